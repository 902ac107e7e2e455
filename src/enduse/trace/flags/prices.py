"""Flags on prices, weights and sizes of orders against the other lines of the same case."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple, Self

from msgspec import Struct

from enduse.compare.quantities import is_measure
from enduse.records.claim import Claim
from enduse.reference.flags import limit
from enduse.trace.flags.amounts import amount, currency
from enduse.trace.flags.facts import Facts, Looked

#: The median absolute deviation times this is the deviation of a normal distribution (Rousseeuw and Croux 1993).
MAD = 1.4826
#: Where the peers are all but alike, this share of the median stands for their spread.
LEAST_SPREAD = 0.02
PIECES = "pieces"


class Line(Struct, frozen=True):
    """A priced or counted goods line: its group is code, currency, unit and year."""

    claim: Claim
    code: str
    group: tuple[str, ...]
    price: float | None  # of one unit
    count: float
    buyer: str | None


def odd_price(facts: Facts) -> Looked:
    """G06: a unit price far from those of other lines of the same code, currency, unit and year."""
    for group in _grouped(facts).values():
        priced = [(one, one.price) for one in group if one.price is not None]
        if len(priced) <= limit("G06", "peers"):
            continue
        usual = Spread.of([price for _, price in priced])
        for one, price in priced:
            far = usual.z(price)
            if abs(far) <= limit("G06", "z"):
                yield None
                continue
            side = "above" if far > 0 else "below"
            why = (
                f"a unit price of {price:,.2f} for goods of {one.code} lies far {side} the median "
                f"{usual.middle:,.2f} of {len(priced)} lines"
            )
            yield facts.line(one.claim, why, f"robust z {far:+.1f} in {', '.join(filter(None, one.group))}")


def odd_weight(facts: Facts) -> Looked:
    """G07: kilograms per piece far from those of other papers with goods of the same code."""
    papers: dict[str, list[Line]] = defaultdict(list)
    for one in _lines(facts):
        papers[one.claim.document].append(one)
    heavy: dict[str, list[tuple[Line, float]]] = defaultdict(list)
    for document, found in papers.items():
        weight = amount(facts.fields.get(document, {}).get("net_weight_kg", ""))
        if len(found) == 1 and weight and found[0].group[2] == PIECES:
            heavy[found[0].code].append((found[0], weight / found[0].count))
    for all_told in heavy.values():
        if len(all_told) <= limit("G07", "peers"):
            continue
        usual = Spread.of([kilograms for _, kilograms in all_told])
        for one, kilograms in all_told:
            far = usual.z(kilograms)
            why = (
                f"{kilograms:,.3g} kg for each piece of goods of {one.code}; the median of {len(all_told)} papers is "
                f"{usual.middle:,.3g} kg"
            )
            yield facts.line(one.claim, why, f"robust z {far:+.1f}") if abs(far) > limit("G07", "z") else None


def overpaid(facts: Facts) -> Looked:
    """M04: priority goods at a multiple of the usual price, or an order far above the buyer's other ones."""
    least = limit("M04", "peers")
    for group in _grouped(facts).values():
        group = [one for one in group if _priority(one, facts)]
        priced = [(one, one.price) for one in group if one.price is not None]
        usual = median([price for _, price in priced]) if priced else 0.0
        for one, price in priced if len(priced) > least and usual else ():
            times = f"{price / usual:.1f} times the median of {len(priced)} lines"
            why = f"goods of {one.code} at {price:,.2f} a unit, {times}"
            yield facts.line(one.claim, why, f"median {usual:,.2f}") if price > limit("M04", "price") * usual else None
        bought: dict[str, list[Line]] = defaultdict(list)
        for one in group:
            if one.buyer:
                bought[one.buyer].append(one)
        for orders in bought.values():
            ordered = median([one.count for one in orders])
            for one in orders if len(orders) > least else ():
                big = one.count > limit("M04", "order") * ordered
                median_told = f"the median of the buyer's {len(orders)} orders is {ordered:,.6g}"
                why = f"{one.count:,.6g} of goods of {one.code}; {median_told}"
                yield facts.line(one.claim, why, f"median {ordered:,.6g}") if big else None


def _priority(one: Line, facts: Facts) -> bool:
    return any(facts.priority(r.item) for r in one.claim.fillers("item"))


class Spread(NamedTuple):
    """The median of values and their robust standard deviation."""

    middle: float
    deviation: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Self:
        middle = median(values)
        spread = MAD * median(abs(value - middle) for value in values)
        return cls(middle, max(spread, LEAST_SPREAD * abs(middle)))

    def z(self, value: float) -> float:
        """How far a value lies from the median, in robust standard deviations."""
        return (value - self.middle) / self.deviation if self.deviation else 0.0


def _grouped(facts: Facts) -> dict[tuple[str, ...], list[Line]]:
    found: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for one in _lines(facts):
        found[one.group].append(one)
    return found


def _lines(facts: Facts) -> list[Line]:
    """The goods lines of papers with a declared code of six digits and a count."""
    found = []
    for claim in facts.by_relation["transfer"]:
        count = claim.quantity.value if claim.quantity else None
        code = next((c for r in claim.fillers("item") if (c := _code(r.ref, facts))), None)
        if not claim.reader.startswith("table") or not count or code is None or claim.quantity is None:
            continue
        unit = claim.quantity.unit
        prices = claim.fillers("price")
        paid = amount(prices[0].text) if len(prices) == 1 else None
        fields = facts.fields.get(claim.document, {})
        money = (currency(prices[0].text) if prices else None) or fields.get("currency") or claim.document
        year = (claim.when.value or "")[:4] if claim.when else ""
        buyer = next((r.party for r in claim.fillers("recipient") if r.party), None)
        group = (code, money, unit.casefold() if unit and is_measure(unit) else PIECES, year)
        found.append(Line(claim, code, group, paid / count if paid else None, count, buyer))
    return found


def _code(reference: str | None, facts: Facts) -> str | None:
    known = facts.references.get(reference or "")
    return next((code[:6] for code in (known.hs if known else ()) if len(code) >= 6), None)
