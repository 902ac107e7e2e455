"""What does a word of an organisation's name mean? A table of plain vocabulary, countries and cities in three scripts.

Words with one meaning become one key ("zavod", "завод", "plant", "厂"), so that translated names can meet. The table
also says how much a word tells: a plant, a company or a city does not make a name.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct, structs

from enduse.compare.fold import fold, skeleton
from enduse.compare.han.variants import simplify
from enduse.compare.inflected import in_names
from enduse.compare.scripts import romanise

WordClass = Literal["word", "generic", "place", "country", "filler"]


class Word(Struct, frozen=True, kw_only=True):
    """One meaning. `initials` are the letters that may stand for it in an acronym, in English and in Russian."""

    concept: str
    kind: WordClass
    country: str | None
    initials: tuple[str, ...]


class Words(Struct, frozen=True):
    """The table: by Latin or romanised word, as it is spelled and folded; by a Russian word's other forms; by Han word
    (the likeliest meaning first); and by concept."""

    latin: dict[str, Word]
    inflected: dict[str, Word]
    han: dict[str, tuple[Word, ...]]
    concepts: dict[str, Word]


#: The words in three scripts, what English and Chinese have beside them, and Russian.
_TABLES = (
    ("enduse.compare", "name_words.csv"),
    ("enduse.compare.han", "glossary.csv"),
    ("enduse.compare", "russian_words.csv"),
)
#: Further words for what the tables know, by language; in an acronym they stand with their own first letter alone.
_SYNONYMS = ("enduse.compare", "synonyms.csv")


@cache
def words() -> Words:
    """The tables, read once."""
    rows = [row for package, name in _TABLES for row in _rows(package, name)]
    letters: dict[str, set[str]] = {}
    for row in rows:
        spelled = _spelled(row)
        given = [w for w in (row.get("initials") or "").split("|") if w]
        given += [joined for w in spelled for joined in _initials().get(w, ())]
        letters.setdefault(row["concept"], set()).update(
            [*given, *(w[0] for w in spelled), *("ts" for w in spelled if w[:2] == "ts")]
        )
    concepts: dict[str, Word] = {}
    han: dict[str, tuple[Word, ...]] = {}
    for row in rows:
        word = concepts.setdefault(
            row["concept"],
            Word(
                concept=row["concept"],
                kind=row["class"],  # type: ignore[arg-type]
                country=row["country"] or None,
                initials=tuple(sorted(letters[row["concept"]])),
            ),
        )
        for spelling in map(simplify, filter(None, row["han"].split("|"))):
            if word not in han.get(spelling, ()):
                han[spelling] = (*han.get(spelling, ()), word)
    written = [(w, concepts[row["concept"]]) for row in rows for w in _written(row)]
    written += [
        (w, structs.replace(concepts[row["concept"]], initials=(romanise(w)[0],)))
        for row in _rows(*_SYNONYMS)
        for w in row["words"].split("|")
    ]
    return Words(_as_listed(written), _in_names(written), han, concepts)


def _as_listed(written: list[tuple[str, Word]]) -> dict[str, Word]:
    """Words by how they are spelled in Latin letters; by their keys where no other word is spelled so."""
    spelled = [(romanise(w), word) for w, word in written]
    found: dict[str, Word] = {}
    for spelling, word in (*spelled, *((fold(w), word) for w, word in spelled)):
        found.setdefault(spelling, word)
    return found


def _in_names(written: list[tuple[str, Word]]) -> dict[str, Word]:
    """Plain Russian words by their other forms; a trade name has none."""
    found: dict[str, Word] = {}
    for form, word in ((form, word) for w, word in written if word.kind == "generic" for form in in_names(w)):
        found.setdefault(romanise(form), word)
    return found


def _rows(package: str, name: str) -> list[dict[str, str]]:
    with (files(package) / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _written(row: dict[str, str]) -> list[str]:
    return [w for column in ("latin", "cyrillic") for w in row.get(column, "").split("|") if w]


def _spelled(row: dict[str, str]) -> list[str]:
    """The words of a row in Latin letters."""
    return [romanise(w) for w in _written(row)]


@cache
def _compounds() -> dict[str, tuple[str, ...]]:
    with (files("enduse.compare") / "compounds.csv").open(encoding="utf-8") as lines:
        return {row["written"]: tuple(row["words"].split()) for row in csv.DictReader(lines)}


@cache
def _joined() -> dict[str, dict[tuple[str, ...], str]]:
    """The words that belong together, by the first of them."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    with (files("enduse.compare") / "joined_words.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            run = tuple(row["written"].split())
            found.setdefault(run[0], {})[run] = row["joined"]
    return found


@cache
def _initials() -> dict[str, list[str]]:
    """The first letters of the words that a word was joined from (hongkong: hk)."""
    found: dict[str, list[str]] = {}
    for runs in _joined().values():
        for run, joined in runs.items():
            found.setdefault(joined, []).append("".join(word[0] for word in run))
    return found


def together(written: tuple[str, ...]) -> tuple[str, ...]:
    """Words with those made one that are one name (Hong Kong, Saudi Arabia)."""
    known = _joined()
    lower = [w.lower() for w in written]
    if known.keys().isdisjoint(lower):
        return written
    found: list[str] = []
    position = 0
    while position < len(written):
        runs = known.get(lower[position], {})
        size = max((len(run) for run in runs if tuple(lower[position : position + len(run)]) == run), default=0)
        found.append(runs[tuple(lower[position : position + size])] if size else written[position])
        position += size or 1
    return tuple(found)


def parts(written: str) -> tuple[str, ...]:
    """The words that a contracted word stands for (Минобороны: Министерство обороны), else the word alone."""
    return _compounds().get(written.lower(), (written,))


def word_for(romanised: str) -> Word | None:
    """The meaning of a romanised lower-case word, None where the table does not know it."""
    return word_as_listed(romanised) or words().inflected.get(romanised)


def word_as_listed(romanised: str) -> Word | None:
    """The meaning of a romanised lower-case word in its dictionary form."""
    known = words().latin
    return known.get(romanised) or known.get(fold(romanised))


@cache
def _english() -> dict[str, dict[str, str]]:
    """The Latin words of each concept that are no romanised ones, by their consonants."""
    rows = [row for package, name in _TABLES for row in _rows(package, name)]
    ours = {fold(romanise(word)) for row in rows for word in row.get("cyrillic", "").split("|")}
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        for word in row["latin"].split("|"):
            if word and fold(word) not in ours:
                found.setdefault(row["concept"], {}).setdefault(skeleton(word), word)
    return found


def transcribed(romanised: str) -> str | None:
    """The English word that a romanised one was written after by its sound (maritaym: maritime), None where there is
    none."""
    known = word_as_listed(romanised)
    return _english().get(known.concept, {}).get(skeleton(romanised)) if known else None


@cache
def _fillers() -> frozenset[str]:
    return frozenset(
        spelling
        for package, name in _TABLES
        for row in _rows(package, name)
        if row["class"] == "filler"
        for spelling in _spelled(row)
    )


def is_filler(romanised: str) -> bool:
    """Whether a romanised lower-case word is a filler as it is spelled, not only by its key."""
    return romanised in _fillers()
