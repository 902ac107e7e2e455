"""Nobody supplies itself."""

import pytest

from enduse.resolve.ends import ends_apart
from factories import claim, document, party, party_id, place

PARTIES = {p.id: p for p in (party("Delta Trading"), party("Orion"), place("Borduria", country="xb"))}


@pytest.mark.parametrize(
    ("giver", "taker", "left"),
    [
        ("the company", "Delta Trading", (None, "Delta Trading")),
        ("it", "Delta Trading", (None, "Delta Trading")),
        ("Delta Trading", "the firm", ("Delta Trading", None)),
        ("Delta Trading", "Delta Trading", (None, None)),
        ("the company", "it", (None, None)),
    ],
)
def test_the_end_that_only_points_is_left_open(giver: str, taker: str, left: tuple[str | None, str | None]) -> None:
    paper = document("a.txt", f"He said that {giver} sold winches to {taker}.")
    told = claim(paper, "transfer", paper.text, supplier=(giver, "Delta Trading"), recipient=(taker, "Delta Trading"))
    got = ends_apart(told, PARTIES)
    assert tuple(r.party for r in got.roles) == tuple(name and party_id(name) for name in left)
    assert [r.text for r in got.roles] == [giver, taker]


def test_two_firms_a_place_and_another_relation_stay() -> None:
    paper = document("a.txt", "Orion sold to Delta Trading. Borduria supplied Borduria. Orion paid Orion.")
    for told in (
        claim(paper, "transfer", "Orion sold to Delta Trading", supplier="Orion", recipient="Delta Trading"),
        claim(paper, "transfer", "Borduria supplied Borduria", supplier="Borduria", recipient="Borduria"),
        claim(paper, "payment", "Orion paid Orion", payer="Orion", payee="Orion"),
    ):
        assert ends_apart(told, PARTIES) == told
