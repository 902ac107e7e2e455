"""`enduse screen`: a table of names against lists, without any document."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enduse.cli.options import age_option, as_of_option, json_option, list_option
from enduse.cli.shown import on_one_line

if TYPE_CHECKING:
    from enduse.screen.standing import Words
    from enduse.screening import Engine

#: The environment variable by which Spark is told of its master.
MASTER = "MASTER"


@click.command()
@click.argument("queries", metavar="QUERIES", type=click.Path(path_type=Path))
@list_option
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1), help="Hits per query.")
@click.option("--threshold", default=0.0, show_default=True, type=click.FloatRange(0, 1), help="The lowest score.")
@as_of_option
@age_option
@click.option(
    "--engine",
    default="auto",
    show_default=True,
    type=click.Choice(("auto", "plain", "duckdb", "spark")),
    help="What reads and answers: duckdb for Parquet, spark for many cores or machines; the answers are the same.",
)
@click.option(
    "--judgements", metavar="LOG.jsonl", type=click.Path(path_type=Path), help="Judgements of `enduse review` to apply."
)
@json_option
@click.option(
    "--out", required=True, metavar="HITS", type=click.Path(path_type=Path), help="A .jsonl or .parquet file."
)
def screen(
    queries: Path,
    list_files: tuple[Path, ...],
    top: int,
    threshold: float,
    as_of: str | None,
    oldest: int,
    engine: "Engine",
    judgements: Path | None,
    as_json: bool,
    out: Path,
) -> None:
    """Screen the names in QUERIES (id,name[,schema][,country][,identifier]; csv, xlsx or Parquet) against lists.

    Without --list the starter watch list is searched, which is no full list. A hit is a candidate with its reasons,
    never a verdict; one line per query, best hit first. A run that was broken off goes on where it stood. Exit code 3
    when some rows could not be read; they are written beside HITS. HITS.searched.json says what was searched.
    """
    import msgspec

    from enduse.cli.notices import about_lists, about_screening
    from enduse.cli.progress import counting
    from enduse.cli.searched import beside, searched
    from enduse.cli.shelved import load_lists, shelf
    from enduse.errors import BadInput
    from enduse.screen import ALERT, screened
    from enduse.screen.queries import Terms
    from enduse.screening import Order, screen_table

    if out.resolve() in {path.resolve() for path in list_files}:
        raise BadInput(f"--out {str(out)!r} is one of the lists; give another path")
    lists, notes = load_lists(list_files, starter_too=not list_files, as_of=as_of, oldest=oldest)
    words = _words(judgements, queries) if judgements else None
    order = Order(
        queries=queries,
        out=out,
        lists=lists,
        room=shelf().indexes,
        terms=Terms(top=top + (words.spare if words else 0), threshold=threshold, as_of=as_of),
        engine=engine,
        master=os.environ.get(MASTER, "").strip() or None,
        words=words,
        judged_top=top,
    )
    with counting("screening") as watch:
        done = screen_table(order, watch)
    known = screened(lists, as_of)
    told = searched(known, as_of, done.statuses, done.judged_different) | {"refused": done.refused}
    summary = msgspec.json.format(msgspec.json.encode(told)) + b"\n"
    beside(out).write_bytes(summary)
    if as_json:
        click.echo(summary.decode(), nl=False)
    for line in (*notes, *about_lists(known), *about_screening(done)):
        click.echo(f"Note: {on_one_line(line, 500)}", err=True)
    against = ", ".join(f"{one.name} ({one.as_of or 'no date given'}, {one.entries} entries)" for one in known)
    count = done.rows - done.refused - done.statuses["not searched"]
    names = "1 name" if count == 1 else f"{count} names"
    click.echo(on_one_line(f"{names} screened against {against}", 500), err=True)
    faint = done.statuses["hit"] - done.near
    click.echo(
        f"{done.near} with a candidate of score {ALERT} or more, {faint} with fainter likenesses only, "
        f"{done.statuses['no hit']} with none (which clears no one)",
        err=True,
    )
    if done.statuses["not searched"]:
        click.echo(f"{done.statuses['not searched']} not searched; `error` in their answers says why", err=True)
    if done.refused:
        sys.exit(3)


def _words(log: Path, queries: Path) -> "Words":
    """The judgements in a log. Raises BadInput where there is no such file, or the table can be read once only."""
    from enduse.errors import BadInput
    from enduse.screen.standing import Words
    from enduse.store.judgement_file import JudgementFile

    if not log.is_file():
        raise BadInput(f"there is no judgement log {str(log)!r}; `enduse review --hits` writes one")
    if queries.exists() and not queries.is_file():
        raise BadInput(f"the table {str(queries)!r} is a pipe; to apply judgements give it as a file")
    return Words(JudgementFile(log).judgements(), directed=True)
