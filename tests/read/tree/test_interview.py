"""Whose the answers of a printed conversation are."""

import pytest

from enduse.read.names import Found
from enduse.read.tree.interview import interview

TEXT = "Разговор с Глебом Ветлугиным.\n\n— Когда придут модули?\n\n— Весной.\n\n— А деньги?\n\n— Уплачены."
WHO = Found(start=11, end=28, kind="person", key="person:ветлугин")


def test_the_person_named_before_answers() -> None:
    told = interview(TEXT, [WHO])
    assert told is not None
    assert told.who == WHO
    assert [TEXT[a:b] for a, b in told.answers] == ["— Весной.", "— Уплачены."]


@pytest.mark.parametrize("text", ["Текст без разговора.", "— Весной.", TEXT.replace("— ", "")])
def test_one_dash_makes_no_conversation(text: str) -> None:
    assert interview(text, [WHO]) is None


def test_nobody_answers_where_nobody_was_named() -> None:
    assert interview(TEXT, []) is None


def test_what_is_put_to_him_is_no_answer() -> None:
    text = TEXT + "\n\n— Говорят, что вы поставили и датчики.\n\n— Это неправда. Вам солгали, мы их не продавали."
    told = interview(text, [WHO])
    assert told is not None
    assert told.asks(text.find("Говорят")) and not told.holds(text.find("Говорят"))
    assert told.holds(text.find("Вам солгали"))
