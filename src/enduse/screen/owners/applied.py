"""What a legal test says of parties: whom listed parties reach, at least and at most, and by which stakes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from enduse.records.ownership import UNKNOWN, Joint, Listed, Reached, Share, Stake, Step
from enduse.screen.owners.network import CONTROL, network
from enduse.screen.owners.reach import Holdings, reached, reached_by_one
from enduse.screen.owners.regimes import PERCENT, Regime

#: The flag for what a suspended test would reach: it is no longer barred, and still a reason to look.
OWNED_BY_LISTED = "owned-by-listed"


class _Rounds(NamedTuple):
    """In which round parties are reached; by one listed party alone, or (None) by all together."""

    by: int | None
    rounds: Mapping[int, int]


class Applied:
    """One test applied to stakes and listed parties on a day (ISO date; None: to what is so now)."""

    def __init__(
        self,
        regime: Regime,
        stakes: Iterable[Stake],
        listed: Iterable[Listed],
        day: str | None = None,
        joint: Sequence[Joint] = (),
    ) -> None:
        self.regime = regime
        self.status = regime.status(day)
        self._network = network(stakes, regime, day, joint)
        self._numbers = {name: number for number, name in enumerate(self._network.parties)}
        self.listed = {one.party for one in listed if one.authority in (None, regime.authority) and _stands(one, day)}
        self._seeds = sorted(self._numbers[name] for name in self.listed if name in self._numbers)
        self._sure = self._reach(self._network.low)
        self._at_most = self._reach(self._network.high)

    def of(self, party: str) -> Reached:
        """What the test says of a party. A listed one is reached by itself."""
        if party in self.listed:
            return Reached(party=party, test=self.regime.id, answer="yes", listed=(party,), status=self.status)
        number = self._numbers.get(party, -1)
        for answer, found in (("yes", self._sure), ("possible", self._at_most)):
            if how := found.get(number):
                return self._reached(party, number, answer, how)
        return Reached(party=party, test=self.regime.id, answer="no", status=self.status)

    def reached(self) -> tuple[str, ...]:
        """The parties that are reached or may be, without the listed ones, by name."""
        names = (self._network.parties[number] for number in self._at_most)
        return tuple(sorted(name for name in names if name not in self.listed and "\0" not in name))

    def _reach(self, amount: NDArray[Any]) -> dict[int, _Rounds]:
        told = self._network
        if not self._seeds:
            return {}
        holdings = Holdings.between(told.owner, told.asset, amount, len(told.parties))
        if self.regime.together:
            rounds = reached(holdings, told.needed, np.array(self._seeds))
            met = {int(n): int(rounds[n]) for n in np.flatnonzero(rounds >= 0)}
            return dict.fromkeys(met, _Rounds(None, met))
        found: dict[int, _Rounds] = {}
        for seed, met in reached_by_one(holdings, told.needed, self._seeds, told.joint):
            for number, count in met.items():
                if number not in found or count < found[number].rounds[number]:
                    found[number] = _Rounds(seed, met)
        return found

    def _reached(self, party: str, number: int, answer: str, how: _Rounds) -> Reached:
        steps, listed = self._steps(number, how)
        flags = []
        if (
            answer == "possible"
            and self.regime.unknown_flag
            and any(s.share == UNKNOWN for t in steps for s in t.stakes)
        ):
            flags.append(self.regime.unknown_flag)
        if self.status != "in force":
            flags = [OWNED_BY_LISTED] if self.status == "suspended" else []
        said = answer if self.status == "in force" else "no"
        return Reached(
            party=party,
            test=self.regime.id,
            answer=said,  # type: ignore[arg-type]
            steps=steps,
            listed=listed,
            flags=tuple(flags),
            status=self.status,
        )

    def _steps(self, number: int, how: _Rounds) -> tuple[tuple[Step, ...], tuple[str, ...]]:
        """The steps from a party back to the listed ones, and who these are."""
        told, names = self._network, self._network.parties
        steps, listed, queue, seen = [], dict[str, None](), [number], {number}
        for asset in queue:
            stakes: list[Stake] = []
            low = high = 0
            for at in self._into(asset, how):
                owner = int(told.owner[at])
                votes = not told.stakes[at]
                for one in self._into(owner, how) if votes else [at]:
                    stakes += told.stakes[one]
                    low, high = low + min(int(told.low[one]), CONTROL), high + int(told.high[one])
                    holder = int(told.owner[one])
                    if names[holder] in self.listed:
                        listed.setdefault(names[holder])
                    elif holder in how.rounds and holder not in seen:
                        seen.add(holder)
                        queue.append(holder)
            most = 100 * PERCENT
            together = Share(min(low, most) / PERCENT, min(high, most) / PERCENT)
            steps.append(Step(asset=names[asset], stakes=tuple(stakes), together=together))
        return tuple(steps), tuple(listed)

    def _into(self, asset: int, how: _Rounds) -> list[int]:
        """The holdings in a party that count: of parties reached before it, and what is held jointly with them."""
        told = self._network
        own = [
            int(at)
            for at in np.flatnonzero(told.asset == asset)
            if how.rounds.get(int(told.owner[at]), len(told.parties)) < how.rounds[asset]
        ]
        return list(dict.fromkeys((*own, *(other for at in own for other in told.joint.get(at, ())))))


def _stands(one: Listed, day: str | None) -> bool:
    if day is None:
        return one.until is None
    return (one.since is None or one.since <= day) and (one.until is None or day <= one.until)
