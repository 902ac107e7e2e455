"""A page on which a form is laid out by hand: text, rules, boxes and tables at places measured in points."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from trade.generate import printed
from trade.generate.pdf import font

DPI = 300
A4 = (595, 842)
_HAN = re.compile(r"([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+)")
_PIECE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+")
#: Type of Latin and Cyrillic print, plain and bold, and the Chinese type beside it.
FACES = {
    **printed.FACES,
    "typed": ("LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf", "NotoSerifCJK"),
    "italic": ("LiberationSerif-Italic.ttf", "LiberationSerif-BoldItalic.ttf", "NotoSerifCJK"),
    "open": ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "NotoSansCJK"),
    "book": ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "NotoSerifCJK"),
    "condensed": ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", "NotoSansCJK"),
    "dots": ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", "NotoSansCJK"),
}


@dataclass(frozen=True)
class Type:
    """A type, its size in points, whether it is bold."""

    face: str
    size: float
    bold: bool = False

    def at(self, size: float, bold: bool | None = None) -> "Type":
        return Type(self.face, size, self.bold if bold is None else bold)

    @property
    def step(self) -> float:
        return self.size * 1.22


@dataclass(frozen=True)
class Column:
    """A column of a table: how wide, whether its cells stand at the right ("r"), the left ("l") or between ("c")."""

    wide: float
    side: str = "l"


@cache
def _loaded(name: str, size: float, index: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font(name)), round(size * DPI / 72), index=index)


class Canvas:
    """The picture of one page. Everything is measured in points from the upper left corner."""

    def __init__(self, size: tuple[int, int] = A4) -> None:
        self.wide, self.high = size
        self.picture = Image.new("L", tuple(round(x * DPI / 72) for x in size), 255)  # type: ignore[arg-type]
        self.pen = ImageDraw.Draw(self.picture)

    def long(self, text: str, kind: Type) -> float:
        return sum(face.getlength(run) for run, face, _ in _set(text, kind)) * 72 / DPI

    def put(self, x: float, y: float, text: str, kind: Type, side: str = "l", ink: int = 0) -> None:
        """One line of text, `y` its top; at "r" it ends at `x`, at "c" `x` is its middle."""
        x -= {"l": 0, "c": 0.5, "r": 1}[side] * self.long(text, kind)
        dots = x * DPI / 72
        for run, face, up in _set(text, kind):
            self.pen.text((dots, y * DPI / 72 - up), run, ink, font=face)
            dots += face.getlength(run)

    def wrapped(self, text: str, wide: float, kind: Type) -> list[str]:
        """The text in lines no wider than `wide`, broken between words or Chinese characters."""
        rows = []
        for part in text.split("\n"):
            row = ""
            for piece in _PIECE.findall(part):
                if row and self.long((row + piece).rstrip(), kind) > wide:
                    rows.append(row.strip())
                    row = ""
                row += piece
            rows.append(row.strip())
        return rows

    def flow(self, x: float, y: float, wide: float, text: str, kind: Type, side: str = "l") -> float:
        """A paragraph; where it ends."""
        for row in self.wrapped(text, wide, kind):
            self.put({"l": x, "c": x + wide / 2, "r": x + wide}[side], y, row, kind, side)
            y += kind.step
        return y

    def line(self, x: float, y: float, to_x: float, to_y: float, weight: float = 0.5) -> None:
        k = DPI / 72
        self.pen.line((x * k, y * k, to_x * k, to_y * k), 0, max(1, round(weight * k)))

    def frame(self, x: float, y: float, wide: float, high: float, weight: float = 0.5, fill: int | None = None) -> None:
        k = DPI / 72
        self.pen.rectangle((x * k, y * k, (x + wide) * k, (y + high) * k), fill, 0, max(1, round(weight * k)))

    def box(
        self, x: float, y: float, wide: float, high: float, label: str, lines: Sequence[str], small: Type, kind: Type
    ) -> None:
        """A framed box with its label in small print on top and its lines under it."""
        self.frame(x, y, wide, high)
        under = self.flow(x + 3, y + 1.5, wide - 6, label, small) if label else y + 3
        for text in lines:
            under = self.flow(x + 6, under + 0.5, wide - 10, text, kind)
        if under > y + high + 1:
            raise ValueError(f"the box {label!r} is too small")

    def table(
        self,
        x: float,
        y: float,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        kind: Type,
        rules: str = "grid",
        pad: float = 2,
        head: Type | None = None,
        least: float = 0,
    ) -> list[float]:
        """Rows of cells, the first in the type `head`; rules: grid, down, across, none. Where each row begins, the end.

        "<" joins a cell with the one on its left."""
        tops = [y]
        for at, row in enumerate(rows):
            set_in = head if head and not at else kind
            texts = []
            edge = x
            for n, cell in enumerate(row):
                end = n + 1
                while end < len(row) and row[end] == "<":
                    end += 1
                wide = sum(c.wide for c in columns[n:end])
                if cell != "<":
                    side = "c" if set_in is head else columns[end - 1].side if end == n + 1 else columns[n].side
                    texts.append((edge, wide, self.wrapped(cell, wide - 2 * pad - 1, set_in), side))
                edge += columns[n].wide
            high = max(least, max(len(t[2]) for t in texts) * set_in.step + 2 * pad)
            for left, wide, lines, side in texts:
                spot = {"l": left + pad + 1, "c": left + wide / 2, "r": left + wide - pad - 1}[side]
                for k, text in enumerate(lines):
                    self.put(spot, tops[-1] + pad + k * set_in.step, text, set_in, side)
                if rules in ("grid", "down"):
                    self.line(left, tops[-1], left, tops[-1] + high)
                    self.line(left + wide, tops[-1], left + wide, tops[-1] + high)
            tops.append(tops[-1] + high)
        edges = {"grid": tops, "across": tops, "down": [tops[0], tops[1], tops[-1]]}.get(rules, [])
        for top in edges:
            self.line(x, top, x + sum(c.wide for c in columns), top)
        if tops[-1] > self.high - 10:
            raise ValueError("the table is too long for the page")
        return tops


def _set(text: str, kind: Type) -> list[tuple[str, ImageFont.FreeTypeFont, float]]:
    """The runs of Chinese and other characters, each with its font and how far it is lifted to one line."""
    plain, strong, han = FACES[kind.face]
    latin = _loaded(strong if kind.bold else plain, kind.size, 0)
    chinese = _loaded(f"{han}-{'Bold' if kind.bold else 'Regular'}.ttc", kind.size, 2) if _HAN.search(text) else latin
    up = chinese.getmetrics()[0] - latin.getmetrics()[0]
    return [
        (run, chinese if _HAN.match(run) else latin, up if _HAN.match(run) else 0) for run in _HAN.split(text) if run
    ]
