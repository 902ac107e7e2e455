import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.records.reading import Identifier
from enduse.screen.lists import csl
from enduse.screen.lists.csl import sniff
from enduse.screen.lists.undated import NEWEST_ENTRY

EL: dict[str, Any] = {
    "id": "e1",
    "source": "Entity List (EL) - Bureau of Industry and Security",
    "name": "Vega  Winch Institute; and any successor, sub-unit, or subsidiary thereof",
    "alt_names": ["Winch Institute No. 7; and VWI", "  ", 7],
    "addresses": [{"address": "1 Winch Street", "city": "Xian", "country": "CN"}, {"country": None}, "odd"],
    "federal_register_notice": "83 FR 1; 84 FR 2",
    "start_date": "2018-08-01",
    "license_requirement": "For all items subject to the EAR.",
    "license_policy": "Presumption of denial.",
    "source_list_url": "https://example.org/entity-list",
    "source_information_url": "https://example.org/about",
    "standard_order": None,
    "something_new": {"x": [1]},
}
SDN: dict[str, Any] = {
    "id": "101",
    "entity_number": 101,
    "source": "Specially Designated Nationals (SDN) - Treasury Department",
    "type": "Individual",
    "name": "KORSAK, Taras",
    "title": "Director",
    "programs": ["CYBER2", "RUSSIA-EO14024"],
    "nationalities": ["RU"],
    "citizenships": ["BY"],
    "dates_of_birth": ["1965-03-12", "circa 1967", "sometime"],
    "places_of_birth": ["Tver"],
    "addresses": [],
    "ids": [
        {"type": "Passport", "number": "AB 123456", "country": "KZ", "issue_date": None},
        {"type": "Gender", "number": "Male", "country": None},
        {"type": "Secondary sanctions risk:", "number": "some section", "country": None},
        "odd",
        {},
    ],
    "source_information_url": "https://example.org/sdn",
    "alt_names": "KORSAK, T.",
}
SHIP: dict[str, Any] = {
    "id": "103",
    "source": "Specially Designated Nationals (SDN) - Treasury Department",
    "type": "Vessel",
    "name": "NORTHERN WINCH",
    "vessel_flag": "Panama",
    "vessel_type": "Tug",
    "vessel_owner": "Vega Lines",
    "ids": [{"type": "Vessel Registration Identification", "number": "IMO 1234567", "country": "MT"}],
}
FIRM: dict[str, Any] = {
    "id": "104",
    "source": "Sectoral Sanctions Identifications List (SSI) - Treasury Department",
    "type": "Entity",
    "name": "VEGA WINCHES LLC",
    "ids": [
        {"type": "Tax ID No.", "number": "7700123459", "country": "RU"},
        {"type": "Registration ID", "number": "1027700123450", "country": None},
    ],
}
DPL: dict[str, Any] = {
    "id": "d1",
    "source": "Denied Persons List (DPL) - Bureau of Industry and Security",
    "name": "TARAS WINCHER",
    "country": "TH",
    "start_date": "2020-02-03",
    "end_date": "2030-02-03",
    "standard_order": "Y",
    "remarks": "FR NOTICE ADDED",
}
ROWS = [EL, SDN, SHIP, FIRM, DPL]
BEFORE = (
    "source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,"
    "standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,"
    "vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,"
    "places_of_birth,source_information_url,ids"
).split(",")


def whole(*rows: Any, **more: Any) -> bytes:
    return json.dumps({"results": list(rows), **more}, ensure_ascii=False, indent=1).encode()


def table(*rows: dict[str, str], names: list[str] | None = None) -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, names or ["_id", *BEFORE], restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


TABLE: list[dict[str, Any]] = [
    {
        "_id": "e1", "source": EL["source"], "name": "Vega Winch Institute",
        "alt_names": "Winch Institute No. 7; and VWI", "addresses": "1 Winch Street, Xian, CN; Kowloon, Hong Kong, HK",
        "start_date": "2018-08-01", "license_requirement": "For all items subject to the EAR.",
        "source_list_url": "https://example.org/entity-list",
    },
    {
        "_id": "104", "source": FIRM["source"], "type": "Entity", "name": "VEGA WINCHES LLC", "programs": "A1; B2",
        "ids": "Tax ID No., 7700123459, RU; Registration ID, 1027700123450; Website, example.org; "
        "Secondary sanctions risk:, Some Regulations, sections 1, 2 and 3",
    },
    {
        "_id": "d1", "source": DPL["source"], "name": "TARAS WINCHER", "addresses": "INMATE 7, GARY, IN; DUBAI, AE",
        "dates_of_birth": "1965; 1966", "citizenships": "KZ; BY",
    },
]  # fmt: skip


def load(data: bytes) -> Watchlist:
    return csl.load(io.BytesIO(data), "consolidated.json", lambda name: None)


def test_a_row_of_the_entity_list_tells_its_licence_requirement() -> None:
    entry = load(whole(*ROWS)).entries[0]
    assert (entry.id, entry.schema) == ("csl-e1", "LegalEntity")
    assert [n.text for n in entry.names] == ["Vega Winch Institute", "Winch Institute No. 7", "VWI"]
    assert entry.countries == ("cn",)
    assert entry.programmes == ("Entity List (EL)",)
    assert entry.listed_since == "2018-08-01"
    assert entry.allegation == (
        "Bureau of Industry and Security says: on the Entity List (EL); "
        "license requirement: For all items subject to the EAR.; license review policy: Presumption of denial.; "
        "Federal Register: 83 FR 1; 84 FR 2; and any successor, sub-unit, or subsidiary thereof"
    )
    assert entry.source == "https://example.org/entity-list"


def test_a_person_a_ship_a_firm_and_one_denied() -> None:
    _, person, ship, firm, denied = load(whole(*ROWS)).entries
    assert (person.schema, ship.schema, firm.schema, denied.schema) == (
        "Person",
        "Vessel",
        "Organization",
        "LegalEntity",
    )
    assert [n.text for n in person.names] == ["KORSAK, Taras", "KORSAK, T."]
    assert person.birth_dates == ("1965-03-12", "1967")
    assert person.countries == ("by", "ru"), "who issued a passport is not where its holder is from"
    assert person.identifiers == (Identifier("passport", "AB123456"),)
    assert person.programmes == ("Specially Designated Nationals (SDN)", "CYBER2", "RUSSIA-EO14024")
    assert person.allegation == (
        "Treasury Department says: on the Specially Designated Nationals (SDN); title: Director; "
        "Secondary sanctions risk: some section"
    )
    assert person.source == "https://example.org/sdn"
    assert (ship.identifiers, ship.countries) == ((Identifier("imo", "1234567"),), ("pa",))
    assert "vessel type: Tug; vessel owner: Vega Lines" in (ship.allegation or "")
    assert firm.identifiers == (Identifier("inn", "7700123459"), Identifier("ogrn", "1027700123450"))
    assert (firm.countries, firm.source, denied.countries) == (("ru",), None, ("th",))
    assert denied.allegation == (
        "Bureau of Industry and Security says: on the Denied Persons List (DPL); standard order: Y; until: 2030-02-03; "
        "remarks: FR NOTICE ADDED"
    )


def test_the_list_says_what_it_is() -> None:
    known = load(whole(*ROWS))
    assert (known.name, known.as_of, known.note) == ("US Consolidated Screening List", "2020-02-03", NEWEST_ENTRY)
    assert "International Trade Administration" in known.publisher and "public domain" in known.licence
    page = load(whole(EL, total=24000, sources_used=[{"source_last_updated": "2026-05-01T00:00:00"}, {}]))
    assert page.as_of == "2026-05-01"
    assert page.note == "a page of the list only: 1 of 24000 entries"


def test_bad_results_are_refused_with_their_number_and_the_rest_counts() -> None:
    again = {**SDN, "source": FIRM["source"]}
    known = load(whole(EL, 7, {"id": "x", "name": " - "}, EL, SDN, again, again))
    assert [e.id for e in known.entries] == [
        "csl-e1", "csl-101", "csl-101 (Sectoral Sanctions Identifications List (SSI))",
    ]  # fmt: skip
    assert [r.split(":")[0] for r in known.refused] == ["result 2", "result 3", "result 4", "result 7"]


def test_json_that_is_not_whole_is_refused() -> None:
    data = whole(*ROWS)
    for cut in range(1, len(data) - 1, 10):
        with pytest.raises(BadInput, match=r"'consolidated\.json'"):
            load(data[:cut])
    with pytest.raises(BadInput, match=r"line \d+: .*; fetch it again"):
        load(data[:-5])
    for empty in (b"{}", whole(), b'{"results": ' + b"[" * 100_000):
        with pytest.raises(BadInput, match="fetch it again"):
            load(empty)


def test_the_table() -> None:
    known = load(table(*TABLE))
    institute, firm, denied = known.entries
    assert [n.text for n in institute.names] == ["Vega Winch Institute", "Winch Institute No. 7", "VWI"]
    assert institute.countries == ("cn", "hk")
    assert "license requirement: For all items" in (institute.allegation or "")
    assert firm.identifiers == (Identifier("inn", "7700123459"), Identifier("ogrn", "1027700123450"))
    assert firm.programmes[1:] == ("A1", "B2")
    assert (firm.allegation or "").endswith("Secondary sanctions risk: Some Regulations, sections 1, 2 and 3")
    assert denied.countries == ("ae", "by", "kz"), "GARY, IN is no place in India"
    assert denied.birth_dates == ("1965", "1966")
    assert (known.as_of, known.note) == (
        "2018-08-01", f"the CSV bears no end mark; 3 of its rows are searched; {NEWEST_ENTRY}",
    )  # fmt: skip


def test_the_table_as_it_was_before() -> None:
    row = {
        **TABLE[1],
        "ids": "7700123459, Tax ID No.; RU, 1027700123450, Registration ID; example.org, Website; "
        "CH, CHE-427, Company Number; Malta, Former Vessel Flag; "
        "Some Regulations, section 5, Secondary sanctions risk:",
    }
    del row["_id"]
    known = load(table(row, row, {**row, "name": "ANOTHER"}, names=BEFORE))
    assert known.entries[0].identifiers == (
        Identifier("inn", "7700123459"), Identifier("ogrn", "1027700123450"), Identifier("registration", "CHE427"),
    )  # fmt: skip
    assert (known.entries[0].allegation or "").endswith("(SSI); Secondary sanctions risk: Some Regulations, section 5")
    assert len({e.id for e in known.entries}) == 2 and all(len(e.id) > 20 for e in known.entries)
    assert len(known.refused) == 1 and "line 3" in known.refused[0]


def test_bad_rows_of_the_table_are_refused_with_their_line() -> None:
    lines = table(*TABLE).splitlines(keepends=True)
    data = (
        lines[0]
        + lines[1]
        + b"a,b\r\n"
        + b'"x"y,\r\n'
        + b"\r\n"
        + lines[2].replace(b"VEGA WINCHES LLC", b"-")
        + lines[3]
    )
    known = load(data)
    assert [e.id for e in known.entries] == ["csl-e1", "csl-d1"]
    assert [r.split(":")[0] for r in known.refused] == ["line 3", "line 4", "line 6"]
    broken = load(table(*TABLE).replace(b"GARY", b"GAR\xff"))
    assert len(broken.entries) == 3 and "no UTF-8" in (broken.note or "")


def test_a_table_that_breaks_off_is_refused_or_told() -> None:
    data = table(*TABLE)
    ends = [at for at in range(len(data)) if data[:at].endswith(b"\r\n")]
    for cut in range(10, len(data) - 2, 10):
        try:
            known = load(data[:cut])
        except BadInput:
            continue
        assert "may be cut short" in (known.note or "") or cut in ends
        assert f"{len(known.entries)} of its rows" in (known.note or "")
    with pytest.raises(BadInput, match=r"breaks off in line 4.*fetch it again"):
        load(data[:-30])
    with pytest.raises(BadInput, match="columns where"):
        load(table(names=["source", "name", "source_list_url"]) + b"a,b\r\n")


def test_its_head_is_known_and_others_are_not() -> None:
    assert (
        sniff(whole(*ROWS))
        and sniff(table(*TABLE))
        and sniff(table(names=BEFORE))
        and sniff(b"\xef\xbb\xbf" + whole(EL))
    )
    for other in (
        b"", b"\x00", b'{"results": []}', b'{"id": "x", "schema": "Person"}', b"id,name\n1,x\n", b"source,name\n",
        b"[{",
    ):  # fmt: skip
        assert not sniff(other)


@given(st.integers(0, 3000), st.integers(0, 40), st.binary(max_size=20))
def test_no_change_of_the_json_breaks_the_reader(at: int, over: int, noise: bytes) -> None:
    data = whole(*ROWS)
    data = data[:at] + noise + data[at + over :]
    try:
        known = load(data)
    except BadInput:
        return
    try:
        written = len(json.loads(data.decode())["results"])
    except (ValueError, KeyError, TypeError):
        return
    assert len(known.entries) + len(known.refused) == written


@given(st.integers(400, 2000), st.integers(0, 40), st.binary(max_size=20))
def test_no_change_of_the_table_breaks_the_reader(at: int, over: int, noise: bytes) -> None:
    data = table(*TABLE)
    data = data[:at] + noise + data[at + over :]
    try:
        known = load(data)
    except BadInput:
        return
    assert 0 < len(known.entries) <= data.count(b"\n") + data.count(b"\r")


@given(st.lists(st.text(alphabet=", ;:RUIMOTax ID No.0123456789", max_size=40), max_size=4))
def test_no_numbers_break_the_reader(parts: list[str]) -> None:
    assert len(load(table({**TABLE[1], "ids": "; ".join(parts)})).entries) == 1
