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
