"""Which transfers a denial reaches, and whether it is about them or general."""

import pytest

from enduse.records.transfer import Finding, Transfer
from enduse.trace import trace
from enduse.trace.phrases import is_self, says
from factories import claim, document, item, party, place

PARTIES = (
    party("Orion", countries=("xb",)),
    party("Vega"),
    party("Delta", countries=("xr",)),
    party("Umbra"),
    place("Borduria", country="xb"),
    place("Ruritania", country="xr"),
)
ENDS = {"supplier": "Orion", "recipient": "Delta"}


def traced(goods: str, said: str, ends: dict[str, str] = ENDS, **denied: object) -> tuple[Transfer, list[Finding]]:
    """The transfer of `goods` between `ends` beside a denial, and the findings that rest on the denial."""
    paper = document("a.txt", f"{goods}: {', '.join(ends.values())}")
    no = document("b.txt", said)
    told = claim(paper, "transfer", paper.text, item=goods, **ends)  # type: ignore[arg-type]
    denial = claim(no, "transfer", no.text, stance="denies", **denied)  # type: ignore[arg-type]
    found = trace([paper, no], [told, denial], PARTIES, [item(goods)])
    return found.transfers[0], [f for f in found.findings if denial.id in f.claims]


@pytest.mark.parametrize(
    "words", ["anything", "it", "them", "such goods", "any shipment", "any such shipments", "weapons", "任何货物"]
)
def test_a_denial_without_a_word_for_the_goods_reaches_what_is_between_its_ends(words: str) -> None:
    said = f"Orion denied having supplied Delta, and not Umbra, with {words}."
    one, _ = traced("winches", said, supplier="Orion", recipient="Delta", item=words)
    assert one.denied_by
    other, _ = traced("winches", said, supplier="Orion", recipient="Umbra", item=words)
    assert not other.denied_by


def test_a_word_for_other_goods_does_not() -> None:
    said = "Orion denied having supplied Delta with anchors."
    one, _ = traced("winches", said, supplier="Orion", recipient="Delta", item="anchors")
    assert not one.denied_by


@pytest.mark.parametrize(("denier", "denied"), [("Orion", True), ("Vega", False)])
def test_a_denier_who_names_no_giver_speaks_of_itself(denier: str, denied: bool) -> None:
    said = f"{denier} denied any shipment to Delta."
    one, _ = traced("winches", said, recipient="Delta", item="any shipment", voice=[(denier, "organization")])
    assert bool(one.denied_by) is denied


@pytest.mark.parametrize(
    ("ends", "rule"),
    [
        (ENDS, "general_denial"),
        ({"recipient": "Delta", "origin": "Borduria"}, "general_denial"),
        ({"supplier": "Borduria", "recipient": "Delta"}, "contradiction"),
    ],
)
def test_a_country_that_is_not_named_as_the_giver_denies_in_general(ends: dict[str, str], rule: str) -> None:
    one, found = traced(
        "drones", "Borduria denies supplying Ruritania with weapons.", ends, supplier="Borduria",
        recipient="Ruritania", item="weapons", voice=[("Borduria", "organization")],
    )  # fmt: skip
    assert one.denied_by
    assert [f.rule for f in found] == [rule]


def test_the_denier_is_the_innermost_voice() -> None:
    _, found = traced(
        "winches", "Orion denied to Coastal Wire having sold Delta winches.", supplier="Orion", recipient="Delta",
        item="winches", voice=[("Coastal Wire", "publication"), ("Orion", "organization")],
    )  # fmt: skip
    assert [f.summary for f in found] == ["Orion denies what others assert: “winches”."]


def two(denied: dict[str, object], first: dict[str, object], second: dict[str, object], said: str = "") -> list[bool]:
    """Whether Orion's denial, of 2031-04-10, reaches each of two deliveries of winches to Delta, told in two papers."""
    papers = [
        document(f"{n}.txt", f"{n}: seven or forty winches for Delta by Orion, in March, April or May") for n in "ab"
    ]
    no = document("no.txt", f"Orion, of Delta: {said}", published="2031-04-10")
    told = [
        claim(p, "transfer", p.text, supplier="Orion", recipient="Delta", item="winches", **more)  # type: ignore[arg-type]
        for p, more in zip(papers, (first, second), strict=True)
    ]
    denial = claim(no, "transfer", no.text, supplier="Orion", recipient="Delta", stance="denies", **denied)  # type: ignore[arg-type]
    found = trace([*papers, no], [*told, denial], PARTIES, [item("winches")]).transfers
    by_claim = {c: bool(t.denied_by) for t in found for c in t.supported_by}
    return [by_claim[c.id] for c in told]


MARCH, MAY = ("March", "2031-03"), ("May", "2031-05")
SEVEN, FORTY = ("seven", 7, "exactly"), ("forty", 40, "exactly")


def test_a_denial_of_one_delivery_denies_no_other() -> None:
    apart = {"when": MARCH, "quantity": SEVEN}, {"when": ("April", "2031-04"), "quantity": FORTY}
    said = "not forty winches"
    assert two({"quantity": FORTY, "item": "winches"}, *apart, said=said) == [False, True]
    assert two({"item": "winches"}, *apart, said=said) == [True, True]


def test_nobody_denies_what_comes_later() -> None:
    said = "no winches"
    march, may = {"when": MARCH, "quantity": SEVEN}, {"when": MAY, "quantity": FORTY}
    assert two({"item": "winches"}, march, may, said=said) == [True, False]
    assert two({"item": "winches"}, march, {**may, "phase": "planned"}, said=said) == [True, True]


@pytest.mark.parametrize(
    ("goods", "told", "when", "phase", "denied"),
    [
        ("anything", "2031-04-01", MARCH, "done", True),
        ("anything", "2031-06-01", MARCH, "done", False),  # nobody had told of it
        ("anything", None, MARCH, "done", True),
        ("winches", "2031-06-01", MARCH, "done", True),  # the very goods: it may have been told elsewhere
        ("winches", "2031-04-01", MAY, "planned", True),
        ("winches", "2031-06-01", MAY, "planned", False),
    ],
)
def test_a_denial_answers_what_was_told_by_then(
    goods: str, told: str | None, when: tuple[str, str], phase: str, denied: bool
) -> None:
    paper = document("a.txt", "Orion has winches for Delta, in March or May", published=told)
    no = document("b.txt", f"Orion denied having sold Delta {goods}.", published="2031-04-10")
    one = claim(
        paper, "transfer", paper.text, supplier="Orion", recipient="Delta", item="winches", when=when, phase=phase
    )
    denial = claim(no, "transfer", no.text, supplier="Orion", recipient="Delta", item=goods, stance="denies")
    (found,) = trace([paper, no], [one, denial], PARTIES, [item("winches")]).transfers
    assert bool(found.denied_by) is denied


def test_a_denied_plan_is_no_denied_deed() -> None:
    planned = {"when": MAY, "phase": "planned"}
    assert two({"item": "winches", "phase": "planned"}, {"when": MARCH}, planned, said="no winches") == [False, True]


def test_the_shipment_is_the_one_that_its_own_text_tells_of() -> None:
    papers = [
        document("a.txt", "Orion sold Delta seven winches in March. Orion denied the shipment."),
        document("b.txt", "Orion sold Delta forty winches in May."),
    ]
    told = [
        claim(p, "transfer", p.text.split(".")[0], supplier="Orion", recipient="Delta", item="winches", **more)  # type: ignore[arg-type]
        for p, more in zip(papers, ({"when": MARCH, "quantity": SEVEN}, {"when": MAY, "quantity": FORTY}), strict=True)
    ]
    denial = claim(
        papers[0], "transfer", "Orion denied the shipment", supplier="Orion", item="the shipment", stance="denies"
    )
    found = trace(papers, [*told, denial], PARTIES, [item("winches")]).transfers
    assert {t.supported_by: bool(t.denied_by) for t in found} == {(told[0].id,): True, (told[1].id,): False}


def test_what_a_denial_answers_by_name_it_always_reaches() -> None:
    paper = document("a.txt", "Orion sold Delta seven winches in May. Orion denied forty.", published="2031-04-10")
    told = claim(paper, "transfer", "Orion sold Delta seven winches in May", supplier="Orion", recipient="Delta",
                 item="winches", quantity=SEVEN, when=MAY)  # fmt: skip
    denial = claim(paper, "transfer", "Orion denied forty", supplier="Orion", quantity=FORTY, stance="denies",
                   about=(told.id,))  # fmt: skip
    (one,) = trace([paper], [told, denial], PARTIES, [item("winches")]).transfers
    assert one.denied_by == (denial.id,)


@pytest.mark.parametrize(
    ("said", "met"),
    [("Orion sold Delta no winches directly", False), ("Orion sold Delta no winches directly or indirectly", True)],
)
def test_a_denied_direct_deal_leaves_a_way_round_open(said: str, met: bool) -> None:
    paper, no = document("a.txt", "Delta got winches from Orion by way of Umbra"), document("b.txt", said)
    way = claim(paper, "transfer", paper.text, supplier="Orion", via="Umbra", recipient="Delta", item="winches")
    denial = claim(no, "transfer", said, stance="denies", supplier="Orion", recipient="Delta", item="winches")
    found = trace([paper, no], [way, denial], PARTIES, [item("winches")]).findings
    assert bool([f for f in found if f.rule == "contradiction" and denial.id in f.claims]) is met


@pytest.mark.parametrize(("words", "denied"), [("вьюшек", True), ("snorkels", False)])
def test_unknown_words_in_another_script_may_be_the_goods(words: str, denied: bool) -> None:
    said = f"Orion denied having supplied Delta with {words}."
    one, _ = traced("winches", said, supplier="Orion", recipient="Delta", item=words)
    assert bool(one.denied_by) is denied


def test_a_denied_model_is_no_other_model() -> None:
    paper, no = (
        document("a.txt", "Orion sold Delta Heron-9 winches"),
        document("b.txt", "Orion never sold Delta Heron-12"),
    )
    told = claim(paper, "transfer", paper.text, item="Heron-9", **ENDS)  # type: ignore[arg-type]
    denial = claim(no, "transfer", no.text, stance="denies", item="Heron-12", **ENDS)  # type: ignore[arg-type]
    (one,) = trace([paper, no], [told, denial], PARTIES, [item("Heron-9"), item("Heron-12")]).transfers
    assert not one.denied_by


def test_a_denied_model_is_no_word_on_goods_told_by_their_sort() -> None:
    paper, no = document("a.txt", "Orion sold Delta winches"), document("b.txt", "Orion never sold Delta Heron-12")
    told = claim(paper, "transfer", paper.text, item="winches", **ENDS)  # type: ignore[arg-type]
    denial = claim(no, "transfer", no.text, stance="denies", item="Heron-12", **ENDS)  # type: ignore[arg-type]
    (one,) = trace([paper, no], [told, denial], PARTIES, [item("winches"), item("Heron-12")]).transfers
    assert not one.denied_by


@pytest.mark.parametrize(("giver", "denied"), [("Umbra", True), ("Vega", False)])
def test_who_stands_between_answers_for_what_it_passed_on(giver: str, denied: bool) -> None:
    said = "Neither Umbra nor Vega says that it sold Delta winches."
    one, _ = traced("winches", said, {**ENDS, "via": "Umbra"}, item="winches", supplier=giver, recipient="Delta")
    assert bool(one.denied_by) is denied


def test_a_firm_that_is_named_stands_for_no_other_of_the_country() -> None:
    said = "Vega got no orders for winches from Borduria."
    one, _ = traced("winches", said, supplier="Vega", origin="Borduria", item="winches")
    assert not one.denied_by


@pytest.mark.parametrize(("taker", "denied"), [("Delta", True), ("Ruritania", False)])
def test_a_giver_in_another_script_is_the_giver_where_the_taker_is_the_same(taker: str, denied: bool) -> None:
    paper, no = document("a.txt", "Vega sold Delta winches"), document("b.txt", f"«Кварн» не продавал winches: {taker}")
    told = claim(paper, "transfer", paper.text, supplier="Vega", recipient="Delta", item="winches")
    denial = claim(no, "transfer", no.text, stance="denies", supplier="Кварн", recipient=taker, item="winches")
    parties = (*PARTIES, party("Кварн"))
    (one,) = trace([paper, no], [told, denial], parties, [item("winches")]).transfers
    assert bool(one.denied_by) is denied


def test_a_date_that_does_not_meet_is_not_mended_by_a_claim_without_one() -> None:
    papers = [document(f"{n}.txt", f"{n}: Orion sold Delta seven winches in March") for n in "ab"]
    no = document("no.txt", "Orion sold Delta no winches in May")
    dated, undated = (
        claim(p, "transfer", p.text, quantity=SEVEN, item="winches", **ENDS, **more)  # type: ignore[arg-type]
        for p, more in zip(papers, ({"when": MARCH}, {}), strict=True)
    )
    denial = claim(no, "transfer", no.text, stance="denies", when=MAY, item="winches", **ENDS)  # type: ignore[arg-type]
    (one,) = trace([*papers, no], [dated, undated, denial], PARTIES, [item("winches")]).transfers
    assert not one.denied_by


@pytest.mark.parametrize(("goods", "denied"), [("one more batch of winches", False), ("winches", True)])
def test_further_goods_are_not_those_told_first(goods: str, denied: bool) -> None:
    one, _ = traced("winches", f"Orion sold Delta no {goods}.", item=goods, **ENDS)
    assert bool(one.denied_by) is denied


@pytest.mark.parametrize(("buyer", "denied"), [("Umbra", False), ("Delta", True)])
def test_what_a_buyer_passed_on_its_supplier_does_not_deny(buyer: str, denied: bool) -> None:
    paper = document(
        "a.txt", "Orion sold Umbra and Delta winches. In May winches came to Delta. Orion sold no winches there."
    )
    sold = claim(paper, "transfer", "Orion sold Umbra and Delta winches", supplier="Orion", recipient=buyer,
                 item="winches", when=("May", "2029"))  # fmt: skip
    came = claim(paper, "transfer", "In May winches came to Delta", recipient="Delta", item="winches", when=MAY)
    denial = claim(paper, "transfer", "Orion sold no winches there", stance="denies", supplier="Orion",
                   recipient=("there", "Ruritania"), item="winches")  # fmt: skip
    found = trace([paper], [sold, came, denial], PARTIES, [item("winches")]).transfers
    assert [bool(t.denied_by) for t in found if came.id in t.supported_by] == [denied]


def test_words_for_the_speaker_and_for_those_who_bear_arms() -> None:
    assert is_self("our company")
    assert is_self("нас")
    assert not is_self("the company")
    assert says("forces", "any military unit in Ruritania", whole=False)
    assert not says("forces", "any firm in Ruritania", whole=False)


@pytest.mark.parametrize(("certainty", "denied"), [("stated", True), ("probable", True), ("conditional", False)])
def test_what_waits_on_a_condition_denies_nothing(certainty: str, denied: bool) -> None:
    said = "Orion cannot ship to Delta until the ministry has answered."
    one, _ = traced("winches", said, supplier="Orion", recipient="Delta", certainty=certainty)
    assert bool(one.denied_by) is denied


def test_we_of_a_text_that_nobody_signs_deny_what_that_text_tells_alone() -> None:
    said = "We never shipped anything to Ruritania."
    one, _ = traced("winches", said, supplier=("We", "nobody known"), item="anything", to="Ruritania")
    assert not one.denied_by
    other, _ = traced("winches", said, supplier=("We", "Orion"), item="anything", to="Ruritania")
    assert other.denied_by
    paper = document("a.txt", f"Orion gave Delta winches. {said}")
    told = claim(paper, "transfer", "Orion gave Delta winches", item="winches", **ENDS)
    denial = claim(paper, "transfer", said[:-1], stance="denies", supplier=("We", "nobody known"), item="anything",
                   to="Ruritania")  # fmt: skip
    (here,) = trace([paper], [told, denial], PARTIES, [item("winches")]).transfers
    assert here.denied_by == (denial.id,)
