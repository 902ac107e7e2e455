"""Export-control lists that go by customs codes, as dated tables.

scopes.csv   the lists: who issues them, since when, and how much of each is held here
codes.csv    their codes: a prefix of 2, 4 or 6 digits, with tier, first day and source
"""

import csv
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Scope(Struct, frozen=True):
    """A control list. `complete` says how much of it is held: "yes", "by chapter", "not held" …"""

    name: str
    issuer: str
    what: str
    effective: str
    complete: str
    source: str


class Controlled(Struct, frozen=True):
    """A code, or the beginning of codes, that a list names since a day."""

    scope: str
    prefix: str
    tier: str
    since: str
    edition: str
    source: str


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()))


@cache
def scopes() -> tuple[Scope, ...]:
    """The control lists that are known, held or not."""
    return tuple(
        Scope(r["scope"], r["issuer"], r["what"], r["effective"], r["complete"], r["source"])
        for r in _rows("scopes.csv")
    )


@cache
def controlled() -> tuple[Controlled, ...]:
    """The codes of the lists that are held."""
    return tuple(
        Controlled(r["scope"], r["prefix"], r["tier"], r["from"], r["edition"], r["source"]) for r in _rows("codes.csv")
    )


@cache
def held() -> tuple[Scope, ...]:
    """The lists of which codes are held here."""
    names = {row.scope for row in controlled()}
    return tuple(scope for scope in scopes() if scope.name in names)


@cache
def not_held() -> tuple[Scope, ...]:
    """The lists that are known and not held here: goods are not looked up on them."""
    return tuple(scope for scope in scopes() if scope not in held())
