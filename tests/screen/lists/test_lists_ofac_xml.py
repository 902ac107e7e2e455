import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.records.reading import Identifier, Name
from enduse.screen.lists import ofac_xml
from enduse.screen.lists.ofac_xml import sniff

SPACE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML"

VALUES: dict[str, dict[str, str | tuple[str, str]]] = {
    "PartyType": {"1": "Individual", "2": "Entity", "4": "Transport"},
    "PartySubType": {
        "1": ("Vessel", "PartyTypeID='4'"), "2": ("Aircraft", "PartyTypeID='4'"), "3": ("Unknown", "PartyTypeID='2'"),
        "4": ("Unknown", "PartyTypeID='1'"), "9": ("Satellite", "PartyTypeID='4'"),
    },
    "AliasType": {"1400": "A.K.A.", "1403": "Name"},
    "NamePartType": {
        "1520": "Last Name", "1521": "First Name", "1522": "Middle Name", "1525": "Entity Name", "1526": "Vessel Name",
    },
    "Script": {
        "215": ("Latin", "ScriptCode='Latn'"), "220": ("Cyrillic", "ScriptCode='Cyrl'"),
        "300": ("Chinese Simplified", "ScriptCode='Hans'"), "301": ("Arabic", "ScriptCode='Arab'"),
    },
    "FeatureType": {
        "8": "Birthdate", "9": "Place of Birth", "10": "Nationality Country", "11": "Citizenship Country",
        "25": "Location", "224": "Gender", "3": "Vessel Flag", "2": "VESSEL TYPE", "13": "SWIFT/BIC",
        "14": "Additional Sanctions Information -", "900": "Former Vessel Flag",
    },
    "DetailReference": {"705": "Tug", "91": "Male"},
    "IDRegDocType": {"1571": "Passport", "1596": "Tax ID No.", "1626": "Vessel Registration Identification"},
    "Country": {"1": ("Russia", "ISO2='RU'"), "2": "Korea, North", "3": ("Atlantis", "ISO2='ZZ'")},
    "AreaCode": {"7": ("TR", "Description='Turkey'"), "8": ("XX", "Description='undetermined'")},
    "List": {"1550": "SDN List", "91507": "Consolidated List"},
    "LegalBasis": {"1": "Unknown", "1822": "Executive Order 14024 (Russia)"},
    "SanctionsType": {"1": "Program", "1705": "Block"},
    "RelationType": {"15003": "Acting for or on behalf of"},
}  # fmt: skip


def values() -> str:
    sets = []
    for kind, known in VALUES.items():
        rows = []
        for key, told in known.items():
            text, more = told if isinstance(told, tuple) else (told, "")
            rows.append(f"<{kind} ID='{key}' {more}>{text}</{kind}>")
        sets.append(f"<{kind}Values>{''.join(rows)}</{kind}Values>")
    return f"<ReferenceValueSets>{''.join(sets)}<OddValues/></ReferenceValueSets>"


def date(name: str, year: int, month: int, day: int) -> str:
    return f"<{name}><Year>{year}</Year><Month>{month}</Month><Day>{day}</Day></{name}>"


def period(first: tuple[int, int, int], last: tuple[int, int, int], more: str = "") -> str:
    start = f"<Start {more}>{date('From', *first)}{date('To', *first)}</Start>"
    return (
        f"<DatePeriod CalendarTypeID='1'>{start}<End {more}>{date('From', *last)}{date('To', *last)}</End></DatePeriod>"
    )


def feature(kind: int, inner: str) -> str:
    return f"<Feature ID='1' FeatureTypeID='{kind}'><FeatureVersion ID='1'>{inner}</FeatureVersion></Feature>"


def alias(*parts: tuple[str, str], primary: str = "false", weak: str = "false", script: str = "215") -> str:
    values = "".join(
        f"<DocumentedNamePart><NamePartValue NamePartGroupID='{group}' ScriptID='{script}'>{text}</NamePartValue>"
        "</DocumentedNamePart>"
        for group, text in parts
    )
    return (
        f"<Alias AliasTypeID='1400' Primary='{primary}' LowQuality='{weak}'><DocumentedName>{values}</DocumentedName>"
        "</Alias>"
    )


GROUPS = (
    "<NamePartGroups>"
    + "".join(
        f"<MasterNamePartGroup><NamePartGroup ID='{key}' NamePartTypeID='{kind}'/></MasterNamePartGroup>"
        for key, kind in (("f", 1521), ("m", 1522), ("l", 1520), ("e", 1525), ("v", 1526))
    )
    + "</NamePartGroups>"
)


def party(key: str, subtype: str, names: str, features: str = "", comment: str = "") -> str:
    return (
        f"<DistinctParty FixedRef='{key}'><Comment>{comment}</Comment><Profile ID='{key}' PartySubTypeID='{subtype}'>"
        f"<Identity ID='i{key}' Primary='true'>{names}{GROUPS}</Identity>{features}</Profile></DistinctParty>"
    )


PERSON = party(
    "101",
    "4",
    alias(("l", "КОРСАК"), ("f", "Тарас"), script="220")
    + alias(("l", "WINCH"), weak="true")
    + alias(("l", "KORSAK"), ("f", "Taras"), ("m", "Ivanovich"), primary="true")
    + alias(("f", "拉斯"), ("l", "塔"), script="300"),
    feature(8, period((1965, 3, 12), (1965, 3, 12)))
    + feature(8, period((1967, 1, 1), (1967, 12, 31)))
    + feature(8, period((1968, 5, 1), (1968, 5, 31)))
    + feature(8, period((1970, 1, 1), (1972, 12, 31)))
    + feature(8, period((1980, 1, 1), (1980, 1, 1), "Approximate='true'"))
    + feature(9, "<VersionDetail DetailTypeID='1'>Atlantis</VersionDetail>")
    + feature(10, "<VersionLocation LocationID='L1'/>")
    + feature(11, "<VersionLocation LocationID='L2'/><VersionDetail/>")
    + feature(224, "<VersionDetail DetailReferenceID='91'/>")
    + feature(14, "<VersionDetail>Subject to Secondary Sanctions</VersionDetail>")
    + feature(4711, "<VersionDetail>of a kind not known</VersionDetail>"),
    "a note of the party",
)
FIRM = party(
    "102",
    "3",
    alias(("e", "VEGA WINCHES LLC"), primary="true"),
    feature(25, "<VersionLocation LocationID='L3'/><VersionLocation LocationID='none'/>")
    + feature(13, "<VersionDetail>VEGARUMM</VersionDetail>"),
)
SHIP = party(
    "103",
    "1",
    alias(("v", "NORTHERN WINCH"), primary="true"),
    feature(3, "<VersionDetail>Panama</VersionDetail>")
    + feature(2, "<VersionDetail DetailReferenceID='705'/>")
    + feature(900, "<VersionDetail>Malta</VersionDetail>"),
)
OTHER = party("104", "9", alias(("x", "THE NOTHING"), primary="true"))

PLACES = (
    "<Location ID='L1'><LocationCountry CountryID='1'/></Location>"
    "<Location ID='L2'><LocationCountry CountryID='2'/><LocationCountry CountryID='3'/></Location>"
    "<Location ID='L3'><LocationAreaCode AreaCodeID='7'/><LocationAreaCode AreaCodeID='8'/></Location>"
)
DOCUMENTS = (
    "<IDRegDocument ID='1' IDRegDocTypeID='1571' IdentityID='i101' IssuedBy-CountryID='1'>"
    "<IDRegistrationNo>AB 123456</IDRegistrationNo></IDRegDocument>"
    "<IDRegDocument ID='2' IDRegDocTypeID='1596' IdentityID='i102' IssuedBy-CountryID='1'>"
    "<IDRegistrationNo>7700123459</IDRegistrationNo></IDRegDocument>"
    "<IDRegDocument ID='3' IDRegDocTypeID='1626' IdentityID='i103'>"
    "<IDRegistrationNo>IMO 1234567</IDRegistrationNo></IDRegDocument>"
    "<IDRegDocument ID='4' IDRegDocTypeID='99' IdentityID='i103'>"
    "<IDRegistrationNo>odd 1</IDRegistrationNo></IDRegDocument>"
)
RELATIONS = (
    "<ProfileRelationship ID='1' From-ProfileID='101' To-ProfileID='102' RelationTypeID='15003' Former='false'/>"
    "<ProfileRelationship ID='2' From-ProfileID='102' To-ProfileID='999' RelationTypeID='15003' Former='true'/>"
)


def measure(key: str, day: tuple[int, int, int], programme: str, listed: str = "1550") -> str:
    return (
        f"<SanctionsEntry ID='{key}' ProfileID='{key}' ListID='{listed}'><EntryEvent ID='1' LegalBasisID='1822'>"
        f"{date('Date', *day)}</EntryEvent><SanctionsMeasure SanctionsTypeID='1705'><Comment/></SanctionsMeasure>"
        f"<SanctionsMeasure SanctionsTypeID='1'><Comment>{programme}</Comment></SanctionsMeasure></SanctionsEntry>"
    )


MEASURES = (
    measure("101", (2024, 5, 1), "CYBER2")
    + measure("101", (2022, 2, 24), "RUSSIA-EO14024")
    + measure("103", (2023, 1, 2), "IRAN")
)


def document(parties: str = PERSON + FIRM + SHIP + OTHER, measures: str = MEASURES, head: str = "") -> bytes:
    return (
        f"<?xml version='1.0' encoding='utf-8'?>{head}\n<Sanctions xmlns='{SPACE}' Version='3'>\n"
        f"{date('DateOfIssue', 2026, 5, 21)}{values()}<Locations>{PLACES}</Locations>"
        f"<IDRegDocuments>{DOCUMENTS}</IDRegDocuments><DistinctParties>{parties}</DistinctParties>"
        f"<ProfileRelationships>{RELATIONS}</ProfileRelationships><SanctionsEntries>{measures}</SanctionsEntries>"
        "<SomethingNew><Thing/></SomethingNew></Sanctions>"
    ).encode()


def load(data: bytes, origin: str = "sdn_advanced.xml") -> Watchlist:
    return ofac_xml.load(io.BytesIO(data), origin, lambda name: None)


def test_a_person() -> None:
    known = load(document())
    entry = known.entries[0]
    assert (entry.id, entry.schema) == ("ofac-101", "Person")
    assert entry.names == (
        Name("Taras Ivanovich KORSAK"), Name("Тарас КОРСАК"), Name("塔拉斯", "zh"), Name("WINCH"),
    ), "the primary name first, weak ones last, each as its language orders it"  # fmt: skip
    assert entry.birth_dates == ("1965-03-12", "1967", "1968-05", "1970", "1971", "1972", "1980")
    assert entry.countries == ("kp", "ru")
    assert entry.identifiers == (Identifier("passport", "AB123456"),)
    assert entry.programmes == ("CYBER2", "RUSSIA-EO14024")
    assert entry.listed_since == "2022-02-24"
    assert entry.allegation == (
        "OFAC says: listed under CYBER2, RUSSIA-EO14024; on the SDN List; "
        "Acting for or on behalf of: VEGA WINCHES LLC; Executive Order 14024 (Russia); Block; a note of the party; "
        "Additional Sanctions Information: Subject to Secondary Sanctions; of a kind not known"
    )
    assert entry.source == "https://sanctionssearch.ofac.treas.gov/Details.aspx?id=101"


def test_a_firm_a_ship_and_what_is_not_known() -> None:
    _, firm, ship, other = load(document()).entries
    assert (firm.schema, ship.schema, other.schema) == ("Organization", "Vessel", "LegalEntity")
    assert firm.identifiers == (Identifier("inn", "7700123459"), Identifier("swift", "VEGARUMM"))
    assert firm.countries == ("ru", "tr")
    assert (firm.allegation, firm.programmes, firm.listed_since) == (None, (), None)
    assert ship.identifiers == (Identifier("imo", "1234567"),)
    assert ship.countries == ("pa",)
    assert ship.allegation == (
        "OFAC says: listed under IRAN; on the SDN List; Executive Order 14024 (Russia); Block; VESSEL TYPE: Tug; "
        "document: odd 1"
    )
    assert [n.text for n in other.names] == ["THE NOTHING"]


def test_the_list_says_what_it_is() -> None:
    known = load(document())
    assert (known.name, known.as_of, known.refused) == ("OFAC SDN", "2026-05-21", ())
    assert "Office of Foreign Assets Control" in known.publisher and "public domain" in known.licence
    other = load(document(measures=measure("101", (2020, 1, 1), "NS-PLC", "91507")))
    assert other.name == "OFAC consolidated non-SDN"
    assert load(document(), "CONS_ADVANCED.XML").name == "OFAC consolidated non-SDN"
    undated = document().replace(date("DateOfIssue", 2026, 5, 21).encode(), b"")
    assert load(undated).as_of == "2024-05-01"


def test_parties_that_cannot_be_read_are_refused_and_the_rest_counts() -> None:
    bad = "<DistinctParty FixedRef='105'/>" + party("106", "3", "") + PERSON.replace("101", "102")
    known = load(document(PERSON + FIRM + bad, MEASURES))
    assert [e.id for e in known.entries] == ["ofac-101", "ofac-102"]
    assert known.refused == (
        "party 3: it has no profile, or no number",
        "party 4: 106 has no name",
        "party 5: the number 102 came before",
        "a sanctions entry names the profile 103, which no party has",
    )


def test_the_order_of_sections_does_not_matter_to_what_is_joined() -> None:
    moved = document().replace(f"<Locations>{PLACES}</Locations>".encode(), b"")
    moved = moved.replace(b"</Sanctions>", f"<Locations>{PLACES}</Locations></Sanctions>".encode())
    assert load(moved).entries == load(document()).entries


def test_without_reference_values_names_are_read_still() -> None:
    bare = document().replace(values().encode(), b"")
    assert [e.schema for e in load(bare).entries] == ["LegalEntity"] * 4
    assert load(bare).entries[1].names[0].text == "VEGA WINCHES LLC"


def test_a_file_that_is_not_whole_is_refused() -> None:
    data = document()
    for cut in range(200, len(data) - 1, 10):
        with pytest.raises(BadInput, match=r"'sdn_advanced\.xml'.* line \d+.*; "):
            load(data[:cut])
    with pytest.raises(BadInput, match="no party"):
        load(document(parties=""))


def test_entities_are_refused() -> None:
    bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"
    with pytest.raises(BadInput, match="document type"):
        load(document(head=bomb).replace(b"THE NOTHING", b"&b;"))


def test_its_root_is_known_and_others_are_not() -> None:
    assert sniff(document()) and sniff(b"\xef\xbb\xbf" + document())
    assert sniff(b"<Sanctions xmlns='http://www.un.org/sanctions/1.0' Version='3'>")
    for other in (b"", b"<Sanctions><x/></Sanctions>", b"<export/>", b"<sdnList xmlns='exports/XML'/>", b"\x00"):
        assert not sniff(other)


@given(st.integers(200, 7000), st.integers(0, 30), st.text(alphabet="<>/='ID0&x", max_size=12))
def test_no_change_breaks_the_reader(at: int, over: int, noise: str) -> None:
    data = document()
    data = data[:at] + noise.encode() + data[at + over :]
    try:
        known = load(data)
    except BadInput:
        return
    assert len(known.entries) + sum(r.startswith("party") for r in known.refused) == data.count(b"<DistinctParty ")
