"""Who only carries: a ship, an airline or a forwarder that moves goods is no supplier, and a voyage is no delivery of
the ship.
"""

from collections.abc import Iterator

from enduse.read.event import Event, Filler
from enduse.read.fill import carries
from enduse.read.frames import Sense
from enduse.read.grammar.clause import arguments
from enduse.read.grammar.lexicon import words

#: Where goods are when a ship has them: "were shipped aboard the X", "carried by the X".
_ABOARD = frozenset({"aboard", "on", "onto", "by", "in"})


def carried(event: Event, sense: Sense) -> Event:
    """The event with a carrier as `via` where it was taken for the supplier or for nobody: "the MV Corvina carried
    engines to Y"; where a ship alone goes somewhere it is a visit.
    """
    trigger = sense.chunks[event.trigger]
    if event.relation != "transfer":
        return event
    vessels, firms = words("frames.carriers", "vessels"), words("frames.carriers", "firms")
    for verbs, sort in (("verbs", vessels | firms), ("landing", vessels)):
        if trigger.lemma in words("frames.carriers", verbs):
            event.fillers = [
                Filler("via", f.chunk, f.standing, f.guessed) if f.role == "supplier" and _is(f, sense, sort) else f
                for f in event.fillers
            ]
    if event.noun or trigger.tag != "VG":
        return event
    if trigger.lemma in words("frames.carriers", "voyages") and not trigger.passive:
        return _voyage(event, sense)
    for ship in _ships(event, sense) if event.has("item") else ():
        at = sense.chunks[ship.chunk or 0]
        same = [f for f in event.fillers if at.start <= f.standing.start < at.end and f.role in {"via", "supplier"}]
        event.fillers = [*(f for f in event.fillers if f not in same), ship]
    return event


def _is(filler: Filler, sense: Sense, sort: frozenset[str]) -> bool:
    """Whether a party is a vessel or vehicle, or a firm that calls itself a carrier, by a word of such a sort."""
    said = sense.referents.text[filler.standing.start : filler.standing.end].lower().split()
    led = [w.low for w in sense.chunks[filler.chunk].words] if filler.chunk is not None else []
    return bool({*said, *led} & sort)


def _ships(event: Event, sense: Sense) -> Iterator[Filler]:
    """The ships that move the goods of an event: who carries them, or what they are aboard."""
    trigger = sense.chunks[event.trigger]
    clause = arguments(sense.chunks, event.trigger)
    moves = trigger.lemma in words("frames.carriers", "verbs") | words("frames.carriers", "landing")
    who = list(clause.subject) if moves and not trigger.passive and not sense.describes(event.trigger) else []
    sends = moves or trigger.lemma in words("frames.carriers", "sending")
    who += [m for p, m in clause.prepositions if p in _ABOARD and (sends or p not in {"on", "in"})]
    loose = {m for p, m in clause.prepositions if p in {"on", "in"}}
    goods = {f.chunk for f in event.fillers_of("item")}
    for m in who:
        ship, named = sense.standing(m), sense.chunks[m].name is not None
        if m not in goods and ship.kind == "item" and (carries(sense.chunks[m]) or (named and m not in loose)):
            yield Filler("via", m, ship)


def _voyage(event: Event, sense: Sense) -> Event:
    """ "The vessel X left Y for Z with 40 engines": the ship carries what it has aboard, else it only goes there."""
    ship = next((f for f in event.fillers_of("item") if f.chunk is not None and carries(sense.chunks[f.chunk])), None)
    if ship is None or len(event.fillers_of("item")) > 1:
        return event
    with_it = [m for p, m in arguments(sense.chunks, event.trigger).prepositions if p == "with"]
    goods = [Filler("item", m, sense.standing(m)) for m in with_it if sense.standing(m).kind == "item"]
    rest = [f for f in event.fillers if f is not ship]
    if goods:
        event.fillers = [Filler("via", ship.chunk, ship.standing), *goods, *rest]
        return event
    ends = [f for role in ("to", "recipient", "from", "supplier") for f in event.fillers_of(role)]
    place = next((f for f in ends if f.standing.kind == "place"), None)
    if place is not None:
        event.relation, event.state = "visit", None
        event.fillers = [Filler("visitor", ship.chunk, ship.standing), Filler("place", place.chunk, place.standing)]
    return event
