"""Columns of Russian customs extracts by the box of the declaration, whatever words stand beside the number."""

import pytest
from table_papers import reading, said, transfers, workbook

from enduse.read.trade.boxes import box_of
from enduse.read.trade.labels import columns
from enduse.reference import trade

#: Heads as extracts write them: numbers with other words, without words, with a Cyrillic Г, in full.
EXTRACT = [
    ["ND", "G011", "G072", "G022 (отпр.)", "Г082", "Графа 9", "G31_1", "31_11 изгот.", "гр. 33", "G31_7", "G31_71",
     "G.42", "G221", "G15А", "G34", "G44 док.", "Пломба N"],
    ["10999010/110924/0312345", "ИМ", "11.09.2024", "LANTERN BAY NAVIGATION CO., LTD", "АО «Завод «Меридиан»",
     "ТОО «Солончак Трейд»", "МОДУЛЬ НАВИГАЦИОННЫЙ LX-550, НОВЫЙ", "LANTERN WORKS FACTORY", "8526912000", "40", "ШТ",
     "48000,00", "CNY", "CN", "CN", "02015/0 КОНТРАКТ", "7731"],
]  # fmt: skip


def test_an_extract_is_read_by_its_box_numbers():
    found = reading(workbook(Лист=EXTRACT))
    (claim,) = transfers(found)
    assert said(claim, "supplier") == ["LANTERN BAY NAVIGATION CO., LTD"]
    assert said(claim, "recipient") == ["АО «Завод «Меридиан»"] and said(claim, "via") == ["ТОО «Солончак Трейд»"]
    assert said(claim, "price") == ["48000,00"] and said(claim, "from") == ["CN"]
    assert (claim.quantity.value, claim.quantity.unit, claim.state) == (40, "ШТ", "delivered")
    assert claim.when.value == "2024-09-11" and claim.voice[0].name == "10999010/110924/0312345"
    assert [said(c, "producer") for c in found.claims if c.relation == "production"] == [["LANTERN WORKS FACTORY"]]
    (item,) = [r for r in found.references if r.kind == "item"]
    assert item.hs == ("8526912000",)
    assert "column not known: G44 док." in found.notes


@pytest.mark.parametrize(
    ("head", "means"),
    [
        ("G31_1", "line_description"), ("Г31.1", "line_description"), ("g33", "line_hs"), ("Графа 33 код", "line_hs"),
        ("022 Наименование", "shipper"), ("082", "consignee"), ("142 Наименование/ФИО", "declarant"),
        ("31_12 Товарный знак", "trademark"), ("G541_NAM", "broker"), ("G17A Код страны", "destination_country"),
        ("G02", "shipper"), ("G46 (USD)", "stat_value_usd"), ("Box 8", "consignee"),
        ("1 Наименование", None), ("33", None), ("11 Торгующая страна", None), ("G7-202", None), ("GR33X", None),
        ("Год 2024", None), ("G.W.", None), ("2024", None), ("100", None), ("Gross 35", None), ("31_99", None),
    ],
)  # fmt: skip
def test_boxes(head, means):
    assert box_of(head) == means


def test_every_box_means_a_column_that_is_known():
    assert set(trade.boxes().values()) <= set(columns().kinds)
