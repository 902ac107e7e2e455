"""What a form looks like after the office machine: turned a little, shaded, grainy, stamped, packed as JPEG."""

import io
import math
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from trade.generate.draw import Draw
from trade.generate.forms.canvas import DPI, Canvas, Type


def stamp(page: Canvas, draw: Draw, x: float, y: float, words: tuple[str, str]) -> None:
    """A round stamp with its middle at a place: two rings, words across, pale so that print shows through."""
    k, reach = DPI / 72, 42
    mark = Image.new("L", page.picture.size, 255)
    pen = ImageDraw.Draw(mark)
    for far in (reach, reach - 4):
        pen.ellipse([(x - far) * k, (y - far) * k, (x + far) * k, (y + far) * k], outline=120, width=5)
    inner = Canvas((page.wide, page.high))
    kind = Type("sans", 8, True)
    for down, text in zip((-10, 3), words, strict=True):
        inner.put(x, y + down, text, kind, "c", 120)
    both = np.minimum(np.asarray(mark), np.asarray(inner.picture))
    turned = Image.fromarray(both).rotate(
        draw.rng.uniform(-25, 25), Image.Resampling.BICUBIC, center=(x * k, y * k), fillcolor=255
    )
    page.picture.paste(Image.fromarray(np.minimum(np.asarray(page.picture), np.asarray(turned))))


def wear(page: Canvas, path: Path, draw: Draw) -> None:
    """Write the page as it comes out: 200 to 300 dpi, up to 3 degrees off, uneven light, grain; JPEG or PNG."""
    dpi = draw.pick((200, 200, 240, 300))
    size = (page.picture.width * dpi // DPI, page.picture.height * dpi // DPI)
    plain = page.picture.resize(size, Image.Resampling.LANCZOS)
    tilt = draw.rng.uniform(-3, 3) if draw.chance(0.7) else draw.rng.uniform(-0.4, 0.4)
    turned = plain.rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    if draw.chance(0.6):
        turned = turned.filter(ImageFilter.GaussianBlur(draw.rng.uniform(0.2, 0.7) * dpi / 200))
    dots = np.asarray(turned, dtype=np.float32)
    seed = np.random.default_rng(draw.rng.randrange(2**32))
    dots = 248 - (248 - dots) * draw.rng.uniform(0.6, 1.0)
    high, wide = dots.shape
    if draw.chance(0.5):  # light from one side
        angle, deep = draw.rng.uniform(0, 2 * math.pi), draw.rng.uniform(20, 75)
        across, down = np.linspace(-0.5, 0.5, wide)[None, :], np.linspace(-0.5, 0.5, high)[:, None]
        dots -= deep * (0.5 + math.cos(angle) * across + math.sin(angle) * down)
    dots += seed.normal(0, draw.rng.uniform(1, 12), dots.shape)
    if draw.chance(0.3):  # dirt on the glass
        dots[seed.random(dots.shape) < 0.0006] = 60
    made = Image.fromarray(dots.clip(0, 255).astype(np.uint8))
    if path.suffix == ".jpg":
        stream = io.BytesIO()
        made.save(stream, "JPEG", quality=draw.pick((45, 60, 75)), dpi=(dpi, dpi))
        path.write_bytes(stream.getvalue())
        return
    made.save(path, dpi=(dpi, dpi))
