"""The reader of trade papers: one transfer per goods line, from papers in three languages."""

import pytest
from table_papers import INVOICE, letter, reading, said, transfers, workbook

from enduse.read.readers.table import TableReader
from enduse.records.document import Document


def test_each_goods_line_is_one_transfer_with_its_own_quantity_and_mark():
    lines = transfers(reading(workbook(Invoice=INVOICE)))
    assert [said(c, "item") for c in lines] == [
        ["Navigation module 导航模块"],
        ["Navigation module 导航模块"],
        ["Spare cable"],
    ]
    assert [(c.quantity.value, c.quantity.unit, c.quantity.text) for c in lines] == [
        (40.0, "pcs", "40"), (10.0, "pcs", "10"), (1200.0, "pcs", "1,200"),
    ]  # fmt: skip
    assert {tuple(said(c, "price")) for c in lines} == {("48,000.00",), ("15,000.00",), ("3,000.00",)}
    assert len({c.fillers("item")[0].ref for c in lines}) == 3


def test_an_invoice_is_ordered_between_seller_and_buyer_and_says_who_says_so():
    first = transfers(reading(workbook(Invoice=INVOICE)))[0]
    assert said(first, "supplier") == ["灯湾导航设备有限公司"]
    assert said(first, "recipient") == ["Solonchak Trade LLP"]
    assert said(first, "from") == [] and said(first, "via") == [] and said(first, "end_user") == []
    assert (first.state, first.phase, first.stance, first.certainty) == ("ordered", "done", "asserts", "stated")
    assert first.when is not None and (first.when.value, first.when.text) == ("2024-09-25", "2024年9月25日")
    assert [(v.name, v.kind) for v in first.voice] == [("LB-2024-17", "document")]
    quotes = " ".join(e.quote for e in first.evidence)
    assert all(words in quotes for words in ("40", "2024年9月25日", "Solonchak Trade LLP"))
    assert first.evidence[0].quote.startswith("1\tNavigation module") and first.evidence[0].quote.endswith("8526.91")


def test_a_line_that_goes_on_below_keeps_both_rows_as_evidence():
    second = transfers(reading(workbook(Invoice=INVOICE)))[1]
    assert "(with cable set)" in [e.quote for e in second.evidence]


def test_a_party_keeps_both_scripts_and_its_number():
    seller = next(
        r for r in reading(workbook(Invoice=INVOICE)).references if "灯湾导航设备有限公司" in [n.text for n in r.names]
    )
    assert "Lantern Bay Navigation Co., Ltd." in [n.text for n in seller.names]
    assert [(i.scheme, i.value) for i in seller.identifiers] == [("uscc", "91440300MA00000QX4")]
    assert seller.schema == "Company"


def test_two_marks_of_one_product_are_two_goods_with_their_declared_codes():
    items = {r.names[0].text: r for r in reading(workbook(Invoice=INVOICE)).references if r.kind == "item"}
    assert items["LX-550"].hs == ("852691",)
    assert items["LX-560"].id in items["LX-550"].distinct_from
    assert items["LX-550"].description == "Navigation module 导航模块"


def test_header_fields_carry_the_names_of_the_contract():
    fields = reading(workbook(Invoice=INVOICE)).fields
    assert fields["invoice_number"] == "LB-2024-17" and fields["date"] == "2024-09-25" and fields["total"] == "66000.00"
    assert (
        fields["buyer"] == "Solonchak Trade LLP"
        and fields["maker"] == "Lantern Works Factory"
        and fields["currency"] == "USD"
    )


def test_a_column_that_is_not_known_is_noted():
    assert "column not known: Colour" in reading(workbook(Invoice=INVOICE)).notes


def test_the_maker_is_a_production_claim_and_no_supplier():
    made = [c for c in reading(workbook(Invoice=INVOICE)).claims if c.relation == "production"]
    assert {said(c, "producer")[0] for c in made} == {"Lantern Works Factory"} and len(made) == 3


@pytest.mark.parametrize(
    ("title", "state", "phase"),
    [
        ("PROFORMA INVOICE", "planned", "planned"),
        ("形式发票", "planned", "planned"),
        ("Коммерческое предложение", "planned", "planned"),
        ("SALES CONTRACT", "agreed", "planned"),
        ("Счет-фактура", "ordered", "done"),
        ("Bill of Lading", "shipped", "done"),
    ],
)
def test_the_kind_of_paper_gives_state_and_phase(title, state, phase):
    grid = [
        [title],
        ["Seller", "Lantern Ltd"],
        ["Buyer", "Solonchak LLP"],
        ["Description", "Qty"],
        ["Tea machine", "3 sets"],
    ]
    (claim,) = transfers(reading(workbook(Sheet=grid)))
    assert (claim.state, claim.phase) == (state, phase)
    assert claim.cues[0].text == title


def test_where_buyer_and_consignee_differ_the_consignee_receives_by_way_of_the_buyer():
    grid = [
        ["INVOICE No. 7"],
        ["Seller", "Lantern Ltd"],
        ["Buyer", "Solonchak LLP"],
        ["Ship to", "Meridian JSC"],
        ["End user", "Meridian JSC"],
        ["Notify party", "Steppe Bank"],
        ["Carrier", "Camel Lines"],
        ["Description", "Qty"],
        ["Tea machine", "3"],
    ]
    found = reading(workbook(Sheet=grid))
    (claim,) = transfers(found)
    assert (said(claim, "recipient"), said(claim, "via"), said(claim, "end_user")) == (
        ["Meridian JSC"],
        ["Solonchak LLP"],
        ["Meridian JSC"],
    )
    assert found.fields["notify"] == "Steppe Bank" and found.fields["carrier"] == "Camel Lines"


def test_a_russian_bill_in_running_text_with_a_table():
    document = letter(
        "Счет на оплату № 17 от 25 сентября 2024 г.\n"
        "Поставщик: ООО «Самовар», ИНН 9900551230, г. Лужск, ул. Чайная, д. 3\n"
        "Покупатель: АО «Чайный двор»\n\n",
        [
            ["№", "Товары (работы, услуги)", "Кол-во", "Ед.", "Цена", "Сумма"],
            ["1", "2", "3", "4", "5", "6"],
            ["1", "Самовар электрический", "12", "шт", "1 250,50", "15 006,00"],
            ["", "Итого:", "", "", "", "15 006,00"],
            ["", "В том числе НДС:", "", "", "", "2 501,00"],
            ["", "Всего к оплате:", "", "", "", "15 006,00"],
        ],
        "\nВсего наименований 1, на сумму 15 006,00 руб.\nРуководитель ______\n",
    )
    found = reading(document)
    (claim,) = transfers(found)
    assert said(claim, "supplier") == ["ООО «Самовар»"] and said(claim, "recipient") == ["АО «Чайный двор»"]
    assert (claim.quantity.value, claim.quantity.unit, claim.when.value, claim.state) == (
        12.0,
        "шт",
        "2024-09-25",
        "ordered",
    )
    assert found.fields["invoice_number"] == "17" and found.fields["total"] == "15006.00" and found.checks == ()
    supplier = next(r for r in found.references if r.names and r.names[0].text == "ООО «Самовар»")
    assert [i.value for i in supplier.identifiers] == ["9900551230"]


def test_each_sheet_is_its_own_paper():
    invoice = [
        ["INVOICE No. 7"],
        ["Seller", "Lantern Ltd"],
        ["Buyer", "Solonchak LLP"],
        ["Description", "Qty"],
        ["Tea machine", "3"],
    ]
    packing = [
        ["PACKING LIST"],
        ["Shipper", "Lantern Works"],
        ["Consignee", "Solonchak LLP"],
        ["Description", "Qty"],
        ["Tea machine", "3"],
    ]
    claims = transfers(reading(workbook(Invoice=invoice, Packing=packing)))
    assert [(c.state, said(c, "supplier")) for c in claims] == [
        ("ordered", ["Lantern Ltd"]),
        ("shipped", ["Lantern Works"]),
    ]


def test_a_table_that_runs_on_without_a_head_keeps_the_columns():
    first = [["Description", "Qty", "Amount"], ["Tea machine", "3", "30.00"]]
    document = letter("INVOICE No. 7\nSeller: Lantern Ltd\nBuyer: Solonchak LLP\n", first)
    more = letter(document.text, [["Samovar", "4", "40.00"]])
    joined = Document(id="two", origin="two.pdf", text=more.text, tables=document.tables + more.tables)
    assert [said(c, "item") for c in transfers(reading(joined))] == [["Tea machine"], ["Samovar"]]


def test_a_paper_without_a_table_is_read_from_its_labels():
    text = (
        "BILL OF LADING\nB/L No: CAML123\nShipper: Lantern Works Ltd\nConsignee: Solonchak Trade LLP\n"
        "Notify party: Steppe Bank\nDescription of goods: Tea machine TM-5\nQuantity: 40 sets\n"
        "Port of loading: Shanghai\nGross weight: 1,200 kg\n"
    )
    found = reading(Document(id="bl", origin="bl.txt", text=text))
    (claim,) = transfers(found)
    assert said(claim, "supplier") == ["Lantern Works Ltd"] and said(claim, "from") == ["Shanghai"]
    assert (claim.quantity.value, claim.quantity.unit, claim.state) == (40.0, "sets", "shipped")
    assert found.fields["bl_no"] == "CAML123"


def test_a_table_without_goods_makes_no_claim_and_is_noted():
    found = reading(workbook(Staff=[["Name", "Phone"], ["Reception", "12"], ["Kitchen", "14"]]))
    assert found.claims == () and found.notes == ("sheet 'Staff' was not read as a trade table: no column names goods",)


def test_prose_is_left_to_other_readers():
    prose = Document(
        id="p", origin="p.txt", text="The plant sent an invoice to the harbour: it was late.\n\nNobody knows why."
    )
    assert not TableReader().reads(prose)


def test_goods_lines_without_any_party_are_noted_and_claim_nothing():
    found = reading(workbook(Stock=[["Description", "Qty"], ["Tea machine", "3"]]))
    assert found.claims == () and "1 goods lines name neither who sends nor who receives the goods" in found.notes


def test_columns_that_a_pdf_runs_together_are_told_apart_by_their_figures():
    grid = [
        ["INVOICE No. 7"],
        ["Seller", "Lantern Ltd"],
        ["Buyer", "Solonchak LLP"],
        ["Description", "Model HS code", "Qty", "Unit price Amount"],
        ["Tea machine", "TM-5 842230", "3", "12.50 37.50"],
        ["Samovar", "SM-2", "4", "40.00"],
    ]
    found = reading(workbook(Sheet=grid))
    machine, samovar = transfers(found)
    assert said(machine, "price") == ["37.50"] and said(samovar, "price") == []
    assert [r.hs for r in found.references if "TM-5" in [n.text for n in r.names]] == [("842230",)]
    assert found.checks == ()


def test_the_lines_of_a_mail_are_no_seller_and_buyer():
    text = "From: Dispatch <a@lantern.example>\nTo: Store <b@solonchak.example>\nDate: 6 March 2024\n\nPacking list\n"
    assert reading(Document(id="m", origin="m.eml", text=text)).references == ()


def test_a_table_that_repeats_number_and_date_in_each_row_is_read():
    for number, day in (
        ("Invoice No", "Invoice Date"),
        ("INVOICE NUMBER", "Date of invoice"),
        ("Inv No", "Issue date"),
    ):
        grid = [
            [number, day, "Seller", "Buyer", "Description of goods", "Qty", "Amount"],
            ["LB-2024-032", "2024-05-02", "Lantern Ltd", "Meridian LLC", "Twelve lathes", "5", "140"],
        ]
        document = workbook(Rows=grid)
        (claim,) = transfers(reading(document))
        assert claim.when.value == "2024-05-02" and claim.quantity.value == 5.0
        (voice,) = claim.voice
        assert voice.name == document.text[voice.start : voice.end] == "LB-2024-032"


def test_a_voice_is_called_by_the_words_where_it_stands():
    for cells, name in (
        (["Invoice No.", "LB-7"], "LB-7"),
        (["Invoice No.: LB-7"], "LB-7"),
        (["Invoice No.: 17"], "Invoice No.: 17"),
        (["Invoice No.", "17"], "17"),
    ):
        head = [["COMMERCIAL INVOICE"], cells, ["Seller", "Lantern Ltd"], ["Buyer", "Meridian LLC"]]
        document = workbook(Rows=[*head, ["Description", "Qty"], ["Lathe", "5"]])
        (claim,) = transfers(reading(document))
        (voice,) = claim.voice
        assert voice.name == document.text[voice.start : voice.end] == name


def test_a_waybill_tells_the_count_in_the_description() -> None:
    grid = [
        ["CMR"],
        ["Sender", "Alpha Bravo Ltd."],
        ["Consignee", "Delta Pumps LLC"],
        ["Description of goods", "HS code", "Gross weight, kg"],
        ["Pump module NC-1, 400 pcs", "8413708100", "41.6"],
        ["Tea, in boxes of wood", "0902100000", "20"],
    ]
    first, second = transfers(reading(workbook(rows=grid)))
    assert (first.quantity.value, first.quantity.unit) == (400.0, "pcs") and second.quantity is None


@pytest.mark.parametrize("stamp", ["INVOICE - CANCELLED", "АННУЛИРОВАН", "作废"])
def test_by_a_cancelled_paper_no_goods_pass(stamp: str) -> None:
    grid = [
        ["INVOICE"], [stamp], ["Invoice No", "17"], ["Seller", "Alpha Bravo Ltd."], ["Buyer", "Delta Pumps LLC"],
        ["Description of goods", "Quantity", "Amount"], ["Pumps", "40 pcs", "4000.00"],
    ]  # fmt: skip
    found = reading(workbook(rows=grid))
    assert not transfers(found) and any("cancelled" in note and stamp in note for note in found.notes)
    assert found.fields["invoice_number"] == "17"
    assert transfers(reading(workbook(rows=[row for row in grid if row != [stamp]])))


def test_the_subject_of_a_mail_is_no_goods() -> None:
    text = (
        "From: Aro Velt <aro@velt.example>\nTo: Sales <s@holmvik.example>\nSubject: Purchase order PO 9 - pumps\n\n"
        "Purchase order: PO 9\nBuyer: Qarasu Lojistik Ltd\nGoods: vacuum pump VP-33\nQuantity: 40 pcs\n"
        "Delivery: mid March 2024\nEnd user: Lagun Geofizika LLP\n"
    )
    document = Document(id="m", origin="m.eml", media_type="message/rfc822", text=text)
    (claim,) = transfers(reading(document))
    assert said(claim, "item") == ["vacuum pump VP-33"] and claim.quantity.text == "40 pcs"
