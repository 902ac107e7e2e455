"""The vault: every original, byte by byte, under its SHA-256, read-only.

A file appears under its name only when it is whole: it is written elsewhere first, flushed to the disk and then moved.
"""

import os
from pathlib import Path

from enduse.errors import BadCase
from enduse.records.identity import sha256_bytes


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

    def read(self, sha256: str, origin: str) -> bytes:
        """The bytes of this hash. Raises BadCase when they are missing or altered, naming `origin`."""
        try:
            data = self.path(sha256).read_bytes()
        except OSError as error:
            raise BadCase(f"the original of {origin!r} is missing in the vault ({error.strerror}); {_NEXT}") from error
        if sha256_bytes(data) != sha256:
            raise BadCase(f"the original of {origin!r} in the vault was altered ({self.path(sha256)}); {_NEXT}")
        return data

    def files(self) -> list[Path]:
        """Every file in the vault, sorted."""
        return sorted(p for p in self._folder.rglob("*") if p.is_file() or p.is_symlink())


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
