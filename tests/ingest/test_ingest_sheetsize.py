"""How far a sheet reaches is told alike however its XML is written, and hidden cells are found."""

import io
import string
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enduse.errors import TooLarge
from enduse.ingest.extracted import Limits
from enduse.ingest.sheetsize import check_area

CELLS = st.lists(st.tuples(st.integers(1, 16_384), st.integers(1, 1_048_576)), min_size=1, max_size=30)
WAYS: dict[str, Callable[[str], str]] = {
    "usual": lambda place: f'<c r="{place}"><v>1</v></c>',
    "single quotes": lambda place: f"<c r='{place}'><v>1</v></c>",
    "blanks": lambda place: f'<c r = " {place}"><v>1</v></c>',
    "lower case": lambda place: f'<c r="{place.lower()}"><v>1</v></c>',
    "mixed case": lambda place: f'<c r="{place[0]}{place[1:].lower()}"><v>1</v></c>',
    "zeros": lambda place: f'<c r="{place.rstrip("0123456789")}000{place.lstrip(string.ascii_letters)}"><v>1</v></c>',
    "a formula beside it": lambda place: f'<c r="{place}"><f>IF(A1=B1,1)</f></c>',
    "another attribute": lambda place: f'<c s="3" r="{place}" t="n"/>',
}


def letters(column: int) -> str:
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def workbook(cells: list[tuple[int, int]], way: str, padding: int = 0) -> bytes:
    rows = "".join(f'<row r="{row}">{WAYS[way](letters(column) + str(row))}</row>' for column, row in cells)
    sheet = f'<worksheet xmlns="x"><sheetData>{" " * padding}{rows}</sheetData></worksheet>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return out.getvalue()


def refused(data: bytes, area: int) -> bool:
    try:
        check_area(data, Limits(area=area))
    except TooLarge:
        return True
    return False


@pytest.mark.parametrize("way", WAYS)
@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine
@given(cells=CELLS)
def test_a_sheet_reaches_from_its_first_cell_to_its_last(way: str, cells: list[tuple[int, int]]) -> None:
    columns, rows = zip(*cells, strict=True)
    area = (max(columns) - min(columns) + 1) * (max(rows) - min(rows) + 1)
    data = workbook(cells, way)
    if way == "a formula beside it":
        assert refused(data, area - 1)  # whatever the formula names is no cell, yet may be taken for one
    else:
        assert refused(data, area - 1) and not refused(data, area)


@pytest.mark.parametrize("way", WAYS)
def test_a_far_cell_is_found_wherever_a_block_ends(way: str) -> None:
    for before in range(30, 150, 3):
        data = workbook([(1, 1), (16_384, 1_048_576)], way, padding=1_048_576 - before)
        assert refused(data, 1_000_000)
