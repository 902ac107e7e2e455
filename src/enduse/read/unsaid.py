"""What a party would not, or could not, confirm: the event under "declined to say whether", "was not aware that" is the
silent party's, and nobody asserts it.
"""

from collections.abc import Sequence

from msgspec import structs

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words
from enduse.read.propose import Told
from enduse.read.silence import Silence

#: Relations that can be the content of a silence; the others tell in passing who somebody is.
_EVENTS = frozenset(
    {"transfer", "production", "development", "use", "payment", "cooperation", "sanction", "visit", "statement"}
)
#: How far behind the words of the silence its content begins, in chunks.
_NEAR = 4


def unsaid(told: Sequence[Told], quiet: Sequence[Silence], chunks: Sequence[Chunk]) -> tuple[list[Told], list[Silence]]:
    """The events with the stance and voice of the silence they stand under; the silences that have no such content."""
    left: list[Silence] = []
    found = list(told)
    for silence in quiet:
        scope = _content(silence, chunks) if silence.stance in {"declines", "unaware"} else None
        under = [n for n, t in enumerate(found) if scope is not None and _within(t, scope, chunks)]
        for n in under:
            hedge = structs.replace(found[n].hedge, certainty="stated", negated=False)
            found[n] = structs.replace(found[n], hedge=hedge, chain=silence.chain, stance=silence.stance)
        if not under:
            left.append(silence)
    return found, left


def _content(silence: Silence, chunks: Sequence[Chunk]) -> tuple[int, int] | None:
    """The stretch of text that a silence is about where it is a clause: "whether …", "that …", "… selling X"."""
    first = next((k for k, c in enumerate(chunks) if c.end > silence.cue[0]), len(chunks))
    behind = [k for k, c in enumerate(chunks) if c.start >= silence.cue[1]][:_NEAR]
    asked = words("voices.silence", "whether")
    near = range(first, behind[-1] + 1 if behind else first)
    opens = next((k for k in near if chunks[k].words[0].low in asked and not _relative(chunks, k)), None)
    if opens is None:
        opens = next((k for k in behind if chunks[k].tag == "VG" and chunks[k].form == "ing"), None)
        if opens is None or not any(c.lemma == "deny" for c in chunks[first:opens]):
            return None
    for m in range(opens + 1, len(chunks)):
        if chunks[m].tag == "BREAK" or (chunks[m].tag == "CC" and chunks[m - 1].tag == "COMMA"):
            return chunks[opens].start, chunks[m].start
    return chunks[opens].start, chunks[-1].end


def _relative(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether "that" stands for the noun before it: "no paper that bears this out"."""
    return k > 0 and chunks[k - 1].tag == "NP" and k + 1 < len(chunks) and chunks[k + 1].tag == "VG"


def _within(told: Told, scope: tuple[int, int], chunks: Sequence[Chunk]) -> bool:
    trigger = chunks[told.event.trigger]
    return told.event.relation in _EVENTS and not told.event.noun and scope[0] <= trigger.start < scope[1]
