"""`enduse review`: pairs are shown one after the other, each answer is kept at once, and none is asked twice."""

import json
import os
import select
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from enduse.cli import main

EVIL = "Quarn \u202elanif\u202c\x1b[2J\x1b]0;owned\x07 Ltd"
LIST = [
    {"id": "E1", "schema": "Company", "properties": {"name": ["Tarn Trading LLC", "Тарн"], "innCode": ["1831083343"]}},
    {"id": "E2", "schema": "Company", "properties": {"name": ["Osterholm Works", EVIL], "country": ["de"]}},
    {"id": "S", "schema": "Sanction", "properties": {"entity": ["E1"], "startDate": ["2024-05-01"],
     "program": ["Winch Programme"], "authority": ["The Council"], "reason": ["It supplies winches."]}},
]  # fmt: skip
ARTICLE = "Tarn Trading shipped seven winches to Osterholm Works in May 2024, Orla Wire reported.\n"
QUERIES = "id,name,identifier\n1,Tarn Trading,1831083343\n2,Osterholm Works,\n3,Zzyzx,\n"
TABLE = ("--hits", "hits.jsonl", "--queries", "queries.csv", "--log", "log.jsonl")


def enduse(*arguments: object, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=answers)


def write_list(*rows: dict) -> None:
    Path("list.ftm.json").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A screened table of two rows, the first the stronger."""
    monkeypatch.chdir(tmp_path)
    write_list(*LIST)
    Path("queries.csv").write_text(QUERIES, encoding="utf-8")
    screened()
    return tmp_path


@pytest.fixture
def case(table: Path) -> Path:
    Path("documents").mkdir()
    Path("documents/a.txt").write_text(ARTICLE, encoding="utf-8")
    rerun()
    return table / "case"


def screened(*more: str) -> list[dict]:
    told = enduse("screen", "queries.csv", "--list", "list.ftm.json", "--out", "hits.jsonl", *more)
    assert told.exit_code == 0, told.output
    return [json.loads(line) for line in Path("hits.jsonl").read_text(encoding="utf-8").splitlines()]


def rerun() -> list[dict]:
    told = enduse("run", "documents", "--list", "list.ftm.json", "--no-starter", "--out", "case", "--quiet")
    assert told.exit_code == 0, told.output
    return [json.loads(line) for line in Path("case/export/hits.jsonl").read_text(encoding="utf-8").splitlines()]


def open_in(*arguments: object) -> list[dict]:
    told = enduse("review", *arguments, "--json")
    assert told.exit_code == 0, told.output
    return [json.loads(line) for line in told.output.splitlines()]


def pairs(*arguments: object) -> list[tuple[str, str]]:
    return [(one["left"]["id"], one["right"]["id"]) for one in open_in(*arguments)]


def answers(case: Path, **by_entity: str) -> str:
    """The lines that answer the open pairs of a case, in the order in which it asks."""
    return "".join(f"{by_entity[right]}\n" for _, right in pairs(case))


def log() -> list[dict]:
    return [json.loads(line) for line in Path("log.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_table_is_judged_pair_after_pair_and_screening_keeps_to_it() -> None:
    assert pairs(*TABLE) == [("1", "E1"), ("2", "E2")]
    told = enduse("review", *TABLE, "--by", "Editor", answers="s one register entry\ndifferent: two towns\n")
    assert told.exit_code == 0, told.output
    assert "2 judged, 0 still open" in told.output
    first, second = log()
    assert (first["left"], first["right"], first["verdict"], first["why"]) == ("1", "E1", "same", "one register entry")
    assert (second["verdict"], second["why"], second["by"]) == ("different", "two towns", "Editor")
    assert second["at"] and second["seen"]["right"]["digest"] and second["seen"]["listing"]["name"] == "list"
    assert pairs(*TABLE) == []
    assert enduse("review", *TABLE).output == "no pair is open\n"
    one, two, _ = screened("--judgements", "log.jsonl")
    assert one["hits"][0]["judgement"]["verdict"] == "same"
    assert "E2" not in [h["entity"] for h in two["hits"]] and two["judged_different"] == 1
    assert json.loads(Path("hits.searched.json").read_text(encoding="utf-8"))["judged_different"] == 1


@pytest.mark.parametrize("extra", ["duckdb"])
def test_judgements_hold_whatever_engine_answers(extra: str) -> None:
    pytest.importorskip(extra, reason="needs the extra [bulk]")
    enduse("review", *TABLE, answers="s one register entry\nd\n")
    for name, engine in (("plain.jsonl", "plain"), ("other.jsonl", extra)):
        told = enduse("screen", "queries.csv", "--list", "list.ftm.json", "--judgements", "log.jsonl", "--engine",
                      engine, "--out", name)  # fmt: skip
        assert told.exit_code == 0, told.output
    assert Path("plain.jsonl").read_bytes() == Path("other.jsonl").read_bytes()
    assert "judged_different" in Path("plain.jsonl").read_text(encoding="utf-8")


def test_a_pair_shows_who_is_asked_for_who_is_listed_and_why() -> None:
    told = enduse("review", *TABLE, answers="")
    assert told.exit_code == 0 and "0 judged, 2 still open" in told.output
    for words in (
        "1 of 2 · score", "Tarn Trading LLC", "Тарн", "inn 1831083343", "as of 2024-05-01", "Winch Programme",
        "listed since  2024-05-01", "The Council says: It supplies winches.", "FOR", "AGAINST",
    ):  # fmt: skip
        assert words in told.output, words
    assert not Path("log.jsonl").exists()


def test_text_of_a_list_cannot_steer_the_terminal() -> None:
    told = enduse("review", *TABLE, answers="k\nk\n").output
    assert "\\x1b[2J" in told and "\\u202e" in told
    assert not set(told) & {"\x1b", "\x07", "\u202e"}


def test_skipped_pairs_come_back_and_unsure_ones_when_asked_for() -> None:
    enduse("review", *TABLE, answers="k\nu no papers\n")
    assert pairs(*TABLE) == [("1", "E1")]
    assert pairs(*TABLE, "--unsure") == [("1", "E1"), ("2", "E2")]
    assert open_in(*TABLE, "--unsure")[1]["former"]["why"] == "no papers"


def test_back_takes_the_last_one_back_also_after_the_last_pair() -> None:
    told = enduse("review", *TABLE, answers="b\ns\nb\nd\nk\nb\nu\nb\nb\nq\n")
    assert told.exit_code == 0 and "nothing to take back in this session" in told.output
    assert [line["kind"] for line in log()] == [
        "judgement",
        "retraction",
        "judgement",
        "judgement",
        *["retraction"] * 2,
    ]
    assert pairs(*TABLE) == [("1", "E1"), ("2", "E2")]


def test_a_line_that_is_no_answer_stops_with_all_before_it_kept() -> None:
    told = enduse("review", *TABLE, answers="s\n\nyes\n")
    assert told.exit_code == 2 and "line 3 of the answers begins with 'yes'" in told.output
    assert "1 judged, 1 still open" in told.output
    assert pairs(*TABLE) == [("2", "E2")]
    told = enduse("review", *TABLE, answers="d\nd\n")
    assert "no pair is left for the answer 'different'" in told.output and len(log()) == 2


def test_a_judgement_carries_over_to_a_new_snapshot_until_the_entry_changes() -> None:
    enduse("review", *TABLE, answers="d\nd\n")
    write_list(
        *LIST[:2], {"id": "E7", "schema": "Company", "properties": {"name": ["Vell"], "modifiedAt": ["2026-01-01"]}}
    )
    screened()
    assert pairs(*TABLE) == []
    renamed = {"id": "E1", "schema": "Company", "properties": {"name": ["Tarn Trading LLC", "Vell"]}}
    write_list(renamed, LIST[1])
    screened()
    (asked,) = open_in(*TABLE)
    assert asked["former"]["verdict"] == "different"
    assert asked["former"]["changed"] == [
        "new name: Vell", "name no longer given: Тарн", "number no longer given: inn 1831083343",
    ]  # fmt: skip
    told = enduse("review", *TABLE, "--by", "Editor", answers="d still another\n").output
    assert "changed since" in told and "- new name: Vell" in told
    assert pairs(*TABLE) == []


def test_weak_hits_are_asked_about_only_when_wanted() -> None:
    Path("queries.csv").write_text("id,name\n1,Arkel Works\n", encoding="utf-8")
    screened()
    assert pairs(*TABLE) == []
    assert ("1", "E2") in pairs(*TABLE, "--threshold", "0")


def test_a_case_is_judged_and_the_next_run_keeps_to_it(case: Path) -> None:
    assert len(rerun()) == 2
    assert "a.txt: “Tarn Trading shipped seven winches" in enduse("review", case, answers="").output
    told = enduse("review", case, answers=answers(case, E1="same one register entry", E2="d"))
    assert told.exit_code == 0 and "2 judged, 0 still open; run again" in told.output, told.output
    assert pairs(case) == []
    judged = [json.loads(line) for line in enduse("judgements", case, "--json").output.splitlines()]
    assert {j["right"]: j["verdict"] for j in judged} == {"E1": "same", "E2": "different"}
    assert {j["right"]: j["seen"]["listing"]["listed_since"] for j in judged}["E1"] == "2024-05-01"
    (hit,) = rerun()
    assert hit["entity"] == "E1" and hit["reasons"][0]["detail"] == "judged the same: one register entry"
    assert enduse("verify", case).exit_code == 0 and pairs(case) == []
    assert "not Osterholm Works (list, E2) by judgement" in Path("case/report.html").read_text(encoding="utf-8")


def test_a_case_asks_again_where_the_entry_changed(case: Path) -> None:
    enduse("review", case, answers="d\nd\n")
    assert rerun() == []
    write_list(LIST[0] | {"properties": {"name": ["Tarn Trading LLC", "Vell"]}}, *LIST[1:])
    (hit,) = rerun()
    assert "changed since: new name: Vell" in hit["reasons"][0]["detail"]
    (asked,) = open_in(case)
    assert asked["right"]["id"] == "E1" and asked["former"]["changed"][0] == "new name: Vell"
    enduse("review", case, answers="d\n")
    assert rerun() == [] and pairs(case) == []


def test_verify_finds_a_judgement_that_was_altered_or_removed(case: Path) -> None:
    enduse("review", case, answers="s one register entry\nu\n")
    enduse("judge", case, "E1", "E2", "different", "--why", "two firms")
    assert enduse("verify", case).exit_code == 0
    (first, *_, last) = [json.loads(line)["id"] for line in enduse("judgements", case, "--json").output.splitlines()]
    with closing(sqlite3.connect(case / "case.sqlite")) as raw:
        raw.execute("DROP TRIGGER judgements_keep_rows")
        raw.execute("DROP TRIGGER judgements_lose_nothing")
        raw.execute("UPDATE judgements SET seen = seen || ' ' WHERE id = ?", (first,))
        raw.execute("DELETE FROM judgements WHERE id = ?", (last,))
        raw.commit()
    told = enduse("verify", case)
    assert told.exit_code == 4 and f"judgement missing: {last}" in told.output
    assert f"judgement altered, or not in the log: {first}" in told.output


def test_taking_back_in_a_case_is_logged(case: Path) -> None:
    enduse("review", case, "--by", "Editor", answers="s\nb\nq\n")
    actions = [json.loads(line) for line in enduse("log", case, "--json").output.splitlines()]
    assert [a["action"] for a in actions[-2:]] == ["judge", "retract"] and actions[-1]["detail"]["by"] == "Editor"
    assert len(pairs(case)) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give CASE; or --hits"),
        (["case", "--hits", "hits.jsonl", "--queries", "q.csv", "--log", "l.jsonl"], "give CASE; or --hits"),
        (["--hits", "hits.jsonl"], "--queries QUERIES.csv and --log"),
        (["no-case"], "is no case"),
        (["no-case", "--threshold", "0.5"], "--threshold goes with --hits"),
        (["--hits", "none.jsonl", "--queries", "queries.csv", "--log", "l.jsonl"], "none.jsonl"),
        (["--hits", "hits.jsonl", "--queries", "none.csv", "--log", "l.jsonl"], "none.csv"),
        (["--hits", "hits.jsonl", "--queries", "queries.csv", "--log", "queries.csv"], "no line of a judgement log"),
    ],
)
def test_what_does_not_hold_gives_exit_code_2_and_the_next_step(arguments: list[str], message: str) -> None:
    told = enduse("review", *arguments)
    assert told.exit_code == 2 and message in told.output and "Traceback" not in told.output


def test_screening_needs_the_log_it_is_given() -> None:
    told = enduse("screen", "queries.csv", "--list", "list.ftm.json", "--judgements", "none.jsonl", "--out", "h.jsonl")
    assert told.exit_code == 2 and "there is no judgement log 'none.jsonl'" in told.output


class Terminal:
    """`enduse review` at a pseudo-terminal of its own."""

    def __init__(self, *arguments: object) -> None:
        import pty

        self._master, slave = pty.openpty()
        command = [sys.executable, "-m", "enduse", "review", *map(str, arguments)]
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            env=os.environ | {"PYTHONUTF8": "1", "TERM": "xterm", "PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        os.close(slave)
        self.shown = b""

    def until(self, words: str) -> None:
        """Read on until these words were printed; fails when nothing more comes."""
        at = len(self.shown)
        while words.encode() not in self.shown[at:]:
            assert select.select([self._master], [], [], 20)[0], f"{words!r} did not come: {self.shown.decode()}"
            self.shown += os.read(self._master, 65536)

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def answer(self, key: str, why: str | None = None) -> None:
        """One key at the question, and the reason where the answer asks for one."""
        self.until("quit > ")
        self.type(key)
        if why is not None:
            self.until("no reason)")
            self.type(f"{why}\r")

    def end(self) -> int:
        """The exit code, when all was read."""
        while select.select([self._master], [], [], 20)[0]:
            try:
                data = os.read(self._master, 65536)
            except OSError:  # Linux: nobody holds the other end any more
                break
            if not data:
                break
            self.shown += data
        return self._process.wait(60)

    def kill(self, sign: signal.Signals) -> int:
        self._process.send_signal(sign)
        return self._process.wait(60)

    def close(self) -> None:
        self._process.kill()
        self._process.wait(60)
        os.close(self._master)


@pytest.fixture
def at_terminal() -> Iterator[type[Terminal]]:
    pytest.importorskip("pty", reason="needs a pseudo-terminal")
    yield Terminal


def test_at_a_terminal_one_key_answers(at_terminal: type[Terminal]) -> None:
    with closing(at_terminal(*TABLE, "--by", "Editor")) as screen:
        screen.answer("x")
        screen.answer("\x1b[A")
        screen.answer("s", "one register entry")
        screen.answer("b")
        screen.answer("D", "")
        screen.answer("k")
        screen.answer("q")
        assert screen.end() == 0
    assert b"1 judged, 1 still open" in screen.shown and b"\x1b[1m" in screen.shown
    assert b"\x1b[2J" not in screen.shown and b"\x1b]0;" not in screen.shown
    assert [(j["kind"], j.get("verdict"), j["why"]) for j in log()] == [
        ("judgement", "same", "one register entry"),
        ("retraction", None, "taken back in the review"),
        ("judgement", "different", ""),
    ]
    assert pairs(*TABLE) == [("2", "E2")]


@pytest.mark.parametrize("at_reason", [False, True])
def test_ctrl_c_loses_nothing_and_notes_nothing_more(at_reason: bool, at_terminal: type[Terminal]) -> None:
    with closing(at_terminal(*TABLE)) as screen:
        screen.answer("s", "one register entry")
        screen.until("quit > ")
        if at_reason:
            screen.type("d")
            screen.until("no reason)")
        screen.type("\x03")
        assert screen.end() == 1
    assert b"1 judged, 1 still open" in screen.shown and b"Traceback" not in screen.shown
    assert [(j["verdict"], j["why"]) for j in log()] == [("same", "one register entry")]
    assert pairs(*TABLE) == [("2", "E2")]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_review_of_a_case_has_lost_nothing(
    sign: signal.Signals, case: Path, at_terminal: type[Terminal]
) -> None:
    with closing(at_terminal(case)) as screen:
        screen.answer("s", "one register entry")
        screen.until("quit > ")
        assert screen.kill(sign) == -sign
    assert len(pairs(case)) == 1
    with closing(at_terminal(case)) as screen:
        screen.answer("d", "")
        screen.until("no pair is left")
        screen.type("q")
        assert screen.end() == 0
    assert pairs(case) == [] and enduse("verify", case).exit_code == 0
