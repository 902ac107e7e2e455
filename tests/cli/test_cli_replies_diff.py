"""A case through the pipeline: inquiries are noted and reach the report; runs are compared."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from enduse.cli import main

ARTICLE = """Drones for Osterholm

Tarn Trading shipped seven drones to Osterholm Works in May 2024, Orla Wire reported.

Tarn Trading did not respond to a request for comment.
"""
DENIAL = """Osterholm denies

Osterholm Works denied that it had received drones from Tarn Trading, the Harbour Gazette reported.
"""


def enduse(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def ran(case: Path, *more: object) -> None:
    told = enduse("run", case.parent / "documents", "--out", case, "--no-starter", "--quiet", *more)
    assert told.exit_code == 0, told.output


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    ran(tmp_path / "case")
    return tmp_path / "case"


def rows(case: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (case / "export" / name).read_text(encoding="utf-8").splitlines()]


def told(case: object, *arguments: object, code: int = 1) -> dict:
    result = enduse("diff", case, *arguments, "--json")
    assert result.exit_code == code, result.output
    return json.loads(result.output)


def watchlist(case: Path, name: str, day: str) -> Path:
    entry = {"id": "w-1", "schema": "Company", "properties": {"name": [name], "modifiedAt": [day]}}
    path = case.parent / "watch.ftm.json"
    path.write_text(json.dumps(entry) + "\n", encoding="utf-8")
    return path


def test_texts_give_the_ledger(case: Path) -> None:
    found = {(r["name"], r["answer"]): r for r in rows(case, "replies.jsonl")}
    assert found.keys() == {("Tarn Trading", "no_reply"), ("Osterholm Works", "not_asked")}
    (transfer,) = rows(case, "transfers.jsonl")
    assert [b["transfer"] for b in found["Tarn Trading", "no_reply"]["bears_on"]] == [transfer["id"]]
    assert [f["parties"] for f in rows(case, "findings.jsonl") if f["rule"] == "not_asked"] == [
        [found["Osterholm Works", "not_asked"]["party"]]
    ]
    page = (case / "report.md").read_text(encoding="utf-8")
    assert "- [ ] Osterholm Works: **not asked, as far as known**" in page
    assert "- Tarn Trading: **no reply**" in page


def test_an_inquiry_goes_from_asked_to_overdue_to_answered(case: Path) -> None:
    noted = enduse("replies", "ask", case, "osterholm works", "--on", "2026-01-10", "--as", "trace_request",
                   "--by", "Desk")  # fmt: skip
    assert noted.exit_code == 0 and "answer due 2026-02-07" in noted.output
    listed = enduse("replies", "list", case).output
    assert "Osterholm Works" in listed and "due 2026-02-07" in listed and "OVERDUE" not in listed
    assert "OVERDUE" in enduse("replies", "list", case, "--as-of", "2026-02-08").output
    assert "OVERDUE" in enduse("replies", "list", case, "--today").output
    ran(case)
    (row,) = [r for r in rows(case, "replies.jsonl") if r["name"] == "Osterholm Works"]
    assert (row["answer"], row["overdue"], row["way"]) == ("asked", None, "trace_request")
    ran(case, "--as-of", "2026-03-01")
    assert "**overdue**" in (case / "report.md").read_text(encoding="utf-8")
    id = json.loads(enduse("replies", "list", case, "--open", "--json").output)["id"]
    said = enduse("replies", "answer", case, id[:8], "denied", "--on", "2026-03-02", "--said", "Never.")
    assert said.exit_code == 0, said.output
    ran(case, "--as-of", "2026-03-01")
    assert "Never" in (case / "report.html").read_text(encoding="utf-8")
    assert enduse("replies", "list", case, "--open").output == ""
    (change,) = told(case)["replies"]
    assert {d["field"]: d["after"] for d in change["differences"]} == {"answer": "denied", "deadline": "not overdue"}
    assert change["because"][0].startswith("answer noted: denied")
    assert enduse("verify", case).exit_code == 0
    assert enduse("replies", "withdraw", case, id[:8], "--why", "another firm").exit_code == 0
    ran(case)
    assert {r["answer"] for r in rows(case, "replies.jsonl")} == {"no_reply", "not_asked"}


def test_an_added_document_a_changed_list_and_a_judgement_are_told_with_what_they_touch(case: Path) -> None:
    assert told(f"{case}@1", f"{case}@latest", code=0)["changed"] is False
    (case.parent / "documents" / "b.txt").write_text(DENIAL, encoding="utf-8")
    ran(case)
    found = told(case)
    assert [c["what"] for c in found["causes"]] == ["document added: b.txt"]
    (moved,) = found["transfers"]
    assert moved["how"] == "changed" and {d["field"] for d in moved["differences"]} == {"denials"}
    assert moved["because"] == ["document added: b.txt"]
    assert {s["how"] for s in found["sentences"]} == {"new", "touched"}

    ran(case, "--list", watchlist(case, "Osterholm Works", "2026-01-01"))
    found = told(case)
    (hit,) = found["hits"]
    assert hit["how"] == "new" and hit["because"] == ["list added: watch, as of 2026-01-01 (1 entries)"]
    ran(case, "--list", watchlist(case, "Somebody Else", "2026-02-01"))
    found = told(case)
    assert [(h["how"], h["because"]) for h in found["hits"]] == [
        ("gone", ["list changed: watch, as of 2026-01-01 → as of 2026-02-01 (1 → 1 entries)"])
    ]

    parties = {p["names"][0]["text"]: p["id"] for p in rows(case, "parties.jsonl")}
    assert (
        enduse("judge", case, parties["Orla Wire"], parties["Harbour Gazette"], "same", "--why", "one house").exit_code
        == 0
    )
    ran(case, "--list", case.parent / "watch.ftm.json")
    found = told(case)
    assert [c["kind"] for c in found["causes"]] == ["judgement"]
    assert [p["how"] for p in found["parties"]] == ["joined"]
    assert found["parties"][0]["because"][0].startswith("judgement added: ")

    first = told(f"{case}@1")
    assert (first["before"]["run"], first["after"]["run"]) == (1, 5)
    shown = enduse("diff", f"{case}@1", f"{case}@2")
    assert shown.exit_code == 1
    for words in ("WENT IN OTHERWISE", "document added: b.txt", "denials: 0 → 1", "SENTENCES OF THE REPORT"):
        assert words in shown.output, words


def test_two_cases_are_compared_by_their_latest_runs(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "case"
    (tmp_path / "other" / "documents").mkdir(parents=True)
    (tmp_path / "other" / "documents" / "b.txt").write_text(DENIAL, encoding="utf-8")
    ran(other)
    result = enduse("diff", case, other, "--json")
    assert result.exit_code == 1
    found = json.loads(result.output)
    assert {c["what"] for c in found["causes"]} == {"document added: b.txt", "document removed: a.txt"}
    assert [t["how"] for t in found["transfers"]] == ["gone"]
    assert enduse("diff", case, case).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("diff", "{case}@9"), "there is no run 9"),
        (("diff", "{case}@May"), "is no run"),
        (("diff", "{case}"), "there is no run before the latest"),
        (("diff", "{case}x"), "is no case"),
        (("replies", "ask", "{case}", "Nobody", "--on", "2026-01-01"), "is no party of this case"),
        (("replies", "ask", "{case}", "Tarn Trading", "--on", "May"), "is no day"),
        (("replies", "answer", "{case}", "abc", "denied", "--on", "2026-01-01"), "no inquiry with the id"),
        (("replies", "list", "{case}", "--today", "--as-of", "2026-01-01"), "not both"),
    ],
)
def test_what_does_not_hold_gives_exit_code_2_and_the_next_step(
    case: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = enduse(*(a.format(case=case) for a in arguments))
    assert result.exit_code == 2 and message in result.output, result.output
