"""`enduse screen`: a table of names against lists, without any document."""

from pathlib import Path

import click

from enduse.cli.options import age_option, as_of_option, list_option
from enduse.cli.shown import on_one_line


@click.command()
@click.argument("queries", metavar="QUERIES.csv", type=click.Path(path_type=Path))
@list_option
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1), help="Hits per query.")
@click.option("--threshold", default=0.0, show_default=True, type=click.FloatRange(0, 1), help="The lowest score.")
@as_of_option
@age_option
@click.option("--out", required=True, metavar="HITS.jsonl", type=click.Path(path_type=Path), help="Where to write.")
def screen(
    queries: Path, list_files: tuple[Path, ...], top: int, threshold: float, as_of: str | None, oldest: int, out: Path
) -> None:
    """Screen the names in QUERIES.csv (id,name[,schema][,country][,identifier]) against lists.

    Without --list the starter watch list is searched, which is no full list. A hit is a candidate with its reasons,
    never a verdict; one line per query, best hit first.
    """
    import msgspec

    from enduse.cli.notices import about_lists
    from enduse.cli.shelved import load_lists
    from enduse.screen.queries import read_queries, screen_queries

    rows = read_queries(queries)
    lists, notes = load_lists(list_files, starter_too=not list_files, as_of=as_of, oldest=oldest)
    part = out.with_name(f".{out.name}.part")
    count = 0
    try:
        with part.open("wb") as stream:
            for found in screen_queries(rows, lists, top=top, threshold=threshold, as_of=as_of):
                stream.write(msgspec.json.encode(found) + b"\n")
                count += 1
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    searched = ", ".join(f"{one.name} ({one.as_of or 'no date given'}, {len(one.entries)} entries)" for one in lists)
    for line in (*notes, *about_lists(lists, as_of)):
        click.echo(f"Note: {on_one_line(line, 500)}", err=True)
    click.echo(on_one_line(f"{count} names screened against {searched}", 500), err=True)
