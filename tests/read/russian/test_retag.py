"""Words that the tagger takes for others: only where the dictionary knows one reading."""

import pytest

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

from enduse.read.russian.retag import retagged


def test_a_verb_at_the_head_of_a_sentence_is_no_name() -> None:
    pos, feats = retagged("Изготовит", "PROPN", {"Case": "Acc"})
    assert pos == "VERB"
    assert feats["Tense"] == "Fut"


def test_a_case_that_the_form_cannot_have_is_put_right() -> None:
    assert retagged("Грузоотправителем", "PROPN", {"Case": "Gen"})[1]["Case"] == "Ins"


@pytest.mark.parametrize("word", ["Полозов", "Кравен", "верфи"])
def test_what_may_be_several_things_stays_as_the_tagger_saw_it(word: str) -> None:
    assert retagged(word, "PROPN", {"Case": "Nom"}) == ("PROPN", {"Case": "Nom"})
