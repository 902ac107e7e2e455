"""PDF files with a text layer: pages, paragraphs and tables. Scanned pages are named, not guessed at."""

import re
from collections.abc import Sequence
from typing import Any

from enduse.errors import Damaged, Empty, Encrypted, TooLarge
from enduse.ingest.compose import Composer, one_line
from enduse.ingest.extracted import Extracted, Limits
from enduse.ingest.pageflow import flow
from enduse.ingest.pagelines import lines
from enduse.ingest.pagetables import tables
from enduse.ingest.pagewords import page_rules, page_words
from enduse.records.document import Page

NAME = "pdf"
MEDIA_TYPES = ("application/pdf",)
EXTENSIONS = (".pdf",)

#: What programs put where a title should be.
_NO_TITLE = re.compile(
    r"\(?(?:anonymous|untitled|unspecified|document\d*)\)?$|microsoft \w+ - |.*\.(?:docx?|xlsx?|pdf|rtf)$", re.I
)


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """The text layer, pages parted by a blank line; hard line breaks within a paragraph are undone, tables keep cells.

    Raises Encrypted, Damaged (also for a file that only begins like a PDF), Empty when no page has a text layer,
    TooLarge for more pages or text than the limits.
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
    out, pages, bare, broken = Composer(limits), [], [], []
    for number in range(1, len(document) + 1):
        out.gap()
        start = out.at
        try:
            filled = _page(document, number - 1, out)
        except (RuntimeError, ValueError) as error:  # PdfiumError is a RuntimeError
            broken.append(f"page {number} could not be read ({one_line(str(error))})")
            filled = True
        if not filled:
            bare.append(number)
        pages.append(Page(number, start, out.at))
    if not out.text.strip():
        raise Empty("; ".join(broken) or f"no text layer on any of its {len(pages)} pages; run OCR and give the result")
    notes = [f"no text layer on page{'s' * (len(bare) > 1)} {_ranges(bare)}; OCR is needed"] if bare else []
    return Extracted(
        text=out.text,
        headings=tuple(out.headings),
        pages=tuple(pages),
        tables=tuple(out.tables),
        title=_title(document, out, pages[0]),
        notes=tuple(notes + broken),
    )


def _page(document: Any, index: int, out: Composer) -> bool:
    """Append one page; False when it has no words."""
    page = document[index]
    textpage = page.get_textpage()
    try:
        words, turn = page_words(textpage)
        rules, edges = page_rules(page, turn), turn(page.get_mediabox())
    finally:
        textpage.close()
        page.close()
    if not words:
        return False
    laid = lines(words, rules.down)
    flow(laid, tables(laid, rules), edges, out)
    return True


def _title(document: Any, out: Composer, first: Page) -> str | None:
    """The title in the file's own data where the first page shows it, else the first heading there, else that title."""
    own = one_line(document.get_metadata_value("Title") or "")
    own = "" if _NO_TITLE.match(own) else own
    if len(own) > 4 and own.lower() in out.text[first.start : first.end].lower():
        return own
    heading = next(((a, b) for a, b in out.headings if b <= first.end), None)
    return out.text[slice(*heading)] if heading else own or None


def _ranges(numbers: Sequence[int]) -> str:
    """Page numbers as "1-3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
