"""Is everything as it was taken in? Each altered, missing or added thing gets one line."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from enduse.records.identity import sha256_bytes
from enduse.store import custody, exports, inquiries, runs, tables
from enduse.store.vault import Vault, sha256_file


def problems(connection: sqlite3.Connection, case: Path, vault: Vault) -> Iterator[str]:
    """What does not hold any more, one line each: log, originals, stored texts and results, tables, exported files."""
    yield from custody.breaks(connection)
    logged = _Logged(connection)
    yield from _originals(vault, logged)
    yield from _texts(connection, logged)
    yield from _results(connection, logged)
    yield from _inquiries(connection, logged)
    yield from _runs(connection, logged)
    yield from _judgements(connection, logged)
    yield from _gradings(connection, logged)
    yield from _tables(connection, logged)
    yield from _exports(connection, case)


class _Logged:
    """What the log says of each thing, the latest word on it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.origins: dict[str, str] = {}  # document id -> origin at intake
        self.texts: dict[str, str] = {}  # text hash -> origin
        self.documents: dict[tuple[str, str], str] = {}  # source hash, suffix -> hash of the record
        self.readings: dict[str, str] = {}  # document id -> hash of the record
        self.inquiries: list[tuple[str, str, str]] = []  # inquiry, kind of entry, hash of the record
        self.runs: dict[int, str] = {}  # number -> digest
        self.answers: dict[str, str] = {}  # key -> hash of the answer
        self.judgements: dict[str, dict[str, str]] = {}  # id -> what was judged, and the hash of what was shown
        self.gradings: dict[str, dict[str, str]] = {}  # id -> what was graded
        self.tables: dict[str, str] = {}
        for row in connection.execute("SELECT action, subject, detail FROM log ORDER BY seq"):
            try:
                self._note(row[0], str(row[1]), msgspec.json.decode(row[2], type=dict[str, object]))
            except (msgspec.DecodeError, KeyError):
                continue  # such a row is reported as altered by `custody.breaks`

    def _note(self, action: str, subject: str, detail: dict[str, object]) -> None:
        match action:
            case "intake":
                self.origins.setdefault(subject, str(detail["origin"]))
            case "ingest":
                self.documents[subject, str(detail["suffix"])] = str(detail["record"])
                for text in detail["texts"] if isinstance(detail["texts"], list) else ():
                    self.texts.setdefault(str(text), str(detail["origin"]))
            case "reading":
                self.readings[subject] = str(detail["record"])
            case "inquiry":
                self.inquiries.append((str(detail["inquiry"]), str(detail["entry"]), str(detail["record"])))
            case "done" if "run" in detail:
                self.runs[int(str(detail["run"]))] = str(detail["digest"])
            case "answer":
                self.answers[subject] = str(detail["record"])
            case "judge":
                self.judgements[str(detail["judgement"])] = {k: str(v) for k, v in detail.items() if k != "judgement"}
            case "grade":
                self.gradings[str(detail["grading"])] = {k: str(v) for k, v in detail.items() if k != "grading"}
            case "save" if isinstance(detail["tables"], dict):
                self.tables = {str(k): str(v) for k, v in detail["tables"].items()}


def _originals(vault: Vault, logged: _Logged) -> Iterator[str]:
    for sha256, origin in logged.origins.items():
        path = vault.path(sha256)
        if not path.is_file():
            yield f"original missing: {origin} ({sha256})"
        elif sha256_file(path) != sha256:
            yield f"original altered: {origin} ({sha256})"
    for path in vault.files():
        # Bytes that an unfinished run kept have no row yet; they are whole when their name is their hash.
        if path.name not in logged.origins and (path.is_symlink() or sha256_file(path) != path.name):
            yield f"vault: {path.name} was not put there by enduse"


def _texts(connection: sqlite3.Connection, logged: _Logged) -> Iterator[str]:
    there = set()
    for sha256, text in connection.execute("SELECT sha256, CAST(text AS BLOB) FROM texts ORDER BY sha256"):
        there.add(sha256)
        if sha256_bytes(text) != sha256 or sha256 not in logged.texts:
            yield f"stored text altered: {logged.texts.get(sha256, 'unknown document')} ({sha256})"
    for sha256, origin in logged.texts.items():
        if sha256 not in there:
            yield f"stored text missing: {origin} ({sha256})"


def _results(connection: sqlite3.Connection, logged: _Logged) -> Iterator[str]:
    """The records of ingest and of the readers, and models' answers, against the hashes that the log gives for them."""
    kept = {(s, x): r for s, x, r in connection.execute("SELECT sha256, suffix, record FROM kept_documents")}
    for key, record in sorted(logged.documents.items()):
        yield from _compared("document record", key[0], kept.pop(key, None), record)
    yield from (f"document record not in the log: {sha256}" for sha256, _ in sorted(kept))
    read = dict(connection.execute("SELECT document, record FROM kept_readings"))
    for document, record in sorted(logged.readings.items()):
        yield from _compared("reading", document, read.pop(document, None), record)
    yield from (f"reading not in the log: {document}" for document in sorted(read))
    told = dict(connection.execute("SELECT key, CAST(answer AS BLOB) FROM answers"))
    for question, record in sorted(logged.answers.items()):
        yield from _compared("answer of a model", question, told.pop(question, None), record)
    yield from (f"answer of a model not in the log: {question}" for question in sorted(told))


def _inquiries(connection: sqlite3.Connection, logged: _Logged) -> Iterator[str]:
    """The entries of the log of inquiries against what the custody log says of each."""
    rest = list(logged.inquiries)
    for entry in inquiries.entries(connection):
        if entry in rest:
            rest.remove(entry)
        else:
            yield f"inquiry altered, or not in the log: {entry[0]} ({entry[1]})"
    yield from (f"inquiry missing: {entry[0]} ({entry[1]})" for entry in rest)


def _runs(connection: sqlite3.Connection, logged: _Logged) -> Iterator[str]:
    """What was kept of earlier runs against the digests in the log."""
    rest = dict(logged.runs)
    for number, digest, whole in runs.digests(connection):
        if rest.pop(number, None) != digest or not whole:
            yield f"what was kept of run {number} altered, or not in the log"
    yield from (f"what was kept of run {number} missing" for number in sorted(rest))


def _judgements(connection: sqlite3.Connection, logged: _Logged) -> Iterator[str]:
    """The judgements against what the log says of each."""
    rest = dict(logged.judgements)
    query = 'SELECT id, "left", "right", verdict, why, by, CAST(seen AS BLOB) FROM judgements ORDER BY rowid'
    for key, left, right, verdict, why, by, seen in connection.execute(query):
        said = {"left": left, "right": right, "verdict": verdict, "why": why, "by": by}
        if rest.pop(key, None) != said | ({"seen": sha256_bytes(seen)} if seen else {}):
            yield f"judgement altered, or not in the log: {key}"
    yield from (f"judgement missing: {key}" for key in sorted(rest))


def _gradings(connection: sqlite3.Connection, logged: _Logged) -> Iterator[str]:
    """The grades of sources against what the log says of each."""
    rest = dict(logged.gradings)
    query = "SELECT id, source, reliability, why, by FROM gradings ORDER BY rowid"
    for key, source, reliability, why, by in connection.execute(query):
        if rest.pop(key, None) != {"source": source, "reliability": reliability, "why": why, "by": by}:
            yield f"grade altered, or not in the log: {key}"
    yield from (f"grade missing: {key}" for key in sorted(rest))


def _compared(what: str, name: str, record: bytes | None, expected: str) -> Iterator[str]:
    if record is None:
        yield f"{what} missing: {name}; the next run makes it again from the original"
    elif sha256_bytes(record) != expected:
        yield f"{what} altered: {name}; the next run makes it again from the original"


def _tables(connection: sqlite3.Connection, logged: _Logged) -> Iterator[str]:
    if logged.tables:
        found = tables.digests(connection)
        for name, digest in sorted(logged.tables.items()):
            if found.get(name) != digest:
                yield f"table {'altered' if name in found else 'missing'}: {name}; the next run rebuilds it"


def _exports(connection: sqlite3.Connection, case: Path) -> Iterator[str]:
    if exports.broken_off(connection):
        yield "exports unfinished: a run was stopped while it wrote them; run the same command again"
        return
    for path, sha256 in connection.execute("SELECT path, sha256 FROM exported ORDER BY path"):
        try:
            data = (case / path).read_bytes()
        except OSError:
            yield f"exported file missing: {path}; the next run writes it again"
            continue
        if sha256_bytes(data) != sha256:
            yield f"exported file altered: {path}; the next run writes it again"
