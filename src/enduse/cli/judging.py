"""`enduse judge` and `enduse judgements`: a person's word on whether two things are one."""

from pathlib import Path

import click

from enduse.cli.options import case_argument, json_option
from enduse.cli.shown import on_one_line


@click.command()
@case_argument
@click.argument("left", required=False)
@click.argument("right", required=False)
@click.argument("verdict", required=False, type=click.Choice(["same", "different", "unsure"]))
@click.option("--why", default="", metavar="TEXT", help="The reason; needed for a judgement.")
@click.option("--by", default="", metavar="NAME", help="Who says so.")
@click.option("--retract", metavar="ID", help="Take the judgement ID back.")
def judge(
    case: Path, left: str | None, right: str | None, verdict: str | None, why: str, by: str, retract: str | None
) -> None:
    """Say that LEFT and RIGHT are the same, different, or that it cannot be told; or take a judgement back.

    LEFT and RIGHT are ids of parties, items or references of CASE, or of list entities, whole or by their first six
    characters. A judgement outranks every score and holds from the next run on.
    """
    from enduse.store import Case

    if (retract is None) == (left is None) or (retract is None and (right is None or verdict is None)):
        raise click.UsageError("give LEFT RIGHT and same, different or unsure; or --retract ID")
    with Case.open(case) as opened:
        if retract is not None:
            gone = opened.retract(retract, why, by)
            click.echo(f"taken back: {gone.id} ({gone.left} {gone.verdict} {gone.right}); run again to apply it")
        else:
            made = opened.judge(str(left), str(right), str(verdict), why, by)
            click.echo(f"noted: {made.id} ({made.left} {made.verdict} {made.right}); run again to apply it")


@click.command()
@case_argument
@json_option
def judgements(case: Path, as_json: bool) -> None:
    """List the judgements of CASE, those taken back too."""
    import msgspec

    from enduse.store import Case

    with Case.open(case, write=False) as opened:
        history = opened.judgement_history()
        holding = {judgement.id for judgement in opened.judgements()}
    for one in history:
        state = "taken back" if one.retracted else "holds" if one.id in holding else "replaced by a later one"
        if as_json:
            said_so = {name: value for name, value in msgspec.structs.asdict(one).items() if name != "by" or value}
            click.echo(msgspec.json.encode({**said_so, "holds": one.id in holding}).decode())
        else:
            said = f"{one.left} {one.verdict} {one.right}"
            told = f"{one.at} by {one.by}" if one.by else one.at
            click.echo(on_one_line(f"{one.id}  {said}  {told}  [{state}]  {one.why}", 400))
