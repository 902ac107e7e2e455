"""Which cells stand in which row? A table as rows of cells with their words and places in the text."""

from msgspec import Struct

from enduse.records.document import Document, Table
from enduse.records.proposal import Words


class Box(Struct, frozen=True, gc=False):
    """The words of one cell, without the white space around them; `start` counts into the document's text."""

    column: int
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def words(self) -> Words:
        return Words(self.text, self.start)

    def part(self, start: int, end: int) -> "Box":
        """The words from `start` to `end`, counted within the cell, without the white space around them."""
        piece = self.text[start:end]
        bare = piece.strip()
        return Box(
            self.column, bare, self.start + start + len(piece) - len(piece.lstrip()) if bare else self.start + start
        )


Row = tuple[Box, ...]


def rows(document: Document, table: Table) -> list[Row]:
    """The rows of a table from top to bottom, empty cells and empty rows left out."""
    text, found, row, last = document.text, list[Row](), list[Box](), -1
    once: dict[str, str] = {}  # cells that say the same share their words
    for number, column, start, end in sorted(table.cells.places()):
        if number != last:
            if row:
                found.append(tuple(row))
            row, last = [], number
        words = text[start:end]
        words = once.setdefault(words, words)
        bare = words.strip()
        if bare:
            row.append(Box(column, bare, start + words.index(bare) if len(bare) < len(words) else start))
    return [*found, tuple(row)] if row else found


def passage(document: Document, row: Row) -> Words:
    """The row as it stands in the text, from the start of its first cell to the end of its last."""
    start, end = min(box.start for box in row), max(box.end for box in row)
    return Words(document.text[start:end], start)
