"""Chinese forms: the special VAT invoice, and a contract of sale with its list of goods."""

from decimal import Decimal

from trade.generate.draw import Draw
from trade.generate.figures import written
from trade.generate.forms.canvas import Canvas, Column, Type
from trade.generate.forms.gold import counted, goods, pair, priced, spoiled, summed, unit
from trade.generate.forms.worn import stamp
from trade.generate.paper import Paper


def vat_invoice(draw: Draw) -> tuple[Paper, Canvas]:
    """增值税专用发票: the two firms in bands whose title runs down their left edge, rate and tax beside each amount."""
    page, kind, small = Canvas((620, 440)), Type("sans", 8), Type("sans", 7)
    seller, buyer = pair(draw, "seller", "CN", "zh")
    number, day, lines = draw.digits(8), draw.day(), draw.lines(draw.pick((1, 2, 4)))
    account = draw.account("CN")
    title = draw.pick(("深圳增值税专用发票", "浙江增值税专用发票", "江苏增值税普通发票"))
    page.put(310, 14, title, Type("serif", 16, True), "c")
    page.line(205, 38, 415, 38)
    page.put(30, 22, draw.digits(10), kind)
    page.put(590, 16, f"No {number}", Type("serif", 13), "r")
    page.put(590, 36, f"开票日期:{day.year}年{day.month:02d}月{day.day:02d}日", kind, "r")
    _band(page, 30, 54, "购买方", buyer, draw.account("CN"), kind)
    page.frame(350, 54, 16, 66)
    page.flow(353, 60, 10, "密码区", small)
    page.frame(366, 54, 224, 66)
    for down in range(3):
        page.put(374, 60 + down * 16, "".join(draw.pick("0123456789<>+-*/") for _ in range(26)), Type("dots", 8))
    wide = (150, 62, 40, 62, 62, 74, 40, 70)
    columns = [Column(w, "l" if n < 2 else "c" if n in (2, 6) else "r") for n, w in enumerate(wide)]
    heads = ["货物或应税劳务、服务名称", "规格型号", "单位", "数量", "单价", "金额", "税率", "税额"]
    rows, gold = [heads], []
    taxes = Decimal(0)
    for line in lines:
        each, amount = unit(draw, line, "zh"), written(line.amount, "plain", 2)
        tax = (line.amount * Decimal("0.13")).quantize(Decimal("0.01"))
        taxes += tax
        row = [line.name["zh"], line.model, each, counted(line, "plain"), written(line.price, "plain", 2), amount]
        rows.append([*row, "13%", written(tax, "plain", 2)])
        kept = {"quantity": str(line.quantity), "unit": each}
        gold.append(goods([line.name["zh"]], **kept, **priced(line, amount, "CNY")))
    net = summed(lines)
    total, wrong = spoiled(draw, net + taxes)
    rows.append(["合 计", "", "", "", "", f"¥{written(net, 'plain', 2)}", "", f"¥{written(taxes, 'plain', 2)}"])
    end = page.table(30, 120, columns, rows, kind, "down", 2.5)[-1]
    page.frame(30, end, 560, 18)
    page.put(40, end + 4, "价税合计(大写)", kind)
    page.put(200, end + 4, "⊗" if draw.chance(0.3) else "", kind)
    page.put(430, end + 4, f"(小写)¥{written(total, 'plain', 2)}", kind)
    _band(page, 30, end + 18, "销售方", seller, account, kind)
    page.frame(350, end + 18, 16, 66)
    page.flow(353, end + 30, 10, "备注", small)
    page.frame(366, end + 18, 224, 66)
    page.put(40, end + 90, "收款人:王敏    复核:李强    开票人:赵雪", kind)
    stamp(page, draw, 480, end + 52, ("发票专用章", "91440300"))
    fields = {
        "invoice_number": [number], "date": [day.isoformat()], "seller": [seller.name["zh"]],
        "buyer": [buyer.name["zh"]], "seller_id": [seller.number],
        "payer_account": [account, account.replace(" ", "")],
        "total": [written(total, "plain", 2), written(net, "plain", 2)],
    }  # fmt: skip
    roles = {"supplier": [seller.name["zh"]], "recipient": [buyer.name["zh"]]}
    optional = {"currency": ["CNY"]}
    return Paper("增值税发票", "invoice", "zh", [], fields, roles, gold, wrong, optional=optional), page


def _band(page: Canvas, x: float, y: float, title: str, firm: object, account: str, kind: Type) -> None:
    """A firm's band: its title down the edge, then name, tax number, address and bank."""
    page.frame(x, y, 16, 66)
    page.flow(x + 4, y + 14, 10, title, kind)
    page.frame(x + 16, y, 304, 66)
    name, number, address, bank = firm.name, firm.number, firm.address, firm.bank  # type: ignore[attr-defined]
    told = (
        f"名    称:{name['zh']}",
        f"纳税人识别号:{number}",
        f"地址、电话:{address['zh']}",
        f"开户行及账号:{bank['zh']} {account}",
    )
    for at, text in enumerate(told):
        page.put(x + 20, y + 3 + at * 15.5, text, kind.at(7.5))


def contract(draw: Draw) -> tuple[Paper, Canvas]:
    """销售合同 in two languages: each label in both, articles with numbers, the list of goods under the first."""
    page, kind, strong = Canvas(), Type("serif", 9), Type("serif", 9, True)
    seller, buyer = draw.firm("seller", "zh", "en"), draw.firm("buyer", "zh", "en")
    number, day, term = draw.number("S"), draw.day(), draw.incoterm()
    currency, lines = draw.pick(("USD", "EUR")), draw.lines(draw.pick((2, 3, 4)))
    paid = draw.pick(("预付30%,发货前付清余款", "见提单副本付款"))
    page.put(297, 34, "销 售 合 同", Type("serif", 17, True), "c")
    page.put(297, 56, "SALES CONTRACT", Type("serif", 12), "c")
    page.put(545, 78, f"合同编号 Contract No.: {number}", kind, "r")
    page.put(545, 92, f"签订日期 Date: {day.year}年{day.month}月{day.day}日", kind, "r")
    y = 112.0
    for label, firm in (("卖方 The Sellers", seller), ("买方 The Buyers", buyer)):
        page.put(50, y, f"{label}:", strong)
        page.put(140, y, firm.name["zh"], kind)
        page.put(140, y + 12, firm.name["en"], kind)
        page.put(140, y + 24, f"地址 Address: {firm.address['zh']}", kind)
        y += 42
    y = page.flow(50, y, 495, "经买卖双方同意,由卖方出售、买方购进下列货物:", kind) + 6
    columns = [Column(170), Column(90), Column(75, "r"), Column(75, "r"), Column(85, "r")]
    heads = ["(1) 货物名称 Commodity", "规格 Specification", "数量 Quantity", "单价 Unit Price", "总值 Total Value"]
    rows, gold = [heads], []
    for line in lines:
        each, amount = unit(draw, line, "zh"), written(line.amount, "english", 2)
        text = f"{line.name['zh']} {line.name['en']}"
        price = f"{currency} {written(line.price, 'english', 2)}"
        rows.append([text, line.model, f"{counted(line, 'english')} {each}", price, f"{currency} {amount}"])
        kept = {"quantity": str(line.quantity), "unit": each}
        gold.append(goods([text, line.name["zh"], line.name["en"]], **kept, **priced(line, amount, currency)))
    total, wrong = spoiled(draw, summed(lines))
    rows.append(["合同总值 Total Contract Value", "<", "<", "<", f"{currency} {written(total, 'english', 2)}"])
    y = page.table(50, y, columns, rows, kind.at(8), pad=2.5, head=strong.at(8))[-1] + 10
    articles = (
        f"(2) 价格条件 Price Term: {term}",
        "(3) 生产国别 Country of Origin: 中国 China",
        f"(4) 支付条款 Terms of Payment: {paid}",
        "(5) 装运期限 Time of Shipment: 收到预付款后45天内",
    )
    for text in articles:
        y = page.flow(50, y, 495, text, kind) + 4
    page.put(80, y + 30, "卖方(盖章) THE SELLERS", kind)
    page.put(360, y + 30, "买方(盖章) THE BUYERS", kind)
    stamp(page, draw, 140, y + 40, ("合同专用章", "CONTRACT"))
    sold, bought = ([f.name["zh"], f.name["en"], f"{f.name['zh']} {f.name['en']}"] for f in (seller, buyer))
    fields = {
        "contract_no": [number], "date": [day.isoformat()], "seller": sold, "buyer": bought, "incoterm": [term],
        "currency": [currency], "payment_terms": [paid], "total": [written(total, "english", 2)],
    }  # fmt: skip
    roles = {"supplier": sold, "recipient": bought}
    optional = {"origin": ["中国 China", "中国", "China"]}
    return Paper("销售合同", "contract", "zh", [], fields, roles, gold, wrong, optional=optional), page
