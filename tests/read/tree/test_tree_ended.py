"""What was stopped went on before: the day on which it ended is none of the deliveries."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.readers.russian import RussianReader
from enduse.records.claim import Claim
from enduse.records.document import Document

pytest.importorskip("slovnet", reason="the extra [ru] is not installed")

READER = RussianReader(Known.of([]))


def transfer(text: str) -> Claim:
    document = Document(id="d", origin="a.txt", text=text, language="ru")
    (told,) = [c for c in read(document, [READER]).claims if c.relation == "transfer"]
    return told


@pytest.mark.parametrize(
    "text",
    [
        "ООО «Ленвек» в декабре 2023 года прекратило поставки датчиков заводу «Турмалин».",
        "«Ленвек» перестал поставлять датчики заводу «Турмалин» в марте 2022 года.",
        "Поставки датчиков заводу «Турмалин» прекратились в мае 2023 года.",
        "Поставки датчиков заводу «Турмалин» были остановлены в мае 2023 года.",
        "Завод «Турмалин» с 2024 года отказался от закупок датчиков у фирмы «Ленвек».",
    ],
)
def test_the_end_is_no_day_of_delivery(text: str) -> None:
    told = transfer(text)
    assert (told.stance, told.phase, told.when) == ("asserts", "done", None)


@pytest.mark.parametrize(
    "text",
    [
        "В мае 2023 года «Ленвек» начал поставки датчиков заводу «Турмалин».",
        "После поставки датчиков заводу «Турмалин» в мае 2023 года «Ленвек» прекратил работу.",
    ],
)
def test_a_beginning_has_its_day(text: str) -> None:
    assert transfer(text).when is not None


def test_what_was_not_stopped_goes_on() -> None:
    told = transfer("«Ленвек» так и не перестал поставлять датчики заводу «Турмалин».")
    assert (told.stance, told.phase) == ("asserts", "ongoing")
    assert transfer("«Ленвек» не прекратил поставки датчиков в Иран.").phase == "ongoing"
