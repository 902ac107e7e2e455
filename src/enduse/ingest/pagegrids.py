"""Where does a page draw a table? Ruled lines that meet say which lines of words it holds, and its columns."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from enduse.ingest.pagelines import Line
from enduse.ingest.pagewords import Rule, Rules

_TOUCH = 3.0  # points that may lie between two rules that meet
_MOST = 2_000  # rules of a kind; a page with more is a drawing


class Grid(Struct, frozen=True):
    """The lines `first` to `last` stand in a drawn table with these columns (left, right)."""

    first: int
    last: int
    columns: tuple[tuple[float, float], ...]


def grids(lines: Sequence[Line], rules: Rules) -> list[Grid]:
    """The drawn tables of two columns or more, from top to bottom; one with other words beside it is left out."""
    found: list[Grid] = []
    if len(rules.down) > _MOST or len(rules.across) > _MOST:
        return found
    for down, across in _meeting(rules):
        places = _apart(sorted(r.at for r in down))
        heights = _apart(sorted(r.at for r in across))
        if len(places) < 3 or len(heights) < 2:
            continue
        inside = [n for n, line in enumerate(lines) if _holds(places, heights, line)]
        free = not any(inside and g.first <= inside[-1] and inside[0] <= g.last for g in found)
        if inside and free and inside[-1] - inside[0] + 1 == len(inside):
            columns = tuple(pairwise(places))
            found.append(Grid(inside[0], inside[-1], columns))
    return sorted(found, key=lambda grid: grid.first)


def _meeting(rules: Rules) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The rules in groups that hang together: (down, across), the smallest group first."""
    group = list(range(len(rules.down) + len(rules.across)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = n = group[group[n]]
        return n

    for n, down in enumerate(rules.down):
        for m, across in enumerate(rules.across, len(rules.down)):
            if across.at > down.end + _TOUCH:
                break
            if across.at >= down.start - _TOUCH and across.start - _TOUCH <= down.at <= across.end + _TOUCH:
                group[root(m)] = root(n)
    together: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for n, rule in enumerate((*rules.down, *rules.across)):
        together.setdefault(root(n), ([], []))[n >= len(rules.down)].append(rule)
    yield from sorted(together.values(), key=lambda pair: len(pair[0]) + len(pair[1]))


def _apart(places: Sequence[float]) -> list[float]:
    """The places, those that nearly coincide as one."""
    found: list[float] = []
    for place in places:
        if not found or place - found[-1] > _TOUCH:
            found.append(place)
    return found


def _holds(places: Sequence[float], heights: Sequence[float], line: Line) -> bool:
    """Whether all words of a line stand between the outermost rules."""
    middle = (min(s.top for s in line) + max(s.bottom for s in line)) / 2
    return heights[0] < middle < heights[-1] and all(places[0] < (s.left + s.right) / 2 < places[-1] for s in line)
