"""What is asked, or is left open, is asserted by nobody; what cannot be confirmed is not denied."""

import pytest

from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from factories import document


def told(text: str) -> list[tuple[str, str]]:
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    return [(c.relation, c.stance) for c in claims]


@pytest.mark.parametrize(
    "text",
    [
        "It was unclear who sold the engines to Orlin Trading LLC.",
        "Nobody knows who sold the engines to Orlin Trading LLC.",
        "The panel could not establish which firm sold the engines to Orlin Trading LLC.",
        "Who sold the engines to Orlin Trading LLC remains unclear.",
        "The panel could not independently verify the sale of engines to Orlin Trading LLC.",
        "The panel was not convinced that Halden Works GmbH had sold engines to Orlin Trading LLC.",
        "Nobody can say whether Halden Works GmbH sold engines to Orlin Trading LLC.",
        "No one knows whether Halden Works GmbH sold engines to Orlin Trading LLC.",
        "It is impossible to say whether Halden Works GmbH sold engines to Orlin Trading LLC.",
        "There is no way of knowing whether Halden Works GmbH sold engines to Orlin Trading LLC.",
        "The question is whether Halden Works GmbH sold engines to Orlin Trading LLC.",
        "The question of whether Halden Works GmbH sold engines to Orlin Trading LLC remains open.",
        "Investigators were not sure that Halden Works GmbH had sold engines to Orlin Trading LLC.",
    ],
)
def test_what_is_left_open(text: str) -> None:
    assert told(text) == [("transfer", "unaware")]


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether Halden Works GmbH had sold engines to Orlin Trading LLC, she declined to comment.",
        "When asked if Halden Works GmbH sold engines to Orlin Trading LLC, Ms Lind said she could not comment.",
        "As to whether Halden Works GmbH had sold engines to Orlin Trading LLC, the ministry would not comment.",
    ],
)
def test_a_question_that_is_not_answered(text: str) -> None:
    assert told(text) == [("transfer", "declines")]


@pytest.mark.parametrize(
    "text",
    [
        "He did not reply when asked if Halden Works GmbH had sold engines to Orlin Trading LLC.",
        "Asked whether Halden Works GmbH had sold engines to Orlin Trading LLC, the ministry did not respond.",
        "The ministry did not respond to a question about whether Halden Works GmbH sold engines to Orlin Trading LLC.",
    ],
)
def test_a_question_that_nobody_answers(text: str) -> None:
    assert told(text) == [("statement", "no_reply")]


@pytest.mark.parametrize(
    "text",
    [
        "To ask the Secretary of State, what he knows of the engines; and whether licences for exports by Halden Works "
        "GmbH to Orlin Trading LLC have been suspended.",
        "Who sold the engines to Orlin Trading LLC?",
        "Has Halden Works GmbH sold engines to Orlin Trading LLC?",
        "To ask the Secretary of State, how many engines were sold to Orlin Trading LLC.",
        "The member asked how many engines Halden Works GmbH had sold to Orlin Trading LLC.",
    ],
)
def test_what_is_asked(text: str) -> None:
    assert all(relation != "transfer" for relation, _ in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the price was fair, she said Halden Works GmbH had sold engines to Orlin Trading LLC.",
        "Nobody disputes that Halden Works GmbH sold engines to Orlin Trading LLC.",
        "She was asked after Halden Works GmbH had sold engines to Orlin Trading LLC.",
        "Customs is checking whether Halden Works GmbH sold engines to Orlin Trading LLC.",
        "The papers show who sold the engines to Orlin Trading LLC.",
        "The ministry did not say when Halden Works GmbH sold the engines to Orlin Trading LLC.",
        "The panel asked who had paid for the engines that Halden Works GmbH sold to Orlin Trading LLC.",
        "The panel would not say who paid for the engines it sold to Orlin Trading LLC.",
        "It is not known who signed after Halden Works GmbH had sold engines to Orlin Trading LLC.",
        "The panel did not name the firm that sold the engines to Orlin Trading LLC.",
        "Halden Works GmbH sold engines to Orlin Trading LLC, so why did nobody ask?",
        "Halden Works GmbH sold engines to Orlin Trading LLC. But why?",
    ],
)
def test_what_is_told_all_the_same(text: str) -> None:
    assert ("transfer", "asserts") in told(text)


def test_what_could_not_be_confirmed_is_not_denied() -> None:
    assert told("The panel could not confirm his account.") == [("statement", "unaware")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said it had no knowledge of Halden Works GmbH selling engines to Orlin Trading LLC.",
        "The ministry said it had no information about engines being sold to Orlin Trading LLC.",
        "The ministry knew nothing about engines being sold to Orlin Trading LLC.",
        "The ministry was not aware of its engines being sold to Orlin Trading LLC.",
        "The ministry had never heard of engines being sold to Orlin Trading LLC.",
        "Halden Works GmbH has no record of selling engines to Orlin Trading LLC.",
        "The ministry denied any knowledge of the sale of engines to Orlin Trading LLC.",
        "The ministry has no knowledge of any sale of engines to Orlin Trading LLC.",
    ],
)
def test_what_somebody_does_not_know_of(text: str) -> None:
    assert {stance for relation, stance in told(text) if relation == "transfer"} <= {"unaware"}
    assert "unaware" in {stance for _, stance in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry was aware of Halden Works GmbH selling engines to Orlin Trading LLC.",
        "Mr Lind knew nothing of the law when Halden Works GmbH sold engines to Orlin Trading LLC.",
        "Halden Works GmbH made no secret of selling engines to Orlin Trading LLC.",
        "Halden Works GmbH had no qualms about selling engines to Orlin Trading LLC.",
    ],
)
def test_what_somebody_knows_of(text: str) -> None:
    assert ("transfer", "asserts") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The report names the maker. It does not say that Halden Works GmbH sold the engines to Orlin Trading LLC.",
        "Prosecutors did not allege that Halden Works GmbH sold the engines to Orlin Trading LLC.",
        "The records do not prove Halden Works GmbH sold the engines to Orlin Trading LLC.",
        "Nothing in the report says that Halden Works GmbH sold the engines to Orlin Trading LLC.",
        "The report nowhere suggests that Halden Works GmbH sold the engines to Orlin Trading LLC.",
        "This does not mean that Halden Works GmbH sold the engines to Orlin Trading LLC.",
        "It is not alleged that Halden Works GmbH sold the engines to Orlin Trading LLC.",
    ],
)
def test_what_is_not_said(text: str) -> None:
    assert told(text) == [("transfer", "unaware")]


def test_who_was_asked_is_not_whom_the_question_names() -> None:
    text = "Bron Satter runs Vedra Ltd. Asked whether Halden Works GmbH supplied Orlin Trading LLC, she did not reply."
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    (silent,) = [c for c in claims if c.stance == "no_reply"]
    assert silent.voice[-1].name == "Bron Satter"


def test_what_somebody_does_not_believe_is_denied() -> None:
    assert told("The ministry does not believe that Halden Works GmbH sold engines to Orlin Trading LLC.") == [
        ("transfer", "denies")
    ]
