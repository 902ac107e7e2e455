"""The shelf keeps every state of a list as it came; what is not whole leaves it as it was."""

import gzip
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from enduse.errors import BadCase, BadInput
from enduse.records.identity import sha256_bytes
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Name
from enduse.store.shelf import Shelf, Terms
from enduse.store.snapshot import newest, whole_day
from enduse.store.staging import list_name
from file_server import Page, web

LAX = Terms(accept=True)


def read(path: Path, beside: Callable[[str], bytes | None]) -> tuple[Watchlist, str]:
    """A list of the simplest kind: `as of DATE`, then one name a line; more names in `more.txt` beside it."""
    first, *names = path.read_text(encoding="utf-8").split("\n")
    if not first.startswith("as of"):
        raise BadInput(f"{path.name!r} is no list")
    names += (beside("MORE.txt") or b"").decode().split("\n")
    entries = tuple(Entry(id=n, schema="Company", names=(Name(n),)) for n in names if n)
    as_of = first.removeprefix("as of").strip() or None
    found = Watchlist(
        name="x",
        publisher="The Council",
        licence="unknown",
        as_of=as_of,
        sha256="",
        entries=entries,
        refused=("row 9",),
    )
    return found, "plain lines"


def body(as_of: str, count: int = 20) -> bytes:
    return f"as of {as_of}\n".encode() + b"".join(b"Firm %d\n" % n for n in range(count))


def all_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def days() -> Iterator[str]:
    return iter([f"2026-{month:02d}-10T12:00:00Z" for month in range(1, 13)])


@pytest.fixture
def shelf(tmp_path: Path, days: Iterator[str]) -> Shelf:
    return Shelf(tmp_path / "shelf", lambda: next(days))


def test_a_file_is_kept_as_it_is_with_what_is_known_of_it(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "Vega List.txt").write_bytes(body("2025-12-30"))
    taken = shelf.add([str(tmp_path / "Vega List.txt")], read, said={"licence": "open"})
    one = taken.snapshot
    assert taken.new and taken.before is None and shelf.names() == ("vega-list",)
    assert (one.name, one.publisher, one.licence, one.format) == ("vega-list", "The Council", "open", "plain lines")
    assert (one.entries, one.refused, one.first_refused, one.as_of) == (20, 1, "row 9", "2025-12-30")
    assert (one.fetched_at, one.day) == ("2026-01-10T12:00:00Z", "2026-01-10")
    (file,) = one.files
    assert (file.name, file.size, file.sha256) == ("Vega List.txt", 167, sha256_bytes(body("2025-12-30")))
    assert file.source == str(tmp_path / "Vega List.txt")
    path = shelf.path(one)
    assert path.read_bytes() == body("2025-12-30") and stat.S_IMODE(path.stat().st_mode) == 0o444
    assert shelf.snapshots("VEGA-list") == (one,)


def test_the_same_again_adds_nothing_and_a_new_state_keeps_the_old(shelf: Shelf, tmp_path: Path) -> None:
    source = tmp_path / "un.txt"
    source.write_bytes(body("2025-12-30"))
    first = shelf.add([str(source)], read).snapshot
    again = shelf.add([str(source)], read)
    assert not again.new and again.snapshot == first
    assert not shelf.update("un", read).new
    source.write_bytes(body("2026-03-30", 21))
    second = shelf.update("un", read)
    assert second.new and second.before == first and second.snapshot.entries == 21
    assert shelf.snapshots("un") == (first, second.snapshot)
    assert shelf.path(first).read_bytes() == body("2025-12-30")


def test_what_lies_beside_a_file_is_kept_with_it(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "un.txt").write_bytes(body("2025"))
    (tmp_path / "more.txt").write_bytes(b"Zed\n")
    (tmp_path / "other.txt").write_bytes(b"private\n")
    one = shelf.add([str(tmp_path / "un.txt")], read).snapshot
    assert one.entries == 21 and [f.name for f in one.files] == ["un.txt", "more.txt"]
    (tmp_path / "more.txt").write_bytes(b"Zed\nYod\n")
    assert shelf.update("un", read).snapshot.entries == 22


def test_several_addresses_are_one_list(shelf: Shelf) -> None:
    with web({"/sdn.txt": Page(body("2025")), "/more.txt": Page(b"Zed\n"), "/a/sdn.txt": Page(b"Yod\n")}) as server:
        sources = [f"{server.url}/{name}" for name in ("sdn.txt", "more.txt", "a/sdn.txt")]
        one = shelf.add(sources, read, name="ofac").snapshot
    assert one.entries == 21 and [f.name for f in one.files] == ["sdn.txt", "more.txt", "2-sdn.txt"]


def test_an_address_seen_to_be_the_same_is_confirmed(shelf: Shelf) -> None:
    with web({"/un.txt": Page(body("2025"))}) as server:
        first = shelf.add([f"{server.url}/un.txt"], read).snapshot
        again = shelf.update("un", read)
    assert not again.new and again.snapshot.confirmed_at == "2026-02-10T12:00:00Z"
    (kept,) = shelf.snapshots("un")
    assert (kept.fetched_at, kept.confirmed_at) == (first.fetched_at, again.snapshot.confirmed_at)
    assert (first.age("2026-02-10"), kept.age("2026-02-11")) == (31, 1)


def test_a_list_that_lost_entries_needs_a_word(shelf: Shelf, tmp_path: Path) -> None:
    source = tmp_path / "un.txt"
    source.write_bytes(body("2025", 20))
    shelf.add([str(source)], read)
    before = all_of(shelf.folder)
    source.write_bytes(body("2026", 17))
    with pytest.raises(BadInput, match=r"from 20 entries \(fetched 2026-01-10\) to 17, by 15%.*--accept"):
        shelf.update("un", read)
    with pytest.raises(BadInput, match="to 17"):
        shelf.add([str(source)], read)
    assert all_of(shelf.folder) == before
    assert shelf.update("un", read, terms=Terms(may_fall=0.15)).snapshot.entries == 17
    source.write_bytes(body("2026", 1))
    assert shelf.update("un", read, terms=LAX).snapshot.entries == 1
    source.write_bytes(body("2026", 0))
    with pytest.raises(BadInput, match="holds no entry"):
        shelf.update("un", read, terms=LAX)


@pytest.mark.parametrize(
    "page",
    [
        Page(b"<html>Sorry</html>"),
        Page(body("2026"), announced=5000),
        Page(status=404),
        Page(status=302, Location="file:///etc/passwd"),
        Page(body("2026"), chunked=True, broken=True),
    ],
)
def test_what_is_no_whole_list_leaves_the_shelf_as_it_was(page: Page, shelf: Shelf) -> None:
    with web({"/un.txt": Page(body("2025"))}) as server:
        shelf.add([f"{server.url}/un.txt"], read)
        before = all_of(shelf.folder)
        server.pages["/un.txt"] = page
        with pytest.raises(BadInput):
            shelf.update("un", read, terms=LAX)
        with pytest.raises(BadInput):
            shelf.add([f"{server.url}/un.txt"], read, name="other", terms=LAX)
    assert all_of(shelf.folder) == before and shelf.names() == ("un",)


def test_a_packed_file_that_breaks_off_is_refused_though_it_can_be_read(shelf: Shelf, tmp_path: Path) -> None:
    def lenient(path: Path, beside: Callable[[str], bytes | None]) -> tuple[Watchlist, str]:
        pytest.fail("was read")

    packed = gzip.compress(body("2025", 500))
    for end in range(2, len(packed), 10):
        (tmp_path / "un.gz").write_bytes(packed[:end])
        with pytest.raises(BadInput, match=r"un\.gz is packed and breaks off"):
            shelf.add([str(tmp_path / "un.gz")], lenient)
    assert shelf.names() == ()


def test_sources_that_cannot_be_had_are_named(shelf: Shelf, tmp_path: Path) -> None:
    for source in (tmp_path / "gone.txt", tmp_path):
        with pytest.raises(BadInput, match="cannot be read"):
            shelf.add([str(source)], read, name="x")
    with pytest.raises(BadInput, match="enduse lists list"):
        shelf.update("x", read)
    with pytest.raises(BadInput, match="no http or https"):
        shelf.add(["file:///etc/hosts"], read)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadInput, match="ENDUSE_LISTS"):
        Shelf(tmp_path / "file" / "shelf").add([str(tmp_path / "file")], read, name="x")


def test_one_name_is_not_given_to_two_lists_unasked(shelf: Shelf, tmp_path: Path) -> None:
    for part in ("a", "b"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "consolidated.txt").write_bytes(body("2025", 30 if part == "a" else 31))
    shelf.add([str(tmp_path / "a" / "consolidated.txt")], read)
    with pytest.raises(BadInput, match="--name consolidated"):
        shelf.add([str(tmp_path / "b" / "consolidated.txt")], read)
    assert shelf.add([str(tmp_path / "b" / "consolidated.txt")], read, name="consolidated").new


def test_the_newest_state_and_the_state_of_a_day(shelf: Shelf, tmp_path: Path) -> None:
    def add(file: str, as_of: str, count: int) -> str:
        (tmp_path / file).write_bytes(body(as_of, count))
        return shelf.add([str(tmp_path / file)], read, name="un", terms=LAX).snapshot.id

    current = add("current.txt", "2025-12-01", 50)  # fetched in January
    old = add("old.txt", "2023-05", 30)  # an archive, added later
    later = add("current.txt", "2025-11-20", 49)  # March: the newest listing was taken back
    held = shelf.snapshots("un")

    def of(day: str | None) -> str | None:
        one = newest(held, day)
        return one.id if one else None

    assert of(None) == later
    assert of("2026-03-10") == later and of("2026-03-09") == current
    assert of("2025-12-01") == current  # of that date, though fetched later
    assert of("2025-11-30") == later and of("2025-11-01") == old
    assert of("2023-05-31") == old and of("2023-05-30") is None
    (archive,) = [one for one in held if one.id == old]
    assert (archive.day, archive.age("2026-03-10")) == ("2023-05-31", 1014)


def test_an_older_state_is_measured_by_the_one_before_it(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_bytes(body("2025", 100))
    (tmp_path / "old.txt").write_bytes(body("2020", 10))
    shelf.add([str(tmp_path / "new.txt")], read, name="un")
    assert shelf.add([str(tmp_path / "old.txt")], read, name="un").new
    assert not shelf.add([str(tmp_path / "old.txt")], read, name="un").new


def test_what_the_user_said_of_a_list_holds_for_its_next_state(shelf: Shelf, tmp_path: Path) -> None:
    source = tmp_path / "un.txt"
    source.write_bytes(body("2025"))
    shelf.add([str(source)], read, said={"publisher": "A Ministry", "licence": "open"})
    source.write_bytes(body("2026", 22))
    one = shelf.update("un", read).snapshot
    assert (one.publisher, one.licence) == ("A Ministry", "open")


def test_a_file_that_was_altered_on_the_shelf_is_not_used(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "un.txt").write_bytes(body("2025"))
    one = shelf.add([str(tmp_path / "un.txt")], read).snapshot
    path = shelf.path(one)
    path.chmod(0o644)
    path.write_bytes(body("2025", 19))
    with pytest.raises(BadInput, match=r"'un\.txt' of the list 'un' on the shelf is missing or was altered"):
        shelf.path(one)
    record = path.parent.parent / "snapshot.json"
    record.chmod(0o644)
    record.write_text(record.read_text(encoding="utf-8")[:50], encoding="utf-8")
    with pytest.raises(BadInput, match="damaged"):
        shelf.snapshots("un")


def test_two_runs_at_once_and_one_that_is_killed(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "un.txt").write_bytes(body("2025"))
    program = (
        "import sys, time, pathlib; from enduse.store.shelf import Shelf\n"
        "def read(path, beside):\n    print('held', flush=True); time.sleep(60)\n"
        "Shelf(pathlib.Path(sys.argv[1])).add([sys.argv[2]], read)"
    )
    arguments = [sys.executable, "-c", program, str(shelf.folder), str(tmp_path / "un.txt")]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        with pytest.raises(BadCase, match=r"shelf of lists .* in use by another run.*try again"):
            shelf.add([str(tmp_path / "un.txt")], read)
        assert shelf.names() == ()  # looking needs no lock
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    assert list((shelf.folder / ".part").iterdir()) != []
    assert shelf.add([str(tmp_path / "un.txt")], read).new
    assert not (shelf.folder / ".part").exists()


@pytest.mark.parametrize("given", ["", ".", "..", "a/b", "a\\b", ".hidden", "-x", "x ", "a" * 65, "a\x1bb"])
def test_names_that_are_paths_or_worse_are_refused(given: str, shelf: Shelf) -> None:
    with pytest.raises(BadInput, match="gives no name"):
        list_name(given)
    assert shelf.snapshots(given) == ()


def test_names_of_files_and_addresses_become_names_of_lists() -> None:
    assert list_name("/a/UN Consolidated.xml", derived=True) == "un-consolidated"
    assert list_name("https://example.org/x/eu.ftm.json.gz?y=1", derived=True) == "eu"
    assert list_name("Список-ЕС") == "список-ес"
    with pytest.raises(BadInput, match="--name un"):
        list_name("/a/....xml", derived=True)


def test_hostile_names_of_files_stay_on_the_shelf(shelf: Shelf) -> None:
    with web({"/..%2F..%2F.snapshot%00.json": Page(body("2025"))}) as server:
        one = shelf.add([f"{server.url}/..%2F..%2F.snapshot%00.json"], read, name="x").snapshot
    assert one.files[0].name == "_.._.snapshot_.json"
    assert json.loads((shelf.folder / one.folder / "snapshot.json").read_text(encoding="utf-8"))["id"] == one.id


@pytest.mark.parametrize(
    ("told", "day"),
    [("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2024-02-03", "2024-02-03")]
    + [(bad, None) for bad in (None, "", "soon", "2024-13", "2024-02-30")],
)
def test_a_date_counts_from_its_last_day(told: str | None, day: str | None) -> None:
    assert whole_day(told) == day
