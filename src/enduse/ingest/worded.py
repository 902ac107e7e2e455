"""A date in words, at the head of an article: "Saturday, 14 September 2024", «14 июня 2024 г.», 2024年9月13日."""

import datetime
import re
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct, toml

from enduse.reference.trade import months


class Dated(Struct, frozen=True):
    """A date at `start` to `end` of a line; `iso` with no more precision than the words give."""

    start: int
    end: int
    iso: str


@cache
def table() -> dict[str, Any]:
    """The words of mastheads."""
    found: dict[str, Any] = toml.decode(files("enduse.reference").joinpath("mastheads.toml").read_bytes())
    return found


def dated(line: str) -> Dated | None:
    """The first date of a line that has a year, with its weekday and time of day; None where it has none.

    A date in figures whose day and month cannot be told apart is none.
    """
    for m in _pattern().finditer(line):
        part = {k.rstrip("0123456789"): v for k, v in m.groupdict().items() if v}
        iso = _iso(part)
        if iso:
            return Dated(m.start(), m.end(), iso)
    return None


def _iso(part: dict[str, str]) -> str | None:
    year, day = int(part["y"]), int(part.get("d", "0"))
    month = int(part["n"]) if part.get("n") else _months().get(part.get("m", "").lower().rstrip("."), 0)
    if "a" in part:
        a, b = int(part["a"]), int(part["b"])
        if a <= 12 and b <= 12 and a != b:
            return None
        day, month = (a, b) if b <= 12 else (b, a)
    try:
        datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")


@cache
def _months() -> dict[str, int]:
    """Number of the month by its name, in the languages of the tables."""
    further = {w: n for rows in table()["months"].values() for n, words in enumerate(rows, 1) for w in words.split()}
    return further | months()


@cache
def _pattern() -> re.Pattern[str]:
    """All forms of dates, the longer ones first, each with the weekday before it and the time of day behind."""
    month = "|".join(sorted(map(re.escape, _months()), key=lambda w: (-len(w), w)))
    weekday = "|".join(sorted(map(re.escape, table()["words"]["weekdays"].split()), key=lambda w: (-len(w), w)))
    year, day = r"(?:19[5-9]\d|20[0-4]\d)(?!\d)", r"[0-3]?\d"
    ordinal = r"(?:st|nd|rd|th|\.)?"
    forms = [
        rf"(?P<y1>{year})年\s?(?P<n1>\d{{1,2}})月(?:\s?(?P<d1>{day})日)?",
        rf"(?P<y2>{year})(?P<s>[-./])(?P<n2>[01]\d)(?P=s)(?P<d2>{day})(?!\d)",
        rf"(?<![\d.])(?P<d3>{day})\.(?P<n3>[01]?\d)\.(?P<y3>{year})",
        rf"(?<![\d/])(?P<a>{day})/(?P<b>{day})/(?P<y4>{year})",
        rf"(?<![\w.])(?P<d5>{day}){ordinal}\s+(?:of\s+|de\s+)?(?P<m5>{month})\b\.?,?\s+(?:de\s+)?(?P<y5>{year})",
        rf"(?<!\w)(?P<m6>{month})\b\.?\s+(?P<d6>{day}){ordinal},?\s+(?P<y6>{year})",
        rf"(?<!\w)(?P<m7>{month})\b\.?,?\s+(?:de\s+)?(?P<y7>{year})",
    ]
    said = r"(?:\s*(?:года|году|год|г\.|г\b|року|р\.))?"
    zone = r"(?:\s?(?:[A-Z]{1,4}(?:[+-]\d{1,2})?|[+-]\d\d:?\d\d))?"
    clock = rf"\d{{1,2}}[:：.]\d{{2}}(?::\d{{2}})?(?:\s?[ap]\.?m\.?)?{zone}"
    hour = rf"(?:(?:T|,?\s*(?:at|в|о|um)?\s*){clock}(?![^\W_]))?"
    return re.compile(rf"(?:(?<!\w)(?:{weekday})\b\.?,?\s*)?(?:{'|'.join(forms)}){said}{hour}", re.IGNORECASE)
