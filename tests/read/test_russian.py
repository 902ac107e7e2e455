"""The Russian reader on sentences of our own: each shows one thing that a careful reader must tell apart."""

from typing import Any

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.russian import NAMES_ALONE, RussianReader
from enduse.records.claim import Claim
from enduse.records.document import Document, Stretch
from enduse.records.reading import Reading

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

READER = RussianReader(Known.of([]))


def reading(text: str, **given: Any) -> Reading:
    return read(Document(id="d", origin="a.txt", text=text, language="ru", **given), [READER])


def claims(text: str, relation: str) -> list[Claim]:
    return [c for c in reading(text).claims if c.relation == relation]


def roles(claim: Claim) -> dict[str, str]:
    return {r.role: r.text for r in claim.roles}


def voices(claim: Claim) -> list[str]:
    return [v.name for v in claim.voice]


TRANSFERS = {
    "Фирма «Ленвек» поставила заводу «Турмалин» сорок двигателей.": {
        "supplier": "«Ленвек»",
        "recipient": "«Турмалин»",
        "item": "сорок двигателей",
    },
    "Завод «Турмалин» закупил двигатели у фирмы «Ленвек» через посредника в Дубае.": {
        "recipient": "«Турмалин»",
        "supplier": "«Ленвек»",
        "item": "двигатели",
        "via": "посредника",
    },
    "Станки были отгружены фирмой «Ленвек» в Индию.": {"supplier": "«Ленвек»", "item": "Станки", "to": "Индию"},
    "Двигатели, поставленные фирмой «Ленвек», попали на завод «Турмалин».": {
        "item": "Двигатели",
        "recipient": "«Турмалин»",
    },
    "Фирма «Ленвек» ведёт поставки станков в Индию.": {"supplier": "«Ленвек»", "item": "станков", "to": "Индию"},
    "Фирма «Ленвек» подписала контракт на поставку станков заводу «Турмалин».": {
        "supplier": "«Ленвек»",
        "recipient": "«Турмалин»",
        "item": "станков",
    },
    "Покупателем двигателей значится завод «Турмалин».": {"recipient": "«Турмалин»", "item": "двигателей"},
}


@pytest.mark.parametrize("text", TRANSFERS)
def test_who_gives_what_to_whom(text: str) -> None:
    found = [roles(c) for c in claims(text, "transfer")]
    assert any(TRANSFERS[text].items() <= told.items() for told in found), found


STATES = {
    "Фирма «Ленвек» планирует поставить станки заводу «Турмалин».": ("asserts", "stated", "planned", "planned"),
    "Фирма «Ленвек» продолжает поставлять станки заводу «Турмалин».": ("asserts", "stated", "ongoing", "delivered"),
    "Фирма «Ленвек» якобы поставила станки заводу «Турмалин».": ("asserts", "probable", "done", "delivered"),
    "Возможно, фирма «Ленвек» поставила станки заводу «Турмалин».": ("asserts", "possible", "done", "delivered"),
    "Если суд разрешит, фирма «Ленвек» поставит станки заводу «Турмалин».": (
        "asserts",
        "conditional",
        "planned",
        "planned",
    ),
    "Фирма «Ленвек» не поставляла станки заводу «Турмалин».": ("denies", "stated", "done", "delivered"),
    "Фирма «Ленвек» отрицает, что поставляла станки заводу «Турмалин».": ("denies", "stated", "done", "delivered"),
}


@pytest.mark.parametrize("text", STATES)
def test_how_it_is_told(text: str) -> None:
    (claim,) = claims(text, "transfer")
    assert (claim.stance, claim.certainty, claim.phase, claim.state) == STATES[text]


VOICES = {
    "По словам двух чиновников, фирма «Ленвек» продала станки Индии.": ["двух чиновников"],
    "Фирма «Ленвек» продала станки Индии, сообщил Иван Кедров.": ["Иван Кедров"],
    "«Фирма «Ленвек» продала станки Индии», — заявил Кедров.": ["Кедров"],
    "Газета «Вечерний Турмалин» пишет со ссылкой на чиновника, что фирма «Ленвек» продала станки Индии.": [
        "Вечерний Турмалин",
        "чиновника",
    ],
    "Документы, с которыми ознакомилось агентство Reuters, показывают, что «Ленвек» продал станки Индии.": [
        "Reuters",
        "Документы",
    ],
    "Фирма «Ленвек» продала станки Индии. Об этом сообщает Reuters.": ["Reuters"],
    "В министерстве обороны Индии сообщили, что фирма «Ленвек» продала станки армии.": ["министерство обороны Индии"],
}


@pytest.mark.parametrize("text", VOICES)
def test_who_says_it(text: str) -> None:
    found = claims(text, "transfer")
    assert found
    assert voices(found[0]) == VOICES[text]


SILENCES = {
    "Завод «Турмалин» отказался от комментариев.": ("declines", "Турмалин"),
    "В фирме «Ленвек» не стали комментировать поставки.": ("declines", "Ленвек"),
    "Пресс-служба завода «Турмалин» не ответила на запрос.": ("no_reply", "Турмалин"),
    "Связаться с фирмой «Ленвек» не удалось.": ("no_reply", "Ленвек"),
    "Иван Кедров не знал о двигателях.": ("unaware", "Иван Кедров"),
    "Завод «Турмалин» не располагает сведениями о станках.": ("unaware", "Турмалин"),
}


@pytest.mark.parametrize("text", SILENCES)
def test_silence_is_no_denial(text: str) -> None:
    stance, who = SILENCES[text]
    (claim,) = claims(text, "statement")
    assert claim.stance == stance
    assert who in voices(claim)[-1]


OTHERS = {
    "Двигатели Д-120 производит завод «Турмалин».": ("production", {"producer": "«Турмалин»", "item": "Д-120"}),
    "Завод «Турмалин» разработал дрон «Стрепет-3» вместе с китайской фирмой.": (
        "development",
        {"developer": "«Турмалин»", "item": "«Стрепет-3»", "partner": "китайской фирмой"},
    ),
    "Завод «Турмалин» принадлежит концерну «Кварц».": ("ownership", {"asset": "«Турмалин»", "owner": "«Кварц»"}),
    "Директор завода «Турмалин» Иван Кедров молчал.": (
        "affiliation",
        {"member": "Иван Кедров", "organization": "«Турмалин»"},
    ),
    "США ввели санкции против фирмы «Ленвек».": ("sanction", {"authority": "США", "target": "«Ленвек»"}),
    "Концерн «Кварц» находится под санкциями Евросоюза.": ("sanction", {"target": "«Кварц»"}),
    "Фирма «Ленвек» зарегистрирована в Бишкеке.": ("location", {"subject": "«Ленвек»", "place": "Бишкеке"}),
    "Делегация завода посетила Тегеран.": ("visit", {"visitor": "Делегация завода", "place": "Тегеран"}),
    "Дрон «Стрепет-3» весит 40 кг.": ("specification", {"item": "«Стрепет-3»", "value": "40 кг"}),
    "Дальность дрона «Стрепет-3» составляет 900 км.": ("specification", {"item": "«Стрепет-3»", "value": "900 км"}),
    "Завод «Турмалин» перечислил фирме «Ленвек» 3 млн евро.": (
        "payment",
        {"payer": "«Турмалин»", "payee": "«Ленвек»", "amount": "3 млн евро"},
    ),
    "Армия Индии применяет дроны «Стрепет-3».": ("use", {"user": "Армия Индии", "item": "«Стрепет-3»"}),
    "Завод «Турмалин» сотрудничает с институтом «Кварц».": ("cooperation", {"party": "«Кварц»"}),
}


@pytest.mark.parametrize("text", OTHERS)
def test_other_relations(text: str) -> None:
    relation, wanted = OTHERS[text]
    found = [roles(c) for c in claims(text, relation)]
    assert any(wanted.items() <= told.items() for told in found), found


def test_a_name_in_a_case_has_its_nominative() -> None:
    text = "Станки достались заводу «Турмалин» и Ивану Кедрову. Об этом молчат на «Турмалине»."
    told = {r.kind: {n.text for n in r.names} for r in reading(text).references if r.kind in {"person", "organization"}}
    assert "Иван Кедров" in told["person"]
    assert told["organization"] >= {"«Турмалин»", "«Турмалине»"}


def test_the_company_is_the_one_spoken_of() -> None:
    text = "Фирма «Ленвек» закупила станки в Индии. Компания продала двигатели заводу «Турмалин»."
    sold = claims(text, "transfer")[-1]
    named = {r.id: r.names[0].text for r in reading(text).references if r.names}
    assert {named.get(r.ref or "") for r in sold.roles if r.role == "supplier"} == {"«Ленвек»"}


def test_we_are_those_for_whom_the_speaker_speaks() -> None:
    text = "Директор фирмы «Ленвек» Иван Кедров заявил: «Мы не продавали двигатели Индии»."
    (sold,) = claims(text, "transfer")
    assert (sold.stance, voices(sold)) == ("denies", ["Иван Кедров"])
    named = {r.id: r.names[0].text for r in reading(text).references if r.names}
    assert [named[r.ref or ""] for r in sold.roles if r.role == "supplier"] == ["«Ленвек»"]


@pytest.mark.parametrize(
    "text",
    [
        "Команда забила три гола и передала эстафету соперникам.",
        "Аграрии отгрузили на экспорт 40 тысяч тонн зерна.",
        "Компания поставила магазинам 2 млн пар обуви.",
        "Министр поставил вопрос ребром и передал слово коллегам.",
    ],
)
def test_other_sales_and_speech_are_no_transfer(text: str) -> None:
    assert claims(text, "transfer") == []


def test_every_word_stands_in_the_text() -> None:
    texts = [*TRANSFERS, *STATES, *VOICES, *SILENCES, *(t for t in OTHERS)]
    for text in texts:
        told = reading(text)
        assert told.rejections == ()
        for mention in told.mentions:
            assert text[mention.start : mention.end] == mention.text
        for claim in told.claims:
            assert all(text[r.start : r.end] == r.text for r in claim.roles)


def test_only_the_russian_of_a_mixed_document_is_read() -> None:
    english, russian = "Lenvek sold engines. ", "Фирма «Ленвек» продала двигатели Индии."
    text = english + russian
    both = (Stretch(0, len(english), "en"), Stretch(len(english), len(text), "ru"))
    found = reading(text, stretches=both).claims
    assert [e.start >= len(english) for c in found for e in c.evidence] == [True]


def test_broken_sentences_are_read_all_the_same() -> None:
    for text in ("» « — , .", "поставка поставка поставка " * 50, "«" * 200, "Завод «Турмалин", "1 2 3 № %"):
        reading(text)


def test_without_the_models_names_and_cue_words_are_read_and_told() -> None:
    bare = RussianReader(Known.of([]), models=False)
    text = "Завод «Турмалин» заявил, что не покупал двигатели. ООО «Ленвек» не ответило на запрос."
    told = read(Document(id="d", origin="a.txt", text=text, language="ru"), [bare])
    assert told.notes == (NAMES_ALONE,)
    assert {(c.relation, c.stance, *voices(c)) for c in told.claims} == {
        ("statement", "asserts", "«Турмалин»"),
        ("statement", "no_reply", "ООО «Ленвек»"),
    }


def test_a_post_in_capitals_is_no_organization() -> None:
    def named(text: str) -> set[str]:
        return {n.text for r in reading(text).references if r.kind == "organization" for n in r.names}

    assert named("Должность: ГЕНЕРАЛЬНЫЙ ДИРЕКТОР") == named("ДОЛЖНОСТЬ: ИСПОЛНИТЕЛЬНЫЙ ДИРЕКТОР") == set()
    assert "«Директор»" in named("Завод «Яхонт» поставил датчики фирме «Директор».")
    assert named("Научно-производственное предприятие «Яхонт» (ИНН 9901712049) владеет ООО «Камыш».") == {
        "Научно-производственное предприятие «Яхонт»", "ООО «Камыш»",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Оплата следует после выпуска партии таможней.", "Таможня выпустила груз.", "Таможенный пост выпустил насосы."],
)
def test_customs_release_goods_and_make_none(text: str) -> None:
    assert claims(text, "production") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Счёт подписал директор по продажам Олег Тарасов.", 0),
        ("Договор подписал заместитель генерального директора по снабжению Л. Р. Тарасов.", 0),
        ("Бюллетень промышленных закупок Удмуртии", 0),
        ("Что известно о поставках «Вектору»", 0),
        ("Фирма «Ленвек» отрицает поставки в Иран.", 1),
        ("Договор по поставкам насосов заводу «Турмалин» подписала фирма «Ленвек».", 1),
    ],
)
def test_a_post_and_a_heading_are_no_deal(text: str, told: int) -> None:
    assert len(claims(text, "transfer")) == told
