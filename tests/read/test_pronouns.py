"""Whom "he", "she", "it", "we" and "the company" mean."""

import pytest

from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from enduse.records.proposal import ProposedClaim
from factories import document


def told(text: str, relation: str = "transfer") -> ProposedClaim:
    """The last claim of a relation."""
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    return [c for c in claims if c.relation == relation][-1]


def who(claim: ProposedClaim, role: str) -> str | None:
    """The key that fills a role, without its kind."""
    key = next((r.key for r in claim.roles if r.role == role), None)
    return key.split(":", 1)[1] if key is not None else None


HEAD = "Paul Rader is the director of Tolmar Trading FZE. "


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            HEAD + "A former employee told the court the firm was empty. “Rader was just a name on paper,” he said.",
            "A former employee",
        ),
        (HEAD + "A customs officer testified. She could not say who sold the engines.", "customs officer"),
        (HEAD + "A second official confirmed the sale. He said the engines were old.", "second official"),
        (HEAD + "Maria Lind is no defendant. She said the engines were old.", "Maria Lind"),
        ("Fiona Marsh is the director of Tolmar Trading FZE. He said the engines were old.", "He"),
        (HEAD + "He said the engines were old.", "Paul Rader"),
    ],
)
def test_who_he_or_she_is(text: str, speaker: str) -> None:
    assert told(text, "statement").voice[-1].name == speaker


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Maria Lind met Paul Rader in May. She sold 40 engines to Kavir Aviation.", "maria lind"),
        ("Maria Lind met Paul Rader in May. He sold 40 engines to Kavir Aviation.", "paul rader"),
        ("Ms Robin Ferris met Paul Rader. She sold 40 engines to Kavir Aviation.", "robin ferris"),
    ],
)
def test_sex_by_name_or_title(text: str, supplier: str) -> None:
    assert who(told(text), "supplier") == supplier
