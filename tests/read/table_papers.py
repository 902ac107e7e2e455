"""Builds documents with tables as ingest lays them out: rows as lines, cells joined by tabs."""

from collections.abc import Sequence

from enduse.read import read
from enduse.read.readers.table import TableReader
from enduse.records.claim import Claim
from enduse.records.document import Cell, Cells, Document, Table
from enduse.records.reading import Reading

Grid = Sequence[Sequence[str]]


def _laid_out(grid: Grid, at: int) -> tuple[str, list[Cell]]:
    text, cells = "", []
    for number, row in enumerate(grid):
        for column, value in enumerate(row):
            text += "\t" if column else ""
            if value:
                cells.append(Cell(number, column, at + len(text), at + len(text) + len(value)))
            text += value
        text += "\n"
    return text, cells


def workbook(**sheets: Grid) -> Document:
    """A workbook with these sheets."""
    text, tables = "", []
    for name, grid in sheets.items():
        text += f"{name}\n"
        start = len(text)
        body, cells = _laid_out(grid, start)
        text += body
        tables.append(Table(name, start, len(text), Cells.of(cells)))
        text += "\n"
    return Document(id="book", origin="book.xlsx", text=text, tables=tuple(tables))


def letter(before: str, grid: Grid, after: str = "") -> Document:
    """Running text with one table in it, as a PDF or Word file has."""
    body, cells = _laid_out(grid, len(before))
    table = Table(None, len(before), len(before) + len(body), Cells.of(cells))
    return Document(id="letter", origin="letter.pdf", text=before + body + after, tables=(table,) if cells else ())


def reading(document: Document) -> Reading:
    """What the table reader makes of a document, grounded."""
    return read(document, [TableReader()])


def transfers(found: Reading) -> list[Claim]:
    """The transfer claims, in the order of the rows."""
    return [claim for claim in found.claims if claim.relation == "transfer"]


def said(claim: Claim, role: str) -> list[str]:
    """The words in a role."""
    return [filler.text for filler in claim.fillers(role)]
