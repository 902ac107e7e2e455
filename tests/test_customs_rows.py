"""The rows that ingest is measured with: the same each time, alike in a sheet and in a csv, and read as transfers."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

import customs_rows

from enduse.ingest import ingest
from enduse.read import read
from enduse.read.readers.table import TableReader
from enduse.records.document import Document


def test_the_same_rows_each_time() -> None:
    assert list(customs_rows.rows(3)) == list(customs_rows.rows(5))[:3]


def test_a_sheet_and_a_csv_hold_the_same_and_every_row_is_a_transfer(tmp_path: Path) -> None:
    def opened(name: str) -> Document:
        path = tmp_path / name
        (customs_rows.as_xlsx if path.suffix == ".xlsx" else customs_rows.as_csv)(path, 6)
        (made,) = ingest(name, path.read_bytes())
        return made.document

    sheet, text = opened("rows.xlsx"), opened("rows.csv")
    grids = [
        [(c.row, c.column, d.text[c.start : c.end]) for c in d.tables[0].cells if c.column not in customs_rows.FIGURES]
        for d in (sheet, text)
    ]
    assert grids[0] == grids[1]
    for document in (sheet, text):
        claims = read(document, [TableReader()]).claims
        assert sum(claim.relation == "transfer" for claim in claims) == 6
