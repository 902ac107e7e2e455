"""Figures set to the right under a head set to the left are of one column."""

from enduse.ingest.pageheads import under_heads
from enduse.ingest.pagelines import Segment


def _row(*columns, text="40"):
    return [(column, Segment(text, column * 10.0, 0.0, column * 10.0 + 5, 10.0, column)) for column in columns]


def _columns(rows):
    return [[column for column, _ in row] for row in under_heads(rows)]


def test_a_column_without_a_head_takes_the_bare_head_beside_it():
    assert _columns([_row(0, 1, 3), _row(0, 2, 3), _row(0, 2)]) == [[0, 1, 3], [0, 1, 3], [0, 1]]


def test_words_without_a_head_are_put_under_none():
    assert _columns([_row(0, 1, 3), _row(0, 2, 3, text="pcs")]) == [[0, 1, 3], [0, 2, 3]]
    assert _columns([_row(0, 1, 3), _row(0, 1, 2)]) == [[0, 1, 3], [0, 1, 2]]  # the bare head is to the right


def test_what_cannot_be_told_stays():
    assert _columns([_row(0, 1, 3), _row(0, 2)]) == [[0, 1, 3], [0, 2]]  # two bare heads
    assert _columns([_row(0, 1, 3), _row(0, 1, 2, 3)]) == [[0, 1, 3], [0, 1, 2, 3]]
    assert _columns([_row(0, 2)]) == [[0, 2]]
    assert _columns([_row(1, 4), _row(0, 2, 4)]) == [[1, 4], [0, 2, 4]]  # two columns, one head
