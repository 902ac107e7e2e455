"""A paper as an Excel sheet or, a bare table, as CSV."""

import csv
import re
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Border, Font, Side

from trade.generate.draw import Draw
from trade.generate.paper import ABOVE, LEFT, Boxes, Cell, Figure, Goods, Pairs, Paper, Title, Words

_THIN = Border(*[Side(style="thin")] * 4)


def draw_xlsx(paper: Paper, path: Path, draw: Draw) -> None:
    """Write the paper into one sheet. The draw decides where it starts, and whether figures are numbers or text."""
    book = Workbook()
    sheet = book.active
    sheet.title = draw.pick(("Sheet1", "Invoice", "Лист1", "1"))
    left = draw.pick((1, 1, 2))
    row = draw.pick((1, 1, 2))
    numbers = draw.chance(0.6)
    width = max(len(b.heads[0]) for b in paper.blocks if isinstance(b, Goods))
    apart = draw.chance(0.6)
    for block in paper.blocks:
        if isinstance(block, Title | Words):
            sheet.cell(row, left, block.text).font = Font(bold=isinstance(block, Title))
            sheet.merge_cells(start_row=row, start_column=left, end_row=row, end_column=left + width - 1)
            row += 1
        elif isinstance(block, Pairs):
            step = 2 if block.style == "grid" else 1
            for at in range(0, len(block.rows), step):
                for beside, (label, value) in enumerate(block.rows[at : at + step]):
                    column = left + beside * 3
                    if apart or step == 2:
                        sheet.cell(row, column, label if step == 2 else f"{label}:")
                        sheet.cell(row, column + 1, value)
                    else:
                        sheet.cell(row, column, f"{label}: {value}")
                row += 1
        elif isinstance(block, Boxes):
            row = _boxes(sheet, block, row, left)
        else:
            row = _goods(sheet, block, row, left, numbers)
        row += draw.pick((0, 1, 1))
    book.save(path)


def _boxes(sheet: object, block: Boxes, row: int, left: int) -> int:
    for at in range(0, len(block.boxes), block.columns):
        beside = block.boxes[at : at + block.columns]
        for column, (label, lines) in enumerate(beside):
            for down, text in enumerate((label, *lines)):
                sheet.cell(row + down, left + column * 3, text)  # type: ignore[attr-defined]
        row += 1 + max(len(lines) for _, lines in beside)
    return row


def _goods(sheet: object, block: Goods, row: int, left: int, numbers: bool) -> int:
    every = [*block.heads, *block.rows, *block.totals]
    for at, cells in enumerate(every):
        for column, cell in enumerate(cells):
            if cell is LEFT or cell is ABOVE:
                continue
            right, down = column, at
            while right + 1 < len(cells) and cells[right + 1] is LEFT:
                right += 1
            while down + 1 < len(every) and every[down + 1][column] is ABOVE:
                down += 1
            _put(sheet, row + at, left + column, cell, numbers)
            if (right, down) != (column, at):
                sheet.merge_cells(  # type: ignore[attr-defined]
                    start_row=row + at, start_column=left + column, end_row=row + down, end_column=left + right
                )
    return row + len(every)


def _put(sheet: object, row: int, column: int, cell: Cell, numbers: bool) -> None:
    spot = sheet.cell(row, column)  # type: ignore[attr-defined]
    spot.border = _THIN
    if isinstance(cell, Figure):
        plain = not re.search(r"[^\d.,\s\u00a0]", cell.text)
        if numbers and plain:
            spot.value = int(cell.value) if cell.value == cell.value.to_integral() else float(cell.value)
            spot.number_format = "#,##0" if isinstance(spot.value, int) else "#,##0.00"
        else:
            spot.value = cell.text
    elif isinstance(cell, str):
        spot.value = cell


def draw_csv(paper: Paper, path: Path, draw: Draw) -> None:
    """Write the paper's table of goods. The draw decides separator and encoding."""
    goods = next(b for b in paper.blocks if isinstance(b, Goods))
    mark, encoding = draw.pick(((";", "cp1251"), (";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-8")))
    rows = [[_plain(cell) for cell in row] for row in [*goods.heads, *goods.rows]]
    try:
        "".join(cell for row in rows for cell in row).encode(encoding)
    except UnicodeEncodeError:  # a name has letters that the code page lacks
        encoding = "utf-8-sig"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=mark).writerows(rows)


def _plain(cell: Cell) -> str:
    return cell.text if isinstance(cell, Figure) else cell if isinstance(cell, str) else ""
