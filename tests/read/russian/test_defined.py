"""Words that stand for a firm and are no name of it: own sentences, invented firms."""

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


def names(text: str) -> list[list[str]]:
    told = [r for r in reading(text).references if r.schema in {"Company", "LegalEntity"} and not r.unnamed]
    return sorted([n.text for n in r.names] for r in told)


def test_a_defined_term_is_the_firm_before_it() -> None:
    text = (
        "АО «Ленвек» (далее — Общество) выпускает насосы. Общество не поставляло насосы заводу «Турмалин». "
        "Насосы Общества стоят в цехах."
    )
    assert names(text) == [["«Турмалин»"], ["АО «Ленвек»"]]
    (claim,) = [c for c in reading(text).claims if c.relation == "transfer"]
    suppliers = {r.party for r in claim.roles if r.role == "supplier"}
    (maker,) = [c for c in reading(text).claims if c.relation == "production"]
    assert suppliers == {r.party for r in maker.roles if r.role == "producer"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ТОО «Сары» купило насосы. Аванс перечислен на счёт ТОО. Директор ТОО не явился.", [["ТОО «Сары»"]]),
        ("Аванс перечислен на счёт ТОО. Директор ТОО не явился.", []),
    ],
)
def test_a_bare_legal_form_is_no_name(text: str, wanted: list[list[str]]) -> None:
    assert names(text) == wanted


def test_a_word_that_was_not_defined_stays() -> None:
    told = names("АО «Ленвек» выпускает насосы. Завод «Общество знания» купил насосы.")
    assert told == [["«Общество знания»"], ["АО «Ленвек»"]]
