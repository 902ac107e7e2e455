"""The index of some lists: small ones in memory; large ones built once, kept on the disk and mapped into memory."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from enduse.errors import BadInput
from enduse.records.identity import hashed
from enduse.records.listing import Watchlist
from enduse.screen.index import Index
from enduse.screen.kept import keep, kept
from enduse.screen.saved import FORMAT
from enduse.store.maker import maker
from enduse.store.spare import spare

#: With fewer entries, building is as quick as opening.
LEAST = 2_000
#: The parts of the package that an index depends on.
_PARTS = ("compare", "records", "reference", "screen")


def index_of(lists: Sequence[Watchlist], room: Path | None) -> Index:
    """The index of the lists. Where they are long it is kept in the folder `room`, if there is one, under a name that
    changes with the lists and with the code; a folder that cannot be used costs time and nothing else."""
    if room is None or sum(len(known.entries) for known in lists) < LEAST:
        return Index.of(lists)
    try:
        return kept(spare(room, _key(lists), partial(keep, lists)))
    except (OSError, BadInput):
        return Index.of(lists)


def _key(lists: Sequence[Watchlist]) -> str:
    said = (f"{one.name}\0{one.publisher}\0{one.as_of}\0{one.sha256}\0{len(one.entries)}" for one in lists)
    return f"index-{hashed(str(FORMAT), maker(_PARTS), *said)[:32]}"
