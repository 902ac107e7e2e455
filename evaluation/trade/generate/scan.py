"""A paper as a scan: its PDF rendered, turned, greyed, with noise."""

import io
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from trade.generate.draw import Draw


def scan(pdf: Path, path: Path, draw: Draw) -> None:
    """Write the pages of `pdf` as pictures: one PNG, or a PDF of pictures (always where there are several pages)."""
    dpi = draw.pick((150, 200, 200, 300))
    tilt = draw.rng.uniform(-3, 3)
    turned = draw.pick((0, 0, 0, 90, 270))
    contrast, noise = draw.rng.uniform(0.55, 1.0), draw.rng.uniform(2, 14)
    speck = np.random.default_rng(draw.rng.randrange(2**32))
    pictures = []
    source = pypdfium2.PdfDocument(pdf)
    for page in source:
        grey = page.render(scale=dpi / 72).to_pil().convert("L")
        grey = grey.rotate(tilt, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        field = np.asarray(grey, dtype=np.float32)
        field = 245 - (255 - field) * contrast + speck.normal(0, noise, field.shape)
        picture = Image.fromarray(field.clip(0, 255).astype(np.uint8)).rotate(turned, expand=True)
        if draw.chance(0.3):
            picture = picture.filter(ImageFilter.GaussianBlur(0.6))
        pictures.append(picture)
    source.close()
    if path.suffix == ".png":
        pictures[0].save(path, dpi=(dpi, dpi))
        return
    made = io.BytesIO()
    pictures[0].save(made, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:])
    path.write_bytes(made.getvalue())


def pages(pdf: Path) -> int:
    """How many pages a PDF has."""
    source = pypdfium2.PdfDocument(pdf)
    try:
        return len(source)
    finally:
        source.close()
