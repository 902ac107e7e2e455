"""`enduse diff`: what changed between two runs of a case, or between two cases, and why."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enduse.cli.options import json_option
from enduse.cli.shown import on_one_line, speak_any_script

if TYPE_CHECKING:
    from enduse.records.change import Change, Changes
    from enduse.records.past import Run

#: How many changes of a section are printed before `--all` is pointed to.
LONGEST = 20
SIGNS = {"new": "+", "gone": "-", "changed": "~", "joined": ">", "parted": "<", "touched": "."}


@click.command()
@click.argument("then", metavar="CASE[@RUN]")
@click.argument("now", metavar="[CASE[@RUN]]", required=False)
@click.option(
    "--moved",
    default=0.05,
    show_default=True,
    type=click.FloatRange(0, 1),
    metavar="SCORE",
    help="By how much the score of a hit has to change to be told.",
)
@click.option("--all", "everything", is_flag=True, help="Print every change; else each section is cut.")
@json_option
def diff(then: str, now: str | None, moved: float, everything: bool, as_json: bool) -> None:
    """Tell what changed between two runs: transfers, hits, findings, parties, replies, sentences of the report.

    RUN is a run's number, a day (the last run up to it), `latest` or `previous`. CASE alone is its latest run; where
    only one is given, it is compared with the run before (CASE@RUN: with the latest). Exit code 0 when nothing
    changed, 1 when something did.
    """
    import msgspec

    from enduse.changes import changes

    first, second = _two(then, now)
    before, after = _load(first), _load(second)
    found = changes(before, after, moved)
    if as_json:
        told = {
            "before": {"case": first[0], "run": before.number, "at": before.at, "as_of": before.day},
            "after": {"case": second[0], "run": after.number, "at": after.at, "as_of": after.day},
            "changed": found.found,
            **{k: v for k, v in msgspec.to_builtins(found).items() if k not in ("before", "after")},
        }
        click.echo(msgspec.json.format(msgspec.json.encode(told)).decode())
    else:
        speak_any_script()
        for line in _lines(found, (first[0], before), (second[0], after), None if everything else LONGEST):
            click.echo(line)
    if found.found:
        sys.exit(1)


def _two(then: str, now: str | None) -> tuple[tuple[str, str], tuple[str, str]]:
    """Folder and run of both sides."""
    folder, run = _split(then)
    if now is not None:
        other, wanted = _split(now)
        return (folder, run or "latest"), (other, wanted or "latest")
    return (folder, run or "previous"), (folder, "latest")


def _split(given: str) -> tuple[str, str]:
    """A folder and the run behind its last `@`; a folder that has one in its name is taken whole."""
    folder, sign, run = given.rpartition("@")
    return (folder, run) if sign and folder and not Path(given).exists() else (given, "")


def _load(wanted: tuple[str, str]) -> "Run":
    from enduse.store import Case

    with Case.open(Path(wanted[0]), write=False) as opened:
        return opened.runs.load(wanted[1])


def _lines(found: "Changes", before: tuple[str, "Run"], after: tuple[str, "Run"], longest: int | None) -> Iterator[str]:
    yield f"before: {_run(*before)}"
    yield f"after:  {_run(*after)}"
    if found.causes:
        yield "\nWENT IN OTHERWISE"
        yield from _cut([f"  {on_one_line(cause.what, 300)}" for cause in found.causes], longest)
    for heading, changes in (
        ("TRANSFERS", found.transfers),
        ("HITS  (candidates for a person to check, never a verdict)", found.hits),
        ("FINDINGS", found.findings),
        ("PARTIES", found.parties),
        ("REPLIES", found.replies),
        ("SENTENCES OF THE REPORT", found.sentences),
    ):
        if changes:
            yield f"\n{heading}"
            yield from _cut(["\n".join(_told(change)) for change in changes], longest)
    if not found.found:
        yield "\nnothing that came out of the two runs differs"
    else:
        yield "\n+ new   - gone   ~ changed   > joined   < parted   . the same words on a changed basis"


def _run(case: str, run: "Run") -> str:
    day = f", screened for {run.day}" if run.day else ""
    return on_one_line(f"{case}, run {run.number} of {run.at}{day}", 500)


def _told(change: "Change") -> Iterator[str]:
    """A change: what it is about, what was and is, and why."""
    yield f"  {SIGNS[change.how]} {on_one_line(change.what, 400)}"
    for one in change.differences:
        yield f"      {one.field}: {on_one_line(one.before or 'none', 300)} → {on_one_line(one.after or 'none', 300)}"
    if change.because:
        yield f"      because: {on_one_line('; '.join(change.because), 500)}"


def _cut(blocks: Sequence[str], longest: int | None) -> Iterator[str]:
    yield from blocks[:longest]
    if longest is not None and len(blocks) > longest:
        yield f"  … and {len(blocks) - longest} more; --all prints them"
