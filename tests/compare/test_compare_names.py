import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.compare.forms import compare_forms, split_words, strip_han_form
from enduse.compare.names import CEILING, compare_names, spellings
from enduse.compare.tokens import parse

ALIKE = [
    ("OOO Vertolin", "ООО «Вертолин»"),
    ("JSC Tarsk Electromechanical Plant Vega", "АО «ТЭМЗ «Вега»"),
    ("Tarsk Research Institute of Radio Engineering", "Radio Engineering Tarsk Research Institute, JSC"),
    ("LLC LIBRIS", "LIBBRIS LLC"),
    ("OOO TSK Orbis", "OOO TKS Orbis"),
    ("Xiamen Lindor Aircraft Engine", "Xiamen Lindor Aviation Engine Co., Ltd"),
    ("Joint Stock \u0421ompany Orbis", "Joint Stock Company Orbis"),
    ("深圳一达航空技术有限公司成", "深圳一达航空技术有限公司"),
    ("Yida Aviation Technology Shenzhen Co. Limited", "一达航空科技（深圳）有限公司"),
    ("Ministry of Foreign Affairs of China", "China’s foreign ministry"),
    ("Министерство обороны Российской Федерации", "Russian defence ministry"),
    ("LLCVertolin", "LLC Vertolin"),
]
UNLIKE = [
    ("OOO TSK Orbis", "LLC Trading House Orbis"),
    ("Meridian Industrial (Shenzhen) Co.", "OOO Merkator"),
    ("Plant 123", "Plant 124"),
    ("Almira-Antar", "NPP Almira"),
    ("Orbis Electronics", "AO Kronvald"),
    ("Russian defence ministry", "Chinese Ministry of Defense"),
]


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_alike(left: str, right: str) -> None:
    assert compare_names(left, right).score >= 0.8
    assert compare_names(right, left).score >= 0.8


@pytest.mark.parametrize(("left", "right"), UNLIKE)
def test_unlike(left: str, right: str) -> None:
    assert compare_names(left, right).score < 0.7


def test_persons_meet_across_scripts_and_orders() -> None:
    assert compare_names("ORLIN Viktor", "Виктор Орлин", person=True).score >= 0.9
    assert compare_names("V. Orlin", "Viktor Orlin", person=True).score >= 0.8
    assert compare_names("董晨宁", "Dong Chenning", person=True).score >= 0.9


def test_a_shared_given_name_and_patronymic_do_not_make_one_person() -> None:
    assert compare_names("Gleb Yurievich ORLIN", "Gleb Yurievich MARUSIN", person=True).score < 0.6
    assert compare_names("Nikolay Nikolaevich ORLIN", "Nikolay Anatolevich ORLIN", person=True).score < 0.75


def test_initials_answer_the_words_they_stand_for() -> None:
    reason = compare_names("TRIR", "Tarsk Research Institute of Radio")
    assert reason.score >= 0.8
    assert "initials" in reason.detail


def test_the_detail_says_what_is_left_over() -> None:
    assert "only right: antar" in compare_names("Almira", "Almira-Antar").detail


def test_one_string_may_hold_several_names() -> None:
    assert "АО ИЭМЗ" in spellings("Акционерное общество завод (АО ИЭМЗ)")
    assert spellings("Vega / Вега") == ("Vega / Вега", "Vega", "Вега")


def test_legal_forms_are_stripped_and_compared() -> None:
    def words(name: str) -> list[str]:
        return [token.word for token in parse(name).tokens]

    assert words("ООО «ТСК Орбис»") == ["tsk", "orbis"]
    assert words("Orbis Gesellschaft mit beschränkter Haftung") == ["orbis"]
    assert words("一达有限公司") == ["yida"]
    assert words("Company") == ["company"]
    llc, stock = parse("OOO Orbis").forms, parse("АО Орбис").forms
    assert (compare_forms(llc, stock) or 0) and compare_forms(llc, stock).score < 0  # type: ignore[union-attr]
    assert compare_forms(llc, parse("Orbis Ltd").forms).score > 0  # type: ignore[union-attr]
    assert compare_forms(llc, parse("Orbis").forms) is None


def test_a_form_or_a_city_says_the_country() -> None:
    assert parse("ООО Орбис").countries == ("ru",)
    assert parse("Orbis Industrial (Shenzhen) Co.").countries == ("cn",)
    assert parse("Orbis LLC").countries == ()


def test_a_place_of_several_words_is_one():
    name = parse("Orbis Trading (Hong Kong) Limited")
    assert [t.word for t in name.tokens] == ["orbis", "trading", "hongkong"]
    assert name.countries == ("hk",)
    assert [t.word for t in parse("Kong Hong", True).tokens] == ["kong", "hong"]
    assert [t.word for t in parse("Hong Lin Electronics").tokens] == ["hong", "lin", "electronics"]
    assert parse("Orbis United States of America").countries == ("us",)
    assert "initials" in compare_names("HKOTC", "Hong Kong Orbis Trading Centre").detail


def test_an_ordinal_is_its_number():
    assert compare_names("55th Orbis Institute", "Orbis Institute 55").score >= 0.95


def test_dotted_forms_and_possessives_are_one_word() -> None:
    assert split_words("Orbis L.L.C.") == ("Orbis", "LLC")
    assert split_words("China’s O'Hara") == ("China", "OHara")


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_two_texts_can_be_compared(left: str, right: str, person: bool) -> None:
    reason = compare_names(left, right, person=person)
    assert 0.0 <= reason.score <= CEILING


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Oleksiy Marusin", "Алексей Марусин"),
        ("Uladzimir Orlin", "Vladimir Orlin"),
        ("Dr. Mahmoud al-Tarsi", "محمود الطرسي"),
        ("Jansen Vohl", "Jensen Vohl"),
    ],
)
def test_forms_of_a_persons_name_meet(left: str, right: str) -> None:
    assert compare_names(left, right, person=True).score > 0.7


def test_a_title_or_an_article_makes_no_name() -> None:
    assert compare_names("Haji Dr. Orlin", "Haji Dr. Marusin", person=True).score < 0.4
    assert compare_names("Aleksandr Orlin", "Aleksey Orlin", person=True).score < 0.8


def test_an_acronym_of_the_whole_name_forms_and_all() -> None:
    found = compare_names("JTAPC", "JSC Tarsk Aviation Production Company")
    assert found.score > 0.75
    assert "initials" in found.detail
    assert compare_names("JTAXC", "JSC Tarsk Aviation Production Company").score < 0.5


@pytest.mark.parametrize(
    ("name", "bare", "family"),
    [
        ("塔拉干物流有限责任合伙企业", "塔拉干物流", "llc"),
        ("塔拉幹物流有限責任合夥企業", "塔拉幹物流", "llc"),
        ("青木投资有限合伙企业", "青木投资", "partnership"),
        ("青木股份合作公司", "青木", "cooperative"),
    ],
)
def test_chinese_partnerships_and_cooperatives_are_legal_forms(name: str, bare: str, family: str) -> None:
    stripped, form = strip_han_form(name)
    assert stripped == bare and form is not None and form.family == family


def test_a_partnership_is_neither_a_limited_nor_a_stock_company() -> None:
    families = ["Orbis LP", "Орбис, товарищество на вере", "Orbis Limited Partnership"]
    assert {form.family for name in families for form in parse(name).forms} == {"partnership"}
    assert {form.family for name in ("Orbis LLP", "ТОО Орбис", "ОДО Орбис") for form in parse(name).forms} == {"llc"}
    assert parse("LP Orbis").forms == ()
    assert compare_forms(parse("Orbis LP").forms, parse("Orbis LLP").forms).score < 0  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("绿湾苍雁號", "绿湾苍雁", True),
        ("「绿湾苍雁」號", "绿湾苍雁", True),
        ("绿湾苍雁号油轮", "绿湾苍雁", True),
        ("绿湾苍雁轮", "绿湾苍雁号", True),
        ("M/V Blue Heron", "BLUE HERON", True),
        ("т/х «Синяя цапля»", "Синяя цапля", True),
        ("绿湾苍雁一号", "绿湾苍雁二号", False),
        ("绿湾苍雁二号", "绿湾苍雁", False),
        ("洛阳精密齿轮", "洛阳精密齿", False),
        ("永昌商号", "永昌", False),
    ],
)
def test_what_marks_a_ship_is_no_word_of_its_name(left: str, right: str, one: bool) -> None:
    assert (compare_names(left, right).score == CEILING) is one
