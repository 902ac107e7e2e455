"""Which claims are worth comparing? Those that share an end and goods, both ends, or goods and a figure, and those near
one another in a text.

Never all pairs. A block that grows large is cut by figure and by month; where many claims are alike even in these, none
can be told to be the one that another means, and the block is left.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from math import floor, log

from enduse.trace.dates import days
from enduse.trace.goods import wider_kinds
from enduse.trace.legs import Leg

#: Up to so many claims, all pairs of a block are compared; beyond, those of its parts; of a part, up to so many.
WHOLE, PART = 60, 60
#: Claims of one text are compared with so many that follow.
NEAR = 6
#: Months that a date may span to be put into parts.
MONTHS = 12

Key = tuple[object, ...]


def blocks(
    legs: list[Leg], papers: Sequence[frozenset[str]], places: Mapping[str, int] | None = None
) -> Iterator[list[int]]:
    """Groups of positions within which claims are compared.

    `papers`: the texts in which each leg's words stand; `places`: the number of each claim in its text.
    """
    if len(legs) <= WHOLE:
        yield list(range(len(legs)))
        return
    yield from _windows(legs, places or {})
    found: dict[Key, list[int]] = defaultdict(list)
    at = {one.claim.id: n for n, one in enumerate(legs)}
    for n, one in enumerate(legs):
        for key in dict.fromkeys(_keys(one)):
            found[key].append(n)
        if not one.in_table:
            for paper, item in product(sorted(papers[n]), sorted(one.items)):
                found["text", paper, item].append(n)
        for id in one.continues:
            if id in at:
                yield [at[id], n]
    finer = cache(lambda n: tuple(_finer(legs[n])))
    for block in found.values():
        if len(block) <= WHOLE:
            if len(block) > 1:
                yield block
            continue
        parts: dict[Key, list[int]] = defaultdict(list)
        for n in block:
            for key in finer(n):
                parts[key].append(n)
        yield from (part for part in parts.values() if 1 < len(part) <= PART)


def _windows(legs: list[Leg], places: Mapping[str, int]) -> Iterator[list[int]]:
    """The claims of a text that stand near one another."""
    texts: dict[str, list[int]] = {}
    for n, one in enumerate(legs):
        if not one.in_table and one.claim.id in places:
            texts.setdefault(one.paper, []).append(n)
    for told in texts.values():
        told.sort(key=lambda n: places[legs[n].claim.id])
        for begin in range(max(1, len(told) - NEAR)):
            if len(part := told[begin : begin + NEAR + 1]) > 1:
                yield part


def _keys(one: Leg) -> Iterator[Key]:
    """Where a claim is filed: by an end with the goods, by both ends, by the goods with the figure."""
    goods = [*sorted(one.items), *sorted(one.kinds)]
    givers, takers = sorted(one.supply.parties | one.via), sorted(one.receive.parties | one.via)
    for good in goods:
        yield from (("supply", party, good) for party in givers)
        yield from (("receive", party, good) for party in takers)
    yield from (("via", stop, good) for stop in sorted(one.via) for good in goods)
    for item in sorted(one.items):
        yield from (("from", place, item) for place in sorted(one.supply.places))
        yield from (("to", place, item) for place in sorted(one.receive.places))
    yield from (
        ("ends", a, b)
        for a, b in product(sorted({*givers, *one.supply.places}), sorted({*takers, *one.receive.places}))
    )
    wider = sorted({*goods, *(w for kind in one.kinds for w in wider_kinds(kind))})
    yield from (("figure", good, figure) for good, figure in product(wider, _figures(one)))
    yield from (("count", figure) for figure in _figures(one))


def _finer(one: Leg) -> Iterator[Key]:
    figures, months = list(_figures(one)), list(_months(one))
    if figures and months:
        yield from (("both", f, m) for f, m in product(figures, months))
    yield from (("figure", f) for f in figures)
    yield from (("month", m) for m in months)


def _figures(one: Leg) -> Iterator[int]:
    """Two steps of a scale on which any two figures within a tenth of each other share one."""
    value = one.claim.quantity.value if one.claim.quantity else None
    if value and value > 0:
        step = log(value) / 0.25
        yield from sorted({floor(step), floor(step + 0.5) + 10**6})


def _months(one: Leg) -> Iterator[str]:
    span = days(one.claim.when)
    if span is None or "0000" in span[0] or "9999" in span[1]:
        return
    year, month = int(span[0][:4]), int(span[0][5:7])
    for _ in range(MONTHS):
        yield f"{year:04}-{month:02}"
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        if f"{year:04}-{month:02}" > span[1][:7]:
            return
