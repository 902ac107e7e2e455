"""What do power, voltage, thrust and weight decide? A transistor of half a watt has another code than one of ten."""

import re
from functools import cache

from msgspec.structs import replace

from enduse.records.match import Reason
from enduse.reference import goods
from enduse.screen.goods.candidate import Candidate

#: How much the codes count that a figure speaks against.
_AGAINST = 0.5


def measured(text: str) -> dict[str, float]:
    """The largest value of each measure that a text states, in watts, volts, volt-amperes, newtons, grams."""
    found: dict[str, float] = {}
    for number, written in _figure().findall(text):
        known = goods.units().get(written.casefold())
        if known:
            measure, factor = known
            if written.casefold() in ("mw", "мвт"):
                factor = 1e6 if written[0].isupper() else 1e-3
            value = float(number.replace(",", ".")) * factor
            found[measure] = max(value, found.get(measure, 0.0))
    return found


def decided(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, those preferred that the figures of the text speak for."""
    values = measured(text)
    if not values:
        return candidates
    by_code = {c.code: c for c in candidates}
    for rule in goods.figures():
        value = values.get(rule.measure)
        group = [by_code[c] for c in rule.among if c in by_code]
        if value is None or not group or not rule.above < value <= rule.upto:
            continue
        best = max(group, key=lambda c: (c.score, c.code))
        why = Reason(feature="figure", score=best.score, detail=f"{value:g} {rule.measure}: {rule.source}")
        for other in group:
            by_code[other.code] = replace(other, score=round(other.score * _AGAINST, 3))
        by_code[rule.code] = replace(best, code=rule.code, reasons=(*best.reasons, why))
    return list(by_code.values())


@cache
def _figure() -> re.Pattern[str]:
    units = "|".join(re.escape(u) for u in sorted(goods.units(), key=len, reverse=True))
    return re.compile(rf"(?<![\w.,])(\d{{1,9}}(?:[.,]\d{{1,4}})?)\s?({units})(?![A-Za-zА-Яа-я])", re.IGNORECASE)
