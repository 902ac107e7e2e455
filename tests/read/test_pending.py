"""Goods that are still to come, told without who gives or takes them."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from enduse.records.claim import Claim
from enduse.records.document import Document

READER = ProseReader(Known.of([]), encoder=False)
#: What makes a text one that speaks of goods.
BEFORE = "Varlok Trading sold six lathes, two engines, four gearboxes and nine turbines to Dorrin Metal Plant in 2020. "


def planned(text: str) -> list[Claim]:
    document = Document(id="d", origin="a.txt", text=BEFORE + text, language="en")
    found = read(document, [READER]).claims
    return [c for c in found if c.relation == "transfer" and c.phase == "planned"]


GOODS = {
    "A third lathe is to arrive in April.": "third lathe",
    "A second load was to have followed in spring.": "second load",
    "The plant has installed the first, with two more to follow by summer.": "two more",
    "The remaining eight engines will be handed over next spring.": "remaining eight engines",
    "A further ninety lathes were still on order at the time.": "further ninety lathes",
    "A follow-on order for twelve is under negotiation.": "twelve",
    "An option exists for a further ten.": "further ten",
    "Deliveries are slated for the third quarter.": "Deliveries",
    "The balance is promised for week 36.": "balance",
    "A second batch might well be ordered.": "second batch",
    "A contract for forty trucks is to be signed in June.": "forty trucks",
    "The firm is said to be in talks over another two engines.": "two engines",
}


@pytest.mark.parametrize("text", GOODS)
def test_goods_still_to_come(text: str) -> None:
    (claim,) = planned(text)
    assert {r.role: r.text for r in claim.roles}["item"] == GOODS[text]


def test_who_has_goods_on_order_receives_them() -> None:
    (claim,) = planned("Halvik Works has twelve engines on order from Osmer Motors.")
    assert {r.role: r.text for r in claim.roles} == {
        "item": "twelve engines",
        "recipient": "Halvik Works",
        "supplier": "Osmer Motors",
    }


def test_who_has_goods_on_offer_supplies_them() -> None:
    (claim,) = planned("Halvik Works has twelve engines on offer.")
    assert {r.role: r.text for r in claim.roles} == {"item": "twelve engines", "supplier": "Halvik Works"}


@pytest.mark.parametrize(
    "text",
    [
        "The engines arrived in April.",
        "The decision is to follow in April.",
        "The engines were not on order.",
        "Talks on a ceasefire are under negotiation.",
    ],
)
def test_nothing_is_to_come(text: str) -> None:
    assert not planned(text)


def test_a_text_that_speaks_of_no_goods_plans_none() -> None:
    document = Document(id="d", origin="a.txt", text="A third batch of lathes is to arrive in April.", language="en")
    assert not read(document, [READER]).claims
