"""Ships that texts name are parties that are screened, and stand between as carriers."""

import pytest

from enduse.records.claim import Mention
from enduse.records.document import Document
from enduse.records.party import Party
from enduse.resolve.ships import Ships
from factories import claim, document, item, item_id, party, party_id


def ships(paper: Document, name: str, kind: str = "item") -> Ships:
    """The ships of a text in which each `name` is a mention of this kind."""
    found, at = [], paper.text.find(name)
    while at >= 0:
        ids = {"item": item_id(name)} if kind == "item" else {"party": party_id(name)}
        found.append(Mention(document=paper.id, start=at, end=at + len(name), text=name, kind=kind, **ids))  # type: ignore[arg-type]
        at = paper.text.find(name, at + 1)
    firms = [party(name, schema="LegalEntity")] if kind == "organization" else []
    return Ships([paper], found, [item(name, name)] if kind == "item" else [], firms)


@pytest.mark.parametrize(
    "text",
    [
        "The tanker Amber Gull left Port Alder.",
        "The general cargo vessel Amber Gull left.",
        "The barge “Amber Gull” left.",
        "Amber Gull, a bulk carrier flying the flag of Togo, left.",
        "Amber Gull (IMO 9074729) left.",
        "Amber Gull, IMO number 9074729, left.",
        "Сухогруз «Amber Gull» ушёл.",
        "货轮Amber Gull离港。",
    ],
)
def test_what_a_text_calls_a_ship_is_a_party_to_be_screened(text: str) -> None:
    (one,) = ships(document("a", text), "Amber Gull").parties.values()
    assert (one.schema, one.caption) == ("Vessel", "Amber Gull")
    assert [i.value for i in one.identifiers] == (["9074729"] if "IMO" in text else [])


@pytest.mark.parametrize(
    "text",
    [
        "Amber Gull pumps went to Delta.",
        "The maker of Amber Gull, a tanker operator, spoke.",
        "Delta shipped Amber Gull sets in four tanker trucks.",
        "Amber Gull, a pump for ships, was sold.",
        "Amber Gull, the pump of the tanker Velmora, was sold.",
        "They sold 300 MT Amber Gull.",
    ],
)
def test_goods_are_no_ship(text: str) -> None:
    assert not ships(document("a", text), "Amber Gull").parties


def test_a_firm_is_a_ship_only_where_its_own_words_say_so() -> None:
    said = document("a", "Amber Gull, a general cargo ship, left.")
    (one,) = ships(said, "Amber Gull", "organization").parties.values()
    assert (one.id, one.schema) == (party_id("Amber Gull"), "Vessel")
    for text in ("The tanker Amber Gull had chartered left.", "Amber Gull, a ship broker, spoke."):
        assert not ships(document("b", text), "Amber Gull", "organization").parties


def test_a_title_before_the_name_is_no_part_of_it() -> None:
    (one,) = ships(document("a", "They went aboard the MV Amber Gull."), "MV Amber Gull").parties.values()
    assert one.caption == "Amber Gull"


@pytest.mark.parametrize(
    ("text", "carries"),
    [
        ("The tanker Amber Gull discharged winches at Delta.", True),
        ("Winches went to Delta aboard the tanker Amber Gull.", True),
        ("Winches were loaded onto the Amber Gull, a freighter, for Delta.", True),
        ("Winches went to Delta, and the tanker Amber Gull lay in port.", False),
    ],
)
def test_a_carrier_stands_between(text: str, carries: bool) -> None:
    paper = document("a", text)
    got = ships(paper, "Amber Gull").told(claim(paper, "transfer", text, item="inches", recipient="Delta"))
    assert [r.party for r in got.fillers("via")] == [item_id("Amber Gull")] * carries


def test_a_ship_that_brings_goods_is_no_supplier_and_one_that_is_sold_carries_nothing() -> None:
    paper = document("a", "Amber Gull, a freighter, carried winches to Delta.")
    told = claim(paper, "transfer", paper.text, supplier="Amber Gull", item="winches", recipient="Delta")
    got = ships(paper, "Amber Gull", "organization").told(told)
    assert ([r.text for r in got.fillers("via")], got.fillers("supplier")) == (["Amber Gull"], ())
    sold = document("b", "Orion sold winches and a pump aboard the tanker Amber Gull to Delta.")
    deal = claim(sold, "transfer", sold.text, item="winches", recipient="Delta", state="paid")
    assert ships(sold, "Amber Gull").told(deal) == deal


def test_a_ship_s_number_is_none_of_the_firm_beside_it() -> None:
    paper = document("a", "The tanker Amber Gull (IMO 9074729) belongs to Orion.")
    known = ships(paper, "Amber Gull")
    owner: Party = party("Orion", identifiers=("imo:9074729", "inn:7707083893"))
    assert {p.caption: [i.scheme for i in p.identifiers] for p in known.among([owner])} == {
        "Orion": ["inn"],
        "Amber Gull": ["imo"],
    }
