"""Russian papers of domestic trade: счёт на оплату, УПД, ТОРГ-12."""

from decimal import Decimal

from trade.generate.draw import UNITS, Draw, Firm
from trade.generate.figures import dated, written
from trade.generate.paper import ABOVE, LEFT, Block, Boxes, Cell, Figure, Goods, Pairs, Paper, Title, Words
from trade.generate.table import total_row
from trade.generate.templates.invoices import count, spoilt

OKEI = {"piece": "796", "set": "839", "metre": "006", "kilogram": "166", "box": "778"}


def _russians(draw: Draw) -> tuple[Firm, Firm]:
    """Two Russian firms."""
    found: list[Firm] = []
    while len(found) < 2:
        firm = draw.firm("buyer", "ru")
        if firm.country == "RU" and all(firm.name != f.name for f in found):
            found.append(firm)
    return found[0], found[1]


def _kpp(draw: Draw, firm: Firm) -> str:
    return f"{firm.number[:4]}01001"


def bill(draw: Draw) -> Paper:
    """Счёт на оплату: the bank's block on top, goods with amounts, VAT stated."""
    seller, buyer = _russians(draw)
    number, day, account = draw.digits(3), draw.day(), draw.account("RU")
    lines, wrong = spoilt(draw, draw.lines(count(draw)))
    way = draw.pick(("russian", "spaced", "comma"))
    heads: list[Cell] = ["№", draw.pick(("Товары (работы, услуги)", "Наименование товара")), "Кол-во", "Ед.", "Цена"]
    heads += [draw.pick(("Сумма", "Сумма, руб."))]
    rows: list[list[Cell]] = []
    gold = []
    for at, line in enumerate(lines):
        unit, places = draw.pick(UNITS[line.counted]["ru"]), 0 if line.quantity % 1 == 0 else 1
        name = f"{line.name['ru']} {line.model}" if draw.chance(0.7) else line.name["ru"]
        price, amount = (Figure(v, written(v, way, 2)) for v in (line.price, line.amount))
        quantity = Figure(line.quantity, written(line.quantity, way, places))
        rows.append([str(at + 1), name, quantity, unit, price, amount])
        gold.append({"description": [name, line.name["ru"]], "quantity": str(line.quantity), "unit": unit})
        gold[-1] |= {"amount": amount.text, "amount_value": str(line.amount), "currency": "RUB"}
    total = sum((line.amount for line in lines), Decimal(0))
    if wrong == "total":
        total = (total * Decimal("1.17")).quantize(Decimal("0.01"))
    tax = (total * 20 / 120).quantize(Decimal("0.01"))
    totals = [
        total_row(label, 6, {5: Figure(value, written(value, way, 2))})
        for label, value in (("Итого:", total), ("В том числе НДС (20%):", tax), ("Всего к оплате:", total))
    ]
    blocks: list[Block] = [
        Boxes(
            [
                ("Банк получателя", [seller.bank["ru"], f"БИК 0465{draw.digits(5)}"]),
                ("Получатель", [f"ИНН {seller.number} КПП {_kpp(draw, seller)}", seller.name["ru"]]),
            ]
        ),
        Pairs([("Сч. №" if draw.chance(0.5) else "Р/с", account)], "lines"),
        Title(f"Счёт на оплату № {number} от {dated(day, 'words')}"),
        Pairs(
            [
                ("Поставщик" if draw.chance(0.5) else "Поставщик (Исполнитель)", _inline(draw, seller)),
                ("Покупатель" if draw.chance(0.5) else "Покупатель (Заказчик)", _inline(draw, buyer)),
            ],
            draw.pick(("lines", "table")),
        ),
        Goods([heads], rows, totals),
        Words(f"Всего наименований {len(lines)}, на сумму {written(total, way, 2)} руб."),
        Words("Руководитель ____________   Бухгалтер ____________"),
    ]
    fields = {
        "invoice_number": [number],
        "date": [day.isoformat()],
        "seller": [seller.name["ru"]],
        "buyer": [buyer.name["ru"]],
        "seller_id": [seller.number, f"{seller.number}/{_kpp(draw, seller)}"],
        "payer_account": [account],
        "currency": ["RUB"],
        "total": [written(total, way, 2)],
    }
    roles = {"supplier": [seller.name["ru"]], "recipient": [buyer.name["ru"]]}
    return Paper("счёт на оплату", "invoice", "ru", blocks, fields, roles, gold, wrong)


def _inline(draw: Draw, firm: Firm) -> str:
    return f"{firm.name['ru']}, ИНН {firm.number}, КПП {_kpp(draw, firm)}, {firm.address['ru']}"


def transfer_document(draw: Draw) -> Paper:
    """УПД: heads in two rows over numbered columns, sums with and without VAT, pages broken within the table."""
    seller, buyer = _russians(draw)
    number, day, paid = draw.digits(3), draw.day(), draw.digits(3)
    lines, wrong = spoilt(draw, draw.lines(count(draw)))
    wrong = "total" if wrong == "line" else wrong
    way = draw.pick(("russian", "spaced", "comma"))
    upper: list[Cell] = [
        "№ п/п",
        "Наименование товара (описание выполненных работ, оказанных услуг)",
        "Код вида товара",
    ]
    upper += ["Единица измерения", LEFT, "Количество (объем)", "Цена (тариф) за единицу измерения"]
    upper += ["Стоимость товаров без налога — всего", "Налоговая ставка", "Сумма налога"]
    upper += ["Стоимость товаров с налогом — всего", "Страна происхождения товара", LEFT]
    lower: list[Cell] = [ABOVE, ABOVE, ABOVE, "код", "условное обозначение", *([ABOVE] * 6), "код", "наименование"]
    numbers: list[Cell] = ["А", "1", "1б", "2", "2а", "3", "4", "5", "7", "8", "9", "10", "10а"]
    rows: list[list[Cell]] = [numbers] if draw.chance(0.7) else []
    gold = []
    with_tax = [(line.amount * Decimal("1.2")).quantize(Decimal("0.01")) for line in lines]
    for at, (line, gross) in enumerate(zip(lines, with_tax, strict=True)):
        unit = draw.pick(UNITS[line.counted]["ru"])
        quantity = Figure(line.quantity, written(line.quantity, way, 0 if line.quantity % 1 == 0 else 3))
        price, net, tax, all_in = (
            Figure(v, written(v, way, 2)) for v in (line.price, line.amount, gross - line.amount, gross)
        )
        name = line.name["ru"]
        code = line.code if draw.chance(0.6) else "--"
        rows.append([str(at + 1), name, code, OKEI[line.counted], unit, quantity, price, net, "20%", tax, all_in, "156",
                     "КИТАЙ"])  # fmt: skip
        row = {"description": [name], "quantity": str(line.quantity), "unit": unit, "currency": "RUB"}
        row |= {"amount": [all_in.text, net.text], "amount_value": [str(gross), str(line.amount)]}
        gold.append(row | ({"code": code} if code != "--" else {}))
    net_all, gross_all = sum((x.amount for x in lines), Decimal(0)), sum(with_tax, Decimal(0))
    if wrong == "total":
        gross_all = (gross_all * Decimal("1.09")).quantize(Decimal("0.01"))
    cells: dict[int, Cell] = {7: Figure(net_all, written(net_all, way, 2)), 8: "Х"}
    cells |= {9: Figure(gross_all - net_all, written(gross_all - net_all, way, 2))}
    cells |= {10: Figure(gross_all, written(gross_all, way, 2))}
    blocks: list[Block] = [
        Title("Универсальный передаточный документ"),
        Words(f"Счет-фактура № {number} от {dated(day, 'words')} (1)"),
        Pairs(
            [
                ("Продавец", seller.name["ru"]),
                ("Адрес", seller.address["ru"]),
                ("ИНН/КПП продавца", f"{seller.number}/{_kpp(draw, seller)}"),
                ("Грузоотправитель и его адрес", "он же"),
                ("Грузополучатель и его адрес", f"{buyer.name['ru']}, {buyer.address['ru']}"),
                ("К платежно-расчетному документу №", paid),
                ("Покупатель", buyer.name["ru"]),
                ("Адрес", buyer.address["ru"]),
                ("ИНН/КПП покупателя", f"{buyer.number}/{_kpp(draw, buyer)}"),
                ("Валюта: наименование, код", "Российский рубль, 643"),
            ],
            draw.pick(("lines", "table")),
        ),
        Goods([upper, lower], rows, [total_row("Всего к оплате (9)", 13, cells)], repeat=draw.chance(0.5)),
        Words("Руководитель организации ____________   Главный бухгалтер ____________"),
    ]
    fields = {
        "invoice_number": [number],
        "date": [day.isoformat()],
        "seller": [seller.name["ru"]],
        "buyer": [buyer.name["ru"]],
        "consignee": [buyer.name["ru"]],
        "seller_id": [f"{seller.number}/{_kpp(draw, seller)}", seller.number],
        "currency": ["RUB"],
        "total": [written(gross_all, way, 2)],
    }
    roles = {"supplier": [seller.name["ru"]], "recipient": [buyer.name["ru"]]}
    return Paper("УПД", "invoice", "ru", blocks, fields, roles, gold, wrong)


def torg12(draw: Draw) -> Paper:
    """ТОРГ-12: a delivery note whose heads are merged in two rows."""
    seller, buyer = _russians(draw)
    number, day = draw.digits(3), draw.day()
    lines = draw.lines(count(draw))
    wrong = draw.pick(("", "", "total"))
    way = draw.pick(("russian", "spaced", "comma"))
    upper: list[Cell] = ["Номер по порядку", "Товар", LEFT, "Единица измерения", LEFT, "Количество (масса нетто)"]
    upper += ["Цена, руб. коп.", "Сумма без учета НДС, руб. коп.", "Сумма с учетом НДС, руб. коп."]
    lower: list[Cell] = [ABOVE, "наименование, характеристика, сорт, артикул товара", "код", "наименование"]
    lower += ["код по ОКЕИ", *([ABOVE] * 4)]
    rows: list[list[Cell]] = []
    if draw.chance(0.6):
        rows.append([str(k) for k in range(1, 10)])
    gold = []
    with_tax = [(line.amount * Decimal("1.2")).quantize(Decimal("0.01")) for line in lines]
    for at, (line, gross) in enumerate(zip(lines, with_tax, strict=True)):
        unit = draw.pick(UNITS[line.counted]["ru"])
        name = f"{line.name['ru']} {line.model}"
        quantity = Figure(line.quantity, written(line.quantity, way, 0 if line.quantity % 1 == 0 else 3))
        price, net, all_in = (Figure(v, written(v, way, 2)) for v in (line.price, line.amount, gross))
        rows.append([str(at + 1), name, f"00-{draw.digits(5)}", unit, OKEI[line.counted], quantity, price, net, all_in])
        row = {"description": [name, line.name["ru"]], "quantity": str(line.quantity), "unit": unit, "currency": "RUB"}
        gold.append(row | {"amount": [all_in.text, net.text], "amount_value": [str(gross), str(line.amount)]})
    net_all, gross_all = sum((x.amount for x in lines), Decimal(0)), sum(with_tax, Decimal(0))
    if wrong:
        net_all = (net_all * Decimal("1.11")).quantize(Decimal("0.01"))
        gross_all = (gross_all * Decimal("1.11")).quantize(Decimal("0.01"))
    cells: dict[int, Cell] = {7: Figure(net_all, written(net_all, way, 2))}
    cells |= {8: Figure(gross_all, written(gross_all, way, 2))}
    totals = [total_row(draw.pick(("Итого", "Всего по накладной")), 9, cells)]
    blocks: list[Block] = [
        Pairs(
            [
                ("Грузоотправитель", _inline(draw, seller)),
                ("Грузополучатель", _inline(draw, buyer)),
                ("Поставщик", _inline(draw, seller)),
                ("Плательщик", _inline(draw, buyer)),
                ("Основание", f"Договор № {(contract := draw.number())} от {dated(day, 'dotted')}"),
            ],
            draw.pick(("lines", "table")),
        ),
        Title("ТОВАРНАЯ НАКЛАДНАЯ"),
        Pairs([("Номер документа", number), ("Дата составления", dated(day, "dotted"))], draw.pick(("grid", "table"))),
        Goods([upper, lower], rows, totals, repeat=draw.chance(0.5)),
        Words("Отпуск груза разрешил ____________   Груз получил грузополучатель ____________"),
    ]
    fields = {
        "date": [day.isoformat()],
        "shipper": [seller.name["ru"]],
        "consignee": [buyer.name["ru"]],
        "seller": [seller.name["ru"]],
        "buyer": [buyer.name["ru"]],
        "contract_no": [contract],
        "seller_id": [seller.number, f"{seller.number}/{_kpp(draw, seller)}"],
        "currency": ["RUB"],
        "total": [written(gross_all, way, 2), written(net_all, way, 2)],
    }
    roles = {"supplier": [seller.name["ru"]], "recipient": [buyer.name["ru"]]}
    return Paper("ТОРГ-12", "delivery note", "ru", blocks, fields, roles, gold, wrong)
