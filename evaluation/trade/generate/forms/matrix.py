"""The list of a matrix printer: one type of one width, dotted leaders, rows parted by dashes, heads in capitals."""

from trade.generate.draw import Draw
from trade.generate.figures import written
from trade.generate.forms.canvas import Canvas, Type
from trade.generate.forms.gold import counted, goods, priced, spoiled, summed, unit
from trade.generate.paper import Paper

_WIDE = 86
_WORDS = {
    "en": {
        "title": "I N V O I C E",
        "labels": ("INVOICE NBR", "DATE ISSUED", "SOLD BY", "SOLD TO", "ORDER REF", "SHIP TERMS", "CURRENCY"),
        "heads": ("LN", "STOCK NO", "DESCRIPTION", "QTY", "UM", "UNIT PRICE", "EXTENSION"),
        "totals": ("SUB-TOTAL", "INVOICE TOTAL"),
    },
    "ru": {
        "title": "С Ч Е Т - Ф А К Т У Р А",
        "labels": ("НОМЕР", "ДАТА ВЫПИСКИ", "ПОСТАВЩИК", "ЗАКАЗЧИК", "ДОГОВОР", "БАЗИС ПОСТАВКИ", "ВАЛЮТА РАСЧЕТА"),
        "heads": ("NN", "АРТИКУЛ", "НАИМЕНОВАНИЕ", "КОЛ-ВО", "ЕИ", "ЦЕНА", "СУММА"),
        "totals": ("ПОДИТОГ", "ВСЕГО ПО СЧЕТУ"),
    },
}
#: Where the columns of the list begin or, for figures, end; in letters.
_BEGIN, _END = {0: 0, 1: 4, 2: 17, 4: 56}, {3: 54, 5: 72, 6: 86}


def matrix(draw: Draw) -> tuple[Paper, Canvas]:
    """Sixteen letters to the inch, everything at its letter's place."""
    k = draw.pick(("en", "ru"))
    words, page = _WORDS[k], Canvas()
    kind = Type(draw.pick(("typed", "dots")), 8.6)
    seller, buyer = draw.firm("seller", k), draw.firm("buyer", k)
    number, day, order, term = draw.number(), draw.day(), draw.number(), draw.incoterm()
    currency, way = draw.pick(("USD", "CNY")), draw.pick(("plain", "english")) if k == "en" else "plain"
    lines = draw.lines(draw.pick((3, 5, 8, 11)))
    values = (number, draw.date(day, k), seller.name[k], buyer.name[k], order, term, currency)
    printed = [words["title"].center(_WIDE), "", *_labelled(words["labels"], values, seller.address[k])]
    printed += ["=" * _WIDE, _row(words["heads"]), "-" * _WIDE]
    gold = []
    for at, line in enumerate(lines):
        each, amount = unit(draw, line, k).upper()[:5], written(line.amount, way, 2)
        name = line.name[k][:32].strip() if k == "en" else line.name[k][:34].strip()
        cells = (f"{at + 1:02d}", line.model, name, counted(line, way), each, written(line.price, way, 2), amount)
        printed.append(_row(cells))
        kept = {"quantity": str(line.quantity), "unit": each}
        gold.append(goods([name, f"{line.model} {name}"], **kept, **priced(line, amount, currency)))
    total, wrong = spoiled(draw, summed(lines))
    printed += ["-" * _WIDE]
    for label, value in zip(words["totals"], (summed(lines), total), strict=True):
        printed.append(_row(("", "", "", "", "", label, "")).rstrip() + written(value, way, 2).rjust(14))
    printed += ["=" * _WIDE, "", "E. & O. E." if k == "en" else "Отпустил ____________ Получил ____________"]
    wide = page.long("0", kind)
    for at, text in enumerate(printed):
        for n, letter in enumerate(text):  # each letter on its own place
            if letter != " ":
                page.put(
                    (page.wide - _WIDE * wide) / 2 + n * wide, 60 + at * 13, letter, kind, ink=draw.pick((0, 30, 60))
                )
    fields = {
        "invoice_number": [number], "date": [day.isoformat()], "seller": [seller.name[k]], "buyer": [buyer.name[k]],
        "contract_no": [order], "incoterm": [term], "currency": [currency], "total": [written(total, way, 2)],
    }  # fmt: skip
    if k == "en":
        del fields["contract_no"]  # the number of an order
    roles = {"supplier": [seller.name[k]], "recipient": [buyer.name[k]]}
    optional = {"contract_no": [order]}
    return Paper("matrix list", "invoice", k, [], fields, roles, gold, wrong, optional=optional), page


def _labelled(labels: tuple[str, ...], values: tuple[str, ...], address: str) -> list[str]:
    """Labels with dotted leaders before their values; the seller's address on a line of its own."""
    rows = [f"{label.ljust(16, '.')}: {value}" for label, value in zip(labels, values, strict=True)]
    return [*rows[:3], " " * 18 + address[: _WIDE - 18], *rows[3:]]


def _row(cells: tuple[str, ...]) -> str:
    row = [" "] * _WIDE
    for n, text in enumerate(cells):
        begin = _BEGIN[n] if n in _BEGIN else _END[n] - len(text)
        row[begin : begin + len(text)] = text
    return "".join(row)[:_WIDE]
