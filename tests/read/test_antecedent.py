"""What sort of party a description may mean: "the plant", "the embassy", "the Chinese company"."""

import pytest

from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from enduse.records.proposal import ProposedClaim
from factories import document


def told(text: str) -> ProposedClaim:
    """The last transfer of a text."""
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    return [c for c in claims if c.relation == "transfer"][-1]


def supplier(text: str) -> str:
    """The key of who supplies, without its kind; a number for somebody without a name."""
    return str(next(r.key for r in told(text).roles if r.role == "supplier")).split(":", 1)[1]


SOLD = "said it had sold 300 lenses to Orland Trading."


@pytest.mark.parametrize(
    "text",
    [
        f"Kavir Supplies is a company in Mali. The Panel wrote to Dorrin Motors. The company {SOLD}",
        f"Kavir Supplies is a company in Mali. Questions were put to Dorrin Motors in May. The company {SOLD}",
        f"Kavir Supplies, a company in Mali, paid. The Gazette turned to Dorrin Motors. The firm {SOLD}",
        f"Kavir Supplies paid. The reporters sent a list of questions to Dorrin Motors. The firm {SOLD}",
        f"Dorrin Motors paid. It wrote to the Ministry of Trade. The company {SOLD}",
        f"Kavir Supplies paid. Dorrin Motors sent goods to Orland Trading. The company {SOLD}",
        f"Dorrin Motors turned to Tolmar Works for parts. The company {SOLD}",
        f"Dorrin Motors wrote to Tolmar Works in May. It {SOLD}",
        f"Dorrin Motors paid. The Panel of Experts wrote a report. The company {SOLD}",
    ],
)
def test_company_that_was_asked_or_is_spoken_of(text: str) -> None:
    assert supplier(text) == "dorrin motors"


SHIPPED = "shipped 40 shells to Mali."


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        (f"Dorrin Metal Plant paid Orland Logistics. Kavir Agency paid. The plant {SHIPPED}", "dorrin metal plant"),
        (f"Dorrin Kombinat bought lathes. Tolmar Motors did not answer. The factory {SHIPPED}", "dorrin kombinat"),
        (f"Dorrin Motors makes shells in Izmir. Orland Logistics paid. The plant {SHIPPED}", "dorrin motors"),
        (f"Dorrin Works in Izmir paid. Orland Works in Ankara paid. The Izmir plant {SHIPPED}", "dorrin works"),
        (f"Dorrin Works paid. The Kremlin answered. The same plant {SHIPPED}", "dorrin works"),
        (f"Dorrin Motors paid. The plant {SHIPPED}", "dorrin motors"),
        (f"Dorrin Motors makes shells. Tolmar Works bought them. The manufacturer {SHIPPED}", "dorrin motors"),
    ],
)
def test_plant(text: str, firm: str) -> None:
    assert supplier(text) == firm


@pytest.mark.parametrize(
    "text",
    [
        f"Dorrin Logistics paid. The plant {SHIPPED}",
        f"The Kremlin answered. The plant {SHIPPED}",
        f"The payment to Dorrin Optics was not made. The plant {SHIPPED}",
        f"The Dorrin Institute in Izmir answered. The Izmir plant {SHIPPED}",
    ],
)
def test_no_plant(text: str) -> None:
    assert supplier(text).isdigit()


TOLD = "said that Dorrin Motors sold 40 lenses to Orland Trading."


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"The Rapid Support Forces answered. The embassy {TOLD}", "embassy"),
        (f"The Rapid Support Forces answered. The ministry {TOLD}", "ministry"),
        (f"The Rapid Support Forces answered. The government {TOLD}", "government"),
        (f"The Defence Ministry of Mali answered. The embassy {TOLD}", "embassy"),
        (f"The Defence Ministry of Mali answered. The ministry {TOLD}", "Defence Ministry of Mali"),
        (f"The Customs Service opened a case. The agency {TOLD}", "Customs Service"),
        (f"The Sudanese Armed Forces answered. The army {TOLD}", "Sudanese Armed Forces"),
        (f"The Turkish embassy answered. The embassy {TOLD}", "Turkish embassy"),
        (f"The Economy Ministry of Chad answered. The defence ministry {TOLD}", "defence ministry"),
    ],
)
def test_bodies_of_a_state(text: str, speaker: str) -> None:
    assert told(text).voice[-1].name == speaker


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        (
            "Jiangyun Motors made them. “It is large,” said Colm Astery, a fellow at the Sandfell Institute. "
            "The Chinese company sold 40 lathes to Orland Trading.",
            "jiangyun motors",
        ),
        (
            "Dorrin Motors, a Turkish firm, paid. Tolmar Works did not answer. "
            "The Turkish company sold 40 lathes to Orland Trading.",
            "dorrin motors",
        ),
    ],
)
def test_company_of_a_land(text: str, firm: str) -> None:
    assert supplier(text) == firm


def test_nameless_company_of_a_land() -> None:
    text = "Dorrin Motors bought lathes from a Chinese company. The Chinese company sold 40 lathes to Orland Trading."
    assert supplier(text) == str(text.index("Chinese"))


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("The trading company that passed 40 lathes to Orland Works is Dorrin Supplies, a firm in Mali.", "supplies"),
        ("The dealer who shipped the lathes to Orland Works was Karim Aziz.", "karim aziz"),
        ("Papers say that the firm that sold 40 lathes to Orland Works was Dorrin Motors.", "motors"),
        ("The firm which sold 40 lathes to Orland Works was identified as Dorrin Motors.", "motors"),
    ],
)
def test_who_the_sentence_says_it_is(text: str, firm: str) -> None:
    assert supplier(text).endswith(firm)


@pytest.mark.parametrize(
    "text",
    [
        "The company that sold 40 lathes to Orland Works is not Dorrin Motors.",
        "The company that sold 40 lathes to Orland Works may be Dorrin Motors.",
        "The company that sold 40 lathes to Orland Works is a customer of Dorrin Motors.",
    ],
)
def test_who_the_sentence_does_not_say_it_is(text: str) -> None:
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    sold = next(c for c in claims if any(r.words.text == "40 lathes" for r in c.roles))
    assert "organization:dorrin motors" not in {r.key for r in sold.roles}


def test_firm_in_a_town_taken_for_a_firm() -> None:
    text = "They resold pumps to the Dorrin Works in Okhtor, which builds the HR-7 drone. Okhtor said it had paid."
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    made = next(c for c in claims if c.relation == "production")
    assert {r.key for r in made.roles if r.role == "producer"} == {"organization:dorrin works"}


@pytest.mark.parametrize("paper", ["Arms Monitor Sahel", "The Sandfell Institute", "The Ledger"])
def test_who_only_writes_is_no_firm(paper: str) -> None:
    text = f"Dorrin Motors paid. {paper} wrote a report. The firm sold 40 lenses to Kavir Aviation."
    assert supplier(text) == "dorrin motors"


def test_land_told_behind_brackets() -> None:
    text = (
        "Jiangyun Motors paid. Pumps were sold to Dorrin Radio Plant (DRP), a Russian maker of seekers. "
        "The Chinese company sold 40 lathes to Orland Trading."
    )
    assert supplier(text) == "jiangyun motors"


def test_nobody_deals_with_itself() -> None:
    text = "Dorrin Radio Plant paid. The company has denied dealing with the plant."
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    ends = [[r.key for r in c.roles] for c in claims if c.relation == "cooperation"]
    assert all(len(set(keys)) == len(keys) for keys in ends)


SOLD_ON = "sold 40 pumps to Mali."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"Dorrin Motors sold 40 pumps to a dealer. The dealer {SOLD_ON}", "dealer"),
        (f"Dorrin Motors sold 40 pumps to an unnamed buyer. The buyer {SOLD_ON}", "unnamed buyer"),
        (
            f"The pumps went to a trading firm in Izmir, then to Tolmar Works. The trading firm {SOLD_ON}",
            "trading firm",
        ),
        (f"A freight company bought 40 pumps from Dorrin Motors. The company {SOLD_ON}", "freight company"),
        (f"Dorrin Works got pumps from a Russian plant. The plant {SOLD_ON}", "Russian plant"),
    ],
)
def test_party_without_a_name_told_before(text: str, told: str) -> None:
    assert supplier(text) == str(text.index(told))


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        (
            f"Dorrin Trading, a trading company in Izmir, paid. Tolmar Works paid. The trading company {SOLD_ON}",
            "trading",
        ),
        (f"A dealer paid. Dorrin Trading, a dealer in Izmir, paid. Tolmar Works paid. The dealer {SOLD_ON}", "trading"),
        (f"Dorrin Trading is a dealer in Izmir. Tolmar Works paid. The dealer {SOLD_ON}", "trading"),
        (f"A Russian plant paid. Dorrin Works bought pumps. The plant {SOLD_ON}", "works"),
        (f"A dealer paid. Dorrin Trading bought pumps. The company {SOLD_ON}", "trading"),
    ],
)
def test_party_called_so_beside_its_name(text: str, firm: str) -> None:
    assert supplier(text) == f"dorrin {firm}"


def test_government_of_the_land_spoken_of() -> None:
    text = f"Chad denied it. The government {TOLD}"
    assert told(text).voice[-1].key == "place:td"
