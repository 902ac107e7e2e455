"""Which transfers a denial reaches, and whether it is about them or general."""

import pytest

from enduse.records.transfer import Finding, Transfer
from enduse.trace import trace
from factories import claim, document, item, party, place

PARTIES = (
    party("Orion", countries=("xb",)),
    party("Vega"),
    party("Delta", countries=("xr",)),
    party("Umbra"),
    place("Borduria", country="xb"),
    place("Ruritania", country="xr"),
)
ENDS = {"supplier": "Orion", "recipient": "Delta"}


def traced(goods: str, said: str, ends: dict[str, str] = ENDS, **denied: object) -> tuple[Transfer, list[Finding]]:
    """The transfer of `goods` between `ends` beside a denial, and the findings that rest on the denial."""
    paper = document("a.txt", f"{goods}: {', '.join(ends.values())}")
    no = document("b.txt", said)
    told = claim(paper, "transfer", paper.text, item=goods, **ends)  # type: ignore[arg-type]
    denial = claim(no, "transfer", no.text, stance="denies", **denied)  # type: ignore[arg-type]
    found = trace([paper, no], [told, denial], PARTIES, [item(goods)])
    return found.transfers[0], [f for f in found.findings if denial.id in f.claims]


@pytest.mark.parametrize(
    "words", ["anything", "it", "them", "such goods", "any shipment", "any such shipments", "weapons", "任何货物"]
)
def test_a_denial_without_a_word_for_the_goods_reaches_what_is_between_its_ends(words: str) -> None:
    said = f"Orion denied having supplied Delta, and not Umbra, with {words}."
    one, _ = traced("winches", said, supplier="Orion", recipient="Delta", item=words)
    assert one.denied_by
    other, _ = traced("winches", said, supplier="Orion", recipient="Umbra", item=words)
    assert not other.denied_by


def test_a_word_for_other_goods_does_not() -> None:
    said = "Orion denied having supplied Delta with anchors."
    one, _ = traced("winches", said, supplier="Orion", recipient="Delta", item="anchors")
    assert not one.denied_by


@pytest.mark.parametrize(("denier", "denied"), [("Orion", True), ("Vega", False)])
def test_a_denier_who_names_no_giver_speaks_of_itself(denier: str, denied: bool) -> None:
    said = f"{denier} denied any shipment to Delta."
    one, _ = traced("winches", said, recipient="Delta", item="any shipment", voice=[(denier, "organization")])
    assert bool(one.denied_by) is denied


@pytest.mark.parametrize(
    ("ends", "rule"),
    [
        (ENDS, "general_denial"),
        ({"recipient": "Delta", "origin": "Borduria"}, "general_denial"),
        ({"supplier": "Borduria", "recipient": "Delta"}, "contradiction"),
    ],
)
def test_a_country_that_is_not_named_as_the_giver_denies_in_general(ends: dict[str, str], rule: str) -> None:
    one, found = traced(
        "drones", "Borduria denies supplying Ruritania with weapons.", ends, supplier="Borduria",
        recipient="Ruritania", item="weapons", voice=[("Borduria", "organization")],
    )  # fmt: skip
    assert one.denied_by
    assert [f.rule for f in found] == [rule]


def test_the_denier_is_the_innermost_voice() -> None:
    _, found = traced(
        "winches", "Orion denied to Coastal Wire having sold Delta winches.", supplier="Orion", recipient="Delta",
        item="winches", voice=[("Coastal Wire", "publication"), ("Orion", "organization")],
    )  # fmt: skip
    assert [f.summary for f in found] == ["Orion denies what others assert: “winches”."]
