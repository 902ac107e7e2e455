"""A picture becomes a page: its words with their boxes, and its ruled lines."""

import io
import re
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from enduse.errors import TooLarge
from enduse.ingest.ocr.cells import ruled_cells
from enduse.ingest.ocr.cut import LOW, LOW_HAN, Laid, Piece, cut, enlarged, laid
from enduse.ingest.ocr.figures import Told, among_figures, figures_of, with_figures, with_marks, with_units, within
from enduse.ingest.ocr.ink import dark
from enduse.ingest.ocr.lookalikes import in_latin
from enduse.ingest.ocr.mended import mended_unit
from enduse.ingest.ocr.program import HAN, Tesseract
from enduse.ingest.ocr.ruled import Ruled, ruled
from enduse.ingest.ocr.surest import scripts_of, surest
from enduse.ingest.ocr.upright import Upright, upright
from enduse.ingest.ocr.words import sureness, words
from enduse.ingest.pagelines import wide
from enduse.ingest.pagewords import Box, Rule, Rules, Word

#: Per cent; a page or word read less surely may be of another language.
_SURE = 80.0
#: Per cent; print that stands is read more surely than this, print on its head or side less, in any language.
_STANDS = 58.0
_HAN = 0.3  # share of words that are read so unsurely in Latin letters where print is Chinese
_FEW = 0.02  # share of words read less surely for which no further language is tried
_PART = 0.2  # of the page's height: as much is read to see how it stands
#: Tesseract's page segmentation mode for one block of lines, which keeps the rows of a table.
_ROWS = 6

_ENLARGED = 2  # times; what is read a second time is shown larger
_LONGEST = 32_767  # dots of a side; Tesseract takes no picture with more
_LEAST_DPI = 100  # print shown with fewer dots to the inch cannot be read
_INSIDE = 0.4  # heights; as far apart at most two Chinese words of a piece stand, whatever their boxes say
_LOW = 0.7  # times as high as usual; what is lower and was not read is a speck or a stroke
_LARGER = 1.4  # times as high as usual: larger type
_ALIKE, _TELLING = 0.1, 4  # as high as usual but for so little; letters of a piece that tell its height
_LINES = 2.5  # times as high as usual: print of several lines, or a title
_TALL = re.compile(r"[^\W_acegmnopqrsuvwxyzагдежзикмнопрстухчшъыьэюя]")  # as high as capitals
_RISE, _FALL = 1.05, 0.25  # heights of capitals that type takes above and below the foot of its letters
_OVER = 0.4  # share of a word that may reach over a ruled line


class Scan(Struct, frozen=True):
    """What a picture of a page holds: words and ruled lines in points of the upright page, its edges, and the way back
    from there to the picture, in its own dots."""

    words: tuple[Word, ...]
    rules: Rules
    edges: Box
    back: Callable[[Box], Box]
    cells: tuple[Box, ...] = ()  # that ruled lines close in, in points
    unread: int = 0  # pieces of print that nothing was read of


def scan(picture: Any, program: Tesseract, dpi: float | None = None) -> Scan:
    """Read a grey Pillow picture. Raises what `Tesseract.read` raises, TooLarge also for too long a picture."""
    made, drawn, languages = _standing(upright(picture, dpi), program)
    (height, width), points = made.dots.shape, 72 / made.dpi
    rules = _rules(drawn, points)
    read, unread = _read(drawn, made.dpi, languages, program)
    found = tuple(_clipped(word, rules) for word in read)
    cells = tuple(_in_points(cell, points) for cell in ruled_cells(drawn, made.dpi))
    return Scan(found, rules, (0.0, 0.0, width * points, height * points), _way_back(made, points), cells, unread)


def _standing(ways: Iterable[Upright], program: Tesseract) -> tuple[Upright, Ruled, list[str]]:
    """The first way the picture may lie in which a part of it is read surely, else that in which most is.

    With the languages in which it is best read: what is Latin stands in papers of all countries and is read in any
    case, so the first of ours is the first here too.
    """
    tried: list[tuple[float, Upright, Ruled, dict[str, float]]] = []
    first, *others = program.languages
    for made in ways:
        drawn = ruled(made.dots, made.dpi)
        sure = {first: _sure(program, drawn, made, first)}
        tried.append((sure[first], made, drawn, sure))
        if sure[first] >= _STANDS:
            break
    else:
        for n, (_, made, drawn, sure) in enumerate(tried):
            sure |= {language: _sure(program, drawn, made, language) for language in others}
            tried[n] = (max(sure.values()), made, drawn, sure)
    _, made, drawn, sure = max(tried, key=lambda each: each[0])
    if len(others) > 1 and sure[first] < _SURE:
        sure = {language: _sure(program, drawn, made, language) for language in others if language not in sure} | sure
    return made, drawn, [first, *sorted(others, key=lambda name: -sure.get(name, 0.0))]


def _sure(program: Tesseract, drawn: Ruled, made: Upright, language: str) -> float:
    """How surely the fullest part of a page is read in a language."""
    return sureness(_words(program, _fullest(drawn.bare), made.dpi, language))


def _read(drawn: Ruled, dpi: float, languages: Sequence[str], program: Tesseract) -> tuple[tuple[Word, ...], int]:
    """The words of a page, read in one language after the other until hardly a word is unsure, and how many pieces
    nothing was read of.

    What is a figure in the first of them is one in all; what is none and stands among figures is read again as one.
    """
    parts = cut(drawn, dpi)
    told = with_units(_told(program, laid(parts, parts.pieces), dpi, languages[0]))
    pieces = tuple(piece for piece in told if piece is not None)
    pieces += tuple(piece for piece in parts.pieces if not any(_covers(one, piece) for one in pieces))
    readings = [told]
    figures = figures_of(pieces, told)
    others = [piece for piece in pieces if piece not in figures]
    found = _surest(readings, pieces)
    for language in languages[1:]:
        if found and sum((w.sureness or 0) < _SURE for w in found) <= _FEW * len(found):
            break
        shown = laid(parts, others, low=LOW_HAN if language == HAN and _has_han(found) else LOW)
        readings.append(_told(program, shown, dpi, language))
        found = _surest(readings, pieces)
    doubtful = among_figures(pieces, told)
    if doubtful:
        again = _told(program, laid(parts, doubtful, rest=False), dpi, languages[0], figures=True)
        found = with_figures(found, doubtful, again)
    found = with_marks(found, pieces)
    high = _LOW * median([piece.foot for piece in pieces]) if pieces else 0
    unread = sum(piece.foot >= high and not any(within(word, piece) for word in found) for piece in doubtful)
    ordered = sorted(found, key=lambda word: (word.top, word.left))
    return tuple(replace(_scaled(word, 72 / dpi), order=n) for n, word in enumerate(ordered)), unread


def _has_han(found: Sequence[Word]) -> bool:
    """Whether a page was read badly enough so far to be of Chinese print, mostly: Latin letters hardly look like it."""
    return sum((word.sureness or 0) < _STANDS for word in found) > _HAN * len(found)


def _covers(part: Piece, piece: Piece) -> bool:
    """Whether a piece is the other, or a part of it."""
    return piece.top == part.top and piece.left <= part.left and part.right <= piece.right


def _surest(readings: Sequence[Told], pieces: Sequence[Piece]) -> tuple[Word, ...]:
    """The surest reading of each piece and of the rest of the page."""
    scripts = scripts_of([[word for words in told.values() for word in words] for told in readings])
    found = list(surest([told.get(None, ()) for told in readings], scripts))
    usual = median([piece.foot for piece in pieces]) if pieces else 0.0
    for piece in pieces:
        foot = piece.top + piece.foot
        chosen = surest([told.get(piece, ()) for told in readings], scripts)
        if len(chosen) == 1 and "Cyrillic" in scripts:
            chosen = (mended_unit(chosen[0]),)
        if piece.foot > _LINES * usual:  # several lines that could not be parted
            found += chosen
            continue
        high = _high(piece, usual, "".join(word.text for word in chosen))
        for before, word in zip((None, *chosen), chosen, strict=False):
            left = word.left
            if before and (wide(before.text[-1]) or wide(word.text[0])):
                left = min(left, before.right + _INSIDE * high)
            found.append(replace(word, left=left, top=foot - _RISE * high, bottom=foot + _FALL * high))
    return tuple(found) if "Cyrillic" in scripts else tuple(replace(w, text=in_latin(w.text)) for w in found)


def _high(piece: Piece, usual: float, text: str) -> float:
    """How high the capitals of a piece are; as high as usual where it is too short to tell."""
    if piece.foot > _LARGER * usual:
        return piece.foot
    if len(text) < _TELLING or not _TALL.search(text):
        return usual
    return piece.foot if abs(piece.foot - usual) > _ALIKE * usual else usual


def _told(program: Tesseract, shown: Laid, dpi: float, language: str, figures: bool = False) -> Told:
    """The words that a picture is read to hold, by the piece they stand in; None for the rest of the page."""
    told: dict[Piece | None, list[Word]] = {}
    for word in _words(program, shown.dots, dpi, language, figures):
        place = shown.back(word)
        if place:
            told.setdefault(place[1], []).append(place[0])
    return told


def _words(program: Tesseract, dots: Any, dpi: float, language: str, figures: bool = False) -> tuple[Word, ...]:
    """The words in a picture, which is shown smaller where it has more dots than Tesseract takes.

    Raises TooLarge where its print would be too small then.
    """
    high, across = dots.shape
    scale = min(_ENLARGED if figures else 1.0, _LONGEST / max(high, across))
    if scale < 1 and dpi * scale < _LEAST_DPI:
        raise TooLarge(f"{across:,} by {high:,}, Tesseract takes {_LONGEST:,} dots to a side; cut it into pages")
    shown = _pnm(enlarged(dots, scale))
    return words(program.read(shown, _ROWS, dpi * scale, language, figures), 1 / scale)


def _scaled(word: Word, points: float) -> Word:
    """A word of a picture in points; a dot is `points` points wide."""
    left, top, right, bottom = _in_points((word.left, word.top, word.right, word.bottom), points)
    return replace(word, left=left, top=top, right=right, bottom=bottom)


def _in_points(box: Box, points: float) -> Box:
    left, top, right, bottom = (side * points for side in box)
    return left, top, right, bottom


def _fullest(dots: Any) -> Any:
    """A part of the page, over its whole width, that holds much print."""
    ink = dark(dots)
    height = max(round(_PART * len(dots)), 1)
    sums = np.cumsum(np.pad((ink.sum(axis=1) * (ink.mean(axis=1) < 0.5)).astype(np.int64), (1, 0)))
    top = int((sums[height:] - sums[:-height]).argmax())
    return np.ascontiguousarray(dots[top : top + height])


def _clipped(word: Word, rules: Rules) -> Word:
    """The word within its cell: Tesseract's boxes may reach a little over a ruled line, which no letter does."""
    middle, broad = (word.top + word.bottom) / 2, word.right - word.left
    left, right = word.left, word.right
    for rule in rules.down:
        if rule.start <= middle <= rule.end and left < rule.at < right:
            if right - rule.at < _OVER * broad:
                right = rule.at
            elif rule.at - left < _OVER * broad:
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
