"""`enduse screen`: a table of names against lists, without any document."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enduse.cli.options import age_option, as_of_option, json_option, list_option
from enduse.cli.shown import on_one_line

if TYPE_CHECKING:
    from enduse.screen.standing import Words


@click.command()
@click.argument("queries", metavar="QUERIES.csv", type=click.Path(path_type=Path))
@list_option
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1), help="Hits per query.")
@click.option("--threshold", default=0.0, show_default=True, type=click.FloatRange(0, 1), help="The lowest score.")
@as_of_option
@age_option
@click.option(
    "--judgements", metavar="LOG.jsonl", type=click.Path(path_type=Path), help="Judgements of `enduse review` to apply."
)
@json_option
@click.option("--out", required=True, metavar="HITS.jsonl", type=click.Path(path_type=Path), help="Where to write.")
def screen(
    queries: Path,
    list_files: tuple[Path, ...],
    top: int,
    threshold: float,
    as_of: str | None,
    oldest: int,
    judgements: Path | None,
    as_json: bool,
    out: Path,
) -> None:
    """Screen the names in QUERIES.csv (id,name[,schema][,country][,identifier]) against lists.

    Without --list the starter watch list is searched, which is no full list. A hit is a candidate with its reasons,
    never a verdict; one line per query, best hit first. HITS.searched.json beside it says what was searched.
    """
    from collections import Counter

    import msgspec

    from enduse.cli.notices import about_lists
    from enduse.cli.searched import beside, searched
    from enduse.cli.shelved import load_lists
    from enduse.screen import screened
    from enduse.screen.answered import judged_lines, judged_rows
    from enduse.screen.queries import read_queries, screen_queries
    from enduse.screen.sides import row_side
    from enduse.screen.told import Answer

    rows = read_queries(queries)
    lists, notes = load_lists(list_files, starter_too=not list_files, as_of=as_of, oldest=oldest)
    part = out.with_name(f".{out.name}.part")
    words = _words(judgements) if judgements else None
    answers = screen_queries(rows, lists, top=top + (words.spare if words else 0), threshold=threshold, as_of=as_of)
    made: Iterator[bytes] = map(msgspec.json.encode, answers)
    if words:
        asked = (row_side(q.id, q.name, q.schema, q.country, q.identifier) for q in read_queries(queries))
        made = judged_lines(made, judged_rows(asked, words), words, top)
    statuses: Counter[str] = Counter()
    taken_away = 0
    try:
        with part.open("wb") as stream:
            for line in made:
                stream.write(line.rstrip(b"\n") + b"\n")
                found = msgspec.json.decode(line, type=Answer)
                statuses[found.status] += 1
                taken_away += found.judged_different
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    known = screened(lists, as_of)
    summary = msgspec.json.format(msgspec.json.encode(searched(known, as_of, statuses, taken_away))) + b"\n"
    beside(out).write_bytes(summary)
    if as_json:
        click.echo(summary.decode(), nl=False)
    for note in (*notes, *about_lists(known)):
        click.echo(f"Note: {on_one_line(note, 500)}", err=True)
    against = ", ".join(f"{one.name} ({one.as_of or 'no date given'}, {one.entries} entries)" for one in known)
    count = sum(statuses.values()) - statuses["not searched"]
    click.echo(on_one_line(f"{count} names screened against {against}", 500), err=True)
    if statuses["not searched"]:
        click.echo(f"{statuses['not searched']} not searched; `error` in their answers says why", err=True)


def _words(log: Path) -> "Words":
    """The judgements in a log. Raises BadInput where there is no such file."""
    from enduse.errors import BadInput
    from enduse.screen.standing import Words
    from enduse.store.judgement_file import JudgementFile

    if not log.is_file():
        raise BadInput(f"there is no judgement log {str(log)!r}; `enduse review --hits` writes one")
    return Words(JudgementFile(log).judgements(), directed=True)
