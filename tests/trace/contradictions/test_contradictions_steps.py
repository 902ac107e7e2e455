"""The two steps apart: which claims are held against each other, on which points they differ, what is weighed."""

import pytest

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.transfer import Finding
from enduse.trace import put_together, trace
from enduse.trace.contradictions import Weighed, weighed
from enduse.trace.contradictions.facts import facts
from enduse.trace.contradictions.points import KINDS
from enduse.trace.contradictions.weigh import TOLD, likelihood, reasons, weights
from factories import claim, document, item, party

PARTIES = (party("Delta"), party("Orion"), party("Vega"), party("Umbra"), party("Орион"))
ITEMS = (item("winches"), item("Heron-9", "H9"))
Pair = tuple[Document, Claim]


def tell(text: str, origin: str, day: str | None = None, relation: str = "transfer", **more: object) -> Pair:
    paper = document(origin, text, published=day, publisher=more.pop("publisher", None))
    return paper, claim(paper, relation, text, **more)  # type: ignore[arg-type]


def sold(text: str, origin: str, day: str | None = None, **more: object) -> Pair:
    ends = {"supplier": "Orion", "recipient": "Delta", "item": ("H9", "Heron-9")}
    return tell(text, origin, day, **(ends | more))


def looked_at(*pairs: Pair) -> list[Weighed]:
    papers = list({d.id: d for d, _ in pairs}.values())
    claims = [c for _, c in pairs]
    world = put_together(papers, claims, PARTIES, ITEMS).world
    return list(weighed(facts(claims, world), world))


def told(*pairs: Pair) -> list[Finding]:
    found = trace(list({d.id: d for d, _ in pairs}.values()), [c for _, c in pairs], PARTIES, ITEMS).findings
    return [f for f in found if f.rule in ("contradiction", "inflation")]


def test_every_signal_has_a_weight_and_every_kind_a_constant() -> None:
    known = weights()
    assert set(KINDS) <= known.keys()
    one = sold("Orion sent Delta seven H9 in May 2031", "a", quantity=("seven", 7, "exactly"))
    other = sold("Orion sent Delta nine H9 in July 2031", "b", quantity=("nine", 9, "exactly"))
    assert all(pair.signals.keys() <= known.keys() for pair in looked_at(one, other))


def test_nothing_in_common_is_hardly_likely() -> None:
    one = sold("Orion sent Delta seven H9", "a", quantity=("seven", 7, "exactly"))
    other = tell("Vega sent Umbra nine winches", "b", supplier="Vega", recipient="Umbra", item="winches",
                 quantity=("nine", 9, "exactly"))  # fmt: skip
    pairs = looked_at(one, other)
    assert pairs and all(pair.likelihood < 0.05 for pair in pairs)


def test_a_pair_tells_on_which_point_and_how_likely() -> None:
    one = sold("Orion sent Delta seven H9", "a", quantity=("seven", 7, "exactly"))
    other = sold("Orion sent Delta nine H9", "b", quantity=("nine", 9, "exactly"))
    (pair,) = looked_at(one, other)
    assert pair.kind == "quantity"
    assert pair.likelihood > TOLD
    assert {"give same", "take same", "goods same"} <= pair.signals.keys()


def test_a_finding_says_why_it_is_one_matter() -> None:
    one = sold("Orion sent Delta seven H9", "a", quantity=("seven", 7, "exactly"))
    (found,) = told(one, sold("Orion sent Delta nine H9", "b", quantity=("nine", 9, "exactly")))
    assert "the same goods" in found.inputs


def test_reasons_are_those_that_speak_for_it() -> None:
    assert reasons(("goods same", "other dates", "one transfer"))[0] == weights()["one transfer"].words
    assert reasons(("other dates",)) == ()
    assert likelihood("quantity", {"other dates": 1.0}) < likelihood("quantity", {})


def test_a_passage_that_names_the_other_figure_stands_against_it() -> None:
    one = sold("Orion sent Delta 1,400 H9", "a", quantity=("1,400", 1400, "exactly"))
    other = sold("Orion sent Delta 1,040 H9, not 1,400", "b", quantity=("1,040", 1040, "exactly"))
    (pair,) = looked_at(one, other)
    assert {"one names the figure of the other"} <= pair.signals.keys()


def test_names_in_two_scripts_may_be_of_one_party() -> None:
    one = sold("Orion sent Delta seven H9", "a", quantity=("seven", 7, "exactly"))
    other = sold("Орион sent Delta seven H9", "b", supplier="Орион", quantity=("seven", 7, "exactly"))
    assert "party" not in [pair.kind for pair in looked_at(one, other)]


def test_what_its_text_told_as_firmly_before_has_not_grown() -> None:
    paper = document("a", "Orion shipped Delta the H9. It may be the first H9 that Delta gets.", published="2031-05-01")
    ends = {"recipient": "Delta", "item": ("H9", "Heron-9")}
    sure = claim(paper, "transfer", "Orion shipped Delta the H9", supplier="Orion", state="shipped", **ends)  # type: ignore[arg-type]
    may = claim(paper, "transfer", "It may be the first H9 that Delta gets", certainty="possible", **ends)  # type: ignore[arg-type]
    again = sold("Orion shipped Delta the H9, said a blog", "b", "2031-05-02", state="shipped")
    assert told((paper, sure), (paper, may), again) == []


def test_a_denial_that_reaches_further_in_a_later_text_is_inflation() -> None:
    no = sold("Orion never sent Delta an H9", "a", "2031-05-01", stance="denies", publisher="Coastal Wire",
              voice=[("Orion", "organization")])  # fmt: skip
    wide = sold("Orion denies ever sending an H9", "b", "2031-05-20", stance="denies", publisher="Notes", recipient="",
                voice=[("Coastal Wire", "publication"), ("Orion", "organization")])  # fmt: skip
    assert [pair.kind for pair in looked_at(no, wide)] == ["inflation"]


@pytest.mark.parametrize(("unit", "kinds"), [("euros", ["quantity"]), ("roubles", [])])
def test_payments_are_compared_in_one_currency(unit: str, kinds: list[str]) -> None:
    one = tell("Delta paid Orion 3 euros", "a", relation="payment", payer="Delta", payee="Orion",
               quantity=("3 euros", 3, "exactly", "euros"))  # fmt: skip
    other = tell(f"Delta paid Orion 5 {unit}", "b", relation="payment", payer="Delta", payee="Orion",
                 quantity=(f"5 {unit}", 5, "exactly", unit))  # fmt: skip
    assert [pair.kind for pair in looked_at(one, other)] == kinds


def test_a_sole_owner_leaves_no_half() -> None:
    one = tell("Orion is the sole owner of Delta", "a", relation="ownership", owner="Orion", asset="Delta")
    other = tell("Orion owns 50 % of Delta", "b", relation="ownership", owner="Orion", asset="Delta", share="50 %")
    assert [f.kind for f in told(one, other)] == ["quantity"]


def test_a_last_delivery_within_the_month_that_a_span_ends_with() -> None:
    last = sold("Orion sent Delta the last H9 on 3 September 2031", "a", when=("3 September 2031", "2031-09-03"))
    span = sold("Orion sent Delta H9 in May to September 2031", "b", when=("May to September 2031", "2031-05/2031-09"))
    later = sold("Orion sent Delta H9 in May to November 2031", "c", when=("May to November 2031", "2031-05/2031-11"))
    assert [pair.kind for pair in looked_at(last, span)] == []
    assert [pair.kind for pair in looked_at(last, later)] == ["date"]


def test_of_many_claims_only_so_many_pairs_are_looked_at() -> None:
    pairs = [
        sold(f"Orion sent Delta {n} H9", f"{n}", quantity=(f"{n}", n, "exactly")) for n in range(1, 501)
    ]  # one shipper, one receiver: nothing tells which is which
    assert len(looked_at(*pairs)) < 500 * 130
