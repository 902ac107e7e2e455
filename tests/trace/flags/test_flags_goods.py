"""Flags on goods and prices: each fires on a small case, and not on a near miss."""

from enduse.trace.flags import flags
from enduse.trace.flags.amounts import amount, currency
from flag_case import Build


def test_g01_priority_goods() -> None:
    for control, basis, score, status in (
        ("CHPL tier 1", "declared", 1.0, "fired"),
        ("CHPL tier 1 (part of the heading)", "declared", 1.0, "fired"),
        ("CHPL tier 1", "inferred", 0.9, "fired"),
        ("CHPL tier 1", "inferred", 0.5, "not fired"),
        ("EAR 746 Supp. 4", "declared", 1.0, "not fired"),
    ):
        case = Build()
        case.goods("chips", "854231", control, basis, score)
        case.deal("chips")
        assert case.status("G01") == status, (control, basis, score)
    plain = Build()
    plain.deal("chips")
    assert plain.status("G01") == "not tested"


def test_g01_says_that_a_code_is_not_sure() -> None:
    found = {}
    for basis in ("declared", "inferred"):
        case = Build()
        case.goods("chips", "854231", "CHPL tier 1", basis, 0.9)
        case.deal("chips")
        found[basis] = next(f for f in flags(case.case()).findings if f.rule == "G01")
    assert (found["declared"].weight, found["inferred"].weight) == ("medium", "low")
    assert "not sure" in found["inferred"].summary and "not sure" not in found["declared"].summary


def test_g02_a_civil_description_for_a_military_user() -> None:
    for goods, user, status in (
        ("cooling units", "Ministry of Defence of Valdora", "fired"),
        ("navigation units", "Ministry of Defence of Valdora", "not fired"),
        ("cooling units", "Tessel Farms", "not tested"),
    ):
        case = Build()
        case.goods(goods, "854231", "CHPL tier 1")
        case.deal(goods, end_user=user)
        assert case.status("G02") == status, (goods, user)


def test_g03_two_papers_two_chapters() -> None:
    for other, status in (("841869", "fired"), ("840790", "not fired")):
        case = Build()
        deal = case.deal("engines", paper="invoice.pdf", table=True, hs="840710")
        case.also(deal, "customs.csv", item="engines", hs=other)
        assert case.status("G03") == status, other
    once = Build()
    once.deal("engines", paper="invoice.pdf", table=True, hs="840710")
    assert once.status("G03") == "not tested"


def test_g04_words_that_say_nothing_for_much_money() -> None:
    for words, price, status in (
        ("Spare parts", "USD 48,000.00", "fired"),
        ("запасные части", "48 000,00", "fired"),
        ("配件", "48000", "fired"),
        ("Spare parts for lathes", "USD 48,000.00", "not fired"),
        ("Spare parts", "USD 900.00", "not fired"),
        ("配件轴承", "48000", "not fired"),
    ):
        case = Build()
        case.deal(words, table=True, price=price)
        assert case.status("G04") == status, (words, price)
    prose = Build()
    prose.deal("parts", price="48000")
    assert prose.status("G04") == "not tested"


def test_g05_a_line_without_a_code_among_lines_with_one() -> None:
    case = Build()
    case.goods("boards", "854231", "CHPL tier 1", "inferred", 0.9)
    case.deal("boards", table=True)
    assert case.status("G05") == "not tested"
    case.deal("tea cups", table=True, hs="691110")
    assert case.status("G05") == "fired"
    coded = Build()
    coded.goods("boards", "854231", "CHPL tier 1", "inferred", 0.9)
    coded.deal("boards", table=True, hs="854231")
    coded.deal("tea cups", table=True)
    assert coded.status("G05") == "not fired"


def priced(*prices: int, count: float = 10) -> Build:
    case = Build()
    for n, price in enumerate(prices):
        case.deal(case.priority(), recipient=f"Buyer {n}", table=True, price=f"USD {price}", count=count, hs="854231")
    return case


def test_g06_a_price_far_from_its_peers() -> None:
    usual = (100, 101, 99, 100, 102, 98, 100, 100)
    assert priced(*usual, 400).status("G06") == "fired"
    assert priced(*usual, 20).status("G06") == "fired"
    assert priced(*usual, 108).status("G06") == "not fired"
    assert priced(*usual[:6], 400).status("G06") == "not tested"


def test_g07_a_weight_that_does_not_fit() -> None:
    for last, status in (("500", "fired"), ("11", "not fired")):
        case = Build()
        for n, weight in enumerate([*["10"] * 8, last]):
            origin = f"paper-{n}.pdf"
            case.paper(origin, net_weight_kg=weight)
            case.deal("filters", paper=origin, table=True, count=100, hs="842123")
        assert case.status("G07") == status, last


def test_m04_overpaid_or_ordered_far_more_than_usual() -> None:
    assert priced(100, 100, 100, 100, 350).status("M04") == "fired"
    assert priced(100, 100, 100, 100, 250).status("M04") == "not fired"
    for last, status in ((80.0, "fired"), (40.0, "not fired")):
        case = Build()
        for count in (10.0, 10.0, 12.0, 9.0, last):
            case.deal(case.priority(), table=True, count=count, hs="854231")
        assert case.status("M04") == status, last


def test_amounts_as_papers_write_them() -> None:
    said = {
        "USD 12,000.00": 12000.0, "44400,00": 44400.0, "1 200,50": 1200.5, "1.234.567,89": 1234567.89,
        "12,000": 12000.0, "1.234": None, "2 pcs at 5": None, "": None, "1,234,567": 1234567.0,
    }  # fmt: skip
    assert {text: amount(text) for text in said} == said
    assert (currency("USD 12"), currency("12 元"), currency("12 kg")) == ("USD", "CNY", None)
