"""Which number, money or quantity stands here? Figures as written in trade papers of several countries."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from msgspec import Struct

from enduse.reference import trade

_FIGURE = re.compile(
    r"(?<![\w.,])(?<!\w[-−])[-−]?\d(?:[\d.,'’]|[ \u00a0\u2009\u202f](?=\d{3}(?!\d)))*(?<![.,'’])"
    r"|(?<![\w.,])(?<!\w[-−])\d+"
)
MOST_DIGITS = 20  # a longer run of digits is a number of a paper, not an amount
_GROUPS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}


class Figure(Struct, frozen=True, gc=False):
    """A number as written, with the count of its `decimals`; the span counts within the text read."""

    value: Decimal
    decimals: int
    start: int
    end: int


def comma_is_decimal(texts: Iterable[str]) -> bool | None:
    """Whether these figures write 12,50 for twelve and a half; None where none of them tells."""
    commas = points = 0
    for text in texts:
        for match in _FIGURE.finditer(text):
            digits = match.group()
            last = max(digits.rfind(","), digits.rfind("."))
            if last < 0:
                continue
            sign, other = digits[last], "," if digits[last] == "." else "."
            told = other in digits[:last] or (digits.count(sign) == 1 and len(digits) - last - 1 != 3)
            if told and digits.count(sign) == 1:
                commas, points = commas + (sign == ","), points + (sign == ".")
    return None if commas == points else commas > points


def figures(text: str, decimal_comma: bool | None = None) -> list[Figure]:
    """Every number in a cell or line. `decimal_comma` decides figures like 1,234 that can be read in two ways."""
    found = []
    for match in _FIGURE.finditer(text):
        read = _read(match.group(), decimal_comma)
        if read is None:
            continue
        value, decimals = read
        end = match.end()
        if end < len(text) and text[end] in _GROUPS:
            value, end = value * _GROUPS[text[end]], end + 1
        found.append(Figure(value, decimals, match.start(), end))
    return found


def figure(text: str, decimal_comma: bool | None = None) -> Figure | None:
    """The only number in a text, None where there is none or more than one."""
    found = figures(text, decimal_comma)
    return found[0] if len(found) == 1 else None


def reading_that_adds_up(count: str, price: str | None, amount: str | None, decimal_comma: bool | None) -> bool | None:
    """How to read a count such as 2.542, which can be two thousand or two and a half: as the line's amount asks."""
    if not price or not amount:
        return decimal_comma
    unit, total = figure(price, decimal_comma), figure(amount, decimal_comma)
    for comma in (decimal_comma, True, False):
        read = figures(count, comma)
        if unit and total and read and abs(read[0].value * unit.value - total.value) <= abs(total.value) / 100:
            return comma
    return decimal_comma


def _read(written: str, decimal_comma: bool | None) -> tuple[Decimal, int] | None:
    """The number that `written` stands for, and its decimals; None for things like 1.2.3 (a date, a version)."""
    digits = re.sub(r"[\s'’]", "", written.replace("−", "-"))
    if len(digits) > MOST_DIGITS:
        return None
    commas, points = digits.count(","), digits.count(".")
    if commas and points:
        sign = "," if digits.rfind(",") > digits.rfind(".") else "."
        group = "." if sign == "," else ","
        whole, _, part = digits.rpartition(sign)
        if sign in whole or not _grouped(whole, group):
            return None
        return Decimal(whole.replace(group, "") + "." + part), len(part)
    if commas or points:
        sign = "," if commas else "."
        whole, _, part = digits.rpartition(sign)
        several = commas + points > 1
        ambiguous = len(part) == 3 and whole.lstrip("-") not in ("0", "") and len(whole.lstrip("-")) <= 3
        decimal = (decimal_comma is True) if sign == "," else (decimal_comma is not True)
        if several or (ambiguous and not decimal):
            return (Decimal(digits.replace(sign, "")), 0) if _grouped(digits, sign) else None
        return Decimal((whole or "0") + "." + part), len(part)
    return Decimal(digits), 0


def _grouped(digits: str, sign: str) -> bool:
    first, *groups = digits.lstrip("-").split(sign)
    return 1 <= len(first) <= 3 and all(len(g) == 3 for g in groups) if groups else True


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a unit word and a currency word or sign."""

    def pattern(words: Iterable[str]) -> re.Pattern[str]:
        parts = []
        for word in sorted(words, key=lambda w: (-len(w), w)):
            left = r"(?<![^\W\d_])" if word[0].isalpha() and word[0] < "⺀" else ""
            right = r"(?![^\W\d_])" if word[-1].isalpha() and word[-1] < "⺀" else ""
            parts.append(left + re.escape(word) + right)
        return re.compile("|".join(parts))

    return pattern(w for u in trade.units() for w in u.words), pattern(w for w in trade.currencies() if not w.isdigit())


@cache
def _unit_kinds() -> dict[str, str]:
    return {word: unit.counts for unit in trade.units() for word in unit.words}


def lowered(text: str) -> str:
    """Lower case and plain forms of wide characters, length kept: what is found in it has the same place in `text`."""
    lower = (unicodedata.normalize("NFKC", c).lower() for c in text)
    return "".join(new if len(new) == 1 else old for new, old in zip(lower, text, strict=True))


def unit_in(text: str) -> tuple[str, str, int, int] | None:
    """The first unit word: (as it stands, what it counts: goods, weight, measure or packing, start, end)."""
    match = _words()[0].search(lowered(text))
    if not match:
        return None
    return text[match.start() : match.end()], _unit_kinds()[match.group()], match.start(), match.end()


def currency_in(text: str) -> str | None:
    """ISO 4217 code of the first currency sign or word; a bare ¥ is none (yuan or yen)."""
    match = _words()[1].search(lowered(text))
    if match:
        return trade.currencies()[match.group()]
    bare = text.strip()
    return trade.currencies().get(bare) if bare.isdigit() and len(bare) == 3 else None


class Counted(Struct, frozen=True, gc=False):
    """A quantity in a cell: the number, its unit's words and kind where they stand there, and the span of both."""

    value: Decimal
    unit: str | None
    counts: str | None
    start: int
    end: int


def quantities(text: str, decimal_comma: bool | None = None) -> list[Counted]:
    """The quantities in a cell such as "1 200 шт." or "50台/120千克", in order."""
    found = []
    read = figures(text, decimal_comma)
    ends = [f.start for f in read[1:]] + [len(text)]
    for number, after in zip(read, ends[: len(read)], strict=True):
        unit = unit_in(text[number.end : after])
        gap = text[number.end : number.end + unit[2]].strip() if unit else ""
        if unit and not gap:
            end = number.end + unit[3]
            found.append(Counted(number.value, unit[0], unit[1], number.start, end))
        else:
            found.append(Counted(number.value, None, None, number.start, number.end))
    return found
