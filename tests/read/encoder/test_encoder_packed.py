"""Sequences one behind the other."""

from enduse.read.encoder.packed import packed
from enduse.read.encoder.wordpiece import Pieces


def test_rows_and_the_line_of_pieces_are_the_same_pieces() -> None:
    whole = packed([Pieces((2, 7, 3), (0, 0, 0), (1,), (1,)), Pieces((2, 8, 9, 6, 3), (0,) * 5, (1, 3), (2, 3))])
    assert whole.starts.tolist() == [0, 3]
    assert whole.places.tolist() == [0, 1, 2, 0, 1, 2, 3, 4]
    assert whole.words.tolist() == [1, 4, 6]
    assert whole.pieces["grid"].tolist() == [[0, 1, 2, 0, 0], [3, 4, 5, 6, 7]]
    assert whole.pieces["mask"].tolist() == [[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]]
    assert whole.pieces["grid"].ravel()[whole.pieces["flat"]].tolist() == list(range(8))
    assert whole.by_word["word_grid"].tolist() == [[0, 0], [1, 2]]
    assert whole.by_word["word_flat"].tolist() == [0, 2, 3]


def test_a_sentence_without_words_has_none() -> None:
    whole = packed([Pieces((2, 3), (0, 0), (), ())])
    assert whole.words.tolist() == []
    assert whole.by_word["word_grid"].shape == (1, 0)
