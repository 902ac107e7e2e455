"""A snapshot: one state of a list, as it was fetched or given, with what is known of it. It is never changed.

NAME/2026-03-01T09-30-00Z-1f2e3d4c/snapshot.json    what is known of it
NAME/2026-03-01T09-30-00Z-1f2e3d4c/original/…       the files as they came, read-only
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from enduse.errors import BadInput
from enduse.store.vault import sha256_file

RECORD, ORIGINAL = "snapshot.json", "original"


class Kept(Struct, frozen=True, kw_only=True):
    """One file of a snapshot and where it came from."""

    name: str
    sha256: str
    size: int  # bytes
    source: str  # URL or path


class Snapshot(Struct, frozen=True, kw_only=True):
    """One state of a list. Its first file is the list, the others lie beside it."""

    id: str
    number: int  # 1 for the first snapshot of the list, and so on
    name: str
    publisher: str
    licence: str
    format: str
    entries: int
    refused: int
    first_refused: str | None = None
    as_of: str | None = None  # the newest date the list itself gives
    fetched_at: str  # UTC, ISO 8601, seconds
    confirmed_at: str  # when its source was last seen to be the same
    day: str  # the day whose state it is: fetched then, or of that date where it was given as an older state
    sources: tuple[str, ...]  # what the user gave: URLs or paths
    files: tuple[Kept, ...]
    said: dict[str, str] = {}  # publisher and licence, where the user gave them

    @property
    def folder(self) -> Path:
        """Where it lies on the shelf."""
        return Path(self.name) / self.id

    @property
    def file(self) -> Path:
        """Where the list itself lies on the shelf."""
        return self.folder / ORIGINAL / self.files[0].name

    def age(self, today: str) -> int:
        """How many days before `today` (ISO date) this was last seen to be the state of the list."""
        last = self.confirmed_at[:10] if self.day == self.fetched_at[:10] else self.day
        return (date.fromisoformat(today) - date.fromisoformat(last)).days

    def stands_for(self, day: str) -> str | None:
        """The latest day not after `day` (ISO date) whose state this is, None where it is later."""
        if self.day <= day:
            return self.day
        given = whole_day(self.as_of)
        return given if given and given <= day else None


def whole_day(told: str | None) -> str | None:
    """The last day of a date of any precision (`2024`, `2024-05`, `2024-05-03`); None where it is no date."""
    year, month, day = [*(told or "").split("-"), "", ""][:3]
    try:
        if day:
            return date(int(year), int(month), int(day)).isoformat()
        last = int(month or 12)
        return date(int(year), last, monthrange(int(year), last)[1]).isoformat()
    except ValueError:
        return None


def newest(snapshots: Iterable[Snapshot], as_of: str | None = None) -> Snapshot | None:
    """The newest snapshot, or the newest one not later than the day `as_of`; None where there is none."""
    dated = [
        (one.stands_for(as_of) or "" if as_of else one.day, one.number, one)
        for one in snapshots
        if not as_of or one.stands_for(as_of)
    ]
    return max(dated, key=lambda d: d[:2])[2] if dated else None


def read_record(folder: Path) -> Snapshot:
    """The snapshot kept in `folder`. Raises BadInput when its record is missing or damaged."""
    try:
        found = msgspec.json.decode((folder / RECORD).read_bytes(), type=Snapshot)
    except (OSError, msgspec.DecodeError) as error:
        raise BadInput(f"the snapshot {folder} on the shelf is damaged ({error}); remove that folder") from error
    if (found.id, found.name) != (folder.name, folder.parent.name) or not found.files:
        raise BadInput(f"the snapshot {folder} on the shelf is of another list; remove that folder")
    return found


def altered(original: Path, files: Sequence[Kept]) -> str | None:
    """The first file in the folder `original` that is not as it was kept, None when all are."""
    for one in files:
        try:
            if sha256_file(original / one.name) != one.sha256:
                return one.name
        except OSError:
            return one.name
    return None
