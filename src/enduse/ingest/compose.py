"""How a document's one text is put together, so that every heading, page and cell knows its place in it."""

import re
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, islice, repeat
from operator import add, mul, sub

from enduse.errors import TooLarge
from enduse.ingest.extracted import Limits
from enduse.ingest.rowblock import laid_out
from enduse.records.document import Cells, Table

_BREAK = re.compile(r"\r\n?|[\x85\u2028\u2029]")
#: Control characters would let a document play tricks on a terminal; a lone surrogate cannot be written as UTF-8.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
#: Not to be seen, yet enough to hide a name from a search or to turn it around: soft hyphen, zero-width space and
#: joiner, byte order mark, direction marks (Unicode Technical Standard 39, section 5; "Trojan Source", CVE-2021-42574).
_HIDDEN = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")
#: So many rows of a table are laid out together.
_BLOCK = 256


def clean(text: str) -> str:
    """The text with \\n as its only line break, a space for each control character, and no hidden characters."""
    if text.isprintable():
        return text
    text = _BREAK.sub("\n", text)
    text = _CONTROL.sub(" ", text)
    text = _HIDDEN.sub("", text)
    return _SURROGATE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The clean text on one line: every run of white space is one space, none at the ends."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACE.sub(" ", clean(text)).strip()


class Composer:
    """Collects a text piece by piece and tells where each piece came to stand.

    Raises TooLarge as soon as the text or the number of cells passes the limits.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pieces: list[str] = []
        self._cells = 0
        self.at = 0
        self.headings: list[tuple[int, int]] = []
        self.tables: list[Table] = []

    @property
    def text(self) -> str:
        """Everything added so far."""
        return "".join(self._pieces)

    def add(self, text: str) -> tuple[int, int]:
        """Append clean text as it is; returns where it stands."""
        start = self.at
        self.at += len(text)
        if self.at > self._limits.text:
            raise TooLarge(f"more than {self._limits.text:,} characters of text; split the document")
        self._pieces.append(text)
        return start, self.at

    def gap(self) -> None:
        """Append a blank line, unless the text is still empty."""
        if self.at:
            self.add("\n\n")

    def block(self, text: str, *, heading: bool = False) -> tuple[int, int]:
        """Append a paragraph or heading after a blank line; returns where it stands."""
        self.gap()
        place = self.add(text)
        if heading:
            self.headings.append(place)
        return place

    def table(self, rows: Iterable[Sequence[tuple[int, str]]], name: str | None = None, top: int = 0) -> None:
        """Append a table as `grid` does. A row is (column, value) for each cell."""
        self.grid((([column for column, _ in row], [value for _, value in row]) for row in rows), name, top)

    def grid(self, rows: Iterable[tuple[Sequence[int], Sequence[str]]], name: str | None = None, top: int = 0) -> None:
        """Append a table, one line per row, cells joined by tabs; its first row has the number `top`.

        A row is its columns, from left to right, and their values; a cell without a value leaves its tab, a row without
        any its line. Values are put on one line, so that a row stays a row.
        """
        start, cells, number = self.at, array("I"), top
        most = 4 * (self._limits.cells - self._cells)
        source = iter(rows)
        while block := list(islice(source, _BLOCK)):
            if number > top:
                self.add("\n")
            if laid := laid_out(block, number, self.at):
                self.add("\n".join(laid[0]))
                cells.frombytes(laid[1])
            else:
                self._one_by_one(block, number, cells)
            number += len(block)
            if len(cells) > most:
                raise TooLarge(f"more than {self._limits.cells:,} filled cells; split the table")
        self._cells += len(cells) // 4
        if cells:
            self.tables.append(Table(name, start, self.at, Cells.flat(cells)))

    def _one_by_one(self, rows: Sequence[tuple[Sequence[int], Sequence[str]]], top: int, cells: "array[int]") -> None:
        """Append rows of which some have to be altered; the numbers of their cells go to `cells`."""
        for number, (columns, values) in enumerate(rows, start=top):
            filled = [(c, told) for c, v in zip(columns, values, strict=True) if (told := one_line(v))]
            columns, values = [column for column, _ in filled], [value for _, value in filled]
            lengths = list(map(len, values))
            starts = list(map(add, columns, accumulate(lengths, initial=self.at + (number > top))))
            self.add(("" if number == top else "\n") + _line(columns, values))
            cells.extend(
                chain.from_iterable(zip(repeat(number), columns, starts, map(add, starts, lengths), strict=False))
            )


def _line(columns: Sequence[int], values: Sequence[str]) -> str:
    """The values of a row, parted by as many tabs as columns lie between them."""
    if not columns:
        return ""
    if columns[-1] - columns[0] == len(columns) - 1:
        return "\t" * columns[0] + "\t".join(values)
    gaps = map(sub, columns, (0, *columns))
    return "".join(map(add, map(mul, repeat("\t"), gaps), values))
