"""What a sentence says to be untrue, unproven or only asked is not told by it."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.russian import RussianReader
from enduse.records.claim import Claim
from enduse.records.document import Document

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

READER = RussianReader(Known.of([]))


def transfers(text: str) -> list[Claim]:
    document = Document(id="d", origin="a.txt", text=text, language="ru")
    return [c for c in read(document, [READER]).claims if c.relation == "transfer"]


JUDGED = {
    "Утверждения о том, что ООО «Ленвек» поставляло датчики заводу «Турмалин», не соответствуют действительности.": (
        "denies",
        [],
    ),
    "Утверждения агентства о том, что «Ленвек» поставлял датчики в Иран, не соответствуют действительности.": (
        "denies",
        [],
    ),
    "Неправда, что ООО «Ленвек» поставляло датчики заводу «Турмалин».": ("denies", []),
    "Неверно, что «Ленвек» продавал датчики в Иран, заявил Ряшин.": ("denies", ["Ряшин"]),
    "Слухи о том, что ООО «Ленвек» поставляет датчики заводу «Турмалин», — выдумка, сказал директор Лев Ряшин.": (
        "denies",
        ["Лев Ряшин"],
    ),
    "Утверждение, будто «Ленвек» поставлял датчики в Иран, является клеветой.": ("denies", []),
    "«Ленвек» считает безосновательными обвинения в том, что фирма поставляла датчики в Иран.": ("denies", ["Ленвек"]),
    "Суд отклонил обвинение в том, что «Ленвек» поставлял датчики в Иран.": ("denies", ["Суд"]),
    "Суд не согласился с тем, что «Ленвек» поставлял датчики в Иран.": ("denies", ["Суд"]),
    "Обвинение в том, что ООО «Ленвек» поставляло датчики заводу «Турмалин», суд признал недоказанным.": (
        "unaware",
        ["суд"],
    ),
    "Суд признал недоказанным факт поставки датчиков фирмой «Ленвек» заводу «Турмалин».": ("unaware", ["Суд"]),
    "Не доказано, что ООО «Ленвек» поставляло датчики заводу «Турмалин».": ("unaware", []),
    "Доказательств того, что «Ленвек» поставлял датчики заводу «Турмалин», нет.": ("unaware", []),
    "Суд признал доказанным, что ООО «Ленвек» поставляло датчики заводу «Турмалин».": ("asserts", ["Суд"]),
    "Утверждения о том, что ООО «Ленвек» поставляло датчики заводу «Турмалин», соответствуют действительности.": (
        "asserts",
        [],
    ),
    "Неправда, что ООО «Ленвек» не поставляло датчики заводу «Турмалин».": ("asserts", []),
    "Есть доказательства того, что «Ленвек» поставлял датчики заводу «Турмалин».": ("asserts", []),
    "Станки, которые «Ленвек» поставил заводу «Турмалин», не соответствовали действительности, описанной в договоре.": (
        "asserts",
        [],
    ),
    "Завод «Турмалин» получил фальшивые сертификаты и поставил станки Ирану.": ("asserts", []),
}


@pytest.mark.parametrize("text", JUDGED)
def test_a_verdict_is_told_with_what_it_is_on(text: str) -> None:
    (told,) = transfers(text)
    assert (told.stance, [v.name for v in told.voice]) == JUDGED[text]


def test_only_the_judged_clause_is_untrue() -> None:
    told = transfers("«Турмалин» поставил Ирану станки, а сообщения о том, что он продал датчики, — ложь.")
    assert {next(r.text for r in c.roles if r.role == "item"): c.stance for c in told} == {
        "станки": "asserts",
        "датчики": "denies",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Редакция спросила у завода «Турмалин», закупал ли он датчики у ООО «Ленвек».",
        "Следствие выясняет, продавал ли «Ленвек» датчики в Иран.",
        "Таможня проверит, не вывозил ли «Ленвек» датчики в Иран.",
        "Едва ли «Ленвек» поставлял датчики в Иран.",
    ],
)
def test_a_question_tells_nothing(text: str) -> None:
    assert not transfers(text)


def test_nearly_is_no_question_and_no_denial() -> None:
    (told,) = transfers("«Ленвек» чуть ли не ежемесячно поставлял датчики в Иран.")
    assert (told.stance, told.phase) == ("asserts", "ongoing")
    (other,) = transfers(
        "На вопрос, закупал ли завод датчики, Ряшин сказал, что «Ленвек» поставил сорок станков Ирану."
    )
    assert other.stance == "asserts"


def test_who_is_named_behind_a_comma_of_the_first_line_does_not_speak_in_the_text() -> None:
    (told,) = transfers("Сообщение о том, что «Ленвек» поставил датчики в Иран, оказалось фейком.")
    assert (told.stance, told.voice) == ("denies", ())
