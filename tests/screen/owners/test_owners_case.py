"""From claims of ownership to hits through owners."""

from pathlib import Path

import pytest

from enduse import pipeline
from enduse.compare.shares import share_of
from enduse.plugins import plugs
from enduse.read.known import Known
from enduse.records.claim import Claim
from enduse.records.document import Source
from enduse.records.match import Hit
from enduse.records.ownership import UNKNOWN, Share
from enduse.report import files
from enduse.screen.lists import load_list
from enduse.screen.owners import acting, stakes, through_owners
from enduse.screen.owners.authorities import authority_of
from factories import claim, document, party, party_id

TEXT = document(
    "a.txt", "Zarja Holding owns 60 percent of Quarn Plant. Quarn Plant owns half of Vell Trade. Orlin runs Tessel."
)


def owns(owner: str, asset: str, share: str | None, quote: str, **more: object) -> Claim:
    filled = {"owner": owner, "asset": asset} | ({"share": share} if share else {})
    return claim(TEXT, "ownership", quote, **filled, **more)


ZARJA = owns("Zarja Holding", "Quarn Plant", "60 percent", "Zarja Holding owns 60 percent of Quarn Plant")
QUARN = owns("Quarn Plant", "Vell Trade", "half", "Quarn Plant owns half of Vell Trade")
PARTIES = [party("Zarja Holding"), party("Quarn Plant"), party("Vell Trade"), party("Tessel")]


def hit(name: str, **more: object) -> Hit:
    facts = {"publisher": "Office of Foreign Assets Control, US Treasury", "listed_since": "2023-05-19"} | more
    return Hit(party=party_id(name), entity="e1", list="SDN", score=0.9, caption=name.upper(), **facts)  # type: ignore[arg-type]


def test_what_a_listed_party_owns_is_a_hit_with_every_test_beside_it() -> None:
    found = {h.party: h for h in through_owners([ZARJA, QUARN], PARTIES, [hit("Zarja Holding")], "2025-01-01")}
    assert set(found) == {party_id("Quarn Plant"), party_id("Vell Trade")}
    vell = found[party_id("Vell Trade")]
    assert vell.via_ownership == (party_id("Quarn Plant"), party_id("Zarja Holding"))
    assert (vell.entity, vell.list, vell.score, vell.listed) == ("e1", "SDN", 0.9, None)
    (reason,) = vell.reasons
    assert reason.score == 1.0
    assert reason.detail.startswith(
        "OFAC 50 percent rule: yes — Quarn Plant 50 % of Vell Trade; Zarja Holding 60 % of Quarn Plant; blocked without"
    )


def test_a_list_of_no_known_authority_is_put_to_every_test() -> None:
    (one,) = through_owners([ZARJA], PARTIES, [hit("Zarja Holding", publisher="unknown")], "2025-01-01")
    assert [r.detail.split(":")[0] for r in one.reasons] == [
        "OFAC 50 percent rule",
        "EU Best Practices of 3 July 2024",
        "Court of Justice, C-84/24 EM System",
        "UK ownership and control",
    ]
    early = through_owners([ZARJA], PARTIES, [hit("Zarja Holding", publisher="unknown")], "2023-01-01")
    assert early == ()  # not listed yet


@pytest.mark.parametrize("more", [{"stance": "denies"}, {"phase": "planned"}])
def test_a_denied_or_planned_stake_is_none(more: dict[str, str]) -> None:
    told = owns("Zarja Holding", "Quarn Plant", "60 percent", "Zarja Holding owns 60 percent of Quarn Plant", **more)
    assert stakes([told]) == ()


def test_a_hedged_stake_or_one_of_unknown_size_is_possible() -> None:
    for told in (
        owns("Zarja Holding", "Quarn Plant", "60 percent", "Zarja Holding owns 60 percent", certainty="possible"),
        owns("Zarja Holding", "Quarn Plant", None, "Zarja Holding owns 60 percent of Quarn Plant"),
    ):
        (found,) = through_owners([told], PARTIES, [hit("Zarja Holding")], "2025-01-01")
        assert found.reasons[0].score == 0.5
        assert "OFAC 50 percent rule: possible" in found.reasons[0].detail


def test_a_party_with_its_own_hit_on_the_entity_gets_no_second() -> None:
    assert through_owners([ZARJA], PARTIES, [hit("Zarja Holding"), hit("Quarn Plant")]) == ()


def test_who_is_listed_and_acts_for_another_is_told() -> None:
    runs = claim(TEXT, "affiliation", "Orlin runs Tessel", member="Orlin", organization="Tessel")
    people = [*PARTIES, party("Orlin", schema="Person", kind="person")]
    (found,) = acting([runs], people, [hit("Orlin")])
    assert (found.rule, found.parties) == ("listed_person_acts", (party_id("Orlin"), party_id("Tessel")))
    assert list(acting([runs], people, [hit("Orlin"), hit("Tessel")])) == []
    assert list(acting([runs], people, [])) == []


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("60 percent", Share(60, 60)),
        ("more than 51 per cent", Share(51, 100, low_open=True)),
        ("at least 25.5%", Share(25.5, 100)),
        ("no less than 30 %", Share(30, 100)),
        ("just under half", Share(0, 50, low_open=True, high_open=True)),
        ("up to 20%", Share(0, 20, low_open=True)),
        ("no more than 49%", Share(0, 49, low_open=True)),
        ("between 25 and 50 per cent", Share(25, 50)),
        ("about 50%", Share(45, 55)),
        ("a majority stake", Share(50, 100, low_open=True)),
        ("a minority holding", Share(0, 50, low_open=True, high_open=True)),
        ("wholly owned", Share(100, 100)),
        ("51 процент акций", Share(51, 51)),
        ("более 75%", Share(75, 100, low_open=True)),
        ("контрольный пакет", Share(50, 100, low_open=True)),
        ("51%的股权", Share(51, 51)),
        ("百分之六十五", Share(65, 65)),
        ("超过百分之五十", Share(50, 100, low_open=True)),
        ("一半股权", Share(50, 50)),
        ("60", Share(60, 60)),
        ("33,3333", Share(33.3333, 33.3333)),
        ("1/4", Share(25, 25)),
        ("0,6", UNKNOWN),
        ("6000", UNKNOWN),
        ("60 shares", UNKNOWN),
        ("3/2", UNKNOWN),
        ("ownership-of-shares-50-to-75-percent", Share(50, 75, low_open=True, high_open=True)),
        ("ownership-of-shares-25-to-50-percent-as-trust", Share(25, 50, low_open=True)),
        ("ownership-of-shares-75-to-100-percent", Share(75, 100)),
        ("ownership-of-shares-more-than-25-percent", Share(25, 100, low_open=True)),
        ("a stake", UNKNOWN),
        ("12 million shares", UNKNOWN),
        ("250%", UNKNOWN),
    ],
)
def test_the_share_that_words_mean(words: str, share: Share) -> None:
    assert share_of(words) == share


@pytest.mark.parametrize(
    ("publisher", "programme", "authority"),
    [
        ("US Department of Commerce", "Entity List (EL) - Bureau of Industry and Security", "BIS"),
        ("US Department of Commerce", "Specially Designated Nationals (SDN) - Treasury", "OFAC"),
        ("Council of the European Union", "UKR", "EU"),
        ("Foreign, Commonwealth & Development Office, United Kingdom", None, "UK"),
        ("Ministry of Economy, Trade and Industry, Japan", "Foreign End User List", None),
        ("unknown", None, None),
    ],
)  # fmt: skip
def test_whose_list_it_is(publisher: str, programme: str | None, authority: str | None) -> None:
    assert authority_of(publisher, programme) == authority


def test_a_run_tells_what_a_listed_party_owns(tmp_path: Path) -> None:
    known = tmp_path / "l.ftm.json"
    measure = '{"entity":["z"],"program":["US-OFAC-SDN"],"startDate":["2023-05-19"]}'
    sanction = '{"id":"s","schema":"Sanction","properties":' + measure + "}"
    known.write_text('{"id":"z","schema":"Company","properties":{"name":["Zarja Holding"]}}\n' + sanction)
    text = "Zarja Holding owns 60 percent of Quarn Plant. Quarn Plant holds a 50 percent stake in Vell Trade.\n"
    lists = [load_list(known)]
    readers = [make(Known.of(lists)) for make in plugs("enduse.readers")]
    picture = pipeline.run([Source("a.txt", text.encode)], readers, lists=lists, as_of="2025-03-01")
    names = {p.id: p.caption for p in picture.parties}
    found = {names[h.party]: [names[p] for p in h.via_ownership] for h in picture.hits}
    assert found == {
        "Zarja Holding": [],
        "Quarn Plant": ["Zarja Holding"],
        "Vell Trade": ["Quarn Plant", "Zarja Holding"],
    }
    told = [r.detail for h in picture.hits if names[h.party] == "Vell Trade" for r in h.reasons]
    assert [t.partition(" — ")[0] for t in told] == ["OFAC 50 percent rule: yes"]
    pages = files(picture)
    assert "Quarn Plant ← Zarja Holding" in pages["report.html"].decode()


def test_a_stake_that_ended_reaches_nobody_today() -> None:
    ended = owns(
        "Zarja Holding",
        "Quarn Plant",
        "60 percent",
        "Zarja Holding owns 60 percent of Quarn Plant",
        when=("half", "2021/2024-04-02"),
    )
    (one,) = stakes([ended])
    assert (one.since, one.until) == ("2021", "2024-04-02")
    assert through_owners([ended], PARTIES, [hit("Zarja Holding")]) == ()
    (before,) = stakes(
        [
            owns(
                "Zarja Holding",
                "Quarn Plant",
                "60 percent",
                "Zarja Holding owns 60 percent of Quarn Plant",
                when=("half", "../2024"),
            )
        ]
    )
    assert (before.since, before.until) == (None, "2024")
