"""A pair to judge: who was asked for, who may be the same, and what speaks for and against it."""

from msgspec import Struct

from enduse.records.match import Reason
from enduse.records.side import Side


class Listing(Struct, frozen=True, kw_only=True):
    """Where a listed entity stands, since when, and what the authority says of it."""

    name: str
    publisher: str = ""
    as_of: str | None = None  # the snapshot's date
    programme: str | None = None
    listed_since: str | None = None
    allegation: str | None = None
    source: str | None = None  # where the entry can be checked


class Pair(Struct, frozen=True, kw_only=True):
    """Two that may be one, as a person sees them. `listing` is None where both are parties of a case."""

    left: Side
    right: Side
    score: float
    reasons_for: tuple[Reason, ...] = ()
    reasons_against: tuple[Reason, ...] = ()
    listing: Listing | None = None
