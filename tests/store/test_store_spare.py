import os
from pathlib import Path

import pytest

from enduse.store import spare as module
from enduse.store.spare import spare


def test_work_is_done_once_and_found_again(tmp_path: Path) -> None:
    done: list[str] = []

    def make(folder: Path) -> None:
        done.append(folder.name)
        (folder / "a").write_text("work")

    room = tmp_path / "not" / "there"
    first, again = spare(room, "k", make), spare(room, "k", make)
    assert first == again == room / "k"
    assert (first / "a").read_text() == "work"
    assert len(done) == 1
    assert [p.name for p in room.iterdir()] == ["k"]


def test_work_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def make(folder: Path) -> None:
        (folder / "a").write_text("half")
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        spare(tmp_path, "k", make)
    assert list(tmp_path.iterdir()) == []


def test_whoever_is_quicker_wins(tmp_path: Path) -> None:
    def make(folder: Path) -> None:
        (folder / "a").write_text("slow")
        (tmp_path / "k").mkdir()
        (tmp_path / "k" / "a").write_text("quick")

    assert (spare(tmp_path, "k", make) / "a").read_text() == "quick"
    assert [p.name for p in tmp_path.iterdir()] == ["k"]


def test_the_least_used_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 2)

    def make(folder: Path) -> None:
        (folder / "a").touch()

    for at, key in enumerate(("one", "two")):
        os.utime(spare(tmp_path, key, make), (at, at))
    os.utime(spare(tmp_path, "one", make), (9, 9))
    spare(tmp_path, "three", make)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["one", "three"]
