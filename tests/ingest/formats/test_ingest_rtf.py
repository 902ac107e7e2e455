"""Rich text: words in any code page, tables with cells, nothing that is not shown."""

import pytest

from enduse.errors import Damaged
from enduse.ingest.rtf import rich_text


def test_words_in_several_code_pages(opened):
    data = (
        rb"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Arial;}{\f1\fcharset134 SimSun;}"
        rb"{\f2\fcharset0 Arial;}}"
        rb"{\colortbl;\red0\green0\blue0;}{\info{\title Secret title}}{\*\generator Word;}"
        rb"\f0\'d1\'e5\'ec\'fc engines\par {\f1\'b5\'bc\'ba\'bd} \u1074?\u1086?\u1076?\u1072? {\f2 caf\u233\'e9}\par"
        rb"{\v hidden}{\pict\pngblip 89504e47}kept \{braces\} and a\~space\line next}"
    )
    (document,) = opened(data, "a.rtf")
    assert document.text.split("\n\n") == ["Семь engines", "导航 вода café", "kept {braces} and a space\nnext"]
    assert document.media_type == "application/rtf"


def test_tables_keep_their_cells(opened, grid):
    rows = [("Goods", "Qty"), ("Engine", "7"), ("Pump", "")]
    table = "".join(
        r"\trowd\cellx3000\cellx6000\intbl " + "".join(rf"{cell}\cell " for cell in row) + r"\row " for row in rows
    )
    data = rf"{{\rtf1 Before\par\pard {table}\pard After\par}}".encode()
    (document,) = opened(data, "a.rtf")
    assert grid(document) == [["Goods", "Qty"], ["Engine", "7"], ["Pump", ""]]
    assert document.text.startswith("Before\n\n") and document.text.endswith("\n\nAfter")


def test_a_paragraph_within_a_cell_is_one_line(opened, grid):
    data = rb"{\rtf1\trowd\cellx1\cellx2\intbl One\par two\cell 7\cell\row\trowd\intbl Three\cell 8\cell\row\pard}"
    assert grid(opened(data, "a.rtf")[0]) == [["One two", "7"], ["Three", "8"]]


def test_bytes_of_a_picture_are_stepped_over(opened):
    picture = b"}}{\\par words \\'41 {{{"
    data = rb"{\rtf1 before {\pict\bin%d %s} after}" % (len(picture), picture)
    assert opened(data, "a.rtf")[0].text == "before  after"


def test_odd_files(opened):
    assert opened(rb"{\rtf1 words\bin99999999 that", "a.rtf")[0].text == "words"
    assert opened(rb"{\rtf1 half \u55357? of it}", "a.rtf")[0].text == "half \ufffd of it"
    assert opened(rb"{\rtf1 \par}", "a.rtf")[0].error.startswith("empty: a rich text without words")
    assert opened(rb"{\rtf1 words that break", "a.rtf")[0].text == "words that break"
    assert opened(rb"{\rtf1 a\u55357?\u56960?b}", "a.rtf")[0].text == "a\U0001f680b"
    with pytest.raises(Damaged, match="nested deeper"):
        rich_text(b"{\\rtf1 " + b"{" * 5000)
