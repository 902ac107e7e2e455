"""How many and how much in Chinese: 至少26台, 约2640万美元, 三成, 数百枚."""

import re
from collections.abc import Iterator
from functools import cache

from enduse.compare.han.numerals import value as spelled
from enduse.read.han.tables import table
from enduse.read.names.amounts import Amount
from enduse.records.claim import Qualifier

_SCALES = {
    "十": 10.0, "百": 100.0, "千": 1e3, "万": 1e4, "亿": 1e8,
    "千万": 1e7, "百万": 1e6, "十万": 1e5, "万亿": 1e12,
}  # fmt: skip
_HAN_DIGITS = "零〇一二两三四五六七八九"


def amounts(folded: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts between two offsets of a folded text, sorted."""
    for m in _pattern().finditer(folded, start, end):
        number = _value(m)
        qualifier: Qualifier = _words("before").get(m["before"] or "", "exactly")  # type: ignore[assignment]
        if m["more"]:
            qualifier = "more_than"
        if m["after"]:
            qualifier = _words("after")[m["after"]]  # type: ignore[assignment]
        if m["per"] or m["part"] or m["percent"]:
            yield Amount(m.start(), m.end(), number, "成" if m["part"] else "%", qualifier)
        elif m["money"]:
            code = _words("currencies")["人民币" if m["yuan"] and m["money"] == "元" else m["money"]]
            yield Amount(m.start(), m.end(), number, code, qualifier, True)
        elif m["yuan"]:
            yield Amount(m.start(), m.end(), number, "CNY", qualifier, True)
        elif m["measure"]:
            yield Amount(m.start(), m.end(), number, m["measure"], qualifier)


def _value(m: re.Match[str]) -> float | None:
    if m["vague"]:
        return None
    if m["percent"]:
        return number(m["percent"])
    if m["per"] and m["figure"]:
        return number(m["figure"])
    if m["part"]:
        tenths = number(m["figure"] or m["spelled"])
        return None if tenths is None else round(tenths / 10, 2)
    plain = number(m["figure"] or m["spelled"])
    if plain is None:
        return None
    return plain * _SCALES.get(m["scale"] or "", 1.0)


def number(written: str) -> float | None:
    """The value of figures or of a Chinese numeral up to 亿.

    >>> number("2,140"), number("四十八"), number("一千八百"), number("三百万"), number("1.5")
    (2140.0, 48.0, 1800.0, 3000000.0, 1.5)
    """
    text = written.replace(",", "").replace(" ", "")
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    total = 0.0
    for scale, size in (("亿", 1e8), ("万", 1e4)):
        head, mark, rest = text.partition(scale)
        if mark:
            part = number(head) if head else 1.0
            if part is None:
                return None
            total += part * size
            text = rest
    if not text:
        return total
    if any(c not in _HAN_DIGITS + "十百千" for c in text):
        return None
    return total + spelled(text.replace("〇", "零"))


@cache
def _words(section: str) -> dict[str, str]:
    """What each word of a section of `amounts.toml` means."""
    return {word: value for value, listed in table("amounts")[section].items() for word in listed.split()}


@cache
def _pattern() -> re.Pattern[str]:
    def either(section: str) -> str:
        return "|".join(sorted(_words(section), key=lambda w: (-len(w), w)))

    figure = (
        r"(?<![A-Za-z0-9.-])(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
        r"(?P<scale>万亿|千万|百万|十万|[百千万亿])?"
    )
    spelled_ = rf"(?P<spelled>(?!零件|零部)[{_HAN_DIGITS}十百千][{_HAN_DIGITS}十百千万亿]*)"
    vague = "(?P<vague>(?:数|几|上|成)(?:百万|千万|[十百千万亿])[万亿]?|若干|成千上万|好几|数|几|多)"
    percent = f"百分之(?P<percent>[{_HAN_DIGITS}十百点\\d.]+)"
    count = f"(?:{figure}|{vague}|{spelled_})"
    before = f"(?<![下上首第每另这那该同某])(?P<before>{either('before')})?"
    measures = "|".join(table("amounts")["measures"].split())
    part = "(?P<per>%|个百分点)|(?P<part>成(?!功|立|果|交|本|品|员|都|分))"
    unit = f"(?:(?P<money>{either('currencies')})|{part}|(?P<measure>{measures}))"
    after = f"(?P<after>{either('after')})?"
    return re.compile(f"{before}(?:{percent}|(?P<yuan>人民币)?{count}(?P<more>多|余)?{unit}){after}")
