"""Transfer by transfer: what is told, by whom, who denies it, and the chain as a picture."""

from collections.abc import Iterable

from enduse.records.claim import Claim
from enduse.records.transfer import Transfer
from enduse.reference.trade import unit_names
from enduse.report.besides import besides
from enduse.report.bound import Bound
from enduse.report.disagreements import DISAGREE, disagreement
from enduse.report.figures import NOT_NAMED, disputed, other_times, wares
from enduse.report.footnotes import Footnotes
from enduse.report.names import Names
from enduse.report.other_ends import other_ends
from enduse.report.pictures.chain import Leg, Stop
from enduse.report.pieces import Line, Piece, mark, ours, said
from enduse.report.shown import clipped
from enduse.report.view import Row, TransferView
from enduse.report.wording import sentence

CERTAINTIES = ("stated", "probable", "possible", "conditional")
NOBODY = "not named"
#: Denials, by their claims -> the transfer with which they stand.
Seen = dict[frozenset[str], Piece]
#: Of the denials that a transfer does not hold, at most so many stand with it.
BESIDES = 5
#: States whose word would say more than the sources: a sale or a bill is no sign that money passed or goods moved.
STATES = {"paid": "sold", "ordered": "ordered or billed"}


def ranked(transfers: Iterable[Transfer]) -> list[Transfer]:
    """The best-supported first, plans last, each part behind its whole."""
    order = sorted(transfers, key=lambda t: (t.state == "planned", -t.roots, -len(t.supported_by), t.id))
    known = {t.id for t in order}
    parts: dict[str, list[Transfer]] = {}
    for one in order:
        if one.part_of in known and one.part_of != one.id:
            parts.setdefault(str(one.part_of), []).append(one)
    inner = {t.id for group in parts.values() for t in group}
    placed: dict[str, Transfer] = {}
    for one in [*(t for t in order if t.id not in inner), *order]:  # at the end, parts of parts of themselves
        left = [one]
        while left:
            nxt = left.pop()
            if nxt.id not in placed:
                placed[nxt.id] = nxt
                left += reversed(parts.get(nxt.id, []))
    return list(placed.values())


def row(transfer: Transfer, bound: Bound, claims: dict[str, Claim], names: Names) -> Row:
    """The transfer in one line of the answer."""
    general = bound.in_general(transfer)
    return Row(
        anchor=names.anchor(transfer.id),
        goods=goods(transfer, claims),
        supplier=_end(transfer, "supplier", claims, names) + _place(transfer.supplier, "from", transfer.origin, names),
        via=_via(transfer, names),
        recipient=_end(transfer, "recipient", claims, names)
        + _place(transfer.recipient, "to", transfer.destination, names)
        + _for(transfer, names),
        state=_state(transfer),
        certainty=certainty(transfer, claims),
        sources=sources(transfer, claims),
        denied=bool(set(transfer.denied_by) - general),
        denied_in_general=bool(general),
        planned=transfer.state == "planned",
        part=transfer.part_of is not None,
    )


def view(
    transfer: Transfer, bound: Bound, claims: dict[str, Claim], names: Names, notes: Footnotes, seen: Seen
) -> TransferView:
    """The transfer in full."""
    told = sorted((claims[c] for c in transfer.supported_by), key=lambda c: _order(c, names))
    general = bound.in_general(transfer)
    against = sorted((claims[c] for c in transfer.denied_by), key=lambda c: _order(c, names))
    wide = [(ours("In general: "), *sentence(c, names), *notes.cite(c)) for c in against if c.id in general]
    apart, title = besides(transfer, bound.denials), heading(transfer, claims, names)
    stops, legs = _chain(transfer, bound, claims, names)
    findings = bound.findings(transfer)
    whole = bound.transfers.get(transfer.part_of or "")
    return TransferView(
        anchor=names.anchor(transfer.id),
        heading=title,
        facts=_facts(transfer, claims, names),
        stops=tuple(stops),
        legs=tuple(legs),
        told=tuple((*sentence(c, names), *notes.cite(c)) for c in told),
        denials=tuple((*sentence(c, names), *notes.cite(c)) for c in against if c.id not in general),
        besides=_besides(apart, said(title, names.anchor(transfer.id)), names, notes, seen),
        replies=(
            *wide,
            *(
                (*sentence(c, names), *notes.cite(c))
                for c in _replies(transfer, bound, claims, names)
                if c not in apart
            ),
        ),
        sources=sources(transfer, claims)
        + (f": {'; '.join(transfer.root_names)}" if transfer.root_names else "")
        + _elsewhere(told, transfer, names),
        part_of=(said(heading(whole, claims, names), names.anchor(whole.id)),) if whole else (),
        remarks=tuple(disagreement(f) for f in findings if f.rule in DISAGREE),
        questions=tuple(f.summary for f in findings if f.rule == "open_question"),
    )


def _elsewhere(told: Iterable[Claim], transfer: Transfer, names: Names) -> str:
    """How many of the texts lead from or to somebody else than the transfer."""
    ends = {c.document: ", ".join(found) for c in told if (found := other_ends(c, transfer, names))}
    verb = "names" if len(ends) == 1 else "name"
    return f"; {len(ends)} of the texts {verb} another end: {'; '.join(dict.fromkeys(ends.values()))}" if ends else ""


def _besides(denials: list[Claim], named: Piece, names: Names, notes: Footnotes, seen: Seen) -> tuple[Line, ...]:
    """The first few denials of those concerned that the transfer does not hold, and how many more there are; where an
    earlier transfer has the very same, `seen` tells which."""
    first = seen.setdefault(frozenset(c.id for c in denials), named)
    if denials and first is not named:
        return ((ours("The same denials as under "), first, ours(".")),)
    found = sorted(denials, key=lambda c: _order(c, names))
    more = ((ours(f"{len(found) - BESIDES} more stand under Replies and Also told."),),) if len(found) > BESIDES else ()
    return (*((*sentence(c, names), *notes.cite(c)) for c in found[:BESIDES]), *more)


def sources(transfer: Transfer, claims: dict[str, Claim]) -> str:
    """ "12 texts, 9 outlets, 1 independent origin": however many print it, what goes back to one origin counts once."""
    texts = len({claims[c].document for c in transfer.supported_by})
    counted = [(texts, "text"), (transfer.outlets, "outlet"), (transfer.roots, "independent origin")]
    return ", ".join(f"{n} {what}{'s' * (n != 1)}" for n, what in counted if n or what != "outlet")


def goods(transfer: Transfer, claims: dict[str, Claim]) -> str:
    """The goods as worded, with the figure."""
    text = wares(transfer, claims)
    quantity = transfer.quantity
    if text == NOT_NAMED and quantity:
        return f"{text} ({disputed(transfer, claims) or quantity.text})"
    if figures := disputed(transfer, claims):
        return f"{figures} {wares(transfer, claims, bare=True)}"
    if quantity is None:
        return text
    for claim in (claims[c] for c in transfer.supported_by):
        for filler in claim.fillers("item"):
            if claim.quantity == quantity and filler.start <= quantity.start < filler.end:
                return filler.text if text in filler.text else f"{filler.text} ({text})"
    unit = quantity.unit if quantity.unit and quantity.text.isdigit() and quantity.unit not in text else ""
    if name := unit_names().get(unit):  # "40 H87"
        unit = name if quantity.value == 1 else f"{name}s"
    return " ".join(x for x in (quantity.text, unit, "×" if quantity.text[-1:].isdigit() and unit else "", text) if x)


def heading(transfer: Transfer, claims: dict[str, Claim], names: Names) -> str:
    """ "seven drones: Orion → Delta → Umbra"."""
    giver = names.party(transfer.supplier or transfer.origin)
    taker = names.party(transfer.recipient or transfer.destination)
    stops = [giver or NOBODY, *(stop.name for stop in between(transfer, names)), taker or NOBODY]
    return f"{goods(transfer, claims)}: {' → '.join(stops)}"


def _facts(transfer: Transfer, claims: dict[str, Claim], names: Names) -> tuple[tuple[str, Line], ...]:
    def party(id: str | None) -> Line:
        return (said(names.party(id), names.anchor(id)),)

    sure = certainty(transfer, claims)
    rows: list[tuple[str, Line]] = [("State", (ours(_state(transfer)), *((ours(", "), mark(sure)) if sure else ())))]
    if transfer.quantity:
        figures = disputed(transfer, claims)
        more = "; ".join(other_times(transfer, claims))
        beside = (ours(", beside "), said(more), ours(" of another time: no contradiction")) if more else ()
        words = (said(figures or transfer.quantity.text), *((ours(", disputed"),) if figures else beside))
        rows.append(("Quantity", words))
    if transfer.when:
        value = f" ({transfer.when.value})" if transfer.when.value and transfer.when.value != transfer.when.text else ""
        rows.append(("Time", (said(transfer.when.text), ours(value))))
    if transfer.origin:
        rows.append(("From", party(transfer.origin)))
    if transfer.destination:
        rows.append(("To", party(transfer.destination)))
    return tuple(rows)


def _state(transfer: Transfer) -> str:
    return STATES.get(transfer.state or "", transfer.state or "not told")


def _chain(transfer: Transfer, bound: Bound, claims: dict[str, Claim], names: Names) -> tuple[list[Stop], list[Leg]]:
    """The stops from maker to end user, and what passes between them."""
    done = transfer.state not in ("planned", "agreed")
    origin, goal = names.party(transfer.origin), names.party(transfer.destination)
    giver, taker = _end(transfer, "supplier", claims, names), _end(transfer, "recipient", claims, names)
    stops, legs = [], []
    ends = {transfer.supplier, *transfer.via, transfer.recipient, transfer.end_user}
    if transfer.maker and transfer.maker not in ends:
        stops.append(Stop("maker", names.party(transfer.maker)))
        legs.append(Leg(below="told elsewhere", sure=False))
    start, end = _apart(transfer, claims, names)
    at = "" if start or origin == giver or not origin else f"from {origin}"
    stops.append(Stop("supplier", giver, at, _known(transfer.supplier, names)))
    stops += between(transfer, names)
    at = "" if end or goal == taker or not goal else f"to {goal}"
    stops.append(Stop("recipient", taker, at, _known(transfer.recipient, names)))
    handed = len(stops) - 1 - len(legs)
    when = (transfer.when.value or transfer.when.text) if transfer.when else ""
    way = " ".join(f"{word} {place}" for word, place in (("from", start), ("to", end)) if place)
    early = handed > 1 and _of_first_leg(transfer, claims)
    last = (_state(transfer) if transfer.state else "", certainty(transfer, claims), way, "" if early else when)
    for n in range(handed):
        below = " · ".join(x for x in last if x) if n == handed - 1 else when if early and n == 0 else ""
        denied = bool(set(transfer.denied_by) - bound.in_general(transfer)) and n == handed - 1
        legs.append(Leg(goods(transfer, claims) if n == 0 else "", below, done, denied))
    if transfer.end_user and transfer.end_user != transfer.recipient:
        stops.append(Stop("end user", names.party(transfer.end_user), "", _known(transfer.end_user, names)))
        legs.append(Leg(sure=done))
    return stops, legs


def _apart(transfer: Transfer, claims: dict[str, Claim], names: Names) -> tuple[str, str]:
    """Places told of the last leg ("from KZ" on a row that also names who stands between), not of the ends themselves.

    A place is an end's own where the party belongs to that country, or where a claim names both and no one between.
    """
    if not transfer.via:
        return "", ""
    told = [claims[id] for id in transfer.supported_by]
    found = []
    for role, place, end, party in (
        ("from", transfer.origin, "supplier", transfer.supplier),
        ("to", transfer.destination, "recipient", transfer.recipient),
    ):
        stating = [c for c in told if _fills(c, role, place) and _fills(c, end, party) and not c.fillers("via")]
        own = bool(stating) or not party or bool(_countries(party, names) & _countries(place, names))
        found.append("" if own or not place else names.party(place))
    return found[0], found[1]


def _of_first_leg(transfer: Transfer, claims: dict[str, Claim]) -> bool:
    """Whether the time is told only by claims that lead from the supplier to no further than who stands between."""
    stating = [c for id in transfer.supported_by if (c := claims[id]).when and c.when == transfer.when]
    ends = [{r.party for r in c.fillers("recipient")} for c in stating]
    return bool(ends) and all(found and found <= set(transfer.via) for found in ends)


def _fills(claim: Claim, role: str, party: str | None) -> bool:
    return any(r.party == party for r in claim.fillers(role))


def _countries(id: str | None, names: Names) -> set[str]:
    return set(names.parties[id].countries) if id in names.parties else set()


def between(transfer: Transfer, names: Names) -> list[Stop]:
    """The stops between the ends. Unnamed ones may be one and the same, or the named one, so they share a box."""
    named = [v for v in transfer.via if _known(v, names)]
    unnamed = "”, “".join(dict.fromkeys(names.party(v) for v in transfer.via if v not in named))
    if not named:
        return [Stop("via", f"not named: “{unnamed}”", "", False)] if unnamed else []
    also = f"elsewhere: “{unnamed}”, not named" if unnamed else ""
    return [Stop("via", names.party(v), also if n == 0 else "") for n, v in enumerate(named)]


def _known(id: str | None, names: Names) -> bool:
    return id is not None and not (id in names.parties and names.parties[id].unnamed)


def _end(transfer: Transfer, role: str, claims: dict[str, Claim], names: Names) -> str:
    id = transfer.supplier if role == "supplier" else transfer.recipient
    if id:
        return names.party(id) if _known(id, names) else f"“{clipped(names.party(id), 80)}”"
    words = [r.text for c in transfer.supported_by for r in claims[c].fillers(role) if not r.party]
    return f"“{clipped(words[0], 80)}”" if words else NOBODY


def _place(end: str | None, preposition: str, place: str | None, names: Names) -> str:
    """What is known of an end that is not named: ", from Borduria"."""
    return f", {preposition} {names.party(place)}" if place and not end else ""


def certainty(transfer: Transfer, claims: dict[str, Claim]) -> str:
    """How sure the surest source sounds; empty where one states it as fact."""
    best = min((CERTAINTIES.index(claims[c].certainty) for c in transfer.supported_by), default=0)
    return CERTAINTIES[best] if best else ""


def _for(transfer: Transfer, names: Names) -> str:
    if transfer.end_user and transfer.end_user != transfer.recipient:
        return f" (end user: {names.party(transfer.end_user)})"
    return ""


def _via(transfer: Transfer, names: Names) -> str:
    """Who stands between, as a cell: "Delta (elsewhere: “a firm”, not named)"."""
    stops = between(transfer, names)
    return ", ".join(stop.name for stop in stops) + next((f" ({s.detail})" for s in stops if s.detail), "")


def _replies(transfer: Transfer, bound: Bound, claims: dict[str, Claim], names: Names) -> list[Claim]:
    """What came back of those concerned, as the ledger of replies binds it to the transfer; denials stand apart."""
    found = {
        id
        for reply in bound.replies(transfer)
        for id in reply.claims
        if id in claims and id not in transfer.denied_by and id not in transfer.supported_by
    }
    return sorted((claims[id] for id in found), key=lambda c: _order(c, names))


def _order(claim: Claim, names: Names) -> tuple[int, str, int, str]:
    start = claim.evidence[0].start if claim.evidence else 0
    return CERTAINTIES.index(claim.certainty), names.documents[claim.document].origin, start, claim.id
