"""A list from a file: a short one is read; a long one is read once, then its entries are mapped from the disk."""

from functools import partial
from importlib.metadata import entry_points
from pathlib import Path

import msgspec
from msgspec.structs import replace

from enduse.errors import BadInput
from enduse.records.identity import hashed, sha256_bytes
from enduse.records.listing import Watchlist
from enduse.screen.lists import beside, open_list
from enduse.screen.lists.digest import sha256
from enduse.screen.packed import Entries
from enduse.screen.saved import FORMAT, load, save
from enduse.store.maker import maker
from enduse.store.spare import drop, spare

#: With fewer entries, reading is as quick as opening.
LEAST = 2_000
#: The parts of the package that reading a list depends on.
_PARTS = ("compare", "records", "reference", "screen")


class _About(msgspec.Struct, frozen=True):
    """A list but for its entries, and the SHA-256 of each file beside it that was asked for, None for one not there."""

    known: Watchlist
    beside: dict[str, str | None]


def watchlist_at(path: Path, room: Path | None) -> Watchlist:
    """The list in a file, as `load_list` reads it.

    Where it is long its entries are kept in the folder `room`, if there is one, under a name that changes with the file
    and with the code; a folder that cannot be used costs time and nothing else. Raises BadInput as `load_list` does.
    """
    if room is None:
        return open_list(path)[0]
    try:
        with path.open("rb") as stream:
            key = _key(path.name, sha256(stream))
        if found := _kept(room / key, path):
            return found
    except OSError:
        return open_list(path)[0]  # which says what is wrong
    asked: dict[str, str | None] = {}

    def noted(name: str) -> bytes | None:
        data = beside(path, name)
        asked[name] = data if data is None else sha256_bytes(data)
        return data

    found = open_list(path, noted)[0]
    if len(found.entries) < LEAST:
        return found
    try:
        drop(room, key)
        spare(room, key, partial(_keep, found, asked))
    except OSError:
        return found
    return _kept(room / key, path) or found


def _keep(known: Watchlist, asked: dict[str, str | None], folder: Path) -> None:
    save(folder, _About(replace(known, entries=()), asked), Entries.of(known.entries).arrays)


def _kept(folder: Path, path: Path) -> Watchlist | None:
    """The list that is kept in a folder, None where there is none or a file beside it is another now."""
    if not folder.is_dir():
        return None
    try:
        about, arrays = load(folder, _About)
    except BadInput:
        return None
    for name, digest in about.beside.items():
        data = beside(path, name)
        if digest != (data if data is None else sha256_bytes(data)):
            return None
    return replace(about.known, entries=Entries(arrays))


def _key(name: str, digest: str) -> str:
    plugs = (f"{p.name} {p.value} {p.dist and p.dist.version}" for p in entry_points(group="enduse.lists"))
    return f"list-{hashed(str(FORMAT), maker(_PARTS), name, digest, *sorted(plugs))[:32]}"
