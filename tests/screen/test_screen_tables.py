"""A table of names is read row by row: what cannot be read costs its own row and says why."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.errors import BadInput
from enduse.screen.queries import Row
from enduse.screen.tables import NAMES, CsvTable, sheet_rows

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=12)


def table(folder: Path, data: bytes) -> list[Row]:
    path = folder / "names.csv"
    path.write_bytes(data)
    return list(CsvTable(path, None, NAMES))


def test_rows_come_with_their_lines(tmp_path: Path) -> None:
    data = 'id,name,country\r\n1,Vega,ru\r\n\r\n2,"Orlin\nand ""Sons""",\r\n3\r\n'
    assert table(tmp_path, b"\xef\xbb\xbf" + data.encode()) == [
        Row(2, "1", "Vega", None, "ru"),
        Row(4, "2", 'Orlin\nand "Sons"', None, ""),
        Row(6, "3"),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_first_line_says_what_parts_the_columns(mark: str, tmp_path: Path) -> None:
    data = f"Name{mark} ID {mark}remark\nVega{mark}1{mark}x\n"
    assert table(tmp_path, data.encode()) == [Row(2, "1", "Vega")]
    assert CsvTable(tmp_path / "names.csv", None, NAMES).heads.unread == ("remark",)


@pytest.mark.parametrize(
    ("first", "told"),
    [(b"", "no column id or name"), (b"key,name\n", "no column id;"), (b"id,name,Name\n", "the column name twice")],
)
def test_a_first_line_that_does_not_name_the_columns(first: bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=told):
        table(tmp_path, first)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.csv' cannot be opened"):
        CsvTable(tmp_path / "none.csv", None, NAMES)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"1,Vega, LLC", "3 cells where the first line names 2"),
        (b"1,Vega,", "3 cells"),
        (b"1,Ve\xffga", "not UTF-8"),
        (b"1," + b"x" * 200_000, "field larger"),
        (b"1," + b"x" * 3_000_000, "field larger"),
    ],
)
def test_a_row_that_cannot_be_read_is_in_trouble_alone(line: bytes, told: str, tmp_path: Path) -> None:
    bad, good = table(tmp_path, b"id,name\n" + line + b"\n2,Orlin\n")
    assert bad.line == 2 and bad.trouble and told in bad.trouble
    assert good == Row(3, "2", "Orlin")


@pytest.mark.parametrize("rows", [1, 10, 100])
def test_a_quotation_mark_that_is_never_closed_costs_its_own_line(rows: int, tmp_path: Path) -> None:
    rest = "".join(f"{n},Name {n},ru\n" for n in range(rows))
    bad, *good = table(tmp_path, f'id,name,country\nx,"Vega,ru\n{rest}'.encode())
    assert (bad.line, bad.id) == (2, "x") and bad.trouble and "not closed" in bad.trouble
    assert good == [Row(n + 3, str(n), f"Name {n}", None, "ru") for n in range(rows)]


def test_a_quotation_mark_closed_by_another_far_below_costs_two_lines(tmp_path: Path) -> None:
    rest = "".join(f"{n},Name {n},ru\n" for n in range(5))
    rows = table(tmp_path, f'id,name,country\nx,"Vega,ru\n{rest}y,Orlin",ru\nz,Last,ru\n'.encode())
    assert [row.id for row in rows if not row.trouble][:5] == [str(n) for n in range(5)]
    assert rows[-1] == Row(9, "z", "Last", None, "ru")


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8))
def test_what_was_written_as_csv_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([("id", "name", "country"), *rows])
    found = table(tmp_path_factory.mktemp("csv"), text.getvalue().encode())
    assert [(row.id, row.name, row.country) for row in found] == rows
    assert not any(row.trouble for row in found)


def test_the_rows_of_a_sheet_are_numbered_as_in_the_sheet() -> None:
    heads, rows = sheet_rows(
        "a sheet", [(1, ["", ""]), (2, ["id", "name"]), (3, ["1", "Vega"]), (4, ["", ""]), (6, ["2"])], NAMES
    )
    assert heads.width == 2 and list(rows) == [Row(3, "1", "Vega"), Row(6, "2")]
    with pytest.raises(BadInput, match="a sheet has no column id or name"):
        sheet_rows("a sheet", [], NAMES)
