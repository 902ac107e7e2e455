"""Russian forms: ТОРГ-12 as the statute prints it, счёт-фактура by numbered lines, ДТ by numbered boxes."""

from decimal import Decimal

from trade.generate.draw import Draw
from trade.generate.figures import dated, written
from trade.generate.forms.canvas import Canvas, Column, Type
from trade.generate.forms.gold import counted, goods, pair, priced, spoiled, summed, unit
from trade.generate.forms.worn import stamp
from trade.generate.paper import Paper

_OKEI = {"piece": "796", "set": "839", "metre": "006", "kilogram": "166", "box": "778"}
_ACROSS = (842, 595)


def delivery_note(draw: Draw) -> tuple[Paper, Canvas]:
    """ТОРГ-12 across the page: underlined values with captions under them, codes at the right, eleven columns."""
    page, kind, tiny = Canvas(_ACROSS), Type("sans", 7.5), Type("sans", 5)
    seller, buyer = pair(draw, "buyer", "RU", "ru")
    number, day, contract, signed = draw.digits(3), draw.day(), draw.number(), draw.day()
    lines, way = draw.lines(draw.pick((2, 3, 5))), draw.pick(("spaced", "comma"))
    page.put(822, 14, "Унифицированная форма № ТОРГ-12", tiny, "r")
    page.put(822, 21, "Утверждена постановлением Госкомстата России от 25.12.98 № 132", tiny, "r")
    y = 34.0
    held = [
        ("", seller, "организация-грузоотправитель, адрес, телефон, факс, банковские реквизиты"),
        ("Грузополучатель", buyer, "организация, адрес, телефон, факс, банковские реквизиты"),
        ("Поставщик", seller, "организация, адрес, телефон, факс, банковские реквизиты"),
        ("Плательщик", buyer, "организация, адрес, телефон, факс, банковские реквизиты"),
    ]
    for label, firm, caption in held:
        page.put(30, y, label, kind)
        page.put(105, y, f"{firm.name['ru']}, ИНН {firm.number}, {firm.address['ru']}", kind)
        page.line(100, y + 10, 700, y + 10)
        page.put(400, y + 11, caption, tiny, "c")
        y += 21
    page.put(30, y, "Основание", kind)
    page.put(105, y, f"договор {contract} от {dated(signed, 'dotted')}", kind)
    page.line(100, y + 10, 700, y + 10)
    page.put(400, y + 11, "договор, заказ-наряд", tiny, "c")
    for at, (label, code) in enumerate((("Код", ""), ("Форма по ОКУД", "0330212"), ("по ОКПО", draw.digits(8)))):
        page.put(750, 34 + at * 14, label, Type("sans", 6), "r")
        page.frame(756, 32 + at * 14, 66, 14)
        page.put(789, 35 + at * 14, code or "Коды", Type("sans", 6.5), "c")
    y += 24
    page.put(300, y + 12, "ТОВАРНАЯ НАКЛАДНАЯ", Type("sans", 11, True), "r")
    columns = [Column(80, "c"), Column(80, "c")]
    page.table(
        310,
        y,
        columns,
        [["Номер документа", "Дата составления"], [number, dated(day, "dotted")]],
        kind,
        head=tiny.at(6),
    )
    wide = (26, 168, 46, 40, 34, 46, 62, 66, 80, 36, 76, 90)
    columns = [Column(w, "l" if n == 1 else "r" if n > 4 else "c") for n, w in enumerate(wide)]
    heads = ["Но-мер по по-рядку", "Товар\nнаименование, характеристика, сорт, артикул товара", "код"]
    heads += ["Единица измере-ния", "код по ОКЕИ", "Вид упаков-ки", "Коли-чество (масса нетто)", "Цена, руб. коп."]
    heads += ["Сумма без учета НДС, руб. коп.", "НДС ставка, %", "НДС сумма, руб. коп."]
    heads += ["Сумма с учетом НДС, руб. коп."]
    rows, gold = [heads, [str(n) for n in range(1, 13)]], []
    for at, line in enumerate(lines):
        each, name = unit(draw, line, "ru"), f"{line.name['ru']} {line.model}"
        gross = (line.amount * Decimal("1.2")).quantize(Decimal("0.01"))
        money = [written(v, way, 2) for v in (line.price, line.amount, gross - line.amount, gross)]
        row = [str(at + 1), name, draw.digits(5), each, _OKEI[line.counted], "кор.", counted(line, way, True)]
        rows.append([*row, money[0], money[1], "20%", money[2], money[3]])
        kept = {"quantity": str(line.quantity), "unit": each, "currency": "RUB", "amount": [money[3], money[1]]}
        gold.append(goods([name, line.name["ru"]], **kept, amount_value=[str(gross), str(line.amount)]))
    net = summed(lines)
    gross_all = sum(((x.amount * Decimal("1.2")).quantize(Decimal("0.01")) for x in lines), Decimal(0))
    spoilt, wrong = spoiled(draw, gross_all)
    figures = [written(v, way, 2) for v in (net, spoilt - net, spoilt)]
    for label in ("Итого", "Всего по накладной"):
        rows.append([label, "<", "<", "<", "<", "<", "Х", "Х", figures[0], "Х", figures[1], figures[2]])
    end = page.table(30, y + 36, columns, rows, kind.at(7), pad=1.5, head=tiny.at(5.5))[-1]
    page.put(30, end + 12, "Отпуск груза разрешил  директор ______________   Груз принял ______________", kind)
    stamp(page, draw, 250, end + 20, ("МОСКВА", "ДЛЯ НАКЛАДНЫХ"))
    fields = {
        "date": [day.isoformat()], "shipper": [seller.name["ru"]], "consignee": [buyer.name["ru"]],
        "seller": [seller.name["ru"]], "buyer": [buyer.name["ru"]], "contract_no": [contract],
        "seller_id": [seller.number], "currency": ["RUB"], "total": [figures[2], figures[0]],
    }  # fmt: skip
    roles = {"supplier": [seller.name["ru"]], "recipient": [buyer.name["ru"]]}
    optional = {"invoice_number": [number]}
    return Paper("бланк ТОРГ-12", "delivery note", "ru", [], fields, roles, gold, wrong, optional=optional), page


def tax_invoice(draw: Draw) -> tuple[Paper, Canvas]:
    """Счёт-фактура (the left half of a УПД): lines with their number in brackets at the right, columns А to 11."""
    page, kind, tiny = Canvas(_ACROSS), Type("open", 7), Type("open", 5.2)
    seller, buyer = pair(draw, "buyer", "RU", "ru")
    number, day, paid = draw.digits(3), draw.day(), draw.digits(3)
    lines, way = draw.lines(draw.pick((2, 4, 6))), draw.pick(("spaced", "comma"))
    combined = draw.chance(0.5)
    page.put(822, 16, "Приложение № 1 к постановлению Правительства РФ от 26.12.2011 № 1137", tiny, "r")
    x = 100 if combined else 30
    if combined:
        page.frame(24, 26, 68, 110)
        page.flow(28, 30, 60, "Универсальный передаточный документ", kind)
        page.flow(28, 90, 60, "Статус: 1", kind)
    page.put(x, 28, f"Счет-фактура № {number} от {dated(day, 'words')} (1)", Type("open", 10, True))
    page.put(x, 42, "Исправление № -- от -- (1а)", kind)
    labelled = [
        ("Продавец:", seller.name["ru"], "(2)"), ("Адрес:", seller.address["ru"], "(2а)"),
        ("ИНН/КПП продавца:", f"{seller.number}/{seller.number[:4]}01001", "(2б)"),
        ("Грузоотправитель и его адрес:", "он же", "(3)"),
        ("Грузополучатель и его адрес:", f"{buyer.name['ru']}, {buyer.address['ru']}", "(4)"),
        ("К платежно-расчетному документу №", f"{paid} от {dated(draw.day(), 'dotted')}", "(5)"),
        ("Покупатель:", buyer.name["ru"], "(6)"), ("Адрес:", buyer.address["ru"], "(6а)"),
        ("ИНН/КПП покупателя:", f"{buyer.number}/{buyer.number[:4]}01001", "(6б)"),
        ("Валюта: наименование, код", "российский рубль, 643", "(7)"),
    ]  # fmt: skip
    y = 54.0
    for label, value, sign in labelled:
        page.put(x, y, label, kind)
        page.put(x + 140, y, value, kind)
        page.line(x + 138, y + 8.5, 795, y + 8.5, 0.3)
        page.put(822, y, sign, kind, "r")
        y += 10.5
    wide = (24, 160, 50, 30, 36, 48, 60, 76, 36, 34, 66, 80, 30, 62)
    columns = [Column(w, "l" if n == 1 else "r" if n in (5, 6, 7, 10, 11) else "c") for n, w in enumerate(wide)]
    heads = ["№ п/п", "Наименование товара (описание выполненных работ, оказанных услуг), имущественного права"]
    heads += ["Код вида товара", "код", "Единица измерения условное обозна-чение", "Коли-чество (объем)"]
    heads += ["Цена (тариф) за единицу измерения", "Стоимость товаров (работ, услуг) без налога - всего"]
    heads += ["В том числе сумма акциза", "Нало-говая ставка", "Сумма налога, предъяв-ляемая покупателю"]
    heads += ["Стоимость товаров (работ, услуг) с налогом - всего", "Циф-ровой код", "Страна происхож-дения"]
    rows = [heads, ["А", "1", "1б", "2", "2а", "3", "4", "5", "6", "7", "8", "9", "10", "10а"]]
    gold = []
    for at, line in enumerate(lines):
        each, name = unit(draw, line, "ru"), line.name["ru"]
        gross = (line.amount * Decimal("1.2")).quantize(Decimal("0.01"))
        money = [written(v, way, 2) for v in (line.price, line.amount, gross - line.amount, gross)]
        row = [str(at + 1), name, "--", _OKEI[line.counted], each, counted(line, way), *money[:2], "без акциза", "20%"]
        rows.append([*row, *money[2:], "156", "Китай"])
        kept = {"quantity": str(line.quantity), "unit": each, "currency": "RUB", "amount": [money[3], money[1]]}
        gold.append(goods([name], **kept, amount_value=[str(gross), str(line.amount)]))
    net = summed(lines)
    gross_all = sum(((x.amount * Decimal("1.2")).quantize(Decimal("0.01")) for x in lines), Decimal(0))
    spoilt, wrong = spoiled(draw, gross_all)
    figures = [written(v, way, 2) for v in (net, spoilt - net, spoilt)]
    rows.append(["Всего к оплате (9)", *["<"] * 6, figures[0], "Х", "<", figures[1], figures[2], "", ""])
    end = page.table(24, y + 8, columns, rows, kind.at(6.5), pad=1.5, head=tiny)[-1]
    page.put(30, end + 14, "Руководитель организации ____________  Главный бухгалтер ____________", kind)
    fields = {
        "invoice_number": [number], "date": [day.isoformat()], "consignee": [buyer.name["ru"]],
        "seller": [seller.name["ru"]], "buyer": [buyer.name["ru"]], "currency": ["RUB"],
        "seller_id": [seller.number, f"{seller.number}/{seller.number[:4]}01001"], "total": [figures[2], figures[0]],
    }  # fmt: skip
    roles = {"supplier": [seller.name["ru"]], "recipient": [buyer.name["ru"]]}
    optional = {"shipper": [seller.name["ru"]]}
    return Paper("бланк счёт-фактура", "invoice", "ru", [], fields, roles, gold, wrong, optional=optional), page


def declaration(draw: Draw) -> tuple[Paper, Canvas]:
    """The main sheet of a Russian declaration: numbered boxes, one or two goods, each in a band of boxes of its own."""
    page, kind, tiny = Canvas(), Type(draw.pick(("sans", "typed")), 7.5), Type("sans", 5.2)
    seller, buyer = draw.firm("seller", "en"), pair(draw, "buyer", "RU", "ru")[0]
    day, contract, invoice, term = draw.day(), draw.number(), draw.number(), draw.incoterm()
    number = f"10{draw.digits(6)}/{day:%d%m%y}/{draw.digits(7)}"
    lines = draw.lines(draw.pick((1, 2, 3)))
    currency = draw.pick(("USD", "CNY"))

    def box(x: float, y: float, wide: float, high: float, label: str, *values: str) -> None:
        page.box(x, y, wide, high, label, values, tiny, kind)

    packages, total = sum(line.cartons for line in lines), summed(lines)
    page.put(24, 20, "ДЕКЛАРАЦИЯ НА ТОВАРЫ", Type("sans", 9, True))
    box(300, 16, 90, 26, "1 ДЕКЛАРАЦИЯ", "ИМ 40 ЭД")
    box(390, 16, 181, 26, "А", number)
    box(24, 42, 276, 50, "2 Отправитель/Экспортер №", seller.name["en"], seller.address["en"][:60])
    box(24, 92, 276, 50, f"8 Получатель № {buyer.number}", buyer.name["ru"], buyer.address["ru"][:60])
    box(24, 142, 276, 50, f"14 Декларант № {buyer.number}", buyer.name["ru"])
    box(300, 42, 90, 25, "3 Формы", "1 | 1")
    box(390, 42, 90, 25, "5 Всего т-ов", str(len(lines)))
    box(480, 42, 91, 25, "6 Всего мест", str(packages))
    box(300, 67, 271, 25, "9 Лицо, ответственное за финансовое урегулирование", "СМ. ГРАФУ 14 ДТ")
    box(300, 92, 135, 25, "11 Торг. страна", "CN")
    box(435, 92, 136, 25, "12 Общая таможенная стоимость", written(total * 92, "plain", 2))
    box(300, 117, 135, 25, "15 Страна отправления", "КИТАЙ")
    box(435, 117, 136, 25, "16 Страна происхождения", "КИТАЙ")
    box(300, 142, 135, 50, "20 Условия поставки", term.upper())
    box(435, 142, 136, 50, "22 Валюта и общая сумма по счету", f"{currency} {written(total, 'plain', 2)}")
    y, gold = 192.0, []
    for at, line in enumerate(lines):
        each = unit(draw, line, "ru")
        name = line.name["ru"].upper()
        code = line.code
        page.frame(24, y, 300, 78)
        page.put(27, y + 1.5, "31 Грузовые места и описание товаров" if not at else "31", tiny)
        told = (
            f"1) {name}, МОДЕЛЬ {line.model}, КОЛ-ВО {counted(line, 'plain')} {each.upper()}\n2) МЕСТ: {line.cartons}"
        )
        page.flow(30, y + 9, 288, told, kind)
        box(324, y, 57, 26, "32 Товар №", str(at + 1))
        box(381, y, 190, 26, "33 Код товара", code)
        box(324, y + 26, 80, 26, "34 Код страны происх.", "CN")
        box(404, y + 26, 80, 26, "35 Вес брутто (кг)", written(line.gross, "plain", 3))
        box(484, y + 26, 87, 26, "37 Процедура", "40 00")
        box(324, y + 52, 80, 26, "38 Вес нетто (кг)", written(line.net, "plain", 3))
        box(404, y + 52, 80, 26, "42 Цена товара", written(line.amount, "plain", 2))
        box(484, y + 52, 87, 26, "46 Статистическая стоимость", written(line.amount, "plain", 2))
        gold.append(goods([name, f"{name}, МОДЕЛЬ {line.model}"], code=code, **_amount(line, currency)))
        y += 78
    shown = [f"04021/0 {invoice} ОТ {day:%d.%m.%Y}", f"03011/0 {contract} ОТ {dated(draw.day(), 'dotted')}"]
    box(24, y, 547, 44, "44 Дополнит. информация/Предст. документы", *shown)
    box(24, y + 44, 547, 40, "54 Место и дата", f"{buyer.name['ru']}, {day:%d.%m.%Y}")
    stamp(page, draw, 480, y + 60, ("ВЫПУСК", "РАЗРЕШЕН"))
    fields = {
        "declaration": [number], "shipper": [seller.name["en"]], "consignee": [buyer.name["ru"]], "incoterm": [term],
        "currency": [currency], "total": [written(total, "plain", 2)], "packages": [str(packages)],
    }  # fmt: skip
    optional = {"date": [day.isoformat()], "contract_no": [contract], "invoice_number": [invoice]}
    optional |= {"buyer": [buyer.name["ru"]], "origin": ["КИТАЙ", "CN"]}
    optional |= {"gross_weight_kg": [str(summed(lines, "gross"))], "net_weight_kg": [str(summed(lines, "net"))]}
    roles = {"supplier": [seller.name["en"]], "recipient": [buyer.name["ru"]]}
    return Paper("бланк ДТ", "customs declaration", "ru", [], fields, roles, gold, optional=optional), page


def _amount(line: object, currency: str) -> dict[str, str]:
    kept = priced(line, "", currency)  # type: ignore[arg-type]
    return {"amount_value": kept["amount_value"], "currency": currency}
