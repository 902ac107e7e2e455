"""Which days a date can mean, with the precision it was given in: "2024-09" is any day of that September."""

import re
from calendar import monthrange
from functools import cache, lru_cache

from enduse.records.claim import When
from enduse.trace.phrases import pattern, phrases

#: First and last day as ISO dates; text order is time order.
Days = tuple[str, str]


def days(when: When | None) -> Days | None:
    """The first and last day that `when` can mean; None where it has no value, or none of the known forms.

    Forms: 2024, 2024-09, 2024-09-25, 2023-Q1, an interval of two of them (2020/2022), open at an end with `..` or
    nothing (2022-02/). A date is open by its words, too: "since March 2022", "до мая 2024 года".
    """
    return None if when is None or not when.value else _days(when.value, when.text)


@lru_cache(maxsize=16_384)
def _days(value: str, words: str) -> Days | None:
    first, slash, last = value.partition("/")
    if not slash:
        span = _span(first)
        if span and _opens("since", words):
            return span[0], "9999-12-31"
        return ("0000-01-01", span[1]) if span and _opens("until", words) else span
    low = ("0000-01-01", "") if first in ("", "..") else _span(first)
    high = ("", "9999-12-31") if last in ("", "..") else _span(last)
    return (low[0], high[1]) if low and high and low[0] <= high[1] else None


def _opens(meaning: str, words: str) -> bool:
    """Whether the words of a date begin, or in Chinese end, with "since" or "until"."""
    low = words.casefold().strip()
    return bool(pattern(meaning).match(low)) or low.endswith(tuple(w for w in phrases(meaning) if w > "\u3400"))


def overlap(left: When | None, right: When | None) -> bool | None:
    """Whether both may mean one day; None where either does not say."""
    return meet(days(left), days(right))


def meet(one: Days | None, other: Days | None) -> bool | None:
    """Whether two spans have a day in common; None where there is no span."""
    if one is None or other is None:
        return None
    return one[0] <= other[1] and other[0] <= one[1]


def is_day(when: When | None) -> bool:
    """Whether `when` means one single day."""
    span = days(when)
    return span is not None and span[0] == span[1]


def width(when: When | None) -> int:
    """How many days it spans, roughly; a date that says nothing is the widest. Smaller is more precise."""
    span = days(when)
    if span is None:
        return 10**7
    (y1, m1, d1), (y2, m2, d2) = (map(int, day.split("-")) for day in span)
    return (y2 - y1) * 366 + (m2 - m1) * 31 + (d2 - d1)


@cache
def _span(value: str) -> Days | None:
    if match := re.fullmatch(r"(\d{4})", value):
        return f"{value}-01-01", f"{value}-12-31"
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        last = int(match[2]) * 3
        return f"{match[1]}-{last - 2:02}-01", f"{match[1]}-{last:02}-{monthrange(int(match[1]) or 4, last)[1]}"
    if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", value):
        return f"{value}-01", f"{value}-{monthrange(int(match[1]) or 4, int(match[2]))[1]}"
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", value):
        return value, value
    return None
