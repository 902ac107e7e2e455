"""Packing lists, bills of lading, CMR and air waybills: who ships what to whom; no prices, mostly."""

from decimal import Decimal

from trade.generate.draw import UNITS, Draw, Firm
from trade.generate.figures import written
from trade.generate.paper import ABOVE, Block, Boxes, Cell, Figure, Goods, Pairs, Paper, Title, Words
from trade.generate.table import Shape, lined, total_row
from trade.generate.templates.invoices import count, party

VESSELS = ("MV NORTHERN TEAL / 024W", "MV Amber Plover V.118N", "HAI YAN 7 / 2306E", "Seabright Heron 031E")


def _cartons(draw: Draw, table: Goods, column: int) -> None:
    """Two lines in one carton: the second line's cell is merged with the one above."""
    if len(table.rows) > 2 and draw.chance(0.5):
        at = draw.rng.randrange(1, min(len(table.rows), 8))
        table.rows[at][column] = ABOVE


def _packing(draw: Draw, template: str, languages: tuple[str, ...], goods: tuple[str, ...], title: str) -> Paper:
    main = languages[0]
    shipper, consignee = draw.firm("seller", *languages), draw.firm("buyer", *languages)
    shape = Shape.drawn(draw, languages, goods, None)
    lines = draw.lines(count(draw))
    keys = list(
        draw.pick(
            (
                ("no", "description", "model", "quantity", "unit", "packages", "net", "gross"),
                ("packages", "description", "quantity", "unit", "gross", "net", "volume"),
                ("no", "model", "description", "code", "quantity", "unit", "net", "gross", "packages"),
            )
        )
    )
    table, gold = lined(draw, lines, keys, shape)
    keys = [k for k in keys if not (k == "unit" and shape.unit_in != "column")]
    keys = [k for k in keys if not (k == "model" and shape.model_in != "column")]
    _cartons(draw, table, keys.index("packages"))
    merged = [row[keys.index("packages")] is ABOVE for row in table.rows]
    boxes = sum(line.cartons for line, m in zip(lines, merged, strict=True) if not m)
    net, gross = (sum((getattr(line, k) for line in lines), Decimal(0)) for k in ("net", "gross"))
    cells: dict[int, Cell] = {keys.index("packages"): str(boxes)}
    for key, value in (("net", net), ("gross", gross)):
        cells[keys.index(key)] = Figure(value, written(value, shape.way, 1))
    if min(cells) > 0:
        table.totals.append(total_row(draw.label("total", *languages), len(keys), cells))
    day, invoice = draw.day(), draw.number()
    sold, bought = party(draw, shipper, languages), party(draw, consignee, languages)
    fields = {
        "invoice_number": [invoice],
        "date": [day.isoformat()],
        "shipper": sold[1],
        "consignee": bought[1],
    }
    own = {"en": "Packing List No.", "ru": "Упаковочный лист №", "zh": "装箱单号"}[main]
    head = [(own, draw.number("PL")), (draw.label("invoice_number", *languages), invoice)]
    head.append((draw.label("date", *languages), draw.date(day, main)))
    summary, optional = [], {"seller": sold[1], "buyer": bought[1]}
    for field, text, value in (
        ("gross_weight_kg", f"{written(gross, shape.way, 1)} kg", gross),
        ("net_weight_kg", f"{written(net, shape.way, 1)} kg", net),
        ("packages", str(boxes), boxes),
    ):
        if draw.chance(0.5):
            fields[field] = [str(value), text]
            summary.append((draw.label(field, *languages), text))
        else:
            optional[field] = [str(value), text]
    rows = [(draw.label("shipper", *languages), sold[0]), (draw.label("consignee", *languages), bought[0])]
    blocks: list[Block] = [Title(title), Pairs(head, draw.pick(("lines", "table", "grid")))]
    if draw.chance(0.5):
        blocks.append(
            Boxes(
                [
                    (rows[0][0], [sold[0], shipper.address[main] or shipper.address["en"]]),
                    (rows[1][0], [bought[0], consignee.address[main]]),
                ]
            )
        )
    else:
        blocks.append(Pairs(rows, "lines"))
    blocks.append(table)
    if summary:
        blocks.append(Pairs(summary, "lines"))
    roles = {"supplier": sold[1], "recipient": bought[1]}
    return Paper(template, "packing list", main, blocks, fields, roles, gold, optional=optional)


def packing_list(draw: Draw) -> Paper:
    title = draw.pick(("PACKING LIST", "Packing List / Weight Note", "DETAILED PACKING LIST"))
    return _packing(draw, "packing list", ("en",), draw.pick((("en",), ("en", "zh"))), title)


def chinese_packing_list(draw: Draw) -> Paper:
    languages = draw.pick((("zh",), ("zh", "en")))
    return _packing(draw, "装箱单", languages, ("zh",), "装箱单" if len(languages) == 1 else "装箱单 PACKING LIST")


def bill_of_lading(draw: Draw) -> Paper:
    """Boxes for the parties and the voyage; cargo described without prices, often without a count."""
    shipper, consignee = draw.firm("seller", "en"), draw.firm("buyer", "en")
    notify = draw.others("buyer", consignee, "en")
    carrier, number, day = draw.firm("carrier", "en"), "BEGU" + draw.digits(8), draw.day()
    vessel, container = draw.pick(VESSELS), "TGBU" + draw.digits(7)
    lines = draw.lines(draw.pick((1, 2, 3, 5)))
    counted = draw.chance(0.5)
    heads: list[Cell] = ["Marks & Nos.", "No. of packages", "Description of goods"]
    heads += ["Quantity", "Gross weight (kg)", "Measurement (CBM)"] if counted else ["Gross weight (kg)", "Meas. (m3)"]
    way = draw.pick(("english", "plain"))
    rows: list[list[Cell]] = []
    gold = []
    for line in lines:
        unit = draw.pick(UNITS[line.counted]["en"])
        name = line.name["en"] if draw.chance(0.5) else line.name["en"].upper()
        quantity: list[Cell] = [f"{written(line.quantity, way, 0 if line.quantity % 1 == 0 else 1)} {unit}"]
        gross = Figure(line.gross, written(line.gross, way, 1))
        volume = Figure(line.gross / 250, written(line.gross / 250, way, 2))
        rows.append(["N/M", f"{line.cartons} CTNS", name, *(quantity if counted else []), gross, volume])
        gold.append({"description": [name]} | ({"quantity": str(line.quantity), "unit": unit} if counted else {}))
    packages, gross_all = sum(x.cartons for x in lines), sum((x.gross for x in lines), Decimal(0))
    width = len(heads)
    cells: dict[int, Cell] = {1: f"{packages} CTNS", width - 2: Figure(gross_all, written(gross_all, way, 1))}
    totals = [total_row("TOTAL", width, cells)]
    label = draw.label
    blocks: list[Block] = [
        Title(draw.pick(("BILL OF LADING", "OCEAN BILL OF LADING", "COMBINED TRANSPORT BILL OF LADING"))),
        Pairs([(label("bl_no", "en"), number), (label("carrier", "en"), carrier.name["en"])], "lines"),
        Boxes(
            [
                (draw.pick(("Shipper", "Shipper/Exporter", "Consignor")), _block(shipper)),
                (draw.pick(("Consignee", "Consignee (if 'To Order' so indicate)")), _block(consignee)),
                (draw.pick(("Notify Party", "Notify party (complete name and address)")), _block(notify)),
                (draw.pick(("Vessel/Voyage", "Ocean vessel / Voy. No.")), [vessel]),
                ("Port of loading", [draw.pick(("Shanghai", "Ningbo", "Shenzhen (Yantian)"))]),
                ("Port of discharge", [draw.pick(("Vladivostok", "Novorossiysk", "Mersin"))]),
            ]
        ),
        Pairs([(label("container", "en"), container)], "lines"),
        Goods([heads], rows, totals),
        Pairs([("Place and date of issue", f"Shanghai, {draw.date(day, 'en')}")], "lines"),
        Words("SHIPPED on board in apparent good order and condition. FREIGHT PREPAID"),
    ]
    fields = {
        "bl_no": [number],
        "shipper": [shipper.name["en"]],
        "consignee": [consignee.name["en"]],
        "notify": [notify.name["en"]],
        "carrier": [carrier.name["en"]],
        "vessel": [vessel, vessel.partition(" / ")[0]],
        "container": [container],
        "date": [day.isoformat()],
        "packages": [str(packages), f"{packages} CTNS"],
        "gross_weight_kg": [str(gross_all)],
    }
    roles = {"supplier": [shipper.name["en"]], "recipient": [consignee.name["en"]]}
    return Paper("bill of lading", "bill of lading", "en", blocks, fields, roles, gold, kinds=("pdf", "docx"))


def _block(firm: Firm, language: str = "en") -> list[str]:
    """A firm in a box: its name, its address broken into lines."""
    return [firm.name[language], *firm.address[language].split(", ", 2)]


def cmr(draw: Draw) -> Paper:
    """The numbered boxes of a road consignment note, in English and Russian."""
    sender, consignee = draw.firm("seller", "en", "ru"), draw.firm("buyer", "en", "ru")
    carrier, number, day = draw.firm("carrier", "en", "ru"), draw.digits(7), draw.day()
    language = draw.pick(("en", "ru"))
    lines = draw.lines(draw.pick((1, 2, 4)))
    way = draw.way(language)
    heads: list[Cell] = [
        "6 Marks and Nos / Знаки и номера",
        "7 Number of packages / Количество мест",
        "8 Method of packing / Род упаковки",
        "9 Nature of the goods / Наименование груза",
        "10 Statistical number / Статист. №",
        "11 Gross weight in kg / Вес брутто, кг",
        "12 Volume in m3 / Объем, м3",
    ]
    rows: list[list[Cell]] = []
    gold = []
    for line in lines:
        name = line.name[language]
        packing = {"en": "cartons", "ru": "картон. коробки"}[language]
        gross = Figure(line.gross, written(line.gross, way, 1))
        volume = Figure(line.gross / 250, written(line.gross / 250, way, 2))
        rows.append(["б/н" if language == "ru" else "n/n", str(line.cartons), packing, name, line.code, gross, volume])
        gold.append({"description": [name], "code": line.code})
    gross_all = sum((line.gross for line in lines), Decimal(0))
    invoice = draw.number()
    papers = {
        "en": f"Invoice No. {invoice} dated {draw.date(day, 'en')}",
        "ru": f"Инвойс № {invoice} от {day:%d.%m.%Y}",
    }
    place = draw.pick(("Horgos", "Almaty", "Istanbul"))
    blocks: list[Block] = [
        Title("INTERNATIONAL CONSIGNMENT NOTE / МЕЖДУНАРОДНАЯ ТОВАРНО-ТРАНСПОРТНАЯ НАКЛАДНАЯ CMR"),
        Pairs([("CMR No. / №", number)], "lines"),
        Boxes(
            [
                ("1 Sender (name, address, country) / Отправитель", _block(sender, language)),
                ("2 Consignee (name, address, country) / Получатель", _block(consignee, language)),
                ("16 Carrier (name, address, country) / Перевозчик", _block(carrier, language)),
                ("3 Place of delivery of the goods / Место разгрузки груза", [consignee.address[language]]),
                ("4 Place and date of taking over the goods / Место и дата погрузки", [f"{place}, {day:%d.%m.%Y}"]),
                ("5 Documents attached / Прилагаемые документы", [papers[language]]),
            ]
        ),
        Goods([heads], rows, [total_row("", 7, {5: Figure(gross_all, written(gross_all, way, 1))})], repeat=False),
        Boxes([("22 Signature and stamp of the sender", ["_______"]), ("23 Signature of the carrier", ["_______"])]),
    ]
    fields = {
        "shipper": [sender.name[language]],
        "consignee": [consignee.name[language]],
        "carrier": [carrier.name[language]],
        "invoice_number": [invoice],
        "gross_weight_kg": [str(gross_all)],
    }
    roles = {"supplier": [sender.name[language]], "recipient": [consignee.name[language]]}
    optional = {"date": [day.isoformat()]}
    return Paper("CMR", "CMR", language, blocks, fields, roles, gold, kinds=("pdf", "xlsx"), optional=optional)


def air_waybill(draw: Draw) -> Paper:
    """The boxes of an air waybill; the goods in one table row each, pieces and weights beside them."""
    shipper, consignee = draw.firm("seller", "en"), draw.firm("buyer", "en")
    carrier, number, day = draw.firm("carrier", "en"), f"{draw.digits(3)}-{draw.digits(8)}", draw.day()
    lines = draw.lines(draw.pick((1, 1, 2)))
    heads: list[Cell] = ["No. of Pieces RCP", "Gross Weight", "kg lb", "Rate Class", "Chargeable Weight"]
    heads += ["Nature and Quantity of Goods (incl. Dimensions or Volume)"]
    rows: list[list[Cell]] = []
    gold = []
    for line in lines:
        gross = Figure(line.gross, f"{line.gross:.1f}")
        name = line.name["en"].upper() if draw.chance(0.6) else line.name["en"]
        rows.append([str(line.cartons), gross, "K", "Q", gross, name])
        gold.append({"description": [name]})
    packages, gross_all = sum(x.cartons for x in lines), sum((x.gross for x in lines), Decimal(0))
    blocks: list[Block] = [
        Title("AIR WAYBILL"),
        Pairs([(draw.label("awb_no", "en"), number)], "lines"),
        Boxes(
            [
                ("Shipper's Name and Address", _block(shipper)),
                ("Issued by (Carrier)", [carrier.name["en"]]),
                ("Consignee's Name and Address", _block(consignee)),
                ("Airport of Departure", [draw.pick(("Hong Kong (HKG)", "Istanbul (IST)", "Shanghai Pudong (PVG)"))]),
                ("Airport of Destination", [draw.pick(("Almaty (ALA)", "Bishkek (FRU)", "Yerevan (EVN)"))]),
                ("Executed on (date)", [draw.date(day, "en")]),
            ]
        ),
        Goods([heads], rows),
        Pairs([("Total No. of Pieces", str(packages)), ("Total Gross Weight (kg)", f"{gross_all:.1f}")], "grid"),
        Words("It is agreed that the goods described herein are accepted in apparent good order and condition."),
    ]
    fields = {
        "awb_no": [number],
        "shipper": [shipper.name["en"]],
        "consignee": [consignee.name["en"]],
        "carrier": [carrier.name["en"]],
        "date": [day.isoformat()],
        "packages": [str(packages)],
        "gross_weight_kg": [str(gross_all)],
    }
    roles = {"supplier": [shipper.name["en"]], "recipient": [consignee.name["en"]]}
    return Paper("air waybill", "air waybill", "en", blocks, fields, roles, gold, kinds=("pdf", "docx"))
