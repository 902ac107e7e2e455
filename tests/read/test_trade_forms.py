"""Numbered boxes, what stands without a label, captions of printed forms, and sums whose label was misread."""

import pytest

from enduse.read.trade.cells import Box, Row
from enduse.read.trade.contents import told
from enduse.read.trade.fields import labelled
from enduse.read.trade.header import exported, header
from enduse.read.trade.heads import head
from enduse.read.trade.lines import goods
from enduse.read.trade.numbered import boxed_goods, numbered
from enduse.read.trade.paper import titled
from enduse.read.trade.parties import Parties, is_firm, names_in
from enduse.read.trade.running import contracts, defined
from enduse.read.trade.totals import checks
from enduse.read.trade.unlabelled import containers, unlabelled


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


def _fields(*lines: str) -> dict[str, str]:
    """The first value of each field, by its labels."""
    found: dict[str, str] = {}
    for field in labelled(_rows(*lines)):
        found.setdefault(field.canonical, field.value.text)
    return found


def test_a_label_apart_from_its_value_in_two_scripts_or_without_spaces() -> None:
    assert _fields("Invoice No. .....|:|AB-17", "Date|:|2024-05-08")["invoice_number"] == "AB-17"
    assert _fields("10rnpapyrenb наименование, адрес) Sender (name, address)|Alpha Bravo Ltd.")["shipper"]
    assert _fields("SHIPTO|Alpha Bravo Ltd.")["consignee"] == "Alpha Bravo Ltd."
    assert _fields("To: 致|Alpha Bravo Ltd.")["buyer"] == "Alpha Bravo Ltd."
    assert _fields("Customer Order|PO-6393") == {"document_number": "PO-6393"}
    assert "awb_no" not in _fields("Air Waybill|Alpha Bravo Ltd.")
    assert _fields("Валюта: наименование, код|Российский рубль, 643")["currency"] == "Российский рубль, 643"


def test_a_contract_tells_who_it_calls_seller_and_buyer() -> None:
    for text in (
        "ООО «Вереск», именуемое в дальнейшем «Продавец», и АО «Сурок», именуемое в дальнейшем «Покупатель»",
        "This contract is made between Alpha Bravo Ltd., hereinafter called the Seller, and Marrow LLC (hereinafter "
        "referred to as “the Buyer”).",
    ):
        found = {field.canonical: names_in(field.value)[0].text for field in defined(_rows(text))}
        assert found in (
            {"seller": "ООО «Вереск»", "buyer": "АО «Сурок»"}, {"seller": "Alpha Bravo Ltd.", "buyer": "Marrow LLC"}
        )  # fmt: skip
    assert not list(defined(_rows("Alpha Bravo Ltd., hereinafter called the Programme")))


def test_a_contract_is_named_with_its_date() -> None:
    found = list(contracts(_rows("We invoice the goods below. Contract XX-7733 of February 23, 2023.")))
    assert [field.value.text for field in found][:1] == ["XX-7733"]
    assert not list(contracts(_rows("Contract 2023 of some kind")))


def test_the_account_that_is_paid_to() -> None:
    parties = Parties()
    lines = _rows(
        "Покупатель:|ООО «Сурок»", "БИК|044525225", "Сч. №|30101810400000000225", "Расчётный счёт|40702810900000012345"
    )
    top = header([*labelled(lines)][1:], None, parties)
    assert top.boxes["payer_account"].text == "40702810900000012345"
    lines = _rows("Buyer:|Marrow LLC", "Please pay to account: DE81461493412369676336")
    assert exported(header(labelled(lines), None, parties), None)["payer_account"] == "DE81461493412369676336"


def test_a_container_is_told_from_its_seal() -> None:
    lines = _rows("Seal: 987341")
    known = labelled(lines)
    found = [*known, *containers(_rows("KRSU2234922"), known)]
    assert header(found, None, Parties()).boxes["container"].text == "KRSU2234922"


def test_what_a_column_holds_is_told_by_its_cells() -> None:
    rows = _rows(
        "Valve|8481808199|wt|4|2.50|10.00", "Pump|8413708100|шт|2|3.10|6.20", "Seal|4016930005|шт.|3|1.00|3.00"
    )
    known = {0: "line_description", 1: "line_hs", 4: "line_price", 5: "line_total"}
    assert told(known, rows) == {2: "line_unit", 3: "line_quantity"}
    assert told({0: "line_description", 5: "line_total"}, rows) == {2: "line_unit"}
    named = head([*_rows("Goods|HS code|EA，|Koneo|Price|Amount"), *rows])
    assert named is not None and named.columns[3] == "line_quantity" and named.unknown == ()


def test_a_sum_whose_label_and_stamp_were_misread_is_no_good() -> None:
    rows = _rows(
        "Goods|Quantity|Price|Amount",
        "Valve|4|2.50|10.00",
        "Pump|2|3.10|6.20",
        "Seal|3|1.00|3.00",
        "Utoro|1 CK|xX|19.20",
    )
    named = head(rows)
    assert named is not None
    read = goods(rows, named)
    assert len(read.lines) == 3 and [s.canonical for s in read.sums] == ["total"]


def test_a_scan_with_a_table_of_no_goods_is_checked_too() -> None:
    from enduse.records.document import Scanned

    assert checks("Invoice", [], [], {}, None, (Scanned(0, 1, 1, 0.0, 0.0, 1.0, 1.0, 90.0),)) == ()


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ('АО "НПП "СЕВЕРЯНИН""', 'АО "НПП "СЕВЕРЯНИН""'),
        ('ООО "ТД "КАМЫШ"", Г. ТВЕРЬ, УЛ. МИРА, 4', 'ООО "ТД "КАМЫШ""'),
        ('ООО "ТД "КАМЫШ" Г. ТВЕРЬ УЛ. "МИРА"', 'ООО "ТД "КАМЫШ"'),
        ('ФГУП "НПЦ "КБ "ЮГ-3"""', 'ФГУП "НПЦ "КБ "ЮГ-3"""'),
        ('АО "НПП"СЕВЕРЯНИН"', 'АО "НПП"СЕВЕРЯНИН"'),
        ('АО "ЗАВОД ИМЕНИ "ЗАРИ" В ТУЛЕ"', 'АО "ЗАВОД ИМЕНИ "ЗАРИ" В ТУЛЕ"'),
        ('ООО "КАМЫШ", Г. ТВЕРЬ, УЛ. "МИРА"', 'ООО "КАМЫШ"'),
        ('ООО "КАМЫШ" "БЕРКУТ"', 'ООО "КАМЫШ"'),
        ('ООО "КАМЫШ"/ООО "БЕРКУТ"', 'ООО "КАМЫШ"'),
    ],
)
def test_straight_marks_stand_within_straight_marks(cell, name):
    assert names_in(Box(0, cell, 0))[0].text == name


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("КАМЫШ LIMITED", ["КАМЫШ LIMITED"]),
        ("KAMYSH LIMITED PARTNERSHIP, 5 MIRA STREET, ALMATY", ["KAMYSH LIMITED PARTNERSHIP"]),
        ("ТОВАРИЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ КАМЫШ", ["ТОВАРИЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ КАМЫШ"]),
        ("卡梅什物流有限责任合伙企业 Kamysh Logistics LLP", ["卡梅什物流有限责任合伙企业", "Kamysh Logistics LLP"]),
        ("青木股份合作公司", ["青木股份合作公司"]),
    ],
)
def test_legal_forms_written_out_are_a_firms(cell, names):
    assert [box.text for box in names_in(Box(0, cell, 0))] == names and is_firm(cell)


@pytest.mark.parametrize("cell", ["ЗАЙЦЕВ ПЁТР АНДРЕЕВИЧ", "Ip Man", "Общество любителей камыша"])
def test_persons_and_clubs_carry_no_legal_form(cell):
    assert not is_firm(cell)


@pytest.mark.parametrize(
    ("line", "canonical"),
    [
        ("Terms: FCA Portmark", "incoterm"),
        ("Terms|CIF Portmark", "incoterm"),
        ("Terms: 30 days net", "payment_terms"),
        ("Payment: 100% in advance", "payment_terms"),
    ],
)
def test_terms_are_of_delivery_before_an_incoterm(line: str, canonical: str) -> None:
    assert [f.canonical for f in labelled(_rows(line))] == [canonical]


@pytest.mark.parametrize(
    ("line", "kind"),
    [("CREDIT NOTE CN-12", "credit_note"), ("DELIVERY NOTE DN-404", "delivery_note"), ("Invoice No. 2024-17", None)],
)
def test_a_title_may_be_followed_by_a_number_with_letters(line: str, kind: str | None) -> None:
    told = titled(_rows(line))
    assert told is not None and (kind is None or told.paper.kind == kind)
    assert titled(_rows("Invoice for the goods of May")) is None


def test_a_letterhead_stands_beside_the_title() -> None:
    lines = _rows("Alpha Bravo Ltd.|INVOICE", "12 Quay Road, Port Exemplar", "To:|Delta Pumps LLC")
    title = titled(lines)
    found = labelled(lines)
    assert [f.value.text for f in unlabelled(lines, title, found) if f.canonical == "seller"] == ["Alpha Bravo Ltd."]


def test_a_name_keeps_its_legal_form_of_two_words_and_a_short_one_makes_it_a_firms() -> None:
    (box,) = names_in(Box(0, "QARASU LOJISTIK LIMITED SIRKETI, LIMAN CAD. 4", 0))
    assert box.text == "QARASU LOJISTIK LIMITED SIRKETI"
    assert all(map(is_firm, ("Holmvik Pumper AS", "BRIND VERKTYG AB", "SAARELILL OÜ")))
    assert not any(map(is_firm, ("AS PER INV", "Net weight KG", "Airport of Departure")))


@pytest.mark.parametrize(
    ("text", "number"), [("No. LT 0088214", "LT 0088214"), ("No. 206 Lianhu Road, Wuzhong", None), ("No. 17-B", "17-B")]
)
def test_the_number_of_a_house_is_no_number_of_a_paper(text: str, number: str | None) -> None:
    assert [f.value.text for f in labelled(_rows(text)) if f.canonical == "document_number"] == [number] * bool(number)


def test_a_paper_is_cited_by_its_own_number_and_dated_by_its_own_date() -> None:
    lines = _rows("BILL OF LADING", "Invoice No.|INV-7", "B/L No.|GRN55", "Contract No.|C-9 of 13 February 2024")
    top = header(labelled(lines), titled(lines), Parties())
    assert top.number.text == "GRN55" and "date" not in top.fields
    assert top.fields["contract_date"].value.text == "13 February 2024"


def test_an_end_use_certificate_plans() -> None:
    paper = titled(_rows("END-USER CERTIFICATE")).paper
    assert (paper.phase, paper.state, paper.sender) == ("planned", "planned", "seller")


def test_the_number_in_the_next_clause_is_not_of_the_party_in_this_one() -> None:
    lines = _rows(
        "1.2. Изготовитель: Holmvik Pumper AS", "1.3. Конечный получатель назван в письме", "г. Пермь, ИНН 7707083893"
    )
    maker = next(f for f in labelled(lines) if f.canonical == "maker")
    assert maker.tail == ()


def test_a_day_of_delivery_is_no_freight() -> None:
    found = labelled(_rows("Delivery: mid March 2024", "Freight: USD 1,200.00"))
    assert [f.value.text for f in found if f.canonical == "freight"] == ["USD 1,200.00"]


def test_a_paper_of_a_carrier_names_no_seller_and_its_cartons_are_no_total() -> None:
    lines = _rows(
        "AIR WAYBILL", "Issued by|Nordlys Air Cargo Ltd", "To|Blue Route Airlines Ltd", "Shipper|Holmvik Pumper Ltd",
        "TOTAL: SIXTY (60) CARTONS ONLY", "Currency|WT/VAL",
    )  # fmt: skip
    fields = exported(header(labelled(lines), titled(lines), Parties()), None)
    assert fields == {"carrier": "Nordlys Air Cargo Ltd", "shipper": "Holmvik Pumper Ltd"}
