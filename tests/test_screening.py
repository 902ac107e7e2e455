"""A table of names is answered row for row, by every engine alike, and a killed run ends as an unbroken one."""

import csv
import json
import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enduse.errors import BadInput
from enduse.ingest.workbook import first_sheet
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Name
from enduse.screen.queries import Terms
from enduse.screening import Engine, Order, screen_table
from names_table import a_list, a_table, screened

CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
LIST = Watchlist(
    name="test", publisher="p", licence="l", as_of="2025-01-31", sha256="0",
    entries=(Entry(id="e1", schema="Company", names=(Name("Tarn Trading"),)),),
)  # fmt: skip


def silent(done: int, total: int) -> None:
    """Nobody watches."""


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def test_rows_in_are_answers_and_refused_rows_out(tmp_path: Path) -> None:
    table, known, out = a_table(tmp_path), a_list(tmp_path), tmp_path / "hits.jsonl"
    told = screened(table, "--list", known, "--out", out)
    assert told.returncode == 3, told.stderr
    assert [line["query"] for line in lines(out)] == [f"q{n}" for n in range(40) if n % 10 != 9]
    refused = lines(tmp_path / "hits.refused.jsonl")
    assert [line["line"] for line in refused] == [11, 21, 31, 41]
    assert str(refused[0]["error"]).startswith("no id") and "6 cells" in str(refused[1]["error"])
    assert (
        "30 names screened" in told.stderr
        and "6 not searched" in told.stderr
        and "4 rows were refused" in told.stderr
        and "line 11: no id" in told.stderr
    )
    near = sum(1 for line in lines(out) if any(hit["score"] >= 0.5 for hit in line["hits"]))  # type: ignore[attr-defined]
    assert 0 < near < 30 and f"{near} with a candidate of score 0.5 or more" in told.stderr
    errors = [line.get("error") for line in lines(out)[:5]]
    assert errors[:3] == [None, None, None] and errors[3] == "no name given"
    assert "'A-17'" in str(errors[4]) and "'xx1'" in str(errors[4])
    beside = [tmp_path / name for name in ("hits.refused.jsonl", "hits.searched.json")]
    assert sorted(tmp_path.iterdir()) == sorted([table, known, out, *beside])


KILLS = {"fsync": "os, 'fsync'", "replace": "pathlib.Path, 'replace'", "rmtree": "shutil, 'rmtree'"}


def killed_at(what: str, call: int) -> str:
    """Python lines that end the process like `kill -9` at the given call."""
    return f"""
import os, pathlib, shutil, signal
held, calls = getattr({KILLS[what]}), []
def last(*args, **more):
    calls.append(1)
    if len(calls) == {call}:
        os.kill(os.getpid(), signal.SIGKILL)
    return held(*args, **more)
setattr({KILLS[what]}, last)
"""


@pytest.mark.parametrize(
    ("engine", "batch", "calls", "answers"), [("plain", 5, (1, 2, 3, 5, 4, 6), 40), ("duckdb", 1, (1, 4, 5), 12)]
)
def test_a_killed_run_goes_on_and_ends_with_the_same_files(
    engine: str, batch: int, calls: tuple[int, ...], answers: int, tmp_path: Path
) -> None:
    if engine == "duckdb":
        pytest.importorskip("duckdb", reason="needs the extra [bulk]")
    table, known, out = a_table(tmp_path), a_list(tmp_path), tmp_path / "hits.jsonl"
    assert screened(table, "--list", known, "--out", tmp_path / "whole.jsonl").returncode == 3
    ask = (table, "--list", known, "--engine", engine, "--out", out)
    for call in calls:
        assert screened(*ask, before=killed_at("fsync", call), batch=batch).returncode == -9
        assert not out.exists()
    assert screened(*ask, before=killed_at("replace", 1)).returncode == -9
    assert screened(*ask, before=killed_at("replace", 2)).returncode == -9
    told = screened(*ask)
    assert told.returncode == 3 and f"{answers} answers were there from the run" in told.stderr
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    refused = (tmp_path / "hits.refused.jsonl").read_bytes()
    assert refused == (tmp_path / "whole.refused.jsonl").read_bytes()
    out.unlink()
    assert screened(*ask, before=killed_at("rmtree", 1)).returncode == -9
    assert screened(*ask).returncode == 3 and out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_another_table_list_or_option_begins_anew_and_says_so(tmp_path: Path) -> None:
    table, known, out = a_table(tmp_path), a_list(tmp_path), tmp_path / "hits.jsonl"

    def told(*more: object) -> str:
        assert screened(table, "--list", known, "--out", out, before=killed_at("fsync", 8)).returncode == -9
        return screened(table, "--list", known, "--out", out, *more).stderr

    assert "the options changed; begun anew" in told("--top", "3")
    assert all(len(line["hits"]) <= 3 for line in lines(out))  # type: ignore[arg-type]
    assert "the lists changed" in told("--list", a_table_of_one_firm(tmp_path))
    assert screened(table, "--list", known, "--out", out, before=killed_at("fsync", 8)).returncode == -9
    a_table(tmp_path, rows=12)
    assert "the table changed" in screened(table, "--list", known, "--out", out).stderr
    assert len(lines(out)) == 11


def a_table_of_one_firm(folder: Path) -> Path:
    path = folder / "second.ftm.json"
    path.write_text(json.dumps({"id": "S1", "schema": "Company", "properties": {"name": ["Vell"]}}), encoding="utf-8")
    return path


def test_the_answers_are_the_same_from_csv_xlsx_and_parquet(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra [bulk]")
    openpyxl = pytest.importorskip("openpyxl")
    table, known = a_table(tmp_path, bad=False), a_list(tmp_path)
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "names.xlsx")
    assert first_sheet(tmp_path / "names.xlsx").last == len(rows)
    copy = "COPY (FROM read_csv($table, all_varchar = true)) TO '" + str(tmp_path / "names.parquet") + "'"
    duckdb.connect().execute(copy, {"table": str(table)})
    made = []
    for suffix, engine in (
        ("csv", "plain"),
        ("csv", "duckdb"),
        ("xlsx", "auto"),
        ("xlsx", "duckdb"),
        ("parquet", "auto"),
    ):
        out = tmp_path / f"{len(made)}.jsonl"
        told = screened(table.with_suffix(f".{suffix}"), "--list", known, "--engine", engine, "--out", out)
        assert told.returncode == 0, told.stderr
        made.append(out.read_bytes())
    assert len(set(made)) == 1 and made[0].count(b"\n") == 40


def test_answers_in_parquet_hold_what_the_lines_hold(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra [bulk]")
    table, known = a_table(tmp_path), a_list(tmp_path)
    for name in ("hits.jsonl", "hits.parquet"):
        assert screened(table, "--list", known, "--out", tmp_path / name).returncode == 3
    held = pq.read_table(tmp_path / "hits.parquet").to_pylist()
    for row in held:  # what a line leaves out is null in a table
        for hit in row["hits"]:
            for name in ("listed", "authority", "judgement"):
                if hit[name] is None:
                    del hit[name]
    assert [{k: v for k, v in row.items() if v is not None} for row in held] == lines(tmp_path / "hits.jsonl")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS, CELLS), max_size=12), damage=st.binary(max_size=3))
def test_no_row_is_lost_whatever_it_holds(tmp_path: Path, rows: list[tuple[str, ...]], damage: bytes) -> None:
    """Written as CSV every row is answered or refused; with a few bytes put in the middle nothing breaks off."""
    table, out = tmp_path / "names.csv", tmp_path / "hits.jsonl"
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("id", "name", "schema", "country", "identifier"), *rows])
    order = Order(queries=table, out=out, lists=(LIST,), terms=Terms(top=2))
    done = screen_table(order, silent)
    answered, refused = lines_of(out), lines_of(done.refusals)
    assert len(answered) + len(refused) == done.rows == len(rows)
    assert [json.loads(line)["query"] for line in answered] == [row[0] for row in rows if row[0].strip()]
    data = table.read_bytes()
    middle = max(len(data) // 2, data.index(b"\n") + 1)
    table.write_bytes(data[:middle] + damage + data[middle:])
    done = screen_table(order, silent)
    assert len(lines_of(out)) + len(lines_of(done.refusals)) == done.rows


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().split(b"\n")[:-1] if path.exists() else []


def test_the_table_may_come_through_a_pipe(tmp_path: Path) -> None:
    pipe, out = tmp_path / "pipe", tmp_path / "hits.jsonl"
    os.mkfifo(pipe)
    writer = os.fork()
    if writer == 0:
        pipe.write_text("id,name\n1,Tarn Trading\n", encoding="utf-8")
        os._exit(0)
    assert screen_table(Order(queries=pipe, out=out, lists=(LIST,)), silent).rows == 1
    os.waitpid(writer, 0)
    assert lines(out)[0]["query"] == "1"


def test_what_cannot_be_done_is_said_before_anything_is_touched(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("id,name\n1,Tarn\n", encoding="utf-8")
    for out in (table, tmp_path, tmp_path / "none" / "hits.jsonl"):
        with pytest.raises(BadInput, match="give another path to --out"):
            screen_table(Order(queries=table, out=out, lists=(LIST,)), silent)
    with pytest.raises(BadInput, match="cannot be opened"):
        screen_table(Order(queries=tmp_path / "gone.csv", out=tmp_path / "hits.jsonl", lists=(LIST,)), silent)
    (tmp_path / "names.parquet").write_bytes(b"PAR1")
    with pytest.raises(BadInput, match=r"names\.parquet"):
        screen_table(Order(queries=tmp_path / "names.parquet", out=tmp_path / "a.jsonl", lists=(LIST,)), silent)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["names.csv", "names.parquet"]


@pytest.mark.parametrize("engine", ["plain", "duckdb"])
def test_ten_times_the_rows_take_no_more_memory(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if engine == "duckdb":
        pytest.importorskip("duckdb", reason="needs the extra [bulk]")

    monkeypatch.setattr("enduse.name_tables._BLOCK", 50_000)

    def peak(rows: int) -> int:
        table = a_table(tmp_path, rows, bad=False, same=True)
        order = Order(queries=table, out=tmp_path / "hits.jsonl", lists=(LIST,), engine=engine)
        tracemalloc.start()
        try:
            assert screen_table(order, silent).rows == rows
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1000)  # what is loaded once
    assert peak(20_000) < 1.3 * peak(2000)


def test_what_needs_an_extra_says_which(tmp_path: Path) -> None:
    without = "import sys; sys.modules['pyarrow'] = sys.modules['duckdb'] = sys.modules['pyspark'] = None"
    table, known = a_table(tmp_path, bad=False), a_list(tmp_path)
    (tmp_path / "names.parquet").write_bytes(b"PAR1 and more PAR1")
    for asked, out in (
        ((tmp_path / "names.parquet",), "hits.jsonl"),
        ((table, "--engine", "duckdb"), "hits.jsonl"),
        ((table, "--engine", "spark"), "hits.jsonl"),
        ((table,), "hits.parquet"),
    ):
        told = screened(*asked, "--list", known, "--out", tmp_path / out, before=without)
        assert told.returncode == 2 and "pip install 'enduse[bulk]'" in told.stderr, told.stderr
    assert screened(table, "--list", known, "--out", tmp_path / "hits.jsonl", before=without).returncode == 0
