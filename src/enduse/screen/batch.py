"""The wide step of screening a table: one Arrow batch of rows in, one of answers out. Every engine runs this function.

Needs pyarrow (the extras `[bulk]` and `[spark]`).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from enduse.records.listing import Watchlist
from enduse.screen.answering import Answered, answer_rows, answered
from enduse.screen.index import Index
from enduse.screen.kept import keep, kept
from enduse.screen.queries import Row, Terms

if TYPE_CHECKING:
    import pyarrow as pa


def rows_schema() -> "pa.Schema":
    """The Arrow schema of rows: what `Row` holds, `line` a number and all else text."""
    import pyarrow as pa

    return pa.schema([(name, pa.int64() if name == "line" else pa.string()) for name in Row._fields])


def answers_schema() -> "pa.Schema":
    """The Arrow schema of answers: the row's line, and as JSON its answer or why it was refused."""
    import pyarrow as pa

    return pa.schema([("line", pa.int64()), ("answer", pa.string()), ("refused", pa.string())])


def rows_batch(rows: Sequence[Row]) -> "pa.RecordBatch":
    """Rows as an Arrow batch."""
    import pyarrow as pa

    schema = rows_schema()
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    return pa.record_batch([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def answer_batch(batch: "pa.RecordBatch", index: Index, terms: Terms) -> "pa.RecordBatch":
    """The answers to a batch of rows, one for each, in their order. A column that is not there counts as empty."""
    import pyarrow as pa

    held = {name: batch.column(name).to_pylist() for name in Row._fields if name in batch.schema.names}
    empty = [None] * batch.num_rows
    columns = (held.get(name, empty) for name in Row._fields)
    told = list(answer_rows(map(Row._make, zip(*columns, strict=True)), index, terms))
    lines, answers, refusals = zip(*told, strict=True) if told else ((), (), ())
    texts = [pa.array(column, pa.binary()).cast(pa.string()) for column in (answers, refusals)]
    return pa.record_batch([pa.array(lines, pa.int64()), *texts], schema=answers_schema())


def answer_batches(index: Path, batches: "Iterable[pa.RecordBatch]", terms: Terms) -> "Iterator[pa.RecordBatch]":
    """What a worker does that has nothing but the path of an index: the answers to each batch."""
    opened = index_at(index)
    for batch in batches:
        yield answer_batch(batch, opened, terms)


def told(answers: "pa.RecordBatch | pa.Table") -> Answered:
    """What the rows of `answers` came to, as JSON lines."""
    columns = (answers.column(name).to_pylist() for name in answers_schema().names)
    return answered([(line, _bytes(said), _bytes(why)) for line, said, why in zip(*columns, strict=True)])


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()


def keep_index(lists: Sequence[Watchlist], path: Path) -> None:
    """Write into the folder `path` what a worker needs to search `lists`."""
    path.mkdir(exist_ok=True)
    keep(lists, path)


@cache
def index_at(path: Path) -> Index:
    """The index of the lists that `keep_index` wrote there; opened once in each process."""
    return kept(path)
