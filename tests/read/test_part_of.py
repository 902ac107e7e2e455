"""Parts of a total: each is a claim of its own, with its own figure."""

import pytest
from test_prose import claims, roles

PARTS = {
    "Varlok Trading shipped nine lathes, three of them spares, and two presses to Dorrin Metal Plant.": {
        ("nine lathes", 9),
        ("spares", 3),
        ("two presses", 2),
    },
    "Varlok Trading delivered ten engines to Belarus: seven of type KX-40 and three of the lighter type KX-20.": {
        ("ten engines", 10),
        ("KX-40", 7),
        ("KX-20", 3),
    },
    "Varlok Trading delivered eight engines, including two KX-20s, to Dorrin Metal Plant.": {
        ("eight engines", 8),
        ("KX-20s", 2),
    },
    "Varlok Trading sold ten pumps and two engines to Dorrin Metal Plant.": {("ten pumps", 10), ("two engines", 2)},
}


@pytest.mark.parametrize("text", PARTS)
def test_each_part_is_a_claim_with_its_figure(text: str) -> None:
    told = claims(text, "transfer")
    assert {(roles(c)["item"], c.quantity and c.quantity.value) for c in told} == PARTS[text]
    assert {roles(c)["supplier"] for c in told} == {"Varlok Trading"}


def test_goods_without_figures_are_one_lot() -> None:
    (claim,) = claims("Varlok Trading sold pumps and valves to Dorrin Metal Plant.", "transfer")
    assert roles(claim)["recipient"] == "Dorrin Metal Plant"


def test_the_sort_of_goods_names_them_and_the_figure_stays() -> None:
    (claim,) = claims("Varlok Trading sold at most 900 bearings of type KX-40 to Dorrin Metal Plant.", "transfer")
    assert roles(claim)["item"] == "KX-40"
    assert claim.quantity is not None and (claim.quantity.value, claim.quantity.qualifier) == (900, "at_most")
