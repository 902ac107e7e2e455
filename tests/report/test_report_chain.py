"""The picture of a transfer."""

from xml.etree import ElementTree

import pytest

from enduse.report.pictures.chain import Leg, Stop, chain, ems, wrap

STOPS = [
    Stop("supplier", "not named", "from Borduria", False),
    Stop("via", "流明湾机器人有限公司"),
    Stop("recipient", "Delta"),
]
LEGS = [Leg("seven drones"), Leg(below="planned", sure=False, denied=True)]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("stacked", [False, True])
def test_it_is_accessible_and_marks_gaps_plans_and_denials(stacked: bool) -> None:
    tree = ElementTree.fromstring(chain(STOPS, LEGS, name="t1", title="Seven drones", stacked=stacked))
    assert tree.get("role") == "img"
    assert (tree.findtext(f"{SVG}title"), tree.findtext(f"{SVG}desc")) == (
        "Seven drones",
        "supplier: not named (not known); via: 流明湾机器人有限公司; recipient: Delta",
    )
    dashed = [r.get("stroke-dasharray") is not None for r in tree.findall(f"{SVG}rect")]
    assert dashed == [True, False, False]
    assert [t.text for t in tree.findall(f"{SVG}text") if t.get("class") == "denied"] == ["denied"]
    assert not [e for e in tree.iter() if e.get("style")], "the page's policy forbids style attributes"


@pytest.mark.parametrize("stacked", [False, True])
def test_nothing_is_drawn_outside(stacked: bool) -> None:
    long = Stop(
        "recipient", "Extraordinarily long name of a works " * 4, "to a place with quite a long name of its own " * 2
    )
    legs = [Leg("a very long description of goods that were sent " * 3, "shipped", True, True)] * 2
    tree = ElementTree.fromstring(chain([long, long, long], legs, name="t1", title="x", stacked=stacked))
    width, height = float(tree.get("width", 0)), float(tree.get("height", 0))
    for text in tree.findall(f"{SVG}text"):
        x, y, half = float(text.get("x", 0)), float(text.get("y", 0)), text.get("text-anchor") == "middle"
        wide = ems(text.text or "") * float(text.get("font-size", 13))
        assert (x - wide / 2 if half else x) >= 0
        assert (x + wide / 2 if half else x + wide) <= width
        assert 8 <= y <= height


def test_hostile_names_stay_text() -> None:
    name = "</text><script>alert(1)</script>\u202edrow"
    drawn = chain([Stop("supplier", name), Stop("recipient", '" onload="x')], [Leg(name)], name="t1", title=name)
    tree = ElementTree.fromstring(drawn)
    assert not [e for e in tree.iter() if e.tag.endswith("script")]
    assert not [e for e in tree.iter() if e.get("onload")]
    assert "\u202e" not in drawn


def test_wrap() -> None:
    assert wrap("Zarechny Instrument Works", 9, 3) == ["Zarechny", "Instrument", "Works"]
    assert wrap("流明湾机器人有限公司", 6, 3) == ["流明湾机器人", "有限公司"]
    assert wrap("one two three four five six", 4, 2) == ["one two", "three…"]
    assert wrap("Donaudampfschifffahrt", 5, 3) == ["Donaudam", "pfschifff", "ahrt"]
    assert wrap("", 5, 3) == [""]
