"""From scores to spans."""

from itertools import pairwise, product

import numpy as np
import pytest

from enduse.read.encoder.decode import best, spans
from enduse.read.encoder.labels import CODES, FRAMES, ROLE_TAGS, ROLES, allowed, tags

TAGS = tags(("x", "y"))  # O B-x I-x B-y I-y


def scores(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def lawful(path: tuple[int, ...]) -> bool:
    names = ["O", *(TAGS[i] for i in path)]
    return all(not b.startswith("I-") or a[2:] == b[2:] for a, b in pairwise(names))


@pytest.mark.parametrize("seed", range(40))
def test_no_lawful_sequence_of_labels_scores_higher(seed: int) -> None:
    likely = np.random.default_rng(seed).normal(size=(4, len(TAGS))).astype(np.float32)
    found = tuple(best(likely[None], TAGS)[0])
    every = [p for p in product(range(len(TAGS)), repeat=4) if lawful(p)]
    assert found == max(every, key=lambda p: sum(likely[n, i] for n, i in enumerate(p)))


def test_a_sequence_never_begins_inside() -> None:
    assert [TAGS[i] for i in best(scores((0, 1, 9, 0, 0))[None], TAGS)[0]] == ["B-x"]


def test_labels_that_are_not_allowed_are_never_given() -> None:
    likely = scores((0, 9, 0, 5, 0), (0, 0, 9, 0, 5))
    x = np.array([[False, True, True, False, False]] * 2)
    (found,) = spans(likely, [2], TAGS, x)
    assert [(s.label, s.start, s.end) for s in found] == [("y", 0, 2)]


def test_neighbours_of_one_kind_stay_two_and_scores_are_probabilities() -> None:
    (found,) = spans(scores((0, 9, 0, 0, 0), (0, 9, 0, 0, 0), (0, 0, 9, 0, 0)), [3], TAGS)
    assert [(s.start, s.end) for s in found] == [(0, 1), (1, 3)]
    assert all(0.9 < s.score <= 1 for s in found)


def test_no_words_no_spans() -> None:
    assert spans(np.zeros((0, 5), dtype=np.float32), [0, 0], TAGS) == [(), ()]


@pytest.mark.parametrize("seed", range(20))
def test_sequences_side_by_side_have_the_spans_that_each_has_alone(seed: int) -> None:
    chance = np.random.default_rng(seed)
    counts = chance.integers(0, 7, 8).tolist()
    likely = chance.normal(size=(sum(counts), len(TAGS))).astype(np.float32)
    ends = np.cumsum(counts).tolist()
    alone = [spans(likely[end - n : end], [n], TAGS)[0] for n, end in zip(counts, ends, strict=True)]
    assert spans(likely, counts, TAGS) == alone


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_may_have_its_own_roles_and_the_markers(frame: str) -> None:
    codes = {ROLE_TAGS[i][2:] for i in allowed(frame)} - {""}
    assert codes == {*ROLES[frame], "hg", "cd", "ft", "on", "ng"}
    assert codes <= set(CODES)
