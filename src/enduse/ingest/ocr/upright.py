"""A picture as Tesseract reads it best: grey, upright, straight, without specks, 180 to 420 dots to the inch."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec import Struct

from enduse.ingest.ocr.ink import dark, sums
from enduse.ingest.ocr.light import evened, turned_about
from enduse.ingest.pagewords import Box

_LONG = 11.5  # inches of the longer side of a page (A4 and Letter)
_FINE_DPI, _BEST_DPI = (180.0, 420.0), 250.0  # enlarging what reads well adds nothing but time
_MOST_LONG = 12_000  # dots of the longer side
_LEAST_DPI, _MOST_DPI = 100, 1300  # what a file may say of itself and be believed
_STEEPEST, _COARSE, _FINE = 12.0, 0.5, 0.05  # degrees
_LEAST_SKEW = 0.1  # degrees; less changes nothing
_SAMPLE = 1000  # dots on the longer side of the picture in which the skew is looked for
_SPECKS = 0.02  # share of the dark dots that stand alone; with more of them the picture is freed of specks
_STREWN = 0.12  # share of specks with which some lie on the print as well
_CLEARLY = 1.6  # times as sharp as standing: then it lies on its side
_LEAST_INK = 100  # dots of the sample; with less there is nothing to go by


class Upright(Struct, frozen=True):
    """A picture ready to be read: `dots` (grey, 0 is black), and how its places lie on the picture it came from."""

    dots: Any  # two-dimensional array of uint8
    scale: float  # dots for each dot of the original
    dpi: float  # dots to the inch, as far as known
    angle: float  # degrees by which it was turned, against the clock
    size: tuple[int, int]  # width and height of the original

    def back(self, box: Box) -> Box:
        """The place of a box on the original, as the box around its turned corners, within the edges."""
        height, width = self.dots.shape
        turn = math.radians(self.angle)
        cos, sin = math.cos(turn), math.sin(turn)
        xs, ys = [], []
        for x in (box[0], box[2]):
            for y in (box[1], box[3]):
                dx, dy = x - width / 2, y - height / 2
                xs.append((dx * cos - dy * sin) / self.scale + self.size[0] / 2)
                ys.append((dx * sin + dy * cos) / self.scale + self.size[1] / 2)
        wide, high = self.size
        return (max(0.0, min(xs)), max(0.0, min(ys)), min(float(wide), max(xs)), min(float(high), max(ys)))


def upright(picture: Any, dpi: float | None = None) -> Iterator[Upright]:
    """The picture (a grey Pillow image) with its lines of print level, in the ways it may lie, the likeliest first.

    It may stand on its head, and lie on a side; only reading tells. `dpi` is what the file says of its resolution.
    """
    from PIL import Image

    dpi = _resolution(picture.size, dpi)
    clear = _cleared(_lit(picture, dpi))
    scale = _scale(picture.size, dpi)
    if scale != 1:
        wide, high = (max(1, round(side * scale)) for side in picture.size)
        clear = clear.resize((wide, high), Image.Resampling.LANCZOS)
    for angle in skews(np.asarray(clear)):
        turned = clear.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255) if angle else clear
        dots = turned_about(np.asarray(turned), dpi * scale)
        yield Upright(dots, scale, dpi * scale, angle, picture.size)
        yield Upright(np.ascontiguousarray(dots[::-1, ::-1]), scale, dpi * scale, angle + 180, picture.size)


def _lit(picture: Any, dpi: float) -> Any:
    """The picture as if under even light."""
    from PIL import Image

    dots = np.asarray(picture)
    even = evened(dots, dpi)
    return picture if even is dots else Image.fromarray(even)


def _resolution(size: tuple[int, int], told: float | None) -> float:
    """The dots to the inch of a picture: as its file tells, else as if it were a page."""
    return told if told and _LEAST_DPI <= told <= _MOST_DPI else max(size) / _LONG


def _scale(size: tuple[int, int], dpi: float) -> float:
    """How much larger a picture must be; one that reads well as it is stays so."""
    if _FINE_DPI[0] <= dpi <= _FINE_DPI[1]:
        return 1.0
    return min(max(_BEST_DPI / dpi, 1 / 8), 3.0, _MOST_LONG / max(size))


def _cleared(picture: Any) -> Any:
    """The picture, freed of specks where many dark dots stand alone, as on bad scans and faxes."""
    from PIL import Image, ImageFilter

    dots = np.asarray(picture)
    ink = dark(dots)
    specks = _specks(ink)
    share = specks.sum() / max(int(ink.sum()), 1)
    if ink.mean() > 0.5 or share <= _SPECKS:
        return picture
    if share <= _STREWN:  # thin lines would not outlast what takes away many specks
        clean = dots.copy()
        clean[sums(specks, 1) > 0] = int(np.median(dots[~ink]))
        return Image.fromarray(clean)
    smooth = np.array(picture.filter(ImageFilter.MedianFilter(3)))
    smooth[_specks(dark(smooth))] = 255
    return Image.fromarray(smooth)


def _specks(ink: Any) -> Any:
    """The dark dots around which, two dots away, nothing dark lies: specks of at most three dots by three."""
    near, around = (sums(ink, reach) for reach in (1, 2))
    return ink & (near == around)


def skews(dots: Any) -> tuple[float, ...]:
    """The angles, in degrees against the clock, by which a picture may have to be turned for its lines to be level.

    Lines of print are found by how sharply dark and light rows alternate: once as the picture stands, once as if it
    lay on its side (about 90 degrees); the likelier comes first.
    """
    step = max(1, min(round(max(dots.shape) / _SAMPLE), *dots.shape))
    small = dots[: dots.shape[0] // step * step, : dots.shape[1] // step * step]
    small = small.reshape(small.shape[0] // step, step, -1, step).mean((1, 3))
    ink = dark(np.clip(small, 0, 255).astype(np.uint8))
    if ink.mean() > 0.5:
        ink = ~ink
    places = np.argwhere(_without_rules(ink))
    if len(places) < _LEAST_INK:
        return (0.0,)
    y, x = places[:, 0].astype(float), places[:, 1].astype(float)
    stands, lies = (_sharpest(y, x, around) for around in (0.0, 90.0))
    angles = (lies[1], stands[1]) if lies[0] > _CLEARLY * stands[0] else (stands[1], lies[1])
    return tuple(0.0 if abs(a) < _LEAST_SKEW else round(a, 2) for a in angles)


def _sharpest(y: Any, x: Any, around: float) -> tuple[float, float]:
    """The sharpest alternation of rows near an angle, and the angle."""
    angle = around
    for reach, step in ((_STEEPEST, _COARSE), (_COARSE, _FINE)):
        tried = (angle + float(a) for a in np.arange(-reach, reach + step / 2, step))
        sharp, _, angle = max((_sharpness(y, x, a), -abs(a - around), a) for a in tried)
    return sharp, angle


def _without_rules(ink: Any) -> Any:
    """The ink without what is longer, across or down, than words are: ruled lines would outweigh the print."""
    kept = ink.copy()
    length = max(ink.shape) // 25
    for lying in (False, True):
        view = kept.T if lying else kept
        runs = np.cumsum(np.pad(view.astype(np.int32), ((0, 0), (1, 0))), axis=1)
        if view.shape[1] <= length:
            continue
        full = runs[:, length:] - runs[:, :-length] >= 0.95 * length
        edges = np.zeros((view.shape[0], view.shape[1] + 1), np.int32)
        edges[:, : full.shape[1]] += full
        edges[:, length:] -= full
        view[np.cumsum(edges, axis=1)[:, :-1] > 0] = False
    return kept


def _sharpness(y: Any, x: Any, angle: float) -> float:
    """How sharply the rows of a picture turned by `angle` alternate between ink and paper."""
    turn = math.radians(angle)
    rows = y * math.cos(turn) - x * math.sin(turn)
    counts = np.bincount((rows - rows.min()).astype(int)).astype(float)
    return float((np.diff(counts) ** 2).sum()) / len(y)
