"""Which files the input holds, and what each is called."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from enduse.errors import BadInput, SkipDocument, Unsafe, Unsupported
from enduse.ingest.extracted import Limits
from enduse.ingest.naming import distinct, shown
from enduse.ingest.unpack import oversize
from enduse.records.document import Source

#: A folder that holds this file is a case, and what a case writes beside it is no evidence.
CASE = "case.sqlite"
WRITTEN = (CASE, f"{CASE}-wal", f"{CASE}-shm", "vault", "export", "report.html", "report.md", "report.pdf")


def sources(paths: Sequence[Path], limits: Limits | None = None) -> tuple[Source, ...]:
    """One source per file in `paths` (files and folders, walked in sorted order); every file has one, hidden ones too.

    A file's origin is its path relative to the folder given, or its name; where two inputs hold the same relative path,
    both inputs' origins begin with the input's own name. A link that leads out of its folder is not followed, and a
    file over the limit is not opened: reading such a source raises a SkipDocument. A case and what it wrote are no
    evidence and have no source; `cases` names them. Raises BadInput for a path that is not there.
    """
    limits = limits or Limits()
    walks = [list(_files(path)) for path in _once(paths)]
    holders: dict[str, set[int]] = {}
    for number, walk in enumerate(walks):
        for _, _, origin in walk:
            holders.setdefault(origin, set()).add(number)
    clashing = {number for held in holders.values() if len(held) > 1 for number in held}
    taken: set[str] = set()
    found = []
    for number, walk in enumerate(walks):
        for root, file, origin in walk:
            origin = f"{shown(_name(_above(root, file)))}/{origin}" if number in clashing else origin
            reader, opener = _reader(file, root, limits), _opener(file, root)
            found.append(Source(distinct(origin, taken), reader, str(file), opener, _size(file)))
    return tuple(sorted(found, key=lambda s: s.origin))


def cases(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The folders in `paths` that are cases of enduse, and the reports and exports of cases: what `sources` leaves out.

    Raises BadInput for a path that is not there.
    """
    found: list[Path] = []
    for path in _once(paths):
        if _of_case(path):
            found.append(path)
        elif path.is_dir():
            for folder, below, _ in os.walk(path):
                found += [Path(folder, name) for name in below if _is_case(Path(folder, name))]
                below[:] = [name for name in below if not _is_case(Path(folder, name))]
    return tuple(sorted(set(found)))


def _is_case(folder: Path) -> bool:
    return os.path.isfile(folder / CASE)  # noqa: PTH113  (a closed folder is none; Path would raise)


def _of_case(path: Path) -> bool:
    """Whether an input path is a case, or is among the things that a case writes beside its database."""
    return _is_case(path) or any(
        _is_case(folder) and path.relative_to(folder).parts[0] in WRITTEN for folder in path.parents
    )


def _once(paths: Sequence[Path]) -> list[Path]:
    """The input paths without repetition, absolute, in sorted order. Raises BadInput for one that is not there."""
    for path in paths:
        if not path.exists():
            raise BadInput(f"{str(path)!r} is not there; check the path")
    return sorted({path.absolute().resolve() for path in paths})


def _files(path: Path) -> Iterator[tuple[Path, Path, str]]:
    """Each file under an input path but those of cases: (the folder it may not leave, the file, its origin)."""
    if _of_case(path):
        return
    if not path.is_dir():
        yield path.parent, path, shown(_name(path))
        return
    closed: list[OSError] = []
    for folder, below, names in os.walk(path, onerror=closed.append):
        below.sort()
        links = [name for name in below if Path(folder, name).is_symlink()]
        below[:] = [name for name in below if name not in links and not _is_case(Path(folder, name))]
        for name in sorted([*names, *links]):
            file = Path(folder, name)
            if name in links and _within(file, path):
                continue  # its files are met where they lie
            yield path, file, _origin(file, path)
    for error in closed:
        yield path, Path(error.filename), _origin(Path(error.filename), path)


def _origin(file: Path, root: Path) -> str:
    """The path of a file relative to its input."""
    return shown("/".join(_text(step) for step in file.relative_to(root).parts) or _name(root))


def _above(root: Path, file: Path) -> Path:
    """The folder whose name tells one input from another."""
    return root if root in file.parents else file.parent


def _name(path: Path) -> str:
    return _text(path.name) or "input"


def _text(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 are shown as \\xNN."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _within(file: Path, root: Path) -> bool:
    """Whether a link ends inside the input."""
    try:
        return file.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _opener(file: Path, root: Path) -> Callable[[], BinaryIO]:
    """Opens the file when called; raises a SkipDocument that says why it cannot be."""

    def open_it() -> BinaryIO:
        if file.is_symlink() and not _within(file, root):
            raise Unsafe(f"{file.name} is a link that leads out of the input or nowhere; put the file itself there")
        try:
            found = file.stat()
            if stat.S_ISDIR(found.st_mode):
                raise SkipDocument(f"the folder {file.name} cannot be listed; check its permissions")
            if not stat.S_ISREG(found.st_mode):
                raise Unsupported(f"{file.name} is no regular file (a device, pipe or socket); remove it")
            return file.open("rb")
        except OSError as error:
            raise _closed(file, error) from error

    return open_it


def _reader(file: Path, root: Path, limits: Limits) -> Callable[[], bytes]:
    """Reads the file when called; raises a SkipDocument that says why it cannot be."""
    open_it = _opener(file, root)

    def read() -> bytes:
        try:
            with open_it() as stream:
                size = os.fstat(stream.fileno()).st_size
                if size > limits.bytes:
                    raise oversize(size, limits)
                data = stream.read(limits.bytes + 1)
        except OSError as error:
            raise _closed(file, error) from error
        if len(data) > limits.bytes:
            raise oversize(len(data), limits)
        return data

    return read


def _closed(file: Path, error: OSError) -> SkipDocument:
    return SkipDocument(f"{file.name}: {error.strerror or error}; check its permissions and the disk")


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
