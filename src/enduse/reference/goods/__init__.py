"""Which words, part numbers and names of platforms stand for which customs code (Harmonized System 2022).

terms.csv         goods in English, Russian and Chinese; of several codes in a row the likeliest first
platforms.csv     names of weapon platforms and drones, and their aliases; names only
part_numbers.csv  how makers and standards number their parts
bearings.csv      how bearings are numbered; a number that is not `certain` counts only beside the word for a bearing
parts.csv         the code for parts of a machine of another code
figures.csv       what power, voltage, thrust or weight decides between codes; units.csv: the units
families.csv      headings that belong together; neighbours.csv: families that are easily taken for each other
editions.csv      codes of HS 2017 that HS 2022 no longer has
words.csv         small words: prepositions, words for parts, for sets, qualities, spellings
"""

import csv
import re
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Entry(Struct, frozen=True):
    """Names that stand for codes of six digits, the likeliest code first."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    source: str
    platform: str = ""  # what kind of platform, where the names are designations


class Numbering(Struct, frozen=True):
    """A way to number parts. `certain` numbers speak for themselves; others need the word `needs` beside them."""

    pattern: re.Pattern[str]
    codes: tuple[str, ...]
    what: str
    maker: str
    certain: bool
    source: str


class Figure(Struct, frozen=True):
    """Among some codes, a measured value above `above` and up to `upto` means `code`."""

    among: frozenset[str]
    measure: str
    above: float
    upto: float
    code: str
    source: str


@cache
def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in cell.split(";") if entry.strip())


@cache
def entries() -> tuple[Entry, ...]:
    """Every name that stands for codes."""
    goods = (
        Entry(_listed(r["hs"]), _listed(";".join((r["en"], r["ru"], r["zh"]))), r["source"]) for r in _rows("terms.csv")
    )
    named = (Entry(_listed(r["hs"]), _listed(r["names"]), r["source"], r["kind"]) for r in _rows("platforms.csv"))
    return (*goods, *named)


@cache
def numberings() -> tuple[Numbering, ...]:
    """How parts are numbered: makers' numbers, then bearings."""
    parts = (
        Numbering(re.compile(r["pattern"]), _listed(r["hs"]), r["what"], r["maker"], not r["needs"], r["source"])
        for r in _rows("part_numbers.csv")
    )
    bearings = (
        Numbering(re.compile(r["pattern"]), _listed(r["hs"]), r["what"], "", r["certain"] == "yes", r["source"])
        for r in _rows("bearings.csv")
    )
    return (*parts, *bearings)


@cache
def figures() -> tuple[Figure, ...]:
    """What a measured value decides."""
    return tuple(
        Figure(
            frozenset(_listed(r["among"])), r["measure"], float(r["above"]), float(r["upto"] or "inf"), r["hs"],
            r["source"],
        )
        for r in _rows("figures.csv")
    )  # fmt: skip


@cache
def units() -> dict[str, tuple[str, float]]:
    """The measure and factor of a unit by its word."""
    return {word: (r["measure"], float(r["factor"])) for r in _rows("units.csv") for word in _listed(r["words"])}


@cache
def part_code(code: str) -> tuple[str, str] | None:
    """The code for parts of what `code` stands for, with its source; None where there is none of its own."""
    known = _parts()
    return next((known[code[:n]] for n in range(len(code), 3, -1) if code[:n] in known), None)


@cache
def _parts() -> dict[str, tuple[str, str]]:
    return {prefix: (r["part"], r["source"]) for r in _rows("parts.csv") for prefix in _listed(r["machine"])}


@cache
def family(code: str) -> str:
    """The family of headings that a code belongs to; its chapter where no table tells more."""
    heading = code[:4]
    for row in _rows("families.csv"):
        for span in _listed(row["headings"]):
            first, _, last = span.partition("-")
            if first <= heading <= last:
                return row["family"]
    return f"chapter {code[:2]}"


@cache
def material(code: str) -> bool:
    """Whether a code stands for a substance or material, as the name of a thing may mention it ("brass terminal")."""
    return family(code) == "materials"


@cache
def neighbours() -> frozenset[frozenset[str]]:
    """Pairs of families that are easily taken for each other."""
    return frozenset(frozenset((r["left"], r["right"])) for r in _rows("neighbours.csv"))


@cache
def successors(code: str) -> tuple[str, ...]:
    """The codes of HS 2022 that took the place of a code of HS 2017, by its first six digits."""
    return next((_listed(r["now"]) for r in _rows("editions.csv") if r["before"] == code[:6]), ())


@cache
def words(use: str) -> tuple[str, ...]:
    """The small words of one use: aside, part, holder, plain."""
    return tuple(w for r in _rows("words.csv") if r["use"] == use for w in _listed(r["words"]))


@cache
def spellings() -> dict[str, str]:
    """One spelling for words that have several."""
    return dict(pair.split("=", 1) for pair in words("spelling"))
