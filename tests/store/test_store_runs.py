"""What earlier runs found is kept small, append-only, and found again by number or day."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from intake import unreadable

from enduse.errors import BadCase, BadInput
from enduse.records.past import Past, PastDocument, PastFinding
from enduse.store import Case

A, B, C = (PastDocument(id=f"{n}" * 64, origin=f"{n}.txt") for n in "abc")
FOUND = PastFinding(rule="open_question", severity="question", summary="Who?")


def days() -> Iterator[str]:
    """A clock of which every look is a day later; a run looks twice, for its row and for the log's."""
    for day in range(1, 29):
        yield from [f"2031-05-{day:02d}T12:00:00Z"] * 2


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    ticks = days()
    with Case.open(tmp_path / "case", create=True, unreadable=unreadable, clock=lambda: next(ticks)) as made:
        yield made


def records(case: Case, wanted: str) -> set[Past]:
    return set(case.runs.load(wanted).records)


def test_each_run_is_found_again_whole(case: Case) -> None:
    case.runs.keep([A, B, FOUND], "2031-01-01")
    case.runs.keep([B, C, FOUND], "2031-02-01")
    case.runs.keep([A, B, C, FOUND], "2031-02-01")
    assert records(case, "1") == {A, B, FOUND}
    assert records(case, "2") == records(case, "previous") == {B, C, FOUND}
    assert records(case, "3") == records(case, "latest") == {A, B, C, FOUND}
    assert [case.runs.load(n).day for n in "123"] == ["2031-01-01", "2031-02-01", "2031-02-01"]


def test_only_what_came_or_went_is_written(case: Case) -> None:
    counts = []
    for records_of in ([A, B], [A, B], [A, C]):
        case.runs.keep(records_of, None)
        counts.append(case._connection.execute("SELECT count(*) FROM run_records").fetchone()[0])
    assert counts == [2, 2, 4]


@pytest.mark.parametrize(("day", "number"), [("2031-05-01", 1), ("2031-05-02", 2), ("2040-01-01", 2)])
def test_a_day_is_the_last_run_up_to_it(case: Case, day: str, number: int) -> None:
    case.runs.keep([A], None)
    case.runs.keep([B], None)
    assert case.runs.load(day).number == number


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("7", "there is no run 7: this case has run 1 of 2031-05-01T12:00:00Z and no other"),
        ("previous", "there is no run before the latest"),
        ("2030-12-31", "there is no run up to 2030-12-31"),
        ("May", "'May' is no run: give its number, a day"),
        ("", "'' is no run"),
        ("٣", "is no run"),
    ],
)
def test_a_run_that_is_not_there_is_named_with_those_that_are(case: Case, wanted: str, message: str) -> None:
    case.runs.keep([A], None)
    with pytest.raises(BadInput, match=message):
        case.runs.load(wanted)


def test_a_case_without_a_kept_run_says_how_to_get_one(case: Case) -> None:
    with pytest.raises(BadCase, match="no run of this case was kept yet"):
        case.runs.load()


def test_nothing_is_changed_unseen(case: Case, tmp_path: Path) -> None:
    case.runs.keep([A, B], None, documents=2)
    case.runs.keep([A], None, documents=1)
    assert case.problems() == ()
    assert [(e.action, e.detail["run"], e.detail["documents"]) for e in case.entries()] == [
        ("done", 1, 2),
        ("done", 2, 1),
    ]
    for statement in ("UPDATE runs SET at = 'x'", "DELETE FROM run_records"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            case._connection.execute(statement)
    with closing(sqlite3.connect(tmp_path / "case" / "case.sqlite")) as raw:
        raw.execute("DROP TRIGGER run_records_lose_nothing")
        raw.execute("DELETE FROM run_records WHERE run = 2")
        raw.commit()
    assert case.problems() == ("what was kept of run 2 altered, or not in the log",)
