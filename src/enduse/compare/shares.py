"""What share do words mean? "more than 51 per cent", "just under half", "25–50 %", «контрольный пакет», 多数股权."""

import csv
import re
from functools import cache
from importlib.resources import files

from enduse.compare.quantities import ABOUT
from enduse.records.ownership import UNKNOWN, Share

_NUMBER = r"(\d{1,3}(?:[.,]\d+)?)"
_PERCENT = r"\s*(?:%|％|per\s?cent|percent|процент\w*|проц\.|個百分點|个百分点)"
_RANGE = re.compile(rf"{_NUMBER}(?:{_PERCENT})?\s*(?:-|–|—|to|and|до|и|至|到)\s*{_NUMBER}{_PERCENT}", re.I)
_ONE = re.compile(_NUMBER + _PERCENT, re.I)
#: Alone in a cell of a register: a number of per cent, or a fraction.
_BARE = re.compile(r"\s*(\d{1,3}(?:[.,]\d{1,6})?)\s*")
_FRACTION = re.compile(r"\s*(\d{1,6})\s*/\s*(\d{1,6})\s*")
_CHINESE = re.compile(r"百分之(百|[〇零一二三四五六七八九十]+)")
#: A nature of control as the British register writes it: "ownership-of-shares-50-to-75-percent" is more than 50 and
#: less than 75 per cent, "25-to-50" over 25 and at most 50, "75-to-100" 75 or more (Companies House, PSC descriptions).
_NATURE = re.compile(r"[a-z]+(?:-[a-z]+)*-(\d{2})-to-(\d{2,3})-percent(?:-[a-z-]+)?")
_SLUG = re.compile(r"[a-z]+(?:-[a-z0-9]+)*-percent(?:-[a-z-]+)?")
_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}


def _any(words: str, signs: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b|{signs}", re.I)


_OVER = _any("more than|over|above|exceeding|greater than|свыше|более|больше", "超过|超過|逾|多于")
_LEAST = _any("at least|no less than|not less than|a minimum of|не менее|не меньше", "至少|不少于|不低于")
_UNDER = _any("less than|under|below|short of|менее|меньше", "不到|低于|不足")
_MOST = _any("up to|at most|no more than|not more than|a maximum of|до|не более|не больше", "不超过|至多|最多")
_NEARLY = _any("about|around|roughly|nearly|almost|approximately|perhaps|some|около|примерно|почти", "约|約|近")


def share_of(words: str) -> Share:
    """The share that words mean; UNKNOWN where they give none. A number above one that stands alone is of per cent.

    >>> share_of("more than 51 per cent")
    Share(low=51.0, high=100, low_open=True, high_open=False)
    """
    if found := _NATURE.fullmatch(words):
        low, high = _number(found[1]), _number(found[2])
        return Share(low, high, low_open=low < 75, high_open=high == 75)
    if _SLUG.fullmatch(words):
        words = words.replace("-", " ")
    if found := _RANGE.search(words):
        low, high = sorted((_number(found[1]), _number(found[2])))
        return Share(low, high) if high <= 100 else UNKNOWN
    if found := _ONE.search(words):
        return _about(_number(found[1]), words[: found.start()])
    if (found := _BARE.fullmatch(words)) and _number(found[1]) > 1:
        return _about(_number(found[1]), "")
    if (found := _FRACTION.fullmatch(words)) and 0 < int(found[1]) <= int(found[2]):
        return _about(round(100 * int(found[1]) / int(found[2]), 6), "")
    if found := _CHINESE.search(words):
        return _about(_chinese(found[1]), words[: found.start()])
    low_words = words.casefold()
    for said, share in _table().items():
        place = re.search(rf"\b{re.escape(said)}\b" if said.isascii() else re.escape(said), low_words)
        if place:
            return _about(share.low, words[: place.start()]) if share.low == share.high else share
    return UNKNOWN


def _about(value: float, before: str) -> Share:
    """A share of that many percent, as the words before it qualify it."""
    if not 0 <= value <= 100:
        return UNKNOWN
    if _LEAST.search(before):
        return Share(value, 100)
    if _MOST.search(before):
        return Share(0, value, low_open=True)
    if _OVER.search(before):
        return Share(value, 100, low_open=True)
    if _UNDER.search(before):
        return Share(0, value, low_open=True, high_open=True)
    if _NEARLY.search(before):
        return Share(round(value * (1 - ABOUT), 6), min(100.0, round(value * (1 + ABOUT), 6)))
    return Share(value, value)


def _number(digits: str) -> float:
    return float(digits.replace(",", "."))


def _chinese(signs: str) -> float:
    if signs == "百":
        return 100.0
    tens, ten, ones = signs.partition("十")
    if not ten:
        return float(_DIGITS.get(signs, 101)) if len(signs) == 1 else 101.0
    return (_DIGITS.get(tens, 1) if tens else 1) * 10.0 + (_DIGITS.get(ones, 0) if ones else 0)


@cache
def _table() -> dict[str, Share]:
    with (files("enduse.reference.ownership") / "shares.csv").open(encoding="utf-8") as lines:
        return {
            row["words"]: Share(float(row["low"]), float(row["high"]), bool(row["low_open"]), bool(row["high_open"]))
            for row in csv.DictReader(lines)
        }
