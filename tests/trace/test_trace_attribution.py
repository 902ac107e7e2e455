"""Where a text itself says it comes from."""

import pytest

from enduse.trace.attribution import Publications

KNOWN = Publications(
    {"Coastal Wire": "wire", "Береговой телеграф": "wire", "海岸社": "wire", "Harbour Gazette": "gazette"}
)


@pytest.mark.parametrize(
    "text",
    [
        "PORT ALDER (Coastal Wire) — Delta received winches.",
        "This story was first published by the Coastal Wire.",
        "Winches for Delta\nRepublished from Coastal Wire with permission.",
        "Дельта получила лебёдки.\nИсточник: «Береговой телеграф»",
        "转载自海岸社。德尔塔公司收到绞车。",
        "海岸社5月3日电 德尔塔公司收到绞车。",
    ],
)
def test_a_republished_text(text: str) -> None:
    assert KNOWN.taken_from(text, "gazette") == "wire"
    assert KNOWN.taken_from(text, "wire") is None, "its own name is no other source"


@pytest.mark.parametrize(
    "text",
    [
        "Delta received winches, Coastal Wire reported.",
        "Дельта получила лебёдки, сообщает газета «Береговой телеграф».",
        "Дельта получила лебёдки, следует из документов, со ссылкой на «Береговой телеграф».",
        "据海岸社报道，德尔塔公司收到绞车。",
    ],
)
def test_a_passage_with_its_source(text: str) -> None:
    assert KNOWN.cited(text, "gazette") == "wire"


@pytest.mark.parametrize(
    "text",
    [
        "Coastal Wire moved to a new office in May.",
        "Delta received winches.",
        "Coastal Wires Ltd reported a profit.",
        "",
    ],
)
def test_what_is_no_source(text: str) -> None:
    assert KNOWN.cited(text, "gazette") is None
    assert KNOWN.taken_from(text, "gazette") is None


def test_an_own_finding() -> None:
    assert KNOWN.is_own("Papers seen by Harbour Gazette show winches.", "gazette")
    assert KNOWN.is_own("The Gazette has found the crates.", "gazette")
    assert KNOWN.is_own("本报记者看到了文件。", "wire")
    assert not KNOWN.is_own("Papers seen by Coastal Wire show winches.", "gazette")


@pytest.mark.parametrize(
    "name",
    [
        "the Harbour Gazette newspaper",
        "Coastal Wire news agency",
        "агентства «Береговой телеграф»",
        "информационное агентство «Береговой телеграф»",
        "海岸社网站",
    ],
)
def test_a_publication_named_with_what_it_is(name: str) -> None:
    assert KNOWN.key(name) == ("gazette" if "Gazette" in name else "wire")


@pytest.mark.parametrize("name", ["Coastal Agency", "news agency", "Harbour newspaper", "Coastal Wire Holding"])
def test_another_body_is_no_publication(name: str) -> None:
    assert KNOWN.key(name) is None


def test_a_last_word_that_two_papers_share_is_neither() -> None:
    one = Publications({"Coastal Wire": "wire", "Hill Herald": "herald"})
    assert [one.short(name) for name in ("the Wire", "The Wire", "the Post", "Wire")] == ["wire", "wire", None, None]
    assert Publications({"Coastal Wire": "wire", "Inland Wire": "inland"}).short("the Wire") is None
