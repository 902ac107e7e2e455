"""Which time dates an event: not that of a paper that tells of it."""

import pytest

from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from factories import document

SOLD = "Orlin Trading LLC sold 40 lenses to Dorrin Works GmbH"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"{SOLD}, according to a letter dated 12 May 2024.", None),
        (f"{SOLD} in May 2024, according to a report of June 2024.", "2024-05"),
        (f"{SOLD}, whose tender of February 2024 describes them.", None),
        (f"{SOLD} under a contract of 3 July 2024.", "2024-07-03"),
        (f"{SOLD} between 2 April and 29 May 2024.", "2024-04-02/2024-05-29"),
    ],
)
def test_the_date_of_a_paper_is_not_that_of_the_deed(text: str, value: str | None) -> None:
    read = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en"))
    assert {c.when.value if c.when else None for c in read.claims if c.relation == "transfer"} == {value}


@pytest.mark.parametrize(
    ("text", "relation", "value"),
    [
        ("In May 2024 Orlin Trading LLC bought 40 lenses made by Dorrin Works GmbH.", "production", None),
        ("In May 2024 Orlin Trading LLC made 40 lenses.", "production", "2024-05"),
        ("On 5 May 2024 a court fined Orlin Trading LLC for selling lenses to Dorrin Works GmbH.", "transfer", None),
        ("In 2023 Orlin Trading LLC earned a fortune by selling lenses to Dorrin Works GmbH.", "transfer", "2023"),
        (f'In an article published on 12 May 2024 ("{SOLD}, records show"), the paper erred.', "transfer", None),
        (f"In a deal signed in May 2024, {SOLD} in July 2024.", "transfer", "2024-07"),
    ],
)
def test_the_date_of_another_deed_is_not_that_of_what_is_told_in_passing(
    text: str, relation: str, value: str | None
) -> None:
    read = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en"))
    assert {c.when.value if c.when else None for c in read.claims if c.relation == relation} == {value}
