"""Flags on payment and papers: each fires on a small case, and not on a near miss."""

from enduse.records.claim import Voice
from enduse.trace.flags.money import bank_country
from flag_case import Build


def test_m01_paid_by_a_stranger() -> None:
    case = Build()
    case.deal("pumps")
    assert case.status("M01") == "not tested"
    case.claim("payment", payer="Delta", payee="Orlin", amount="5 million")
    assert case.status("M01") == "not fired"
    case.claim("payment", payer="Varlok", payee="Orlin", amount="5 million")
    assert case.status("M01") == "fired"
    group = Build()
    group.deal("pumps")
    group.claim("payment", payer="Varlok", payee="Orlin")
    group.claim("ownership", owner="Varlok", asset="Delta")
    assert group.status("M01") == "not fired"


def test_m02_a_bank_far_from_the_seat() -> None:
    for account, status in (
        ("GB33 BUKB 2020 1555 5555 55", "fired"),
        ("DE89 3704 0044 0532 0130 00", "not fired"),
        ("SWIFT: ABCDAE22", "fired"),
        ("40702810000000000001", "not tested"),
    ):
        case = Build()
        case.party("Orlin", "de")
        case.paper("invoice.pdf", seller="Orlin", payer_account=account)
        assert case.status("M02") == status, account
    assert bank_country("GB34 BUKB 2020 1555 5555 55") is None  # its check digits do not hold


def test_m03_cash_or_all_of_it_before() -> None:
    for terms, total, status in (
        ("payment in cash", "500", "fired"),
        ("cash against documents", "500", "not fired"),
        ("безналичный расчет", "500", "not fired"),
        ("100% prepayment", "48000.00", "fired"),
        ("100% prepayment", "480.00", "not fired"),
        ("30 days net", "48000.00", "not fired"),
        ("", "48000.00", "not tested"),
    ):
        case = Build()
        case.paper("invoice.pdf", payment_terms=terms, total=total)
        assert case.status("M03") == status, terms


def test_m05_goods_consigned_to_a_bank() -> None:
    for name, status in (("Harrow Trade Bank JSC", "fired"), ("Riverbank Mills Ltd", "not fired")):
        case = Build()
        case.deal("pumps", recipient=name)
        assert case.status("M05") == status


def test_m06_another_currency() -> None:
    for later, terms, status in (("CNY", "", "fired"), ("USD", "barter", "fired"), ("EUR", "", "not fired")):
        case = Build()
        case.paper("a.pdf", seller="Orlin", buyer="Delta", currency="USD", date="2023-01-10")
        case.paper("b.pdf", seller="Orlin", buyer="Delta", currency=later, date="2024-01-10", payment_terms=terms)
        assert case.status("M06") == status, later
    others = Build()
    others.paper("a.pdf", seller="Orlin", buyer="Delta", currency="USD", date="2023-01-10")
    others.paper("b.pdf", seller="Orlin", buyer="Varlok", currency="CNY", date="2024-01-10")
    assert others.status("M06") == "not tested"


def test_m07_the_end_user_missing_from_a_paper() -> None:
    for extra, status in (({}, "fired"), ({"end_user": "Tessel"}, "not fired")):
        case = Build()
        deal = case.deal("pumps", paper="article.html", end_user="Tessel")
        case.paper("invoice.pdf", invoice_number="7", **extra)
        case.also(deal, "invoice.pdf", item="pumps")
        assert case.status("M07") == status
    unnamed = Build()
    unnamed.deal("pumps")
    assert unnamed.status("M07") == "not tested"


def test_r04_instructions_changed_shortly_before_dispatch() -> None:
    for receiver, day, status in (
        ("Varlok", "2024-03-08", "fired"),
        ("Varlok", "2024-02-08", "not fired"),
        ("Delta", "2024-03-08", "not fired"),
    ):
        case = Build()
        case.paper("a.pdf", contract_no="C-17", date="2024-01-10", consignee="Delta")
        case.paper("b.pdf", contract_no="C-17", date=day, consignee=receiver, shipment_date="2024-03-10")
        assert case.status("R04") == status, (receiver, day)
    single = Build()
    single.paper("a.pdf", contract_no="C-17", date="2024-01-10", consignee="Delta")
    assert single.status("R04") == "not tested"


def test_e01_no_end_user_statement() -> None:
    case = Build()
    case.paper("invoice.pdf", invoice_number="7")
    case.deal(case.priority(), paper="invoice.pdf", table=True)
    assert case.status("E01") == "fired"
    case.paper("euc.pdf", text="END-USER CERTIFICATE\nWe, Delta, certify …")
    assert case.status("E01") == "not fired"
    cups = Build()
    cups.paper("invoice.pdf", invoice_number="7")
    cups.deal("cups", paper="invoice.pdf", table=True)
    assert cups.status("E01") == "not tested"


def contract(text: str, hs: str = "854231", seller: str = "de", buyer: str = "tr", **fields: str) -> Build:
    case = Build()
    case.party("Orlin", seller)
    case.party("Delta", buyer)
    case.goods("machines", hs, "CHPL tier 4.B")
    case.paper("contract.txt", text, **({"contract_date": "2024-06-01", "delivery_date": "2024-09-01"} | fields))
    case.deal("machines", paper="contract.txt", table=True, state="agreed", hs=hs)
    return case


def test_e02_service_declined() -> None:
    assert contract("Delivery without installation.", hs="845811").status("E02") == "fired"
    assert contract("Delivery with installation and training.", hs="845811").status("E02") == "not fired"
    assert contract("Delivery without installation.").status("E02") == "not tested"


def test_e03_no_clause_against_re_export() -> None:
    clause = "The buyer shall not sell or re-export the goods to the Russian Federation."
    assert contract("Terms as usual.").status("E03") == "fired"
    assert contract(clause.replace("Russian Federation", "Russia")).status("E03") == "not fired"
    assert contract("Terms as usual.", contract_date="2023-06-01").status("E03") == "not fired"
    assert contract("Terms as usual.", seller="cn").status("E03") == "not tested"
    assert contract("Terms as usual.", buyer="jp").status("E03") == "not tested"


def test_e03_a_clause_names_country_and_verb_near_each_other() -> None:
    far = "Spare parts are made in Russia." + " Terms." * 100 + " Returned goods are for resale, not to resell."
    assert contract(far).status("E03") == "fired"


def test_e04_delivery_left_open() -> None:
    assert contract("Terms.", delivery_date="to be advised").status("E04") == "fired"
    assert contract("Terms.", delivery_date="").status("E04") == "fired"
    assert contract("Terms.").status("E04") == "not fired"
    assert Build().status("E04") == "not tested"
    for term in (
        "The goods shall be delivered CPT Portmark by 30 June 2024.",
        "Delivery within 45 days of payment.",
        "Товар поставляется на условиях CPT до 30 июня 2024 г.",
        "卖方应在收到预付款后30天内交货，交货期限为收款后30天内。",
    ):
        assert contract(term, delivery_date="").status("E04") == "not fired"
    assert contract("Delivery: to be agreed. Payment by 30 June 2024.", delivery_date="").status("E04") == "fired"


def test_e06_an_official_denial_against_papers() -> None:
    paper = Voice(name="customs papers", kind="document")
    for kind, voice, status in (
        ("PublicBody", (paper,), "fired"),
        ("Company", (paper,), "not fired"),
        ("PublicBody", (), "not tested"),
    ):
        case = Build()
        case.party("Ministry of Trade of Valdora", schema=kind)
        deal = case.deal("pumps", voice=voice)
        case.deny(deal, "Ministry of Trade of Valdora")
        assert case.status("E06") == status, (kind, voice)
