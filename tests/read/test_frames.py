"""Who gives and who gets, by verbs and nouns that turn either way; what passes; who goes by a number."""

import pytest
from test_prose import claims, roles

#: Makes the text one that speaks of goods.
TRADE = "Norvik Plant sells sensors, chips, engines and machine tools. "


def deals(text: str) -> list[dict[str, str]]:
    return [roles(c) for c in claims(TRADE + text, "transfer") if c.evidence[0].start >= len(TRADE)]


SIDES = {
    "Velmet Oy has received a follow-on order from the Latvian army for 30 jammers.": ("Velmet Oy", "Latvian army"),
    "Velmet Oy won an order from the Latvian army for 30 jammers in May.": ("Velmet Oy", "Latvian army"),
    "Velmet Oy placed an order with Denva Trading for 30 jammers.": ("Denva Trading", "Velmet Oy"),
    "Velmet Oy made a purchase of 30 jammers from Denva Trading.": ("Denva Trading", "Velmet Oy"),
    "Velmet Oy made a delivery of 30 jammers to Denva Trading.": ("Velmet Oy", "Denva Trading"),
    "Denva Trading took delivery of 30 jammers from Velmet Oy.": ("Velmet Oy", "Denva Trading"),
    "Velmet Oy leased two lathes from Denva Trading.": ("Denva Trading", "Velmet Oy"),
    "Velmet Oy leased two lathes to Denva Trading.": ("Velmet Oy", "Denva Trading"),
    "Velmet Oy rented two lathes to Denva Trading.": ("Velmet Oy", "Denva Trading"),
    "Goran Tolm, 51, of Parma, Ohio, sold 40 pumps to Velmet Oy.": ("Goran Tolm", "Velmet Oy"),
    "Goran Tolm, of Riga, Latvia, sold 40 pumps to Velmet Oy.": ("Goran Tolm", "Velmet Oy"),
    "Anna Kolb is an engineer who has supplied lenses to Velmet Oy.": ("Anna Kolb", "Velmet Oy"),
    "Company-1 shipped 40 lenses to Individual-2.": ("Company-1", "Individual-2"),
    "Anna Kolb provided Company-3 with 40 lenses.": ("Anna Kolb", "Company-3"),
    "At the port Entity 4 bought the K-7 radar from Company B.": ("Company B", "Entity 4"),
}


@pytest.mark.parametrize("text", SIDES)
def test_who_gives_and_who_gets(text: str) -> None:
    (deal,) = deals(text)
    assert (deal.get("supplier"), deal.get("recipient")) == SIDES[text]


def test_imports_are_got() -> None:
    (deal,) = deals("The import of 30 jammers by Denva Trading from China was stopped.")
    assert (deal["recipient"], deal["from"]) == ("Denva Trading", "China")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The crates were delivered to drivers from Bamako.", None),
        ("Denva Trading shipped 40 pumps to a firm from Turkey.", None),
        ("The lathes went to the army from Turkey.", "Turkey"),
        ("Denva Trading shipped 40 pumps to Kazan from Turkey.", "Turkey"),
    ],
)
def test_where_those_come_from_who_get_it_is_no_origin(text: str, place: str | None) -> None:
    assert all(deal.get("from") == place for deal in deals(text))


def test_money_is_paid_and_not_supplied() -> None:
    text = TRADE + "Anna Kolb admitted that she received some $1.4 million from Denva Trading."
    assert not [c for c in claims(text, "transfer") if c.evidence[0].start >= len(TRADE)]
    (paid,) = claims(text, "payment")
    assert roles(paid)["payer"] == "Denva Trading"


@pytest.mark.parametrize("where", ["to an account of Orlen Trading FZE", "into the account of Orlen Trading FZE"])
def test_who_is_paid_is_whose_account_it_is(where: str) -> None:
    (paid,) = claims(f"Lindva Consult Ltd wired $405,600 {where} at a bank in Dubai.", "payment")
    assert roles(paid)["payee"] == "Orlen Trading FZE"


def test_what_is_bought_of_other_things_is_no_goods() -> None:
    assert deals("Velmet Oy bought some of the firm's premises in 2024.") == []
    (deal,) = deals("Norvik Plant built 40 lathes, and Velmet Oy bought some of them.")
    assert deal == {"recipient": "Velmet Oy", "item": "some"}


def test_a_firm_that_was_bought_is_no_goods() -> None:
    text = "Velmet Oy employs 410 people. It was bought by the Orlen Group in 2019."
    assert deals(text) == []
    (stake,) = claims(TRADE + text, "ownership")
    assert roles(stake) == {"owner": "Orlen Group", "asset": "It"}
    assert deals("Velmet Oy built the trawler Anja. It was sold to Denva Trading.")[-1]["recipient"] == "Denva Trading"


def test_who_is_named_in_the_papers_of_a_deed() -> None:
    told = deals("Denva Trading exported 40 lenses to Iran, naming Orlen Trading FZE as the consignee.")
    assert {"supplier": "Denva Trading", "item": "40 lenses", "recipient": "Orlen Trading FZE"} in told


PHASES = {
    "Denva Trading caused the 40 lenses to be flown from Riga to Izmir.": "done",
    "Denva Trading used a forwarder in Riga to ship 40 lenses to Velmet Oy.": "done",
    "Denva Trading instructed Velmet Oy to ship 40 lenses to Orlen Trading FZE.": "planned",
    "The driver stated that he had been told by telephone to unload the 40 crates in Riga.": "planned",
    "Denva Trading hired a forwarder to ship 40 lenses to Velmet Oy.": "planned",
    "At no time did Denva Trading ship lenses to Iran.": "done",
}


@pytest.mark.parametrize("text", PHASES)
def test_what_is_caused_is_done(text: str) -> None:
    told = claims(text, "transfer")
    assert told and {c.phase for c in told} == {PHASES[text]}


def test_a_part_of_a_count_has_no_count() -> None:
    (first,) = claims("Denva Trading sold the last of six ST-9 radars to Velmet Oy.", "transfer")
    assert first.quantity is None
    (some,) = claims("Denva Trading sold twelve of the 40 lathes to Velmet Oy.", "transfer")
    assert some.quantity is not None and some.quantity.value == 12
