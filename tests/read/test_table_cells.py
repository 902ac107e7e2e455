"""Whatever stands in the cells of a table, every word of a claim stands in the text, and reading ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_papers import reading, said, transfers, workbook

CELLS = st.sampled_from(
    ["", "Seller", "Buyer:", "Description 品名", "Qty", "Amount (USD)", "INVOICE", "12", "1.234,56", "Итого",
     "Lantern Ltd", "Date", "03/04/2024", "HS code", "8526.91", "LX-550 module", "N/A", ":", "（）", "No",
     "ИНН 9900551230", "Shipper/Consignee", "40 pcs / 12 ctns", "т", "1 2 3"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.lists(CELLS | st.text(max_size=12).filter(lambda t: "\n" not in t and "\t" not in t), max_size=6),
        max_size=12,
    )
)
def test_whatever_stands_in_the_cells_every_word_stands_in_the_text(grid):
    document = workbook(Sheet=[[cell.strip() for cell in row] for row in grid])
    found = reading(document)
    assert found.rejections == ()
    for mention in found.mentions:
        assert document.text[mention.start : mention.end] == mention.text
    assert found == reading(document)


ENDLESS = ["9" * 5000, "灯" * 200_000, "a: " * 50_000, "1," * 50_000, "(" * 20_000, "No " * 50_000]


@pytest.mark.parametrize("cell", ENDLESS, ids=lambda c: c[:2])
def test_a_cell_without_end_neither_stops_nor_breaks_the_reading(cell):
    endless = cell.strip()
    head = [
        ["INVOICE No. 7"],
        ["Seller", endless],
        ["Buyer", "Solonchak LLP"],
        ["Description", "Qty", "Price", "Amount"],
    ]
    lines = [["Tea machine " + endless, endless, endless, endless], ["Samovar", "3", "2.00", "6.00"]]
    found = reading(workbook(Sheet=[*head, *lines, [endless, "", "", endless]]))
    assert "Samovar" in [said(c, "item")[0] for c in transfers(found)]
