"""The database is recognised, brought up to date, and refused when it is not ours or too new."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from intake import opened

from enduse.errors import BadCase
from enduse.store import Case, schema


def test_a_new_case_is_marked_wal_and_current(tmp_path: Path) -> None:
    opened(tmp_path / "case").close()
    with closing(sqlite3.connect(tmp_path / "case" / "case.sqlite")) as raw:
        marks = [
            raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version", "journal_mode")
        ]
    assert marks == [schema.APPLICATION_ID, len(schema.MIGRATIONS), "wal"]


def test_an_older_case_is_migrated_and_keeps_what_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path / "case") as case:
        case.log("run")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE later (x);"))
    with pytest.raises(BadCase, match="another version"):
        Case.open(tmp_path / "case", write=False)
    with opened(tmp_path / "case") as case:
        assert [e.action for e in case.entries()] == ["run"]
        assert case._connection.execute("SELECT count(*) FROM later").fetchone() == (0,)


def test_a_failing_step_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(tmp_path / "case").close()
    before = len(schema.MIGRATIONS)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE later (x);\nCREATE TABLE later (x);"))
    with pytest.raises(sqlite3.OperationalError):
        opened(tmp_path / "case")
    with closing(sqlite3.connect(tmp_path / "case" / "case.sqlite")) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (before,)
        assert raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'later'").fetchone() is None


def test_a_newer_case_is_refused(tmp_path: Path) -> None:
    opened(tmp_path / "case").close()
    with closing(sqlite3.connect(tmp_path / "case" / "case.sqlite")) as raw:
        raw.execute("PRAGMA user_version = 99")
    with pytest.raises(BadCase, match=r"version 99.*update enduse"):
        opened(tmp_path / "case")


@pytest.mark.parametrize("content", [b"plain words, no database at all, and quite a few of them" * 20, None])
def test_a_strangers_file_is_refused_and_left_alone(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "case.sqlite"
    if content is None:
        with closing(sqlite3.connect(file)) as raw:
            raw.execute("CREATE TABLE theirs (x)")
    else:
        file.write_bytes(content)
    with pytest.raises(BadCase):
        opened(tmp_path)
    with pytest.raises(BadCase):
        Case.open(tmp_path, write=False)
    if content is not None:
        assert file.read_bytes() == content


def test_log_and_judgements_cannot_be_changed_by_plain_statements(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        case.log("run")
        for statement in ("UPDATE log SET action = 'x'", "DELETE FROM log"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                case._connection.execute(statement)
