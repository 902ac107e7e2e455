"""Which simplified character stands for a traditional or Japanese one? The table is OpenCC's (Apache-2.0), turned
round."""

import csv
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[int, str]:
    with (files("enduse.compare.han") / "variants.csv").open(encoding="utf-8") as lines:
        return {ord(c): row["simplified"] for row in csv.DictReader(lines) for c in row["variants"]}


def simplify(text: str) -> str:
    """A text with simplified characters in the place of traditional and Japanese ones.

    >>> simplify("臺灣國際造船")
    '台湾国际造船'
    """
    return text.translate(_table())
