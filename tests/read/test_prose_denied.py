"""What is denied in other words than "denied": nobody may read it as told."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from enduse.records.claim import Claim
from enduse.records.document import Document

READER = ProseReader(Known.of([]), encoder=False)


def claims(text: str, relation: str) -> list[Claim]:
    found = read(Document(id="d", origin="a.txt", text=text, language="en"), [READER]).claims
    return [c for c in found if c.relation == relation]


@pytest.mark.parametrize(
    "text",
    [
        "Varlok Arms laughed off claims that it had sold rifles to Dorrin Metal Plant.",
        "Varlok Arms brushed aside a report that it had sold rifles to Dorrin Metal Plant.",
        "Assertions that Varlok Arms sold rifles to Dorrin Metal Plant do not correspond to reality.",
        "The story that Varlok Arms sold rifles to Dorrin Metal Plant has no basis in fact.",
        "The rumour that Varlok Arms sold rifles to Dorrin Metal Plant is without foundation.",
        "The claim that Varlok Arms sold rifles to Dorrin Metal Plant is rejected by the ministry.",
        "Nor is there any truth in the claim that Varlok Arms sold rifles to Dorrin Metal Plant.",
        "Varlok Arms had nothing to do with the delivery of rifles to Dorrin Metal Plant.",
        "The firm's counsel rejected any suggestion that Varlok Arms sold rifles to Dorrin Metal Plant.",
        "Dorrin Metal Plant was never a customer of Varlok Arms.",
        "The ministry ruled out that Varlok Arms had sold rifles to Dorrin Metal Plant.",
        "Varlok Arms ruled out selling rifles to Dorrin Metal Plant.",
        "Varlok Arms denied knowingly selling rifles to Dorrin Metal Plant.",
    ],
)
def test_a_denial_in_other_words(text: str) -> None:
    assert {c.stance for c in claims(text, "transfer")} == {"denies"}


@pytest.mark.parametrize(
    "text",
    [
        "The report that Varlok Arms sold rifles to Dorrin Metal Plant was not denied by the ministry.",
        "Varlok Arms sold rifles to Dorrin Metal Plant, which has no basis in the north.",
        "Dorrin Metal Plant has long been a customer of Varlok Arms.",
        "Varlok Arms waved the lorries away and sold rifles to Dorrin Metal Plant.",
    ],
)
def test_what_only_sounds_like_one(text: str) -> None:
    assert {c.stance for c in claims(text, "transfer")} == {"asserts"}


@pytest.mark.parametrize(
    ("text", "stance", "speaker"),
    [
        ("The panel still awaits a reply from Varlok Arms.", "no_reply", "Varlok Arms"),
        ("Varlok Arms has not come back to us about the contract.", "no_reply", "Varlok Arms"),
        ("Varlok Arms was not authorised to answer.", "declines", "Varlok Arms"),
        ("At present Varlok Arms possesses no data on the buyers.", "unaware", "Varlok Arms"),
        ("Varlok Arms was at a loss to say who had paid.", "unaware", "Varlok Arms"),
    ],
)
def test_a_silence_in_other_words(text: str, stance: str, speaker: str) -> None:
    silent = [c for c in claims(text, "statement") if c.stance == stance]
    assert [r.text for c in silent for r in c.roles if r.role == "speaker"] == [speaker]
