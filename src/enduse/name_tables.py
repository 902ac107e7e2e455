"""A table of names as a file: what its first bytes say it is, and how its rows are had."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from enduse.errors import BadInput
from enduse.screen.queries import Query, Row, query_of
from enduse.screen.tables import COLUMNS, NAMES, CsvTable, Heads, sheet_rows

if TYPE_CHECKING:
    import pyarrow as pa

_BLOCK = 1024 * 1024
#: So many rows of a Parquet table are in memory at once.
_ROWS = 500


class Table(NamedTuple):
    """A table of names: about how many rows it has, its bytes' SHA-256 and size, what is told of it, its rows.

    `rows` gives the rows after the first so many; a Parquet table has them only as `batches` of so many rows.
    """

    length: int
    sha256: str
    size: int
    notes: tuple[str, ...]
    batches: "Callable[[int], Iterator[pa.RecordBatch]]"
    rows: Callable[[int], Iterator[Row]] | None = None


@contextmanager
def opened(path: Path) -> Iterator[Table]:
    """The table at `path`: csv, a workbook, or Parquet. A pipe is written to a file first, to be read more than once.

    Raises BadInput naming the path when it cannot be read, or its first row does not name the columns.
    """
    if path.is_file() or not path.exists():
        yield _table(path, str(path))
        return
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "table"
        try:
            with path.open("rb") as stream, kept.open("wb") as copy:
                copyfileobj(stream, copy)
        except OSError as error:
            raise _not_opened(path, error) from error
        yield _table(kept, str(path))


def pieces(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """The rows, `size` at a time."""
    rows = iter(rows)
    while piece := list(islice(rows, size)):
        yield piece


def queries(path: Path) -> Iterator[Query]:
    """What the rows of the table at `path` ask, without those that are refused."""
    with opened(path) as table:
        for row in _all_rows(table):
            query = query_of(row)
            if isinstance(query, Query):
                yield query


def _all_rows(table: Table) -> Iterator[Row]:
    if table.rows is not None:
        yield from table.rows(0)
        return
    for batch in table.batches(_ROWS):
        held = {name: batch.column(name).to_pylist() for name in batch.schema.names}
        empty = [None] * batch.num_rows
        yield from map(Row._make, zip(*(held.get(name, empty) for name in Row._fields), strict=True))


def _table(path: Path, called: str) -> Table:
    """The table in the file at `path`, which the user knows as `called`."""
    sha256, lines, head = digest(path)
    size = path.stat().st_size
    if head == b"PAR1":
        return _parquet(path, called, sha256, size)
    if head in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        from enduse.ingest.workbook import first_sheet

        sheet = first_sheet(path)
        heads, held = sheet_rows(f"{called!r}, sheet {sheet.name!r},", sheet.rows, NAMES)
        more = (f"only the first sheet, {sheet.name!r}, is screened, of {sheet.others + 1}",) if sheet.others else ()
        length, notes, rows = max(sheet.last - 1, 0), (*more, *_unread(heads)), held
    else:
        text = CsvTable(path, called, NAMES)
        length, notes, rows = max(lines - 1, 0), _unread(text.heads), iter(text)
    return Table(
        length, sha256, size, notes, lambda count: _arrow(rows, count), lambda skip: islice(rows, skip, None)
    )  # fmt: skip


def _parquet(path: Path, called: str, sha256: str, size: int) -> Table:
    from enduse.store.bulk import ParquetTable

    held = ParquetTable(path)
    heads = Heads(repr(called), held.columns, NAMES)
    names = {name.strip().casefold(): name for name in held.columns}
    wanted = {column: names.get(column) for column in COLUMNS} | {"trouble": None}
    return Table(held.rows, sha256, size, _unread(heads), lambda count: held.batches(wanted, count))


def _arrow(rows: Iterable[Row], size: int) -> "Iterator[pa.RecordBatch]":
    from enduse.screen.batch import rows_batch

    return map(rows_batch, pieces(rows, size))


def _unread(heads: Heads[Row]) -> tuple[str, ...]:
    return (f"columns that are not read: {', '.join(heads.unread)}",) if heads.unread else ()


def digest(path: Path) -> tuple[str, int, bytes]:
    """The SHA-256 of a file, how many line feeds it has, and how it begins."""
    running, lines, head = hashlib.sha256(), 0, b""
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                head = head or block[:4]
                running.update(block)
                lines += block.count(b"\n")
    except OSError as error:
        raise _not_opened(path, error) from error
    return running.hexdigest(), lines, head


def _not_opened(path: Path, error: OSError) -> BadInput:
    return BadInput(f"the table {str(path)!r} cannot be opened: {error.strerror}; check the path")
