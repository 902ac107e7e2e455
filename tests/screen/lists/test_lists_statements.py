"""Statements are grouped into the entities they tell of; a file that breaks off is refused."""

import csv
import gzip
import io
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.records.reading import Identifier, Name
from enduse.screen.lists.ftm import sniff as sniff_entities
from enduse.screen.lists.statements import load, sniff

COLUMNS = (
    "canonical_id,entity_id,prop,prop_type,schema,value,dataset,origin,lang,original_value,external,first_seen,"
    "last_seen,id"
).split(",")
OLDER = "id,entity_id,canonical_id,prop,prop_type,schema,value,dataset,target,first_seen,last_seen".split(",")

#: canonical_id, entity_id, schema, prop, value, lang
FACTS = [
    ("NK-1", "aa-1", "LegalEntity", "id", "checksum", ""),
    ("NK-1", "aa-1", "LegalEntity", "name", "JSC Vega", ""),
    ("NK-1", "bb-7", "Company", "alias", "АО  Вега", "rus"),
    ("NK-1", "aa-1", "LegalEntity", "weakAlias", "VG", ""),
    ("NK-1", "bb-7", "Company", "country", "ru", ""),
    ("NK-1", "bb-7", "Company", "innCode", "1831083343", ""),
    ("NK-1", "aa-1", "LegalEntity", "notes", "makes winches", ""),
    ("NK-1-s", "aa-1-s", "Sanction", "entity", "aa-1", ""),
    ("NK-1-s", "aa-1-s", "Sanction", "startDate", "2024-05-01", ""),
    ("NK-1-s", "aa-1-s", "Sanction", "authority", "The Council", ""),
    ("NK-1-s", "aa-1-s", "Sanction", "programId", "P1", ""),
    ("NK-1-s", "aa-1-s", "Sanction", "sourceUrl", "https://example.org/act", ""),
    ("x-2", "x-2", "Person", "name", 'Mira "M" Toth, jr', ""),
    ("x-2", "x-2", "Person", "birthDate", "1970-02", ""),
    ("x-2", "x-2", "Person", "nationality", "hu", ""),
    ("x-3", "x-3", "Address", "full", "Quay 3", ""),
    ("x-4", "x-4", "Ownership", "owner", "x-2", ""),
]


def statements(facts: list[tuple[str, ...]], columns: list[str] = COLUMNS, **more: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, dialect=csv.unix_dialect, extrasaction="ignore")
    writer.writeheader()
    for canonical, entity, schema, prop, value, lang in facts:
        row = {"canonical_id": canonical, "entity_id": entity, "schema": schema, "prop": prop, "value": value}
        dated = {"dataset": "d", "first_seen": "2024-01-01T00:00:00", "last_seen": "2026-02-03T04:05:06"}
        writer.writerow({**row, **dated, "lang": lang, "external": "f", **more})
    return out.getvalue().encode()


def read(data: bytes, origin: str = "dir/x.statements.csv") -> Watchlist:
    return load(io.BytesIO(data), origin, lambda name: None)


def test_rows_become_entities_with_their_measures() -> None:
    known = read(statements(FACTS))
    firm, person = known.entries
    assert (firm.id, firm.schema) == ("NK-1", "Company")  # the more special schema
    assert firm.names == (Name("JSC Vega"), Name("АО Вега", "rus"), Name("VG"))
    assert firm.identifiers == (Identifier("inn", "1831083343"),)
    assert (firm.countries, firm.programmes, firm.listed_since) == (("ru",), ("P1",), "2024-05-01")
    assert (firm.allegation, firm.source) == ("The Council says: makes winches", "https://example.org/act")
    assert (person.schema, person.birth_dates, person.countries) == ("Person", ("1970-02",), ("hu",))
    assert person.names[0].text == 'Mira "M" Toth, jr'
    assert (known.name, known.as_of, known.refused) == ("x.statements", "2026-02-03", ())


@pytest.mark.parametrize("columns", [COLUMNS, OLDER, ["entity_id", "schema", "prop", "value", "new_column"]])
def test_older_and_newer_columns_in_any_order_of_rows(columns: list[str]) -> None:
    mixed = [f for f in FACTS if columns[0] != "entity_id" or f[1] != "bb-7"]
    random.Random(3).shuffle(mixed)
    known = read(statements(mixed, columns))
    assert {e.names[0].text for e in known.entries} == {"JSC Vega", 'Mira "M" Toth, jr'}
    assert known.refused == ()
    assert known.as_of == ("2026-02-03" if "last_seen" in columns else "2024-05-01")


def test_packed_or_plain_it_is_known_by_its_columns() -> None:
    data = statements(FACTS)
    assert sniff(data) and sniff(gzip.compress(data)) and sniff(b"\xef\xbb\xbf" + data)
    assert read(gzip.compress(data)).entries == read(data).entries == read(b"\xef\xbb\xbf" + data).entries
    entity = json.dumps({"id": "a", "schema": "Person", "properties": {"name": ["x"]}}).encode()
    assert not sniff(entity) and not sniff(b"id,name\n1,x\n") and not sniff(b"") and not sniff(b"\x1f\x8bxx")
    assert not sniff_entities(data)


def test_a_bad_row_is_refused_and_the_rest_counts() -> None:
    data = statements(FACTS) + b'"too","short"\n' + b",".join([b'""'] * len(COLUMNS)) + b"\n"
    data += statements([("x-9", "x-9", "Person", "name", "Zed", "")]).split(b"\n")[1].replace(b"Zed", b"\xff") + b"\n"
    known = read(data)
    assert len(known.entries) == 2
    assert known.refused == (
        "line 19: 2 columns, not 14",
        "line 20: no id",
        "line 21: not in UTF-8",
    )


def test_what_has_no_name_or_no_entity_is_told() -> None:
    more = [("x-5", "x-5", "Vessel", "flag", "pa", ""), ("x-6", "x-6", "Sanction", "entity", "gone", "")]
    assert read(statements([*FACTS, *more])).refused == (
        "'x-5' has no name",
        "a sanction names 'gone', which no row describes",
    )


def test_external_statements_are_no_part_of_the_list() -> None:
    outside = statements([("x-7", "x-7", "Person", "name", "Candidate", "")], external="t").split(b"\n", 1)[1]
    known = read(statements(FACTS) + outside)
    assert [e.id for e in known.entries] == ["NK-1", "x-2"]
    assert known.refused == ("'x-7': all its statements are external",)


def test_an_unknown_schema_becomes_a_legal_entity() -> None:
    (entry,) = read(statements([("x", "x", "Flotilla", "name", "Grey Ships", "")])).entries
    assert entry.schema == "LegalEntity"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "line 1"),
        (b"id,name\n1,x\n", "line 1"),
        (statements([]), "tells of no party"),
        (statements([("x-3", "x-3", "Address", "full", "Quay 3", "")]), "tells of no party"),
        (statements([]) + b'"one","two"\n' * 3, "line 2: 2 columns"),
        (statements(FACTS)[:-1], "line 18 .*no end"),
        (gzip.compress(statements(FACTS), mtime=0)[:-9], "breaks off"),
        (statements([]) + b"x" * (1024 * 1024 + 5), "longer than any list"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_the_place(data: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read(data)


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_cut_anywhere_is_refused_or_ends_with_a_whole_row(packed: bool) -> None:
    plain = statements(FACTS)
    data = gzip.compress(plain) if packed else plain
    for end in range(0, len(data), 10):
        try:
            known = read(data[:end])
        except BadInput:
            continue
        assert not packed and data[end - 1 : end] == b"\n" and len(known.entries) <= 2


def test_changed_bytes_never_crash_it() -> None:
    chance, plain = random.Random(11), statements(FACTS)
    for _ in range(400):
        data = bytearray(plain)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(data))
            data[place : place + chance.randint(0, 3)] = chance.choice(
                [b'"', b",", b"\n", b"\x00", b"\xff", b"\r", b""]
            )
        try:
            read(bytes(data))
        except BadInput as error:
            assert "x.statements.csv" in str(error)


#: Peak bytes of reading a file of statements, in a process in which no other test has run.
_PEAK = """
import io, sys, tracemalloc
from enduse.screen.lists.statements import load
data = sys.stdin.buffer.read()
tracemalloc.start()
known = load(io.BytesIO(data), "x.statements.csv", lambda name: None)
print(len(known.entries), tracemalloc.get_traced_memory()[1])
"""


def test_a_statement_costs_at_most_a_few_hundred_bytes() -> None:
    def peak(entities: int) -> int:
        numbers, said = range(entities), ("name", "alias", "notes")
        data = statements([(f"e-{n}", f"e-{n}", "Company", p, f"{p} {n}", "") for n in numbers for p in said])
        out = subprocess.run([sys.executable, "-c", _PEAK], input=data, capture_output=True, check=True).stdout
        entries, most = map(int, out.split())
        assert entries == entities
        return most

    assert (peak(6000) - peak(3000)) / (3000 * 3) < 600  # bytes, the entries themselves with it


def test_real_entities_written_as_statements_are_the_same_list() -> None:
    folder = next((p / "shared/data/lists" for p in Path(__file__).parents if (p / "shared/data/lists").is_dir()), None)
    if folder is None:
        pytest.skip("shared/data/lists is not here")
    from enduse.screen.lists.ftm import load as load_entities

    with gzip.open(folder / "un.ftm.json.gz") as lines:
        entities = [json.loads(line) for line in lines]
    facts = [
        (e["id"], e["id"], e["schema"], prop, value, e.get("languages", {}).get(value, ""))
        for e in entities
        for prop, values in e["properties"].items()
        for value in values
    ]
    known = read(statements(facts))
    with (folder / "un.ftm.json.gz").open("rb") as stream:
        same = load_entities(stream, "un", lambda name: None)
    assert len(known.entries) == 1003
    assert known.entries == same.entries
