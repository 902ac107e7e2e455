"""A picture becomes a page: its words with their boxes, and its ruled lines."""

import io
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from enduse.ingest.ocr.program import Tesseract
from enduse.ingest.ocr.ruled import Ruled, ruled
from enduse.ingest.ocr.upright import Upright, upright
from enduse.ingest.ocr.words import sureness, words
from enduse.ingest.pagewords import Box, Rule, Rules, Word

#: Per cent; a page read less surely may stand on its head.
_SURE = 70.0
#: Tesseract's page segmentation mode for one block of lines, which keeps the rows of a table.
_ROWS = 6

_OVER = 0.4  # share of a word that may reach over a ruled line


class Scan(Struct, frozen=True):
    """What a picture of a page holds: words and ruled lines in points of the upright page, its edges, and the way back
    from there to the picture, in its own dots."""

    words: tuple[Word, ...]
    rules: Rules
    edges: Box
    back: Callable[[Box], Box]


def scan(picture: Any, program: Tesseract, dpi: float | None = None) -> Scan:
    """Read a grey Pillow picture. Raises what `Tesseract.read` raises."""
    made, drawn, found = _read_best(upright(picture, dpi), program)
    (height, width), points = made.dots.shape, 72 / made.dpi
    rules = _rules(drawn, points)
    found = tuple(_clipped(word, rules) for word in found)
    return Scan(found, rules, (0.0, 0.0, width * points, height * points), _way_back(made, points))


def _read_best(ways: Iterable[Upright], program: Tesseract) -> tuple[Upright, Ruled, tuple[Word, ...]]:
    """The first way the picture may lie in which it is read surely, else that in which most is."""
    tried: list[tuple[float, Upright, Ruled, tuple[Word, ...]]] = []
    for made in ways:
        drawn = ruled(made.dots, made.dpi)
        found = words(program.read(_pnm(drawn.bare), _ROWS, made.dpi), 72 / made.dpi)
        tried.append((sureness(found) * len(found), made, drawn, found))
        if sureness(found) >= _SURE:
            break
    return max(tried, key=lambda each: each[0])[1:]


def _clipped(word: Word, rules: Rules) -> Word:
    """The word within its cell: Tesseract's boxes may reach a little over a ruled line, which no letter does."""
    middle, wide = (word.top + word.bottom) / 2, word.right - word.left
    left, right = word.left, word.right
    for rule in rules.down:
        if rule.start <= middle <= rule.end and left < rule.at < right:
            if right - rule.at < _OVER * wide:
                right = rule.at
            elif rule.at - left < _OVER * wide:
                left = rule.at
    return replace(word, left=left, right=right) if (left, right) != (word.left, word.right) else word


def _pnm(dots: Any) -> bytes:
    """The dots as a portable grey map, the plainest of picture files."""
    stream = io.BytesIO()
    stream.write(b"P5 %d %d 255\n" % (dots.shape[1], dots.shape[0]))
    stream.write(dots.tobytes())
    return stream.getvalue()


def _rules(drawn: Ruled, points: float) -> Rules:
    """The ruled lines in points."""
    across = (Rule((d.top + d.bottom) / 2 * points, d.left * points, d.right * points) for d in drawn.across)
    down = (Rule((d.left + d.right) / 2 * points, d.top * points, d.bottom * points) for d in drawn.down)
    return Rules(tuple(across), tuple(down))


def _way_back(made: Upright, points: float) -> Callable[[Box], Box]:
    def back(box: Box) -> Box:
        left, top, right, bottom = box
        return made.back((left / points, top / points, right / points, bottom / points))

    return back
