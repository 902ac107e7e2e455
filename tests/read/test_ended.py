"""What was stopped, cancelled, called for or only proposed."""

import pytest

from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from factories import document


def told(text: str, relation: str = "transfer") -> list[tuple[str, str]]:
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    return [(c.stance, c.phase) for c in claims if c.relation == relation]


@pytest.mark.parametrize(
    ("text", "stance", "phase"),
    [
        ("Halden Works GmbH has stopped selling engines to Orlin Trading LLC.", "asserts", "done"),
        ("Halden Works GmbH has not stopped selling engines to Orlin Trading LLC.", "asserts", "ongoing"),
        ("Halden Works GmbH denied it had stopped selling engines to Orlin Trading LLC.", "asserts", "ongoing"),
        ("Halden Works GmbH will cease selling engines to Orlin Trading LLC.", "asserts", "ongoing"),
        ("Halden Works GmbH has since stopped all deliveries of engines to Orlin Trading LLC.", "asserts", "done"),
        ("All deliveries of engines to Orlin Trading LLC were stopped in July 2023.", "asserts", "done"),
        ("Sales of engines to Orlin Trading LLC ceased in 2023.", "asserts", "done"),
        ("Halden Works GmbH no longer sells engines to Orlin Trading LLC.", "asserts", "done"),
        ("Deliveries of engines to Orlin Trading LLC were never stopped.", "asserts", "ongoing"),
        ("Sales of engines to Orlin Trading LLC are to be stopped in May.", "asserts", "ongoing"),
        ("Customs stopped Halden Works GmbH from selling engines to Orlin Trading LLC.", "denies", "done"),
    ],
)
def test_what_was_stopped_was_done(text: str, stance: str, phase: str) -> None:
    assert told(text) == [(stance, phase)]


@pytest.mark.parametrize(
    "text",
    [
        "The group urged Halden Works GmbH to stop selling engines to Orlin Trading LLC.",
        "Halden Works GmbH should stop selling engines to Orlin Trading LLC.",
        "Lawmakers demanded that Halden Works GmbH stop selling engines to Orlin Trading LLC.",
        "The group called for an end to sales of engines to Orlin Trading LLC.",
        "Sales of engines to Orlin Trading LLC must be stopped.",
        "The council must ban sales of engines to Orlin Trading LLC.",
    ],
)
def test_a_call_to_stop_tells_of_no_deed(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A second order by Orlin Trading LLC for 12 engines was cancelled.",
        "The yard cancelled the sale of 12 engines to Orlin Trading LLC.",
        "The contract for the supply of 12 engines to Orlin Trading LLC was terminated.",
        "The deal to sell engines to Orlin Trading LLC fell through.",
        "The sale of engines to Orlin Trading LLC was called off.",
        "The yard called off the sale of engines to Orlin Trading LLC.",
        "The sale of engines to Orlin Trading LLC never went ahead.",
        "A deal under which Halden Works GmbH would have sold engines to Orlin Trading LLC did not come about.",
        "Plans to sell engines to Orlin Trading LLC were dropped.",
        "Halden Works GmbH abandoned its plan to sell engines to Orlin Trading LLC.",
        "The planned sale of engines to Orlin Trading LLC was suspended.",
        "Talks on the sale of engines to Orlin Trading LLC collapsed.",
    ],
)
def test_a_cancelled_order_came_to_nothing(text: str) -> None:
    assert told(text) == [("denies", "done")]


@pytest.mark.parametrize(
    "text",
    [
        "The yard has not cancelled the sale of 12 engines to Orlin Trading LLC.",
        "The yard threatened to cancel the sale of 12 engines to Orlin Trading LLC.",
        "The planned sale of 12 engines to Orlin Trading LLC was approved.",
        "The sale of 12 engines to Orlin Trading LLC went ahead.",
        "The sale of 12 engines to Orlin Trading LLC has not been signed.",
        "The sale of 12 engines to Orlin Trading LLC did not take place until May.",
        "The delivery of 12 engines to Orlin Trading LLC was completed before the contract was cancelled.",
    ],
)
def test_what_was_not_cancelled(text: str) -> None:
    assert [stance for stance, _ in told(text)] == ["asserts"]


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("He suggested that we send the engines to Orlin Trading LLC.", "planned"),
        ("The broker suggested sending the engines to Orlin Trading LLC.", "planned"),
        ("The ministry demanded that the engines be returned to Orlin Trading LLC.", "planned"),
        ("The data suggest that Halden Works GmbH sold engines to Orlin Trading LLC.", "done"),
    ],
)
def test_what_is_only_proposed(text: str, phase: str) -> None:
    assert told(text) == [("asserts", phase)]


def test_who_is_called_on_is_who_should_do_it() -> None:
    text = "The group called on the Meridian Council to sanction Orlin Trading LLC."
    assert told(text, "sanction") == [("asserts", "planned")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Halden Works GmbH violated paragraph 9.", "asserts"),
        ("The certificate was probably forged.", "asserts"),
        ("The certificate was not forged.", "denies"),
        ("No export licences have been issued for Orlin Trading LLC.", "denies"),
        ("The ministry has not issued any export licence to Orlin Trading LLC.", "denies"),
    ],
)
def test_what_is_worth_a_statement(text: str, stance: str) -> None:
    before = "Aster Line sold 12 pumps to Kadir Stores. "
    assert [s for s, _ in told(before + text, "statement")] == [stance]


def test_a_licence_refused_is_no_delivery() -> None:
    text = "The ministry has not granted a licence for the export of engines to Orlin Trading LLC."
    assert told(text) == [("denies", "planned")]


def test_what_nobody_means_to_do_is_denied() -> None:
    assert told("Halden Works GmbH has no plans to sell engines to Orlin Trading LLC.") == [("denies", "planned")]
    assert told("The yard had no intention of selling engines to Orlin Trading LLC.") == [("denies", "planned")]
    assert told("Halden Works GmbH has plans to sell engines to Orlin Trading LLC.") == [("asserts", "planned")]


@pytest.mark.parametrize(
    "text",
    [
        "Halden Works GmbH was asked to supply engines to Orlin Trading LLC and refused.",
        "Halden Works GmbH offered 12 engines to Orlin Trading LLC, but the offer was never taken up.",
        "Halden Works GmbH offered 12 engines to Orlin Trading LLC, which turned the offer down.",
    ],
)
def test_what_was_turned_down_is_no_plan(text: str) -> None:
    assert told(text) == [("denies", "planned")]


@pytest.mark.parametrize(
    "text",
    [
        "Halden Works GmbH was asked to supply engines to Orlin Trading LLC and agreed.",
        "Halden Works GmbH was asked to supply engines to Orlin Trading LLC and refused to say when.",
        "Halden Works GmbH offered 12 engines to Orlin Trading LLC, and the offer was accepted.",
    ],
)
def test_what_was_not_turned_down_is_a_plan(text: str) -> None:
    assert told(text) == [("asserts", "planned")]


def test_what_was_called_off_before_any_went() -> None:
    assert told("The contract was terminated before a single engine was sold to Orlin Trading LLC.") == []
    assert told("Halden Works GmbH sold a single engine to Orlin Trading LLC.") == [("asserts", "done")]


def test_a_claim_that_was_given_up_is_told_by_nobody() -> None:
    assert told("The allegation that Halden Works GmbH sold engines to Orlin Trading LLC was abandoned at trial.") == []
    assert told("The claim that Halden Works GmbH sold engines to Orlin Trading LLC was not withdrawn.") != []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("All deliveries of engines to Orlin Trading LLC were stopped in July 2023.", None),
        ("Halden Works GmbH stopped selling engines to Orlin Trading LLC in July 2023.", None),
        ("The sale of engines to Orlin Trading LLC was cancelled in July 2023.", None),
        ("Halden Works GmbH last sold engines to Orlin Trading LLC in July 2023.", "July 2023"),
        ("Sales of engines to Orlin Trading LLC resumed in July 2023.", "July 2023"),
    ],
)
def test_the_day_of_the_end_is_not_that_of_the_deed(text: str, when: str | None) -> None:
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    (claim,) = [c for c in claims if c.relation == "transfer"]
    assert (claim.when.words.text if claim.when else None) == when
