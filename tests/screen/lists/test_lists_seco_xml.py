import io
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.records.reading import Identifier, Name
from enduse.screen.lists.seco_xml import load, sniff

LIST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<swiss-sanctions-list list-type="whole-list" date="2026-09-28">
  <sanctions-program ssid="20" version-date="2026-05-21">
    <program-key lang="ger">Tarskien</program-key>
    <program-key lang="eng">Tarsk</program-key>
    <program-name lang="eng">Ordinance of 1 May 2020 on measures against Tarsk</program-name>
    <sanctions-set ssid="21" lang="eng">article 2 -- named persons</sanctions-set>
    <sanctions-set ssid="22" lang="eng">article 3 -- vessels</sanctions-set>
    <origin>EU</origin>
  </sanctions-program>
  <target ssid="100">
    <sanctions-set-id>21</sanctions-set-id>
    <foreign-identifier>TAR.1</foreign-identifier>
    <individual sex="male">
      <identity ssid="101" main="false">
        <name ssid="110" name-type="primary-name" quality="good" lang="eng">
          <name-part order="1" name-part-type="whole-name"><value>Igor Ormeka</value></name-part></name>
        <nationality ssid="111"><country iso-code="BY">Belarus</country></nationality>
        <day-month-year ssid="112" year="1401" calendar="Hijri"/>
      </identity>
      <identity ssid="102" main="true">
        <name ssid="103" name-type="alias" quality="low" lang="eng">
          <name-part order="1" name-part-type="whole-name"><value>Tosha</value></name-part></name>
        <name ssid="104" name-type="primary-name" quality="good" lang="eng">
          <name-part order="2" name-part-type="given-name"><value>Anton</value>
            <spelling-variant lang="RUS" script="LATN">Antone</spelling-variant>
            <spelling-variant lang="RUS" script="CYRL">Антон</spelling-variant></name-part>
          <name-part order="1" name-part-type="family-name"><value>Verktov</value>
            <spelling-variant lang="RUS" script="CYRL">Верктов</spelling-variant></name-part>
          <name-part order="3" name-part-type="title"><value>Colonel</value></name-part></name>
        <day-month-year ssid="105" day="3" month="11" year="1960" calendar="Gregorian" quality="good"/>
        <day-month-year ssid="106" year="1961" calendar="Gregorian"/>
        <place-of-birth ssid="107" place-id="902"/>
        <address ssid="108" place-id="901" quality="good"><address-details>12 Pervaya</address-details></address>
        <identification-document ssid="109" document-type="diplomatic-passport"><number>75 1234567</number>
          <issuer code="SY">Syria</issuer><expiry-date><day-month-year year="2030"/></expiry-date>
        </identification-document>
        <identification-document ssid="113" document-type="id-card"><number>N-55501</number></identification-document>
      </identity>
      <justification ssid="120">Sells
        winches.</justification>
      <other-information ssid="121">Taxpayer Identification Number: 500100732259</other-information>
    </individual>
    <modification modification-type="amended" publication-date="2024-01-01" effective-date="2024-01-02">
      <added><target ssid="999"><individual><identity ssid="1"><name name-type="alias"><name-part order="1">
        <value>Nobody Added</value></name-part></name></identity></individual></target></added>
    </modification>
    <modification modification-type="listed" enactment-date="2022-03-03" effective-date="2022-03-04"/>
    <modification modification-type="de-listed" effective-date="2014-06-01"/>
    <modification modification-type="listed" effective-date="2010-02-01"/>
  </target>
  <target ssid="200" sanctions-set-id="21">
    <entity>
      <identity ssid="201" main="true">
        <name ssid="202" name-type="primary-name" quality="good" lang="eng">
          <name-part order="1" name-part-type="whole-name"><value>Verkta JSC</value></name-part></name>
        <name ssid="203" name-type="formerly-known-as" quality="good" lang="eng">
          <name-part order="1" name-part-type="whole-name"><value>Tarsk Winch Works</value></name-part></name>
        <day-month-year ssid="204" year="1950"/>
        <address ssid="205" place-id="901"/>
      </identity>
      <other-information ssid="206">Registration number: 1027700132195</other-information>
      <other-information ssid="207">Registration number: ИНН</other-information>
    </entity>
    <modification modification-type="listed" publication-date="2023-01-09"/>
  </target>
  <target ssid="300">
    <sanctions-set-id>22</sanctions-set-id>
    <object object-type="vessel">
      <identity ssid="301" main="true"><name name-type="primary-name" quality="good"><name-part order="1"
        name-part-type="whole-name"><value>Ormeka Star</value></name-part></name></identity>
      <other-information ssid="302">IMO Number: 9074729</other-information>
    </object>
    <modification modification-type="de-listed" effective-date="2026-12-01"/>
    <modification modification-type="listed" effective-date="2016-05-18"/>
  </target>
  <target ssid="400">
    <consortium><identity main="true"><name><name-part><value>Aldan Group</value></name-part></name></identity>
    </consortium>
  </target>
  <target ssid="500">
    <entity><identity main="true"><name><name-part><value>Gone Bank</value></name-part></name></identity></entity>
    <modification modification-type="amended" effective-date="2025-06-03"/>
    <modification modification-type="de-listed" effective-date="2025-06-20"/>
  </target>
  <target ssid="600"><entity><identity main="true"><name/></identity></entity></target>
  <target ssid="700"/>
  <place ssid="901"><location>Tarsk</location><country iso-code="RU">Russian Federation</country></place>
  <place ssid="902"><location>Aleppo</location><country iso-code="SY">Syria</country></place>
</swiss-sanctions-list>
"""


def test_a_target_given_twice_is_two_entries_with_ids_of_their_own() -> None:
    target = LIST[LIST.index('<target ssid="400">') : LIST.index('<target ssid="500">')]
    ids = [e.id for e in read(LIST.replace(target, target + target)).entries]
    assert len(ids) == len(set(ids)) == len(read(LIST).entries) + 1


def read(text: str | bytes) -> Watchlist:
    return load(io.BytesIO(text.encode() if isinstance(text, str) else text), "seco.xml", lambda name: None)


def test_every_fact_of_a_person() -> None:
    assert sniff(LIST.encode()) and not sniff(b"<Designations/>")
    known = read(LIST)
    person = known.entries[0]
    assert person.names == (
        Name("Verktov Anton", "en"),
        Name("Верктов Антон", "ru"),
        Name("Verktov Antone", "ru"),
        Name("Igor Ormeka", "en"),
        Name("Tosha", "en"),
    )
    assert (person.id, person.schema, person.countries) == ("seco-100", "Person", ("by", "ru"))
    assert person.birth_dates == ("1960-11-03", "1961")
    assert person.identifiers == (
        Identifier("id", "N55501"),
        Identifier("inn", "500100732259"),
        Identifier("passport", "751234567"),
    )
    assert (person.programmes, person.listed_since) == (("Tarsk",), "2022-03-04")
    assert person.allegation == "The Swiss SECO says: Sells winches."
    assert person.source is not None and "sesam.search.admin.ch" in person.source


def test_every_kind_of_target() -> None:
    known = read(LIST)
    _, firm, ship, group = known.entries
    assert [n.text for n in firm.names] == ["Verkta JSC", "Tarsk Winch Works"]
    assert (firm.schema, firm.countries, firm.birth_dates) == ("Organization", ("ru",), ())
    assert (firm.identifiers, firm.listed_since) == ((Identifier("ogrn", "1027700132195"),), "2023-01-09")
    assert (firm.programmes, ship.programmes) == (("Tarsk",), ("Tarsk",))
    assert (ship.schema, ship.identifiers) == ("Vessel", (Identifier("imo", "9074729"),))
    assert ship.listed_since == "2016-05-18"  # taken off only after the date of the list
    assert (group.schema, group.listed_since) == ("LegalEntity", None)


def test_every_target_is_an_entry_refused_or_counted_as_gone() -> None:
    known = read(LIST)
    assert known.as_of == "2026-09-28"
    assert known.note == "no longer listed and left out: 1 of 7 targets"
    assert [r.split(": ", 1)[1] for r in known.refused] == ["target '600' names nobody", "target '700' names nobody"]
    assert all(re.match(r"line \d+: ", r) for r in known.refused)
    assert (known.publisher, len(known.entries)) == ("State Secretariat for Economic Affairs SECO", 4)


def test_a_list_of_changes_is_told_as_such() -> None:
    assert "'delta-list'" in (read(LIST.replace("whole-list", "delta-list")).note or "")


def test_spellings_without_end_are_bounded() -> None:
    variants = "".join(f'<spelling-variant lang="rus" script="LATN">V{i}x</spelling-variant>' for i in range(40))
    part = f"<value>Vx</value>{variants}"
    parts = "".join(f'<name-part order="{n}">{part}</name-part>' for n in range(4))
    names = read(LIST.replace("<name-part><value>Aldan Group</value></name-part>", parts)).entries[3].names
    assert names[0].text == "Vx Vx Vx Vx" and len(names) <= 257


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "<swiss-sanctions-list/>", "<!DOCTYPE a [<!ENTITY e 'x'>]>" + LIST[LIST.index("\n") :]],
)
def test_what_is_no_whole_list_stops(text: str) -> None:
    with pytest.raises(BadInput, match=r"'seco\.xml'"):
        read(text)


def test_a_file_cut_anywhere_is_refused_whole() -> None:
    data = LIST.encode()
    for cut in range(0, len(data.rstrip()) - 1, 10):
        with pytest.raises(BadInput, match=r"'seco\.xml'.*line"):
            read(data[:cut])


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**9))
def test_mutations_never_crash_and_lose_nothing(seed: int) -> None:
    chance = random.Random(seed)
    changed = bytearray(LIST.encode())
    for _ in range(chance.randint(1, 6)):
        changed[chance.randrange(len(changed))] = chance.choice(b'\x00\n"<>&;:1Zabc\xff')
    try:
        known = read(bytes(changed))
    except BadInput:
        return
    gone = int(m[1]) if (m := re.search(r"left out: (\d+)", known.note or "")) else 0
    assert len(known.entries) + len(known.refused) + gone in (6, 7)  # a changed tag may hide one target
