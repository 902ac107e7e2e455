"""Attribution by cue words, in languages without a grammar of ours. All firms and people are invented."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.names import NamesReader
from enduse.records.document import Document

SAID = {
    ("uk", "Завод «Турмалін» заявив, що не купував двигуни."): ("asserts", "«Турмалін»", "не купував двигуни"),
    ("uk", "За словами Олени Коваль, завод отримав дрони."): ("asserts", "Олени Коваль", "завод отримав дрони"),
    ("uk", "ТОВ «Ленвек» не відповіло на запит."): ("no_reply", "ТОВ «Ленвек»", None),
    ("uk", "Завод «Турмалін» відмовився від коментарів."): ("declines", "«Турмалін»", None),
    ("de", "Die Firma Nordlicht Optik GmbH teilte mit, dass sie keine Sensoren liefert."): (
        "asserts",
        "Nordlicht Optik GmbH",
        "sie keine Sensoren liefert",
    ),
    ("de", "Die Nordlicht Optik GmbH reagierte nicht auf eine Anfrage."): ("no_reply", "Nordlicht Optik GmbH", None),
}


@pytest.mark.parametrize(("language", "text"), SAID)
def test_who_says_or_leaves_unsaid(language: str, text: str) -> None:
    told = read(Document(id="d", origin="a.txt", text=text, language=language), [NamesReader(Known.of([]))])
    stance, who, topic = SAID[language, text]
    (claim,) = told.claims
    assert (claim.relation, claim.stance) == ("statement", stance)
    assert who in claim.voice[-1].name
    assert topic in [r.text for r in claim.roles if r.role == "topic"] or topic is None


@pytest.mark.parametrize("text", ["Ніхто нічого не сказав.", "Завод «Турмалін» стоїть біля річки."])
def test_nobody_says_anything(text: str) -> None:
    assert not read(Document(id="d", origin="a.txt", text=text, language="uk"), [NamesReader(Known.of([]))]).claims


def test_a_language_without_cue_words_yields_names_alone() -> None:
    document = Document(id="d", origin="a.txt", text="中国外交部表示不知情。", language="ja")
    told = read(document, [NamesReader(Known.of([]))])
    assert told.claims == ()
    assert [m.text for m in told.mentions] == ["中国外交部"]
