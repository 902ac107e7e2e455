"""From scores to spans: the best sequence of labels in which every "inside" follows its own kind (Viterbi, 1967)."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from enduse.read.encoder.seen import Labelled

Scores = NDArray[np.float32]
Labels = NDArray[np.intp]
#: Outweighs every score.
_NEVER = np.float32(-1e4)


def spans(
    scores: Scores, counts: Sequence[int] | Labels, tags: tuple[str, ...], barred: NDArray[np.bool_] | None = None
) -> list[tuple[Labelled, ...]]:
    """The spans that the best labels make, in order, for each of some sequences of `counts` words one behind the other.

    `scores` are those of words × labels; `barred` ones are never given.
    """
    given = scores if barred is None else np.where(barred, _NEVER, scores)
    counts = np.asarray(counts, dtype=np.intp)
    starts = counts.cumsum() - counts
    path = given.argmax(1)
    wrong = _inside(tags)[path]
    begun = np.isin(np.arange(1, len(path)), starts)
    wrong[1:] &= begun | (_before(tags)[path[1:]] != path[:-1]) & (path[1:] != path[:-1])
    mended = np.unique(np.searchsorted(starts, np.flatnonzero(wrong), side="right") - 1)
    if len(mended):  # elsewhere the best labels of each word already make the best sequence
        there = np.arange(counts[mended].max()) < counts[mended, None]
        rows = np.full((*there.shape, len(tags)), _NEVER)
        rows[..., 0] = 0  # behind the last word
        words = np.concatenate([np.arange(starts[n], starts[n] + counts[n]) for n in mended])
        rows[there] = given[words]
        path[words] = best(rows, tags)[there]
    return _spans(scores, path, starts, tags)


def best(scores: Scores, tags: tuple[str, ...]) -> Labels:
    """The best labels for some sequences (sequences × words × labels)."""
    inside = np.flatnonzero(_inside(tags))
    before = _before(tags)[inside]
    back = np.zeros(scores.shape, dtype=np.intp)
    total = scores[:, 0].copy()
    total[:, inside] = _NEVER
    for word in range(1, scores.shape[1]):
        back[:, word] = total.argmax(1)[:, None]
        back[:, word, inside] = np.where(total[:, inside] > total[:, before], inside, before)
        total = np.take_along_axis(total, back[:, word], 1) + scores[:, word]
    path = np.empty(scores.shape[:2], dtype=np.intp)
    path[:, -1] = total.argmax(1)
    rows = np.arange(len(path))
    for word in range(scores.shape[1] - 1, 0, -1):
        path[:, word - 1] = back[rows, word, path[:, word]]
    return path


def _spans(scores: Scores, path: Labels, starts: Labels, tags: tuple[str, ...]) -> list[tuple[Labelled, ...]]:
    """The spans of a path, counted from the start of their sequence."""
    found: list[list[Labelled]] = [[] for _ in starts]
    told = np.flatnonzero(path)
    if len(told):
        raised = scores[told] - scores[told].max(1, keepdims=True)
        likely = np.exp(raised[np.arange(len(told)), path[told]]) / np.exp(raised).sum(1)
        begins = np.flatnonzero(~_inside(tags)[path[told]])
        lengths = np.diff(np.append(begins, len(told)))
        means = np.add.reduceat(likely, begins) / lengths
        rows = np.searchsorted(starts, told[begins], side="right") - 1
        firsts = told[begins] - starts[rows]
        for row, label, start, length, score in zip(
            *(each.tolist() for each in (rows, path[told[begins]], firsts, lengths, means)), strict=True
        ):
            found[row].append(Labelled(tags[label][2:], start, start + length, round(score, 4)))
    return [tuple(each) for each in found]


@cache
def _inside(tags: tuple[str, ...]) -> NDArray[np.bool_]:
    return np.array([t.startswith("I-") for t in tags])


@cache
def _before(tags: tuple[str, ...]) -> Labels:
    """The begin of each inside; of others, themselves."""
    return np.array([tags.index(f"B-{t[2:]}") if t.startswith("I-") else n for n, t in enumerate(tags)])
