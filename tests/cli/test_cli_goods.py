"""`enduse goods`: one line a phrase, bad rows told beside the output, a broken run goes on."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from enduse import phrases
from enduse.cli import main

TABLE = "id,phrase,language\n1,ball bearings,en\n2,игрушка,ru\n,nothing,en\n3,示波器,zh\n4,,en\n"


def enduse(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "phrases.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def answers(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_every_phrase_has_its_line_and_every_bad_row_its_reason(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "codes.jsonl"
    done = enduse("goods", table, "--out", out)
    assert done.exit_code == 3 and "2 rows were refused, the first: line 4: no id" in done.stderr
    found = answers(out)
    assert [row["id"] for row in found] == ["1", "2", "3"]
    assert found[0]["hs"][0]["code"] == "848210"
    assert found[0]["hs"][0]["control"] == ["CHPL tier 3.B", "EAR 746 Supp. 4"] and found[0]["hs"][0]["reasons"]
    assert found[1]["hs"][0]["control"] == []
    refused = answers(tmp_path / "codes.refused.jsonl")
    assert [(row["line"], row["error"][:9]) for row in refused] == [(4, "no id; fi"), (6, "no phrase")]


def test_top_and_as_of(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "codes.jsonl"
    enduse("goods", table, "--out", out, "--top", 1, "--as-of", "2023-06-01")
    assert [len(row["hs"]) for row in answers(out)] == [1, 1, 1]
    assert answers(out)[0]["hs"][0]["control"] == ["EAR 746 Supp. 4"]


def test_a_workbook_is_read_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("id", "phrase", "remark"), ("7", "осциллограф", "x")):
        book.active.append(row)
    book.save(tmp_path / "phrases.xlsx")
    done = enduse("goods", tmp_path / "phrases.xlsx", "--out", tmp_path / "out.jsonl")
    assert done.exit_code == 0 and "columns that are not read: remark" in done.stderr
    assert answers(tmp_path / "out.jsonl")[0]["hs"][0]["code"] == "903020"


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"name,what\n1,x\n", "no column id or phrase"), (b"PAR1xxxx", "save it as CSV"), (None, "check the path")],
)
def test_a_table_that_cannot_be_used_is_told(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "phrases.csv"
    if data is not None:
        path.write_bytes(data)
    done = enduse("goods", path, "--out", tmp_path / "out.jsonl")
    assert done.exit_code == 2 and said in done.stderr


def test_the_output_may_not_be_the_table(table: Path) -> None:
    assert enduse("goods", table, "--out", table).exit_code == 2


def test_a_run_that_was_broken_off_goes_on(table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "BATCH", 1)
    out = tmp_path / "codes.jsonl"
    done: list[int] = []

    def stop(rows: int, total: int) -> None:
        done.append(rows)
        if rows == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        phrases.code_table(table, out, stop)
    assert not out.exists()
    told = phrases.code_table(table, out, lambda rows, total: None)
    assert told.before == 2 and [row["id"] for row in answers(out)] == ["1", "2", "3"]
