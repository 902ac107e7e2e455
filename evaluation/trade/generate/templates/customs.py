"""Customs papers: an extract of Russian declarations by box number, and the Chinese declaration form."""

from decimal import Decimal

from trade.generate.draw import UNITS, Draw
from trade.generate.figures import written
from trade.generate.paper import Block, Boxes, Cell, Figure, Goods, Pairs, Paper, Title

#: Heads of the columns of an extract: by the number of the box alone, by number and name, by name.
BOXES = {
    "ND": ("ND", "Номер ДТ", "NomDT"),
    "date": ("GD1", "Дата регистрации ДТ", "Дата ДТ"),
    "direction": ("G011", "Направление (ИМ/ЭК)", "G011"),
    "sender": ("G022", "G022 Наименование отправителя", "Наименование отправителя"),
    "consignee_id": ("G081", "G081 ИНН получателя", "ИНН получателя"),
    "consignee": ("G082", "G082 Наименование получателя", "Наименование получателя"),
    "holder": ("G092", "G092 Наименование контрактодержателя", "Контрактодержатель"),
    "origin": ("G34", "G34 Код страны происхождения", "Страна происхождения"),
    "description": ("G31_1", "G31_1 Описание и характеристика товара", "Описание товара"),
    "maker": ("G31_11", "G31_11 Фирма-изготовитель", "Изготовитель"),
    "mark": ("G31_12", "G31_12 Товарный знак", "Товарный знак"),
    "code": ("G33", "G33 Код товара по ТН ВЭД", "Код ТН ВЭД"),
    "gross": ("G35", "G35 Вес брутто, кг", "Вес брутто, кг"),
    "net": ("G38", "G38 Вес нетто, кг", "Вес нетто, кг"),
    "quantity": ("G31_7", "G31_7 Кол-во в доп. ед.", "Количество"),
    "unit": ("G31_71", "G31_71 Ед. изм.", "Ед. изм."),
    "amount": ("G42", "G42 Фактурная стоимость", "Фактурная стоимость"),
    "currency": ("G221", "G221 Валюта контракта", "Валюта"),
    "usd": ("G46", "G46 Статистическая стоимость, USD", "Статистическая стоимость USD"),
    "post": ("G29", "G29 Код таможни на границе", "Код таможни"),
}
ORDERS = (
    "ND date direction sender consignee_id consignee holder origin description maker mark code gross net quantity unit "
    "amount currency usd post",
    "ND direction code description maker quantity unit net amount currency sender consignee origin usd",
    "date ND consignee_id consignee sender code description net gross usd direction",
)


def extract(draw: Draw) -> Paper:
    """Rows of several declarations; each row has its own parties, which stand in the gold of the line."""
    keys = draw.pick(ORDERS).split()
    naming = draw.pick((0, 0, 1, 2))
    way = draw.pick(("plain", "comma"))
    rows: list[list[Cell]] = []
    gold = []
    for line in draw.lines(draw.pick((3, 6, 12))):
        seller, buyer, maker = draw.firm("seller", "en"), draw.firm("buyer", "ru"), draw.firm("maker", "en")
        holder = draw.others("buyer", buyer, "ru") if draw.chance(0.3) else buyer
        day, unit = draw.day(), draw.pick(UNITS[line.counted]["ru"]).upper()
        sender = seller.name["en"].upper()
        name = line.name["ru"].upper()
        number = f"10{draw.digits(6)}/{day:%d%m%y}/{draw.digits(7)}"
        cells: dict[str, Cell] = {
            "ND": number,
            "date": f"{day:%d.%m.%Y}",
            "direction": "ИМ",
            "sender": sender,
            "consignee_id": buyer.number,
            "consignee": buyer.name["ru"],
            "holder": holder.name["ru"],
            "origin": "CN",
            "description": name,
            "maker": maker.name["en"].upper(),
            "mark": "ОТСУТСТВУЕТ",
            "code": line.code,
            "gross": Figure(line.gross, written(line.gross, way, 1)),
            "net": Figure(line.net, written(line.net, way, 1)),
            "quantity": Figure(line.quantity, written(line.quantity, way, 0 if line.quantity % 1 == 0 else 1)),
            "unit": unit,
            "amount": Figure(line.amount, written(line.amount, way, 2)),
            "currency": (currency := draw.pick(("USD", "CNY", "EUR"))),
            "usd": Figure(line.amount, written(line.amount, way, 2)),
            "post": "10702020",
        }
        rows.append([cells[key] for key in keys])
        row: dict[str, object] = {"description": [name], "code": line.code}
        if "quantity" in keys:
            row |= {"quantity": str(line.quantity), "unit": unit}
        if "amount" in keys:
            row |= {"amount": written(line.amount, way, 2), "amount_value": str(line.amount), "currency": currency}
        roles = {"supplier": [sender], "recipient": [buyer.name["ru"]]}
        if "holder" in keys and holder is not buyer:
            roles["via"] = [holder.name["ru"]]
        if "maker" in keys:
            roles["maker"] = [maker.name["en"].upper()]
        gold.append(row | {"roles": roles})
    heads: list[Cell] = [BOXES[key][naming] for key in keys]
    return Paper("выгрузка ДТ", "customs rows", "ru", [Goods([heads], rows)], {}, {}, gold, kinds=("csv", "xlsx"))


def declaration_form(draw: Draw) -> Paper:
    """中华人民共和国海关出口货物报关单: boxes with label and value, goods with quantity and unit in one cell."""
    seller, buyer = draw.firm("seller", "zh"), draw.firm("buyer", "en")
    maker = draw.firm("maker", "zh")
    number, contract, day = draw.digits(18), draw.number(), draw.day()
    lines = draw.lines(draw.pick((1, 2, 4, 6)))
    currency = draw.pick((("USD", "美元"), ("CNY", "人民币")))
    net, gross = (sum((getattr(line, k) for line in lines), Decimal(0)) for k in ("net", "gross"))
    packages = sum(line.cartons for line in lines)
    term = draw.pick(("FOB", "CIF", "EXW"))
    day_text = draw.pick((f"{day:%Y%m%d}", f"{day:%Y-%m-%d}"))
    boxes = [
        ("境内发货人", [seller.name["zh"]]),
        ("出境关别", ["深圳海关"]),
        ("申报日期", [day_text]),
        ("境外收货人", [buyer.name["en"]]),
        ("运输方式", ["公路运输"]),
        ("提运单号", [bill := "HG" + draw.digits(8)]),
        ("生产销售单位", [maker.name["zh"]]),
        ("监管方式", ["一般贸易"]),
        ("合同协议号", [contract]),
        ("贸易国(地区)", ["俄罗斯"]),
        ("运抵国(地区)", ["俄罗斯"]),
        ("成交方式", [term]),
        ("件数", [str(packages)]),
        ("毛重(千克)", [f"{gross:.1f}"]),
        ("净重(千克)", [f"{net:.1f}"]),
    ]
    joined = draw.chance(0.5)
    heads: list[Cell] = ["项号", "商品编号", draw.pick(("商品名称及规格型号", "商品名称、规格型号"))]
    heads += ["数量及单位"] if joined else ["数量", "单位"]
    heads += ["单价", "总价", "币制", "原产国(地区)"]
    rows: list[list[Cell]] = []
    gold = []
    for at, line in enumerate(lines):
        unit = draw.pick(UNITS[line.counted]["zh"])
        count = written(line.quantity, "plain", 0 if line.quantity % 1 == 0 else 1)
        name = line.name["zh"] if draw.chance(0.5) else f"{line.name['zh']} {line.model}"
        price, amount = (Figure(v, written(v, "plain", 2)) for v in (line.price, line.amount))
        counted: list[Cell] = [f"{count}{unit}"] if joined else [Figure(line.quantity, count), unit]
        rows.append([str(at + 1), line.code, name, *counted, price, amount, currency[1], "中国"])
        row = {"description": [name, line.name["zh"]], "code": line.code, "quantity": str(line.quantity), "unit": unit}
        gold.append(row | {"amount": amount.text, "amount_value": str(line.amount), "currency": currency[0]})
    blocks: list[Block] = [
        Title("中华人民共和国海关出口货物报关单"),
        Pairs([(draw.pick(("海关编号", "报关单号")), number)], "lines"),
        Boxes(boxes, columns=3) if draw.chance(0.6) else Pairs([(a, b[0]) for a, b in boxes], "grid"),
        Goods([heads], rows),
    ]
    fields = {
        "declaration": [number],
        "date": [day.isoformat()],
        "shipper": [seller.name["zh"]],
        "consignee": [buyer.name["en"]],
        "contract_no": [contract],
        "bl_no": [bill],
        "incoterm": [term],
        "packages": [str(packages)],
        "gross_weight_kg": [f"{gross:.1f}"],
        "net_weight_kg": [f"{net:.1f}"],
        "currency": [currency[0]],
    }
    roles = {"supplier": [seller.name["zh"]], "recipient": [buyer.name["en"]]}
    return Paper("报关单", "customs declaration", "zh", blocks, fields, roles, gold, kinds=("pdf", "xlsx", "docx"))
