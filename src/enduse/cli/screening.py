"""`enduse screen`: a table of names against lists, without any document."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enduse.cli.options import age_option, as_of_option, list_option
from enduse.cli.shown import on_one_line

if TYPE_CHECKING:
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
    out: Path,
) -> None:
    """Screen the names in QUERIES (id,name[,schema][,country][,identifier]; csv, xlsx or Parquet) against lists.

    Without --list the starter watch list is searched, which is no full list. A hit is a candidate with its reasons,
    never a verdict; one line per query, best hit first. A run that was broken off goes on where it stood. Exit code 3
    when some rows could not be read; they are written beside HITS.
    """
    from enduse.cli.notices import about_lists, about_screening
    from enduse.cli.progress import counting
    from enduse.cli.shelved import load_lists
    from enduse.errors import BadInput
    from enduse.screen.queries import Terms
    from enduse.screening import Order, screen_table

    if out.resolve() in {path.resolve() for path in list_files}:
        raise BadInput(f"--out {str(out)!r} is one of the lists; give another path")
    lists, notes = load_lists(list_files, starter_too=not list_files, as_of=as_of, oldest=oldest)
    order = Order(
        queries=queries,
        out=out,
        lists=lists,
        terms=Terms(top=top, threshold=threshold, as_of=as_of),
        engine=engine,
        master=os.environ.get(MASTER, "").strip() or None,
    )
    with counting("screening") as watch:
        done = screen_table(order, watch)
    searched = ", ".join(f"{one.name} ({one.as_of or 'no date given'}, {len(one.entries)} entries)" for one in lists)
    for line in (*notes, *about_lists(lists, as_of), *about_screening(done)):
        click.echo(f"Note: {on_one_line(line, 500)}", err=True)
    click.echo(on_one_line(f"{done.rows - done.refused} names screened against {searched}", 500), err=True)
    if done.refused:
        sys.exit(3)
