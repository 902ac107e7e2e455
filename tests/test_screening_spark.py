"""The same table on a real Spark on this machine: the same function over Arrow batches, the same bytes."""

import os
import shutil
from pathlib import Path

import pytest

from names_table import a_list, a_table, screened

pytest.importorskip("pyspark", reason="needs the extra [spark]")
JAVA = shutil.which("java") or os.environ.get("JAVA_HOME")
needs_java = pytest.mark.skipif(
    not JAVA, reason="Spark needs Java 17 or later: install it, `make system` does where it may"
)


@needs_java
def test_spark_gives_the_same_answers_and_goes_on_after_a_kill(tmp_path: Path) -> None:
    table, known = a_table(tmp_path, rows=100), a_list(tmp_path)
    assert screened(table, "--list", known, "--out", tmp_path / "plain.jsonl").returncode == 3
    ask = (table, "--list", known, "--engine", "spark", "--out", tmp_path / "spark.jsonl")
    kill = "import os, signal, enduse.store.journal as j; add = j.Journal.add\n"
    kill += "j.Journal.add = lambda *a: (add(*a), os.kill(os.getpid(), signal.SIGKILL))"
    assert screened(*ask, before=kill, batch=1, MASTER="local[2]").returncode == -9
    told = screened(*ask, MASTER="local[2]")
    assert told.returncode == 3, told.stderr
    assert "8 answers were there from the run" in told.stderr  # a wave: 2 cores, 4 batches each, 1 question
    for name in ("{}.jsonl", "{}.refused.jsonl"):
        assert (tmp_path / name.format("spark")).read_bytes() == (tmp_path / name.format("plain")).read_bytes()


@needs_java
def test_a_master_that_is_not_there_is_named(tmp_path: Path) -> None:
    table, known = a_table(tmp_path), a_list(tmp_path)
    ask = (table, "--list", known, "--engine", "spark", "--out", tmp_path / "spark.jsonl")
    told = screened(*ask, MASTER="nonsense")
    assert told.returncode == 2 and "'nonsense'" in told.stderr


def test_without_java_the_next_step_is_said(tmp_path: Path) -> None:
    table, known = a_table(tmp_path), a_list(tmp_path)
    ask = (table, "--list", known, "--engine", "spark", "--out", tmp_path / "spark.jsonl")
    told = screened(*ask, PATH="/nowhere", JAVA_HOME="/nowhere")
    assert told.returncode == 2 and "install Java 17" in told.stderr
    assert not [path for path in tmp_path.iterdir() if path.name.startswith((".", "spark"))]
