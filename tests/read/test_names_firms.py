"""Firms with and without their legal form, and what a text says beside their names. All firms are invented."""

import pytest

from enduse.read import read
from enduse.read.known import Known
from enduse.read.names import find_names
from enduse.read.readers.prose import ProseReader
from enduse.read.readers.russian import RussianReader
from enduse.read.segment import sentences
from enduse.records.document import Document
from enduse.records.party import Party
from enduse.resolve import resolve


def document(text: str, key: str = "d") -> Document:
    return Document(id=key, origin=f"{key}.txt", text=text, language="en")


def named(text: str, kind: str = "organization") -> list[str]:
    told = document(text)
    found = find_names(told, sentences(told), Known()).found
    return [text[f.start : f.end] for f in found if f.kind == kind and f.naming]


def parties(*texts: str) -> list[Party]:
    told = [document(text, str(n)) for n, text in enumerate(texts)]
    return list(resolve(told, [read(d, [ProseReader(Known())]) for d in told]).parties)


@pytest.mark.parametrize(
    "texts",
    [
        ("Costa Verde Forjas sold 40 engines to Drevna Rotorcraft in May.",
         "Costa Verde Forjas, Lda shipped engines to Drevna Rotorcraft JSC. Nobody knew."),
        ("The winches went from Costa Verde Forjas to Drevna Rotorcraft in March.",
         "Drevna Rotorcraft JSC bought 12 engines from Costa Verde Forjas, Lda."),
        ("Drevna Rotorcraft told nobody. Drevna Rotorcraft JSC then bought engines from Costa Verde Forjas, Lda. "
         "Later Costa Verde Forjas sold more.",),
    ],
)  # fmt: skip
def test_a_name_and_the_same_name_with_a_legal_form_are_one_party(texts: tuple[str, ...]) -> None:
    found = [p for p in parties(*texts) if p.kind in ("organization", "person", "place")]
    assert sorted(sorted(n.text for n in p.names) for p in found) == [
        ["Costa Verde Forjas", "Costa Verde Forjas, Lda"],
        ["Drevna Rotorcraft", "Drevna Rotorcraft JSC"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme Ltd sold 40 pumps to Bolt LLC.", ["Acme Ltd", "Bolt LLC"]),
        ("The pumps came from Bolt LLC.", ["Bolt LLC"]),
        ("The pumps came from Acme Ltd.", ["Acme Ltd"]),
        ("The pumps came from “Acme Ltd.”", ["Acme Ltd"]),
        ("The pumps came from Acme Ltd. in May.", ["Acme Ltd."]),
        ("It was bought by Norvik, Inc. in May.", ["Norvik, Inc."]),
    ],
)
def test_a_firm_of_one_word_keeps_its_form_and_leaves_the_full_stop(text: str, expected: list[str]) -> None:
    assert named(text) == expected


def test_a_person_with_a_cue_stays_a_person() -> None:
    assert named("Karl Zeller, who founded Karl Zeller GmbH, said no.", "person") == ["Karl Zeller"]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Volna Systems, a bakery chain in Lisbon, opened a shop.", ("pt",)),
        ("Volna Systems, a Portuguese bakery chain, opened a shop.", ("pt",)),
        ("The Lisbon-based bakery Volna Systems opened a shop.", ("pt",)),
        ("Volna Systems, a maker of drones used in Ukraine, opened a shop.", ()),
        ("Volna Systems, a missile maker in Tarsk, opened a shop.", ()),
        ("Sold by the Portuguese\n\nVolna Systems, a bakery chain, opened a shop.", ()),
    ],
)
def test_an_apposed_seat_gives_the_country(text: str, countries: tuple[str, ...]) -> None:
    told = document(text)
    refs = find_names(told, sentences(told), Known()).references
    assert next(r.countries for r in refs if r.kind == "organization") == countries


def test_namesakes_stay_apart() -> None:
    for town in ("Tarsk", "Tula"):
        found = parties(
            "Volna Systems, a bakery chain in Lisbon, opened a shop in May.",
            f"Volna Systems, a missile maker in {town}, delivered 40 engines to Orlan Works.",
        )
        volna = [p for p in found if p.caption == "Volna Systems"]
        assert len(volna) == 2
        assert all(p.candidates and p.candidates[0].reasons_against for p in volna)


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("A spokesman told the Daily Ledger that no pumps were sold.", "Daily Ledger"),
        ("The Daily Ledger reported the sale.", "Daily Ledger"),
        ("The Harbour Ledger reported the sale.", "Harbour Ledger"),
        ("The Evening Quill wrote that nobody came.", "Evening Quill"),
        ("She told Walta Dispatch about it.", "Walta Dispatch"),
    ],
)
def test_papers_are_known_by_their_heads_when_they_speak(text: str, paper: str) -> None:
    assert named(text, "publication") == [paper]


@pytest.mark.parametrize("text", ["The Daily Quota was met by noon.", "They signed the Walta Record in May."])
def test_what_does_not_speak_is_no_paper(text: str) -> None:
    assert named(text, "publication") == []


@pytest.mark.parametrize("word", ["past", "future", "public", "market", "rest"])
def test_everyday_words_are_no_parties(word: str) -> None:
    found = parties(f"Orlan Works sold the engines to the {word}. The {word} bought the engines from Orlan Works.")
    assert word not in {p.caption for p in found} | {f"the {p.caption}" for p in found}
    assert not any(p.unnamed and word in (p.description or "") for p in found)


def test_a_foreign_name_keeps_its_own_language() -> None:
    told = document("Orlan Works sold engines to Acme Ltd.")
    other = Document(id="r", origin="r.txt", text="Завод «Купол» продал двигатели фирме Acme Ltd.", language="ru")
    reading = read(other, [RussianReader(Known(), models=False)])
    assert {n.text: n.language for r in reading.references for n in r.names}["Acme Ltd"] is None
    assert {n.language for r in read(told, [ProseReader(Known())]).references for n in r.names} == {"en"}


@pytest.mark.parametrize("firm", ["Beacon", "Orion", "Venlo", "Tarrow"])
def test_a_firm_goes_by_its_first_word_at_the_head_of_a_sentence(firm):
    text = f"{firm} Optical Supplies Ltd sold 40 lenses to Altan Trade LLC. {firm} did not respond to questions."
    (party,) = [p for p in parties(text) if firm in str(p.names)]
    assert {n.text for n in party.names} == {f"{firm} Optical Supplies Ltd", firm}


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Steel", "Steel Supplies Ltd sold lenses to Altan Trade LLC. Steel was shipped later."),
        ("Venlo", "Venlo Optical Supplies Ltd sold lenses to Altan Trade LLC. In Venlo nobody knew. Venlo said no."),
        ("Tarrow", "Ivan Tarrow owns Tarrow Optics Ltd. Tarrow did not reply."),
    ],
)
def test_a_first_word_that_may_be_something_else_is_no_firm(word, text):
    assert word not in named(text)


def test_names_of_one_first_word_are_one_firm_by_whole_words_only():
    text = "Tarrow Tech Ltd sold lenses. Tarrow Technologies LLC bought them. Tarrow did not reply."
    assert len(parties(text)) == 3


def _grouped(text: str) -> list[set[str]]:
    """The names of firms, those of one party together."""
    told = document(text)
    groups: dict[str, set[str]] = {}
    for f in find_names(told, sentences(told), Known()).found:
        if f.kind == "organization" and f.naming:
            groups.setdefault(f.key or "", set()).add(text[f.start : f.end])
    return [group for group in groups.values() if not any("Rubin" in name for name in group)]


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("Karvel Foods LLC denied any link to Karvel JSC.", [{"Karvel Foods LLC"}, {"Karvel JSC"}]),
        ("Karvel LLC sold pumps to Rubin Ltd. Karvel JSC denied it.", [{"Karvel LLC"}, {"Karvel JSC"}]),
        (
            "Yakhont Sport LLC has no link to NPP Yakhont. Yakhont received chips in May.",
            [{"Yakhont Sport LLC"}, {"NPP Yakhont", "Yakhont"}],
        ),
        (
            "Karvel Logistics LLP sold pumps to Rubin Ltd. Karvel Logistics Plus LLP denied it.",
            [{"Karvel Logistics LLP"}, {"Karvel Logistics Plus LLP"}],
        ),
        (
            "Blue Harbour LLC and Blue Harbour Shipping LLC are two firms. Blue Harbour sold pumps to Rubin Ltd.",
            [{"Blue Harbour LLC", "Blue Harbour"}, {"Blue Harbour Shipping LLC"}],
        ),
        ("NPP Yakhont JSC received chips. Yakhont denied it.", [{"NPP Yakhont JSC", "Yakhont"}]),
        ("Karvel Ltd sold pumps to Rubin Ltd. Karvel Limited denied it.", [{"Karvel Ltd", "Karvel Limited"}]),
        ("OOO Karvel sold pumps to Rubin Ltd. Karvel LLC denied it.", [{"OOO Karvel", "Karvel LLC"}]),
        (
            "Orbis Corporation shipped valves to Rubin LLC. Orbis Inc. had paid. Orbis denied it.",
            [{"Orbis Corporation", "Orbis Inc.", "Orbis"}],
        ),
        (
            "Karvel Marine Systems Ltd sold pumps to Rubin Ltd. Karvel Marine said it was true. Karvel denied it.",
            [{"Karvel Marine Systems Ltd", "Karvel Marine", "Karvel"}],
        ),
    ],
)
def test_a_legal_form_tells_two_firms_apart(text: str, firms: list[set[str]]) -> None:
    assert _grouped(text) == firms


def test_firms_told_apart_by_their_forms_stay_two_parties() -> None:
    found = parties("Karvel Foods LLC of Omsk denied any link to Karvel JSC, which sold 40 pumps to Rubin Ltd in May.")
    names = [{n.text for n in party.names} for party in found]
    assert {"Karvel Foods LLC"} in names and {"Karvel JSC"} in names


def test_who_goes_by_a_number() -> None:
    text = "Company-1 sold 40 lenses to Co-Conspirator 2, and Individual-3 paid Bank B. Company-12A is a radar."
    assert named(text) == ["Company-1", "Bank B"]
    assert named(text, "person") == ["Co-Conspirator 2", "Individual-3"]
    assert named("They sold 40 lenses and one K-7 radar to Entity List firms, and Bank 12.5 tonnes.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They talked to Tarash Sazeh Co., a maker of parts.", "organization"),
        ("Velmet Oy imports pumps from Baikalavia, a dealer in Ulan-Ude.", "organization"),
        ("KASIM VAKHLIN was the sole shareholder and general manager of Orlen Trading FZE.", "person"),
        ("Velmet Oy is owned by Kyo Zin Latt Aung, a retired colonel.", "person"),
    ],
)
def test_what_is_told_beside_a_name_tells_its_kind(text: str, kind: str) -> None:
    assert {"Tarash Sazeh Co.", "Baikalavia", "KASIM VAKHLIN", "Kyo Zin Latt Aung"} & {*named(text, kind)}
