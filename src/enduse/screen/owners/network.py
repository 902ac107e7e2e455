"""The stakes of a day as arrays: who holds how much of whom, at least and at most."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from enduse.records.ownership import Joint, Share, Stake
from enduse.screen.owners.regimes import PERCENT, Regime

#: What control counts: more than any share.
CONTROL = 1_000 * PERCENT
_ALL = 100 * PERCENT
#: A majority of the votes is control.
_MAJORITY = 50 * PERCENT + 1


class Network(NamedTuple):
    """Holdings between numbered parties. `low` and `high` are what each comes to at least and at most, in parts of
    PERCENT; `needed` is what reaches a party. Votes in a party are held in a second one, which controls the first."""

    parties: tuple[str, ...]
    owner: NDArray[Any]
    asset: NDArray[Any]
    low: NDArray[Any]
    high: NDArray[Any]
    needed: NDArray[Any]
    stakes: tuple[tuple[Stake, ...], ...]  # behind each holding; none between the votes and their party
    joint: dict[int, tuple[int, ...]]  # holding -> those held jointly with it


def network(stakes: Iterable[Stake], regime: Regime, day: str | None, joint: Sequence[Joint] = ()) -> Network:
    """The holdings that count under a test on a day (ISO date; None: those that have not ended)."""
    told: dict[tuple[str, str, str], list[Stake]] = defaultdict(list)
    for stake in stakes:
        if stake.owner != stake.asset and (regime.control or stake.kind == "shares") and may_hold(stake, day):
            told[stake.owner, stake.asset, stake.kind].append(stake)
    parties: dict[str, int] = {}
    owner, asset, low, high, needed = list[int](), list[int](), list[int](), list[int](), dict[str, int]()
    behind: list[tuple[Stake, ...]] = []
    for (holder, held, kind), said in told.items():
        least, most = _bounds(said, day)
        target = f"{held}\0votes" if kind == "votes" else held
        if kind == "votes" and target not in parties:
            needed[target] = _MAJORITY
            owner.append(_number(parties, target))
            asset.append(_number(parties, held))
            low.append(CONTROL)
            high.append(CONTROL)
            behind.append(())
        owner.append(_number(parties, holder))
        asset.append(_number(parties, target))
        low.append(least)
        high.append(most)
        behind.append(tuple(said))
    names = tuple(parties)
    amounts = np.array(low, np.int64), np.array(high, np.int64)
    return Network(
        names,
        np.array(owner, np.int64),
        np.array(asset, np.int64),
        amounts[0],
        at_most(np.array(asset, np.int64), *amounts, len(names)),
        np.array([needed.get(name, regime.needed) for name in names], np.int64),
        tuple(behind),
        _jointly(joint, parties, owner, asset) if regime.joint else {},
    )


def at_most(asset: NDArray[Any], low: NDArray[Any], high: NDArray[Any], size: int) -> NDArray[Any]:
    """The upper bounds, none above what the others leave of 100 percent; bounds that contradict that are left alone."""
    shares = low < CONTROL
    taken = np.zeros(size, np.int64)
    np.add.at(taken, asset[shares], low[shares])
    left = _ALL - (taken[asset] - low)
    return np.where(shares & (taken[asset] <= _ALL), np.minimum(high, np.maximum(left, low)), high)


def may_hold(stake: Stake, day: str | None) -> bool:
    """Whether a stake may be held on a day; without a day, whether it has not ended."""
    if day is None:
        return stake.until is None
    return (stake.since is None or stake.since <= day) and (
        stake.until is None or day[: len(stake.until)] <= stake.until
    )


def _surely_holds(stake: Stake, day: str | None) -> bool:
    if stake.possible:
        return False
    if day is None:
        return True
    begun = stake.since is None or (stake.since <= day and (len(stake.since) == 10 or not day.startswith(stake.since)))
    return begun and (stake.until is None or len(stake.until) == 10 or not day.startswith(stake.until))


def _bounds(said: Sequence[Stake], day: str | None) -> tuple[int, int]:
    """What several sources say of one holding: what they agree on, else everything between what they say."""
    if said[0].kind == "control":
        return (CONTROL if any(_surely_holds(s, day) for s in said) else 0), CONTROL
    sure = [parts(s.share) for s in said if _surely_holds(s, day)]
    low, high = max((a for a, _ in sure), default=0), min((b for _, b in sure), default=_ALL)
    if sure and low > high:
        low, high = min(a for a, _ in sure), max(b for _, b in sure)
    unsure = [parts(s.share) for s in said if not _surely_holds(s, day)]
    if unsure and not sure:
        return 0, max(b for _, b in unsure)
    return min((low, *(a for a, _ in unsure))), max((high, *(b for _, b in unsure)))


def parts(share: Share) -> tuple[int, int]:
    """The bounds of a share in parts of PERCENT, an open one moved by one part."""
    return round(share.low * PERCENT) + share.low_open, round(share.high * PERCENT) - share.high_open


def _number(parties: dict[str, int], name: str) -> int:
    return parties.setdefault(name, len(parties))


def _jointly(
    joint: Sequence[Joint], parties: dict[str, int], owner: Sequence[int], asset: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for one in joint:
        holders = {parties.get(name) for name in one.holders}
        held = {parties.get(one.asset), parties.get(f"{one.asset}\0votes")} - {None}
        for target in held:
            together = [at for at, (o, a) in enumerate(zip(owner, asset, strict=True)) if a == target and o in holders]
            for at in together:
                found[at] = (*found.get(at, ()), *(other for other in together if other != at))
    return found
