"""Claims become events: those that speak of one transfer are put together, and no two that conflict ever are.

Each pair that is worth comparing has a likeness (`likeness`). The two groups whose claims are on average most alike are
joined first, until none are alike enough: a claim alone with another is no reason where the rest of the two groups
speaks against it. Claims that say the very same are compared once.
"""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from msgspec import Struct

from enduse.trace.blocks import blocks
from enduse.trace.legs import Leg
from enduse.trace.likeness import bars, hopeless, likeness, ties, weights
from enduse.trace.match import conflict

#: The average log odds from which on two groups of claims are one event. Below nothing, since a claim that names little
#: is like little. Chosen by hand, with DOUBT and UNKNOWN, on all development stories.
ENOUGH = -0.6
#: A group that is nearly as much like another one (log odds), which excludes the first, is joined to neither.
DOUBT = 0.1
#: What two claims count that nobody compared: nothing speaks for them.
UNKNOWN = -3.0


class _Pair(Struct, frozen=True, gc=False):
    """Two groups: what the likenesses of their claims add up to, and of how many. `tied`: two of them have something in
    common."""

    total: float
    compared: int
    tied: bool

    def __or__(self, other: "_Pair") -> "_Pair":
        return _Pair(self.total + other.total, self.compared + other.compared, self.tied or other.tied)


def events(legs: list[Leg], known: Mapping[str, float] | None = None) -> list[list[Leg]]:
    """The legs, grouped by the transfer they speak of. Order and result depend on the claims' ids only.

    `known`: the weights of the points of likeness, where they are not those of `weights.json`.
    """
    known = known or weights()
    nodes = _nodes(sorted(legs, key=lambda one: one.claim.id))
    places = places_in(legs)
    papers = [frozenset(one.paper for one in node) for node in nodes]
    first = [node[0] for node in nodes]
    near: list[dict[int, _Pair]] = [{} for _ in nodes]
    apart: list[set[int]] = [set() for _ in nodes]
    alike: list[tuple[float, int, int, int, int]] = []
    for a, later in enumerate(_later(first, papers, places)):
        left = first[a]
        for b in later:
            right = first[b]
            barred = hopeless(left, right) or (not papers[a].isdisjoint(papers[b]) and conflict(left, right))
            pair = None if barred else _pair(left, right, places, known)
            if pair is None:
                apart[a].add(b)
                apart[b].add(a)
                continue
            near[a][b] = near[b][a] = pair
            if _enough(pair, 1):
                alike.append((-pair.total, a, b, 1, 1))
    members = _joined(near, apart, alike)
    return [[one for n in sorted(members[group]) for one in nodes[n]] for group in sorted(members)]


def _pair(left: Leg, right: Leg, places: Mapping[str, int], known: Mapping[str, float]) -> _Pair | None:
    """How alike two claims are; None where too much differs."""
    distance = abs(places[left.claim.id] - places[right.claim.id]) if left.paper == right.paper else None
    found = likeness(left, right, known, distance=distance)
    said = found.points.keys()
    return None if bars(said) else _Pair(found.score, 1, ties(said))


def _joined(
    near: list[dict[int, _Pair]], apart: list[set[int]], queue: list[tuple[float, int, int, int, int]]
) -> dict[int, list[int]]:
    """Join the two groups that are most alike on average, again and again.

    `near`: for each, those that may be one with it; `apart`: those never to be joined with it; `queue`: the pairs
    that are alike enough, with the sizes of the two.
    """
    members = {n: [n] for n in range(len(near))}
    heapify(queue)
    while queue:
        _, one, other, size_of_one, size_of_other = heappop(queue)
        if (one, other) != _sized(members, one, other, size_of_one, size_of_other):
            continue
        if _doubtful(one, other, near, apart, members) or _doubtful(other, one, near, apart, members):
            continue
        members[one] += members.pop(other)
        for group in apart[other]:
            apart[group].remove(other)
            apart[group].add(one)
        apart[one] |= apart[other]
        for group, pair in near[other].items():
            del near[group][other]
            if group == one:
                continue
            both = near[one][group] | pair if group in near[one] else pair
            near[one][group] = near[group][one] = both
        for group, pair in near[one].items():
            many = len(members[one]) * len(members[group])
            if group not in apart[one] and _enough(pair, many):
                first, second = min(one, group), max(one, group)
                heappush(queue, (-_average(pair, many), first, second, len(members[first]), len(members[second])))
    return members


def _doubtful(
    one: int,
    other: int,
    near: Sequence[Mapping[int, _Pair]],
    apart: Sequence[set[int]],
    members: Mapping[int, list[int]],
) -> bool:
    """Whether `one` could as well be told of another group, which cannot be one with `other`."""
    close = _average(near[one][other], len(members[one]) * len(members[other])) - DOUBT
    return any(
        _enough(pair, many := len(members[one]) * len(members[group])) and _average(pair, many) >= close
        for group, pair in near[one].items()
        if group in apart[other] and group not in apart[one]
    )


def _sized(members: Mapping[int, list[int]], one: int, other: int, first: int, second: int) -> tuple[int, int] | None:
    """The two groups, where both are still there and as large as when they were compared."""
    there = len(members.get(one, ())) == first and len(members.get(other, ())) == second
    return (one, other) if there else None


def _enough(pair: _Pair, many: int) -> bool:
    return pair.tied and _average(pair, many) > ENOUGH


def _average(pair: _Pair, many: int) -> float:
    """The average likeness over all pairs of claims of two groups."""
    return (pair.total + UNKNOWN * (many - pair.compared)) / many


def _nodes(legs: list[Leg]) -> list[list[Leg]]:
    """Legs that say the very same of a transfer, together; rows, and what hangs on its text, alone."""
    found: dict[object, list[Leg]] = {}
    for one in legs:
        claim = one.claim
        whole = one.items and one.supply.parties and one.receive.parties
        alone = claim.id if one.in_table or one.continues or not whole else None
        quantity = claim.quantity
        figure: object = quantity and (quantity.value, quantity.unit, quantity.qualifier)
        if quantity and quantity.value is None:
            figure = quantity.text
        when = claim.when and (claim.when.value, claim.when.value and claim.when.text)
        told = (one.supply, one.receive, one.via, one.items, one.kinds, one.specific)
        key = (alone, *told, figure, when, claim.phase == "planned", claim.state)
        found.setdefault(key, []).append(one)
    return list(found.values())


def places_in(legs: Iterable[Leg]) -> dict[str, int]:
    """The number of each claim among the transfer claims of its text."""
    texts: dict[str, list[Leg]] = {}
    for one in legs:
        texts.setdefault(one.paper, []).append(one)
    return {one.claim.id: n for told in texts.values() for n, one in enumerate(sorted(told, key=_place))}


def _place(one: Leg) -> tuple[int, int, str]:
    claim = one.claim
    return (
        min((e.start for e in claim.evidence), default=0),
        min((r.start for r in claim.roles), default=0),
        claim.id,
    )


def _later(legs: list[Leg], papers: list[frozenset[str]], places: Mapping[str, int]) -> list[set[int]]:
    """For each, by position, those after it that are worth comparing with it."""
    later: list[set[int]] = [set() for _ in legs]
    tables = [one.paper if one.in_table else None for one in legs]
    for block in map(sorted, blocks(legs, papers, places)):
        for at, a in enumerate(block, start=1):
            rest, table = block[at:], tables[a]
            later[a].update(rest if table is None else [b for b in rest if tables[b] != table])
    return later
