"""A paper set straight onto the picture of a page: other types, other table styles than the PDF has, and a bad copy."""

import io
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from trade.generate.draw import Draw
from trade.generate.paper import ABOVE, LEFT, Block, Boxes, Cell, Figure, Goods, Pairs, Paper, Title
from trade.generate.pdf import font

_DPI, _WIDE, _HIGH = 300, 2480, 3508
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+")
#: Type of Latin and Cyrillic print, of Chinese print; plain and bold.
FACES = {
    "serif": ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "NotoSerifCJK"),
    "sans": ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "NotoSansCJK"),
    "narrow": ("LiberationSansNarrow-Regular.ttf", "LiberationSansNarrow-Bold.ttf", "NotoSansCJK"),
    "typed": ("LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf", "NotoSansCJK"),
}


@dataclass(frozen=True)
class Set:
    """How a paper is set: its type, what parts the rows and columns of its goods, where labels and values stand."""

    face: str
    size: float  # points
    rules: str  # none, across, below (under heads and over totals), down (columns in a frame), stripes, grid
    pairs: str  # beside (two columns on the page), tabbed (values in a column of their own), run (Label: value)
    shaded: bool = False  # light letters on a dark head


class Page:
    """The picture of a page that is filled from top to bottom."""

    def __init__(self, how: Set, draw: Draw) -> None:
        self.how, self.draw = how, draw
        self.picture = Image.new("L", (_WIDE, _HIGH), 255)
        self.pen = ImageDraw.Draw(self.picture)
        self.left = round(draw.pick((0.5, 0.7, 0.9)) * _DPI)
        self.right, self.at = _WIDE - self.left, self.left
        self.line = round(how.size * 1.3 * _DPI / 72)

    def fonts(self, bold: bool, larger: float) -> tuple[ImageFont.FreeTypeFont, ImageFont.FreeTypeFont]:
        plain, strong, han = FACES[self.how.face]
        dots = round((self.how.size + larger) * _DPI / 72)
        kind = f"{han}-{'Bold' if bold else 'Regular'}.ttc"
        return ImageFont.truetype(str(font(strong if bold else plain)), dots), ImageFont.truetype(
            str(font(kind)), dots, index=2
        )

    def long(self, text: str, bold: bool = False, larger: float = 0) -> float:
        latin, han = self.fonts(bold, larger)
        return sum((han if _HAN.match(run) else latin).getlength(run) for run in _runs(text))

    def put(self, x: float, y: float, text: str, bold: bool = False, larger: float = 0, ink: int = 0) -> None:
        latin, han = self.fonts(bold, larger)
        for run in _runs(text):
            face = han if _HAN.match(run) else latin
            up = han.getmetrics()[0] - latin.getmetrics()[0] if face is han else 0
            self.pen.text((x, y - up), run, ink, font=face)
            x += face.getlength(run)

    def wrapped(self, text: str, wide: float, bold: bool = False) -> list[str]:
        """The text in lines no wider than `wide`, broken between words or Chinese characters."""
        rows = [""]
        for piece in re.findall(r"[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+", text):
            if rows[-1] and self.long((rows[-1] + piece).rstrip(), bold) > wide:
                rows.append("")
            rows[-1] += piece
        return [row.strip() for row in rows if row.strip()] or [""]

    def paragraph(self, text: str, x: float, wide: float, bold: bool = False) -> None:
        for row in self.wrapped(text, wide, bold):
            self.put(x, self.at, row, bold)
            self.at += self.line


def _runs(text: str) -> list[str]:
    """The text in runs of Chinese and other characters."""
    return [run for run in re.split(f"({_HAN.pattern})", text) if run]


def draw_page(paper: Paper, path: Path, draw: Draw, how: Set, copied: str) -> None:
    """Write the paper as a picture. `copied`: fax (two colours), photo (shade, JPEG), copy (blur, specks)."""
    page = Page(how, draw)
    for block in paper.blocks:
        _block(page, block)
        page.at += round(draw.pick((0.06, 0.1, 0.16)) * _DPI)
    if page.at > _HIGH - 100:
        raise ValueError(f"{path.name} is too long for one page")
    dpi = draw.pick((200, 204, 240)) if copied == "fax" else draw.pick((150, 180, 220, 260))
    small = page.picture.crop((0, 0, _WIDE, min(_HIGH, page.at + 300)))
    small = small.resize((small.width * dpi // _DPI, small.height * dpi // _DPI), Image.Resampling.LANCZOS)
    _copy(small, draw, copied).save(path, dpi=(dpi, dpi))


def _copy(picture: Image.Image, draw: Draw, copied: str) -> Image.Image:
    """The page as it comes out of the machine."""
    seed = np.random.default_rng(draw.rng.randrange(2**32))
    turned = picture.rotate(draw.rng.uniform(-2, 2), Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    if copied != "fax":
        turned = turned.filter(ImageFilter.GaussianBlur(draw.rng.uniform(0.3, 0.9)))
    dots = np.asarray(turned, dtype=np.float32)
    high, wide = dots.shape
    if copied == "fax":
        dots = np.where(dots + seed.normal(0, 30, dots.shape) > draw.rng.uniform(130, 190), 255, 0)
        dots[seed.random(dots.shape) < 0.0008] = 0
    elif copied == "photo":
        shade = np.linspace(0, draw.rng.uniform(40, 90), wide)[None, :] + np.linspace(0, 30, high)[:, None]
        dots = 40 + dots * 0.82 - shade + seed.normal(0, 5, dots.shape)
    else:
        dots = 250 - (255 - dots) * draw.rng.uniform(0.6, 0.95) + seed.normal(0, 9, dots.shape)
        dots[seed.random(dots.shape) < 0.0015] = 30
    made = Image.fromarray(dots.clip(0, 255).astype(np.uint8))
    if copied != "photo":
        return made
    stream = io.BytesIO()
    made.save(stream, "JPEG", quality=60)
    return Image.open(stream).convert("L")


def _block(page: Page, block: Block) -> None:
    if isinstance(block, Title):
        wide = page.long(block.text, True, 5)
        page.put(page.draw.pick((page.left, (page.left + page.right - wide) / 2)), page.at, block.text, True, 5)
        page.at += round(page.line * 1.7)
    elif isinstance(block, Pairs):
        _pairs(page, block)
    elif isinstance(block, Boxes):
        _beside(page, [[label, *lines] for label, lines in block.boxes], block.columns)
    elif isinstance(block, Goods):
        _goods(page, block)
    else:
        page.paragraph(block.text, page.left, page.right - page.left)


def _pairs(page: Page, block: Pairs) -> None:
    how = page.how.pairs
    if how == "beside":
        _beside(page, [[f"{label}: {value}"] for label, value in block.rows], 2)
        return
    for label, value in block.rows:
        if how == "run":
            page.paragraph(f"{label}: {value}", page.left, page.right - page.left)
            continue
        tab, top = page.left + 0.3 * (page.right - page.left), page.at
        page.paragraph(label, page.left, tab - page.left - 40, bold=True)
        below, page.at = page.at, top
        page.paragraph(value, tab, page.right - tab)
        page.at = max(below, page.at)


def _beside(page: Page, texts: list[list[str]], columns: int) -> None:
    """Texts side by side without a frame."""
    wide = (page.right - page.left) / columns
    for at in range(0, len(texts), columns):
        top, lowest = page.at, page.at
        for beside, lines in enumerate(texts[at : at + columns]):
            page.at = top
            for n, line in enumerate(lines):
                page.paragraph(line, page.left + beside * wide, wide - 60, bold=n == 0 and len(lines) > 1)
            lowest = max(lowest, page.at)
        page.at = lowest + page.line // 3


def _goods(page: Page, block: Goods) -> None:
    every, heads = [*block.heads, *block.rows, *block.totals], len(block.heads)
    edges = _edges(page, every)
    lows, top = [], page.at
    gap, how = round(page.line * page.draw.pick((0.25, 0.4, 0.6))), page.how
    for at, row in enumerate(every):
        cells = [(n, cell) for n, cell in enumerate(row) if cell is not LEFT and cell is not ABOVE and _text(cell)]
        ends = {n: _end(row, n, edges) for n, _ in cells}
        texts = {n: page.wrapped(_text(c), ends[n] - edges[n] - 24, at < heads) for n, c in cells}
        tall = max(map(len, texts.values()), default=1) * page.line + gap
        ink = 0
        if at < heads and how.shaded:
            page.pen.rectangle((edges[0], page.at, edges[-1], page.at + tall), fill=70)
            ink = 255
        elif how.rules == "stripes" and heads <= at and (at - heads) % 2:
            page.pen.rectangle((edges[0], page.at, edges[-1], page.at + tall), fill=222)
        for n, cell in cells:
            for k, line in enumerate(texts[n]):
                x = ends[n] - 12 - page.long(line) if isinstance(cell, Figure) else edges[n] + 12
                page.put(x, page.at + gap // 2 + k * page.line, line, at < heads, ink=ink)
        page.at += tall
        lows.append(page.at)
    _rules(page, edges, top, lows, heads, len(block.totals), every)


def _rules(
    page: Page, edges: list[float], top: int, lows: list[int], heads: int, totals: int, every: list[list[Cell]]
) -> None:
    """Draw what parts rows and columns."""
    how, pen = page.how.rules, page.pen
    under = {
        "across": [top, *lows],
        "grid": [top, *lows],
        "below": [lows[heads - 1], lows[-totals - 1]],
        "down": [top, lows[heads - 1], lows[-totals - 1], lows[-1]],
    }.get(how, [])
    for y in under:
        pen.line((edges[0], y, edges[-1], y), 0, 3)
    tops = [top, *lows]
    for at, row in enumerate(every if how in ("down", "grid") else []):
        for n in range(len(edges)):
            if n in (0, len(edges) - 1) or row[n] is not LEFT:
                pen.line((edges[n], tops[at], edges[n], tops[at + 1]), 0, 3)


def _edges(page: Page, every: list[list[Cell]]) -> list[float]:
    """Where the columns begin, and the end of the last: as wide as what they hold, words unbroken."""
    least, wished = [], []
    for n in range(len(every[0])):
        cells = [(at, c) for at, row in enumerate(every) if _text(c := row[n]) and LEFT not in row[n + 1 : n + 2]]
        words = [
            w for at, c in cells for w in ([c.text] if isinstance(c, Figure) else _HAN.sub("品名 ", _text(c)).split())
        ]
        least.append(max((page.long(w, True) for w in words), default=40) + 40)
        wished.append(min(max((page.long(_text(c), True) for _, c in cells), default=40) + 40, 900))
    spare = page.right - page.left - sum(least)
    if spare < 0:
        raise ValueError("the table is too wide for the page")
    more = [max(0.0, w - m) for w, m in zip(wished, least, strict=True)]
    share = min(1.0, spare / max(sum(more), 1))
    edges = [float(page.left)]
    for m, x in zip(least, more, strict=True):
        edges.append(edges[-1] + m + x * share)
    return edges


def _end(row: list[Cell], n: int, edges: list[float]) -> float:
    """Where a cell ends, merged ones on its right included."""
    while n + 1 < len(row) and row[n + 1] is LEFT:
        n += 1
    return edges[n + 1]


def _text(cell: Cell) -> str:
    return cell.text if isinstance(cell, Figure) else cell if isinstance(cell, str) else ""
