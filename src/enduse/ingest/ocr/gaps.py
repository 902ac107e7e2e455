"""Where white parts the print of a page: lines of print, and the phrases of those that stand in columns.

A page is cut into bands by white across it, a band into stretches by wide white down it, and so on (Nagy and Seth
1984). Where neighbouring bands have several stretches each, white that runs down through all of them is a gutter
between columns, however narrow.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np
from msgspec import Struct

Area = tuple[int, int, int, int]  # left, top, right, bottom

_LEAST_INK = 2  # dots of a row or column that are no speck
_LOW, _HIGH = 0.03, 0.35  # inches; a line of print is as high
_WIDE = 1.2  # heights of capitals; white so wide parts stretches of a line
_GUTTER = 0.35  # heights; white so wide through several bands parts columns
_APART = 5.0  # heights of white; bands further apart are of different tables
_FULL = 0.7  # share of the most stretches of any band; such bands tell of the columns
_STRAY = 0.08  # share of the bands that may cross a gutter
_DEPTH = 4  # times a stretch is cut again
_SEVERAL, _LEAST = 2.2, (0.15, 0.25, 0.4, 0.6)  # heights of more than one line; shares of its usual ink between two
_TWO, _STROKE = 1.8, 0.5  # heights; print so high is of several lines, so low a part of one


class Band(Struct, frozen=True):
    """Print without white across it, and its stretches without wide white down them."""

    top: int
    bottom: int
    stretches: tuple[tuple[int, int], ...]


def phrases(ink: Any, dpi: float) -> Iterator[Area]:
    """The phrases of those lines of a picture that stand in columns, one line of print each."""
    bands, height = _bands(ink, dpi)
    for run in _runs(bands, height):
        gutters = _gutters(ink, run, height)
        for band in run:
            if len(band.stretches) < 2 and not _in_column(band, gutters):
                continue
            for left, right in _split(ink, band, gutters, height):
                yield from _leaves(ink, (left, band.top, right, band.bottom), height, _DEPTH)


def printed_lines(ink: Any, area: Area, dpi: float, usual: float) -> Iterator[Area]:
    """The lines of print in an area; `usual` is how high capitals are on the page."""
    left, top, right, bottom = area
    part = ink[top:bottom, left:right]
    for start, end in _lines(part.any(axis=1), _usual_height([*_stretches(part.any(axis=1), 1)], dpi)):
        for a, b in _apart(part[start:end].sum(axis=1), usual):
            xs = np.flatnonzero(part[start + a : start + b].any(axis=0))
            if len(xs):
                yield left + int(xs[0]), top + start + a, left + int(xs[-1]) + 1, top + start + b


def capitals(ink: Any, areas: Sequence[Area], dpi: float) -> float:
    """How high the capitals are in most lines of some areas."""
    rows = [row for x0, y0, x1, y1 in areas for row in _stretches(ink[y0:y1, x0:x1].any(axis=1), 1)]
    return _usual_height(rows, dpi)


def _apart(counts: Any, usual: float) -> list[tuple[int, int]]:
    """Lines that a stamp or a stroke of a pen holds together, parted where there is least ink."""
    whole = [(0, len(counts))]
    if len(counts) < _SEVERAL * usual:
        return whole
    body = float(np.median(counts[counts > 0]))
    for share in _LEAST:
        found = [(a, b) for a, b in _stretches(counts > share * body, 1) if b - a >= _STROKE * usual]
        if len(found) > 1 and all(b - a <= _SEVERAL * usual for a, b in found):
            cuts = [0, *((b + c) // 2 for (_, b), (c, _) in pairwise(found)), len(counts)]
            return list(pairwise(cuts))
    return whole


def _usual_height(rows: Sequence[tuple[int, int]], dpi: float) -> float:
    """How high the capitals of these lines are, or of usual print where none tells."""
    heights = [b - t for t, b in rows if _LOW * dpi <= b - t <= _HIGH * dpi]
    return float(median(heights)) if heights else 0.1 * dpi


def _bands(ink: Any, dpi: float) -> tuple[list[Band], float]:
    """The bands of a page, and how high its capitals are."""
    rows = list(_stretches(ink.sum(axis=1) >= _LEAST_INK, 1))
    height = _usual_height(rows, dpi)
    bands = []
    for top, bottom in rows:
        if bottom - top >= _LOW * dpi:
            columns = ink[top:bottom].any(axis=0)
            bands.append(Band(top, bottom, tuple(_stretches(columns, round(_WIDE * height)))))
    return bands, height


def _stretches(filled: Any, least: int) -> Iterator[tuple[int, int]]:
    """The filled stretches that at least `least` empty places part: (start, end)."""
    edges = np.flatnonzero(np.diff(np.pad(filled.astype(np.int8), 1)))
    start = end = -1
    for left, right in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if start >= 0 and left - end >= least:
            yield start, end
            start = -1
        start = left if start < 0 else start
        end = right
    if start >= 0:
        yield start, end


def _runs(bands: Sequence[Band], height: float) -> Iterator[list[Band]]:
    """Neighbouring bands that may be one table, the first and the last of several stretches."""
    run: list[Band] = []
    for band in bands:
        if run and band.top - run[-1].bottom > _APART * height:
            yield from _whole(run)
            run = []
        if run or len(band.stretches) > 1:
            run.append(band)
    yield from _whole(run)


def _whole(run: list[Band]) -> Iterator[list[Band]]:
    while run and len(run[-1].stretches) < 2:
        run.pop()
    if run:
        yield run


def _gutters(ink: Any, run: Sequence[Band], height: float) -> list[tuple[int, int]]:
    """White that runs down through the fuller bands of a run (left, right)."""
    most = max(len(band.stretches) for band in run)
    full = [band for band in run if len(band.stretches) >= max(3, _FULL * most)]
    if len(full) < 3:
        return []
    crossed = sum(ink[band.top : band.bottom].any(axis=0).astype(np.int32) for band in full)
    free = crossed <= int(_STRAY * len(full))
    print_ = np.flatnonzero(~free)
    found = list(_stretches(free, 1))
    return [(a, b) for a, b in found if b - a >= _GUTTER * height and print_[0] < a and b <= print_[-1]]


def _in_column(band: Band, gutters: Sequence[tuple[int, int]]) -> bool:
    """Whether a line of print stands in one column, as what goes on from the line above."""
    left, right = band.stretches[0][0], band.stretches[-1][1]
    return bool(gutters) and not any(left < a and b < right for a, b in gutters)


def _split(ink: Any, band: Band, gutters: Sequence[tuple[int, int]], height: float) -> Iterator[tuple[int, int]]:
    """The stretches of a band, cut at gutters in which it leaves some white, as heads wider than their column do."""
    columns = ink[band.top : band.bottom].any(axis=0)
    for left, right in band.stretches:
        cuts = [left]
        for a, b in gutters:
            start, end = max(a, left), min(b, right)
            if end - start < _GUTTER * height:
                continue
            edges = np.flatnonzero(np.diff(np.pad((~columns[start:end]).astype(np.int8), 1)))
            white = [(int(y - x), int(x + y)) for x, y in zip(edges[::2], edges[1::2], strict=True)]
            most, twice = max(white, default=(0, 0))
            if most >= _GUTTER * height and left < start + twice // 2 < right:
                cuts.append(start + twice // 2)
        yield from pairwise([*cuts, right])


def _leaves(ink: Any, area: Area, height: float, depth: int) -> Iterator[Area]:
    """An area cut into its lines, and these again into their stretches."""
    left, top, right, bottom = area
    part = ink[top:bottom, left:right]
    for a, b in _lines(part.any(axis=1), height):
        wide = list(_stretches(part[a:b].any(axis=0), round(_WIDE * height)))
        for x0, x1 in wide:
            inner = (left + x0, top + a, left + x1, top + b)
            if depth and len(wide) > 1 and b - a > _TWO * height:
                yield from _leaves(ink, inner, height, depth - 1)
            else:
                yield inner


def _lines(filled: Any, height: float) -> list[tuple[int, int]]:
    """The lines of a stretch; what is too low to be one (a dot, a stroke of 二) goes with its neighbour."""
    found: list[tuple[int, int]] = []
    for a, b in _stretches(filled, 1):
        low = found and min(b - a, found[-1][1] - found[-1][0]) < _STROKE * height
        if low and a - found[-1][1] < _STROKE * height:
            found[-1] = found[-1][0], b
        else:
            found.append((a, b))
    return found
