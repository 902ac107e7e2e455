"""The table of goods in its many shapes, and the gold of its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from trade.generate.draw import CURRENCIES, UNITS, WORDINGS, Draw, Line
from trade.generate.figures import written
from trade.generate.paper import LEFT, Cell, Figure, Goods

PLACES = {"price": 2, "amount": 2, "net": 1, "gross": 1, "volume": 2}


@dataclass
class Shape:
    """How one table is laid out. `languages` of the heads; `goods` languages of the descriptions."""

    languages: tuple[str, ...]
    goods: tuple[str, ...]
    way: str
    currency: str | None = None
    unit_in: str = "column"  # column, cell ("240 pcs") or head ("Qty, pcs")
    money_in: str = "label"  # label, head ("Unit price, USD") or cell ("$ 185.00")
    model_in: str = "column"  # column, cell (with the description) or nowhere
    sign: str = ""
    between: str = " / "  # between the languages of a description
    before: str = " "  # between a description and its model
    after: str = ""

    @classmethod
    def drawn(cls, draw: Draw, languages: tuple[str, ...], goods: tuple[str, ...], currency: str | None) -> "Shape":
        main = languages[0]
        sign = draw.pick(CURRENCIES[currency][main]) if currency else ""
        before, after = draw.pick(((" ", ""), (", ", ""), (" (", ")")))
        return cls(
            languages,
            goods,
            draw.way(main),
            currency,
            draw.pick(("column", "column", "cell", "head")),
            draw.pick(("label", "head", "head", "cell")) if currency else "label",
            draw.pick(("column", "cell", "nowhere")),
            sign,
            draw.pick((" / ", " ")),
            before,
            after,
        )


def money(value: Decimal, shape: Shape, inside: bool) -> Figure:
    """An amount of money; `inside`: with its currency in the cell."""
    text = written(value, shape.way, 2)
    if inside and shape.money_in == "cell":
        before = shape.sign in ("$", "US$", "€") or shape.languages[0] == "en"
        gap = " " if len(shape.sign) > 1 or not before else ""
        text = f"{shape.sign}{gap}{text}" if before else f"{text}{gap}{shape.sign}"
    return Figure(value, text)


def described(line: Line, shape: Shape) -> tuple[str, list[str]]:
    """How a line's goods are described, and the forms that count as its description."""
    names = [line.name[k] for k in shape.goods]
    text = shape.between.join(names)
    forms = [text, *names]
    if shape.model_in == "cell":
        text += f"{shape.before}{line.model}{shape.after}"
        forms = [text, *forms]
    return text, forms


def lined(draw: Draw, lines: Sequence[Line], keys: Sequence[str], shape: Shape) -> tuple[Goods, list[dict[str, Any]]]:
    """The table of the lines under the columns `keys`, and the gold of each line."""
    main = shape.languages[0]
    units = {counted: draw.pick(UNITS[counted][main]) for counted in UNITS}
    if shape.unit_in == "head" and len({line.counted for line in lines}) > 1:
        shape.unit_in = "cell"
    keys = [k for k in keys if not (k == "unit" and shape.unit_in != "column")]
    keys = [k for k in keys if not (k == "model" and shape.model_in != "column")]
    heads: list[Cell] = [_head(draw, key, shape, units[lines[0].counted]) for key in keys]
    table: list[list[Cell]] = []
    gold = []
    parted = draw.pick((1, 2))
    origins = {"en": "China", "ru": "Китай", "zh": "中国"}
    for at, line in enumerate(lines):
        text, forms = described(line, shape)
        unit = units[line.counted]
        places = 0 if line.counted in ("piece", "set", "box") else parted
        count = written(line.quantity, shape.way, places)
        cells: dict[str, Cell] = {
            "no": str(at + 1),
            "description": text,
            "model": line.model,
            "code": line.code if main == "ru" else line.code[:6],
            "quantity": f"{count} {unit}" if shape.unit_in == "cell" else Figure(line.quantity, count),
            "unit": unit,
            "price": money(line.price, shape, True),
            "amount": money(line.amount, shape, True),
            "origin": origins[main],
            "packages": str(line.cartons),
            "net": Figure(line.net, written(line.net, shape.way, 1)),
            "gross": Figure(line.gross, written(line.gross, shape.way, 1)),
            "volume": Figure(line.gross / 250, written(line.gross / 250, shape.way, 3)),
        }
        table.append([cells[key] for key in keys])
        row: dict[str, Any] = {"description": forms}
        if "quantity" in keys:
            row |= {"quantity": str(line.quantity), "unit": unit}
        if "code" in keys:
            row["code"] = cells["code"]
        if "amount" in keys:
            row |= {"amount": written(line.amount, shape.way, 2), "amount_value": str(line.amount)}
            row["currency"] = shape.currency
        if "price" in keys:
            row["price"] = str(line.price)
        gold.append(row)
    return Goods([heads], table, repeat=draw.chance(0.6), ruled=draw.chance(0.7)), gold


def _head(draw: Draw, key: str, shape: Shape, unit: str) -> str:
    text = draw.head(key, *shape.languages)
    if key == "quantity" and shape.unit_in == "head":
        text += draw.pick((f", {unit}", f" ({unit})"))
    if key in ("price", "amount") and shape.money_in == "head":
        text += draw.pick((f", {shape.sign}", f" ({shape.sign})"))
    return text


def total_row(label: str, width: int, at: dict[int, Cell]) -> list[Cell]:
    """A row under the lines: its label merged up to the first figure."""
    first = min(at)
    return [label, *([LEFT] * (first - 1)), *(at.get(k, "") for k in range(first, width))]


def add_totals(draw: Draw, table: Goods, lines: Sequence[Line], keys: Sequence[str], shape: Shape, wrong: str) -> str:
    """Put totals under a table of money; the grand total as its text. `wrong` = "total": not the sum it should be."""
    column = list(keys).index("amount")
    width = len(table.heads[0])
    total = sum((line.amount for line in lines), Decimal(0))

    def row(field: str, value: Decimal, label: str = "") -> None:
        name = label or draw.label(field, *shape.languages)
        cells: dict[int, Cell] = {column: money(value, shape, True)}
        table.totals.append(total_row(name, width, cells))

    if draw.chance(0.4):
        row("subtotal", total)
        for field, sign in (("discount", -1), ("freight", 1)):
            if draw.chance(0.6):
                share = (total * draw.rng.randint(2, 9) / 100).quantize(Decimal("0.01"))
                name = draw.pick(WORDINGS["labels", field, shape.languages[0]])
                if "5%" in name:
                    share = (total * 5 / 100).quantize(Decimal("0.01"))
                row(field, sign * share, name)
                total += sign * share
    if wrong == "total":
        total += (total * draw.rng.randint(3, 30) / 100).quantize(Decimal("0.01"))
    name = draw.label("total", *shape.languages)
    row("total", total, f"{name} {shape.sign}" if shape.money_in == "head" and draw.chance(0.5) else name)
    return written(total, shape.way, 2)
