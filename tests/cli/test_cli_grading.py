"""`enduse grade` and `enduse grades`: what a person says of a source reaches the next report, apart from proposals."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from enduse.cli import main

ARTICLE = """Winches for Osterholm

Tarn Trading shipped seven winches to Osterholm Works in May 2024, Orla Wire reported.
"""


def enduse(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert enduse("run", folder, "--out", tmp_path / "case", "--no-starter", "--quiet").output == ""
    return tmp_path / "case"


def again(case: Path) -> None:
    assert enduse("run", case.parent / "documents", "--out", case, "--no-starter", "--quiet").exit_code == 0


def lines(case: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (case / "export/grades.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_grade_is_noted_and_stands_in_the_next_report(case: Path) -> None:
    assert "Orla Wire" in enduse("grades", case).output
    assert {g["reliability"] for g in lines(case) if g["of"] == "source"} == {"F"}
    noted = enduse("grade", case, "orla wire", "b", "--why", "four stories checked", "--by", "Editor")
    assert (noted.exit_code, noted.output) == (0, "noted: Orla Wire B; run again to apply it\n")
    assert "B from the next run on" in enduse("grades", case).output
    again(case)
    wire = next(g for g in lines(case) if g.get("source") == "Orla Wire")
    assert (wire["reliability"], wire["why"]) == ("B", "four stories checked")
    for page in ("report.html", "report.md"):
        text = (case / page).read_text(encoding="utf-8")
        assert "usually reliable" in text and "four stories checked" in text
    assert enduse("verify", case).exit_code == 0
    assert "grade" in enduse("log", case).output


def test_information_is_graded_by_rule_whatever_the_source_has(case: Path) -> None:
    before = [g for g in lines(case) if g["of"] == "information"]
    enduse("grade", case, "Orla Wire", "A", "--why", "x")
    again(case)
    assert before and before == [g for g in lines(case) if g["of"] == "information"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("Nobody", "B", "--why", "x"), "no source of this case"),
        (("Orla Wire", "B"), "needs its reason"),
        (("Orla Wire", "Q", "--why", "x"), "is not one of"),
    ],
)
def test_what_does_not_hold_ends_with_one_line(case: Path, given: tuple[str, ...], said: str) -> None:
    result = enduse("grade", case, *given)
    assert result.exit_code == 2 and said in result.output


def test_programs_get_json(case: Path) -> None:
    rows = [json.loads(line) for line in enduse("grades", case, "--json").output.splitlines()]
    assert any(row["source"] == "Orla Wire" and row["kind"] == "publication" for row in rows)
