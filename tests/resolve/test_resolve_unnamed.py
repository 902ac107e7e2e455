"""Who an unnamed party may be: by town, country, trade, part and company; never joined."""

from naming import ref, run

from enduse.records.claim import Claim, Evidence, Role
from enduse.records.identity import hashed
from enduse.records.reading import Reference
from enduse.resolve.seats import places_in


def told(document: str, *roles: tuple[str, Reference], words: str = "x") -> Claim:
    return Claim(
        id=hashed(document, *[r.id for _, r in roles]),
        document=document,
        relation="transfer",
        roles=tuple(Role(role=n, text=words, start=0, end=1, ref=r.id) for n, r in roles),
        evidence=(Evidence(0, 1, "x"),),
    )


def test_places_in_descriptions_of_three_languages() -> None:
    for words, country in (
        ("a company in the Sharjah free zone", "ae"),
        ("гонконгской фирмы", "hk"),
        ("бакинского посредника", "az"),
        ("沙迦一家贸易公司", "ae"),
        ("a Turkish firm", "tr"),
    ):
        assert {p.country for p in places_in(words)} == {country}, words


def test_town_and_trade_list_a_candidate_with_reasons() -> None:
    unnamed = ref("a", description="an agricultural firm in Benghazi", unnamed=True)
    named = ref("b", "Jabal Agricultural Supplies")
    other = ref("b", "Kronvald Shipping")
    claims = (told("a", ("recipient", unnamed)), told("b", ("recipient", named)), told("b", ("recipient", other)))
    text = {"a": "an agricultural firm in Benghazi", "b": "Jabal Agricultural Supplies in Benghazi. Kronvald Shipping"}
    places = ref("b", "Benghazi", kind="place")
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
