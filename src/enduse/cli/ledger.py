"""`enduse replies`: whom the case's people asked, what came back, and the whole ledger of replies."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enduse.cli.options import as_of_option, case_argument, day, json_option
from enduse.cli.shown import on_one_line, speak_any_script

if TYPE_CHECKING:
    from enduse.records.reply import Inquiry

WAYS = ("question", "trace_request", "right_of_reply")
ANSWERS = ("answered", "denied", "unaware", "declined", "no_reply")

on_option = click.option(
    "--on", "day", required=True, callback=day, metavar="DATE", help="The day (YYYY-MM-DD) on which this was."
)
by_option = click.option("--by", default="", metavar="NAME", help="Who asked, or notes this.")


@click.group()
def replies() -> None:
    """Keep the ledger of who was asked about what, and what came back.

    What texts tell of denials and silences comes from the texts. Here you note what you asked yourself: questions,
    trace requests, rights of reply, with deadlines. The report shows both from the next run on.
    """


@replies.command()
@case_argument
@click.argument("party")
@on_option
@click.option("--as", "way", type=click.Choice(WAYS), default="question", show_default=True, help="How it was asked.")
@click.option(
    "--about", multiple=True, metavar="ID", help="A transfer or claim it was asked about; may be given several times."
)
@click.option("--matter", default="", metavar="TEXT", help="What it was asked about, in words.")
@click.option("--due", callback=day, metavar="DATE", help="Until when an answer is due (YYYY-MM-DD).")
@by_option
@click.option("--note", default="", metavar="TEXT", help="Anything to remember with it.")
def ask(
    case: Path,
    party: str,
    day: str,
    way: str,
    about: Sequence[str],
    matter: str,
    due: str | None,
    by: str,
    note: str,
) -> None:
    """Note that PARTY (a name, or an id) was asked. Without --about and --matter: about all that is told of it.

    An answer to a trace request or a right of reply is due after 28 days unless --due says otherwise.
    """
    from enduse.store import Case

    with Case.open(case) as opened:
        made = opened.inquiries.ask(party, way, day, due=due, about=about, matter=matter, by=by, note=note)  # type: ignore[arg-type]
    until = f", answer due {made.due}" if made.due else ""
    click.echo(f"noted: {made.id}{until}; run again to apply it")


@replies.command()
@case_argument
@click.argument("inquiry")
@click.argument("came_back", metavar="ANSWER", type=click.Choice(ANSWERS))
@on_option
@click.option("--said", default="", metavar="TEXT", help="The answer in its own words.")
@by_option
def answer(case: Path, inquiry: str, came_back: str, day: str, said: str, by: str) -> None:
    """Note what came back to INQUIRY (its id or the beginning of it): answered, denied, unaware, declined, no_reply.

    A later entry outranks an earlier one, and the log keeps both.
    """
    from enduse.store import Case

    with Case.open(case) as opened:
        made = opened.inquiries.answer(inquiry, came_back, day, said=said, by=by)  # type: ignore[arg-type]
    click.echo(f"noted: {made.id} {made.answer}; run again to apply it")


@replies.command()
@case_argument
@click.argument("inquiry")
@click.option("--why", required=True, metavar="TEXT", help="Why the entry does not hold.")
@by_option
def withdraw(case: Path, inquiry: str, why: str, by: str) -> None:
    """Take back an INQUIRY that was entered by mistake; the log keeps it."""
    from enduse.store import Case

    with Case.open(case) as opened:
        made = opened.inquiries.withdraw(inquiry, why, by)
    click.echo(f"withdrawn: {made.id}; run again to apply it")


@replies.command("list")
@case_argument
@as_of_option
@click.option("--today", is_flag=True, help="Compare deadlines with today.")
@click.option("--open", "open_only", is_flag=True, help="Only those without an answer.")
@json_option
def list_all(case: Path, as_of: str | None, today: bool, open_only: bool, as_json: bool) -> None:
    """List what CASE asked, with deadlines; what is overdue is said for the day of --as-of or --today only."""
    import msgspec

    from enduse.store import Case
    from enduse.store.custody import utc_now

    if as_of and today:
        raise click.UsageError("give --as-of or --today, not both")
    speak_any_script()
    with Case.open(case, write=False) as opened:
        names = {i: p.caption for p in opened.parties() for i in (p.id, *p.also)}
        inquiries = opened.inquiries.all()
    if open_only:
        inquiries = tuple(one for one in inquiries if one.answer == "asked" and one.withdrawn is None)
    for one, late in _with_lateness(inquiries, utc_now()[:10] if today else as_of):
        name = names.get(one.party, one.party)
        if as_json:
            told = {**msgspec.structs.asdict(one), "name": name, "overdue": late}
            click.echo(msgspec.json.encode(told).decode())
        else:
            click.echo(on_one_line(_told(one, name, late), 400))


def _with_lateness(inquiries: Iterable["Inquiry"], day: str | None) -> Iterator[tuple["Inquiry", bool | None]]:
    """Each inquiry with whether it is overdue; None where there is no deadline, or no day to compare it with."""
    for one in inquiries:
        waits = one.answer == "asked" and one.withdrawn is None
        yield one, (waits and day > one.due) if one.due and day else None


def _told(one: "Inquiry", name: str, late: bool | None) -> str:
    state = f"{one.answer} {one.answered_on}" if one.answered_on else "no answer noted"
    if one.withdrawn is not None:
        state = f"withdrawn: {one.withdrawn}"
    elif one.due and one.answer == "asked":
        state += f", due {one.due}" + (", OVERDUE" if late else "")
    by = f" by {one.by}" if one.by else ""
    about = one.matter or f"{len(one.claims)} claim{'s' * (len(one.claims) != 1)}"
    said = f" “{one.said}”" if one.said else ""
    return f"{one.id}  {name}  {one.way.replace('_', ' ')} of {one.asked_on}{by}  [{state}]  {about}{said}"
