"""Transfer by transfer: what is told, by whom, who denies it, and the chain as a picture."""

from collections.abc import Iterable, Sequence

from enduse.records.claim import Claim
from enduse.records.picture import Picture
from enduse.records.transfer import Transfer
from enduse.report.footnotes import Footnotes
from enduse.report.names import Names
from enduse.report.pictures.chain import Leg, Stop
from enduse.report.pieces import Line, mark, ours, said
from enduse.report.shown import clipped
from enduse.report.view import Row, TransferView
from enduse.report.wording import sentence

CERTAINTIES = ("stated", "probable", "possible", "conditional")
NOBODY = "not named"


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


def row(transfer: Transfer, claims: dict[str, Claim], names: Names) -> Row:
    """The transfer in one line of the answer."""
    return Row(
        anchor=names.anchor(transfer.id),
        goods=goods(transfer, claims),
        supplier=_end(transfer, "supplier", claims, names) + _place(transfer.supplier, "from", transfer.origin, names),
        via=", ".join(_vias(transfer, names)),
        recipient=_end(transfer, "recipient", claims, names)
        + _place(transfer.recipient, "to", transfer.destination, names)
        + _for(transfer, names),
        state=_state(transfer),
        certainty=_certainty(transfer, claims),
        sources=sources(transfer, claims),
        denied=bool(transfer.denied_by),
        planned=transfer.state == "planned",
        part=transfer.part_of is not None,
    )


def view(
    transfer: Transfer, picture: Picture, claims: dict[str, Claim], names: Names, notes: Footnotes
) -> TransferView:
    """The transfer in full."""
    told = sorted((claims[c] for c in transfer.supported_by), key=lambda c: _order(c, names))
    against = sorted((claims[c] for c in transfer.denied_by), key=lambda c: _order(c, names))
    stops, legs = _chain(transfer, picture, claims, names)
    findings = [f for f in picture.findings if f.transfer == transfer.id]
    whole = next((t for t in picture.transfers if t.id == transfer.part_of), None)
    return TransferView(
        anchor=names.anchor(transfer.id),
        heading=_heading(transfer, claims, names),
        facts=_facts(transfer, claims, names),
        stops=tuple(stops),
        legs=tuple(legs),
        told=tuple((*sentence(c, names), *notes.cite(c)) for c in told),
        denials=tuple((*sentence(c, names), *notes.cite(c)) for c in against),
        replies=tuple((*sentence(c, names), *notes.cite(c)) for c in _replies(transfer, told, picture, names)),
        sources=sources(transfer, claims) + (f": {'; '.join(transfer.root_names)}" if transfer.root_names else ""),
        part_of=(said(_heading(whole, claims, names), names.anchor(whole.id)),) if whole else (),
        remarks=tuple(f.summary for f in findings if f.rule == "contradiction"),
        questions=tuple(f.summary for f in findings if f.rule == "open_question"),
    )


def sources(transfer: Transfer, claims: dict[str, Claim]) -> str:
    """ "3 texts, 1 root": texts that go back to one origin are one root."""
    texts = len({claims[c].document for c in transfer.supported_by})
    return f"{texts} text{'s' * (texts != 1)}, {transfer.roots} root{'s' * (transfer.roots != 1)}"


def goods(transfer: Transfer, claims: dict[str, Claim]) -> str:
    """The goods as worded, with the figure."""
    text = transfer.item_text or "goods not named"
    quantity = transfer.quantity
    if quantity is None:
        return text
    for claim in (claims[c] for c in transfer.supported_by):
        for filler in claim.fillers("item"):
            if claim.quantity == quantity and filler.start <= quantity.start < filler.end:
                return filler.text
    unit = quantity.unit if quantity.unit and quantity.text.isdigit() and quantity.unit not in text else ""
    return " ".join(x for x in (quantity.text, unit, "×" if quantity.text[-1:].isdigit() and unit else "", text) if x)


def _heading(transfer: Transfer, claims: dict[str, Claim], names: Names) -> str:
    giver = names.party(transfer.supplier or transfer.origin)
    taker = names.party(transfer.recipient or transfer.destination)
    between = [v for v in transfer.via if not names.parties[v].unnamed] or transfer.via
    stops = [giver or NOBODY, *(names.party(v) for v in between), taker or NOBODY]
    return f"{goods(transfer, claims)}: {' → '.join(stops)}"


def _facts(transfer: Transfer, claims: dict[str, Claim], names: Names) -> tuple[tuple[str, Line], ...]:
    def party(id: str | None) -> Line:
        return (said(names.party(id), names.anchor(id)),)

    certainty = _certainty(transfer, claims)
    rows: list[tuple[str, Line]] = [
        ("State", (ours(_state(transfer)), *((ours(", "), mark(certainty)) if certainty else ())))
    ]
    if transfer.quantity:
        rows.append(("Quantity", (said(transfer.quantity.text),)))
    if transfer.when:
        value = f" ({transfer.when.value})" if transfer.when.value and transfer.when.value != transfer.when.text else ""
        rows.append(("Time", (said(transfer.when.text), ours(value))))
    if transfer.origin:
        rows.append(("From", party(transfer.origin)))
    if transfer.destination:
        rows.append(("To", party(transfer.destination)))
    return tuple(rows)


def _state(transfer: Transfer) -> str:
    return transfer.state or "not told"


def _chain(
    transfer: Transfer, picture: Picture, claims: dict[str, Claim], names: Names
) -> tuple[list[Stop], list[Leg]]:
    """The stops from maker to end user, and what passes between them."""
    done = transfer.state != "planned"
    origin, goal = names.party(transfer.origin), names.party(transfer.destination)
    giver, taker = _end(transfer, "supplier", claims, names), _end(transfer, "recipient", claims, names)
    stops, legs = [], []
    makers = _makers(transfer, picture, claims, names)
    if len(makers) == 1:
        stops.append(Stop("maker", names.party(makers[0])))
        legs.append(Leg(below="told elsewhere", sure=False))
    stops.append(
        Stop(
            "supplier", giver, f"from {origin}" if origin and origin != giver else "", _known(transfer.supplier, names)
        )
    )
    stops += _between(transfer, names)
    stops.append(
        Stop("recipient", taker, f"to {goal}" if goal and goal != taker else "", _known(transfer.recipient, names))
    )
    handed = len(stops) - 1 - len(legs)
    when = (transfer.when.value or transfer.when.text) if transfer.when else ""
    last = (transfer.state or "", _certainty(transfer, claims), when)
    for n in range(handed):
        below = " · ".join(x for x in last if x) if n == handed - 1 else ""
        denied = bool(transfer.denied_by) and n == handed - 1
        legs.append(Leg(goods(transfer, claims) if n == 0 else "", below, done, denied))
    if transfer.end_user and transfer.end_user != transfer.recipient:
        stops.append(Stop("end user", names.party(transfer.end_user), "", _known(transfer.end_user, names)))
        legs.append(Leg(sure=done))
    return stops, legs


def _between(transfer: Transfer, names: Names) -> list[Stop]:
    """The stops between the ends. An unnamed one beside a named one may be the same, so it gets no box of its own."""
    named = [v for v in transfer.via if _known(v, names)]
    unnamed = [names.party(v) for v in transfer.via if v not in named]
    if not named:
        return [Stop("via", name, "", False) for name in unnamed]
    also = f"elsewhere: “{'”, “'.join(unnamed)}”, not named" if unnamed else ""
    return [Stop("via", names.party(v), also if n == 0 else "") for n, v in enumerate(named)]


def _makers(transfer: Transfer, picture: Picture, claims: dict[str, Claim], names: Names) -> list[str]:
    """Who is told to make this very item, where it is neither supplier nor another stop."""
    stops = {transfer.supplier, *transfer.via, transfer.recipient, transfer.end_user}
    found = {
        r.party
        for c in claims.values()
        if c.relation == "production"
        and c.stance == "asserts"
        and c.certainty == "stated"
        and c.phase != "planned"
        and transfer.item
        and any(i.item == transfer.item for i in c.fillers("item"))
        for r in c.fillers("producer")
        if r.party and _known(r.party, names)
    }
    return [] if found & stops else sorted(found)


def _known(id: str | None, names: Names) -> bool:
    return id is not None and not (id in names.parties and names.parties[id].unnamed)


def _end(transfer: Transfer, role: str, claims: dict[str, Claim], names: Names) -> str:
    id = transfer.supplier if role == "supplier" else transfer.recipient
    if id:
        return names.party(id)
    words = [r.text for c in transfer.supported_by for r in claims[c].fillers(role) if not r.party]
    return f"“{clipped(words[0], 80)}”" if words else NOBODY


def _place(end: str | None, preposition: str, place: str | None, names: Names) -> str:
    """What is known of an end that is not named: ", from Borduria"."""
    return f", {preposition} {names.party(place)}" if place and not end else ""


def _certainty(transfer: Transfer, claims: dict[str, Claim]) -> str:
    """How sure the surest source sounds; empty where one states it as fact."""
    best = min((CERTAINTIES.index(claims[c].certainty) for c in transfer.supported_by), default=0)
    return CERTAINTIES[best] if best else ""


def _for(transfer: Transfer, names: Names) -> str:
    if transfer.end_user and transfer.end_user != transfer.recipient:
        return f" (end user: {names.party(transfer.end_user)})"
    return ""


def _vias(transfer: Transfer, names: Names) -> list[str]:
    return [names.party(v) for v in transfer.via]


def _replies(transfer: Transfer, told: Sequence[Claim], picture: Picture, names: Names) -> list[Claim]:
    """What the transfer's parties answered, or did not, in the texts that tell of it; and answers to its claims."""
    parties = {p for p in (transfer.supplier, *transfer.via, transfer.recipient, transfer.end_user) if p}
    papers, ids = {c.document for c in told}, set(transfer.supported_by)
    found = [
        c
        for c in picture.claims
        if c.id not in transfer.denied_by
        and c.stance != "asserts"
        and (c.relation != "transfer" or ids & set(c.about))
        and (ids & set(c.about) or (c.document in papers and _speakers(c) & parties))
    ]
    return sorted(found, key=lambda c: _order(c, names))


def _speakers(claim: Claim) -> set[str]:
    spoken = {r.party for r in claim.fillers("speaker") if r.party}
    if claim.voice and claim.voice[-1].party:
        spoken.add(claim.voice[-1].party)
    return spoken


def _order(claim: Claim, names: Names) -> tuple[int, str, int, str]:
    start = claim.evidence[0].start if claim.evidence else 0
    return CERTAINTIES.index(claim.certainty), names.documents[claim.document].origin, start, claim.id
