"""A long table of text is cut into parts that together hold every row, each under the same head."""

import io

import pytest

from enduse import pipeline
from enduse.ingest import Limits, ingest, ingest_long, is_long, longtable
from enduse.ingest.longtable import cut
from enduse.read.readers.table import TableReader
from enduse.records.document import Source
from enduse.records.identity import sha256_bytes

HEAD = "Declaration No;Declaration date;Shipper;Consignee;Goods description;HS Code;Quantity\n"


def rows(count: int) -> list[str]:
    return [
        f"A/{n};2024-05-{n % 28 + 1:02};Larkfield Parts Ltd;Osterholm Works GmbH;Winch WX-{n};84253900;{n + 3}\n"
        for n in range(count)
    ]


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(longtable, "LONG", 600)
    monkeypatch.setattr("enduse.ingest.formats.sheet.LONG", 600)
    monkeypatch.setattr(longtable, "PART_ROWS", 4)


def parts(text: str | bytes, name: str = "rows.csv", **limits: int) -> list[tuple[str, bytes]]:
    data = text.encode() if isinstance(text, str) else text
    return [(part.name, part.data) for part in cut(io.BytesIO(data), name, Limits(**limits)).parts]


def file(data: bytes, origin: str = "rows.csv") -> Source:
    return Source(origin, lambda: data, open=lambda: io.BytesIO(data), size=len(data))


def test_every_row_is_in_one_part_and_the_head_in_each():
    body = rows(10)
    found = parts(HEAD + "".join(body))
    assert [name for name, _ in found] == [
        "rows-00000001-00000004.csv", "rows-00000005-00000008.csv", "rows-00000009-00000011.csv",
    ]  # fmt: skip
    assert all(data.startswith(HEAD.encode()) for _, data in found)
    assert "".join(data.decode().removeprefix(HEAD) for _, data in found) == "".join(body)


def test_a_part_ends_before_it_holds_too_many_bytes(monkeypatch):
    monkeypatch.setattr(longtable, "PART_BYTES", 200)
    found = parts(HEAD + "".join(rows(9)))
    assert len(found) > 4
    assert all(len(data) <= 200 + len(HEAD) for _, data in found)


def test_a_row_with_line_breaks_in_quotation_marks_is_not_cut():
    body = "".join(f'{n};"a\nb\nc";x\n' for n in range(6))
    found = parts("No;Goods;Mark\n" + body)
    assert [data.count(b'"') for _, data in found] == [6, 6]


def test_a_stray_quotation_mark_costs_no_row(monkeypatch):
    monkeypatch.setattr(longtable, "LONGEST_ROW", 40)
    body = ['1;pipe 5" wide;x\n', *(f"{n};pipe;x\n" for n in range(2, 30))]
    found = parts("No;Goods;Mark\n" + "".join(body))
    assert len(found) > 5
    assert b"".join(data.removeprefix(b"No;Goods;Mark\n") for _, data in found) == "".join(body).encode()


def test_lines_above_the_head_go_with_it():
    above = "sep=;\nExtract for May;;;;;;\n"
    found = parts(above + HEAD + "".join(rows(8)))
    assert all(data.startswith((above + HEAD).encode()) for _, data in found)


def test_a_table_without_a_head_repeats_nothing():
    body = rows(10)
    assert b"".join(data for _, data in parts("".join(body))) == "".join(body).encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251", "gb18030"])
def test_parts_are_read_in_the_encoding_of_the_file(encoding):
    word = "商品名称" if encoding == "gb18030" else "Описание товара"
    text = f"Goods;{word}\n" + "".join(f"Winch {word} {n};x{word}\n" for n in range(60))
    documents = [i.document for i in ingest("rows.csv", text.encode(encoding))]
    assert documents[0].text == "" and len(documents) == 17
    assert all(word in d.text and d.text.startswith("Goods\t") for d in documents[1:])
    assert f"Winch {word} 59" in documents[-1].text


def test_rows_over_the_limit_are_counted_and_told():
    *_, (name, data) = parts(HEAD + "".join(rows(20)), rows=9)
    assert (name, data) == ("rows-00000010-00000021.csv", b"")
    documents = [i.document for i in ingest("rows.csv", (HEAD + "".join(rows(20))).encode(), limits=Limits(rows=9))]
    assert documents[0].notes == ("a table of 21 rows, cut into 3 documents with the same head",)
    assert documents[-1].error is not None
    assert documents[-1].error.startswith("too large: rows 10 to 21 were not read, over the limit of 9 rows")


def test_a_file_read_piece_by_piece_gives_the_same_documents_as_its_bytes():
    data = (HEAD + "".join(rows(20))).encode()
    whole = ingest("in/rows.csv", data)
    pieces = ingest_long("in/rows.csv", io.BytesIO(data), sha256_bytes(data))
    assert [i.document for i in whole] == [i.document for i in pieces]
    assert pieces[0].data == b"" and pieces[1:] == whole[1:]


@pytest.mark.parametrize(
    ("data", "origin", "long"),
    [
        ((HEAD + "".join(rows(20))).encode(), "rows.csv", True),
        ((HEAD + "".join(rows(20))).encode(), "rows.txt", True),
        ((HEAD + "".join(rows(2))).encode(), "rows.csv", False),
        (b"Winches went to Osterholm, the paper said.\n" * 40, "note.txt", False),
        (b"PK\x03\x04" + bytes(900), "rows.csv", False),
        (b"a;b;c " * 200, "rows.csv", False),
    ],
)
def test_only_a_long_table_that_falls_into_lines_is_cut(data, origin, long):
    assert is_long(file(data, origin)) is long


def test_every_row_of_a_long_table_is_a_transfer_and_equal_rows_stay_apart():
    body = rows(11)
    body.append(body[3].replace("A/3", "A/99"))  # the same delivery once more, in another part
    picture = pipeline.run([file((HEAD + "".join(body)).encode())], [TableReader()])
    assert len([c for c in picture.claims if c.relation == "transfer"]) == len(picture.transfers) == 12
    assert {d.parent for d in picture.documents} == {None, picture.documents[0].id}
    assert not [f for f in picture.findings if f.rule == "rows_not_read"]


def test_rows_that_are_not_read_are_a_finding(monkeypatch):
    monkeypatch.setattr("enduse.ingest.unpack.Limits", lambda: Limits(rows=9))
    picture = pipeline.run([file((HEAD + "".join(rows(20))).encode())], [TableReader()])
    (found,) = [f for f in picture.findings if f.rule == "rows_not_read"]
    assert found.summary.startswith("rows.csv!/rows-00000010-00000021.csv: too large: rows 10 to 21 were not read")
    assert len([c for c in picture.claims if c.relation == "transfer"]) == 8
