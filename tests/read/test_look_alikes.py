"""Sentences that look like a question, a cancelled deal or an acquittal, and what they tell."""

import pytest

from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from factories import document

SOLD = "Orlin Trading LLC had sold 40 lenses to Dorrin Works GmbH"


def told(text: str) -> set[tuple[str, str]]:
    """Stance and certainty of the transfers of a text, by the rules alone."""
    read = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en"))
    return {(c.stance, c.certainty) for c in read.claims if c.relation == "transfer"}


@pytest.mark.parametrize(
    "text",
    [
        f"When asked who paid for the goods, the director said {SOLD}.",
        f"Asked which firms it dealt with, the bank admitted that {SOLD}.",
        f"Investigators asked who paid after {SOLD}.",
        "The sale of 40 lenses by Orlin Trading LLC to Dorrin Works GmbH was never cancelled.",
        "Exports of lenses by Orlin Trading LLC to Dorrin Works GmbH collapsed in 2022.",
        "Orlin Trading LLC was convicted on charges of selling 40 lenses to Dorrin Works GmbH.",
    ],
)
def test_the_deed_is_told_all_the_same(text: str) -> None:
    assert told(text) == {("asserts", "stated")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orlin Trading LLC was accused of selling 40 lenses to Dorrin Works GmbH.", {("asserts", "probable")}),
        ("Orlin Trading LLC was cleared of charges of selling 40 lenses to Dorrin Works GmbH.", {("denies", "stated")}),
        ("Prosecutors dropped charges of selling 40 lenses to Dorrin Works GmbH against Orlin Trading LLC.", set()),
        ("Did Orlin Trading LLC sell 40 lenses to Dorrin Works GmbH?", set()),
    ],
)
def test_the_deed_is_not_told_as_a_fact(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("account", ["The bottom line", "The official version", "The main conclusion"])
def test_nobody_gives_an_account_that_is_nobodys(account: str) -> None:
    read = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", f"{account} is that {SOLD}."))
    assert not [v for c in read.claims for v in c.voice]


def test_firms_listed_for_support_have_delivered_nothing_to_nobody() -> None:
    goods = "The engines, pumps, lathes and drones were for the army. "
    listed = (
        "Orlin Trading LLC, Halden Works GmbH and Varlok Trading LLC are being designated pursuant to E.O. 13382 for "
        "having provided, or attempted to provide, financial, material or other support for Dorrin Works GmbH."
    )
    assert not told(goods + listed)
