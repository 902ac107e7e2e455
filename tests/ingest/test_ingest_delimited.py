"""How a text falls into rows and fields."""

import pytest

from enduse.ingest.delimited import delimiter, rows


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a;b;c\n1,5;2,5;3,5\n", ";"), ("a,b\n1,2\n", ","), ("a\tb\n1, 2\t3\n", "\t"), ("a|b|c\n1|2|3\n", "|"),
        ('"x;y;z",1\n"u;v;w",2\n', ","), ("one column\nonly\n", ","), ("", ","),
    ],
)  # fmt: skip
def test_the_mark_that_parts_most_lines_alike(text, mark):
    assert delimiter(text) == mark


def test_a_field_of_several_lines_stays_one():
    assert rows('a,b\n"one\ntwo\nthree",2\n', ",") == ([["a", "b"], ["one\ntwo\nthree", "2"]], None)


def test_no_line_is_lost_to_a_quotation_mark():
    found, note = rows('a,b\n1,"x\n2,y\n3,z"w\n', ",")
    assert [row[0] for row in found if row] == ["a", "1", "2", "3"]
    assert note is not None and "line 2" in note


def test_a_field_longer_than_the_standard_reader_takes():
    found, note = rows(f"a,b\n{'x' * 200_000},2\n", ",")
    assert found[1] == ["x" * 200_000, "2"] and note is not None
