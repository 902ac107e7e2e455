from pathlib import Path

import pytest

from enduse import indexes
from enduse.indexes import index_of
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Identifier, Name
from enduse.screen.index import Index
from enduse.screen.match import Asked, find


def known(sha256: str = "0", *, more: str = "Quarn Trading LLC") -> Watchlist:
    number = (Identifier("inn", "1831083343"),)
    entries = (
        Entry(id="e1", schema="Company", names=(Name(more), Name("ООО Кварн")), identifiers=number),
        Entry(id="e2", schema="Person", names=(Name("Viktor ORLIN"),), listed_since="2024-03-01"),
    )
    return Watchlist(name="l", publisher="p", licence="", as_of="2025-01-31", sha256=sha256, entries=entries)


def hits(index: Index, name: str, **more: object) -> list[tuple[str, float]]:
    asked = Asked(names=(name,), **more)  # type: ignore[arg-type]
    return [(index.head(one.position).entity, one.score) for one in find(asked, index, most=5, threshold=0.0)]


@pytest.fixture(autouse=True)
def long_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexes, "LEAST", 1)


def test_a_kept_index_answers_like_one_in_memory(tmp_path: Path) -> None:
    here, made = Index.of([known()]), index_of([known()], tmp_path)
    opened = index_of([known()], tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    number = {"identifiers": (Identifier("inn", "1831083343"),)}
    for name, more in (("Kvarn", {}), ("Орлин Виктор", {"schema": "Person"}), ("X", number)):
        assert hits(here, name, **more) == hits(made, name, **more) == hits(opened, name, **more) != []
    assert opened.lists == here.lists


def test_another_list_is_another_index(tmp_path: Path) -> None:
    assert hits(index_of([known("1")], tmp_path), "Vellmar") != hits(
        index_of([known("2", more="Vellmar")], tmp_path), "Vellmar"
    )
    assert len(list(tmp_path.iterdir())) == 2


def test_short_lists_and_no_room_leave_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hits(index_of([known()], None), "Quarn")
    monkeypatch.setattr(indexes, "LEAST", 3)
    assert hits(index_of([known()], tmp_path), "Quarn")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("harm", ["cut", "other format", "gone", "no folder"])
def test_a_damaged_index_costs_time_and_nothing_else(tmp_path: Path, harm: str) -> None:
    index_of([known()], tmp_path)
    (folder,) = tmp_path.iterdir()
    if harm == "cut":
        (folder / "holder.npy").write_bytes((folder / "holder.npy").read_bytes()[:-9])
    elif harm == "other format":
        about = (folder / "about.json").read_bytes()
        (folder / "about.json").write_bytes(about.replace(b'"format":3', b'"format":0'))
    elif harm == "gone":
        (folder / "name.npy").unlink()
    else:
        room = tmp_path / "file"
        room.write_text("")
        assert hits(index_of([known()], room), "Quarn")[0][0] == "e1"
    assert hits(index_of([known()], tmp_path), "Quarn")[0][0] == "e1"
