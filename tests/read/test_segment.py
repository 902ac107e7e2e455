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


@pytest.mark.parametrize(
    "text",
    [
        "The end user was Orun Service LLC. As alleged, the lenses went to Mali.",
        "Lenses went to Orun Service LLC. Orun signed for them.",
        "Lenses went to Orun Service Ltd. The records show nine deliveries.",
        "He sold lenses to Orun Service Co., Ltd. It paid in May.",
        "The lenses were sold to Orun Inc. Tarn Works denied it.",
        "Lenses went to Orun Inc. “We paid for them.”",
        "The ministry named Orun Plc. Its director declined to comment.",
        "The buyer was Orun JSC. Kite Aviation was the maker.",
        "It sold lenses to Orun Corp. 40 engines followed.",
    ],
)
def test_a_legal_form_may_end_a_sentence(text):
    assert len(cut(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Foshan Orun Machinery Co. Ltd. sold lenses to Mali.",
        "The case is Orun Inc. v. Tarn Works.",
        "The lenses went to Orun Co. Limited and to Tarn.",
        "Tarn Ltd. Chairman Piet Mar said so.",
        "The paper said that Tarn Ltd. Director Piet Mar signed it.",
        "Foshan Orun Co., Ltd. (Foshan Orun), a maker of lenses, sold them.",
        "Orun Bros. Trading sold lenses.",
        "Orun Inc. Lens Division sold lenses.",
        "Orun Pty. Ltd. sold lenses.",
        "It was sold to Orun Co. A.S. of Tarn.",
    ],
)
def test_a_legal_form_within_a_sentence_goes_on(text):
    assert cut(text) == [text]


def test_head_and_byline_do_not_run_on():
    lines = [
        "Oravel maker's lenses reached a plant in Mali, records show",
        "By Ines Dalt and Petr Koud, Tarn Press Agency of the Northern Isles",
        "TARN, March 12, 2025 (TPA) - A maker of lenses sold 40 of them.",
    ]
    assert cut("\n".join(lines)) == lines
    document = Document(id="d", origin="a.txt", text="\n".join(lines), language="en")
    assert [s.heading for s in sentences(document)] == [False, True, False]


def test_a_line_that_is_marked_as_a_heading_stands_alone():
    text = "# The lenses of Tarn and how they came to the plant\nOravel sold 40 lenses, which Mali had ordered\nin May."
    start = text.index("The")
    document = Document(id="d", origin="a.md", text=text, language="en", headings=((start, text.index("\n")),))
    assert [(s.text[:9], s.heading) for s in sentences(document)] == [("# The len", True), ("Oravel so", False)]


def test_what_goes_on_over_lines_is_one_sentence():
    text = "The lenses were bought by a plant in Tarn and then paid for\nby Orun Works in the north."
    assert cut(text) == [text]


def test_a_sentence_ends_before_the_numbers_of_its_notes():
    told = cut("It sold them to Mali.[42] It “does not exist”.[43][44] Nobody knew [45] of it. The end.[46]")
    assert told == ["It sold them to Mali.", "It “does not exist”.", "Nobody knew [45] of it.", "The end.[46]"]
