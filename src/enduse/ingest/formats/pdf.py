"""PDF files: pages, paragraphs and tables of the text layer; pages that are scans are read by Tesseract."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from enduse.errors import Damaged, Empty, Encrypted, Missing, SkipDocument, TooLarge
from enduse.ingest.attached import attached
from enduse.ingest.compose import Composer, one_line
from enduse.ingest.extracted import Extracted, Limits
from enduse.ingest.ocr.ahead import in_order
from enduse.ingest.ocr.compose import compose, ranges, read_by
from enduse.ingest.ocr.page import Scan, scan
from enduse.ingest.ocr.pdfpage import is_scan, picture
from enduse.ingest.ocr.picture import Picture
from enduse.ingest.ocr.program import Tesseract, tesseract
from enduse.ingest.pageflow import flow
from enduse.ingest.pagelines import Line, lines
from enduse.ingest.pagetables import Found, tables
from enduse.ingest.pagewords import Box, page_rules, page_words
from enduse.records.document import Page, Scanned

NAME = "pdf"
MEDIA_TYPES = ("application/pdf",)
EXTENSIONS = (".pdf",)

#: A scan with a few words in its text layer (a stamp, a number) is read anew; it counts when it gives this many times
#: as many words.
_MORE = 2
#: What programs put where a title should be.
_NO_TITLE = re.compile(
    r"\(?(?:anonymous|untitled|unspecified|document\d*)\)?$|microsoft \w+ - |.*\.(?:docx?|xlsx?|pdf|rtf)$", re.I
)


class _Laid(Struct, frozen=True):
    """A page with its text layer laid out; `error` where it could not be read."""

    number: int
    lines: tuple[Line, ...] = ()
    found: Found = Found((), False)
    edges: Box = (0.0, 0.0, 0.0, 0.0)
    unit: float = 1.0  # points for each dot of its picture
    error: str | None = None


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """The pages, parted by a blank line; hard line breaks within a paragraph are undone, tables keep cells.

    Raises Encrypted, Damaged (also for a file that only begins like a PDF), Empty when no page shows a word, Missing
    when all are scans and Tesseract is not installed, TooLarge for more pages or text than the limits.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        if locked and b"/Encrypt" in data:  # PDFium may still give the code of the file before
            raise Encrypted("asks for a password; give an unlocked copy") from error
        raise Damaged("PDF that cannot be opened, or has no pages; get the file again") from error
    try:
        return _extracted(document, limits)
    finally:
        document.close()


def _extracted(document: Any, limits: Limits) -> Extracted:
    """Everything the open document gives."""
    if len(document) > limits.pages:
        raise TooLarge(f"{len(document):,} pages, over the limit of {limits.pages:,}; split it")
    program = _program()
    out, pages, words = Composer(limits), list[Page](), list[Scanned]()
    scans, unread, bare, broken = list[int](), list[int](), list[int](), list[str]()
    places = 0  # print on scans that could not be read
    for laid, outcome in in_order(_pages(document, program)):
        out.gap()
        start = out.at
        try:
            found = outcome.result() if outcome else None
        except SkipDocument as error:
            found, broken = None, [*broken, f"page {laid.number} could not be read ({error})"]
        if found and len(found.words) >= _MORE * sum(len(s.text.split()) for line in laid.lines for s in line):
            words += compose(found, laid.number, out, laid.unit)
            places += found.unread
            (scans if found.words else bare).append(laid.number)
        elif laid.lines:
            flow(laid.lines, laid.found, laid.edges, out)
        elif laid.error:
            broken.append(laid.error)
        elif isinstance(program, Missing):
            unread.append(laid.number)
        elif outcome is None:
            bare.append(laid.number)
        pages.append(Page(laid.number, start, out.at))
    if not out.text.strip():
        if isinstance(program, Missing) and unread:
            raise Missing(f"no text layer on any of its {len(pages)} pages: {program}")
        raise Empty("; ".join(broken) or f"no words on any of its {len(pages)} pages; check that it is the right file")
    notes = [read_by(program, scans, words, places)] if scans and isinstance(program, Tesseract) else []
    notes += [f"no text layer on page{'s' * (len(unread) > 1)} {ranges(unread)}: {program}"] if unread else []
    notes += [f"no words on page{'s' * (len(bare) > 1)} {ranges(bare)}"] if bare else []
    return Extracted(
        text=out.text,
        headings=tuple(out.headings),
        pages=tuple(pages),
        tables=tuple(out.tables),
        scanned=tuple(words),
        title=_title(document, out, pages[0]),
        notes=tuple(notes + broken),
        parts=attached(document, limits),
        unfinished=bool(unread),
    )


def _program() -> Tesseract | Missing:
    """What reads scans, or why it cannot be had."""
    try:
        return tesseract()
    except Missing as missing:
        return missing


def _pages(document: Any, program: Tesseract | Missing) -> Iterator[tuple[_Laid, Callable[[], Scan] | None]]:
    """Each page with its text layer, and the work of reading it where it is a scan."""
    for number in range(1, len(document) + 1):
        try:
            yield _page(document, number, program)
        except (RuntimeError, ValueError) as error:  # PdfiumError is a RuntimeError
            yield _Laid(number, error=f"page {number} could not be read ({one_line(str(error))})"), None


def _page(document: Any, number: int, program: Tesseract | Missing) -> tuple[_Laid, Callable[[], Scan] | None]:
    page = document[number - 1]
    textpage = page.get_textpage()
    try:
        words, turn = page_words(textpage)
        rules, edges = page_rules(page, turn), turn(page.get_mediabox())
        shown = None
        if isinstance(program, Tesseract) and is_scan(page, words):
            shown = picture(page)
    finally:
        textpage.close()
        page.close()
    laid = lines(words, rules.down)
    unit = 72 / shown.dpi if shown and shown.dpi else 1.0
    job = _job(shown, program) if shown and isinstance(program, Tesseract) else None
    return _Laid(number, laid, tables(laid, rules), edges, unit), job


def _job(shown: Picture, program: Tesseract) -> Callable[[], Scan]:
    return lambda: scan(shown.image, program, shown.dpi)


def _title(document: Any, out: Composer, first: Page) -> str | None:
    """The title in the file's own data where the first page shows it, else the first heading there, else that title."""
    own = one_line(document.get_metadata_value("Title") or "")
    own = "" if _NO_TITLE.match(own) else own
    if len(own) > 4 and own.lower() in out.text[first.start : first.end].lower():
        return own
    heading = next(((a, b) for a, b in out.headings if b <= first.end), None)
    return out.text[slice(*heading)] if heading else own or None
