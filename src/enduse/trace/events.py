"""Claims become events: those that speak of one transfer are put together, and no two that conflict ever are.

A claim without a figure joins a transfer only where there is just one it can mean; the same holds for a claim that
differs in a figure, a date or a party. Where there are several, it stays on its own: a wrong join would hide more than
a missing one. Claims that say the very same are compared once, and only with those that share a party, a figure or
both ends with them.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Literal, NamedTuple

from enduse.compare.quantities import agree
from enduse.trace.blocks import blocks
from enduse.trace.legs import Leg
from enduse.trace.match import (
    NO_CHAIN,
    Bond,
    Chain,
    Clash,
    bond,
    chain_of,
    clashes,
    closeness,
    conflict,
    narrowly,
    same_figure,
)

#: The points on which texts may differ over one transfer; over parties only where figure and month are one.
POINTS: tuple[Literal["date", "supply", "receive"], ...] = ("date", "supply", "receive")


class _Groups:
    """Which nodes are together so far. A node is the legs that say the very same, by position."""

    def __init__(self, nodes: list[list[Leg]]) -> None:
        self.nodes = nodes
        self.papers = [frozenset(one.paper for one in node) for node in nodes]
        self.members = {n: [n] for n in range(len(nodes))}
        self.home = list(range(len(nodes)))
        self.despite: dict[int, frozenset[Clash]] = {}  # group -> the points on which its members differ

    def one_text(self, a: int, b: int) -> bool:
        return not self.papers[a].isdisjoint(self.papers[b])

    def differ(self, a: int, b: int, chain: Chain = NO_CHAIN) -> frozenset[Clash]:
        return clashes(self.nodes[a][0], self.nodes[b][0], chain)

    def apart(self, a: int, b: int) -> bool:
        return conflict(self.nodes[a][0], self.nodes[b][0], one_text=self.one_text(a, b))

    def bond(self, a: int, b: int) -> Bond | None:
        return bond(self.nodes[a][0], self.nodes[b][0], self.differ(a, b), one_text=self.one_text(a, b))

    def close(self, a: int, b: int) -> int:
        return closeness(self.nodes[a][0], self.nodes[b][0])

    def fits(self, one: int, other: int, despite: frozenset[Clash]) -> bool:
        """Whether no member of group `one` conflicts with one of `other`, or differs from it but on these points."""
        known = despite | self.despite.get(one, frozenset()) | self.despite.get(other, frozenset())
        chain = chain_of(self.nodes[n][0] for n in (*self.members[one], *self.members[other]))
        return all(
            self.differ(a, b, chain) <= known and not self.apart(a, b)
            for a in self.members[one]
            for b in self.members[other]
        )  # fmt: skip

    def join(self, one: int, other: int, despite: frozenset[Clash]) -> None:
        keep, gone = min(one, other), max(one, other)
        self.members[keep] += self.members.pop(gone)
        known = despite | self.despite.pop(gone, frozenset()) | self.despite.get(keep, frozenset())
        if known:
            self.despite[keep] = known
        for n in self.members[keep]:
            self.home[n] = keep

    def counted(self, group: int) -> bool:
        """Whether any leg of the group gives a quantity."""
        return any(self.nodes[n][0].figure for n in self.members[group])

    def count_alike(self, one: int, other: int) -> bool:
        """Whether the figures of two groups are words for one figure."""
        figures = [[leg for n in self.members[g] if (leg := self.nodes[n][0]).figure] for g in (one, other)]
        return bool(figures[0] and figures[1]) and all(same_figure(a, b) for a in figures[0] for b in figures[1])

    def agree_all(self, groups: list[int]) -> bool:
        """Whether these groups may all be one: nothing in them excludes the others, their figures neither."""
        return all(
            self.fits(one, other, frozenset()) and not self.figures_apart(one, other)
            for one, other in combinations(groups, 2)
        )

    def figures_apart(self, one: int, other: int) -> bool:
        """Whether two groups give figures that disagree."""
        figures = [
            [q for n in self.members[g] if (q := self.nodes[n][0].figure)] for g in (one, other)
        ]  # fmt: skip
        return any(agree(a, b) is False for a in figures[0] for b in figures[1])


class Events(NamedTuple):
    """The legs, grouped by the transfer they speak of, and the pairs of groups that differ only in who gave, or got."""

    groups: list[list[Leg]]
    rivals: list[tuple[int, int, Clash]]


def events(legs: list[Leg]) -> Events:
    """Put the legs together. Order and result depend on the claims' ids only."""
    nodes = _nodes(sorted(legs, key=lambda one: one.claim.id))
    groups = _Groups(nodes)
    bonds: dict[Bond, list[tuple[int, int]]] = {}
    for a, b in _pairs([node[0] for node in nodes], groups.papers):
        if not groups.apart(a, b) and (found := groups.bond(a, b)):
            bonds.setdefault(found, []).append((a, b))
    close = [(-groups.close(a, b), a, b) for a, b in bonds.get("agree", ())]
    for _, a, b in sorted(close):
        one, other = groups.home[a], groups.home[b]
        if one != other and groups.fits(one, other, frozenset()):
            groups.join(one, other, frozenset())
    _join_where_single(groups, bonds.get("firm", ()), both_ways=False, alike=True)
    _join_where_single(groups, bonds.get("open", ()), both_ways=False)
    _join_where_single(groups, bonds.get("disagree", ()), both_ways=True)
    _join_where_single(groups, bonds.get("loose", ()), both_ways=True)
    for point in POINTS:
        pairs = [(a, b) for a, b in bonds.get(point, ()) if point == "date" or narrowly(nodes[a][0], nodes[b][0])]
        _join_where_single(groups, pairs, both_ways=True, despite=frozenset((point,)))
    _join_where_single(groups, bonds.get("firm", ()), both_ways=False, alike=True)
    _join_where_single(groups, bonds.get("open", ()), both_ways=False)  # what was two may be one by now
    _join_where_single(groups, bonds.get("count", ()), both_ways=True)
    order = sorted(groups.members)
    at = {group: n for n, group in enumerate(order)}
    return Events(
        groups=[[one for n in sorted(groups.members[g]) for one in nodes[n]] for g in order],
        rivals=[(at[a], at[b], point) for point in POINTS[1:] for a, b in _rivals(groups, bonds.get(point, ()), point)],
    )


def _rivals(groups: _Groups, pairs: Iterable[tuple[int, int]], point: Clash) -> list[tuple[int, int]]:
    """Pairs of groups that are each other's only one to differ in just this."""
    found: dict[int, set[int]] = {}
    for a, b in pairs:
        one, other = groups.home[a], groups.home[b]
        if one != other and groups.fits(one, other, frozenset((point,))):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return sorted((a, b) for a in found for b in found[a] if a < b and len(found[a]) == len(found[b]) == 1)


def _nodes(legs: list[Leg]) -> list[list[Leg]]:
    """Legs that say the very same of a transfer, together; rows of tables and claims that go on from others alone."""
    found: dict[object, list[Leg]] = {}
    for one in legs:
        claim = one.claim
        alone = claim.id if one.in_table or one.continues else None
        quantity = claim.quantity
        figure: object = quantity and (quantity.value, quantity.unit, quantity.qualifier)
        if quantity and quantity.value is None:
            figure = quantity.text
        when = claim.when and (claim.when.value, claim.when.value and claim.when.text)
        told = (one.supply, one.receive, one.via, one.items, one.kinds, one.specific)
        key = (alone, *told, figure, when, claim.phase == "planned", claim.state)
        found.setdefault(key, []).append(one)
    return list(found.values())


def _join_where_single(
    groups: _Groups,
    pairs: Iterable[tuple[int, int]],
    *,
    both_ways: bool,
    alike: bool = False,
    despite: frozenset[Clash] = frozenset(),
) -> None:
    """Join two groups where one of them (the one without a figure), or each, has no other group it is closest to.

    `alike`: groups that both give a figure are joined as well, where it is one figure.
    """
    partners: dict[int, dict[int, int]] = {}  # group -> partner -> how close they are
    for a, b in pairs:
        one, other = groups.home[a], groups.home[b]
        if one != other and (other in partners.get(one, ()) or groups.fits(one, other, despite)):
            close = groups.close(a, b)
            for here, there in ((one, other), (other, one)):
                known = partners.setdefault(here, {})
                known[there] = max(known.get(there, 0), close)
    for group in sorted(partners):
        if group not in groups.members:
            continue
        closest = _closest(group, partners, groups, one_may_do=not both_ways)
        if closest is None or (
            not both_ways and groups.counted(group) and not (alike and groups.count_alike(group, closest))
        ):
            continue
        mutual = not both_ways or _closest(closest, partners, groups) == group
        if mutual and groups.fits(group, closest, despite):
            groups.join(group, closest, despite)


def _closest(
    group: int, partners: dict[int, dict[int, int]], groups: _Groups, *, one_may_do: bool = False
) -> int | None:
    """The one group that `group` is closest to, by what the groups are now; None where two are as close.

    `one_may_do`: of two that do not exclude each other, and may yet be one, the first is as good.
    """
    found: dict[int, int] = {}
    for partner, close in partners.get(group, {}).items():
        home = groups.home[partner]
        if home != group:
            found[home] = max(found.get(home, 0), close)
    most = max(found.values(), default=0)
    best = sorted(g for g in found if found[g] == most)
    if len(best) > 1 and not (one_may_do and len(best) <= 4 and groups.agree_all(best)):
        return None
    return best[0] if best else None


def _pairs(legs: list[Leg], papers: list[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing, each once, in order."""
    seen: set[tuple[int, int]] = set()
    for block in blocks(legs, papers):
        rows = {n for n in block if legs[n].in_table}
        for a, b in combinations(sorted(block), 2):
            if not (a in rows and b in rows and legs[a].paper == legs[b].paper):
                seen.add((a, b))
    yield from sorted(seen)
