"""A list: dated entries of an issuing authority, as screening sees them."""

from collections.abc import Sequence

from msgspec import Struct

from enduse.records.reading import Identifier, Name


class Entry(Struct, frozen=True, kw_only=True, array_like=True):
    """One listed entity."""

    id: str
    schema: str
    names: tuple[Name, ...]
    identifiers: tuple[Identifier, ...] = ()
    countries: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    listed_since: str | None = None
    allegation: str | None = None  # the authority's reason, as its allegation
    source: str | None = None  # where the entry can be checked


class Watchlist(Struct, frozen=True, kw_only=True):
    """A list as of a date. `as_of` is its own date, else that of its newest entry, which `note` then says; None where
    it gives neither.
    """

    name: str
    publisher: str
    licence: str
    as_of: str | None
    sha256: str
    entries: Sequence[Entry]
    refused: tuple[str, ...] = ()  # lines that could not be read, with the reason
    note: str | None = None  # "a starter, not a full list"
    fetched_at: str | None = None  # UTC, ISO 8601, where it comes from a shelf
    day: str | None = None  # the day whose state it is, where it comes from a shelf
    stale: str | None = None  # "list older than 30 days", where it was on the day it was searched for
