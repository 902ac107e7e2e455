"""Silences in other words, and papers that do not say."""

import pytest
from test_prose import claims, roles

SILENT = {
    "Messages left with Varlok Trading were not returned.": ("no_reply", "Varlok Trading"),
    "E-mails to Varlok Trading bounced.": ("no_reply", "Varlok Trading"),
    "Repeated requests for comment to Varlok Trading were ignored.": ("no_reply", "Varlok Trading"),
    "Three letters to Varlok Trading remained without an answer.": ("no_reply", "Varlok Trading"),
    "Nobody at Varlok Trading could be reached.": ("no_reply", "Varlok Trading"),
    "The Harbour Gazette was unable to reach Anna Tolan.": ("no_reply", "Anna Tolan"),
    "We called Varlok Trading four times and got no answer.": ("no_reply", "Varlok Trading"),
    "The buyer is not named in the invoice.": ("unaware", "the invoice"),
    "The register shows no link between Varlok Trading and Belmora Aviation.": ("unaware", "The register"),
    "Belmora Aviation does not appear in the register.": ("unaware", "the register"),
    "The papers are silent on the buyer.": ("unaware", "The papers"),
    "“No comment,” said Anna Tolan.": ("declines", "Anna Tolan"),
    "Varlok Trading did not name the buyer.": ("declines", "Varlok Trading"),
}


@pytest.mark.parametrize("text", SILENT)
def test_who_is_silent_and_how(text: str) -> None:
    told = {(c.stance, roles(c)["speaker"]) for c in claims(text, "statement")}
    assert told == {SILENT[text]}


def test_it_is_who_says_that_it_does_not_comment() -> None:
    (claim,) = claims("The Harbour Agency said it does not comment on freight.", "statement")
    assert claim.stance == "declines" and [v.name for v in claim.voice] == ["Harbour Agency"]


@pytest.mark.parametrize(
    "text",
    [
        "The contract has no clause on resale to Belarus.",
        "Calls to Varlok Trading rang through the yard.",
        "Varlok Trading did not identify with the firm in Belarus.",
    ],
)
def test_what_only_looks_like_a_silence(text: str) -> None:
    assert [c for c in claims(text, "statement") if c.stance != "asserts"] == []
