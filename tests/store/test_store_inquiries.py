"""The log of inquiries: bound to references and claims, append-only, checked by verify."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from intake import opened

from enduse.errors import BadInput
from enduse.records.picture import Picture
from enduse.records.transfer import Transfer
from enduse.store import Case
from factories import claim, document, party, party_id

TEXT = document("a.txt", "Orion sold Delta winches. Orion sold Delta anchors. Delta makes drones. Delta spoke of rain.")
SOLD = [
    claim(TEXT, "transfer", f"Orion sold Delta {goods}", supplier="Orion", recipient="Delta", item=goods)
    for goods in ("winches", "anchors")
]
MAKES = claim(TEXT, "production", "Delta makes drones", producer="Delta", item="drones")
SPOKE = claim(TEXT, "statement", "Delta spoke of rain", speaker="Delta", topic="rain")
PICTURE = Picture(
    documents=(TEXT,),
    claims=(*SOLD, MAKES, SPOKE),
    parties=(party("Orion"), party("Delta", "Delta Works", also=("former-delta",)), party("Vega"), party("Vega SA")),
    transfers=tuple(
        Transfer(id=f"transfer-{n}", supplier=party_id("Orion"), recipient=party_id("Delta"), supported_by=(c.id,))
        for n, c in enumerate(SOLD)
    ),
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with opened(tmp_path / "case") as made:
        made.save(PICTURE)
        yield made


@pytest.mark.parametrize("given", ["Delta", "delta works", "former-delta", party_id("Delta"), party_id("Delta")[:8]])
def test_a_party_is_asked_by_name_or_id_about_all_that_is_told_of_it(case: Case, given: str) -> None:
    made = case.inquiries.ask(given, "question", "2031-05-01", by="Desk")
    assert (made.party, made.due, made.answer) == (party_id("Delta"), None, "asked")
    assert made.claims == tuple(sorted(c.id for c in (*SOLD, MAKES)))
    assert case.inquiries.all() == (made,)


def test_about_binds_to_the_claims_of_a_transfer_and_a_matter_to_none(case: Case) -> None:
    one = case.inquiries.ask("Delta", "question", "2031-05-01", about=["transfer-1"])
    assert one.claims == (SOLD[1].id,)
    two = case.inquiries.ask("Delta", "question", "2031-05-01", about=[SOLD[0].id[:10]])
    assert two.claims == (SOLD[0].id,)
    assert case.inquiries.ask("Delta", "question", "2031-05-01", matter="its owners").claims == ()


def test_the_usual_deadline_holds_where_none_is_given(case: Case) -> None:
    ask = case.inquiries.ask
    assert ask("Delta", "trace_request", "2031-02-10").due == "2031-03-10"
    assert ask("Delta", "right_of_reply", "2031-02-10", due="2031-02-12").due == "2031-02-12"


@pytest.mark.parametrize(
    ("party", "more", "message"),
    [
        ("Nobody", {}, "'Nobody' is no party"),
        ("vega", {"due": "2031-04-01"}, "before it was asked"),
        ("Delta", {"about": ["no-such"]}, "'no-such' is the id of no transfer or claim"),
        ("Delta", {"about": ["transfer"]}, "is the id of 2 transfers or claims"),
    ],
)
def test_what_the_case_does_not_know_is_named(case: Case, party: str, more: dict[str, object], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        case.inquiries.ask(party, "question", "2031-05-01", **more)  # type: ignore[arg-type]
    assert case.inquiries.all() == ()


def test_one_name_of_two_parties_asks_for_the_id(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        case.save(Picture(parties=(party("Vega"), party("Vega SA", "Vega"))))
        with pytest.raises(BadInput, match="may be 2 parties"):
            case.inquiries.ask("Vega", "question", "2031-05-01")


def test_the_last_answer_counts_and_both_stay_in_the_log(case: Case) -> None:
    made = case.inquiries.ask("Delta", "right_of_reply", "2031-05-01")
    case.inquiries.answer(made.id[:6], "no_reply", "2031-05-29")
    last = case.inquiries.answer(made.id, "denied", "2031-06-02", said="We sold nothing", by="Desk")
    assert (last.answer, last.answered_on, last.said) == ("denied", "2031-06-02", "We sold nothing")
    assert [e.detail["entry"] for e in case.entries() if e.action == "inquiry"] == ["asked", "answered", "answered"]
    with pytest.raises(BadInput, match="lies before"):
        case.inquiries.answer(made.id, "denied", "2031-04-30")
    with pytest.raises(BadInput, match="no inquiry with the id 'nothing'"):
        case.inquiries.answer("nothing", "denied", "2031-06-02")


def test_an_entry_is_withdrawn_with_its_reason_and_takes_no_answer_then(case: Case) -> None:
    made = case.inquiries.ask("Delta", "question", "2031-05-01")
    with pytest.raises(BadInput, match="needs its reason"):
        case.inquiries.withdraw(made.id, " ")
    assert case.inquiries.withdraw(made.id, "the wrong firm").withdrawn == "the wrong firm"
    with pytest.raises(BadInput, match="was withdrawn"):
        case.inquiries.answer(made.id, "denied", "2031-06-02")


def test_nothing_is_changed_unseen(case: Case, tmp_path: Path) -> None:
    made = case.inquiries.ask("Delta", "question", "2031-05-01")
    assert case.problems() == ()
    for statement in ("UPDATE inquiries SET entry = 'x'", "DELETE FROM inquiries"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            case._connection.execute(statement)
    with closing(sqlite3.connect(tmp_path / "case" / "case.sqlite")) as raw:
        raw.execute("DROP TRIGGER inquiries_keep_rows")
        raw.execute("UPDATE inquiries SET record = replace(record, '2031-05-01', '2031-04-01')")
        raw.commit()
    assert case.problems() == (
        f"inquiry altered, or not in the log: {made.id} (asked)",
        f"inquiry missing: {made.id} (asked)",
    )
