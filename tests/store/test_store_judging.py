"""Judgements: the last one about a pair holds, can be taken back, and none is ever lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from intake import opened

from enduse.errors import BadInput
from enduse.records.item import Item
from enduse.records.match import Hit
from enduse.records.party import Party
from enduse.records.picture import Picture
from enduse.records.reading import Reference
from enduse.store import Case

A, B, C, ITEM = ("abcdef" + "0" * 26, "abcdef" + "1" * 26, "c" * 32, "d" * 32)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with opened(tmp_path / "case") as made:
        parties = (Party(id=A, schema="Company", also=(B,)),)
        references = (Reference(id=C, document="x", kind="organization"),)
        hits = (Hit(party=A, entity="NK-list-7", list="L", score=0.9),)
        made.save(Picture(parties=parties, references=references, items=(Item(id=ITEM, description="x"),), hits=hits))
        yield made


def test_the_last_word_on_a_pair_holds_either_way_round(case: Case) -> None:
    case.judge(A, C, "same", "one INN")
    case.judge(B, C, "unsure", "thin")
    last = case.judge(C, A, "different", "two founders", by="Editor")
    assert [(j.left, j.right, j.verdict) for j in case.judgements()] == [(B, C, "unsure"), (C, A, "different")]
    assert last.by == "Editor" and last.at.startswith("2025-01-01T")


def test_taking_back_lets_the_former_word_hold(case: Case) -> None:
    first = case.judge(A, C, "same", "one INN")
    second = case.judge(A, C, "different", "two founders")
    assert case.retract(second.id[:8], "wrong page").id == second.id
    assert [j.id for j in case.judgements()] == [first.id]
    assert [(j.id, j.retracted) for j in case.judgement_history()] == [(first.id, False), (second.id, True)]
    with pytest.raises(BadInput, match="taken back before"):
        case.retract(second.id)
    with pytest.raises(BadInput, match="no judgement with the id 'ffffff'"):
        case.retract("ffffff")


def test_the_same_word_again_is_a_judgement_of_its_own(case: Case) -> None:
    first, second = (case.judge(A, C, "same", "one INN") for _ in range(2))
    assert first.id != second.id


@pytest.mark.parametrize("known", [ITEM, "NK-list-7", B, "cccccc"])
def test_every_kind_of_id_may_be_named(case: Case, known: str) -> None:
    assert case.judge(A, known, "different", "seen").right.startswith(known)


@pytest.mark.parametrize(
    ("left", "right", "verdict", "why", "message"),
    [
        (A, "eeeeee", "same", "x", "'eeeeee' is no id of this case"),
        (A, "ccc", "same", "x", "'ccc' is no id"),
        ("abcdef", C, "same", "x", "begins 2 ids"),
        (A, A, "same", "x", "both ids are"),
        (A, C, "same", "  ", "needs its reason"),
        (A, C, "perhaps", "x", "'perhaps' is no verdict"),
    ],
)
def test_what_does_not_hold_is_refused_with_the_next_step(
    case: Case, left: str, right: str, verdict: str, why: str, message: str
) -> None:
    with pytest.raises(BadInput, match=message):
        case.judge(left, right, verdict, why)
    assert case.judgement_history() == () and "judge" not in [e.action for e in case.entries()]


def test_before_the_first_run_no_id_is_known(tmp_path: Path) -> None:
    with opened(tmp_path / "empty") as case, pytest.raises(BadInput, match="no id of this case"):
        case.judge(A, C, "same", "x")


def test_judging_is_logged(case: Case) -> None:
    made = case.judge(A, C, "same", "one INN", by="Editor")
    case.retract(made.id, "no", "Editor")
    told = [(e.action, e.detail["judgement"], e.detail["why"]) for e in case.entries()[-2:]]
    assert told == [("judge", made.id, "one INN"), ("retract", made.id, "no")]
