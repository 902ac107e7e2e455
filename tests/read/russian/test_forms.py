"""Dictionary forms of names and words. All names are invented."""

import pytest

pytest.importorskip("pymorphy3", reason="the extra [ru] is not installed")

from enduse.read.russian.forms import lemma, masculine, nominative, nominatives, readings


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("Куполу", "organization", "Купол"),
        ("Северной тяги", "organization", "Северная тяга"),
        ("Луганского насосного завода", "organization", "Луганский насосный завод"),
        ("Министерства экономического контроля", "organization", "Министерство экономического контроля"),
        ("Алмаз-Антей", "organization", "Алмаз-Антей"),
        ("Ленвек", "organization", "Ленвек"),
        ("АРГО", "organization", "АРГО"),
        ("Ивана Петрова", "person", "Иван Петров"),
        ("Анны Кедровой", "person", "Анна Кедрова"),
        ("Сергею Ильичу Громову", "person", "Сергей Ильич Громов"),
        ("Иван Кедров", "person", "Иван Кедров"),
        ("Acme Ltd", "organization", "Acme Ltd"),
    ],
)
def test_a_name_stands_in_the_nominative(text: str, kind: str, wanted: str) -> None:
    assert nominative(text, kind) == wanted


def test_cases_of_one_name() -> None:
    assert "Гранит" in nominatives("Гранита")
    assert nominatives("АРГО") == ("АРГО",)
    assert masculine("Тимура Бекназарова") == "Тимур Бекназаров"


@pytest.mark.parametrize(
    ("word", "pos", "feats", "wanted"),
    [
        ("поставлена", "VERB", {"VerbForm": "Part"}, "поставить"),
        ("со", "ADP", {}, "с"),
        ("самолётов", "NOUN", {"Case": "Gen", "Number": "Plur"}, "самолет"),
        ("Reuters", "PROPN", {}, "reuters"),
    ],
)
def test_the_dictionary_form_fits_the_place(word: str, pos: str, feats: dict[str, str], wanted: str) -> None:
    assert lemma(word, pos, feats) == wanted


def test_of_an_endless_word_only_the_end_is_looked_up() -> None:
    assert readings("а" * 100_000)
