"""Numbers, sums and dates as texts word them."""

import pytest

from enduse.read.names.amounts import quantities
from enduse.read.names.times import times
from enduse.read.segment import tokens


def amounts(text: str, language: str = "en") -> list[tuple[str, float | None, str | None, str]]:
    found = quantities(text, tokens(text), language)
    return [(text[a.start : a.end], a.value, a.unit, a.qualifier) for a in found]


def dates(text: str, published: str | None = None, language: str = "en") -> list[tuple[str, str | None]]:
    return [(text[t.start : t.end], t.value) for t in times(text, tokens(text), published, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a range of around 2,000 kilometres", ("around 2,000 kilometres", 2000, "km", "about")),
        ("a payload of 50 kilograms", ("50 kilograms", 50, "kg", "exactly")),
        ("a 50-kg payload", ("50-kg", 50, "kg", "exactly")),
        ("received seven military winches", ("seven", 7, "winch", "exactly")),
        ("more than half a dozen firms", ("more than half a dozen", 6, "firm", "more_than")),
        ("output rose tenfold", ("tenfold", 10, "times", "exactly")),
        ("two-thirds of the parts", ("two-thirds", 0.67, None, "exactly")),
        ("hundreds of parts", ("hundreds", None, None, "exactly")),
        ("up to US$ 4 million was paid", ("up to US$ 4 million", 4e6, "USD", "up_to")),
        ("paid €2.5m for it", ("€2.5m", 2.5e6, "EUR", "exactly")),
        ("at least 300,000 yuan", ("at least 300,000 yuan", 300000, "CNY", "at_least")),
        ("two hundred and fifty chips", ("two hundred and fifty", 250, "chip", "exactly")),
        ("no fewer than 28 entities", ("no fewer than 28", 28, "entity", "at_least")),
        ("some 17 100 pieces", ("some 17 100", 17100, "piece", "about")),
    ],
)
def test_amounts_in_english(text: str, expected: tuple[str, float | None, str | None, str]) -> None:
    assert amounts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["the REM 1 flew", "under Article 5", "the 9M723 missile", "an Orlan-10", "one of them", "in 2024", "on 3 May 2024",
     "call +7 495 123-45-67", "HS 8407.10"],
)  # fmt: skip
def test_numbers_that_count_nothing(text: str) -> None:
    assert amounts(text) == []


def test_amounts_in_other_languages() -> None:
    assert amounts("летит на 2000 км и несёт до 50 кг", "ru") == [
        ("2000 км", 2000, "km", "exactly"),
        ("до 50 кг", 50, "kg", "up_to"),
    ]
    assert amounts("щонайменше 12 двигунів", "uk") == [("щонайменше 12", 12, None, "at_least")]
    assert amounts("rund 2,5 Millionen Euro", "de") == [("rund 2,5 Millionen Euro", 2.5e6, "EUR", "about")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on October 17, 2024", "2024-10-17"),
        ("on 17 October 2024", "2024-10-17"),
        ("in Sept 2024", "2024-09"),
        ("in 2023", "2023"),
        ("in Q3 2024", "2024-Q3"),
        ("the second quarter of 2024", "2024-Q2"),
        ("between 2020 and 2022", "2020/2022"),
        ("between March and May 2024", "2024-03/2024-05"),
        ("between 2 April and 29 May 2024", "2024-04-02/2024-05-29"),
        ("between 2 and 29 May 2024", "2024-05-02/2024-05-29"),
        ("from April 2 to May 29, 2024", "2024-04-02/2024-05-29"),
        ("between March and June this year", "2024-03/2024-06"),
        ("from March to June last year", "2023-03/2023-06"),
        ("between November and February", "2023-11/2024-02"),
        ("shipped from February 2023 to June 2024", "2023-02/2024-06"),
        ("from in or about December 2022 through August 2024", "2022-12/2024-08"),
        ("in March–June 2024", "2024-03/2024-06"),
        ("in 2022 and 2023", "2022/2023"),
        ("dated 2024-09-25", "2024-09-25"),
        ("on 12/31/2023", "2023-12-31"),
        ("on 05/06/2023", None),
        ("since the war began", None),
        ("in the third quarter of fiscal 2024", None),
        ("this year", "2024"),
        ("earlier this month", "2024-09"),
        ("last week", "2024-09-16/2024-09-22"),
        ("on Monday", "2024-09-23"),
        ("two years ago", "2022"),
        ("on 30 November", "2023-11-30"),
    ],
)
def test_times(text: str, value: str | None) -> None:
    assert [v for _, v in dates(text, "2024-09-25")] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("40 in May and 30 in June 2024", ["2024-05", "2024-06"]),
        ("the price rose from May to 40 dollars", ["2024-05"]),
        ("between 2 and 29 lenses in May 2024", ["2024-05"]),
        ("in 2019 and 2023", ["2019", "2023"]),
        ("on 14 Sept. It left on 3 May.", ["2024-09-14", "2024-05-03"]),
    ],
)
def test_two_times_that_are_no_span(text: str, values: list[str]) -> None:
    found = dates(text, "2024-09-25")
    assert [v for _, v in found] == values
    assert not any(words.endswith(".") for words, _ in found)


def test_a_time_counted_from_an_unknown_day_has_no_value() -> None:
    assert dates("this year") == [("this year", None)]
    assert dates("last week", "2024") == [("last week", None)]


def test_a_month_stays_a_month_and_a_verb_is_none() -> None:
    assert dates("It may march in May", "2024-09") == [("May", "2024-05")]
    assert dates("31 February 2024") == [("February 2024", "2024-02")]


def test_times_in_other_languages() -> None:
    assert dates("25 сентября 2024 года", language="ru") == [("25 сентября 2024 года", "2024-09-25")]
    assert dates("с 2023 года на 2000 км", language="ru") == [("2023 года", "2023")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("с марта 2021 по июнь 2022 года", "2021-03/2022-06"),
        ("с марта по июнь 2022 года", "2022-03/2022-06"),
        ("с 1 ноября 2021 года по 30 января 2022 г.", "2021-11-01/2022-01-30"),
        ("с 3 по 5 июня 2022 года", "2022-06-03/2022-06-05"),
        ("с ноября по январь 2022 года", "2021-11/2022-01"),
    ],
)
def test_from_when_to_when_in_russian(text: str, value: str) -> None:
    assert dates(text, language="ru") == [(text, value)]
    assert dates("2024年9月25日", language="zh") == [("2024年9月25日", "2024-09-25")]
    assert dates("am 25. September 2024", language="de") == [("25. September 2024", "2024-09-25")]
