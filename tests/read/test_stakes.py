"""What somebody is to own, or owned once, he does not own."""

import pytest

from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from factories import document


def stakes(text: str) -> list[tuple[str, str, str]]:
    """Owner, stance and phase of every stake."""
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    held = [c for c in claims if c.relation == "ownership"]
    return [(r.words.text, c.stance, c.phase) for c in held for r in c.roles if r.role == "owner"]


@pytest.mark.parametrize(
    "text",
    [
        "Halden Works GmbH intends to acquire the remaining 30 percent of Orlin Trading LLC.",
        "Halden Works GmbH plans to buy Orlin Trading LLC.",
        "Halden Works GmbH is in talks to acquire Orlin Trading LLC.",
        "Halden Works GmbH agreed to buy 40 percent of Orlin Trading LLC.",
        "Halden Works GmbH will acquire Orlin Trading LLC.",
        "Halden Works GmbH offered to buy Orlin Trading LLC.",
    ],
)
def test_what_somebody_is_to_own(text: str) -> None:
    assert stakes(text) == [("Halden Works GmbH", "asserts", "planned")]


@pytest.mark.parametrize(
    "text",
    [
        "Orlin Trading LLC used to belong to Halden Works GmbH.",
        "Orlin Trading LLC formerly belonged to Halden Works GmbH.",
        "Orlin Trading LLC was owned by Halden Works GmbH until 2021.",
        "Orlin Trading LLC, a former subsidiary of Halden Works GmbH, sold lenses to Mali.",
        "Halden Works GmbH, which bought 15 percent of Orlin Trading LLC in 2019, is no longer a shareholder.",
    ],
)
def test_what_somebody_owned_once(text: str) -> None:
    assert stakes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Halden Works GmbH owns Orlin Trading LLC.",
        "Halden Works GmbH has owned Orlin Trading LLC since 2021.",
        "Halden Works GmbH managed to acquire 40 percent of Orlin Trading LLC.",
        "Orlin Trading LLC, which belongs to Halden Works GmbH, plans to sell lenses to Mali.",
        "Orlin Trading LLC, a subsidiary of Halden Works GmbH, is no longer under sanctions.",
        "Until 2021 Vedra Ltd sold lenses; Orlin Trading LLC belongs to Halden Works GmbH.",
    ],
)
def test_what_somebody_owns(text: str) -> None:
    assert stakes(text) == [("Halden Works GmbH", "asserts", "done")]
