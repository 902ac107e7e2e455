"""Numbers, money and times in Chinese."""

from pytest import mark

from enduse.read.names.han_amounts import amounts
from enduse.read.names.han_times import times


@mark.parametrize(
    ("text", "words", "value", "unit", "qualifier"),
    [
        ("交付至少26台车床", "至少26台", 26, "台", "at_least"),
        ("七十二具引擎", "七十二具", 72, "具", "exactly"),
        ("货值约2640万美元", "约2640万美元", 26_400_000, "USD", "about"),
        ("总价2,140万欧元", "2,140万欧元", 21_400_000, "EUR", "exactly"),
        ("人民币317万元", "人民币317万元", 3_170_000, "CNY", "exactly"),
        ("持有51%的股份", "51%", 51, "%", "exactly"),
        ("其中三成为订金", "三成", 0.3, "成", "exactly"),
        ("超过三百枚", "超过三百枚", 300, "枚", "more_than"),
        ("30多台", "30多台", 30, "台", "more_than"),
        ("高达1.5吨", "高达1.5吨", 1.5, "吨", "up_to"),
        ("数百枚炮弹", "数百枚", None, "枚", "exactly"),
    ],
)
def test_amounts(text: str, words: str, value: float | None, unit: str, qualifier: str) -> None:
    found = [(text[a.start : a.end], a.value, a.unit, a.qualifier) for a in amounts(text, 0, len(text))]
    assert found == [(words, value, unit, qualifier)]


@mark.parametrize("text", ["下一批货物", "零件", "三个月后", "另一家公司"])
def test_what_is_no_amount(text: str) -> None:
    assert list(amounts(text, 0, len(text))) == []


@mark.parametrize(
    ("text", "words", "value"),
    [
        ("在2019年8月至2021年5月间转运", "2019年8月至2021年5月间", "2019-08/2021-05"),
        ("自2018年11月起受制裁", "自2018年11月起", "2018-11"),
        ("去年七月出货", "去年七月", "2024-07"),
        ("今年三月列入", "今年三月", "2025-03"),
        ("下月前往", "下月", "2025-04"),
        ("12日公布", "12日", "2025-03-12"),
        ("十一月中旬到港", "十一月中旬", "2024-11"),
        ("二〇二三年五月三日", "二〇二三年五月三日", "2023-05-03"),
        ("2023年第一季度", "2023年第一季度", "2023-Q1"),
        ("三个月后", "三个月后", None),
    ],
)
def test_times_from_a_document_of_march_2025(text: str, words: str, value: str | None) -> None:
    assert [(text[t.start : t.end], t.value) for t in times(text, 0, len(text), "2025-03-15")] == [(words, value)]


def test_without_the_documents_date_a_bare_month_has_no_year() -> None:
    assert [t.value for t in times("去年七月", 0, 4, None)] == [None]
