"""Deeds in Russian as papers, customs, letters and conversations word them."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.russian import RussianReader
from enduse.records.claim import Claim
from enduse.records.document import Document

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

READER = RussianReader(Known.of([]))
LEAD = "Завод «Турмалин» купил станки, насосы, двигатели и подшипники у компании «Далвек» и фирмы «Ленвек»."


def claims(text: str, relation: str, lead: str = LEAD) -> list[Claim]:
    document = Document(id="d", origin="a.txt", text=f"{lead}\n\n{text}", language="ru", published="2024-10-05")
    reading = read(document, [READER])
    assert reading.rejections == (), "every span stands in the text"
    return [c for c in reading.claims if c.relation == relation and c.evidence[0].start >= len(lead)]


@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        ("Сделка оформлена через посредника — гонконгскую фирму «Лотос».", "transfer", {("via", "«Лотос»")}),
        ("300 датчиков отправлены в Самару на имя ИП Круглова.", "transfer", {("recipient", "ИП Круглова")}),
        (
            "«Орбита» снабжалась подшипниками из Китая.",
            "transfer",
            {("recipient", "«Орбита»"), ("item", "подшипниками")},
        ),
        ("Фирма «Ленвек» переоформила груз на «Орбиту».", "transfer", {("recipient", "«Орбиту»")}),
        ("Ящики ушли на рефрижераторе «Вальтер».", "transfer", {("via", "рефрижераторе «Вальтер»")}),
        (
            "Мы продали два двигателя кипрской фирме.",
            "transfer",
            {("item", "два двигателя"), ("recipient", "кипрской фирме")},
        ),
        ("Оборудование, поставленное «Ленвеком» заводу, собрано в Японии.", "transfer", {("supplier", "«Ленвеком»")}),
        (
            "Грузоотправитель — «Далвек», получатель — ООО «Вектор-М».",
            "transfer",
            {("supplier", "«Далвек»"), ("recipient", "ООО «Вектор-М»")},
        ),
        (
            "Заказ на 30 камер разместила у «Ленвека» фирма «Тайга».",
            "transfer",
            {("supplier", "«Ленвека»"), ("recipient", "«Тайга»")},
        ),
        ("Камеры поступили на вооружение пограничной службы.", "transfer", {("recipient", "пограничной службы")}),
        (
            "Двигатели, купленные для «Орбиты», отправлены из Китая в Самару, на завод «Турмалин».",
            "transfer",
            {("from", "Китая"), ("to", "Самару"), ("recipient", "«Турмалин»")},
        ),
        (
            "Далвек отгружал насосы фирме «Ленвек», а та переправляла их заводу «Орбита».",
            "transfer",
            {("supplier", "та"), ("recipient", "«Орбита»")},
        ),
        ("Завод ждёт ещё шесть таких прессов.", "transfer", {("recipient", "Завод"), ("item", "шесть таких прессов")}),
        ("Насосы производства концерна «Рейн» дороги.", "production", {("producer", "«Рейн»")}),
        (
            "На счёт «Ленвека» поступило 2 млн юаней от фирмы «Лотос».",
            "payment",
            {("payer", "«Лотос»"), ("payee", "«Ленвека»")},
        ),
        ("Получателем денег была фирма «Ленвек».", "payment", {("payee", "«Ленвек»"), ("amount", "денег")}),
        (
            "Долю в «Ленвеке» Иван Жук продал Петру Сомову.",
            "ownership",
            {("owner", "Петру Сомову"), ("asset", "«Ленвеке»")},
        ),
        ("«Далвек» принадлежит 51 % акций «Ленвека».", "ownership", {("owner", "«Далвек»"), ("asset", "«Ленвека»")}),
        ("В обломках дрона нашли микросхемы.", "specification", {("item", "обломках дрона"), ("value", "микросхемы")}),
        ("На «Турмалине» работают четыре пресса.", "use", {("user", "«Турмалине»"), ("item", "четыре пресса")}),
        ("Офис «Ленвека» расположен в Бишкеке.", "location", {("subject", "«Ленвека»"), ("place", "Бишкеке")}),
    ],
)
def test_what_is_told(text, relation, wanted):
    found = [{(r.role, r.text) for r in c.roles} for c in claims(text, relation)]
    assert any(wanted <= one for one in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Экспорт станков в Россию запрещён.",
        "Кто поставил станки заводу «Турмалин»?",
        "Долю в «Ленвеке» Иван Жук продал брату.",
        "Область предоставила «Ленвеку» субсидию в 15 миллионов рублей.",
    ],
)
def test_what_is_no_delivery(text):
    assert claims(text, "transfer") == []


@pytest.mark.parametrize(
    "text",
    [
        "В «Турмалине» заявили, что у «Далвека» никогда ничего не покупали.",
        "Фирма «Ленвек» к поставкам насосов отношения не имеет.",
        "«Ленвек» отрицает свою причастность к поставкам станков.",
    ],
)
def test_what_is_denied(text):
    (claim,) = claims(text, "transfer")
    assert claim.stance == "denies"
    assert {r.role for r in claim.roles} & {"supplier", "recipient"}


@pytest.mark.parametrize(
    ("text", "stance", "topic"),
    [
        ("Куда ушли ящики, в «Ленвеке» не знают.", "unaware", "Куда ушли ящики"),
        ("Покупал ли завод станки, «Ленвек» уточнять не стал.", "declines", "Покупал ли завод станки"),
        ("Ответа от «Далвека» не поступило.", "no_reply", None),
        ("Телефоны фирмы «Ленвек» не отвечают.", "no_reply", None),
        ("В посольстве Турции отказались подтвердить или опровергнуть это.", "declines", None),
    ],
)
def test_silences(text, stance, topic):
    (claim,) = claims(text, "statement")
    assert claim.stance == stance
    assert topic is None or ("topic", topic) in {(r.role, r.text) for r in claim.roles}


@pytest.mark.parametrize(
    ("text", "certainty", "phase"),
    [
        ("Не исключено, что «Ленвек» продал станки.", "possible", "done"),
        ("По всей видимости, «Ленвек» получил станки.", "probable", "done"),
        ("По данным таможни, «Ленвек» ввёз в Россию подшипники.", "stated", "done"),
        ("«Ленвек» ведёт переговоры о поставке двигателей.", "stated", "planned"),
        ("Покупая станки у «Далвека», завод указывал другого получателя.", "stated", "done"),
    ],
)
def test_how_sure_and_when(text, certainty, phase):
    (claim,) = claims(text, "transfer")
    assert (claim.certainty, claim.phase) == (certainty, phase)


def test_each_of_several_sayings_has_its_own_clause():
    text = "Директор «Ленвека» подтвердил, что фирма купила насосы, но отрицал, что знал о заводе."
    (bought,) = claims(text, "transfer")
    assert bought.stance == "asserts"


def test_a_letter_speaks_for_the_firm_that_says_we():
    text = "Письмо в редакцию\n\nАО «Далвек» не поставляло насосов. Военный флот наши изделия не закупает."
    found = claims(text, "transfer", lead="")
    assert found and all(c.stance == "denies" and c.voice[-1].name == "АО Далвек" for c in found)
    assert ("supplier", "наши") in {(r.role, r.text) for c in found for r in c.roles}


def test_what_is_planned_lies_ahead():
    (claim,) = claims("Если лицензию выдадут, «Далвек» отправит станки в июле.", "transfer")
    assert claim.when is not None and claim.when.value == "2025-07"
