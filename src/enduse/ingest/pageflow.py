"""In which order a page is read: lines become paragraphs again, tables stay tables, large type is a heading."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from msgspec import Struct

from enduse.ingest.compose import Composer, clean, one_line
from enduse.ingest.pagelines import Line, Segment, divided, joined
from enduse.ingest.pagetables import Found, PageTable
from enduse.ingest.pagewords import LINE_HYPHEN, Box, Word
from enduse.records.document import Table

_LARGER = 1.15  # times the usual height of letters: a heading
_LONGEST_HEADING = 200
_PARAGRAPH = 0.75  # heights of a line of white between two lines: a new paragraph
#: "Seller:", "Country of origin 原产国:" — a line that begins so is a line of its own.
_LABEL = re.compile(r"[^\W\d_a-zа-я][^:：]{0,40}[:：](?:\s|$)")
_NEAR = 8  # characters after the word before within which a word of a scan is looked for
_SHORT = 12  # heights of letters; a line shorter than that is never run on


class Paragraph(Struct, frozen=True):
    """Running text; `apart` where white stands above it."""

    text: str
    height: float
    apart: bool
    read: tuple[Word, ...] = ()  # of a scan


class Placed(Struct, frozen=True):
    """A word of a scan and where it came to stand in the text."""

    start: int
    end: int
    word: Word


def flow(
    lines: Sequence[Line], found: Found, page: Box, out: Composer, boxes: Sequence[tuple[float, PageTable]] = ()
) -> list[Placed]:
    """Append a page (its edges are `page`): its paragraphs and tables in reading order, `boxes` of a form by their top.

    Returns the places of the words of a scan.
    """
    usual, start = _usual_height(lines), out.at
    placed: list[Placed] = []
    after_table = False
    for block in _blocks(lines, found, page, boxes):
        if isinstance(block, PageTable):
            if out.at > start:
                out.gap()
            before = len(out.tables)
            out.table(tuple((column, _clean(words)) for column, words in row) for row in block.rows)
            if block.read and out.tables[before:]:
                placed += _row_places(block, out.tables[-1])
            after_table = True
            continue
        text = _clean(block.text).strip()
        if not text:
            continue
        heading = block.height > _LARGER * usual and len(text) <= _LONGEST_HEADING and "\t" not in text
        if out.at > start:
            out.add("\n\n" if block.apart or heading or after_table else "\n")
        place = out.add(text)
        if heading:
            out.headings.append(place)
        placed += _places(text, place[0], block.read)
        after_table = False
    return placed


def _row_places(block: PageTable, table: Table) -> Iterator[Placed]:
    """Where the words of a table came to stand, row by row."""
    for number, row in groupby(table.cells, key=lambda cell: cell.row):
        cells, said = list(row), dict(block.rows[number])
        text = ""
        for cell in cells:
            text += "\t" * (cell.start - cells[0].start - len(text)) + one_line(_clean(said[cell.column]))
        yield from _places(text, cells[0].start, block.read[number])


def _places(text: str, offset: int, words: Sequence[Word]) -> Iterator[Placed]:
    """Where the words of a paragraph or row, in their order, stand in its text; one that was changed has no place."""
    at = 0
    for word in words:
        for form in (clean(word.text), clean(word.text)[:-1]):  # without the hyphen of a divided word
            start = text.find(form, at, at + len(form) + _NEAR) if form else -1
            if start >= 0:
                at = start + len(form)
                yield Placed(offset + start, offset + at, word)
                break


def _clean(text: str) -> str:
    return clean(text.replace(LINE_HYPHEN, "-"))


def _usual_height(lines: Sequence[Line]) -> float:
    """The height that most letters of the page have."""
    heights: Counter[float] = Counter()
    for line in lines:
        for segment in line:
            heights[round(segment.height, 1)] += len(segment.text)
    return max(heights, key=lambda h: (heights[h], -h), default=10.0)


def _blocks(
    lines: Sequence[Line], found: Found, page: Box, boxes: Sequence[tuple[float, PageTable]]
) -> Iterator[PageTable | Paragraph]:
    """Tables and paragraphs in reading order: from top to bottom, or as drawn where text stands in columns."""
    in_table = {n for table in found.tables for n in range(table.first, table.last + 1)}
    loose: list[tuple[float, Line]] = []
    for number, line in enumerate(lines):
        if number in in_table:
            continue
        if found.prose_columns:
            loose += [(segment.order, (segment,)) for segment in line]
        else:
            loose.append((number, line))
    units: list[tuple[float, Line | PageTable]] = list(loose)
    units += [(t.order if found.prose_columns else t.first, t) for t in found.tables]
    units += [(_before(top, lines, found), table) for top, table in boxes]
    units.sort(key=lambda unit: unit[0])
    margins = _margins([line[0] for _, line in loose if len(line) == 1], lines, page)
    run: list[Line] = []
    for _, unit in units:
        if isinstance(unit, PageTable):
            yield from _paragraphs(run, margins)
            run = []
            yield unit
        else:
            run.append(unit)
    yield from _paragraphs(run, margins)


def _before(top: float, lines: Sequence[Line], found: Found) -> float:
    """The place of a box among the lines: before the first that begins below its top, and its table."""
    place = next((n for n, line in enumerate(lines) if min(s.top for s in line) >= top), len(lines))
    within = next((t for t in found.tables if t.first < place <= t.last), None)
    return (within.last if within else place - 1) + 0.5


def _margins(segments: Sequence[Segment], lines: Sequence[Line], page: Box) -> dict[int, float]:
    """How far to the right text may reach that begins at (about) the same place: as far as two lines of it do.

    Where one line only reaches so far, it may have ended there of itself; the margin is then as wide as the left one.
    """
    usual = page[2] - (min((line[0].left for line in lines), default=page[0]) - page[0])
    ends: dict[int, list[float]] = {}
    for segment in segments:
        for place in (int(segment.left // 10) + step for step in (-1, 0, 1)):
            ends.setdefault(place, []).append(segment.right)
    height = max((s.height for s in segments), default=0.0)
    reach = {place: max(rights) for place, rights in ends.items()}
    return {
        place: far if sum(right > far - 4 * height for right in ends[place]) > 1 else max(far, usual)
        for place, far in reach.items()
    }


def _paragraphs(run: Sequence[Line], margins: dict[int, float]) -> Iterator[Paragraph]:
    """Neighbouring lines, those of one paragraph joined."""
    text, apart, heights = "", True, [0.0]
    read: list[Word] = []
    above: Line | None = None
    for line in run:
        said = "\t".join(s.text for s in line)
        if above is not None and _runs_on(above, line, margins):
            text = joined(text, said)
        else:
            if above is not None:
                yield Paragraph(text, median(heights), apart, tuple(read))
            text, heights, read = said, [], []
            apart = above is None or _white(above, line)
        heights.append(max(s.height for s in line))
        read += [word for segment in line for word in segment.words if word.sureness is not None]
        above = line
    if above is not None:
        yield Paragraph(text, median(heights), apart, tuple(read))


def _white(above: Line, below: Line) -> bool:
    """Whether more white stands between two lines than between lines of one paragraph."""
    gap = min(s.top for s in below) - max(s.bottom for s in above)
    height = min(above[0].height, below[0].height)
    return gap > _PARAGRAPH * height or gap < -2 * height or abs(above[0].height - below[0].height) > 0.15 * height


def _runs_on(above: Line, below: Line, margins: dict[int, float]) -> bool:
    """Whether the line below goes on in the paragraph: set alike, close, and its first word had no room above."""
    if len(above) > 1 or len(below) > 1 or _white(above, below):
        return False
    a, b = above[0], below[0]
    if not -1.5 * a.height < a.left - b.left < 4 * a.height:
        return False
    if divided(a.text):
        return True
    if _LABEL.match(b.text):
        return False
    if a.right - a.left < _SHORT * a.height:
        return False
    first = b.text.split(" ", 1)[0]
    width = (b.right - b.left) * len(first) / max(len(b.text), 1)
    return a.right + width + 0.2 * a.height >= margins.get(int(a.left // 10), a.right) - 1
