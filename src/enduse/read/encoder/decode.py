"""From scores to spans: the best sequence of labels in which every "inside" follows its own kind (Viterbi, 1967)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from enduse.read.encoder.seen import Labelled

Scores = NDArray[np.float32]


def best(scores: Scores, tags: Sequence[str], allowed: frozenset[int] | None = None) -> list[int]:
    """The best labels for `scores` (words × labels). Labels that are not `allowed` are never given."""
    count, size = scores.shape
    if count == 0:
        return []
    if allowed is not None:
        barred = np.array([i not in allowed for i in range(size)])
        scores = np.where(barred, np.float32(-1e4), scores)
    barrier = _barriers(tuple(tags))
    likeliest = scores.argmax(1)
    inside = _inside(tuple(tags))
    if not inside[likeliest[0]] and not barrier[likeliest[:-1], likeliest[1:]].any():
        return [int(label) for label in likeliest]  # the best labels of each word already make the best sequence
    total = scores[0] + np.where(inside, np.float32(-1e4), np.float32(0))
    back = np.zeros((count, size), dtype=np.int32)
    for word in range(1, count):
        ways = total[:, None] + barrier
        back[word] = ways.argmax(0)
        total = ways.max(0) + scores[word]
    path = [int(total.argmax())]
    for word in range(count - 1, 0, -1):
        path.append(int(back[word][path[-1]]))
    return path[::-1]


def spans(scores: Scores, tags: Sequence[str], allowed: frozenset[int] | None = None) -> tuple[Labelled, ...]:
    """The spans that the best labels make, in order."""
    path = best(scores, tags, allowed)
    if not any(path):
        return ()
    likely = np.exp(scores - scores.max(1, keepdims=True))
    likely /= likely.sum(1, keepdims=True)
    found: list[Labelled] = []
    start: int | None = None
    for word in range(len(path) + 1):
        tag = tags[path[word]] if word < len(path) else "O"
        if start is not None and not tag.startswith("I-"):
            score = float(np.mean([likely[i, path[i]] for i in range(start, word)]))
            found.append(Labelled(tags[path[start]][2:], start, word, round(score, 4)))
            start = None
        if tag.startswith("B-"):
            start = word
    return tuple(found)


def _inside(tags: tuple[str, ...]) -> NDArray[np.bool_]:
    return np.array([t.startswith("I-") for t in tags])


_CACHE: dict[tuple[str, ...], Scores] = {}


def _barriers(tags: tuple[str, ...]) -> Scores:
    """0 where label b may follow label a, else a sum that no score outweighs."""
    if tags not in _CACHE:
        table = np.zeros((len(tags), len(tags)), dtype=np.float32)
        for a, left in enumerate(tags):
            for b, right in enumerate(tags):
                if right.startswith("I-") and left[2:] != right[2:]:
                    table[a, b] = -1e4
        _CACHE[tags] = table
    return _CACHE[tags]
