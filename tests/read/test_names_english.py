"""Who and what English texts mention. All firms and people are invented."""

import random
import re
from itertools import pairwise

import pytest

from enduse.read.known import Known, KnownName
from enduse.read.names import Names, find_names
from enduse.read.segment import sentences
from enduse.records.document import Document
from enduse.records.proposal import ProposedReference

NOTHING = Known()


def names(text: str, known: Known = NOTHING, **given: str) -> Names:
    document = Document(id="d", origin="a.txt", text=text, language="en", **given)
    return find_names(document, sentences(document), known)


def forms(text: str, kind: str, known: Known = NOTHING) -> list[set[str]]:
    """The forms of each thing of one kind, in the order of the text."""
    found: dict[str | None, set[str]] = {}
    for f in names(text, known).found:
        if f.kind == kind and f.naming:
            found.setdefault(f.key, set()).add(text[f.start : f.end])
    return list(found.values())


def reference(text: str, form: str) -> ProposedReference:
    told = names(text)
    key = next(f.key for f in told.found if text[f.start : f.end] == form)
    return next(r for r in told.references if r.key == key)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The Norvik Institute for Polar Research was silent.", "organization", "Norvik Institute for Polar Research"),
        ("He asked the Bureau of Trade and Security about it.", "organization", "Bureau of Trade and Security"),
        ("Parts came from Shenzhen Tallin Electronics Co., Ltd. last year.", "organization",
         "Shenzhen Tallin Electronics Co., Ltd."),
        ("They went to OOO Meridian in the end.", "organization", "OOO Meridian"),
        ("It was sold by the state-owned company Borun-Tavel in May.", "organization", "Borun-Tavel"),
        ("A report to the Russian defence ministry was leaked.", "organization", "Russian defence ministry"),
        ("Then China’s foreign ministry stated its view.", "organization", "China’s foreign ministry"),
        ("Torvald Keskin, a research fellow at the Harbour Institute, noted this.", "person", "Torvald Keskin"),
        ("It was seen by Turkish President Anselm Rudov on Monday.", "person", "Anselm Rudov"),
        ("Foreign Office Minister Tobias Arden said so.", "person", "Tobias Arden"),
        ("The jury heard Helena Arden KC in the end.", "person", "Helena Arden"),
        ("Documents were reviewed by Nordwire and others.", "publication", "Nordwire"),
        ("The firm told Reuters that it knew nothing.", "publication", "Reuters"),
        ("It is planned in the Belqir special economic zone there.", "place", "Belqir special economic zone"),
        ("It was built in western Xinjiang province.", "place", "Xinjiang"),
        ("A depot stood in St. Petersburg for years.", "place", "St. Petersburg"),
        ("The United Arab Emirates-based broker knew.", "place", "United Arab Emirates"),
        ("It could match the U.S. Reaper drone one day.", "item", "Reaper"),
        ("They plan a new attack drone, the LUX 4, with wings.", "item", "LUX 4"),
        ("Each has an L550 engine inside.", "item", "L550"),
        ("They fired a K239 Chunmoo launcher.", "item", "K239 Chunmoo"),
        ("Goods left aboard the Sea Falcon at night.", "item", "Sea Falcon"),
    ],
)  # fmt: skip
def test_what_a_name_names(text: str, kind: str, expected: str) -> None:
    assert forms(text, kind) == [{expected}]


@pytest.mark.parametrize(
    "text",
    ["Chinese specialists helped.", "Seven drones arrived.", "Until now, nothing was known.",
     "The Entity List was cited.", "It cites Executive Order 14024.",
     "Invoice FNT-0425/08 has been paid in full.", "The order PO-4471/3 was shipped.",
     "Under contract No. KX-77/12 nothing was paid.", "Bill of lading MB-88 was lost.",
     "Hurricanes cost the firm money.", "It listed (NYSE: NV) again.",
     "The Acting Under Secretary of the Treasury for Terrorism and Financial Intelligence spoke."],
)  # fmt: skip
def test_capitals_that_name_nothing(text: str) -> None:
    assert [f for f in names(text).found if f.key] == []


def test_a_model_and_its_short_form_are_one_and_two_numbers_are_two() -> None:
    text = "It tested the Ostrava-3 (G3). Two G3s came. The Ostrava-4 did not. The REM 1 drone and the REM 2 drone did."
    assert forms(text, "item") == [{"Ostrava-3", "G3", "G3s"}, {"Ostrava-4"}, {"REM 1"}, {"REM 2"}]


def test_short_forms_of_firms_and_persons() -> None:
    text = (
        "TVRZ Selmar, a subsidiary of Umbra, spoke. Selmar’s report was out. Ana Lind, an analyst, said little. "
        "Lind left. The Bureau of Polar Affairs (BPA) and the BPA chief agreed."
    )
    assert forms(text, "organization") == [{"TVRZ Selmar", "Selmar"}, {"Umbra"}, {"Bureau of Polar Affairs", "BPA"}]
    assert forms(text, "person") == [{"Ana Lind", "Lind"}]


def test_a_firm_and_its_trading_house_are_two() -> None:
    text = "Orlin and Orlin Trading House signed. Orlin, a company in Varna, paid."
    assert forms(text, "organization") == [{"Orlin"}, {"Orlin Trading House"}]
    assert reference(text, "Orlin").distinct_from == (reference(text, "Orlin Trading House").key,)


def test_a_capital_speaks_for_its_country_but_is_a_town_as_a_place() -> None:
    text = "Moscow denied it. Russia was silent. A plant in Moscow burned."
    assert forms(text, "place") == [{"Moscow", "Russia"}, {"Moscow"}]


def test_the_institute_points_back_and_is_no_name() -> None:
    text = "The Norvik Institute reported it. Later the Institute withdrew."
    told = [f for f in names(text).found if f.kind == "organization"]
    assert [(text[f.start : f.end], f.naming) for f in told] == [("Norvik Institute", True), ("Institute", False)]
    assert told[0].key == told[1].key


def test_schema_country_and_number_of_a_reference() -> None:
    text = "OOO Vektor (INN 7707083893) asked the Russian defence ministry."
    firm, body = reference(text, "OOO Vektor"), reference(text, "Russian defence ministry")
    assert (firm.schema, [i.value for i in firm.identifiers]) == ("Company", ["7707083893"])
    assert (body.schema, body.countries) == ("PublicBody", ("ru",))


def test_known_names_are_found_without_a_cue() -> None:
    known = Known([KnownName("Selmar Vektornik", "Person", "a list")])
    assert forms("It is said that selmar met Selmar Vektornik once.", "person", known) == [{"Selmar Vektornik"}]


def test_names_of_a_title_count_only_where_the_body_has_them() -> None:
    text = "Norvik Marine Ships Winches To Delta\n\nThe company Norvik Marine shipped winches."
    assert [text[f.start : f.end] for f in names(text).found] == ["Norvik Marine", "Norvik Marine"]


def test_spans_hold_and_do_not_overlap() -> None:
    text = (
        "In May 2024 Norvik Marine sold 40 KL-40 winches for €2 million to Delta Shipyard in Varna, Reuters reported."
    )
    found = names(text).found
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert {f.kind for f in found} == {"date", "organization", "quantity", "item", "money", "place", "publication"}


STORY = (
    "Documents reviewed by {agency} show that {short1} {own}, a subsidiary of the state company {holding}, "
    "tested the {model} ({code}) with help from {nation}. {own} did not reply. {person}, "
    "a research fellow at the {place_name} Institute for Sea Research, said that {nation} may be cautious. "
    "{own} received two {code}s. A plant is planned in the {town} special economic zone "
    "in {nation}’s {region} province."
)
SYLLABLES = "bar tel mor vik san dro lim pek tor wen gal hur zem fod".split()


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_invented_names_are_read_like_any_others(seed: int) -> None:
    chance = random.Random(seed)

    def word() -> str:
        return "".join(chance.sample(SYLLABLES, 3)).capitalize()

    letter, number = chance.choice("BDFKLNPRZ"), chance.randint(2, 9)
    fill = {
        "agency": word(), "short1": "".join(chance.sample("BDKLMRTVZ", 4)), "own": word(),
        "holding": f"{word()}-{word()}",
        "nation": "Kazakhstan", "person": f"{word()} {word()}", "place_name": word(), "town": word(), "region": word(),
        "model": f"{word()}-{number}", "code": f"{letter}{number}",
    }  # fmt: skip
    text = STORY.format(**fill)
    assert forms(text, "publication") == [{fill["agency"]}]
    assert {f"{fill['short1']} {fill['own']}", fill["own"]} in forms(text, "organization")
    assert {fill["holding"]} in forms(text, "organization")
    assert forms(text, "item") == [{fill["model"], fill["code"], fill["code"] + "s"}]
    assert forms(text, "person") == [{fill["person"]}]
    assert forms(text, "place") == [{"Kazakhstan"}, {f"{fill['town']} special economic zone"}, {fill["region"]}]


def test_a_long_run_of_capitals_is_no_trap() -> None:
    text = "Alpha " * 3000 + "of the " * 3000 + "(" * 3000 + "A." * 3000
    assert names(text).found is not None
    assert re.match("Alpha", text)


def test_a_ministry_of_several_things_is_one_name() -> None:
    found = forms("The Ministry of Fisheries, Ports and Energy was silent.", "organization")
    assert found == [{"Ministry of Fisheries, Ports and Energy"}]
    apart = forms("The Ministry of Trade, Varlok Works Ltd and Orlan Works Ltd were silent.", "organization")
    assert {"Ministry of Trade"} in apart and {"Varlok Works Ltd"} in apart


def test_a_country_of_two_words_keeps_both_at_the_head_of_a_sentence() -> None:
    assert forms("South Sudan bought it.", "place") == [{"South Sudan"}]


def test_an_adjective_stays_where_a_longer_form_has_it() -> None:
    found = forms("Carpathian Brassworks Ltd sold it. Carpathian Brassworks has yet to reply.", "organization")
    assert found == [{"Carpathian Brassworks Ltd", "Carpathian Brassworks"}]


def test_one_acronym_of_two_services_is_the_one_that_the_text_gives_it_to() -> None:
    text = "The Harbour Alarm Service, or HAS, flew. The Hill Ambulance Society uses the same initials. The HAS paid."
    short, full, other = (
        reference(text, form).key for form in ("HAS", "Harbour Alarm Service", "Hill Ambulance Society")
    )
    assert short == full != other


def test_a_capital_s_is_another_mark_and_no_plural() -> None:
    text = "The QV-310 module and the QV-310S module were sold. Two QV-310s broke."
    assert reference(text, "QV-310").key != reference(text, "QV-310S").key
    assert reference(text, "QV-310").key == reference(text, "QV-310s").key


@pytest.mark.parametrize(
    "text",
    [
        "The embassy denied that either Oravel Ridge or Brimstead Logistics had sent weapons to Sudan.",
        "The paper named Oravel Optics or Brimstead Logistics as the supplier.",
        "Nobody knows whether Tarn Aviation, Oravel Optics, or Brimstead Logistics, sold the radios.",
        "It was either Oravel Optics, or Brimstead Logistics, that sold radios to Mali.",
        "The invoices were sent by Oravel Optics, or Brimstead Logistics sent them.",
        "It was not Oravel Optics, or Brimstead Logistics, that sold radios to Mali.",
    ],
)
def test_a_choice_of_two_firms_leaves_two_firms(text: str) -> None:
    assert {"Brimstead Logistics"} in forms(text, "organization")


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Alarm Service, or HAS, sold it. HAS denied that.",
        "The ministry did not say when the Harbour Alarm Service (or HAS) had sold it.",
        "It was sold by the Harbour Alarm Service, or “HAS”.",
    ],
)
def test_an_or_behind_a_comma_gives_another_name(text: str) -> None:
    assert {"Harbour Alarm Service", "HAS"} in forms(text, "organization")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Oravel Works keeps sending critical parts to the Karums.", "Karums"),
        ("The Defendant delivered airframe parts to the Houthis in 2022.", "Houthis"),
        ("The minister denied supplying weapons to the KLF.", "KLF"),
        ("Shipments of engines to the Karums went on.", "Karums"),
        ("It sold engines to the M23 and to Hezbollah.", "M23"),
        ("It sold engines to the M23 and to Hezbollah.", "Hezbollah"),
        ("The Karum Liberation Forces (KLF) flew drones, the KLF said.", "KLF"),
    ],
)
def test_armed_groups_are_organizations(text: str, group: str) -> None:
    assert any(group in names for names in forms(text, "organization"))


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Two drones, the Falcons, were sold to Mali.", "Falcons"),
        ("Parts were found in the RQV drone. The RQV flew.", "RQV"),
        ("The army uses drones called Karums.", "Karums"),
    ],
)
def test_goods_with_an_article_stay_goods(text: str, goods: str) -> None:
    assert any(goods in names for names in forms(text, "item"))


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("The head of Morven Talbot, which employs 230 people, said so.", "Morven Talbot"),
        ("The chief executive of Morven Talbot denied it.", "Morven Talbot"),
        ("Morven Talbot, which makes lenses, sold 40 of them.", "Morven Talbot"),
        ("She had supplied Anton Havacilik.", "Anton Havacilik"),
        ("Lenses went to Meltem Savunma.", "Meltem Savunma"),
    ],
)
def test_what_is_headed_or_bears_a_trade_is_a_firm(text: str, firm: str) -> None:
    assert {firm} in forms(text, "organization")


@pytest.mark.parametrize(
    "text", ["The widow of Anton Brell sold it.", "Anton Brell, the head of Oravel Works, sold it."]
)
def test_a_person_is_no_firm(text: str) -> None:
    assert {"Anton Brell"} in forms(text, "person")


def test_a_constituency_in_brackets_is_no_other_name_of_a_person() -> None:
    assert {"Freya Lind"} in forms("Ms Freya Lind (Harrow East) asked about it. Freya Lind sat down.", "person")


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("They bought fibre from a Turkey-based company for Oravel Works.", ()),
        ("They sold lenses to a Dubai-based trader through Oravel Works.", ()),
        ("Lenses went from a Turkish dealer to Oravel Works.", ()),
        ("They paid the Dubai-based trading firm Oravel Works.", ("ae",)),
        ("They paid a Dubai-based firm called Oravel Works.", ("ae",)),
        ("They paid the Turkish lens maker Oravel Works.", ("tr",)),
    ],
)
def test_where_one_firm_sits_tells_nothing_of_the_one_it_acts_for(text: str, countries: tuple[str, ...]) -> None:
    assert reference(text, "Oravel Works").countries == countries


@pytest.mark.parametrize(
    "text",
    [
        "Oravel Works sold the drives to Orunika.",
        "Oravel Works bought the drives from Orunika.",
        "The drives were sent to Orunika, which bought them in May.",
        "The drives were sent to Orunika. Orunika ordered more.",
        "The drives were resold to Orunika in 2022.",
        "Oravel Works sold Orunika nine drives in 2024.",
        "Oravel Works had sold Orunika the drives.",
    ],
)
def test_who_deals_is_a_firm(text: str) -> None:
    assert {"Orunika"} in forms(text, "organization")


@pytest.mark.parametrize("text", ["It sold them to Darfur.", "It sold them to Mali.", "It sold them to Kaunas."])
def test_a_known_place_is_no_firm(text: str) -> None:
    assert forms(text, "organization") == []


def test_goods_that_are_sold_are_no_firm() -> None:
    assert {"Falcons"} not in forms("Oravel Works sold Falcons to Mali. It sold Falcons again.", "organization")


def test_a_place_that_goods_are_sent_to_is_no_firm_for_that() -> None:
    assert {"Orunika"} not in forms("Oravel Works sent the drives on to Orunika.", "organization")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Drives were installed at ORW, the Orun Radio Works.", {"ORW", "Orun Radio Works"}),
        ("Drives went to TRZ, the Tarun Radio Plant, in May.", {"TRZ", "Tarun Radio Plant"}),
        ("The Tarun Liberation Forces (TLF) flew.", {"TLF", "Tarun Liberation Forces"}),
    ],
)
def test_an_acronym_beside_the_full_name(text: str, same: set[str]) -> None:
    assert same in forms(text, "organization")


def test_an_acronym_in_a_list_is_another_firm() -> None:
    assert {"KLF", "Karum Front"} not in forms("The firms were KLF, the Karum Front and Orun Works.", "organization")
    assert {"OTW", "Karum Radio Plant"} not in forms("It went to OTW, the Karum Radio Plant.", "organization")


@pytest.mark.parametrize(
    "text",
    [
        "It was sold, the Tarnmouth Ledger reported. Nobody paid, the Ledger wrote.",
        "It was sold, as first reported by the Tarnmouth Ledger. The Ledger said that nobody paid.",
        "The Tarnmouth Ledger told its readers so. A ledger was kept, according to the Ledger.",
    ],
)
def test_a_paper_is_called_by_its_last_word(text: str) -> None:
    told = [(text[f.start : f.end], f.key, f.naming) for f in names(text).found if f.kind == "publication"]
    assert told == [
        ("Tarnmouth Ledger", "publication:tarnmouth ledger", True),
        ("Ledger", "publication:tarnmouth ledger", False),
    ]


def test_one_of_two_papers_is_not_told_by_its_last_word() -> None:
    text = "The Tarnmouth Ledger and the Northern Ledger reported it. The Ledger said that nobody paid."
    assert all(f.naming for f in names(text).found if f.kind == "publication")
    assert reference(text, "Northern Ledger").key == "publication:northern ledger"


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("On 16 June Varlok Trading sold pumps.", "Varlok Trading"),
        ("In March Varlok Trading sold pumps.", "Varlok Trading"),
        ("By late August Varlok Trading had sold pumps.", "Varlok Trading"),
        ("On Monday Varlok Trading confirmed the sale.", "Varlok Trading"),
        ("In April May Holdings sold pumps.", "May Holdings"),
        ("The June Group sold pumps.", "June Group"),
        ("In 2019 March Industries sold pumps.", "March Industries"),
    ],
)
def test_a_date_before_a_name_is_no_part_of_it(text: str, firm: str) -> None:
    assert forms(text, "organization") == [{firm}]
