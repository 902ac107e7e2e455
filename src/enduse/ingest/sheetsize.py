"""How large the sheets of a workbook become once they are laid out, told before a parser lays them out.

One value in the last cell of an otherwise empty sheet makes a grid of 17 billion cells; parsers take the memory for it.
"""

import re
from collections.abc import Iterator

import numpy as np

from enduse.errors import TooLarge
from enduse.ingest.extracted import Limits
from enduse.ingest.unzipping import Counter, members, opened

#: Where a cell says its place, in any way that XML allows.
_ANY_PLACE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{1,3})0*([0-9]{1,7})""")
_LETTERS, _DIGITS = 3, 7
#: No place is longer than that; and so much of a block is seen again with the next one.
_PLACE, _OVERLAP = len('="') + _LETTERS + _DIGITS, 4096
_ODS_TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^<>]{0,2000}?)(/?)>")
_ODS_COLUMNS = re.compile(rb"""number-columns-repeated=["'](\d{1,9})["']""")
_ODS_ROWS = re.compile(rb"""number-rows-repeated=["'](\d{1,9})["']""")


def check_area(data: bytes, limits: Limits) -> None:
    """See that no sheet of an xlsx or ods workbook is laid out over more cells than `limits.area`. Raises TooLarge."""
    counter = Counter(len(data), limits)
    with opened(data) as archive:
        for info in members(archive, limits):
            if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                _see(_xlsx_area(counter.blocks(archive, info)), info.filename, limits)
            elif info.filename == "content.xml":
                _see(_ods_area(b"".join(counter.blocks(archive, info))), info.filename, limits)
            else:
                for _ in counter.blocks(archive, info):
                    pass


def _see(area: int, where: str, limits: Limits) -> None:
    if area > limits.area:
        raise TooLarge(
            f"a sheet ({where}) reaches over {area:,} cells, over the limit of {limits.area:,}; "
            "delete what lies far from the table, or save the table as csv"
        )


def _xlsx_area(blocks: Iterator[bytes]) -> int:
    """Rows times columns between the outermost cells that are named in a sheet's XML."""
    rest, rows, columns = b"", [10**9, 0], [10**9, 0]
    for block in blocks:
        rest += block
        across, down = _usual_places(rest) or _any_places(rest)
        if across:
            rows = [min(rows[0], *down), max(rows[1], *down)]
            columns = [min(columns[0], *across), max(columns[1], *across)]
        rest = rest[-_OVERLAP:]
    return max(0, rows[1] - rows[0] + 1) * max(0, columns[1] - columns[0] + 1)


def _usual_places(xml: bytes) -> tuple[list[int], list[int]] | None:
    """The outermost columns and rows of cells, where all attributes are written as nearly every program does: r="AB12".

    None where one is not, or where an equals sign stands for something else: then all ways have to be looked for.
    """
    marks = np.frombuffer(xml, np.uint8)
    equals = np.flatnonzero(marks == ord("="))
    equals = equals[(equals > 0) & (equals < len(xml) - _PLACE)]  # what stands at the end is seen with the next block
    if (marks[equals - 1] <= ord(" ")).any() or (marks[equals + 1] != ord('"')).any():
        return None
    at = equals[marks[equals - 1] == ord("r")] + 2
    if ((marks[at] <= ord(" ")) | (marks[at] >= ord("a"))).any():
        return None
    column, row = np.zeros(len(at), np.int64), np.zeros(len(at), np.int64)
    for _ in range(_LETTERS):
        letter = (marks[at] >= ord("A")) & (marks[at] <= ord("Z"))
        column = np.where(letter, column * 26 + marks[at] - ord("A") + 1, column)
        at = at + letter
    for _ in range(_DIGITS):
        digit = (marks[at] >= ord("0")) & (marks[at] <= ord("9"))
        row = np.where(digit, row * 10 + marks[at] - ord("0"), row)
        at = at + digit
    if ((column > 0) & (marks[at] != ord('"'))).any():
        return None
    named = (column > 0) & (row > 0)
    column, row = column[named], row[named]
    return ([int(column.min()), int(column.max())], [int(row.min()), int(row.max())]) if len(row) else ([], [])


def _any_places(xml: bytes) -> tuple[list[int], list[int]]:
    """The columns and rows of the cells that are named in some XML, in any way that it allows."""
    named = _ANY_PLACE.findall(xml)
    return [_column(letters) for letters, _ in named], [int(digits) for _, digits in named]


def _column(letters: bytes) -> int:
    """A column's number: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _ods_area(content: bytes) -> int:
    """The largest sheet's rows times columns, repeated rows and cells counted up to the last that holds anything."""
    largest = rows = pending = width = column = 0
    for tag, attributes, closed in _ODS_TAG.findall(content):
        if tag == b"table":
            rows = pending = width = column = 0
        elif tag == b"table-row":
            pending, column = pending + _repeated(_ODS_ROWS, attributes), 0
        else:
            column += _repeated(_ODS_COLUMNS, attributes)
            if not closed or b"office:value" in attributes:
                rows, pending, width = rows + pending, 0, max(width, column)
                largest = max(largest, rows * width)
    return largest


def _repeated(attribute: re.Pattern[bytes], attributes: bytes) -> int:
    found = attribute.search(attributes)
    return int(found[1]) if found else 1
