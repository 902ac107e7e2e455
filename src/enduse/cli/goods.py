"""`enduse goods`: a table of goods phrases as customs codes and control lists, without any document."""

import sys
from pathlib import Path

import click

from enduse.cli.options import as_of_option
from enduse.cli.shown import on_one_line


@click.command()
@click.argument("phrases", metavar="PHRASES", type=click.Path(path_type=Path))
@click.option("--top", default=3, show_default=True, type=click.IntRange(min=1), help="Codes per phrase.")
@as_of_option
@click.option("--out", required=True, metavar="OUT", type=click.Path(path_type=Path), help="A .jsonl file.")
def goods(phrases: Path, top: int, as_of: str | None, out: Path) -> None:
    """Say which customs codes the goods in PHRASES (id,phrase[,language]; csv or xlsx) may have, and which
    export-control lists cover them.

    Phrases may be English, Russian or Chinese, or all three; the letters tell. A code is a candidate with its reasons,
    no tariff ruling; none means that no table knows the goods. Exit code 3 when some rows could not be read; they are
    written beside OUT.
    """
    from enduse.cli.progress import counting
    from enduse.phrases import code_table
    from enduse.reference.control import held, not_held

    with counting("looking up goods") as watch:
        done = code_table(phrases, out, watch, top=top, as_of=as_of)
    notes = [*done.notes]
    if done.before:
        notes.append(f"{done.before} answers were there from the run that was broken off; this one went on after them")
    if done.changed:
        notes.append(f"a run that was broken off was not taken over: {', '.join(done.changed)} changed; begun anew")
    if done.refused:
        rows = "1 row was" if done.refused == 1 else f"{done.refused} rows were"
        notes.append(f"{rows} refused, the first: {done.first_refused or 'in the run before'}")
    for note in notes:
        click.echo(f"Note: {on_one_line(note, 500)}", err=True)
    searched = ", ".join(f"{scope.name} ({scope.effective})" for scope in held())
    missing = ", ".join(scope.name for scope in not_held())
    click.echo(
        f"{done.rows - done.refused} phrases looked up; control lists: {searched}; not held: {missing}", err=True
    )
    if done.refused:
        sys.exit(3)
