"""Whom "he", "she", "it", "we" and "the company" mean."""

import pytest

from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from enduse.records.proposal import ProposedClaim
from factories import document


def told(text: str, relation: str = "transfer") -> ProposedClaim:
    """The last claim of a relation."""
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    return [c for c in claims if c.relation == relation][-1]


def who(claim: ProposedClaim, role: str) -> str | None:
    """The key that fills a role, without its kind."""
    key = next((r.key for r in claim.roles if r.role == role), None)
    return key.split(":", 1)[1] if key is not None else None


HEAD = "Paul Rader is the director of Tolmar Trading FZE. "


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            HEAD + "A former employee told the court the firm was empty. “Rader was just a name on paper,” he said.",
            "A former employee",
        ),
        (HEAD + "A customs officer testified. She could not say who sold the engines.", "customs officer"),
        (HEAD + "A second official confirmed the sale. He said the engines were old.", "second official"),
        (HEAD + "Maria Lind is no defendant. She said the engines were old.", "Maria Lind"),
        ("Fiona Marsh is the director of Tolmar Trading FZE. He said the engines were old.", "He"),
        (HEAD + "He said the engines were old.", "Paul Rader"),
        (
            HEAD + "Mr Rader was out. Jon Mellor KC said his client was ill. “Did he ask? No,” he said.",
            "Jon Mellor",
        ),
        (HEAD + "They write to us that the engines were old.", "They"),
    ],
)
def test_who_he_or_she_is(text: str, speaker: str) -> None:
    assert told(text, "statement").voice[-1].name == speaker


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Maria Lind met Paul Rader in May. She sold 40 engines to Kavir Aviation.", "maria lind"),
        ("Maria Lind met Paul Rader in May. He sold 40 engines to Kavir Aviation.", "paul rader"),
        ("Ms Robin Ferris met Paul Rader. She sold 40 engines to Kavir Aviation.", "robin ferris"),
    ],
)
def test_sex_by_name_or_title(text: str, supplier: str) -> None:
    assert who(told(text), "supplier") == supplier


ASKED = "Bremvik Motoren GmbH denied it. "


@pytest.mark.parametrize(
    "text",
    [
        ASKED + "“We have never sold engines to Kavir Aviation,” its chief executive, Markus Leitner, told the paper.",
        ASKED + "“We never sold engines to Kavir Aviation,” its export manager said.",
        "A spokesman for Bremvik Motoren GmbH denied it. “We never sold engines to Kavir Aviation,” he said.",
        "Tolmar Trading FZE paid. Bremvik Motoren GmbH's director, Markus Leitner, "
        "said the firm sold engines to Tolmar.",
        "Markus Leitner is the director of Bremvik Motoren GmbH. Tolmar Trading FZE paid. "
        "He said the company had sold 60 engines to Tolmar Trading.",
        "Tolmar Trading FZE paid. A spokesman for Bremvik Motoren GmbH "
        "said the company sold engines to Tolmar Trading.",
    ],
)
def test_firm_in_the_mouth_of_its_people(text: str) -> None:
    assert who(told(text), "supplier") == "bremvik motoren gmbh"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Maria Lind denied it. “We will stop supplying the trader,” she said.", "Maria Lind"),
        ("Maria Lind denied it. “The clerk sold 40 engines to Kavir Aviation,” she said.", "Maria Lind"),
        ("“The engines went to Kavir Aviation,” the clerk said, and he added that the police knew.", "clerk"),
    ],
)
def test_she_is_nobody_of_whom_the_quotation_tells(text: str, speaker: str) -> None:
    relation = "transfer" if "suppl" in text or "sold" in text else "statement"
    assert told(text, relation).voice[-1].name == speaker


def test_company_in_the_mouth_of_an_observer() -> None:
    text = "Anna Lind, an analyst at Harbour Works Ltd, told of Tolmar Trading FZE. She said the company sold engines."
    assert who(told(text), "supplier") != "harbour works ltd"


def test_nobody_hands_over_to_himself() -> None:
    claim = told("Tolmar Trading FZE paid in May. The company sold 60 engines to Tolmar Trading.")
    assert who(claim, "recipient") == "tolmar trading fze" != who(claim, "supplier")


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("The Treasury listed Tolmar Trading FZE and its owner, Karim Aziz.", "tolmar trading fze"),
        ("The Treasury listed Tolmar Trading FZE, its owner Karim Aziz and two ships.", "tolmar trading fze"),
        ("Orland Works Ltd paid Tolmar Trading FZE, and its owner, Karim Aziz, signed the papers.", "orland works ltd"),
        ("Orland Works Ltd said its owner, Karim Aziz, had left.", "orland works ltd"),
    ],
)
def test_whose_its_owner_is(text: str, firm: str) -> None:
    assert who(told(text, "ownership"), "asset") == firm


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Tolmar Trading FZE bought shells. Egypt denied that it had received the shells.", "eg"),
        ("Kenya said it had received 40 shells from Tolmar Trading FZE.", "ke"),
        ("Tolmar Trading FZE was paid. In Kenya, it received 40 shells from Orland Works Ltd.", "tolmar trading fze"),
    ],
)
def test_country_that_speaks(text: str, recipient: str) -> None:
    assert who(told(text), "recipient") == recipient


def test_owner_of_the_firm_that_was_listed() -> None:
    text = "The Ministry of Trade listed Tolmar Trading FZE. Its owner, Karim Aziz, left."
    assert who(told(text, "ownership"), "asset") == "tolmar trading fze"


def test_subject_before_which_it() -> None:
    text = "The Panel found that Bremvik Works Ltd delivered 40 engines to Tolmar, which it had sold."
    assert {r.key for c in [told(text)] for r in c.roles if r.role == "supplier"} == {"organization:bremvik works ltd"}


def test_listed_firm_that_was_founded() -> None:
    text = "The Ministry of Trade listed Tolmar Trading FZE. It was founded by Selim Han."
    assert who(told(text, "affiliation"), "organization") == "tolmar trading fze"


@pytest.mark.parametrize(
    ("text", "supplier"),
    [
        ("Paul Rader denied it. His lawyer said his client had never sold engines to Kavir Aviation.", "paul rader"),
        (
            "Tolmar Trading FZE's lawyer said his client never sold engines to Kavir Aviation.",
            "tolmar trading fze",
        ),
        ("The board of Bremvik Works Ltd denied selling engines to Kavir Aviation.", "bremvik works ltd"),
        (
            "PT Garuda Nusa of Indonesia paid. Bremvik Works Ltd, an Austrian firm, paid. "
            "The Indonesian company sold 40 engines to Kavir Aviation.",
            "pt garuda nusa",
        ),
        (
            "Austrian firm Bremvik Works Ltd paid. Tolmar Trading FZE paid too. "
            "The Austrian firm sold 40 engines to Kavir Aviation.",
            "bremvik works ltd",
        ),
        (
            "Bremvik Works Ltd paid. In a statement dated 4 May, Tolmar Trading FZE rejected the report. "
            "It sold engines to Kavir Aviation.",
            "tolmar trading fze",
        ),
        ("Bremvik Works Ltd told police of the engines it sold to Kavir Aviation.", "bremvik works ltd"),
        (
            "Bremvik Works Ltd paid. In a letter to Harbour Watch Ltd, the company "
            "said it had sold engines to Kavir Aviation.",
            "bremvik works ltd",
        ),
    ],
)
def test_whom_a_description_means(text: str, supplier: str) -> None:
    assert who(told(text), "supplier") == supplier


@pytest.mark.parametrize(
    "text",
    [
        "Bremvik Works Ltd paid. Its subsidiary sold 40 engines to Kavir Aviation.",
        "Bremvik Works Ltd paid. Its customer sold 40 engines to Kavir Aviation.",
        "Bremvik Works Ltd paid. The agent of Tolmar Trading FZE sold 40 engines to Kavir Aviation.",
        "Bremvik Works Ltd, an Austrian firm, paid. The Chinese company sold 40 engines to Kavir Aviation.",
    ],
)
def test_another_firm_without_a_name(text: str) -> None:
    assert who(told(text), "supplier").isdigit()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tolmar Trading FZE sent rifles to Chad. The government of Chad has rejected such allegations.", "Chad"),
        (
            "Bremvik Works Ltd answered. The engines were sold to Tolmar Trading FZE. "
            "According to the company, they were delivered to Kavir Aviation.",
            "Bremvik Works Ltd",
        ),
        (
            "Harbour Watch asked Bremvik Works Ltd about Tolmar Trading FZE. The company said it had been deceived.",
            "Bremvik Works Ltd",
        ),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    assert claims[-1].voice[-1].name == speaker


def test_land_before_its_towns() -> None:
    text = "Bremvik Works Ltd paid. Egypt bought shells from Tolmar Trading FZE. The firm shipped them to Alexandria."
    assert who(told(text), "supplier") == "tolmar trading fze"


def test_board_of_its_own() -> None:
    claim = told("Bremvik Works Ltd paid. Its board denied selling engines to Kavir Aviation.")
    assert (claim.stance, who(claim, "supplier")) == ("denies", "bremvik works ltd")


def test_a_person_who_speaks_is_not_it() -> None:
    said = "Paul Rader said Varlok Trading had sold radios to Chad and denied that it had shipped drones to Mali."
    assert who(told(said), "supplier") == "varlok trading"


SPOKEN_FOR = {
    "Varlok Trading denied it. “We never sold pumps to Mali,” the company's chief executive, Paul Rader, told us.": (
        "varlok trading"
    ),
    "Tolmar Trading FZE, a company in Dubai, sells lenses. Varlok Trading denied it. “We never sold pumps to Mali,” "
    "the company's chief executive, Paul Rader, told us.": "varlok trading",
    "Varlok Trading sells pumps. “We sold lenses to Orlan Works,” said Fiona Marsh, the managing director.": (
        "varlok trading"
    ),
    "Varlok Trading sells pumps. “We sold lenses to Orlan Works. They were old,” said Fiona Marsh, the chief executive "
    "of Tolmar Trading FZE.": "tolmar trading fze",
    "Varlok Trading sells pumps. “We sold lenses to Mali,” said a spokeswoman for the company.": "varlok trading",
    "Varlok Trading and Orlan Works sell pumps. “We sold lenses to Mali,” said a spokeswoman.": None,
    "Varlok Trading sells pumps. The Defence Ministry closed it. “We sold lenses to Mali,” said a spokeswoman.": None,
    "Varlok Trading sells pumps. “We sold lenses to Mali,” said Fiona Marsh, the police chief.": "fiona marsh",
}


@pytest.mark.parametrize("text", SPOKEN_FOR)
def test_we_is_the_firm_that_its_officer_speaks_for(text: str) -> None:
    assert who(told(text), "supplier") == SPOKEN_FOR[text]


def test_a_quotation_of_two_sentences_is_said_by_the_one_named_behind_it() -> None:
    text = "“Varlok Trading sold lenses to Mali. We saw them there,” said Lt. Col. Paul Rader."
    assert [v.name for v in told(text).voice] == ["Paul Rader"]


def test_a_firms_own_statement_is_said_by_the_firm() -> None:
    text = "Varlok Trading rejects the report. We have not supplied lenses to Mali. Our customers are farms."
    assert [v.name for v in told(text).voice] == ["Varlok Trading"]


def test_a_quoted_headline_makes_no_statement() -> None:
    text = "Varlok Trading: ‘We sold lathes, and our customers knew’. Varlok Trading has not supplied lenses to Mali."
    assert not told(text).voice


@pytest.mark.parametrize(
    "opening",
    [
        "The freighter Umm Hadid, which belongs to our subsidiary Varlok Trading LLC, called at Bandar on 2 March.",
        "Orlan Works LLC alleged that we arm rebels.",
        "Letter of intent signed with Varlok Trading LLC\n\nThe letter is signed.",
    ],
)
def test_a_statement_is_not_said_by_another_firm_that_it_names_first(opening: str) -> None:
    assert told(f"{opening} We never sold lenses to Mali. Our customers are farms.").voice == ()


LAWYERS = {
    "Fiona Marsh was arrested in May. Her lawyer denied that she had sold lenses to Mali.": "fiona marsh",
    "Varlok Trading's lawyers denied that it had sold lenses to Mali.": "varlok trading",
    "A lawyer for Varlok Trading denied that it had sold lenses to Mali.": "varlok trading",
    "Fiona Marsh was arrested in May. Her lawyer said she denies having sold lenses to Mali.": "fiona marsh",
    "Fiona Marsh was arrested in May. Her neighbour denied that she had sold lenses to Mali.": None,
}


@pytest.mark.parametrize("text", LAWYERS)
def test_a_lawyers_denial_is_the_clients(text: str) -> None:
    key = told(text).voice[-1].key if told(text).voice else None
    assert (key.split(":", 1)[1] if key is not None and not key.startswith("unnamed:") else None) == LAWYERS[text]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Orland Holdings is owned by Selim Han. Selim Han said he bought it in May.", "orland holdings"),
        (
            "Dorrin Motors made an engine. Orland Holdings is owned by Selim Han. He bought it in May.",
            "orland holdings",
        ),
        ("Dorrin Motors is a maker of lenses in Izmir. Karim Aziz bought it in May.", "dorrin motors"),
        ("Karim Aziz acquired Dorrin Motors in May.", "dorrin motors"),
    ],
)
def test_firm_that_is_bought(text: str, firm: str) -> None:
    claims = ProseReader(Known.of(()), encoder=False).propose(document("a.txt", text, language="en")).claims
    assert {c.relation for c in claims} <= {"ownership", "production", "statement"}
    assert who(told(text, "ownership"), "asset") == firm


@pytest.mark.parametrize(
    "text",
    [
        "Dorrin Motors sold a lathe to Orland Holdings. Karim Aziz bought it in May.",
        "Dorrin Motors supplied the HR-7 drone. The army bought it in May.",
    ],
)
def test_goods_that_are_bought(text: str) -> None:
    assert {r.role for r in told(text).roles} >= {"recipient", "item"}


@pytest.mark.parametrize(
    "text",
    [
        "Dorrin Motors had received “farm engines” from Orland Works and delivered them to a buyer in Izmir.",
        "Dorrin Motors has bought engines from Orland Works, and then sent them to Kavir Aviation.",
    ],
)
def test_who_received_them_delivers_them(text: str) -> None:
    claim = told(text)
    assert who(claim, "supplier") == "dorrin motors" and any(r.role == "recipient" for r in claim.roles)


@pytest.mark.parametrize(
    "text",
    [
        "The engines had been bought by Dorrin Motors and delivered to Kavir Aviation.",
        "The Panel has seen pumps bought by Orland Works and engines delivered to Kavir Aviation.",
    ],
)
def test_what_was_bought_is_delivered(text: str) -> None:
    assert {r.role for r in told(text).roles} == {"item", "recipient"}


HERS = "said her company had sold 40 engines to Kavir Aviation."


@pytest.mark.parametrize(
    "text",
    [
        "The head of Dorrin Motors said she was glad. Tolmar Works paid, said Anna Lind, the managing director. She "
        + HERS,
        f"Dorrin Motors denied it. Managing director Anna Lind paid Tolmar Works. Ms Lind {HERS}",
        "Dorrin Motors paid Tolmar Works. “We sold 40 engines to Mali,” said managing director Anna Lind.",
        f"Dorrin Motors denied it. The owner, Anna Lind, met Tolmar Works. Ms Lind {HERS}",
    ],
)
def test_firm_of_a_post_told_without_it(text: str) -> None:
    assert who(told(text), "supplier") == "dorrin motors"


@pytest.mark.parametrize(
    "text",
    [
        f"Dorrin Motors paid. Tolmar Works paid. Anna Lind was asked. Ms Lind {HERS}",
        f"Dorrin Motors paid. Anna Lind, a former director of Tolmar Works, was asked. Ms Lind {HERS}",
        f"The Ministry of Trade paid. Tolmar Works met Dorrin Motors. The minister, Anna Lind, was asked. She {HERS}",
    ],
)
def test_her_company_is_nobody_named(text: str) -> None:
    assert who(told(text), "supplier").isdigit()


def test_her_company_is_the_only_one_named() -> None:
    assert who(told(f"Dorrin Motors paid. Anna Lind was asked. Ms Lind {HERS}"), "supplier") == "dorrin motors"


@pytest.mark.parametrize("opening", ["The second", "The most active", "The largest"])
def test_who_is_introduced_is_spoken_of_next(opening: str) -> None:
    text = (
        f"The European Union listed Tolmar Trading FZE. {opening} is Velmet Oy, of Riga. It exported 40 lenses to Iran."
    )
    assert who(told(text), "supplier") == "velmet oy"


def test_the_ministry_is_the_one_spoken_of_last() -> None:
    text = (
        "Serbia's trade ministry told of the rounds. Uganda's defence ministry signed a paper. The trade ministry was "
        "silent. The ministry said Tolmar Trading FZE had sold 40 lenses to Mali."
    )
    assert "trade ministry" in str(told(text).voice[-1].key)
