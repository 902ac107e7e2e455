"""Voices beside a clause, quoted voices, and whom "it" and "they" mean as speakers."""

import pytest
from test_prose import claims, reading

VOICES = {
    "In the view of the Harbour Agency, Varlok Trading sold pumps to Belarus.": ["Harbour Agency"],
    "Statement of reasons: Varlok Trading sold pumps to Belarus.": ["Statement of reasons"],
    "Varlok Trading sold pumps to Belarus, as the Harbour Gazette reported in May.": ["Harbour Gazette"],
    "The Harbour Gazette quoted Anna Tolan as saying that Varlok Trading sold pumps to Belarus.": [
        "Harbour Gazette",
        "Anna Tolan",
    ],
}


@pytest.mark.parametrize("text", VOICES)
def test_who_says_it_stands_beside_the_clause(text: str) -> None:
    (claim,) = claims(text, "transfer")
    assert [v.name for v in claim.voice] == VOICES[text]


def test_they_are_those_who_spoke_last() -> None:
    text = "Investigators say that Varlok Trading sold pumps to Belarus. Varlok Trading sold engines too, they write."
    assert [[v.name for v in c.voice] for c in claims(text, "transfer")][-1] == ["Investigators"]


def test_the_agency_of_a_dateline_is_the_publisher_by_a_shorter_name() -> None:
    text = "PORT VESNA, May 3 (Harbour Wire) - Varlok Trading sold pumps to Belarus, the police said."
    (claim,) = claims(text, "transfer", publisher="Harbour Wire Service")
    assert [v.name for v in claim.voice] == ["Harbour Wire Service", "the police"]


def test_who_is_quoted_by_the_text_itself_speaks_alone() -> None:
    text = "Varlok Trading may have sold pumps to Belarus, the paper quoted a port inspector as saying."
    found = [c for c in reading(text).claims if c.relation == "transfer"]
    assert [v.name for v in found[0].voice] == ["port inspector"]
