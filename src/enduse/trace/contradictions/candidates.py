"""Which claims may be about one matter? Those that share a party, a thing, a place, a root, a transfer or a figure.

In a small case all of one relation, since names in two scripts may be of one party. Only within blocks, the smallest
first, and for each claim no more than a number: what very many share tells nothing of one matter.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import floor, log

from enduse.trace.accounts import two_accounts
from enduse.trace.contradictions.facts import Fact

#: Up to so many claims one thing in common is enough to be looked at, in blocks of up to so many claims.
SMALL, WIDE = 400, 150
#: In a larger case two things are asked for, in blocks of up to so many; and no more pairs than this for each claim,
#: but where there are few claims, so many pairs in all.
BLOCK, MOST, PAIRS = 20, 10, 60_000
#: Relations that are held against one another; others only against their own kind.
TOGETHER = (
    frozenset({"production", "development", "use", "specification"}),
    frozenset({"transfer", "visit", "location"}),
    frozenset({"transfer", "production", "use"}),
)

Key = tuple[object, ...]


def candidates(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs worth weighing, each once, in the order of their ids."""
    seen: set[tuple[int, int]] = set()
    taken = [0] * len(facts)
    most = max(MOST, PAIRS // max(len(facts), 1))
    for block in _blocks(facts):
        free = [n for n in block if taken[n] < most]
        for a, b in combinations(free, 2):
            if taken[a] < most and taken[b] < most and (a, b) not in seen and comparable(facts[a], facts[b]):
                seen.add((a, b))
                taken[a] += 1
                taken[b] += 1
    for a, b in sorted(seen):
        yield facts[a], facts[b]


def comparable(one: Fact, other: Fact) -> bool:
    """Whether two claims can be held against each other at all."""
    left, right = one.claim, other.claim
    if one.in_table and other.in_table:
        return False
    if left.relation != right.relation and not any({left.relation, right.relation} <= t for t in TOGETHER):
        return False
    return left.document != right.document or two_accounts(left, right)


def _blocks(facts: Sequence[Fact]) -> list[list[int]]:
    """Positions of claims that share something, the smallest block first."""
    found: dict[Key, list[int]] = defaultdict(list)
    small = len(facts) <= SMALL
    for n, one in enumerate(facts):
        for key in _keys(one) if small else _finer(one):
            found[key].append(n)
    return sorted((b for b in found.values() if 1 < len(b) <= (WIDE if small else BLOCK)), key=_order)


def _order(block: list[int]) -> tuple[int, list[int]]:
    return len(block), block


def _keys(one: Fact) -> Iterator[Key]:
    """What two claims may share."""
    yield from (("party", p) for p in sorted(one.parties))
    yield from (("item", i) for i in sorted(one.items))
    yield from (("place", p) for p in sorted(one.places))
    yield from (("kind", k) for k in sorted(one.kinds))
    yield from (("root", mark, one.claim.relation) for mark in sorted(one.marks))
    yield from (("figure", step) for step in _steps(one))
    yield from (("called", word) for word in sorted(one.give.called | one.take.called))
    yield "relation", one.claim.relation
    if one.transfer:
        yield "transfer", one.transfer


def _finer(one: Fact) -> Iterator[Key]:
    """Of a large case: two things in common."""
    things = [*sorted(one.items), *sorted(one.kinds)]
    who = [*sorted(one.parties), *sorted(one.places)]
    if one.transfer:
        yield "transfer", one.transfer
    yield from ((one.claim.relation, p) for p in sorted(one.parties) if one.claim.relation != "transfer")
    yield from combinations(who, 2)
    yield from ((a, b) for a in who for b in (*things, *_steps(one)))
    yield from ((a, b) for a in things for b in (*_steps(one), *sorted(one.marks)))


def _steps(one: Fact) -> list[int]:
    """Two steps of a scale on which any two figures within a tenth of each other share one."""
    value = one.figure.value if one.figure else None
    if not value or value <= 0:
        return []
    step = log(value) / 0.25
    return sorted({floor(step), floor(step + 0.5) + 10**6})
