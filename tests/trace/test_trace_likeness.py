"""What two claims have in common is told by name, weighed, and barred where too much differs."""

from itertools import combinations

import pytest

from enduse.records.claim import Claim
from enduse.trace.events import events, places_in
from enduse.trace.legs import Leg
from enduse.trace.likeness import bars, hopeless, likeness, points, ties, weights
from enduse.trace.setting import Setting
from factories import claim, document, item, party, place

PARTIES = (party("Orion"), party("Delta"), party("Vega"), place("Borduria", country="xb"))
SEVEN, FORTY = ("seven", 7, "exactly"), ("forty", 40, "exactly")


def told(*claims: dict[str, object]) -> list[Leg]:
    """Each claim in a text of its own."""
    papers, made = [], list[Claim]()
    for number, roles in enumerate(claims):
        figure = roles.get("quantity", ("", 0, ""))[0]  # type: ignore[index]
        paper = document(
            f"{number}", f"Text {number}: Orion sent Delta {figure} winches, Vega took {figure} from Borduria"
        )
        papers.append(paper)
        made.append(claim(paper, "transfer", paper.text, item="winches", **roles))  # type: ignore[arg-type]
    return Setting(papers, made, PARTIES, [item("winches")]).legs()


def said(one: dict[str, object], other: dict[str, object]) -> set[str]:
    left, right = told(one, other)
    return set(points(left, right, distance=None))


def test_points_name_what_is_alike_and_what_differs() -> None:
    whole = {"supplier": "Orion", "recipient": "Delta", "quantity": SEVEN}
    alike = said(whole, whole)
    assert alike >= {
        "supply same",
        "receive same",
        "both ends",
        "item same",
        "figure same",
        "figure size",
        "date untold",
    }
    assert said(whole, {**whole, "quantity": FORTY}) >= {"figure differs", "figure far"}
    assert "receive differs" in said(whole, {**whole, "recipient": "Vega"})


def test_every_point_that_the_weights_know_counts_once() -> None:
    known = weights()
    assert "bias" in known
    left, right = told({"supplier": "Orion"}, {"supplier": "Orion"})
    found = likeness(left, right, known, distance=None)
    assert found.points and found.points.keys() <= known.keys()
    assert found.score == pytest.approx(known["bias"] + sum(known.get(p, 0) * v for p, v in found.points.items()))


@pytest.mark.parametrize(
    ("names", "barred"),
    [
        ({"supply differs", "receive differs", "figure same"}, True),
        ({"figure far", "figure differs", "both ends"}, True),
        ({"plan and deed", "one end"}, True),
        ({"plan and deed", "figure fits", "text same"}, False),
        ({"plan and deed", "figure fits"}, True),
        ({"plan and deed", "text same", "item same"}, True),
        ({"sureness differs", "item same", "figure same"}, True),
        ({"sureness differs", "item same", "figure same", "receive same"}, False),
        ({"sureness differs", "item same", "figure same", "one source"}, False),
        ({"sureness differs", "item same", "figure same", "receive country"}, True),
        ({"supply other country", "figure same"}, True),
        ({"receive unread", "supply same"}, False),
        ({"receive unread", "supply differs", "figure same"}, True),
        ({"receive unread", "supply differs", "figure same", "stop is supplier"}, False),
        ({"receive differs", "supply same"}, True),
        ({"receive differs", "supply same", "date same month"}, False),
        ({"receive differs", "figure same"}, False),
        ({"supply differs", "stop is supplier"}, False),
        ({"date differs", "figure untold", "one end"}, True),
        ({"date differs", "figure untold", "both ends"}, False),
        ({"date far", "one source"}, True),
        ({"kind differs", "figure same"}, True),
        ({"figure differs"}, False),
    ],
)
def test_what_differs_needs_a_tie(names: set[str], barred: bool) -> None:
    assert bars(names) is barred


def test_what_is_left_unsaid_ties_nobody() -> None:
    assert not ties({"supply untold", "receive untold", "figure untold", "date untold", "kind untold"})
    assert ties({"supply untold", "item same"})


def test_what_is_seen_to_be_hopeless_is_barred() -> None:
    ends = (
        {"supplier": "Orion"},
        {"recipient": "Delta"},
        {"supplier": "Vega", "recipient": "Delta"},
        {"supplier": "Orion", "recipient": "Vega"},
        {"supplier": "Orion", "recipient": "Delta", "quantity": SEVEN},
        {"supplier": "Orion", "recipient": "Delta", "quantity": FORTY},
    )
    seen = [(left, right) for left, right in combinations(told(*ends), 2) if hopeless(left, right)]
    assert seen
    assert any(left.figure and right.figure for left, right in seen)
    assert all(bars(points(left, right, distance=None).keys()) for left, right in seen)


def test_one_that_may_be_told_of_two_deliveries_joins_neither() -> None:
    to_delta = {"supplier": "Orion", "recipient": "Delta"}
    to_vega = {"supplier": "Orion", "recipient": "Vega"}
    legs = told(to_delta, to_vega, {"supplier": "Orion"})
    assert sorted(len(group) for group in events(legs)) == [1, 1, 1]


def test_the_place_of_a_claim_is_its_number_in_its_text() -> None:
    legs = told({"supplier": "Orion"}, {"supplier": "Vega"})
    assert set(places_in(legs).values()) == {0}
