"""Writing the report and the exports: each file whole or not at all, unchanged ones untouched, stale ones removed."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from enduse.errors import BadCase
from enduse.records.identity import sha256_bytes
from enduse.store.schema import transaction
from enduse.store.vault import replace_file

#: Where exporters may write, relative to the case folder: these names, or anything under this folder.
FILES = ("report.html", "report.md", "report.pdf")
FOLDER = "export"


def write(connection: sqlite3.Connection, case: Path, scratch: Path, files: Mapping[str, bytes]) -> int:
    """Make the exports of `case` be `files` (relative POSIX path -> bytes) and return how many were written or removed.

    Only files that a former run wrote are removed; a stranger's file is left alone. Raises BadCase for a path outside
    the places that exporters may write to.
    """
    for path in files:
        _check(path)
    hashes = {path: sha256_bytes(data) for path, data in sorted(files.items())}
    former = dict(connection.execute("SELECT path, sha256 FROM exported"))
    stale = sorted(path for path in former if path not in hashes)
    due = [path for path in hashes if not _is(case / path, files[path])]
    if not due and hashes == former:
        return 0
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('exporting', '1')")
    for path in due:
        replace_file(case / path, files[path], scratch)
    for path in stale:
        (case / path).unlink(missing_ok=True)
    with transaction(connection):
        connection.execute("DELETE FROM exported")
        connection.executemany("INSERT INTO exported VALUES (?, ?)", hashes.items())
        connection.execute("DELETE FROM meta WHERE name = 'exporting'")
    return len(due) + len(stale)


def broken_off(connection: sqlite3.Connection) -> bool:
    """Whether a run was stopped while it wrote its exports."""
    return connection.execute("SELECT 1 FROM meta WHERE name = 'exporting'").fetchone() is not None


def _check(path: str) -> None:
    parts = PurePosixPath(path).parts
    inside = len(parts) > 1 and parts[0] == FOLDER and ".." not in parts and "\\" not in path
    if path not in FILES and not inside:
        raise BadCase(
            f"an exporter asks to write {path!r}; it may write {', '.join(FILES)} and files under {FOLDER}/ only:"
            " repair or uninstall that exporter"
        )


def _is(path: Path, data: bytes) -> bool:
    """Whether the file holds exactly these bytes."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False
