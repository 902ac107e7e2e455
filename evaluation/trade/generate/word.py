"""A paper as a Word document."""

from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT

from trade.generate.draw import Draw
from trade.generate.paper import ABOVE, LEFT, Boxes, Cell, Figure, Goods, Pairs, Paper, Title, Words


def draw_docx(paper: Paper, path: Path, draw: Draw) -> None:
    """Write the paper. The draw decides whether titles are headings."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    heading = draw.chance(0.5)
    for block in paper.blocks:
        if isinstance(block, Title):
            document.add_heading(block.text, 1) if heading else document.add_paragraph(block.text)
        elif isinstance(block, Words):
            document.add_paragraph(block.text)
        elif isinstance(block, Pairs):
            _pairs(document, block)
        elif isinstance(block, Boxes):
            _boxes(document, block)
        else:
            _goods(document, block)
    document.save(str(path))


def _pairs(document: object, block: Pairs) -> None:
    if block.style == "lines":
        for label, value in block.rows:
            document.add_paragraph(f"{label}: {value}")  # type: ignore[attr-defined]
        return
    step = 2 if block.style == "grid" else 1
    table = document.add_table(0, 2 * step, style="Table Grid")  # type: ignore[attr-defined]
    for at in range(0, len(block.rows), step):
        cells = table.add_row().cells
        for beside, (label, value) in enumerate(block.rows[at : at + step]):
            cells[2 * beside].text, cells[2 * beside + 1].text = label, value


def _boxes(document: object, block: Boxes) -> None:
    table = document.add_table(0, block.columns, style="Table Grid")  # type: ignore[attr-defined]
    for at in range(0, len(block.boxes), block.columns):
        cells = table.add_row().cells
        for beside, (label, lines) in enumerate(block.boxes[at : at + block.columns]):
            cells[beside].text = label
            for line in lines:
                cells[beside].add_paragraph(line)


def _goods(document: object, block: Goods) -> None:
    every = [*block.heads, *block.rows, *block.totals]
    table = document.add_table(len(every), len(every[0]), style="Table Grid")  # type: ignore[attr-defined]
    grid = [list(row.cells) for row in table.rows]
    for at, row in enumerate(every):
        for column, cell in enumerate(row):
            if cell is LEFT or cell is ABOVE:
                continue
            right, down = column, at
            while right + 1 < len(row) and row[right + 1] is LEFT:
                right += 1
            while down + 1 < len(every) and every[down + 1][column] is ABOVE:
                down += 1
            spot = grid[at][column]
            if (right, down) != (column, at):
                spot = spot.merge(grid[down][right])
            spot.text = _plain(cell)


def _plain(cell: Cell) -> str:
    return cell.text if isinstance(cell, Figure) else cell if isinstance(cell, str) else ""
