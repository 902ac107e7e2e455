"""The options that several commands share."""

from datetime import date
from pathlib import Path

import click


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A day written YYYY-MM-DD, handed on as that text."""
    try:
        return None if value is None else date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as 2025-03-31", ctx, param) from None


case_argument = click.argument("case", type=click.Path(path_type=Path))
list_option = click.option(
    "--list",
    "list_files",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE|NAME",
    help="A list to screen against: a file, or the name of a list on the shelf (enduse lists); may be given several "
    "times.",
)
age_option = click.option(
    "--list-age",
    "oldest",
    default=30,
    show_default=True,
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Warn of a list on the shelf that is older than this.",
)
as_of_option = click.option(
    "--as-of",
    callback=day,
    metavar="DATE",
    help="The day to screen for (YYYY-MM-DD); the newest list's date if not given.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs instead of text.")
