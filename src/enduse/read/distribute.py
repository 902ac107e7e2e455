"""From an event as a sentence tells it to events as claims need them: one filler a role, each in the role it has."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.grammar.chunk import Chunk

#: Roles that one event may fill more than once: those who act together, the steps of a route.
_MANY = frozenset({"via", "party", "partner"})
#: Roles of which one event keeps all that it has, also where they are not joined: a list of goods.
_KEPT = _MANY | {"item"}
_PLACES = {"supplier": "from", "recipient": "to", "end_user": "to"}


def distributed(event: Event, chunks: Sequence[Chunk]) -> list[Event]:
    """The event with a last receiver as receiver, with the places of its parties, and once for each of several
    coordinated parties: "to A and B" tells of two transfers.
    """
    if event.relation == "transfer":
        _received(event)
        _placed(event, chunks)
    if event.relation == "sanction":
        _listing(event, chunks)
    if event.relation == "affiliation":
        _membership(event)
    _nearest_place(event, chunks)
    _one_of(event, chunks)
    events = [event]
    for role in dict.fromkeys(f.role for f in event.fillers if f.role not in _MANY):
        if role == "item" and not all(_counted(f, chunks) for f in event.fillers_of(role)):
            continue  # "pumps and valves" are one lot, "twelve pumps and two valves" are two
        if _coordinated([f.chunk for f in event.fillers_of(role)], chunks):
            events = [_with_one(e, role, filler) for e in events for filler in event.fillers_of(role)]
            for one in events:
                _placed(one, chunks)
    return events


def _coordinated(at: Sequence[int | None], chunks: Sequence[Chunk]) -> bool:
    """Whether phrases are two or more, with nothing but commas and "and", "and from" between them."""
    places = sorted(k for k in at if k is not None)
    if len(places) < 2 or len(places) < len(at):
        return False
    between = [c for a, b in pairwise(places) for c in chunks[_past_seat(chunks, a) : b]]
    joined = any(c.tag == "CC" or c.low == "nor" for c in between)
    again = [c for before, c in pairwise(between) if before.tag == "CC" and c.tag in {"PREP", "TO"}]
    return joined and all(c.tag in {"COMMA", "CC"} or c.low == "nor" or c in again for c in between)


def _past_seat(chunks: Sequence[Chunk], k: int) -> int:
    """Where the text goes on behind a phrase and the place beside it: "a trader in Y | and X"."""
    seated = chunks[k + 1].low in {"in", "of", "near"} and k + 2 < len(chunks) and chunks[k + 2].tag == "NP"
    place = chunks[k + 2].name if seated else None
    return k + 3 if place is not None and place.kind == "place" else k + 1


def _counted(filler: Filler, chunks: Sequence[Chunk]) -> bool:
    return filler.chunk is not None and any(w.tag == "NUM" for w in chunks[filler.chunk].words[:-1])


def _with_one(event: Event, role: str, filler: Filler) -> Event:
    left = {f.chunk + 2 for f in event.fillers_of(role) if f is not filler and f.chunk is not None}
    seats = [f for f in event.fillers if f.role == _PLACES.get(role) and f.chunk in left]  # of those left out
    others = [f for f in event.fillers if f.role != role and f not in seats]
    at = next(n for n, f in enumerate(event.fillers) if f.role == role)
    return structs.replace(event, fillers=[*others[:at], filler, *others[at:]])


def _one_of(event: Event, chunks: Sequence[Chunk]) -> None:
    """Of several fillers that do not belong together, the first one with a name, else the first."""
    for role in {f.role for f in event.fillers} - _KEPT:
        several = event.fillers_of(role)
        if len(several) > 1 and not _coordinated([f.chunk for f in several], chunks):
            named = [f for f in several if f.standing.key and not f.standing.key.startswith("unnamed:")]
            kept = (named or several)[0]
            event.fillers = [f for f in event.fillers if f.role != role or f is kept]


def _membership(event: Event) -> None:
    """ "X's director, A. B.": who is no person beside a person is where the person belongs."""
    members = event.fillers_of("member")
    if any(f.standing.kind == "person" for f in members):
        for filler in members:
            if filler.standing.kind in {"organization", "publication"}:
                filler.role = "organization"


def _listing(event: Event, chunks: Sequence[Chunk]) -> None:
    """The authority inside the name of a programme: "European Union sanctions"."""
    programme = next(iter(event.fillers_of("programme")), None)
    if programme is None or event.has("authority"):
        return
    for chunk in chunks:
        for word in chunk.words:
            found = word.found
            if (
                found is not None
                and found.kind in {"organization", "place"}
                and programme.standing.start <= found.start < found.end <= programme.standing.end
            ):
                standing = Standing(found.kind, found.key, found.start, found.end)
                event.fillers.append(Filler("authority", None, standing))
                return


def _received(event: Event) -> None:
    """Who the goods are finally for is their receiver where nobody else is."""
    if event.has("end_user") and not event.has("recipient"):
        for filler in event.fillers:
            if filler.role == "end_user":
                filler.role = "recipient"


def _placed(event: Event, chunks: Sequence[Chunk]) -> None:
    """ "bought from X in Y" comes from Y, "sent to a plant in Y" goes to Y."""
    for filler in list(event.fillers):
        role = _PLACES.get(filler.role)
        if role is None or filler.chunk is None:
            continue
        place = _place_behind(chunks, filler.chunk)
        if place is None:
            continue
        event.fillers = [f for f in event.fillers if not (f.role in {"from", "to"} and f.standing == place)]
        if not event.has(role):
            event.fillers.append(Filler(role, filler.chunk + 2, place))


def _place_behind(chunks: Sequence[Chunk], k: int) -> Standing | None:
    if k + 2 < len(chunks) and chunks[k + 1].low == "in" and chunks[k + 2].tag == "NP":
        name = chunks[k + 2].name or (chunks[k + 2].names[-1] if chunks[k + 2].names else None)
        if name is not None and name.kind == "place":
            return Standing("place", name.key, name.start, name.end)
    return None


def _nearest_place(event: Event, chunks: Sequence[Chunk]) -> None:
    """ "at Burgas in Bulgaria" is one place."""
    for role in ("from", "to", "place"):
        places = [f for f in event.fillers_of(role) if f.chunk is not None]
        for first, second in pairwise(places):
            gap = [c.low for c in chunks[(first.chunk or 0) + 1 : second.chunk]]
            if gap in (["in"], [","]) and second in event.fillers:
                event.fillers.remove(second)
