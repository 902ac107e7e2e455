"""Which lines belong to one paper? A sheet is one; so is a page that begins with another paper's title."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from enduse.read.readers.stretches import is_workbook
from enduse.read.trade.amounts import figures
from enduse.read.trade.cells import Box, Row, rows
from enduse.read.trade.heads import Head, head
from enduse.read.trade.paper import titled
from enduse.records.document import Document

_COLUMNS = re.compile(r"\t+| {3,}")
TITLE_ON_PAGE = 5  # lines at the top of a page in which another paper's title begins a new paper


class Section(Struct, frozen=True):
    """One paper: its lines in order (table rows among them) and, for each table, its rows."""

    name: str | None
    lines: tuple[Row, ...]
    tables: tuple[tuple[Row, ...], ...]


class Block(Struct, frozen=True):
    """A goods table: its head and all rows of the table that the head is counted in."""

    head: Head
    rows: tuple[Row, ...]


def sections(document: Document) -> list[Section]:
    """The papers in a document."""
    if is_workbook(document):
        found = []
        for table in document.tables:
            lines = tuple(rows(document, table))
            found.append(Section(table.name, lines, (lines,)))
        return found
    return [_section(document, start, end) for start, end in _stretches(document)]


def _stretches(document: Document) -> list[tuple[int, int]]:
    """Where papers begin and end: at pages whose first lines hold another title than the paper before."""
    starts, kind = [0], None
    for page in document.pages:
        top = list(_text_lines(document, page.start, page.end))[:TITLE_ON_PAGE]
        found = titled(top)
        if found and found.paper.kind != kind:
            if kind is not None:
                starts.append(page.start)
            kind = found.paper.kind
    return list(zip(starts, [*starts[1:], len(document.text)], strict=True))


def _section(document: Document, start: int, end: int) -> Section:
    lines: list[Row] = []
    tables = []
    at = start
    for table in sorted(document.tables, key=lambda t: (t.start, t.end)):
        if not start <= table.start < end:
            continue
        lines.extend(_text_lines(document, at, table.start))
        body = tuple(rows(document, table))
        lines.extend(body)
        tables.append(body)
        at = max(at, table.end)
    lines.extend(_text_lines(document, at, end))
    return Section(None, tuple(lines), tuple(tables))


def _text_lines(document: Document, start: int, end: int) -> Iterator[Row]:
    """The lines of running text, wide gaps taken as columns."""
    for match in re.finditer(r"[^\n]+", document.text[start:end]):
        line: list[Box] = []
        at = 0
        text = match.group()
        gaps = [*_COLUMNS.finditer(text), None]
        for gap in gaps:
            stop = gap.start() if gap else len(text)
            box = Box(len(line), text[at:stop], start + match.start() + at).part(0, stop - at)
            if box.text:
                line.append(box)
            at = gap.end() if gap else stop
        if line:
            yield tuple(line)


def blocks(section: Section) -> tuple[list[Block], list[tuple[Row, ...]]]:
    """The goods tables of a paper, and its other tables. A table that runs on without a head takes the last one's."""
    found: list[Block] = []
    others = []
    for table in section.tables:
        first = head(table)
        if first:
            found.extend(_split(table, first))
        elif found and _runs_on(found[-1].head, table):
            found.append(
                Block(Head(-1, -1, found[-1].head.columns, found[-1].head.boxes, (), found[-1].head.merged), table)
            )
        else:
            others.append(table)
    return found, others


def _split(table: tuple[Row, ...], first: Head) -> Iterator[Block]:
    """A table cut where a further head of other columns stands."""
    begin, current = 0, first
    for number in range(first.last + 1, len(table)):
        row = table[number]
        if len(row) < 3 or any(figures(box.text) for box in row):
            continue
        new = head(table[number : number + 12])
        if new and new.first == 0 and new.columns != current.columns:
            yield Block(current, table[begin:number])
            begin, current = number, new
    yield Block(current, table[begin:])


def _runs_on(last: Head, table: Sequence[Row]) -> bool:
    columns = {box.column for row in table for box in row}
    return bool(columns) and columns <= set(last.boxes) and len(columns) >= len(last.columns) - 2 and len(columns) > 1
