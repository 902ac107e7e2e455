"""Grades of sources: appended, never changed, the last one holds, and verify sees what was altered."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from intake import opened

from enduse.errors import BadCase, BadInput
from enduse.records.grade import Grades, SourceGrade
from enduse.records.picture import Picture
from enduse.store import Case

SOURCES = tuple(SourceGrade(source=name, kind="publication") for name in ("Coastal Wire", "Coastal Post", "Orla News"))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with opened(tmp_path / "case") as made:
        made.save(Picture(grades=Grades(SOURCES)))
        yield made


def test_a_grade_is_kept_with_its_reason_and_its_row_in_the_log(case: Case) -> None:
    made = case.gradings.add("coastal wire", "b", "four stories\nchecked", "Editor")
    assert (made.source, made.reliability, made.why, made.by) == ("Coastal Wire", "B", "four stories checked", "Editor")
    case.gradings.add("Orla", "D", "two retractions")
    assert [g.source for g in case.gradings.all()] == ["Coastal Wire", "Orla News"]
    assert [e.detail["source"] for e in case.entries() if e.action == "grade"] == ["Coastal Wire", "Orla News"]
    assert case.problems() == ()


@pytest.mark.parametrize(
    ("source", "letter", "why", "said"),
    [
        ("Nobody", "B", "x", "no source of this case.*enduse grades"),
        ("Coastal", "B", "x", "begins 2 sources"),
        ("Orla News", "G", "x", "'G' is no grade"),
        ("Orla News", "B", " ", "needs its reason"),
        ("", "B", "x", "no source"),
    ],
)
def test_what_does_not_hold_is_refused_by_name(case: Case, source: str, letter: str, why: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        case.gradings.add(source, letter, why)
    assert case.gradings.all() == ()


def test_nothing_is_changed_or_removed(case: Case) -> None:
    case.gradings.add("Orla News", "D", "two retractions")
    for statement in ("UPDATE gradings SET reliability = 'A'", "DELETE FROM gradings"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            case._connection.execute(statement)


def test_verify_sees_an_altered_and_a_missing_grade(case: Case) -> None:
    first = case.gradings.add("Orla News", "D", "two retractions")
    case._connection.execute("DROP TRIGGER gradings_keep_rows")
    case._connection.execute("UPDATE gradings SET reliability = 'A'")
    assert case.problems() == (f"grade altered, or not in the log: {first.id}",)
    case._connection.execute("DROP TRIGGER gradings_lose_nothing")
    case._connection.execute("DELETE FROM gradings")
    assert case.problems() == (f"grade missing: {first.id}",)


def test_before_the_first_run_no_source_is_known(tmp_path: Path) -> None:
    with opened(tmp_path / "empty") as made, pytest.raises(BadCase, match="enduse run"):
        made.gradings.add("Orla News", "B", "x")
