"""Which cells do the ruled lines of a page close in?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from enduse.ingest.ocr.gaps import Area
from enduse.ingest.ocr.ruled import Drawn, Ruled

_TOUCH = 0.03  # inches that may lie between two lines that meet
_LEAST = 0.06  # inches; a lower or narrower cell holds no words
_SPANNED = 0.6  # share of a side that a line takes where it parts two cells
_EDGE = 2  # dots beside a line that may be its own
_MOST = 3000  # cells; a page with more is a drawing


def ruled_cells(drawn: Ruled, dpi: float) -> Iterator[Area]:
    """The cells that ruled lines close in: (left, top, right, bottom), without the lines themselves."""
    touch, least = _TOUCH * dpi, _LEAST * dpi
    for across, down in _grids(drawn, touch):
        ys, xs = (
            _places([(d.top + d.bottom) / 2 for d in across], touch),
            _places([(d.left + d.right) / 2 for d in down], touch),
        )
        if len(ys) < 2 or len(xs) < 2 or (len(ys) - 1) * (len(xs) - 1) > _MOST:
            continue
        for x0, y0, x1, y1 in _merged(xs, ys, across, down, touch):
            left, top, right, bottom = (round(side) for side in (x0, y0, x1, y1))
            if right - left > least and bottom - top > least:
                yield left + _EDGE, top + _EDGE, right - _EDGE, bottom - _EDGE


def _merged(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Drawn], down: Sequence[Drawn], touch: float
) -> Iterator[tuple[float, float, float, float]]:
    """The rectangles of a grid, those that no line parts as one."""
    wide, high = len(xs) - 1, len(ys) - 1
    group = list(range(wide * high))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = n = group[group[n]]
        return n

    def parted(lines: Sequence[tuple[float, float, float]], at: float, start: float, end: float) -> bool:
        taken = sum(max(0.0, min(e, end) - max(s, start)) for place, s, e in lines if abs(place - at) <= touch)
        return taken > _SPANNED * (end - start)

    flat = [((d.top + d.bottom) / 2, float(d.left), float(d.right)) for d in across]
    steep = [((d.left + d.right) / 2, float(d.top), float(d.bottom)) for d in down]
    for row in range(high):
        for column in range(wide):
            here = row * wide + column
            if column + 1 < wide and not parted(steep, xs[column + 1], ys[row], ys[row + 1]):
                group[root(here + 1)] = root(here)
            if row + 1 < high and not parted(flat, ys[row + 1], xs[column], xs[column + 1]):
                group[root(here + wide)] = root(here)
    boxes: dict[int, tuple[float, float, float, float]] = {}
    for row, (y0, y1) in enumerate(pairwise(ys)):
        for column, (x0, x1) in enumerate(pairwise(xs)):
            a, b, c, d = boxes.get(root(row * wide + column), (x0, y0, x1, y1))
            boxes[root(row * wide + column)] = (min(a, x0), min(b, y0), max(c, x1), max(d, y1))
    yield from boxes.values()


def _grids(drawn: Ruled, touch: float) -> list[tuple[list[Drawn], list[Drawn]]]:
    """The ruled lines in groups that hang together: (across, down)."""
    lines = [*drawn.across, *drawn.down]
    group = list(range(len(lines)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = n = group[group[n]]
        return n

    for m, flat in enumerate(drawn.across):
        for n, steep in enumerate(drawn.down, len(drawn.across)):
            near = steep.left <= flat.right + touch and steep.right >= flat.left - touch
            if near and steep.top <= flat.bottom + touch and steep.bottom >= flat.top - touch:
                group[root(n)] = root(m)
    together: dict[int, tuple[list[Drawn], list[Drawn]]] = {}
    for n, line in enumerate(lines):
        together.setdefault(root(n), ([], []))[n >= len(drawn.across)].append(line)
    return [pair for pair in together.values() if len(pair[0]) > 1 and len(pair[1]) > 1]


def _places(places: Sequence[float], touch: float) -> list[float]:
    """The places in their order, those that nearly coincide as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > touch:
            found.append(place)
    return found
