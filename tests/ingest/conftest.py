"""Files made on the spot for the ingest tests."""

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest

from enduse.ingest import Limits, ingest
from enduse.records.document import Document


@pytest.fixture
def opened() -> Callable[..., tuple[Document, ...]]:
    """Ingest bytes under a name and return the documents; checks that every stored place lies in the text."""

    def run(data: bytes, name: str, **limits: int) -> tuple[Document, ...]:
        documents = tuple(i.document for i in ingest(name, data, limits=Limits(**limits)))
        for document in documents:
            check_places(document)
        return documents

    return run


@pytest.fixture
def zipped() -> Callable[..., bytes]:
    """A zip file of the given names and bytes."""

    def make(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", compression) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return stream.getvalue()

    return make


@pytest.fixture
def workbook() -> Callable[..., bytes]:
    """An xlsx workbook of the given sheets (name -> rows)."""
    openpyxl = pytest.importorskip("openpyxl")

    def make(sheets: dict[str, list[list[object]]], hidden: tuple[str, ...] = ()) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
            if name in hidden:
                sheet.sheet_state = "hidden"
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    return make


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    """A PDF that reportlab lays out: `build(platypus story)`; keyword arguments go to the document."""
    pytest.importorskip("reportlab")
    from reportlab.platypus import SimpleDocTemplate

    def make(story: list[Any], **options: Any) -> bytes:
        stream = io.BytesIO()
        SimpleDocTemplate(stream, invariant=1, **options).build(story)
        return stream.getvalue()

    return make


@pytest.fixture
def mail() -> EmailMessage:
    """A mail with header and plain words, to be added to."""
    made = EmailMessage()
    made["From"] = "Sales <sales@example.org>"
    made["To"] = "buyer@example.net"
    made["Date"] = "Wed, 25 Sep 2024 23:30:00 +0300"
    made["Subject"] = "Order 12"
    made.set_content("The seven engines leave on Monday.\n")
    return made


def check_places(document: Document) -> None:
    """Pages, tables, cells, headings and stretches lie within the text and in each other."""
    text = document.text
    assert document.text_sha256
    for start, end in document.headings:
        assert 0 <= start < end <= len(text) and text[start:end].strip() == text[start:end]
    for page in document.pages:
        assert 0 <= page.start <= page.end <= len(text)
    for table in document.tables:
        assert 0 <= table.start < table.end <= len(text)
        for cell in table.cells:
            value = text[cell.start : cell.end]
            assert table.start <= cell.start < cell.end <= table.end
            assert value.strip() == value and not set(value) & set("\t\n")
    ends = 0
    for stretch in document.stretches:
        assert ends <= stretch.start < stretch.end <= len(text)
        ends = stretch.end


@pytest.fixture
def grid() -> Callable[[Document, int], list[list[str]]]:
    """A table of a document as rows of words, "" for an empty cell."""

    def rows(document: Document, number: int = 0) -> list[list[str]]:
        table = document.tables[number]
        top = min(c.row for c in table.cells)
        made = [
            [""] * (max(c.column for c in table.cells) + 1) for _ in range(max(c.row for c in table.cells) - top + 1)
        ]
        for cell in table.cells:
            made[cell.row - top][cell.column] = document.text[cell.start : cell.end]
        return made

    return rows
