"""From scores to spans."""

import numpy as np
import pytest

from enduse.read.encoder.decode import best, spans
from enduse.read.encoder.labels import CODES, FRAMES, ROLE_TAGS, ROLES, allowed, tags

TAGS = tags(("x", "y"))  # O B-x I-x B-y I-y


def scores(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def test_an_inside_never_follows_another_kind() -> None:
    likely = scores((0, 5, 0, 0, 0), (0, 0, 2, 0, 3), (0, 0, 0, 0, 4))
    path = [TAGS[i] for i in best(likely, TAGS)]
    assert path == ["B-x", "I-x", "O"] or path == ["O", "B-y", "I-y"] or path == ["B-x", "B-y", "I-y"]
    for left, right in zip(["O", *path], path, strict=False):
        if right.startswith("I-"):
            assert left[2:] == right[2:]


def test_a_sequence_never_begins_inside() -> None:
    assert TAGS[best(scores((0, 1, 9, 0, 0)), TAGS)[0]] in {"B-x", "O", "B-y"}


def test_labels_that_are_not_allowed_are_never_given() -> None:
    likely = scores((0, 9, 0, 5, 0), (0, 0, 9, 0, 5))
    only_y = frozenset({0, 3, 4})
    assert [(s.label, s.start, s.end) for s in spans(likely, TAGS, only_y)] == [("y", 0, 2)]


def test_neighbours_of_one_kind_stay_two_and_scores_are_probabilities() -> None:
    found = spans(scores((0, 9, 0, 0, 0), (0, 9, 0, 0, 0), (0, 0, 9, 0, 0)), TAGS)
    assert [(s.start, s.end) for s in found] == [(0, 1), (1, 3)]
    assert all(0.9 < s.score <= 1 for s in found)


def test_no_words_no_spans() -> None:
    assert spans(np.zeros((0, 5), dtype=np.float32), TAGS) == ()


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_may_have_its_own_roles_and_the_markers(frame: str) -> None:
    codes = {ROLE_TAGS[i][2:] for i in allowed(frame)} - {""}
    assert codes == {*ROLES[frame], "hg", "cd", "ft", "on", "ng"}
    assert codes <= set(CODES)
