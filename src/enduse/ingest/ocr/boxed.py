"""Which ruled cells of a scanned form are boxes with a label on top, and what stands in them?

A form is no table: its boxes are as high and wide as what they are for. Each is read by itself, its label beside its
value, so that the lines of one box do not run into those of the next.
"""

import re
from collections.abc import Iterator, Sequence
from statistics import median

from msgspec import Struct

from enduse.ingest.ocr.known import goods_head, known
from enduse.ingest.ocr.mended import mended, mended_label
from enduse.ingest.pagelines import Line, joined, lines, segment, wide
from enduse.ingest.pagetables import PageTable
from enduse.ingest.pagewords import Box, Rule, Rules, Word

_SMALLER = 0.86  # times as high as the print of the value: a label in small print
_HAN = 0.8  # height of a Latin capital, in heights of a Chinese character
_TOUCH = 4.0  # points that may lie between two cells that meet
_ROOM = 0.4  # heights of white that a line leaves at the edge of its box where it is full
_TURNS = 4  # pairs of columns: boxes with the same columns stand so far apart
_LONGEST_LABEL = 110  # characters
_LISTED = 3  # lines of a cell that is a list of labels with values
_MOST = 4  # lines of a label, and one
_BOX_NUMBER = re.compile(r"\d{1,2}")
_FEW = 2  # cells beside each other that are no row of a table


class Formed(Struct, frozen=True):
    """The words and rules that are left of a page, and its boxes as rows of (column, words), each with its top."""

    words: tuple[Word, ...]
    rules: Rules
    boxes: tuple[tuple[float, PageTable], ...]


class _Cell(Struct, frozen=True):
    edges: Box
    words: tuple[Word, ...]
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """What the first line says, words of labels mended."""
        return " ".join(mended(word).text for segment in self.lines[0] for word in segment.words)


def formed(words: Sequence[Word], cells: Sequence[Box], rules: Rules) -> Formed:
    """Take the labelled boxes out of a page; a page without any stays as it is."""
    filled = [_filled(edges, words) for edges in cells]
    heads = _goods_heads(filled)
    bands = _bands([cell for cell in filled if cell.words and cell not in heads])
    boxes = [cell for band in bands for cell in _boxes_of(band)]
    if not boxes:
        return Formed(tuple(words), rules, ())
    taken = {id(word) for cell in boxes for word in cell.words}
    kept = _tabled([cell for cell in filled if cell not in boxes and not _is_open(cell)])
    made = [_laid(band, n) for n, band in enumerate(_in_order(boxes))]
    return Formed(tuple(w for w in words if id(w) not in taken), _clipped(rules, cells, kept), tuple(made))


def _goods_heads(cells: Sequence[_Cell]) -> list[_Cell]:
    """The cells beside one that heads a column of goods: heads too, in one row or two."""
    found: list[_Cell] = []
    for head in cells:
        if not head.words or not any(map(goods_head, (head.text, " ".join(map(_said, head.lines))))):
            continue
        beside = [c for c in cells if _overlap(c.edges, head.edges) > 0.5 * (head.edges[3] - head.edges[1])]
        begun = [c for c in beside if abs(c.edges[1] - head.edges[1]) < _TOUCH]
        if len(begun) > _FEW and not any(map(_small, begun)):
            top, bottom = min(c.edges[1] for c in begun), max(c.edges[3] for c in begun)
            found += [c for c in cells if top - _TOUCH < c.edges[1] and c.edges[3] < bottom + _TOUCH]
    return found


def _overlap(a: Box, b: Box) -> float:
    return min(a[3], b[3]) - max(a[1], b[1])


def _is_open(cell: _Cell) -> bool:
    """Whether a frame holds columns that no rules part: a table within it is found by its white."""
    return sum(len(line) > _FEW for line in cell.lines) > 1


def _tabled(cells: Sequence[_Cell]) -> list[Box]:
    """The cells that stand beside others, and those as wide as these together."""
    bands = _bands(cells)
    hulls = _hulls([cell.edges for band in bands if len(band) > 1 for cell in band])
    alone = [band[0].edges for band in bands if len(band) == 1]
    return [
        *hulls,
        *(c for c in alone if any(h[0] - _TOUCH < c[0] and c[2] < h[2] + _TOUCH and _touch(h, c) for h in hulls)),
    ]


def _filled(edges: Box, words: Sequence[Word]) -> _Cell:
    left, top, right, bottom = edges
    inside = tuple(
        w for w in words if left <= (w.left + w.right) / 2 <= right and top <= (w.top + w.bottom) / 2 <= bottom
    )
    return _Cell(edges, inside, lines(inside))


def _bands(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """The cells that stand beside each other, with the same top and bottom."""
    bands: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda c: (round(c.edges[1]), c.edges[0])):
        home = next((band for band in bands if _beside(band[-1].edges, cell.edges)), None)
        if home is None:
            bands.append([cell])
        else:
            home.append(cell)
    return bands


def _beside(a: Box, b: Box) -> bool:
    return abs(a[1] - b[1]) < _TOUCH and abs(a[3] - b[3]) < _TOUCH and abs(a[2] - b[0]) < _TOUCH


def _boxes_of(band: Sequence[_Cell]) -> list[_Cell]:
    """The cells of a band that are boxes; all of them where half of them are labelled."""
    if len(band) > _FEW and any(goods_head(cell.text) for cell in band):
        return []
    labelled = [cell for cell in band if _small(cell) or (len(band) <= _FEW and _labels(cell))]
    if len(labelled) * 2 >= len(band) or any(map(_is_list, band)):
        return list(band)
    return []


def _is_list(cell: _Cell) -> bool:
    """Whether the lines of a cell are labels with their values: "Name: …", "Tax No: …"."""
    return sum(_whole(_said(line)) for line in cell.lines) >= max(_LISTED, len(cell.lines) / 2)


def _is_title(cell: _Cell) -> bool:
    """Whether a cell is a title that runs down beside others: one character a line."""
    return len(cell.lines) > 1 and all(len(_said(line)) == 1 for line in cell.lines)


def _labels(cell: _Cell) -> int:
    """How many lines of a cell are its label: in small print, or of words of labels; in two languages more."""
    count = _small(cell) or int(_known_label(cell))
    scripts = {_script(_said(line)) for line in cell.lines[:count]}
    while 0 < count < len(cell.lines) - 1 and known(_said(cell.lines[count])):
        if (script := _script(_said(cell.lines[count]))) in scripts:
            break
        scripts.add(script)
        count += 1
    return count


def _small(cell: _Cell) -> int:
    """How many lines on top of a cell are in smaller print than all below; labels beside each other are none."""
    heights = [_height(line) for line in cell.lines]
    count = 0
    for n in range(1, min(len(heights), _MOST)):
        if len(cell.lines[n - 1]) > 1:
            break
        told = any(map(str.isalpha, cell.text)) or _BOX_NUMBER.fullmatch(cell.text)
        if max(heights[:n]) < _SMALLER * min(heights[n:]) and told:
            count = n
    return count


def _said(line: Line) -> str:
    return " ".join(segment.text for segment in line)


def _script(text: str) -> str:
    if any(map(wide, text)):
        return "han"
    return "cyrillic" if any("\u0400" <= c <= "\u04ff" for c in text) else "latin"


def _height(line: Line) -> float:
    """The height of a line's capitals; that of Chinese characters as if they were such."""
    found = [w.height * (_HAN if any(map(wide, w.text)) else 1.0) for s in line for w in s.words]
    return median(found)


def _known_label(cell: _Cell) -> bool:
    """Whether a cell of several lines begins with words of labels alone."""
    if len(cell.lines) < 2 or len(cell.lines[0]) > 1 or len(cell.text) > _LONGEST_LABEL:
        return False
    return known(cell.text) and not _whole(cell.text)


def _whole(text: str) -> bool:
    """Whether a line holds label and value both: "Seller: Acme"."""
    mark = max(text.find(":"), text.find("："))
    return 0 <= mark < len(text.rstrip()) - 1


def _in_order(boxes: Sequence[_Cell]) -> Iterator[list[_Cell]]:
    """The boxes from top to bottom; those of one line that stand beside each other together."""
    for band in _bands(boxes):
        if len(band) > 1 and all(len(cell.lines) == 1 for cell in band):
            yield band
        elif len(band) > 1 and _is_title(band[0]):
            yield band[:2]
            yield from ([cell] for cell in band[2:])
        else:
            yield from ([cell] for cell in band)


def _laid(band: Sequence[_Cell], number: int) -> tuple[float, PageTable]:
    """A box as a table: its label beside its value, further lines of the value below it."""
    first = 2 * (number % _TURNS)
    rows: list[tuple[list[Line], int]] = []
    cell = band[0]
    if _is_title(cell) and len(band) > 1:
        rows = [(list(cell.lines), first), *([(line, first + 1) for line in _paragraphs(band[1].lines, band[1].edges)])]
        return cell.edges[1], _tabled_rows(rows, 1)
    if len(band) > 1:
        cells = [(first + n, segment) for n, cell in enumerate(band) for segment in (_joined([cell.lines[0]]),)]
        read = tuple(word for each in band for line in each.lines for s in line for word in s.words)
        return cell.edges[1], PageTable((tuple(cells),), 0, -1, 0, (read,))
    count = _labels(cell)
    if count:
        label = [tuple(segment(mended_label(s.words)) for s in line) for line in cell.lines[:count]]
        rows.append((label, first))
    values = _paragraphs(cell.lines[count:], cell.edges)
    rows += [(value, first + bool(count)) for value in values]
    return cell.edges[1], _tabled_rows(rows, count)


def _tabled_rows(rows: Sequence[tuple[list[Line], int]], labelled: int) -> PageTable:
    """Paragraphs with their columns as a table, the first value beside its label."""
    made: list[tuple[tuple[int, str], ...]] = [((column, _joined(group)),) for group, column in rows]
    read = [tuple(w for line in group for s in line for w in s.words) for group, _ in rows]
    if labelled and len(made) > 1:
        made[:2] = [(*made[0], *made[1])]
        read[:2] = [(*read[0], *read[1])]
    return PageTable(tuple(made), 0, -1, 0, tuple(read))


def _paragraphs(below: Sequence[Line], edges: Box) -> list[list[Line]]:
    """The lines of a value, those joined that only end where their box does."""
    made: list[list[Line]] = []
    for line in below:
        if made and not _whole(_said(line)) and _full(made[-1][-1], line, edges[2]):
            made[-1].append(line)
        else:
            made.append([line])
    return made


def _full(above: Line, below: Line, right: float) -> bool:
    """Whether the first word of a line had no room in the line above."""
    first = below[0].words[0]
    height = max(word.height for segment in above for word in segment.words)
    wanted = height * _ROOM if wide(first.text[0]) else first.right - first.left
    return above[-1].right + wanted + _ROOM * height > right


def _joined(group: Sequence[Line]) -> str:
    text = ""
    for line in group:
        text = joined(text, _said(line)) if text else _said(line)
    return text


def _clipped(rules: Rules, cells: Sequence[Box], kept: Sequence[Box]) -> Rules:
    """The rules without the parts that only close in boxes: those of other cells, and those outside all cells."""
    hulls = _hulls(kept)
    across, down = list[Rule](), list[Rule]()
    for rule in rules.across:
        if not any(c[1] - _TOUCH <= rule.at <= c[3] + _TOUCH and c[0] < rule.end and rule.start < c[2] for c in cells):
            across.append(rule)
        for left, top, right, bottom in hulls:
            if top - _TOUCH <= rule.at <= bottom + _TOUCH and min(rule.end, right) - max(rule.start, left) > _TOUCH:
                across.append(Rule(rule.at, max(rule.start, left - 1), min(rule.end, right + 1)))
    for rule in rules.down:
        if not any(c[0] - _TOUCH <= rule.at <= c[2] + _TOUCH and c[1] < rule.end and rule.start < c[3] for c in cells):
            down.append(rule)
        for left, top, right, bottom in hulls:
            if left - _TOUCH <= rule.at <= right + _TOUCH and min(rule.end, bottom) - max(rule.start, top) > _TOUCH:
                down.append(Rule(rule.at, max(rule.start, top - 1), min(rule.end, bottom + 1)))
    return Rules(tuple(sorted(across, key=lambda r: r.at)), tuple(sorted(down, key=lambda r: r.at)))


def _hulls(cells: Sequence[Box]) -> list[Box]:
    """What cells that touch take up together."""
    hulls: list[Box] = []
    for cell in cells:
        near = [hull for hull in hulls if _touch(hull, cell)]
        hulls = [hull for hull in hulls if hull not in near]
        both = [*near, cell]
        hulls.append((min(c[0] for c in both), min(c[1] for c in both), max(c[2] for c in both),
                      max(c[3] for c in both)))  # fmt: skip
    return hulls


def _touch(a: Box, b: Box) -> bool:
    over = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return min(over) > -_TOUCH and max(over) > _TOUCH
