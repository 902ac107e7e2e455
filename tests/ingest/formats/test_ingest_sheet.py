"""Tables: csv, tsv and workbooks; every cell knows its row, column and place."""

import datetime
import io
import struct
import zipfile

import pytest

from enduse.ingest.sniff import ODS, XLS


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(opened, grid, mark):
    text = f"Item{mark}Qty{mark}Note\nEngine{mark}7{mark}x\nPropeller{mark}20{mark}y\n"
    (document,) = opened(text.encode(), "a.csv")
    assert grid(document) == [["Item", "Qty", "Note"], ["Engine", "7", "x"], ["Propeller", "20", "y"]]
    assert document.text == text.replace(mark, "\t").rstrip("\n")


def test_quoted_fields(opened, grid):
    (document,) = opened(b'Item,Price\n"Engine, piston","1,200"\n"Two\nlines","say ""so"""\n', "a.csv")
    assert grid(document) == [["Item", "Price"], ["Engine, piston", "1,200"], ["Two lines", 'say "so"']]
    assert document.notes == ()


def test_an_unclosed_quotation_mark_swallows_no_row(opened, grid):
    (document,) = opened(b'a,b,c\n1,"2,3\n4,5,6\n7,8,9\n', "a.csv")
    assert grid(document) == [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]]
    assert document.notes == ("quotation marks do not pair (line 2); each line is read as a row",)


def test_quotation_marks_that_pair_over_rows_swallow_none(opened, grid):
    (document,) = opened(b'a,b,c\n"1,2,3\n4,5,6\n7,8,9\n0,0,0"\n1,2,3\n1,2,3\n', "a.csv")
    assert len(grid(document)) == 7 and document.notes


def test_encodings_and_marks_of_csv(opened, grid):
    (document,) = opened("\ufeffТовар;Кол-во\nДвигатель;7\n".encode(), "a.csv")
    assert grid(document)[0] == ["Товар", "Кол-во"] and document.language == "ru"
    (document,) = opened("品名;数量\n发动机;7\n螺旋桨;20\n".encode("gb18030"), "a.csv")
    assert grid(document) == [["品名", "数量"], ["发动机", "7"], ["螺旋桨", "20"]] and document.language == "zh"
    (document,) = opened(b"sep=;\na;b\n1;2\n", "a.csv")
    assert grid(document) == [["a", "b"], ["1", "2"]] and document.notes


def test_a_workbook(opened, workbook):
    data = workbook({
        "Goods": [["品名", "Qty", "Price", "Date"], ["发动机", 7.0, 0.1 + 0.2, datetime.date(2024, 5, 3)],
                  [], [None, 1234567890123, True, datetime.datetime(2024, 5, 3, 10, 30)]],
        "Empty": [], "Notes": [["=1+1 is text", 12.50]],
    }, hidden=("Notes",))  # fmt: skip
    (document,) = opened(data, "a.xlsx")
    assert document.text.split("\n") == [
        "Goods", "品名\tQty\tPrice\tDate", "发动机\t7\t0.3\t2024-05-03", "",
        "\t1234567890123\tTRUE\t2024-05-03 10:30:00", "", "Notes", "\t12.5",
    ]  # fmt: skip
    assert [t.name for t in document.tables] == ["Goods", "Notes"]
    assert [(c.row, c.column) for c in document.tables[0].cells][-1] == (3, 3)
    assert document.notes == ("the sheet 'Notes' is hidden; it is read all the same",)


def test_rows_and_columns_count_as_in_the_sheet(opened):
    openpyxl = pytest.importorskip("openpyxl")
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active["C5"] = "far"
    book.save(stream)
    (document,) = opened(stream.getvalue(), "a.xlsx")
    (cell,) = document.tables[0].cells
    assert (cell.row, cell.column, document.text[cell.start : cell.end]) == (4, 2, "far")


@pytest.mark.parametrize("written", [b'r = "XFD1048576"', b"r='XFD1048576'", b'r="xfd1048576"', b'r=\n"XFD1048576"'])
def test_a_cell_far_away_is_seen_however_its_place_is_written(opened, workbook, zipped, written):
    with zipfile.ZipFile(io.BytesIO(workbook({"Goods": [["a"], ["b"]]}))) as book:
        files = {name: book.read(name).replace(b'r="A2"', written) for name in book.namelist()}
    (document,) = opened(zipped(files), "a.xlsx")
    assert document.error is not None and document.error.startswith("too large: a sheet")


def test_a_sheet_that_reaches_over_everything_is_too_large(opened):
    openpyxl = pytest.importorskip("openpyxl")
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = book.active["XFD1048576"] = 1
    book.save(stream)
    (document,) = opened(stream.getvalue(), "a.xlsx")
    assert document.error is not None and document.error.startswith(
        "too large: a sheet (xl/worksheets/sheet1.xml) reaches"
    )


def _ods(rows: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{names}:office:1.0"'
        f' xmlns:table="{names}:table:1.0"'
        f' xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Goods">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0"></manifest:manifest>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


_VALUE = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'


def test_an_ods_workbook(opened, grid):
    row = "<table:table-row>" + _VALUE.format("", "Engine") + _VALUE.format("", "7") + "</table:table-row>"
    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/>'
    (document,) = opened(_ods(row + empty + "</table:table-row>"), "a.ods")
    assert document.error is None and grid(document) == [["Engine", "7"]]


def test_an_ods_bomb_is_too_large(opened):
    cell = _VALUE.format(' table:number-columns-repeated="16000"', "x")
    (document,) = opened(
        _ods(f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'), "a.ods"
    )
    assert document.error is not None and document.error.startswith("too large: a sheet (content.xml)")


def _compound(name: str, stream: bytes) -> bytes:
    """A compound file (MS-CFB) with one stream of at least 4,096 bytes."""
    stream += bytes(max(4096, -(-len(stream) // 512) * 512) - len(stream))
    count = len(stream) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    head = struct.pack(
        "<8s16s6H10I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0,
        0, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0,
    ) + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)  # fmt: skip

    def entry(title: str, kind: int, child: int, start: int, size: int) -> bytes:
        raw = title.encode("utf-16-le")
        links = struct.pack("<64sHBB3I", raw, len(raw) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return links + bytes(36) + struct.pack("<IQ", start, size)

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(name, 2, 0xFFFFFFFF, 2, len(stream)) + bytes(256)
    return head + table + folder + stream


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def test_an_xls_workbook(opened, grid):
    begin = {kind: _record(0x809, struct.pack("<4H2I", 0x600, kind, 0, 0, 0, 0)) for kind in (5, 16)}
    name = b"\x05\x00Goods"
    at = len(begin[5]) + 4 + 6 + len(name) + 4
    book = begin[5] + _record(0x85, struct.pack("<IBB", at, 0, 0) + name) + _record(0x0A, b"")
    cells = _record(0x204, struct.pack("<4HB", 0, 0, 0, 6, 0) + b"Engine") + _record(
        0x203, struct.pack("<3Hd", 0, 1, 0, 7.0)
    )
    (document,) = opened(_compound("Workbook", book + begin[16] + cells + _record(0x0A, b"")), "a.xls")
    assert (document.error, document.media_type) == (None, XLS)
    assert document.text == "Goods\nEngine\t7" and grid(document) == [["Engine", "7"]]


def test_a_workbook_with_a_password(opened):
    for name in ("a.xlsx", "a.docx", "a.bin"):
        (document,) = opened(_compound("EncryptedPackage", b"sealed"), name)
        assert document.error == "encrypted: asks for a password; give an unlocked copy"


def test_limits_and_emptiness(opened, workbook):
    assert opened(b"a,b\n1,2\n", "a.csv", cells=3)[0].error.startswith("too large: more than 3 filled cells")
    assert opened(b",,\n,,\n", "a.csv")[0].error.startswith("empty: ")
    assert opened(workbook({"A": []}), "a.xlsx")[0].error.startswith("empty: ")


def test_a_workbook_that_breaks_off(opened, workbook):
    assert opened(workbook({"A": [["x"]]})[:-300], "a.xlsx")[0].error.startswith("damaged: ")
    assert opened(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "a.xls")[0].error.startswith("damaged: ")


def test_a_workbook_named_csv_is_read_as_what_it_is(opened, workbook):
    (document,) = opened(workbook({"A": [["x", 1]]}), "a.csv")
    assert document.text == "A\nx\t1" and any("the extension says .csv" in n for n in document.notes)
