"""For which firm somebody speaks."""

import pytest

from enduse.read.frames import Sense
from enduse.read.grammar.chunk import chunks
from enduse.read.grammar.tag import tagged
from enduse.read.known import Known
from enduse.read.names import find_names
from enduse.read.segment import sentences
from enduse.read.speakers import Link
from enduse.read.teller import Teller
from factories import document


@pytest.mark.parametrize(
    ("post", "firm"),
    [
        ("Osko Precision Ltd's export manager", "organization:osko precision ltd"),
        ("the export manager", "organization:brenta tool ltd"),
        ("the export manager of Osko Precision Ltd", "organization:osko precision ltd"),
    ],
)
def test_an_officer_speaks_for_the_firm_named_with_his_post(post: str, firm: str) -> None:
    made = document("a.txt", f"Brenta Tool Ltd is a dealer. Jane Moss, {post}, spoke.", language="en")
    prose = list(sentences(made))
    names = find_names(made, prose, Known.of(()))
    teller = Teller(made, names.found, names.references)
    list(teller.tell(prose[0]))
    here = [f for f in names.found if f.start >= prose[1].start]
    sense = Sense(chunks(tagged(prose[1].tokens, here, [])), teller.referents)
    start = made.text.index("Jane Moss")
    assert teller.mouths.firm(sense, Link("Jane Moss", "person", start, start + 9, "person:jane moss"), None) == firm
