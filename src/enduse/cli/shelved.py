"""The lists that a run screens against: files, lists on the user's shelf, and the starter that enduse brings."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from enduse.records.listing import Watchlist
    from enduse.store.shelf import Shelf
    from enduse.store.snapshot import Snapshot

#: The environment variable that names the folder of the shelf.
FOLDER = "ENDUSE_LISTS"


class Lists(NamedTuple):
    """The lists, and what a person should know of the snapshots that were taken."""

    lists: "tuple[Watchlist, ...]"
    notes: tuple[str, ...]


def shelf() -> "Shelf":
    """The user's shelf of lists; its folder need not be there yet."""
    from enduse.store.shelf import Shelf

    return Shelf(_folder())


def load_lists(given: Sequence[Path], *, starter_too: bool, as_of: str | None, oldest: int) -> Lists:
    """The lists to screen against. What is a file is read as one; else it is a name on the shelf, whose newest
    snapshot counts (with `as_of` the newest not later than that day).

    A note says which snapshot it was, and that it is older than `oldest` days. Raises BadInput where there is neither.
    """
    from enduse.screen.lists import starter
    from enduse.watchlists import watchlist_at

    lists = [starter()] if starter_too else []
    notes = []
    for one in given:
        if _is_path(one):
            lists.append(watchlist_at(one, shelf().indexes))
        else:
            found, said = _from_shelf(str(one), as_of, oldest)
            lists.append(found)
            notes += said
    return Lists(tuple(lists), tuple(notes))


def _is_path(given: Path) -> bool:
    """Whether a file, or something else at that path, is meant. A folder gives way to a list on the shelf."""
    try:
        return given.exists() and not (given.is_dir() and shelf().snapshots(str(given)))
    except OSError:
        return True  # it cannot be looked at; who opens it says why


def about_age(snapshot: "Snapshot", today: str, oldest: int) -> list[str]:
    """A line where the snapshot was last seen to hold more than `oldest` days before `today`."""
    age = snapshot.age(today)
    if age <= oldest:
        return []
    return [f"{snapshot.name}: list older than {oldest} days ({age}); `enduse lists update {snapshot.name}` renews it"]


def _from_shelf(name: str, as_of: str | None, oldest: int) -> tuple["Watchlist", list[str]]:
    """The list of that name on the shelf as it was at `as_of`, and the lines that say which state it is."""
    from msgspec.structs import replace

    from enduse.errors import BadInput
    from enduse.store.custody import utc_now
    from enduse.store.snapshot import newest
    from enduse.watchlists import watchlist_at

    kept = shelf()
    held = kept.snapshots(name)
    if not held:
        there = ", ".join(kept.names()) or "none yet"
        raise BadInput(f"there is no file {name!r} and no such list on the shelf ({there}); give a path, or take it in "
                       "with `enduse lists add`")  # fmt: skip
    chosen = newest(held, as_of)
    if chosen is None:
        first = min(one.as_of or one.day for one in held)
        raise BadInput(f"no snapshot of {name!r} on the shelf is as old as {as_of}, the oldest is of {first}; "
                       "add the list of that day, or leave out --as-of")  # fmt: skip
    found = watchlist_at(kept.path(chosen), kept.indexes)
    which = f"snapshot fetched {chosen.fetched_at} (SHA-256 {chosen.files[0].sha256[:12]}…)"
    age = about_age(chosen, as_of or utc_now()[:10], oldest)
    made = replace(
        found,
        name=chosen.name,
        publisher=chosen.publisher,
        licence=chosen.licence,
        note="; ".join(filter(None, (found.note, which))),
        fetched_at=chosen.fetched_at,
        day=chosen.day,
        stale=f"list older than {oldest} days" if age else None,
    )
    count = "the only one" if len(held) == 1 else f"one of {len(held)}"
    return made, [f"{chosen.name}: {which}, {count} on the shelf", *age]


def _folder() -> Path:
    """Where the shelf is: ENDUSE_LISTS, or the platform's folder for a user's data."""
    from enduse.errors import BadInput

    if told := os.environ.get(FOLDER, "").strip():
        return Path(told).absolute()
    data = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_DATA_HOME", "")
    if data and Path(data).is_absolute() and sys.platform != "darwin":
        return Path(data) / "enduse" / "lists"
    try:
        home = Path.home()
    except RuntimeError:
        raise BadInput(f"there is no home folder to keep lists in; name a folder in {FOLDER}") from None
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "enduse" / "lists"
    return home / ".local" / "share" / "enduse" / "lists"
