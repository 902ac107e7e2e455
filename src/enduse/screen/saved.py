"""Arrays in a folder: one file each, mapped into memory when it is opened, and a description of what they are."""

from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np

from enduse.errors import BadInput
from enduse.screen.packed import Arrays

#: Counts up whenever what a folder holds changes its meaning; one of another number is made anew.
FORMAT = 3
_ABOUT = "about.json"

About = TypeVar("About")


class _Folder(msgspec.Struct, frozen=True):
    """What a folder holds."""

    format: int
    arrays: tuple[str, ...]
    about: msgspec.Raw


def save(folder: Path, about: object, arrays: Arrays) -> None:
    """Write arrays and what they are about (anything JSON can say) into an empty folder. OSError where it cannot be."""
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
    said = _Folder(FORMAT, tuple(arrays), msgspec.Raw(msgspec.json.encode(about)))
    (folder / _ABOUT).write_bytes(msgspec.json.encode(said))


def load(folder: Path, kind: type[About]) -> tuple[About, Arrays]:
    """What a folder is about, of the type `kind`, and its arrays; they stay on the disk until they are used.

    Raises BadInput where the folder holds nothing whole of this format.
    """
    try:
        said = msgspec.json.decode((folder / _ABOUT).read_bytes(), type=_Folder)
        if said.format != FORMAT:
            raise BadInput(f"the folder {str(folder)!r} has the format {said.format}, not {FORMAT}; it is made anew")
        about = msgspec.json.decode(said.about, type=kind)
        arrays = {
            name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False).view(np.ndarray)
            for name in said.arrays
        }
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        raise BadInput(f"the folder {str(folder)!r} cannot be read: {error}; remove it, it is made anew") from error
    return about, arrays
