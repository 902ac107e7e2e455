"""Goods by the words for what they are: said around a name they are no part of it, two of them are two goods."""

import pytest
from naming import ref, run, together


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("MV Tarolina", "т/х «Таролина»"),
        ("теплоходом «Северный ветер»", "motor vessel Northern Wind"),
        ("MT Grey Heron", "танкер «Серая цапля»"),
        ("“海澜6”轮", "Hai Lan 6"),
        ("货船青鹭号", "MV Qinglu"),
        ("двигателями ВК-77М", "VK-77M engine"),
        ("вертолётного двигателя ВГ-240М", "VG 240M helicopter engine"),
        ("приёмник «Азимут-К6»", "приемник Азимут К-6"),
        ("БПЛА «Зимородок-20»", "Kingfisher-20 drone"),
        ("雨燕-3无人机", "Swift-3 UAV"),
        ("тепловизор «Сова-3»", "Owl-3 thermal imager"),
        ("двигатель «Тайфун-М2»", "Typhoon-M2 engine"),
    ],
)
def test_words_for_a_thing_are_no_part_of_its_name(left: str, right: str) -> None:
    one, other = ref("a", left, kind="item"), ref("b", right, kind="item")
    assert together(run(one, other), one, other)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kulik-4 drone", "Kulik-4 engine"),
        ("приёмник «Азимут-К6»", "передатчик «Азимут-К6»"),
        ("MV Tarolina II", "т/х «Таролина III»"),
        ("雨燕-3无人机", "Swift-5 UAV"),
        ("т/х «Академик Морлин»", "Akademik Morlan"),
        ("Sea Engine", "Sea Drone"),
        ("MT-LB", "SS-LB"),
    ],
)
def test_two_kinds_of_things_are_two(left: str, right: str) -> None:
    one, other = ref("a", left, kind="item"), ref("b", right, kind="item")
    assert not together(run(one, other), one, other)


def test_a_name_without_a_kind_joins_no_two_kinds() -> None:
    drone, plain, engine = (
        ref(document, name, kind="item")
        for document, name in zip("abc", ("Kulik-4 drone", "Kulik-4", "Kulik-4 engine"), strict=True)
    )
    found = run(drone, plain, engine)
    assert not together(found, drone, engine)
