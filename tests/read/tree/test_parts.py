"""Parts in a deal and whose goods they are: "отправителем значится X", "датчики китайской компании X"."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.russian import RussianReader
from enduse.records.claim import Claim
from enduse.records.document import Document

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

READER = RussianReader(Known.of([]))


def claims(text: str, relation: str = "transfer") -> list[Claim]:
    document = Document(id="d", origin="a.txt", text=text, language="ru")
    return [c for c in read(document, [READER]).claims if c.relation == relation]


def roles(claim: Claim) -> dict[str, str]:
    return {r.role: r.text for r in claim.roles}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "В накладной отправителем датчиков значится Kelmar Dış Ticaret, получателем — АО «Турмалин».",
            {"supplier": "Kelmar Dış Ticaret", "recipient": "АО «Турмалин»", "item": "датчиков"},
        ),
        (
            "Таможня нашла 312 коробок с датчиками, отправителем которых значилась Kelmar Dış Ticaret, "
            "а получателем — АО «Турмалин».",
            {"supplier": "Kelmar Dış Ticaret", "recipient": "АО «Турмалин»", "item": "датчиками"},
        ),
        (
            "Поставщиком датчиков для завода «Турмалин» является ООО «Ленвек».",
            {"supplier": "ООО «Ленвек»", "item": "датчиков", "end_user": "«Турмалин»"},
        ),
        (
            "ООО «Ленвек» отгрузило датчики АО «Турмалин».",
            {"supplier": "ООО «Ленвек»", "item": "датчики", "recipient": "АО «Турмалин»"},
        ),
        (
            "Осенью АО «Азурит» купило у «Ленвека» 500 датчиков.",
            {"recipient": "АО «Азурит»", "supplier": "«Ленвека»", "item": "500 датчиков"},
        ),
        (
            "Станки сначала отправили торговой компании в Бишкеке.",
            {"item": "Станки", "recipient": "торговой компании"},
        ),
        (
            "«Ленвек» поставил заводу «Турмалин» не менее семи обрабатывающих центров.",
            {"supplier": "«Ленвек»", "recipient": "«Турмалин»", "item": "семи обрабатывающих центров"},
        ),
    ],
)
def test_who_has_which_part(text: str, told: dict[str, str]) -> None:
    (claim,) = claims(text)
    assert roles(claim) == told


def test_a_receipt_that_is_confirmed_has_taken_place() -> None:
    (told,) = claims("АО «Турмалин» подтверждает получение 28 августа 150 датчиков от ООО «Ленвек».")
    assert (told.phase, told.state) == ("done", "delivered")
    assert roles(told)["supplier"] == "ООО «Ленвек»" and roles(told)["recipient"] == "АО «Турмалин»"
    (going,) = claims("«Ленвек» ведёт поставки датчиков в Иран.")
    assert going.phase == "ongoing"


def test_whose_goods_are_bought_has_made_them() -> None:
    text = "Завод «Турмалин» получил 1 200 датчиков китайской компании Hexin Marvel."
    assert roles(claims(text)[0])["item"] == "1 200 датчиков"
    (made,) = claims(text, "production")
    assert roles(made)["producer"] == "Hexin Marvel"
    assert not claims("Датчики завода «Турмалин» украдены.", "production")
    assert not claims("Завод «Далвек» закупал продукцию фирмы «Турмалин».", "production")


def test_a_word_for_a_body_behind_goods_is_no_owner() -> None:
    (told,) = claims("Завод «Далвек» закупил 20 блоков управления у фирмы «Турмалин».", "transfer")
    assert roles(told)["item"] == "20 блоков управления"


def test_who_has_no_dealings_denies_them() -> None:
    (told,) = claims("Hexin Marvel сообщила, что не ведёт дел с российскими компаниями.", "cooperation")
    assert told.stance == "denies"


def test_who_was_silent_as_well() -> None:
    told = claims("Ольга Кольцова на вопросы не ответила, ООО «Ак-Тилек» тоже.", "statement")
    assert [(c.stance, roles(c)) for c in told] == [
        ("no_reply", {"speaker": "Ольга Кольцова"}),
        ("no_reply", {"speaker": "ООО «Ак-Тилек»"}),
    ]
