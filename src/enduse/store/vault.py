"""The vault: every original, byte by byte, under its SHA-256, read-only.

A file appears under its name only when it is whole: it is written elsewhere first, flushed to the disk and then moved.
"""

import os
import shutil
from pathlib import Path
from typing import BinaryIO

from enduse.errors import BadCase, SkipDocument
from enduse.records.identity import sha256_bytes, sha256_stream

_PIECE = 1 << 20


def replace_file(target: Path, data: bytes, scratch: Path, *, lasting: bool = False, mode: int = 0o644) -> None:
    """Put `data` at `target` so that a reader finds the former file or the whole new one, never a part.

    `scratch` is a folder on the same disk for the unfinished file. `lasting` also waits for the disk.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = scratch / sha256_bytes(target.as_posix().encode("utf-8", "surrogateescape"))
    with part.open("wb") as out:
        out.write(data)
        if lasting:
            out.flush()
            os.fsync(out.fileno())
    part.chmod(mode)
    part.replace(target)
    if lasting:
        flush_folder(target.parent)


class Vault:
    """Originals under `folder`, each at `ab/abcd…`; unfinished files lie in `scratch`."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self._folder = folder
        self._scratch = scratch

    def path(self, sha256: str) -> Path:
        """Where the bytes of this hash lie."""
        return self._folder / sha256[:2] / sha256

    def holds(self, sha256: str) -> bool:
        """Whether there is a file for this hash (its content is what `read` and verify check)."""
        return self.path(sha256).is_file()

    def put(self, sha256: str, data: bytes) -> bool:
        """Keep `data` and return True; a file that is there and whole stays untouched, and the answer is False."""
        target = self.path(sha256)
        if target.is_file() and sha256_bytes(target.read_bytes()) == sha256:
            return False
        replace_file(target, data, self._scratch, lasting=True, mode=0o444)
        return True

    def put_stream(self, sha256: str, stream: BinaryIO) -> bool:
        """As `put`, of an open file that is copied piece by piece. Raises SkipDocument when its bytes are others."""
        target, part = self.path(sha256), self._scratch / sha256
        if target.is_file() and sha256_file(target) == sha256:
            return False
        with part.open("wb") as out:
            shutil.copyfileobj(stream, out, _PIECE)
            out.flush()
            os.fsync(out.fileno())
        if sha256_file(part) != sha256:
            part.unlink()
            raise SkipDocument("was changed while it was read; run the same command again")
        target.parent.mkdir(parents=True, exist_ok=True)
        part.chmod(0o444)
        part.replace(target)
        flush_folder(target.parent)
        return True

    def open(self, sha256: str, origin: str) -> BinaryIO:
        """As `read`, as an open file."""
        try:
            stream = self.path(sha256).open("rb")
        except OSError as error:
            raise BadCase(f"the original of {origin!r} is missing in the vault ({error.strerror}); {_NEXT}") from error
        if sha256_stream(stream) != sha256:
            stream.close()
            raise BadCase(f"the original of {origin!r} in the vault was altered ({self.path(sha256)}); {_NEXT}")
        return stream

    def read(self, sha256: str, origin: str) -> bytes:
        """The bytes of this hash. Raises BadCase when they are missing or altered, naming `origin`."""
        with self.open(sha256, origin) as stream:
            return stream.read()

    def size(self, sha256: str) -> int:
        """How many bytes lie there under this hash, 0 where there are none."""
        return self.path(sha256).stat().st_size if self.holds(sha256) else 0

    def files(self) -> list[Path]:
        """Every file in the vault, sorted."""
        return sorted(p for p in self._folder.rglob("*") if p.is_file() or p.is_symlink())


def sha256_file(path: Path) -> str:
    """SHA-256 (hex) of the bytes of a file."""
    with path.open("rb") as stream:
        return sha256_stream(stream)


_NEXT = "put the true file back there, or give the folder that holds it as INPUT again; `enduse verify` lists all"


def flush_folder(folder: Path) -> None:
    """Make a new name in `folder` last; systems that cannot open a folder (Windows) do so by themselves."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
