"""Names come from strangers and must never act as a path."""

import pytest

from enduse.ingest.naming import distinct, escapes, extension, part_name, shown


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a/b.txt", "a/b.txt"), ("../../a.txt", "a.txt"), ("/etc/a", "etc/a"), ("C:\\x\\a.txt", "x/a.txt"),
        ("a/./b//c", "a/b/c"), ("..", "unnamed"), ("", "unnamed"), ("x!/y.txt", "x/y.txt"), ("a\x00b", "a\ufffdb"),
        ("gnp\u202efdp.exe", "gnp\ufffdfdp.exe"), ("cafe\u0301", "caf\u00e9"), ("x" * 500, "x" * 200),
    ],
)  # fmt: skip
def test_part_names(name, made):
    assert part_name(name) == made
    assert not escapes(made)


def test_what_escapes():
    assert all(map(escapes, ("../a", "a/../../b", "/a", "C:a", "\\a", "a\\..\\b")))
    assert not any(map(escapes, ("a", "a/b", "a..b", "...", "a/.b")))


def test_a_lone_surrogate_is_shown_as_unreadable():
    assert shown("a\udcffb") == "a\ufffdb"


@pytest.mark.parametrize(
    ("name", "ending"), [("a.PDF", ".pdf"), ("a.tar.gz", ".gz"), ("a", ""), (".hidden", ""), ("a.b/c", ""), ("a.", ".")]
)
def test_extensions(name, ending):
    assert extension(name) == ending


def test_distinct_names():
    taken: set[str] = set()
    assert [distinct(n, taken) for n in ("a.txt", "a.txt", "a (2).txt", "a.txt", "b")] == [
        "a.txt", "a (2).txt", "a (2) (2).txt", "a (3).txt", "b",
    ]  # fmt: skip
