"""The names of the rules and of the encoder become one set: sure rules stand, the rest is voted over the document."""

from enduse.read.encoder.seen import Labelled, Seen
from enduse.read.known import Known
from enduse.read.names import find_names
from enduse.read.segment import Sentence, sentences
from enduse.records.document import Document


def named(text: str, *seen: tuple[str, str, float]) -> dict[str, str]:
    """Name to kind, for a text in which the encoder sees each (name, kind, score) wherever it stands."""
    document = Document(id="d", origin="x", text=text, language="en")
    prose = list(sentences(document))
    found = find_names(document, prose, Known.of([]), [_seen(s, seen) for s in prose]).found
    return {text[f.start : f.end]: f.kind for f in found if f.key and f.naming}


def _seen(sentence: Sentence, seen: tuple[tuple[str, str, float], ...]) -> Seen:
    names = []
    for name, kind, score in seen:
        at = sentence.text.find(name)
        if at >= 0:
            start = sentence.start + at
            inside = [n for n, t in enumerate(sentence.tokens) if start <= t.start < start + len(name)]
            names.append(Labelled(kind, inside[0], inside[-1] + 1, score))
    return Seen(names=tuple(names))


def test_a_name_that_only_the_encoder_sees_is_taken_when_it_is_sure() -> None:
    text = "They had dinner with Okoro Bello on the quay."
    assert named(text, ("Okoro Bello", "person", 0.9))["Okoro Bello"] == "person"
    text = "Nobody there had yet paid for Blue Heron."
    assert named(text, ("Blue Heron", "item", 0.9))["Blue Heron"] == "item"
    assert named(text).get("Blue Heron") != "item"


def test_an_article_and_a_possessive_are_no_part_of_a_name() -> None:
    text = "He left the Halden Works's yard."
    assert named(text, ("the Halden Works's", "organization", 0.9)) == {"Halden Works": "organization"}


def test_a_word_that_only_tells_a_nation_is_no_name() -> None:
    assert "Chinese" not in named("Two Chinese engineers came.", ("Chinese", "place", 0.9))


def test_what_a_legal_form_tells_stands_against_the_encoder() -> None:
    text = "The crates went to Halden Works GmbH in May."
    assert named(text, ("Halden", "person", 0.99))["Halden Works GmbH"] == "organization"


def test_a_kind_is_voted_over_all_places_of_a_name() -> None:
    text = "Morven bought it. Later Morven sold it. Morven declined."
    document = Document(id="d", origin="x", text=text, language="en")
    prose = list(sentences(document))
    kinds = (("organization", 0.9), ("person", 0.6), ("organization", 0.8))
    seen = [_seen(s, (("Morven", kind, score),)) for s, (kind, score) in zip(prose, kinds, strict=True)]
    found = [f for f in find_names(document, prose, Known.of([]), seen).found if f.key]
    assert [f.kind for f in found] == ["organization"] * 3
    assert len({f.key for f in found}) == 1


def test_a_number_that_the_encoder_sees_behind_a_name_is_part_of_it() -> None:
    text = "The tanker Ocean Marigold 88 had met the Ocean Marigold 7 at sea."
    seen = (("Ocean Marigold 88", "item", 0.9), ("Ocean Marigold 7", "item", 0.9))
    assert set(named(text, *seen)) == {"Ocean Marigold 88", "Ocean Marigold 7"}
    assert "Ocean Marigold 88" not in named(
        "In May the Ocean Marigold 88 crates took.", ("Ocean Marigold", "item", 0.9)
    )


def test_member_states_are_nobody_by_name() -> None:
    assert named("A Member State informed the Panel.", ("Member State", "organization", 0.9)).keys() <= {"Panel"}
