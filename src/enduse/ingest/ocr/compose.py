"""A scan becomes text: laid out like a PDF page, each word with its place, and a note of how it was read."""

from collections.abc import Sequence

from enduse.ingest.compose import Composer
from enduse.ingest.ocr.boxed import formed
from enduse.ingest.ocr.mended import mended_heads
from enduse.ingest.ocr.page import Scan
from enduse.ingest.ocr.program import Tesseract
from enduse.ingest.pageflow import flow
from enduse.ingest.pagelines import lines
from enduse.ingest.pagetables import tables
from enduse.records.document import UNSURE, Scanned


def compose(scan: Scan, number: int, out: Composer, unit: float = 1.0) -> tuple[Scanned, ...]:
    """Append a scan as page `number` of a document; returns its words in the order of the text.

    `unit` is how much of the page's own unit one dot of its picture is.
    """
    form = formed(scan.words, scan.cells, scan.rules)
    laid = tuple(map(mended_heads, lines(form.words, form.rules.down)))
    placed = flow(laid, tables(laid, form.rules), scan.edges, out, form.boxes)
    found = []
    for place in sorted(placed, key=lambda p: p.start):
        word = place.word
        box = scan.back((word.left, word.top, word.right, word.bottom))
        left, top, right, bottom = (round(side * unit, 1) for side in box)
        found.append(Scanned(place.start, place.end, number, left, top, right, bottom, word.sureness or 0.0))
    return tuple(found)


def read_by(program: Tesseract, pages: Sequence[int], words: Sequence[Scanned], unread: int = 0) -> str:
    """How pages were read, in one line: "pages 1-3 are scans, read by Tesseract 5.3.0 (eng, rus); 2 of 340 words …"."""
    unsure = sum(word.sureness < UNSURE for word in words)
    lacking = f" without {', '.join(program.lacking)}, not installed" if program.lacking else ""
    what = f"pages {ranges(pages)} are scans" if len(pages) > 1 else f"page {ranges(pages)} is a scan"
    by = f"read by Tesseract {program.version} ({', '.join(program.languages)}){lacking}"
    left = f"; print in {unread:,} place{'s' * (unread > 1)} could not be read" if unread else ""
    return f"{what}, {by}; {unsure:,} of {len(words):,} words were read unsurely{left}"


def ranges(numbers: Sequence[int]) -> str:
    """Page numbers as "1-3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
