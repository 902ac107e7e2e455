"""Where texts put a firm that has no country on its record."""

import pytest

from enduse.trace import trace
from enduse.trace.homes import countries_in
from enduse.trace.seats import seats
from factories import claim, document, item, party, party_id, place


def put(name: str, passage: str) -> set[str]:
    paper = document("a.txt", passage)
    told = claim(paper, "transfer", paper.text, recipient=name)
    firm = party(name)
    return set(seats([told], {firm.id: firm}, {firm.id})[firm.id])


@pytest.mark.parametrize(
    ("name", "passage", "country"),
    [
        ("Orion", "It went to Orion of Tomsk in May.", "ru"),
        ("Orion", "It went to Orion, a maker of winches in Lisbon that few know.", "pt"),
        ("Orion", "It went to the Ankara trading house Orion.", "tr"),
        ("Orion", "It went to Yerevan-based Orion.", "am"),
        ("Орион", "Лебёдки получил бишкекский завод «Орион».", "kg"),
        ("猎户公司", "绞车运往沙迦的猎户公司。", "ae"),
        ("Minsk Winch Works", "It went to Minsk Winch Works.", "by"),
    ],
)
def test_a_passage_or_the_name_tells_the_country(name: str, passage: str, country: str) -> None:
    assert put(name, passage) == {country}


@pytest.mark.parametrize(
    "passage",
    [
        "Japan today listed Orion.",
        "Seven crates left Baku by rail for Orion.",
        "Orion got seven crates, a man in Lisbon said.",
    ],
)
def test_a_place_that_is_not_said_of_the_firm_is_none_of_its_own(passage: str) -> None:
    assert not put("Orion", passage)


def test_a_denial_by_a_country_reaches_a_firm_that_the_text_puts_there() -> None:
    paper, no = (
        document("a.txt", "Orion of Tomsk got winches."),
        document("b.txt", "Nobody sold Russia winches, says Umbra."),
    )
    told = claim(paper, "transfer", paper.text, recipient="Orion", item="winches")
    denial = claim(no, "transfer", no.text, recipient="Russia", item="winches", stance="denies")
    parties = (party("Orion"), party("Umbra"), place("Russia", country="ru"))
    (one,) = trace([paper, no], [told, denial], parties, [item("winches")]).transfers
    assert one.denied_by == (denial.id,)
    assert party_id("Orion") == one.recipient


def test_inflected_adjectives_name_a_country_too() -> None:
    assert countries_in("у китайских заводов") == {"cn"}
