"""Goods phrases get codes: in three languages, inflected, with parts, figures and part numbers; others get none."""

import pytest

from enduse.screen.goods import candidates


def first(text: str) -> str | None:
    found = candidates(text)
    return found[0].code if found else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tantalum capacitors", "853221"),
        ("CAPACITOR, TANTALUM, SMD", "853221"),
        ("ballbearing", "848210"),
        ("micro-controller", "854231"),
        ("five-axis machining center", "845710"),
        ("танталовыми конденсаторами", "853221"),
        ("конденсаторов керамических многослойных", "853224"),
        ("подш. шариковый радиальный", "848210"),
        ("осцилограф цифровой", "903020"),
        ("数控卧式车床", "845811"),
        ("卧式数控车床", "845811"),
        ("鉭電容", "853221"),
        ("GPS/GNSS antenna", "852910"),
        ("Navigation receiver 导航接收机", "852691"),
    ],
)
def test_words_in_any_form_and_order(text: str, code: str) -> None:
    assert first(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("camera bag", "420212"),
        ("сумка для камеры", "420212"),
        ("toy drone with camera", "950300"),
        ("无人机用电池", "850760"),
        ("drone propeller", "880710"),
        ("multimeter with recorder", "903032"),
        ("multimeter", "903031"),
        ("set of ball bearings", "848210"),
        ("balls for bearings", "848291"),
        ("PUMP, DIAPHRAGM, for laser cutting machine", "841350"),
        ("brass terminal block", "853690"),
        ("terminal block brass", "853690"),
        ("camera 4MP 2.8mm lens", "852589"),
        ("5 axis machining centre table 600mm", "845710"),
        ("terminal blocks bag of 100", "853690"),
    ],
)
def test_the_thing_itself_and_not_what_stands_beside_it(text: str, code: str) -> None:
    assert first(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("spare parts for gas turbine", "841199"),
        ("запасные части к центрифуге", "842191"),
        ("离心机零件", "842191"),
        ("Mavic 3 spare parts", "880730"),
    ],
)
def test_parts_are_not_their_machine(text: str, code: str) -> None:
    assert first(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("transistor 0.3 W", "854121"),
        ("transistor 40W", "854129"),
        ("транзистор 500 мВт", "854121"),
        ("connector 5 kV", "853590"),
        ("UAV, take-off weight 12 kg", "880623"),
        ("无人机 起飞重量 200克", "880621"),
        ("turbojet 400 N", "841111"),
    ],
)
def test_figures_decide_between_neighbouring_codes(text: str, code: str) -> None:
    assert first(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("STM32F407VGT6", "854231"),
        ("IC XC7K325T-2FFG900I", "854231"),
        ("bearing NU 205 ECP", "848250"),
        ("подшипник 30205", "848220"),
        ("轴承 22220", "848230"),
        ("6205-2RS", "848210"),
        ("КТ315Б", "854129"),
        ("D38999/26WB35SN", "853669"),
    ],
)
def test_part_numbers(text: str, code: str) -> None:
    assert first(text) == code


def test_a_number_that_many_things_bear_needs_the_word_beside_it() -> None:
    assert candidates("order 30205") == ()
    assert first("роликоподш. цилиндр. 32308") == "848250", "the words say more than the number"


@pytest.mark.parametrize("text", ["Герань-2", "Shahed-136", "GERAN-2"])
def test_names_of_platforms(text: str) -> None:
    found = candidates(text)
    assert found[0].code.startswith("8806") and "designation" in found[0].reasons[0].detail


@pytest.mark.parametrize(
    "text", ["", "…", "consulting services", "с 300 единицами", "FROZEN MACKEREL 300-500", "其他", "12345"]
)
def test_what_no_table_knows_gets_no_code(text: str) -> None:
    assert candidates(text) == ()


@pytest.mark.parametrize(
    "text", ["potato chips", "memory foam mattress", "transistor radio", "bearing grease", "игрушечный дрон"]
)
def test_words_of_listed_goods_in_everyday_goods_are_no_alarm(text: str) -> None:
    from enduse.screen.goods import controls

    assert not any(name.startswith("CHPL") for c in candidates(text) for name in controls(c.code))


def test_a_text_without_end_is_bounded() -> None:
    assert first("oscilloscope " * 20_000) == "903020"


def test_every_code_has_a_reason_with_its_source() -> None:
    (found,) = candidates("oscilloscope")
    assert "Common High Priority List" in found.reasons[0].detail


@pytest.mark.parametrize(
    ("text", "code"), [("机床", None), ("数控机床", None), ("车床", "845819"), ("双人床", "940310")]
)
def test_a_machine_tool_is_no_bed(text: str, code: str | None) -> None:
    assert first(text) == code
