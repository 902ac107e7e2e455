import os
from pathlib import Path

import pytest

from enduse.errors import BadCase, BadInput
from enduse.store.journal import Journal, folder_of

ASKED = {"the table": "abc", "the options": {"top": 10}}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "hits.jsonl"


def begun(out: Path) -> None:
    """A run that was killed after two pieces of work and in the middle of a third."""
    journal = Journal(out, ASKED)
    journal.add(2, 0, b"a\nb\n", b"")
    journal.add(2, 1, b"c\n", b"x\n")
    journal.close()
    for name in ("answers", "refusals", "journal"):
        with (folder_of(out) / name).open("ab") as stream:
            stream.write(b'{"torn":')


def test_a_finished_job_leaves_its_files_and_nothing_else(out: Path) -> None:
    refused = out.with_name("hits.refused.jsonl")
    begun(out)
    journal = Journal(out, ASKED)
    assert (journal.mark.rows, journal.mark.refused, journal.mark.batch, journal.changed) == (4, 1, 2, ())
    journal.add(1, 0, b"d\n", b"")
    journal.finish(journal.answers, journal.refusals, refused)
    journal.close()
    assert out.read_bytes() == b"a\nb\nc\nd\n" and refused.read_bytes() == b"x\n"
    assert sorted(out.parent.iterdir()) == [out, refused]


def test_without_refusals_a_former_file_of_them_goes(out: Path) -> None:
    refused = out.with_name("hits.refused.jsonl")
    refused.write_text("old")
    journal = Journal(out, ASKED)
    journal.add(1, 0, b"a\n", b"")
    journal.finish(journal.answers, journal.refusals, refused)
    journal.close()
    assert list(out.parent.iterdir()) == [out]


def test_what_was_asked_otherwise_is_named_and_nothing_kept(out: Path) -> None:
    begun(out)
    journal = Journal(out, ASKED | {"the options": {"top": 5}})
    assert journal.changed == ("the options",) and journal.mark.rows == 0
    assert journal.answers.read_bytes() == journal.refusals.read_bytes() == b""
    journal.close()
    assert not folder_of(out).exists()


@pytest.mark.parametrize("damage", ["answers", "journal"])
def test_work_that_is_damaged_is_done_again(damage: str, out: Path) -> None:
    begun(out)
    if damage == "answers":
        os.truncate(folder_of(out) / "answers", 3)
    else:
        (folder_of(out) / "journal").write_bytes(b"\x00\x00\n\x00\n")
    journal = Journal(out, ASKED)
    assert journal.mark.rows == 0
    journal.close()


def test_one_output_has_one_writer(out: Path) -> None:
    journal = Journal(out, ASKED)
    with pytest.raises(BadCase, match="in use by another run"):
        Journal(out, ASKED)
    journal.close()
    Journal(out, ASKED).close()


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="give another path to --out"):
        Journal(tmp_path / "no folder" / "hits.jsonl", ASKED)
