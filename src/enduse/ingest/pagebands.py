"""Where does a page set a table without ruled lines? Rows are bands of print with white between them, columns too.

In such a table the words of one cell may stand in two lines and those of the next between them: which lines make a
row is told by the white around it, not by the lines.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from enduse.ingest.pagelines import Line, Segment, segment
from enduse.ingest.pagewords import Word

_WITHIN = 0.3  # heights of the letters; more white than that parts two rows
_APART = 2.6  # heights; bands further apart are not of one table
_GUTTER = 0.4  # heights of white between two columns, at least
_WIDE = 0.6  # heights of white between what may stand in different columns; words of one line stand closer
_STRAY = 0.15  # share of the full rows that may cross a gutter
_COLUMNS, _FULL = 3, 0.6  # columns that a table has at least, share of the most that a full row fills
_PROSE = 60  # characters of a cell's line; columns of such lines are running text

Columns = tuple[tuple[float, float], ...]


class Banded(Struct, frozen=True):
    """The lines `first` to `last` are a table with these columns; each row takes the lines from one of `rows` on."""

    first: int
    last: int
    columns: Columns
    rows: tuple[int, ...]


def banded(lines: Sequence[Line]) -> list[Banded]:
    """The tables among the lines in which at least one row takes several lines, from top to bottom."""
    found = []
    for run in _runs(lines, _bands(lines)):
        columns = _columns([lines[a:b] for a, b in run])
        table = Banded(run[0][0], run[-1][1] - 1, columns, tuple(a for a, _ in run))
        if len(columns) >= _COLUMNS and _holds(lines, run, columns):
            found.append(table)
    return found


def recut(line: Line, columns: Columns) -> Line:
    """The line with its segments cut where white between two words takes up a whole gutter."""
    gutters = [(a[1], b[0]) for a, b in pairwise(columns)]
    pieces: list[Segment] = []
    for whole in line:
        run: list[Word] = []
        for word in whole.words:
            if run and any(run[-1].right <= a + 0.5 and word.left >= b - 0.5 for a, b in gutters):
                pieces.append(segment(run))
                run = []
            run.append(word)
        pieces.append(segment(run))
    return tuple(pieces)


def _height(line: Line) -> float:
    return median(s.height for s in line)


def _bands(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Stretches of lines (first, after the last) with hardly any white between them."""
    bands: list[tuple[int, int]] = []
    bottom = float("-inf")
    for n, line in enumerate(lines):
        if bands and min(s.top for s in line) - bottom <= _WITHIN * _height(line):
            bands[-1] = bands[-1][0], n + 1
        else:
            bands.append((n, n + 1))
            bottom = float("-inf")
        bottom = max(bottom, max(s.bottom for s in line))
    return bands


def _runs(lines: Sequence[Line], bands: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Bands in stretches that may be one table: near one another, with several columns from the first on."""
    run: list[tuple[int, int]] = []
    for band in bands:
        count = len(_chunks(lines[band[0] : band[1]], _WIDE))
        near = run and _white(lines, run[-1], band) < _APART * _height(lines[band[0]])
        if run and not (near and count > 1):
            yield from _whole(run)
            run = []
        if run or count >= _COLUMNS:
            run.append(band)
    yield from _whole(run)


def _whole(run: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """The stretch, where it has several rows."""
    if len(run) > 1:
        yield run


def _white(lines: Sequence[Line], above: tuple[int, int], below: tuple[int, int]) -> float:
    bottom = max(s.bottom for line in lines[slice(*above)] for s in line)
    return min(s.top for line in lines[slice(*below)] for s in line) - bottom


def _chunks(band: Sequence[Line], white: float) -> list[tuple[float, float]]:
    """What a band covers across (left, right), without white of so many heights between words."""
    words = sorted((w.left, w.right) for line in band for s in line for w in s.words)
    least = white * _height(band[0])
    found: list[tuple[float, float]] = []
    for left, right in words:
        if found and left - found[-1][1] < least:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


def _columns(bands: Sequence[Sequence[Line]]) -> Columns:
    """What lies between gutters that hardly a full row crosses."""
    apart = [len(_chunks(band, _WIDE)) for band in bands]
    full = [_chunks(band, _GUTTER) for band, count in zip(bands, apart, strict=True) if count >= _FULL * max(apart)]
    least = _GUTTER * _height(bands[0][0])
    marks = sorted((x, step) for chunks in full for a, b in chunks for x, step in ((a, 1), (b - 0.01, -1)))
    allowed, covered, start = int(_STRAY * len(full)), 0, None
    columns: list[tuple[float, float]] = []
    for x, step in marks:
        covered += step
        if covered > allowed and start is None:
            start = x
        elif covered <= allowed and start is not None:
            if columns and start - columns[-1][1] < least:
                columns[-1] = columns[-1][0], x
            else:
                columns.append((start, x))
            start = None
    return tuple(columns)


def _holds(lines: Sequence[Line], run: Sequence[tuple[int, int]], columns: Columns) -> bool:
    """Whether each row has one number in a column at most, and the columns no running text."""
    for first, last in run:
        taken: set[int] = set()
        for line in lines[first:last]:
            for piece in recut(line, columns):
                at = min(range(len(columns)), key=lambda n: abs(sum(columns[n]) - piece.left - piece.right))
                number = any(map(str.isdigit, piece.text)) and not any(map(str.isalpha, piece.text))
                if number and at in taken:
                    return False
                taken |= {at} if number else set()
    longest = [max((len(s.text) for line in lines[a:b] for s in line), default=0) for a, b in run]
    return median(longest) < _PROSE
