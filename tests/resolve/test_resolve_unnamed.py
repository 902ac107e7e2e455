"""Who an unnamed party may be: by town, country, trade, part and company; never joined."""

import pytest
from naming import ref, run

from enduse.records.claim import Claim, Evidence, Role
from enduse.records.identity import hashed
from enduse.records.reading import Reference
from enduse.resolve.seats import _whither


def told(document: str, *roles: tuple[str, Reference], words: str = "x") -> Claim:
    return Claim(
        id=hashed(document, *[r.id for _, r in roles]),
        document=document,
        relation="transfer",
        roles=tuple(Role(role=n, text=words, start=0, end=1, ref=r.id) for n, r in roles),
        evidence=(Evidence(0, 1, "x"),),
    )


def test_town_and_trade_list_a_candidate_with_reasons() -> None:
    unnamed = ref("a", description="a timber firm in Misrata", unnamed=True)
    named = ref("b", "Wadi Timber Supplies")
    other = ref("b", "Kronvald Shipping")
    claims = (told("a", ("recipient", unnamed)), told("b", ("recipient", named)), told("b", ("recipient", other)))
    text = {"a": "a timber firm in Misrata", "b": "Wadi Timber Supplies in Misrata. Kronvald Shipping"}
    places = ref("b", "Misrata", kind="place")
    result = run(unnamed, named, other, places, claims=claims, texts=text)
    (party,) = [p for p in result.parties if p.unnamed]
    assert [c.party for c in party.candidates] == [named.id]
    assert {r.feature for r in party.candidates[0].reasons_for} >= {"place", "trade", "role"}
    assert [f.rule for f in result.findings] == ["unnamed_candidate"]


def test_who_stands_at_the_other_end_or_in_another_country_is_none() -> None:
    unnamed = ref("a", description="a trading firm registered in Hong Kong", unnamed=True)
    buyer, foreign = ref("b", "Radolina"), ref("b", "Kronvald Trading", countries=("de",))
    claims = (
        told("a", ("supplier", unnamed), words="engines"),
        told("b", ("recipient", buyer), words="engines"),
        told("b", ("supplier", foreign), words="engines"),
    )
    (party,) = [p for p in run(unnamed, buyer, foreign, claims=claims).parties if p.unnamed]
    assert party.candidates == ()


def test_trades_meet_in_three_languages_and_the_best_are_listed() -> None:
    unnamed = ref("a", description="a freight forwarder in Kostanay", unnamed=True)
    named = ref("b", "«Тобол Карго»", countries=("kz",))
    other = ref("c", "Kronvald Optics", countries=("kz",))
    claims = (told("a", ("via", unnamed)), told("b", ("via", named)), told("c", ("via", other)))
    text = {"a": "a freight forwarder in Kostanay", "b": "«Тобол Карго»", "c": "Kronvald Optics"}
    (party,) = [p for p in run(unnamed, named, other, claims=claims, texts=text).parties if p.unnamed]
    assert [c.party for c in party.candidates] == [named.id]
    assert {"trade", "country", "role"} <= {r.feature for r in party.candidates[0].reasons_for}


def test_a_form_of_several_countries_rules_nobody_out() -> None:
    unnamed = ref("a", description="a Panamanian re-exporter", unnamed=True)
    named = ref("b", "Quetzal Molina S.A.")
    ours, theirs = ref("a", "turbines", kind="item"), ref("b", "turbines", kind="item")
    claims = (
        told("a", ("recipient", unnamed), ("item", ours), words="turbines"),
        told("b", ("recipient", named), ("item", theirs), words="turbines"),
    )
    (party,) = [p for p in run(unnamed, named, ours, theirs, claims=claims).parties if p.unnamed]
    assert [c.party for c in party.candidates] == [named.id]


def test_a_person_is_no_firm() -> None:
    unnamed = ref("a", description="a former technician in Baku", unnamed=True)
    named = ref("b", "Shirvar Logistics", countries=("az",))
    claims = (told("a", ("supplier", unnamed), words="engines"), told("b", ("supplier", named), words="engines"))
    (party,) = [p for p in run(unnamed, named, claims=claims).parties if p.unnamed]
    assert party.candidates == ()


def test_a_ministry_is_no_trading_intermediary_but_may_be_a_customer() -> None:
    ministry = ref("b", "Министерство торговли Борсуни", schema="PublicBody", countries=("kz",))
    firm = ref("b", "Тарвел Трейд", countries=("kz",))
    meant = (("торгового посредника в Алматы", [firm.id]), ("a customer in Almaty", [ministry.id, firm.id]))
    for words, listed in meant:
        unnamed = ref("a", description=words, unnamed=True)
        claims = (
            told("a", ("recipient", unnamed), words="engines"),
            told("b", ("recipient", ministry), words="engines"),
            told("b", ("recipient", firm), words="engines"),
        )
        (party,) = [p for p in run(unnamed, ministry, firm, claims=claims).parties if p.unnamed]
        assert {c.party for c in party.candidates} == set(listed)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("алматинское ТОО «Тарвел»", True),
        ("the Almaty forwarder «Тарвел»", True),
        ("о поставках «Тарвел» в Алматы", True),  # «Алматы» is not declined: it may be where the firm is
        ("новосибирское ООО «Тарвел»", False),
    ],
)
def test_where_a_text_puts_a_firm(text: str, listed: bool) -> None:
    unnamed = ref("a", description="посредник в Алматы", unnamed=True)
    named, town = ref("b", "«Тарвел»"), ref("b", "Алматы", kind="place")
    claims = (told("a", ("via", unnamed)), told("b", ("via", named)))
    places = [town] if " в Алматы" in text else []
    result = run(unnamed, named, *places, claims=claims, texts={"a": "посредник в Алматы", "b": text})
    (party,) = [p for p in result.parties if p.unnamed]
    assert [c.party for c in party.candidates] == ([named.id] if listed else [])


@pytest.mark.parametrize(
    ("place", "seated"),
    [("Россию", False), ("Россия", True), ("Казахстан", False), ("Казахстане", True), ("Баку", True), ("Омск", False),
     ("Омске", True), ("Крыму", True), ("РФ", True)],
)  # fmt: skip
def test_where_to_is_not_where(place: str, seated: bool) -> None:
    assert _whither(" в ", place) != seated and not _whither(", in ", place)


def test_a_giver_to_somebody_of_whom_the_text_speaks_is_no_candidate_for_that_alone() -> None:
    unnamed = ref("a", description="the shipper", unnamed=True)
    buyer, again, named = ref("a", "Radolina Works"), ref("b", "Radolina Works"), ref("b", "Kronvald Shipping")
    stranger = ref("a", "Velmora")
    claims = (
        told("a", ("supplier", unnamed), ("recipient", stranger)),
        told("b", ("supplier", named), ("recipient", again)),
    )
    text = {"a": "the shipper; Radolina Works; Velmora", "b": "Kronvald Shipping; Radolina Works"}
    result = run(unnamed, buyer, again, named, stranger, claims=claims, texts=text)
    assert not [f for f in result.findings if f.rule == "unnamed_candidate"]


@pytest.mark.parametrize(("words", "listed"), [("a Black Sea port", False), ("a Black Sea dealer", True)])
def test_a_port_is_no_person(words: str, listed: bool) -> None:
    unnamed, named = ref("a", description=words, unnamed=True), ref("b", "Ivan Smolin", kind="person")
    buyer, again = ref("a", "Radolina Works"), ref("b", "Radolina Works")
    claims = (
        told("a", ("via", unnamed), ("recipient", buyer)),
        told("b", ("via", named), ("recipient", again)),
    )
    result = run(unnamed, buyer, again, named, claims=claims, texts={"a": words, "b": "Ivan Smolin"})
    assert bool([f for f in result.findings if f.rule == "unnamed_candidate"]) is listed
