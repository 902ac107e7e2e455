"""Is this PDF page a scan, and what does its picture look like?"""

import math
from collections.abc import Sequence
from typing import Any

from enduse.ingest.ocr.picture import Picture
from enduse.ingest.pagewords import Word

_FEW_WORDS = 30  # of a text layer: a stamp or a page number over a scan
_COVERED = 0.5  # share of the page that a picture takes up where the page is a scan
_DPI = 300  # of a page without pictures
_LEAST_DPI, _MOST_DPI = 150, 600
_MOST_DOTS = 40_000_000  # of the picture of one page; larger pages are drawn smaller


def is_scan(page: Any, words: Sequence[Word]) -> bool:
    """Whether a page shows something but says nothing, or a picture takes up most of it beside few words."""
    import pypdfium2.raw as pdfium

    if not words:
        return bool(pdfium.FPDFPage_CountObjects(page.raw))
    if len(words) >= _FEW_WORDS:
        return False
    width, height = page.get_size()
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = shape.get_bounds()
        if (right - left) * (top - bottom) > _COVERED * width * height:
            return True
    return False


def picture(page: Any) -> Picture:
    """The page drawn in grey, with as many dots as its largest picture has."""
    width, height = page.get_size()
    scale = min(_resolution(page) / 72, math.sqrt(_MOST_DOTS / max(width * height, 1)))
    image = page.render(scale=scale, grayscale=True).to_pil()
    return Picture(image.convert("L"), 72 * scale)


def _resolution(page: Any) -> float:
    """The dots to the inch of the picture that takes up most of the page: drawn so, it is not blurred."""
    import pypdfium2.raw as pdfium

    found = (0.0, float(_DPI))
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = shape.get_bounds()
        wide, high = right - left, top - bottom
        if wide > 1 and high > 1:
            long = max(shape.get_px_size()) / max(wide, high) * 72
            found = max(found, (wide * high, min(max(long, _LEAST_DPI), _MOST_DPI)))
    return found[1]
