"""The ledger: who was asked about what, what came back and what that bears on, and who was not asked."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

import fictional
from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.item import HsCode, Item
from enduse.records.match import Hit
from enduse.records.party import Party
from enduse.records.picture import Picture
from enduse.records.reply import Inquiry, Reply
from enduse.screen.goods.control import controls
from enduse.trace import trace
from enduse.trace.replies import replies, unasked
from enduse.trace.topics import points_back, relations
from factories import claim, document, item, item_id, party, party_id, place

PARTIES = (
    party("Orion", countries=("xb",)),
    party("Delta", countries=("xr",)),
    party("Vega"),
    party("Umbra"),
    party("Bordurian trade ministry", schema="PublicBody", countries=("xb",)),
    party("Coastal Wire", kind="publication", schema="Organization"),
    place("Borduria", country="xb"),
    place("Ruritania", country="xr"),
)
OUTLET = ("Coastal Wire", "publication")


def pictured(
    papers: Sequence[Document], claims: Sequence[Claim], parties: Sequence[Party] = PARTIES, **more: object
) -> Picture:
    """The picture of these claims; its items are those that they speak of."""
    items = [item(name) for name in ("drones", "winches", "tea sets")]
    made = trace(papers, claims, parties, items)
    return Picture(
        documents=tuple(papers), claims=tuple(claims), parties=tuple(parties), items=tuple(items),
        transfers=made.transfers, findings=made.findings, **more,
    )  # type: ignore[arg-type]  # fmt: skip


def silence(paper: Document, quote: str, who: str, stance: str, topic: str | None = None) -> Claim:
    more = {"topic": topic} if topic else {}
    return claim(paper, "statement", quote, speaker=who, voice=[OUTLET, (who, "organization")], stance=stance, **more)  # type: ignore[arg-type]


def by_answer(rows: Sequence[Reply], name: str) -> dict[str, Reply]:
    return {r.answer: r for r in rows if r.name == name}


def told(words: str, *, published: str | None = None, origin: str = "a.txt") -> Document:
    return document(origin, words, publisher="Coastal Wire", published=published)


SHIPPED = "Orion shipped drones to Delta from Borduria."


def shipped(paper: Document, goods: str = "drones", **more: object) -> Claim:
    return claim(
        paper, "transfer", f"Orion shipped {goods} to Delta", supplier="Orion", recipient="Delta", item=goods, **more
    )  # type: ignore[arg-type]


def test_silence_bears_on_what_its_own_text_tells_of_the_silent_party() -> None:
    paper = told(f"{SHIPPED} Delta did not reply to questions.", published="2031-05-02")
    picture = pictured(
        [paper], [shipped(paper), silence(paper, "Delta did not reply to questions", "Delta", "no_reply")]
    )
    row = by_answer(replies(picture), "Delta")["no_reply"]
    assert [(b.scope, b.transfer) for b in row.bears_on] == [("text", picture.transfers[0].id)]
    assert (row.asked_by, row.told_by, row.told_on, row.asked_on) == (
        "Coastal Wire",
        "Coastal Wire",
        "2031-05-02",
        None,
    )


@pytest.mark.parametrize(
    ("topic", "bears"),
    [("the shipments", True), ("other shipments", False), ("any resale", False),
     ("the allegations", True), ("the project", False), ("its drones", True),
     ("the weather", False), ("where the drones are", True), ("поставки", True), ("проект", False), ("此事", True)],
)  # fmt: skip
def test_ignorance_of_one_matter_bears_on_no_other(topic: str, bears: bool) -> None:
    words = f"Orion said it was unaware of {topic}"
    paper = told(f"{SHIPPED} {words}.")
    picture = pictured([paper], [shipped(paper), silence(paper, words, "Orion", "unaware", topic)])
    row = by_answer(replies(picture), "Orion")["unaware"]
    assert bool(row.bears_on) is bears
    assert row.matter == topic
    assert picture.transfers[0].denied_by == ()


def test_the_ministry_speaks_for_the_state_from_which_the_goods_came() -> None:
    words = "The Bordurian trade ministry was not aware of the deliveries"
    paper = told(f"{SHIPPED} {words}.")
    who = "Bordurian trade ministry"
    unaware = silence(paper, words, who, "unaware", "the deliveries")
    picture = pictured([paper], [shipped(paper), unaware])
    row = by_answer(replies(picture), who)["unaware"]
    assert [b.transfer for b in row.bears_on] == [picture.transfers[0].id]


def test_a_denial_stands_with_what_it_covers_and_a_general_one_says_so() -> None:
    paper = told(f"{SHIPPED} Orion denied shipping drones to Delta. Borduria denies arming Ruritania.")
    own = claim(
        paper, "transfer", "Orion denied shipping drones to Delta", supplier="Orion", recipient="Delta", item="drones",
        stance="denies", voice=[OUTLET, ("Orion", "organization")],
    )  # fmt: skip
    state = claim(
        paper, "transfer", "Borduria denies arming Ruritania", supplier="Borduria", recipient="Ruritania",
        stance="denies", voice=[("Borduria", "organization")],
    )  # fmt: skip
    picture = pictured([paper], [shipped(paper), own, state])
    rows = replies(picture)
    assert [b.scope for b in by_answer(rows, "Orion")["denied"].bears_on] == ["covered"]
    assert [b.scope for b in by_answer(rows, "Borduria")["denied"].bears_on] == ["general"]
    assert "not_asked" not in by_answer(rows, "Orion") and "not_asked" in by_answer(rows, "Delta")


def test_a_denied_making_bears_on_the_making_only() -> None:
    paper = told(f"{SHIPPED} Orion makes drones in Borduria. Orion denied that it makes drones.")
    makes = claim(paper, "production", "Orion makes drones in Borduria", producer="Orion", item="drones")
    denial = claim(
        paper, "production", "Orion denied that it makes drones", producer="Orion", item="drones", stance="denies",
        voice=[OUTLET, ("Orion", "organization")],
    )  # fmt: skip
    picture = pictured([paper], [shipped(paper), makes, denial])
    row = by_answer(replies(picture), "Orion")["denied"]
    assert [(b.transfer, b.claims) for b in row.bears_on] == [(None, (makes.id,))]
    assert [b.transfer for b in by_answer(replies(picture), "Orion")["not_asked"].bears_on] == [picture.transfers[0].id]


@pytest.mark.parametrize(("giver", "asked"), [("Orion", False), ("Vega", True)])
def test_who_buys_tea_sets_of_a_maker_of_drones_is_not_asked(giver: str, asked: bool) -> None:
    taker = "Vega" if giver == "Orion" else "Orion"
    paper = told(f"Orion makes drones. {giver} sold tea sets to {taker}.")
    makes = claim(paper, "production", "Orion makes drones", producer="Orion", item="drones")
    sold = claim(paper, "transfer", f"{giver} sold tea sets", supplier=giver, recipient=taker, item="tea sets")
    rows = replies(pictured([paper], [makes, sold]))
    assert any(r.name == "Vega" for r in rows if r.answer == "not_asked") is asked


def test_who_is_named_with_grave_goods_and_never_asked_is_a_question() -> None:
    paper = told(SHIPPED)
    picture = pictured([paper], [shipped(paper)])
    rows = replies(picture)
    assert {r.name for r in rows if r.answer == "not_asked"} == {"Orion", "Delta"}
    found = unasked(rows, picture)
    assert {f.rule for f in found} == {"not_asked"} and {f.severity for f in found} == {"question"}
    assert "Was Delta asked about “drones”? No text says so (arms, dual-use or controlled goods)." in {
        f.summary for f in found
    }


def test_ordinary_goods_are_asked_for_only_where_the_other_side_is_listed() -> None:
    paper = told("Orion shipped tea sets to Delta.")
    sent = shipped(paper, "tea sets")
    assert replies(pictured([paper], [sent])) == ()
    listed = Hit(party=party_id("Delta"), entity="e", list="l", score=0.9)
    (row,) = replies(pictured([paper], [sent], hits=(listed,)))
    assert (row.name, row.note) == ("Orion", "the other side may be on a list")


@pytest.mark.parametrize(
    ("code", "basis", "score", "asked"),
    [
        ("902750", "declared", 1.0, True),
        ("8418501900", "declared", 1.0, False),  # under a list that takes in the whole chapter
        ("9027", "declared", 1.0, False),  # a heading of which a list names some codes
        ("902750", "inferred", 0.9, True),
        ("902750", "inferred", 0.5, False),
    ],
)
def test_goods_are_controlled_by_their_own_code(code: str, basis: str, score: float, asked: bool) -> None:
    paper = told("Orion shipped lot seven to Delta.")
    graded = HsCode(code=code, basis=basis, score=score, control=controls(code))
    assert graded.control
    items = (Item(id=item_id("lot seven"), description="lot seven", hs=(graded,)),)
    rows = replies(replace(pictured([paper], [shipped(paper, "lot seven")]), items=items))
    assert bool(rows) == asked


@pytest.mark.parametrize(("score", "asked"), [(0.9, True), (0.66, False)])
def test_a_faint_hit_on_the_other_side_is_no_reason_to_ask(score: float, asked: bool) -> None:
    paper = told("Orion shipped tea sets to Delta.")
    faint = Hit(party=party_id("Delta"), entity="e", list="l", score=score)
    assert bool(replies(pictured([paper], [shipped(paper, "tea sets")], hits=(faint,)))) == asked


def test_to_be_heard_on_one_delivery_is_not_to_be_asked_about_another() -> None:
    one = told(f"{SHIPPED} Orion declined to comment.")
    other = told("Orion shipped drones to Umbra.", origin="b.txt")
    second = claim(
        other, "transfer", "Orion shipped drones to Umbra", supplier="Orion", recipient="Umbra", item="drones"
    )
    silent = silence(one, "Orion declined to comment", "Orion", "declines")
    picture = pictured([one, other], [shipped(one), silent, second])
    row = by_answer(replies(picture), "Orion")["not_asked"]
    (umbra,) = [t.id for t in picture.transfers if t.recipient == party_id("Umbra")]
    assert [b.transfer for b in row.bears_on] == [umbra]
    assert row.note.endswith("it was heard on other matters")


@pytest.mark.parametrize("words", ["deliveries were lawful", "contracts forbid re-export"])
def test_a_party_that_speaks_to_the_matter_has_answered_and_an_outlet_has_no_row(words: str) -> None:
    paper = told(f"{SHIPPED} Orion said its {words}. Coastal Wire could not find the firm.")
    says = claim(
        paper, "statement", f"Orion said its {words}", speaker="Orion", topic=words,
        voice=[OUTLET, ("Orion", "organization")],
    )  # fmt: skip
    outlet = claim(
        paper, "statement", "Coastal Wire could not find the firm", speaker="Coastal Wire", voice=[OUTLET],
        stance="unaware",
    )  # fmt: skip
    rows = replies(pictured([paper], [shipped(paper), says, outlet]))
    assert by_answer(rows, "Orion").keys() == {"answered"}
    assert not by_answer(rows, "Coastal Wire")


def test_a_person_answers_for_its_firm() -> None:
    paper = told(f"{SHIPPED} Ada Quill is director of Orion. Ada Quill declined to comment.")
    post = claim(paper, "affiliation", "Ada Quill is director of Orion", member="Ada Quill", organization="Orion")
    silent = claim(
        paper, "statement", "Ada Quill declined to comment", speaker="Ada Quill", stance="declines",
        voice=[OUTLET, ("Ada Quill", "person")],
    )  # fmt: skip
    people = (*PARTIES, party("Ada Quill", schema="Person", kind="person"))
    picture = pictured([paper], [shipped(paper), post, silent], people)
    rows = replies(picture)
    row = by_answer(rows, "Ada Quill")["declined"]
    assert row.speaks_for == (party_id("Orion"),)
    assert picture.transfers[0].id in {b.transfer for b in row.bears_on}
    assert {r.name for r in rows if r.answer == "not_asked"} == {"Delta"}


def test_what_a_person_denies_of_itself_it_denies_of_its_firm() -> None:
    paper = told(f"{SHIPPED} Ada Quill is director of Orion. Ada Quill denied supplying Delta.")
    post = claim(paper, "affiliation", "Ada Quill is director of Orion", member="Ada Quill", organization="Orion")
    denial = claim(
        paper, "transfer", "Ada Quill denied supplying Delta", supplier="Ada Quill", recipient="Delta",
        stance="denies", voice=[OUTLET, ("Ada Quill", "person")],
    )  # fmt: skip
    people = (*PARTIES, party("Ada Quill", schema="Person", kind="person"))
    picture = pictured([paper], [shipped(paper), post, denial], people)
    row = by_answer(replies(picture), "Ada Quill")["denied"]
    assert [(b.scope, b.transfer) for b in row.bears_on] == [("covered", picture.transfers[0].id)]
    assert picture.transfers[0].denied_by == (denial.id,)


def test_unaware_of_a_resale_bears_on_what_the_buyer_did() -> None:
    words = "Orion was unaware of any resale"
    paper = told(f"{SHIPPED} Delta sold drones to Umbra. {words}.")
    resold = claim(paper, "transfer", "Delta sold drones to Umbra", supplier="Delta", recipient="Umbra", item="drones")
    picture = pictured([paper], [shipped(paper), resold, silence(paper, words, "Orion", "unaware", "any resale")])
    row = by_answer(replies(picture), "Orion")["unaware"]
    (onward,) = [t.id for t in picture.transfers if t.recipient == party_id("Umbra")]
    assert [b.transfer for b in row.bears_on] == [onward]


def test_what_a_text_itself_denies_is_no_reply() -> None:
    paper = told(f"{SHIPPED} Orion did not speak of the director.")
    denied = claim(
        paper, "statement", "Orion did not speak of the director", speaker="Orion", topic="the director",
        stance="denies",
    )  # fmt: skip
    assert by_answer(replies(pictured([paper], [shipped(paper), denied])), "Orion").keys() == {"not_asked"}


def asked(**more: object) -> Inquiry:
    facts = {"id": "i1", "party": party_id("Delta"), "way": "trace_request", "asked_on": "2031-06-01",
             "due": "2031-06-29", "by": "Desk"}  # fmt: skip
    return Inquiry(**(facts | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(("as_of", "late"), [(None, None), ("2031-06-29", False), ("2031-06-30", True)])
def test_a_deadline_is_compared_with_the_day_given_and_with_no_clock(as_of: str | None, late: bool | None) -> None:
    paper = told(SHIPPED)
    picture = pictured([paper], [shipped(paper)])
    rows = replies(picture, [asked(claims=picture.transfers[0].supported_by)], as_of)
    assert by_answer(rows, "Delta").keys() == {"asked"}
    row = by_answer(rows, "Delta")["asked"]
    assert (row.overdue, row.due, row.asked_by) == (late, "2031-06-29", "Desk")
    assert [(b.scope, b.transfer) for b in row.bears_on] == [("request", picture.transfers[0].id)]


def test_an_inquiry_with_an_answer_is_never_overdue_and_a_withdrawn_one_is_none() -> None:
    paper = told(SHIPPED)
    picture = pictured([paper], [shipped(paper)])
    answered = asked(answer="declined", answered_on="2031-06-10", claims=picture.transfers[0].supported_by)
    row = by_answer(replies(picture, [answered], "2032-01-01"), "Delta")["declined"]
    assert (row.overdue, row.told_on) == (False, "2031-06-10")
    assert "not_asked" in by_answer(replies(picture, [asked(withdrawn="mistake")]), "Delta")


def test_an_inquiry_follows_its_party_and_outlives_its_documents() -> None:
    paper = told(SHIPPED)
    joined = [p for p in PARTIES if p.id != party_id("Delta")]
    now = party("Delta", also=("former",))
    picture = pictured([paper], [shipped(paper)], (*joined, now))
    assert by_answer(replies(picture, [asked(party="former")]), "Delta")["asked"].party == now.id
    (row,) = replies(Picture(), [asked(claims=("gone",))])
    assert (row.name, row.bears_on) == (party_id("Delta"), ())


def test_the_fictional_case_keeps_silence_ignorance_and_denial_apart() -> None:
    picture = fictional.picture()
    answers = {(r.name, r.answer) for r in replies(picture)}
    assert ("Zarechny Instrument Works", "no_reply") in answers
    assert ("Bordurian foreign ministry", "unaware") in answers
    assert ("Borduria", "denied") in answers


@pytest.mark.parametrize(
    ("words", "meant"),
    [("", None), ("a request for comment", None), ("the project", {"development", "cooperation", "production"}),
     ("reports on the deliveries", {"transfer"}), ("Грузия", set()), ("запрос", None), ("поставки", {"transfer"}),
     ("合作项目", {"development", "cooperation", "production"}), ("the moon", set()),
     ("иных поставках", set()), ("本刊詢問", None), ("其他交易", set())],
)  # fmt: skip
def test_words_for_matters(words: str, meant: set[str] | None) -> None:
    assert relations(words) == meant


@pytest.mark.parametrize(
    ("goods", "back"),
    [("the shipment", True), ("them", True), ("any shipment", False), ("anything", False), ("such goods", True),
     ("the drones", False), ("此类货物", True), ("任何货物", False)],
)  # fmt: skip
def test_words_that_point_back(goods: str, back: bool) -> None:
    assert points_back(goods) is back


def test_who_tells_a_delivery_itself_need_not_be_asked_and_its_own_text_is_its_answer() -> None:
    wire = told(SHIPPED)
    own = document("statement.txt", "We shipped drones to Delta. We never shipped tea sets to Vega.")
    says = claim(own, "transfer", "We shipped drones to Delta", supplier=("We", "Orion"), item="drones",
                 recipient="Delta", state="shipped")  # fmt: skip
    denies = claim(own, "transfer", "We never shipped tea sets to Vega", supplier=("We", "Orion"), item="tea sets",
                   recipient="Vega", stance="denies")  # fmt: skip
    rows = by_answer(replies(pictured([wire, own], [shipped(wire), says, denies])), "Orion")
    assert set(rows) == {"denied"}
    assert rows["denied"].claims == (denies.id,)
    assert "not_asked" in by_answer(replies(pictured([wire], [shipped(wire)])), "Orion")


@pytest.mark.parametrize(
    ("who", "kind", "stance", "listed"),
    [
        ("Ada Vane", "person", "denies", False),
        ("Ada Vane", "person", "unaware", False),
        ("Ada Vane", "person", "declines", True),
        ("Umbra", "organization", "unaware", False),
        ("Umbra", "organization", "denies", True),
        ("Orion", "organization", "unaware", True),
    ],
)
def test_a_bystander_has_no_row(who: str, kind: str, stance: str, listed: bool) -> None:
    paper = told(f"{SHIPPED} {who} knows nothing of the harbour dues.")
    said = claim(paper, "statement", f"{who} knows nothing of the harbour dues", speaker=who,
                 topic="harbour dues", stance=stance, voice=[OUTLET, (who, kind)])  # type: ignore[list-item]  # fmt: skip
    people = (*PARTIES, party("Ada Vane", kind="person", schema="Person"))
    rows = [r for r in replies(pictured([paper], [shipped(paper), said], people)) if r.answer != "not_asked"]
    assert bool(rows) is listed
