"""`enduse forget`: take a source out of a case's results."""

from pathlib import Path

import click

from enduse.cli.options import case_argument
from enduse.cli.shown import on_one_line


@click.command()
@case_argument
@click.argument("origin")
def forget(case: Path, origin: str) -> None:
    """Take the source ORIGIN out of the results of CASE from the next run on.

    ORIGIN is the path as the report shows it. The original stays in the vault and the log says that it was forgotten.
    A file that is still in the input of a later run is taken in again.
    """
    from enduse.store import Case

    with Case.open(case) as opened:
        opened.forget(origin)
    click.echo(on_one_line(f"forgotten: {origin}; its original stays in the vault; run again to apply it", 500))
