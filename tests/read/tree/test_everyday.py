"""Texts of sport, harvest or shops tell of no supply; a line of such news at the foot of another changes nothing."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.russian import RussianReader
from enduse.records.document import Document

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

READER = RussianReader(Known.of([]))
SOLD = "Завод «Турмалин» продал насосы компании «Далвек»."
FOOT = "Читайте также: матч, тренер, вратарь, стадион, кубок, болельщики."
MATCH = f"""Матч на стадионе «Заречный» собрал полные трибуны. Тренер похвалил вратаря и защитника.
{SOLD} Болельщики ждут кубка. Нападающий забил гол на второй минуте тайма.
Арбитр назначил пенальти."""
PLAIN = """Договор подписали весной. Директор завода уволился осенью. Здание стоит на берегу реки.
Следователи пришли утром. Рабочие разошлись вечером. Суд начнётся в апреле."""


def transfers(text: str) -> int:
    document = Document(id="d", origin="a.txt", text=text, language="ru", published="2024-10-05")
    return sum(c.relation == "transfer" for c in read(document, [READER]).claims)


def test_a_report_of_a_match_tells_of_no_supply() -> None:
    assert transfers(MATCH) == 0
    assert transfers(SOLD) == 1


def test_everyday_news_at_the_foot_hides_no_supply() -> None:
    assert transfers(f"{SOLD}\n\n{PLAIN}\n\n{FOOT}") == transfers(f"{SOLD}\n\n{PLAIN}") == 1
