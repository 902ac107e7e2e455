"""Where the words and the ruled lines of a PDF page stand.

Coordinates are points as the page is read: x to the right, y downwards, whatever way the page is turned.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from msgspec import Struct

#: PDFium's sign for a hyphen that it took for a line's end.
LINE_HYPHEN = "\x02"
_MOST_PATHS = 20_000
_THIN = 2.5  # points; thicker is a box
_LEAST_ACROSS, _LEAST_DOWN = 15.0, 6.0  # points; shorter is an ornament

_WORD = re.compile(r"[^\x00\x01\x03-\x20\xa0\u2000-\u200b\u3000\uffff]+")
_HALF = re.compile(r"[\ud800-\udfff]")

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Word(Struct, frozen=True):
    """A run of characters without white space. `order` counts in the order the page draws them.

    `sureness` says how surely it was read from a scan, in per cent; None for a text layer.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    order: int
    sureness: float | None = None

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Rule(Struct, frozen=True):
    """A ruled line: across from `start` to `end` at y `at`, or down from `start` to `end` at x `at`."""

    at: float
    start: float
    end: float


class Rules(Struct, frozen=True):
    """The ruled lines of a page, edges of boxes included."""

    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()


def page_words(textpage: Any) -> tuple[tuple[Word, ...], Callable[[Box], Box]]:
    """The words of a page in drawing order, and how boxes of the page are turned into reading coordinates."""
    import pypdfium2.raw as pdfium

    handle = textpage.raw
    text = _characters(handle)
    turn = _turned(_turn(handle, text))
    rect = pdfium.FS_RECTF()
    pointer = ctypes.byref(rect)

    def box(i: int) -> Box:
        pdfium.FPDFText_GetLooseCharBox(handle, i, pointer)
        return turn((rect.left, rect.top, rect.right, rect.bottom))

    words: list[Word] = []
    for found in _WORD.finditer(text):
        words += _split(found.start(), found.group(), box, len(words))
    return tuple(words), turn


def _characters(handle: Any) -> str:
    """One character for each that PDFium counts on the page (halves of a character stay halves)."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(handle)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        return "".join(map(chr, buffer[:count]))
    codes = (pdfium.FPDFText_GetUnicode(handle, i) for i in range(count))
    return "".join(chr(c) if c < 0x110000 else "\ufffd" for c in codes)


def _split(start: int, text: str, box: Callable[[int], Box], order: int) -> list[Word]:
    """The word that begins at character `start`; cut where PDFium ran the words of two lines together."""
    first, last = box(start), box(start + len(text) - 1)
    height = max(first[3] - first[1], 0.1)
    if len(text) > 1 and (abs(first[1] - last[1]) > 0.7 * height or last[2] < first[0]):
        boxes = [box(start + n) for n in range(len(text))]
        cuts = [n for n in range(1, len(text)) if _jumps(boxes[n - 1], boxes[n])]
        return [
            _word(text[a:b], boxes[a], boxes[b - 1], order + n)
            for n, (a, b) in enumerate(pairwise([0, *cuts, len(text)]))
        ]
    return [_word(text, first, last, order)]


def _word(text: str, first: Box, last: Box, order: int) -> Word:
    """A word between the boxes of its first and its last character."""
    left, right = min(first[0], last[0]), max(first[2], last[2])
    return Word(_whole(text), left, min(first[1], last[1]), right, max(first[3], last[3]), order)


def _jumps(before: Box, after: Box) -> bool:
    """Whether a character stands on another line than the one before it."""
    height = max(before[3] - before[1], 0.1)
    return abs(before[1] - after[1]) > 0.7 * height or after[2] < before[0]


def _whole(text: str) -> str:
    """The characters of a word, two halves of one (UTF-16) joined, PDFium's two signs for a line's hyphen made one."""
    if _HALF.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\ufffe", LINE_HYPHEN)


def _turn(handle: Any, text: str) -> int:
    """By how many quarter turns against the clock most words of the page are turned, whatever way the page lies."""
    import pypdfium2.raw as pdfium

    seen = [m.start() for m in _WORD.finditer(text)]
    sample = seen[:: max(1, len(seen) // 50)]
    angles = Counter(-round(pdfium.FPDFText_GetCharAngle(handle, i) / (math.pi / 2)) % 4 for i in sample)
    return max(angles, key=lambda a: (angles[a], -a), default=0)


def _turned(quarters: int) -> Callable[[Box], Box]:
    """Turns a box of the page (y upwards) into reading coordinates."""

    def turn(box: Box) -> Box:
        left, top, right, bottom = box
        low, high = min(top, bottom), max(top, bottom)
        match quarters:
            case 1:
                return low, left, high, right
            case 2:
                return -right, low, -left, high
            case 3:
                return -high, -right, -low, -left
        return left, -high, right, -low

    return turn


def _drawn(shape: Any) -> bool:
    """Whether a shape has a line around it; one without only colours a row or a cell."""
    import pypdfium2.raw as pdfium

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape.raw, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def page_rules(page: Any, turn: Callable[[Box], Box]) -> Rules:
    """The ruled lines of a page: thin shapes, and the edges of boxes smaller than the page."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    across: set[Rule] = set()
    down: set[Rule] = set()
    for number, shape in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if number >= _MOST_PATHS:
            break
        left, bottom, right, top = shape.get_bounds()
        x0, y0, x1, y1 = turn((left, top, right, bottom))
        wide, high = x1 - x0, y1 - y0
        if wide > 0.9 * max(width, height) and high > 0.5 * min(width, height):
            continue
        if high <= _THIN:
            across |= {Rule((y0 + y1) / 2, x0, x1)} if wide >= _LEAST_ACROSS else set()
        elif wide <= _THIN:
            down |= {Rule((x0 + x1) / 2, y0, y1)} if high >= _LEAST_DOWN else set()
        elif wide >= _LEAST_ACROSS and high >= _LEAST_DOWN:
            across |= {Rule(y0, x0, x1), Rule(y1, x0, x1)}
            down |= {Rule(x0, y0, y1), Rule(x1, y0, y1)} if _drawn(shape) else set()

    def place(rule: Rule) -> tuple[float, float, float]:
        return rule.at, rule.start, rule.end

    return Rules(tuple(sorted(across, key=place)), tuple(sorted(down, key=place)))
