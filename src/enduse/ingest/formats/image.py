"""Pictures of pages (scans, photographs of papers): read by Tesseract, with the box and the sureness of each word."""

from collections.abc import Callable, Iterator

from enduse.errors import Empty, SkipDocument
from enduse.ingest.compose import Composer
from enduse.ingest.extracted import Extracted, Limits
from enduse.ingest.ocr.ahead import in_order
from enduse.ingest.ocr.compose import compose, ranges, read_by
from enduse.ingest.ocr.page import Scan, scan
from enduse.ingest.ocr.picture import Picture, pictures
from enduse.ingest.ocr.program import Tesseract, tesseract
from enduse.records.document import Page, Scanned

NAME = "image"
MEDIA_TYPES = ("image/png", "image/jpeg", "image/tiff", "image/bmp", "image/x-ms-bmp", "image/webp")
EXTENSIONS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """The words of each page of a picture file, laid out as on the page, tables with their cells.

    Raises Missing where Tesseract or Pillow is not installed, Damaged, TooLarge, and Empty where no words are found.
    """
    program = tesseract()
    out, pages, words, bare, broken = Composer(limits), [], list[Scanned](), [], []
    unread = 0
    for number, outcome in in_order(_jobs(data, program, limits)):
        out.gap()
        start = out.at
        try:
            found = outcome.result() if outcome else None
            if found and found.words:
                words += compose(found, number, out)
                unread += found.unread
            else:
                bare.append(number)
        except SkipDocument as error:
            broken.append(f"page {number} could not be read ({error})")
        pages.append(Page(number, start, out.at))
    if not out.text.strip():
        raise Empty("; ".join([*broken, "no words found; if it shows any, scan it at 300 dots to the inch"]))
    notes = [read_by(program, [p.number for p in pages if p.end > p.start], words, unread)]
    notes += [f"no words found on page{'s' * (len(bare) > 1)} {ranges(bare)}"] if bare else []
    return Extracted(
        text=out.text,
        headings=tuple(out.headings),
        pages=tuple(pages),
        tables=tuple(out.tables),
        scanned=tuple(words),
        title=out.text[slice(*out.headings[0])] if out.headings else None,
        notes=(*notes, *broken),
    )


def _jobs(data: bytes, program: Tesseract, limits: Limits) -> Iterator[tuple[int, Callable[[], Scan]]]:
    for number, picture in enumerate(pictures(data, limits), start=1):
        yield number, _job(picture, program)


def _job(picture: Picture, program: Tesseract) -> Callable[[], Scan]:
    return lambda: scan(picture.image, program, picture.dpi)
