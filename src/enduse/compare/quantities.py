"""Do two quantities agree? Seven agrees with "at least six", not with nine; "over forty" does not agree with thirty."""

import re
from functools import lru_cache

from enduse.records.claim import Qualifier, Quantity

#: How far two figures may lie apart when one of them is worded "about" (a tenth: "around 2,000" agrees with 1,900).
ABOUT = 0.10

#: Units that measure, and packages, in English, Russian and Chinese; every other unit counts pieces. Key: the base unit
#: and how many of it make one (SI Brochure, 9th edition, 2019).
UNITS = {
    ("kg", 1000.0): "t т 吨 tonne ton тонн тонна тонны",
    ("kg", 1.0): "kg кг 千克 公斤 kilogram kilogramme kilo килограмм",
    ("kg", 0.001): "g г 克 gram gramme грамм",
    ("m", 1000.0): "km км 公里 kilometre kilometer километр километров",
    ("m", 1.0): "m м 米 metre meter метр метров",
    ("l", 1.0): "l л 升 litre liter литр литров",
    ("%", 1.0): "% percent per-cent процент процентов",
    ("container", 1.0): "container контейнер контейнера контейнеров 集装箱 集裝箱 货柜 貨櫃 个集装箱 teu",
    ("crate", 1.0): "crate box boxe carton ящик ящика ящиков коробка коробки коробок 箱 木箱",
    ("pallet", 1.0): "pallet паллета паллеты паллет поддон поддона поддонов 托盘 托盤",
    ("consignment", 1.0): "shipment consignment delivery batch lot партия партии партий поставка поставки поставок "
    "批 批次 批货物",
}
#: What a rate counts by: "forty engines a month" is no total of forty.
_RATE = re.compile(
    r"(?:\b(?:per|an?|each|every)[ -]|/ ?)(day|week|month|quarter|year)\b|\b(dai|week|month|quarter|annual|year)ly\b"
    r"|\bв (день|сутки|неделю|месяц|квартал|год)\b|\bеже(днев|недель|месяч|квартал|год)|[/每](天|日|周|月|季|年)"
)
_SPANS = {
    word: span
    for span, words in {
        "day": "day dai день сутки днев 天 日",
        "week": "week неделю недель 周",
        "month": "month месяц месяч 月",
        "quarter": "quarter квартал 季",
        "year": "year annual год 年",
    }.items()
    for word in words.split()
}

_BY_WORD = {word: base for base, words in UNITS.items() for word in words.split()}


def agree(left: Quantity, right: Quantity) -> bool | None:
    """Whether both can be true of one thing; None where they cannot be compared (no figure, other kinds of unit)."""
    one, other = _of(left), _of(right)
    if one is None or other is None:
        return None
    if one[0] != other[0]:
        return None
    (_, low, high, open_low), (_, low2, high2, open_low2) = one, other
    if max(low, low2) > min(high, high2):
        return False
    touching = max(low, low2) == min(high, high2)
    return not (touching and ((open_low and low >= low2) or (open_low2 and low2 >= low)))


def tenfold(left: float, right: float) -> bool:
    """Whether one of two figures has a nought more than the other: 12,400 and 1,240, but not 1,000 and 100."""
    small, great = f"{min(left, right):.0f}", f"{max(left, right):.0f}"
    return great == f"{small}0" and len(small.rstrip("0")) > 1


def precision(quantity: Quantity) -> int:
    """0 for a bare figure, more for the vaguer words; a quantity without a figure is the vaguest."""
    if quantity.value is None:
        return 9
    return {"exactly": 0, "about": 1, "at_least": 2, "at_most": 2, "more_than": 3, "up_to": 3}[quantity.qualifier]


def is_measure(unit: str) -> bool:
    """Whether a unit measures (kg, litres), or counts packages, rather than pieces."""
    return _unit(unit)[0] != "pieces"


def _of(quantity: Quantity) -> tuple[str, float, float, bool] | None:
    return _interval(quantity.value, quantity.unit, quantity.qualifier, quantity.text)


@lru_cache(maxsize=16_384)
def _interval(
    given: float | None, unit: str | None, qualifier: Qualifier, text: str
) -> tuple[str, float, float, bool] | None:
    """Base unit, lowest, highest, and whether the lowest itself is left out ("more than")."""
    if given is None:
        return None
    base, factor = _unit(unit)
    if counted_by := _rate(f"{text} {unit or ''}".casefold()):
        base += f" a {counted_by}"
    value = given * factor
    match qualifier:
        case "about":
            slack = abs(value) * ABOUT
            return base, value - slack, value + slack, False
        case "at_least":
            return base, value, float("inf"), False
        case "more_than":
            return base, value, float("inf"), True
        case "at_most" | "up_to":
            return base, 0.0, value, False
        case _:
            return base, value, value, False


def _rate(words: str) -> str | None:
    """The span that a figure counts by ("month" of "40 engines a month"), None for a plain figure."""
    found = _RATE.search(words)
    return _SPANS[next(g for g in found.groups() if g)] if found else None


def _unit(unit: str | None) -> tuple[str, float]:
    word = "-".join((unit or "").casefold().rstrip(".").split())
    return _BY_WORD.get(word) or _BY_WORD.get(word.removesuffix("s")) or ("pieces", 1.0)
