"""Answers as a Parquet table: one row for each query, its hits and their reasons as lists of structs. Needs pyarrow."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import fields

from enduse.screen.told import Answer

if TYPE_CHECKING:
    import pyarrow as pa

#: So many answers are in memory at once.
_AT_ONCE = 1000


def write_parquet(answers: Iterable[bytes], path: Path) -> None:
    """Write answers given as JSON lines to a Parquet file at `path`."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    lines, schema = iter(answers), table_schema()
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while some := list(islice(lines, _AT_ONCE)):
            writer.write_table(pa.Table.from_pylist([msgspec.json.decode(line) for line in some], schema=schema))


def table_schema() -> "pa.Schema":
    """The Arrow schema of the table: the fields of `Answer`, in their order."""
    import pyarrow as pa

    return pa.schema(list(_arrow(Answer)))


def _arrow(kind: Any) -> "pa.DataType":
    """The Arrow type of values of a type as records use it."""
    import pyarrow as pa

    if isinstance(kind, UnionType):  # X | None
        return _arrow(next(one for one in get_args(kind) if one is not type(None)))
    if get_origin(kind) is tuple:
        return pa.list_(_arrow(get_args(kind)[0]))
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = get_type_hints(kind)
        return pa.struct([(f.encode_name, _arrow(hints[f.name])) for f in fields(kind)])
    return {str: pa.string(), float: pa.float64(), int: pa.int64(), bool: pa.bool_()}[kind]
