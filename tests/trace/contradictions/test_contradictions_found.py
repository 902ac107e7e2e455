"""What contradicts what, and what does not; nothing is decided, each says what would settle it."""

import pytest
from msgspec import structs

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.transfer import Finding
from enduse.trace import put_together, trace
from enduse.trace.contradictions.facts import facts, name_words
from enduse.trace.contradictions.points import points
from factories import claim, document, item, party, party_id, place

PARTIES = (
    party("Delta", countries=("xr",)), party("Orion", countries=("xb",)), party("Vega"), party("Umbra"), party("Lyra"),
    place("Borduria", country="xb"), party("Coastal Wire", kind="publication"),
)  # fmt: skip
ITEMS = (item("winches"), item("Heron-9", "H9"), item("Heron-12", "H12"))
SEVEN = ("seven", 7, "exactly")


def told(*pairs: tuple[Document, Claim]) -> list[Finding]:
    papers = list({d.id: d for d, _ in pairs}.values())
    claims = [c for _, c in pairs]
    found = trace(papers, claims, PARTIES, ITEMS).findings
    again = trace(papers[::-1], claims[::-1], PARTIES, ITEMS).findings
    assert found == again, "the order of documents and claims must not matter"
    return [f for f in found if f.rule in ("contradiction", "inflation")]


def kinds(*pairs: tuple[Document, Claim]) -> list[str | None]:
    return [f.kind for f in told(*pairs)]


def tell(
    text: str, origin: str, day: str | None = None, relation: str = "transfer", **more: object
) -> tuple[Document, Claim]:
    paper = document(origin, text, published=day, publisher=more.pop("publisher", None))
    return paper, claim(paper, relation, text, **more)  # type: ignore[arg-type]


def sold(text: str, origin: str, **more: object) -> tuple[Document, Claim]:
    return tell(text, origin, supplier="Orion", recipient="Delta", item=("H9", "Heron-9"), **more)


def test_another_month_of_one_delivery() -> None:
    one = sold("Orion sent Delta seven H9 in May 2031", "a", quantity=SEVEN, when=("May 2031", "2031-05"))
    other = sold("Orion sent Delta seven H9 in July 2031", "b", quantity=SEVEN, when=("July 2031", "2031-07"))
    (found,) = told(one, other)
    assert (found.kind, len(found.sides)) == ("date", 2)
    assert "waybill" in found.settled_by


def test_a_later_step_is_no_other_date() -> None:
    one = sold(
        "Orion sold Delta seven H9 in May 2031", "a", quantity=SEVEN, when=("May 2031", "2031-05"), state="ordered"
    )
    other = sold("Orion sent Delta seven H9 in July 2031", "b", quantity=SEVEN, when=("July 2031", "2031-07"),
                 state="delivered")  # fmt: skip
    assert kinds(one, other) == []


def test_another_giver_of_the_same_figure_in_the_same_month() -> None:
    when = ("May 2031", "2031-05")
    one = sold("Orion sent Delta seven H9 in May 2031", "a", quantity=SEVEN, when=when)
    other = tell("Vega sent Delta seven H9 in May 2031", "b", supplier="Vega", recipient="Delta",
                 item=("H9", "Heron-9"), quantity=SEVEN, when=when)  # fmt: skip
    (found,) = told(one, other)
    assert (found.kind, found.summary) == ("party", "Sources differ on who gave: Orion against Vega (“H9”).")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("林溪贸易公司", "林溪贸易有限公司", True),
        ("林溪貿易有限公司", "据称林溪贸易公司", True),
        ("林溪贸易公司", "林泽贸易公司", False),
        ("Tarvel", "Tarvel Trading", True),
        ("Tarvel Foods", "Tarvel Trading", False),
    ],
)
def test_a_name_within_another_may_be_of_one_firm(one: str, other: str, alike: bool) -> None:
    words = name_words([party(one), party(other)])
    ours, theirs = words[party_id(one)][0], words[party_id(other)][0]
    assert (ours <= theirs or theirs <= ours) == alike


def test_an_intermediary_is_no_other_giver() -> None:
    one = sold("Orion sent Delta seven H9 through Vega", "a", quantity=SEVEN, via="Vega")
    other = tell("Vega sent Delta seven H9", "b", supplier="Vega", recipient="Delta", item=("H9", "Heron-9"),
                 quantity=SEVEN)  # fmt: skip
    assert kinds(one, other) == []


@pytest.mark.parametrize(
    ("words", "figure", "expected"),
    [
        ("nine", ("nine", 9, "exactly"), ["quantity"]),
        ("at least six", ("at least six", 6, "at_least"), []),
        ("over forty", ("over forty", 40, "more_than"), []),  # too far: of another delivery
        ("seven containers", ("seven containers", 7, "exactly", "containers"), []),
        ("seven a month", ("seven a month", 7, "exactly", "a month"), []),
    ],
)
def test_figures(words: str, figure: tuple[object, ...], expected: list[str]) -> None:
    one = sold("Orion sent Delta seven H9", "a", quantity=SEVEN)
    assert kinds(one, sold(f"Orion sent Delta {words} H9", "b", quantity=figure)) == expected


def test_a_figure_of_a_shorter_time_is_a_part() -> None:
    year = sold("Orion sent Delta forty H9 in 2031", "a", quantity=("forty", 40, "exactly"), when=("2031", "2031"))
    part = sold(
        "Orion sent Delta thirty H9 in May 2031", "b", quantity=("thirty", 30, "exactly"), when=("May 2031", "2031-05")
    )
    other = sold("Orion sent Delta thirty H9 in 2032", "c", quantity=("thirty", 30, "exactly"), when=("2032", "2032"))
    assert kinds(year, part) == kinds(year, other) == []


def test_what_one_source_is_said_to_have_told_is_held_together_over_other_times() -> None:
    wire = (("Coastal Wire", "publication"),)
    forty, fourteen = ("forty-one", 41, "exactly"), ("fourteen", 14, "exactly")
    year = sold("Orion sent Delta forty-one H9 since 2029, Coastal Wire says", "a", quantity=forty, voice=wire,
                when=("since 2029", "2029/2031"))  # fmt: skip
    part = sold("Orion sent Delta fourteen H9 in 2030 and 2031, Coastal Wire says", "b", quantity=fourteen, voice=wire,
                when=("2030 and 2031", "2030/2031"))  # fmt: skip
    assert "quantity" in points_of(year, part)
    alone = sold("Orion sent Delta fourteen H9 in 2030 and 2031", "c", quantity=fourteen,
                 when=("2030 and 2031", "2030/2031"), publisher="Hill Herald")  # fmt: skip
    assert "quantity" not in points_of(year, alone)


def test_one_source_that_lets_it_begin_in_two_years() -> None:
    wire = (("Coastal Wire", "publication"),)
    since = sold("Orion has sent Delta H9 since October 2029, Coastal Wire says", "a", voice=wire,
                 when=("since October 2029", "2029-10"))  # fmt: skip
    later = sold("Orion sent Delta H9 from October 2030 to January 2031, Coastal Wire says", "b", voice=wire,
                 when=("from October 2030 to January 2031", "2030-10/2031-01"))  # fmt: skip
    assert "date" in points_of(since, later)
    assert "date" not in points_of(since, (later[0], structs.replace(later[1], voice=())))


def points_of(*pairs: tuple[Document, Claim]) -> list[str]:
    """On which points two claims differ, whether or not they are about one matter."""
    world = put_together([d for d, _ in pairs], [c for _, c in pairs], PARTIES, ITEMS).world
    one, other = facts([c for _, c in pairs], world)
    return points(one, other, world)


def test_a_correction_stands_against_the_first_report() -> None:
    paper = document(
        "a", "Orion sent Delta nine H9, we wrote. The correct figure is seven.", publisher="Harbour Gazette"
    )
    first = claim(paper, "transfer", "Orion sent Delta nine H9", supplier="Orion", recipient="Delta",
                  item=("H9", "Heron-9"), quantity=("nine", 9, "exactly"))  # fmt: skip
    right = claim(paper, "transfer", "The correct figure is seven", quantity=SEVEN)
    assert kinds((paper, first), (paper, right)) == ["quantity"]


def makes(text: str, origin: str, day: str, **more: object) -> tuple[Document, Claim]:
    return tell(text, origin, day, "production", producer="Orion", item=("H9", "Heron-9"), **more)


def test_a_plan_told_after_the_deed_excludes_it() -> None:
    deed = makes("Orion makes the H9", "a", "2031-05-01", phase="ongoing", voice=[("Vega", "organization")])
    plan = makes("Orion will make the H9", "b", "2031-06-01", phase="planned", voice=[("Umbra", "organization")])
    assert kinds(deed, plan) == ["phase"]


def test_a_deed_told_after_the_plan_by_somebody_else_is_a_step() -> None:
    plan = makes("Orion will make the H9", "a", "2031-05-01", phase="planned", voice=[("Umbra", "organization")])
    deed = makes("Orion makes the H9", "b", "2031-09-01", phase="ongoing", voice=[("Vega", "organization")])
    assert kinds(plan, deed) == []


def test_what_grows_from_text_to_text_is_inflation_in_the_order_of_dates() -> None:
    wire = ("Coastal Wire", "publication")
    able = makes("Orion is able to make the H9", "a", "2031-05-01", phase="planned", publisher="Coastal Wire")
    again = makes("Orion can make the H9", "b", "2031-05-03", phase="planned", voice=[wire], publisher="Hill Herald")
    grown = makes("Orion is making the H9", "c", "2031-05-20", phase="ongoing", voice=[wire], publisher="Notes")
    (found,) = told(grown, able, again)
    assert (found.rule, found.kind) == ("inflation", "inflation")
    assert found.claims == (able[1].id, again[1].id, grown[1].id)
    assert found.settled_by.startswith("the first text of the chain")


def test_a_follow_up_of_the_same_outlet_is_no_inflation() -> None:
    able = makes("Orion is able to make the H9", "a", "2031-05-01", phase="planned", publisher="Coastal Wire")
    later = makes("Orion is making the H9", "b", "2031-09-20", phase="ongoing", publisher="Coastal Wire")
    assert kinds(able, later) == []


def test_two_owners() -> None:
    one = tell("Vega owns Delta", "a", None, "ownership", owner="Vega", asset="Delta")
    other = tell("Delta belongs to Umbra", "b", None, "ownership", owner="Umbra", asset="Delta")
    (found,) = told(one, other)
    assert (found.kind, found.transfer) == ("party", None)
    above = tell("Umbra owns Vega", "c", None, "ownership", owner="Umbra", asset="Vega")
    assert kinds(one, other, above) == [], "an owner's owner is no other owner"


@pytest.mark.parametrize(("share", "expected"), [("60 %", ["party"]), ("40 %", [])])
def test_shares_that_add_up_to_more_than_all(share: str, expected: list[str]) -> None:
    one = tell("Vega owns 51 % of Delta", "a", None, "ownership", owner="Vega", asset="Delta", share="51 %")
    other = tell(f"Umbra owns {share} of Delta", "b", None, "ownership", owner="Umbra", asset="Delta", share=share)
    assert kinds(one, other) == expected


def test_a_denial_of_making() -> None:
    one = makes("Orion makes the H9", "a", "2031-05-01", phase="ongoing")
    no = makes("Orion denies making the H9", "b", "2031-05-02", phase="ongoing", stance="denies",
               voice=[("Orion", "organization")])  # fmt: skip
    other = tell("Orion denies making the H12", "c", "2031-05-02", "production", producer="Orion",
                 item=("H12", "Heron-12"), stance="denies")  # fmt: skip
    assert kinds(one, no) == ["stance"]
    assert kinds(one, other) == []


def test_one_speaker_who_makes_this_and_not_that_contradicts_nobody() -> None:
    paper = document("a", "We make winches. We make no winches for ships.")
    yes = claim(paper, "production", "We make winches", producer=("We", "Orion"), item="winches", phase="ongoing")
    no = claim(paper, "production", "We make no winches for ships", producer=("We", "Orion"), item="winches",
               phase="ongoing", stance="denies")  # fmt: skip
    assert kinds((paper, yes), (paper, no)) == []


def test_one_speaker_who_denies_two_transfers_is_one_finding() -> None:
    one = sold("Orion sent Delta seven H9 in May 2031", "a", quantity=SEVEN, when=("May 2031", "2031-05"))
    two = tell("Orion sent Delta winches", "b", supplier="Orion", recipient="Delta", item="winches")
    no = tell("Orion never sent Delta anything", "c", supplier="Orion", recipient="Delta", item="anything",
              stance="denies", voice=[("Orion", "organization")])  # fmt: skip
    (found,) = told(one, two, no)
    assert (found.kind, len(found.transfers), len(found.claims)) == ("stance", 2, 3)


def test_a_denial_of_direct_sales_says_nothing_of_a_way_round() -> None:
    way = sold("Orion sent Delta seven H9 through Vega", "a", quantity=SEVEN, via="Vega")
    straight = sold("Orion sent Delta seven H9", "b", quantity=SEVEN)
    no = sold("Orion never sent Delta an H9 directly", "c", stance="denies", voice=[("Orion", "organization")])
    assert kinds(way, no) == []
    assert kinds(straight, no) == ["stance"]


def test_who_sells_only_to_one_leaves_no_room_for_another() -> None:
    only = tell("Orion sells the H9 only to Lyra", "a", supplier="Orion", recipient="Lyra", item=("H9", "Heron-9"))
    assert kinds(only, sold("Orion sent Delta seven H9", "b", quantity=SEVEN)) == ["stance"]
