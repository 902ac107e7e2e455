"""One identity across scripts, languages and cases."""

import pytest
from naming import ref, run, together


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tarsk Helicopter Repair Plant", "Тарский вертолётный ремонтный завод"),
        ("Zelinsky Machine-Building Plant", "Зелинского машиностроительного завода"),
        ("Orvell General Trading FZE", "Орвелл Дженерал Трейдинг"),
        ("Kormant Shipping", "«Кормант Шиппинг»"),
        ("Kolbadran Trade LLP", "科尔巴德兰贸易公司"),
        ("Mirza Navid Electronics", "米尔扎纳维德电子公司"),
        ("NPP Radolina", "拉多利纳公司"),
        ("Qinghe Optoelectronics", "清禾光电"),
        ("European Union", "Европейского союза"),
        ("European Union", "欧盟"),
        ("Council of the European Union", "Совета Европейского союза"),
        ("Cold Peak Marine Ltd", "Колд Пик Марин"),
        ("Kravik Maritime Services", "«Кравик Маритайм Сервисез»"),
        ("Kravik Marine Services", "«Кравик Марин Сервисез»"),
        ("Kravik Maritime", "«Кравик морской»"),
        ("Kravik Missile Works", "Завод «Кравик Ракета»"),
        ("Kravik Trade", "«Кравик Трейдинг»"),
        ("Kravik Electronics Plant", "Завод «Кравик Электроника»"),
        ("Tawny Island Machinery", "Тони Айленд Машинери"),
        ("Hsiaofeng Optics", "Сяофэн Оптикс"),
        ("Dar ash-Shams Trading", "Дар аш-Шамс Трейдинг"),
        ("Dar al-Nasim General Trading", "Дар ан-Насим Дженерал Трейдинг"),
        ("Vyatsky Kompozit", "ООО «Вятский композит»"),
        ("Yerevan Herald", "Ереванским вестником"),
    ],
)
def test_a_firm_is_one_across_scripts(left: str, right: str) -> None:
    one, other = ref("a", left), ref("b", right)
    result = run(one, other)
    assert together(result, one, other)
    assert all(m.reasons and all(r.detail for r in m.reasons) for p in result.parties for m in p.merges)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Tarsk Helicopter Repair Plant", "Тарский машиностроительный завод"),
        ("Kolbadran Trade LLP", "科尔巴德兰运输公司"),
        ("Qinghe Trading Ltd", "清禾微电子（苏州）有限公司"),
        ("Noor Trading", "Аль-Нур Трейдинг"),
        ("ООО «Новая»", "ООО «Новое»"),
        ("AS-Service LLC", "AL-Service LLC"),
        ("ООО «Пик»", "Peak Ltd"),
        ("Red Peak Marine", "Рэд Пирс Марин"),
        ("Kravik Maritime Services", "«Кравик Марин Сервисез»"),
        ("Kravik Marine Services", "«Кравик Маритайм Сервисез»"),
        ("Kravik Maritime", "«Кравик Марин Сервисез»"),
        ("Kravik Freight", "«Кравик Карго»"),
        ("Hsiaofeng Optics", "Сяофан Оптикс"),
        ("清禾光电", "无锡青荷液压机械有限公司"),
        ("Orvell General Trading", "Orvell Shipping Lines"),
        ("ООО «Заря-Тарск»", "Zarya Industrial (Shenzhen) Co."),
    ],
)
def test_namesakes_with_words_of_their_own_are_two(left: str, right: str) -> None:
    one, other = ref("a", left), ref("b", right)
    assert not together(run(one, other), one, other)


def test_cases_of_a_name_meet_without_its_nominative() -> None:
    refs = [ref("a", "«Радолине»"), ref("b", "«Радолины»"), ref("c", "Radolina")]
    assert together(run(*refs), *refs)


def test_the_word_for_a_firm_behind_a_foreign_name_tells_no_country() -> None:
    one, other = (
        ref("a", "“静港船务”公司", "Quiet Harbour Shipping Ltd"),
        ref("b", "Quiet Harbour Shipping Ltd", countries=("cy",)),
    )
    assert together(run(one, other), one, other)


@pytest.mark.parametrize("han", ["静港船务有限公司", "中国静港船务公司"])
def test_the_form_of_chinese_law_and_a_country_in_the_name_do(han: str) -> None:
    one, other = ref("a", han, "Quiet Harbour Shipping Ltd"), ref("b", "Quiet Harbour Shipping Ltd", countries=("cy",))
    assert not together(run(one, other), one, other)


def test_a_short_name_that_two_sound_like_is_left_open() -> None:
    han, one, other = ref("a", "科尔巴德兰公司"), ref("b", "Kolbadran Trade"), ref("c", "Kolbadran Motors")
    result = run(han, one, other)
    assert not together(result, han, one)
    assert not together(result, han, other)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Silke Lorentsen", "西尔克·洛伦森"),
        ("S. Murov", "Сакен Муров"),
        ("Navid Farahan", "Навида Фарахана"),
        ("Кравцев Е. А.", "Евгений Андреевич Кравцев"),
        ("Kravtsev E.A.", "Евгений Андреевич Кравцев"),
        ("Yu. S. Pokrovin", "Юрий Сергеевич Покровин"),
        ("Rim Song-chol", "Lim Seong-cheol"),
        ("Rim Song-chol", "림성철"),
        ("Sang-ho Baek", "Paek Sang Ho"),
        ("Abdulkarim Murtaliyev", "Abdulkarim Murtaliev"),
    ],
)
def test_persons_across_scripts(left: str, right: str) -> None:
    one, other = ref("a", left, kind="person"), ref("b", right, kind="person")
    assert together(run(one, other), one, other)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sharjah", "沙迦"),
        ("Libya", "Ливию"),
        ("Karaj", "Кередже"),
        ("United Arab Emirates", "Эмиратов"),
        ("Kazakhstan", "Republic of Kazakhstan"),
        ("Aktau", "阿克套港"),
    ],
)
def test_places_by_the_table_in_any_case(left: str, right: str) -> None:
    one, other = ref("a", left, kind="place"), ref("b", right, kind="place")
    assert together(run(one, other), one, other)


def test_marks_of_one_line_stay_two_items_in_chinese_too() -> None:
    lens, chinese = ref("a", "TV-40", kind="item"), ref("b", "TV-40型广角镜头", kind="item")
    other = ref("c", "TV-40M镜头", kind="item")
    ship, named = ref("a", "Dalmor Star", kind="item"), ref("b", "达尔莫尔之星", kind="item")
    result = run(lens, chinese, other, ship, named)
    assert together(result, lens, chinese)
    assert not together(result, lens, other)
    assert together(result, ship, named)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Цинхэ Оптоэлектроникс", "Qinghe Optoelectronics"),
        ("Цинхэ Оптоэлектроникс", "清禾光电"),
        ("Silver Crane Logistics", "银鹤物流"),
        ("Gold Eagle Shipping", "金鹰航运公司"),
        ("Tanmeng Micro Trading", "檀萌微贸易有限公司"),
        ("Siberian Bearing Works", "Сибирский подшипниковый завод"),
    ],
)
def test_chinese_names_in_cyrillic_and_in_translation(left: str, right: str) -> None:
    one, other = ref("a", left), ref("b", right)
    assert together(run(one, other), one, other)


def test_a_chinese_person_in_cyrillic() -> None:
    refs = [ref(d, n, kind="person") for d, n in (("a", "Сюй Вэньиня"), ("b", "許文寧"))]
    assert together(run(*refs), *refs) is False  # Вэньинь is no Wenning
    refs = [ref(d, n, kind="person") for d, n in (("a", "Гэн Хайтао"), ("b", "耿海涛"), ("c", "Geng Haitao"))]
    assert together(run(*refs), *refs)


@pytest.mark.parametrize(
    ("kind", "latin", "one", "other"),
    [
        ("organization", "Xinda Trading", "新达贸易有限公司", "信达贸易有限公司"),
        ("person", "Zhang Min", "张敏", "章敏"),
    ],
)
def test_characters_read_alike_are_two_and_pinyin_is_either(kind: str, latin: str, one: str, other: str) -> None:
    left, right, spelled = ref("a", one, kind=kind), ref("b", other, kind=kind), ref("c", latin, kind=kind)
    result = run(left, right, spelled)
    assert not together(result, left, right)
    assert not together(result, spelled, left)
    assert not together(result, spelled, right)
    assert together(run(left, spelled), left, spelled)


def test_a_spelling_of_taiwan_that_two_names_may_have_joins_neither() -> None:
    latin, one, other = (ref(d, n, kind="person") for d, n in
                         (("a", "Chen Chi-ming"), ("b", "Чэнь Цзимин"), ("c", "Чэнь Чжимин")))  # fmt: skip
    result = run(latin, one, other)
    assert not together(result, one, other)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Li Hailong", "Li Helong"), ("Yang Bolin", "Yang Polin"), ("김종일", "김정일")],
)
def test_chinese_names_have_no_korean_spelling_and_two_hangul_names_are_two(left: str, right: str) -> None:
    one, other = ref("a", left, kind="person"), ref("b", right, kind="person")
    assert not together(run(one, other), one, other)


def test_a_trade_of_which_only_half_is_answered_joins_nobody() -> None:
    one, other = ref("a", "Qinghe Precision Instruments Co., Ltd."), ref("b", "清禾精密机械")
    assert not together(run(one, other), one, other)
    same, short = ref("c", "Qinghe Precision Machinery"), ref("d", "清禾精密机械")
    assert together(run(same, short), same, short)
