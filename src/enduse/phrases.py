"""A table of goods phrases as customs codes and control lists: rows in, answers out; a killed run goes on."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.json import encode

from enduse.errors import BadInput
from enduse.name_tables import digest
from enduse.records.item import HsCode
from enduse.screen.goods import candidates, controls
from enduse.screen.queries import Refused
from enduse.screen.tables import CsvTable, Layout, sheet_rows
from enduse.store.journal import Journal
from enduse.store.maker import maker

#: So many rows are answered, written and noted at a time.
BATCH = 500
_PARTS = ("compare", "records", "reference", "screen")
#: Called with the rows done and the rows in all.
Watch = Callable[[int, int], None]


class Row(NamedTuple):
    """A row as it stands in the table: `line` counts from 1, `trouble` says why its cells cannot be trusted."""

    line: int
    id: str | None = None
    phrase: str | None = None
    language: str | None = None
    trouble: str | None = None


PHRASES: Layout[Row] = Layout(("id", "phrase", "language"), 2, Row._make, "phrase")


class Coded(Struct, frozen=True, kw_only=True):
    """The answer to a row: codes, likeliest first; none where no table knows the thing."""

    id: str
    hs: tuple[HsCode, ...]


class Told(NamedTuple):
    """What a run came to. `before` are rows that a run which was broken off had answered."""

    rows: int
    refused: int
    first_refused: str | None
    before: int
    changed: tuple[str, ...]
    notes: tuple[str, ...]


def code_table(table: Path, out: Path, watch: Watch, *, top: int = 3, as_of: str | None = None) -> Told:
    """Answer every row of the table, in its order, and write the answers and beside them the refused rows.

    Raises BadInput when the table or the output cannot be used, BadCase when another run writes the same output.
    """
    beside = out.with_name(f"{out.stem}.refused.jsonl")
    if out.is_dir() or table.resolve() in (out.resolve(), beside.resolve()):
        raise BadInput(f"the output {str(out)!r} is a folder or the table itself; give another path to --out")
    if table.exists() and not table.is_file():
        raise BadInput(f"the table {str(table)!r} is a folder or a pipe; give it as a file")
    sha256, lines, head = digest(table)
    rows, length, notes = _rows(table, lines, head)
    asked = {"the table": sha256, "the options": [top, as_of], "the program": maker(_PARTS)}
    first: str | None = None
    journal = Journal(out, asked)
    try:
        before = journal.mark.rows
        watch(before, length)
        waiting = islice(rows, before, None)
        while piece := list(islice(waiting, BATCH)):
            told = [_answer(row, top, as_of) for row in piece]
            refused = [one for one in told if isinstance(one, Refused)]
            good = b"".join(encode(one) + b"\n" for one in told if isinstance(one, Coded))
            journal.add(len(piece), len(refused), good, b"".join(encode(one) + b"\n" for one in refused))
            if refused and first is None:
                first = f"line {refused[0].line}: {refused[0].error}"
            watch(journal.mark.rows, max(length, journal.mark.rows))
        mark = journal.mark
        journal.finish(journal.answers, journal.refusals, beside)
    finally:
        journal.close()
    return Told(mark.rows, mark.refused, first, before, journal.changed, notes)


def _answer(row: Row, top: int, as_of: str | None) -> Coded | Refused:
    trouble = row.trouble
    if not trouble and not (row.id or "").strip():
        trouble = "no id; fill it in, the answer is given under it"
    if not trouble and not (row.phrase or "").strip():
        trouble = "no phrase; fill it in, or take the row out"
    if trouble or row.id is None or row.phrase is None:
        cells = zip(Row._fields[1:-1], row[1:-1], strict=True)
        return Refused(line=row.line, error=trouble or "", row={name: cell for name, cell in cells if cell})
    found = candidates(row.phrase)[:top]
    return Coded(
        id=row.id,
        hs=tuple(
            HsCode(code=c.code, score=c.score, basis="inferred", control=controls(c.code, as_of), reasons=c.reasons)
            for c in found
        ),
    )


def _rows(table: Path, lines: int, head: bytes) -> tuple[Iterator[Row], int, tuple[str, ...]]:
    """The rows of a table, about how many they are, and what is told of it."""
    if head == b"PAR1":
        raise BadInput(f"the table {str(table)!r} is Parquet; save it as CSV or xlsx")
    if head in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        from enduse.ingest.workbook import first_sheet

        sheet = first_sheet(table)
        heads, rows = sheet_rows(f"{str(table)!r}, sheet {sheet.name!r},", sheet.rows, PHRASES)
        more = (f"only the first sheet, {sheet.name!r}, is read, of {sheet.others + 1}",) if sheet.others else ()
        return rows, max(sheet.last - 1, 0), (*more, *_unread(heads.unread))
    text = CsvTable(table, str(table), PHRASES)
    return iter(text), max(lines - 1, 0), _unread(text.heads.unread)


def _unread(columns: tuple[str, ...]) -> tuple[str, ...]:
    return (f"columns that are not read: {', '.join(columns)}",) if columns else ()
