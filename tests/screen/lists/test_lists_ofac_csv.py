import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.records.reading import Identifier, Name
from enduse.screen.lists import load_list, ofac_csv
from enduse.screen.lists.ofac_csv import sniff

PERSON = [
    "101", "ORLOVSKY, Taras", "individual", "RUSSIA-EO14024] [CYBER2", "Director", *["-0- "] * 6,
    "DOB 12 Mar 1965; alt. DOB circa 1967; POB Tver, Russia; nationality Russia; alt. nationality Atlantis; "
    "citizen Korea, North; Gender Male; Passport AB123456 (Russia) issued 01 Feb 2015 expires 01 Feb 2025; "
    "National ID No. 77-1 (Belarus); Website www.example.org; a.k.a. 'THE WINCH'; f.k.a. 'ORLOV'; "
    "Director; Linked To: VEGA WINCHES LLC.",
]  # fmt: skip
FIRM = [
    "102", "VEGA WINCHES LLC", "-0- ", "RUSSIA-EO14024", *["-0- "] * 7,
    "Tax ID No. 7700123459 (Russia); Registration Number 1027700123450 (Russia); alt. Tax ID No. 7700123454 (Russia); "
    "Folio Mercantil No. 4711 (Jalisco) (Mexico); SWIFT/BIC VEGARUMM; Unified Social Credit Code (USCC) "
    "91110000MA0000001L (China); Legal Entity Number 12345 (Netherlands); C.R. No. (unknown); "
    "Identification Number IMO 1234567; Organization Type: Wholesale of machines; "
    "Listing Date (EO 14024 Directive 3): 24 Feb 2022.",
]  # fmt: skip
SHIP = [
    "103", "NORTHERN WINCH", "vessel", "IRAN", "-0- ", "ABCD1", "General Cargo", "1,000", "900", "Panama", "Vega Lines",
    "Vessel Registration Identification IMO 1234567; MMSI 273000001; Former Vessel Flag Malta.",
]  # fmt: skip
PLANE = ["104", "EP-XYZ", "aircraft", "SDGT", *["-0- "] * 7, "Aircraft Manufacturer's Serial Number (MSN) 4711."]
OTHER = ["105", "THE NOTHING", "satellite", *["-0- "] * 9]

BESIDE = {
    "alt.csv": [
        ["101", "1", "aka", "ORLOVSKI, Taras", "-0- "],
        ["102", "2", "fka", "VEGA ZAVOD", "-0- "],
        ["999", "3", "nka", "NOBODY", "-0- "],
    ],
    "add.csv": [
        ["102", "1", "1 Winch Street", "Tver 170000", "Russia", "-0- "],
        ["102", "2", "-0- ", "-0- ", "Virgin Islands, British", "-0- "],
        ["105", "3", "-0- ", "-0- ", "undetermined", "-0- "],
    ],
}


def table(*rows: list[str], end: bytes = b"\x1a") -> bytes:
    lines = [",".join(f if f == "-0- " or f.isdecimal() else f'"{f}"' for f in row) + "\r\n" for row in rows]
    return "".join(lines).encode() + end


def load(data: bytes, beside: Mapping[str, bytes] | None = None, origin: str = "sdn.csv") -> Watchlist:
    files = {name: table(*rows) for name, rows in BESIDE.items()} if beside is None else beside
    return ofac_csv.load(io.BytesIO(data), origin, files.get)


def test_a_person() -> None:
    entry = load(table(PERSON)).entries[0]
    assert entry.id == "ofac-101" and entry.schema == "Person"
    assert [n.text for n in entry.names] == ["ORLOVSKY, Taras", "ORLOVSKI, Taras", "THE WINCH", "ORLOV"]
    assert entry.names[0] == Name("ORLOVSKY, Taras")
    assert entry.birth_dates == ("1965-03-12", "1967")
    assert entry.countries == ("kp", "ru")
    assert entry.programmes == ("RUSSIA-EO14024", "CYBER2")
    assert entry.identifiers == (Identifier("id", "771"), Identifier("passport", "AB123456"))
    assert entry.allegation == (
        "OFAC says: listed under RUSSIA-EO14024, CYBER2; title: Director; alt. nationality Atlantis; "
        "Linked To: VEGA WINCHES LLC"
    )
    assert entry.source == "https://sanctionssearch.ofac.treas.gov/Details.aspx?id=101"
    assert entry.listed_since is None


def test_a_firm_and_its_numbers() -> None:
    entry = load(table(FIRM)).entries[0]
    assert entry.schema == "Organization"
    assert [n.text for n in entry.names] == ["VEGA WINCHES LLC", "VEGA ZAVOD"]
    assert entry.countries == ("cn", "mx", "nl", "ru", "vg")
    assert set(entry.identifiers) == {
        Identifier("inn", "7700123459"),
        Identifier("ogrn", "1027700123450"),
        Identifier("tax", "7700123454"),
        Identifier("registration", "4711"),
        Identifier("swift", "VEGARUMM"),
        Identifier("uscc", "91110000MA0000001L"),
        Identifier("registration", "12345"),
        Identifier("registration", "IMO1234567"),
    }, "an IMO number of a company is no ship's, and a national number under an international label keeps"
    assert "C.R. No. (unknown)" in (entry.allegation or ""), "what is no number is told in its own words"
    assert "Listing Date (EO 14024 Directive 3): 24 Feb 2022" in (entry.allegation or "")
    assert entry.listed_since is None, "a directive's date is not the day of the listing"


def test_things_and_what_is_not_known() -> None:
    ship, plane, other = load(table(SHIP, PLANE, OTHER)).entries
    assert (ship.schema, plane.schema, other.schema) == ("Vessel", "Airplane", "LegalEntity")
    assert ship.identifiers == (Identifier("imo", "1234567"), Identifier("mmsi", "273000001"))
    assert ship.countries == ("pa",)
    assert ship.allegation == "OFAC says: listed under IRAN; vessel type: General Cargo; vessel owner: Vega Lines"
    assert plane.identifiers == (Identifier("serial", "4711"),)
    assert (other.countries, other.programmes, other.allegation) == ((), (), None)


def test_the_list_says_what_it_is_and_what_is_missing() -> None:
    known = load(table(PERSON), {})
    assert (known.name, known.as_of) == ("OFAC SDN", None)
    assert "Office of Foreign Assets Control" in known.publisher and "public domain" in known.licence
    assert known.note and "alt.csv is not beside the list: aliases are missing" in known.note
    assert "add.csv is not" in known.note
    assert "sdn_comments" not in known.note and "0x1A" not in known.note, "no remarks break off, and the end is there"
    assert known.refused == ()
    assert "sdn.csv does not end" in (load(table(PERSON, end=b""), {}).note or "")
    cut = {"alt.csv": table(["101", "1", "aka", "ANOTHER", "-0- "], end=b"")}
    assert "alt.csv does not end" in (load(table(PERSON), cut).note or "")


def test_an_end_mark_within_the_file_ends_nothing() -> None:
    known = load(table(PERSON) + table(FIRM, SHIP) + b"\r\n", {})
    assert [e.id for e in known.entries] == ["ofac-101", "ofac-103"]
    assert known.refused == ("line 2: '\\x1a102' is no number of a party",)
    assert "sdn.csv does not end" not in (known.note or "")
    assert len(load(table(PERSON, FIRM, end=b"").rstrip() + b"\x1a", {}).entries) == 2


def test_rows_of_nobody_are_told() -> None:
    assert load(table(PERSON, FIRM, OTHER)).refused == (
        "alt.csv: 1 rows belong to parties that the list does not hold, first 999",
    )


def test_the_consolidated_set_has_its_own_companions() -> None:
    files = {"cons_alt.csv": table(["101", "1", "aka", "ANOTHER", "-0- "]), "alt.csv": b"not this one"}
    known = load(table(PERSON), files, "CONS_PRIM.CSV")
    assert known.name == "OFAC consolidated non-SDN"
    assert known.entries[0].names[1].text == "ANOTHER"
    assert "cons_add.csv is not beside" in (known.note or "")


def test_remarks_that_go_on_elsewhere() -> None:
    text = "Website " + "x" * (1000 - len("Website ; a.k.a. 'HALF")) + "; a.k.a. 'HALF"
    assert len(text) == 1000
    row = [*FIRM[:11], text]
    more = table(["102", " A NAME'; Linked To: NOBODY."])
    entry = load(table(row), {"sdn_comments.csv": more}).entries[0]
    assert "HALF A NAME" in [n.text for n in entry.names]
    assert "Linked To: NOBODY" in (entry.allegation or "")
    assert "sdn_comments.csv is not beside the list: 1 remarks break off" in (load(table(row), {}).note or "")
    tail = table(["102", " (Russia); Linked To: NOBODY."])
    row[11] = "Website " + "x" * (1000 - len("Website ; Tax ID No. 7700123459")) + "; Tax ID No. 7700123459"
    assert Identifier("inn", "7700123459") in load(table(row), {"sdn_comments.csv": tail}).entries[0].identifiers
    whole = load(table(FIRM), {"sdn_comments.csv": tail}).entries[0]
    assert "24 Feb 2022; (Russia); Linked To: NOBODY" in (whole.allegation or ""), "what is whole is not glued to more"


def test_bad_rows_are_refused_with_their_line_and_the_rest_counts() -> None:
    nameless = ["106", "-0- ", *["-0- "] * 10]
    data = table(PERSON, ["x", *PERSON[1:]], PERSON[:8], PERSON, nameless, FIRM)
    known = load(data.replace(b"\x1a", b'107,"open,-0- \r\n\x1a'), {})
    assert [e.id for e in known.entries] == ["ofac-101", "ofac-102"]
    assert [r.split(":")[0] for r in known.refused] == ["line 2", "line 3", "line 4", "line 5", "line 7"]


def test_a_file_that_breaks_off_is_refused_whole() -> None:
    for cut in (-1, -30, -3):
        with pytest.raises(BadInput, match=r"'sdn\.csv' breaks off in line 2; fetch it again"):
            load(table(PERSON, FIRM, end=b"")[:cut], {})
    with pytest.raises(BadInput, match=r"'alt\.csv' breaks off in line 1"):
        load(table(PERSON), {"alt.csv": b'101,1,"aka","HAL'})
    with pytest.raises(BadInput, match="11 columns where 12 belong"):
        load(table(PERSON[:11], FIRM[:11]), {})
    with pytest.raises(BadInput, match="no row"):
        load(b"\r\n\x1a", {})


def test_its_rows_are_known_and_others_are_not() -> None:
    assert sniff(table(PERSON)) and sniff(b"\xef\xbb\xbf" + table(FIRM)) and sniff(b"\r\n" + table(OTHER))
    for other in (b"", b"id,name\n1,x\n", b"\x00\x01", table(BESIDE["alt.csv"][0]), b'{"id": 1}', b"1," * 11 + b"1\n"):
        assert not sniff(other)


def test_text_that_is_no_utf8_is_read_as_windows_text() -> None:
    data = table([*FIRM[:1], "PE\u00d1A LTDA.", *FIRM[2:]]).decode().encode("cp1252")
    assert load(data, {}).entries[0].names[0].text == "PE\u00d1A LTDA."


def test_a_cut_at_every_tenth_byte_loses_nothing_in_silence() -> None:
    data = table(PERSON, FIRM, SHIP, PLANE)
    for cut in range(0, len(data), 10):
        try:
            known = load(data[:cut], {})
        except BadInput:
            continue
        assert len(known.entries) < 4 or cut >= len(data) - 1
        assert "may be missing at its end" in (known.note or "")


@given(st.binary(max_size=60), st.integers(0, 1200), st.integers(0, 40))
def test_no_row_is_lost_in_silence(noise: bytes, at: int, over: int) -> None:
    data = table(PERSON, FIRM, SHIP, PLANE)
    data = data[:at] + noise + data[at + over :]
    before_end = data.removeprefix(b"\xef\xbb\xbf").rstrip().removesuffix(b"\x1a")
    try:
        known = load(data, {})
    except BadInput:
        return
    written = [line for line in before_end.split(b"\n") if line.strip()]
    assert len(known.entries) + len(known.refused) == len(written)


@given(st.text(alphabet="DOBnationality a.k.'();0123456789Tx ID No.IMO", max_size=120))
def test_no_remarks_break_the_reader(text: str) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerow([*FIRM[:11], text])
    assert len(load(stream.getvalue().encode() + b"\x1a", {}).entries) == 1


def test_the_real_list_when_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = next((p / "shared/data/lists" for p in Path(__file__).parents if (p / "shared/data/lists").is_dir()), None)
    if folder is None:
        pytest.skip("shared/data/lists is not here")
    monkeypatch.setattr("enduse.screen.lists.plugs", lambda group: (ofac_csv,))
    known = load_list(folder / "ofac/sdn.csv")
    kinds = [e.schema for e in known.entries]
    assert len(kinds) == 14910
    assert [kinds.count(k) for k in ("Person", "Organization", "Vessel", "Airplane")] == [6897, 7035, 685, 293]
    assert sum(i.scheme == "imo" for e in known.entries for i in e.identifiers) > 600
    assert sum(i.scheme == "inn" for e in known.entries for i in e.identifiers) > 700
    assert all(re.match(r"\d{4}(-\d\d){0,2}$", d) for e in known.entries for d in e.birth_dates)
    assert [r.split(":")[0] for r in known.refused] == ["add.csv", "sdn_comments.csv"], "the splice has strays"
    aliases = (folder / "ofac/alt.csv").read_bytes().decode()
    words: dict[str, set[str]] = {row[0]: set() for row in csv.reader(io.StringIO(aliases.replace("\x1a", "")))}
    for row in csv.reader(io.StringIO(aliases.replace("\x1a", ""))):
        words[row[0]].add(" ".join(row[3].split()))
    names = {e.id.removeprefix("ofac-"): {n.text for n in e.names} for e in known.entries}
    assert all(texts <= names[key] for key, texts in words.items()), "every alias is searched"
