"""Tables too large for one file reader: DuckDB streams them as Arrow batches. Needs the extra `[bulk]`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from enduse.errors import BadInput
from enduse.store.distinct import MEMORY

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


class ParquetTable:
    """A Parquet file. Raises BadInput naming the path when DuckDB is not there or the file cannot be read."""

    def __init__(self, path: Path) -> None:
        try:
            import duckdb
            import pyarrow  # noqa: F401  (DuckDB hands its rows over in it)
        except ImportError as error:
            raise BadInput(
                f"the table {str(path)!r} is read with DuckDB, which is not installed ({error}); "
                "pip install 'enduse[bulk]', or save the table as CSV"
            ) from error
        self._path, self._trouble = str(path), duckdb.Error
        try:
            path.open("rb").close()
            with self._connection() as connection:
                told = connection.execute("DESCRIBE SELECT * FROM read_parquet($path)", self._given).fetchall()
                ((count,),) = connection.execute("SELECT count(*) FROM read_parquet($path)", self._given).fetchall()
        except (OSError, duckdb.Error) as error:
            raise self._bad(error) from error
        self.columns = tuple(str(column[0]) for column in told)
        self.rows = int(count)

    def batches(self, columns: Mapping[str, str | None], size: int) -> "Iterator[pa.RecordBatch]":
        """Batches of `size` rows in the file's order: `line` counts them from 1.

        `columns` says what is called how in the file; None is a column of nulls. Every value comes as text.
        """
        chosen = ", ".join(
            f"{'NULL' if source is None else _quoted(source)}::VARCHAR AS {_quoted(name)}"
            for name, source in columns.items()
        )
        query = f"SELECT file_row_number + 1 AS line, {chosen} FROM read_parquet($path)"
        try:
            with self._connection() as connection:
                yield from connection.sql(query, params=self._given).to_arrow_reader(size)
        except (OSError, self._trouble) as error:
            raise self._bad(error) from error

    @property
    def _given(self) -> dict[str, str]:
        # a name that holds * or ? is one file, no pattern
        return {"path": "".join(f"[{c}]" if c in "*?[" else c for c in self._path)}

    def _connection(self) -> "duckdb.DuckDBPyConnection":
        """A database in memory that keeps to the file: it fetches and loads nothing."""
        import duckdb

        return duckdb.connect(
            config={
                "memory_limit": MEMORY,
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "preserve_insertion_order": "true",
            }
        )

    def _bad(self, error: Exception) -> BadInput:
        cause = str(getattr(error, "strerror", None) or error).split("\n")[0]
        return BadInput(f"the table {self._path!r} cannot be read: {cause}; check that it is a whole Parquet file")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
