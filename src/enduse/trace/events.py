"""Claims become events: those that speak of one transfer are put together, and no two that conflict ever are.

A claim without a figure joins a transfer only where there is just one it can mean; the same holds for a claim whose
figure disagrees. Where there are several, it stays on its own: a wrong join would hide more than a missing one.
"""

from collections.abc import Iterator
from itertools import combinations

from enduse.trace.legs import Leg
from enduse.trace.match import Bond, bond, closeness, conflict

#: Rows of two tables are compared within a bucket of equal goods, date and figure, up to this many rows; and within one
#: of equal goods and only date or figure, up to fewer: where many rows are alike, none can be told to be the one.
BUCKET, LOOSE_BUCKET = 500, 40


class _Groups:
    """Which legs are together so far, by position."""

    def __init__(self, legs: list[Leg]) -> None:
        self.legs = legs
        self.members = {n: [n] for n in range(len(legs))}
        self.home = list(range(len(legs)))

    def fits(self, one: int, other: int) -> bool:
        """Whether no leg of group `one` conflicts with a leg of group `other`."""
        return not any(conflict(self.legs[a], self.legs[b]) for a in self.members[one] for b in self.members[other])

    def join(self, one: int, other: int) -> None:
        keep, gone = min(one, other), max(one, other)
        self.members[keep] += self.members.pop(gone)
        for n in self.members[keep]:
            self.home[n] = keep

    def counted(self, group: int) -> bool:
        """Whether any leg of the group gives a quantity."""
        return any(self.legs[n].claim.quantity for n in self.members[group])


def events(legs: list[Leg]) -> list[list[Leg]]:
    """The legs, grouped by the transfer they speak of. Order and result depend on the claims' ids only."""
    legs = sorted(legs, key=lambda one: one.claim.id)
    groups = _Groups(legs)
    bonds: dict[Bond, list[tuple[int, int]]] = {"agree": [], "open": [], "disagree": []}
    for a, b in sorted(_pairs(legs)):
        if not conflict(legs[a], legs[b]) and (found := bond(legs[a], legs[b])):
            bonds[found].append((a, b))
    for a, b in sorted(bonds["agree"], key=lambda pair: (-closeness(legs[pair[0]], legs[pair[1]]), pair)):
        one, other = groups.home[a], groups.home[b]
        if one != other and groups.fits(one, other):
            groups.join(one, other)
    _join_where_single(groups, bonds["open"], both_ways=False)
    _join_where_single(groups, bonds["disagree"], both_ways=True)
    _join_where_single(groups, bonds["open"], both_ways=False)  # what was two may be one by now
    return [[legs[n] for n in sorted(groups.members[g])] for g in sorted(groups.members)]


def _join_where_single(groups: _Groups, pairs: list[tuple[int, int]], *, both_ways: bool) -> None:
    """Join two groups where one of them (the one without a figure), or each, has no other group it could belong to."""
    partners: dict[int, set[int]] = {}
    for a, b in pairs:
        one, other = groups.home[a], groups.home[b]
        if one != other and (other in partners.get(one, ()) or groups.fits(one, other)):
            partners.setdefault(one, set()).add(other)
            partners.setdefault(other, set()).add(one)
    for group in sorted(partners):
        if group not in groups.members or (not both_ways and groups.counted(group)):
            continue
        found = {groups.home[p] for p in partners[group]} - {group}
        if len(found) != 1:
            continue
        other = found.pop()
        lonely = len({groups.home[p] for p in partners.get(other, ())} - {other}) == 1
        if (lonely or not both_ways) and groups.fits(group, other):
            groups.join(group, other)


def _pairs(legs: list[Leg]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: those that share a named party at one end, or places at both."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for n, one in enumerate(legs):
        for party in sorted(one.supply.parties):
            blocks.setdefault(("supply", party), []).append(n)
        for party in sorted(one.receive.parties):
            blocks.setdefault(("receive", party), []).append(n)
        for start in sorted(one.supply.places):
            for end in sorted(one.receive.places):
                blocks.setdefault(("places", start, end), []).append(n)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        prose = [n for n in block if not legs[n].in_table]
        rows = [n for n in block if legs[n].in_table]
        for pair in combinations(prose, 2):
            seen.add(pair)
        for a in prose:
            seen.update((min(a, b), max(a, b)) for b in rows)
        seen.update(_row_pairs(legs, rows))
    yield from seen


def _row_pairs(legs: list[Leg], rows: list[int]) -> Iterator[tuple[int, int]]:
    buckets: dict[tuple[str, str, str], list[int]] = {}
    close: dict[tuple[str, str, str], list[int]] = {}
    for n in rows:
        claim = legs[n].claim
        for kind in sorted(legs[n].kinds):
            day = claim.when.value if claim.when and claim.when.value else ""
            figure = str(claim.quantity.value) if claim.quantity and claim.quantity.value is not None else ""
            if day:
                buckets.setdefault(("on", kind, day), []).append(n)
            if figure:
                buckets.setdefault(("figure", kind, figure), []).append(n)
            if day and figure:
                close.setdefault((kind, day, figure), []).append(n)
    kept = [b for b in buckets.values() if len(b) <= LOOSE_BUCKET] + [b for b in close.values() if len(b) <= BUCKET]
    for bucket in kept:
        yield from (p for p in combinations(bucket, 2) if legs[p[0]].paper != legs[p[1]].paper)
