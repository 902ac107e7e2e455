"""What part a party played, told by the noun for the part; what is sold by a bill; who stands behind a firm."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from enduse.records.document import Document
from enduse.records.identity import sha256_text

#: Makes the text one that speaks of goods.
TRADE = "Norvik Plant delivered ammunition, sensors, chips, engines and machine tools to Kestrel GmbH in May."


def told(sentence: str, relation: str) -> list[dict[str, str]]:
    text = f"{sentence}\n\n{TRADE}"
    document = Document(id=sha256_text(text), origin="a.txt", text=text, language="en")
    claims = read(document, [ProseReader(Known.of([]), encoder=False)]).claims
    here = [c for c in claims if c.relation == relation and c.evidence[0].start < len(sentence)]
    return [{r.role: r.text for r in c.roles} for c in here]


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("The importer of record was Delmar Trading LLC.", {"recipient": "Delmar Trading LLC"}),
        ("The buyer named on the invoice was Aster Medical LLC, a clinic.", {"recipient": "Aster Medical LLC"}),
        ("The supplier of the engines was Baltic Motors LLC.", {"supplier": "Baltic Motors LLC", "item": "engines"}),
        ("The waybill names the consignee as Vostok LLC.", {"recipient": "Vostok LLC"}),
        ("The purchase of the engines was arranged by Orlan LLC.", {"via": "Orlan LLC", "item": "engines"}),
        ("Orlan LLC brokered both sales.", {"via": "Orlan LLC"}),
        ("Delmar LLC's main supplier was a foundry in Pune.", {"supplier": "foundry", "recipient": "Delmar LLC"}),
        (
            "Delmar LLC invoiced Aster LLC for twelve engines.",
            {"supplier": "Delmar LLC", "recipient": "Aster LLC", "item": "twelve engines"},
        ),
    ],
)
def test_the_noun_for_a_part_tells_a_transfer(sentence, roles):
    assert any(roles.items() <= found.items() for found in told(sentence, "transfer"))


@pytest.mark.parametrize(
    "sentence",
    [
        "The buyer was not identified.",
        "The seller was happy with the price.",
        "The recipient of the award was Ivan Petrov.",
        "The customer is king.",
    ],
)
def test_what_is_no_party_plays_no_part(sentence):
    assert told(sentence, "transfer") == []


def test_a_form_may_name_several_parts():
    found = told("The invoices list Aster LLC as the importer and Delmar LLC as the seller.", "transfer")
    assert {"recipient": "Aster LLC"} in found and {"supplier": "Delmar LLC"} in found


@pytest.mark.parametrize(
    ("sentence", "relation", "roles"),
    [
        (
            "Delmar LLC is a front for Alvarra LLC.",
            "affiliation",
            {"member": "Delmar LLC", "organization": "Alvarra LLC"},
        ),
        ("Delmar LLC, whose owner Ivan Petrov was fined, closed.", "ownership", {"owner": "Ivan Petrov"}),
        ("The state-owned manufacturer Zavod LLC exported 28 engines.", "ownership", {"owner": "state"}),
        ("Delmar LLC, a Togo-registered company, bought trucks.", "location", {"place": "Togo"}),
        ("Ivan Petrov, 51, of Belgrade, was charged.", "location", {"subject": "Ivan Petrov", "place": "Belgrade"}),
        ("Ivan Petrov, who lives in Dubai, was charged.", "location", {"place": "Dubai"}),
        (
            "The foreign ministry spokeswoman Anna Petrova was not aware of it.",
            "affiliation",
            {"member": "Anna Petrova", "organization": "foreign ministry", "capacity": "spokeswoman"},
        ),
    ],
)
def test_who_stands_behind_and_where(sentence, relation, roles):
    assert any(roles.items() <= found.items() for found in told(sentence, relation))


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        (
            "The frigate was repaired at Delmar LLC's yard in Toulon.",
            {"subject": "Delmar LLC's yard", "place": "Toulon"},
        ),
        ("Our plant in Oulu makes engines.", {"subject": "plant", "place": "Oulu"}),
        ("Delmar LLC has an office in Oslo.", {"subject": "Delmar LLC", "place": "Oslo"}),
        ("The engines went to Delmar LLC, in Hamburg.", {"subject": "Delmar LLC", "place": "Hamburg"}),
        ("They sold it to Delmar LLC, a wholesaler in the suburbs of Lima.", {"place": "Lima"}),
        ("Delmar LLC employs 55 people in Ghent.", {"subject": "Delmar LLC", "place": "Ghent"}),
        ("Delmar LLC, with offices in Oslo, bought engines.", {"subject": "Delmar LLC", "place": "Oslo"}),
        ("Delmar LLC has its seat in Oslo.", {"subject": "Delmar LLC", "place": "Oslo"}),
    ],
)
def test_where_a_party_has_a_site(sentence, roles):
    (found,) = told(sentence, "location")
    assert roles.items() <= found.items()


@pytest.mark.parametrize(
    ("sentence", "relation", "roles"),
    [
        (
            "The drone contains at least nine sensors.",
            "specification",
            {"item": "drone", "value": "at least nine sensors"},
        ),
        ("Swiss chips were found in the drone.", "specification", {"item": "drone", "value": "Swiss chips"}),
        ("Delmar LLC and Orlan LLC formed a joint venture.", "cooperation", {"subject": "joint venture"}),
        ("Delmar LLC is in talks with Orlan LLC.", "cooperation", {"party": "Orlan LLC", "subject": "talks"}),
        ("Ivan Petrov met Anna Tolan in Riga.", "cooperation", {"party": "Anna Tolan"}),
        (
            "Ivan Petrov is the sole director of Delmar LLC.",
            "affiliation",
            {"member": "Ivan Petrov", "organization": "Delmar LLC", "capacity": "sole director"},
        ),
    ],
)
def test_what_is_in_a_device_who_works_together_who_holds_a_post(sentence, relation, roles):
    (found,) = told(sentence, relation)
    assert roles.items() <= found.items()


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Forty engines were found in the crates.", "specification"),
        ("Most parts found in Russian weapons were made abroad.", "specification"),
        ("Investigators found fingerprints in the drone.", "specification"),
        ("The minister met the requirements.", "cooperation"),
        ("Ivan Petrov is not a director of Delmar LLC.", "affiliation"),
    ],
)
def test_what_only_looks_alike(sentence, relation):
    assert told(sentence, relation) == []


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("The engines were flown to a gravel strip near Abéché.", {"item": "engines", "to": "Abéché"}),
        ("The MV Corvina was to carry forty engines to Yemen.", {"via": "MV Corvina", "to": "Yemen"}),
        ("From Izmir the engines were shipped to Oslo.", {"from": "Izmir", "item": "engines", "to": "Oslo"}),
        (
            "Delmar LLC shipped engines to a trading firm in Istanbul that sold them to a plant in Iran.",
            {"supplier": "trading firm", "item": "them", "to": "Iran"},
        ),
        (
            "The sensors were delivered to Delmar LLC and from there re-exported to Orlan LLC in Omsk.",
            {"item": "sensors", "recipient": "Orlan LLC"},
        ),
    ],
)
def test_who_carries_and_where_from(sentence, roles):
    assert any(roles.items() <= found.items() for found in told(sentence, "transfer"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Aster LLC sold engines to Delmar LLC, a company registered in Sharjah, which then sold them to Orlan LLC.",
        "The engines were sold to Delmar LLC, a firm based in Dubai, which sold them to Orlan LLC.",
        "The engines were sold to Delmar LLC, a trading house with an office in Ajman, which sold them to Orlan LLC.",
        "The engines were sold to Delmar LLC, a dealer from Graz, which sold them to Orlan LLC.",
        "The engines were sold to Delmar LLC, a dealer in Izmir, Turkey, which sold them to Orlan LLC.",
    ],
)
def test_which_is_the_firm_and_not_its_seat(sentence):
    assert {"supplier": "Delmar LLC", "recipient": "Orlan LLC", "item": "them"} in told(sentence, "transfer")


@pytest.mark.parametrize("firm", ["Delmar LLC of Izmir, Turkey", "Delmar LLC, Turkey", "Delmar LLC in Izmir"])
def test_the_firm_before_its_seat_did_it_and_speaks(firm):
    sentence = f"{firm}, which sold the engines to Orlan LLC, denied it."
    assert any(roles.get("supplier") == "Delmar LLC" for roles in told(sentence, "transfer"))
    assert {"speaker": "Delmar LLC", "topic": "it"} in told(sentence, "statement")


def test_which_is_the_firm_and_not_its_region():
    (roles,) = told("The engines stood at Delmar LLC in the Izmir region, which sold them to Orlan LLC.", "transfer")
    assert roles["supplier"] == "Delmar LLC"


def test_a_land_that_sells_is_no_seat():
    found = told("Aster LLC bought engines from Turkey, which sold them to Orlan LLC.", "transfer")
    assert any(roles.get("supplier", roles.get("from")) == "Turkey" and "recipient" in roles for roles in found)


@pytest.mark.parametrize(
    ("sentence", "role", "party"),
    [
        ("A bill of lading listing Aster LLC as the consignee of 12 lenses was found.", "recipient", "Aster LLC"),
        ("The police seized an invoice listing Aster LLC as the seller of 12 lenses.", "supplier", "Aster LLC"),
        ("The sensors went to a trading house in Dubai called Corvex General Trading.", "recipient", "Corvex General"),
        ("The sensors were delivered to an Iranian firm called Corvex.", "recipient", "Corvex"),
        ("A broker known as Corvex Trading bought the sensors from Aster LLC.", "recipient", "Corvex Trading"),
        ("Aster LLC makes shells, and the Emirates are its largest customer.", "recipient", "Emirates"),
    ],
)
def test_who_is_named_beside_the_part(sentence, role, party):
    assert any(roles.get(role, "").startswith(party) for roles in told(sentence, "transfer"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Aster LLC supplied the radios for civilian purposes to Delmar LLC.",
        "Aster LLC supplied the engines for its new trainer to Delmar LLC.",
    ],
)
def test_what_goods_are_for_is_nobody(sentence):
    found = told(sentence, "transfer")
    assert found and all(roles.get("recipient", "Delmar LLC") == "Delmar LLC" for roles in found)
    assert all("end_user" not in roles for roles in found)


def test_a_front_is_no_stake():
    sentence = "Delmar LLC acted as a front for Alvarra LLC."
    assert told(sentence, "ownership") == []
    assert {"member": "Delmar LLC", "organization": "Alvarra LLC", "capacity": "front"} in told(sentence, "affiliation")


@pytest.mark.parametrize(
    ("sentence", "relation", "roles"),
    [
        ("Hong Kong-based Velm Trading sold chips.", "location", {"place": "Hong Kong"}),
        (
            "The United Arab Emirates-based dealer Velm Trading sold chips.",
            "location",
            {"place": "United Arab Emirates"},
        ),
        ("A U.K.-based dealer, Velm Trading, sold chips.", "location", {"place": "U.K."}),
        ("The dealer, Shenzhen-based Velm Trading, sold chips.", "location", {"place": "Shenzhen"}),
        ("A U.S.-designated Iranian firm, Velm Trading, sold chips.", "sanction", {"authority": "U.S."}),
    ],
)
def test_the_land_inside_an_adjective(sentence, relation, roles):
    found = told(sentence, relation)
    assert [{role: one.get(role) for role in roles} for one in found] == [roles]


@pytest.mark.parametrize("opening", ["", "The Treasury said "])
def test_all_of_a_list_are_designated(opening):
    found = told(f"{opening}Aster LLC, Delmar LLC and Orlan LLC are being designated under E.O. 13382.", "sanction")
    assert sorted(roles["target"] for roles in found) == ["Aster LLC", "Delmar LLC", "Orlan LLC"]
    assert all("authority" not in roles for roles in found)


@pytest.mark.parametrize(
    ("sentence", "item"),
    [
        ("The first, of 60 engines, left Vienna airport on 16 June.", "60 engines"),
        ("The second shipment, of 40 pumps, left Trieste on 3 May for Benghazi.", "40 pumps"),
    ],
)
def test_the_goods_of_a_part(sentence, item):
    assert [roles["item"] for roles in told(sentence, "transfer")] == [item]


def test_a_price_is_no_number_of_goods():
    text = f"Aster LLC bought the shells for 31 million dollars from Delmar LLC.\n\n{TRADE}"
    document = Document(id=sha256_text(text), origin="a.txt", text=text, language="en")
    claims = read(document, [ProseReader(Known.of([]), encoder=False)]).claims
    assert claims[0].quantity is None and any(r.role == "price" for r in claims[0].roles)
