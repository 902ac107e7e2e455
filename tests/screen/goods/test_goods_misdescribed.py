"""Words and declared code of other kinds are told; neighbours, parts and what the words also mention are not."""

import pytest

from enduse.screen.goods.misdescribed import at_odds, misdescribed


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        ("Piston engine for UAV, two-stroke", "8418.69.00"),
        ("Двигатель для БПЛА, поршневой", "8418690008"),
        ("无人机发动机", "8418"),
        ("FPGA XC7K325T", "6912002300"),
        ("Tantalum capacitors SMD", "6110"),
        ("КЛЕЙ ДЛЯ ПЛИТКИ", "8542319010"),
        ("epoxy adhesive", "9306"),
        ("thermal imaging camera", "8418690000"),
    ],
)
def test_another_kind_of_goods(text: str, declared: str) -> None:
    why = misdescribed(text, declared)
    assert why is not None and declared in why


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        ("Industrial cooling unit", "8418690000"),
        ("Cooling unit", "841582"),
        ("DC-DC converter", "854239"),
        ("connector SMA", "854420"),
        ("GPS antenna", "852691"),
        ("thermal camera", "8525801900"),
        ("drone propeller", "880330"),
        ("spare parts for CNC lathe", "845811"),
        ("CNC lathe", "846693"),
        ("bearing 6205 for electric motor", "850152"),
        ("engine cooling unit", "840991"),
        ("video camera for drone", "880622"),
        ("fuel pump of diesel engine", "840999"),
        ("stainless steel", "848210"),
        ("LX-170", "841869"),
        ("goods as agreed", "854231"),
        ("КЛЕЙ ДЛЯ ПЛИТКИ, СУХАЯ СМЕСЬ", "3214900009"),
        ("КЛЕЙ ПЛИТОЧНЫЙ НА ЦЕМЕНТЕ", "3824509000"),
        ("瓷砖胶 干粉", "321490"),
        ("construction adhesive", "3214"),
        ("ГЕРМЕТИК СИЛИКОНОВЫЙ", "3506910000"),
        ("КЛЕЙ РЕЗИНОВЫЙ", "4005200000"),
        ("ШПАТЛЕВКА", "3824"),
        ("oscilloscope", "90"),
        ("oscilloscope", ""),
    ],
)
def test_no_alarm_at_neighbours_parts_or_what_cannot_be_told(text: str, declared: str) -> None:
    assert misdescribed(text, declared) is None


def test_a_part_number_at_odds_with_the_words() -> None:
    why = at_odds("Industrial cooling unit, model L550E")
    assert why is not None and "L550E" in why and "8418.69" in why
    assert at_odds("Piston engine L550E") is None
    assert at_odds("Microcontroller STM32F407") is None
