"""Where sentences end, and which marks belong to a word."""

import pytest

from enduse.read.segment import sentences, tokens
from enduse.records.document import Document
from enduse.records.identity import sha256_text


def cut(text: str) -> list[str]:
    document = Document(id=sha256_text(text), origin="a.txt", text=text, language="en")
    return [s.text for s in sentences(document)]


@pytest.mark.parametrize(
    "text",
    [
        "Both are being designated pursuant to E.O. 13382 for their sales.",
        "The court cited 50 U.S.C. 4819 and 15 C.F.R. 744.",
        "It is told in G.R. 44, p. 7, and in S.C. Res. 2231 of that year.",
    ],
)
def test_a_number_behind_its_sign_goes_on(text):
    assert cut(text) == [text]


def test_a_number_may_open_a_sentence():
    assert len(cut("The crates left in May. 40 engines followed. The rest stayed.")) == 3
    assert len(cut("It was sold by Corvex S.A. The buyer paid.")) == 2


def test_a_hyphen_joins_what_a_full_stop_shortens():
    assert [t.text for t in tokens("a U.S.-designated firm")] == ["a", "U.S.-designated", "firm"]
    assert [t.text for t in tokens("the U.S. – a buyer")] == ["the", "U.S.", "–", "a", "buyer"]
