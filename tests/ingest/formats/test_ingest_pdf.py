"""PDF: pages, paragraphs put together again, tables of invoices, scans named."""

import io

import pytest

pytest.importorskip("reportlab")

from pages_drawn import needs_tesseract, page
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Spacer, Table, TableStyle

from enduse.ingest.ocr import program

_NORMAL, _TITLE = getSampleStyleSheet()["Normal"], getSampleStyleSheet()["Title"]
_LONG = "Piston engine L550 with carburettor and spare parts kit for aircraft"
_PROSE = "The plant received seven engines from the trading company, and the firm did not reply to any question. " * 6
_GOODS = [
    ["No", "Description of goods", "HS code", "Qty", "Unit price", "Amount"],
    ["1", _LONG, "8407100000", "7", "1,200.00", "8,400.00"],
    ["2", "Propeller, wooden", "8803300000", "20", "35.50", "710.00"],
    ["", "", "", "", "Total", "9,110.00"],
]
_LABELS = [
    ["Invoice No.:", "INV-7"],
    ["Date:", "2024-05-03"],
    ["Seller:", "Sample Trading Co., Ltd"],
    ["Buyer:", "Example JSC"],
]


def _canvas(draw, **options) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, **options)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def _invoice(pdf, style: list[tuple], wrapped: bool) -> bytes:
    goods = [[Paragraph(c, _NORMAL) if wrapped and c == _LONG else c for c in row] for row in _GOODS]
    widths = [30, 170, 75, 40, 60, 60] if wrapped else None
    return pdf([
        Paragraph("COMMERCIAL INVOICE", _TITLE), Table(_LABELS, hAlign="LEFT"), Spacer(1, 12),
        Table(goods, style=TableStyle(style), colWidths=widths), Spacer(1, 12), Paragraph(_PROSE, _NORMAL),
    ])  # fmt: skip


@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize(
    "style",
    [
        [],
        [("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
        [("VALIGN", (0, 0), (-1, -1), "TOP")],
        [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
        [("BOX", (0, 0), (-1, -1), 1, colors.black), ("ALIGN", (3, 0), (-1, -1), "RIGHT")],
        [("LINEBELOW", (0, 0), (-1, 0), 1, colors.black), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)],
    ],
)
def test_the_tables_of_an_invoice(opened, grid, pdf, style, wrapped):
    (document,) = opened(_invoice(pdf, style, wrapped), "a.pdf")
    assert grid(document, 0) == _LABELS
    assert grid(document, 1) == _GOODS
    assert len(document.tables) == 2
    assert document.title == "COMMERCIAL INVOICE"
    assert "Seller:\tSample Trading Co., Ltd\n" in document.text
    assert document.text.endswith(f"\n\n{_PROSE.strip()}")


def test_pages_are_places_in_the_text(opened, pdf):
    (document,) = opened(
        pdf([Paragraph("First words", _NORMAL), PageBreak(), Paragraph("Second words", _NORMAL)]), "a.pdf"
    )
    assert document.text == "First words\n\nSecond words"
    assert [(p.number, document.text[p.start : p.end]) for p in document.pages] == [
        (1, "First words"),
        (2, "Second words"),
    ]


def test_paragraphs_stay_apart_and_short_lines_are_kept(opened, pdf):
    story = [
        Paragraph(_PROSE, _NORMAL),
        Paragraph(_PROSE, _NORMAL),
        Paragraph("12 Example Street<br/>Exampleville", _NORMAL),
    ]
    (document,) = opened(pdf(story), "a.pdf")
    assert document.text.split("\n") == [_PROSE.strip(), _PROSE.strip(), "12 Example Street", "Exampleville"]
    assert document.tables == ()


def test_labelled_lines_stay_lines(opened):
    lines = ("Invoice No.: 7", "Seller: Sample Trading Company Limited, Example Road", "Buyer: Other Ltd", "Terms: FCA")

    def draw(canvas):
        for row, words in enumerate(lines):
            canvas.drawString(72, 700 - 14 * row, words)

    (document,) = opened(_canvas(draw), "a.pdf")
    assert document.text.split("\n") == list(lines)


def test_columns_of_prose_are_no_table(opened):
    stream = io.BytesIO()
    document = BaseDocTemplate(stream, invariant=1)
    document.addPageTemplates(PageTemplate(frames=[Frame(50, 50, 240, 700), Frame(310, 50, 240, 700)]))
    document.build([Paragraph(f"Number {n}. {_PROSE}", _NORMAL) for n in range(9)])
    (made,) = opened(stream.getvalue(), "a.pdf")
    assert made.tables == ()
    assert [f"Number {n}." in made.text for n in range(9)] == [True] * 9
    assert made.text.count(_PROSE.strip()) >= 7  # two are cut by the end of a column


def test_a_word_divided_at_the_line_end_is_whole_again(opened):
    def draw(canvas):
        canvas.drawString(72, 700, "The consignment was sup-")
        canvas.drawString(72, 686, "plied by the trading company, model Garuda-")
        canvas.drawString(72, 672, "3 among them, according to the papers.")

    (document,) = opened(_canvas(draw), "a.pdf")
    assert document.text == (
        "The consignment was supplied by the trading company, model Garuda-3 among them, according to the papers."
    )


def test_what_is_drawn_in_odd_order_is_read_from_the_top(opened):
    def draw(canvas):
        for y, words in ((600, "Third"), (700, "First"), (650, "Second")):
            canvas.drawString(72, y, words)

    assert opened(_canvas(draw), "a.pdf")[0].text == "First\n\nSecond\n\nThird"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_like_an_upright_one(opened, grid, turn):
    def draw(canvas):
        canvas.setPageRotation(turn)
        canvas.translate(*{0: (0, 0), 90: (600, 0), 180: (600, 800), 270: (0, 800)}[turn])
        canvas.rotate(turn)
        for row, words in enumerate(
            (("Item", "Qty", "Price"), ("Engine", "7", "120.00"), ("Propeller", "20", "35.50"))
        ):
            for column, word in enumerate(words):
                canvas.drawString(72 + 120 * column, 500 - 20 * row, word)

    (document,) = opened(_canvas(draw, pagesize=(600, 800)), "a.pdf")
    assert grid(document) == [["Item", "Qty", "Price"], ["Engine", "7", "120.00"], ["Propeller", "20", "35.50"]]


def test_chinese_and_russian(opened, grid):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def draw(canvas):
        canvas.setFont("STSong-Light", 10)
        for row, words in enumerate((("品名", "数量", "单价"), ("发动机", "7", "1200"), ("螺旋桨", "20", "35"))):
            for column, word in enumerate(words):
                canvas.drawString(72 + 120 * column, 700 - 18 * row, word)

    (document,) = opened(_canvas(draw), "a.pdf")
    assert grid(document) == [["品名", "数量", "单价"], ["发动机", "7", "1200"], ["螺旋桨", "20", "35"]]
    assert document.language == "zh"


def test_a_scan_is_named_where_it_cannot_be_read(opened, monkeypatch):
    monkeypatch.setattr(program.shutil, "which", lambda name: None)

    def draw(canvas):
        canvas.rect(100, 100, 300, 300, fill=1)
        canvas.showPage()
        canvas.drawString(72, 700, "Words")
        canvas.showPage()
        canvas.showPage()

    (document,) = opened(_canvas(draw), "a.pdf")
    (note,) = document.notes
    assert note.startswith("no text layer on pages 1, 3: a scan, and Tesseract is not installed: install Tesseract")
    assert document.error is None and document.unfinished
    assert [document.text[p.start : p.end] for p in document.pages] == ["", "Words", ""]
    (document,) = opened(_canvas(lambda canvas: canvas.rect(1, 1, 9, 9)), "a.pdf")
    assert document.error.startswith("not read yet: no text layer on any of its 1 pages: a scan, and Tesseract is not")


def _scanned_page(canvas, *words):
    from reportlab.lib.utils import ImageReader

    image = page("PACKING LIST", [("Seller", "Lantern Bay Navigation Co., Ltd.")], GOODS)
    canvas.drawImage(ImageReader(image), 0, 0, *canvas._pagesize)
    for row, said in enumerate(words):
        canvas.drawString(72, 30 + 12 * row, said)
    canvas.showPage()


GOODS = [
    ["Description of goods", "Qty", "Amount"],
    ["Navigation module", "40", "48,000.00"],
    ["Spare cable", "7", "3.50"],
]


@needs_tesseract
def test_scanned_pages_between_others(opened, grid):
    def draw(canvas):
        canvas.drawString(72, 700, "Words")
        canvas.showPage()
        _scanned_page(canvas)
        canvas.showPage()
        _scanned_page(canvas, "Page 7")

    (document,) = opened(_canvas(draw, pagesize=(595, 842)), "a.pdf")
    assert [p.number for p in document.pages] == [1, 2, 3, 4] and not document.unfinished
    assert [grid(document, n) for n in range(len(document.tables))][-1] == GOODS
    assert document.text.count("Lantern Bay Navigation Co., Ltd.") == 2
    assert document.notes[0].startswith("pages 2, 4 are scans, read by Tesseract")
    assert document.notes[1] == "no words on page 3"
    cell = next(w for w in document.scanned if document.text[w.start : w.end] == "48,000.00" and w.page == 2)
    assert 595 * 0.25 < cell.left < cell.right < 595 * 0.5 and 842 * 0.13 < cell.top < cell.bottom < 842 * 0.22


@needs_tesseract
def test_a_page_full_of_words_is_not_read_twice(opened):
    def draw(canvas):
        _scanned_page(canvas, *(f"Line {n} of a text layer that says it all" for n in range(5)))

    (document,) = opened(_canvas(draw, pagesize=(595, 842)), "a.pdf")
    assert "Line 4 of a text layer that says it all" in document.text and document.scanned == ()


def test_a_password(opened):
    data = _canvas(lambda c: c.drawString(72, 700, "Words"), encrypt=pdfencrypt.StandardEncryption("secret"))
    assert opened(data, "a.pdf")[0].error == "encrypted: asks for a password; give an unlocked copy"
    owner = pdfencrypt.StandardEncryption("", ownerPassword="owner")
    assert opened(_canvas(lambda c: c.drawString(72, 700, "Words"), encrypt=owner), "a.pdf")[0].text == "Words"


def test_titles(opened, pdf):
    for title in ("", "Microsoft Word - draft.docx", "Another title"):
        story = [Paragraph("A head in large type", _TITLE), Paragraph(_PROSE, _NORMAL)]
        assert opened(pdf(story, title=title), "a.pdf")[0].title == "A head in large type"
    assert opened(pdf([Paragraph("Words", _NORMAL)], title="Own title"), "a.pdf")[0].title == "Own title"


def test_limits(opened):
    def draw(canvas):
        for _ in range(3):
            canvas.drawString(72, 700, "Words")
            canvas.showPage()

    assert opened(_canvas(draw), "a.pdf", pages=2)[0].error == "too large: 3 pages, over the limit of 2; split it"
    assert opened(_canvas(draw), "a.pdf", text=8)[0].error.startswith("too large: more than 8 characters")


def test_a_pdf_that_breaks_off(opened):
    data = _canvas(lambda c: c.drawString(72, 700, "Words"))
    document = opened(data[:200], "a.pdf")[0]
    assert document.error is not None and document.error.startswith("damaged: PDF that cannot be opened")


def test_the_error_is_of_this_file_not_of_the_one_before(opened, pdf):
    locked = _canvas(lambda c: c.drawString(72, 700, "Words"), encrypt=pdfencrypt.StandardEncryption("secret"))
    for _ in range(2):
        assert opened(pdf([]), "a.pdf")[0].error == (
            "damaged: PDF that cannot be opened, or has no pages; get the file again"
        )
        assert opened(locked, "a.pdf")[0].error.startswith("encrypted: ")
