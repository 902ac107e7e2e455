"""Which rows of a table of words does a text tell of? Words in three scripts, in any case and number."""

import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from enduse.compare.forms import split_words
from enduse.compare.han.variants import simplify
from enduse.compare.inflected import adjectives, dictionary_forms
from enduse.compare.scripts import scripts_of


@lru_cache(maxsize=16_384)
def told(text: str, table: str) -> frozenset[str]:
    """The rows of a table, by their first column, that have a word of the text.

    >>> sorted(told("двигателями ВК-77М", "things")), sorted(told("青沙海关", "natures"))
    (['engine'], ['office'])
    """
    found: set[str] = set()
    if "han" in scripts_of(text):
        written = simplify(text)
        found |= {
            row
            for word, rows in by_word(table).items()
            if word in written and "han" in scripts_of(word)
            for row in rows
        }
    for word in split_words(text):
        found |= told_by(word, table)
    return frozenset(found)


@lru_cache(maxsize=16_384)
def told_by(word: str, table: str) -> frozenset[str]:
    """The rows of a table that have a word in an alphabet, in any of its forms."""
    low = word.lower().replace("ё", "е")
    known = by_word(table)
    forms = {low, low.removesuffix("s"), *dictionary_forms(low), *adjectives(low)}
    return frozenset(row for form in forms for row in known.get(form, ()))


@cache
def by_word(table: str) -> Mapping[str, frozenset[str]]:
    """The rows that each word of a table stands in."""
    found: dict[str, set[str]] = {}
    with files(__package__ or "enduse.resolve").joinpath(f"{table}.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            name, *_ = row.values()
            for column in ("english", "russian", "chinese"):
                for word in filter(None, row[column].replace("ё", "е").split("|")):
                    found.setdefault(word, set()).add(name)
    return {word: frozenset(rows) for word, rows in found.items()}
