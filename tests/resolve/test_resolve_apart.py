"""What a text tells apart stays apart, however alike the names are, and through any middle."""

import pytest
from naming import ref, run, together

from enduse.records.claim import Claim, Evidence, Role


@pytest.mark.parametrize(
    "text",
    [
        "Orvell and Orvell of Tarsk were named.",
        "Kronvald, Orvell and Orvell of Tarsk were named.",
        "Названы Orvell и Orvell of Tarsk.",
        "名单上有Orvell、Orvell of Tarsk。",
        "Orvell is not to be confused with Orvell of Tarsk.",
        "Orvell не имеет отношения к Orvell of Tarsk.",
        "Orvell与Orvell of Tarsk无关。",
    ],
)
def test_names_side_by_side_are_two(text: str) -> None:
    left = ref("a", "Orvell")
    right = ref("a", "Orvell of Tarsk")
    assert not together(run(left, right, texts={"a": text}), left, right)


def test_names_in_two_sentences_may_be_one() -> None:
    left, right = ref("a", "Orvell"), ref("a", "Orvell Trading")
    result = run(left, right, texts={"a": "The seller is Orvell. Later Orvell Trading replied."})
    assert together(result, left, right)


def test_the_two_ends_of_a_deal_are_two() -> None:
    left, right = ref("a", "Orvell"), ref("a", "Orvell Trading")
    deal = Claim(
        id="c",
        document="a",
        relation="transfer",
        roles=tuple(
            Role(role=n, text="x", start=0, end=1, ref=r.id) for n, r in (("supplier", left), ("recipient", right))
        ),
        evidence=(Evidence(0, 1, "x"),),
    )
    assert together(run(left, right), left, right)
    assert not together(run(left, right, claims=(deal,)), left, right)


def test_no_chain_through_a_short_name() -> None:
    air, ship, head = ref("a", "Orvell Aviation", "Orvell"), ref("b", "Orvell Shipping Lines"), ref("c", "Orvell")
    result = run(air, ship, head)
    assert not together(result, air, ship)


def test_one_text_calls_one_firm_by_one_word() -> None:
    text = {"a": "Kavor Aviation flew. Kavor Air Cargo did not."}
    left, right = ref("a", "Kavor Aviation"), ref("a", "Kavor Air Cargo")
    assert not together(run(left, right, texts=text), left, right)


def test_an_acronym_is_not_two_services_of_two_countries() -> None:
    one = ref("a", "State Border Committee", "SBC", countries=("by",))
    other = ref("b", "State Border Committee", "SBC", countries=("kg",))
    bare = ref("c", "SBC")
    result = run(one, other, bare)
    assert not together(result, one, other)


def test_ids_stay_when_documents_are_added() -> None:
    refs = [ref("a", "Orvell Trading"), ref("b", "Орвелл Трейдинг"), ref("c", "Kronvald")]
    before = {p.id: {p.id, *p.also} for p in run(*refs[:2]).parties}
    after = run(*refs, ref("d", "Orvell Trading LLC"))
    for ids in before.values():
        (now,) = [p for p in after.parties if ids & {p.id, *p.also}]
        assert ids <= {now.id, *now.also}


@pytest.mark.parametrize(
    ("left", "right", "middle"),
    [
        ("Andrei Smolin", "Anton Smolin", "A. Smolin"),
        ("Ivan Petrov", "Ivan Petrovsky", "I. Petrov"),
    ],
)
def test_initials_bridge_no_two_people(left: str, right: str, middle: str) -> None:
    refs = [ref(d, n, kind="person") for d, n in zip("abc", (left, right, middle), strict=True)]
    assert not together(run(*refs), *refs[:2])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ООО «Сапфел»", "АО «Сапфел»"),
        ("Vegor", "Vegor-M"),
        ("Дельма", "Дельма-Сервис"),
        ("SKB Impuls", "Impuls Trading"),
    ],
)
def test_near_names_are_two_firms(left: str, right: str) -> None:
    one, other = ref("a", left), ref("b", right)
    assert not together(run(one, other), one, other)


def test_two_legal_forms_meet_in_no_bare_name() -> None:
    refs = [ref("a", "ООО «Сапфел»"), ref("b", "АО НПО «Сапфел»"), ref("c", "Сапфел")]
    assert not together(run(*refs), *refs[:2])


def test_a_firm_is_not_the_one_that_carries_its_name_inside_a_longer_one() -> None:
    short = ref("a", "OOO Orvell", "Orvell")
    long = ref("b", "Orvell Industrial Co.", "Orvell")
    bare = ref("c", "Orvell")
    assert not together(run(short, long), short, long)
    assert not together(run(short, long, bare), short, long)
