"""What a text itself tells that is no deed of ours and yet matters: what somebody plans, is busy with, or what would
follow if something else held.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from enduse.read.event import Event
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import arguments, event_nouns
from enduse.read.grammar.lexicon import words
from enduse.read.hedge import Hedge, hedge
from enduse.read.saying import Saying

_PARTIES = frozenset({"organization", "person", "publication", "place"})


class Remark(Struct, frozen=True):
    """A clause (code points `start` to `end`) worth a statement; `speaker` is its subject's position, if a party."""

    start: int
    end: int
    speaker: int | None
    hedge: Hedge
    denied: bool = False


def remarks(
    sense: Sense, it: str | None, taken: Sequence[tuple[int, int]], sayings: Sequence[Saying]
) -> Iterator[Remark]:
    """The clauses of a sentence that tell of a plan, of what goes on or of a consequence and hold nothing told yet.

    `taken` are the triggers and cues of what is told already.
    """
    parts = sense.chunks
    done: set[tuple[int, int]] = set()
    for k, chunk in enumerate(parts):
        if chunk.tag != "VG" or not chunk.finite or any(a < chunk.end and chunk.start < b for a, b in taken):
            continue
        first, last = _clause(parts, k)
        start, end = parts[first].start, parts[last].end
        held = any(start <= a < end for a, _ in taken)
        said = any(s.start <= chunk.start < s.end and s.form == "clause" for s in sayings)
        if held or said or parts[first].tag in {"SUB", "REL"}:
            continue
        if notable(parts, k):
            told = hedge(parts, Event(relation="statement", trigger=k, fillers=[], verb=k), (start, end), "stated")
            yield Remark(start, end, None, told, told.negated or _none(parts[first]))
            continue
        if chunk.negated:
            continue
        subject = next(iter(arguments(parts, k).subject), None)
        if subject is None:
            continue
        told = hedge(parts, Event(relation="statement", trigger=k, fillers=[], verb=k), (start, end), "stated")
        party = sense.standing(sense.named_before(subject), it).kind in _PARTIES or _somebody(parts[subject])
        notes = told.certainty == "conditional" or (party and (told.phase == "planned" or _busy(chunk)))
        if notes and (start, end) not in done:  # "will be finished if the weather holds" is one
            done.add((start, end))
            yield Remark(start, end, subject if party else None, told)


def notable(parts: Sequence[Chunk], k: int) -> bool:
    """Whether a verb group tells of a rule that is broken, a paper that is forged or a licence that is given or not."""
    group, behind = parts[k], parts[k + 1] if k + 1 < len(parts) else None
    about = parts[k + 2] if behind is not None and behind.low in {"no", "any"} and k + 2 < len(parts) else behind
    thing = {w.low for w in about.words} if about is not None and about.tag == "NP" and not group.passive else set()
    subject = [parts[m] for m in arguments(parts, k).subject]
    does = {group.lemma, group.words[-1].low}
    if does & words("voices.notable", "breaking"):
        return bool(thing & words("voices.notable", "rules"))
    papers = words("voices.sources", "documents") | words("voices.notable", "papers")
    paper = any(s.head in papers for s in subject)
    if paper and group.passive and does & words("voices.notable", "forging"):
        return True
    if paper and group.lemma == "be" and thing & words("voices.notable", "forgeries"):
        return True
    licence = bool(thing & words("voices.notable", "licences")) or (
        group.passive and any(s.head in words("voices.notable", "licences") for s in subject)
    )
    deed = any(c.tag == "NP" and c.head in event_nouns() for c in parts[k + 1 : k + 6])  # told as a plan of its own
    return licence and not deed and bool(does & words("voices.notable", "licensing"))


def _none(phrase: Chunk) -> bool:
    """Whether a clause opens with "no …": "no licence was granted"."""
    return phrase.words[0].low in words("voices.negation", "nobody")


def _somebody(phrase: Chunk) -> bool:
    """Whether a noun phrase without a name tells of people or of a body."""
    heads = words("frames.organizations", "heads") | words("frames.persons", "heads")
    return phrase.head in heads | words("voices.sources", "anonymous") | words("nouns.corefer", "state_words")


def _busy(group: Chunk) -> bool:
    """Whether somebody is looking into something or working on it: "is examining", "are still tracing"."""
    at_it = any(w.tag == "BE" for w in group.words) and group.form == "ing"
    return at_it and group.lemma in words("voices.phase", "busy_verbs")


def _clause(parts: Sequence[Chunk], k: int) -> tuple[int, int]:
    """The first and last chunk of the clause around the verb group at `k`."""
    first = next((m + 1 for m in range(k - 1, -1, -1) if _closes(parts, m)), 0)
    if parts[first].tag == "SUB" or parts[first].low in {"should", "had", "were"}:  # "if X happens, Y would follow"
        first = next((m + 1 for m in range(first, k) if parts[m].tag == "COMMA" and _verbs(parts, first, m)), first)
    last = next((m - 1 for m in range(k + 1, len(parts)) if _closes(parts, m)), len(parts) - 1)
    return min(first, k), max(last, k)


def _verbs(parts: Sequence[Chunk], first: int, last: int) -> bool:
    """Whether a clause with a verb of its own stands between two places."""
    return any(c.tag == "VG" and c.finite for c in parts[first + 1 : last]) or parts[first].tag != "SUB"


def _closes(parts: Sequence[Chunk], m: int) -> bool:
    """Whether a chunk stands between two clauses."""
    if parts[m].tag in {"BREAK", "THAT"}:
        return True
    joins = parts[m].tag == "CC" and m + 1 < len(parts) and parts[m + 1].tag == "VG" and parts[m + 1].finite
    if joins:
        return True
    whose = any(c.tag == "REL" for c in parts[m + 1 : m + 4])  # ", some of which …"
    return parts[m].tag == "COMMA" and m + 1 < len(parts) and (whose or parts[m + 1].tag not in {"NP", "COMMA", "ADV"})
