"""A short name or an acronym that several parties of a case bear joins none of them, and is a candidate for each."""

import pytest
from naming import ref, run, together


@pytest.mark.parametrize("name", ["Daolan", "Даолань"])
def test_a_trade_name_of_two_firms_is_neither(name: str) -> None:
    one, other = ref("a", "道蓝纺织机械有限公司"), ref("b", "温州道岚锅炉有限公司")
    latin = ref("c", "Daolan Textile Machinery", "Daolan")
    short, again = ref("d", name), ref("e", name)
    found = run(one, other, latin, short, again)
    assert together(found, one, latin)
    assert not any(together(found, short, party) for party in (one, other, latin, again))
    assert {latin.id} <= {c.party for p in found.parties for c in p.candidates if p.id == short.id}


def test_an_acronym_of_two_bodies_is_neither() -> None:
    one, other = ref("a", "Minvar Port Council"), ref("b", "Minvar Paint Company")
    short, again = ref("c", "MPC"), ref("d", "MPC")
    found = run(one, other, short, again)
    assert not any(
        together(found, left, right) for left in (one, other, short) for right in (again, other) if left != right
    )


def test_a_text_that_names_one_of_them_means_that_one() -> None:
    one, other = ref("a", "Tarvena Shipping"), ref("b", "Tarvena Steel")
    short = ref("a", "Tarvena")
    found = run(one, other, short)
    assert together(found, one, short)
    assert not together(found, one, other)


def test_a_whole_name_is_no_short_one() -> None:
    one, other, form = ref("a", "Tarvena Shipping"), ref("b", "Tarvena Steel"), ref("c", "ООО «Тарвена»")
    short = ref("d", "Тарвена")
    assert together(run(one, other, form, short), form, short)


def test_every_merge_says_why() -> None:
    refs = (
        ref("a", "Quiet Garden"),
        ref("b", "«Тихий сад»"),
        ref("c", "静园"),
        ref("d", "Tarvel"),
        ref("e", "Тарвел"),
    )
    for party in run(*refs).parties:
        assert len(party.merges) == len(party.also)
        assert all(reason.detail for merge in party.merges for reason in merge.reasons)
        assert all(merge.reasons for merge in party.merges)


def test_ids_stay_when_documents_are_added() -> None:
    refs = [ref("b", "Tarvena Shipping"), ref("c", "Quiet Garden"), ref("d", "«Тихий сад»")]
    before = {p.id: {p.id, *p.also} for p in run(*refs).parties}
    for more in (ref("a", "Tarvena Steel"), ref("e", "静园"), ref("f", "Tarvena")):
        after = [{p.id, *p.also} for p in run(*refs, more).parties]
        for members in before.values():
            assert any(members <= ids for ids in after), more.names
