"""Who did not answer, would not say or did not know; and what nobody knows."""

import pytest
from test_prose import claims, roles

OPEN = {
    "Where the machines went could not be established.": "Where the machines went",
    "What became of the other five lathes is not clear.": "What became of the other five lathes",
    "The fate of the remaining nine could not be determined.": "fate",
    "On whose behalf Petrov was bidding could not be established.": "On whose behalf Petrov was bidding",
    "About 400 rounds are unaccounted for.": "About 400 rounds",
}


@pytest.mark.parametrize("text", OPEN)
def test_what_nobody_knows_is_told_without_a_speaker(text: str) -> None:
    (claim,) = claims(text, "statement")
    assert (claim.stance, roles(claim)) == ("unaware", {"topic": OPEN[text]})


UNSAID = {
    "It remains unclear whether the engines reached Iran.": ("unaware", []),
    "Varlok Trading declined to say whether it had sold engines to Iran.": ("declines", ["Varlok Trading"]),
    "Varlok Trading did not say whether it would sell engines to Iran.": ("declines", ["Varlok Trading"]),
    "Varlok Trading has neither admitted nor denied selling engines to Iran.": ("declines", ["Varlok Trading"]),
    "Varlok Trading was not aware that its engines had been sold to Iran.": ("unaware", ["Varlok Trading"]),
    "The police could not confirm that the engines had been delivered to Iran.": ("unaware", ["The police"]),
}


@pytest.mark.parametrize("text", UNSAID)
def test_what_a_party_would_or_could_not_confirm_is_said_by_nobody(text: str) -> None:
    (claim,) = claims(text, "transfer")
    assert (claim.stance, [v.name for v in claim.voice]) == UNSAID[text]
    assert claims(text, "statement") == []


@pytest.mark.parametrize("rest", ["neither to confirm nor to deny the existence of an inquiry", "not to comment on it"])
def test_whose_policy_it_is_to_be_silent(rest: str) -> None:
    (claim,) = claims(f"It is the policy of Varlok Trading {rest}.", "statement")
    assert (claim.stance, roles(claim)["speaker"]) == ("declines", "Varlok Trading")


def test_a_question_that_a_party_would_not_answer_is_nothing_it_says() -> None:
    (claim,) = claims("Varlok Trading would not say where the engines are.", "statement")
    assert (claim.stance, [v.name for v in claim.voice]) == ("declines", ["Varlok Trading"])


def test_a_paper_that_nobody_has_seen_leaves_the_next_clause_alone() -> None:
    text = "We have seen no letter that bears this out, and Varlok Trading says that it has never sold engines to Iran."
    (claim,) = claims(text, "transfer")
    assert (claim.stance, [v.name for v in claim.voice]) == ("denies", ["Varlok Trading"])


@pytest.mark.parametrize(
    "text", ["The rifles were not found.", "It is clear that the pumps were sold.", "It is known."]
)
def test_what_is_known_or_not_sought_is_no_silence(text: str) -> None:
    assert [c for c in claims(text, "statement") if c.stance == "unaware"] == []


def test_an_open_question_is_put_to_those_who_tell_of_it() -> None:
    (claim,) = claims("The police said it was unclear whether the engines were lost.", "statement")
    assert claim.stance == "unaware" and [v.name for v in claim.voice] == ["The police"]


SILENT = {
    "Varlok Trading's telephone has been disconnected.": ("no_reply", "Varlok Trading"),
    "The Serbian embassy in Oslo did not reply.": ("no_reply", "Serbian embassy in Oslo"),
    "The Lisbon wholesaler, Lowmoor Systems, did not answer calls.": ("no_reply", "Lowmoor Systems"),
    "Varlok Trading has yet to reply to our questions.": ("no_reply", "Varlok Trading"),
    "Varlok Trading could not be reached.": ("no_reply", "Varlok Trading"),
    "Two inspectors had yet to trace the pumps.": ("unaware", "Two inspectors"),
    "Petrov declined to be interviewed.": ("declines", "Petrov"),
    "Anna Tolan was never told where the lathes would stand.": ("unaware", "Anna Tolan"),
    "Anna Tolan is unsure whether it helps.": ("unaware", "Anna Tolan"),
    "Varlok Trading said that it had seen no paper that bore this out.": ("unaware", "Varlok Trading"),
    "Varlok Trading has made no comment.": ("no_reply", "Varlok Trading"),
    "Varlok Trading has not commented.": ("no_reply", "Varlok Trading"),
    "Varlok Trading had no comment.": ("declines", "Varlok Trading"),
    "Varlok Trading neither confirmed nor denied the sale.": ("declines", "Varlok Trading"),
    "Varlok Trading said it could not discuss customers.": ("declines", "Varlok Trading"),
    "Anna Tolan professed ignorance of the deal.": ("unaware", "Anna Tolan"),
    "Varlok Trading has not been able to verify the report.": ("unaware", "Varlok Trading"),
    "Attempts to reach Varlok Trading were unsuccessful.": ("no_reply", "Varlok Trading"),
}


@pytest.mark.parametrize("text", SILENT)
def test_the_silent_party_is_named(text: str) -> None:
    silent = [c for c in claims(text, "statement") if c.stance != "asserts"]
    assert [(c.stance, roles(c)["speaker"]) for c in silent] == [SILENT[text]]


SEVERAL = {
    "Dorrin Metal Plant and Varlok Trading did not respond.": "Dorrin Metal Plant, Varlok Trading",
    "Dorrin Metal Plant, Varlok Trading and Lowmoor Systems did not respond.": (
        "Dorrin Metal Plant, Lowmoor Systems, Varlok Trading"
    ),
    "Neither Dorrin Metal Plant nor Varlok Trading was available for comment.": "Dorrin Metal Plant, Varlok Trading",
    "Requests to Dorrin Metal Plant and to Varlok Trading went unanswered.": "Dorrin Metal Plant, Varlok Trading",
    "Dorrin Metal Plant and Varlok Trading left questions unanswered.": "Dorrin Metal Plant, Varlok Trading",
}


@pytest.mark.parametrize("text", SEVERAL)
def test_each_of_several_is_silent(text: str) -> None:
    silent = [c for c in claims(text, "statement") if c.stance == "no_reply"]
    assert ", ".join(sorted(roles(c)["speaker"] for c in silent)) == SEVERAL[text]


def test_a_silence_is_told_by_who_tells_it() -> None:
    (claim,) = claims("Anna Tolan said that Varlok Trading was not aware of the sale.", "statement")
    assert claim.stance == "unaware" and [v.name for v in claim.voice] == ["Anna Tolan", "Varlok Trading"]


DENIED = [
    "Anna Tolan said no licence had been granted.",
    "Anna Tolan said that the ship had not waited for the tide.",
    "Anna Tolan said the report was pure invention.",
]


@pytest.mark.parametrize("text", DENIED)
def test_a_statement_that_it_is_not_so_denies(text: str) -> None:
    assert [c.stance for c in claims(text, "statement")] == ["denies"]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Anna Tolan said she referred questions to Varlok Trading, which did not reply.", ["Varlok Trading"]),
        ("Anna Tolan said she wrote to Varlok Trading, which did not reply.", ["Anna Tolan", "Varlok Trading"]),
        ("Anna Tolan said that Varlok Trading did not reply.", ["Anna Tolan", "Varlok Trading"]),
    ],
)
def test_a_silence_told_beside_what_somebody_says_is_the_texts_own(text: str, voices: list[str]) -> None:
    (claim,) = [c for c in claims(text, "statement") if c.stance == "no_reply"]
    assert [v.name for v in claim.voice] == voices


def test_who_is_silent_in_a_quotation_is_put_to_who_is_quoted() -> None:
    text = "“We sold the lenses,” said Ann Marsh, director of Orlin Trading LLC. “We had no idea of the sale.”"
    (claim,) = claims(text, "statement")
    assert claim.stance == "unaware" and [v.name for v in claim.voice] == ["Ann Marsh"]


def test_who_is_meant_by_he_speaks_once() -> None:
    text = "A second official said he believed in it, but acknowledged that he had seen no documents."
    (claim,) = [c for c in claims(text, "statement") if c.stance == "unaware"]
    assert [v.name for v in claim.voice] == ["second official"]


def test_a_stretch_of_time_says_nothing() -> None:
    text = "On 19 May, a week after Ann Marsh wrote about the deal, a clerk said that the order was off."
    assert {v.name for c in claims(text, "statement") for v in c.voice} == {"clerk"}


def test_who_says_that_it_is_silent_speaks_of_itself() -> None:
    text = (
        "Neither Varlok Trading nor Lurman LLC answered our letters, and the Latvian Defence Force said only that it "
        "“does not comment on rumours”."
    )
    told = {(c.stance, roles(c)["speaker"]) for c in claims(text, "statement")}
    assert ("declines", "Latvian Defence Force") in told
    assert ("declines", "Varlok Trading") not in told
    text = "A spokeswoman for the Latvian economy ministry said that it had no information about the shipments."
    assert {roles(c)["speaker"] for c in claims(text, "statement")} == {"Latvian economy ministry"}
    text = "Varlok Trading was silent, and Anna Tolan said Lurman LLC had not commented."
    assert ("no_reply", "Lurman LLC") in {(c.stance, roles(c)["speaker"]) for c in claims(text, "statement")}
