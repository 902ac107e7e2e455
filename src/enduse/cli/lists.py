"""`enduse lists`: the user's shelf of sanctions lists, each with its dated snapshots."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from enduse.cli.options import age_option, json_option
from enduse.cli.progress import arriving
from enduse.cli.shelved import about_age, shelf
from enduse.cli.shown import on_one_line

if TYPE_CHECKING:
    from enduse.store.shelf import Taken, Terms
    from enduse.store.snapshot import Snapshot

accept_option = click.option("--accept", is_flag=True, help="Take a list over though many of its entries are gone.")
fall_option = click.option(
    "--may-fall",
    default=10.0,
    show_default=True,
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="How much smaller a list may be than before without --accept.",
)


@click.group()
def lists() -> None:
    """Keep sanctions lists on a shelf: dated snapshots of the files as they were published.

    A list on the shelf is screened against by its name: --list NAME. The shelf lies in your data folder, or where
    ENDUSE_LISTS says. Addresses are fetched by `add` and `update` only.
    """


@lists.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE_OR_URL...")
@click.option("--name", metavar="NAME", help="The list's name on the shelf; several files are then one list.")
@click.option("--publisher", metavar="TEXT", help="Who publishes it, where the list does not say.")
@click.option("--licence", metavar="TEXT", help="Under which terms, where the list does not say.")
@accept_option
@fall_option
def add(
    sources: tuple[str, ...],
    name: str | None,
    publisher: str | None,
    licence: str | None,
    accept: bool,
    may_fall: float,
) -> None:
    """Take lists in from files or http(s) addresses, unchanged, each with a name.

    With --name, all that is given is one list: the first file is the list, the others lie beside it (OFAC's sdn.csv
    with alt.csv and add.csv). What lies beside a file of yours is found by itself. The same file again adds nothing.
    """
    from enduse.screen.lists import open_list

    said = {key: text for key, text in (("publisher", publisher), ("licence", licence)) if text}
    for given in [sources] if name else [(source,) for source in sources]:
        with arriving() as watch:
            taken = shelf().add(given, open_list, name=name, said=said, terms=_terms(accept, may_fall), arriving=watch)
        _tell(taken)


@lists.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@accept_option
@fall_option
def update(names: tuple[str, ...], accept: bool, may_fall: float) -> None:
    """Fetch the addresses, or read the files, of the lists NAME again; of all lists where none is named.

    A list that cannot be had, is no list any more or has lost many entries stays as it was, and the others go on;
    the exit code is then 2. Older snapshots are kept.
    """
    from enduse.errors import BadInput, StopRun
    from enduse.screen.lists import open_list

    kept = shelf()
    wanted = names or kept.names()
    if not wanted:
        raise BadInput("there is no list on the shelf; take one in with `enduse lists add FILE_OR_URL`")
    failed = False
    for name in wanted:
        try:
            with arriving() as watch:
                taken = kept.update(name, open_list, terms=_terms(accept, may_fall), arriving=watch)
        except StopRun as error:
            failed = True
            click.echo(f"{on_one_line(name)}: not updated: {on_one_line(error, 1000)}", err=True)
        else:
            _tell(taken)
    if failed:
        sys.exit(2)


@lists.command("list")
@age_option
@json_option
def list_(oldest: int, as_json: bool) -> None:
    """List what is on the shelf: the newest snapshot of each list."""
    import msgspec

    from enduse.store.custody import utc_now
    from enduse.store.snapshot import newest

    kept, today = shelf(), utc_now()[:10]
    found = []
    for name in kept.names():
        with _damaged(name):
            held = kept.snapshots(name)
            if last := newest(held):
                found.append((last, len(held)))
    if as_json:
        told = [_facts(last) | {"snapshots": count, "age": last.age(today)} for last, count in found]
        click.echo(msgspec.json.format(msgspec.json.encode(told)).decode())
        return
    if not found:
        click.echo(f"no lists in {on_one_line(kept.folder, 500)}; take one in with `enduse lists add FILE_OR_URL`")
    for last, count in found:
        snapshots = f"{count} snapshot{'' if count == 1 else 's'}"
        click.echo(on_one_line(f"{last.name}: {_told(last)}, {snapshots}", 500))
    for last, _ in found:
        for line in about_age(last, today, oldest):
            click.echo(f"Note: {on_one_line(line, 500)}", err=True)


@lists.command()
@click.argument("name", metavar="NAME")
@json_option
def show(name: str, as_json: bool) -> None:
    """Show every snapshot of the list NAME, the oldest first: what it is, where it came from, where it lies."""
    import msgspec

    from enduse.errors import BadInput

    kept = shelf()
    held = kept.snapshots(name)
    if not held:
        raise BadInput(f"there is no list {name!r} on the shelf; `enduse lists list` shows what there is")
    if as_json:
        told = [_facts(one) | {"path": str(kept.folder / one.file)} for one in held]
        click.echo(msgspec.json.format(msgspec.json.encode(told)).decode())
        return
    for one in held:
        click.echo(on_one_line(f"{one.name}: {_told(one)}", 500))
        lines = [f"publisher: {one.publisher}; licence: {one.licence}; format: {one.format}"]
        lines += [f"first refused: {one.first_refused}"] if one.first_refused else []
        lines += [f"{file.name}  {file.size} bytes  SHA-256 {file.sha256}  from {file.source}" for file in one.files]
        lines.append(f"in {(kept.folder / one.file).parent}")
        for line in lines:
            click.echo(f"    {on_one_line(line, 500)}")


def _terms(accept: bool, may_fall: float) -> "Terms":
    from enduse.store.shelf import Terms

    return Terms(may_fall=may_fall / 100, accept=accept)


def _tell(taken: "Taken") -> None:
    """One line on what taking a list in came to."""
    one, before = taken.snapshot, taken.before
    if not taken.new:
        line = f"{one.name}: nothing new; the same as the snapshot fetched {one.fetched_at}"
    else:
        change = f", {before.entries} before" if before else ""
        line = f"{one.name}: {_told(one)}{change}"
        line += f"; the first refused: {one.first_refused}" if one.first_refused else ""
    click.echo(on_one_line(line, 500))


def _told(one: "Snapshot") -> str:
    refused = f", {one.refused} refused" if one.refused else ""
    as_of = f"as of {one.as_of}" if one.as_of else "no date given"
    confirmed = f", still the same {one.confirmed_at}" if one.confirmed_at != one.fetched_at else ""
    entries = "1 entry" if one.entries == 1 else f"{one.entries} entries"
    return f"{entries}{refused}, {as_of}, fetched {one.fetched_at}{confirmed}"


def _facts(one: "Snapshot") -> dict[str, object]:
    """What is known of a snapshot, for programs."""
    import msgspec

    facts: dict[str, object] = msgspec.to_builtins(one)
    facts.pop("said")
    return facts | {"sha256": one.files[0].sha256}


@contextmanager
def _damaged(name: str) -> Iterator[None]:
    """Tell of a list that cannot be shown, and go on with the next."""
    from enduse.errors import StopRun

    try:
        yield
    except StopRun as error:
        click.echo(f"{on_one_line(name)}: {on_one_line(error, 1000)}", err=True)
