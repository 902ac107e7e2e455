"""What do the numbered boxes of a printed form hold? On a declaration and a CMR note the number says it.

Labels in small print are often misread; the number in front of them seldom is.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from enduse.read.trade.amounts import figures
from enduse.read.trade.cells import Box, Row
from enduse.read.trade.dates import date_in
from enduse.read.trade.fields import Field
from enduse.read.trade.goods import hs_code
from enduse.read.trade.labels import columns, fields
from enduse.read.trade.lines import GoodsLine
from enduse.read.trade.parties import is_firm
from enduse.reference import trade

_NUMBER = re.compile(r"^[^\w\d]{0,2}(\d{1,2})(?!\d|[.,/]\d)")
_REGISTERED = re.compile(r"(?<!\d)\d{8}/\d{6}/[\dA-ZА-Я]\d{6}(?!\d)")
_ORDER = re.compile(r"^\d{1,2}\s?\)\s*")
_LINE = "line_"


def numbered(lines: Sequence[Row], kind: str, known: Sequence[Field]) -> list[Field]:
    """The labelled values of a form by the numbers of its boxes, beside those that are `known` by their labels."""
    found: list[Field] = []
    have = {field.canonical for field in known}
    for at, line in enumerate(lines):
        for label, canonical, value in _boxes(line, kind):
            if canonical in have or canonical.startswith(_LINE):
                continue
            sort = fields().kinds[canonical]
            if _fits(sort, value.text):
                have.add(canonical)
                tail = tuple(box for row in lines[at + 1 : at + 3] for box in row if box.column == value.column)
                found.append(Field(canonical, sort, label, value, at, tail if sort == "party" else ()))
    if kind == "customs_declaration" and "declaration" not in have:
        found += _registered(lines)
    return found


def boxed_goods(lines: Sequence[Row], kind: str) -> list[GoodsLine]:
    """The goods of a declaration, each in boxes of its own: a description (31) with the code and price that follow."""
    made: list[dict[str, Box]] = []
    for line in lines:
        for _, canonical, value in _boxes(line, kind):
            if canonical == "line_description":
                order = _ORDER.match(value.text)
                made.append({canonical: value.part(order.end(), len(value.text)) if order else value})
            elif made and canonical.startswith(_LINE) and canonical not in made[-1] and _holds(canonical, value.text):
                made[-1][canonical] = value
    return [
        GoodsLine(cells, tuple(sorted(cells.values(), key=lambda box: box.start))) for cells in made if len(cells) > 1
    ]


def _boxes(line: Row, kind: str) -> Iterator[tuple[Box, str, Box]]:
    """The numbered labels of a line with what they mean and the values beside them."""
    for label, value in pairwise(line):
        number = _NUMBER.match(label.text)
        canonical = trade.numbered(kind).get(int(number[1])) if number else None
        if canonical and value.text:
            yield label, canonical, value


def _registered(lines: Sequence[Row]) -> Iterator[Field]:
    """The number under which a declaration is registered, wherever it stands."""
    for at, line in enumerate(lines):
        for box in line:
            found = _REGISTERED.search(box.text)
            if found:
                yield Field("declaration", "code", box.part(0, 0), box.part(*found.span()), at)
                return


def _fits(sort: str, text: str) -> bool:
    """Whether a value is of the sort that its box holds."""
    if sort == "party":
        return is_firm(text)
    if sort == "date":
        return date_in(text) is not None
    if sort in ("money", "count"):
        return len(figures(text)) == 1
    return any(map(str.isalpha, text))


def _holds(canonical: str, text: str) -> bool:
    return hs_code(text) is not None if columns().kinds[canonical] == "hs" else bool(figures(text))
