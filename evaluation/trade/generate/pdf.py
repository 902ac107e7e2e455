"""A paper as a PDF with text: DejaVu Sans for Latin and Cyrillic, the PDF standard's own font for Chinese."""

import re
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, Table

from trade.generate.draw import Draw
from trade.generate.paper import ABOVE, LEFT, Block, Boxes, Cell, Figure, Goods, Joined, Pairs, Paper, Title, Words

HAN, BODY = "STSong-Light", "DejaVuSans"
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+")
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "~/.fonts", "~/.local/share/fonts")

#: What installs each font, by the beginning of its file's name: a target of the Makefile, and a Debian package.
SOURCES = {
    "DejaVu": ("make system", "fonts-dejavu-core"),
    "Liberation": ("make fonts", "fonts-liberation"),
    "Noto": ("make fonts", "fonts-noto-cjk"),
}


class NoFont(Exception):
    """This machine lacks a font that papers are drawn with."""


def draw_pdf(paper: Paper, path: Path, draw: Draw) -> None:
    """Write the paper. The draw decides margins, size of letters, colours."""
    _fonts()
    size = draw.pick((8, 9, 9.5))
    wide = any(isinstance(b, Goods) and len(b.heads[0]) > 8 for b in paper.blocks)
    page = landscape(A4) if wide else A4
    margin = draw.pick((12, 15, 20)) * mm
    edges = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), margin)
    built = SimpleDocTemplate(str(path), pagesize=page, invariant=1, **edges)
    width = page[0] - 2 * margin
    shade = draw.pick((None, colors.lightgrey, colors.HexColor("#dde6f0")))
    flow = []
    for block in paper.blocks:
        flow += [*_flow(block, size, width, shade, draw), Spacer(1, draw.pick((2, 3, 5)) * mm)]
    built.build(flow)


@cache
def _fonts() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(HAN))
    pdfmetrics.registerFont(TTFont(BODY, str(font("DejaVuSans.ttf"))))
    pdfmetrics.registerFont(TTFont(f"{BODY}-Bold", str(font("DejaVuSans-Bold.ttf"))))


def font(name: str) -> Path:
    """A font file of the system, else `NoFont`."""
    for folder in FOLDERS:
        for found in sorted(Path(folder).expanduser().rglob(name)):
            return found
    target, package = next(
        (source for begin, source in SOURCES.items() if name.startswith(begin)), ("make fonts", "its package")
    )
    raise NoFont(f"the trade set needs the font {name}: run `{target}` or install {package}, then run again")


def _words(text: str, size: float, bold: bool = False, align: int = 0) -> Paragraph:
    face = f"{BODY}-Bold" if bold else BODY
    style = ParagraphStyle("s", fontName=face, fontSize=size, leading=size * 1.25, alignment=align)
    if _HAN.search(text) and len(_HAN.sub("", text)) < len(text) / 2:
        style.wordWrap = "CJK"
    marked = _HAN.sub(lambda m: f'<font name="{HAN}">{m.group()}</font>', escape(text))
    return Paragraph(marked.replace("\n", "<br/>"), style)


def _flow(block: Block, size: float, width: float, shade: colors.Color | None, draw: Draw) -> list[object]:
    if isinstance(block, Title):
        return [_words(block.text, size + 4, bold=True, align=draw.pick((0, 1)))]
    if isinstance(block, Words):
        return [_words(block.text, size)]
    if isinstance(block, Pairs):
        return _pairs(block, size, width)
    if isinstance(block, Boxes):
        return [_boxes(block, size, width)]
    return [_goods(block, size, width, shade, draw)]


def _pairs(block: Pairs, size: float, width: float) -> list[object]:
    if block.style == "lines":
        return [_words(f"{label}{'' if label.endswith(':') else ':'} {value}", size) for label, value in block.rows]
    rows = [[_words(label, size, bold=True), _words(value, size)] for label, value in block.rows]
    if block.style == "grid":
        flat = [cell for row in rows for cell in row]
        rows = [[*flat[at : at + 4], *([""] * 4)][:4] for at in range(0, len(flat), 4)]
        widths = [width * 0.2, width * 0.3] * 2
    else:
        widths = [width * 0.3, width * 0.7]
    return [
        Table(rows, widths, style=[("GRID", (0, 0), (-1, -1), 0.4, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    ]


def _boxes(block: Boxes, size: float, width: float) -> Table:
    cells = [
        [_words(label, size - 1, bold=True), *(_words(line, size) for line in lines)] for label, lines in block.boxes
    ]
    n = block.columns
    rows = [[*cells[at : at + n], *([""] * n)][:n] for at in range(0, len(cells), n)]
    return Table(
        rows,
        [width / n] * n,
        style=[("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")],
    )


def _goods(block: Goods, size: float, width: float, shade: colors.Color | None, draw: Draw) -> LongTable:
    every = [*block.heads, *block.rows, *block.totals]
    size, widths = _fitting(every, size, width)
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), draw.pick(("TOP", "MIDDLE")))]
    style += [("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3)]
    if block.ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.4, colors.black))
    else:
        style.append(("LINEBELOW", (0, len(block.heads) - 1), (-1, len(block.heads) - 1), 0.8, colors.black))
    if shade:
        style.append(("BACKGROUND", (0, 0), (-1, len(block.heads) - 1), shade))
    rows, right = [], draw.pick((0, 2, 2))
    for at, row in enumerate(every):
        head = at < len(block.heads)
        rows.append([_cell(cell, size, head, right) for cell in row])
        style += _spans(every, at)
    return LongTable(rows, widths, style=style, repeatRows=len(block.heads) if block.repeat else 0)


def _cell(cell: Cell, size: float, head: bool, right: int) -> object:
    if isinstance(cell, Figure):
        return _words(cell.text, size, align=right)
    return _words(cell, size, bold=head) if isinstance(cell, str) else ""


def _spans(every: list[list[Cell]], at: int) -> list[tuple[object, ...]]:
    """The merged cells that start in a row."""
    spans: list[tuple[object, ...]] = []
    row = every[at]
    for column, cell in enumerate(row):
        if cell is LEFT or cell is ABOVE:
            continue
        right = column
        while right + 1 < len(row) and row[right + 1] is LEFT:
            right += 1
        down = at
        while down + 1 < len(every) and every[down + 1][column] is ABOVE:
            down += 1
        if (right, down) != (column, at):
            spans.append(("SPAN", (column, at), (right, down)))
    return spans


def _fitting(every: list[list[Cell]], size: float, width: float) -> tuple[float, list[float]]:
    """The size of letters at which no figure and no word is broken, and the columns' widths by what they hold."""
    while True:
        least, wished = [], []
        for column in range(len(every[0])):
            words, longest = [1.0], 1.0
            for row in every:
                cell = row[column]
                if isinstance(cell, Joined) or LEFT in row[column + 1 : column + 2]:
                    continue
                text = cell.text if isinstance(cell, Figure) else cell
                whole = (
                    [text] if isinstance(cell, Figure) else re.split(r"[ \n]", _HAN.sub(lambda m: m[0][:3] + " ", text))
                )
                words += [_long(w, size) for w in whole]
                longest = max(longest, _long(text, size))
            least.append(max(words) + 8)
            wished.append(min(longest, width / 3))
        spare = width - sum(least)
        if spare >= 0 or size < 5:
            more = [max(0.0, w - m) + 1 for w, m in zip(wished, least, strict=True)]
            return size, [m + spare * x / sum(more) for m, x in zip(least, more, strict=True)]
        size -= 0.5


def _long(text: str, size: float) -> float:
    """How wide a text is in bold letters."""
    han = sum(len(m) for m in _HAN.findall(text))
    return han * size + float(pdfmetrics.stringWidth(_HAN.sub("", text), f"{BODY}-Bold", size))
