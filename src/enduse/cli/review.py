"""`enduse review`: a person works off hits, and candidate identities, in the terminal."""

import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enduse.cli.options import json_option
from enduse.cli.shown import on_one_line, speak_any_script

if TYPE_CHECKING:
    from enduse.cli.reviewing import Log
    from enduse.records.pair import Pair
    from enduse.screen.pairs import Open
    from enduse.store import Case
    from enduse.store.judgement_file import JudgementFile

_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("case", required=False, type=_PATH)
@click.option("--hits", metavar="HITS.jsonl", type=_PATH, help="Instead of a case: the answers of `enduse screen`.")
@click.option("--queries", metavar="QUERIES.csv", type=_PATH, help="With --hits: the table that was screened.")
@click.option("--log", "log_file", metavar="LOG.jsonl", type=_PATH, help="With --hits: where judgements are kept.")
@click.option("--by", default="", metavar="NAME", help="Who judges; the name of the account if not given.")
@click.option("--threshold", default=None, type=click.FloatRange(0, 1), help="With --hits: the lowest score (0.75).")
@click.option("--unsure", is_flag=True, help="Ask again about pairs that were judged unsure.")
@json_option
def review(
    case: Path | None,
    hits: Path | None,
    queries: Path | None,
    log_file: Path | None,
    by: str,
    threshold: float | None,
    unsure: bool,
    as_json: bool,
) -> None:
    """Judge the hits and candidates of CASE, or those of a screened table, one pair after the other, strongest first.

    s same, d different, u unsure (each with a reason if you like), k skip, b take the last one back, q quit. Each
    answer is kept at once. No pair is shown twice, unless its entry on the list has changed since. Without a terminal
    answers are read as lines. --json lists the open pairs and asks nothing.
    """
    table = (hits, queries, log_file)
    if (case is None) == (hits is None) or (hits is not None and None in table) or (case and any(table)):
        raise click.UsageError("give CASE; or --hits HITS.jsonl, --queries QUERIES.csv and --log LOG.jsonl")
    if case is not None and threshold is not None:
        raise click.UsageError("--threshold goes with --hits; a case holds only hits that are worth a look")
    speak_any_script()
    if hits is not None and queries is not None and log_file is not None:
        _of_table(hits, queries, log_file, by, threshold, unsure, as_json)
    elif case is not None:
        _of_case(case, by, unsure, as_json)


def _of_case(case: Path, by: str, unsure: bool, as_json: bool) -> None:
    from enduse.screen.pairs import case_pairs, open_pairs
    from enduse.screen.standing import Words
    from enduse.store import Case

    with Case.open(case, write=not as_json) as opened:
        pairs = case_pairs(opened.parties(), opened.hits(), opened.passages())
        found = open_pairs(pairs, Words(opened.judgements()), unsure=unsure)
        if as_json:
            _print_open(found)
        else:
            _ask(found, _CaseLog(opened, by or _account()), by or _account(), "run again to apply what was judged")


def _of_table(
    hits: Path, queries: Path, log_file: Path, by: str, threshold: float | None, unsure: bool, as_json: bool
) -> None:
    from enduse.name_tables import queries as asked
    from enduse.screen.pairs import open_pairs, table_pairs
    from enduse.screen.standing import Words
    from enduse.screen.told import WORTH_A_LOOK
    from enduse.store.judgement_file import JudgementFile

    log = JudgementFile(log_file)
    pairs = table_pairs(hits, asked(queries), WORTH_A_LOOK if threshold is None else threshold)
    found = open_pairs(pairs, Words(log.judgements(), directed=True), unsure=unsure)
    if as_json:
        _print_open(found)
    else:
        then = f"`enduse screen` with --judgements {log_file} applies what was judged"
        _ask(found, _TableLog(log, by or _account()), by or _account(), then)


def _ask(found: "Sequence[Open]", log: "Log", by: str, then: str) -> None:
    """Ask about every pair and say how far it went, also where it is broken off."""
    from enduse.cli.keyboard import keyboard
    from enduse.cli.replies import Keys, Lines
    from enduse.cli.reviewing import Tally, review_pairs

    if not found:
        click.echo("no pair is open")
        return
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    click.echo(on_one_line(f"{len(found)} open, judged by {by or 'nobody named (--by NAME)'}", 300))
    tally = Tally()
    try:
        if at_terminal:
            with keyboard() as typed:
                review_pairs(found, log, Keys(typed), tally, colour=True)
        else:
            review_pairs(found, log, Lines(), tally, colour=False)
    finally:
        left = len(found) - tally.judged
        click.echo(
            on_one_line(f"{tally.judged} judged, {left} still open" + (f"; {then}" if tally.judged else ""), 500)
        )


def _print_open(found: "Sequence[Open]") -> None:
    """The open pairs for programs, one line each."""
    import msgspec

    for one in found:
        told = msgspec.to_builtins(one.pair)
        if one.former:
            word = one.former.word
            told["former"] = {"id": word.id, "verdict": word.verdict, "why": word.why, "by": word.by, "at": word.at}
            told["former"]["changed"] = list(one.former.changed)
        click.echo(msgspec.json.encode(told).decode())


class _CaseLog:
    """Judgements kept in a case."""

    def __init__(self, case: "Case", by: str) -> None:
        self._case, self._by = case, by

    def judge(self, pair: "Pair", verdict: str, why: str) -> str:
        return self._case.judge(pair.left.id, pair.right.id, verdict, why, self._by, seen=pair).id

    def retract(self, judgement: str) -> None:
        self._case.retract(judgement, "taken back in the review", self._by)


class _TableLog:
    """Judgements kept in a file beside the table."""

    def __init__(self, log: "JudgementFile", by: str) -> None:
        self._log, self._by = log, by

    def judge(self, pair: "Pair", verdict: str, why: str) -> str:
        from enduse.records.judgement import Judgement
        from enduse.store.judging import verdict as known

        said = Judgement(
            id="", left=pair.left.id, right=pair.right.id, verdict=known(verdict), why=why, by=self._by, seen=pair
        )
        return self._log.judge(said).id

    def retract(self, judgement: str) -> None:
        self._log.retract(judgement, "taken back in the review", self._by)


def _account() -> str:
    """The name of the account that runs this, empty where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
