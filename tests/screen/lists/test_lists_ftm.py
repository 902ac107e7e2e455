import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.records.reading import Identifier
from enduse.screen.lists import ftm, load_list
from enduse.screen.lists.ftm import sniff
from enduse.screen.lists.undated import NEWEST_ENTRY

ENTITY = {
    "id": "x-1",
    "schema": "Company",
    "languages": {"АО Вега": "rus"},
    "properties": {
        "name": ["JSC Vega"],
        "alias": ["АО Вега", "Text of image"],
        "country": ["RU"],
        "innCode": ["1831083343", "1831083344"],
        "taxNumber": ["1831083343"],
        "notes": ["makes winches"],
    },
}
SANCTION = {
    "id": "x-1-s",
    "schema": "Sanction",
    "properties": {
        "entity": ["x-1"],
        "startDate": ["2024-05-01"],
        "authority": ["The Council"],
        "programId": ["P1"],
        "sourceUrl": ["https://example.org/act"],
    },
}


def load(stream: io.BytesIO, origin: str) -> Watchlist:
    return ftm.load(stream, origin, lambda name: None)


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in rows)


def test_an_entity_with_its_measure() -> None:
    known = load(io.BytesIO(lines(ENTITY, SANCTION)), "dir/x.ftm.json")
    (entry,) = known.entries
    assert [n.text for n in entry.names] == ["JSC Vega", "АО Вега"]
    assert entry.names[1].language == "rus"
    assert entry.identifiers == (Identifier("inn", "1831083343"),)
    assert entry.countries == ("ru",)
    assert (entry.listed_since, known.as_of, known.name) == ("2024-05-01", "2024-05-01", "x")
    assert entry.allegation == "The Council says: makes winches"
    assert entry.source == "https://example.org/act"
    assert entry.programmes == ("P1",)


def test_bad_lines_are_refused_with_their_number_and_the_rest_counts() -> None:
    data = lines(ENTITY) + b'{"id": 3}\nnonsense\n\n' + lines(ENTITY, {"id": "x-2", "schema": "Person"})
    known = load(io.BytesIO(data), "x")
    assert len(known.entries) == 1
    assert [r.split(":")[0] for r in known.refused] == ["line 2", "line 3", "line 5", "line 6"]


def test_a_sanction_without_its_entity_is_told() -> None:
    orphan = {**SANCTION, "properties": {"entity": ["gone"]}}
    assert any("'gone'" in r for r in load(io.BytesIO(lines(ENTITY, orphan)), "x").refused)


def test_nothing_readable_stops() -> None:
    with pytest.raises(BadInput, match="line 1"):
        load(io.BytesIO(b"nonsense\n"), "x")
    with pytest.raises(BadInput, match="no entity"):
        load(io.BytesIO(b""), "x")


def test_packed_lists_and_broken_packing(tmp_path: Path) -> None:
    packed = gzip.compress(lines(ENTITY, SANCTION))
    assert sniff(packed)
    path = tmp_path / "x.ftm.json.gz"
    path.write_bytes(packed)
    assert len(load_list(path).entries) == 1
    many = gzip.compress(lines(*[{**ENTITY, "id": f"x-{i}"} for i in range(5000)]))
    known = load(io.BytesIO(many[:-2000]), "x")
    assert any("breaks off" in r for r in known.refused)


def test_a_sidecar_says_what_the_list_does_not(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(lines({**ENTITY, "properties": {**ENTITY["properties"], "modifiedAt": ["2024-12-01"]}}))
    bare = load_list(path)
    assert (bare.as_of, bare.note) == ("2024-12-01", NEWEST_ENTRY)
    side = tmp_path / "x.json.meta.json"
    side.write_text('{"publisher": "The Council", "licence": "open", "as_of": "2025-01-01"}', encoding="utf-8")
    known = load_list(path)
    assert (known.publisher, known.licence, known.as_of) == ("The Council", "open", "2025-01-01")
    assert known.note is None, "the date is the list's own now"
    side.write_text("[", encoding="utf-8")
    with pytest.raises(BadInput, match=r"meta\.json"):
        load_list(path)


def test_files_of_no_known_format_are_named(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"\x00\x01")
    with pytest.raises(BadInput, match="formats known"):
        load_list(path)
    with pytest.raises(BadInput, match="cannot be opened"):
        load_list(tmp_path / "none")


@given(st.lists(st.one_of(st.binary(max_size=40), st.just(lines(ENTITY).strip())), max_size=6))
def test_no_line_is_lost_in_silence(parts: list[bytes]) -> None:
    data = b"\n".join(p.replace(b"\n", b" ").replace(b"\x1f\x8b", b"") for p in parts)
    written = [p for p in data.split(b"\n") if p.strip()]
    try:
        known = load(io.BytesIO(data), "x")
    except BadInput:
        return
    assert len(known.entries) + len(known.refused) == len(written)


def test_real_lists_when_at_hand() -> None:
    folder = next((p / "shared/data/lists" for p in Path(__file__).parents if (p / "shared/data/lists").is_dir()), None)
    if folder is None:
        pytest.skip("shared/data/lists is not here")
    known = load_list(folder / "un.ftm.json.gz")
    assert len(known.entries) == 1003
    assert known.refused == ()


def test_an_array_of_entities_is_a_list_too(tmp_path: Path) -> None:
    for name, indent in (("a.json", None), ("b.json", 2)):
        (tmp_path / name).write_text(json.dumps([ENTITY, SANCTION, {"id": 3}], indent=indent), encoding="utf-8")
        found = load_list(tmp_path / name)
        assert [e.id for e in found.entries] == ["x-1"] and found.entries[0].listed_since == "2024-05-01"
        assert len(found.refused) == 1 and found.refused[0].startswith("line 3: ")


def test_a_broken_array_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([ENTITY])[:-1], encoding="utf-8")
    with pytest.raises(BadInput, match="give FollowTheMoney JSON lines"):
        load_list(tmp_path / "a.json")


class Companion:
    """A list plug that reads what lies beside its list."""

    NAME = "companion"

    @staticmethod
    def sniff(head: bytes) -> bool:
        return head.startswith(b"main")

    @staticmethod
    def load(stream: io.BytesIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
        found = [beside(name) for name in ("More.CSV", "none.csv", "sub")]
        return Watchlist(name=repr(found), publisher="", licence="", as_of=None, sha256="", entries=())


def test_a_plug_reads_what_lies_beside_its_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enduse.screen.lists.plugs", lambda group: (ftm, Companion))
    (tmp_path / "main.csv").write_bytes(b"main")
    (tmp_path / "sub").mkdir()
    (tmp_path / "more.csv").write_bytes(b"1")
    assert load_list(tmp_path / "main.csv").name == "[b'1', None, None]"
    (tmp_path / "More.CSV").write_bytes(b"2")
    assert load_list(tmp_path / "main.csv").name == "[b'2', None, None]", "the exact name goes first"


def test_two_plugs_that_claim_one_file_are_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enduse.screen.lists.plugs", lambda group: (Companion, Companion))
    (tmp_path / "main.csv").write_bytes(b"main")
    with pytest.raises(BadInput, match="companion and companion both claim"):
        load_list(tmp_path / "main.csv")
