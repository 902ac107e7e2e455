"""The rows of a table of names or of goods, with the lines where they stand: from CSV text, or from the rows of a
sheet."""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Generic, NamedTuple, TextIO, TypeVar

from enduse.errors import BadInput
from enduse.screen.queries import Row

R = TypeVar("R")
#: The columns that are read of a table of names. The first two must be there.
COLUMNS = ("id", "name", "schema", "country", "identifier")
_MARKS = ",;\t|"
#: A line longer than this is cut: it is no row of names.
_LONGEST_LINE = 1_000_000
#: A row over more lines than this has a quotation mark that was never closed.
_MOST_LINES = 50
#: A byte that is no UTF-8, as it is held while the file is read.
_FOREIGN = re.compile("[\ud800-\udfff]")


class Layout(NamedTuple, Generic[R]):
    """A kind of table: the columns that are read, how many of them must be there, what a row becomes, and what its
    second column holds."""

    columns: tuple[str, ...]
    needed: int
    make: Callable[[Iterable[Any]], R]
    what: str = "name"


NAMES: Layout[Row] = Layout(COLUMNS, 2, Row._make)


class Heads(Generic[R]):
    """The first row of the table `called`: which of its columns are read, which are not.

    Raises BadInput where a column that is needed is not there, or one that is read stands there twice.
    """

    def __init__(self, called: str, first: Sequence[str], layout: Layout[R]) -> None:
        names = [cell.strip().casefold() for cell in first]
        needed = layout.columns[: layout.needed]
        if missing := [c for c in needed if c not in names]:
            raise BadInput(f"{called} has no column {' or '.join(missing)}; its first line must name the columns "
                           f"{','.join(needed)}")  # fmt: skip
        if twice := [c for c in layout.columns if names.count(c) > 1]:
            raise BadInput(f"{called} has the column {twice[0]} twice; rename the one that is not meant")
        self.width = len(names)
        self.unread = tuple(
            cell for cell, name in zip(first, names, strict=True) if name and name not in layout.columns
        )
        self._layout = layout
        self._places = [names.index(c) if c in names else None for c in layout.columns]

    def row(self, line: int, cells: Sequence[str], trouble: str | None = None) -> R:
        """The row at `line`. Cells beyond the first row's columns are trouble: a name may have been cut at a comma."""
        if not trouble and len(cells) > self.width:
            trouble = (
                f"{len(cells)} cells where the first line names {self.width}; "
                f"put a {self._layout.what} that holds a comma in quotes"
            )
        read = [cells[at] if at is not None and at < len(cells) else None for at in self._places]
        if any(cell and _FOREIGN.search(cell) for cell in read):
            read = [
                cell and cell.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace") for cell in read
            ]
            trouble = trouble or "not UTF-8; save the file as CSV in UTF-8"
        return self._layout.make((line, *read, trouble))


class CsvTable(Generic[R]):
    """A CSV file, `called` so in messages, with the columns of its layout.

    They are parted by comma, semicolon, tab or bar, whichever the first line uses.

    Raises BadInput naming the file when it cannot be opened or its first line does not name the columns.
    """

    def __init__(self, path: Path, called: str | None, layout: Layout[R]) -> None:
        self._path, self._called = path, called or str(path)
        needed = set(layout.columns[: layout.needed])
        with self._opened() as stream:
            first = stream.readline(_LONGEST_LINE)
        heads = [next(csv.reader([first], delimiter=mark), []) for mark in _MARKS]
        able = [n for n, cells in enumerate(heads) if {c.strip().casefold() for c in cells} >= needed]
        best = able[0] if able else 0
        self.heads = Heads(repr(self._called), heads[best], layout)
        self._mark = _MARKS[best]

    def __iter__(self) -> Iterator[R]:
        """The rows after the first line. Empty lines are none; what cannot be read is a row in trouble."""
        with self._opened() as stream:
            lines = _Lines(stream, self._mark, self.heads.width)
            next(lines, None)
            for number, cells, trouble in lines:
                if cells or trouble:
                    yield self.heads.row(number, cells, trouble)

    def _opened(self) -> TextIO:
        try:
            return self._path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")
        except OSError as error:
            raise BadInput(f"the table {self._called!r} cannot be opened: {error.strerror}; check the path") from error


def sheet_rows(
    called: str, rows: Iterable[tuple[int, Sequence[str]]], layout: Layout[R]
) -> tuple[Heads[R], Iterator[R]]:
    """The heads and rows of a sheet given as (row number, cells); rows without a filled cell are none."""
    filled = ((number, cells) for number, cells in rows if any(cells))
    heads = Heads(called, next(filled, (0, ()))[1], layout)
    return heads, (heads.row(number, cells) for number, cells in filled)


class _Lines:
    """CSV rows as (first line, cells, trouble). A quotation mark that is never closed costs its own line only."""

    def __init__(self, stream: TextIO, mark: str, width: int) -> None:
        self._lines = iter(partial(stream.readline, _LONGEST_LINE), "")
        self._again: deque[str] = deque()
        self._held: list[str] = []
        self._mark, self._width = mark, width
        self._number = 0
        self._reader = csv.reader(self._feed(), delimiter=mark)

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> tuple[int, list[str], str | None]:
        self._held, first = [], self._number + 1
        trouble = cells = None
        try:
            cells = next(self._reader)
        except csv.Error as error:
            trouble = str(error)
        if len(self._held) > 1 and (cells is None or self._swallowed(cells)):
            trouble = "a quotation mark is not closed; close it, or take it out"
            self._again.extendleft(reversed(self._held[1:]))
            self._number = first
            self._reader = csv.reader(self._feed(), delimiter=self._mark)
        if trouble:
            return first, self._held[0].rstrip("\r\n").split(self._mark)[: self._width], trouble
        return first, cells or [], None

    def _feed(self) -> Iterator[str]:
        while True:
            line = rest = self._again.popleft() if self._again else next(self._lines, "")
            if not line:
                return
            while len(rest) == _LONGEST_LINE and not rest.endswith(("\n", "\r")):
                rest = next(self._lines, "")
            self._number += 1
            self._held.append(line)
            yield line
            if len(self._held) > _MOST_LINES:
                raise csv.Error("too many lines")

    def _swallowed(self, cells: Sequence[str]) -> bool:
        """Whether a row over several lines holds what were rows: an end without a closing mark, or whole lines."""
        if "".join(self._held).count('"') % 2:
            return True
        inner = (line for cell in cells for line in cell.split("\n")[1:-1])
        return any(line.count(self._mark) >= max(self._width - 1, 2) for line in inner)
