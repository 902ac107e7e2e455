"""What somebody is only accused of is no fact; what a court clears him of was not."""

import pytest

from enduse.read.blamed import blamed
from enduse.read.event import Event
from enduse.read.grammar.chunk import chunks
from enduse.read.grammar.tag import tagged
from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from enduse.read.segment import tokens
from enduse.records.proposal import ProposedClaim
from factories import document


def transfers(text: str) -> list[ProposedClaim]:
    told = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en"))
    return [c for c in told.claims if c.relation == "transfer"]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Halden Works GmbH was accused of selling engines to Orlin Trading LLC.", "probable"),
        ("Halden Works GmbH is charged with selling engines to Orlin Trading LLC.", "probable"),
        ("Halden Works GmbH was indicted in May for exporting engines to Orlin Trading LLC.", "probable"),
        ("Halden Works GmbH faces charges of selling engines to Orlin Trading LLC.", "probable"),
        ("There were reports that Halden Works GmbH sold engines to Orlin Trading LLC.", "probable"),
        ("Halden Works GmbH is under investigation for supplying engines to Orlin Trading LLC.", "possible"),
        ("The driver was arrested on suspicion of selling engines to Orlin Trading LLC.", "possible"),
        ("Halden Works GmbH was convicted of selling engines to Orlin Trading LLC.", "stated"),
        ("Rudov wrote in his report that Halden Works GmbH sold engines to Orlin Trading LLC.", "stated"),
        ("Halden Works GmbH was fined for selling engines to Orlin Trading LLC.", "stated"),
        ("The ministry confirmed reports that Halden Works GmbH sold engines to Orlin Trading LLC.", "stated"),
        ("Halden Works GmbH pleaded guilty to two counts of selling engines to Orlin Trading LLC.", "stated"),
    ],
)
def test_how_sure_an_accusation_is(text: str, certainty: str) -> None:
    (told,) = transfers(text)
    assert (told.stance, told.certainty, told.phase) == ("asserts", certainty, "done")


@pytest.mark.parametrize(
    "text",
    [
        "Halden Works GmbH was acquitted of selling engines to Orlin Trading LLC.",
        "The jury cleared Halden Works GmbH of selling engines to Orlin Trading LLC.",
        "Halden Works GmbH was found not guilty of selling engines to Orlin Trading LLC.",
        "Halden Works GmbH pleaded not guilty to selling engines to Orlin Trading LLC.",
        "Halden Works GmbH denied accusations of selling engines to Orlin Trading LLC.",
    ],
)
def test_cleared_of_it(text: str) -> None:
    assert [c.stance for c in transfers(text)] == ["denies"]


@pytest.mark.parametrize(
    "text",
    [
        "Halden Works GmbH has never been accused of selling engines to Orlin Trading LLC.",
        "Charges against Halden Works GmbH of selling engines to Orlin Trading LLC were dropped.",
        "Charges of selling engines to Orlin Trading LLC were dismissed by the court.",
        "There is no suspicion that Halden Works GmbH sold engines to Orlin Trading LLC.",
    ],
)
def test_not_even_accused(text: str) -> None:
    assert transfers(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Prosecutors have charged Halden Works GmbH with selling engines to Orlin Trading LLC.", "Prosecutors"),
        ("Halden Works GmbH was accused by prosecutors of selling engines to Orlin Trading LLC.", "prosecutors"),
        ("A grand jury indicted Halden Works GmbH for selling engines to Orlin Trading LLC.", "A grand jury"),
        ("He heard from a colleague that Halden Works GmbH sold engines to Orlin Trading LLC.", "a colleague"),
        ("We were told by the agent that Halden Works GmbH sold engines to Orlin Trading LLC.", "the agent"),
    ],
)
def test_who_accuses(text: str, speaker: str) -> None:
    (told,) = transfers(text)
    supplier = next(r.words.text for r in told.roles if r.role == "supplier")
    assert (told.certainty, [v.name for v in told.voice], supplier) == ("stated", [speaker], "Halden Works GmbH")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ivo Maran pleaded not guilty.", "denies"),
        ("Ivo Maran entered a plea of not guilty.", "denies"),
        ("Ivo Maran has pleaded guilty.", "asserts"),
    ],
)
def test_a_plea_alone(text: str, stance: str) -> None:
    told = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    assert [(c.relation, c.stance) for c in told] == [("statement", stance)]


def test_who_is_arrested_is_who_is_suspected() -> None:
    (told,) = transfers("Police arrested the broker Ivo Maran on suspicion of selling engines to Orlin Trading LLC.")
    assert told.certainty == "possible"
    assert "Ivo Maran" in next(r.words.text for r in told.roles if r.role == "supplier")


@pytest.mark.parametrize(
    ("text", "makes"),
    [
        ("He is accused of buying lenses and having them shipped to Mali.", "probable"),
        ("He is under investigation for buying lenses and getting them shipped to Mali.", "possible"),
        ("He was cleared of buying lenses and having them shipped to Mali.", "cleared"),
        ("He was convicted of buying lenses and having them shipped to Mali.", None),
        ("He is accused of lying, and the lenses were shipped to Mali.", None),
    ],
)
def test_what_one_is_accused_of_having_others_do(text: str, makes: str | None) -> None:
    parts = chunks(tagged(tokens(text, 0), [], []))
    shipped = next(k for k, c in enumerate(parts) if c.lemma == "ship")
    blame = blamed(parts, Event("transfer", shipped, [], verb=shipped))
    assert (blame.makes if blame else None) == makes
