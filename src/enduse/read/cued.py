"""Who says it, by cue words alone: for languages without a grammar of ours, and for Russian where its models are not
installed. A statement or a silence of a named party, never an event.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from enduse.read.hedge import Hedge
from enduse.read.names.found import Found
from enduse.read.propose import Proposing
from enduse.read.saying import Saying
from enduse.read.segment import Sentence, sentences
from enduse.read.silence import Silence
from enduse.read.speakers import Link
from enduse.read.tables import table
from enduse.records.claim import Stance
from enduse.records.document import Document
from enduse.records.proposal import ProposedClaim

_SPEAKERS = frozenset({"organization", "person", "publication"})
#: How far a speaker stands from the cue, in characters.
_NEAR = 60
#: Fewer words than these say nothing.
_FEWEST = 2


class Cues(Struct, frozen=True):
    """The cue words of one language as patterns."""

    says: re.Pattern[str]
    denies: re.Pattern[str]
    phrases: re.Pattern[str]
    that: re.Pattern[str]
    silences: tuple[tuple[Stance, re.Pattern[str]], ...]


def cued(
    document: Document, spans: Sequence[tuple[int, int, str | None]], found: Sequence[Found], reader: str
) -> Iterator[ProposedClaim]:
    """What named parties say or leave unsaid in some stretches (start, end, language), by cue words."""
    propose = Proposing(document)
    prose = [s for s in sentences(document) if not s.heading]
    for start, end, language in spans:
        cues = _cues(language) if language else None
        for sentence in prose if cues is not None else ():
            if not start <= sentence.start < end or cues is None:
                continue
            here = [f for f in found if sentence.start <= f.start and f.end <= sentence.end and f.kind in _SPEAKERS]
            silence = _silence(document.text, sentence, here, cues, reader)
            saying = _saying(document.text, sentence, here, cues, reader)
            if silence is not None:
                yield propose.silence(silence, sentence)
            elif saying is not None:
                yield propose.statement(saying, Hedge("stated", "done", None), sentence)


def _silence(text: str, sentence: Sentence, here: Sequence[Found], cues: Cues, reader: str) -> Silence | None:
    """The first silence of a named party in a sentence."""
    for stance, pattern in cues.silences:
        m = pattern.search(text, sentence.start, sentence.end)
        speaker = _before(here, m.start()) or _behind(here, m.end()) if m else None
        if m and speaker is not None:
            return Silence(stance, (_link(text, speaker),), m.span(), None, reader)
    return None


def _saying(text: str, sentence: Sentence, here: Sequence[Found], cues: Cues, reader: str) -> Saying | None:
    """The first thing that a named party says in a sentence."""
    phrase = cues.phrases.search(text, sentence.start, sentence.end)
    speaker = _behind(here, phrase.end()) if phrase else None
    if phrase and speaker is not None:
        rest = (speaker.end, sentence.end) if phrase.start() - sentence.start < 3 else (sentence.start, phrase.start())
        return _said(text, speaker, rest, phrase.span(), "asserts", reader)
    for stance, pattern in (("denies", cues.denies), ("asserts", cues.says)):
        for m in pattern.finditer(text, sentence.start, sentence.end):
            behind, before = _behind(here, m.end()), _before(here, m.start())
            that = cues.that.match(text, m.end(), sentence.end)
            inverted = text[sentence.start : m.start()].rstrip()[-1:] in {",", "—", "–", "»", "”", '"'}
            if before is not None and that:
                return _said(text, before, (that.end(), sentence.end), m.span(), stance, reader)
            if inverted and (speaker := behind or before) is not None:
                stop = min(m.start(), speaker.start)
                return _said(text, speaker, (sentence.start, stop), m.span(), stance, reader)
            if before is not None and stance == "denies":
                return _said(text, before, (m.end(), sentence.end), m.span(), stance, reader)
    return None


def _said(
    text: str, speaker: Found, span: tuple[int, int], cue: tuple[int, int], stance: str, reader: str
) -> Saying | None:
    if len(re.findall(r"\w+", text[slice(*span)])) < _FEWEST:
        return None
    return Saying(
        chain=(_link(text, speaker),),
        start=span[0],
        end=span[1],
        stance="denies" if stance == "denies" else "asserts",
        cue=cue,
        at=0,
        reader=reader,
    )


def _link(text: str, found: Found) -> Link:
    return Link(text[found.start : found.end], found.kind, found.start, found.end, found.key)  # type: ignore[arg-type]


def _before(here: Sequence[Found], place: int) -> Found | None:
    return next((f for f in reversed(here) if f.end <= place and place - f.end < _NEAR), None)


def _behind(here: Sequence[Found], place: int) -> Found | None:
    return next((f for f in here if f.start >= place and f.start - place < _NEAR), None)


@cache
def _cues(language: str) -> Cues | None:
    """The cue words of `lang/<language>/cues.toml`, None for a language without them."""
    try:
        words = table("cues", language)
    except (FileNotFoundError, ModuleNotFoundError):
        return None

    def any_of(key: str, ending: str = r"\w*") -> re.Pattern[str]:
        ordered = sorted(words[key], key=lambda w: (-len(w), w))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))}){ending}", re.IGNORECASE)

    stances: tuple[Stance, ...] = ("declines", "no_reply", "unaware")
    return Cues(
        says=any_of("says"),
        denies=any_of("denies"),
        phrases=any_of("phrases", r"(?!\w)"),
        that=re.compile(rf"[^,.;:]{{0,40}}(?:,\s*(?:{'|'.join(words['that'])})\s|:\s)", re.IGNORECASE),
        silences=tuple((stance, any_of(stance)) for stance in stances),
    )
