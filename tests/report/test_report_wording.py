"""Sentences say who says it, how sure they sounded, and no more than the claim does."""

import pytest
from msgspec.structs import replace

from enduse.records.claim import Role
from enduse.records.picture import Picture
from enduse.report.names import Names
from enduse.report.pieces import plain
from enduse.report.wording import sentence
from factories import claim, document, item, party, place

PARTIES = (party("Delta"), party("Orion"), party("Vega"), party("Coastal Wire", kind="publication"))


def worded(
    text: str, relation: str = "transfer", quote: str | None = None, publisher: str | None = None, **more: object
) -> str:
    paper = document("a.txt", text, publisher=publisher)
    names = Names(Picture(documents=(paper,), parties=PARTIES, items=(item("winches"),)))
    return plain(sentence(claim(paper, relation, quote or text, **more), names))  # type: ignore[arg-type]


def test_the_chain_of_voices_from_the_inside() -> None:
    papers = (("Coastal Wire", "publication"), ("documents reviewed by Coastal Wire", "document"))
    assert worded(
        "Delta received seven winches, say documents reviewed by Coastal Wire",
        publisher="Harbour Gazette", recipient="Delta", item="winches", quantity=("seven", 7, "exactly"),
        voice=papers, state="delivered",
    ) == (
        "According to documents reviewed by Coastal Wire, as reported by Harbour Gazette, Delta received seven winches."
    )  # fmt: skip


def test_a_text_without_a_source_speaks_for_itself() -> None:
    assert worded("Delta received winches", recipient="Delta", item="winches", state="delivered") == (
        "According to “a.txt”, Delta received winches."
    )


def test_words_that_are_no_name_get_the_name_in_brackets() -> None:
    said = worded("the company received winches", recipient=("the company", "Delta"), item="winches", state="delivered")
    assert said == "According to “a.txt”, the company [Delta] received winches."


@pytest.mark.parametrize(
    ("state", "phase", "expected"),
    [
        ("delivered", "done", "Delta received winches from Orion"),
        ("shipped", "done", "Orion shipped winches to Delta"),
        ("paid", "done", "Delta bought winches from Orion"),
        ("ordered", "done", "Delta ordered, or was billed for, winches from Orion"),
        ("agreed", "done", "there is an agreement that Orion supplies winches to Delta"),
        ("tested", "done", "Delta received winches from Orion (told as tested)"),
        (None, "done", "Orion supplied winches to Delta"),
        (None, "ongoing", "Orion supplies winches to Delta"),
        ("planned", "planned", "Orion is to supply winches to Delta"),
        ("delivered", "planned", "Orion is to supply winches to Delta"),
    ],
)
def test_states_and_phases(state: str | None, phase: str, expected: str) -> None:
    said = worded("Orion Delta winches", supplier="Orion", recipient="Delta", item="winches", state=state, phase=phase)
    assert said == f"According to “a.txt”, {expected}."


@pytest.mark.parametrize(
    ("certainty", "expected"),
    [
        ("probable", "it is probable (“perhaps”) that Delta received winches."),
        ("possible", "it is possible (“perhaps”) that Delta received winches."),
        ("conditional", "only under a condition (“perhaps”): Delta received winches."),
    ],
)
def test_certainty_words_stay_visible(certainty: str, expected: str) -> None:
    said = worded("perhaps Delta received winches", recipient="Delta", item="winches", state="delivered",
                  certainty=certainty, cues=(("certainty", "perhaps"),))  # fmt: skip
    assert said == f"According to “a.txt”, {expected}"


def test_denial_silence_and_ignorance_are_three_things() -> None:
    delta = (("Delta", "organization"),)
    assert worded("Delta denies that Orion sold Delta winches", supplier="Orion", recipient="Delta", item="winches",
                  voice=delta, stance="denies") == "Delta denies that Orion supplied winches to Delta."  # fmt: skip
    silent = worded("Delta did not respond", "statement", speaker="Delta", voice=delta, stance="no_reply")
    assert silent == "Delta gave no reply."
    unaware = worded(
        "Delta knows of no sale", "statement", speaker="Delta", topic="sale", voice=delta, stance="unaware"
    )
    assert unaware == "Delta is not aware, or cannot tell (asked about: sale)."
    declined = worded("Delta would not comment", "statement", speaker="Delta", voice=delta, stance="declines",
                      publisher="Hill Herald")  # fmt: skip
    assert declined == "Delta declined to comment, as reported by Hill Herald."


def test_a_denied_statement_is_put_to_whoever_denies_it() -> None:
    said = {"speaker": "Orion", "topic": "the findings", "stance": "denies"}
    chain = [("Coastal Wire", "publication"), ("Orion", "organization")]
    text = "Orion denied the findings, said Coastal Wire"
    assert worded(text, "statement", voice=chain, **said) == (
        "Orion denies: “the findings”, as reported by Coastal Wire."
    )
    assert worded(text, "statement", voice=chain[:1], **said) == "Coastal Wire denies: “the findings”."
    assert worded(text, "statement", **said) == "Orion denies: “the findings”."


@pytest.mark.parametrize(
    ("relation", "roles", "phase", "expected"),
    [
        (
            "ownership",
            {"owner": "Orion", "asset": "Delta", "share": "half"},
            "ongoing",
            "Orion owns Delta (share: half)",
        ),
        ("ownership", {"owner": "Orion", "asset": "Delta"}, "done", "Orion is named as owner of Delta"),
        ("production", {"producer": "Delta", "item": "winches"}, "planned", "Delta is to produce winches"),
        ("production", {"item": "winches"}, "done", "there was production of winches"),
        ("development", {"developer": "Delta", "item": "winches"}, "ongoing", "Delta is developing winches"),
        ("affiliation", {"member": "Vega", "organization": "Delta"}, "ongoing", "Vega belongs to Delta"),
        ("specification", {"item": "winches", "value": "half"}, "ongoing", "winches: half"),
        ("cooperation", {"roles": (("party", "Orion"), ("party", "Delta"))}, "done", "Orion and Delta worked together"),
        ("sanction", {"authority": "Orion", "target": "Delta"}, "ongoing", "Delta is under sanctions of Orion"),
        ("visit", {"visitor": "Vega", "host": "Delta"}, "done", "Vega visited Delta"),
        ("payment", {"payer": "Delta", "amount": "half"}, "planned", "Delta is to pay half"),
        ("location", {"subject": "Delta"}, "ongoing", "a location is told of (subject: Delta)"),
    ],
)
def test_other_relations(relation: str, roles: dict[str, object], phase: str, expected: str) -> None:
    text = "Orion, Vega, Delta, winches, half"
    assert worded(text, relation, phase=phase, **roles) == f"According to “a.txt”, {expected}."


def test_every_role_is_told() -> None:
    text = "Orion Delta winches Vega Rhine Elbe Navy 5 crowns in May"
    roles = {"supplier": "Orion", "recipient": "Delta", "item": "winches", "via": "Vega", "origin": "Rhine"}
    ends = {"to": "Elbe", "end_user": "Navy", "price": "5 crowns"}
    said = worded(text, when=("in May", "2031-05"), quantity=("5", 5, "exactly"), **roles, **ends)
    for words in ("through Vega", "from Rhine", "to Elbe", "with Navy as end user", "for 5 crowns", "(time: in May)"):
        assert words in said


@pytest.mark.parametrize(
    ("price", "expected"),
    [("48,000.00", "for 48,000.00 CNY"), ("$48,000", "for $48,000"), ("5 crowns", "for 5 crowns")],
)
def test_a_bare_price_is_told_with_the_currency_of_its_paper(price: str, expected: str) -> None:
    paper = document("a.txt", f"Delta winches {price}")
    picture = Picture(documents=(paper,), parties=PARTIES, fields={paper.id: {"currency": "CNY"}})
    told = claim(paper, "transfer", paper.text, recipient="Delta", item="winches", price=price)
    assert plain(sentence(told, Names(picture))).endswith(f"{expected}.")


def test_a_figure_is_never_lost() -> None:
    said = worded("winches for Delta, in all 40", recipient="Delta", item="winches", quantity=("40", 40, "exactly"))
    assert said.endswith("(quantity: 40).")


VEGA = (("Vega", "person"),)


@pytest.mark.parametrize(
    ("topic", "more", "expected"),
    [
        ("it would look bad", {}, "Vega said: “it would look bad”"),
        ("Orion might be the maker", {"certainty": "possible", "cues": (("certainty", "might"),)},
         "Vega said it is possible (“might”) that “Orion might be the maker”"),
        ("Orion remains cautious", {}, "Vega said: “Orion remains cautious”"),
        ("the sale of winches", {}, "Vega spoke of “the sale of winches”"),
        ("the winches that were sold", {}, "Vega spoke of “the winches that were sold”"),
        ("the sale", {"certainty": "possible", "cues": (("certainty", "maybe"),)},
         "Vega spoke of “the sale” as possible (“maybe”)"),
        ("the sale", {"certainty": "conditional"}, "Vega spoke of “the sale” only under a condition"),
    ],
)  # fmt: skip
def test_the_certainty_of_a_statement_is_that_of_its_content(
    topic: str, more: dict[str, object], expected: str
) -> None:
    text = f"Vega told Coastal Wire, maybe: {topic}"
    wire = (("Coastal Wire", "publication"), *VEGA)
    assert worded(text, "statement", speaker="Vega", topic=topic, voice=wire, **more) == (
        f"According to Coastal Wire, {expected}."
    )


@pytest.mark.parametrize("words", ["comparable", "comparable to"])
@pytest.mark.parametrize("phase", ["done", "ongoing"])
def test_a_likeness_reads_as_one(words: str, phase: str) -> None:
    said = worded("winches are comparable to Delta's", "specification", item="winches", attribute=words,
                  value="Delta's", phase=phase)  # fmt: skip
    assert said == "According to “a.txt”, winches is said to be comparable to Delta's."


def test_a_hedged_likeness_is_not_hedged_twice() -> None:
    said = worded("winches could be comparable to Delta's", "specification", item="winches", attribute="comparable",
                  value="Delta's", certainty="possible", cues=(("certainty", "could"),))  # fmt: skip
    assert said == "According to “a.txt”, it is possible (“could”) that winches is comparable to Delta's."


def test_a_country_is_called_by_its_name_not_by_its_adjective() -> None:
    paper = document("a.txt", "Delta, a Russian works")
    russia = place("Russia", "Russian", country="ru")
    names = Names(Picture(documents=(paper,), parties=(*PARTIES, russia)))
    owns = claim(paper, "ownership", paper.text, owner=("Russian", "Russia"), asset="Delta")
    assert plain(sentence(owns, names)) == "According to “a.txt”, Russia is named as owner of Delta."


def test_an_outlet_with_and_without_its_article_is_one() -> None:
    said = worded(
        "Delta received winches, North Ledger reports", publisher="The North Ledger", recipient="Delta",
        item="winches", voice=(("North Ledger", "publication"),), state="delivered",
    )  # fmt: skip
    assert said == "According to the North Ledger, Delta received winches."


def test_a_paper_known_by_its_number_is_told_with_its_file() -> None:
    said = worded("No. 77/A Delta received winches", recipient="Delta", item="winches", state="delivered",
                  voice=(("77/A", "document"),))  # fmt: skip
    assert said == "According to no. 77/A in “a.txt”, Delta received winches."


@pytest.mark.parametrize("words", ["We", "it", "Мы", "我公司"])
def test_a_pronoun_gives_way_to_the_name_in_brackets(words: str) -> None:
    said = worded(f"{words} sold them", supplier=(words, "Orion"), item=("them", "winches"), state="paid")
    assert said == "According to “a.txt”, [Orion] sold [winches]."


def test_a_post_is_told_as_one() -> None:
    said = worded("Ann Vale, director of Delta", "affiliation", member="Ann Vale", organization="Delta",
                  capacity="director")  # fmt: skip
    assert said == "According to “a.txt”, Ann Vale is named as director of Delta."


def test_a_title_that_names_a_kind_of_paper_is_told_with_its_file() -> None:
    said = worded("Delta received winches", recipient="Delta", item="winches", state="delivered")
    paper = document("b.pdf", "Delta received winches", title="PACKING LIST")
    told = claim(paper, "transfer", paper.text, recipient="Delta", item="winches", state="delivered")
    names = Names(Picture(documents=(paper,), parties=PARTIES, items=(item("winches"),)))
    assert plain(sentence(told, names)) == said.replace("“a.txt”", "“PACKING LIST (b.pdf)”")


@pytest.mark.parametrize(
    ("programme", "authority", "expected"),
    [
        ("санкциями Борсуни", "Борсуни", "Delta is under sanctions of Борсуни"),
        ("sanctions", "", "Delta is under sanctions"),
        ("Borsunian sanctions", "", "Delta is under Borsunian sanctions"),
        ("Export Review List", "Борсуни", "Delta is under sanctions of Борсуни under Export Review List"),
    ],
)
def test_sanctions_are_told_once(programme: str, authority: str, expected: str) -> None:
    roles = {"target": "Delta", "programme": programme} | ({"authority": authority} if authority else {})
    text = f"Delta, {programme}, {authority}"
    assert worded(text, "sanction", phase="ongoing", **roles) == f"According to “a.txt”, {expected}."


@pytest.mark.parametrize(
    ("words", "phase", "expected"),
    [("we", "planned", "we are to supply"), ("мы", "ongoing", "мы supply"), ("Orion", "planned", "Orion is to supply")],
)
def test_a_verb_goes_with_its_subject(words: str, phase: str, expected: str) -> None:
    paper = document("a.txt", f"{words} supply winches")
    names = Names(Picture(documents=(paper,), parties=PARTIES))
    made = claim(paper, "transfer", paper.text, phase=phase, item="winches")
    start = paper.text.index(words)
    speaker = Role(role="supplier", text=words, start=start, end=start + len(words))
    told = plain(sentence(replace(made, roles=(speaker, *made.roles)), names))
    assert expected in told


def test_what_is_denied_under_a_condition_says_so() -> None:
    said = worded(
        "Until the ministry answers Orion cannot ship winches", supplier="Orion", item="winches", state="shipped",
        stance="denies", certainty="conditional", cues=(("certainty", "Until the ministry answers"),),
    )  # fmt: skip
    assert said == (
        "“a.txt” denies, only under a condition (“Until the ministry answers”), that Orion supplied winches."
    )


def test_a_post_is_no_second_name_of_the_firm() -> None:
    said = worded("Its captain is Vega", "affiliation", member="Vega", capacity="captain",
                  organization=("captain", "Delta"))  # fmt: skip
    assert said == "According to “a.txt”, Vega is named as captain of [Delta]."


def test_a_text_that_does_not_know_is_named() -> None:
    assert worded("It is not known", "statement", stance="unaware") == "“a.txt” is not aware, or cannot tell."
