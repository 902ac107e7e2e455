"""The vocabulary of trade papers: column heads, labels, kinds of paper, units, currencies.

columns.csv     heads of table columns (customs extracts, goods tables), with the FollowTheMoney property
fields.csv      labels of header fields ("Seller:", "Дата", "合同号"), with the UBL path
boxes.csv       columns of Russian customs extracts by the box of the declaration
forms.csv       numbered boxes of printed forms (the Russian declaration on goods, the CMR note)
paths.csv       where machine-readable papers (UBL, CII, EDIFACT) hold each field
documents.csv   kinds of paper, what each says about a transfer (phase, state) and who sends the goods
units.csv       units: what is counted (goods), weighed, measured, or only packing
currencies.csv  signs and words for currencies
months.csv      names of months
words.csv       small word sets: fillers, "nobody", import and export marks
"""

import csv
import re
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Term(Struct, frozen=True):
    """One thing that a column head or a label can mean; `kind` says what stands below or beside it."""

    canonical: str
    kind: str  # party, identifier, address, goods, quantity, money, date, place, code, text …
    labels: tuple[str, ...]


class Paper(Struct, frozen=True):
    """A kind of paper, and what it says about the goods on it."""

    kind: str
    name: str
    titles: tuple[str, ...]
    phase: str
    state: str
    sender: str  # "seller" or "shipper": whose goods they are on this paper


class Route(Struct, frozen=True):
    """Where a machine-readable paper holds a field: `paths` in order of preference, under the root element `roots`.

    `level` is header or line; `label` is what the field is called where the paper is written out.
    """

    roots: tuple[str, ...]
    level: str
    canonical: str
    label: str
    paths: tuple[str, ...]


#: The codes of UNECE Recommendation 20 that units.csv holds.
_UNIT_CODE = re.compile(r"c62|h87|nar|pce|set|pr|ro|mtr|mtk|mtq|ltr|kgm|grm|tne|ea|kt")


class Unit(Struct, frozen=True):
    """A unit; `counts` is goods, weight, measure or packing."""

    unit: str
    counts: str
    words: tuple[str, ...]


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _listed(*cells: str) -> tuple[str, ...]:
    """The `;`-separated entries of the cells, in order, each once."""
    found = (entry.strip() for cell in cells for entry in cell.split(";"))
    return tuple(dict.fromkeys(entry for entry in found if entry))


@cache
def columns() -> tuple[Term, ...]:
    """What a column head can mean."""
    return tuple(Term(r["canonical"], r["kind"], _listed(r["en"], r["ru"], r["zh"])) for r in _rows("columns.csv"))


@cache
def fields() -> tuple[Term, ...]:
    """What a label beside a value can mean."""
    return tuple(Term(r["canonical"], r["kind"], _listed(r["en"], r["ru"], r["zh"])) for r in _rows("fields.csv"))


@cache
def papers() -> tuple[Paper, ...]:
    """The kinds of paper, the more particular before the more general."""
    return tuple(
        Paper(r["kind"], r["name"], _listed(r["en"], r["ru"], r["zh"]), r["phase"], r["state"], r["sender"])
        for r in _rows("documents.csv")
    )


@cache
def routes(root: str) -> tuple[Route, ...]:
    """Where papers of this root element ("Invoice", "EDIFACT") hold their fields."""
    found = (
        Route(tuple(r["roots"].split()), r["level"], r["canonical"], r["label"], tuple(r["path"].split("|")))
        for r in _rows("paths.csv")
    )
    return tuple(route for route in found if root in route.roots)


@cache
def boxes() -> dict[str, str]:
    """What a column holds by the number of its box on the Russian declaration ("31_1", "022")."""
    return {r["box"]: r["canonical"] for r in _rows("boxes.csv")}


@cache
def numbered(kind: str) -> dict[int, str]:
    """What the numbered boxes of a printed form hold, by the kind of paper."""
    return {int(r["box"]): r["canonical"] for r in _rows("forms.csv") if r["form"] == kind}


@cache
def units() -> tuple[Unit, ...]:
    """Units of quantity."""
    return tuple(Unit(r["unit"], r["counts"], _listed(r["words"])) for r in _rows("units.csv"))


@cache
def unit_names() -> dict[str, str]:
    """The name of a unit by its UNECE Recommendation 20 code, in capitals: "H87" is a piece."""
    return {w.upper(): u.unit for u in units() for w in u.words if _UNIT_CODE.fullmatch(w)}


@cache
def currencies() -> dict[str, str]:
    """ISO 4217 code by sign or word, in lower case."""
    return {word.lower(): r["code"] for r in _rows("currencies.csv") for word in _listed(r["words"])}


@cache
def months() -> dict[str, int]:
    """Number of the month by its name or abbreviation, in lower case."""
    return {word: int(r["month"]) for r in _rows("months.csv") for word in _listed(r["words"])}


@cache
def words(use: str) -> frozenset[str]:
    """The small word set of that name, in lower case: filler, other, nobody, import, export."""
    return frozenset(w.lower() for r in _rows("words.csv") if r["use"] == use for w in _listed(r["words"]))
