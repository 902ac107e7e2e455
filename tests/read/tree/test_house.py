"""Who "предприятие", "мы", "этой компании" and "ему" are, and who stands behind whom, in Russian."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.russian import RussianReader
from enduse.records.document import Document

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

READER = RussianReader(Known.of([]))


def told(text: str, relation: str = "transfer") -> list[dict[str, str]]:
    """The roles of each claim, a reference by the first form of its name."""
    reading = read(Document(id="d", origin="a.txt", text=text, language="ru", published="2025-06-03"), [READER])
    assert reading.rejections == (), "every span stands in the text"
    names = {r.id: r.names[0].text for r in reading.references if r.names}
    return [{r.role: names.get(r.ref or "", r.text) for r in c.roles} for c in reading.claims if c.relation == relation]


LEAD = "Компания «Далвек» выпускает датчики.\n\n"


@pytest.mark.parametrize(
    ("text", "role", "firm"),
    [
        (
            "Представитель «Турмалина» отрицает, что предприятие получало датчики от «Далвек».",
            "recipient",
            "«Турмалина»",
        ),
        ("В пресс-службе «Ленвека» заявили, что компания не поставляла станки в Индию.", "supplier", "«Ленвека»"),
        ("Директор фирмы «Ленвек» Иван Круглов заявил, что компания отгрузила насосы.", "supplier", "«Ленвек»"),
        ("«Мы закупали станки в Индии», — сказал представитель «Турмалина».", "recipient", "«Турмалина»"),
        ("Представитель «Ленвека» сказал, что эта компания не получала насосы.", "recipient", "«Далвек»"),
        ("Представитель Минобороны заявил, что предприятие поставило насосы в Индию.", "supplier", "«Далвек»"),
    ],
)
def test_a_speaker_calls_his_own_firm_the_enterprise(text: str, role: str, firm: str) -> None:
    assert [t[role] for t in told(LEAD + text)] == [firm]


def test_a_works_is_the_one_that_was_called_so() -> None:
    (transfer,) = told("Завод «Далвек» делает станки.\n\n«Ленвек» сообщил, что завод поставил датчики в Индию.")
    assert transfer["supplier"] == "«Далвек»"


def test_whose_goods_are_bought_sells_them() -> None:
    (transfer,) = told(LEAD + "«Мы не закупали продукцию этой компании», — сказал представитель «Турмалина».")
    assert (transfer["recipient"], transfer["supplier"]) == ("«Турмалина»", "«Далвек»")
    (transfer,) = told("Фирма «Ленвек» поставляет продукцию компании «Далвек».")
    assert (transfer["supplier"], transfer["recipient"]) == ("«Ленвек»", "«Далвек»")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        (
            "Центр «Обратный путь» изучил реестр.\n\nПредприятие «Турмалин» делает станки. "
            "Ему принадлежит 60 процентов ООО «Далвек».",
            "Предприятие «Турмалин»",
        ),
        ("Фирма «Ленвек» торгует насосами. Ей принадлежит ООО «Далвек».", "«Ленвек»"),
        ("Пётр Ложкин возглавляет предприятие «Турмалин». Ему принадлежит ООО «Далвек».", "Пётр Ложкин"),
    ],
)
def test_to_him_is_the_subject_before_in_either_gender(text: str, owner: str) -> None:
    assert [t["owner"].removeprefix("Предприятие ") for t in told(text, "ownership")] == [
        owner.removeprefix("Предприятие ")
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Через ТОО «Белый Парус» фирма Ortolan поставила «Далвеку» 300 датчиков давления.",
            {"supplier": "Ortolan", "via": "ТОО «Белый Парус»", "recipient": "«Далвеку»"},
        ),
        (
            "Через «Белый Парус» «Ленвек» продал заводу «Турмалин» 40 приборов.",
            {"supplier": "«Ленвек»", "via": "«Белый Парус»", "recipient": "«Турмалин»"},
        ),
        (
            "У ООО «Белый Парус» завод «Турмалин» купил датчики.",
            {"supplier": "ООО «Белый Парус»", "recipient": "«Турмалин»"},
        ),
        (
            "Через ТОО «Белый Парус» Ortolan поставила «Турмалину» датчики.",
            {"supplier": "Ortolan", "via": "ТОО «Белый Парус»", "recipient": "«Турмалину»"},
        ),
        (
            "Для завода «Турмалин» «Ленвек» закупил датчики.",
            {"recipient": "«Ленвек»", "end_user": "«Турмалин»"},
        ),
        (
            "По данным агентства «Зимородок» Иван Круглов купил датчики у фирмы «Далвек».",
            {"recipient": "Иван Круглов", "supplier": "«Далвек»"},
        ),
        ("«Белый Парус» поставил «Турмалину» датчики.", {"supplier": "«Белый Парус»", "recipient": "«Турмалину»"}),
    ],
)
def test_names_side_by_side_are_two_parties(text: str, wanted: dict[str, str]) -> None:
    (transfer,) = told(text)
    assert {k: v for k, v in transfer.items() if k != "item"} == wanted
    assert transfer["item"].split()[-1] in {"давления", "приборов", "датчики"}
