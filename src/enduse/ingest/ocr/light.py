"""Print on paper of one brightness: shade is evened out, and what is printed light on dark is turned about."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from enduse.ingest.ocr.ink import dark

_BLOCK = 0.2  # inches; a block so wide shows some paper between its letters
_PAPER = 85  # per cent of a block's dots are darker than its paper
_WINDOW = 9  # blocks over which paper is evened; bars and pictures are smaller
_SHADED = 0.1  # share of the brightness by which paper may differ and still be even
_LEAST_PAPER = 30  # of 255; darker is no paper
_CELL = 0.04  # inches; as finely dark ground is looked for
_DARK, _LIGHT = 0.55, 0.97  # share of ink of a ground with light letters on it; more is a bar or a picture
_FULL = 0.25  # share of ink of a line of dots that belongs to a ground, letters in it or not
_LOW, _NARROW = 0.12, 0.3  # inches; a dark ground is as high and wide at least
_AROUND = (2, 4)  # cells up and down, to the left and right, over which ground is dark


def evened(dots: Any, dpi: float) -> Any:
    """The dots as if the light had fallen evenly: a shade over a photograph is no ink."""
    side = max(4, round(_BLOCK * dpi))
    high, wide = dots.shape[0] // side, dots.shape[1] // side
    if high < 3 or wide < 3:
        return dots
    from PIL import Image, ImageFilter

    blocks = dots[: high * side, : wide * side].reshape(high, side, wide, side).transpose(0, 2, 1, 3)
    bright = np.percentile(blocks.reshape(high, wide, -1), _PAPER, axis=2).astype(np.uint8)
    paper = Image.fromarray(np.pad(bright, _WINDOW // 2, mode="edge")).filter(ImageFilter.MedianFilter(_WINDOW))
    inner = np.asarray(paper)[_WINDOW // 2 : -(_WINDOW // 2), _WINDOW // 2 : -(_WINDOW // 2)]
    low, top = np.percentile(inner, (2, 98))
    if top - low <= _SHADED * max(float(top), 1.0):
        return dots
    smooth = Image.fromarray(inner).filter(ImageFilter.GaussianBlur(1))
    ground = np.asarray(smooth.resize(dots.shape[::-1], Image.Resampling.BILINEAR), dtype=np.float32)
    return np.clip(dots * (250.0 / np.maximum(ground, _LEAST_PAPER)), 0, 255).astype(np.uint8)


def turned_about(dots: Any, dpi: float) -> Any:
    """The dots, light letters on dark ground as dark ones on light."""
    ink = dark(dots)
    made = None
    for left, top, right, bottom in _grounds(ink, dpi):
        made = dots.copy() if made is None else made
        made[top:bottom, left:right] = 255 - made[top:bottom, left:right]
        ground = int(np.median(made[top:bottom, left:right]))
        made[top:bottom, left:right] = np.clip(made[top:bottom, left:right] * (250.0 / max(ground, 60)), 0, 255)
    return dots if made is None else made


def _grounds(ink: Any, dpi: float) -> Iterator[tuple[int, int, int, int]]:
    """The dark grounds (left, top, right, bottom) that bear letters."""
    side = max(2, round(_CELL * dpi))
    high, wide = ink.shape[0] // side, ink.shape[1] // side
    if not high or not wide:
        return
    share = ink[: high * side, : wide * side].reshape(high, side, wide, side).mean((1, 3))
    for cells in _patches(_mean(share, *_AROUND) > _DARK):
        rows, columns = [y for y, _ in cells], [x for _, x in cells]
        left, right = min(columns) * side, (max(columns) + 1) * side
        top, bottom = _run(ink[:, left:right].mean(axis=1) > _FULL, (min(rows) + max(rows) + 1) * side // 2)
        if bottom <= top:
            continue
        left, right = _run(ink[top:bottom].mean(axis=0) > _FULL, (left + right) // 2)
        large = bottom - top >= _LOW * dpi and right - left >= _NARROW * dpi
        if large and _DARK < ink[top:bottom, left:right].mean() < _LIGHT:
            yield int(left), int(top), int(right), int(bottom)


def _run(full: Any, at: int) -> tuple[int, int]:
    """From where to where all is true around a place."""
    off = np.flatnonzero(~full)
    n = int(np.searchsorted(off, at))
    return (int(off[n - 1]) + 1 if n else 0), (int(off[n]) if n < len(off) else len(full))


def _mean(share: Any, up: int, aside: int) -> Any:
    """The mean over a cell's neighbours."""
    padded = np.pad(share, ((up, up), (aside, aside)), mode="edge")
    sums = np.cumsum(np.cumsum(np.pad(padded, ((1, 0), (1, 0))), axis=0), axis=1)
    tall, wide = 2 * up + 1, 2 * aside + 1
    total = sums[tall:, wide:] - sums[:-tall, wide:] - sums[tall:, :-wide] + sums[:-tall, :-wide]
    return total / (tall * wide)


def _patches(mask: Any) -> Iterator[list[tuple[int, int]]]:
    """The true cells that hang together."""
    left = set(map(tuple, np.argwhere(mask).tolist()))
    while left:
        open_, patch = [left.pop()], list[tuple[int, int]]()
        while open_:
            y, x = open_.pop()
            patch.append((y, x))
            near = {(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)} & left
            left -= near
            open_ += near
        yield patch
