"""The side of an event that the encoder did not see, where grammar tells it: who did it, or to whom it was done.

It is the subject of the verb, or what its relative pronoun stands for: "X, which belongs to Y", "a man on whom Z put
sanctions".
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from enduse.read.event import PARTY_ROLES, Event, noun_frames, verb_frames
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import antecedent, arguments
from enduse.read.grammar.lexicon import words
from enduse.reference.places import lookup

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


#: Who gives and who gets.
_OPPOSITE = {"supplier": "recipient", "recipient": "supplier"}


def dealt(verb: str, noun: Mapping[str, Any]) -> str | None:
    """What the subject of a verb is in the deal that is its object, by the noun's frame: who "makes" a delivery
    supplies, who "places" an order gets; who "receives" either is on the other side.
    """
    own = noun.get("possessor", "")
    if verb in words("frames.dealings", "fulfilling"):
        return "supplier"
    if verb in words("frames.dealings", "making"):
        return own or None
    won = own == "recipient" and verb in words("frames.dealings", "winning")
    return _OPPOSITE.get(own) if won or verb in words("frames.dealings", "getting") else None


def doer(event: Event, chunks: Sequence[Chunk]) -> str | None:
    """The role of who does what the verb tells, where the rules know the verb."""
    known = verb_frames().get(chunks[event.trigger].lemma, ())
    role = next((f.get("subject") for f in known if f["relation"] == event.relation), None)
    return role if role in PARTY_ROLES else None


def set_right(event: Event, chunks: Sequence[Chunk], describes: bool) -> None:
    """Put who gives and who gets on their sides of a transfer: what is named behind "to" is no place where it is a
    firm, and the subject of a verb stands where its verb has it ("X has handed over …" supplies). `describes` tells
    that the verb only describes a noun.
    """
    group = chunks[event.trigger]
    if event.relation != "transfer":
        return
    for place, party in (("to", "recipient"), ("from", "supplier")):
        for filler in event.fillers_of(place):
            name = chunks[filler.chunk].name if filler.chunk is not None else None
            called = " ".join(w.token.text for w in chunks[filler.chunk or 0].words)
            firm = name is not None and name.kind == "organization" and lookup(called) is None
            stands = filler.chunk is not None and _beside(chunks, filler.chunk, event.trigger)
            if filler.chunk is not None and _channel(chunks, filler.chunk, event.trigger):
                filler.role = "via"
            elif place == "from" and group.lemma in words("frames.sides", "arriving") and stands == "in":
                filler.role = "to"  # "turned up in X"
            elif firm and stands not in {None, "in"} and not event.has(party):
                filler.role = party
    if event.noun or group.tag != "VG" or group.passive or describes:
        return
    clause = arguments(chunks, event.trigger)
    nouns = (f for group_of in clause.objects for m in group_of for f in noun_frames().get(chunks[m].head, ()))
    deals = {dealt(group.lemma, f) for f in nouns if f["relation"] == "transfer"} - {None}
    behind = {p for p, _ in clause.prepositions}
    frames = (f for f in verb_frames().get(group.lemma, ()) if f["relation"] == "transfer")
    own = next((f.get("subject") for f in frames if f.get("needs", "") in {"", *behind}), None)
    side = next(iter(deals), own)
    if side not in _OPPOSITE or (side == "supplier" and "from" in behind and not deals):
        return  # "passed it from X to Y"
    got = clause.objects[0] if len(clause.objects) > 1 else []
    if side == "recipient" and any(f.chunk in got for f in event.fillers_of(side)):
        if any(f.chunk not in clause.subject for f in event.fillers_of("supplier")):
            return
        side = "supplier"  # "can get us forty sets"
    for filler in event.fillers:
        if filler.chunk in clause.subject and filler.role in {"supplier", "recipient", "end_user"}:
            filler.role = side


def _channel(chunks: Sequence[Chunk], k: int, trigger: int) -> bool:
    """Whether goods pass by the party at `k`: "X as the channel by which lathes got there"."""
    rel = next((m for m in range(trigger - 1, k, -1) if chunks[m].tag == "REL"), 0)
    if not rel or chunks[rel - 1].low not in {"by", "through", "via"}:
        return False
    meant = antecedent(chunks, rel)
    return meant == [k] or (meant == [k + 2] and chunks[k + 1].low == "as")


def _beside(chunks: Sequence[Chunk], k: int, trigger: int) -> str | None:
    """The word before the noun phrase at `k`; None where another clause lies between it and the verb or noun."""
    between = chunks[min(k, trigger) : max(k, trigger)]
    return chunks[k - 1].low if k and all(c.tag not in {"REL", "SUB", "BREAK"} for c in between) else None


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
