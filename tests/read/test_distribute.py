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


@pytest.mark.parametrize(
    ("text", "role", "ends"),
    [
        (
            "Varlok Trading sold six lathes to a dealer in Kazan and Dorrin Metal Plant.",
            "recipient",
            {("dealer", "Kazan"), ("Dorrin Metal Plant", None)},
        ),
        (
            "Varlok Trading sold six lathes to Orland Works in Kazan and Dorrin Metal Plant in Tula.",
            "recipient",
            {("Orland Works", "Kazan"), ("Dorrin Metal Plant", "Tula")},
        ),
        (
            "Orland Works in Izmir and Varlok Trading sold six lathes to Dorrin Metal Plant.",
            "supplier",
            {("Orland Works", "Izmir"), ("Varlok Trading", None)},
        ),
        (
            "Dorrin Metal Plant bought six lathes from a dealer in Izmir and from Varlok Trading.",
            "supplier",
            {("dealer", "Izmir"), ("Varlok Trading", None)},
        ),
    ],
)
def test_parties_joined_across_a_place(text: str, role: str, ends: set[tuple[str, str | None]]) -> None:
    place = "to" if role == "recipient" else "from"
    assert {(t[role], t.get(place)) for t in transfers(text)} == ends


def test_intermediaries_joined_across_a_place() -> None:
    reader = READER.propose(
        Document(
            id="d",
            origin="a.txt",
            text="The shipments ran through a front company in Izmir and the Kazan dealer Orland Works.",
            language="en",
        )
    )
    (ran,) = [c for c in reader.claims if any(r.role == "via" for r in c.roles)]
    assert [r.words.text for r in ran.roles if r.role == "via"] == ["front company", "Orland Works"]


def test_talks_that_run_through_a_month_move_nothing() -> None:
    assert not transfers(
        "Six lathes were old. Talks ran through Orland Works. The film runs through Dorrin Metal Plant."
    )
