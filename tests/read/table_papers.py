"""Builds documents with tables as ingest lays them out: rows as lines, cells joined by tabs."""

from collections.abc import Sequence

from enduse.read import read
from enduse.read.readers.table import TableReader
from enduse.records.claim import Claim
from enduse.records.document import Cell, Cells, Document, Table
from enduse.records.reading import Reading

Grid = Sequence[Sequence[str]]

INVOICE = [
    ["COMMERCIAL INVOICE 商业发票"],
    [],
    ["Invoice No. 发票号:", "LB-2024-17", "", "Date 日期:", "2024年9月25日"],
    ["Seller 卖方:", "灯湾导航设备有限公司 Lantern Bay Navigation Co., Ltd."],
    ["", "8 Harbour Road, Lantern Bay"],
    ["USCC 统一社会信用代码:", "91440300MA00000QX4"],
    ["Buyer 买方:", "Solonchak Trade LLP, 12 Steppe Ave, Almaty"],
    ["Country of origin", "China"],
    [
        "No",
        "Description 货物名称",
        "Model 型号",
        "Qty 数量 (pcs)",
        "Unit price (USD)",
        "Amount (USD)",
        "HS code",
        "Colour",
    ],
    ["1", "Navigation module 导航模块", "LX-550", "40", "1,200.00", "48,000.00", "8526.91", ""],
    ["2", "Navigation module 导航模块", "LX-560", "10", "1,500.00", "15,000.00", "8526.91", "grey"],
    ["", "(with cable set)"],
    [],
    ["3", "Spare cable", "", "1,200", "2.50", "3,000.00", ""],
    ["", "TOTAL 总计", "", "1,250", "", "66,000.00"],
    ["Manufacturer: Lantern Works Factory"],
]


def _laid_out(grid: Grid, at: int) -> tuple[str, list[Cell]]:
    text, cells = "", []
    for number, row in enumerate(grid):
        for column, value in enumerate(row):
            text += "\t" if column else ""
            if value:
                cells.append(Cell(number, column, at + len(text), at + len(text) + len(value)))
            text += value
        text += "\n"
    return text, cells


def workbook(**sheets: Grid) -> Document:
    """A workbook with these sheets."""
    text, tables = "", []
    for name, grid in sheets.items():
        text += f"{name}\n"
        start = len(text)
        body, cells = _laid_out(grid, start)
        text += body
        tables.append(Table(name, start, len(text), Cells.of(cells)))
        text += "\n"
    return Document(id="book", origin="book.xlsx", text=text, tables=tuple(tables))


def letter(before: str, grid: Grid, after: str = "") -> Document:
    """Running text with one table in it, as a PDF or Word file has."""
    body, cells = _laid_out(grid, len(before))
    table = Table(None, len(before), len(before) + len(body), Cells.of(cells))
    return Document(id="letter", origin="letter.pdf", text=before + body + after, tables=(table,) if cells else ())


def reading(document: Document) -> Reading:
    """What the table reader makes of a document, grounded."""
    return read(document, [TableReader()])


def transfers(found: Reading) -> list[Claim]:
    """The transfer claims, in the order of the rows."""
    return [claim for claim in found.claims if claim.relation == "transfer"]


def said(claim: Claim, role: str) -> list[str]:
    """The words in a role."""
    return [filler.text for filler in claim.fillers(role)]
