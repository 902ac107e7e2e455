"""The reader of trade papers: one transfer per goods line, from papers in three languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_papers import letter, reading, said, transfers, workbook

from enduse.read.readers.table import TableReader
from enduse.records.document import Document

INVOICE = [
    ["COMMERCIAL INVOICE 商业发票"],
    [],
    ["Invoice No. 发票号:", "LB-2024-17", "", "Date 日期:", "2024年9月25日"],
    ["Seller 卖方:", "灯湾导航设备有限公司 Lantern Bay Navigation Co., Ltd."],
    ["", "8 Harbour Road, Lantern Bay"],
    ["USCC 统一社会信用代码:", "91440300MA00000QX4"],
    ["Buyer 买方:", "Solonchak Trade LLP, 12 Steppe Ave, Almaty"],
    ["Country of origin", "China"],
    [
        "No",
        "Description 货物名称",
        "Model 型号",
        "Qty 数量 (pcs)",
        "Unit price (USD)",
        "Amount (USD)",
        "HS code",
        "Colour",
    ],
    ["1", "Navigation module 导航模块", "LX-550", "40", "1,200.00", "48,000.00", "8526.91", ""],
    ["2", "Navigation module 导航模块", "LX-560", "10", "1,500.00", "15,000.00", "8526.91", "grey"],
    ["", "(with cable set)"],
    [],
    ["3", "Spare cable", "", "1,200", "2.50", "3,000.00", ""],
    ["", "TOTAL 总计", "", "1,250", "", "66,000.00"],
    ["Manufacturer: Lantern Works Factory"],
]

CUSTOMS = [
    ["Номер ДТ", "Дата регистрации ДТ", "Направление (ИМ/ЭК)", "Наименование отправителя", "Адрес отправителя",
     "ИНН получателя", "Наименование получателя", "Наименование контрактодержателя", "Код страны отправления",
     "Код страны назначения",
     "Описание и характеристика товара", "Фирма-изготовитель", "Код товара по ТН ВЭД", "Кол-во в доп. ед.", "Ед. изм.",
     "Вес нетто, кг", "Кол-во мест", "Фактурная стоимость"],
    ["10999010/110924/0312345", "11.09.2024", "ИМ", "LANTERN BAY NAVIGATION CO., LTD", "LANTERN BAY", "9900551230",
     "АО «Завод «Меридиан»", "ТОО «Солончак Трейд»", "CN", "RU",
     "МОДУЛЬ НАВИГАЦИОННЫЙ LX-550, НОВЫЙ, ДЛЯ ГРАЖДАНСКОГО ПРИМЕНЕНИЯ, УПАКОВАН, ПО КОНТРАКТУ",
     "ОТСУТСТВУЕТ",
     "8526912000", "40", "ШТ", "12,5", "4", "48 000,00"],
    ["10999010/110924/0312346", "12.09.2024", "ЭК", "ООО «Самовар»", "", "", "Teahouse Ltd", "Teahouse Ltd", "RU", "KZ",
     "САМОВАР", "ООО «Самоварный завод»", "8516108000", "7", "ШТ", "30", "7", "700,50"],
]  # fmt: skip


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
    assert said(first, "from") == ["China"] and said(first, "via") == [] and said(first, "end_user") == []
    assert (first.state, first.phase, first.stance, first.certainty) == ("ordered", "done", "asserts", "stated")
    assert first.when is not None and (first.when.value, first.when.text) == ("2024-09-25", "2024年9月25日")
    assert [(v.name, v.kind) for v in first.voice] == [("LB-2024-17", "document")]
    quotes = " ".join(e.quote for e in first.evidence)
    assert all(words in quotes for words in ("40", "2024年9月25日", "Solonchak Trade LLP", "China"))
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


def test_figures_that_add_up_are_not_reported():
    assert reading(workbook(Invoice=INVOICE)).checks == ()


@pytest.mark.parametrize(
    ("row", "column", "value", "told"),
    [
        (9, 5, "48,100.00", "40 × 1,200 is 48,000, the paper says 48,100"),
        (14, 5, "67,000.00", "the lines add up to 66,000, the total says 67,000"),
        (14, 3, "1,300", "the quantities add up to 1,250, the total says 1,300"),
    ],
)
def test_a_figure_that_does_not_add_up_is_a_wrong_total(row, column, value, told):
    grid = [list(line) for line in INVOICE]
    grid[row][column] = value
    checks = reading(workbook(Invoice=grid)).checks
    assert {c.rule for c in checks} == {"wrong_total"} and {c.severity for c in checks} == {"warning"}
    assert any(told in c.summary and "LB-2024-17" in c.summary for c in checks)


@pytest.mark.parametrize("extra", [["", "Freight", "", "", "", "500.00"], ["", "VAT", "", "", "", "500.00"]])
def test_charges_between_the_lines_and_the_total_are_counted_in(extra):
    grid = [list(line) for line in INVOICE]
    grid.insert(14, extra)
    grid[15][5] = "66,500.00"
    assert reading(workbook(Invoice=grid)).checks == ()


def test_a_customs_row_names_importer_contract_holder_and_state():
    found = reading(workbook(rows=CUSTOMS))
    first, second = transfers(found)
    assert said(first, "supplier") == ["LANTERN BAY NAVIGATION CO., LTD"]
    assert said(first, "recipient") == ["АО «Завод «Меридиан»"] and said(first, "via") == ["ТОО «Солончак Трейд»"]
    assert said(first, "from") == ["CN"] and said(first, "to") == ["RU"] and said(first, "price") == ["48 000,00"]
    assert (first.state, first.phase, first.quantity.value, first.quantity.unit) == ("delivered", "done", 40.0, "ШТ")
    assert first.when.value == "2024-09-11" and first.voice[0].name == "10999010/110924/0312345"
    assert second.state == "shipped" and said(second, "via") == []


def test_customs_parties_carry_their_tax_number_and_no_placeholder_becomes_a_maker():
    found = reading(workbook(rows=CUSTOMS))
    plant = next(r for r in found.references if r.names[0].text == "АО «Завод «Меридиан»")
    assert [(i.scheme, i.value) for i in plant.identifiers] == [("inn", "9900551230")]
    assert [said(c, "producer") for c in found.claims if c.relation == "production"] == [["ООО «Самоварный завод»"]]


def test_a_long_customs_description_is_named_by_its_first_phrase():
    first = transfers(reading(workbook(rows=CUSTOMS)))[0]
    assert said(first, "item") == ["МОДУЛЬ НАВИГАЦИОННЫЙ LX-550"]


def test_a_chinese_declaration_counts_pieces_and_knows_the_final_user():
    grid = [
        ["海关编号", "申报日期", "进出口标志", "境外发货人", "境内收货人", "消费使用单位",
         "商品名称", "商品编号", "数量及单位", "总价", "币制"],
        ["530120241012345678", "2024-03-05", "进口", "Three Leaves Ltd", "灯湾贸易有限公司", "灯湾茶厂",
         "茶叶包装机", "8422303090", "2台/950千克", "12,000", "USD"],
    ]  # fmt: skip
    (claim,) = transfers(reading(workbook(rows=grid)))
    assert (claim.quantity.value, claim.quantity.unit, claim.state) == (2.0, "台", "delivered")
    assert said(claim, "recipient") == ["灯湾贸易有限公司"] and said(claim, "end_user") == ["灯湾茶厂"]


def test_on_a_packing_list_the_shipper_sends_and_cartons_are_no_quantity():
    grid = [
        ["PACKING LIST 装箱单"],
        ["Packing list No.", "P-9"],
        ["Date", "06.03.2024"],
        ["Shipper", "Lantern Bay Works"],
        ["Seller", "Lantern Bay Trading Ltd"],
        ["Consignee", "Solonchak Trade LLP"],
        ["Description of goods", "Cartons", "Net weight (kg)", "Gross weight (kg)", "Quantity"],
        ["Tea machine", "12", "96.0", "108.0", "240 pcs"],
        ["Cable drum", "2", "18.0", "20.5", ""],
    ]
    machine, drum = transfers(reading(workbook(List=grid)))
    assert said(machine, "supplier") == ["Lantern Bay Works"] and machine.state == "shipped"
    assert (machine.quantity.value, machine.quantity.unit, machine.quantity.text) == (240.0, "pcs", "240 pcs")
    assert drum.quantity is None


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


CELLS = st.sampled_from(
    ["", "Seller", "Buyer:", "Description 品名", "Qty", "Amount (USD)", "INVOICE", "12", "1.234,56", "Итого",
     "Lantern Ltd", "Date", "03/04/2024", "HS code", "8526.91", "LX-550 module", "N/A", ":", "（）", "No",
     "ИНН 9900551230", "Shipper/Consignee", "40 pcs / 12 ctns", "т", "1 2 3"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.lists(CELLS | st.text(max_size=12).filter(lambda t: "\n" not in t and "\t" not in t), max_size=6),
        max_size=12,
    )
)
def test_whatever_stands_in_the_cells_every_word_stands_in_the_text(grid):
    document = workbook(Sheet=[[cell.strip() for cell in row] for row in grid])
    found = reading(document)
    assert found.rejections == ()
    for mention in found.mentions:
        assert document.text[mention.start : mention.end] == mention.text
    assert found == reading(document)


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


ENDLESS = ["9" * 5000, "灯" * 200_000, "a: " * 50_000, "1," * 50_000, "(" * 20_000, "No " * 50_000]


@pytest.mark.parametrize("cell", ENDLESS, ids=lambda c: c[:2])
def test_a_cell_without_end_neither_stops_nor_breaks_the_reading(cell):
    endless = cell.strip()
    head = [
        ["INVOICE No. 7"],
        ["Seller", endless],
        ["Buyer", "Solonchak LLP"],
        ["Description", "Qty", "Price", "Amount"],
    ]
    lines = [["Tea machine " + endless, endless, endless, endless], ["Samovar", "3", "2.00", "6.00"]]
    found = reading(workbook(Sheet=[*head, *lines, [endless, "", "", endless]]))
    assert "Samovar" in [said(c, "item")[0] for c in transfers(found)]


def test_a_russian_transfer_document_has_two_rows_of_heads_and_codes_for_units():
    grid = [
        ["Универсальный передаточный документ"],
        ["Счет-фактура №", "125", "от", "03.05.2024"],
        ["Продавец:", 'ООО "Ромашка"'],
        ["ИНН/КПП продавца:", "9900551230/990001001"],
        ["Покупатель:", 'АО "Лютик"'],
        ["№", "Наименование товара (описание выполненных работ)", "Единица измерения", "", "Количество (объем)",
         "Стоимость товаров (работ, услуг) без налога - всего", "Страна происхождения товара", ""],
        ["", "", "код", "условное обозначение", "", "", "цифровой код", "краткое наименование"],
        ["1", "2", "3", "4", "5", "6", "7", "8"],
        ["1", "Насос НЦ-25", "796", "шт", "5", "5000", "156", "КИТАЙ"],
        ["Всего к оплате", "", "", "", "", "5000"],
    ]  # fmt: skip
    found = reading(workbook(Sheet=grid))
    (claim,) = transfers(found)
    assert (claim.quantity.value, claim.quantity.unit, claim.state) == (5.0, "шт", "delivered")
    assert said(claim, "from") == ["КИТАЙ"] and found.notes == () and found.checks == ()
    seller = next(r for r in found.references if r.names[0].text == 'ООО "Ромашка"')
    assert [i.value for i in seller.identifiers] == ["9900551230"]


def test_rows_of_bills_of_lading_count_packages_and_leave_an_ambiguous_date_open():
    grid = [
        ["HS Code", "Shipper", "Consignee", "Description", "Quantity", "Bill of Lading Number", "Arrival Date"],
        ["8407.10", "Lantern Ltd", "Meridian LLC", "ENGINE PARTS KE-90", "4", "CAML1", "03/04/2024"],
    ]
    (claim,) = transfers(reading(workbook(Rows=grid)))
    assert (claim.state, claim.quantity, claim.voice[0].name) == ("shipped", None, "CAML1")
    assert (claim.when.text, claim.when.value) == ("03/04/2024", None)


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


def _paper(*rows: list[str]) -> Document:
    top = [["INVOICE No. AB-7"], ["Seller", "Lantern Ltd"], ["Buyer", "Solonchak LLP"]]
    return workbook(Sheet=[*top, *rows])


HEADS = ["No", "Description", "Qty", "Unit price", "Amount"]


def test_a_sum_with_tax_is_the_total_and_is_checked():
    heads = [*HEADS[:4], "Сумма без учета НДС", "Сумма с учетом НДС"]
    lines = [["1", "Samovar", "3", "2.00", "6.00", "7.20"], ["2", "Tea machine", "1", "5.00", "5.00", "6.00"]]
    right = reading(_paper(heads, *lines, ["Итого", "", "", "", "11.00", "13.20"]))
    assert right.fields["total"] == "13.20" and right.checks == ()
    wrong = reading(_paper(heads, *lines, ["Итого", "", "", "", "11.00", "14.90"]))
    assert [check.rule for check in wrong.checks] == ["wrong_total"]


def test_a_charge_of_any_name_is_no_goods_and_explains_the_total():
    lines = [["1", "Samovar", "3", "2.00", "6.00"], ["Handling by the quay", "", "", "", "1.50"]]
    found = reading(_paper(HEADS, *lines, ["Total", "", "", "", "7.50"]))
    assert [said(c, "item") for c in transfers(found)] == [["Samovar"]]
    assert found.checks == () and found.fields["total"] == "7.50"


def test_weights_and_packages_come_from_the_total_row_and_are_no_money():
    heads = ["No", "Description", "Qty", "Cartons", "Gross weight (kg)"]
    lines = [["1", "Samovar", "3", "2", "10.5"], ["2", "Tea machine", "1", "1", "4.5"]]
    found = reading(_paper(heads, *lines, ["Total", "", "", "3", "15.0"]))
    assert (found.fields["packages"], found.fields["gross_weight_kg"]) == ("3", "15.0")
    assert "total" not in found.fields


def test_a_number_below_the_goods_is_the_sellers_and_an_account_is_no_bank():
    rows = [HEADS, ["1", "Samovar", "3", "2.00 EUR", "6.00 EUR"], ["VAT No", "DE811907980"]]
    found = reading(_paper(*rows, ["Bank", "Harbour Bank"], ["Account No", "1234 5678 9012"]))
    assert found.fields["seller_id"] == "DE811907980" and found.fields["payer_account"] == "1234 5678 9012"
    assert found.fields["currency"] == "EUR"


def test_who_is_paid_is_not_who_receives():
    rows = [["Получатель", "Lantern Ltd"], HEADS, ["1", "Samovar", "3", "2.00", "6.00"]]
    (claim,) = transfers(reading(_paper(*rows)))
    assert said(claim, "recipient") == ["Solonchak LLP"]


def test_a_head_at_the_left_of_its_figures_is_one_column_with_them():
    heads, line = ["Description", "Qty", "Amount"], ["Samovar", "3", "", "6.00"]
    (claim,) = transfers(reading(_paper(heads, line, ["Total", "", "", "6.00"])))
    assert said(claim, "price") == ["6.00"]


def test_line_numbers_that_ran_into_the_description_are_taken_out():
    heads = ["Description", "Qty", "Amount"]
    found = reading(_paper(heads, ["1 Samovar", "3", "6.00"], ["Tea machine 2", "1", "5.00"]))
    assert [said(c, "item") for c in transfers(found)] == [["Samovar"], ["Tea machine"]]


def test_a_name_under_a_country_or_unit_is_no_goods_column():
    heads = ["№", "Товар", "Страна происхождения", "", "Кол-во"]
    below = ["", "", "код", "наименование", ""]
    found = reading(_paper(heads, below, ["1", "Самовар", "156", "КИТАЙ", "3"]))
    (claim,) = transfers(found)
    assert said(claim, "item") == ["Самовар"] and said(claim, "from") == ["КИТАЙ"]


def test_boxes_of_goods_that_are_priced_are_counted():
    (claim,) = transfers(reading(_paper(HEADS, ["1", "Samovar", "37 boxes", "2.00", "74.00"])))
    assert (claim.quantity.value, claim.quantity.unit) == (37.0, "boxes")


def test_a_table_over_two_pages_is_added_up_once():
    first = [["INVOICE No. 7"], ["Seller", "Lantern Ltd"], ["Buyer", "Solonchak LLP"], HEADS]
    lines = [["1", "Samovar", "3", "2.00", "6.00"], ["2", "Tea machine", "1", "5.00", "5.00"]]
    one = letter("", [*first, lines[0]])
    two = letter(one.text + "\n", [HEADS, lines[1], ["Total", "", "", "", "11.00"]])
    found = reading(Document(id="l", origin="l.pdf", text=two.text, tables=(*one.tables, *two.tables)))
    assert len(transfers(found)) == 2 and found.checks == ()
