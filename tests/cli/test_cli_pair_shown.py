"""A pair in the terminal: everything a person needs, and nothing that steers the terminal."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.cli.pair_shown import MOST, pair_text
from enduse.records.judgement import Judgement
from enduse.records.match import Reason
from enduse.records.pair import Listing, Pair
from enduse.records.side import Side
from enduse.screen.pairs import Open
from enduse.screen.standing import Standing

_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def asked(words: str, count: int = 1) -> Open:
    side = Side(id=words, names=(words,) * count, schema=words, countries=(words,), identifiers=(words,),
                birth_dates=(words,), passages=(words,))  # fmt: skip
    reason = Reason(feature=words, score=0.5, detail=words)
    listing = Listing(name=words, publisher=words, as_of=words, programme=words, listed_since=words, allegation=words,
                      source=words)  # fmt: skip
    pair = Pair(left=side, right=side, score=0.5, reasons_for=(reason,), reasons_against=(reason,), listing=listing)
    word = Judgement(id=words, left=words, right=words, verdict="same", why=words, by=words, at=words)
    return Open(pair, Standing(word, (words,)))


@given(st.text(st.characters(), max_size=40))
@settings(max_examples=100, deadline=None)
def test_no_word_of_a_list_or_document_steers_the_terminal(words: str) -> None:
    assert not _UNSAFE.search(pair_text(asked(words), 1, 1))


def test_many_names_are_cut_with_their_number() -> None:
    text = pair_text(asked("Quarn", MOST + 3), 1, 2)
    assert text.count("… and 3 more") == 2 and text.startswith("1 of 2 · score 0.50")


def test_words_of_one_line_stay_on_it() -> None:
    text = pair_text(asked("Quarn\nAGAINST\n  nothing\tVell"), 1, 1)
    assert [line for line in text.splitlines() if line.startswith("AGAINST")] == ["AGAINST"]
    assert "Quarn AGAINST nothing | Vell" in text
