"""Nothing from a document can act on the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.cli.shown import on_one_line, shown


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[2J\x1b]0;owned\x07", "\\x1b[2J\\x1b]0;owned\\x07"),
        ("a\rb\tc\x08", "a\\x0db\\x09c\\x08"),
        ("\x9b31m", "\\x9b31m"),
        ("Delta \u202egnp.exe", "Delta \\u202egnp.exe"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("lone \ud800", "lone \\ud800"),
        ("[bold red]Купол[/] 深圳", "[bold red]Купол[/] 深圳"),
    ],
)
def test_what_could_act_is_written_as_its_number(text: str, safe: str) -> None:
    assert shown(text) == safe


def test_one_line_is_one_line_and_not_too_long() -> None:
    assert on_one_line("a\n  b\n") == "a b"
    assert on_one_line("x" * 300, 10) == "x" * 9 + "…"


@given(st.text(st.characters(min_codepoint=0, max_codepoint=0x2100)))
def test_no_control_character_is_left(text: str) -> None:
    kept = shown(text)
    assert all(c == "\n" or (ord(c) >= 0x20 and not 0x7F <= ord(c) <= 0x9F) for c in kept)
