"""Invoices, proforma invoices and specifications of a contract: who sells what to whom at what price."""

from dataclasses import replace
from decimal import Decimal

from trade.generate.draw import CURRENCIES, Draw, Firm, Line
from trade.generate.paper import Block, Boxes, Goods, Pairs, Paper, Title, Words
from trade.generate.table import Shape, add_totals, lined

TITLES = {
    ("invoice", "en"): ("COMMERCIAL INVOICE", "INVOICE", "Commercial Invoice", "TAX INVOICE"),
    ("invoice", "ru"): ("ИНВОЙС", "Коммерческий инвойс", "СЧЁТ-ИНВОЙС"),
    ("invoice", "zh"): ("商业发票", "发 票"),
    ("proforma", "en"): ("PROFORMA INVOICE", "PRO-FORMA INVOICE"),
    ("proforma", "ru"): ("ПРОФОРМА-ИНВОЙС", "Счёт-проформа"),
    ("proforma", "zh"): ("形式发票",),
}
PAYMENT = {
    "en": ("T/T 30% in advance, 70% before shipment", "100% prepayment", "30 days after delivery"),
    "ru": ("100% предоплата", "Оплата в течение 30 дней после поставки"),
    "zh": ("电汇 30%预付", "款到发货"),
}
#: Order of the columns; each paper takes one.
ORDERS = (
    ("no", "description", "model", "code", "quantity", "unit", "price", "amount"),
    ("no", "model", "description", "quantity", "unit", "price", "amount"),
    ("description", "code", "origin", "unit", "quantity", "price", "amount"),
    ("no", "code", "description", "model", "unit", "quantity", "price", "amount"),
    ("quantity", "unit", "model", "description", "price", "amount"),
    ("no", "description", "quantity", "unit", "amount"),
)


def count(draw: Draw) -> int:
    """Few lines mostly, now and then more than a page holds."""
    return draw.pick((1, 2, 3, 4, 6, 9, 38))


def spoilt(draw: Draw, lines: list[Line]) -> tuple[list[Line], str]:
    """The lines, and what is wrong with the sums: nothing mostly, the total, or one line's amount."""
    wrong = draw.pick(("", "", "", "", "total", "total", "line"))
    if wrong == "line":
        at = draw.rng.randrange(len(lines))
        amount = (lines[at].amount * draw.rng.randint(110, 190) / 100).quantize(Decimal("0.01"))
        lines = [*lines[:at], replace(lines[at], amount=amount), *lines[at + 1 :]]
    return lines, wrong


def party(draw: Draw, firm: Firm, languages: tuple[str, ...]) -> tuple[str, list[str]]:
    """A firm's name as printed, in one or two scripts, and the forms that count."""
    names = [firm.name[k] for k in languages if firm.name[k]]
    printed = draw.pick((" / ", " ")).join(names)
    return printed, [printed, *names]


def _sold(draw: Draw, template: str, kind: str, languages: tuple[str, ...], goods: tuple[str, ...]) -> Paper:
    main = languages[0]
    seller, buyer = draw.firm("seller", *languages), draw.firm("buyer", *languages)
    currency = draw.pick(("USD", "USD", "CNY", "EUR", "RUB") if main == "ru" else ("USD", "USD", "EUR", "CNY"))
    shape = Shape.drawn(draw, languages, goods, currency)
    keys = list(draw.pick(ORDERS))
    lines, wrong = spoilt(draw, draw.lines(count(draw)))
    if "price" not in keys and wrong == "line":
        wrong = ""
    table, gold = lined(draw, lines, keys, shape)
    keys = [k for k in keys if not (k == "unit" and shape.unit_in != "column")]
    keys = [k for k in keys if not (k == "model" and shape.model_in != "column")]
    total = add_totals(draw, table, lines, keys, shape, wrong)
    number, day = draw.number("PI" if kind == "proforma" else ""), draw.day()
    sold, bought = party(draw, seller, languages), party(draw, buyer, languages)
    fields = {
        "invoice_number": [number],
        "date": [day.isoformat()],
        "seller": sold[1],
        "buyer": bought[1],
        "currency": [currency],
        "total": [total],
    }
    roles = {"supplier": sold[1], "recipient": bought[1]}
    numbered = "proforma_number" if kind == "proforma" else "invoice_number"
    head = [(draw.label(numbered, *languages), number), (draw.label("date", *languages), draw.date(day, main))]
    terms = []
    if draw.chance(0.6):
        contract = draw.number("K")
        fields["contract_no"] = [contract]
        terms.append((draw.label("contract_no", *languages), contract))
    if draw.chance(0.7):
        term = draw.incoterm()
        fields["incoterm"] = [term]
        terms.append((draw.label("incoterm", *languages), term))
    if draw.chance(0.5):
        paid = draw.pick(PAYMENT[main])
        fields["payment_terms"] = [paid]
        terms.append((draw.label("payment_terms", *languages), paid))
    if shape.money_in == "label":
        terms.append((draw.label("currency", *languages), shape.sign))
    firms = [("seller", seller, sold[0]), ("buyer", buyer, bought[0])]
    if draw.chance(0.35):
        consignee = draw.others("buyer", buyer, *languages)
        named = party(draw, consignee, languages)
        fields["consignee"] = named[1]
        roles |= {"recipient": named[1], "via": bought[1]}
        firms.append(("consignee", consignee, named[0]))
    bank = _bank(draw, seller, languages, fields)
    blocks = _laid(draw, kind, languages, head, firms, terms, table, bank)
    return Paper(template, kind, main, blocks, fields, roles, gold, wrong)


def _bank(draw: Draw, seller: Firm, languages: tuple[str, ...], fields: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The seller's tax number and account, where the paper has them."""
    rows = []
    if draw.chance(0.5):
        fields["seller_id"] = [seller.number]
        rows.append((draw.label("seller_id", *languages), seller.number))
    if draw.chance(0.5):
        account = draw.account(seller.country)
        fields["payer_account"] = [account, account.replace(" ", "")]
        rows.append((draw.label("bank", *languages), seller.bank[languages[0]] or seller.bank["en"]))
        rows.append((draw.label("payer_account", *languages), account))
    return rows


def _laid(
    draw: Draw,
    kind: str,
    languages: tuple[str, ...],
    head: list[tuple[str, str]],
    firms: list[tuple[str, Firm, str]],
    terms: list[tuple[str, str]],
    table: Goods,
    bank: list[tuple[str, str]],
) -> list[Block]:
    """The blocks in their order: the firms as labelled lines or in boxes, the terms above or below the goods."""
    main = languages[0]
    title = draw.pick((" / ", " ")).join(draw.pick(TITLES[kind, k]) for k in languages)
    style = draw.pick(("lines", "table", "grid"))
    blocks: list[Block] = [Title(title)]
    if draw.chance(0.5):
        boxes = [(draw.label(f, *languages), [name, firm.address[main]]) for f, firm, name in firms]
        blocks += [Pairs(head, style), Boxes(boxes)]
    else:
        inline = draw.chance(0.5)
        rows = []
        for field, firm, name in firms:
            rows.append((draw.label(field, *languages), f"{name}, {firm.address[main]}" if inline else name))
            if not inline:
                rows.append((draw.label("address", *languages), firm.address[main]))
        blocks += [Pairs(head + rows, "table" if style == "table" else "lines")]
    below = draw.chance(0.3)
    if terms and not below:
        blocks.append(Pairs(terms, style))
    blocks.append(table)
    if terms and below:
        blocks.append(Pairs(terms, "lines"))
    if bank:
        blocks.append(Pairs(bank, draw.pick(("lines", "table"))))
    closing = {"en": "Authorized signature: ______________", "ru": "Директор ______________ М.П.", "zh": "签字盖章:"}
    return [*blocks, Words(closing[main])]


def commercial_invoice(draw: Draw) -> Paper:
    return _sold(draw, "commercial invoice", "invoice", ("en",), ("en",))


def proforma(draw: Draw) -> Paper:
    return _sold(draw, "proforma invoice", "proforma", draw.pick((("en",), ("en", "zh"))), ("en",))


def russian_invoice(draw: Draw) -> Paper:
    languages = draw.pick((("ru",), ("ru", "en"), ("en", "ru")))
    return _sold(draw, "инвойс", "invoice", languages, draw.pick((("ru",), ("ru", "en"))))


def chinese_invoice(draw: Draw) -> Paper:
    return _sold(draw, "商业发票", "invoice", draw.pick((("zh",), ("zh", "en"))), draw.pick((("zh",), ("zh", "en"))))


def three_scripts(draw: Draw) -> Paper:
    return _sold(draw, "invoice in three scripts", "invoice", ("en", "ru", "zh"), ("en", "ru", "zh"))


def specification(draw: Draw) -> Paper:
    """An appendix to a contract: a table of goods and who signs."""
    languages: tuple[str, ...] = draw.pick((("ru",), ("ru", "en"), ("en",)))
    main = languages[0]
    seller, buyer = draw.firm("seller", *languages), draw.firm("buyer", *languages)
    currency = draw.pick(("USD", "CNY", "EUR"))
    shape = Shape.drawn(draw, languages, languages, currency)
    if shape.money_in == "label":
        shape.money_in = "head"
    shape.sign = draw.pick(CURRENCIES[currency][main])
    lines, wrong = spoilt(draw, draw.lines(count(draw)))
    keys = ["no", "description", "model", "code", "quantity", "unit", "price", "amount"]
    table, gold = lined(draw, lines, keys, shape)
    keys = [k for k in keys if not (k == "unit" and shape.unit_in != "column")]
    keys = [k for k in keys if not (k == "model" and shape.model_in != "column")]
    total = add_totals(draw, table, lines, keys, shape, wrong)
    contract, day, term = draw.number(), draw.day(), draw.incoterm()
    sold, bought = party(draw, seller, languages), party(draw, buyer, languages)
    written_day = draw.date(day, main)
    title = {
        "ru": f"Приложение № 1 к Контракту № {contract} от {written_day}",
        "en": f"Appendix No. 1 to Contract No. {contract} dated {written_day}",
    }[main]
    blocks: list[Block] = [
        Title({"ru": "СПЕЦИФИКАЦИЯ", "en": "SPECIFICATION"}[main]),
        Words(title),
        Pairs([(draw.label("seller", *languages), sold[0]), (draw.label("buyer", *languages), bought[0])], "lines"),
        table,
        Pairs([(draw.label("incoterm", *languages), term)], "lines"),
        Boxes(
            [
                ({"ru": "ПРОДАВЕЦ", "en": "THE SELLER"}[main], [sold[0], "____________"]),
                ({"ru": "ПОКУПАТЕЛЬ", "en": "THE BUYER"}[main], [bought[0], "____________"]),
            ]
        ),
    ]
    fields = {
        "contract_no": [contract],
        "date": [day.isoformat()],
        "seller": sold[1],
        "buyer": bought[1],
        "incoterm": [term],
        "currency": [currency],
        "total": [total],
    }
    roles = {"supplier": sold[1], "recipient": bought[1]}
    return Paper("specification", "contract", main, blocks, fields, roles, gold, wrong, ("pdf", "docx", "xlsx"))
