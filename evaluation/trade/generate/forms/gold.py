"""What a form's gold holds of its goods and parties, and figures as the form prints them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from trade.generate.draw import UNITS, Draw, Firm, Line
from trade.generate.figures import written


def counted(line: Line, way: str, thousandths: bool = False) -> str:
    """A quantity as printed: whole where it is whole, unless the form has three places."""
    return written(line.quantity, way, 3 if thousandths else 0 if line.quantity % 1 == 0 else 1)


def unit(draw: Draw, line: Line, language: str) -> str:
    return draw.pick(UNITS[line.counted][language])


def goods(forms: Sequence[str], **known: Any) -> dict[str, Any]:
    """The gold of one line: its description in the forms that count and what else the paper gives of it."""
    return {"description": list(dict.fromkeys(forms)), **known}


def priced(line: Line, printed: str, currency: str) -> dict[str, Any]:
    """The gold of a line's amount and of the price of one unit."""
    return {"amount": printed, "amount_value": str(line.amount), "currency": currency, "price": str(line.price)}


def summed(lines: Sequence[Line], name: str = "amount") -> Decimal:
    return sum((getattr(line, name) for line in lines), Decimal(0))


def spoiled(draw: Draw, total: Decimal) -> tuple[Decimal, str]:
    """The total, on one paper of five another than it should be."""
    if not draw.chance(0.2):
        return total, ""
    return (total * draw.rng.randint(104, 127) / 100).quantize(Decimal("0.01")), "total"


def pair(draw: Draw, side: str, country: str, *languages: str) -> tuple[Firm, Firm]:
    """Two firms of a side and, where one is asked for, of a country."""
    found: list[Firm] = []
    while len(found) < 2:
        firm = draw.firm(side, *languages)
        if (not country or firm.country == country) and all(firm.name != f.name for f in found):
            found.append(firm)
    return found[0], found[1]
