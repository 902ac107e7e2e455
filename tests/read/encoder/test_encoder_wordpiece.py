"""Words become pieces."""

import pytest

from enduse.read.encoder.wordpiece import WordPiece, writing

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "deliver", "##ed", "##y", "drone", "a", "##b", "-", "3", "е"]


@pytest.fixture
def cut() -> WordPiece:
    return WordPiece(VOCABULARY)


def test_longest_pieces_first(cut: WordPiece) -> None:
    assert cut.cut("Delivered") == (4, 5)
    assert cut.cut("deliveryed") == (4, 6, 5)


def test_accents_and_capitals_are_taken_away(cut: WordPiece) -> None:
    assert cut.cut("Ább") == (8, 9, 9)


def test_marks_inside_a_word_stand_alone(cut: WordPiece) -> None:
    assert cut.cut("ab-3") == (8, 9, 10, 11)


def test_what_cannot_be_spelt_is_unknown(cut: WordPiece) -> None:
    assert cut.cut("货物") == (1,)
    assert cut.cut("") == (1,)


def test_every_word_has_its_place_among_the_pieces(cut: WordPiece) -> None:
    pieces = cut.pieces(["Delivered", "a", "drone"])
    assert pieces.ids == (2, 4, 5, 8, 7, 3)
    assert (pieces.firsts, pieces.lasts) == ((1, 3, 4), (2, 3, 4))
    assert pieces.cases == (0, 1, 1, 0, 0, 0)


def test_words_beyond_the_limit_are_left_out(cut: WordPiece) -> None:
    pieces = cut.pieces(["drone"] * 50, limit=10)
    assert len(pieces.ids) <= 10
    assert len(pieces.firsts) == len(pieces.ids) - 2


@pytest.mark.parametrize(
    ("word", "how"),
    [("drone", 0), ("—", 0), ("Drone", 1), ("UAV", 2), ("A", 1), ("iPhone", 3), ("OpenAI", 3), ("G3", 4), ("3", 0)],
)
def test_how_a_word_is_written(word: str, how: int) -> None:
    assert writing(word) == how
