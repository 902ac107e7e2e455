"""Which lines of a page are a table: words that stand in columns over two or more rows."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median

from msgspec import Struct

from enduse.ingest.pagebands import Banded, banded, recut
from enduse.ingest.pagegrids import Grid, grids
from enduse.ingest.pageheads import under_heads
from enduse.ingest.pagelines import Line, Segment, joined
from enduse.ingest.pagewords import Rule, Rules, Word

_FAR = 2.6  # heights of a line; lines further apart are not of one table, unless ruled lines hold them together
_GUTTER = 1.5  # points of white between two columns, at least
_STRAY = 0.15  # share of the rows that may cross a gutter (a heading over several columns)
_PROSE_LENGTH, _PROSE_FILL, _PROSE_ROWS = 24, 0.7, 4  # columns of running text, not of a table

_Row = Sequence[tuple[int, Segment]]  # the segments of a line with their columns


class PageTable(Struct, frozen=True):
    """A table: rows of (column, words), the lines of the page it takes, and where it stands in drawing order.

    `read` holds the words of each row of a scan, in the order of its cells.
    """

    rows: tuple[tuple[tuple[int, str], ...], ...]
    first: int
    last: int
    order: int
    read: tuple[tuple[Word, ...], ...] = ()


class Found(Struct, frozen=True):
    """The tables of a page, and whether its running text stands in columns."""

    tables: tuple[PageTable, ...]
    prose_columns: bool


class _Candidate(Struct, frozen=True):
    """Lines that may be a table, with its columns where ruled lines draw them, and where each row begins if told."""

    first: int
    last: int
    drawn: Sequence[tuple[float, float]] = ()
    banded: Banded | None = None


def tables(lines: Sequence[Line], rules: Rules, bands: bool = True) -> Found:
    """The tables among the lines of a page, from top to bottom; `bands`: rows may take several lines, white between."""
    found, prose = [], False
    for candidate in _candidates(lines, rules) if bands else _loose(lines, 0, len(lines), rules):
        group = lines[candidate.first : candidate.last + 1]
        made: list[list[tuple[int, Segment]]] = []
        if candidate.banded:
            made = _banded(group, candidate.banded)
        else:
            edges = candidate.drawn or _columns(group)
            if len(edges) < 2:
                continue
            rows = [_begun(line, edges) if candidate.drawn else _placed(line, edges) for line in group]
            filled = len({c for row in rows for c, _ in row}) > 1
            if not (filled if candidate.drawn else sum(len({c for c, _ in row}) > 1 for row in rows) > 1):
                continue
            if not candidate.drawn and _is_prose(rows, edges):
                prose = True
                continue
            made = _rows(group, rows, rules, bool(candidate.drawn))
        made = made if candidate.drawn else under_heads(made)
        order = min(s.order for line in group for s in line)
        read = tuple(map(_read, made)) if group[0][0].words[0].sureness is not None else ()
        found.append(PageTable(tuple(map(_cells, made)), candidate.first, candidate.last, order, read))
    return Found(tuple(found), prose)


def _banded(group: Sequence[Line], table: Banded) -> list[list[tuple[int, Segment]]]:
    """The rows of a table without ruled lines, each with the lines of its band."""
    made: list[list[tuple[int, Segment]]] = []
    for n, line in enumerate(group, table.first):
        row = _placed(recut(line, table.columns), table.columns)
        if n in table.rows:
            made.append(row)
        else:
            made[-1] += row
    return made


def _candidates(lines: Sequence[Line], rules: Rules) -> Iterator[_Candidate]:
    """Stretches of lines that may be a table: ruled grids, and between them what stands in bands or in columns."""
    at = 0
    for grid in (*grids(lines, rules), Grid(len(lines), len(lines), ())):
        start = at
        for table in banded(lines[start : grid.first]):
            yield from _loose(lines, at, start + table.first, rules)
            yield _Candidate(start + table.first, start + table.last, (), table)
            at = start + table.last + 1
        yield from _loose(lines, at, grid.first, rules)
        if grid.columns:
            yield _Candidate(grid.first, grid.last, grid.columns)
        at = grid.last + 1


def _loose(lines: Sequence[Line], start: int, end: int, rules: Rules) -> Iterator[_Candidate]:
    """The stretches among some lines whose words stand in columns."""
    between = lines[start:end]
    for first, last in _alike(between, _groups(between, rules.across), rules.down):
        yield _Candidate(start + first, start + last)


def _groups(lines: Sequence[Line], across: Sequence[Rule]) -> Iterator[tuple[int, int]]:
    """Stretches of lines (first, last) that may be a table: near one another, with gaps or ruled lines around."""
    at = 0
    while at < len(lines):
        if len(lines[at]) < 2:
            at += 1
            continue
        last = following = at
        while (following := following + 1) < len(lines):
            if not _near(lines[following - 1], lines[following], across):
                break
            above = lines[max(at, following - 3) : following]
            if len(lines[following]) > 1 or _ruled_in(lines[following], across) or _continues(above, lines[following]):
                last = following
            else:
                break
        if last > at:
            yield at, last
        at = last + 1


def _alike(lines: Sequence[Line], groups: Iterator[tuple[int, int]], down: Sequence[Rule]) -> Iterator[tuple[int, int]]:
    """The groups cut where one table ends and another begins: at the edge of a ruled grid, at white much wider than
    between the other lines, and where lines of two segments (label and value) meet a head of four or more."""
    for first, last in groups:
        white = [_gap(lines[n - 1], lines[n]) for n in range(first + 1, last + 1)]
        usual = max(median(white), 0.0)
        start = first
        for n in range(first + 1, last + 1):
            height = max(s.height for s in lines[n])
            grid = _in_grid(lines[n - 1], down), _in_grid(lines[n], down)
            wide_gap = not all(grid) and _gap(lines[n - 1], lines[n]) > max(1.8 * usual, usual + 0.6 * height)
            head = len(lines[n]) > 3 and all(len(line) <= 2 for line in lines[start:n])
            if grid[0] != grid[1] or wide_gap or head:
                if n - 1 > start:
                    yield start, n - 1
                start = n
        if last > start:
            yield start, last


def _gap(above: Line, below: Line) -> float:
    """The white between two lines."""
    return min(s.top for s in below) - max(s.bottom for s in above)


def _in_grid(line: Line, down: Sequence[Rule]) -> bool:
    """Whether two ruled lines or more run down beside the words of a line."""
    return _rules_beside(line, down) > 1


def _rules_beside(line: Line, down: Sequence[Rule]) -> int:
    """How many ruled lines run down beside the words of a line."""
    middle = (line[0].top + line[0].bottom) / 2
    return sum(r.start <= middle <= r.end for r in down)


def _near(above: Line, below: Line, across: Sequence[Rule]) -> bool:
    """Whether two lines may be neighbours in a table."""
    height = max(s.height for s in (*above, *below))
    gap = _gap(above, below)
    return gap < (_FAR - 1) * height or (gap < 6 * height and _ruled_in(above, across) and _ruled_in(below, across))


def _ruled_in(line: Line, across: Sequence[Rule]) -> bool:
    """Whether ruled lines run above and below a line, over its middle, at most 60 points away."""
    middle, top, bottom = (line[0].left + line[0].right) / 2, line[0].top, line[0].bottom
    near = [r.at for r in across if r.start <= middle <= r.end and top - 60 < r.at < bottom + 60]
    return any(at <= top + 3 for at in near) and any(at >= bottom - 3 for at in near)


def _continues(above: Sequence[Line], below: Line) -> bool:
    """Whether a line with one segment only goes on under a cell, not the first, of one of the lines above."""
    segment = below[0]
    return any(
        abs(s.left - segment.left) < s.height and segment.left > line[0].left + s.height for line in above for s in line
    )


def _columns(group: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns (left, right) of a group: what lies between gutters that next to no row crosses."""
    rows = [line for line in group if len(line) > 1]
    marks = sorted((x, step) for line in rows for s in line for x, step in ((s.left, 1), (s.right - 0.01, -1)))
    allowed = int(_STRAY * len(rows))
    columns: list[tuple[float, float]] = []
    covered, start = 0, None
    for x, step in marks:
        covered += step
        if covered > allowed and start is None:
            start = x
        elif covered <= allowed and start is not None:
            if columns and start - columns[-1][1] < _GUTTER:
                columns[-1] = (columns[-1][0], x)
            else:
                columns.append((start, x))
            start = None
    return columns


def _placed(line: Line, columns: Sequence[tuple[float, float]]) -> list[tuple[int, Segment]]:
    """Each segment with the column it overlaps most; one that spans several stands in the first of them."""
    placed = []
    for segment in line:
        shares = [min(segment.right, right) - max(segment.left, left) for left, right in columns]
        spanned = [n for n, share in enumerate(shares) if share > 0.5 * (columns[n][1] - columns[n][0])]
        best = max(range(len(columns)), key=lambda n: (shares[n], -n))
        placed.append((spanned[0] if len(spanned) > 1 else best, segment))
    return placed


def _begun(line: Line, columns: Sequence[tuple[float, float]]) -> list[tuple[int, Segment]]:
    """Each segment with the drawn column it begins in, also where its cell spans several."""
    return [(max((n for n, c in enumerate(columns) if c[0] <= s.left + 1), default=0), s) for s in line]


def _is_prose(rows: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether two columns or more are filled with long lines from edge to edge, as running text is."""
    full = 0
    for number, (left, right) in enumerate(columns):
        cells = [s for row in rows for c, s in row if c == number]
        if len(cells) >= _PROSE_ROWS and median(len(s.text) for s in cells) >= _PROSE_LENGTH:
            filled = sum(s.right - s.left > _PROSE_FILL * (right - left) for s in cells)
            full += filled > 0.6 * len(cells)
    return full > 1


def _rows(group: Sequence[Line], rows: Sequence[_Row], rules: Rules, drawn: bool) -> list[list[tuple[int, Segment]]]:
    """The lines of a group put together to rows: by ruled lines where each row has its own, else by what goes on."""
    left, right = min(s.left for line in group for s in line), max(s.right for line in group for s in line)
    cuts = [r.at for r in rules.across if min(r.end, right) - max(r.start, left) > 0.6 * (right - left)]
    bands = [
        list(band)
        for _, band in groupby(
            zip(group, rows, strict=True), key=lambda pair: sum(at < _middle(pair[0]) for at in cuts)
        )
    ]
    made: list[list[tuple[int, Segment]]] = []
    for band in bands:
        gridded = drawn or len(bands) > 3 or (len(bands) > 2 and _rules_beside(band[0][0], rules.down) > 2)
        if gridded and not _numbers_below(row for _, row in band):
            made.append([cell for _, row in band for cell in row])
        else:
            made += _continued([line for line, _ in band], [row for _, row in band])
    return made


def _continued(group: Sequence[Line], rows: Sequence[_Row]) -> list[list[tuple[int, Segment]]]:
    """Lines put together to rows: one that only goes on with a cell belongs to the row above, or just below it."""
    made: list[list[tuple[int, Segment]]] = []
    early: list[tuple[int, Segment]] = []  # begins a cell whose row stands a little lower (words centred in their cell)
    for n, (line, row) in enumerate(zip(group, rows, strict=True)):
        above = _middle(line) - _middle(group[n - 1]) if n else float("inf")
        below = _middle(group[n + 1]) - _middle(line) if n + 1 < len(group) else float("inf")
        if below < 0.8 * above and _is_rest(rows[n + 1], row, below):
            early += row
        elif made and not early and _is_rest(made[-1], row, above):
            made[-1] += row
        else:
            made.append([*early, *row])
            early = []
    return made


def _numbers_below(rows: Iterable[_Row]) -> bool:
    """Whether bare numbers of several lines stand below one another in a column: those lines are rows of their own."""
    columns = [c for row in rows if len(row) > 1 for c in {c for c, s in row if _is_number(s.text)}]
    return len(columns) > len(set(columns))


def _is_number(text: str) -> bool:
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)


def _middle(line: Line) -> float:
    return (min(s.top for s in line) + max(s.bottom for s in line)) / 2


def _is_rest(whole: _Row, row: _Row, apart: float) -> bool:
    """Whether a line holds only more words of the row `whole`, `apart` points away from it.

    It has no first cell, no bare number and few cells, and stands close by; all its columns are begun in that row,
    unless the two lines overlap.
    """
    filled, here = {c for c, _ in whole}, {c for c, _ in row}
    height = max(s.height for _, s in row)
    if (
        len(filled) < 3
        or 0 in here
        or len(here) > max(1, len(filled) // 2)
        or not (here < filled or apart < 0.9 * height)
    ):
        return False
    top, bottom = min(s.top for _, s in whole), max(s.bottom for _, s in whole)
    return all(
        any(c.isalpha() for c in s.text) and s.top - bottom < 0.6 * height and top - s.bottom < 0.6 * height
        for _, s in row
    )


def _cells(row: _Row) -> tuple[tuple[int, str], ...]:
    """The words of each column, the lines of a cell joined; one that ends short of the others ends there of itself."""
    cells: dict[int, str] = {}
    reach: dict[int, float] = {}
    for column, segment in row:
        reach[column] = max(reach.get(column, 0.0), segment.right)
    above: Segment | None = None
    for column, segment in sorted(row, key=_place):
        if column in cells and above:
            short = above.right + 1.5 * above.height < reach[column] and above.text[-1:] not in "-\u2010\u00ad\x02"
            words = f"{cells[column]} {segment.text}" if short else joined(cells[column], segment.text)
            cells[column] = words
        else:
            cells[column] = segment.text
        above = segment
    return tuple(sorted(cells.items()))


def _read(row: _Row) -> tuple[Word, ...]:
    """The words of a row of a scan, in the order of its cells."""
    return tuple(word for _, segment in sorted(row, key=_place) for word in segment.words)


def _place(cell: tuple[int, Segment]) -> tuple[int, float, float]:
    return cell[0], cell[1].top, cell[1].left
