"""What only Russian words: spans, seasons and parts of a month or year, quarters, times counted from publication."""

from collections.abc import Mapping
from datetime import date

_STEPS = {"прошл": -1, "минувш": -1, "этого": 0, "текущ": 0, "нынешн": 0, "следующ": 1, "будущ": 1}
#: The months of the seasons that lie within one year, by the first letters of the season.
_SEASONS = {"вес": (3, 5), "лет": (6, 8), "осе": (9, 11)}


def russian(months: str, plain: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Patterns to try before those of all languages, and behind them, each with its kind. `plain` is a year."""
    year = rf"(?P<y>{plain})(?!\d)"
    after = r"(?:(?:-го|-м)?\s*(?:года|году|год|г\.))?"
    relative = r"(?P<rel>этом|текущем|прошлом|минувшем|следующем|будущем)"
    own = r"(?P<of>прошлого|минувшего|этого|текущего|нынешнего|следующего|будущего)\s+года"
    season = r"(?P<s>весной|летом|осенью|весны|лета|осени|весне|лету)"

    def point(n: int) -> str:
        return rf"(?:(?P<d{n}>[0-3]?\d)\s+)?(?P<m{n}>{months})"

    last = rf"{point(2)}\s+(?P<y2>{plain})(?!\d){after}"
    part = r"начал[еау]|середин[еыу]|конц[еау]|концу|числах|половин[еыу]|декад[еыу]"
    spans = [
        (rf"\b(?:с|между)\s+{point(1)}(?:\s+(?P<y1>{plain}){after})?\s+(?:по|до|и)\s+{last}", "span"),
        (rf"\bс\s+(?P<d1>[0-3]?\d)\s+(?:по|до)\s+{last}", "span"),
        (rf"\bс\s+(?P<y>{plain})\s+по\s+(?P<z>{plain}){after}", "interval"),
        (rf"(?<![\w.])(?P<d>[0-3]?\d)\s+(?P<m>{months})\s+{own}", "of_year"),
        (rf"\b(?P<m>{months})\s+{own}", "of_year"),
        (rf"\b{season}\s+{year}{after}", "season"),
        (rf"\b{season}\s+{own}", "season"),
        (rf"\b(?:зимой|(?:в|к)\s+(?:начале|середине|конце|концу))\s+{year}{after}", "year"),
        (rf"\b(?:во?\s+)?(?P<o>перв|втор|треть|четв[её]рт)\w+\s+квартал\w*\s+{year}{after}", "quarter"),
        (rf"\b(?:во?\s+)?(?P<o>перв|втор)\w+\s+(?:половин\w+|полугоди\w+)\s+{year}{after}", "half"),
    ]
    single = [
        (rf"\b(?:в|во|с|до|к|после)\s+(?P<when>{relative}\s+(?P<u>году|месяце))\b", "relative"),
        (rf"\b(?:в|с|до|по|к|после|{part})\s+(?P<when>(?P<m>{months}))\b(?!\s*\d)", "bare"),
        (r"\b(?P<w>вчера|сегодня|завтра)\b", "near"),
        (
            r"\b(?:\d+|дв[ае]|три|четыре|пять|несколько|полтора)\s+(?:дня|дней|недели|недель|месяца|месяцев|года|лет)\s+назад\b",
            "loose",
        ),
        (
            r"\b(?:за|в\s+течение|на\s+протяжении)\s+(?:последн\w+\s+)?(?:\d+|двух|трёх|трех|четырёх|пяти|шести|нескольких)\s+(?:дней|недель|месяцев|лет)\b",
            "loose",
        ),
        (rf"(?<![\w.,-]){year}(?:-го|-м)\b", "year"),
        (rf"\b(?:в|с|до|по|за|на)\s+(?P<when>{year}{after})(?![\w-])(?!\s+(?:км|кг|шт))", "year"),
        (rf"(?<![\w.,-]){year}\s*(?:года|году|год|г\.)", "year"),
        (r"\b(?P<s>весной|летом|осенью)\b", "season"),
    ]
    return spans, single


def told_year(
    kind: str, part: Mapping[str, str], published: str | None, months: Mapping[str, int]
) -> tuple[bool, str | None]:
    """A season, or a month or day of "last year"; a season without a year is the last before publication."""
    year = _year(part, published)
    if kind == "season":
        first, last = _SEASONS[part["s"][:3]]
        if year is None and published is not None and len(published) >= 7:
            year = int(published[:4]) - (first > int(published[5:7]))
        return True, f"{year}-{first:02d}/{year}-{last:02d}" if year is not None else None
    if year is None:
        return True, None
    month = f"{year}-{months[part['m'].rstrip('.')]:02d}"
    if "d" not in part:
        return True, month
    day = f"{month}-{int(part['d']):02d}"
    return (True, day) if _exists(day) else (False, None)


def _exists(day: str) -> bool:
    """Whether the calendar has a day."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _year(part: Mapping[str, str], published: str | None) -> int | None:
    """The year that is named, or counted from that of publication."""
    if "y" in part:
        return int(part["y"])
    if "of" not in part or published is None:
        return None
    return int(published[:4]) + next(step for stem, step in _STEPS.items() if part["of"].startswith(stem))
