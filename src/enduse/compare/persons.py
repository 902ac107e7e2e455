"""What words of people's names say little or are written in many ways? Particles, titles, and forms of given names."""

import csv
from functools import cache
from importlib.resources import files

from enduse.compare.scripts import romanise


@cache
def particles() -> frozenset[str]:
    """Romanised words that stand in very many people's names and tell little: articles, prepositions, titles."""
    return frozenset(
        romanise(spelling) for row in _rows("person_words.csv") for spelling in row["spellings"].split("|")
    )


@cache
def given_names() -> dict[str, str]:
    """The one name that a given name is a form of, by its romanised spelling."""
    return {spelling: row["name"] for row in _rows("given_names.csv") for spelling in row["spellings"].split("|")}


def _rows(file: str) -> list[dict[str, str]]:
    with (files("enduse.compare") / file).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))
