"""How sure it sounded and when in its life it is: conditions, held beliefs, plans, what goes on, what nobody did."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from enduse.records.claim import Claim
from enduse.records.document import Document

READER = ProseReader(Known.of([]), encoder=False)


def claims(text: str, relation: str = "transfer") -> list[Claim]:
    document = Document(id="d", origin="a.txt", text=text, language="en")
    return [c for c in read(document, [READER]).claims if c.relation == relation]


CERTAINTY = {
    "Varlok Trading is said to have sold six lathes to Dorrin Metal Plant.": "probable",
    "Varlok Trading is suspected of having sold six lathes to Dorrin Metal Plant.": "possible",
    "Police are examining whether Varlok Trading sold six lathes to Dorrin Metal Plant.": "possible",
    "If the licence is granted, Varlok Trading will sell six lathes to Dorrin Metal Plant.": "conditional",
    "Varlok Trading would sell six lathes to Dorrin Metal Plant, should the licence be granted.": "conditional",
    "Varlok Trading sold six lathes to Dorrin Metal Plant.": "stated",
    "Varlok Trading said it had sold six lathes to Dorrin Metal Plant.": "stated",
    "The lathes, built in Izmir, were sold in May to Varlok Trading and shipped to Dorrin Metal Plant.": "stated",
    "The lathes were allegedly sold to Varlok Trading and from there shipped to Dorrin Metal Plant.": "probable",
    "Police suspect that Varlok Trading sold six lathes to Dorrin Metal Plant.": "possible",
    "The suspected delivery of lathes by Varlok Trading to Dorrin Metal Plant is over.": "possible",
    "The alleged delivery of lathes by Varlok Trading to Dorrin Metal Plant is over.": "probable",
    "A smaller lot, perhaps a fifth, was shipped by Varlok Trading to Dorrin Metal Plant.": "stated",
    "Had the licence been granted, Varlok Trading would have sold six lathes to Dorrin Metal Plant.": "conditional",
    "Varlok Trading in all likelihood sold six lathes to Dorrin Metal Plant.": "probable",
    "It cannot be ruled out that Varlok Trading sold six lathes to Dorrin Metal Plant.": "possible",
    "The ministry did not rule out that Varlok Trading had sold six lathes to Dorrin Metal Plant.": "possible",
    "Varlok Trading does not exclude, however, that lathes were passed on to Dorrin Metal Plant.": "possible",
    "Varlok Trading has not ruled out selling six lathes to Dorrin Metal Plant.": "possible",
    "The court ruled that Varlok Trading had sold six lathes to Dorrin Metal Plant.": "stated",
    "The inspectors were unable to exclude that Varlok Trading sold six lathes to Dorrin Metal Plant.": "possible",
    "There are signs that Varlok Trading sold six lathes to Dorrin Metal Plant.": "probable",
    "There is every reason to think that Varlok Trading sold six lathes to Dorrin Metal Plant.": "probable",
    "The inspectors suspect Varlok Trading of selling six lathes to Dorrin Metal Plant.": "possible",
    "Varlok Trading arguably sold six lathes to Dorrin Metal Plant.": "probable",
    "In the inspectors' estimation, Varlok Trading sold six lathes to Dorrin Metal Plant.": "probable",
    "What look like the same lathes were sold by Varlok Trading to Dorrin Metal Plant.": "probable",
    "The lathes must have been sold by Varlok Trading to Dorrin Metal Plant.": "probable",
    "The lathes ought to reach Dorrin Metal Plant by May.": "probable",
    "Varlok Trading is tipped to sell six lathes to Dorrin Metal Plant.": "probable",
    "Varlok Trading will sell six lathes to Dorrin Metal Plant, subject to the approval of the board.": "conditional",
    "Varlok Trading will sell six lathes to Dorrin Metal Plant as long as the money comes.": "conditional",
    "There are no signs that anything is wrong; Varlok Trading sold six lathes to Dorrin Metal Plant.": "stated",
}


@pytest.mark.parametrize("text", CERTAINTY)
def test_certainty(text: str) -> None:
    assert {c.certainty for c in claims(text)} == {CERTAINTY[text]}


def test_what_is_told_in_passing_beside_a_name_takes_no_hedge_from_its_clause() -> None:
    (seat,) = claims("Varlok Trading, a dealer in Izmir, may have sold six lathes.", "location")
    assert (seat.certainty, seat.phase) == ("stated", "done")


PHASE = {
    "Varlok Trading conspired to sell six lathes to Dorrin Metal Plant.": "planned",
    "Varlok Trading sold six lathes to Dorrin Metal Plant.": "done",
    "The agency says it sold six lathes to Dorrin Metal Plant.": "done",
    "The agency says the firm sold six lathes to Dorrin Metal Plant and was paid.": "done",
    "Varlok Trading is nonetheless selling six lathes to Dorrin Metal Plant.": "ongoing",
    "Varlok Trading is likely to sell six lathes to Dorrin Metal Plant.": "planned",
    "Varlok Trading would have sold six lathes to Dorrin Metal Plant.": "done",
    "Varlok Trading has offered Dorrin Metal Plant six lathes.": "planned",
    "Six lathes were meant for Dorrin Metal Plant.": "planned",
    "Varlok Trading had arranged for six lathes to be sent to Dorrin Metal Plant.": "done",
    "Delivery of six lathes to Dorrin Metal Plant is planned for May.": "planned",
    "The lathes of Varlok Trading are shipped to Dorrin Metal Plant by road.": "ongoing",
    "Police are investigating deliveries of lathes to Dorrin Metal Plant.": "done",
    "Deliveries of lathes to Dorrin Metal Plant are continuing.": "ongoing",
    "Varlok Trading is accused of supplying lathes to Dorrin Metal Plant.": "done",
    "Varlok Trading is supplying lathes to Dorrin Metal Plant.": "ongoing",
    "Varlok Trading is accused of having supplied lathes to Dorrin Metal Plant.": "done",
    "Prosecutors accuse Varlok Trading of having supplied lathes to Dorrin Metal Plant.": "done",
    "Varlok Trading is to sell six lathes to Dorrin Metal Plant.": "planned",
    "The lathes should reach Dorrin Metal Plant in May.": "planned",
    "The lathes are due to reach Dorrin Metal Plant in May.": "planned",
    "Varlok Trading is about to sell six lathes to Dorrin Metal Plant.": "planned",
    "Varlok Trading means to sell six lathes to Dorrin Metal Plant.": "planned",
    "Varlok Trading has signed a letter of intent to buy six lathes from Dorrin Metal Plant.": "planned",
    "The board has earmarked 2 million euros for the purchase of lathes from Dorrin Metal Plant.": "planned",
    "The sale of six lathes to Dorrin Metal Plant awaits the approval of the board.": "planned",
    "Varlok Trading sells six lathes to Dorrin Metal Plant next week.": "planned",
    "The contract foresees the delivery of six lathes to Dorrin Metal Plant.": "planned",
    "The board has asked Varlok Trading to supply six lathes to Dorrin Metal Plant.": "planned",
    "The board is weighing deliveries of lathes to Dorrin Metal Plant.": "planned",
    "Unless the board objects, Varlok Trading sells six lathes to Dorrin Metal Plant.": "planned",
    "Varlok Trading could have sold the lathes to Dorrin Metal Plant.": "done",
    "Varlok Trading, which is based in Izmir, already furnishes Dorrin Metal Plant with lathes.": "ongoing",
    "Varlok Trading is said by its rivals to be selling lathes to Dorrin Metal Plant.": "ongoing",
}


@pytest.mark.parametrize("text", PHASE)
def test_phase(text: str) -> None:
    assert [c.phase for c in claims(text)] == [PHASE[text]]


def test_a_verb_behind_an_aside_is_the_subjects() -> None:
    text = "The Dorrin Metal Plant, a subsidiary of the state-owned Orlik Group, makes long-range drones for the army."
    (claim,) = claims(text, "production")
    assert claim.phase == "ongoing" and {r.role: r.text for r in claim.roles}["producer"] == "Dorrin Metal Plant"


def test_what_happened_to_no_goods_is_denied() -> None:
    found = claims("No lathe was ever shipped to Dorrin Metal Plant by Varlok Trading.")
    assert [c.stance for c in found] == ["denies"]


def test_what_is_forbidden_is_no_deed() -> None:
    assert not claims("The embargo forbids supplying engines to Dorrin Metal Plant.")
    assert not claims("These engines may not be re-exported to Belarus.", "transfer")
    assert not claims("The Buyer shall not resell the engines to Dorrin Metal Plant.", "transfer")


STATEMENTS = {
    "Anna Tolan said the harbour office was gathering papers.": ("stated", "ongoing"),
    "Anna Tolan said the harbour office would reopen the file.": ("stated", "planned"),
    "Anna Tolan said the harbour office would reopen the file if papers came.": ("conditional", "planned"),
    "Anna Tolan said the file might be closed.": ("possible", "done"),
    "Anna Tolan said the file was closed.": ("stated", "done"),
}


@pytest.mark.parametrize("text", STATEMENTS)
def test_a_statement_is_hedged_by_its_own_main_verb(text: str) -> None:
    assert [(c.certainty, c.phase) for c in claims(text, "statement")] == [STATEMENTS[text]]


def test_a_day_between_the_verb_and_that_is_no_part_of_what_is_said() -> None:
    (said,) = claims("Anna Tolan said on Wednesday that the file was closed.", "statement")
    assert next(r.text for r in said.roles if r.role == "topic") == "the file was closed"


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("It is often claimed that Varlok Trading sold six lathes to Dorrin Metal Plant.", "probable"),
        ("It was alleged that Varlok Trading sold six lathes to Dorrin Metal Plant.", "probable"),
        ("It is suspected that Varlok Trading sold six lathes to Dorrin Metal Plant.", "possible"),
        ("It was confirmed that Varlok Trading sold six lathes to Dorrin Metal Plant.", "stated"),
    ],
)
def test_what_is_claimed_by_nobody(text, certainty):
    (claim,) = claims(text)
    assert (claim.stance, claim.certainty) == ("asserts", certainty)


def test_who_is_claimed_to_have_done_it_claims_nothing():
    (claim,) = claims("Varlok Trading is claimed to have sold six lathes to Dorrin Metal Plant.")
    assert (claim.certainty, list(claim.voice)) == ("probable", [])


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Varlok Trading did not only sell pumps to Tolmar Works but also trained its staff.", "asserts"),
        ("Varlok Trading did not merely ship pumps to Tolmar Works; it also trained its staff.", "asserts"),
        ("Varlok Trading did not sell pumps to Tolmar Works.", "denies"),
    ],
)
def test_not_only_denies_nothing(text: str, stance: str) -> None:
    assert [c.stance for c in claims(text)] == [stance]
