"""`enduse log` and `enduse verify`: what was done to which bytes, and whether all is as it was taken in."""

import sys
from pathlib import Path

import click

from enduse.cli.options import case_argument, json_option
from enduse.cli.shown import on_one_line


@click.command()
@case_argument
@json_option
def log(case: Path, as_json: bool) -> None:
    """Print the chain of custody of CASE: what was done to which bytes, when, by which version."""
    import msgspec

    from enduse.store import Case

    with Case.open(case, write=False) as opened:
        entries = opened.entries()
    for entry in entries:
        if as_json:
            click.echo(msgspec.json.encode(entry).decode())
            continue
        told = ", ".join(f"{name} {_plain(value)}" for name, value in entry.detail.items() if _told(value))
        subject = (entry.subject or "")[:12]
        click.echo(f"{entry.seq:>6}  {entry.at}  {entry.action:<8}  {subject:<12}  {on_one_line(told)}")


def _told(value: object) -> bool:
    return isinstance(value, str | int | list) and value not in ("", [])


def _plain(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


@click.command()
@case_argument
@json_option
def verify(case: Path, as_json: bool) -> None:
    """Check every original, text, result, export and log row of CASE; exit code 4 when one was altered."""
    import msgspec

    from enduse.store import Case

    with Case.open(case, write=False) as opened:
        problems = opened.problems()
    if as_json:
        click.echo(msgspec.json.encode({"case": case.name, "intact": not problems, "problems": problems}).decode())
    else:
        for problem in problems:
            click.echo(on_one_line(problem, 500))
        click.echo(f"{len(problems)} altered or missing" if problems else "all is as it was taken in")
    if problems:
        sys.exit(4)
