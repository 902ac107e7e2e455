"""A page is cut up before it is read: what stands in a cell or column is read apart from what stands beside it.

Tesseract looks for lines over the whole width of a page. Where the words of one cell stand in two lines and those of
the next between them, it finds neither; where figures stand between Chinese words, it reads them as such. So the lines
of each cell and column are taken out, and set close together below what is left of the page, column by column.
"""

from collections.abc import Sequence
from statistics import median
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from enduse.ingest.ocr.cells import ruled_cells
from enduse.ingest.ocr.gaps import Area, capitals, phrases, printed_lines
from enduse.ingest.ocr.ink import dark, sums
from enduse.ingest.ocr.ruled import Ruled
from enduse.ingest.pagewords import Word

_ASIDE = 4  # dots above or below a piece; the box of a word may reach into the white around it
_EDGE = 2  # dots beside a line that may be its own
_WHITE = 0.08  # inches of white above and below a line of pieces
_RIM = 0.025  # inches at the edge of a cell that may be its line; letters stand further inside
_GAP = 0.5  # inches of white between the rest of the page and the pieces
_BETWEEN = 2.0  # heights of white between two pieces; words of one piece stand closer
_LINE = 8.0  # inches of a line of pieces, where the page is not narrower
_BODY = 0.35  # share of the mean row's ink; rows below the last that has it are descenders and commas
_COLUMN = 0.5  # share of the narrower of two pieces that overlaps the other where both are of one column
_GROUND = 75  # per cent of the dots of a piece are darker than its ground
_GRAIN = 0.94  # of the brightness of the ground; what is brighter is white
_DARKER = 1.6  # power that makes greys darker: faint points stay points
_ALIKE, _SCALES = (0.85, 1.5), (0.4, 2.0)  # times as high as usual (Chinese print is), and as large as it is
#: Dots of capitals, and of Chinese characters, that are read badly; how many times as large they are shown.
LOW, LOW_HAN, _ENLARGED = 16.0, 28.0, 1.5
_LONG = 4.0  # times as wide as high; what is shorter may be as low for want of capitals
_NO_SPECK = 3  # dots of ink among nine; fewer are a speck


class Piece(Struct, frozen=True):
    """A line of print (its left, top, right, bottom on the page), how far below its top the letters stand, and the
    number of its column."""

    left: int
    top: int
    right: int
    bottom: int
    foot: int
    column: int = 0

    @property
    def wide(self) -> int:
        return self.right - self.left

    @property
    def high(self) -> int:
        return self.bottom - self.top


class Cut(Struct, frozen=True):
    """A page without its pieces, and these."""

    page: Any  # the page without ruled lines
    rest: Any
    pieces: tuple[Piece, ...]
    paper: int
    dpi: float


class Laid(Struct, frozen=True):
    """A picture that is read: the rest of the page, if any, and pieces with the place of their upper left corner."""

    dots: Any
    height: int  # of the rest of the page
    placed: tuple[tuple[int, int, Piece, float], ...]  # left, top, piece, how many times as large

    def back(self, word: Word) -> tuple[Word, Piece | None] | None:
        """A word where it stands on the page, and in which piece; None where it lies between two of them."""
        y = (word.top + word.bottom) / 2
        if y < self.height:
            return word, None
        best, most = None, 0.0
        for left, top, piece, scale in self.placed:
            over = min(word.right, left + piece.wide * scale) - max(word.left, left)
            if over > most and top - _ASIDE <= y < top + piece.high * scale + _ASIDE:
                best, most = (left, top, piece, scale), over
        if best is None:
            return None
        left, top, piece, scale = best
        moved = replace(
            word,
            left=max(piece.left + (word.left - left) / scale, piece.left),
            right=min(piece.left + (word.right - left) / scale, piece.right),
            top=piece.top + (word.top - top) / scale,
            bottom=piece.top + (word.bottom - top) / scale,
        )
        return moved, piece


def cut(drawn: Ruled, dpi: float) -> Cut:
    """The page without its ruled lines, the lines of its cells and columns taken out."""
    ink = dark(drawn.bare)
    paper = int(np.median(drawn.bare[~ink])) if not ink.all() else 255
    rest, found = drawn.bare.copy(), list[Piece]()
    height, width = rest.shape
    clear = ink & (sums(ink, 1) >= _NO_SPECK)
    free = [(cell, _free(clear, cell, dpi)) for cell in ruled_cells(drawn, dpi)]
    usual = capitals(clear, [inner for _, inner in free], dpi)
    cells = [(cell, list(printed_lines(clear, inner, dpi, usual))) for cell, inner in free]
    for (left, top, right, bottom), _ in cells:
        clear[top:bottom, left:right] = False
    areas = [(cell, line) for cell, lines in cells for line in lines]
    areas += [(line, line) for line in phrases(clear, dpi)]
    for cell, (left, top, right, bottom) in areas:
        x0, x1 = max(0, left - _EDGE), min(width, right + _EDGE)
        y0, y1 = max(0, top - _EDGE), min(height, bottom + _EDGE)
        found.append(Piece(x0, y0, x1, y1, _foot(ink[y0:y1, x0:x1])))
        for area in (cell, (x0, y0, x1, y1)):
            rest[area[1] : area[3], area[0] : area[2]] = paper
    return Cut(drawn.bare, rest, _by_column(found), paper, dpi)


def laid(parts: Cut, pieces: Sequence[Piece], rest: bool = True, low: float = LOW) -> Laid:
    """The rest of the page, where asked for, with pieces in lines below it, all of one size; print that is lower than
    `low` dots is shown larger."""
    high, page = parts.rest.shape
    white = round(_WHITE * parts.dpi)
    usual = median([p.foot for p in parts.pieces]) if parts.pieces else 0
    shown = [(p, _scale(p, usual, low)) for p in pieces]
    gap = round(_BETWEEN * median([p.high for p in pieces])) if pieces else 0
    width = max([min(page, round(_LINE * parts.dpi)), *(round(p.wide * k) + 2 * white for p, k in shown)])
    lines: list[list[tuple[int, Piece, float]]] = []
    x = width
    for piece, scale in shown:
        long = round(piece.wide * scale)
        if x + long + white > width:
            lines.append([])
            x = white
        lines[-1].append((x, piece, scale))
        x += long + gap
    strips, placed, at = list[Any](), list[tuple[int, int, Piece, float]](), high if rest else 0
    if rest and lines:
        strips.append(np.full((round(_GAP * parts.dpi), max(width, page)), 255, np.uint8))
        at += len(strips[0])
    for line in lines:
        above = white + max(round(p.foot * k) for _, p, k in line)
        below = max(round(p.high * k) - round(p.foot * k) for _, p, k in line) + white
        strip = np.full((above + below, max(width, page) if rest else width), 255, np.uint8)
        for x, p, k in line:
            y, dots = above - round(p.foot * k), enlarged(_on_white(parts, p), k)
            strip[y : y + dots.shape[0], x : x + dots.shape[1]] = dots
            placed.append((x, at + y, p, k))
        strips.append(strip)
        at += above + below
    whole = parts.rest
    if rest and strips and strips[0].shape[1] > page:
        whole = np.pad(whole, ((0, 0), (0, strips[0].shape[1] - page)), constant_values=parts.paper)
    return Laid(np.concatenate([*([whole] if rest else []), *strips]), high if rest else 0, tuple(placed))


def _scale(piece: Piece, usual: float, low: float) -> float:
    """How many times as large a piece is shown: print of all sizes alike, as a line is read as of one size."""
    told = piece.wide > _LONG * piece.foot and not _ALIKE[0] * usual <= piece.foot <= _ALIKE[1] * usual
    least = _ENLARGED if usual < low else 1.0
    return min(max(least * usual / piece.foot, _SCALES[0]), _SCALES[1]) if told else least


def enlarged(dots: Any, scale: float) -> Any:
    """The dots so many times as large."""
    if scale == 1:
        return dots
    from PIL import Image

    high, wide = (max(1, round(side * scale)) for side in dots.shape)
    return np.asarray(Image.fromarray(dots).resize((wide, high), Image.Resampling.BICUBIC))


def _free(ink: Any, cell: Area, dpi: float) -> Area:
    """A cell without what is left of its ruled lines at its edges."""
    left, top, right, bottom = cell
    part, rim = ink[top:bottom, left:right], round(_RIM * dpi)
    across, down = part.any(axis=0), part.any(axis=1)
    sides = [_past(edge, rim) for edge in (across, across[::-1], down, down[::-1])]
    return left + sides[0], top + sides[2], right - sides[1], bottom - sides[3]


def _past(edge: Any, rim: int) -> int:
    """How far into a cell its edge reaches: to the first white within the rim, if any stands there."""
    white = np.flatnonzero(~edge[:rim])
    return int(white[0]) if len(white) else 0


def _foot(ink: Any) -> int:
    """How far below its top the letters of a piece stand on their line."""
    rows = ink.sum(axis=1)
    body = np.flatnonzero(rows >= _BODY * rows.mean())
    return int(body[-1]) + 1


def _by_column(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces column by column, from top to bottom; a column has pieces one below the other."""
    columns: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.top, p.left)):
        best, most = None, 0.0
        for column in columns:
            last = column[-1]
            over = min(piece.right, last.right) - max(piece.left, last.left)
            share = over / max(1, min(piece.right - piece.left, last.right - last.left))
            if share > max(_COLUMN, most):
                best, most = column, share
        if best is None:
            columns.append([piece])
        else:
            best.append(piece)
    columns.sort(key=lambda column: (column[0].top // 100, column[0].left))
    return tuple(replace(piece, column=n) for n, column in enumerate(columns) for piece in column)


def _on_white(parts: Cut, piece: Piece) -> Any:
    """The dots of a piece on white: the ground of a head is often grey, and its grain ends at the edge of the piece."""
    dots = parts.page[piece.top : piece.bottom, piece.left : piece.right]
    ground = float(np.percentile(dots, _GROUND))
    light = np.clip(dots.astype(float) / (_GRAIN * max(ground, 1.0)), 0, 1)
    return (255 * light**_DARKER).astype(np.uint8)
