"""How likely are two claims that differ on a point about one matter? The signals of the pair, added up by weight.

The weights stand in `signals.csv`: what we held before (`prior`), and what `evaluation/networks/fit.py` made of it on
marked stories (`weight`). A logistic model: the sum of the weights of the signals present is the log-odds.
"""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

#: From this likelihood on a pair is told. Chosen on stories left out of the fit (docs/accuracy.md).
TOLD = 0.4
#: What leaves no contradiction, whatever else speaks for one: who denies a direct deal denies none by a way round.
NONE = frozenset({"way round"})
#: Reasons shown with a finding.
SHOWN = 5


class Weight(NamedTuple):
    """A signal's weight, what we held it to be before, and how a reader is told of it (empty: not at all)."""

    weight: float
    prior: float
    words: str


def likelihood(kind: str, signals: Mapping[str, float]) -> float:
    """How likely claims of these signals are about one matter, and their difference of this kind a contradiction."""
    if not NONE.isdisjoint(signals):
        return 0.0
    known = _log_odds()
    total = known[kind] + sum([known[name] * value for name, value in signals.items()])
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def reasons(signals: Iterable[str]) -> tuple[str, ...]:
    """What speaks for one matter, in words, the weightiest first."""
    known = weights()
    found = sorted((known[name] for name in signals), key=lambda w: (-w.weight, w.words))
    return tuple(dict.fromkeys(w.words for w in found if w.words and w.weight > 0))[:SHOWN]


@cache
def _log_odds() -> dict[str, float]:
    return {name: known.weight for name, known in weights().items()}


@cache
def weights() -> dict[str, Weight]:
    """Signal, or kind of contradiction (the constant) -> its weight."""
    lines = files(__package__).joinpath("signals.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {r["signal"]: Weight(float(r["weight"]), float(r["prior"]), r["words"]) for r in rows}
