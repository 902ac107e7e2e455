"""Which rows of a table ask the same? DuckDB keeps the rows in a file and finds out, however many they are.

Customs tables name the same few firms in millions of rows: each of them is then asked for once. Needs `[bulk]`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from enduse.errors import BadInput

if TYPE_CHECKING:
    import pyarrow as pa

#: What DuckDB may hold in memory; above, it writes to its folder.
MEMORY = "512MB"
#: What makes a question; the id and the line only say whose it is.
_ASKED = ("name", "schema", "country", "identifier")
#: The id under which a question is asked.
ASKER = "x"


class Distinct:
    """The rows in `batches` (line, id, what is asked, trouble), in a new file in `folder`.

    `count` is how many different questions they ask.
    Raises BadInput when DuckDB is not there or the folder is full.
    """

    def __init__(self, folder: Path, schema: "pa.Schema", batches: "Iterable[pa.RecordBatch]") -> None:
        try:
            import duckdb
            import pyarrow as pa
        except ImportError as error:
            raise BadInput(
                f"this engine needs DuckDB, which is not installed ({error}); pip install 'enduse[bulk]'"
            ) from error
        self._folder, self._error = folder, duckdb.Error
        for old in folder.glob("rows.duckdb*"):
            old.unlink()
        self._connection = duckdb.connect(
            str(folder / "rows.duckdb"),
            config={
                "memory_limit": MEMORY,
                "temp_directory": str(folder / "spilled"),
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
            },
        )
        asked = ", ".join(_ASKED)
        try:
            self._connection.register("given", pa.RecordBatchReader.from_batches(schema, batches))
            whole = ", ".join(f"coalesce({name}, '') AS {name}" for name in ("id", *_ASKED))
            self._connection.execute(f"CREATE TABLE rows AS SELECT line, {whole}, trouble FROM given")
            self._connection.unregister("given")
            self._connection.execute(
                f"CREATE TABLE asked AS SELECT row_number() OVER (ORDER BY first) - 1 AS n, {asked} FROM "
                f"(SELECT {asked}, min(line) AS first FROM rows WHERE trouble IS NULL GROUP BY ALL)"
            )
            ((self.count,),) = self._connection.execute("SELECT count(*) FROM asked").fetchall()
        except duckdb.Error as error:
            self.close()
            raise self._bad(error) from error

    def questions(self, size: int, skip: int) -> "Iterator[pa.RecordBatch]":
        """The different questions after the first `skip`, as rows whose line is their number, all asked by ASKER."""
        asked = ", ".join(_ASKED)
        query = f"SELECT n AS line, '{ASKER}' AS id, {asked} FROM asked WHERE n >= {int(skip)} ORDER BY n"
        return self._batches(query, size)

    def rows(self, size: int) -> "Iterator[pa.RecordBatch]":
        """All rows by their line, each with `n`, the number of its question; null where a row is in trouble."""
        same = " AND ".join(f"rows.{name} = asked.{name}" for name in _ASKED)
        query = (
            f"SELECT line, id, {', '.join(f'rows.{name}' for name in _ASKED)}, trouble, n FROM rows "
            f"LEFT JOIN asked ON trouble IS NULL AND {same} ORDER BY line"
        )
        return self._batches(query, size)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _batches(self, query: str, size: int) -> "Iterator[pa.RecordBatch]":
        try:
            with self._connection.cursor() as cursor:
                yield from cursor.sql(query).to_arrow_reader(size)
        except self._error as error:
            raise self._bad(error) from error

    def _bad(self, error: Exception) -> BadInput:
        cause = str(error).split("\n")[0]
        return BadInput(f"DuckDB cannot keep the rows in {str(self._folder)!r} ({cause}); make room there")
