import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.records.reading import Identifier, Name
from enduse.screen.lists import eu_csv, eu_xml

NEW = (
    "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;Entity_DesignationDate;"
    "Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;"
    "Entity_Regulation_PublicationDate;Entity_Regulation_EntryIntoForceDate;Entity_Regulation_Programme;"
    "Entity_Regulation_PublicationUrl;NameAlias_LastName;NameAlias_FirstName;NameAlias_MiddleName;NameAlias_WholeName;"
    "NameAlias_NameLanguage;NameAlias_Regulation_PublicationDate;Address_City;Address_CountryIso2Code;"
    "Address_CountryDescription;BirthDate_BirthDate;BirthDate_Day;BirthDate_Month;BirthDate_Year;"
    "BirthDate_YearRangeFrom;BirthDate_YearRangeTo;BirthDate_Circa;BirthDate_CalendarType;Identification_Number;"
    "Identification_LatinNumber;Identification_TypeCode;Identification_CountryIso2Code;Citizenship_CountryIso2Code;"
    "Citizenship_CountryDescription"
).split(";")
OLD = (
    "Date_file;Entity_logical_id;Subject_type;Leba_numtitle;Leba_publication_date;Leba_url;Programme;Naal_logical_id;"
    "Entity_logical_id;Naal_leba_publication_date;Naal_lastname;Naal_firstname;Naal_middlename;Naal_wholename;"
    "Naal_language;Addr_country;Birt_date;Birt_country;Iden_number;Iden_country;Citi_country;EU_ref_num"
).split(";")
PERSON = {
    "fileGenerationDate": "05/08/2026", "Entity_LogicalId": "10", "Entity_EU_ReferenceNumber": "EU.10.1",
    "Entity_DesignationDate": "2022-02-25", "Entity_Remark": "Owner of Vega; supplies winches.",
    "Entity_SubjectType": "P", "Entity_SubjectType_ClassificationCode": "person",
    "Entity_Regulation_PublicationDate": "2023-01-09", "Entity_Regulation_Programme": "UKR",
    "Entity_Regulation_PublicationUrl": "https://example.org/act",
}  # fmt: skip
PERSON_ROWS = [
    {"NameAlias_FirstName": "Ivan", "NameAlias_LastName": "Vegin", "NameAlias_Regulation_PublicationDate": "5.3.2021"},
    {"NameAlias_WholeName": 'Иван "Ваня" Вегин', "NameAlias_NameLanguage": "RU"},
    {"Address_City": "Minsk", "Address_CountryDescription": "BELARUS"},
    {"BirthDate_BirthDate": "1961-04-02", "BirthDate_Year": "1961"},
    {
        "BirthDate_Year": "1963",
        "BirthDate_Month": "5",
        "BirthDate_Circa": "true",
        "BirthDate_CalendarType": "GREGORIAN",
    },
    {"BirthDate_YearRangeFrom": "1958", "BirthDate_YearRangeTo": "1959"},
    {
        "Identification_Number": "AB 123456",
        "Identification_TypeCode": "passport",
        "Identification_CountryIso2Code": "RU",
    },
    {"Citizenship_CountryIso2Code": "RU"},
]
FIRM = {
    "fileGenerationDate": "05/08/2026", "Entity_LogicalId": "11", "Entity_SubjectType_ClassificationCode": "enterprise",
    "Entity_Regulation_Programme": "CHEM",
}  # fmt: skip
FIRM_ROWS = [
    {"NameAlias_WholeName": "Vega JSC"},
    {"Identification_Number": "1831083343", "Identification_TypeCode": "fiscalcode"},
]


def sheet(columns: list[str], *rows: dict[str, str]) -> bytes:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in ';"\n') else text

    lines = [";".join(columns)] + [";".join(cell(row.get(name, "")) for name in columns) for row in rows]
    return b"\xef\xbb\xbf" + "\r\n".join([*lines, ""]).encode()


def new(*columns: str) -> bytes:
    chosen = [name for name in NEW if name not in columns]
    return sheet(chosen, *[PERSON | row for row in PERSON_ROWS], *[FIRM | row for row in FIRM_ROWS])


def load(data: bytes) -> Watchlist:
    return eu_csv.load(io.BytesIO(data), "dir/eu.csv", lambda name: None)


def test_version_1_1() -> None:
    found = load(new())
    person, firm = found.entries
    assert (person.id, person.schema) == ("EU.10.1", "Person")
    assert person.names == (Name("Ivan Vegin"), Name('Иван "Ваня" Вегин', "ru"))
    assert person.countries == ("by", "ru")
    assert person.birth_dates == ("1961-04-02", "1963", "1958", "1959")
    assert person.identifiers == (Identifier("passport", "AB123456"),)
    assert (person.programmes, person.listed_since) == (("UKR",), "2021-03-05")
    assert person.allegation == "The European Union says: Owner of Vega; supplies winches."
    assert person.source == "https://example.org/act"
    assert (firm.id, firm.schema, firm.names) == ("11", "Organization", (Name("Vega JSC"),))
    assert firm.identifiers == (Identifier("inn", "1831083343"),)
    assert (found.as_of, found.refused, found.note) == ("2026-08-05", (), None), "the date is written day first"


def test_version_1_0() -> None:
    whole = {
        "Date_file": "05/08/2026", "Entity_logical_id": "10", "Subject_type": "P",
        "Leba_publication_date": "2023-01-09", "Leba_url": "https://example.org/act", "Programme": "UKR",
        "EU_ref_num": "EU.10.1",
    }  # fmt: skip
    found = load(
        sheet(
            OLD,
            whole | {"Naal_wholename": "Ivan Vegin", "Naal_language": "EN", "Naal_leba_publication_date": "2021-03-05"},
            whole | {"Addr_country": "BLR"},
            whole | {"Citi_country": "RUS"},
            whole | {"Birt_date": "1961-04-02", "Birt_country": "UKR"},
            whole | {"Iden_number": "AB 123456 (passport-National passport)", "Iden_country": "RUS"},
            whole | {"Iden_number": "1831083343 (fiscalcode-Fiscal code)", "Iden_country": "RUS"},
        )
    )
    (entry,) = found.entries
    assert (entry.id, entry.schema, entry.names) == ("EU.10.1", "Person", (Name("Ivan Vegin", "en"),))
    assert (entry.countries, entry.birth_dates) == (("by", "ru"), ("1961-04-02",))
    assert entry.identifiers == (Identifier("inn", "1831083343"), Identifier("passport", "AB123456"))
    assert (entry.programmes, entry.listed_since, found.as_of) == (("UKR",), "2021-03-05", "2026-08-05")
    assert found.note == "the file has no column for: remark, kind of identification"


def test_columns_are_found_by_name_and_missing_ones_told() -> None:
    found = load(new("Citizenship_CountryIso2Code", "Entity_SubjectType", "Entity_SubjectType_ClassificationCode"))
    assert found.note == "the file has no column for: kind of party, citizenship"
    assert {entry.schema for entry in found.entries} == {"LegalEntity"}
    turned = sheet([*reversed(NEW), "Later"], *[PERSON | row for row in PERSON_ROWS])
    assert load(turned).entries == load(new()).entries[:1]
    for needed in (["Entity_LogicalId"], ["NameAlias_WholeName", "NameAlias_FirstName", "NameAlias_LastName"]):
        with pytest.raises(BadInput, match=r"line 1 of the list 'dir/eu\.csv'"):
            load(new(*needed))


def test_bad_rows_are_refused_and_the_rest_counts() -> None:
    lines = new().split(b"\r\n")
    lines[2] = lines[2].replace("Иван".encode(), b"\xc8\xe2\xe0\xed")
    lines[4] = lines[4][:60]
    lines.insert(6, b";;;")
    lines.insert(7, lines[9].replace(b";10;", b";;", 1))
    lines.insert(8, lines[9] + b";more")
    lines.insert(9, lines[10] + b";;")
    found = load(b"\r\n".join(lines))
    assert [entry.id for entry in found.entries] == ["EU.10.1", "11"]
    assert found.refused == (
        "line 3: the text is no UTF-8",
        "lines 5 to 6: a quotation is opened and never closed",
        "line 8: no Entity_LogicalId",
        "line 9: 37 cells instead of 36",
    )


def test_a_party_without_a_name_is_refused() -> None:
    found = load(sheet(NEW, PERSON | PERSON_ROWS[2], PERSON | PERSON_ROWS[3], *[FIRM | row for row in FIRM_ROWS]))
    assert found.refused == ("line 2: 'EU.10.1' has no name in any row",)
    with pytest.raises(BadInput, match="no name"):
        load(sheet(NEW, PERSON))
    with pytest.raises(BadInput, match="no row"):
        load(sheet(NEW))


def test_a_file_that_fits_no_row_is_refused_whole() -> None:
    lines = new().split(b"\r\n")
    with pytest.raises(BadInput, match=r"10 of 10 rows .*get the whole file again"):
        load(b"\r\n".join([lines[0] + b";one;two", *lines[1:]]))


def test_a_quotation_that_is_not_closed_costs_its_lines_and_is_told() -> None:
    lines = new().split(b"\r\n")
    lines[-3] = lines[-3].replace(b"Vega JSC", b'"Vega JSC')
    found = load(b"\r\n".join(lines))
    assert [entry.id for entry in found.entries] == ["EU.10.1"]
    assert found.refused == ("lines 10 to 11: a quotation is opened and never closed",)
    lines[-2] = lines[-2].replace(b"1831083343", b'"1831083343"')
    assert load(b"\r\n".join(lines)).refused[0].startswith("lines 10 to 11: ")


def test_two_parties_of_one_reference_stay_two() -> None:
    twin = FIRM | FIRM_ROWS[0] | {"Entity_EU_ReferenceNumber": "EU.10.1"}
    assert [e.id for e in load(sheet(NEW, PERSON | PERSON_ROWS[0], twin)).entries] == ["EU.10.1", "EU.10.1 (11)"]


def test_a_list_cut_anywhere_is_told() -> None:
    whole = new()
    full = load(whole)
    between = {at + 1 for at in range(len(whole)) if whole[at : at + 1] in (b"\r", b"\n")}
    for end in range(0, len(whole), 10):
        try:
            found = load(whole[:end])
        except BadInput:
            continue
        assert len(found.entries) <= len(full.entries)
        assert found.refused or found.note or end in between, "only a cut between two rows cannot be seen"


def test_sniffing_knows_its_own() -> None:
    assert eu_csv.sniff(new()) and eu_csv.sniff(sheet(OLD)) and eu_csv.sniff(new().removeprefix(b"\xef\xbb\xbf"))
    for other in (b"", b"<export/>", b"id;name\n1;x", b"Entity_LogicalId,NameAlias_WholeName", b'{"id": 1}'):
        assert not eu_csv.sniff(other)
    assert not eu_xml.sniff(new())


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**6))
def test_no_damage_crashes_it(seed: int) -> None:
    dice = random.Random(seed)
    whole = bytearray(new())
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(whole))
        match dice.randrange(3):
            case 0:
                whole[at] = dice.choice(b'";\n\r\x00\xff\xc3a')
            case 1:
                del whole[at : at + dice.randint(1, 40)]
            case _:
                whole[at:at] = dice.choice([b'"', b";", b"\n", b"\x1a", b"\xef\xbb\xbf", b'";"'])
    try:
        found = load(bytes(whole))
    except BadInput:
        return
    assert found.entries


@given(st.lists(st.sampled_from(["10", "11", "12", "", "bad"]), max_size=12))
def test_every_row_belongs_to_an_entry_or_a_refusal(keys: list[str]) -> None:
    data = sheet(NEW, *[FIRM | FIRM_ROWS[0] | {"Entity_LogicalId": key} for key in keys])
    data = data.replace(b"05/08/2026;bad;", b"bad")
    try:
        found = load(data)
    except BadInput:
        assert keys.count("bad") * 2 > len(keys) or not set(keys) - {"", "bad"}
        return
    assert {entry.id for entry in found.entries} == set(keys) - {"", "bad"}
    assert len(found.refused) == keys.count("") + keys.count("bad")
