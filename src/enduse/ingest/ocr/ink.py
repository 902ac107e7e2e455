"""Which dots of a picture are ink, and how many of them lie around each?"""

from typing import Any

import numpy as np

_MOST_LEVELS = 256


def dark(dots: Any) -> Any:
    """Which dots are ink: darker than the grey that parts ink from paper best (Otsu 1979)."""
    counts = np.bincount(dots.ravel(), minlength=_MOST_LEVELS).astype(float)
    below = np.cumsum(counts)
    mass = np.cumsum(counts * np.arange(_MOST_LEVELS))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = below * above * (mass / below - (mass[-1] - mass) / above) ** 2
    apart[~np.isfinite(apart)] = 0
    best = np.flatnonzero(apart == apart.max())
    return dots <= int(best.mean())


def sums(ink: Any, reach: int) -> Any:
    """How many dark dots lie within `reach` of each dot, across and down."""
    side = 2 * reach + 1
    sums = np.cumsum(np.pad(ink.astype(np.int16), ((0, 0), (reach + 1, reach))), axis=1, dtype=np.int16)
    across = sums[:, side:] - sums[:, :-side]
    sums = np.cumsum(np.pad(across, ((reach + 1, reach), (0, 0))), axis=0, dtype=np.int32)
    return sums[side:] - sums[:-side]
