"""A table of names screened against lists: rows in, answers out, the work kept so that a killed run goes on.

    plain          the rows are answered one after the other
    duckdb, spark  DuckDB finds the rows that ask the same; each question is answered once, in Arrow batches, by one
                   function: here, or by many workers

Whatever answers, the same rows get the same answers in the same order. Rows in are answers and refused rows out.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec
from msgspec import Struct

from enduse.errors import BadInput
from enduse.indexes import index_of
from enduse.name_tables import Table, opened, pieces, queries
from enduse.records.listing import Watchlist
from enduse.screen import ALERT
from enduse.screen.answered import judged_lines, judged_rows
from enduse.screen.answering import Answered, Told, answer_from, answer_rows, answered
from enduse.screen.queries import Refused, Row, Terms, row_of
from enduse.screen.standing import Words
from enduse.store.journal import Journal
from enduse.store.maker import maker

if TYPE_CHECKING:
    from enduse.store.distinct import Distinct

Engine = Literal["auto", "plain", "duckdb", "spark"]
#: Called with the rows done and the rows in all.
Watch = Callable[[int, int], None]

#: So many rows are answered, written and noted at a time.
BATCH = 500
#: From so many bytes on a table is worth DuckDB's search for rows that ask the same, where DuckDB is there.
LARGE = 20_000_000
#: The parts of the package that an answer depends on.
_PARTS = ("compare", "records", "reference", "screen")


class Order(Struct, frozen=True, kw_only=True):
    """What to screen, where to write, on what terms. `master` is Spark's, None for this machine."""

    queries: Path
    out: Path
    lists: tuple[Watchlist, ...]
    terms: Terms = Terms()
    room: Path | None = None  # where indexes of long lists are kept
    engine: Engine = "auto"
    master: str | None = None
    words: Words | None = None  # what people judged of rows and entries
    judged_top: int = 10  # where there are `words`: the hits of an answer, when those judged different are gone


class Screening(NamedTuple):
    """What a run came to. `before` are rows or questions that a run which was broken off had answered; `changed` says
    why its work was not taken over."""

    rows: int
    refused: int
    first_refused: str | None
    before: int
    changed: tuple[str, ...]
    notes: tuple[str, ...]
    refusals: Path
    statuses: Counter[str]  # of the answers
    judged_different: int
    near: int  # answers whose best hit is likelier to be the one asked for than not


class _Scored(Struct, frozen=True):
    score: float = 0.0


class _State(Struct, frozen=True):
    status: str = ""
    judged_different: int = 0
    hits: tuple[_Scored, ...] = ()


class _Files(NamedTuple):
    """What a run has made in its folder: the answers, what was refused, and how many rows both are."""

    answers: Path
    refusals: Path
    rows: int
    refused: int


def screen_table(order: Order, watch: Watch) -> Screening:
    """Answer every row of the table, in its order, and write the answers and beside them the refused rows.

    A run that was killed goes on where it stood. Raises BadInput when the table, the output or an engine cannot be
    used, BadCase when another run writes the same output.
    """
    out = order.out
    beside = out.with_name(f"{out.stem}.refused.jsonl")
    if out.suffix.lower() == ".parquet":
        _needs_arrow("an output in Parquet")
    if out.is_dir() or order.queries.resolve() in (out.resolve(), beside.resolve()):
        raise BadInput(f"the output {str(out)!r} is a folder or the table itself; give another path to --out")
    with opened(order.queries) as table:
        engine = _engine(order.engine, table)
        journal = Journal(out, _asked(order, table, engine))
        try:
            before = journal.mark.rows
            make = _row_by_row if engine == "plain" else _each_once
            made, *notes = make(table, engine, order, journal, watch)
            first = _first_refused(made)
            lines = _judged(order, order.words, made.answers) if order.words else made.answers
            statuses, different, near = _tally(lines)
            answers = _as_parquet(lines) if out.suffix.lower() == ".parquet" else lines
            journal.finish(answers, made.refusals, beside)
        except OSError as error:
            raise BadInput(
                f"the output {str(out)!r} cannot be written ({error.strerror or error}); make room there, then give "
                "the same command again: it goes on where it stood"
            ) from error
        finally:
            journal.close()
    told = (*table.notes, *notes)
    return Screening(made.rows, made.refused, first, before, journal.changed, told, beside, statuses, different, near)


def _asked(order: Order, table: Table, engine: Engine) -> dict[str, object]:
    """All that the work depends on: a run takes over from one that was asked the same."""
    lists = [[one.name, one.as_of, one.sha256, len(one.entries)] for one in order.lists]
    way = "row by row" if engine == "plain" else "each question once"
    return {
        "the table": table.sha256,
        "the lists": lists,
        "the options": order.terms,
        "the program": maker(_PARTS),
        "the engine": way,
    }


def _engine(engine: Engine, table: Table) -> Engine:
    """The engine that is meant. Raises BadInput for one that cannot be had, or cannot read the table."""
    if engine == "auto":
        there = all(map(find_spec, ("duckdb", "pyarrow")))
        engine = "duckdb" if table.rows is None or (there and table.size >= LARGE) else "plain"
    if engine == "plain" and table.rows is None:
        raise BadInput("a Parquet table is read with DuckDB; leave out --engine plain, or save the table as CSV")
    if engine != "plain":
        _needs_arrow(f"--engine {engine}")
    return engine


def _row_by_row(table: Table, engine: Engine, order: Order, journal: Journal, watch: Watch) -> "tuple[_Files]":
    """Answer the rows as they come."""
    assert table.rows is not None
    index = index_of(order.lists, order.room)
    watch(journal.mark.rows, table.length)
    for piece in pieces(table.rows(journal.mark.rows), BATCH):
        _note(journal, answered(list(answer_rows(piece, index, order.terms))))
        watch(journal.mark.rows, max(table.length, journal.mark.rows))
    return (_Files(journal.answers, journal.refusals, journal.mark.rows, journal.mark.refused),)


def _each_once(table: Table, engine: Engine, order: Order, journal: Journal, watch: Watch) -> tuple[_Files, str]:
    """Answer each different question once, then give every row the answer to its question."""
    from enduse.screen.batch import rows_schema
    from enduse.store.distinct import Distinct

    distinct = Distinct(journal.folder, rows_schema(), table.batches(BATCH))
    try:
        watch(journal.mark.rows, distinct.count)
        for done in _answers(distinct, engine, order, journal):
            _note(journal, done)
            watch(journal.mark.rows, distinct.count)
        made = _put_together(distinct, journal)
    finally:
        distinct.close()
    return made, f"{made.rows} rows ask {distinct.count} different questions"


def _answers(distinct: "Distinct", engine: Engine, order: Order, journal: Journal) -> Iterator[Answered]:
    """The answers to the questions that have none yet, in their order."""
    from enduse.screen.batch import answer_batch, answer_batches, answers_schema, keep_index, told

    if journal.mark.rows == distinct.count:
        return
    batches = distinct.questions(BATCH, journal.mark.rows)
    if engine == "duckdb":
        index = index_of(order.lists, order.room)
        for batch in batches:
            yield told(answer_batch(batch, index, order.terms))
        return
    from enduse.store.spark import running

    kept = journal.folder / "index"
    keep_index(order.lists, kept)
    with running(kept, order.master) as spark:
        for wave in spark.run(partial(answer_batches, terms=order.terms), batches, answers_schema()):
            yield told(wave)


def _put_together(distinct: "Distinct", journal: Journal) -> _Files:
    """Every row with the answer to its question, in the rows' order."""
    from enduse.store.distinct import ASKER
    from enduse.store.lines import Lines

    made = _Files(journal.folder / "made", journal.folder / "refused", 0, 0)
    answers = Lines(journal.answers)
    with made.answers.open("wb") as good, made.refusals.open("wb") as bad:
        for batch in distinct.rows(BATCH):
            columns = (batch.column(name).to_pylist() for name in (*Row._fields, "n"))
            rows = ((Row._make(row[:-1]), row[-1]) for row in zip(*columns, strict=True))
            told: list[Told] = list(answer_from(rows, answers.__getitem__, ASKER))
            done = answered(told)
            good.write(done.answers)
            bad.write(done.refusals)
            made = made._replace(rows=made.rows + done.rows, refused=made.refused + done.refused)
    answers.close()
    return made


def _note(journal: Journal, done: Answered) -> None:
    journal.add(done.rows, done.refused, done.answers, done.refusals)


def _judged(order: Order, words: Words, answers: Path) -> Path:
    """The answers as people judged them, in a file of their own."""
    rows = judged_rows((row_of(query) for query in queries(order.queries)), words)
    made = answers.with_name("judged")
    with answers.open("rb") as lines, made.open("wb") as stream:
        stream.writelines(judged_lines(lines, rows, words, order.judged_top))
    return made


def _tally(answers: Path) -> tuple[Counter[str], int, int]:
    """How many answers are of each status, how many hits were judged different, how many answers hold a near one."""
    decoder, statuses, different, near = msgspec.json.Decoder(_State), Counter[str](), 0, 0
    with answers.open("rb") as lines:
        for line in lines:
            state = decoder.decode(line)
            statuses[state.status] += 1
            different += state.judged_different
            near += any(hit.score >= ALERT for hit in state.hits)
    return statuses, different, near


def _as_parquet(answers: Path) -> Path:
    from enduse.screen.parquet import write_parquet

    made = answers.with_name("parquet")
    with answers.open("rb") as lines:
        write_parquet(lines, made)
    return made


def _first_refused(made: _Files) -> str | None:
    if not made.refused:
        return None
    with made.refusals.open("rb") as stream:
        first = msgspec.json.decode(stream.readline(), type=Refused)
    return f"line {first.line}: {first.error}"


def _needs_arrow(what: str) -> None:
    if find_spec("pyarrow") is None:
        raise BadInput(f"{what} needs pyarrow, which is not installed; pip install 'enduse[bulk]'")
