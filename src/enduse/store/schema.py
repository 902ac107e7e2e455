"""What the case's database looks like, and how an older one becomes the newest.

Only what cannot be derived is declared here. The tables for people who open the file themselves (documents, claims,
transfers …) are derived from the picture and rebuilt by `enduse.store.tables`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from enduse.errors import BadCase

#: "endu" in ASCII: marks the file as one of ours (`PRAGMA application_id`).
APPLICATION_ID = 0x656E6475

#: Step n takes a database of version n to version n + 1. Steps are never changed once released, only added.
MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE sources (
        key TEXT PRIMARY KEY, origin TEXT NOT NULL, sha256 TEXT, error TEXT
    );
    CREATE TABLE texts (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL);
    CREATE TABLE kept_documents (
        sha256 TEXT NOT NULL, suffix TEXT NOT NULL, maker TEXT NOT NULL, record BLOB NOT NULL,
        record_sha256 TEXT NOT NULL, PRIMARY KEY (sha256, suffix)
    );
    CREATE TABLE kept_readings (
        document TEXT PRIMARY KEY, key TEXT NOT NULL, record BLOB NOT NULL, record_sha256 TEXT NOT NULL
    );
    CREATE TABLE exported (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL);
    CREATE TABLE judgements (
        id TEXT PRIMARY KEY, "left" TEXT NOT NULL, "right" TEXT NOT NULL, verdict TEXT NOT NULL,
        why TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL
    );
    CREATE TABLE retractions (judgement TEXT PRIMARY KEY, why TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL);
    CREATE TABLE log (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, action TEXT NOT NULL, subject TEXT,
        tool TEXT NOT NULL, detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
    );
    CREATE INDEX log_subject ON log (subject, action);
    CREATE TRIGGER log_keeps_rows BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER log_loses_nothing BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER judgements_keep_rows BEFORE UPDATE ON judgements
        BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
    CREATE TRIGGER judgements_lose_nothing BEFORE DELETE ON judgements
        BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
    CREATE TRIGGER retractions_lose_nothing BEFORE DELETE ON retractions
        BEGIN SELECT RAISE(ABORT, 'judgements are append-only'); END;
    """,
    "CREATE TABLE answers (key TEXT PRIMARY KEY, answer TEXT NOT NULL, answer_sha256 TEXT NOT NULL);",
    "ALTER TABLE judgements ADD COLUMN seen TEXT NOT NULL DEFAULT '';",
    """
    CREATE TABLE gradings (
        id TEXT PRIMARY KEY, source TEXT NOT NULL, reliability TEXT NOT NULL, why TEXT NOT NULL, by TEXT NOT NULL,
        at TEXT NOT NULL
    );
    CREATE TRIGGER gradings_keep_rows BEFORE UPDATE ON gradings
        BEGIN SELECT RAISE(ABORT, 'gradings are append-only'); END;
    CREATE TRIGGER gradings_lose_nothing BEFORE DELETE ON gradings
        BEGIN SELECT RAISE(ABORT, 'gradings are append-only'); END;
    """,
    """
    CREATE TABLE inquiries (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, inquiry TEXT NOT NULL, entry TEXT NOT NULL, record TEXT NOT NULL,
        at TEXT NOT NULL
    );
    CREATE TRIGGER inquiries_keep_rows BEFORE UPDATE ON inquiries
        BEGIN SELECT RAISE(ABORT, 'inquiries are append-only'); END;
    CREATE TRIGGER inquiries_lose_nothing BEFORE DELETE ON inquiries
        BEGIN SELECT RAISE(ABORT, 'inquiries are append-only'); END;
    CREATE TABLE runs (
        number INTEGER PRIMARY KEY, at TEXT NOT NULL, facts TEXT NOT NULL, digest TEXT NOT NULL
    );
    CREATE TABLE run_records (
        key TEXT NOT NULL, run INTEGER NOT NULL, record TEXT, PRIMARY KEY (key, run)
    ) WITHOUT ROWID;
    CREATE TRIGGER runs_keep_rows BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
    CREATE TRIGGER runs_lose_nothing BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
    CREATE TRIGGER run_records_keep_rows BEFORE UPDATE ON run_records
        BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
    CREATE TRIGGER run_records_lose_nothing BEFORE DELETE ON run_records
        BEGIN SELECT RAISE(ABORT, 'runs are append-only'); END;
    """,
)


def connect(path: Path) -> sqlite3.Connection:
    """Open the database at `path` in WAL mode, without changing its tables.

    Raises BadCase when the file is no database, is not one of ours, or is of a newer version than this enduse.
    """
    connection = sqlite3.connect(path, isolation_level=None, timeout=30)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        mark, version = _pragma(connection, "application_id"), _pragma(connection, "user_version")
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if mark != APPLICATION_ID and not (empty and mark == 0):
            raise BadCase(f"{path.name} in {path.parent} is not the database of a case; give another folder to --out")
        if version > len(MIGRATIONS):
            raise BadCase(
                f"the case {path.parent} is of version {version}, this enduse knows up to {len(MIGRATIONS)};"
                " update enduse"
            )
    except sqlite3.DatabaseError as error:
        connection.close()
        raise BadCase(
            f"{path} cannot be opened as a case ({error}); restore it from a copy, or give another folder to --out"
        ) from error
    except BadCase:
        connection.close()
        raise
    return connection


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the database to the newest version, all steps in one transaction."""
    with transaction(connection):
        version = _pragma(connection, "user_version")
        for step in MIGRATIONS[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        if version < len(MIGRATIONS):
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside is committed at the end, or nothing of it is."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the database has the tables of this version."""
    return _pragma(connection, "user_version") == len(MIGRATIONS)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script; a trigger's body stays whole."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
