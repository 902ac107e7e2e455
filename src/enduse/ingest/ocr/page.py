"""A picture becomes a page: its words with their boxes, and its ruled lines."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from enduse.ingest.ocr.cut import cut
from enduse.ingest.ocr.program import Tesseract
from enduse.ingest.ocr.ruled import Ruled, ruled
from enduse.ingest.ocr.surest import surest
from enduse.ingest.ocr.upright import Upright, dark, upright
from enduse.ingest.ocr.words import sureness, words
from enduse.ingest.pagewords import Box, Rule, Rules, Word

#: Per cent; a page read less surely may stand on its head, a word may be of another language.
_SURE = 80.0
_FEW = 0.02  # share of words read less surely for which no further language is tried
_PART = 0.2  # of the page's height: as much is read to see how it stands
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
    made, drawn, languages = _standing(upright(picture, dpi), program)
    (height, width), points = made.dots.shape, 72 / made.dpi
    rules = _rules(drawn, points)
    found = tuple(_clipped(word, rules) for word in _read(drawn, made.dpi, languages, program))
    return Scan(found, rules, (0.0, 0.0, width * points, height * points), _way_back(made, points))


def _standing(ways: Iterable[Upright], program: Tesseract) -> tuple[Upright, Ruled, list[str]]:
    """The first way the picture may lie in which a part of it is read surely, else that in which most is.

    With the languages in which it is best read: what is Latin stands in papers of all countries and is read in any
    case, so the first of ours is the first here too.
    """
    tried: list[tuple[float, Upright, Ruled, list[str]]] = []
    for made in ways:
        drawn = ruled(made.dots, made.dpi)
        part, sure = _fullest(drawn.bare), dict[str, float]()
        for language in program.languages:
            found = words(program.read(_pnm(part), _ROWS, made.dpi, language), 72 / made.dpi)
            sure[language] = sureness(found) * sum(map(len, (w.text for w in found))) ** 0.5
            if sureness(found) >= _SURE:
                break
        ordered = sorted(program.languages, key=lambda name: (name != program.languages[0], -sure.get(name, 0.0)))
        tried.append((max(sure.values()), made, drawn, ordered))
        if sureness(found) >= _SURE:
            break
    return max(tried, key=lambda each: each[0])[1:]


def _read(drawn: Ruled, dpi: float, languages: Sequence[str], program: Tesseract) -> tuple[Word, ...]:
    """The words of a page, read in one language after the other until hardly a word is unsure."""
    parts = cut(drawn, dpi)
    shown, readings = _pnm(parts.dots), list[tuple[Word, ...]]()
    found: tuple[Word, ...] = ()
    for language in languages:
        seen = words(program.read(shown, _ROWS, dpi, language), 1.0)
        readings.append(tuple(_scaled(word, 72 / dpi) for word in map(parts.back, seen) if word))
        found = surest(readings)
        if found and sum((w.sureness or 0) < _SURE for w in found) <= _FEW * len(found):
            break
    return found


def _scaled(word: Word, points: float) -> Word:
    """A word of a picture in points; a dot is `points` points wide."""
    left, top, right, bottom = (side * points for side in (word.left, word.top, word.right, word.bottom))
    return replace(word, left=left, top=top, right=right, bottom=bottom)


def _fullest(dots: Any) -> Any:
    """A part of the page, over its whole width, that holds much print."""
    ink = dark(dots)
    height = max(round(_PART * len(dots)), 1)
    sums = np.cumsum(np.pad((ink.sum(axis=1) * (ink.mean(axis=1) < 0.5)).astype(np.int64), (1, 0)))
    top = int((sums[height:] - sums[:-height]).argmax())
    return np.ascontiguousarray(dots[top : top + height])


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
