"""An index in a folder: one file for each array, mapped into memory when it is opened, and a description."""

from pathlib import Path

import msgspec
import numpy as np

from enduse.errors import BadInput
from enduse.records.picture import Screened
from enduse.screen.build import Arrays

#: Counts up whenever what an index holds changes its meaning; an index of another number is built anew.
FORMAT = 2
_ABOUT = "index.json"


class _About(msgspec.Struct, frozen=True):
    """What a saved index holds."""

    format: int
    lists: tuple[Screened, ...]
    arrays: tuple[str, ...]


def save(folder: Path, lists: tuple[Screened, ...], arrays: Arrays) -> None:
    """Write an index into an empty folder. OSError where it cannot be written."""
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
    about = _About(FORMAT, lists, tuple(arrays))
    (folder / _ABOUT).write_bytes(msgspec.json.encode(about))


def load(folder: Path) -> tuple[tuple[Screened, ...], Arrays]:
    """The lists and arrays of an index in a folder; the arrays stay on the disk until they are used.

    Raises BadInput where the folder holds no whole index of this format.
    """
    try:
        about = msgspec.json.decode((folder / _ABOUT).read_bytes(), type=_About)
        if about.format != FORMAT:
            raise BadInput(f"the index {str(folder)!r} has the format {about.format}, not {FORMAT}; build it anew")
        arrays = {
            name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False).view(np.ndarray)
            for name in about.arrays
        }
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        raise BadInput(f"the index {str(folder)!r} cannot be read: {error}; remove it, it is built anew") from error
    return about.lists, arrays
