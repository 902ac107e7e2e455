"""The parts of the table reader: labels, figures, dates, party names."""

from decimal import Decimal

import pytest

from enduse.read.trade.amounts import comma_is_decimal, currency_in, figure, quantities, reading_that_adds_up
from enduse.read.trade.cells import Box
from enduse.read.trade.dates import date_in
from enduse.read.trade.fields import labelled
from enduse.read.trade.goods import designations, hs_code
from enduse.read.trade.labels import columns, fields
from enduse.read.trade.parties import names_in, number_in
from enduse.read.trade.running import contracts
from enduse.reference import trade


@pytest.mark.parametrize(
    ("head", "meaning"),
    [
        ("Description 货物名称", "line_description"),
        ("Qty (pcs)", "line_quantity"),
        ("Кол-во, шт.", "line_quantity"),
        ("数量（件）", "line_quantity"),
        ("单价 Unit Price (USD)", "line_price"),
        ("Amount, USD", "line_total"),
        ("G31_1 Описание и характеристика товара", "line_description"),
        ("G022", "shipper"),
        ("ИНН отправителя", "shipper_tax_id"),
        ("Адрес отправителя", "shipper_address"),
        ("Goods description as declared", "line_description"),
        ("№ п/п", "line_number"),
        ("G35 Вес брутто, кг", "gross_weight_kg"),
    ],
)
def test_a_head_is_known_in_any_mix_of_languages(head, meaning):
    assert columns().likely(head)[0] == meaning


@pytest.mark.parametrize("head", ["Consignee phone", "Shipper bank account", "Colour", "Широта", ""])
def test_a_head_that_says_something_else_is_not_known(head):
    assert columns().likely(head) == ()


def test_a_label_may_name_two_roles():
    assert set(fields().means("Shipper / Exporter")) == {"shipper", "seller"}


def test_every_term_has_a_source_and_every_label_finds_its_term():
    for vocabulary, terms in ((columns(), trade.columns()), (fields(), trade.fields())):
        for term in terms:
            for label in term.labels:
                assert term.canonical in vocabulary.means(label), label


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1 234,56 руб.", "1234.56"), ("1 234,56", "1234.56"),
        ("¥12,000", "12000"), ("12万元", "120000"), ("1,234", "1234"), ("1'234.50", "1234.50"), ("12,5", "12.5"),
        ("USD 48,000.00", "48000.00"), ("-3", "-3"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_its_country_writes_it(text, value):
    assert figure(text).value == Decimal(value)


@pytest.mark.parametrize("text", ["25.09.2024", "LX-550", "1,2,3", "", "none"])
def test_what_is_no_number_is_none(text):
    assert figure(text) is None


def test_the_other_figures_of_a_paper_settle_a_figure_that_can_be_read_in_two_ways():
    assert comma_is_decimal(["1.250,50", "12,5"]) is True and comma_is_decimal(["1,250.50"]) is False
    assert comma_is_decimal(["1,250"]) is None
    assert figure("1,250", True).value == Decimal("1.250") and figure("1.250", True).value == 1250


def test_units_stay_with_their_number():
    assert [(q.value, q.unit, q.counts) for q in quantities("50台/120千克")] == [
        (50, "台", "goods"),
        (120, "千克", "weight"),
    ]
    assert [(q.value, q.unit, q.counts) for q in quantities("1 200 шт.")] == [(1200, "шт", "goods")]


@pytest.mark.parametrize(
    ("text", "code"), [("USD", "USD"), ("48 000,00 руб.", "RUB"), ("人民币", "CNY"), ("840", "USD"), ("¥", None)]
)
def test_a_currency_is_named_by_sign_word_or_number_and_a_bare_yen_sign_is_open(text, code):
    assert currency_in(text) == code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024年9月25日", "2024-09-25"), ("25.09.2024", "2024-09-25"), ("Sept 25, 2024", "2024-09-25"),
        ("25-Sep-2024", "2024-09-25"), ("25 сентября 2024 г.", "2024-09-25"), ("«25» сентября 2024", "2024-09-25"),
        ("2024-09-25 00:00:00", "2024-09-25"), ("September 2024", "2024-09"), ("2024年9月", "2024-09"),
        ("25/09/2024", "2024-09-25"), ("03/04/2024", None), ("31.13.2024", None),
    ],
)  # fmt: skip
def test_a_date_keeps_its_precision_and_an_ambiguous_one_stays_open(text, value):
    assert date_in(text)[0] == value


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("灯湾有限公司 Lantern Co., Ltd., 8 Harbour Road", ["灯湾有限公司", "Lantern Co., Ltd."]),
        ("Lantern Co., Ltd. (灯湾有限公司)", ["Lantern Co., Ltd.", "灯湾有限公司"]),
        ("灯湾（深圳）有限公司", ["灯湾（深圳）有限公司"]),
        ("ООО «Самовар», ИНН 9900551230, г. Лужск", ["ООО «Самовар»"]),
        ("ООО «Вектор» / Vektor LLC", ["ООО «Вектор»", "Vektor LLC"]),
        ("Solonchak Trade LLP, 12 Steppe Ave, Almaty", ["Solonchak Trade LLP"]),
        ("Tidewater Institute", ["Tidewater Institute"]),
        ("Tidewater Institute, 5 Pier Street", ["Tidewater Institute"]),
        ("N/A", []), ("ОТСУТСТВУЕТ", []), ("To order", []), ("---", []),
    ],
)  # fmt: skip
def test_a_party_is_named_without_its_address_in_each_script(value, names):
    assert [box.text for box in names_in(Box(0, value, 100))] == names
    assert all(value[box.start - 100 : box.end - 100] == box.text for box in names_in(Box(0, value, 100)))


def test_designations_are_marks_of_models_only():
    found = designations(Box(0, "Navigation module LX-550, IP67, 12V, model KT-9A, М-10 ISO 9001", 0))
    assert [box.text for box in found] == ["LX-550", "KT-9A", "М-10"]


@pytest.mark.parametrize(
    ("text", "code"), [("8526.91", "852691"), ("8526 91 200 0", "8526912000"), ("85", None), ("n/a", None)]
)
def test_an_hs_code_has_four_to_ten_digits(text, code):
    assert hs_code(text) == code


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Örnek Makina Ltd. Sti. Sanayi Cad. No: 7, Izmir", ["Örnek Makina Ltd. Sti."]),
        ("ООО «Пример» Узбекистан 100000 г. Ташкент", ["ООО «Пример»"]),
        ("АО «Завод «Меридиан», Ижевск", ["АО «Завод «Меридиан»"]),
        ("«Образец Лтд.» Китай", ["«Образец Лтд.»"]),
        ("Sample Co., Ltd. ООО «Образец» 样本有限公司", ["Sample Co., Ltd.", "ООО «Образец»", "样本有限公司"]),
        ("样本贸易有限公司广东省深圳市海边路5号", ["样本贸易有限公司"]),
    ],
)
def test_a_name_ends_where_its_address_or_other_script_begins(value, names):
    assert [name.text for name in names_in(Box(0, value, 0))] == names


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ООО «Пример», ИНН 5439233674, КПП 543901001, г. Омск", "5439233674"),
        ("Sample GmbH, VAT DE123456789", "DE123456789"),
        ("Sample Ltd., 5 Harbour Road", None),
    ],
)
def test_the_number_behind_a_partys_name(text, number):
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("cell", "field", "value"),
    [
        (
            "Shipper/Exporter Sample Trading Ltd. 8 Road No: 7, Izmir",
            "shipper",
            "Sample Trading Ltd. 8 Road No: 7, Izmir",
        ),
        ("境内发货人样本贸易有限公司", "shipper", "样本贸易有限公司"),
        ("件数 31", "packages", "31"),
        ("成交方式 FOB", "incoterm", "FOB"),
        ("16 Carrier (name, address) / Перевозчик «Образец Лтд.» Алматы", "carrier", "«Образец Лтд.» Алматы"),
        ("5 Documents attached Invoice No. AB-17 dated 12 April 2025", "invoice_number", "AB-17"),
    ],
)
def test_a_label_stands_in_front_of_its_value_in_one_cell(cell, field, value):
    other = Box(1, "something else", 1000)
    found = {f.canonical: f.value.text for f in labelled([(Box(0, cell, 0), other)])}
    assert found[field] == value


def test_an_official_label_may_say_what_kind_of_value_follows():
    (found,) = labelled([(Box(0, "Валюта: наименование, код: Российский рубль, 643", 0),)])
    assert (found.canonical, found.value.text) == ("currency", "Российский рубль, 643")


def test_a_party_stands_below_where_another_label_stands_beside():
    lines = [(Box(0, "Shipper", 0), Box(3, "Registro", 10)), (Box(0, "Sample Ltd.", 20), Box(3, "17", 40))]
    assert [(f.canonical, f.value.text) for f in labelled(lines)] == [("shipper", "Sample Ltd.")]


def test_a_contract_is_named_in_a_running_line():
    line = (Box(0, "Приложение № 1 к Контракту № К-17/24 от 13 декабря 2023 г.", 0),)
    assert [(f.canonical, f.value.text) for f in contracts([line])] == [
        ("contract_no", "К-17/24"),
        ("date after number", "13 декабря 2023"),
    ]


@pytest.mark.parametrize(
    ("count", "price", "amount", "comma"),
    [
        ("2.542", "30.03", "76336.26", True),
        ("2.542", "30.03", "76.34", None),
        ("2.542", None, "76336.26", None),
    ],
)
def test_a_count_is_read_as_the_amount_asks(count, price, amount, comma):
    assert reading_that_adds_up(count, price, amount, None) is comma


def test_a_head_in_two_languages_is_known_by_either():
    assert columns().likely("Uena/Unit Price, CNY")[:1] == ("line_price",)
    assert columns().likely("Rqqz/Vbbn") == ()
    (found,) = labelled([(Box(0, "Skcnoptep/Supplier: Sample Trading Ltd.", 0),)])
    assert (found.canonical, found.value.text) == ("seller", "Sample Trading Ltd.")
