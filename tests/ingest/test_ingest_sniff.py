"""What kind of file the bytes are, whatever the name says."""

import pytest

from enduse.ingest.sniff import DOCX, ENCRYPTED_OFFICE, ODS, XLS, XLSX, sniff

_PAGE = b"<!-- saved -->\n<!DOCTYPE html><html><body>Words</body></html>"
_MAIL = b"From: a@example.org\r\nTo: b@example.org\r\nMIME-Version: 1.0\r\nSubject: x\r\n\r\nWords"


def _ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504 + 128) + stream.encode("utf-16-le") + bytes(200)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.4 ...", "a.txt", "application/pdf"),
        (b"junk\n%PDF-1.4 ...", "a", "application/pdf"),
        (_PAGE, "a.xls", "text/html"),
        (b"\xef\xbb\xbf" + _PAGE, "a", "text/html"),
        (b"<html xmlns='x'>", "a.txt", "text/html"),
        (_MAIL, "a.txt", "message/rfc822"),
        (b"From: a@example.org\nSubject: x\n\nWords", "a.eml", "message/rfc822"),
        (b"From: the editor\nSubject to change, the plan was dropped.\n", "a.txt", "text/plain"),
        (b"From a@example.org Mon\n" + _MAIL, "a.mbox", "application/mbox"),
        (b"a,b\n1,2\n", "a.csv", "text/csv"),
        (b"a\tb\n1\t2\n", "a.tsv", "text/tab-separated-values"),
        (b"a,b\n1,2\n", "a.xlsx", "text/csv"),
        (b"a\tb\tc\n1\t2\t3\n4\t5\t6\n7\t8\t9\n", "customs.txt", "text/csv"),
        (b"Words, words, words.\n\nMore, and more.\n", "a.txt", "text/plain"),
        (b"# Head\n\nWords", "a.md", "text/markdown"),
        (b"# Head\n\nWords", "a", "text/plain"),
        (_ole("EncryptedPackage"), "a.docx", ENCRYPTED_OFFICE),
        (_ole("Workbook"), "a.dat", XLS),
        (_ole("WordDocument"), "a.doc", "application/msword"),
        (_ole("__properties_version1.0"), "a.msg", "application/vnd.ms-outlook"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "a.pdf", "image/png"),
    ],
)
def test_the_content_decides(data, name, kind):
    assert sniff(data, name).media_type == kind


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}, DOCX),
        ({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}, XLSX),
        ({"mimetype": ODS.encode(), "content.xml": b"<x/>"}, ODS),
        ({"word/a.txt": b"words"}, "application/zip"),
        ({"mimetype": b"../../odd \x00"}, "application/zip"),
    ],
)
def test_office_files_are_told_from_archives(zipped, files, kind):
    data = zipped(files)
    assert sniff(data, "a.bin").media_type == kind
    if kind in (DOCX, XLSX):
        assert sniff(data[:-30], "a.bin").media_type == kind  # its directory cut off


@pytest.mark.parametrize(
    ("data", "name", "noted"),
    [
        (b"%PDF-1.4", "a.pdf", False), (b"%PDF-1.4", "a.docx", True), (b"%PDF-1.4", "a.scan", False),
        (b"words", "a.pdf", True), (b"words", "a.txt", False), (b"words", "a", False),
        (_PAGE, "a.xls", True), (_PAGE, "a.html", False), (b"\x89PNG\r\n\x1a\n" + bytes(64), "a.png", False),
    ],
)  # fmt: skip
def test_a_mislabelled_file_is_noted(data, name, noted):
    note = sniff(data, name).note
    assert (note is not None and "the extension says" in note) == noted
