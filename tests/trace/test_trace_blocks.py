"""Many claims about few firms: what is compared grows with the claims, not with their square."""

from msgspec.structs import replace

from enduse.trace import blocks as module
from enduse.trace import trace
from enduse.trace.legs import Leg, Side
from factories import claim, document, item, party

NOBODY = Side(frozenset(), frozenset(), frozenset(), frozenset())


def leg(number: int) -> Leg:
    paper = document(f"{number}", f"Orion sold {number} winches to Firm {number}")
    told = claim(paper, "transfer", paper.text, supplier="Orion", item="winches",
                 quantity=(str(number), number, "exactly"))  # fmt: skip
    orion = replace(NOBODY, parties=frozenset({"orion"}))
    return Leg(
        told,
        orion,
        NOBODY,
        frozenset(),
        frozenset({"winches"}),
        frozenset(),
        False,
        False,
        paper.id,
        figure=told.quantity,
    )


def test_pairs_grow_with_the_claims_where_one_firm_sells_to_all() -> None:
    def pairs(claims: int) -> int:
        legs = [leg(n + 2) for n in range(claims)]
        return sum(
            len(b) * (len(b) - 1) // 2 for b in module.blocks(legs, [frozenset({str(n)}) for n in range(claims)])
        )

    assert pairs(800) < 3 * pairs(400)


def test_a_story_that_hundreds_retell_is_one_transfer() -> None:
    papers = [
        document(f"{n}", f"Text {n}: Orion sent Delta seven winches.", publisher=f"Outlet {n}") for n in range(300)
    ]
    claims = [
        claim(p, "transfer", "Orion sent Delta seven winches", supplier="Orion", recipient="Delta", item="winches",
              quantity=("seven", 7, "exactly"), voice=[("Coastal Wire", "publication")])
        for p in papers
    ]  # fmt: skip
    parties = [party("Orion"), party("Delta"), party("Coastal Wire", kind="publication")]
    (one,) = trace(papers, claims, parties, [item("winches")]).transfers
    assert (one.texts, one.outlets, one.roots, one.root_names) == (300, 300, 1, ("Coastal Wire",))
