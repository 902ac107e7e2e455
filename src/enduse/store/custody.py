"""The chain of custody: what was done to which bytes, when, by which version.

Rows are only ever added. Each carries the hash of the row before it, so that a changed, removed or inserted row shows.
The chain shows tampering with single rows; it is no signature: who can rewrite the whole file can rewrite the chain.
"""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from enduse.records.identity import sha256_bytes

#: What the first row names as the row before it.
START = "0" * 64


class Entry(Struct, frozen=True, kw_only=True):
    """One row of the log. `subject` is the SHA-256 of the bytes concerned, None where it is about the whole case."""

    seq: int
    at: str  # UTC, ISO 8601, seconds
    #: source, ingest, intake, restore, answer, reading, run, save, export, done, judge, retract, grade, inquiry, forget
    action: str
    subject: str | None
    tool: str
    detail: dict[str, object]
    previous: str
    hash: str


def utc_now() -> str:
    """The time for a log row, UTC to the second. It never reaches an export."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Custody:
    """Writes rows; the caller holds the transaction: a row and what it tells of are kept together or not at all."""

    def __init__(self, connection: sqlite3.Connection, tool: str, clock: Callable[[], str]) -> None:
        self._connection = connection
        self._tool = tool
        self.clock = clock

    def add(self, action: str, subject: str | None = None, **detail: object) -> None:
        """Append one row."""
        last = self._connection.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone() or (0, START)
        seq, previous, at = last[0] + 1, last[1], self.clock()
        told = msgspec.json.encode(detail, order="sorted").decode()
        digest = row_hash(seq, at, action, subject, self._tool, told, previous)
        self._connection.execute(
            "INSERT INTO log (seq, at, action, subject, tool, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (seq, at, action, subject, self._tool, told, previous, digest),
        )


def row_hash(seq: int, at: str, action: str, subject: str | None, tool: str, detail: str, previous: str) -> str:
    """SHA-256 over a row's content and the hash of the row before it."""
    return sha256_bytes(msgspec.json.encode([seq, at, action, subject, tool, detail, previous]))


def entries(connection: sqlite3.Connection) -> Iterator[Entry]:
    """The log from the first row to the last."""
    for seq, at, action, subject, tool, detail, previous, digest in _rows(connection):
        told = msgspec.json.decode(detail, type=dict[str, object])
        yield Entry(
            seq=seq, at=at, action=action, subject=subject, tool=tool, detail=told, previous=previous, hash=digest
        )


def breaks(connection: sqlite3.Connection) -> Iterator[str]:
    """One line for each place where the chain does not hold."""
    previous, expected = START, 1
    for seq, at, action, subject, tool, detail, before, digest in _rows(connection):
        if seq != expected:
            yield f"log: rows {expected} to {seq - 1} are missing"
        elif before != previous:
            yield f"log: row {seq} does not follow from the row before it"
        if row_hash(seq, at, action, subject, tool, detail, before) != digest:
            yield f"log: row {seq} ({action}) was altered"
        previous, expected = digest, seq + 1
    written = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'log'").fetchone()
    if written and written[0] >= expected:
        yield f"log: rows {expected} to {written[0]} are missing"


def _rows(connection: sqlite3.Connection) -> sqlite3.Cursor:
    return connection.execute("SELECT seq, at, action, subject, tool, detail, previous, hash FROM log ORDER BY seq")
