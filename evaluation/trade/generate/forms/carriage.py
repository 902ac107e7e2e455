"""Forms of carriage: the numbered boxes of a CMR note, a bill of lading, a packing list with merged cells."""

from trade.generate.draw import Draw, Firm
from trade.generate.figures import written
from trade.generate.forms.canvas import Canvas, Column, Type
from trade.generate.forms.gold import counted, goods, pair, summed, unit
from trade.generate.forms.worn import stamp
from trade.generate.paper import Paper
from trade.generate.templates.transport import VESSELS


def _told(firm: Firm, language: str) -> list[str]:
    return [firm.name[language], *firm.address[language].split(", ", 1)]


def road_note(draw: Draw) -> tuple[Paper, Canvas]:
    """CMR: number and three languages over each box, goods typed under the heads 6 to 12 without rules between rows."""
    page, tiny, kind = Canvas(), Type("narrow", 5.5), Type(draw.pick(("typed", "sans")), 8.5)
    k = draw.pick(("en", "ru"))
    sender, receiver, carrier = draw.firm("seller", k), draw.firm("buyer", k), draw.firm("carrier", k)
    number, day, invoice, lines = draw.digits(7), draw.day(), draw.number(), draw.lines(draw.pick((1, 2, 4)))
    place = draw.pick({"en": ("Khorgos", "Almaty", "Istanbul"), "ru": ("Хоргос", "Алматы", "Стамбул")}[k])
    left, right, wide = 30, 300, 270

    def box(x: float, y: float, high: float, label: str, lines: list[str]) -> None:
        page.box(x, y, wide, high, label, lines, tiny, kind)

    box(left, 40, 66, "1 Отправитель (наименование, адрес, страна)\nSender (name, address, country)", _told(sender, k))
    box(left, 106, 66, "2 Получатель (наименование, адрес, страна)\nConsignee (name, address, country)",
        _told(receiver, k))  # fmt: skip
    box(left, 172, 42, "3 Место разгрузки груза\nPlace of delivery of the goods", [receiver.address[k].split(", ")[-1]])
    box(left, 214, 42, "4 Место и дата погрузки груза\nPlace and date of taking over the goods",
        [f"{place}, {day:%d.%m.%Y}"])  # fmt: skip
    paper = {"en": f"Invoice {invoice}, packing list", "ru": f"Инвойс {invoice}, упаковочный лист"}[k]
    box(left, 256, 42, "5 Прилагаемые документы\nDocuments attached", [paper])
    page.frame(right, 40, wide, 66)
    page.put(right + 6, 46, "Международная товарно-транспортная накладная", Type("narrow", 7.5))
    page.put(right + 6, 56, "International consignment note", Type("narrow", 7.5))
    page.put(right + 190, 66, "CMR", Type("sans", 22, True))
    page.put(right + 6, 84, f"№ {number}", Type("sans", 12, True))
    box(right, 106, 66, "16 Перевозчик (наименование, адрес, страна)\nCarrier (name, address, country)",
        _told(carrier, k))  # fmt: skip
    box(right, 172, 42, "17 Последующий перевозчик\nSuccessive carriers", [""])
    box(right, 214, 84, "18 Оговорки и замечания перевозчика\nCarrier's reservations and observations", [""])
    heads = (
        ("6 Знаки и номера\nMarks and Nos", 70), ("7 Количество мест\nNumber of packages", 60),
        ("8 Род упаковки\nMethod of packing", 66), ("9 Наименование груза\nNature of the goods", 152),
        ("10 Статист. №\nStatistical number", 62), ("11 Вес брутто, кг\nGross weight in kg", 66),
        ("12 Объем, м3\nVolume in m3", 64),
    )  # fmt: skip
    x, spots = float(left), []
    for label, across in heads:
        page.flow(x + 2, 300, across - 4, label, tiny)
        spots.append((x, across))
        x += across
    page.frame(left, 298, 540, 200)
    y, gold = 326.0, []
    packing = {"en": "cartons", "ru": "коробки"}[k]
    for line in lines:
        name = line.name[k]
        cells = ("б/н" if k == "ru" else "n/m", str(line.cartons), packing, name, line.code,
                 written(line.gross, "plain", 1), written(line.gross / 250, "plain", 2))  # fmt: skip
        ends = [
            page.flow(at + 3, y, across - 6, text, kind, "r" if n > 4 else "l")
            for n, ((at, across), text) in enumerate(zip(spots, cells, strict=True))
        ]
        y = max(ends) + 4
        gold.append(goods([name], code=line.code))
    gross = summed(lines, "gross")
    page.line(spots[5][0], 484, spots[6][0], 484)
    page.put(spots[5][0] + 63, 486, written(gross, "plain", 1), kind, "r")
    box(left, 498, 60, "13 Указания отправителя (таможенная и прочая обработка)\nSender's instructions", [""])
    box(right, 498, 60, "19 Подлежит оплате\nTo be paid by", [""])
    box(left, 558, 70, f"22 {day:%d.%m.%Y}\nПодпись и штамп отправителя / Signature and stamp of the sender", [""])
    box(right, 558, 70, "23\nПодпись и штамп перевозчика / Signature and stamp of the carrier", [""])
    stamp(page, draw, 210, 590, ("SENDER", place.upper()[:9]))
    fields = {
        "shipper": [sender.name[k]], "consignee": [receiver.name[k]], "carrier": [carrier.name[k]],
        "invoice_number": [invoice], "gross_weight_kg": [str(gross)],
    }  # fmt: skip
    optional = {"date": [day.isoformat()], "packages": [str(sum(x.cartons for x in lines))]}
    roles = {"supplier": [sender.name[k]], "recipient": [receiver.name[k]]}
    return Paper("бланк CMR", "CMR", k, [], fields, roles, gold, optional=optional), page


def sea_bill(draw: Draw) -> tuple[Paper, Canvas]:
    """A carrier's bill of lading: its name in large print, boxes down both sides, one open block for the cargo."""
    page, tiny, kind = Canvas(), Type("sans", 5.5), Type(draw.pick(("typed", "sans")), 8.5)
    shipper, (receiver, notify) = draw.firm("seller", "en"), pair(draw, "buyer", "", "en")
    carrier, number, day = draw.firm("carrier", "en"), "HBLU" + draw.digits(8), draw.day()
    vessel, container, seal = draw.pick(VESSELS), "KRSU" + draw.digits(7), draw.digits(6)
    lines = draw.lines(draw.pick((1, 2, 3)))
    loaded, landed = draw.pick(("NINGBO, CHINA", "YANTIAN, CHINA")), draw.pick(("VLADIVOSTOK", "MERSIN", "POTI"))
    page.put(565, 22, draw.pick(("BILL OF LADING", "SEA WAYBILL")), Type("sans", 15, True), "r")

    def box(x: float, y: float, wide: float, high: float, label: str, *lines: str) -> None:
        page.box(x, y, wide, high, label, lines, tiny, kind)

    box(30, 44, 280, 62, "Shipper / Exporter (full style and address)", *_told(shipper, "en"))
    box(30, 106, 280, 62, 'Consignee (negotiable only if consigned "to order")', *_told(receiver, "en"))
    box(30, 168, 280, 62, "Notify address (no claim shall attach for failure to notify)", *_told(notify, "en"))
    box(310, 44, 255, 31, "Bill of Lading Number", number)
    box(310, 75, 255, 31, "Export references", draw.number())
    page.frame(310, 106, 255, 124)
    page.flow(316, 112, 240, carrier.name["en"], Type("serif", 14, True))
    page.flow(316, 168, 240, "as Carrier. Received in apparent good order and condition except as otherwise noted "
              "the total number of containers or packages enumerated below for carriage.", tiny)  # fmt: skip
    box(30, 230, 140, 28, "Pre-carriage by", "TRUCK")
    box(170, 230, 140, 28, "Place of receipt", loaded.split(",")[0])
    box(310, 230, 255, 28, "Place of delivery", landed)
    box(30, 258, 140, 28, "Ocean vessel and voyage", vessel)
    box(170, 258, 140, 28, "Port of loading", loaded)
    box(310, 258, 255, 28, "Port of discharge", landed)
    page.put(297, 289, "PARTICULARS FURNISHED BY SHIPPER - CARRIER NOT RESPONSIBLE", Type("sans", 6, True), "c")
    spots = ((30, "Container / Seal Nos"), (130, "Quantity and kind of packages"), (225, "Description of cargo"),
             (410, "Gross mass, kg"), (490, "Measurement, cbm"))  # fmt: skip
    page.frame(30, 298, 535, 190)
    for x, label in spots:
        page.line(x, 298, x, 488)
        page.put(x + 3, 300, label, tiny)
    y, gold = 316.0, []
    page.put(34, y, container, kind)
    page.put(34, y + 11, f"SEAL {seal}", kind)
    for line in lines:
        name = line.name["en"].upper()
        page.put(134, y, f"{line.cartons} CARTONS", kind)
        below = page.flow(229, y, 175, name, kind)
        page.put(485, y, written(line.gross, "plain", 1), kind, "r")
        page.put(560, y, written(line.gross / 250, "plain", 3), kind, "r")
        y = below + 5
        gold.append(goods([name]))
    packages, gross = sum(x.cartons for x in lines), summed(lines, "gross")
    page.line(30, 462, 565, 462)
    page.put(34, 466, f"TOTAL: {packages} CARTONS", kind)
    page.put(485, 466, written(gross, "plain", 1), kind, "r")
    box(30, 488, 280, 30, "Freight and charges", "FREIGHT PREPAID")
    box(310, 488, 255, 30, "Place and date of issue", f"{loaded.split(',')[0]}, {draw.date(day, 'en')}")
    stamp(page, draw, 430, 540, ("AS CARRIER", "SHIPPED"))
    fields = {
        "bl_no": [number], "shipper": [shipper.name["en"]], "consignee": [receiver.name["en"]],
        "notify": [notify.name["en"]], "vessel": [vessel, vessel.partition(" / ")[0]], "container": [container],
        "date": [day.isoformat()], "packages": [str(packages), f"{packages} CARTONS"], "gross_weight_kg": [str(gross)],
    }  # fmt: skip
    roles = {"supplier": [shipper.name["en"]], "recipient": [receiver.name["en"]]}
    optional = {"carrier": [carrier.name["en"]]}
    return Paper("carrier's bill of lading", "bill of lading", "en", [], fields, roles, gold, optional=optional), page


_PACKING = {
    "en": (
        "PACKING LIST", ("Pallet", "Carton Nos", "Contents", "Part number", "Pieces", "Net kg", "Gross kg", "Size cm"),
        ("Consignor", "Deliver to", "Our invoice", "Packed on", "Total gross", "Total net", "Number of cartons"),
    ),
    "zh": (
        "装 箱 单", ("托盘", "箱号", "货物品名", "货号", "装箱数量", "净重kg", "毛重kg", "尺寸cm"),
        ("发货单位", "收货单位", "对应发票号", "装箱日期", "毛重合计", "净重合计", "总箱数"),
    ),
}  # fmt: skip


def packing(draw: Draw) -> tuple[Paper, Canvas]:
    """A packing list whose pallets hold several rows: the cell of the pallet is merged down; sums in a box of pairs."""
    k = draw.pick(("en", "zh"))
    page, face = Canvas(), draw.pick(("narrow", "sans"))
    kind, strong = Type(face, 9), Type(face, 9, True)
    title, heads, labels = _PACKING[k]
    sender, receiver = draw.firm("seller", k), draw.firm("buyer", k)
    invoice, day, lines = draw.number(), draw.day(), draw.lines(draw.pick((3, 5, 6)))
    page.put(50, 34, title, Type(face, 16, True))
    values = (f"{sender.name[k]}\n{sender.address[k]}", f"{receiver.name[k]}\n{receiver.address[k]}", invoice,
              draw.date(day, k))  # fmt: skip
    rows = [list(pair) for pair in zip(labels[:4], values, strict=True)]
    y = page.table(50, 64, [Column(110), Column(385)], rows, kind, pad=3)[-1] + 12
    wide = (42, 62, 135, 70, 62, 48, 48, 60)
    columns = [Column(w, "r" if 4 <= n < 7 else "l" if n in (2, 3) else "c") for n, w in enumerate(wide)]
    body, gold, first = [list(heads)], [], 1
    for line in lines:
        each = unit(draw, line, k)
        numbers = f"{first}-{first + line.cartons - 1}" if line.cartons > 1 else str(first)
        first += line.cartons
        row = ["", numbers, line.name[k], line.model, f"{counted(line, 'plain')} {each}"]
        body.append([*row, written(line.net, "plain", 1), written(line.gross, "plain", 1), "60x40x35"])
        gold.append(goods([line.name[k]], quantity=str(line.quantity), unit=each))
    tops = page.table(50, y, columns, body, kind, "none", 2.5, strong)
    for top in (tops[0], tops[1], tops[-1]):
        page.line(50, top, 577, top)
    for top in tops[2:-1]:
        page.line(92, top, 577, top)  # not through the pallets
    for at in range(len(wide) + 1):
        x = 50 + sum(wide[:at])
        page.line(x, tops[0], x, tops[-1])
    parts = max(1, len(lines) // 2)
    for at in range(0, len(lines), parts):
        upper, lower = tops[1 + at], tops[min(1 + at + parts, len(tops) - 1)]
        page.put(71, (upper + lower) / 2 - 5, f"P{at // parts + 1}", kind, "c")
        page.line(50, lower, 92, lower)
    net, gross = summed(lines, "net"), summed(lines, "gross")
    shown = (f"{written(gross, 'plain', 1)} kg", f"{written(net, 'plain', 1)} kg", str(first - 1))
    for at, (label, value) in enumerate(zip(labels[4:], shown, strict=True)):
        page.put(50 + at * 170, tops[-1] + 14, f"{label}:", strong)
        page.put(50 + at * 170 + page.long(f"{label}:  ", strong), tops[-1] + 14, value, kind)
    stamp(page, draw, 500, tops[-1] + 10, ("PACKED", "CHECKED"))
    fields = {
        "invoice_number": [invoice], "date": [day.isoformat()], "shipper": [sender.name[k]],
        "consignee": [receiver.name[k]], "gross_weight_kg": [str(gross)], "net_weight_kg": [str(net)],
        "packages": [str(first - 1)],
    }  # fmt: skip
    roles = {"supplier": [sender.name[k]], "recipient": [receiver.name[k]]}
    return Paper("packing form", "packing list", k, [], fields, roles, gold), page
