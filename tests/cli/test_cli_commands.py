"""The commands parse, call, print, and end with the right exit code."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from enduse.cli import main

ARTICLE = """Winches for Osterholm

Tarn Trading shipped seven winches to Osterholm Works in May 2024, Orla Wire reported.

Tarn Trading denied that it had supplied Osterholm Works with winches.
"""


def enduse(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    (made / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return made


@pytest.fixture
def case(folder: Path, tmp_path: Path) -> Path:
    assert enduse("run", folder, "--out", tmp_path / "case", "--no-starter", "--quiet").output == ""
    return tmp_path / "case"


def exports(case: Path) -> dict[str, bytes]:
    files = [case / "report.html", case / "report.md", *sorted((case / "export").rglob("*"))]
    return {str(p.relative_to(case)): p.read_bytes() for p in files if p.is_file()}


def lines(case: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (case / "export" / name).read_text(encoding="utf-8").splitlines()]


def log(case: Path) -> list[str]:
    return [json.loads(line)["action"] for line in enduse("log", case, "--json").output.splitlines()]


def test_a_run_answers_and_writes_the_case(folder: Path, tmp_path: Path) -> None:
    told = enduse("run", folder, "--out", tmp_path / "case", "--no-starter")
    assert told.exit_code == 0, told.output
    assert "1 document read" in told.output and "Report: " in told.output
    for name in ("case.sqlite", "report.html", "report.md", "export/claims.jsonl", "export/documents.jsonl"):
        assert (tmp_path / "case" / name).is_file(), name


def test_a_second_run_does_nothing_twice_and_changes_nothing(folder: Path, case: Path) -> None:
    before = exports(case)
    assert enduse("run", folder, "--out", case, "--no-starter").exit_code == 0
    assert exports(case) == before
    assert log(case)[-2:] == ["run", "done"]
    (folder / "b.txt").write_text("Osterholm Works makes cranes.", encoding="utf-8")
    assert enduse("run", folder, "--out", case, "--no-starter").exit_code == 0
    assert log(case).count("ingest") == 2 and log(case).count("reading") == 2
    assert [d["origin"] for d in lines(case, "documents.jsonl")] == ["a.txt", "b.txt"]


def test_two_cases_of_the_same_input_have_the_same_exports(folder: Path, case: Path, tmp_path: Path) -> None:
    enduse("run", folder, "--out", tmp_path / "other", "--no-starter")
    assert exports(tmp_path / "other") == exports(case)


def test_an_input_that_holds_the_case_does_not_eat_it(folder: Path) -> None:
    for _ in range(2):
        assert enduse("run", folder, "--out", folder / "case", "--no-starter").exit_code == 0
    assert [d["origin"] for d in lines(folder / "case", "documents.jsonl")] == ["a.txt"]


def test_a_document_that_cannot_be_read_gives_exit_code_3(folder: Path, tmp_path: Path) -> None:
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 and no more")
    told = enduse("run", folder, "--out", tmp_path / "case", "--no-starter")
    assert told.exit_code == 3 and "NOT READ" in told.output and "b.pdf: " in told.output
    told = enduse("run", folder, "--out", tmp_path / "case", "--no-starter", "--json")
    assert told.exit_code == 3
    assert [d["origin"] for d in json.loads(told.output)["unread"]] == ["b.pdf"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run", "no-such-folder", "--out", "case"], "no-such-folder"),
        (["run", "--out", "case"], "INPUT"),
        (["run", ".", "--out", "case", "--as-of", "May 2024"], "2025-03-31"),
        (["run", ".", "--out", "case", "--list", "no-such-list.jsonl"], "no-such-list.jsonl"),
        (["verify", "no-case"], "is no case"),
        (["log", "no-case"], "is no case"),
        (["judge", "no-case", "a", "b", "same"], "is no case"),
        (["judge", "no-case", "a", "b"], "same, different or unsure"),
        (["judge", "no-case"], "--retract"),
        (["judge", "no-case", "a", "b", "same", "--retract", "c"], "--retract"),
    ],
)
def test_what_does_not_hold_gives_exit_code_2_and_the_next_step(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = enduse(*arguments)
    assert told.exit_code == 2 and message in told.output
    assert "Traceback" not in told.output


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    told = enduse("run", tmp_path / "empty", "--out", tmp_path / "case", "--no-starter")
    assert told.exit_code == 2 and "there is no file in" in told.output
    assert not (tmp_path / "case").exists()


def test_verify_says_all_is_well_or_what_is_not(case: Path) -> None:
    told = enduse("verify", case)
    assert told.exit_code == 0 and "all is as it was taken in" in told.output
    text = next((case / "export" / "text").iterdir())
    text.write_bytes(text.read_bytes().replace(b"seven", b"eight"))
    told = enduse("verify", case)
    assert told.exit_code == 4 and f"exported file altered: export/text/{text.name}" in told.output
    told = enduse("verify", case, "--json")
    assert told.exit_code == 4 and json.loads(told.output)["intact"] is False


def test_verify_finds_an_edited_log(case: Path) -> None:
    with closing(sqlite3.connect(case / "case.sqlite")) as raw:
        raw.execute("DROP TRIGGER log_keeps_rows")
        raw.execute("UPDATE log SET at = '2001' WHERE seq = 1")
        raw.commit()
    told = enduse("verify", case)
    assert told.exit_code == 4 and "log: row 1 (run) was altered" in told.output


def test_the_log_tells_what_was_done(case: Path) -> None:
    told = enduse("log", case)
    assert told.exit_code == 0
    assert [line.split()[2] for line in told.output.splitlines()] == log(case)
    assert log(case)[:5] == ["run", "source", "intake", "ingest", "reading"]


def test_a_judgement_is_noted_listed_and_taken_back(case: Path) -> None:
    parties = [str(p["id"]) for p in lines(case, "parties.jsonl")]
    told = enduse("judge", case, parties[0], parties[1], "different", "--why", "two firms", "--by", "Editor")
    assert told.exit_code == 0, told.output
    (made,) = [json.loads(line) for line in enduse("judgements", case, "--json").output.splitlines()]
    assert (made["verdict"], made["why"], made["by"], made["holds"]) == ("different", "two firms", "Editor", True)
    assert "[holds] two firms" in enduse("judgements", case).output
    assert enduse("judge", case, "--retract", made["id"]).exit_code == 0
    assert "[taken back]" in enduse("judgements", case).output


def test_a_judgement_changes_the_next_run(case: Path, folder: Path) -> None:
    parties = lines(case, "parties.jsonl")
    firms = [str(p["id"]) for p in parties if p["schema"] != "Address" and p["names"]][:2]
    enduse("judge", case, *firms, "same", "--why", "one register entry")
    enduse("run", folder, "--out", case, "--no-starter")
    assert len(lines(case, "parties.jsonl")) == len(parties) - 1
    assert max(firms) in [a for p in lines(case, "parties.jsonl") for a in p["also"]]  # type: ignore[attr-defined]


def test_screening_a_table_of_names(tmp_path: Path) -> None:
    listed = {"id": "E1", "schema": "Company", "properties": {"name": ["Tarn Trading LLC"], "country": ["ru"]}}
    (tmp_path / "list.ftm.json").write_text(json.dumps(listed) + "\n", encoding="utf-8")
    (tmp_path / "queries.csv").write_text("id,name\n1,Tarn Trading\n2,Quite Another\n", encoding="utf-8")
    out = tmp_path / "hits.jsonl"
    told = enduse("screen", tmp_path / "queries.csv", "--list", tmp_path / "list.ftm.json", "--out", out)
    assert told.exit_code == 0, told.output
    first, second = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    assert (first["query"], first["hits"][0]["entity"], second["query"]) == ("1", "E1", "2")
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "hits.jsonl",
        "hits.searched.json",
        "list.ftm.json",
        "queries.csv",
    ]


def test_the_version_is_told() -> None:
    from enduse import __version__

    assert enduse("--version").output == f"enduse {__version__}\n"


def test_a_case_among_the_input_is_left_out_with_a_line(folder: Path, tmp_path: Path) -> None:
    assert enduse("run", folder, "--out", folder / "old", "--no-starter", "--quiet").exit_code == 0
    told = enduse("run", folder, "--out", tmp_path / "case", "--no-starter")
    assert told.exit_code == 0 and f"Note: left out: {folder / 'old'} is an enduse case" in told.output
    assert [d["origin"] for d in lines(tmp_path / "case", "documents.jsonl")] == ["a.txt"]
    told = enduse("run", folder, "--out", tmp_path / "case", "--no-starter", "--json")
    assert json.loads(told.output)["left_out"] == [str(folder / "old")]
    told = enduse("run", folder / "old", "--out", tmp_path / "next", "--no-starter")
    assert told.exit_code == 2 and not (tmp_path / "next").exists()


@pytest.mark.parametrize("out", [".", "documents", "documents/../documents"])
def test_a_case_may_not_hold_its_input(out: str, folder: Path, tmp_path: Path) -> None:
    told = enduse("run", folder, "--out", tmp_path / out, "--no-starter")
    assert told.exit_code == 2 and "is or holds the input" in told.output
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.txt", "documents"]


def test_a_deleted_file_stays_with_a_note_until_it_is_forgotten(folder: Path, case: Path) -> None:
    (folder / "b.txt").write_text("Osterholm Works makes cranes.", encoding="utf-8")
    assert "no longer" not in enduse("run", folder, "--out", case, "--no-starter").output
    (folder / "a.txt").unlink()
    told = enduse("run", folder, "--out", case, "--no-starter")
    assert "Note: no longer in the input: a.txt; the case keeps it" in told.output
    assert json.loads(enduse("run", folder, "--out", case, "--no-starter", "--json").output)["no_longer_in_input"] == [
        "a.txt"
    ]
    assert log(case).count("reading") == 2
    assert [d["origin"] for d in lines(case, "documents.jsonl")] == ["a.txt", "b.txt"]
    told = enduse("forget", case, "a.txt")
    assert told.exit_code == 0 and "forgotten: a.txt" in told.output and log(case)[-1] == "forget"
    assert "no longer" not in enduse("run", folder, "--out", case, "--no-starter").output
    assert [d["origin"] for d in lines(case, "documents.jsonl")] == ["b.txt"]
    assert enduse("verify", case).exit_code == 0
    told = enduse("forget", case, "a.txt")
    assert told.exit_code == 2 and "is no source of this case" in told.output


def test_a_run_on_another_folder_misses_nothing(case: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.txt").write_text("Osterholm Works makes cranes.", encoding="utf-8")
    assert "no longer" not in enduse("run", tmp_path / "more", "--out", case, "--no-starter").output


def test_refused_lines_and_the_dates_of_lists_are_told(folder: Path, tmp_path: Path) -> None:
    dated = {"id": "E1", "schema": "Company", "properties": {"name": ["Quarn"], "modifiedAt": ["2026-07-23"]}}
    bare = {"id": "E2", "schema": "Company", "properties": {"name": ["Vell"]}}
    (tmp_path / "dated.json").write_text(json.dumps(dated) + "\n{broken\n", encoding="utf-8")
    (tmp_path / "bare.json").write_text(json.dumps([bare]), encoding="utf-8")
    given = ("--list", tmp_path / "dated.json", "--list", tmp_path / "bare.json", "--as-of", "2050-01-01")
    told = enduse("run", folder, "--out", tmp_path / "case", "--no-starter", *given)
    assert "Note: dated: 1 line refused, the first: line 2: " in told.output
    assert "Note: dated: list of 2026-07-23, asked for 2050-01-01" in told.output
    assert "Note: bare: no date given" in told.output
    told = enduse("run", folder, "--out", tmp_path / "case", "--no-starter", "--json", *given)
    first, second = json.loads(told.output)["lists"]
    assert first["refused"] == 1 and first["first_refused"].startswith("line 2: ")
    assert (second["name"], second["as_of"], second["entries"], second["refused"]) == ("bare", None, 1, 0)
    assert first["limits"][0] == "list of 2026-07-23, asked for 2050-01-01"
    (tmp_path / "queries.csv").write_text("id,name\n1,Quarn\n2,\n", encoding="utf-8")
    told = enduse("screen", tmp_path / "queries.csv", *given, "--out", tmp_path / "hits.jsonl")
    assert "1 line refused" in told.output and "list of 2026-07-23, asked for 2050-01-01" in told.output
    answers = [json.loads(line) for line in (tmp_path / "hits.jsonl").read_text(encoding="utf-8").splitlines()]
    assert "error" not in answers[0] and answers[0]["status"] == "hit"
    assert answers[1] == {"query": "2", "hits": [], "error": "no name given", "status": "not searched"}


def test_the_judgements_say_who_where_that_is_known(case: Path) -> None:
    parties = [str(p["id"]) for p in lines(case, "parties.jsonl")]
    enduse("judge", case, parties[0], parties[1], "different", "--why", "two firms", "--by", "Editor")
    assert " by Editor " in enduse("judgements", case).output
    assert " judge " in enduse("log", case).output and "by Editor, " in enduse("log", case).output
    enduse("judge", case, parties[0], parties[1], "unsure", "--why", "no paper")
    named, unnamed = (json.loads(line) for line in enduse("judgements", case, "--json").output.splitlines())
    assert named["by"] == "Editor" and "by" not in unnamed
    assert " by " not in enduse("judgements", case).output.splitlines()[1]
    assert "by " not in enduse("log", case).output.splitlines()[-1]


def test_a_list_that_the_run_before_searched_is_missed(folder: Path, tmp_path: Path) -> None:
    known = tmp_path / "watch.ftm.json"
    known.write_text('{"id": "w1", "schema": "Company", "properties": {"name": ["Tarn Trading"]}}\n', encoding="utf-8")
    run = ("run", folder, "--out", tmp_path / "case", "--no-starter")
    assert "searched by the run before" not in enduse(*run, "--list", known).output
    assert "Note: watch: searched by the run before and not by this one" in enduse(*run).output
    assert "searched by the run before" not in enduse(*run).output  # it was said once
    assert "lists watch " in enduse("log", tmp_path / "case").output


def test_the_report_says_which_version_made_it(case: Path) -> None:
    from enduse import __version__

    assert f"Made by enduse {__version__}." in (case / "report.html").read_text(encoding="utf-8")
