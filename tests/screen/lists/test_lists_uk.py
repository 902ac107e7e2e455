import csv
import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.records.reading import Identifier, Name
from enduse.screen.lists import uk_csv, uk_xml
from enduse.screen.lists.uk_party import report_day

HEADERS = [
    "Last Updated", "Unique ID", "OFSI Group ID", "UN Reference Number", "Name 6", "Name 1", "Name 2", "Name 3",
    "Name 4", "Name 5", "Name type", "Alias strength", "Title", "Name non-latin script", "Non-latin script type",
    "Non-latin script language", "Regime Name", "Individual, Entity, Ship", "Designation source",
    "Sanctions Imposed", "Other Information", "UK Statement of Reasons", "Address Line 1", "Address Country",
    "Date Designated", "D.O.B", "Nationality(/ies)", "National Identifier number",
    "National Identifier additional information", "Passport number", "Business registration number (s)",
    "IMO number", "Current believed flag of ship", "A column of next year",
]  # fmt: skip
PERSON = {
    "Last Updated": "05/09/2026", "Unique ID": "TST0001", "Name 1": "Anton", "Name 2": "Ilyich", "Name 6": "VERKTOV",
    "Name type": "Primary Name", "Regime Name": "The Tarsk Regulations 2020", "Individual, Entity, Ship": "Individual",
    "Date Designated": "01/03/2022", "D.O.B": "dd/mm/1959", "Nationality(/ies)": "(1) Russia (2) Belarus",
    "National Identifier number": "500100732259", "National Identifier additional information": "Russian tax number",
    "Passport number": "75 1234567", "UK Statement of Reasons": "Verktov sells\nwinches.",
    "Name non-latin script": "Антон Верктов", "Non-latin script type": "Cyrillic",
    "Non-latin script language": "Russian",
}  # fmt: skip
ROWS = [
    PERSON,
    {**PERSON, "Name 1": "", "Name 2": "", "Name 6": "Tosha", "Name type": "Alias",
     "Alias strength": "Low quality a.k.a", "D.O.B": "14/11/1960"},
    {**PERSON, "Name 1": "Anton", "Name 2": "", "Name 6": "VERKTOFF", "Name type": "Primary name variation"},
    {"Unique ID": "TST0002", "Name 6": 'VERKTA "NORTH" LLC', "Name type": "Primary Name",
     "Individual, Entity, Ship": "Entity", "Address Country": "Congo (Democratic Republic)",
     "Business registration number (s)": "OGRN: 1027700132195; INN: 7707083893", "Date Designated": "2023-05-15"},
    {"Unique ID": "TST0003", "Name 6": "ORMEKA", "Name type": "Primary Name", "Individual, Entity, Ship": "Ship",
     "IMO number": "IMO 9074729", "Current believed flag of ship": "Gabon"},
    {"Unique ID": "TST0004", "Name 6": "Something", "Individual, Entity, Ship": "Aircraft"},
]  # fmt: skip
OLD = (
    "Last Updated,03/06/2026\r\n"
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,"
    "Non-Latin Script Language,DOB,Nationality,Passport Number,Country,Other Information,Group Type,Alias Type,"
    "Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID\r\n"
    "QUILL,Tobias,Ezra,,,,,Тобиас Квилл,Cyrillic,Russian,00/00/1959,(1) Russia (2) Syria,(1) AB55501 (2) AB55502,,"
    '"(UK Sanctions List Ref):TST9. (UK Statement of Reasons):Quill sells winches, and more. (Gender):Male",'
    "Individual,Primary name,,Tarsk,02/03/2022,01/03/2022,03/06/2026,90001\r\n"
    "QUILLY,T,,,,,,,,,12/03/1960,,,,,Individual,AKA,Low quality,Tarsk,02/03/2022,,03/06/2026,90001\r\n"
    "NORTHERN WINCH,,,,,,,,,,,,,Russia,,Entity,Primary name,,Tarsk,05/05/2023,,03/06/2026,90002\r\n"
)


def table(rows: list[dict[str, str]], first: str = "Report Date: 23-Sep-2026") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([[first], HEADERS, *([row.get(h, "") for h in HEADERS] for row in rows)])
    return out.getvalue().encode("utf-8-sig")


def tree(rows: list[dict[str, str]]) -> bytes:
    """The same facts as XML."""
    parts = ["<?xml version='1.0' encoding='utf-8'?>\n<Designations><DateGenerated>23/09/2026</DateGenerated>"]
    for key in dict.fromkeys(row["Unique ID"] for row in rows):
        mine = [row for row in rows if row["Unique ID"] == key]
        one = mine[0]
        parts.append(f"\n<Designation><UniqueID>{key}</UniqueID><New><Thing/></New><Names>")
        for row in mine:
            names = "".join(f"<Name{i}>{row.get(f'Name {i}', '')}</Name{i}>" for i in range(1, 7))
            kind = f"<NameType>{row.get('Name type', '')}</NameType>"
            parts.append(f"<Name>{names}{kind}<AliasStrength>{row.get('Alias strength', '')}</AliasStrength></Name>")
        births = "".join(f"<DOB>{row['D.O.B']}</DOB>" for row in mine if "D.O.B" in row)
        places = [p.strip() for p in one.get("Nationality(/ies)", "").replace("(1)", "").split("(2)")]
        homes = "".join(f"<Nationality>{place}</Nationality>" for place in places)
        parts.append(
            "</Names><NonLatinNames><NonLatinName>"
            f"<NameNonLatinScript>{one.get('Name non-latin script', '')}</NameNonLatinScript>"
            f"<NonLatinScriptLanguage>{one.get('Non-latin script language', '')}</NonLatinScriptLanguage>"
            f"</NonLatinName></NonLatinNames><RegimeName>{one.get('Regime Name', '')}</RegimeName>"
            f"<IndividualEntityShip>{one['Individual, Entity, Ship']}</IndividualEntityShip>"
            f"<DateDesignated>{one.get('Date Designated', '')}</DateDesignated>"
            f"<UKStatementofReasons>{one.get('UK Statement of Reasons', '')}</UKStatementofReasons>"
            f"<Addresses><Address><AddressCountry>{one.get('Address Country', '')}</AddressCountry></Address>"
            "</Addresses>"
            f"<IndividualDetails><Individual><DOBs>{births}</DOBs><Nationalities>{homes}</Nationalities>"
            f"<PassportDetails><Passport><PassportNumber>{one.get('Passport number', '')}</PassportNumber></Passport>"
            "</PassportDetails><NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>"
            f"{one.get('National Identifier number', '')}</NationalIdentifierNumber>"
            "<NationalIdentifierAdditionalInformation>tax</NationalIdentifierAdditionalInformation>"
            "</NationalIdentifier></NationalIdentifierDetails></Individual></IndividualDetails><EntityDetails><Entity>"
            "<BusinessRegistrationNumbers><BusinessRegistrationNumber>"
            f"{one.get('Business registration number (s)', '')}</BusinessRegistrationNumber>"
            "</BusinessRegistrationNumbers></Entity></EntityDetails><ShipDetails><Ship><IMONumbers><IMONumber>"
            f"{one.get('IMO number', '')}</IMONumber></IMONumbers><CurrentBelievedFlagOfShips>"
            f"<CurrentBelievedFlagOfShip>{one.get('Current believed flag of ship', '')}</CurrentBelievedFlagOfShip>"
            "</CurrentBelievedFlagOfShips></Ship></ShipDetails></Designation>"
        )
    return ("".join(parts) + "\n</Designations>").encode()


def read(data: bytes) -> Watchlist:
    load = uk_xml.load if uk_xml.sniff(data) else uk_csv.load
    return load(io.BytesIO(data), "uk.list", lambda name: None)


@pytest.mark.parametrize("data", [table(ROWS), tree(ROWS)], ids=["csv", "xml"])
def test_every_fact_of_both_forms(data: bytes) -> None:
    assert [plug.sniff(data) for plug in (uk_csv, uk_xml)].count(True) == 1
    known = read(data)
    assert (known.name, known.as_of, known.refused) == ("UK Sanctions List", "2026-09-23", ())
    assert (known.publisher, known.licence) == (
        "Foreign, Commonwealth & Development Office",
        "Open Government Licence v3.0",
    )
    person, firm, ship, thing = known.entries
    assert person.names[0] == Name("Anton Ilyich VERKTOV")
    assert set(person.names[1:3]) == {Name("Антон Верктов", "ru"), Name("Anton VERKTOFF")}
    assert person.names[3:] == (Name("Tosha"),)
    assert (person.id, person.schema, person.countries) == ("TST0001", "Person", ("by", "ru"))
    assert set(person.birth_dates) == {"1959", "1960-11-14"}
    assert set(person.identifiers) == {Identifier("inn", "500100732259"), Identifier("passport", "751234567")}
    assert person.programmes == ("The Tarsk Regulations 2020",)
    assert (person.listed_since, person.allegation) == ("2022-03-01", "The United Kingdom says: Verktov sells winches.")
    assert person.source == "https://www.gov.uk/government/publications/the-uk-sanctions-list"
    assert (firm.schema, firm.countries, firm.listed_since) == ("Organization", ("cd",), "2023-05-15")
    assert firm.identifiers == (Identifier("inn", "7707083893"), Identifier("ogrn", "1027700132195"))
    assert (ship.schema, ship.identifiers, ship.countries) == ("Vessel", (Identifier("imo", "9074729"),), ("ga",))
    assert thing.schema == "LegalEntity"


def test_the_older_list_of_ofsi() -> None:
    assert uk_csv.sniff(OLD.encode())
    known = read(OLD.encode())
    assert (known.name, known.as_of) == ("OFSI Consolidated List", "2026-06-03")
    assert known.publisher == "Office of Financial Sanctions Implementation, HM Treasury"
    person, firm = known.entries
    assert person.names == (Name("Tobias Ezra QUILL"), Name("Тобиас Квилл", "ru"), Name("T QUILLY"))
    assert (person.birth_dates, person.countries) == (("1959", "1960-03-12"), ("ru", "sy"))
    assert person.identifiers == (Identifier("passport", "AB55501"), Identifier("passport", "AB55502"))
    assert (person.listed_since, person.programmes) == ("2022-03-01", ("Tarsk",))
    assert person.allegation == "The United Kingdom says: Quill sells winches, and more."
    assert (firm.id, firm.schema, firm.countries) == ("90002", "Organization", ("ru",))


def test_bad_rows_are_refused_with_their_line_and_the_rest_counts() -> None:
    data = table([*ROWS, {"Name 6": "Nobody"}, {"Unique ID": "TST0009", "Address Country": "Russia"}])
    data += b"one,two\r\nTST,\xff\xfe" + b"," * (len(HEADERS) - 2) + b"\r\n"
    known = read(data)
    assert len(known.entries) == 4
    assert [r.split(":")[0] for r in known.refused] == ["line 12", "line 14", "line 15", "line 13"]
    assert known.refused[3] == "line 13: 'TST0009' has no name"


def test_a_designation_without_a_name_is_refused() -> None:
    known = read(tree([*ROWS, {"Unique ID": "TST0009", "Individual, Entity, Ship": "Entity"}]))
    assert len(known.entries) == 4 and "'TST0009' has no name" in known.refused[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nonsense\n",
        table([]),
        table(ROWS).replace(b"TST", b'"TST'),
        b"\r\n".join(line + b",x" if i > 1 else line for i, line in enumerate(table(ROWS).split(b"\r\n"))),
        b"<Designations/>",
        b"<!DOCTYPE d [<!ENTITY e 'x'>]><Designations><Designation><Names/></Designation></Designations>",
    ],
)
def test_what_is_no_whole_list_stops(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"'uk\.list'.*line|'uk\.list'.*no party"):
        read(data)


def test_dates_of_the_report() -> None:
    assert report_day("Report Date: 01/10/2026") == "2026-10-01"
    assert report_day("Report Date: 2-Oct-2026") == "2026-10-02"
    assert report_day("23 September 2026") == "2026-09-23"
    assert report_day("Report Date: 2026-10-02") == "2026-10-02"


def test_xml_cut_anywhere_is_refused_whole() -> None:
    data = tree(ROWS)
    for cut in range(0, len(data) - 14, 10):
        with pytest.raises(BadInput, match="get the whole"):
            uk_xml.load(io.BytesIO(data[:cut]), "uk.list", lambda name: None)


@pytest.mark.parametrize("data", [table(ROWS), OLD.encode()], ids=["new", "old"])
def test_a_table_cut_anywhere_is_refused_or_ends_with_a_row(data: bytes) -> None:
    whole = {e.id: e for e in read(data).entries}
    for cut in range(0, len(data), 10):
        try:
            known = read(data[:cut])
        except BadInput:
            continue
        assert {e.id for e in known.entries} <= set(whole)
        assert data[:cut].endswith((b"\r", b"\n", b",")) or data[cut : cut + 1] in b"\r\n" or known.refused
        for entry in known.entries:
            assert set(entry.names) <= set(whole[entry.id].names)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**9), st.sampled_from([table(ROWS), tree(ROWS), OLD.encode()]))
def test_mutations_never_crash_and_lose_nothing(seed: int, data: bytes) -> None:
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.choice(b'\x00\n",<>&;:1Z\xff')
    try:
        known = (uk_xml if b"<Designations" in data else uk_csv).load(io.BytesIO(changed), "x", lambda name: None)
    except BadInput:
        return
    assert known.entries and all(e.names for e in known.entries)
