"""Ships that move goods stand in between; a voyage delivers no ship; the number of a ship is the ship's."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from enduse.records.document import Document
from enduse.records.identity import sha256_text
from enduse.records.reading import Reading

TRADE = "Norvik Plant delivered ammunition, sensors, chips, engines and machine tools to Kestrel GmbH in May."


def reading(sentence: str) -> Reading:
    text = f"{sentence}\n\n{TRADE}"
    document = Document(id=sha256_text(text), origin="a.txt", text=text, language="en")
    return read(document, [ProseReader(Known.of([]), encoder=False)])


def told(sentence: str, relation: str) -> list[dict[str, str]]:
    claims = reading(sentence).claims
    here = [c for c in claims if c.relation == relation and c.evidence[0].start < len(sentence)]
    return [{r.role: r.text for r in c.roles} for c in here]


@pytest.mark.parametrize(
    ("sentence", "ship"),
    [
        ("The general cargo vessel Grey Plover carried 40 engines to Benghazi.", "Grey Plover"),
        ("The engines were loaded onto the general cargo vessel Grey Plover.", "Grey Plover"),
        ("The engines were shipped to Benghazi aboard the bulk carrier Grey Plover.", "Grey Plover"),
        ("The engines were carried to Benghazi by the Grey Plover (IMO 9074729).", "Grey Plover"),
        ("The vessel Grey Plover left Trieste for Benghazi with 40 engines.", "Grey Plover"),
    ],
)
def test_a_ship_that_moves_goods_stands_between(sentence, ship):
    found = told(sentence, "transfer")
    assert [roles.get("via") for roles in found] == [ship]
    assert all("engines" in roles["item"] and "supplier" not in roles for roles in found)


@pytest.mark.parametrize(
    "sentence",
    ["The vessel Grey Plover left Trieste for Benghazi.", "The vessel Grey Plover reached Benghazi on 4 June."],
)
def test_a_voyage_is_a_visit(sentence):
    assert told(sentence, "transfer") == []
    assert {"visitor": "Grey Plover", "place": "Benghazi"} in told(sentence, "visit")


@pytest.mark.parametrize(
    ("sentence", "item"),
    [
        ("Ostrava Works sold the tanker Grey Plover to Aster LLC.", "Grey Plover"),
        ("Twelve patrol vessels arrived in Benghazi for the navy.", "Twelve patrol vessels"),
    ],
)
def test_a_ship_that_is_sold_is_goods(sentence, item):
    assert [(roles["item"], roles.get("via")) for roles in told(sentence, "transfer")] == [(item, None)]


def test_who_charters_a_ship_uses_it():
    assert told("Aster LLC merely chartered the ship.", "transfer") == []
    assert {"user": "Aster LLC", "item": "ship"} in told("Aster LLC merely chartered the ship.", "use")


def test_an_imo_number_is_the_ships():
    text = "Aster LLC, which owns the tanker Grey Plover (IMO 9074729), denied it."
    numbers = {name.text: [i.value for i in r.identifiers] for r in reading(text).references for name in r.names}
    assert numbers["Grey Plover"] == ["9074729"]
    assert numbers["Aster LLC"] == []
    assert "IMO" not in numbers
