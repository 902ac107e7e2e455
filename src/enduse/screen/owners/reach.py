"""Whom do some parties reach through their holdings? The least fixpoint: nobody is reached by what only follows from
being reached. Shares are never multiplied: who is reached counts with the whole of what they hold.

The rule is OFAC's (FAQ 401): property blocked in one step blocks in the next.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray


class Holdings(NamedTuple):
    """Holdings between numbered parties, found by who holds them. `amount` is what each comes to, in any whole unit."""

    order: NDArray[Any]
    starts: NDArray[Any]
    asset: NDArray[Any]
    amount: NDArray[Any]

    @classmethod
    def between(cls, owner: NDArray[Any], asset: NDArray[Any], amount: NDArray[Any], size: int) -> "Holdings":
        """The holdings of `size` parties: who holds how much of whom."""
        starts = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=size))))
        return cls(np.argsort(owner, kind="stable"), starts, asset, amount)

    @property
    def parties(self) -> int:
        return len(self.starts) - 1

    def of(self, owners: NDArray[Any]) -> NDArray[Any]:
        """The holdings of these parties."""
        begins, counts = self.starts[owners], self.starts[owners + 1] - self.starts[owners]
        ends = np.cumsum(counts)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(begins - (ends - counts), counts)
        held: NDArray[Any] = self.order[places]
        return held


def reached(holdings: Holdings, needed: NDArray[Any], seeds: NDArray[Any]) -> NDArray[Any]:
    """In which round each party is reached by the seeds together: 0 for the seeds, -1 for who is not reached.

    Each holding is looked at once, when its owner is reached.
    """
    rounds = np.full(holdings.parties, -1, np.int32)
    rounds[seeds] = 0
    held = np.zeros(holdings.parties, np.int64)
    front, count = np.unique(seeds), 0
    while len(front):
        count += 1
        at = holdings.of(front)
        assets = holdings.asset[at]
        np.add.at(held, assets, holdings.amount[at])
        touched = np.unique(assets)
        front = touched[(held[touched] >= needed[touched]) & (rounds[touched] < 0)]
        rounds[front] = count
    return rounds


def reached_by_one(
    holdings: Holdings, needed: NDArray[Any], seeds: Sequence[int], joint: Mapping[int, tuple[int, ...]]
) -> Iterator[tuple[int, dict[int, int]]]:
    """For each seed alone the parties that it reaches, with the round. A holding in `joint` brings those held jointly
    with it."""
    widest = _widest(holdings, needed, np.array(seeds, np.int64), joint)
    for seed in seeds:
        rounds, held, counted, front = {seed: 0}, dict[int, int](), set[int](), [seed]
        while front:
            later = []
            for owner in front:
                for at in holdings.order[holdings.starts[owner] : holdings.starts[owner + 1]].tolist():
                    asset = int(holdings.asset[at])
                    if asset in rounds or not widest[asset]:
                        continue
                    for one in (at, *joint.get(at, ())):
                        if one not in counted:
                            counted.add(one)
                            held[asset] = held.get(asset, 0) + int(holdings.amount[one])
                    if held[asset] >= needed[asset]:
                        rounds[asset] = rounds[owner] + 1
                        later.append(asset)
            front = later
        yield seed, rounds


def _widest(
    holdings: Holdings, needed: NDArray[Any], seeds: NDArray[Any], joint: Mapping[int, tuple[int, ...]]
) -> NDArray[Any]:
    """Whom the seeds reach at most, one of them alone or all together."""
    amount = holdings.amount.copy() if joint else holdings.amount
    for at, others in joint.items():
        amount[at] += sum(int(holdings.amount[other]) for other in others)
    widest: NDArray[Any] = reached(holdings._replace(amount=amount), needed, seeds) >= 0
    return widest
