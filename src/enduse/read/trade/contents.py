"""What does a column hold whose head says nothing known? Its cells tell: units, or figures that multiply.

A scan may misread a head where it reads the cells below.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from enduse.read.trade.amounts import Figure, figure, unit_in
from enduse.read.trade.cells import Row
from enduse.reference.places import lookup

_ROWS = 60  # that are looked at
_COUNTRY = re.compile(r"[A-Z]{2}")
_LEAST, _MOST_OTHER = 2, 0.3  # rows that tell, at least; share of them that may not
_UNITS = 0.5  # share of a column's cells that are units as they were read
_OFF = Decimal("0.001")  # share by which a product may be off, as where prices are rounded
_PRODUCT = ("line_quantity", "line_price", "line_total")

Figures = Sequence[Mapping[int, Figure]]


def told(known: Mapping[int, str], rows: Sequence[Row]) -> dict[int, str]:
    """What columns without a known head hold by their cells: the unit, and the one of quantity, price and amount that
    is lacking."""
    rows = rows[:_ROWS]
    found: dict[int, str] = {}
    columns = sorted({box.column for row in rows for box in row} - known.keys())
    lacking = [name for name in _PRODUCT if name not in known.values()]
    read = [{box.column: f for box in row if (f := figure(box.text))} for row in rows] if len(lacking) == 1 else []
    for column in columns:
        if "line_unit" not in (*known.values(), *found.values()) and _units(column, rows):
            found[column] = "line_unit"
        elif len(lacking) == 1 and lacking[0] not in found.values() and _multiplies(column, lacking[0], known, read):
            found[column] = lacking[0]
    return found


def _units(column: int, rows: Sequence[Row]) -> bool:
    """Whether most cells of a column are units."""
    cells = [box.text for row in rows for box in row if box.column == column]
    are = sum(map(_is_unit, cells))
    lands = any(_COUNTRY.fullmatch(c) and lookup(c) and not _is_unit(c) for c in cells)  # KG beside TR is a country
    return are >= _LEAST and are >= _UNITS * len(cells) and not lands


def _is_unit(text: str) -> bool:
    unit = unit_in(text)
    return unit is not None and unit[3] - unit[2] >= len(text.strip(" ."))


def _multiplies(column: int, lacking: str, known: Mapping[int, str], rows: Figures) -> bool:
    """Whether quantity times price is the amount in nearly all rows, were the column the one that is lacking."""
    at = {name: c for c, name in known.items() if name in _PRODUCT} | {lacking: column}
    whole = [[row[at[name]].value for name in _PRODUCT] for row in rows if all(at[name] in row for name in _PRODUCT)]
    are = sum(amount > 0 and abs(count * price - amount) <= _OFF * amount for count, price, amount in whole)
    return are >= _LEAST and are >= (1 - _MOST_OTHER) * len(whole)
