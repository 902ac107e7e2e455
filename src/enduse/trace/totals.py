"""Which figures of different transfers exclude each other? A part that exceeds its total, more sent on than received.

"No more than sixty all year" leaves no room for eighty-four in March, and who received 250 in a year sends on no 400.
"""

from collections.abc import Iterator, Mapping, Sequence

from enduse.compare.quantities import agree
from enduse.records.claim import Claim, Quantity
from enduse.records.party import Party
from enduse.records.transfer import Finding, Transfer
from enduse.trace.accounts import same_speaker
from enduse.trace.contradictions import figure
from enduse.trace.dates import days, width
from enduse.trace.goods import covers
from enduse.trace.legs import Leg, Side
from enduse.trace.match import PERIOD
from enduse.trace.told import by_content, finding, goods_of

#: Claims compared with a total beyond this number: it is of so many deliveries that nothing single exceeds it.
MOST = 200


def exceeded(
    transfers: Sequence[Transfer], told: Sequence[Sequence[Leg]], parties: Mapping[str, Party]
) -> Iterator[Finding]:
    """One finding for each total that claims of other transfers, or of the same, leave no room for."""
    near: dict[str, list[tuple[int, Leg]]] = {}
    for n, event in enumerate(told):
        for one in event:
            if one.claim.quantity and days(one.claim.when):
                for key in {*_keys(one.supply), *_keys(one.receive), *one.via}:
                    near.setdefault(key, []).append((n, one))
    for n, event in enumerate(told):
        for total in event:
            if _is_total(total) and not total.in_table:
                against = _against(total, near)
                if against:
                    concerned = [transfers[m] for m in dict.fromkeys([n, *sorted(against)])]
                    claims = [total.claim, *(c for m in sorted(against) for c in against[m])]
                    words = " against ".join(f"“{w}”" for w in dict.fromkeys(figure(c) for c in claims))
                    said = f"The figures of one period disagree: {words} ({goods_of(transfers[n])})."
                    sides = by_content(claims, lambda c, whole=total.claim: c is whole)  # type: ignore[misc]
                    yield finding("quantity", "notice", said, sides, transfers=concerned)


def _against(total: Leg, near: Mapping[str, list[tuple[int, Leg]]]) -> dict[int, list[Claim]]:
    found: dict[int, dict[str, Claim]] = {}
    for key in sorted({*_keys(total.supply), *_keys(total.receive)}):
        if len(near.get(key, ())) <= MOST:
            for n, part in near[key]:
                if _no_room(total, part):
                    found.setdefault(n, {})[part.claim.id] = part.claim
    return {n: [claims[id] for id in sorted(claims)] for n, claims in found.items()}


def _is_total(one: Leg) -> bool:
    """Whether a figure is told of a long time and says that there was no more."""
    quantity, when = one.claim.quantity, one.claim.when
    if quantity is None or quantity.value is None or quantity.qualifier in ("at_least", "more_than"):
        return False
    return days(when) is not None and PERIOD <= width(when) < 10 * 366


def _no_room(total: Leg, part: Leg) -> bool:
    """Whether a claim tells, of a time within that of the total, more than there was at the total's ends."""
    one, other = total.claim, part.claim
    if one.id == other.id or same_speaker(one, other) or one.phase == "planned" or other.phase == "planned":
        return False
    outer, inner = days(one.when), days(other.when)
    if not (outer and inner and outer[0] <= inner[0] and inner[1] <= outer[1]):
        return False
    if not _goods(total, part) or not _more(one.quantity, other.quantity):
        return False
    if _given(total.receive) and _given(part.supply) and total.receive.parties & (part.supply.parties | part.via):
        return True
    return _holds(total.supply, part.supply) and _holds(total.receive, part.receive)


def _more(total: Quantity | None, part: Quantity | None) -> bool:
    """Whether a figure is more than a total, even at its least."""
    if (
        total is None
        or part is None
        or part.value is None
        or total.value is None
        or part.qualifier in ("at_most", "up_to")
    ):
        return False
    return agree(total, part) is False and part.value > total.value


def _goods(total: Leg, part: Leg) -> bool:
    if total.items & part.items:
        return True
    return not total.specific and any(covers(wide, narrow) for wide in total.kinds for narrow in part.kinds)


def _holds(wide: Side, narrow: Side) -> bool:
    """Whether an end of the total, where it gives one, holds that of the other claim."""
    if not _given(wide):
        return not wide.veiled
    if wide.parties:
        return bool(wide.parties & (narrow.parties | narrow.maybe))
    if wide.places & narrow.places or wide.countries & (narrow.countries | narrow.homes):
        return True
    return bool(narrow.parties) and not narrow.homes and not narrow.places


def _given(side: Side) -> bool:
    return bool(side.parties or side.places)


def _keys(side: Side) -> set[str]:
    return {*side.parties, *side.places, *side.countries, *side.homes, *side.maybe}
