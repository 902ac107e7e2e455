"""Numbered boxes, what stands without a label, captions of printed forms, and sums whose label was misread."""

from enduse.read.trade.cells import Box, Row
from enduse.read.trade.fields import labelled
from enduse.read.trade.heads import head
from enduse.read.trade.lines import goods
from enduse.read.trade.numbered import boxed_goods, numbered
from enduse.read.trade.paper import titled
from enduse.read.trade.parties import names_in
from enduse.read.trade.unlabelled import unlabelled


def _rows(*lines: str) -> list[Row]:
    """Lines of cells parted by bars, at places of their own."""
    made, at = [], 0
    for line in lines:
        row = []
        for column, text in enumerate(line.split("|")):
            if text:
                row.append(Box(column, text, at))
            at += len(text) + 1
        made.append(tuple(row))
    return made


def test_a_declaration_is_read_by_the_numbers_of_its_boxes() -> None:
    lines = _rows(
        "А|10123070/150324/0012345",
        "2 ompasurenv|Alpha Bravo Ltd.",
        "8 Nonyyarens|ООО «Пример»",
        "22 Banora|USD 1525.88",
        "31 Onucanve|1) НАСОС ЦЕНТРОБЕЖНЫЙ, МОДЕЛЬ NC-1",
        "33 Kog|8413708100",
        "42 Uena|1500.00",
        "31|2) КЛАПАН ЗАПОРНЫЙ, МОДЕЛЬ K-2",
        "33|8481808199",
        "42|25.88",
    )
    found = {f.canonical: f.value.text for f in numbered(lines, "customs_declaration", [])}
    assert found["shipper"] == "Alpha Bravo Ltd." and found["consignee"] == "ООО «Пример»"
    assert found["total"] == "USD 1525.88" and found["declaration"] == "10123070/150324/0012345"
    made = boxed_goods(lines, "customs_declaration")
    assert [line.cells["line_hs"].text for line in made] == ["8413708100", "8481808199"]
    assert made[0].cells["line_description"].text.startswith("НАСОС") and made[1].cells["line_total"].text == "25.88"


def test_other_papers_have_no_such_boxes() -> None:
    assert not numbered(_rows("2 Street|Alpha Bravo Ltd."), "commercial_invoice", [])


def test_the_head_of_a_letter_tells_who_sells_and_when() -> None:
    lines = _rows(
        "Alpha Bravo Ltd.", "12 Quay Road, Port Exemplar", "INVOICE", "To:|19 July 2024", "We deliver CIP Almaty."
    )
    found = {f.canonical: f.value.text for f in unlabelled(lines, titled(lines), labelled(lines))}
    assert found == {"seller": "Alpha Bravo Ltd.", "date": "19 July 2024", "incoterm": "CIP Almaty"}


def test_captions_of_printed_forms_are_no_values() -> None:
    lines = _rows("Плательщик|организация, адрес, телефон, факс, банковские реквизиты ООО «Пример», г. Самара")
    assert labelled(lines)[0].value.text.startswith("ООО «Пример»")


def test_a_name_behind_its_own_label() -> None:
    assert names_in(Box(0, "名    称:甲乙器材有限公司", 0))[0].text == "甲乙器材有限公司"


def test_a_sum_with_a_misread_label_is_no_line_of_goods() -> None:
    heads = "Description|Quantity|Price|Amount|Amount incl. VAT"
    rows = _rows(heads, "Pump|2|10.00|20.00|24.00", "Valve|3|5.00|15.00|18.00", "Wcero Ha|x|x|35.00|42.00")
    found = head(rows)
    assert found
    read = goods(rows, found)
    assert len(read.lines) == 2 and [s.canonical for s in read.sums] == ["total"]
    other = goods([*rows[:3], *_rows("Wcero Ha|x|x|36.00|43.00")], found)
    assert all(s.canonical != "total" for s in other.sums)


def test_a_label_that_ran_into_a_long_number_is_parted_from_it() -> None:
    for text in ("No27145367", "№ 9900551230", "NO.MT-4471-22"):
        found = {f.canonical: f.value.text for f in labelled(_rows(text))}
        assert found.get("document_number") == (text.lstrip("No№ ") if "MT" not in text else None)
