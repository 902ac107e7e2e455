"""Places under names in other scripts and cases are one; a town no table knows is the one it sounds like."""

import pytest

from enduse.records.reading import Name, Reference
from enduse.resolve.subject import subjects
from enduse.resolve.towns import by_sound


def places(*names: str) -> list[str | None]:
    refs = [
        Reference(id=str(n), document=str(n), kind="place", schema="Address", names=(Name(name, "en"),))
        for n, name in enumerate(names)
    ]
    return [one.place for one in subjects(refs)]


@pytest.mark.parametrize(
    "names",
    [
        ("Ufa", "Уфа"),
        ("Perm Krai", "Пермского края"),
        ("Пермский край", "Пермского края"),
        ("Kara Sea", "Карском море", "喀拉海"),
        ("Bosphorus", "Босфор"),
        ("Lutamäki", "卢塔迈基港"),
        ("Kara-Tumshuk", "卡拉图姆舒克", "Кара-Тумшук"),
    ],
)
def test_one_place_in_several_scripts(names: tuple[str, ...]) -> None:
    assert len(set(places(*names))) == 1


@pytest.mark.parametrize(
    "names", [("Perm", "Пермского края"), ("Lutamäki", "霍尔基宁"), ("Kerch Strait", "Kerch"), ("Dari", "达里镇")]
)
def test_two_places(names: tuple[str, ...]) -> None:
    assert len(set(places(*names))) == 2


def test_a_sound_that_two_towns_share_tells_neither() -> None:
    refs = [
        Reference(id=n, document=n, kind="place", schema="Address", names=(Name(n, "en"),))
        for n in ("Dalmo", "Talmo", "达尔莫")
    ]
    assert by_sound(refs) == {}
