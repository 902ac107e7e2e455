"""From when to when, in English: "between 2 April and 29 May 2024", "from March to June this year", "2022 and 2023"."""

from collections.abc import Mapping
from datetime import date


def between(months: str, plain: str) -> list[tuple[str, str]]:
    """Patterns to try before those of single days and months. `months` are their names, `plain` is a year."""

    def point(n: int) -> str:
        day = r"[0-3]?\d(?:st|nd|rd|th)?"
        return (
            rf"(?:(?P<d{n}>{day})\s+(?:of\s+)?)?(?P<m{n}>{months})\b(?:\.(?=,?\s+\d))?(?:\s+(?P<e{n}>{day})(?![\d]))?"
            rf"(?:,?\s+(?P<y{n}>{plain})(?!\d))?"
        )

    about = r"(?:(?:in|on)\s+or\s+(?:about|around)\s+|about\s+|around\s+|early\s+|mid-?\s*|late\s+|the\s+end\s+of\s+)?"
    to = r",?\s+(?:and|to|until|till|through)\s+"
    relative = r"(?:,?\s+(?:of\s+)?(?P<rel>this|last)\s+year\b)?"
    lead = r"\b(?:between|from)\s+"
    return [
        (rf"{lead}{about}{point(1)}{to}{about}{point(2)}{relative}", "span"),
        (rf"{lead}(?P<d1>[0-3]?\d){to}{point(2)}", "span"),
        (rf"(?<![\w-]){point(1)}(?:\s*[-–]\s*|\s+(?:to|until|through)\s+){point(2)}(?<=\d\d\d\d)", "span"),
        (rf"\b(?:in|during)\s+(?P<when>(?P<y>{plain})\s+and\s+(?P<z>{plain}))(?!\d)", "years"),
    ]


def spanned(part: Mapping[str, str], published: str | None, months: Mapping[str, int]) -> tuple[bool, str | None]:
    """Whether two points make a span, and the span; those without a year lie before publication."""
    last = months[part["m2"]]
    first = months[part.get("m1", part["m2"])]
    year = part.get("y2")
    if year is None and published is not None:
        told = part.get("rel")
        if told:
            year = str(int(published[:4]) - (told == "last"))
        elif len(published) >= 7:
            year = str(int(published[:4]) - (last > int(published[5:7])))
    if year is None:
        return True, None
    before = part.get("y1") or str(int(year) - (first > last))
    points = []
    for y, m, n in ((before, first, "1"), (year, last, "2")):
        day = part.get(f"d{n}") or part.get(f"e{n}")
        number = int(day.rstrip("stndrh")) if day else 0
        try:
            date(int(y), m, number or 1)
        except ValueError:
            return False, None
        points.append(f"{y}-{m:02d}" + (f"-{number:02d}" if number else ""))
    return points[0] < points[1], "/".join(points)
