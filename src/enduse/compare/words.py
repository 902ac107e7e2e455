"""What does a word of an organisation's name mean? A table of plain vocabulary, countries and cities in three scripts.

Words with one meaning become one key ("zavod", "завод", "plant", "厂"), so that translated names can meet. The table
also says how much a word tells: a plant, a company or a city does not make a name.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct

from enduse.compare.fold import fold
from enduse.compare.scripts import romanise

WordClass = Literal["generic", "place", "country", "filler"]


class Word(Struct, frozen=True, kw_only=True):
    """One meaning. `initials` are the letters that may stand for it in an acronym, in English and in Russian."""

    concept: str
    kind: WordClass
    country: str | None
    initials: tuple[str, ...]


class Words(Struct, frozen=True):
    """The table: by folded Latin or Cyrillic word, and by Han word."""

    folded: dict[str, Word]
    han: dict[str, Word]
    longest_han: int


@cache
def words() -> Words:
    """The table, read once."""
    folded: dict[str, Word] = {}
    han: dict[str, Word] = {}
    with (files("enduse.compare") / "name_words.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            latin = [romanise(w) for w in row["latin"].split("|") if w]
            cyrillic = [romanise(w) for w in row["cyrillic"].split("|") if w]
            given = [w for w in row["initials"].split("|") if w]
            word = Word(
                concept=row["concept"],
                kind=row["class"],  # type: ignore[arg-type]
                country=row["country"] or None,
                initials=tuple(sorted({w[0] for w in latin + cyrillic} | set(given))),
            )
            for spelling in latin + cyrillic:
                folded.setdefault(fold(spelling), word)
            for spelling in filter(None, row["han"].split("|")):
                han.setdefault(spelling, word)
    return Words(folded, han, max(map(len, han)))


@cache
def _compounds() -> dict[str, tuple[str, ...]]:
    with (files("enduse.compare") / "compounds.csv").open(encoding="utf-8") as lines:
        return {row["written"]: tuple(row["words"].split()) for row in csv.DictReader(lines)}


def parts(written: str) -> tuple[str, ...]:
    """The words that a contracted word stands for (Минобороны: Министерство обороны), else the word alone."""
    return _compounds().get(written.lower(), (written,))


def word_for(romanised: str) -> Word | None:
    """The meaning of a romanised lower-case word, None where the table does not know it."""
    return words().folded.get(fold(romanised))
