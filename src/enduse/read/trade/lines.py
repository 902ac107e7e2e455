"""Which rows are goods? Below the head: goods lines, lines that continue one, sums, and whatever else stands there."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct

from enduse.read.trade.amounts import figures
from enduse.read.trade.cells import Box, Row
from enduse.read.trade.fields import is_label
from enduse.read.trade.heads import FIGURES, Head
from enduse.read.trade.labels import columns as column_vocabulary
from enduse.read.trade.labels import fields as vocabulary
from enduse.reference import trade

_DIGIT = re.compile(r"\d")
_SUMS = ("total", "subtotal", "freight", "insurance", "charges", "discount", "tax", "deposit")
_FIGURES = (
    "line_quantity",
    "line_price",
    "line_total",
    "line_gross",
    "packages",
    "gross_weight_kg",
    "net_weight_kg",
    "customs_value",
    "stat_value_usd",
)
_ADDED_UP = {"packages", "gross_weight_kg", "net_weight_kg", "volume", "line_total", "line_gross"}
_MARKS = (
    "line_hs",
    "line_part_no",
    "shipper",
    "consignee",
    "seller",
    "buyer",
    "declaration",
    "registration_date",
    "line_unit",
)


#: Columns whose cells may look like a label: NO is Norway, "Pallet" is how it is packed.
_NO_LABELS = ("line_unit", "packing", "marks", "origin", "departure_country", "destination_country", "trading_country")
#: What the rows below a goods line may hold and still go on with it.
_GOES_ON = frozenset({"line_description", "line_part_no", "marks", "container"})


class GoodsLine(Struct, frozen=True):
    """One goods line: its cells by what they mean, its row, and the rows that continue its description."""

    cells: dict[str, Box]
    row: Row
    more: tuple[Row, ...] = ()


class Sum(Struct, frozen=True):
    """A row below the goods: `canonical` is total, subtotal, freight …; its cells by what their columns mean."""

    canonical: str
    label: Box
    cells: dict[str, Box]
    row: Row


class Goods(Struct, frozen=True):
    """What stands below a head; `rest` are the rows that are neither goods nor sums."""

    lines: tuple[GoodsLine, ...]
    sums: tuple[Sum, ...]
    rest: tuple[Row, ...]


def goods(rows: Sequence[Row], head: Head) -> Goods:
    """Sort the rows below the head."""
    lines: list[GoodsLine] = []
    sums: list[Sum] = []
    rest: list[Row] = []
    open_line = False  # whether the next row may continue the last goods line
    repeated = {(c, head.boxes[c].text) for c in head.columns}
    for row in rows[head.last + 1 :]:
        cells = _meant(row, head)
        if {(box.column, box.text) for box in row} <= repeated or _numbers_columns(row):
            continue
        kind = _sum_kind(row, cells)
        if (not kind or kind[0] == "unlabelled") and _is_charge(row, cells, lines):
            kind = "charge", row[0]
        if kind:
            sums.append(Sum(kind[0], kind[1], cells, row))
            open_line = False
        elif _is_goods(row, cells):
            lines.append(GoodsLine(cells, row))
            open_line = True
        elif open_line and _continues(row, cells):
            lines[-1] = GoodsLine(lines[-1].cells, lines[-1].row, (*lines[-1].more, row))
        else:
            rest.append(row)
            open_line = False
    lines, added = _without_sums([_uncaptioned(line) for line in lines])
    return Goods(tuple(_unnumbered(lines)), (*added, *sums), tuple(rest))


def _uncaptioned(line: GoodsLine) -> GoodsLine:
    """The line without "SAID TO CONTAIN" before its goods; they may be named on the line below."""
    box = line.cells.get("line_description")
    caption = _captions().match(box.text) if box else None
    if box is None or caption is None:
        return line
    bare = box.part(caption.end(), len(box.text))
    below = (b for row in line.more[:1] for b in row if b.column == box.column)
    named = bare if bare.text else next(below, box)
    return GoodsLine(line.cells | {"line_description": named}, line.row, line.more)


@cache
def _captions() -> re.Pattern[str]:
    """What stands before the goods on a bill of lading and names none."""
    said = sorted(map(re.escape, trade.words("contained")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(said)})(?!\w)[\s:,.]*", re.IGNORECASE)


def _without_sums(lines: list[GoodsLine]) -> tuple[list[GoodsLine], list[Sum]]:
    """The lines without those at the end that count nothing and whose amount is that of all lines before them."""
    found: list[Sum] = []
    kept = list(lines)
    while len(kept) > 1 and (not _counts(kept[-1]) or _breaks(kept)):
        last, before = kept[-1], [line for line in kept[:-1] if _counts(line)]
        columns = [c for c in ("line_total", "line_gross") if c in last.cells and _amounts(before, c)]
        if not columns or not any(_amounts([last], c) == _amounts(before, c) for c in columns):
            break
        found.append(Sum("total", last.row[0], last.cells, last.row))
        kept.pop()
    return kept, found


def _breaks(lines: Sequence[GoodsLine]) -> bool:
    """Whether the last line alone has another amount than its quantity times its price."""
    *before, last = map(_multiplied, lines)
    return len(before) > 1 and all(before) and not last


def _multiplied(line: GoodsLine) -> bool:
    """Whether a line's quantity times its price is its amount."""
    read = [figures(line.cells[c].text) if c in line.cells else [] for c in ("line_quantity", "line_price")]
    amount = _amounts([line], "line_total")
    if not all(read) or amount is None:
        return False
    return abs(read[0][0].value * read[1][0].value - amount) <= abs(amount) / 100


def _counts(line: GoodsLine) -> bool:
    """Whether a line tells how many, in what unit or at what price."""
    return any(c in line.cells and figures(line.cells[c].text) for c in ("line_quantity", "line_price"))


def _amounts(lines: Sequence[GoodsLine], column: str) -> Decimal | None:
    """What the figures of a column add up to, None where one is missing."""
    read = [figures(line.cells[column].text) if column in line.cells else [] for line in lines]
    return sum((each[0].value for each in read), Decimal(0)) if read and all(read) else None


def _unnumbered(lines: Sequence[GoodsLine]) -> list[GoodsLine]:
    """The lines, where each description begins or ends with the line's own number, without those numbers."""
    found = []
    for number, line in enumerate(lines, 1):
        box = line.cells.get("line_description")
        mark = re.match(rf"{number}\s+(?=\D)", box.text) or re.search(rf"\s{number}$", box.text) if box else None
        if box is None or mark is None or len(lines) < 2:
            return list(lines)
        bare = box.part(mark.end(), len(box.text)) if mark.start() == 0 else box.part(0, mark.start())
        found.append(GoodsLine(line.cells | {"line_description": bare}, line.row, line.more))
    return found


def _meant(row: Row, head: Head) -> dict[str, Box]:
    cells: dict[str, Box] = {}
    for box in row:
        if box.column in head.merged:
            for meaning, part in _split(box, head.merged[box.column]):
                cells.setdefault(meaning, part)
            continue
        canonical = head.columns.get(box.column)
        if canonical:
            cells.setdefault(canonical, box)
    return cells


def _split(box: Box, meanings: tuple[str, ...]) -> list[tuple[str, Box]]:
    """The cells that stand together in one: from the right, each takes the last figure; the first takes what is left.

    A lone figure below two heads could be either and is left out, unless the first column does not hold figures.
    """
    words = list(re.finditer(r"\S+", box.text))
    first_is_figure = column_vocabulary().kinds[meanings[0]] in FIGURES
    if first_is_figure and len(words) != len(meanings):
        return []
    found = []
    for meaning in reversed(meanings[1:]):
        if not words or not words[-1].group()[0].isdigit():
            break
        word = words.pop()
        found.append((meaning, box.part(*word.span())))
    if words:
        found.append((meanings[0], box.part(words[0].start(), words[-1].end())))
    return found


def _numbers_columns(row: Row) -> bool:
    """The row "1 2 3 4 5" that numbers the columns of printed forms."""
    texts = [box.text for box in row]
    return len(texts) >= 3 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _sum_kind(row: Row, cells: dict[str, Box]) -> tuple[str, Box] | None:
    """Whether the row is a total, subtotal, freight line …, and the cell that says so."""
    for box in row[:3]:
        if any(c.isdigit() for c in box.text) and not any(c.isalpha() for c in box.text):
            continue
        meant = [m for m in vocabulary().means(box.text.rstrip(" :：")) if m in _SUMS]
        if meant and (len(row) > 1):
            return meant[0], box
    if (
        "line_description" not in cells
        and "line_total" in cells
        and figures(cells["line_total"].text)
        and len(cells) == len(row) <= 3
    ):
        return "unlabelled", cells["line_total"]
    if cells and len(cells) == len(row) and set(cells) <= _ADDED_UP and all(figures(b.text) for b in row):
        return "unlabelled", row[0]
    return None


def _is_charge(row: Row, cells: dict[str, Box], lines: Sequence[GoodsLine]) -> bool:
    """Whether a row has words and an amount alone, where each line above is counted: a charge or rebate of any name."""
    amount = cells.get("line_total")
    others = [box for box in row if box != amount]
    named = others and any(c.isalpha() for c in others[0].text)
    bare = len(others) == 1 or (len(cells) <= 2 and not any(figures(box.text) for box in others))
    if not (lines and amount and named and bare and row[-1] == amount and figures(amount.text)):
        return False
    return all("line_quantity" in line.cells or "line_price" in line.cells for line in lines)


def _is_goods(row: Row, cells: dict[str, Box]) -> bool:
    named = cells.get("line_description") or cells.get("line_part_no")
    known = [cells[c] for c in _NO_LABELS if c in cells]
    if not named or not any(c.isalpha() for c in named.text):
        return False
    bare = (box for box in row if box is not named and not _DIGIT.search(box.text))
    if any(is_label(box.text) and box not in known for box in bare):
        return False
    if any(figures(cells[c].text) for c in _FIGURES if c in cells):
        return True
    return any(c in cells for c in _MARKS) and len(row) >= 3


def _continues(row: Row, cells: dict[str, Box]) -> bool:
    told = [box for name, box in cells.items() if name in ("line_description", "line_part_no")]
    return bool(told) and set(cells) <= _GOES_ON and len(cells) == len(row) and not any(is_label(b.text) for b in told)
