"""Every piece of a text knows where it came to stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.errors import TooLarge
from enduse.ingest.compose import Composer, clean, one_line
from enduse.ingest.extracted import Limits


def test_hidden_characters_cannot_hide_a_name():
    assert clean("Ex\u00adam\u200bple\u202e Ltd\ufeff") == "Example Ltd"
    assert clean("\ud800") == "\ufffd"
    assert clean("a\r\nb\rc\u2028d\x00\x1be") == "a\nb\nc\nd  e"
    assert one_line(" a\n\tb\u00a0 c ") == "a b c"
    assert one_line("a  b") == "a b"


def test_a_composer_knows_where_each_piece_stands():
    out = Composer(Limits())
    assert out.block("Head", heading=True) == (0, 4)
    out.gap()
    out.table([[(0, "a"), (2, "b\nb")], [], [(1, "c")]], "t", top=5)
    out.block("End")
    assert out.text == "Head\n\na\t\tb b\n\n\tc\n\nEnd"
    assert [(c.row, c.column, out.text[c.start : c.end]) for c in out.tables[0].cells] == [
        (5, 0, "a"), (5, 2, "b b"), (7, 1, "c"),
    ]  # fmt: skip
    assert out.text[out.tables[0].start : out.tables[0].end] == "a\t\tb b\n\n\tc"


def test_limits():
    with pytest.raises(TooLarge, match="10 characters"):
        Composer(Limits(text=10)).block("x" * 11)
    out = Composer(Limits(cells=2))
    out.table([[(0, "a"), (1, "b")]])
    with pytest.raises(TooLarge, match="2 filled cells"):
        out.table([[(0, "c")]])


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.lists(st.sampled_from(["", "a", "bc", "д 1", "x  y", " z", "t\tu", "v\n"]))),
        min_size=1,
        max_size=12,
    ),
    st.integers(0, 9),
)
def test_many_rows_laid_out_at_once_are_the_rows_laid_out_one_by_one(rows, top):
    at_once, by_one = Composer(Limits()), Composer(Limits())
    at_once.block("Head")
    by_one.block("Head")
    at_once.grid([(range(left, left + len(values)), values) for left, values in rows], "t", top)
    by_one.table([list(enumerate(values, left)) for left, values in rows], "t", top)
    assert at_once.text == by_one.text
    assert at_once.tables == by_one.tables
    assert all(at_once.text[c.start : c.end] for table in at_once.tables for c in table.cells)
