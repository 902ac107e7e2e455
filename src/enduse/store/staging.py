"""Staging: the files of a list on their way to the shelf, copied or fetched as they are, and their names made safe."""

import gzip
import os
import re
import unicodedata
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from enduse.errors import BadInput
from enduse.store.fetch import Arrived, Patience, fetch, file_name, is_address
from enduse.store.snapshot import Kept
from enduse.store.vault import flush_folder, sha256_file

#: Called before each source with what the user gave; what it returns is told how much of it has arrived.
Arriving = Callable[[str], Arrived]

_NAME = re.compile(r"\w(?:[\w.-]{0,62}\w)?")
_ENDINGS = re.compile(r"(?:\.(?:csv|entities|ftm|gz|html?|json|jsonl|ods|pdf|statements|tsv|txt|xlsx?|xml|zip))+$")
#: What a file on the shelf is never called by.
_UNSAFE = re.compile(r"[^\w.()+,=@ -]")
_LONGEST = 120
#: No more than this, in bytes, is unpacked to see whether a packed file is whole.
_LARGEST = 16 * 1024**3


def list_name(given: str, *, derived: bool = False) -> str:
    """The name of a list in the one form in which the shelf keeps it; `derived` from its path or address.

    Raises BadInput where it is no name.
    """
    text = given
    if derived:
        text = file_name(given) if is_address(given) else Path(given).name
        text = re.sub(r"[^\w.-]+", "-", _ENDINGS.sub("", text.casefold())).strip("-_.")[:64].rstrip("-_.")
    name = unicodedata.normalize("NFC", text.casefold())
    if not _NAME.fullmatch(name):
        raise BadInput(
            f"{given!r} gives no name for a list; give one of letters, digits, dots and dashes, such as --name un"
        )
    return name


class Staging:
    """The files of one list in `folder`, which is made; the first is the list."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[Kept] = []
        self._near: Path | None = None  # where the user's file lies, to find what lies beside it
        folder.mkdir(parents=True)

    @property
    def file(self) -> Path:
        """The list itself."""
        return self.folder / self.files[0].name

    def fill(self, sources: Sequence[str], patience: Patience, arriving: Arriving | None) -> None:
        """Copy or fetch every source. Raises BadInput when one cannot be had."""
        for source in sources:
            target = self.folder / self._free(file_name(source) if is_address(source) else Path(source).name)
            arrived = arriving(source) if arriving else lambda done, total: None
            if is_address(source):
                fetch(source, target, arrived, patience)
                self._kept(target, source)
            else:
                self._copy(Path(source), target)
        if not is_address(sources[0]):
            self._near = Path(sources[0]).parent

    def beside(self, name: str) -> bytes | None:
        """The bytes of the file of that name, whatever its case, beside the list: among the sources, or else in the
        folder where the user's file lies, from which it is then kept as well."""
        held = _called(name, self.folder)
        if held is None and self._near and (there := _called(name, self._near)):
            held = self.folder / self._free(there.name)
            self._copy(there, held)
        return held.read_bytes() if held else None

    def _copy(self, source: Path, target: Path) -> None:
        """Copy a file; its bytes, not its rights or dates."""
        try:
            with source.open("rb") as given, target.open("wb") as out:
                while piece := given.read(1 << 20):
                    out.write(piece)
        except OSError as error:
            raise BadInput(f"the file {str(source)!r} cannot be read ({error.strerror}); check the path") from error
        self._kept(target, str(source))

    def _kept(self, target: Path, source: str) -> None:
        _check_packing(target, source)
        digest = sha256_file(target)
        self.files.append(Kept(name=target.name, sha256=digest, size=target.stat().st_size, source=source))

    def _free(self, name: str) -> str:
        """A safe name that no other file here has."""
        stem, dot, ending = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).lstrip(". ").partition(".")
        safe = f"{stem[: _LONGEST - len(ending[-60:])] or 'list'}{dot}{ending[-60:]}".rstrip(". ")
        taken = {one.name.casefold() for one in self.files}
        return next(n for i in range(len(taken) + 1) if (n := f"{i + 1}-{safe}" if i else safe).casefold() not in taken)


def _check_packing(file: Path, source: str) -> None:
    """Raise BadInput for a gzip file that breaks off: what can be unpacked of it might pass as the whole list."""
    with file.open("rb") as stream:
        if stream.read(2) != b"\x1f\x8b":
            return
        stream.seek(0)
        left = _LARGEST
        try:
            with gzip.GzipFile(fileobj=stream) as unpacked:
                while left > 0 and (piece := unpacked.read(1 << 20)):
                    left -= len(piece)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise BadInput(f"{source} is packed and breaks off ({error}); get the whole file again") from error


def settle(folder: Path, target: Path) -> None:
    """Move a finished snapshot to its place, read-only and lasting: it is there whole, or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for path in (p for p in folder.rglob("*") if p.is_file()):
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())
        path.chmod(0o444)
    flush_folder(folder)
    folder.rename(target)
    flush_folder(target.parent)


def _called(name: str, folder: Path) -> Path | None:
    alike = [p for p in folder.iterdir() if p.name.casefold() == name.casefold() and p.is_file()]
    return min(alike, key=lambda p: (p.name != name, p.name), default=None)
