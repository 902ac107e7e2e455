"""How much an event tells of: the words of its figure."""

from collections.abc import Sequence

from enduse.read.event import Event
from enduse.read.frames import Sense
from enduse.read.grammar.lexicon import words
from enduse.read.names.amounts import Amount


def counted(event: Event, sense: Sense, amounts: Sequence[Amount]) -> tuple[int, int] | None:
    """The count in front of the item, or of the target of a sanction: "seven military drones"."""
    if event.relation == "specification":
        return _near(event.counted, amounts)
    for role in ("item", "target", "amount", "share"):
        at = event.chunk(role)
        if at is not None:
            lo, hi = sense.chunks[at].start, sense.chunks[at].end
            if at and sense.chunks[at - 1].tag in {"ADV", "PREP"}:
                lo = sense.chunks[at - 1].start
            if at > 1 and sense.chunks[at - 1].low == "of" and sense.chunks[at - 2].tag == "NP":
                part = sense.chunks[at - 2]
                if part.head in words("nouns.corefer", "parts") and all(w.tag != "NUM" for w in part.words):
                    return None  # "the first of four radars"
                lo = part.start  # "at least 12 of the presses", "ten pumps of type X"
            found = next(((a.start, a.end) for a in amounts if lo <= a.start and a.end <= hi), None)
            if found is not None:
                return found
    return _near(event.counted, amounts)


def _near(span: tuple[int, int] | None, amounts: Sequence[Amount]) -> tuple[int, int] | None:
    """The amount that a span touches."""
    return next(((a.start, a.end) for a in amounts if span and a.start < span[1] and span[0] < a.end), None)
