"""Two firms are never one on a model's word alone."""

import pytest

from enduse.read.openai.forms import akin, bare
from enduse.read.openai.passages import passages
from enduse.records.document import Document


def alike(name: str, form: str, text: str | None = None) -> bool:
    told = text or f"{name} met somebody. Nobody met {form}."
    (passage,) = passages(Document(id="d", origin="a.txt", text=told, language="en"))
    return akin(passage, name, form)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Tarn Trading", "tarn trading"),
        ("Tarn Trading Company", "Tarn"),
        ("Ministry of Harbours", "the Ministry of Harbours"),
        ("Osterholm Works Association", "OWA"),
        ("Ministry of Harbours", "MH"),
        ("Завод Самовар", "Завода Самовара"),
        ("北方绞车公司", "北方绞车"),
    ],
)
def test_parts_initials_and_endings_are_forms(name: str, form: str) -> None:
    assert alike(name, form)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Tarn Trading", "Osterholm Works"),
        ("Orlik Group", "Orlik Bank"),
        ("Tarn Trading", "T"),
        ("北方绞车公司", "南方"),
        ("Завод Самовар", "Заводь Тихая"),
        ("Tarn Trading", "..."),
    ],
)
def test_other_names_are_not(name: str, form: str) -> None:
    assert not alike(name, form)


@pytest.mark.parametrize(
    "text",
    [
        "The Delta-7 (“Heron”) flew.",
        "The Delta-7, also known as the Heron, flew.",
        "The Heron (Delta-7) flew.",
        "The Delta-7, or Heron, flew.",
    ],
)
def test_what_the_text_equates_is_a_form(text: str) -> None:
    assert alike("Delta-7", "Heron", text)


def test_what_stands_side_by_side_is_not() -> None:
    assert not alike("Delta-7", "Heron", "The Delta-7, Heron and others flew.")
    assert not alike("Delta-7", "Heron", "The Delta-7 and the Heron flew.")


def test_an_article_is_no_part_of_a_thing() -> None:
    text = "a trading firm"
    assert text[bare(text, 0, len(text)) :] == "trading firm"
    assert bare("another", 0, 7) == 0 and bare("theatre", 0, 7) == 0
