"""A document: bytes that became one unchanging text, with its pages, tables and metadata."""

import struct
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from msgspec import Struct


class Source(Struct, frozen=True):
    """Where bytes come from: a file of the input, or a part of a container.

    `origin` is relative to the input (`mail.eml!/a.pdf` for a part), never an absolute path.
    `place` is the file's absolute path: it tells two files of one relative path apart and is kept only as a salted
    hash. `open` and `size` (bytes) serve a file that is too long to be read whole.
    """

    origin: str
    read: Callable[[], bytes]
    place: str = ""
    open: Callable[[], BinaryIO] | None = None
    size: int = 0

    def stream(self) -> BinaryIO:
        """The bytes, to be read piece by piece."""
        return self.open() if self.open else BytesIO(self.read())


class Page(Struct, frozen=True):
    """One page: `start` to `end` (code points, end exclusive) of the text is page `number` (from 1)."""

    number: int
    start: int
    end: int


class Cell(Struct, frozen=True, gc=False):
    """One table cell; `row` and `column` count from 0 as in the sheet, `start` and `end` into the text."""

    row: int
    column: int
    start: int
    end: int


class Cells(Struct, frozen=True, array_like=True, gc=False):
    """The cells of a table from top to bottom, packed: a sheet has millions, and a Cell for each would fill the memory.

    `packed` holds row, column, start and end of each cell as whole numbers of four bytes, the least byte first.
    """

    packed: bytes = b""

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> "Cells":
        """These cells, packed."""
        return cls.flat([number for cell in cells for number in (cell.row, cell.column, cell.start, cell.end)])

    @classmethod
    def flat(cls, numbers: Iterable[int]) -> "Cells":
        """The cells whose rows, columns, starts and ends these are, four numbers a cell."""
        packed = array("I", numbers)
        if sys.byteorder == "big":
            packed.byteswap()
        return cls(packed.tobytes())

    def places(self) -> Iterator[tuple[int, int, int, int]]:
        """Row, column, start and end of each cell."""
        return struct.iter_unpack("<4I", self.packed)

    def first(self, count: int) -> "Cells":
        """The first `count` cells."""
        return Cells(self.packed[: _CELL * count])

    def __iter__(self) -> Iterator[Cell]:
        return (Cell(*place) for place in self.places())

    def __len__(self) -> int:
        return len(self.packed) // _CELL


_CELL = struct.calcsize("<4I")


class Table(Struct, frozen=True):
    """A table that stands in the text between `start` and `end`; `name` is the sheet's name, None where it has none."""

    name: str | None
    start: int
    end: int
    cells: Cells = Cells()


class Stretch(Struct, frozen=True):
    """A stretch of text in one language (ISO 639-1), None where the language cannot be told."""

    start: int
    end: int
    language: str | None


#: Per cent; a word of a scan that was read less surely is marked wherever its passage is shown.
UNSURE = 60


class Scanned(Struct, frozen=True, array_like=True, gc=False):
    """A word read from a scan: `start` to `end` of the text, its box on page `page`, and how surely it was read.

    The box is in dots of a picture or points of a PDF page, from the upper left corner of the page as it is shown.
    `sureness` is in per cent, as Tesseract gives it.
    """

    start: int
    end: int
    page: int
    left: float
    top: float
    right: float
    bottom: float
    sureness: float


#: The kinds of tables that are cut where they are long: a document of such a kind holds none but parts of itself.
CUT = ("text/csv", "text/tab-separated-values")


class Document(Struct, frozen=True, kw_only=True):
    """Bytes that became a text. The text never changes: every offset of every claim counts into it (code points)."""

    id: str  # SHA-256 of the bytes
    origin: str
    origins: tuple[str, ...] = ()  # further paths of the same bytes
    parent: str | None = None  # id of the container
    media_type: str = "application/octet-stream"
    size: int = 0  # bytes
    language: str | None = None  # ISO 639-1
    title: str | None = None
    publisher: str | None = None
    published: str | None = None  # "2024", "2024-09" or "2024-09-25"
    text: str = ""
    text_sha256: str = ""
    headings: tuple[tuple[int, int], ...] = ()  # titles and section heads within the text
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    scanned: tuple[Scanned, ...] = ()  # the words that were read from scans, in the order of the text
    notes: tuple[str, ...] = ()  # things a reader should know: "3 hidden sheets", "extension says pdf, content is zip"
    error: str | None = None  # why it could not be read
    unfinished: bool = False  # a part waits for a program that is not installed: made anew by the next run
