"""A denial speaks of the deals of whoever denies: not of every deal with whom it names."""

import pytest

from enduse.records.claim import VoiceKind
from enduse.trace import trace
from factories import claim, document, item, party, place

PARTIES = (
    party("Orion"),
    party("Vega"),
    party("Delta"),
    party("Trade Ministry", schema="PublicBody"),
    party("Anna Test", schema="Person", kind="person"),
    place("Borduria", country="xb"),
)
ITEMS = tuple(map(item, ("winches", "pumps", "machines", "lathes")))
POST = document("post.txt", "Anna Test heads Orion")
HEADS = claim(POST, "affiliation", POST.text, member="Anna Test", organization="Orion")


def denied(told: dict[str, str], said: dict[str, object], denier: str, kind: VoiceKind, *, posts: bool = True) -> bool:
    """Whether a transfer told in one text is denied by what another says."""
    paper = document("a.txt", " ".join(told.values()))
    no = document("b.txt", f"{denier}: not {' '.join(map(str, said.values()))}")
    one = claim(paper, "transfer", paper.text, **told)  # type: ignore[arg-type]
    denial = claim(no, "transfer", no.text, stance="denies", voice=[(denier, kind)], **said)  # type: ignore[arg-type]
    claims = [one, denial, *([HEADS] if posts else [])]
    (found,) = trace([paper, no, POST], claims, PARTIES, ITEMS).transfers
    return bool(found.denied_by)


@pytest.mark.parametrize(
    ("giver", "denier", "kind", "met"),
    [
        ("Orion", "Orion", "organization", True),
        ("Vega", "Orion", "organization", False),
        ("Orion", "Anna Test", "person", True),
        ("Vega", "Anna Test", "person", False),
        ("Vega", "Delta", "organization", True),
        ("Vega", "Trade Ministry", "organization", True),
    ],
)
def test_that_any_had_been_sent_there_speaks_of_the_deniers_own(
    giver: str, denier: str, kind: VoiceKind, met: bool
) -> None:
    told = {"supplier": giver, "recipient": "Delta", "item": "winches"}
    assert denied(told, {"recipient": "Delta"}, denier, kind) is met


def test_a_denier_for_whom_nobody_knows_speaks_of_its_own_text_alone() -> None:
    told = {"supplier": "Vega", "recipient": "Delta", "item": "winches"}
    assert not denied(told, {"recipient": "Delta"}, "Anna Test", "person", posts=False)
    assert not denied(told, {"recipient": "Delta"}, "a man who knows", "person", posts=False)
    paper = document("a.txt", "Vega sent Delta winches. He denied that Delta got any.")
    one = claim(paper, "transfer", "Vega sent Delta winches", **told)  # type: ignore[arg-type]
    no = claim(paper, "transfer", "He denied that Delta got any", stance="denies", recipient="Delta",
               voice=[("He", "person")])  # fmt: skip
    (found,) = trace([paper], [one, no], PARTIES, ITEMS).transfers
    assert found.denied_by


@pytest.mark.parametrize(("kind", "met"), [("anonymous", False), ("organization", True)])
def test_a_press_service_of_nobody_denies_not_all_that_comes_from_a_country(kind: VoiceKind, met: bool) -> None:
    told = {"supplier": "Vega", "origin": "Borduria", "recipient": "Delta", "item": "winches"}
    assert denied(told, {"origin": "Borduria", "item": "anything"}, "the press service", kind) is met


@pytest.mark.parametrize(
    ("goods", "met"), [("machines", False), ("winches", False), ("pumps", True), ("anything", True), ("an order", True)]
)
def test_of_a_deal_without_a_giver_a_denier_denies_its_own_goods_alone(goods: str, met: bool) -> None:
    told = {"recipient": "Delta", "item": "pumps"}
    assert denied(told, {"supplier": "Orion", "recipient": "Delta", "item": goods}, "Orion", "organization") is met
