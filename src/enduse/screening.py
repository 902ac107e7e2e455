"""A table of names screened against lists: rows in, answers out, the work kept so that a killed run goes on.

    csv, xlsx      rows come from one reader, with their lines
    parquet        rows come from DuckDB
    plain          the rows are answered one after the other
    duckdb, spark  Arrow batches of rows are answered by one function, here or by many workers

Whatever reads and whatever answers, the same rows get the same answers in the same order. Rows in are answers and
refused rows out.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.screen.answering import Answered, answer_rows, answered
from enduse.screen.index import Index
from enduse.screen.queries import Row, Terms
from enduse.screen.tables import COLUMNS, CsvTable, Heads, sheet_rows
from enduse.store.journal import Journal
from enduse.store.maker import maker

if TYPE_CHECKING:
    import pyarrow as pa

    from enduse.store.bulk import ParquetTable

Engine = Literal["auto", "plain", "duckdb", "spark"]
#: Called with the rows done and the rows in all.
Watch = Callable[[int, int], None]

#: So many rows are answered, written and noted at a time.
BATCH = 500
#: The parts of the package that an answer depends on.
_PARTS = ("compare", "records", "reference", "screen")
_BLOCK = 1024 * 1024


class Order(Struct, frozen=True, kw_only=True):
    """What to screen, where to write, on what terms. `master` is Spark's, None for this machine."""

    queries: Path
    out: Path
    lists: tuple[Watchlist, ...]
    terms: Terms = Terms()
    engine: Engine = "auto"
    master: str | None = None


class Screening(NamedTuple):
    """What a run came to. `before` are rows that a run which was broken off had done; `changed` says why its work was
    not taken over."""

    rows: int
    refused: int
    first_refused: str | None
    before: int
    changed: tuple[str, ...]
    notes: tuple[str, ...]
    refusals: Path


class Table(NamedTuple):
    """A table of names: about how many rows it has, what is told of it, and its rows after the first `skip`."""

    length: int
    notes: tuple[str, ...]
    rows: Callable[[int], Iterator[Row]] | None = None
    parquet: "ParquetTable | None" = None


def screen_table(order: Order, watch: Watch) -> Screening:
    """Answer every row of the table, in its order, and write the answers and beside them the refused rows.

    A run that was killed goes on where it stood. Raises BadInput when the table, the output or an engine cannot be
    used, BadCase when another run writes the same output.
    """
    refusals = order.out.with_name(f"{order.out.stem}.refused.jsonl")
    if order.out.suffix.lower() == ".parquet":
        _needs_arrow("an output in Parquet")
    if order.out.is_dir() or order.queries.resolve() in (order.out.resolve(), refusals.resolve()):
        raise BadInput(f"the output {str(order.out)!r} is a folder or the table itself; give another path to --out")
    with _settled(order.queries) as path:
        digest, lines = _digest(path)
        table = _table(path, str(order.queries), lines)
        engine = _engine(order.engine, table)
        journal = Journal(order.out, _asked(order, digest))
        try:
            before = journal.mark.rows
            watch(before, table.length)
            for done in _work(table, engine, order, journal):
                journal.add(done.rows, done.refused, done.answers, done.refusals)
                watch(journal.mark.rows, max(table.length, journal.mark.rows))
            first = _first_refused(journal)
            journal.finish(_made(journal, order.out), refusals)
        finally:
            journal.close()
    mark = journal.mark
    return Screening(mark.rows, mark.refused, first, before, journal.changed, table.notes, refusals)


def _asked(order: Order, digest: str) -> dict[str, object]:
    """All that an answer depends on: a run takes over from one that was asked the same."""
    lists = [[one.name, one.as_of, one.sha256, len(one.entries)] for one in order.lists]
    return {"the table": digest, "the lists": lists, "the options": order.terms, "the program": maker(_PARTS)}


def _work(table: Table, engine: Engine, order: Order, journal: Journal) -> Iterator[Answered]:
    """The answers to what is not done yet, piece by piece, by the engine."""
    skip = journal.mark.rows
    if engine == "plain" and table.rows:
        index = Index(order.lists)
        for piece in _pieces(table.rows(skip)):
            yield answered(list(answer_rows(piece, index, order.terms)))
        return
    _needs_arrow(f"--engine {engine}")
    from enduse.screen.batch import answer_batch, answer_batches, answers_schema, keep_index, told

    batches = _batches(table, skip)
    if engine == "duckdb":
        index = Index(order.lists)
        for batch in batches:
            yield told(answer_batch(batch, index, order.terms))
        return
    from enduse.store.spark import running

    kept = journal.folder / "index"
    keep_index(order.lists, kept)
    with running(kept, order.master) as spark:
        for wave in spark.run(partial(answer_batches, terms=order.terms), batches, answers_schema()):
            yield told(wave)


def _table(path: Path, called: str, lines: int) -> Table:
    """The table at `path`, by what its first bytes say it is."""
    with path.open("rb") as stream:
        head = stream.read(4)
    if head == b"PAR1":
        from enduse.store.bulk import ParquetTable

        parquet = ParquetTable(path)
        heads = Heads(repr(called), parquet.columns)
        return Table(parquet.rows, _unread(heads), parquet=parquet)
    if head in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        from enduse.ingest.workbook import first_sheet

        sheet = first_sheet(path)
        heads, rows = sheet_rows(f"{called!r}, sheet {sheet.name!r},", sheet.rows)
        more = (f"only the first sheet, {sheet.name!r}, is screened, of {sheet.others + 1}",) if sheet.others else ()
        return Table(max(sheet.last - 1, 0), (*more, *_unread(heads)), rows=lambda skip: islice(rows, skip, None))
    table = CsvTable(path, called)
    return Table(max(lines - 1, 0), _unread(table.heads), rows=lambda skip: islice(iter(table), skip, None))


def _unread(heads: Heads) -> tuple[str, ...]:
    return (f"columns that are not read: {', '.join(heads.unread)}",) if heads.unread else ()


def _engine(engine: Engine, table: Table) -> Engine:
    """The engine that is meant. Raises BadInput for one that cannot read the table."""
    if engine == "plain" and table.parquet:
        raise BadInput("a Parquet table is read with DuckDB; leave out --engine plain, or save the table as CSV")
    return ("duckdb" if table.parquet else "plain") if engine == "auto" else engine


def _pieces(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rows = iter(rows)
    while piece := list(islice(rows, BATCH)):
        yield piece


def _batches(table: Table, skip: int) -> "Iterator[pa.RecordBatch]":
    """The rows after the first `skip` as Arrow batches."""
    from enduse.screen.batch import rows_batch

    if table.parquet:
        names = {name.strip().casefold(): name for name in reversed(table.parquet.columns)}
        yield from table.parquet.batches({c: names.get(c) for c in COLUMNS}, BATCH, skip)
    elif table.rows:
        yield from map(rows_batch, _pieces(table.rows(skip)))


def _made(journal: Journal, out: Path) -> Path:
    """The finished answers as the output wants them."""
    if out.suffix.lower() != ".parquet":
        return journal.answers
    from enduse.screen.parquet import write_parquet

    made = journal.folder / "made"
    with journal.answers.open("rb") as lines:
        write_parquet(lines, made)
    return made


def _first_refused(journal: Journal) -> str | None:
    from msgspec.json import decode

    from enduse.screen.queries import Refused

    if not journal.mark.refused:
        return None
    with journal.refusals.open("rb") as stream:
        first = decode(stream.readline(), type=Refused)
    return f"line {first.line}: {first.error}"


def _needs_arrow(what: str) -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise BadInput(f"{what} needs pyarrow, which is not installed ({error}); pip install 'enduse[bulk]'") from error


@contextmanager
def _settled(path: Path) -> Iterator[Path]:
    """The table as a file that can be read more than once: a pipe is written to one first."""
    if not path.exists() or path.is_file():
        yield path
        return
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "queries"
        try:
            with path.open("rb") as stream, kept.open("wb") as copy:
                copyfileobj(stream, copy)
        except OSError as error:
            raise _not_opened(path, error) from error
        yield kept


def _digest(path: Path) -> tuple[str, int]:
    """The SHA-256 of a file, and how many line feeds it has."""
    digest, lines = hashlib.sha256(), 0
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
                lines += block.count(b"\n")
    except OSError as error:
        raise _not_opened(path, error) from error
    return digest.hexdigest(), lines


def _not_opened(path: Path, error: OSError) -> BadInput:
    return BadInput(f"the queries {str(path)!r} cannot be opened: {error.strerror}; check the path")
