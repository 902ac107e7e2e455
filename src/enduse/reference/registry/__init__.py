"""The vocabulary of registers of companies: heads of columns that name companies, owners, shares and officers."""

import csv
from functools import cache
from importlib.resources import files

from enduse.reference.trade import Term


@cache
def columns() -> tuple[Term, ...]:
    """What a column of a register can mean; `kind` of a number is its scheme (gb-coh, ogrn, inn, uscc)."""
    text = files(__package__).joinpath("columns.csv").read_text(encoding="utf-8")
    return tuple(
        Term(
            r["canonical"],
            r["kind"],
            tuple(x.strip() for c in ("en", "ru", "zh") for x in r[c].split(";") if x.strip()),
        )
        for r in csv.DictReader(text.splitlines())
    )


@cache
def extract() -> dict[str, dict[str, tuple[str, ...]]]:
    """The labels of extracts: section -> canonical name -> labels; `heading` opens a section, "" titles the paper."""
    text = files(__package__).joinpath("extract.csv").read_text(encoding="utf-8")
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in csv.DictReader(text.splitlines()):
        labels = tuple(x.strip() for x in row["labels"].split(";") if x.strip())
        found.setdefault(row["section"], {})[row["canonical"]] = labels
    return found
