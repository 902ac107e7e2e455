"""How a machine-readable paper (UBL, CII, EDIFACT) is written out as text: title, labelled lines, a goods table.

It then stands as a paper of ink would, every value has its place in the text, and the same reader reads it. Values that
no path names are listed below it, under their own path.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from enduse.ingest.compose import Composer, one_line
from enduse.ingest.extracted import Extracted, Limits
from enduse.reference import trade
from enduse.reference.trade import Route

OTHERS = "Further values, as the file names them"
_MOST_OTHERS = 2000  # values without a field that are listed; the rest is counted
#: Values of a line that have no column of their own: what its price is for, and whether its amount holds a rebate.
_ONE = re.compile(r"1(?:[.,]0*)?")
_BASIS, _ADJUSTED = "basis", "adjusted"


class TradePaper(Struct, frozen=True):
    """A paper: its title, its header as (label, value), its goods lines by canonical name, (path, value) of others."""

    title: str
    header: tuple[tuple[str, str], ...]
    lines: tuple[Mapping[str, str], ...]
    others: tuple[tuple[str, str], ...] = ()


def written(paper: TradePaper, root: str, limits: Limits) -> Extracted:
    """The paper as text. `root` says by which routes it was read."""
    out = Composer(limits)
    out.block(paper.title, heading=True)
    for number, (label, value) in enumerate(paper.header):
        out.add(f"{'' if number else chr(10)}\n{label}: {one_line(value)}")
    columns = [r for r in trade.routes(root) if r.level == "line" and r.label]
    used = [r for r in _once(columns) if any(line.get(r.canonical) for line in paper.lines)]
    if paper.lines and used:
        out.gap()
        heads = list(enumerate(r.label for r in used))
        out.table([heads, *([(n, _cell(line, r)) for n, r in enumerate(used)] for line in paper.lines)])
    notes = []
    if paper.others:
        out.block(OTHERS, heading=True)
        for path, value in paper.others[:_MOST_OTHERS]:
            out.add(f"\n{one_line(path)} = {one_line(value)}")
        notes.append(f"{len(paper.others):,} values belong to no field of a trade paper; they are listed below it")
    return Extracted(
        text=out.text, headings=tuple(out.headings), tables=tuple(out.tables), title=paper.title, notes=tuple(notes)
    )


def _once(columns: Sequence[Route]) -> list[Route]:
    """The columns, each canonical name at its first place."""
    return list({route.canonical: route for route in reversed(columns)}.values())[::-1]


def _cell(line: Mapping[str, str], route: Route) -> str:
    """A value of a line. A price for several pieces, or beside a rebate, is told with that and is no figure."""
    value = line.get(route.canonical, "")
    if route.canonical != "line_price" or not value:
        return value
    basis = line.get(_BASIS, "")
    if basis and not _ONE.fullmatch(basis):
        return f"{value} for {basis}"
    return f"{value} before rebates of {line[_ADJUSTED]}" if line.get(_ADJUSTED) else value
