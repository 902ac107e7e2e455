"""The side of an event that the encoder did not see, where grammar tells it: who did it, or to whom it was done.

It is the subject of the verb, or what its relative pronoun stands for: "X, which belongs to Y", "a man on whom Z put
sanctions".
"""

from collections.abc import Iterator, Sequence

from enduse.read.event import Event
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import antecedent, arguments
from enduse.read.grammar.lexicon import words

#: Who acts, and who or what is acted upon.
_SIDES = {
    "ownership": ("owner", "asset"),
    "development": ("developer", "item"),
    "production": ("producer", "item"),
    "use": ("user", "item"),
    "payment": ("payer", "payee"),
    "sanction": ("authority", "target"),
    "cooperation": ("party", "party"),
    "visit": ("visitor", "host"),
}


def other_side(event: Event, chunks: Sequence[Chunk]) -> tuple[str, list[int]] | None:
    """The role that an event told by a verb lacks, and the noun phrases that grammar gives it; else None."""
    group = chunks[event.trigger]
    if event.noun or group.tag != "VG" or event.relation not in _SIDES:
        return None
    taken = {f.chunk for f in event.fillers}
    for role, filled in _told(chunks, event.trigger, *_SIDES[event.relation]):
        if filled and not taken & set(filled) and len(event.fillers_of(role)) <= (role == "party"):
            return role, filled
    return None


def _told(chunks: Sequence[Chunk], verb: int, actor: str, other: str) -> Iterator[tuple[str, list[int]]]:
    """The roles that stand in the clause of a verb."""
    relative = _relative(chunks, verb)
    if relative is not None:
        yield actor if chunks[relative - 1].low == "by" else other, antecedent(chunks, relative)
        return
    clause = arguments(chunks, verb)
    turned = chunks[verb].passive or chunks[verb].lemma in words("frames.sides", "turned")
    yield other if turned else actor, clause.subject
    if not turned and clause.objects:
        yield other, clause.objects[0]


def _relative(chunks: Sequence[Chunk], verb: int) -> int | None:
    """The pronoun of "in which" or "with whom" that opens the clause of a verb."""
    for k in range(verb - 1, 0, -1):
        if chunks[k].tag == "REL" and chunks[k - 1].tag in {"PREP", "TO"}:
            return k
        if chunks[k].tag in {"VG", "BREAK", "THAT", "SUB", "REL", "COMMA", "CC"}:
            return None
    return None
