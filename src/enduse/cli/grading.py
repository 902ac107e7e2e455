"""`enduse grade` and `enduse grades`: a person's word on how far a source can be relied on."""

from pathlib import Path

import click

from enduse.cli.options import case_argument, json_option
from enduse.cli.shown import on_one_line


@click.command()
@case_argument
@click.argument("source")
@click.argument("reliability", type=click.Choice(["A", "B", "C", "D", "E", "F"], case_sensitive=False))
@click.option("--why", default="", metavar="TEXT", help="The reason; needed.")
@click.option("--by", default="", metavar="NAME", help="Who says so.")
def grade(case: Path, source: str, reliability: str, why: str, by: str) -> None:
    """Say how far SOURCE of CASE can be relied on: A completely, B usually, C fairly, D not usually, E not, F cannot be
    judged.

    SOURCE is a name of `enduse grades CASE`, whole or its beginning. The last grade of a source holds, from the next
    run on; F takes a former one back.
    """
    from enduse.store import Case

    with Case.open(case) as opened:
        made = opened.gradings.add(source, reliability, why, by)
    click.echo(on_one_line(f"noted: {made.source} {made.reliability}; run again to apply it", 400))


@click.command()
@case_argument
@json_option
def grades(case: Path, as_json: bool) -> None:
    """List the sources of CASE as the last run left them, with their grades and what the case lets suppose."""
    import msgspec

    from enduse.store import Case

    with Case.open(case, write=False) as opened:
        found, history = opened.gradings.sources(), opened.gradings.all()
    later = {given.source: given.reliability for given in history}
    for one in found:
        if as_json:
            click.echo(msgspec.json.encode(one).decode())
            continue
        count = "1 claim" if one.claims == 1 else f"{one.claims} claims"
        held = f"{one.reliability} ({one.why})"
        held += f", {later[one.source]} from the next run on" if later.get(one.source, "F") != one.reliability else ""
        supposed = f"; proposed by rule: {one.proposed}" if one.proposed else ""
        click.echo(on_one_line(f"{one.source}  [{one.kind}, {count}]  {held}{supposed}", 400))
