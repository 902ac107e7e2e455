"""One writer at a time; a lock never outlives its process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from intake import opened

from enduse.errors import BadCase
from enduse.store import Case


def test_a_second_writer_is_told_to_wait_and_a_reader_is_not(tmp_path: Path) -> None:
    with opened(tmp_path / "case"):
        with pytest.raises(BadCase, match=r"in use by another run.*try again"):
            opened(tmp_path / "case")
        with Case.open(tmp_path / "case", write=False) as reader:
            assert reader.entries() == ()
    opened(tmp_path / "case").close()


def test_a_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    program = (
        "import sys, time, pathlib; from enduse.store import Case;"
        "case = Case.open(pathlib.Path(sys.argv[1]), create=True); print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "case")], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        with pytest.raises(BadCase, match="in use"):
            opened(tmp_path / "case")
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    opened(tmp_path / "case").close()


def test_a_lock_file_that_is_something_else_is_named(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / ".lock").write_bytes(b"not a database, but long enough to be looked at " * 4)
    with pytest.raises(BadCase, match=r"\.lock"):
        opened(tmp_path / "case")
