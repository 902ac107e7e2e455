"""Answers of a model outlive the run, and an altered one is neither used nor overlooked."""

from pathlib import Path

import pytest
from intake import Intake, opened, source

from enduse.records.reading import Reading
from enduse.store import Case

ANSWER = '{"claims": [], "note": "лебёдки 绞车"}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with opened(tmp_path / "case") as case:
        case.answers.put("k" * 32, ANSWER)
    return tmp_path / "case"


def test_an_answer_outlives_the_run(folder: Path) -> None:
    with opened(folder) as case:
        assert case.answers.get("k" * 32) == ANSWER
        assert case.answers.get("other") is None
        assert [(e.action, e.subject) for e in case.entries()] == [("answer", "k" * 32)]
        assert case.problems() == ()


def test_an_answer_may_be_replaced(folder: Path) -> None:
    with opened(folder) as case:
        case.answers.put("k" * 32, "{}")
        assert case.answers.get("k" * 32) == "{}" and case.problems() == ()


@pytest.mark.parametrize(
    ("statement", "problem", "kept"),
    [
        ("UPDATE answers SET answer = '{}'", "answer of a model altered", None),
        ("UPDATE answers SET answer_sha256 = ''", None, None),
        ("DELETE FROM answers", "answer of a model missing", None),
        ("INSERT INTO answers VALUES ('x', '{}', '')", "answer of a model not in the log: x", ANSWER),
    ],
)
def test_an_altered_answer_is_not_used_and_is_found(
    folder: Path, statement: str, problem: str | None, kept: str | None
) -> None:
    with Case.open(folder, write=False) as case:
        case._connection.execute(statement)
        assert case.answers.get("k" * 32) == kept
        found = case.problems()
    assert len(found) == (problem is not None) and all(problem is not None and problem in line for line in found)


def test_an_unfinished_reading_is_not_kept_and_made_again(tmp_path: Path) -> None:
    made: list[bool] = []
    with opened(tmp_path / "case") as case:
        (document,) = Intake().documents(case, source("a.txt", b"words"))

        def reading(unfinished: bool) -> Reading:
            made.append(unfinished)
            return Reading(document=document.id, unfinished=unfinished)

        for unfinished in (True, False, False):
            case.reading(document, "k", lambda u=unfinished: reading(u))  # type: ignore[misc]
        assert made == [True, False] and case.problems() == ()
