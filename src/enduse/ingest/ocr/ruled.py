"""Which ruled lines are drawn on a scan? They part the cells of tables, and are taken out before the words are read."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from msgspec import Struct

from enduse.ingest.ocr.ink import dark

_ACROSS, _DOWN = 0.36, 0.27  # inches; shorter ones are strokes of letters
_THICK = 0.047  # inches; thicker is a bar, a picture or a stamp
_BREAK = 3  # dots that may be missing in a line
_FREE, _BESIDE = 0.015, 0.2  # inches beside a line, and the share of it that may be dark; beside letters more is
_WHOLE = 0.9  # share of the dots between two lines across that a line down fills
_DRIFT = 3  # dots by which a line may step aside from one row of dots to the next
_MOST = 4000  # lines of a page


class Drawn(Struct, frozen=True):
    """A ruled line: its box in dots, and its unbroken stretches (row, start, end), down and across changed for one
    that runs down."""

    left: int
    top: int
    right: int
    bottom: int
    stretches: tuple[tuple[int, int, int], ...] = ()


class Ruled(Struct, frozen=True):
    """The ruled lines of a picture, and the picture without them."""

    across: tuple[Drawn, ...]
    down: tuple[Drawn, ...]
    bare: Any  # two-dimensional array of uint8


def ruled(dots: Any, dpi: float) -> Ruled:
    """Find the ruled lines of a picture whose lines are level, and take them out; `dpi` are its dots to the inch."""
    ink = dark(dots)
    bare = dots.copy()
    paper = int(np.median(dots[~ink])) if not ink.all() else 255
    thick = max(3, round(_THICK * dpi))
    apart = max(2, round(_FREE * dpi))
    across = tuple(_lines(ink, round(_ACROSS * dpi), thick, apart))
    long = tuple(_lines(ink.T, round(_DOWN * dpi), thick, apart))
    short = _between(ink, across, round(_DOWN * dpi), thick)
    down = (*long, *(d for d in short if not any(_covers(one, d, thick) for one in long)))
    for view, lines in ((bare, across), (bare.T, down)):
        for row, start, end in (stretch for line in lines for stretch in line.stretches):
            view[max(0, row - 1) : row + 2, max(0, start - 1) : end + 1] = paper
    return Ruled(across, tuple(Drawn(d.top, d.left, d.bottom, d.right, d.stretches) for d in down), bare)


def _lines(ink: Any, length: int, thick: int, apart: int) -> Iterator[Drawn]:
    """The lines across, at least `length` dots long and at most `thick` dots, free of letters `apart` dots beside."""
    if ink.shape[1] <= length:
        return
    begun: list[list[tuple[int, int, int]]] = []  # stretches that may go on in the next row
    for row, left, right in _runs(ink, length):
        going = next(
            (b for b in reversed(begun) if row - b[-1][0] <= _DRIFT and left <= b[-1][2] and right >= b[-1][1]), None
        )
        if going is not None:
            going.append((row, left, right))
        elif len(begun) < _MOST:
            begun.append([(row, left, right)])
    for runs in begun:
        top, bottom = runs[0][0], runs[-1][0] + 1
        if bottom - top <= thick and _is_free(ink, runs, apart):
            yield Drawn(min(r[1] for r in runs), top, max(r[2] for r in runs), bottom, tuple(runs))


def _covers(long: Drawn, short: Drawn, thick: int) -> bool:
    """Whether a short line is a part of a long one (both as rows and columns changed)."""
    near = long.top - thick <= short.top and short.bottom <= long.bottom + thick
    return near and long.left <= (short.left + short.right) / 2 <= long.right


def _between(ink: Any, across: Sequence[Drawn], length: int, thick: int) -> Iterator[Drawn]:
    """The lines down shorter than `length` that part the cells of one row: from a line across to the next below."""
    for above in across:
        for below in across:
            left, right = max(above.left, below.left), min(above.right, below.right)
            if not (thick < below.top - above.bottom < length and right > left):
                continue
            full = ink[above.bottom : below.top, left : right + 1].mean(axis=0) > _WHOLE
            edges = np.flatnonzero(np.diff(np.pad(full.astype(np.int8), 1)))
            for start, end in zip(left + edges[::2], left + edges[1::2], strict=True):
                if end - start <= thick:
                    runs = tuple((x, above.bottom, below.top - 1) for x in range(start, end))
                    yield Drawn(above.bottom, int(start), below.top, int(end), runs)


def _runs(ink: Any, length: int) -> Iterator[tuple[int, int, int]]:
    """The unbroken dark stretches of each row, at least `length` dots long: (row, start, end)."""
    closed = ink.copy()
    for shift in range(1, _BREAK + 1):
        closed[:, shift:-shift] |= ink[:, : -2 * shift] & ink[:, 2 * shift :]
    sums = np.cumsum(np.pad(closed.astype(np.int32), ((0, 0), (1, 0))), axis=1)
    full = sums[:, length:] - sums[:, :-length] >= length
    for row in np.flatnonzero(full.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.pad(full[row].astype(np.int8), 1)))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            yield int(row), int(start), int(end - 1 + length)


def _is_free(ink: Any, runs: Sequence[tuple[int, int, int]], apart: int) -> bool:
    """Whether next to nothing dark lies `apart` dots above and below the longest stretch, as beside no letters."""
    _, start, end = max(runs, key=lambda run: run[2] - run[1])
    middle = (start + end) // 2
    rows = [row for row, left, right in runs if left <= middle < right]
    beside = (min(rows) - apart, max(rows) + apart)
    return all(ink[row, start:end].mean() < _BESIDE for row in beside if 0 <= row < len(ink))
