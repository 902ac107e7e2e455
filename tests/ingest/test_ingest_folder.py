"""Which files the input holds, and what each is called."""

import os

import pytest

from enduse.errors import BadInput, SkipDocument, TooLarge, Unsafe, Unsupported
from enduse.ingest import Limits, cases, sources


def _names(found):
    return [s.origin for s in found]


def test_every_file_of_a_folder_has_a_source(tmp_path):
    for name in ("b.txt", "a/c.txt", ".hidden", "a/.DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = sources([tmp_path])
    assert _names(found) == [".hidden", "a/.DS_Store", "a/c.txt", "b.txt"]
    assert [s.read() for s in found] == [s.origin.encode() for s in found]
    assert not any(str(tmp_path) in s.origin for s in found)
    assert found[2].place == str(tmp_path / "a" / "c.txt")


def test_a_file_goes_by_its_name(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    assert _names(sources([tmp_path / "a.txt", tmp_path / "a.txt"])) == ["a.txt"]


def test_the_same_path_in_two_inputs_stays_two(tmp_path):
    for folder in ("one", "two", "three"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{'b' if folder == 'three' else 'a'}.txt").write_text(folder)
    found = sources([tmp_path / "two", tmp_path / "one", tmp_path / "three"])
    assert _names(found) == ["b.txt", "one/a.txt", "two/a.txt"]
    assert found == found and [s.read() for s in found] == [b"three", b"one", b"two"]


def test_folders_of_one_name_stay_apart(tmp_path):
    for folder in ("x/in", "y/in"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.txt").write_text(folder)
    found = sources([tmp_path / "x/in", tmp_path / "y/in"])
    assert _names(found) == ["in/a (2).txt", "in/a.txt"]


def test_a_path_that_is_not_there_stops_the_run(tmp_path):
    with pytest.raises(BadInput, match="no-such"):
        sources([tmp_path / "no-such"])


def test_links_do_not_lead_out(tmp_path):
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    (inside / "a.txt").write_text("a")
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "same.txt").symlink_to(inside / "a.txt")
    (inside / "loop").symlink_to(inside)
    (inside / "nowhere").symlink_to(inside / "gone")
    found = {s.origin: s for s in sources([inside])}
    assert sorted(found) == ["a.txt", "folder", "link.txt", "nowhere", "same.txt"]
    assert found["same.txt"].read() == b"a"
    for name in ("folder", "link.txt", "nowhere"):
        with pytest.raises(Unsafe, match=name):
            found[name].read()


def test_a_file_over_the_limit_is_not_opened(tmp_path):
    (tmp_path / "a.txt").write_text("x" * 20)
    (found,) = sources([tmp_path], Limits(bytes=10))
    with pytest.raises(TooLarge, match="20 bytes"):
        found.read()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_not_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (found,) = sources([tmp_path])
    with pytest.raises(Unsupported, match="pipe"):
        found.read()


def test_a_file_that_goes_away_is_a_line(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (found,) = sources([tmp_path])
    (tmp_path / "a.txt").unlink()
    with pytest.raises(SkipDocument, match=r"a\.txt"):
        found.read()


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_a_closed_folder_has_a_line(tmp_path):
    (tmp_path / "in" / "closed").mkdir(parents=True)
    (tmp_path / "in" / "closed").chmod(0)
    (found,) = sources([tmp_path / "in"])
    (tmp_path / "in" / "closed").chmod(0o700)
    with pytest.raises(SkipDocument, match="closed"):
        found.read()


def test_names_are_composed_and_shown_safely(tmp_path):
    (tmp_path / "cafe\u0301.txt").write_text("x")
    (tmp_path / "in\u202evoice.txt").write_text("x")
    (tmp_path / "line\nbreak.txt").write_text("x")
    assert _names(sources([tmp_path])) == ["caf\u00e9.txt", "in\ufffdvoice.txt", "line\ufffdbreak.txt"]


def test_a_case_is_no_evidence(tmp_path):
    for name in ("a.txt", "work/old/case.sqlite", "work/old/report.html", "work/old/notes.txt", "work/export/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    old = tmp_path / "work" / "old"
    assert _names(sources([tmp_path])) == ["a.txt", "work/export/b.txt"]
    assert cases([tmp_path]) == (old,)
    assert sources([old]) == () and cases([old]) == (old,)
    assert sources([old / "report.html"]) == () and cases([old / "report.html"]) == (old / "report.html",)
    assert _names(sources([old / "notes.txt"])) == ["notes.txt"] and cases([old / "notes.txt"]) == ()
