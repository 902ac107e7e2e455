"""What is the date of a list that gives none of its own? That of its newest entry, and the list's note says so."""

from collections.abc import Iterable
from typing import TypedDict

NEWEST_ENTRY = "the list gives no date of its own: the date shown is that of its newest entry"


class Dated(TypedDict):
    """What a list's date is, and its note."""

    as_of: str | None
    note: str | None


def dated(own: str | None, entries: Iterable[str | None], note: str | None = None) -> Dated:
    """The date that a list gives, else the newest of its `entries`' dates, told in the note."""
    newest = max((date for date in entries if date), default=None)
    told = [note] if note else []
    return Dated(as_of=own or newest, note="; ".join([*told, NEWEST_ENTRY] if newest and not own else told) or None)


def with_date(note: str | None) -> str | None:
    """The note of such a list once somebody gives its date."""
    return "; ".join(part for part in (note or "").split("; ") if part != NEWEST_ENTRY) or None
