"""What is a well-known public body called in other languages? 欧盟, Евросоюз and European Union are one."""

import csv
from functools import cache
from importlib.resources import files

from enduse.compare.fold import fold
from enduse.compare.forms import split_words
from enduse.compare.inflected import named
from enduse.compare.scripts import romanise

#: Abbreviations have so many letters at most.
_LETTERS = 6


@cache
def _bodies() -> dict[str, str]:
    """The English name of each body, by the words of all its names."""
    found: dict[str, str] = {}
    with files(__package__ or "enduse.resolve").joinpath("bodies.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for name in (row["name"], *row["names"].split(";")):
                found.setdefault(_key(name), row["name"])
    return found


def body(name: str) -> str | None:
    """The English name of a body, None where the table does not know it. Abbreviations must be in capitals ("EU", not
    "eu").

    >>> body("Евросоюз"), body("eu")
    ('European Union', None)
    """
    known = _bodies()
    return next((known[key] for form in named(name) if (key := _key(form)) in known), None)


def _key(name: str) -> str:
    bare = name.strip().replace(".", "")
    if len(bare) <= _LETTERS and " " not in bare:
        return bare
    return " ".join(fold(romanise(w)) for w in split_words(name) if w.lower() != "the")
