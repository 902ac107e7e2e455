"""Whose list is it? The authority whose legal tests a listing counts for, by publisher and programme."""

import csv
from functools import cache
from importlib.resources import files


def authority_of(publisher: str, programme: str | None) -> str | None:
    """OFAC, BIS, EU or UK; None where neither publisher nor programme says so."""
    told = {"publisher": publisher.casefold(), "programme": (programme or "").casefold()}
    for authority, said, where in _table():
        if said in told[where] if not said.endswith("-") else told[where].startswith(said):
            return authority
    return None


@cache
def _table() -> tuple[tuple[str, str, str], ...]:
    """The rows, programmes first: one publisher may print the lists of several authorities."""
    with (files("enduse.reference.ownership") / "authorities.csv").open(encoding="utf-8") as lines:
        rows = [(row["authority"], row["said"], row["where"]) for row in csv.DictReader(lines)]
    return tuple(sorted(rows, key=lambda row: row[2] != "programme"))
