"""Fits the weights by which claims become events (src/enduse/trace/weights.json) on the stories whose gold may be read.

    PYTHONPATH=src:evaluation python evaluation/fit_events.py [--write]

Each pair of transfer claims of a story is an example: one event in the gold, or not. A logistic model over the points
of `enduse.trace.likeness`, fitted by Newton's method with a small ridge; each story counts twice, with the identities
that `resolve` finds and with those of the gold. What is to be believed is printed: each story put together with
weights fitted on all the others.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from networks.events import SHARED
from networks.load import ROOT, Given, Network, networks, readings

from enduse.records.identity import hashed
from enduse.records.judgement import Judgement
from enduse.resolve import resolve
from enduse.trace.events import events, places_in
from enduse.trace.legs import Leg
from enduse.trace.likeness import points
from enduse.trace.match import with_antecedents
from enduse.trace.setting import Setting
from enduse.trace.transfers import makes_transfer

_RIDGE = 0.3
_WEIGHTS = Path(__file__).parents[1] / "src/enduse/trace/weights.json"
_SAID = "Log odds that two transfer claims speak of one event, by point. Written by evaluation/fit_events.py."


class Story(NamedTuple):
    """A story's transfer claims, the gold's events, and every pair of claims as an example."""

    stem: str
    legs: list[Leg]
    golden: Mapping[str, str]
    events: list[set[str]]
    examples: list[tuple[dict[str, float], bool]]


def story(one: Network, *, judged: bool) -> Story:
    """A story as `resolve` leaves it; `judged`: with the gold's identities."""
    given = readings(one)
    documents = tuple(one.documents.values())
    found = resolve(documents, given.readings, tuple(_judgements(one, given)) if judged else ())
    setting = Setting(documents, found.claims, found.parties, found.items)
    legs = with_antecedents(setting.legs())
    event_of = {claim: event["id"] for event in one.gold["transfers"] for claim in event["claims"]}
    places = places_in(legs)
    examples = []
    for left, right in combinations(legs, 2):
        of = [event_of.get(given.claims[leg.claim.id]) for leg in (left, right)]
        distance = abs(places[left.claim.id] - places[right.claim.id]) if left.paper == right.paper else None
        examples.append((points(left, right, distance=distance), of[0] is not None and of[0] == of[1]))
    return Story(one.stem, legs, given.claims, [set(e["claims"]) for e in one.gold["transfers"]], examples)


def _judgements(one: Network, given: Given) -> Iterator[Judgement]:
    """What a person who knows the gold would have judged."""
    of: dict[str, list[str]] = {}
    for (canonical, _, _), reference in given.names.items():
        of.setdefault(canonical, []).append(reference)
    pairs = [(found[0], other, "same") for found in of.values() for other in found[1:]]
    pairs += [(of[a][0], of[b][0], "different") for a, b in one.gold["distinct"] if a in of and b in of]
    for left, right, verdict in pairs:
        yield Judgement(id=hashed("judged", left, right), left=left, right=right, verdict=verdict, why="gold")  # type: ignore[arg-type]


def fit(stories: Sequence[Story]) -> dict[str, float]:
    """The weights of all points that these stories show. A story of many claims has so many more pairs than another
    that it counts by their root."""
    examples = [example for one in stories for example in one.examples]
    counts = np.concatenate([np.full(len(one.examples), len(one.examples) ** -0.5) for one in stories])
    counts *= len(counts) / counts.sum()
    names = sorted({name for found, _ in examples for name in found})
    at = {name: n for n, name in enumerate(names)}
    told = np.zeros((len(examples), len(names) + 1))
    told[:, -1] = 1
    for row, (found, _) in enumerate(examples):
        for name, value in found.items():
            told[row, at[name]] = value
    right = np.array([float(same) for _, same in examples])
    ridge = np.eye(told.shape[1]) * _RIDGE
    ridge[-1, -1] = 1e-3
    weights = np.zeros(told.shape[1])
    for _ in range(20):
        sure = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (told * (counts * sure * (1 - sure))[:, None]) + ridge
        step = np.linalg.solve(slope, told.T @ (counts * (sure - right)) + ridge @ weights)
        weights -= step
        if abs(step).max() < 1e-6:
            break
    return {name: round(float(w), 3) for name, w in zip([*names, "bias"], weights, strict=True)}


def right(one: Story, weights: Mapping[str, float]) -> tuple[int, int, int]:
    """Events found, told, and of the gold: matched as `networks.events` matches them."""
    groups = events(one.legs, weights)
    told = [{one.golden[x.claim.id] for x in g} for g in groups if any(makes_transfer(x.claim) for x in g)]
    fits = [
        (-len(ours & theirs) / len(ours | theirs), n, m)
        for n, ours in enumerate(told)
        for m, theirs in enumerate(one.events)
        if len(ours & theirs) >= SHARED * len(ours | theirs)
    ]
    mine: dict[int, int] = {}
    for _, n, m in sorted(fits):
        if n not in mine and m not in mine.values():
            mine[n] = m
    return len(mine), len(told), sum(1 for event in one.events if event)  # some are only denied


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--folder", type=Path, default=ROOT / "development")
    ask.add_argument("--write", action="store_true", help="write the weights fitted on all stories")
    told = ask.parse_args()
    found = networks(told.folder)
    ways = {"as resolved": False, "as judged": True}
    stories = {way: [story(one, judged=judged) for one in found] for way, judged in ways.items()}
    every = [one for way in stories.values() for one in way]
    without = {stem: fit([one for one in every if one.stem != stem]) for stem in sorted({s.stem for s in every})}
    for way, these in stories.items():
        counts = [right(one, without[one.stem]) for one in these]
        for one, (hit, told_, gold) in zip(these, counts, strict=True):
            print(f"{way}  {one.stem:20} {2 * hit / (told_ + gold):.2f}")
        hit, told_, gold = (sum(c[n] for c in counts) for n in range(3))
        print(f"{way}: events F1 {2 * hit / (told_ + gold):.3f}, each story left out of the fit")
    if told.write:
        _WEIGHTS.write_text(json.dumps({"what": _SAID, "weights": fit(every)}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
