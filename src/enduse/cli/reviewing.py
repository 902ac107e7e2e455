"""A review: pair after pair is shown, answered, and each answer is kept before the next pair comes."""

from collections.abc import Sequence
from typing import Protocol

import click
from msgspec import Struct

from enduse.cli.pair_shown import pair_text
from enduse.cli.replies import JUDGED, Asking
from enduse.records.pair import Pair
from enduse.screen.pairs import Open


class Log(Protocol):
    """Keeps judgements; nothing in it is ever changed."""

    def judge(self, pair: Pair, verdict: str, why: str) -> str:
        """Keep a judgement for good and return its id."""

    def retract(self, judgement: str) -> None:
        """Take a judgement back."""


class Tally(Struct):
    """How far a review has come."""

    judged: int = 0
    skipped: int = 0


class _Step(Struct, frozen=True):
    position: int
    judgement: str | None  # its id, None for a pair that was skipped


def review_pairs(pairs: Sequence[Open], log: Log, asking: Asking, tally: Tally, *, colour: bool) -> None:
    """Ask about each pair in turn until all are answered or a person quits. `tally` is kept up as it goes."""
    steps: list[_Step] = []
    position, show = 0, True
    while position < len(pairs) or steps:
        more = position < len(pairs)
        if more and show:
            click.echo("\n" + pair_text(pairs[position], position + 1, len(pairs), colour=colour))
        reply = asking.ask(more=more)
        show = True
        if reply.word == "quit":
            return
        if not more and reply.word != "back":
            click.echo(f"no pair is left for the answer {reply.word!r}; it was not kept")
            return
        if reply.word == "back":
            show = bool(steps)
            if steps:
                position = _undo(steps.pop(), log, tally)
            else:
                click.echo("nothing to take back in this session")
            continue
        pair = pairs[position].pair
        if reply.word in JUDGED:
            steps.append(_Step(position, log.judge(pair, reply.word, reply.why)))
            tally.judged += 1
        else:
            steps.append(_Step(position, None))
            tally.skipped += 1
        position += 1


def _undo(step: _Step, log: Log, tally: Tally) -> int:
    """Take a step back and return the place of its pair."""
    if step.judgement is None:
        tally.skipped -= 1
    else:
        log.retract(step.judgement)
        tally.judged -= 1
    return step.position
