"""`enduse`: the group of commands, and what an error looks like to the person at the terminal.

Exit codes: 0 all read, 1 broken off (of `diff`: something changed), 2 something given does not hold, 3 some documents
or rows could not be read, 4 verify found something altered.
"""

from collections.abc import Callable
from typing import Any

import click

from enduse.cli.custody import log, verify
from enduse.cli.differing import diff
from enduse.cli.forgetting import forget
from enduse.cli.goods import goods
from enduse.cli.grading import grade, grades
from enduse.cli.judging import judge, judgements
from enduse.cli.ledger import replies
from enduse.cli.lists import lists
from enduse.cli.review import review
from enduse.cli.run import run
from enduse.cli.screening import screen
from enduse.cli.shown import shown
from enduse.errors import StopRun


class Stopped(click.ClickException):
    """A StopRun as the terminal shows it: the message, which names the value and the next step, and exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"enduse: {shown(self.message)}", err=True)


class Commands(click.Group):
    """A group that turns enduse's own errors into messages."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except StopRun as error:
            raise Stopped(str(error)) from error


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from enduse import __version__

        click.echo(f"enduse {__version__}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Print the version."
)
def main() -> None:
    """Turn a folder of documents into a sourced, screened picture of who supplies whom with what.

    Start with: enduse run FOLDER --out CASE, then open CASE/report.html.
    """


_COMMANDS: tuple[Callable[..., Any], ...] = (
    run, review, judge, judgements, grade, grades, replies, diff, forget, screen, goods, lists, verify, log,
)  # fmt: skip
for _command in _COMMANDS:
    main.add_command(_command)  # type: ignore[arg-type]
