"""One function over Arrow batches on Spark: on this machine's cores, or on the cluster at `master`. Needs `[spark]`."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from enduse.errors import BadInput

if TYPE_CHECKING:
    import pyarrow as pa

#: What a worker runs: the path of the index on its machine and batches of rows, to batches of answers.
Work = Callable[[Path, "Iterable[pa.RecordBatch]"], "Iterator[pa.RecordBatch]"]

#: On this machine Spark is reached through the loopback alone.
_LOCAL = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
_QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.pyspark.fallback.enabled": "false",
    "spark.log.level": "ERROR",
}
#: So many batches a core are sent at a time.
_BATCHES = 4


class Spark:
    """A running Spark to which `index` (a file or folder) was sent once. Opened by `running`."""

    def __init__(self, session: Any, index: Path) -> None:
        self._session, self._index = session, index.name
        self.cores = int(session.sparkContext.defaultParallelism)
        session.sparkContext.addFile(str(index), recursive=index.is_dir())

    def run(self, work: Work, batches: "Iterable[pa.RecordBatch]", schema: "pa.Schema") -> "Iterator[pa.Table]":
        """The answers to the batches, a wave of them at a time, each wave sorted by `line`.

        What the workers make is `schema`; the rows of a wave are all that is in memory here.
        """
        from pyspark.sql.pandas.types import from_arrow_schema

        made = from_arrow_schema(schema)
        step, index = _step(work, self._index), iter(batches)
        while wave := [b for _, b in zip(range(self.cores * _BATCHES), index, strict=False)]:
            yield self._wave(step, wave, made).sort_by("line")

    def _wave(self, step: Any, wave: "list[pa.RecordBatch]", made: Any) -> "pa.Table":
        import pyarrow as pa
        from pyspark.errors import PySparkException

        try:
            asked = self._session.createDataFrame(pa.Table.from_batches(wave))
            found: pa.Table = asked.mapInArrow(step, made).toArrow()
        except PySparkException as error:
            raise BadInput(f"Spark could not do the work: {str(error).strip()[-400:]}") from error
        return found


def _step(work: Work, index: str) -> "Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]":
    """What is sent to the workers: `work` with the index as it lies on the worker's machine."""

    def step(batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        from pyspark import SparkFiles

        return work(Path(SparkFiles.get(index)), batches)

    return step


@contextmanager
def running(index: Path, master: str | None) -> Iterator[Spark]:
    """Start Spark, on this machine where no `master` is given, send it the index, and stop it afterwards.

    Raises BadInput when pyspark or Java is not there, or the master cannot be reached.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise BadInput(
            f"--engine spark needs pyspark, which is not installed ({error}); pip install 'enduse[spark]'"
        ) from error
    builder = SparkSession.builder.appName("enduse screen").master(master or "local[*]")
    local = (master or "local").startswith("local")
    for key, value in {**_QUIET, **(_LOCAL if local else {})}.items():
        builder = builder.config(key, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        raise BadInput(
            f"Spark cannot be started ({str(error).strip()[:200]}); install Java 17 or later, and see that the master "
            f"{master or 'local[*]'!r} is there"
        ) from error
    try:
        if local:
            session.sparkContext.pythonExec = sys.executable
        yield Spark(session, index)
    finally:
        session.stop()
