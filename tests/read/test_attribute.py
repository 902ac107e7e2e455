"""Who says it: sayings at the head, in the middle and behind what is said."""

import pytest
from test_prose import claims, reading, roles

SOLD = "Varlok Trading sold six lathes to Dorrin Metal Plant"
VOICES = {
    f"In fact, the indictment alleges, {SOLD}.": ["the indictment"],
    f"In May, Petrov says, {SOLD}, a rival of his firm.": ["Petrov"],
    f"One of them believes {SOLD}.": ["One of them"],
    f"Norwegian port authorities believed that {SOLD}.": ["Norwegian port authorities"],
    f"According to three clerks questioned later, {SOLD}.": ["three clerks"],
    f"According to the same article, {SOLD}.": ["the same article"],
    f"The customs service said on Friday its files showed that {SOLD}.": ["customs service", "its files"],
    f"{SOLD}, and nobody else, and wrote off three pumps, leaked contracts show.": ["leaked contracts"],
    f"While Kiev has denied buying pumps, the new papers suggest that {SOLD}.": ["the new papers"],
    f"Yesterday's broadcast claimed that {SOLD}.": ["broadcast"],
    f"Anna Tolan would not be drawn on who the buyer is, but admitted that {SOLD}.": ["Anna Tolan"],
    f"Anna Tolan said in a written reply that {SOLD}.": ["Anna Tolan"],
    f"The reports further state that {SOLD}.": ["The reports"],
    f"Anton Petrov, 58, of Harrow East, claims that {SOLD}.": ["Anton Petrov"],
    f"In the same period customs papers show that {SOLD}.": ["customs papers"],
    f"{SOLD}, but Petrov says, but does not swear, that pumps were cheap.": [],
}


@pytest.mark.parametrize("text", VOICES)
def test_the_chain_of_voices(text: str) -> None:
    (claim,) = [c for c in claims(text, "transfer") if any(r.role == "supplier" for r in c.roles)]
    assert [v.name for v in claim.voice] == VOICES[text]


def test_who_disputes_having_done_denies_doing() -> None:
    (claim,) = claims("Anna Tolan disputed having sold the pumps to Varlok Trading.", "transfer")
    assert claim.stance == "denies" and claim.voice[-1].name == "Anna Tolan"


def spoken(text: str) -> list[tuple[str, str]]:
    """Speaker and topic of each statement."""
    said = [roles(c) for c in claims(text, "statement")]
    return [(r.get("speaker", ""), r.get("topic", "")) for r in said]


def test_what_a_quoted_speaker_says_of_others_is_one_statement() -> None:
    quote = "“Norvia has often criticised the narrowing of the strait,” Anna Tolan added."
    assert spoken(quote) == [("Anna Tolan", "Norvia has often criticised the narrowing of the strait")]


def test_a_client_called_by_a_name_is_spoken_to_by_nobody() -> None:
    assert spoken("Three brokers asked for a customer called Pamir Office.") == []


def test_he_is_the_official_who_spoke_right_before() -> None:
    said = spoken("Varlok Trading was closed, the official said, though he admitted that this came from a neighbour.")
    assert ("the official", "this came from a neighbour") in said


def test_a_speaker_who_admits_doing_goes_on_to_say() -> None:
    said = spoken("Anna Tolan acknowledged selling six lathes to Varlok Trading but said the papers were in order.")
    assert ("Anna Tolan", "the papers were in order") in said


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    text = "PORT HALLOW, June 18 (Kestrel Wire) - The harbour was closed, the harbour office said on Sunday."
    assert [topic for _, topic in spoken(text)] == ["The harbour was closed"]


ALONE = {
    "Kite Aviation published its accounts. It appears that Varlok Trading sold six lathes to Zarnitsa Plant.": [],
    "Kite Aviation published its report. It shows that Varlok Trading sold six lathes to Zarnitsa Plant.": [
        "Kite Aviation"
    ],
    "“It seems that Varlok Trading sold six lathes to Zarnitsa Plant,” said Lt. Col. Ivo Tarlan.": ["Ivo Tarlan"],
    "“Six lathes were sold to Zarnitsa Plant,” said Dr. Ivo Tarlan, a researcher.": ["Ivo Tarlan"],
    "“Six lathes were sold to Zarnitsa Plant,” Brig. Gen. Ivo Tarlan said.": ["Ivo Tarlan"],
}


@pytest.mark.parametrize("text", ALONE)
def test_nobody_is_it_that_appears_and_ranks_belong_to_names(text: str) -> None:
    (claim,) = claims(text, "transfer")
    assert [v.name for v in claim.voice] == ALONE[text]


SPOKEN = {
    "Iran, in a letter dated 30 April 2024, rejected the allegation that Varlok Trading sold engines to Mali.": [
        ("denies", "Iran")
    ],
    "Varlok Trading, in an e-mail sent to the Gazette, dismissed the claim that it sold engines to Mali.": [
        ("denies", "Varlok Trading")
    ],
    "“Varlok Trading sold engines to Mali,” confirmed the Defence Ministry.": [("asserts", "Defence Ministry")],
    "Turkey rejected the allegation that Varlok Trading sold radios to Chad and stated that it had never shipped arms"
    " to Mali.": [("denies", "Turkey"), ("denies", "Turkey")],
    "Anna Tolan said Varlok Trading had sold radios to Chad and denied that it had shipped drones to Mali.": [
        ("asserts", "Anna Tolan"),
        ("denies", "Anna Tolan"),
    ],
    "Anat Makina denies that Varlok Trading sold radios to Chad and says it has never shipped drones to Mali.": [
        ("denies", "Anat Makina"),
        ("denies", "Anat Makina"),
    ],
    "Anna Tolan said that Varlok Trading sold radios to Chad and that Anat Makina denied having sold drones to Mali.": [
        ("asserts", "Anna Tolan"),
        ("denies", "Anat Makina"),
    ],
    "The report says that Varlok Trading sold radios to Chad and denied having sold drones to Mali.": [
        ("asserts", "The report"),
        ("denies", "Varlok Trading"),
    ],
}


@pytest.mark.parametrize("text", SPOKEN)
def test_a_second_verb_of_saying_goes_on_from_the_first_speaker(text: str) -> None:
    assert sorted((c.stance, c.voice[-1].name) for c in claims(text, "transfer")) == SPOKEN[text]


def test_nothing_that_was_done_is_no_silence() -> None:
    text = "Anna Tolan did not deny that Varlok Trading is considering a contract, but said nothing had been signed."
    told = claims(text, "statement")
    assert all(c.voice[-1].name == "Anna Tolan" and c.stance != "declines" for c in told)


def test_the_ground_of_a_deed_is_the_doers_word() -> None:
    (claim,) = claims(
        "Dorrin Bank closed the account on the ground that Varlok Trading had sold drones to Mali.", "transfer"
    )
    assert [v.name for v in claim.voice] == ["Dorrin Bank"]
    (claim,) = claims("Dorrin Bank left because Varlok Trading had sold drones to Mali.", "transfer")
    assert not claim.voice


def test_what_is_denied_as_this_is_what_was_said_right_before() -> None:
    (sale,) = claims(
        said := "The police say that Varlok Trading sold drones to Mali. Orlan Works denies this.", "transfer"
    )
    (denial,) = claims(said, "statement")
    assert denial.stance == "denies" and denial.about == (sale.id,)


@pytest.mark.parametrize("name", ["Varlok Trading (Defendant)", "Varlok Trading Inc. (“the Defendant”)"])
def test_the_defendant_is_the_party_called_so(name: str) -> None:
    found = reading(f"The bank sued {name}. The Defendant denied having shipped lenses to Chad.")
    (claim,) = [c for c in found.claims if c.relation == "transfer"]
    called = next(r for r in found.references if r.id == claim.fillers("supplier")[0].ref)
    assert called.names[0].text.startswith("Varlok Trading")


def test_two_defendants_are_nobody() -> None:
    found = reading(
        "The bank sued Varlok Trading (Defendant) and Orlan Works (Defendant). The Defendant denied having sold pumps."
    )
    names = {r.id: r.names[0].text for r in found.references if r.names}
    assert not {names.get(r.ref or "") for c in found.claims for r in c.roles} & {"Varlok Trading", "Orlan Works"}


AROUND = {
    "In May, said Anna Tolan of the Arms Institute, Varlok Trading sold drones to Mali.": ["Anna Tolan"],
    "“Varlok Trading,” said Anna Tolan, “sold drones to Mali.”": ["Anna Tolan"],
    "Varlok Trading claims to have sold drones to Mali.": ["Varlok Trading"],
    "Varlok Trading admitted to selling drones to Mali.": ["Varlok Trading"],
    "Varlok Trading plans to sell drones to Mali.": [],
}


@pytest.mark.parametrize("text", AROUND)
def test_who_speaks_in_the_midst_of_what_is_said(text: str) -> None:
    (claim,) = claims(text, "transfer")
    assert [v.name for v in claim.voice] == AROUND[text]


def test_a_quotation_goes_on_behind_its_speaker() -> None:
    text = "“Varlok Trading sold drones to Mali,” said Anna Tolan, “and Orlan Works sold lenses to Chad.”"
    told = claims(text, "transfer")
    assert [c.voice[-1].name for c in told] == ["Anna Tolan", "Anna Tolan"]
    assert sorted(roles(c)["supplier"] for c in told) == ["Orlan Works", "Varlok Trading"]


def test_what_somebody_opposes_in_anothers_words_is_said_by_that_one() -> None:
    (claim,) = claims("“Kenya has always opposed the overstretching of security,” Anna Tolan added.", "statement")
    assert [v.name for v in claim.voice] == ["Anna Tolan"]


def test_who_asks_the_authors_to_say_it_says_it() -> None:
    (claim,) = claims(f"Anna Tolan has asked us to point out that {SOLD}.", "transfer")
    assert [v.name for v in claim.voice] == ["Anna Tolan"]


def test_what_was_asked_is_no_part_of_the_answer() -> None:
    said = spoken("Asked by Petrov whether she had seen a list, Anna Tolan said: “No, not in his office.”")
    assert said == [("Anna Tolan", "No, not in his office")]


def test_letters_that_were_answered_say_nothing() -> None:
    text = "Neither Varlok Trading nor Lurman LLC answered our letters, and Anna Tolan said that Dorrin Ltd sold pumps."
    (sold,) = claims(text, "transfer")
    assert [v.name for v in sold.voice] == ["Anna Tolan"]
