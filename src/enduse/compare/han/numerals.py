"""Is there a number in a Chinese name? 第十四, 601, 五五, as figures."""

import re

from enduse.compare.han.lexicon import Entry

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_FIGURES = re.compile("第?([0-9]+)")
_ORDINAL = re.compile("第([〇零一二三四五六七八九十百千]+)")
#: Figures spoken one by one count only where a works or institute of that number follows.
_SERIAL = re.compile("([〇零一二三四五六七八九]{2,4})(?=所|研究所|厂|院|基地|局|部队)")
_ORDINALS = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip


def number_at(text: str, start: int) -> tuple[int, Entry] | None:
    """Where the number ends that begins at a position, and what it is; None where none begins."""
    if text[start] not in "第〇零" and text[start] not in _DIGITS and not text[start].isdigit():
        return None
    for pattern in (_FIGURES, _ORDINAL, _SERIAL):
        if found := pattern.match(text, start):
            said = found[1] if found[1].isascii() else str(value(found[1]))
            number = said.lstrip("0") or said
            ordinal = ("=" + _ORDINALS[int(number)],) if len(number) < 3 and 0 < int(number) <= 10 else ()
            return found.end(), Entry("number", (number, *ordinal), (), number)
    return None


def value(written: str) -> int:
    """The value of a Chinese numeral, with or without its places.

    >>> value("五十五"), value("六〇一"), value("十四")
    (55, 601, 14)
    """
    if not any(c in _PLACES for c in written):
        return int("".join(str(_DIGITS[c]) for c in written))
    total, digit = 0, 0
    for character in written:
        if character in _PLACES:
            total += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
