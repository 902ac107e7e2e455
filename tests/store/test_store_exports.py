"""Exports: whole or not at all, unchanged ones untouched, stale ones removed, strangers' files left alone."""

from pathlib import Path

import pytest
from intake import opened

from enduse.errors import BadCase


def test_unchanged_files_are_not_touched_and_stale_ones_go(tmp_path: Path) -> None:
    case_folder = tmp_path / "case"
    with opened(case_folder) as case:
        assert case.write_exports({"report.html": b"1", "export/a.jsonl": b"a", "export/text/x.txt": b"x"}) == 3
        inode = (case_folder / "report.html").stat().st_ino
        (case_folder / "export" / "mine.txt").write_text("mine")
        assert case.write_exports({"report.html": b"1", "export/a.jsonl": b"b"}) == 2
        assert case.write_exports({"report.html": b"1", "export/a.jsonl": b"b"}) == 0
        assert [e.action for e in case.entries()] == ["export", "export"]
    assert (case_folder / "report.html").stat().st_ino == inode
    assert (case_folder / "export" / "a.jsonl").read_bytes() == b"b"
    assert not (case_folder / "export" / "text" / "x.txt").exists()
    assert (case_folder / "export" / "mine.txt").read_text() == "mine"


def test_an_altered_or_lost_file_is_written_again(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        case.write_exports({"export/a": b"one", "export/b": b"two"})
        (tmp_path / "case" / "export" / "a").write_bytes(b"eno")
        (tmp_path / "case" / "export" / "b").unlink()
        assert case.write_exports({"export/a": b"one", "export/b": b"two"}) == 2
        assert case.problems() == ()


@pytest.mark.parametrize(
    "path", ["../out.txt", "/etc/x", "export/../../x", "case.sqlite", "vault/ab/x", "export", "export\\..\\x", ""]
)
def test_an_exporter_cannot_write_elsewhere(tmp_path: Path, path: str) -> None:
    with opened(tmp_path / "case") as case, pytest.raises(BadCase, match="an exporter asks to write"):
        case.write_exports({"report.html": b"1", path: b"x"})
    assert not (tmp_path / "case" / "report.html").exists()
