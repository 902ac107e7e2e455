"""What takes an event back: claims called untrue, nobody's deeds, several who deny; and what grants it."""

import pytest
from test_prose import claims, roles

DENIED = [
    "The claim that Varlok Trading sold pumps to Belarus is untrue, its lawyer wrote.",
    "It is not true that Varlok Trading sold pumps to Belarus.",
    "There is no truth in the claim that Varlok Trading sold pumps to Belarus.",
    "Neither Varlok Trading nor Belmora Aviation sold pumps to Belarus.",
    "No pump of type KX-40 was ever sold to Belarus.",
]


@pytest.mark.parametrize("text", DENIED)
def test_it_is_denied(text: str) -> None:
    told = claims(text, "transfer")
    assert told and all((c.stance, c.certainty) == ("denies", "stated") for c in told)


def test_what_is_not_disputed_is_granted() -> None:
    (claim,) = claims("Varlok Trading did not dispute that the pumps were sold to Belarus.", "transfer")
    assert (claim.stance, claim.certainty) == ("asserts", "probable")  # granted, not said
    assert [v.name for v in claim.voice] == ["Varlok Trading"]


def test_each_of_several_who_deny_is_a_claim() -> None:
    told = claims("Varlok Trading and Belmora Aviation denied that the pumps were sold to Belarus.", "transfer")
    assert {c.voice[-1].name for c in told} == {"Varlok Trading", "Belmora Aviation"}
    assert all(c.stance == "denies" for c in told)


def test_each_of_several_denies_its_own_deed() -> None:
    told = claims("Varlok Trading and Belmora Aviation denied selling pumps to Belarus.", "transfer")
    assert sorted((c.voice[-1].name, roles(c)["supplier"]) for c in told) == [
        ("Belmora Aviation", "Belmora Aviation"),
        ("Varlok Trading", "Varlok Trading"),
    ]


def test_a_denied_sale_is_denied() -> None:
    (claim,) = claims("Varlok Trading denied the sale of pumps to Belarus.", "transfer")
    assert (claim.stance, [v.name for v in claim.voice]) == ("denies", ["Varlok Trading"])


def test_no_more_than_so_many_were_sold() -> None:
    (claim,) = claims("No more than 60 trucks were sold to Belarus.", "transfer")
    assert claim.stance == "asserts" and claim.quantity is not None and claim.quantity.qualifier == "at_most"


def test_what_has_nothing_to_do_with_somebody_does_not_deal_with_it() -> None:
    (claim,) = claims("Varlok Trading has nothing to do with Belmora Aviation.", "cooperation")
    assert claim.stance == "denies" and roles(claim)["party"] in {"Varlok Trading", "Belmora Aviation"}


@pytest.mark.parametrize(
    "text",
    [
        "The Gazette incorrectly stated that Varlok Trading sold pumps to Belarus.",
        "In May the Gazette reported erroneously that Varlok Trading sold pumps to Belarus.",
        "It was wrongly reported that Varlok Trading sold pumps to Belarus.",
        "The article misstated that Varlok Trading sold pumps to Belarus.",
        "An earlier version of this article said that Varlok Trading sold pumps to Belarus.",
        "Varlok Trading was falsely accused of selling pumps to Belarus.",
    ],
)
def test_who_corrects_denies(text: str) -> None:
    told = claims(text, "transfer")
    assert [c.stance for c in told] == ["denies"] and not any(c.voice for c in told)


@pytest.mark.parametrize(
    "text",
    [
        "The Gazette correctly stated that Varlok Trading sold pumps to Belarus.",
        "Varlok Trading mistakenly sold pumps to Belarus.",
        "The Gazette wrongly labelled the crates, and Varlok Trading sold pumps to Belarus.",
        "The article incorrectly stated the day on which Varlok Trading sold pumps to Belarus.",
    ],
)
def test_what_is_not_corrected(text: str) -> None:
    assert [c.stance for c in claims(text, "transfer")] == ["asserts"]


def test_what_the_next_sentence_takes_back() -> None:
    told = claims("Varlok Trading sold pumps to Belmora Aviation. The Gazette retracts that claim.", "transfer")
    assert sorted((c.stance, c.voice[-1].name if c.voice else "") for c in told) == [
        ("asserts", ""),
        ("denies", "The Gazette"),
    ]
    (denied,) = [c for c in told if c.stance == "denies"]
    assert len(denied.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Varlok Trading sold pumps to Belmora Aviation. The Gazette has not retracted that claim.",
        "Varlok Trading sold pumps to Belmora Aviation. The Gazette retracted a claim of May.",
    ],
)
def test_what_the_next_sentence_leaves(text: str) -> None:
    assert [c.stance for c in claims(text, "transfer")] == ["asserts"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("At no time did Varlok Trading sell pumps to Belarus.", "denies"),
        ("At no point did the firm ship pumps to Belarus, its director said.", "denies"),
        ("In no case has Varlok Trading shipped pumps to Belarus.", "denies"),
        ("Nor did Varlok Trading order pumps from Belmora Aviation.", "denies"),
        ("Reports that Varlok Trading sold pumps to Belarus are completely made up, its director said.", "denies"),
        ("The claims that Varlok Trading sold pumps to Belarus were invented, its director said.", "denies"),
        ("Nobody answered, and neither did Varlok Trading, which sold pumps to Belarus.", "asserts"),
        ("With no delay, Varlok Trading sold pumps to Belarus.", "asserts"),
    ],
)
def test_a_negation_that_opens_the_clause(text: str, stance: str) -> None:
    told = claims(text, "transfer")
    assert told and {c.stance for c in told} == {stance}


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("Varlok Trading never obtained a licence to export pumps to Belarus.", []),
        ("At no time did Varlok Trading apply for a license to export pumps to Belarus.", []),
        ("Varlok Trading sold pumps to Belarus without a permit to export them.", ["done"]),
        ("No licence was needed to export pumps to Belarus, Varlok Trading said.", []),
        ("Varlok Trading obtained a licence to export pumps to Belarus.", ["planned"]),
    ],
)
def test_what_a_permit_would_be_for_that_is_not_there(text: str, phases: list[str]) -> None:
    assert [c.phase for c in claims(text, "transfer")] == phases


CORRECTED = [
    ("Correction: in April we wrote that Dorrin Motors sold pumps to Tolmar Works.", "denies"),
    ("3) Correction. We reported in May that Dorrin Motors sold pumps to Tolmar Works.", "denies"),
    ("In April we wrote that Dorrin Motors sold pumps to Tolmar Works.", "asserts"),
    ("Correction: the ministry said that Dorrin Motors sold pumps to Tolmar Works.", "asserts"),
]


@pytest.mark.parametrize(("text", "stance"), CORRECTED)
def test_what_a_correction_says_we_wrote_is_denied(text: str, stance: str) -> None:
    assert [c.stance for c in claims(text, "transfer")] == [stance]
