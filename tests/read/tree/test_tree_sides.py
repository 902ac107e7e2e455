"""Who of several is meant: names without cases, both sides of a contract, "она", shares, new owners."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.russian import RussianReader
from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.reading import Reading

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

READER = RussianReader(Known.of([]))


def reading(text: str) -> Reading:
    return read(Document(id="d", origin="a.txt", text=text, language="ru"), [READER])


def claims(text: str, relation: str = "transfer") -> list[Claim]:
    return [c for c in reading(text).claims if c.relation == relation]


def roles(claim: Claim) -> dict[str, str]:
    return {r.role: r.text for r in claim.roles}


def meant(text: str, role: str) -> set[str]:
    """The names that all fillers of a role stand for."""
    done = reading(text)
    names = {r.id: r.names[0].text for r in done.references if r.names}
    return {names[r.ref] for c in done.claims for r in c.roles if r.role == role and r.ref in names}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Датчики были проданы ООО «Ленвек».", {"item": "Датчики"}),
        (
            "Вся ввезённая продукция была реализована ООО «Ленвек», производителю станков.",
            {"item": "Вся ввезённая продукция", "recipient": "ООО «Ленвек»"},
        ),
        (
            "Вся ввезённая продукция была реализована ООО «Прессмаш-Тула», производителю хлебопекарных линий.",
            {"item": "Вся ввезённая продукция", "recipient": "ООО «Прессмаш-Тула»"},
        ),
        (
            "Датчики были проданы ООО «Ленвек» заводу «Турмалин».",
            {"item": "Датчики", "supplier": "ООО «Ленвек»", "recipient": "«Турмалин»"},
        ),
        ("Датчики проданы заводом «Турмалин».", {"item": "Датчики", "supplier": "«Турмалин»"}),
        ("Датчики закуплены ООО «Ленвек».", {"item": "Датчики", "recipient": "ООО «Ленвек»"}),
    ],
)
def test_a_name_without_cases_is_neither_who_sold_nor_who_bought(text: str, told: dict[str, str]) -> None:
    (claim,) = claims(text)
    assert roles(claim) == told


def test_both_sides_of_a_contract_are_no_suppliers() -> None:
    text = "Контракт на поставку датчиков компания «Ленвек» и завод «Турмалин» подписали 11 июля 2022 года."
    assert not claims(text)
    (told,) = claims(text, "cooperation")
    assert {r.text for r in told.roles if r.role == "party"} == {"«Ленвек»", "«Турмалин»"}
    (one,) = claims("«Ленвек» подписал с «Турмалином» контракт на поставку датчиков.")
    assert roles(one)["supplier"] == "«Ленвек»"


def test_she_is_the_firm_named_last_where_no_firm_is_the_subject() -> None:
    text = (
        "Поставка датчиков компанией Hexin Marvel осуществлялась через стамбульскую Kelmar Ticaret: "
        "она принимала груз и отправляла его в Россию."
    )
    assert meant(text, "recipient") == {"Kelmar Ticaret"}
    assert meant(text, "supplier") == {"Hexin Marvel", "Kelmar Ticaret"}
    other = "Фирма «Ленвек» не продавала датчики заводу «Турмалин»: она поставляла их компании «Далвек»."
    assert meant(other, "supplier") == {"«Ленвек»"}


def test_a_share_is_that_of_its_own_clause() -> None:
    told = claims("Завод «Турмалин» принадлежит корпорации «Азурит», которой на 51% владеет Росимущество.", "ownership")
    assert {(roles(c)["owner"], roles(c).get("share")) for c in told} == {
        ("«Азурит»", None),
        ("Росимущество", "51%"),
    }


def test_who_owned_and_who_owns_a_firm() -> None:
    text = (
        "Фирма «Ленвек» сменила владельца. Как следует из выписки, до мая 2024 года 100% долей компании принадлежали "
        "Виктору Кольцову. Теперь единственным участником указана кипрская Orvel Holdings Ltd."
    )
    assert meant(text, "asset") == {"«Ленвек»"}
    assert meant(text, "owner") == {"Виктор Кольцов", "Orvel Holdings Ltd"}
    assert not claims("Участником тендера стала фирма «Далвек».", "ownership")


def test_a_press_service_speaks_for_the_firm_whose_it_was() -> None:
    text = (
        "Мезенский радиозавод прокомментировал сообщения. Пресс-служба предприятия ответила на запрос.\n\n"
        "В 2024 году, утверждает пресс-служба, МРЗ никакого оборудования из Китая не получал."
    )
    (told,) = claims(text)
    assert (told.stance, roles(told)["item"], roles(told)["recipient"]) == ("denies", "оборудования", "МРЗ")
    assert told.voice[0].ref == next(r.ref for r in told.roles if r.role == "recipient")


def test_a_works_and_a_firm_behind_it_are_two() -> None:
    text = (
        "ООО «Далвек» сменило владельца. Кольцов сказал, что станков для Мезенского радиозавода «Далвек» "
        "никогда не покупал."
    )
    assert "Мезенского радиозавода" in {r.text for c in claims(text) for r in c.roles}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Научно-производственное предприятие «Далвек» получило датчики.",
            "Научно-производственное предприятие «Далвек»",
        ),
        ("Датчики получил директор Мезенского завода «Далвек» Олег Пяткин.", "Мезенского завода «Далвек»"),
    ],
)
def test_a_works_and_its_name_are_one(text: str, name: str) -> None:
    text = f"АО «Далвек» находится в Туле.\n\n{text}"
    assert name in {r.text for c in reading(text).claims for r in c.roles}
