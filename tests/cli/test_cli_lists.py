"""`enduse lists`: lists are taken in, shown, renewed and screened against by their names."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from enduse.cli import main
from enduse.cli.shelved import shelf
from file_server import Page, web

QUERIES = "id,name\n1,Tarn Trading\n"


def enduse(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def entities(count: int, *, named: str = "Tarn Trading LLC", since: str = "2024-05-01") -> bytes:
    """A list of so many firms, the first with this name, listed since that day."""
    rows: list[dict[str, object]] = []
    for n in range(count):
        name = named if n == 0 else f"Quay Number {n} Shipping"
        rows.append({"id": f"E{n}", "schema": "Company", "properties": {"name": [name]}})
    rows.append({"id": "S", "schema": "Sanction", "properties": {"entity": ["E0"], "startDate": [since]}})
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENDUSE_LISTS", str(tmp_path / "shelf"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "queries.csv").write_text(QUERIES, encoding="utf-8")
    (tmp_path / "un.ftm.json").write_bytes(entities(20))
    return tmp_path / "shelf"


def aged(folder: Path, name: str, day: str) -> None:
    """Let the only snapshot of a list be of an earlier day."""
    (record,) = (folder / name).glob("*/snapshot.json")
    text = re.sub(r'("(?:fetched_at|confirmed_at)": ")[^"T]+', rf"\g<1>{day}", record.read_text(encoding="utf-8"))
    record.chmod(0o644)
    record.write_text(re.sub(r'("day": ")[^"]+', rf"\g<1>{day}", text), encoding="utf-8")


def test_a_file_is_taken_in_and_screened_against_by_its_name(folder: Path) -> None:
    told = enduse("lists", "add", "un.ftm.json", "--publisher", "The Council", "--licence", "open")
    assert told.exit_code == 0, told.output
    assert re.fullmatch(r"un: 20 entries, as of 2024-05-01, fetched \d{4}-.*Z\n", told.output)
    assert "nothing new" in enduse("lists", "add", "un.ftm.json").output
    told = enduse("screen", "queries.csv", "--list", "un", "--out", "hits.jsonl")
    assert told.exit_code == 0, told.output
    said = r"Note: un: snapshot fetched \S+Z \(SHA-256 [0-9a-f]{12}…\), the only one on the shelf"
    assert re.search(said, told.output)
    assert "1 name screened against un (2024-05-01, 20 entries)" in told.output and "older than" not in told.output
    assert json.loads(Path("hits.jsonl").read_text(encoding="utf-8"))["hits"][0]["entity"] == "E0"


def test_a_run_says_which_snapshot_it_was(tmp_path: Path) -> None:
    enduse("lists", "add", "un.ftm.json", "--publisher", "The Council")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text("Tarn Trading shipped winches to Osterholm Works.", encoding="utf-8")
    told = enduse("run", "documents", "--out", "case", "--list", "un", "--no-starter")
    assert told.exit_code == 0, told.output
    assert "screened against un (2024-05-01, 20 entries)" in told.output and "Note: un: snapshot fetched" in told.output
    report = (tmp_path / "case" / "report.html").read_text(encoding="utf-8")
    assert "The Council; as of 2024-05-01" in report and "snapshot fetched" in report
    told = enduse("run", "documents", "--out", "case", "--list", "un", "--no-starter", "--json")
    assert any(note.startswith("un: snapshot fetched") for note in json.loads(told.output)["notes"])


def test_a_file_wins_over_a_name_on_the_shelf(tmp_path: Path) -> None:
    enduse("lists", "add", "un.ftm.json")
    (tmp_path / "un").mkdir()  # a folder is no list
    assert "un: snapshot" in enduse("screen", "queries.csv", "--list", "un", "--out", "a.jsonl").output
    (tmp_path / "un").rmdir()
    (tmp_path / "un").write_bytes(entities(3))
    told = enduse("screen", "queries.csv", "--list", "un", "--out", "a.jsonl")
    assert "3 entries" in told.output and "snapshot" not in told.output


def test_the_newest_snapshot_not_later_than_the_day_asked_for(tmp_path: Path) -> None:
    enduse("lists", "add", "un.ftm.json")
    (tmp_path / "old.json").write_bytes(entities(5, since="2019-02-03"))
    assert enduse("lists", "add", "old.json", "--name", "un").exit_code == 0
    ask = ("screen", "queries.csv", "--list", "un", "--out", "a.jsonl")
    assert "20 entries" in enduse(*ask).output
    told = enduse(*ask, "--as-of", "2019-03-01")
    assert "5 entries" in told.output and "one of 2 on the shelf" in told.output
    told = enduse(*ask, "--as-of", "2018-01-01")
    assert told.exit_code == 2 and "no snapshot of 'un' on the shelf is as old as 2018-01-01" in told.output
    assert "the oldest is of 2019-02-03" in told.output


def test_the_answer_of_a_day_says_what_it_cannot_know(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_bytes(entities(5, since="2019-02-03"))
    enduse("lists", "add", "un.ftm.json", "--publisher", "The Council", "--licence", "open")
    enduse("lists", "add", "old.json", "--name", "un")

    def answer(*more: str) -> tuple[dict, list[str], dict]:
        told = enduse("screen", "queries.csv", "--out", "a.jsonl", "--threshold", "0.7", *more)
        assert told.exit_code == 0, told.output
        first = json.loads(Path("a.jsonl").read_text(encoding="utf-8").splitlines()[0])
        beside = json.loads(Path("a.searched.json").read_text(encoding="utf-8"))
        assert beside["queries"] == 1 and beside[first["status"].replace(" ", "_")] == 1
        (known,) = beside["lists"]
        assert known["searched"] and all(limit in told.output for limit in known["limits"])
        return first, known["limits"], known

    first, limits, known = answer("--list", "un", "--as-of", "2019-03-01")  # an archived state stands for its own day
    assert first["hits"][0]["as_of"] == "2019-02-03" and first["hits"][0]["listed_since"] == "2019-02-03"
    assert limits == [
        "list of 2019-02-03, asked for 2019-03-01",
        "4 entries without a date of listing were searched as if listed by 2019-03-01",
    ]
    assert known["publisher"] == "The Council" and known["fetched_at"].endswith("Z") and len(known["sha256"]) == 64
    assert (known["entries"], known["refused"], known["stale"]) == (5, 0, None)
    _, limits, _ = answer(
        "--list", "un", "--as-of", "2024-06-01"
    )  # its newest date is older than the day it was fetched
    assert re.match(
        r"list as it was on \S+, after 2024-06-01: what was taken off the list in between cannot", limits[0]
    )
    first, limits, _ = answer("--list", "un.ftm.json", "--as-of", "2024-04-30")  # a file newer than the day
    assert first["hits"] == [] and first["status"] == "no hit"
    assert limits[0].startswith("list of 2024-05-01, newer than 2024-04-30: what was taken off the list in between")


def test_programs_are_told_what_was_searched(tmp_path: Path) -> None:
    (tmp_path / "queries.csv").write_text("id,name\n1,Tarn Trading\n2,\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["screen", "queries.csv", "--list", "un.ftm.json", "--out", "a.jsonl", "--json"])
    summary = json.loads(told.stdout)
    assert (summary["queries"], summary["hit"], summary["not_searched"], summary["as_of"]) == (2, 1, 1, None)
    assert summary == json.loads(Path("a.searched.json").read_text(encoding="utf-8"))
    assert "1 not searched" in told.stderr


def test_a_report_says_that_a_list_is_old(folder: Path, tmp_path: Path) -> None:
    enduse("lists", "add", "un.ftm.json")
    aged(folder, "un", "2025-01-01")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text(
        "Vell Trading shipped seven winches to Osterholm Works in May 2024, Orla Wire reported.", encoding="utf-8"
    )
    enduse("run", "documents", "--out", "case", "--list", "un", "--no-starter")
    report = (tmp_path / "case" / "report.html").read_text(encoding="utf-8")
    assert "No hit on the lists searched. 1 of 1: list older than 30 days." in report
    (known,) = map(json.loads, (tmp_path / "case/export/lists.jsonl").read_text(encoding="utf-8").splitlines())
    assert known["stale"] == "list older than 30 days" and known["fetched_at"].startswith("2025-01-01")


def test_an_old_snapshot_is_warned_of(folder: Path) -> None:
    enduse("lists", "add", "un.ftm.json")
    aged(folder, "un", "2025-01-01")
    ask = ("screen", "queries.csv", "--list", "un", "--out", "a.jsonl")
    assert "un: list older than 30 days (" in enduse(*ask).output
    assert "older than" not in enduse(*ask, "--list-age", "99999").output
    assert "older than" not in enduse(*ask, "--as-of", "2025-01-31").output
    assert "older than 29 days (30)" in enduse(*ask, "--as-of", "2025-01-31", "--list-age", "29").output
    told = CliRunner().invoke(main, ["lists", "list"])
    assert "Note: un: list older than 30 days" in told.stderr and "Note" not in told.stdout


def test_addresses_are_fetched_again(tmp_path: Path) -> None:
    with web({"/un.json": Page(entities(20)), "/eu.json": Page(entities(30))}) as server:
        told = enduse("lists", "add", f"{server.url}/un.json", f"{server.url}/eu.json")
        assert told.exit_code == 0 and [line.split(":")[0] for line in told.output.splitlines()] == ["un", "eu"]
        server.pages["/eu.json"] = Page(entities(31))
        told = enduse("lists", "update")
        assert told.exit_code == 0 and "eu: 31 entries" in told.output and "30 before" in told.output
        assert "un: nothing new" in told.output
        server.pages["/eu.json"] = Page(entities(10))
        server.pages["/un.json"] = Page(entities(21))
        told = enduse("lists", "update")
        assert told.exit_code == 2 and "un: 21 entries" in told.output
        assert "eu: not updated: the list 'eu' would fall from 31 entries" in told.output and "to 10" in told.output
        assert enduse("lists", "update", "eu", "--accept").exit_code == 0
        server.pages["/eu.json"] = Page(entities(8))
        assert enduse("lists", "update", "eu", "--may-fall", "20").exit_code == 0
        asked = len(server.asked)
        enduse("lists", "list"), enduse("lists", "show", "eu"), shelf()
        enduse("screen", "queries.csv", "--list", "eu", "--out", "a.jsonl")
        assert len(server.asked) == asked  # nothing else speaks to it
    shown = enduse("lists", "show", "eu")
    assert [line.split(",")[0] for line in shown.output.splitlines() if line.startswith("eu")] == [
        f"eu: {count} entries" for count in (30, 31, 10, 8)
    ]


def test_the_shelf_is_shown_to_people_and_programs(folder: Path) -> None:
    assert "no lists in" in enduse("lists", "list").output
    assert json.loads(enduse("lists", "list", "--json").output) == []
    assert enduse("lists", "update").exit_code == 2
    enduse("lists", "add", "un.ftm.json", "--publisher", "The Council")
    assert re.match(r"un: 20 entries, as of 2024-05-01, fetched \S+, 1 snapshot$", enduse("lists", "list").output)
    (one,) = json.loads(enduse("lists", "list", "--json").output)
    assert (one["name"], one["entries"], one["snapshots"], one["age"]) == ("un", 20, 1, 0)
    shown = enduse("lists", "show", "un").output
    assert "format: FollowTheMoney JSON lines" in shown and f"SHA-256 {one['sha256']}" in shown
    (same,) = json.loads(enduse("lists", "show", "UN", "--json").output)
    assert Path(same["path"]).read_bytes() == entities(20) and same["sha256"] == one["sha256"]
    assert enduse("lists", "show", "eu").exit_code == 2


def test_a_damaged_snapshot_does_not_hide_the_other_lists(folder: Path, tmp_path: Path) -> None:
    enduse("lists", "add", "un.ftm.json")
    (tmp_path / "eu.json").write_bytes(entities(3))
    enduse("lists", "add", "eu.json")
    (record,) = (folder / "eu").glob("*/snapshot.json")
    record.chmod(0o644)
    record.write_text("{", encoding="utf-8")
    told = enduse("lists", "list")
    assert told.exit_code == 0 and "eu: the snapshot" in told.output and "un: 20 entries" in told.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lists", "add", "queries.csv"], "no list plug knows"),
        (["lists", "add", "gone.json"], "cannot be read"),
        (["lists", "add", "ftp://example.org/a"], "no http or https"),
        (["lists", "add", "un.ftm.json", "--name", "../un"], "gives no name"),
        (["lists", "update", "gone"], "there is no list 'gone'"),
        (["screen", "queries.csv", "--list", "gone", "--out", "a"], "no such list on the shelf (none yet)"),
        (["screen", "queries.csv", "--list", "x" * 300, "--out", "a"], "x" * 100),
    ],
)
def test_what_does_not_hold_is_named_and_nothing_is_taken_in(arguments: list[str], message: str, folder: Path) -> None:
    told = enduse(*arguments)
    assert told.exit_code == 2 and message in told.output, told.output
    assert "Traceback" not in told.output and ".part" not in told.output and shelf().names() == ()


def test_where_the_shelf_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert shelf().folder == tmp_path / "shelf"
    monkeypatch.delenv("ENDUSE_LISTS")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert shelf().folder == tmp_path / "data" / "enduse" / "lists"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert shelf().folder == tmp_path / ".local" / "share" / "enduse" / "lists"
    monkeypatch.setattr("sys.platform", "darwin")
    assert shelf().folder == tmp_path / "Library" / "Application Support" / "enduse" / "lists"
