"""Invoices in four looks: boxes in two columns, a letter with the goods at its foot, small print, a matrix printer."""

from decimal import Decimal

from trade.generate.draw import Draw
from trade.generate.figures import written
from trade.generate.forms.canvas import Canvas, Column, Type
from trade.generate.forms.gold import counted, goods, pair, priced, spoiled, summed, unit
from trade.generate.forms.worn import stamp
from trade.generate.paper import Paper


def boxed_invoice(draw: Draw) -> tuple[Paper, Canvas]:
    """The customs invoice of many countries: numbered boxes, parties at the left, particulars at the right."""
    page, face = Canvas(), draw.pick(("sans", "open"))
    small, kind, strong = Type(face, 6), Type(face, 8.5), Type(face, 8.5, True)
    seller, (buyer, receiver) = draw.firm("seller", "en"), pair(draw, "buyer", "", "en")
    number, day, order, term = draw.number(), draw.day(), draw.number("PO"), draw.incoterm()
    written_day, currency, way = draw.date(day, "en"), draw.pick(("USD", "EUR")), draw.pick(("english", "plain"))
    lines = draw.lines(draw.pick((2, 3, 5, 6)))
    account, paid = draw.account(seller.country), draw.pick(("L/C at sight", "T/T within 14 days", "CAD"))
    page.put(297, 28, draw.pick(("COMMERCIAL INVOICE", "EXPORT INVOICE", "CUSTOMS INVOICE")), Type(face, 15, True), "c")
    left, middle, wide = 36, 297, 261
    party = [("Exporter", seller, 66), ("Consignee", receiver, 66), ("Buyer (if other than consignee)", buyer, 66)]
    top = 52.0
    for at, (label, firm, high) in enumerate(party):
        lined = [firm.name["en"], *firm.address["en"].split(", ", 1)]
        page.box(left, top, wide, high, f"{at + 1}. {label}" if face == "open" else label, lined, small, kind)
        top += high
    cells = [
        (0, 0, 0.5, "Invoice No.", number), (0.5, 0, 0.5, "Invoice Date", written_day),
        (0, 1, 0.5, "Customer Order No.", order), (0.5, 1, 0.5, "Other reference", draw.digits(5)),
        (0, 2, 0.5, "Country of origin of goods", "China"), (0.5, 2, 0.5, "Country of destination", "Kazakhstan"),
        (0, 3, 1, "Terms of delivery", term), (0, 4, 1, "Terms of payment", paid),
        (0, 5, 1, "Account of beneficiary", account),
    ]  # fmt: skip
    for across, down, share, label, value in cells:
        page.box(middle + across * wide, 52 + down * 33, wide * share, 33, label, [value], small, kind)
    columns = [Column(52), Column(210), Column(60, "c"), Column(50, "r"), Column(70, "r"), Column(80, "r")]
    rows = [["Item code", "Full description of goods", "Tariff No.", "Quantity", "Unit value", f"Amount {currency}"]]
    gold = []
    for line in lines:
        name, each = line.name["en"], unit(draw, line, "en")
        amount = written(line.amount, way, 2)
        rows.append([line.model, name, line.code[:6], f"{counted(line, way)} {each}", written(line.price, way, 2)])
        rows[-1].append(amount)
        kept = {"quantity": str(line.quantity), "unit": each, "code": line.code[:6]}
        gold.append(goods([name], **kept, **priced(line, amount, currency)))
    end = page.table(left, 250, columns, rows, kind, "down", head=small.at(7, True))[-1]
    total, wrong = spoiled(draw, summed(lines))
    page.box(left, end, 322, 30, "Signed for the exporter", [""], small, kind)
    page.frame(left + 322, end, 200, 30)
    page.put(left + 328, end + 9, "INVOICE TOTAL", strong)
    page.put(left + 516, end + 9, f"{currency} {written(total, way, 2)}", strong, "r")
    stamp(page, draw, left + 250, end + 6, ("EXPORT DEPT", "APPROVED"))
    fields = {
        "invoice_number": [number], "date": [day.isoformat()], "seller": [seller.name["en"]],
        "buyer": [buyer.name["en"]], "consignee": [receiver.name["en"]], "incoterm": [term], "currency": [currency],
        "payment_terms": [paid], "payer_account": [account, account.replace(" ", "")],
        "total": [written(total, way, 2)],
    }  # fmt: skip
    roles = {"supplier": [seller.name["en"]], "recipient": [receiver.name["en"]], "via": [buyer.name["en"]]}
    optional = {"origin": ["China"], "contract_no": [order]}
    return Paper("boxed invoice", "invoice", "en", [], fields, roles, gold, wrong, optional=optional), page


_LETTER = {
    "en": (
        ("Attn: purchasing department", "With reference to our agreement we invoice you for the goods listed below."),
        ("Invoice", "of", "Contract", "Delivery", "Please pay to account", "TOTAL DUE"),
        ("Pos", "Product", "Art. no.", "Qty", "Price each", "Sum"),
    ),
    "ru": (
        ("В отдел закупок", "В соответствии с договором просим оплатить поставленный товар согласно перечню."),
        ("Счёт", "от", "Договор №", "Условия поставки", "Расчётный счёт", "ИТОГО К ОПЛАТЕ"),
        ("Поз.", "Продукция", "Артикул", "Кол-во", "Цена", "Сумма"),
    ),
}


def letter(draw: Draw) -> tuple[Paper, Canvas]:
    """A letter on headed paper: only the head tells the seller, the window the addressee; the goods at the foot."""
    k = draw.pick(("en", "ru"))
    page, face = Canvas(), draw.pick(("serif", "book"))
    kind, strong = Type(face, 10), Type(face, 10, True)
    seller, buyer = draw.firm("seller", k), draw.firm("buyer", k)
    number, day, contract, term = draw.number(), draw.day(), draw.number("K"), draw.incoterm()
    currency, way = draw.pick(("EUR", "USD")), draw.pick(("english", "continental") if k == "en" else ("spaced",))
    account = draw.account(seller.country)
    (attention, sentence), words, heads = _LETTER[k]
    page.put(297, 32, seller.name[k], Type(face, 15, True), "c")
    page.put(297, 52, seller.address[k], Type(face, 8), "c")
    page.line(45, 66, 550, 66, 1.5)
    y = page.flow(60, 100, 230, {"en": "To:", "ru": "Кому:"}[k], kind)
    y = page.flow(60, y, 230, buyer.name[k], strong)
    y = page.flow(60, y, 230, buyer.address[k], kind)
    page.flow(60, y, 230, attention, kind)
    page.put(535, 112, draw.date(day, k), kind, "r")
    invoice, of, deal, delivery, pay, due = words
    title = f"{invoice} № {number}" if k == "ru" else f"{invoice} No. {number}"
    page.put(60, 210, title, Type(face, 14, True))
    y = page.flow(60, 240, 475, sentence, kind) + 4
    signed = draw.date(draw.day(), k)
    y = page.flow(60, y, 475, f"{deal} {contract} {of} {signed}. {delivery}: {term}.", kind) + 4
    y = page.flow(60, y, 475, f"{pay}: {account}", kind) + 60
    lines = draw.lines(draw.pick((2, 3, 4, 7)))
    columns = [Column(32, "c"), Column(180), Column(78), Column(65, "r"), Column(62, "r"), Column(72, "r")]
    rows = [[*heads[:5], f"{heads[5]}, {currency}"]]
    gold = []
    for at, line in enumerate(lines):
        each, amount = unit(draw, line, k), written(line.amount, way, 2)
        rows.append(
            [str(at + 1), line.name[k], line.model, f"{counted(line, way)} {each}", written(line.price, way, 2)]
        )
        rows[-1].append(amount)
        kept = {"quantity": str(line.quantity), "unit": each}
        gold.append(goods([line.name[k]], **kept, **priced(line, amount, currency)))
    total, wrong = spoiled(draw, summed(lines))
    end = page.table(50, y, columns, rows, kind, draw.pick(("across", "none")), 3, strong)[-1]
    page.put(420, end + 6, due, strong, "r")
    page.put(536, end + 6, written(total, way, 2), strong, "r")
    fields = {
        "invoice_number": [number], "date": [day.isoformat()], "seller": [seller.name[k]], "buyer": [buyer.name[k]],
        "contract_no": [contract], "incoterm": [term], "currency": [currency],
        "payer_account": [account, account.replace(" ", "")], "total": [written(total, way, 2)],
    }  # fmt: skip
    roles = {"supplier": [seller.name[k]], "recipient": [buyer.name[k]]}
    return Paper("letter", "invoice", k, [], fields, roles, gold, wrong), page


def small_print(draw: Draw) -> tuple[Paper, Canvas]:
    """A proforma in small print: labels over their values in a band, description and model in two lines of a cell."""
    k = draw.pick(("en", "zh"))
    page, face = Canvas(), "condensed" if k == "en" else "sans"
    kind, grey = Type(face, 7), Type(face, 6)
    languages = ("en",) if k == "en" else ("zh", "en")
    seller, buyer = draw.firm("seller", *languages), draw.firm("buyer", *languages)
    number, day, term = draw.number("PI"), draw.day(), draw.incoterm()
    currency, way = draw.pick(("USD", "CNY")), "english"
    heads = {
        "en": ("Pro-forma Nº", "Issued on", "Valid until", "Delivery basis", "Settlement currency"),
        "zh": ("形式发票编号", "开具日期", "有效期至", "交货条件", "结算币种"),
    }[k]
    names = {"en": ("Supplier", "Customer"), "zh": ("供货单位", "订货单位")}[k]
    page.put(40, 30, {"en": "PRO-FORMA INVOICE", "zh": "形式发票"}[k], Type(face, 16, True))
    for at, (label, firm) in enumerate(zip(names, (seller, buyer), strict=True)):
        x = 40 + at * 265
        page.put(x, 62, label, Type(face, 7, True))
        y = page.flow(x, 72, 240, firm.name[k], Type(face, 8, True))
        page.flow(x, y, 240, firm.address[k], kind)
    until = draw.date(draw.day(), k)
    values = (number, draw.date(day, k), until, term, currency)
    page.frame(40, 122, 515, 26)
    for at, (label, value) in enumerate(zip(heads, values, strict=True)):
        page.put(44 + at * 103, 124, label, grey)
        page.put(44 + at * 103, 134, value, Type(face, 7.5))
    lines = draw.lines(draw.pick((4, 6, 9)))
    columns = [Column(24, "c"), Column(215), Column(60, "c"), Column(56, "r"), Column(40, "c"), Column(56, "r")]
    columns.append(Column(64, "r"))
    titles = {
        "en": ["#", "Goods and specification", "HS", "Q-ty", "UOM", "Price/unit", "Line value"],
        "zh": ["序", "货物名称及规格", "海关税号", "数量", "计量", "单价", "货值"],
    }[k]
    rows, gold = [titles], []
    for at, line in enumerate(lines):
        each, amount = unit(draw, line, k), written(line.amount, way, 2)
        text = f"{line.name[k]}\n{line.model}"
        rows.append([str(at + 1), text, line.code[:6], counted(line, way), each, written(line.price, way, 2), amount])
        kept = {"quantity": str(line.quantity), "unit": each, "code": line.code[:6]}
        gold.append(goods([f"{line.name[k]} {line.model}", line.name[k]], **kept, **priced(line, amount, currency)))
    freight = (summed(lines) / 40).quantize(Decimal("0.01"))
    total, wrong = spoiled(draw, summed(lines) + freight)
    extra = {"en": ("Goods value", "Freight", "To be paid"), "zh": ("货值小计", "运费", "应付总额")}[k]
    for label, value in zip(extra, (summed(lines), freight, total), strict=True):
        rows.append([label, "<", "<", "<", "<", "<", written(value, way, 2)])
    page.table(40, 160, columns, rows, kind, "grid", 1.5, Type(face, 7, True))
    fields = {
        "invoice_number": [number], "date": [day.isoformat()], "seller": [seller.name[k]], "buyer": [buyer.name[k]],
        "incoterm": [term], "currency": [currency], "total": [written(total, way, 2)],
    }  # fmt: skip
    roles = {"supplier": [seller.name[k]], "recipient": [buyer.name[k]]}
    return Paper("small print", "proforma", k, [], fields, roles, gold, wrong), page
