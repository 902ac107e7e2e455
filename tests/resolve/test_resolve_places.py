"""Places that no table knows, by their name and by what kind of place they say they are."""

import pytest
from naming import ref, run, together


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("порт Велгра", "Port of Velgra"),
        ("порту Велгра", "Velgra Port"),
        ("Свободная экономическая зона «Велгра»", "Velgra Free Zone"),
        ("ОЭЗ «Велгра»", "Velgra Special Economic Zone"),
        ("остров Велгра", "Velgra Island"),
        ("причал № 7", "Berth 7"),
        ("пос. Велгра", "Velgra"),
        ("улица Велгорская 14", "Velgorskaya Street 14"),
        ("青沙渠保税区", "Qingshaqu Bonded Zone"),
    ],
)
def test_one_place_in_two_languages(left: str, right: str) -> None:
    one, other = ref("a", left, kind="place"), ref("b", right, kind="place")
    assert together(run(one, other), one, other)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("порт Велгра", "Velgra Airport"),
        ("ОЭЗ «Велгра»", "порт Велгра"),
        ("Velgra Free Zone", "Velgra Industrial Park"),
        ("озеро Велгра", "река Велгра"),
        ("причал № 7", "Berth 8"),
        ("青沙渠保税区", "Qingshajie Bonded Zone"),
    ],
)
def test_two_kinds_of_places_are_two(left: str, right: str) -> None:
    one, other = ref("a", left, kind="place"), ref("b", right, kind="place")
    assert not together(run(one, other), one, other)
