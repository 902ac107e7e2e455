"""Fits the weights of contradictions (src/enduse/trace/contradictions/signals.csv) on marked stories, and says what
they are worth on stories left out.

    PYTHONPATH=src:evaluation python -m networks.fit evaluation/networks/development [--write]

Each pair of claims that differs on a point is an example: right where the gold has a contradiction of that kind there,
left out where it has one of another kind. A logistic model, drawn to the priors of the file by a ridge, so that a
signal that few stories show keeps what was held of it before. Figures are of findings: pairs that share a claim.
"""

import argparse
import csv
import io
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

import enduse.trace.contradictions as detector
from enduse.trace.contradictions.facts import facts
from enduse.trace.contradictions.points import KINDS
from enduse.trace.contradictions.weigh import TOLD, weights
from networks.events import is_right, joined
from networks.score import measured
from networks.told import Told

#: How strongly weights are drawn to their priors; the constants of the kinds less.
_RIDGE, _FREE = 8.0, 2.0
_FILE = Path(detector.__file__).parent / "signals.csv"
#: Kinds of the gold that a finding of a kind may be.
_ALSO = {"phase": {"phase", "inflation"}, "inflation": {"phase", "inflation"}}


class Example(NamedTuple):
    """One pair of claims that differs on a point of one kind."""

    story: str
    kind: str
    pair: frozenset[str]  # ids of the gold's claims
    signals: dict[str, float]
    joins: frozenset[str]  # the gold's contradictions of any kind; "denied": an event that the gold says is denied
    right: bool


def examples(told: Told) -> list[Example]:
    """The examples of one story."""
    found = []
    kinds = {x["id"]: x["kind"] for x in told.network.gold["contradictions"]} | {"denied": "stance"}
    for pair in detector.weighed(facts(told.claims.values(), told.world), told.world):
        ids = frozenset(told.golden[f.claim.id] for f in (pair.one, pair.other) if f.claim.id in told.golden)
        joins = frozenset(x["id"] for x in joined(told, {ids})) if len(ids) == 2 else frozenset()
        if not joins and len(ids) == 2 and is_right(told, {ids}):
            joins = frozenset({"denied"})
        right = any(kinds[x] in _ALSO.get(pair.kind, {pair.kind}) for x in joins)
        found.append(Example(told.network.stem, pair.kind, ids, pair.signals, joins, right))
    return found


def fitted(rows: Sequence[Example], names: Sequence[str]) -> np.ndarray:
    """Weights by Newton's method. Many pairs of one contradiction weigh less, each."""
    kept = [r for r in rows if r.right or not r.joins]
    given, right = _matrix(kept, names), np.array([float(r.right) for r in kept])
    count = Counter((r.story, x) for r in kept if r.right for x in r.joins)
    often = [min((count[r.story, x] for x in r.joins), default=1) for r in kept]
    share = np.array([1.5 * max(n**-0.5, 0.3) if r.right else 1.0 for r, n in zip(kept, often, strict=True)])
    prior = np.array([weights()[n].prior for n in names])
    ridge = np.array([_FREE if n in KINDS else _RIDGE for n in names])
    found = prior.copy()
    for _ in range(60):
        chance = _chance(given, found)
        slope = given.T @ (share * (right - chance)) - ridge * (found - prior)
        bend = (given * (share * chance * (1 - chance))[:, None]).T @ given + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        found += step * min(1.0, 2.0 / max(float(abs(step).max()), 1e-9))
        if abs(step).max() < 1e-6:
            break
    return found


def _matrix(rows: Sequence[Example], names: Sequence[str]) -> np.ndarray:
    at = {name: n for n, name in enumerate(names)}
    found = np.zeros((len(rows), len(names)))
    for n, row in enumerate(rows):
        found[n, at[row.kind]] = 1.0
        for name, value in row.signals.items():
            found[n, at[name]] = value
    return found


def _chance(given: np.ndarray, weight: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(given @ weight, -30, 30)))


def worth(stories: Sequence[Told], rows: Sequence[Example], chance: np.ndarray, told_from: float) -> str:
    """Found, false and look-alikes flagged, of findings told from a likelihood on."""
    count: Counter[str] = Counter()
    for story in stories:
        mine = [(r, c) for r, c in zip(rows, chance, strict=True) if r.story == story.network.stem and c >= told_from]
        found: set[str] = set()
        for kind in KINDS:
            for group in _linked([r for r, _ in mine if r.kind == kind]):
                joins = frozenset().union(*(r.joins for r in group))
                count["told"] += 1
                count["false"] += not joins
                found |= joins - {"denied"}
        count["gold"] += len(story.network.gold["contradictions"])
        count["found"] += len(found)
        told = {r.pair for r, _ in mine}
        for alike in story.network.gold["not_contradictions"]:
            count["alike"] += 1
            count["flagged"] += any(frozenset(p) in told for p in combinations(alike["claims"], 2))
    return (
        f"found {count['found'] / count['gold']:.3f}; false {count['false'] / max(count['told'], 1):.3f}; "
        f"look-alikes flagged {count['flagged'] / max(count['alike'], 1):.3f}; told {count['told']}"
    )


def _linked(rows: Sequence[Example]) -> list[list[Example]]:
    groups: list[tuple[set[str], list[Example]]] = []
    for row in rows:
        near = [g for g in groups if g[0] & row.pair]
        groups = [g for g in groups if g not in near]
        groups.append((set(row.pair).union(*(g[0] for g in near)), [row, *(r for g in near for r in g[1])]))
    return [g[1] for g in groups]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="keep the weights")
    args = parser.parse_args()
    stories = [told for folder in args.folders for _, told in measured(folder, "given")]
    rows = [row for story in stories for row in examples(story)]
    names = list(weights())
    given = _matrix(rows, names)
    gold = [(s.network.stem, x["id"]) for s in stories for x in s.network.gold["contradictions"]]
    within = {(r.story, x) for r in rows for x in r.joins}
    print(f"{len(rows)} pairs that differ; {sum(g in within for g in gold)} of {len(gold)} contradictions among them")
    apart = np.zeros(len(rows))
    for story in stories:
        mine = np.array([r.story == story.network.stem for r in rows])
        apart[mine] = _chance(given[mine], fitted([r for r, m in zip(rows, mine, strict=True) if not m], names))
    whole = fitted(rows, names)
    for told_from in (0.25, 0.3, TOLD, 0.4, 0.5):
        print(f"told from {told_from}: each story left out: {worth(stories, rows, apart, told_from)}")
        print(f"               fitted on all: {worth(stories, rows, _chance(given, whole), told_from)}")
    if args.write:
        _write(dict(zip(names, whole, strict=True)))
    return 0


def _write(found: dict[str, float]) -> None:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    notes = [line for line in lines if line.startswith("#")]
    out = io.StringIO()
    table = csv.DictWriter(out, ["signal", "prior", "weight", "words"], lineterminator="\n")
    table.writeheader()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        table.writerow(row | {"weight": f"{found[row['signal']]:.2f}"})
    _FILE.write_text("\n".join(notes) + "\n" + out.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
