"""Words of names: one meaning over languages, in all the forms that names have them in."""

import csv
from collections import defaultdict
from importlib.resources import files

import pytest

from enduse.compare.inflected import in_names
from enduse.compare.names import compare_names
from enduse.compare.scripts import romanise
from enduse.compare.tokens import parse
from enduse.compare.words import word_as_listed, word_for, words

_TABLES = ("name_words.csv", "han/glossary.csv", "russian_words.csv", "synonyms.csv")
_ALIKE = [
    ("Tarvel Bearing Plant", "Тарвельский подшипниковый завод", "塔维尔轴承厂"),
    ("Kravik Getriebe GmbH", "Kravik Gearbox LLC", "ООО «Кравик Редуктор»"),
    ("Luoshan Machinery Trading", "Лошань Машинери Трейдинг", "洛山机械贸易有限公司"),
    ("Ordel Makine Sanayi ve Ticaret", "Ordel Machinery Industry and Trade", "«Ордель Машинери Индастри»"),
    ("Kravik Shipping", "Судоходная компания «Кравик»", "克拉维克航运公司"),
    ("Ordel Container Terminal", "Ордель Контейнерный терминал", "奥德尔集装箱码头"),
    ("Tarvel Machine Tools", "Тарвел Станки", "塔維爾機床有限公司"),
    ("Kravik Comercio Exterior", "Kravik Foreign Trade", "«Кравик Внешторг»"),
    ("Tarvel Customs Brokers", "Тарвел Таможенный брокер", "塔维尔海关经纪"),
    ("Ordel Investigations Desk", "Отдел расследований «Ордель»", "奥德尔调查组"),
    ("Kravik Power Station", "Кравик Электростанция", "克拉维克电站"),
]
_UNLIKE = [
    ("Tarvel Gear Plant", "Тарвельский завод приводов"),
    ("Kravik Shipping", "Кравик Страхование"),
    ("Ordel Machine Tools", "奥德尔化工厂"),
    ("Prosecutor of Tarvel", "塔维尔防暴警察"),
]


def test_no_word_has_two_meanings() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for name in _TABLES:
        for row in csv.DictReader(files("enduse.compare").joinpath(name).read_text("utf-8").splitlines()):
            for written in "|".join(row.get(c) or "" for c in ("latin", "cyrillic", "words")).split("|"):
                found[romanise(written)].add(row["concept"])
    assert {word: told for word, told in found.items() if word and len(told) > 1} == {}


@pytest.mark.parametrize("names", _ALIKE)
def test_translated_firms_meet(names: tuple[str, ...]) -> None:
    first, *others = names
    for other in others:
        assert compare_names(first, other).score >= 0.7, compare_names(first, other).detail


@pytest.mark.parametrize(("left", "right"), _UNLIKE)
def test_firms_of_other_trades_do_not(left: str, right: str) -> None:
    assert compare_names(left, right).score < 0.7, compare_names(left, right).detail


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("машинери", "machinery"), ("пресижн", "precision"), ("воздушная", "aviation"), ("getriebe", "gearbox"),
        ("sanayi", "industry"), ("maquinaria", "machinery"), ("станок", "machinetool"), ("разведка", "intelligence"),
        ("фонд", "foundation"), ("телеграф", "telegraph"), ("верфь", "shipyard"), ("терминал", "terminal"),
    ],
)  # fmt: skip
def test_a_word_means_what_its_english_does(written: str, meaning: str) -> None:
    told, meant = word_for(romanise(written)), word_for(meaning)
    assert told is not None and meant is not None and told.concept == meant.concept


@pytest.mark.parametrize("written", ["вакуумной", "сварочная", "дизельного", "трансформаторов", "прокуратуры"])
def test_russian_words_are_known_as_names_have_them(written: str) -> None:
    assert word_for(romanise(written)) is not None
    assert word_as_listed(romanise(written)) is None


def test_short_nouns_have_their_dictionary_form_only() -> None:
    assert in_names("морской")[:2] == ("морская", "морское")
    assert in_names("марин") == ()
    assert word_for("marina") is None


def test_a_spelling_outranks_what_it_folds_to() -> None:
    for one, other in (("shanxi", "shaanxi"), ("mill", "mil"), ("die", "de")):
        assert word_for(one) != word_for(other)


def test_no_acronym_is_made_of_further_words() -> None:
    trade = words().concepts["trade"]
    assert parse("Ordel Handel").tokens[1].key == "=trade"
    assert "h" not in trade.initials
    assert "t" in trade.initials


def test_a_further_word_stands_in_an_acronym_with_its_own_letter() -> None:
    partners = word_for("partners")
    assert partners is not None and partners.initials == ("p",)
    assert (
        compare_names("Alder Partners Asset Management", "ASAM").score
        < 0.5
        < compare_names("Alder Partners Asset Management", "APAM").score
    )
