"""Papers in layouts of their own, as copies of a copy: typed, set like letters, with few ruled lines or none."""

from collections.abc import Callable
from decimal import Decimal

from trade.generate.draw import Draw
from trade.generate.figures import written
from trade.generate.paper import Block, Boxes, Cell, Figure, Pairs, Paper, Title, Words
from trade.generate.printed import Set
from trade.generate.table import Shape, add_totals, lined, total_row
from trade.generate.templates.invoices import PAYMENT, TITLES, party, spoilt


def _few(draw: Draw) -> int:
    return draw.pick((2, 3, 5, 7, 9))


def _kept(keys: list[str], shape: Shape) -> list[str]:
    """The columns that stay when units or models stand in another one."""
    keys = [k for k in keys if not (k == "unit" and shape.unit_in != "column")]
    return [k for k in keys if not (k == "model" and shape.model_in != "column")]


def _sold(draw: Draw, kind: str, languages: tuple[str, ...], keys: list[str], address: bool) -> Paper:
    """An invoice or proforma: the firms as blocks or as labelled values, terms behind the goods."""
    main = languages[0]
    seller, buyer = draw.firm("seller", *languages), draw.firm("buyer", *languages)
    currency = draw.pick(("USD", "EUR", "CNY"))
    shape = Shape.drawn(draw, languages, (main,), currency)
    lines, wrong = spoilt(draw, draw.lines(_few(draw)))
    if "price" not in keys and wrong == "line":
        wrong = ""
    table, gold = lined(draw, lines, keys, shape)
    total = add_totals(draw, table, lines, _kept(keys, shape), shape, wrong)
    number, day, term, paid = draw.number(), draw.day(), draw.incoterm(), draw.pick(PAYMENT[main])
    sold, bought = party(draw, seller, languages), party(draw, buyer, languages)
    firms = [(draw.label("seller", *languages), sold[0], seller), (draw.label("buyer", *languages), bought[0], buyer)]
    if address:
        parties: Block = Boxes([(label, [name, firm.address[main]]) for label, name, firm in firms])
    else:
        parties = Pairs([(label, name) for label, name, _ in firms])
    numbered = "proforma_number" if kind == "proforma" else "invoice_number"
    head = [(draw.label(numbered, *languages), number), (draw.label("date", *languages), draw.date(day, main))]
    terms = [(draw.label("incoterm", *languages), term), (draw.label("payment_terms", *languages), paid)]
    terms.append((draw.label("currency", *languages), shape.sign))
    title = draw.pick(TITLES[kind, main])
    closing = {"en": "For and on behalf of the seller", "ru": "Подпись, печать", "zh": "授权签字"}[main]
    blocks: list[Block] = [Title(title), Pairs(head), parties, table, Pairs(terms), Words(closing)]
    fields = {
        "invoice_number": [number],
        "date": [day.isoformat()],
        "seller": sold[1],
        "buyer": bought[1],
        "currency": [currency],
        "total": [total],
        "incoterm": [term],
        "payment_terms": [paid],
    }
    roles = {"supplier": sold[1], "recipient": bought[1]}
    return Paper(f"copied {kind}, {main}", kind, main, blocks, fields, roles, gold, wrong)


def _packed(draw: Draw, languages: tuple[str, ...], keys: list[str], titles: tuple[str, ...]) -> Paper:
    """A packing list: weights and packages summed below the goods."""
    main = languages[0]
    shipper, consignee = draw.firm("seller", *languages), draw.firm("buyer", *languages)
    shape = Shape.drawn(draw, languages, (main,), None)
    lines = draw.lines(_few(draw))
    table, gold = lined(draw, lines, keys, shape)
    keys = _kept(keys, shape)
    sums: dict[str, Decimal] = {k: sum((getattr(line, k) for line in lines), Decimal(0)) for k in ("net", "gross")}
    boxes = sum(line.cartons for line in lines)
    cells: dict[int, Cell] = {keys.index(k): Figure(v, written(v, shape.way, 1)) for k, v in sums.items()}
    cells[keys.index("packages")] = str(boxes)
    table.totals.append(total_row(draw.label("total", *languages), len(keys), cells))
    invoice, day = draw.number(), draw.day()
    sent, to = party(draw, shipper, languages), party(draw, consignee, languages)
    head = [(draw.label("invoice_number", *languages), invoice), (draw.label("date", *languages), draw.date(day, main))]
    firms = [(draw.label("shipper", *languages), sent[0]), (draw.label("consignee", *languages), to[0])]
    blocks: list[Block] = [Title(draw.pick(titles)), Pairs(firms), Pairs(head), table]
    fields = {
        "invoice_number": [invoice],
        "date": [day.isoformat()],
        "shipper": sent[1],
        "consignee": to[1],
        "packages": [str(boxes)],
        **{f"{k}_weight_kg": [str(v)] for k, v in sums.items()},
    }
    optional = {"seller": sent[1], "buyer": to[1]}
    roles = {"supplier": sent[1], "recipient": to[1]}
    return Paper(f"copied packing list, {main}", "packing list", main, blocks, fields, roles, gold, optional=optional)


def typed(draw: Draw) -> Paper:
    keys = ["no", "description", "quantity", "unit", "price", "amount"]
    return _sold(draw, "invoice", ("en",), keys, draw.chance(0.5))


def letter(draw: Draw) -> Paper:
    keys = ["model", "description", "code", "quantity", "unit", "price", "amount"]
    return _sold(draw, "invoice", ("en",), keys, True)


def striped(draw: Draw) -> Paper:
    keys = ["no", "model", "description", "unit", "quantity", "price", "amount"]
    return _sold(draw, "proforma", draw.pick((("ru",), ("ru", "en"))), keys, draw.chance(0.5))


def framed(draw: Draw) -> Paper:
    keys = ["no", "description", "code", "quantity", "unit", "packages", "net", "gross"]
    return _packed(draw, ("ru",), keys, ("УПАКОВОЧНЫЙ ЛИСТ", "Упаковочный лист"))


def crossed(draw: Draw) -> Paper:
    keys = ["no", "description", "model", "quantity", "unit", "price", "amount"]
    return _sold(draw, "invoice", draw.pick((("zh",), ("zh", "en"))), keys, False)


def shaded(draw: Draw) -> Paper:
    keys = ["no", "description", "packages", "quantity", "unit", "net", "gross"]
    return _packed(draw, ("zh",), keys, ("装箱单", "装箱明细单"))


#: Each template with how it is set and how it was copied.
COPIED: dict[str, tuple[Callable[[Draw], Paper], Set, str]] = {
    "typed": (typed, Set("typed", 9, "none", "tabbed"), "fax"),
    "letter": (letter, Set("serif", 10.5, "below", "beside"), "copy"),
    "striped": (striped, Set("sans", 9.5, "stripes", "tabbed"), "photo"),
    "framed": (framed, Set("serif", 10, "down", "run"), "copy"),
    "crossed": (crossed, Set("serif", 10, "across", "tabbed"), "photo"),
    "shaded": (shaded, Set("sans", 9.5, "grid", "run", shaded=True), "copy"),
}
