"""Indexes in folders: written once, then opened by as many processes as want them."""

from collections.abc import Sequence
from pathlib import Path

from enduse.records.listing import Watchlist
from enduse.records.picture import Screened
from enduse.screen.build import build
from enduse.screen.index import Index, described
from enduse.screen.saved import load, save


def keep(lists: Sequence[Watchlist], folder: Path) -> None:
    """Write the index of some lists into an empty folder. OSError where it cannot be written."""
    save(folder, described(lists), build(lists))


def kept(folder: Path) -> Index:
    """The index in a folder. Raises BadInput where there is no whole one."""
    return Index(*load(folder, tuple[Screened, ...]))
