"""What speaks for one matter and what for an innocent reading, signal by signal."""

from collections.abc import Mapping

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.trace import put_together
from enduse.trace.contradictions import weighed
from enduse.trace.contradictions.facts import facts
from factories import claim, document, item, party, place

PARTIES = (
    party("Delta"), party("Orion"), party("Orion Marine"), party("Orion Pumps"), party("Vega"), party("Umbra"),
    party("Орион"), party("Heron Bay", schema="Vessel"), party("Council"), party("Commission"),
    place("Zubrow", country="xb"),
)  # fmt: skip
ITEMS = (item("winches"), item("Heron-9", "H9"))
Pair = tuple[Document, Claim]


def tell(text: str, origin: str, day: str | None = None, relation: str = "transfer", **more: object) -> Pair:
    paper = document(origin, text, published=day)
    return paper, claim(paper, relation, text, **more)  # type: ignore[arg-type]


def sold(text: str, origin: str, day: str | None = None, **more: object) -> Pair:
    ends = {"supplier": "Orion", "recipient": "Delta", "item": ("H9", "Heron-9")}
    return tell(text, origin, day, **(ends | more))


def seen(*pairs: Pair) -> dict[str, Mapping[str, float]]:
    """Kind -> signals, of claims that make one pair of each kind."""
    papers = list({d.id: d for d, _ in pairs}.values())
    claims = [c for _, c in pairs]
    world = put_together(papers, claims, PARTIES, ITEMS).world
    return {pair.kind: pair.signals for pair in weighed(facts(claims, world), world)}


def test_the_day_of_a_contract_is_no_other_day_of_the_delivery() -> None:
    one = sold("Under a contract of 3 June 2031 Orion sent Delta seven H9", "a", when=("3 June 2031", "2031-06-03"),
               state="delivered")  # fmt: skip
    other = sold("Orion sent Delta seven H9 in August 2031", "b", when=("August 2031", "2031-08"), state="delivered")
    before = sold("Orion sent Delta seven H9 in May 2031", "b", when=("May 2031", "2031-05"), state="delivered")
    assert "date" not in seen(one, other)
    assert "date" in seen(one, before)


def test_like_names_in_two_scripts() -> None:
    one = sold("Orion sent Delta seven H9", "a", quantity=("seven", 7, "exactly"))
    other = sold("Орион sent Delta nine H9", "b", supplier="Орион", quantity=("nine", 9, "exactly"))
    assert "give alike" in seen(one, other)["quantity"]


def test_like_names_of_those_in_dispute() -> None:
    one = sold("Orion Marine sent Delta seven H9", "a", supplier="Orion Marine")
    other = sold("Orion Pumps sent Delta seven H9", "b", supplier="Orion Pumps")
    third = sold("Umbra sent Delta seven H9", "b", supplier="Umbra")
    assert "disputed names alike" in seen(one, other)["party"]
    assert "disputed names alike" not in seen(one, third)["party"]


def test_a_small_case_is_looked_at_whatever_the_names() -> None:
    one = tell("Vega uses 7 pumps", "a", relation="use", user="Vega", quantity=("7", 7, "exactly"))
    other = tell("Umbra uses 90 lathes", "b", relation="use", user="Umbra", quantity=("90", 90, "exactly"))
    assert "quantity" in seen(one, other)


def test_done_before_the_day_that_was_planned() -> None:
    plan = sold("Orion will send Delta H9 in 2033", "a", "2031-05-01", phase="planned", when=("2033", "2033"))
    soon = sold("Orion will send Delta H9 in June 2031", "a", "2031-05-01", phase="planned",
                when=("June 2031", "2031-06"))  # fmt: skip
    done = sold("Orion has sent Delta H9", "b", "2031-08-01", phase="done")
    assert "done before the day planned" in seen(plan, done)["inflation"]
    assert "done before the day planned" not in seen(soon, done)["inflation"]


def test_a_hedged_plan_after_the_deed_is_no_plan_of_it() -> None:
    deed = sold("Orion has sent Delta H9", "a", "2031-05-01", phase="done")
    meant = sold("The H9 may have been meant for Delta", "b", "2031-06-01", phase="planned", certainty="possible",
                 supplier="")  # fmt: skip
    plan = sold("Orion is to send Delta H9", "b", "2031-06-01", phase="planned")
    assert "phase" not in seen(deed, meant)
    assert "phase" in seen(deed, plan)


def test_sanctions_still_planned_after_they_were_told() -> None:
    told = tell("The Council has listed Delta", "a", "2031-05-01", relation="sanction", authority="Council",
                target="Delta", phase="done")  # fmt: skip
    plan = tell("The Commission will list Delta", "b", "2031-06-01", relation="sanction", authority="Commission",
                target="Delta", phase="planned")  # fmt: skip
    assert {"still planned after the deed", "one thing owned or paid"} <= seen(told, plan)["phase"].keys()


def test_the_call_of_the_ship_that_carried_it() -> None:
    landed = sold("The Heron Bay landed the H9 at Zubrow in May 2031", "a", supplier="", recipient="", via="Heron Bay",
                  to="Zubrow", when=("May 2031", "2031-05"), state="delivered")  # fmt: skip
    call = tell("The Heron Bay called at Zubrow in July 2031", "b", relation="visit", visitor="Heron Bay",
                place="Zubrow", when=("July 2031", "2031-07"))  # fmt: skip
    found = seen(landed, call)["date"]
    assert "call of the ship" in found and "other relation" not in found


def test_two_sales_of_one_thing() -> None:
    one = sold("Orion sold Delta H9", "a", state="paid")
    other = sold("Orion sold Vega H9", "b", recipient="Vega", state="paid")
    sent = sold("Orion sent Vega H9", "b", recipient="Vega", state="shipped")
    assert "two sales" in seen(one, other)["party"]
    assert "two sales" not in seen(one, sent)["party"]


def test_a_figure_that_its_text_tells_as_well_stands_against_nothing() -> None:
    whole = "Orion sent Delta 36 H9 in spring and 90 more H9 in autumn"
    paper = document("b", whole)
    spring = claim(paper, "transfer", whole, supplier="Orion", recipient="Delta", item=("H9", "Heron-9"),
                   quantity=("36", 36, "exactly"))  # fmt: skip
    autumn = claim(paper, "transfer", whole, supplier="Orion", recipient="Delta", item=("H9", "Heron-9"), id="autumn",
                   quantity=("90", 90, "exactly"))  # fmt: skip
    ninety = sold("Orion sent Delta 90 H9", "a", quantity=("90", 90, "exactly"))
    assert "one names the figure of the other" in seen((paper, spring), ninety)["quantity"]
    assert "one names the figure of the other" not in seen((paper, spring), (paper, autumn), ninety)["quantity"]


def test_a_denial_of_a_part_denies_no_other_figure() -> None:
    told = sold("Orion sent Delta 120 H9", "a", quantity=("120", 120, "exactly"))
    part = sold("20 H9 never reached Delta", "b", stance="denies", supplier="", quantity=("20", 20, "exactly"))
    all_ = sold("Orion never sent Delta 120 H9", "b", stance="denies", quantity=("120", 120, "exactly"))
    assert "denies a part" in seen(told, part)["stance"]
    assert "denies a part" not in seen(told, all_)["stance"]


def test_a_denial_of_another_time_than_that_of_the_transfer() -> None:
    dated = sold("Orion sent Delta seven H9 in May 2031", "a", quantity=("seven", 7, "exactly"),
                 when=("May 2031", "2031-05"))  # fmt: skip
    again = sold("Orion sent Delta the seven H9", "b", quantity=("seven", 7, "exactly"))
    no = sold("Orion sent Delta no H9 after June 2032", "c", stance="denies", when=("after June 2032", "2032-06"))
    assert "transfer at another time" in seen(dated, again, no)["stance"]
    assert "transfer at another time" not in seen(again, no)["stance"]
