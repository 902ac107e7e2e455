"""Texts of questions and answers: who speaks in a paragraph that begins with a name and a colon."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from enduse.read.names import Found
from enduse.read.saying import Saying
from enduse.read.segment import Sentence
from enduse.read.speakers import Link
from enduse.records.claim import VoiceKind

#: "Bilek: ", "Ms Freya Lind (North Harbour): ", "Mr Alun Vane, Minister of State for Trade: ".
_LABEL = re.compile(r"(?P<who>(?:(?:Mr|Mrs|Ms|Dr)\. )?[^\W\d_][^:;.?!\n()\d]{0,80})(?: \([^)\n]{2,40}\))?: ")
_SMALL = frozenset("of for and the to in at on de van von al bin".split())
_ASKS = re.compile(r"\?|\bTo ask\b")
#: A text of questions and answers has as many turns.
_FEWEST = 3
_SPEAKING = frozenset({"person", "organization", "publication"})


class Turn(Struct, frozen=True):
    """Who speaks in one paragraph (code points) and where the words begin."""

    start: int
    end: int
    begins: int

    def said(self, text: str, sentence: Sentence, found: Sequence[Found]) -> Saying | None:
        """What a sentence of the paragraph says, in the mouth of the speaker; None of one who is not named."""
        named = (f for f in found if self.start <= f.start and f.end <= self.end and f.kind in _SPEAKING and f.key)
        who = next(named, None)
        if who is None or sentence.end <= self.begins:
            return None
        kinds: dict[str, VoiceKind] = {"person": "person", "publication": "publication"}
        kind = kinds.get(who.kind, "organization")
        link = Link(text[who.start : who.end], kind, who.start, who.end, who.key)
        start = max(sentence.start, self.begins)
        return Saying(chain=(link,), start=start, end=sentence.end, cue=(self.start, self.end), at=-1)


def asks(sentence: Sentence) -> bool:
    """Whether a sentence of a turn only asks."""
    return sentence.text.rstrip().endswith("?") or ": To ask " in sentence.text


def turns(sentences: Sequence[Sentence]) -> dict[int, Turn]:
    """Paragraph -> whose turn it is, in a text where speakers take turns; nothing in any other."""
    found: dict[int, Turn] = {}
    who: Counter[str] = Counter()
    asked = False
    last = -1
    for sentence in sentences:
        label = _LABEL.match(sentence.text) if sentence.paragraph != last and not sentence.heading else None
        last = sentence.paragraph
        if label is not None and _is_name(label["who"]):
            at = sentence.start
            found[last] = Turn(at, at + label.end("who"), at + label.end())
            who[label["who"].split(",")[0].split()[-1]] += 1
        asked = asked or (last in found and _ASKS.search(sentence.text) is not None)
    return found if asked and len(found) >= _FEWEST and max(who.values()) > 1 and len(who) > 1 else {}


def _is_name(label: str) -> bool:
    """Whether a label may name a speaker: words in capitals, with small words between."""
    said = label.replace(",", " ").split()
    return len(said) <= 12 and all(w[0].isupper() or w in _SMALL for w in said)
