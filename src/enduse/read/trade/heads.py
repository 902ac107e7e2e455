"""Which row heads the goods table, and what does each column hold?"""

from collections.abc import Sequence

from msgspec import Struct

from enduse.read.trade.amounts import figures
from enduse.read.trade.boxes import box_of
from enduse.read.trade.cells import Box, Row
from enduse.read.trade.contents import told
from enduse.read.trade.labels import columns as vocabulary
from enduse.reference import trade

LONGEST_HEAD = 120  # characters; a longer cell is no head
HEAD_ROWS = 80  # how far down a head is looked for
CUSTOMS = frozenset(
    {
        "declaration",
        "direction",
        "procedure",
        "declarant",
        "customs_value",
        "stat_value_usd",
        "customs_post",
        "contract_holder",
    }
)

FIGURES = frozenset({"quantity", "money", "weight", "count", "hs"})  # kinds of columns whose cells hold one figure


class Head(Struct, frozen=True):
    """A head: rows `first` to `last`, what each column means, and the heads that mean nothing known."""

    first: int
    last: int
    columns: dict[int, str]
    boxes: dict[int, Box]
    unknown: tuple[str, ...]
    merged: dict[int, tuple[str, ...]] = {}  # columns that run several together, with all they hold

    @property
    def customs(self) -> bool:
        """Whether these are the columns of a customs extract."""
        return bool(CUSTOMS.intersection(self.columns.values()))


def head(rows: Sequence[Row]) -> Head | None:
    """The first row that names a goods column and one more, with a second row of heads below it if there is one."""
    for number, row in enumerate(rows[:HEAD_ROWS]):
        meant = {box.column: _meaning(box.text) for box in row if len(box.text) <= LONGEST_HEAD}
        known = {m[0] for m in meant.values() if m}
        goods = any("line_description" in m for m in meant.values()) or {"line_part_no", "line_quantity"} <= known
        if not goods or len(known) < 2 or any(_is_figure(box.text) for box in row):
            continue
        boxes = {box.column: box for box in row}
        last = number
        if number + 1 < len(rows) and _also_head(rows[number + 1], meant):
            last, above = number + 1, dict(meant)
            for box in rows[last]:
                below = _below(box, _meaning(box.text), above)
                if below:
                    meant[box.column], boxes[box.column] = below, box
        chosen = _chosen(meant, rows[last + 1 : last + 12])
        _beside(chosen, boxes, rows[last + 1 : last + 12])
        chosen |= told(chosen, rows[last + 1 :])
        unknown = tuple(boxes[c].text for c in sorted(boxes) if c not in chosen)
        merged = {c: parts for c in chosen if c in boxes and len(parts := _parts(boxes[c].text)) > 1}
        return Head(number, last, chosen, boxes, unknown, merged)
    return None


def _below(box: Box, below: tuple[str, ...], above: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """What a head means under another: "name" under "country of origin" is the country."""
    group = above.get(max((c for c in above if c <= box.column), default=-1), ())
    bare = "line_description" in below and group and not {"line_description", "line_part_no"}.intersection(group)
    return group if bare and len(box.text.split()) == 1 else below


def _meaning(text: str) -> tuple[str, ...]:
    """What a head means: by the box of the declaration it names, else by its words."""
    box = box_of(text)
    return (box,) if box else vocabulary().likely(text)


def _beside(chosen: dict[int, str], boxes: dict[int, Box], below: Sequence[Row]) -> None:
    """A head at the left of its column and figures at its right can come out as two columns: made one again."""
    filled = {box.column for row in below for box in row}
    for column in sorted(chosen):
        near = column + 1
        if vocabulary().kinds[chosen[column]] not in FIGURES or column in filled or near in boxes:
            continue
        cells = [box.text for row in below for box in row if box.column == near]
        if cells and all(figures(text) for text in cells):
            chosen[near], boxes[near] = chosen.pop(column), boxes.pop(column)


def _parts(text: str) -> tuple[str, ...]:
    """The columns that a head runs together, where figures can tell them apart: all but the first hold figures."""
    parts = vocabulary().several(text)
    return parts if len(parts) > 1 and all(vocabulary().kinds[p] in FIGURES for p in parts[1:]) else ()


def _is_figure(text: str) -> bool:
    return len(figures(text)) == 1 and not any(c.isalpha() for c in text)


def _also_head(row: Row, meant: dict[int, tuple[str, ...]]) -> bool:
    """Whether a row continues the head: only known heads, one of them where the row above has none or a group."""
    if any(_is_figure(box.text) for box in row):
        return False
    new = [box for box in row if vocabulary().means(box.text)]
    return bool(new) and len(new) == len(row) and any(not meant.get(box.column) or len(row) < len(meant) for box in new)


def _directions(cells: Sequence[str]) -> bool:
    """Whether all cells of a column tell whether goods came in or went out."""
    ways = {w.casefold() for w in trade.words("import") | trade.words("export")}
    return bool(cells) and all(text.strip().casefold() in ways for text in cells)


def _chosen(meant: dict[int, tuple[str, ...]], below: Sequence[Row]) -> dict[int, str]:
    """One meaning for each column; where a head has two ("Item"), the cells below and the other heads decide."""
    sure = {meanings[0] for meanings in meant.values() if len(meanings) == 1}
    chosen = {}
    for column in sorted(meant):
        meanings = meant[column]
        if not meanings:
            continue
        best = "code_of_above" if "code_of_above" in meanings else meanings[0]
        if "line_description" in meanings and "line_number" in meanings:
            cells = [box.text for row in below for box in row if box.column == column]
            numbered = bool(cells) and sum(_is_figure(text) for text in cells) * 2 > len(cells)
            best = "line_number" if numbered or "line_description" in sure else "line_description"
        if best == "line_part_no" and _directions([b.text for row in below for b in row if b.column == column]):
            best = "direction"  # "Type" over IMPORT and EXPORT
        chosen[column] = best
    if "line_description" not in chosen.values():
        for column, canonical in chosen.items():
            if canonical == "line_part_no":
                chosen[column] = "line_description"
                break
    if "bl_no" in chosen.values() and "line_unit" not in chosen.values() and "packages" not in chosen.values():
        # On bills of lading a bare "Quantity" counts packages (customs_columns: EN "Quantity; Packages").
        chosen = {c: "packages" if m == "line_quantity" else m for c, m in chosen.items()}
    return chosen
