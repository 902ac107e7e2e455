from pathlib import Path

import openpyxl
import pytest

from enduse.errors import BadInput
from enduse.ingest.extracted import Limits
from enduse.ingest.workbook import first_sheet


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    for cell, value in {"B2": "id", "C2": "name", "B3": 17, "C3": "Vega", "C5": 2.5}.items():
        sheet[cell] = value
    made.create_sheet("more")
    made.save(tmp_path / "names.xlsx")
    return tmp_path / "names.xlsx"


def test_the_first_sheet_is_read_as_it_is_shown(book: Path) -> None:
    sheet = first_sheet(book)
    assert (sheet.name, sheet.last, sheet.others) == ("Sheet", 5, 1)
    assert list(sheet.rows) == [
        (1, ["", ""]), (2, ["id", "name"]), (3, ["17", "Vega"]), (4, ["", ""]), (5, ["", "2.5"])
    ]  # fmt: skip


def test_a_workbook_that_is_damaged_or_over_the_limits_is_refused(book: Path) -> None:
    with pytest.raises(BadInput, match=r"names\.xlsx.* reaches over"):
        first_sheet(book, Limits(area=3))
    book.write_bytes(book.read_bytes()[:1000])
    with pytest.raises(BadInput, match=r"names\.xlsx.* cannot be read"):
        first_sheet(book)
    with pytest.raises(BadInput, match="No such file"):
        first_sheet(book.with_name("none.xlsx"))
