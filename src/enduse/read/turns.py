"""Texts of questions and answers: who speaks in a paragraph that begins with a name and a colon."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct, structs

from enduse.read.names import Found
from enduse.read.saying import Saying
from enduse.read.segment import Sentence
from enduse.read.speakers import Link
from enduse.records.claim import VoiceKind

#: "Bilek: ", "Ms Freya Lind (North Harbour): ", "Mr Alun Vane, Minister of State for Trade: ", "The Minister (Ms X): ".
_LABEL = re.compile(
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Dr)\. )?[^\W\d_][^:;.?!\n()\d]{0,80})"
    r"(?P<aside>(?: \([^)\n]{2,60}\)){0,3}): "
)
_TRUE = re.compile(r"\s*(?:Is|Was) (?:that|this|it) (?:true|right|correct|so)\?", re.IGNORECASE)
_WHAT = re.compile(r"(?:What|Which|Whether|If|How|When|Why|Who|Whose|Where)\b")
_NUMBER = re.compile(r"\s*\d{1,3}\.\s*")
_ENDED = re.compile(r"[.?!…]\W*$")
_SMALL = frozenset("of for and the to in at on de van von al bin".split())
_ASKS = re.compile(r"\?|\bTo ask\b")
#: A text of questions and answers has as many turns.
_FEWEST = 3
_SPEAKING = frozenset({"person", "organization", "publication"})


class Turn(Struct, frozen=True):
    """Who speaks in one paragraph (code points) and where the words begin; `put` is up to where it only asks."""

    start: int
    end: int
    begins: int
    put: int = 0

    def asks(self, sentence: Sentence) -> bool:
        """Whether a sentence only asks."""
        question = sentence.text.rstrip().endswith("?") or ": To ask " in sentence.text
        return question or sentence.end <= self.put

    def said(self, text: str, sentence: Sentence, found: Sequence[Found]) -> Saying | None:
        """What a sentence of the paragraph says, in the mouth of the speaker; None of one who is not named."""
        here = (f for f in found if self.start <= f.start and f.end <= self.end and f.kind in _SPEAKING and f.key)
        named = sorted(here, key=lambda f: (f.kind != "person", f.start))  # "The Minister for Trade (Ms X)"
        if not named or sentence.end <= self.begins:
            return None
        who = named[0]
        kinds: dict[str, VoiceKind] = {"person": "person", "publication": "publication"}
        kind = kinds.get(who.kind, "organization")
        link = Link(text[who.start : who.end], kind, who.start, who.end, who.key)
        start = max(sentence.start, self.begins)
        return Saying(chain=(link,), start=start, end=sentence.end, cue=(self.start, self.end), at=-1)


def turns(sentences: Sequence[Sentence]) -> dict[int, Turn]:
    """Paragraph -> whose turn it is, in a text where speakers take turns; nothing in any other."""
    found: dict[int, Turn] = {}
    called: dict[int, str] = {}
    asked = False
    last, before, numbered, oral = -1, 0, False, -2
    for sentence in sentences:
        if sentence.paragraph != last and _NUMBER.fullmatch(sentence.text):
            numbered = True
            continue
        label = _LABEL.match(sentence.text) if sentence.paragraph != last and not sentence.heading else None
        last = sentence.paragraph
        if label is not None and _is_name(label["who"]):
            at = sentence.start
            asks = numbered and _WHAT.match(sentence.text, label.end()) is not None
            oral = last if asks else oral
            put = sentence.end if asks else 0  # "7. Mr Alun Vane: What licences his department granted. [4711]"
            found[last] = Turn(at, at + label.end("aside"), at + label.end(), put)
            called[last] = label["who"].split(",")[0].split()[-1]
        elif last == oral:
            found[last] = structs.replace(found[last], put=sentence.end)
        elif last in found and _TRUE.match(sentence.text):
            found[last] = structs.replace(found[last], put=before)  # "It is said that X sold it. Is that true?"
        before, numbered = sentence.end, False
        asked = asked or (last in found and _ASKS.search(sentence.text) is not None)
    who = Counter(called.values())
    taken = {s.paragraph for s in sentences if _ENDED.search(s.text)}
    found = {k: turn for k, turn in found.items() if k in taken or who[called[k]] > 1}  # "Exports: Gulf States"
    return found if asked and len(found) >= _FEWEST and max(who.values()) > 1 and len(who) > 1 else {}


def _is_name(label: str) -> bool:
    """Whether a label may name a speaker: words in capitals, with small words between."""
    said = label.replace(",", " ").split()
    return len(said) <= 12 and all(w[0].isupper() or w in _SMALL for w in said)
