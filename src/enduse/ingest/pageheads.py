"""Which head does a column have that stands beside it? Figures set to the right under a head set to the left."""

from collections.abc import Sequence

from enduse.ingest.pagelines import Segment

Row = list[tuple[int, Segment]]


def under_heads(rows: Sequence[Row]) -> list[Row]:
    """The rows, a column of figures without a head joined with the one to its left that has nothing but a head.

    Where both neighbours have nothing but a head nobody can tell, and the column stays.
    """
    if len(rows) < 2:
        return list(rows)
    heads = {column for column, _ in rows[0]}
    below = {column for row in rows[1:] for column, _ in row}
    bare = heads - below
    words = {n for row in rows[1:] for n, segment in row if not any(map(str.isdigit, segment.text))}
    alone = below - heads
    moved = {
        column: column - 1
        for column in alone - words
        if column - 1 in bare and column + 1 not in bare and column - 2 not in alone
    }
    return [[(moved.get(column, column), segment) for column, segment in row] for row in rows] if moved else list(rows)
