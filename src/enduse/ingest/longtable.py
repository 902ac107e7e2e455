"""Tables of text too long for one document: cut into consecutive parts, each a table of its own under the same head.

A part is the file's own bytes, behind the lines down to the head. Nothing else of the file is held.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import BinaryIO

from enduse.errors import SkipDocument
from enduse.ingest.delimited import delimiter
from enduse.ingest.encoding import wide_encoding
from enduse.ingest.extracted import Extracted, Limits, Part
from enduse.ingest.naming import extension
from enduse.ingest.sniff import sniff
from enduse.records.document import CUT, Source

#: From so many bytes on a table is cut.
LONG = 16 * 1024 * 1024
#: A part holds at most so many bytes, so that its cells stay under the limit, and so many rows.
PART_BYTES, PART_ROWS = 4 * 1024 * 1024, 50_000
#: A longer line is taken in pieces; a quotation mark that is not closed within so many bytes is a stray one.
LONGEST_LINE, LONGEST_ROW = 1024 * 1024, 64 * 1024
#: So many bytes tell what a file is, so many rows how wide it is; within so many the head is looked for.
SNIFFED, _SAMPLE, _HEAD_ROWS = 64 * 1024, 50, 30
_FIGURE = re.compile(r"[-+]?[\d\s.,:/]*\d[\d\s.,:/]*")


def is_long(source: Source) -> bool:
    """Whether a source is a long table of text, by its size and its first bytes."""
    if source.open is None or source.size <= LONG:
        return False
    try:
        with source.open() as stream:
            return is_table(stream.read(SNIFFED), source.origin)
    except (SkipDocument, OSError):
        return False  # why it cannot be had is told where it is read


def is_table(head: bytes, name: str) -> bool:
    """Whether a file that begins with these bytes is a table of text that falls into lines."""
    return b"\n" in head and sniff(head, name.rpartition("/")[2]).media_type in CUT


def cut(stream: BinaryIO, name: str, limits: Limits) -> Extracted:
    """The table as parts named by the numbers of their rows, the head being row 1 where the file begins with it.

    Rows beyond `limits.rows` are counted, and stand in one part that says why they were not taken out.
    """
    ending = ".tsv" if extension(name) in (".tsv", ".tab") else ".csv"
    rows = _rows(_lines(stream))
    sample = list(islice(rows, _SAMPLE))
    head, parts, held, size, number = _head(sample), list[Part](), list[bytes](), 0, 0

    def close(last: int) -> None:
        first = last - len(held) + 1
        parts.append(Part(f"rows-{first:08}-{last:08}{ending}", b"".join([head, *held] if parts else held)))
        held.clear()

    for number, row in enumerate(chain(sample, rows), start=1):
        if number > limits.rows:
            continue
        if held and (size + len(row) > PART_BYTES or len(held) >= PART_ROWS):
            close(number - 1)
            size = 0
        held.append(row)
        size += len(row)
    if held:
        close(min(number, limits.rows))
    note = f"a table of {number:,} rows, cut into {len(parts):,} documents with the same head"
    if number > limits.rows:
        why = f"too large: rows {limits.rows + 1:,} to {number:,} {_NOT_READ.format(limits.rows)}"
        parts.append(Part(f"rows-{limits.rows + 1:08}-{number:08}{ending}", b"", why))
    return Extracted(parts=tuple(parts), notes=(note,))


_NOT_READ = (
    "were not read, over the limit of {:,} rows of one table; give a table of the rows that matter, or screen its"
    " names with `enduse screen --engine duckdb`"
)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a text in its own encoding; one whose line ends are no single bytes is put into UTF-8."""
    wide = wide_encoding(stream.read(SNIFFED))
    stream.seek(0)
    if wide is None:
        yield from iter(partial(stream.readline, LONGEST_LINE), b"")
        return
    text = io.TextIOWrapper(stream, wide, "replace", newline="\n")
    for line in iter(partial(text.readline, LONGEST_LINE), ""):
        yield line.encode("utf-8", "surrogatepass")
    text.detach()


def _rows(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of each row: a line, or, where a quotation mark stands open, all down to the line that closes it."""
    held: list[bytes] = []
    marks = size = 0
    for line in lines:
        marks += line.count(b'"')
        if not held and not marks % 2:
            marks = 0
            yield line
            continue
        held.append(line)
        size += len(line)
        if not marks % 2:
            yield b"".join(held)
        elif size > LONGEST_ROW:
            yield from held
        else:
            continue
        held, marks, size = [], 0, 0
    yield from held


def _head(sample: Sequence[bytes]) -> bytes:
    """The rows down to the first that is as wide as most and mostly filled; none where that one holds a figure."""
    texts = [row.decode("latin-1") for row in sample]  # marks and figures are ASCII in every encoding
    mark = delimiter("".join(texts))
    rows = [_fields(text, mark) for text in texts]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    usual = max(widths, key=lambda width: (widths[width], width), default=2)
    for number, row in enumerate(rows[:_HEAD_ROWS]):
        filled = [field for field in row if field.strip()]
        if len(row) >= usual and len(filled) * 2 > len(row):
            return b"" if any(_FIGURE.fullmatch(field.strip()) for field in filled) else b"".join(sample[: number + 1])
    return b""


def _fields(text: str, mark: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=mark), [])
    except csv.Error:
        return []
