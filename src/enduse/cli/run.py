"""`enduse run`: documents in, a case with a report out."""

import gc
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from enduse.cli.asking import about_prose, about_reader, endpoint_asked_for, reader_options
from enduse.cli.options import age_option, as_of_option, json_option, list_option
from enduse.cli.shelved import Lists, load_lists
from enduse.cli.shown import on_one_line, speak_any_script

if TYPE_CHECKING:
    from enduse.read.openai.endpoint import Endpoint
    from enduse.read.readers.openai import OpenAIReader
    from enduse.records.picture import Picture

#: After so many new objects the collector looks for cycles. A run makes very many records and hardly a cycle, and at
#: Python's own 700 it would look at all records again and again.
_COLLECTED_AFTER = 100_000


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(path_type=Path))
@click.option("--out", "case", required=True, metavar="CASE", type=click.Path(path_type=Path), help="The case folder.")
@list_option
@as_of_option
@age_option
@click.option("--no-starter", is_flag=True, help="Leave out the starter watch list that enduse brings.")
@reader_options
@json_option
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def run(
    inputs: tuple[Path, ...],
    case: Path,
    list_files: tuple[Path, ...],
    as_of: str | None,
    oldest: int,
    no_starter: bool,
    readers: tuple[str, ...],
    base_url: str | None,
    model: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read the files and folders INPUT into CASE and write CASE/report.html and CASE/export/.

    A second run adds to the case and does no work twice; a run that was broken off goes on where it ended. Exit code 3
    when some documents could not be read; the report names each.
    """
    from enduse.cli.answer import answer, summary
    from enduse.cli.notices import about_input, about_lists, lists_for_programs

    endpoint = endpoint_asked_for(readers, base_url, model)
    if not as_json and not quiet:
        speak_any_script()
    wanted = partial(load_lists, list_files, starter_too=not no_starter, as_of=as_of, oldest=oldest)
    ran = _run(inputs, case, wanted, as_of, endpoint, quiet or as_json)
    picture, left_out, gone = ran.picture, ran.left_out, ran.gone
    notes = (*ran.notes, *about_prose(picture), *about_reader(ran.asked))
    if as_json:
        import msgspec

        told = summary(picture, case) | {"lists": lists_for_programs(picture.lists)}
        told |= {"left_out": [str(path) for path in left_out], "no_longer_in_input": gone}
        told |= {"notes": notes} if notes else {}
        click.echo(msgspec.json.format(msgspec.json.encode(told)).decode())
    elif not quiet:
        click.echo(answer(picture, case / "report.html", colour=sys.stdout.isatty()), nl=False)
        for line in (*about_input(left_out, gone), *about_lists(picture.lists), *notes):
            click.echo(f"Note: {on_one_line(line, 500)}")
    if any(document.error for document in picture.documents):
        sys.exit(3)


class _Ran(NamedTuple):
    """What a run came to."""

    picture: "Picture"
    left_out: tuple[Path, ...]  # other cases among the input
    gone: tuple[str, ...]  # sources that the input no longer holds
    asked: "OpenAIReader | None"  # the optional reader, where one ran
    notes: tuple[str, ...]  # on the lists taken from the shelf, and on those of the run before


def _run(
    inputs: tuple[Path, ...],
    case: Path,
    wanted: Callable[[], Lists],
    as_of: str | None,
    endpoint: "Endpoint | None",
    quiet: bool,
) -> _Ran:
    """Drive the six stages over the case and write what they found."""
    from enduse import pipeline
    from enduse.changes.kept import records
    from enduse.cli.notices import about_lists_gone
    from enduse.cli.progress import watching
    from enduse.cli.shelved import shelf
    from enduse.errors import BadInput
    from enduse.ingest import cases, sources, unreadable
    from enduse.plugins import plugs
    from enduse.read.known import Known
    from enduse.report import files
    from enduse.report.sentences import sentences
    from enduse.store import Case, gone

    gc.set_threshold(_COLLECTED_AFTER)
    _check_out(case, inputs)
    given, left_out = sources(inputs), tuple(path for path in cases(inputs) if path != case.resolve())
    lists, notes = wanted()
    if not given and not Case.there(case):
        raise BadInput(f"there is no file in {', '.join(map(str, inputs))}; give a folder that holds documents")
    known = Known.of(lists)
    readers = [make(known) for make in plugs("enduse.readers")]
    asked = None
    with Case.open(case, create=True, unreadable=unreadable) as opened, watching(quiet) as watch:
        everything = opened.sources(given, inputs)
        names = [f"{one.name} {one.sha256}" for one in lists]
        told = {"asked": endpoint.where} if endpoint else {}
        former = [_lists_of(entry.detail) for entry in opened.entries() if entry.action == "run"]
        missing = about_lists_gone(former[-1] if former else (), [one.name for one in lists])
        opened.log("run", sources=len(everything), lists=names, as_of=as_of, cases_left_out=len(left_out), **told)
        if endpoint:
            from enduse.read.readers.openai import OpenAIReader

            asked = OpenAIReader(endpoint, opened.answers)
            readers.append(asked)
        judged, said, asked_of = opened.judgements(), opened.gradings.all(), opened.inquiries.all()
        room = shelf().indexes
        picture = pipeline.run(
            everything,
            readers,
            judged,
            lists,
            gradings=said,
            inquiries=asked_of,
            as_of=as_of,
            keep=opened,
            room=room,
            watch=watch,
        )
        watch("report", 0, 1, "")
        opened.save(picture)
        opened.write_exports(files(picture))
        unread = sum(1 for document in picture.documents if document.error)
        kept = records(picture, judged, asked_of, sentences(picture))
        opened.runs.keep(
            kept, picture.as_of, documents=len(picture.documents), unread=unread, claims=len(picture.claims)
        )
        watch("report", 1, 1, "")
    return _Ran(picture, left_out, gone(everything), asked, (*notes, *missing))


def _lists_of(detail: Mapping[str, object]) -> tuple[str, ...]:
    """The names of the lists that a run searched, as its row of the log tells them: name, then SHA-256."""
    told = detail.get("lists")
    return tuple(str(each).rpartition(" ")[0] for each in told) if isinstance(told, list) else ()


def _check_out(case: Path, inputs: tuple[Path, ...]) -> None:
    """Raise BadInput for a case that would lie at or above what it is made of: its own files would pass as evidence."""
    from enduse.errors import BadInput

    for path in inputs:
        if path.resolve().is_relative_to(case.resolve()):
            raise BadInput(
                f"--out {str(case)!r} is or holds the input {str(path)!r}; give a folder of its own to --out"
            )
