"""To which verb, speaker and number the words of a Russian sentence belong: own sentences, invented names."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.russian import RussianReader
from enduse.records.claim import Claim
from enduse.records.document import Document

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

READER = RussianReader(Known.of([]))
#: Lines that make a text one of trade.
TRADE = "Завод «Азурит» выпускает насосы. Насосы стоят в цехах. Новые станки собирают рядом со старыми насосами.\n\n"


def claims(text: str, relation: str, lead: str = TRADE) -> list[Claim]:
    told = read(Document(id="d", origin="a.txt", text=lead + text, language="ru"), [READER]).claims
    return [c for c in told if c.relation == relation and c.evidence[0].start >= len(lead)]


def roles(claim: Claim) -> dict[str, str]:
    return {r.role: r.text for r in claim.roles}


def voices(claim: Claim) -> list[str]:
    return [v.name for v in claim.voice]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "ООО «Ленвек» поставляло заводу «Турмалин» датчики, а платы закупало в Китае.",
            [
                {"supplier": "ООО «Ленвек»", "recipient": "«Турмалин»", "item": "датчики"},
                {"recipient": "ООО «Ленвек»", "item": "платы", "from": "Китае"},
            ],
        ),
        (
            "Титановый прокат поставлял ижорский завод «Кремень».",
            [{"supplier": "«Кремень»", "item": "Титановый прокат"}],
        ),
        ("Подшипники приходится закупать в Китае.", [{"item": "Подшипники", "from": "Китае"}]),
        (
            "У фирмы «Ленвек» были куплены 6 тыс. новых датчиков.",
            [{"item": "6 тыс. новых датчиков", "supplier": "«Ленвек»"}],
        ),
        (
            "Фирма «Ленвек» вывезла не менее 1,2 тыс. микросхем в Казахстан.",
            [{"supplier": "«Ленвек»", "item": "1,2 тыс. микросхем", "to": "Казахстан"}],
        ),
        ("Из 40 насосов на склад в Туле поступило только 26.", [{"item": "26"}]),
        ("Получателем там был завод «Турмалин».", [{"recipient": "«Турмалин»"}]),
        ("Получателем указывалось усть-илимское ООО «Ленвек».", [{"recipient": "ООО «Ленвек»"}]),
        ("Фирма «Ленвек» была поставщиком завода «Турмалин».", [{"supplier": "«Ленвек»", "recipient": "«Турмалин»"}]),
        (
            "Основным потребителем станков является АО «Турмалин».",
            [{"recipient": "АО «Турмалин»", "item": "станков"}],
        ),
        (
            "Через порт шли и другие грузы из Чжухая: в мае завод «Турмалин» получил от фирмы «Ленвек» 80 датчиков.",
            [{"supplier": "«Ленвек»", "recipient": "«Турмалин»", "item": "80 датчиков"}],
        ),
        # and what only looks alike
        (
            "Станки сначала отправили торговой компании в Бишкеке.",
            [{"item": "Станки", "recipient": "торговой компании"}],
        ),
        (
            "Фирма «Ленвек» собирает насосы и продаёт их заводу «Турмалин».",
            [{"supplier": "«Ленвек»", "recipient": "«Турмалин»"}],
        ),
    ],
)
def test_each_word_belongs_to_its_verb(text: str, told: list[dict[str, str]]) -> None:
    found = [roles(c) for c in claims(text, "transfer")]
    assert all(any(want.items() <= one.items() for one in found) for want in told), found


def test_what_two_verbs_tell_is_not_one() -> None:
    found = [roles(c) for c in claims("ООО «Ленвек» поставляло датчики, а платы закупало в Китае.", "transfer")]
    assert not any("датчики" in one.values() and "Китае" in one.values() for one in found), found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Директор Иван Петров заявил о том, что фирма «Ленвек» не поставляла станки заводу «Турмалин».",
            ["Иван Петров"],
        ),
        (
            "Адвокат Иван Петров обратил внимание на то, что фирма «Ленвек» не поставляла станки в Индию.",
            ["Иван Петров"],
        ),
        (
            "В опубликованной статье утверждается, что ООО «Ленвек» поставляло станки в Индию.",
            ["опубликованной статье"],
        ),
        ("О возможной поставке станков в Индию писал ряд изданий.", ["ряд изданий"]),
        ("Завод «Турмалин» сообщил о поставке станков фирме «Ленвек».", ["Турмалин"]),
        ("Фирма «Ленвек» поставила станки в Индию.", []),
        ("Фирма «Ленвек» осудила поставку станков в Индию.", []),
    ],
)
def test_who_says_it(text: str, who: list[str]) -> None:
    (claim,) = claims(text, "transfer")
    assert voices(claim) == who


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Представитель завода «Турмалин» подтвердил отгрузку станков в Индию.", "«Турмалин»"),
        ("Свидетель подтвердил отгрузку станков в Индию.", None),
        ("Фирма «Ленвек» подтвердила отгрузку станков в Индию.", "«Ленвек»"),
    ],
)
def test_a_witness_did_not_ship(text: str, supplier: str | None) -> None:
    (claim,) = claims(text, "transfer")
    assert roles(claim).get("supplier") == supplier


def test_possible() -> None:
    (claim,) = claims("О возможной поставке станков в Индию писал ряд изданий.", "transfer")
    assert claim.certainty == "possible"
    (claim,) = claims("О новой поставке станков в Индию писал ряд изданий.", "transfer")
    assert claim.certainty == "stated"


def test_money_that_did_not_come() -> None:
    (claim,) = claims("Оплата от фирмы «Ленвек» на счета завода «Турмалин» не поступала.", "payment")
    assert claim.stance == "denies"
    assert (roles(claim)["payer"], roles(claim)["payee"]) == ("«Ленвек»", "«Турмалин»")


def test_the_bank_is_not_paid() -> None:
    text = "Аванс в размере 50 000 евро был перечислен фирмой «Ленвек» на счёт АО «Турмалин» в банке «Сосна»."
    (claim,) = claims(text, "payment")
    assert [r.text for r in claim.roles if r.role == "payee"] == ["АО «Турмалин»"]


def test_goods_on_their_way() -> None:
    (claim,) = claims("Груз насосов следовал из Твери в Ригу.", "transfer")
    assert claim.state == "shipped"
    (claim,) = claims("Груз насосов прибыл из Твери в Ригу.", "transfer")
    assert claim.state == "delivered"


@pytest.mark.parametrize(
    "text",
    [
        "Вопрос: Прокомментируйте утверждения о том, что завод «Турмалин» отправил станки в Индию.",
        "Они строятся на анонимных источниках.",
        "Министерство торговли объявило о запрете поставок станков в Индию.",
        "Завод «Турмалин» выступил за мораторий на поставки станков в Индию.",
    ],
)
def test_nothing_is_told(text: str) -> None:
    assert not [*claims(text, "transfer"), *claims(text, "production")]


def test_where_a_telephone_is_told_says_nothing() -> None:
    assert claims("Телефон пресс-службы указан на сайте.", "statement") == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("По словам топ-менеджера, завод отправил станки в Индию.", "Роман Щеглов"),
        ("Собеседник издания добавил, что завод отправил станки в Индию.", "Роман Щеглов"),
        (
            "Собеседник издания в правительстве добавил, что завод отправил станки в Индию.",
            "Собеседник издания в правительстве",
        ),
        ("Свидетель добавил, что завод отправил станки в Индию.", "Свидетель"),
    ],
)
def test_the_only_one_who_spoke(text: str, who: str) -> None:
    lead = TRADE + "Завод купил насосы, сообщил директор завода «Азурит» Роман Щеглов. "
    (claim,) = claims(text, "transfer", lead)
    assert voices(claim) == [who]


def test_two_who_spoke() -> None:
    lead = TRADE + "Завод купил насосы, сообщил Роман Щеглов. Иван Петров это подтвердил. "
    (claim,) = claims("По словам топ-менеджера, завод отправил станки в Индию.", "transfer", lead)
    assert voices(claim) == ["топ-менеджера"]


def test_sanctions() -> None:
    text = "Ограничения, введённые ЕС в отношении завода «Турмалин», незаконны."
    assert [roles(c) for c in claims(text, "sanction")] == [
        {"programme": "Ограничения", "authority": "ЕС", "target": "«Турмалин»"}
    ]
    text = (
        "В июне завод «Турмалин» попал под санкции США, после чего, как признают в ГИС, был потерян доступ к станкам."
    )
    (claim,) = claims(text, "sanction")
    assert roles(claim) == {"target": "«Турмалин»", "programme": "санкции США", "authority": "США"}
    assert voices(claim) == []


def test_shares_of_the_firm_spoken_of() -> None:
    (claim,) = claims("С прошлого лета 74 процента акций принадлежат обществу «Кремень».", "ownership")
    assert {r.role: r.text for r in claim.roles}["owner"] == "«Кремень»"
    assert {r.role for r in claim.roles} == {"owner", "asset", "share"}


def test_a_deputy_is_no_director() -> None:
    (claim,) = claims("Об этом рассказал заместитель директора завода «Турмалин» А. В. Седов.", "affiliation")
    assert roles(claim)["capacity"] == "заместитель директора завода"


def test_what_a_paper_writes_of_somebody_else() -> None:
    text = "Компания «Ленвек», о которой пишет газета «Курьер Тулвы», купила в марте насосы у фирмы «Кремень»."
    (claim,) = claims(text, "transfer")
    assert voices(claim) == []


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Завод «Турмалин» купил станки у немецкой фирмы Hartlob & Siecke.", "Hartlob & Siecke"),
        ("Нурлан Джапаров отгрузил станки заводу «Турмалин».", "Нурлан Джапаров"),
    ],
)
def test_names_of_suppliers(text: str, supplier: str) -> None:
    (claim,) = claims(text, "transfer")
    assert roles(claim)["supplier"] == supplier


def test_a_model_behind_a_centre_is_no_firm() -> None:
    (claim,) = claims("На завод «Турмалин» привезли пять обрабатывающих центров VX-9.", "transfer")
    assert roles(claim)["item"] in {"VX-9", "пять обрабатывающих центров VX-9"}


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Контракт на поставку 300 насосов компания Lenwek Electronics и ООО «Турмалин» подписали в мае.", None),
        ("Контракт на поставку 300 насосов компания Lenwek Electronics подписала в мае.", "Lenwek Electronics"),
    ],
)
def test_of_two_who_sign_neither_is_known_to_supply(text: str, supplier: str | None) -> None:
    assert [roles(c).get("supplier") for c in claims(text, "transfer")] == ([supplier] if supplier else [])


def test_the_mark_of_a_question_is_no_part_of_a_name() -> None:
    (claim,) = claims("Фирма «Турмалин» купила станки у фирмы Lenwek Electronics!", "transfer")
    assert roles(claim)["supplier"] == "Lenwek Electronics"


@pytest.mark.parametrize(
    ("before", "told"),
    [("Компания «Ленвек» продала насосы.\n\nРечь шла о хозяевах.", 0), ("Компания «Ленвек» продала насосы.", 1)],
)
def test_whose_shares_are_told_only_where_the_paragraph_names_the_firm(before: str, told: int) -> None:
    found = claims(f"{before} 74 процента акций принадлежат обществу «Кремень».", "ownership")
    assert len(found) == told
