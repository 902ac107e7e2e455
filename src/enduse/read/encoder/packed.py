"""Sequences one behind the other, as the weights want them: no padding, but for attention also as rows."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from enduse.read.encoder.wordpiece import Pieces

Numbers = NDArray[np.int64]


class Packed(Struct, frozen=True):
    """Some sequences. `starts` is where each begins among all pieces; `places` counts within each; `words` are the
    first pieces of words, `counts` how many words each sequence has; `pieces` is what attention is told.
    """

    starts: Numbers
    places: Numbers
    words: Numbers
    counts: Numbers
    pieces: dict[str, Numbers]

    @property
    def by_word(self) -> dict[str, Numbers]:
        """What the last layer is told beside `pieces`."""
        rows = _rows(self.counts)
        return {"words": self.words, "word_grid": rows["grid"], "word_flat": rows["flat"]}


def packed(sequences: Sequence[Pieces]) -> Packed:
    """The sequences one behind the other."""
    lengths = np.array([len(p.ids) for p in sequences])
    starts = lengths.cumsum() - lengths
    counts = np.array([len(p.firsts) for p in sequences])
    firsts = np.concatenate([np.array(p.firsts, dtype=np.int64) for p in sequences])
    places = np.arange(lengths.sum()) - np.repeat(starts, lengths)
    return Packed(starts, places, firsts + np.repeat(starts, counts), counts, _rows(lengths))


def _rows(lengths: Numbers) -> dict[str, Numbers]:
    """`grid`: which of all pieces stands in each field of the rows (the first where none does), `mask`: whether one
    does, `flat`: in which field each piece stands.
    """
    there = np.arange(lengths.max()) < lengths[:, None]
    grid = np.zeros(there.shape, dtype=np.int64)
    grid[there] = np.arange(lengths.sum())
    return {"grid": grid, "mask": there.astype(np.int32), "flat": np.flatnonzero(there)}
