"""How figures and dates are written on trade papers of several countries."""

from datetime import date
from decimal import Decimal

#: Thousands separator and decimal mark of each way of writing.
WAYS = {
    "english": (",", "."),
    "plain": ("", "."),
    "russian": ("\u00a0", ","),
    "spaced": (" ", ","),
    "comma": ("", ","),
    "continental": (".", ","),
}
WAYS_OF = {
    "en": ("english", "english", "plain", "continental"),
    "ru": ("russian", "spaced", "comma", "plain"),
    "zh": ("english", "plain"),
}
_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
}
DATES_OF = {
    "en": ("iso", "day month", "month day", "short"),
    "ru": ("dotted", "words", "iso"),
    "zh": ("chinese", "slashes", "iso"),
}


def written(value: Decimal, way: str, places: int) -> str:
    """A figure in one way of writing: 12,345.60 or 12 345,60."""
    thousands, mark = WAYS[way]
    return f"{value:,.{places}f}".replace(",", "\0").replace(".", mark).replace("\0", thousands)


def dated(day: date, way: str) -> str:
    """A date in one way of writing."""
    english = _MONTHS["en"][day.month - 1]
    return {
        "iso": day.isoformat(),
        "day month": f"{day.day} {english} {day.year}",
        "month day": f"{english} {day.day}, {day.year}",
        "short": f"{day.day:02d}-{english[:3]}-{day.year}",
        "dotted": f"{day:%d.%m.%Y}",
        "words": f"{day.day} {_MONTHS['ru'][day.month - 1]} {day.year} г.",
        "chinese": f"{day.year}年{day.month}月{day.day}日",
        "slashes": f"{day:%Y/%m/%d}",
    }[way]
