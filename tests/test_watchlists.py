import json
from pathlib import Path

import pytest

from enduse import watchlists
from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.screen.index import Index
from enduse.screen.lists import load_list
from enduse.screen.match import Asked, find
from enduse.screen.packed import Entries
from enduse.watchlists import watchlist_at


@pytest.fixture(autouse=True)
def long_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchlists, "LEAST", 2)


def written(folder: Path, *names: str) -> Path:
    path = folder / "known.ftm.json"
    sanction = {"id": "s", "schema": "Sanction", "properties": {"entity": ["e0"], "startDate": ["2024-05-02"]}}
    lines = [{"id": f"e{n}", "schema": "Company", "properties": {"name": [name]}} for n, name in enumerate(names)]
    path.write_text("".join(json.dumps(line) + "\n" for line in (sanction, *lines)))
    return path


def plain(known: Watchlist) -> tuple[object, ...]:
    return (known.name, known.publisher, known.as_of, known.sha256, known.refused, tuple(known.entries))


def test_a_kept_list_is_the_list_in_the_file(tmp_path: Path) -> None:
    path, room = written(tmp_path, "Quarn Trading LLC", "Завод «Кварн»"), tmp_path / "room"
    read = load_list(path)
    assert read.entries[0].listed_since == "2024-05-02"
    for _ in range(2):
        assert plain(watchlist_at(path, room)) == plain(watchlist_at(path, None)) == plain(read)
    assert len(list(room.iterdir())) == 1


def test_a_kept_list_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, room = written(tmp_path, "Quarn", "Vellmar"), tmp_path / "room"
    watchlist_at(path, room)
    monkeypatch.setattr(watchlists, "open_list", lambda *_: pytest.fail("read again"))
    assert [e.id for e in watchlist_at(path, room).entries] == ["e0", "e1"]


def test_another_file_or_another_word_beside_it_is_another_list(tmp_path: Path) -> None:
    path, room = written(tmp_path, "Quarn", "Vellmar"), tmp_path / "room"
    assert watchlist_at(path, room).publisher == "unknown"
    (tmp_path / "known.ftm.json.meta.json").write_text('{"publisher": "Ministry"}')
    assert [watchlist_at(path, room).publisher for _ in range(2)] == ["Ministry"] * 2
    (tmp_path / "known.ftm.json.meta.json").unlink()
    assert watchlist_at(path, room).publisher == "unknown"
    assert [e.names[0].text for e in watchlist_at(written(tmp_path, "A&B", "Orlin"), room).entries] == ["A&B", "Orlin"]


def test_short_lists_are_not_kept(tmp_path: Path) -> None:
    room = tmp_path / "room"
    watchlist_at(written(tmp_path, "Quarn"), room)
    assert not room.exists()


@pytest.mark.parametrize("harm", ["cut", "gone", "no folder"])
def test_a_damaged_folder_costs_time_and_nothing_else(tmp_path: Path, harm: str) -> None:
    path, room = written(tmp_path, "Quarn", "Vellmar"), tmp_path / "room"
    if harm == "no folder":
        room.write_text("")
    else:
        watchlist_at(path, room)
        (folder,) = room.iterdir()
        entries = folder / "entry.npy"
        entries.write_bytes(entries.read_bytes()[:-3]) if harm == "cut" else entries.unlink()
    assert [e.id for e in watchlist_at(path, room).entries] == ["e0", "e1"]


def test_what_is_no_list_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.json.*check the path"):
        watchlist_at(tmp_path / "gone.json", tmp_path / "room")


def test_an_index_over_packed_and_plain_lists_is_the_same(tmp_path: Path) -> None:
    one, two = load_list(written(tmp_path, "Quarn", "Vellmar")), load_list(written(tmp_path, "Orlin", "Tessel"))
    loose = [
        Watchlist(**{f: getattr(k, f) for f in k.__struct_fields__} | {"entries": tuple(k.entries)}) for k in (one, two)
    ]
    for name, position in (("Quarn", 0), ("Tessel", 3)):
        asked = Asked(names=(name,))
        found = [find(asked, Index.of(lists), most=1, threshold=0.0) for lists in ([one, two], loose)]
        assert found[0] == found[1]
        assert found[0][0].position == position
    assert Entries.of(one.entries) is one.entries
    assert one.entries[-1:] == one.entries[1:2] == (one.entries[1],)
