import pytest

from enduse.compare.han.palladius import in_pinyin
from enduse.compare.han.sounded import sounded
from enduse.compare.han.split import unexplained
from enduse.compare.inflected import dictionary_forms, nouns
from enduse.compare.items import designations
from enduse.compare.words import word_for


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Вектором", "вектор"),
        ("Купола", "купол"),
        ("Радолине", "радолина"),
        ("Гарпией", "гарпия"),
        ("Шаховцева", "шаховцев"),
        ("Горловца", "горловец"),
        ("Эмиратов", "эмираты"),
        ("Тарского", "тарский"),
        ("Ливию", "ливия"),
    ],
)
def test_a_case_tells_its_dictionary_form(written: str, form: str) -> None:
    assert form in dictionary_forms(written)


def test_latin_and_short_words_have_no_other_forms() -> None:
    assert dictionary_forms("Kupola") == ()
    assert all(len(form) > 2 for form in dictionary_forms("дома"))


@pytest.mark.parametrize(
    ("adjective", "noun"), [("пермского", "пермь"), ("Тульский", "тула"), ("омским", "омск"), ("бакинская", "баку")]
)
def test_adjectives_of_towns(adjective: str, noun: str) -> None:
    assert noun in nouns(adjective)


def test_foreign_sounds_are_not_cut_by_a_town_within() -> None:
    assert [p.word for p in sounded("科尔巴德兰贸易公司")] == ["keerbadelan", "maoyi"]
    assert sounded("深圳天力电子有限公司") == ()  # all of its parts are Chinese
    assert unexplained("无锡蓝塔液压机械有限公司") == ("蓝塔",)


def test_a_russian_word_means_what_its_english_one_means() -> None:
    for russian, english in (("vertoletnyy", "helicopter"), ("dzheneral", "general"), ("maykro", "micro")):
        known, same = word_for(russian), word_for(english)
        assert known is not None
        assert known == same


def test_a_mark_before_chinese_words_keeps_its_suffix() -> None:
    (lens,) = designations("TV-40M镜头")
    assert (lens.letters, lens.numbers, lens.suffix) == ("tv", ("40",), "m")
    assert designations("a 50M cable") == ()


@pytest.mark.parametrize(
    ("written", "pinyin"),
    [("Цинхэ", "qinghe"), ("Чанъань", "changan"), ("Сюй", "xu"), ("Хуэй", "hui"), ("Вектор", None), ("Qinghe", None)],
)
def test_palladius(written: str, pinyin: str | None) -> None:
    assert in_pinyin(written) == pinyin


def test_a_nation_is_no_model() -> None:
    assert designations("Chinese servo drives") == designations("Russian drones") == ()
    assert designations("Merlin drones") != ()
