"""What kind of good words speak of."""

import pytest

from enduse.records.item import Item
from enduse.trace.goods import covers, is_again, is_specific, kind, kinds_of
from factories import item


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seven military drones made in Borduria", "drone"),
        ("whole UAVs", "drone"),
        ("unmanned aerial vehicles", "drone"),
        ("components for unmanned aerial vehicles", "component"),
        ("Heron-9 cargo drone", "drone"),
        ("Piston engine LX-170, 17.5 hp", "engine"),
        ("weapons", "weapon"),
        ("a new line of military drones", "drone"),
        ("вторая партия дронов", "drone"),
        ("arms", "weapon"),
        ("dual-use goods", "dual-use goods"),
        ("девять грузовых дронов", "drone"),
        ("комплектующие для беспилотников", "component"),
        ("двигатели беспилотников", "engine"),
        ("无人机零部件", "component"),
        ("七架货运无人机", "drone"),
        ("20 pallets of garden gnomes", "=pallet"),
        ("samples", "=sample"),
        ("", None),
        ("…", None),
    ],
)
def test_kind(text: str, expected: str | None) -> None:
    assert kind(text) == expected


def test_wider_words_cover_narrower_ones() -> None:
    assert covers("weapon", "drone")
    assert covers("military goods", "missile")
    assert not covers("drone", "weapon")
    assert not covers("weapon", "component")
    assert not covers("weapon", "dual-use goods")
    assert covers("dual-use goods", "electronics")


def test_an_item_is_known_by_its_words_and_codes() -> None:
    assert kinds_of(item("Heron-9", hs=("8806.24",)), ()) == {"drone"}
    assert kinds_of(item("Heron-9"), ("Heron-9 drones",)) == {"drone"}
    assert kinds_of(None, ("winches",)) == kinds_of(None, ("лебёдки",)) == {"heading 8425"}
    assert kinds_of(None, ("samples",)) == {"=sample"}


def test_specific() -> None:
    assert is_specific(item("Heron-9"))
    assert is_specific(item("Heron", "H9"))
    assert not is_specific(item("cargo drones"))
    assert not is_specific(None)


@pytest.mark.parametrize(("words", "model"), [("H-9", True), ("Heron", True), ("bellows-sealed valves", False)])
def test_a_sort_of_goods_is_no_model(words: str, model: bool) -> None:
    assert is_specific(Item(id="x", description=words, designations=(words,))) is model


@pytest.mark.parametrize("text", ["эти приборы", "этих устройств", "these instruments", "the appliances"])
def test_words_for_goods_named_before(text: str) -> None:
    assert is_again(text)


@pytest.mark.parametrize("text", ["измерительные приборы", "medical instruments", "устройства связи", "эти станки"])
def test_words_that_tell_the_goods_are_none(text: str) -> None:
    assert not is_again(text)
