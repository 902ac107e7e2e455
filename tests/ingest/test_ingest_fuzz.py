"""Whatever bytes come, `ingest` gives documents and raises nothing."""

import io
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enduse.ingest import Limits, ingest

_LIMITS = Limits(unpacked=4_000_000, text=1_000_000, cells=100_000, area=1_000_000)
_SETTINGS = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
_NAMES = st.sampled_from(
    ["a.txt", "a.csv", "a.html", "a.eml", "a.pdf", "a.zip", "a.docx", "a.xlsx", "a.ods", "a.xls", "a"]
)


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/b.txt", "words " * 50)
        archive.writestr("c.csv", "a;b\n1;2\n")
    return stream.getvalue()


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Date"] = (
        "a@example.org",
        "b@example.org",
        "Счёт",
        "Wed, 25 Sep 2024",
    )
    mail.set_content("Words of the mail")
    mail.add_attachment(_zip(), maintype="application", subtype="zip", filename="a.zip")
    return mail.as_bytes()


def _pdf() -> bytes:
    pytest.importorskip("reportlab")
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, pageCompression=0)
    for row in range(4):
        for column in range(3):
            canvas.drawString(72 + 100 * column, 700 - 20 * row, f"cell {row} {column}")
    canvas.save()
    return stream.getvalue()


def _xlsx() -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Item", 7, 1.5])
    book.save(stream)
    return stream.getvalue()


def _docx() -> bytes:
    docx = pytest.importorskip("docx")
    made, stream = docx.Document(), io.BytesIO()
    made.add_paragraph("Words")
    made.save(stream)
    return stream.getvalue()


_CSV = b'Item;"Qty";Note\n"Engine; piston";7;"two\nlines"\n'
_HTML = b"<!doctype html><html><head><meta name='date' content='2024'></head><body><table><tr><td>a<td>b</table><p>x"


def _sound(data: bytes, name: str) -> None:
    found = ingest(name, data, limits=_LIMITS)
    assert found and found == ingest(name, data, limits=_LIMITS)
    for document in (i.document for i in found):
        document.text.encode()
        assert document.error is None or "\n" not in document.error
        for table in document.tables:
            assert all(document.text[c.start : c.end].strip() for c in table.cells)


@_SETTINGS
@given(st.binary(max_size=2000), _NAMES)
def test_any_bytes(data, name):
    _sound(data, name)


@_SETTINGS
@given(st.text(max_size=2000), _NAMES)
def test_any_text(text, name):
    _sound(text.encode("utf-8", "surrogatepass"), name)


@pytest.mark.parametrize(
    ("make", "name"),
    [(_zip, "a.zip"), (_mail, "a.eml"), (_pdf, "a.pdf"), (_xlsx, "a.xlsx"), (_docx, "a.docx"), (lambda: _CSV, "a.csv"),
     (lambda: _HTML, "a.html")],
    ids=["zip", "eml", "pdf", "xlsx", "docx", "csv", "html"],
)  # fmt: skip
def test_damaged_files(make, name):
    whole = make()
    place = st.integers(0, len(whole) - 1)

    @_SETTINGS
    @given(
        st.lists(st.tuples(place, st.integers(0, 255)), max_size=20),
        place,
    )
    def damage(changes, end):
        data = bytearray(whole)
        for at, value in changes:
            data[at] = value
        _sound(bytes(data[:end]), name)
        _sound(bytes(data), name)

    damage()
