"""How large the sheets of a workbook become once they are laid out, told before a parser lays them out.

One value in the last cell of an otherwise empty sheet makes a grid of 17 billion cells; parsers take the memory for it.
"""

import re
from collections.abc import Iterator

from enduse.errors import TooLarge
from enduse.ingest.extracted import Limits
from enduse.ingest.unzipping import Counter, members, opened

_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>|<table:table\b[^>]*>", re.S)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
_ODS_COLUMNS = re.compile(rb"""number-columns-repeated=["'](\d{1,9})["']""")
_ODS_ROWS = re.compile(rb"""number-rows-repeated=["'](\d{1,9})["']""")
_OVERLAP = 4096


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
        for letters, digits in _CELL.findall(rest):
            row, column = int(digits), _column(letters)
            rows = [min(rows[0], row), max(rows[1], row)]
            columns = [min(columns[0], column), max(columns[1], column)]
        rest = rest[-_OVERLAP:]
    return max(0, rows[1] - rows[0] + 1) * max(0, columns[1] - columns[0] + 1)


def _column(letters: bytes) -> int:
    """A column's number: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_area(content: bytes) -> int:
    """The largest sheet's rows times columns, repeated rows and cells counted up to the last that holds anything."""
    largest = rows = width = pending = 0
    for m in _ODS_ROW.finditer(content):
        if m[2] is None:
            rows = width = pending = 0
            continue
        repeated = _ODS_ROWS.search(m[1])
        pending += int(repeated[1]) if repeated else 1
        reach = _reach(m[2])
        if reach:
            rows, width = rows + pending, max(width, reach)
            pending = 0
            largest = max(largest, rows * width)
    return largest


def _reach(row: bytes) -> int:
    """How many columns a row has up to its last cell with content."""
    at = reach = 0
    for m in _ODS_CELL.finditer(row):
        repeated = _ODS_COLUMNS.search(m[1])
        at += int(repeated[1]) if repeated else 1
        if not m[2] or b"office:value" in m[1]:
            reach = at
    return reach
