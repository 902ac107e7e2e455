import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.records.reading import Identifier, Name
from enduse.screen.lists import eu_xml

SUMMARY = '<regulationSummary regulationType="regulation" publicationDate="2021-03-05" numberTitle="7/2021"/>'
PERSON = f"""
  <sanctionEntity designationDate="2022-02-25" designationDetails="Head of Vega" unitedNationId=""
      euReferenceNumber="EU.10.1" logicalId="10">
    <remark>Owner of  Vega.
      Supplies winches.</remark>
    <regulation regulationType="amendment" organisationType="council" publicationDate="2023-01-09"
        entryIntoForceDate="2023-01-10" numberTitle="1/2023" programme="UKR" logicalId="1">
      <publicationUrl>https://example.org/act?a=1&amp;b=2</publicationUrl>
    </regulation>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="Ivan" middleName="" lastName="Vegin" wholeName="" nameLanguage="" strong="true">{SUMMARY}
    </nameAlias>
    <nameAlias wholeName="Vanya" nameLanguage="" strong="false" logicalId="13"/>
    <nameAlias wholeName="Иван  Вегин" nameLanguage="RU" strong="true" logicalId="12"/>
    <nameAlias wholeName="unknown" strong="true"/>
    <citizenship countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION"/>
    <citizenship countryIso2Code="00" countryDescription="UNKNOWN"/>
    <address city="Minsk" countryIso2Code="" countryDescription="BELARUS"><remark>home</remark></address>
    <birthdate circa="false" calendarType="GREGORIAN" birthdate="1961-04-02" dayOfMonth="2" monthOfYear="4"
        year="1961"/>
    <birthdate circa="true" calendarType="GREGORIAN" year="1963" monthOfYear="5"/>
    <birthdate circa="false" calendarType="GREGORIAN" year="1964" monthOfYear="5"/>
    <birthdate circa="false" yearRangeFrom="1958" yearRangeTo="1960"/>
    <birthdate circa="false" yearRangeTo="1980"/>
    <birthdate calendarType="ISLAMIC" year="1702"/>
    <identification number="Russia AB 123456 (expired)" identificationTypeCode="passport" countryIso2Code="RU"/>
    <identification number="OGRN 1027700132195" identificationTypeCode="other" countryIso2Code="00"/>
    <newThing of="later"/>
  </sanctionEntity>"""
FIRM = """
  <sanctionEntity logicalId="11">
    <regulation publicationDate="2020-05-06" programme="UKR"/><regulation programme="CHEM"/>
    <subjectType code="enterprise" classificationCode="E"/>
    <nameAlias wholeName="АО «Вега»" nameLanguage="RU" strong="true"/>
    <identification number="1831083343" latinNumber="1831083343" identificationTypeCode="fiscalcode"
        countryIso2Code="RU"/>
    <identification number="1831083343" identificationTypeCode="regnumber" countryIso2Code="AM"/>
    <identification number="IMO 9074729" identificationTypeCode="imo"/>
    <identification number="9074720" identificationTypeCode="imo"/>
    <identification number="VEGARU2P" identificationTypeCode="swiftbic"/>
  </sanctionEntity>"""
ODD = '<sanctionEntity logicalId="12"><subjectType code="fleet"/><nameAlias wholeName="Vega Fleet"/></sanctionEntity>'
NAMELESS = '<sanctionEntity logicalId="13"><subjectType code="person"/></sanctionEntity>'


def listed(*parties: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<export xmlns="http://eu.europa.ec/fpi/fsd/export"'
    root = f'{head} generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="1">'
    return f"{root}{''.join(parties)}</export>".encode()


def load(data: bytes) -> Watchlist:
    return eu_xml.load(io.BytesIO(data), "dir/eu.xml", lambda name: None)


def test_a_person() -> None:
    found = load(listed(PERSON))
    (entry,) = found.entries
    assert (entry.id, entry.schema) == ("EU.10.1", "Person")
    assert entry.names == (Name("Ivan Vegin"), Name("Иван Вегин", "ru"), Name("Vanya")), "strong names before weak ones"
    assert entry.countries == ("by", "ru")
    assert entry.birth_dates == ("1961-04-02", "1963", "1964-05", "1958", "1959", "1960")
    assert entry.identifiers == (Identifier("ogrn", "1027700132195"), Identifier("passport", "AB123456"))
    assert entry.programmes == ("UKR",)
    assert entry.listed_since == "2021-03-05", "the earliest date told"
    assert entry.allegation == "The European Union says: Owner of Vega. Supplies winches.; Head of Vega"
    assert entry.source == "https://example.org/act?a=1&b=2"


def test_a_firm_and_a_kind_that_is_not_known() -> None:
    firm, odd = load(listed(FIRM, ODD)).entries
    assert (firm.id, firm.schema, firm.listed_since) == ("11", "Organization", "2020-05-06")
    assert firm.programmes == ("UKR", "CHEM")
    assert firm.countries == ("am", "ru"), "where a firm is registered, there it is at home"
    assert firm.identifiers == tuple(
        sorted(
            Identifier(*known)
            for known in [
                ("inn", "1831083343"),
                ("registration", "1831083343"),
                ("imo", "9074729"),
                ("registration", "9074720"),
                ("swift", "VEGARU2P"),
            ]
        )
    )
    assert (firm.allegation, firm.source) == (None, None)
    assert (odd.schema, odd.listed_since) == ("LegalEntity", None)


def test_the_list_as_a_whole() -> None:
    found = load(listed(PERSON, FIRM))
    assert found.as_of == "2026-08-05"
    assert "European Commission" in found.publisher and "2011/833" in found.licence
    assert len(found.sha256) == 64 and found.refused == ()
    undated = load(listed(PERSON, FIRM).replace(b"generationDate", b"other"))
    assert undated.as_of == "2021-03-05", "else the newest listing"


def test_what_has_no_name_or_is_no_party_is_refused_with_its_line() -> None:
    found = load(listed(FIRM, "\n" + NAMELESS, "\n<noticeOfSomething/>"))
    assert len(found.entries) == 1
    assert [r.split(":")[0] for r in found.refused] == ["line 14", "line 15"]
    with pytest.raises(BadInput, match="no name"):
        load(listed(NAMELESS))
    with pytest.raises(BadInput, match="no sanctionEntity"):
        load(listed())


def test_one_number_twice_makes_two_entries() -> None:
    ids = [entry.id for entry in load(listed(FIRM, FIRM)).entries]
    assert ids[0] == "11" and ids[1].startswith("11 (line ")


def test_a_list_cut_anywhere_is_refused_whole() -> None:
    whole = listed(PERSON, FIRM)
    for end in range(0, len(whole) - 1, 10):
        with pytest.raises(BadInput, match=r"dir/eu\.xml.* at line .*get the whole file again"):
            load(whole[:end])


def test_hostile_xml_is_refused() -> None:
    secret = b'<!DOCTYPE export [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(BadInput, match="document type"):
        load(listed(FIRM).replace(b"\n<export", secret + b"\n<export").replace("АО «Вега»".encode(), b"&x;"))
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE export [<!ENTITY l0 "ha">{laughs}]>'.encode()
    with pytest.raises(BadInput):
        load(listed(FIRM).replace(b"\n<export", bomb + b"\n<export").replace("АО «Вега»".encode(), b"&l11;"))


def test_sniffing_knows_its_own() -> None:
    assert eu_xml.sniff(listed(FIRM))
    assert eu_xml.sniff(b"\xef\xbb\xbf<export><sanctionEntity/></export>")
    assert eu_xml.sniff(listed(FIRM).decode().encode("utf-16"))
    for other in (b"", b"<CONSOLIDATED_LIST/>", b"<export/>", b'{"id": 1}', b"fileGenerationDate;Entity_LogicalId"):
        assert not eu_xml.sniff(other)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_damage_crashes_it_or_loses_a_party_in_silence(data: st.DataObject) -> None:
    whole = bytearray(listed(PERSON, FIRM, ODD, NAMELESS))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        kind = data.draw(st.sampled_from(["set", "cut", "double"]))
        if kind == "set":
            whole[at] = data.draw(st.integers(0, 255))
        elif kind == "cut":
            del whole[at : at + data.draw(st.integers(1, 30))]
        else:
            whole[at:at] = whole[at : at + data.draw(st.integers(1, 400))]
    try:
        found = load(bytes(whole))
    except BadInput:
        return
    assert len(found.entries) + len(found.refused) >= 1
    assert len({entry.id for entry in found.entries}) == len(found.entries)


@given(st.permutations([PERSON, FIRM, ODD, NAMELESS] * 2), st.integers(0, 8))
def test_every_party_is_an_entry_or_a_refusal(parties: list[str], most: int) -> None:
    try:
        found = load(listed(*parties[:most]))
    except BadInput:
        assert set(parties[:most]) <= {NAMELESS}
        return
    assert len(found.entries) + len(found.refused) == most


def test_a_long_list_is_read_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "eu.xml"
    path.write_bytes(listed(*[FIRM.replace('logicalId="11"', f'logicalId="{i}"') for i in range(3000)]))
    with path.open("rb") as stream:
        assert len(eu_xml.load(stream, "eu.xml", lambda name: None).entries) == 3000
