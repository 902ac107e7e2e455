"""Which head does a column have that stands beside it? Figures set to the right under a head set to the left."""

from collections.abc import Sequence

from enduse.ingest.pagelines import Segment

Row = list[tuple[int, Segment]]


def under_heads(rows: Sequence[Row]) -> list[Row]:
    """The rows, a column without a head joined with the one beside it that has nothing but a head.

    Where both neighbours have nothing but a head nobody can tell, and the column stays.
    """
    if len(rows) < 2:
        return list(rows)
    heads = {column for column, _ in rows[0]}
    below = {column for row in rows[1:] for column, _ in row}
    bare = heads - below
    beside = {column: [n for n in (column - 1, column + 1) if n in bare] for column in below - heads}
    moved = {column: found[0] for column, found in beside.items() if len(found) == 1}
    moved = {column: to for column, to in moved.items() if list(moved.values()).count(to) == 1}
    return [[(moved.get(column, column), segment) for column, segment in row] for row in rows] if moved else list(rows)
