"""Customs rows and declarations, packing lists, bills of lading: who sends, who receives, what is counted."""

from table_papers import reading, said, transfers, workbook

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
    assert said(claim, "from") == [] and found.notes == () and found.checks == ()
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


def test_a_column_type_over_import_and_export_is_the_direction() -> None:
    grid = [
        ["Declaration No", "Date", "Type", "Exporter", "Importer", "Description of goods", "Quantity"],
        ["1", "2024-03-05", "IMPORT", "Three Leaves Ltd", "Delta Pumps LLC", "Black tea", "40"],
        ["2", "2024-03-06", "EXPORT", "Delta Pumps LLC", "Three Leaves Ltd", "Pumps", "2"],
    ]
    found = reading(workbook(rows=grid))
    first, second = transfers(found)
    assert (first.state, second.state) == ("delivered", "shipped")
    assert not [r for r in found.references if r.kind == "item" and any(n.text == "IMPORT" for n in r.names)]


def test_who_makes_or_sells_what_another_exports_does_not_stand_in_between() -> None:
    heads = ["海关编号", "申报日期", "进出口标志", "境内发货人", "生产销售单位", "境外收货人", "商品名称", "数量及单位"]
    row = ["53012024101234", "2024-03-05", "出口", "灯湾贸易有限公司", "灯湾茶厂", "Three Leaves Ltd", "茶叶", "2台"]
    (claim,) = transfers(reading(workbook(rows=[heads, row])))
    assert said(claim, "supplier") == ["灯湾贸易有限公司"] and said(claim, "via") == []


ROWS = [
    ["DECL_NO", "REGIME", "SHIPPER", "CONSIGNEE", "ORIGIN", "HS_CODE", "GOODS_DESCRIPTION", "QTY", "UNIT", "NET_KG",
     "VALUE", "PORT_LOAD", "PORT_DISCH"],
    ["24-77IM1", "IMPORT", "HOLMVIK PUMPER AS", "QARASU LOJISTIK LTD", "NO", "841410", "VACUUM PUMP VP-33, INV 24-9",
     "40", "PCS", "320.0", "9000.00", "LARVIK", "POTI"],
    ["24-77IM2", "IMPORT", "BRIND VERKTYG AB", "QARASU LOJISTIK LTD", "SE", "820750", "DRILL BITS", "", "", "12.5",
     "800.00", "GOTHENBURG", "POTI"],
]  # fmt: skip


def test_goods_of_norway_are_goods_and_no_label() -> None:
    first, second = transfers(reading(workbook(rows=ROWS)))
    assert said(first, "item") == ["VACUUM PUMP VP-33"] and first.voice[0].name == "24-77IM1"
    assert said(first, "from") == ["LARVIK"] and said(first, "to") == ["POTI"] and first.when is None
    assert second.quantity is None and second.voice[0].name == "24-77IM2"


def test_a_row_that_names_no_goods_heads_no_paper() -> None:
    bare = ["2024-05-07", "EXPORT", "No", "QARASU LOJISTIK LTD", "SE", "820750", "", "12", "PCS", "12.5", "800.00", "A"]
    found = reading(workbook(rows=[ROWS[0], bare, *ROWS[1:]]))
    assert "date" not in found.fields and "document_number" not in found.fields
    assert all(claim.when is None for claim in transfers(found))


def test_the_number_of_a_declaration_holds_its_day() -> None:
    grid = [
        ["ND", "G022", "G082", "G31_1", "G31_7", "G31_71", "G33"],
        ["10511010/070324/5011234", "HOLMVIK PUMPER AS", "ООО «Лагуна»", "НАСОС VP-33", "40", "ШТ", "8414108100"],
        ["10511010/450324/5011235", "HOLMVIK PUMPER AS", "ООО «Лагуна»", "НАСОС VP-35", "2", "ШТ", "8414108100"],
    ]
    first, second = transfers(reading(workbook(rows=grid)))
    assert first.when.value == "2024-03-07" and second.when is None
