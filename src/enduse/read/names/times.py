"""When: times as the text words them, with the text's own precision. "September 2024" is a month, never a day.

Values are ISO: day, month, year, quarter (2023-Q1) or interval (2020/2022). Words that fix no time on their own
("this year",
"on Monday") are counted from the day the document was published where that is known, and have the value None where it
is not.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from msgspec import Struct, toml

from enduse.read.names.times_between import between, spanned
from enduse.read.names.times_russian import russian, told_year
from enduse.read.segment import Token

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_UNIT = r"(?:day|week|month|year|decade|hour)s?"
_COUNT = (
    r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|many|a few|the past few)"
)
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_ORDINALS |= {"перв": 1, "втор": 2, "треть": 3, "четверт": 4, "четвёрт": 4}
_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_STEPS = {
    "this": 0,
    "last": -1,
    "next": 1,
    "этом": 0,
    "текущем": 0,
    "прошлом": -1,
    "минувшем": -1,
    "следующем": 1,
    "будущем": 1,
}
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1, "вчера": -1, "сегодня": 0, "завтра": 1}
_EARLIER = r"(?:(?:earlier|later|early|late|in late|in early)\s+)?"


class Time(Struct, frozen=True):
    """A time and its words: `start` and `end` count into the document's text, `value` is ISO or None."""

    start: int
    end: int
    value: str | None


def times(text: str, tokens: Sequence[Token], published: str | None = None, language: str = "en") -> tuple[Time, ...]:
    """The times in one sentence of `text` (the document's whole text), whose tokens are given; sorted, without overlap.

    `published` is the document's own date (2024, 2024-09 or 2024-09-25); language is ISO 639-1.
    """
    if not tokens or not _hint(language).search(text, tokens[0].start, tokens[-1].end):
        return ()
    found: list[Time] = []
    taken: set[int] = set()
    han = "年" in text[tokens[0].start : tokens[-1].end]
    for pattern, kind in _patterns(language):
        if not han and "年" in pattern.pattern:
            continue
        for m in pattern.finditer(text, tokens[0].start, tokens[-1].end):
            start, end = m.span("when") if "when" in pattern.groupindex else m.span()
            if not taken.isdisjoint(range(start, end)):
                continue
            fits, value = _value(kind, m, published, language)
            if fits:
                found.append(Time(start, end, value))
                taken.update(range(start, end))
    return tuple(sorted(found, key=lambda t: t.start))


@cache
def _months(language: str) -> dict[str, int]:
    """Month word in lower case to its number."""
    table = toml.decode(files("enduse.read.lang").joinpath("months.toml").read_bytes())
    rows = table.get(language, table["en"])
    return {word: number for number, words in enumerate(rows, 1) for word in words.split()}


@cache
def _hint(language: str) -> re.Pattern[str]:
    """What a sentence must hold for any of the patterns to match: a digit, or a word of time."""
    if language == "ru":
        named = "|".join(sorted(_months("ru"), key=len, reverse=True))
        return re.compile(
            rf"\d|\b(?:{named}|вчера|сегодня|завтра|год|месяц|недел|весной|летом|осенью|лета|осени|весны)",
            re.IGNORECASE,
        )
    if language != "en":
        return re.compile(r"\d")
    told = [*_months(language), *_WEEKDAYS, "yesterday", "today", "tomorrow", "day", "week", "month", "year", "decade"]
    told += ["hour", "war", "invasion", "conflict", "fighting", "sanctions", "embargo", "hostilities"]
    return re.compile(rf"\d|\b(?:{'|'.join(sorted(told))})", re.IGNORECASE)


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of one language, the longer and surer ones first."""
    months = "|".join(sorted(map(re.escape, _months(language)), key=lambda w: (-len(w), w)))
    month, day = rf"(?P<m>{months})\b(?:\.(?=,?\s+(?:of\s+)?\d))?", r"(?P<d>[0-3]?\d)(?:st|nd|rd|th|\.)?"
    year = rf"(?P<y>{_YEAR})(?!\d)"
    after = r"(?:\s*(?:года|году|год|г\.|року|рік|р\.))?"
    rows = [
        (rf"(?<![\w.-])(?P<y>{_YEAR})-(?P<mm>[01]\d)-(?P<d>[0-3]\d)(?!\d)", "day"),
        (rf"(?<![\w.-])(?P<d>[0-3]?\d)\.(?P<mm>[01]?\d)\.(?P<y>{_YEAR})(?!\d)", "day"),
        (r"(?P<y>\d{4})年(?P<mm>\d{1,2})月(?P<d>\d{1,2})日", "day"),
        (r"(?P<y>\d{4})年(?P<mm>\d{1,2})月", "month"),
        (r"(?P<y>\d{4})年", "year"),
        (rf"(?<![\w.])(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/(?P<y>{_YEAR})(?!\d)", "slashed"),
        (rf"(?<![\w.]){day}\s+(?:of\s+)?{month},?\s+{year}{after}", "day"),
        (rf"\b{month}\s+{day},?\s+{year}", "day"),
        (rf"(?<![\w.]){day}\s+(?:of\s+)?{month}(?!\s*\d)", "yearless"),
        (rf"\b{month}\s+{day}(?!\d|[.,]\d)(?!\s+(?:per\s?cent|%|percent|million|billion))", "yearless"),
        (rf"\b{month},?\s+(?:of\s+)?{year}{after}", "month"),
        (rf"\b[QК](?P<q>[1-4])\s*(?:/|of\s+)?\s*{year}", "quarter"),
        (rf"(?<![\w-])(?P<y>{_YEAR})\s*(?:-|–|to|/)\s*(?P<z>{_YEAR})(?!\d)", "interval"),
    ]
    if language in {"en", "ru"}:
        spans, single = _english(months, year) if language == "en" else russian(months, _YEAR)
        rows = spans + rows + single
    else:
        since = r"(?:в|с|до|по|за|на|у|з|із|від|in|seit|bis|vor|nach|jahr)"
        rows.append((rf"\b{since}\s+(?P<when>{year}{after})(?![\w-])(?!\s+(?:км|кг|шт|km|kg))", "year"))
        rows.append((rf"(?<![\w.,-]){year}\s*(?:года|году|год|г\.|року|рік|р\.)", "year"))
    return tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in rows)


def _english(months: str, year: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What only English words: quarters and halves, times counted from the day of publication, times without a date."""
    ordinal = "|".join(_ORDINALS)
    near = r"(?:in|since|by|until|last|this|next|early|late|mid|during|from|of|before|after|through)"
    spans = [
        *between(months, _YEAR),
        (rf"\bbetween\s+(?P<y>{_YEAR})\s+and\s+(?P<z>{_YEAR})\b", "interval"),
    ]
    single = [
        (rf"\b(?:the\s+)?(?P<o>{ordinal})\s+quarter\s+of\s+(?P<f>fiscal\s+)?(?:the\s+year\s+)?{year}", "quarter"),
        (rf"\b(?:the\s+)?(?P<o>first|second)\s+half\s+of\s+{year}", "half"),
        (rf"\b{near}[\s-]+(?P<when>(?P<m>{months}))\b(?!\s*\d)(?!\s+[a-z]+ed\b)", "bare"),
        (
            rf"\b{_EARLIER}(?P<rel>this|last|next|the\s+previous|the\s+following)\s+(?P<u>year|month|week|day)\b",
            "relative",
        ),
        (rf"\b(?:on|last|this|next)\s+(?P<when>(?P<w>{'|'.join(_WEEKDAYS)}))\b", "weekday"),
        (r"\b(?P<w>yesterday|today|tomorrow)\b", "near"),
        (rf"\b(?P<n>{_COUNT})\s+(?P<u>{_UNIT})\s+ago\b", "ago"),
        (rf"\b{_COUNT}\s+{_UNIT}\s+(?:earlier|later|before)\b", "loose"),
        (
            rf"\b(?:in|over|for|during|within)\s+(?:the\s+)?(?:past|last|next|recent|coming)\s+(?:{_COUNT}\s+)?{_UNIT}\b",
            "loose",
        ),
        (rf"\b(?:for|within)\s+(?:about\s+|at\s+least\s+|more\s+than\s+)?{_COUNT}\s+{_UNIT}\b", "loose"),
        (
            r"\b(?:since|before|after|until)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,4}?"
            r"(?:war|invasion|conflict|fighting|sanctions|embargo|hostilities)\s+(?:began|started|broke\s+out|ended)\b",
            "loose",
        ),
        (
            r"\bsince\s+the\s+(?:start|beginning|outbreak)\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:war|invasion|conflict)\b",
            "loose",
        ),
        (rf"(?<![\w.,$€£-]){year}(?!\s*(?:km|kg|kilo|met|drone|piece|unit|ton|people))(?![\w%])(?!-\w)(?!,\d)", "year"),
    ]
    return spans, single


def _value(kind: str, m: re.Match[str], published: str | None, language: str) -> tuple[bool, str | None]:
    """Whether the match is a time, and its value."""
    part = {k: v.lower() for k, v in m.groupdict().items() if v}
    if kind == "loose":
        return True, None
    if kind in ("season", "of_year"):
        return told_year(kind, part, published, _months(language))
    if kind in ("day", "month", "yearless", "bare", "slashed"):
        return _calendar(kind, part, published, language)
    if kind == "year":
        return True, part["y"]
    if kind == "span":
        return spanned(part, published, _months(language))
    if kind in ("interval", "years"):
        step = int(part["z"]) - int(part["y"])
        return step == 1 if kind == "years" else step > 0, f"{part['y']}/{part['z']}"
    if kind == "quarter":
        return True, None if "f" in part else f"{part['y']}-Q{part.get('q') or _ORDINALS[part['o']]}"
    if kind == "half":
        return True, f"{part['y']}-01/{part['y']}-06" if _ORDINALS[part["o"]] == 1 else f"{part['y']}-07/{part['y']}-12"
    return True, _counted(kind, part, published)


def _calendar(kind: str, part: dict[str, str], published: str | None, language: str) -> tuple[bool, str | None]:
    """Days and months; those without a year belong to the last such day or month before publication."""
    if kind == "slashed":
        a, b = int(part["a"]), int(part["b"])
        if a > 12 >= b or a == b:
            return _day(part["y"], b, a)
        return _day(part["y"], a, b) if b > 12 else (True, None)  # day and month cannot be told apart
    number = int(part["mm"]) if "mm" in part else _months(language)[part["m"].rstrip(".")]
    if not 1 <= number <= 12:
        return False, None
    if kind == "day":
        return _day(part["y"], number, int(part["d"]))
    if kind == "month":
        return True, f"{part['y']}-{number:02d}"
    known = (published or "")[:7]
    if len(known) < 7:
        return kind == "bare" or 1 <= int(part["d"]) <= 31, None
    year = int(known[:4]) - (number > int(known[5:7]))
    return (True, f"{year}-{number:02d}") if kind == "bare" else _day(str(year), number, int(part["d"]))


def _day(year: str, month: int, day: int) -> tuple[bool, str | None]:
    """An ISO day, where the calendar has it."""
    try:
        return True, date(int(year), month, day).isoformat()
    except ValueError:
        return False, None


def _counted(kind: str, part: dict[str, str], published: str | None) -> str | None:
    """A time counted from the day of publication, as far as that day's precision carries."""
    if not published:
        return None
    year = int(published[:4])
    unit = part.get("u", "").rstrip("s")
    if kind == "relative":
        step = _STEPS.get(part["rel"])
        unit = {"году": "year", "месяце": "month"}.get(unit, unit)
        return None if step is None else _stepped(published, unit, step)
    if kind == "ago":
        count = part["n"]
        number = int(count) if count.isdigit() else {"a": 1, "an": 1}.get(count, _NUMBERS.get(count))
        if number is None:
            return None
        return str(year - number) if unit == "year" else _stepped(published, unit, -number)
    if len(published) < 10:
        return None
    day = date.fromisoformat(published[:10])
    if kind == "near":
        return (day + timedelta(_NEAR[part["w"]])).isoformat()
    back = (day.weekday() - _WEEKDAYS.index(part["w"])) % 7
    return (day - timedelta(back)).isoformat()


def _stepped(published: str, unit: str, step: int) -> str | None:
    """The year, month, week or day that lies `step` units from publication."""
    if unit == "year":
        return str(int(published[:4]) + step)
    if unit == "month" and len(published) >= 7:
        months = int(published[:4]) * 12 + int(published[5:7]) - 1 + step
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if len(published) < 10:
        return None
    day = date.fromisoformat(published[:10])
    if unit == "week":
        monday = day - timedelta(day.weekday() - 7 * step)
        return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    return (day + timedelta(step)).isoformat() if unit == "day" else None
