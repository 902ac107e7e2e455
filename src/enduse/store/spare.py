"""Work that could be done again, kept in folders so that it need not be: found by a key, the least used thrown away."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

#: So many pieces of work are kept, those used last.
_MOST = 16


def spare(room: Path, key: str, make: Callable[[Path], None]) -> Path:
    """The folder in `room` that holds the work called `key`, made by `make` in a new folder where it is not there yet.

    A folder is either whole or not there; two processes may ask for it at a time. OSError where it cannot be written.
    """
    folder = room / key
    if not folder.is_dir():
        room.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".fresh-", dir=room))
        try:
            make(fresh)
            _take(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        _throw_away(room, folder)
    os.utime(folder)
    return folder


def drop(room: Path, key: str) -> None:
    """Throw away the work called `key`, if there is any. Who has it open keeps what they have."""
    shutil.rmtree(room / key, ignore_errors=True)


def _take(fresh: Path, folder: Path) -> None:
    try:
        fresh.rename(folder)
    except OSError:
        if not folder.is_dir():  # somebody else was quicker: theirs is as good
            raise


def _throw_away(room: Path, but: Path) -> None:
    kept = [path for path in room.iterdir() if path.is_dir() and not path.name.startswith(".") and path != but]
    for path in sorted(kept, key=lambda p: p.stat().st_mtime, reverse=True)[_MOST - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
