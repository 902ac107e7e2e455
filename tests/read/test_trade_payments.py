"""Papers of banks: who paid whom how much, and when."""

import pytest
from table_papers import reading, said, workbook

from enduse.read import read
from enduse.read.readers.table import TableReader
from enduse.records.reading import Reading
from factories import document

CONFIRMED = """HARBOUR BANK PLC
Payment confirmation                                     Ref: HB240515-7741

Value date:            15 May 2024
Amount:                USD 38,750.00
Ordering customer:     Delta Pumps LLC, Portmark
Beneficiary:           Lantern Bay Navigation Co., Ltd.
Beneficiary bank:      Lotus Commercial Bank
Remittance information: INV LB-24-0817 NAVIGATION MODULES
"""
ORDER = [
    ["Платежное поручение № 17", "15.05.2024"],
    ["Сумма", "38 750,00 RUB"],
    ["Плательщик", "ООО «Солончак»"],
    ["Получатель", "АО «Маяк»"],
]


def payments(found: Reading) -> list[tuple[list[str], list[str], list[str], str | None, str]]:
    return [
        (said(c, "payer"), said(c, "payee"), said(c, "amount"), c.when.value if c.when else None, c.phase)
        for c in found.claims
        if c.relation == "payment"
    ]


def test_a_confirmation_tells_who_paid_whom_how_much() -> None:
    found = read(document("paid.txt", CONFIRMED, language="en"), [TableReader()])
    assert payments(found) == [
        (["Delta Pumps LLC"], ["Lantern Bay Navigation Co., Ltd."], ["USD 38,750.00"], "2024-05-15", "done")
    ]
    (claim,) = found.claims
    assert claim.voice[0].kind == "document" and any("USD 38,750.00" in e.quote for e in claim.evidence)
    assert not any("Lotus" in r.names[0].text or "INV" in r.names[0].text for r in found.references)


def test_an_order_is_a_payment_to_come() -> None:
    assert payments(reading(workbook(order=ORDER))) == [
        (["ООО «Солончак»"], ["АО «Маяк»"], ["38 750,00 RUB"], "2024-05-15", "planned")
    ]


@pytest.mark.parametrize("missing", ["Amount", "Beneficiary:|Ordering"])
def test_a_paper_without_a_sum_or_a_side_tells_no_payment(missing: str) -> None:
    kept = "\n".join(line for line in CONFIRMED.split("\n") if not line.startswith(tuple(missing.split("|"))))
    assert payments(read(document("paid.txt", kept, language="en"), [TableReader()])) == []
