"""What a text itself tells of plans, of work in hand and of consequences, and who deals with whom by a noun."""

import pytest
from test_prose import claims, roles

REMARKS = {
    "If the buyer of the valves were confirmed, the export would amount to a breach of the ban.": (
        "conditional",
        "planned",
        "the export would amount to a breach of the ban",
    ),
    "Varlok Trading intends to appeal.": ("stated", "planned", "Varlok Trading intends to appeal"),
    "The police are examining the books of Varlok Trading.": (
        "stated",
        "ongoing",
        "The police are examining the books of Varlok Trading",
    ),
}


@pytest.mark.parametrize("text", REMARKS)
def test_plans_work_in_hand_and_consequences_are_statements(text: str) -> None:
    (claim,) = claims(text, "statement")
    assert (claim.certainty, claim.phase, roles(claim)["topic"]) == REMARKS[text]
    assert claim.voice == ()


@pytest.mark.parametrize(
    "text", ["Varlok Trading sold six lathes.", "The police examined the books of Varlok Trading."]
)
def test_what_is_over_is_no_remark(text: str) -> None:
    assert claims(text, "statement") == []


DEALINGS = {
    "Varlok Trading is a supplier of Dorrin Metal Plant.": {
        "supplier": "Varlok Trading",
        "recipient": "Dorrin Metal Plant",
    },
    "Varlok Trading is a regular customer of Dorrin Metal Plant.": {
        "recipient": "Varlok Trading",
        "supplier": "Dorrin Metal Plant",
    },
    "Varlok Trading acts as an intermediary between Dorrin Metal Plant and Lowmoor Systems.": {
        "via": "Varlok Trading",
        "supplier": "Dorrin Metal Plant",
        "recipient": "Lowmoor Systems",
    },
}


@pytest.mark.parametrize("text", DEALINGS)
def test_who_deals_with_whom_goes_on(text: str) -> None:
    (claim,) = claims(text, "transfer")
    assert (roles(claim), claim.phase) == (DEALINGS[text], "ongoing")


def test_a_maker_of_goods_makes_them() -> None:
    (claim,) = claims("Varlok Trading, a maker of gearboxes, has an office in Izmir.", "production")
    assert roles(claim) == {"producer": "Varlok Trading", "item": "gearboxes"} and claim.phase == "ongoing"


def test_what_is_made_for_a_party_passes_to_it() -> None:
    (claim,) = claims("Varlok Trading makes gearboxes for Dorrin Metal Plant.", "transfer")
    assert roles(claim) == {"supplier": "Varlok Trading", "item": "gearboxes", "recipient": "Dorrin Metal Plant"}
    assert claim.phase == "ongoing"


def test_no_dealings_are_a_denied_cooperation() -> None:
    (claim,) = claims("Varlok Trading said it had no dealings with Dorrin Metal Plant.", "cooperation")
    assert claim.stance == "denies" and [v.name for v in claim.voice] == ["Varlok Trading"]
