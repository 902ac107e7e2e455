"""What a clause behind takes back, and what is put to who claims it."""

import pytest

from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from factories import document


def told(text: str) -> set[tuple[str, str, str]]:
    """Stance, certainty and speaker of every transfer."""
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    moved = [c for c in claims if c.relation == "transfer"]
    return {(c.stance, c.certainty, c.voice[-1].name if c.voice else "") for c in moved}


SOLD = "Halden Works GmbH claims to have sold engines to Orlin Trading LLC"
SAID = ("asserts", "stated", "Halden Works GmbH")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (f"{SOLD}, which is untrue.", ("denies", "stated", "")),
        (f"{SOLD}, which is almost certainly untrue.", ("denies", "probable", "")),
        (f"{SOLD}, a claim that proved false.", ("denies", "stated", "")),
        (f"{SOLD}, which the ministry denies.", ("denies", "stated", "ministry")),
    ],
)
def test_a_clause_behind_denies(text: str, denied: tuple[str, str, str]) -> None:
    assert told(text) == {SAID, denied}


@pytest.mark.parametrize("text", [f"{SOLD}.", f"{SOLD}, which is true.", f"{SOLD}, which is not untrue."])
def test_a_clause_behind_that_denies_nothing(text: str) -> None:
    assert told(text) == {SAID}


@pytest.mark.parametrize(
    "text",
    [
        "Halden Works GmbH, which sold engines to Orlin Trading LLC, would be a likely partner.",
        "Halden Works GmbH, which sold engines to Orlin Trading LLC, probably knew.",
    ],
)
def test_a_hedge_of_the_main_clause_is_none_of_the_aside(text: str) -> None:
    assert told(text) == {("asserts", "stated", "")}
