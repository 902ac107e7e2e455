"""Wordings of one deed in Russian: who does what, who says it, and what is no deed at all."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.russian import RussianReader
from enduse.records.claim import Claim
from enduse.records.document import Document

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

READER = RussianReader(Known.of([]))
LEAD = "Завод «Турмалин» купил станки у компании «Далвек» и фирмы «Ленвек»."


def claims(text: str, relation: str) -> list[Claim]:
    document = Document(id="d", origin="a.txt", text=f"{LEAD}\n\n{text}", language="ru", published="2024-10-05")
    reading = read(document, [READER])
    assert reading.rejections == (), "every span stands in the text"
    return [c for c in reading.claims if c.relation == relation and c.evidence[0].start > len(LEAD)]


def filled(claim: Claim) -> set[tuple[str, str]]:
    return {(r.role, r.text) for r in claim.roles}


@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        ("Станки могли быть перепроданы заводу «Турмалин».", "transfer", {("recipient", "«Турмалин»")}),
        ("По данным таможни, «Далвек» ввёз 200 приёмников.", "transfer", {("recipient", "«Далвек»")}),
        ("«Далвек» перепродал их «Турмалину».", "transfer", {("recipient", "«Турмалину»"), ("supplier", "«Далвек»")}),
        ("Судно «Гетман» доставило 40 насосов из Шанхая.", "transfer", {("via", "Судно «Гетман»")}),
        ("Продавцом в накладной числится некая оптовая база.", "transfer", {("supplier", "некая оптовая база")}),
        ("Производителем насосов является «Далвек».", "production", {("producer", "«Далвек»"), ("item", "насосов")}),
        ("На катерах стоят двигатели.", "use", {("item", "двигатели"), ("place", "катерах")}),
        ("Иван Котов владеет 60% акций фирмы «Далвек».", "ownership", {("asset", "«Далвек»"), ("share", "60%")}),
        ("Доля «Ленвек» в «Далвеке» — 51%.", "ownership", {("owner", "«Ленвек»"), ("asset", "«Далвеке»")}),
        ("Стоимость контракта — 4,5 млн долларов.", "payment", {("amount", "4,5 млн долларов")}),
        ("С фирмой «Ленвек» завод «Турмалин» договоров не заключал.", "cooperation", {("party", "«Ленвек»")}),
    ],
)  # fmt: skip
def test_who_does_what(text: str, relation: str, wanted: set[tuple[str, str]]) -> None:
    assert any(wanted <= filled(c) for c in claims(text, relation))


def test_a_promise_is_a_plan_of_who_promises() -> None:
    (claim,) = claims("Компания «Далвек» пообещала поставить заводу ещё 20 станков.", "transfer")
    assert (claim.phase, claim.state) == ("planned", "planned")
    assert ("supplier", "«Далвек»") in filled(claim)


@pytest.mark.parametrize(
    ("text", "stance", "topic"),
    [
        ("На запрос издания в «Далвеке» не ответили.", "no_reply", None),
        ("От ответа на вопрос о перевозчике директор «Далвека» уклонился.", "declines", "перевозчике"),
        ("В «Далвеке» сказали, что о судьбе станков ничего не знают.", "unaware", "судьбе станков"),
    ],
)
def test_a_silence_has_its_party_and_what_it_is_about(text: str, stance: str, topic: str | None) -> None:
    told = [c for c in claims(text, "statement") if c.stance == stance]
    assert len(told) == 1
    assert {r.text for r in told[0].roles if r.role == "topic"} == ({topic} if topic else set())
    assert any("Далвек" in v.name for v in told[0].voice)


def test_papers_media_and_he_are_speakers() -> None:
    (named,) = claims("В декларации покупателем назван «Турмалин».", "transfer")
    assert [v.name for v in named.voice] == ["декларации"]
    text = "Об этом пишет газета «Северный листок». По данным издания, «Далвек» отгрузил 40 станков в Турцию."
    assert [[v.name for v in c.voice] for c in claims(text, "transfer")] == [["Северный листок"]]
    told = claims("Инженер Пётр Лосев ушёл в мае. По словам Лосева, «Далвек» отгрузил 40 станков.", "transfer")
    assert [[v.name for v in c.voice] for c in told] == [["Пётр Лосев"]]


def test_answers_of_a_conversation_are_the_persons() -> None:
    text = (
        "Директор «Турмалина» Глеб Ветлугин ответил нам.\n\n— Где станки?\n\n— Мы купили станки у «Ленвек».\n\n— Всё."
    )
    told = [c for c in claims(text, "transfer") if ("supplier", "«Ленвек»") in filled(c)]
    assert [[v.name for v in c.voice] for c in told] == [["Глеб Ветлугин"]]


@pytest.mark.parametrize(
    "text",
    [
        "Федерация наложила на «Энергию» запрет на трансферы. Тренер и вратарь молчали, болельщики ждали гола и кубка.",
        "Хозяйство отгрузило зерно и картофель, комбайн ушёл в соседний район. Урожай пшеницы велик, фермеры довольны.",
        "Компания «Купец» ввела санкции против опаздывающих.",
    ],
)
def test_sport_harvest_and_shops_are_no_supply(text: str) -> None:
    assert claims(text, "transfer") == []
    assert claims(text, "sanction") == []
