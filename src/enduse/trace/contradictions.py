"""Where do the sources of one transfer contradict each other? In figures, dates, parties, in plan or deed, in a denial.

Steps of one case on rising dates, a part of a total, another period, and figures that both can be true are none.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from enduse.compare.quantities import agree, is_measure
from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.party import Party
from enduse.records.transfer import Finding, Transfer
from enduse.trace.accounts import corrects, same_speaker
from enduse.trace.dates import days
from enduse.trace.legs import Leg
from enduse.trace.match import Clash, chain_of, clashes, is_plan, within
from enduse.trace.phrases import says
from enduse.trace.told import by_content, deniers, finding, goods_of

#: Claims of one event beyond this number are compared by what they say, each wording once.
MOST = 400
#: The ends that a transfer may be told with differently, with the roles that fill them.
ENDS = {"supply": ("supplier", "who gave"), "receive": ("recipient", "who received")}


def contradictions(
    transfer: Transfer,
    event: Sequence[Leg],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    parties: Mapping[str, Party],
    general: frozenset[str],
) -> Iterator[Finding]:
    """One finding per kind of contradiction, with the claims on each side; denials of this transfer: see `denied`.

    `general`: the denials that speak of more than this transfer. They are told apart, as a `general_denial`.
    """
    pairs = list(combinations(_worded(event), 2))
    yield from _figures(transfer, pairs)
    yield from _dates(transfer, pairs)
    yield from _parties(transfer, pairs, parties)
    yield from _plan_and_deed(transfer, [one.claim for one in event], documents)
    wide = [claims[id] for id in transfer.denied_by if id in general]
    if wide:
        said = f"{deniers(wide, documents)} such transfers in general: {goods_of(transfer)}."
        found = finding("stance", "notice", said, [wide], transfers=[transfer])
        yield replace(found, rule="general_denial", kind=None, sides=(), settled_by="")


def _worded(event: Sequence[Leg]) -> list[Leg]:
    """The legs; of very many, one for each figure, date and pair of ends."""
    if len(event) <= MOST:
        return list(event)
    found: dict[object, Leg] = {}
    for one in event:
        figure, when = one.claim.quantity, one.claim.when
        found.setdefault((figure and figure.text, when and when.value, one.supply, one.receive), one)
    return list(found.values())[:MOST]


def _figures(transfer: Transfer, pairs: Sequence[tuple[Leg, Leg]]) -> Iterator[Finding]:
    clashing: dict[str, Claim] = {}
    for left, right in pairs:
        one, other = left.claim, right.claim
        if one.quantity and other.quantity and agree(one.quantity, other.quantity) is False and not within(one, other):
            clashing.update({one.id: one, other.id: other})
    if clashing:
        found = [clashing[id] for id in sorted(clashing)]
        figures = sorted({(c.quantity.value or 0, figure(c)) for c in found if c.quantity})
        said = " against ".join(f"“{text}”" for _, text in dict(figures).items())
        said = f"The figures disagree: {said} ({goods_of(transfer)})."
        sides = by_content(found, lambda c: c.quantity and (c.quantity.value, c.quantity.qualifier))
        yield finding("quantity", "warning", said, sides, transfers=[transfer])


def _dates(transfer: Transfer, pairs: Sequence[tuple[Leg, Leg]]) -> Iterator[Finding]:
    """Dates that exclude each other, and spans that both texts close, but on other days."""
    clashing: dict[str, Claim] = {}
    for left, right in pairs:
        one, other = left.claim, right.claim
        if same_speaker(one, other) and not (corrects(one) or corrects(other)):
            continue
        if (
            "date" in clashes(left, right)
            or other_span(one, other)
            or _after_last(one, other)
            or _after_last(other, one)
        ):
            clashing.update({one.id: one, other.id: other})
    if clashing:
        found = [clashing[id] for id in sorted(clashing)]
        said = f"The dates disagree: {_dated(found)} ({goods_of(transfer)})."
        sides = by_content(found, lambda c: days(c.when))
        yield finding("date", "warning", said, sides, transfers=[transfer])


def other_span(one: Claim, other: Claim) -> bool:
    """Whether two claims give a span from and to, of one precision, that begins or ends differently."""
    if not (one.when and other.when and one.when.value and other.when.value):
        return False
    left, right = one.when.value.split("/"), other.when.value.split("/")
    if len(left) != 2 or len(right) != 2 or [len(x) for x in left] != [len(x) for x in right] or ".." in left + right:
        return False
    return left != right and all(left) and all(right)


def _after_last(last: Claim, other: Claim) -> bool:
    """Whether one says when the last delivery was, and the other tells of later ones."""
    end, then = days(last.when), days(other.when)
    if end is None or then is None or not (other.when and "/" in (other.when.value or "")):
        return False
    return then[1] > end[1] and any(says("last", e.quote, whole=False) for e in last.evidence)


def _dated(claims: Sequence[Claim]) -> str:
    """The dates as worded, each span once, whatever language it is told in."""
    told = {days(c.when) or ("9", "9"): c.when.text for c in reversed(claims) if c.when}
    return " against ".join(f"“{told[span]}”" for span in sorted(told))


def _parties(transfer: Transfer, pairs: Sequence[tuple[Leg, Leg]], parties: Mapping[str, Party]) -> Iterator[Finding]:
    chain = chain_of(one for pair in pairs for one in pair)
    for point, (role, words) in ENDS.items():
        clashing: dict[str, Claim] = {}
        for left, right in pairs:
            if point in clashes(left, right, chain):
                clashing.update({left.claim.id: left.claim, right.claim.id: right.claim})
        if clashing:
            found = [clashing[id] for id in sorted(clashing)]
            told_of = (r.party for c in found for r in c.fillers(role))
            names = sorted({parties[p].caption for p in told_of if p and p in parties})
            said = f"Sources differ on {words}: {' against '.join(names)} ({goods_of(transfer)})."
            sides = by_content(found, lambda c, role=role: frozenset(r.party for r in c.fillers(role)))  # type: ignore[misc]
            yield finding("party", "warning", said, sides, transfers=[transfer])


def rivals(
    both: tuple[Transfer, Transfer],
    told: tuple[Sequence[Leg], Sequence[Leg]],
    point: Clash,
    parties: Mapping[str, Party],
) -> Finding:
    """Two transfers alike in goods, figure and all ends but one: the sources may differ on a party of one delivery."""
    role, words = ENDS[point]
    sides = [[one.claim for one in event if one.claim.fillers(role)] or [one.claim for one in event] for event in told]
    told_of = (r.party for side in sides for c in side for r in c.fillers(role))
    names = sorted({parties[p].caption for p in told_of if p and p in parties})
    said = f"Sources differ on {words}, or there were two transfers: {' against '.join(names)} ({goods_of(both[0])})."
    return finding("party", "notice", said, sides, transfers=both)


def _plan_and_deed(transfer: Transfer, told: Sequence[Claim], documents: Mapping[str, Document]) -> Iterator[Finding]:
    """A plan told before the deed is no contradiction; one told after it, or at an unknown time, may be."""
    deeds = [c for c in told if c.phase == "done"]
    dates = [d for c in deeds if (d := documents[c.document].published)]
    plans = [
        c
        for c in told
        if is_plan(c) and not (dates and (said := documents[c.document].published) and said < min(dates))
    ]
    if plans and deeds:
        said = f"Told as done and as planned: {goods_of(transfer)}."
        yield finding("phase", "notice", said, [deeds, plans], transfers=[transfer])


def figure(claim: Claim) -> str:
    """A claim's figure as worded, with its unit where that measures and the words leave it out."""
    quantity = claim.quantity
    if quantity is None:
        return ""
    if not quantity.unit or quantity.unit in quantity.text or not is_measure(quantity.unit):
        return quantity.text
    return f"{quantity.text} {quantity.unit}"
