"""Do the figures add up? Quantity times price against the line's amount, the lines against the total."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from enduse.read.trade.amounts import Figure, figure, figures, reading_that_adds_up
from enduse.read.trade.cells import Box
from enduse.read.trade.lines import Goods, GoodsLine, Sum
from enduse.read.trade.misread import Suspect, misread
from enduse.records.document import Scanned
from enduse.records.reading import Check

MOST_CHARGES = 3  # rows of other names between the lines and the total
_LOST = "by the numbers of its lines not all of them were read; compare the original"
RULE, MISREAD = "wrong_total", "misread_figure"
_BEYOND = Decimal(10) ** 20
_CENTS, _PARTS = Decimal("0.01"), Decimal("0.001")  # to which prices and counts are written
_NO_MONEY = {"line_quantity", "packages", "gross_weight_kg", "net_weight_kg", "volume"}
ADDED = (
    "freight",
    "insurance",
    "charges",
)  # what a total may hold beyond the lines; a tax may be in the prices or on top


class Off(Struct, frozen=True):
    """Figures that disagree, in words, and which of them might have been misread."""

    summary: str
    suspects: tuple[Suspect, ...] = ()


def checks(
    called: str,
    lines: Sequence[GoodsLine],
    sums: Sequence[Sum],
    fields: Mapping[str, Box],
    decimal_comma: bool | None,
    scanned: Sequence[Scanned] = (),
) -> tuple[Check, ...]:
    """A `wrong_total` check for each figure that disagrees with the others of its paper.

    Where one figure of a scan (`scanned` are its words), read unsurely, explains it, or where a line was not read at
    all, that is a `misread_figure`.
    """
    found = []
    lost = bool(scanned) and _rows_lost(lines)
    for off in (*_line_checks(called, lines, decimal_comma), *_sum_checks(called, lines, sums, fields, decimal_comma)):
        doubt = misread(off.suspects, scanned) or (lost and _LOST)
        if doubt:
            found.append(Check(rule=MISREAD, summary=f"{off.summary}: {doubt}", severity="question"))
        else:
            found.append(Check(rule=RULE, summary=off.summary, severity="warning"))
    return tuple(found)


def _rows_lost(lines: Sequence[GoodsLine]) -> bool:
    """Whether the numbers of the lines tell that one between them was not read."""
    told = [figures(line.cells["line_number"].text) for line in lines if "line_number" in line.cells]
    numbers = [int(each[0].value) for each in told if len(each) == 1]
    return 0 < len(numbers) == len(lines) and numbers != list(range(numbers[0], numbers[0] + len(numbers)))


def total_below(sums: Sequence[Sum], decimal_comma: bool | None) -> Decimal | None:
    """The amount of the total row below the goods, None where there is none."""
    rows = [s for s in sums if s.canonical == "total"]
    taxed = next((f for s in rows if (f := _first(s.cells.get("line_gross"), decimal_comma))), None)
    found = taxed or next((_amount(s, decimal_comma) for s in rows), None)
    return found.value if found else None


def weights_below(read: Goods) -> dict[str, str]:
    """Packages and weights in the total row; where there is one goods line and no total, those of the line."""
    rows: list[Mapping[str, Box]] = [s.cells for s in read.sums if s.canonical in ("total", "unlabelled")]
    if not rows and len(read.lines) == 1:
        rows = [read.lines[0].cells]
    found: dict[str, str] = {}
    for cells in rows:
        for name in ("packages", "gross_weight_kg", "net_weight_kg"):
            if name in cells and len(figures(cells[name].text)) == 1:
                found.setdefault(name, cells[name].text)
    return found


def _line_checks(called: str, lines: Sequence[GoodsLine], decimal_comma: bool | None) -> Iterator[Off]:
    for number, line in enumerate(lines, 1):
        cells = [line.cells.get(c) for c in ("line_quantity", "line_price", "line_total")]
        texts = [box.text if box else None for box in cells]
        comma = reading_that_adds_up(texts[0] or "", texts[1], texts[2], decimal_comma)
        count, price, amount = _one(cells[0], comma), _one(cells[1], decimal_comma), _one(cells[2], decimal_comma)
        if not (count and price and amount):
            continue
        due = count.value * price.value
        slack = abs(count.value) * _rounding(price) + _rounding(amount)
        if abs(due - amount.value) > slack:
            said = f"{_shown(count.value)} × {_shown(price.value)} is {_shown(due)}, the paper says"
            yield Off(
                f"{called}, goods line {number}: {said} {_shown(amount.value)}",
                tuple(_suspects(cells, (count, price, amount))),
            )


def _rounded(value: Decimal, step: Decimal) -> Decimal | None:
    """The value in whole steps; None where it has more digits than any sum on a paper."""
    return value.quantize(step) if abs(value) < _BEYOND else None


def _suspects(cells: Sequence[Box | None], read: tuple[Figure, Figure, Figure]) -> Iterator[Suspect]:
    """What count, price and amount would have to be, each, for the others to be right."""
    count, price, amount = (figure.value for figure in read)
    boxes = dict(zip(("count", "price", "amount"), cells, strict=True))
    needed = {"amount": _rounded(count * price, _CENTS)}
    if price and (other := _rounded(amount / price, _PARTS)) and abs(other * price - amount) <= _CENTS / 2:
        needed["count"] = other
    if count and (other := _rounded(amount / count, _CENTS)) and abs(other * count - amount) <= _CENTS / 2:
        needed["price"] = other
    for name, value in needed.items():
        if value is not None and (box := boxes[name]):
            yield Suspect(box, value.normalize())


def _sum_checks(
    called: str, lines: Sequence[GoodsLine], sums: Sequence[Sum], fields: Mapping[str, Box], decimal_comma: bool | None
) -> Iterator[Off]:
    amounts = [_one(line.cells.get("line_total"), decimal_comma) for line in lines]
    extra = {s.canonical: _amount(s, decimal_comma) for s in sums}
    for name in ("total", "subtotal", "discount", "tax", "deposit", *ADDED):
        if not extra.get(name):
            extra[name] = _first(fields.get(name), decimal_comma)
    if amounts and all(amounts):
        goods = sum((a.value for a in amounts if a), Decimal(0))
        charges = [f for s in sums if s.canonical == "charge" and (f := _amount(s, decimal_comma))]
        last = charges.pop() if charges and not extra.get("total") else None  # a total of a name not known
        total = extra.get("total") or extra.get("unlabelled") or last
        for name, figure_given, sensible in (
            ("subtotal", extra.get("subtotal"), {goods}),
            ("total", total, _with(_possible(goods, extra), charges)),
        ):
            if figure_given and not any(abs(figure_given.value - s) <= _rounding(figure_given) * 2 for s in sensible):
                nearest = min(sensible, key=lambda s: abs(s - figure_given.value))
                beside = f" ({_shown(nearest)} with the sums beside them)" if nearest != goods else ""
                said = f"{called}: the lines add up to {_shown(goods)}{beside}, the {name} says"
                said += f" {_shown(figure_given.value)}"
                yield Off(said, tuple(_among(lines, "line_total", sums, fields, figure_given, sensible, decimal_comma)))
    taxed = [_one(line.cells.get("line_gross"), decimal_comma) for line in lines]
    given = next((f for s in sums if (f := _first(s.cells.get("line_gross"), decimal_comma))), None)
    if given and taxed and all(taxed):
        due = sum((t.value for t in taxed if t), Decimal(0))
        if abs(due - given.value) > _rounding(given) * 2 * len(taxed):
            said = f"{called}: the lines with tax add up to {_shown(due)}, the total says {_shown(given.value)}"
            yield Off(said, tuple(_among(lines, "line_gross", sums, fields, given, {due}, decimal_comma)))
    counts = [_one(line.cells.get("line_quantity"), decimal_comma) for line in lines]
    stated = next((_first(s.cells.get("line_quantity"), decimal_comma) for s in sums if s.canonical == "total"), None)
    if stated and counts and all(counts):
        counted = sum((c.value for c in counts if c), Decimal(0))
        if counted != stated.value:
            said = f"{called}: the quantities add up to {_shown(counted)}, the total says {_shown(stated.value)}"
            yield Off(said, tuple(_among(lines, "line_quantity", sums, fields, stated, {counted}, decimal_comma)))


def _among(
    lines: Sequence[GoodsLine],
    column: str,
    sums: Sequence[Sum],
    fields: Mapping[str, Box],
    total: Figure,
    sensible: set[Decimal],
    decimal_comma: bool | None,
) -> Iterator[Suspect]:
    """What a line or the total would have to be for the lines to add up to one of the sums that make sense."""
    for line in lines:
        read = _one(line.cells.get(column), decimal_comma)
        if read:
            yield from (Suspect(line.cells[column], read.value + total.value - s) for s in sensible)
    for box in (*(box for row in sums for box in row.row), *fields.values()):
        if any(figure.value == total.value for figure in figures(box.text, decimal_comma)):
            yield from (Suspect(box, s) for s in sensible)


def _possible(goods: Decimal, extra: Mapping[str, Figure | None]) -> set[Decimal]:
    """What the total may be: the lines, with or without charges, discount, tax and what was paid (as amounts)."""
    added = sum((f.value for name in ADDED if (f := extra.get(name))), Decimal(0))
    less = abs(f.value) if (f := extra.get("discount")) else Decimal(0)
    tax = f.value if (f := extra.get("tax")) else Decimal(0)
    paid = abs(f.value) if (f := extra.get("deposit")) else Decimal(0)
    none = Decimal(0)
    return {
        goods + a - d + t - p for a in (none, added) for d in (none, less) for t in (none, tax) for p in (none, paid)
    }


def _with(sums: set[Decimal], charges: Sequence[Figure]) -> set[Decimal]:
    """The sums with each charge added, taken off or left out."""
    for charge in charges[:MOST_CHARGES]:
        sums = {s + step * charge.value for s in sums for step in (-1, 0, 1)}
    return sums


def _amount(row: Sum, decimal_comma: bool | None) -> Figure | None:
    """The amount in a sum row: below the amounts, else its last figure."""
    cell = row.cells.get("line_total")
    found = _first(cell, decimal_comma)
    if found is None and not _NO_MONEY.intersection(row.cells):
        found = _first(row.row[-1], decimal_comma) if row.row[-1] is not row.label else None
    return found


def _one(cell: Box | None, decimal_comma: bool | None) -> Figure | None:
    return figure(cell.text, decimal_comma) if cell else None


def _first(cell: Box | None, decimal_comma: bool | None) -> Figure | None:
    found = figures(cell.text, decimal_comma) if cell else []
    return found[0] if found else None


def _rounding(written: Figure) -> Decimal:
    """Half of the last digit, at most half a cent for figures written without decimals."""
    return Decimal(5) / Decimal(10) ** (max(written.decimals, 2) + 1)


def _shown(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
