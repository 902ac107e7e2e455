"""The log: a chain of rows, each of the last kind of work, with the tool that did it."""

from pathlib import Path

from intake import Intake, opened, source

from enduse.store.custody import START, utc_now
from enduse.store.maker import maker, tool


def test_each_row_follows_from_the_one_before(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        case.log("run", sources=1)
        (document,) = Intake().documents(case, source("a.txt", b"one"))
        Intake().reading(case, document)
        rows = case.entries()
    assert [r.action for r in rows] == ["run", "source", "intake", "ingest", "reading"]
    assert [r.previous for r in rows] == [START, *(r.hash for r in rows[:-1])]
    assert [r.seq for r in rows] == [1, 2, 3, 4, 5]
    assert {r.subject for r in rows[1:]} == {document.id}
    assert all(r.tool == tool() for r in rows)
    assert rows[2].detail == {"origin": "a.txt", "bytes": 3, "parent": None}


def test_what_is_not_news_is_not_logged(tmp_path: Path) -> None:
    for _ in range(2):
        with opened(tmp_path / "case") as case:
            (document,) = Intake().documents(case, source("a.txt", b"one"))
            Intake().reading(case, document)
            assert len(case.entries()) == 4


def test_the_clock_gives_utc_seconds() -> None:
    assert len(utc_now()) == len("2025-01-01T00:00:00Z") and utc_now().endswith("Z")


def test_the_tool_names_version_and_code() -> None:
    assert tool().startswith("enduse ") and maker()[:12] in tool()
