"""Who says it: witnesses counted and not named, foreign firms, those who are spoken to and those who deny."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.russian import RussianReader
from enduse.records.document import Document
from enduse.records.reading import Reading

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

READER = RussianReader(Known.of([]))


def reading(text: str) -> Reading:
    return read(Document(id="d", origin="a.txt", text=text, language="ru"), [READER])


def told(text: str) -> list[tuple[str, str, list[str]]]:
    return [(c.relation, c.stance, [v.name for v in c.voice]) for c in reading(text).claims]


def supplier(text: str) -> str:
    """The name that the supplier of the last transfer stands for."""
    done = reading(text)
    role = next(r for c in reversed(done.claims) if c.relation == "transfer" for r in c.roles if r.role == "supplier")
    return next(r.names[0].text for r in done.references if r.id == role.ref)


def test_those_who_are_only_counted_speak() -> None:
    text = (
        "Но, как рассказали «Полынье» двое бывших сотрудников «Ленвека», датчики с мая идут через Бишкек: "
        "их продаёт ОсОО «Ак-Тилек»."
    )
    assert {tuple(v) for _, _, v in told(text)} == {("двое бывших сотрудников «Ленвека»",)}
    assert supplier(text) == "ОсОО «Ак-Тилек»"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("В Hexin Marvel на запрос «Полыньи» ответили, что компания не продавала станков в Иран.", "Hexin Marvel"),
        ("В Hexin Marvel заявили: «Мы не продавали станков в Иран».", "Hexin Marvel"),
        ("По словам представителя «Ленвека», фирма не поставляла станки в Иран.", "«Ленвека»"),
    ],
)
def test_a_firm_that_denies_speaks_of_itself(text: str, who: str) -> None:
    (claim,) = told(text)
    assert claim[:2] == ("transfer", "denies") and who in claim[2][0]
    assert supplier(text) == who


def test_another_firm_is_not_that_of_the_speaker() -> None:
    assert supplier("По словам директора «Ленвека», завод «Турмалин» продал датчики в Иран.") == "«Турмалин»"


def test_who_speaks_behind_a_semicolon_speaks_for_himself() -> None:
    text = (
        "Прокуратура утверждает, что датчики заводу «Турмалин» поставляло ООО «Ленвек»; "
        "адвокат фирмы Лев Ряшин это отрицает."
    )
    assert ("transfer", "asserts", ["Прокуратура"]) in told(text)
    assert ("statement", "denies", ["Лев Ряшин"]) in told(text)


def test_what_is_put_to_somebody_is_of_him_and_not_by_him() -> None:
    text = (
        "Директор фирмы «Ленвек» Глеб Ветлугин ответил на вопросы.\n\n— Вы покупали станки?\n\n— Да, два станка.\n\n"
        "— Прокуратура считает, что вы продали Ирану датчики.\n\n— Это неправда."
    )
    assert ("transfer", "asserts", ["Прокуратура"]) in told(text)
    assert supplier(text) == "«Ленвек»"


def test_foreign_words_behind_goods_are_no_firm() -> None:
    names = {n.text for r in reading("Завод закупил станки Kelmar Duro в Hong Kong.").references for n in r.names}
    assert "Kelmar Duro" not in names
