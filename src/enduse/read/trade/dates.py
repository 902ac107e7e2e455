"""Which day is this? Dates as written in trade papers; what can be read in two ways stays open."""

import re
from functools import cache, lru_cache

from enduse.reference import trade

_ISO = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_CHINESE = re.compile(r"(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
#: The number of a declaration in the EAEU holds its day: customs post/ddmmyy/number.
_REGISTERED = re.compile(r"(?<!\d)\d{8}/(\d{2})(\d{2})(\d{2})/[\dA-ZА-Я]?\d{6}(?!\d)")
_MONTH_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?![-\d])")


@lru_cache(maxsize=20_000)
def date_in(text: str) -> tuple[str | None, int, int] | None:
    """The first date in a text: (ISO value or None where day and month cannot be told apart, start, end).

    dd.mm.yyyy with dots is day first (the custom where dots are used); 03/04/2024 is open; 25/09/2024 is not.
    """
    compact = _COMPACT.fullmatch(text.strip())
    if compact and _day(compact[1], compact[2], compact[3]):
        return _day(compact[1], compact[2], compact[3]), 0, len(text)
    found = sorted(_dates(text), key=lambda d: (d[1], -d[2]))
    return found[0] if found else None


def registered(text: str) -> tuple[str, int, int] | None:
    """The day in the number of a declaration: (ISO value, start, end)."""
    found = _REGISTERED.search(text)
    day = _day(f"20{found[3]}", found[2], found[1]) if found else None
    return (day, found.start(1), found.end(3)) if found and day else None


def _dates(text: str) -> list[tuple[str | None, int, int]]:
    found: list[tuple[str | None, int, int]] = []
    for m in _ISO.finditer(text):
        found.append((_day(m[1], m[2], m[3]), m.start(), m.end()))
    for m in _CHINESE.finditer(text):
        found.append((_day(m[1], m[2], m[3]) if m[3] else _month(m[1], m[2]), m.start(), m.end()))
    for m in _NUMERIC.finditer(text):
        found.append((_numeric(m[1], m[2], m[3], m[4]), m.start(), m.end()))
    for m in _MONTH_ISO.finditer(text):
        found.append((_month(m[1], m[2]), m.start(), m.end()))
    day_first, month_first, month_only = _worded()
    lower = text.lower()
    if len(lower) == len(text):
        months = trade.months()
        for m in day_first.finditer(lower):
            found.append((_day(m[3], str(months[m[2]]), m[1]), m.start(), m.end()))
        for m in month_first.finditer(lower):
            found.append((_day(m[3], str(months[m[1]]), m[2]), m.start(), m.end()))
        for m in month_only.finditer(lower):
            found.append((_month(m[2], str(months[m[1]])), m.start(), m.end()))
    return found


@cache
def _worded() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(trade.months(), key=lambda n: (-len(n), n)))
    return (
        re.compile(
            rf"(?<!\d)[«\"]?(\d{{1,2}})(?:st|nd|rd|th)?[»\"]?[\s\-]+(?:of\s+)?({names})\.?,?[\s\-]+(\d{{4}})(?!\d)"
        ),
        re.compile(rf"(?<!\w)({names})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)"),
        re.compile(rf"(?<!\w)({names})\.?,?\s+(\d{{4}})(?!\d)"),
    )


def _numeric(first: str, sign: str, second: str, year: str) -> str | None:
    one, two = int(first), int(second)
    if sign == "." or one > 12 or one == two:
        return _day(year, second, first)
    return _day(year, first, second) if two > 12 else None


def _day(year: str, month: str, day: str) -> str | None:
    if not _month(year, month) or not 1 <= int(day) <= 31:
        return None
    return f"{int(year):04}-{int(month):02}-{int(day):02}"


def _month(year: str, month: str) -> str | None:
    return f"{int(year):04}-{int(month):02}" if 1900 <= int(year) <= 2100 and 1 <= int(month) <= 12 else None
