"""Who did not answer, would not say or did not know; and what nobody knows."""

import pytest
from test_prose import claims, roles

OPEN = {
    "Where the machines went could not be established.": "Where the machines went",
    "What happened to the other two lathes is not clear.": "What happened to the other two lathes",
    "It remains unclear whether the engines reached Iran.": "whether the engines reached Iran",
    "The fate of the remaining two could not be determined.": "fate",
    "On whose behalf Petrov was acting could not be established.": "On whose behalf Petrov was acting",
    "About 400 rounds are unaccounted for.": "About 400 rounds",
}


@pytest.mark.parametrize("text", OPEN)
def test_what_nobody_knows_is_told_without_a_speaker(text: str) -> None:
    (claim,) = claims(text, "statement")
    assert (claim.stance, roles(claim)) == ("unaware", {"topic": OPEN[text]})


@pytest.mark.parametrize(
    "text", ["The rifles were not found.", "It is clear that the pumps were sold.", "It is known."]
)
def test_what_is_known_or_not_sought_is_no_silence(text: str) -> None:
    assert [c for c in claims(text, "statement") if c.stance == "unaware"] == []


def test_an_open_question_is_put_to_those_who_tell_of_it() -> None:
    (claim,) = claims("The police said it was unclear whether the engines were sold.", "statement")
    assert claim.stance == "unaware" and [v.name for v in claim.voice] == ["The police"]


SILENT = {
    "The Singapore reseller, Peakline Systems, did not answer calls.": ("no_reply", "Peakline Systems"),
    "Varlok Trading has yet to reply to two letters.": ("no_reply", "Varlok Trading"),
    "Varlok Trading could not be reached.": ("no_reply", "Varlok Trading"),
    "Two inspectors had yet to trace the pumps.": ("unaware", "Two inspectors"),
    "Petrov declined to be interviewed.": ("declines", "Petrov"),
    "Anna Tolan was never told what the lathes were for.": ("unaware", "Anna Tolan"),
    "Anna Tolan is unsure whether it helps.": ("unaware", "Anna Tolan"),
    "Varlok Trading said that it had seen no paper that bore this out.": ("unaware", "Varlok Trading"),
}


@pytest.mark.parametrize("text", SILENT)
def test_the_silent_party_is_named(text: str) -> None:
    silent = [c for c in claims(text, "statement") if c.stance != "asserts"]
    assert [(c.stance, roles(c)["speaker"]) for c in silent] == [SILENT[text]]
