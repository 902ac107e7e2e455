"""Pages drawn as pictures, as a scanner would deliver them: noise, a slant, a turn."""

import io
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

PIL = pytest.importorskip("PIL")
from PIL import Image, ImageDraw, ImageFont  # noqa: E402


def _languages() -> set[str]:
    path = shutil.which("tesseract")
    return set(subprocess.run([path, "--list-langs"], capture_output=True, text=True).stdout.split()) if path else set()


needs_tesseract = pytest.mark.skipif(
    not {"eng", "rus", "chi_sim"} <= _languages(),
    reason="Tesseract with eng, rus and chi_sim is not installed; `make system` installs it",
)
_LETTERS = ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/dejavu/DejaVuSans.ttf")
_CHARACTERS = (
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
)
_SIZE = 24  # dots of a letter at 200 to the inch


@cache
def _font(paths: tuple[str, ...], size: int) -> Any:
    found = next((path for path in paths if Path(path).is_file()), None)
    if found is None:
        pytest.skip(f"none of the fonts {', '.join(paths)} is installed; `make system` installs one")
    return ImageFont.truetype(found, size)


def _written(text: str, size: int = _SIZE) -> Any:
    return _font(_CHARACTERS if any("\u2e80" <= c <= "\u9fff" for c in text) else _LETTERS, size)


def page(title: str, labels: Sequence[tuple[str, str]], table: Sequence[Sequence[str]], ruled: bool = True) -> Any:
    """An A4 page at 200 dots to the inch: a title, labelled lines, and a goods table."""
    image = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(image)
    draw.text((120, 120), title, font=_written(title, 44), fill=0)
    y = 230
    for label, value in labels:
        draw.text((120, y), label, font=_written(label), fill=0)
        draw.text((480, y), value, font=_written(value), fill=0)
        y += 41
    y += 40
    widths = [max(draw.textlength(row[n], font=_written(row[n])) for row in table) + 36 for n in range(len(table[0]))]
    for row in table:
        x = 120.0
        for width, cell in zip(widths, row, strict=True):
            if ruled:
                draw.rectangle((x, y, x + width, y + 48), outline=0, width=2)
            long = draw.textlength(cell, font=_written(cell))
            draw.text(
                (x + (width - 16 - long if cell[:1].isdigit() else 14), y + 10), cell, font=_written(cell), fill=0
            )
            x += width
        y += 48
    return image


def scanned(image: Any, slant: float = 0.0, specks: float = 0.0, seed: int = 1) -> Any:
    """The page as scanned: turned by `slant` degrees, with a share of its dots black or white at random."""
    turned = image.rotate(slant, Image.Resampling.BICUBIC, expand=abs(slant) > 20, fillcolor=255)
    dots = np.array(turned)
    chance = np.random.default_rng(seed).random(dots.shape)
    dots[chance < specks / 2] = 0
    dots[chance > 1 - specks / 2] = 255
    return Image.fromarray(dots)


def saved(image: Any, kind: str, **options: Any) -> bytes:
    """The bytes of a picture file."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()
