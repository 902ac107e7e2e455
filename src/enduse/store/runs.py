"""What earlier runs of a case found, kept small: of each run only the records that came or went since the run before.

Rows are only ever added. A row with a record says that it was there from that run on, one without that it was not; the
records of run n are those whose last row up to n has one.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from enduse.errors import BadCase, BadInput
from enduse.records.identity import hashed
from enduse.records.past import Past, Run
from enduse.store import schema
from enduse.store.custody import Custody
from enduse.store.maker import maker, tool

#: The parts of the program that what comes out of a run depends on.
_PARTS = ("compare", "ingest", "read", "records", "reference", "resolve", "screen", "trace", "report")


class _Facts(Struct, frozen=True):
    tool: str
    code: str
    day: str | None


class Runs:
    """The runs of a case."""

    def __init__(self, connection: sqlite3.Connection, custody: Custody) -> None:
        self._connection = connection
        self._custody = custody

    def keep(self, records: Iterable[Past], day: str | None, **told: object) -> int:
        """Keep what a run found and close it in the log, with what is `told` of it; returns its number."""
        now = {hashed(line): line for line in (msgspec.json.encode(record).decode() for record in records)}
        with schema.transaction(self._connection):
            (number,) = self._connection.execute("SELECT coalesce(max(number), 0) + 1 FROM runs").fetchone()
            before = dict(_lines(self._connection, number))
            rows: list[tuple[str, int, str | None]] = [(key, number, now[key]) for key in sorted(now.keys() - before)]
            rows += [(key, number, None) for key in sorted(before.keys() - now.keys())]
            self._connection.executemany("INSERT INTO run_records VALUES (?, ?, ?)", rows)
            facts = msgspec.json.encode(_Facts(tool(), maker(_PARTS), day)).decode()
            digest = _digest(facts, self._connection, number)
            self._connection.execute(
                "INSERT INTO runs VALUES (?, ?, ?, ?)", (number, self._custody.clock(), facts, digest)
            )
            self._custody.add("done", None, run=number, digest=digest, **told)
        return int(number)

    def load(self, wanted: str = "latest") -> Run:
        """The run of a number, of a day (the last one up to it), the `latest`, or the `previous` one.

        Raises BadCase where the case has kept none, BadInput where there is no such run.
        """
        known = [(int(n), str(at)) for n, at in self._connection.execute("SELECT number, at FROM runs ORDER BY number")]
        if not known:
            raise BadCase("no run of this case was kept yet; `enduse run` on it keeps one, to compare later ones with")
        number = _chosen(wanted, known)
        at, facts = self._connection.execute("SELECT at, facts FROM runs WHERE number = ?", (number,)).fetchone()
        told = msgspec.json.decode(facts, type=_Facts)
        lines = sorted(line for _, line in _lines(self._connection, number))
        records = tuple(msgspec.json.decode(line, type=Past) for line in lines)
        return Run(number=number, at=at, tool=told.tool, code=told.code, day=told.day, records=records)


def digests(connection: sqlite3.Connection) -> Iterator[tuple[int, str, bool]]:
    """Each run with the digest kept for it, and whether its rows still give that one."""
    for number, facts, digest in connection.execute("SELECT number, facts, digest FROM runs ORDER BY number"):
        yield int(number), str(digest), _digest(str(facts), connection, number) == digest


def _lines(connection: sqlite3.Connection, run: int) -> Iterator[tuple[str, str]]:
    """The records that were there at a run, by key."""
    query = (
        "SELECT key, record FROM run_records r WHERE record IS NOT NULL AND run ="
        " (SELECT max(run) FROM run_records x WHERE x.key = r.key AND x.run <= ?)"
    )
    yield from connection.execute(query, (run,))


def _digest(facts: str, connection: sqlite3.Connection, run: int) -> str:
    query = "SELECT key, record FROM run_records WHERE run = ? ORDER BY key"
    rows = (msgspec.json.encode([key, record]).decode() for key, record in connection.execute(query, (run,)))
    return hashed(run, facts, *rows)


def _chosen(wanted: str, known: Sequence[tuple[int, str]]) -> int:
    told = f"this case has run {known[0][0]} of {known[0][1]}"
    told += f" to run {known[-1][0]} of {known[-1][1]}" if len(known) > 1 else " and no other"
    if wanted == "latest":
        return known[-1][0]
    if wanted == "previous":
        if len(known) < 2:
            raise BadInput(f"there is no run before the latest: {told}; run again after something has changed")
        return known[-2][0]
    if wanted.isascii() and wanted.isdigit():
        if int(wanted) in {number for number, _ in known}:
            return int(wanted)
        raise BadInput(f"there is no run {wanted}: {told}")
    try:
        day = date.fromisoformat(wanted).isoformat()
    except ValueError:
        raise BadInput(
            f"{wanted!r} is no run: give its number, a day (2025-03-31), latest or previous; {told}"
        ) from None
    before = [number for number, at in known if at[:10] <= day]
    if not before:
        raise BadInput(f"there is no run up to {day}: {told}")
    return before[-1]
