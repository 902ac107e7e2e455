"""Word documents: everything a reader sees, in order; nothing expanded, nothing fetched."""

import io
import re
import zipfile

import pytest

docx = pytest.importorskip("docx")


def _saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _with(data: bytes, name: str, change) -> bytes:
    """The package with one of its files changed or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, change(old.read(name).decode() if name in old.namelist() else ""))
    return stream.getvalue()


def _body(xml: str) -> bytes:
    """A document whose body is this XML."""
    whole = lambda old: re.sub(r"<w:body>.*</w:body>", lambda m: f"<w:body>{xml}</w:body>", old, flags=re.S)  # noqa: E731
    return _with(_saved(docx.Document()), "word/document.xml", whole)


def test_paragraphs_heads_and_tables_in_order(opened, grid):
    made = docx.Document()
    made.add_heading("Contract 12", 0)
    made.add_paragraph("Seller:\tSample Trading")
    table = made.add_table(rows=3, cols=3)
    for number, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = f"c{number}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "high\nlines"
    made.add_heading("Terms", 1)
    made.add_paragraph("Thirty days.")
    made.sections[0].header.paragraphs[0].text = "Letterhead"
    made.sections[0].footer.paragraphs[0].text = "Footer"
    (document,) = opened(_saved(made), "a.docx")
    assert grid(document) == [["wide", "", "c2"], ["c3", "c4", "high lines"], ["c6", "c7", ""]]
    assert [document.text[a:b] for a, b in document.headings] == ["Contract 12", "Terms"]
    blocks = document.text.split("\n\n")
    assert blocks[:3] == ["Letterhead", "Contract 12", "Seller:\tSample Trading"]
    assert blocks[-3:] == ["Terms", "Thirty days.", "Footer"]
    assert document.title == "Contract 12"


def test_the_title_in_the_properties(opened):
    made = docx.Document()
    made.core_properties.title = "Own title"
    made.add_paragraph("Words")
    assert opened(_saved(made), "a.docx")[0].title == "Own title"


def test_insertions_controls_boxes_and_links_are_read_deletions_noted(opened):
    text = "<w:r><w:t>{}</w:t></w:r>"
    xml = (
        f"<w:p><w:ins>{text.format('inserted')}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        f"<w:hyperlink>{text.format(' linked')}</w:hyperlink></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{text.format('controlled')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p>{text.format('before the box')}<w:r><w:pict><w:txbxContent><w:p>{text.format('boxed')}</w:p>"
        "</w:txbxContent></w:pict></w:r></w:p>"
    )
    (document,) = opened(_body(xml), "a.docx")
    assert document.text == "inserted linked\n\ncontrolled\n\nbefore the box\n\nboxed"
    assert document.notes == ("tracked deletions are left out",)


def test_footnotes_are_read(opened):
    made = docx.Document()
    made.add_paragraph("Words")
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = f"<w:footnotes {names}><w:footnote><w:p><w:r><w:t>The source</w:t></w:r></w:p></w:footnote></w:footnotes>"
    data = _with(_saved(made), "word/footnotes.xml", lambda old: notes)
    assert opened(data, "a.docx")[0].text == "Words\n\nThe source"


def test_a_frame_of_one_cell_is_no_table(opened):
    made = docx.Document()
    frame = made.add_table(rows=1, cols=1).cell(0, 0)
    frame.text = "One"
    frame.add_paragraph("Two")
    (document,) = opened(_saved(made), "a.docx")
    assert (document.text, document.tables) == ("One\n\nTwo", ())


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY a "aaaaaaaaaa"><!ENTITY x "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'],
)
def test_entities_are_not_expanded(opened, entity):
    made = docx.Document()
    made.add_paragraph("Words MARK here")

    def change(old: str) -> str:
        head, rest = old.split("?>", 1)
        return f"{head}?><!DOCTYPE d [{entity}]>{rest.replace('MARK', '&x;')}"

    (document,) = opened(_with(_saved(made), "word/document.xml", change), "a.docx")
    assert "root:" not in document.text and "aaaa" not in document.text
    assert document.error is None or document.error.startswith("damaged: ")


def test_a_document_with_macros_is_read_not_run(opened):
    made = docx.Document()
    made.add_paragraph("Words")
    data = _with(_saved(made), "word/vbaProject.bin", lambda old: "Sub AutoOpen()")
    assert opened(data, "a.docm")[0].text == "Words"


def test_empty_bomb_and_broken(opened):
    assert opened(_saved(docx.Document()), "a.docx")[0].error.startswith("empty: ")
    bomb = _with(_saved(docx.Document()), "word/media/a.bin", lambda old: "0" * 40_000)
    assert opened(bomb, "a.docx", unpacked=50_000)[0].error.startswith("too large: ")
    broken = _with(_saved(docx.Document()), "word/document.xml", lambda old: old[:500])
    assert opened(broken, "a.docx")[0].error.startswith("damaged: word/document.xml")
    assert opened(_saved(docx.Document())[:-100], "a.docx")[0].error.startswith("damaged: ")
