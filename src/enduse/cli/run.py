"""`enduse run`: documents in, a case with a report out."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enduse.cli.options import as_of_option, json_option, list_option

if TYPE_CHECKING:
    from enduse.records.listing import Watchlist
    from enduse.records.picture import Picture


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(path_type=Path))
@click.option("--out", "case", required=True, metavar="CASE", type=click.Path(path_type=Path), help="The case folder.")
@list_option
@as_of_option
@click.option("--no-starter", is_flag=True, help="Leave out the starter watch list that enduse brings.")
@json_option
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def run(
    inputs: tuple[Path, ...],
    case: Path,
    list_files: tuple[Path, ...],
    as_of: str | None,
    no_starter: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read the files and folders INPUT into CASE and write CASE/report.html and CASE/export/.

    A second run adds to the case and does no work twice; a run that was broken off goes on where it ended. Exit code 3
    when some documents could not be read; the report names each.
    """
    from enduse.cli.answer import answer, summary

    if not as_json and not quiet:
        _speak_any_script()
    picture = _run(inputs, case, list_files, as_of, no_starter, quiet or as_json)
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(summary(picture, case))).decode())
    elif not quiet:
        click.echo(answer(picture, case / "report.html", colour=sys.stdout.isatty()), nl=False)
    if any(document.error for document in picture.documents):
        sys.exit(3)


def _run(
    inputs: tuple[Path, ...], case: Path, list_files: tuple[Path, ...], as_of: str | None, no_starter: bool, quiet: bool
) -> "Picture":
    """Drive the six stages over the case and write what they found."""
    from enduse import pipeline
    from enduse.cli.progress import watching
    from enduse.errors import BadInput
    from enduse.ingest import sources, unreadable
    from enduse.plugins import plugs
    from enduse.read.known import Known
    from enduse.report import files
    from enduse.store import Case

    given = sources(inputs)
    lists = load_lists(list_files, starter_too=not no_starter)
    known = Known.of(lists)
    readers = [make(known) for make in plugs("enduse.readers")]
    with Case.open(case, create=True, unreadable=unreadable) as opened, watching(quiet) as watch:
        everything = opened.sources(given)
        if not everything:
            raise BadInput(f"there is no file in {', '.join(map(str, inputs))}; give a folder that holds documents")
        names = [f"{one.name} {one.sha256}" for one in lists]
        opened.log("run", sources=len(everything), lists=names, as_of=as_of)
        picture = pipeline.run(everything, readers, opened.judgements(), lists, as_of=as_of, keep=opened, watch=watch)
        watch("report", 0, 1, "")
        opened.save(picture)
        opened.write_exports(files(picture))
        unread = sum(1 for document in picture.documents if document.error)
        opened.log("done", documents=len(picture.documents), unread=unread, claims=len(picture.claims))
        watch("report", 1, 1, "")
    return picture


def load_lists(files: tuple[Path, ...], *, starter_too: bool) -> "tuple[Watchlist, ...]":
    """The lists to screen against: the starter that enduse brings, if wanted, and the given files."""
    from enduse.screen.lists import load_list, starter

    return (*((starter(),) if starter_too else ()), *(load_list(path) for path in files))


def _speak_any_script() -> None:
    """Let names in any script be printed even where the terminal knows only one: what it lacks is shown as numbers."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
