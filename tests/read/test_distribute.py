"""One filler a role: coordinated receivers are several transfers, and places go to the party they stand behind."""

from typing import Any

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from enduse.records.document import Document

READER = ProseReader(Known.of([]), encoder=False)


def transfers(text: str) -> list[dict[str, Any]]:
    document = Document(id="d", origin="a.txt", text=text, language="en")
    claims = read(document, [READER]).claims
    return [{r.role: r.text for r in c.roles} for c in claims if c.relation == "transfer"]


def test_each_of_several_receivers_is_a_transfer() -> None:
    found = transfers("Varlok Trading supplied Dorrin Metal Plant and Belmora Aviation with twelve engines.")
    assert {t["recipient"] for t in found} == {"Dorrin Metal Plant", "Belmora Aviation"}
    assert all(t["supplier"] == "Varlok Trading" and t["item"] == "twelve engines" for t in found)


def test_a_list_of_goods_stays_one_transfer() -> None:
    found = transfers("Varlok Trading sold lathes and engines to Dorrin Metal Plant.")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "role", "place"),
    [
        ("Dorrin Metal Plant bought six lathes from Varlok Trading in Izmir.", "from", "Izmir"),
        ("Varlok Trading sold six lathes to Dorrin Metal Plant in Kazan.", "to", "Kazan"),
    ],
)
def test_a_place_goes_to_the_party_it_stands_behind(text: str, role: str, place: str) -> None:
    (found,) = transfers(text)
    assert found[role] == place
    assert {"from", "to"} & set(found) == {role}
