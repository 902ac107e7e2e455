import gzip
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.records.reading import Identifier
from enduse.screen.lists import eu_xml, un_xml
from enduse.screen.lists.un_names import names

NOTICE = (
    "INTERPOL-UN Security Council Special Notice web link:"
    "https://www.interpol.int/en/How-we-work/Notices/View-UN-Notices-Individuals"
)
PERSON = f"""
    <INDIVIDUAL>
      <DATAID>7001</DATAID><VERSIONNUM>1</VERSIONNUM>
      <FIRST_NAME>IVAN</FIRST_NAME><SECOND_NAME>na</SECOND_NAME><THIRD_NAME>VEGIN </THIRD_NAME>
      <FOURTH_NAME>OREL</FOURTH_NAME>
      <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.900 </REFERENCE_NUMBER>
      <LISTED_ON>2016-03-02-05:00</LISTED_ON>
      <NAME_ORIGINAL_SCRIPT>Иван Вегин</NAME_ORIGINAL_SCRIPT>
      <COMMENTS1>Supplied winches
 for a ship. {NOTICE}</COMMENTS1>
      <NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE><VALUE>Viet Nam</VALUE></NATIONALITY>
      <LAST_DAY_UPDATED><VALUE>2017-01-02</VALUE><VALUE>2018-03-04</VALUE></LAST_DAY_UPDATED>
      <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Vanya</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ivan Wegin; Iwan Wegin</ALIAS_NAME>
        <DATE_OF_BIRTH>1960-05-06</DATE_OF_BIRTH><COUNTRY_OF_BIRTH>Peru</COUNTRY_OF_BIRTH></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ADDRESS><CITY>Minsk</CITY><COUNTRY>Belarus</COUNTRY><NOTE>as of 2016</NOTE></INDIVIDUAL_ADDRESS>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1961-04-02</DATE></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><DATE>1963-01-01</DATE>
      </INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1957</FROM_YEAR><TO_YEAR>1958</TO_YEAR>
      </INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>Nov. 1973 </NOTE></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/><NOTE>about 35 years old</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_PLACE_OF_BIRTH><COUNTRY>Peru</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
      <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Número de pasaporte</TYPE_OF_DOCUMENT>
        <NUMBER>diplomatic passport no. SE 012820 (expired 2018)</NUMBER></INDIVIDUAL_DOCUMENT>
      <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT>
        <NUMBER>1-78-09</NUMBER></INDIVIDUAL_DOCUMENT>
      <INDIVIDUAL_DOCUMENT/>
      <NEW_THING>later</NEW_THING>
    </INDIVIDUAL>"""
FIRM = f"""
    <ENTITY>
      <DATAID>7002</DATAID><FIRST_NAME>VEGA TRADING (VT) ; WEGA HANDEL</FIRST_NAME>
      <LISTED_ON>2017-06-02</LISTED_ON><COMMENTS1>{NOTICE}</COMMENTS1>
      <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Orel (орёл)</ALIAS_NAME></ENTITY_ALIAS>
      <ENTITY_ADDRESS><COUNTRY>Democratic People's Republic of Korea</COUNTRY></ENTITY_ADDRESS>
      <LAST_DAY_UPDATED><VALUE/></LAST_DAY_UPDATED>
    </ENTITY>"""
SHIP = "<VESSEL><FIRST_NAME>VEGA 5</FIRST_NAME><REFERENCE_NUMBER>KPv.1</REFERENCE_NUMBER></VESSEL>"
NAMELESS = "<ENTITY><REFERENCE_NUMBER>KPe.901</REFERENCE_NUMBER><FIRST_NAME>na</FIRST_NAME></ENTITY>"


def listed(persons: str = "", firms: str = "", more: str = "") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-02-27T00:00:09.554Z">
  <INDIVIDUALS>{persons}</INDIVIDUALS><ENTITIES>{firms}</ENTITIES>{more}
</CONSOLIDATED_LIST>""".encode()


def load(data: bytes) -> Watchlist:
    return un_xml.load(io.BytesIO(data), "dir/un.xml", lambda name: None)


def test_a_person() -> None:
    (entry,) = load(listed(PERSON)).entries
    assert (entry.id, entry.schema) == ("KPi.900", "Person")
    assert [n.text for n in entry.names] == ["IVAN VEGIN OREL", "Иван Вегин", "Ivan Wegin", "Iwan Wegin", "Vanya"]
    assert entry.countries == ("by", "ir", "vn")
    assert entry.birth_dates == ("1961-04-02", "1963", "1957", "1958", "1973-11", "1960-05-06")
    assert entry.identifiers == (Identifier("id", "17809"), Identifier("passport", "SE012820"))
    assert (entry.programmes, entry.listed_since) == (("DPRK",), "2016-03-02")
    assert entry.allegation == "The United Nations Security Council says: Supplied winches for a ship."
    assert entry.source and entry.source.startswith("https://")


def test_a_firm_and_a_kind_that_is_not_known() -> None:
    found = load(listed(firms=FIRM, more=f"<VESSELS>{SHIP}</VESSELS>"))
    firm, ship = found.entries
    assert (firm.id, firm.schema, firm.countries) == ("7002", "Organization", ("kp",))
    assert [n.text for n in firm.names] == ["VEGA TRADING (VT)", "WEGA HANDEL", "Orel", "орёл"]
    assert firm.allegation is None, "a standing remark is no reason"
    assert (ship.id, ship.schema, ship.listed_since) == ("KPv.1", "LegalEntity", None)
    assert (found.as_of, found.publisher, found.refused) == ("2026-02-27", "United Nations Security Council", ())
    undated = load(listed(PERSON, FIRM).replace(b"dateGenerated", b"other"))
    assert undated.as_of == "2018-03-04", "else the newest date of the list"


def test_a_party_without_a_name_is_refused_with_its_line() -> None:
    found = load(listed(firms=FIRM + "\n" + NAMELESS))
    assert found.refused == ("line 11: ENTITY 'KPe.901' has no name",)
    with pytest.raises(BadInput, match="no name"):
        load(listed(firms=NAMELESS))
    with pytest.raises(BadInput, match="no party"):
        load(listed())


def test_one_number_twice_makes_two_entries() -> None:
    ids = [entry.id for entry in load(listed(PERSON + PERSON)).entries]
    assert ids[0] == "KPi.900" and ids[1].startswith("KPi.900 (line ")


def test_a_list_cut_anywhere_is_refused_whole() -> None:
    whole = listed(PERSON, FIRM)
    for end in range(0, len(whole) - 1, 10):
        with pytest.raises(BadInput, match=r"dir/un\.xml.* at line .*get the whole file again"):
            load(whole[:end])


def test_hostile_xml_is_refused() -> None:
    own = b'<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<CONSOLIDATED_LIST'
    with pytest.raises(BadInput, match="document type"):
        load(listed(PERSON).replace(b"<CONSOLIDATED_LIST", own).replace(b"Vanya", b"&x;"))


def test_sniffing_knows_its_own() -> None:
    assert un_xml.sniff(listed()) and not eu_xml.sniff(listed())
    for other in (b"", b"<export/>", b"<sdnList/>", b"CONSOLIDATED_LIST;x"):
        assert not un_xml.sniff(other)


def test_the_names_of_one_field() -> None:
    assert names("a) Ali Vega b) Aly Wega; Ali  W.") == ["Ali Vega", "Aly Wega", "Ali W."]
    assert names("Amir Vega (original script: Амир Вега)") == ["Amir Vega", "Амир Вега"]
    assert names("Vega Front (VF) (фронт вега (original script); Wega Front; Orel)") == [
        "Vega Front (VF)",
        "фронт вега",
        "Wega Front",
        "Orel",
    ]
    assert names("Amir Vega, born 1 Jan. 1953 (Oman passport no. 1)") == ["Amir Vega"]
    assert names("Amir Vega (false identity of another)") == ["Amir Vega"]
    assert names("na; n/a; -; 77") == []


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_damage_crashes_it(data: st.DataObject) -> None:
    whole = bytearray(listed(PERSON, FIRM, SHIP))
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
    assert len({entry.id for entry in found.entries}) == len(found.entries) >= 1


@given(st.text(max_size=60), st.text(alphabet="();ab) ßжع", max_size=40))
def test_no_field_of_names_crashes(anything: str, brackets: str) -> None:
    for field in (anything, brackets):
        found = names(field)
        assert len(set(found)) == len(found) and all(any(c.isalpha() for c in name) for name in found)


@given(st.permutations([PERSON, FIRM, SHIP, NAMELESS] * 2), st.integers(0, 8))
def test_every_party_is_an_entry_or_a_refusal(parties: list[str], most: int) -> None:
    try:
        found = load(listed("".join(parties[:most])))
    except BadInput:
        assert set(parties[:most]) <= {NAMELESS}
        return
    assert len(found.entries) + len(found.refused) == most


def test_the_real_list_when_at_hand() -> None:
    folder = next((p / "shared/data/lists" for p in Path(__file__).parents if (p / "shared/data/lists").is_dir()), None)
    if folder is None:
        pytest.skip("shared/data/lists is not here")
    with (folder / "un_consolidated_2026-02-27.xml").open("rb") as stream:
        assert un_xml.sniff(stream.read(65536))
        found = un_xml.load(stream, "un.xml", lambda name: None)
    assert (len(found.entries), found.refused, found.as_of) == (1003, (), "2026-02-27")
    assert sum(entry.schema == "Person" for entry in found.entries) == 730
    assert all(entry.programmes and entry.listed_since for entry in found.entries)
    ours = {entry.id: entry for entry in found.entries}
    agreed = missed = 0
    with gzip.open(folder / "un.ftm.json.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    acts = [row["properties"] for row in rows if row["schema"] == "Sanction"]
    numbers = {act["entity"][0]: act["authorityId"][0] for act in acts}
    for row in rows:
        if row["schema"] == "Sanction":
            continue
        entry, told = ours[numbers[row["id"]]], row["properties"]
        assert entry.schema == row["schema"]
        places = {*entry.countries, *("cn" for code in entry.countries if code == "hk")}
        assert {*told.get("country", ()), *told.get("nationality", ())} <= places
        assert set(told.get("birthDate", ())) <= set(entry.birth_dates)
        printed = {_bare(name.text) for name in entry.names}
        theirs = {_bare(n) for kind in ("name", "alias", "weakAlias", "previousName") for n in told.get(kind, ())}
        agreed += len(theirs & printed)
        missed += len(theirs - printed)
    assert (agreed, missed) == (4165, 14), "the rest are fields whose asides and scripts are told apart here"


def _bare(name: str) -> str:
    return " ".join(re.sub(r"[’‘'`“”\"´.«»]", "", name).replace(" ,", ",").split()).casefold().strip(" ,-–")
