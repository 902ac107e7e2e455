"""Deeds that somebody looked for and did not find, and talk of deeds that is called untrue."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.russian import RussianReader
from enduse.records.claim import Claim
from enduse.records.document import Document

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

READER = RussianReader(Known.of([]))


def claims(text: str) -> list[Claim]:
    reading = read(Document(id="d", origin="a.txt", text=text, language="ru", published="2025-06-03"), [READER])
    assert reading.rejections == (), "every span stands in the text"
    return list(reading.claims)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "Эксперты не обнаружили следов поставок датчиков на завод «Турмалин».",
            "следов поставок датчиков на завод «Турмалин»",
        ),
        (
            "Таможня не нашла следов экспорта станков фирмой «Далвек» в Россию.",
            "следов экспорта станков фирмой «Далвек» в Россию",
        ),
        ("Поставок датчиков на завод «Турмалин» не зафиксировано.", "Поставок датчиков на завод «Турмалин»"),
        (
            "Журналисты не нашли подтверждений тому, что «Ленвек» поставлял датчики заводу «Турмалин».",
            "подтверждений тому, что «Ленвек» поставлял датчики заводу «Турмалин»",
        ),
        (
            "Ни одной поставки станков компании «Ленвек» таможня не нашла.",
            "Ни одной поставки станков компании «Ленвек»",
        ),
    ],
)
def test_what_is_not_found_did_not_happen_as_far_as_known(text: str, topic: str) -> None:
    (told,) = claims(text)
    assert (told.relation, told.stance) == ("statement", "unaware")
    assert {r.role: r.text for r in told.roles}["topic"] == topic


@pytest.mark.parametrize(
    "text",
    [
        "Следователи нашли следы поставок датчиков на завод «Турмалин».",
        "Центр не увидел нарушений в поставках датчиков заводу «Турмалин».",
        "Завод «Турмалин» не обнаружил дефектов в поставках датчиков от фирмы «Ленвек».",
    ],
)
def test_deliveries_that_are_only_spoken_of_stay(text: str) -> None:
    assert [(c.relation, c.stance) for c in claims(text)] == [("transfer", "asserts")]


def test_talk_of_deeds_called_untrue_is_no_deed_of_the_speaker() -> None:
    (told,) = claims("Сам Ложкин в письме редакции назвал сообщения о поставках из Китая вымыслом.")
    assert (told.relation, told.stance) == ("statement", "denies")
    assert {r.role: r.text for r in told.roles} == {"speaker": "Ложкин", "topic": "сообщения о поставках из Китая"}
    (told,) = claims("Министр Пётр Ложкин опроверг публикации о продаже двигателей в Сирию.")
    assert (told.relation, told.stance) == ("transfer", "denies")
    assert {r.role for r in told.roles} == {"item", "to"}


def test_a_firm_that_denies_its_deliveries_is_the_supplier() -> None:
    for text in (
        "Компания «Ленвек» опровергла сообщения о поставках станков заводу «Турмалин».",
        "Компания «Ленвек» отвергла обвинения в поставках двигателей в Сирию.",
    ):
        (told,) = claims(text)
        assert {r.role: r.text for r in told.roles}["supplier"] == "«Ленвек»"
