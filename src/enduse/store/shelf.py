"""The shelf: lists that the user took in, each with its dated snapshots, in a folder of the user.

    NAME/SNAPSHOT/     one state of a list (see `enduse.store.snapshot`)
    .lock, .part/      one writer at a time; snapshots that are not finished yet

A snapshot appears under its name only when it is whole and could be read as a list, so a run that fails or is killed
leaves the shelf as it was. Older snapshots are kept.
"""

import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.store.custody import utc_now
from enduse.store.fetch import Patience, is_address
from enduse.store.lock import Lock
from enduse.store.snapshot import ORIGINAL, RECORD, Kept, Snapshot, altered, newest, read_record, whole_day
from enduse.store.staging import Arriving, Staging, list_name, settle
from enduse.store.vault import replace_file

#: Reads a list: the file, and how to get the files lying beside it; gives the list and the name of its format.
Read = Callable[[Path, Callable[[str], bytes | None]], tuple[Watchlist, str]]


class Taken(Struct, frozen=True, kw_only=True):
    """What taking a list in came to: its snapshot, whether that is new, and the snapshot that was newest before."""

    snapshot: Snapshot
    new: bool
    before: Snapshot | None


class Terms(Struct, frozen=True, kw_only=True):
    """On what terms a list is taken in: the share of its entries (0 to 1) that may be missing, unless accepted."""

    may_fall: float = 0.1
    accept: bool = False
    patience: Patience = Patience()


class Shelf:
    """The lists in `folder`; `clock` gives the time in UTC to the second."""

    def __init__(self, folder: Path, clock: Callable[[], str] = utc_now) -> None:
        self.folder = folder
        self._clock = clock

    @property
    def indexes(self) -> Path:
        """Where indexes of lists are kept, on the shelf or not."""
        return self.folder / ".indexes"

    def names(self) -> tuple[str, ...]:
        """The names of the lists, sorted."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(p.name for p in self.folder.iterdir() if not p.name.startswith(".") and _records(p)))

    def snapshots(self, name: str) -> tuple[Snapshot, ...]:
        """The snapshots of a list, the oldest first; none where there is no such list.

        Raises BadInput when one of them is damaged.
        """
        try:
            folder = self.folder / list_name(name)
        except BadInput:
            return ()
        found = [read_record(record.parent) for record in _records(folder)]
        return tuple(sorted(found, key=lambda one: (one.day, one.number)))

    def path(self, snapshot: Snapshot) -> Path:
        """Where the list of a snapshot lies. Raises BadInput when one of its files is missing or altered."""
        file = self.folder / snapshot.file
        if bad := altered(file.parent, snapshot.files):
            raise BadInput(
                f"{bad!r} of the list {snapshot.name!r} on the shelf is missing or was altered ({file.parent}); "
                f"remove {file.parent.parent} and take the list in again"
            )
        return file

    def add(
        self,
        sources: Sequence[str],
        read: Read,
        *,
        name: str | None = None,
        said: Mapping[str, str] | None = None,
        terms: Terms | None = None,
        arriving: Arriving | None = None,
    ) -> Taken:
        """Take in one list: its file and what lies beside it, each a path or an http or https address.

        `said` is the publisher and licence where the user gives them. Raises BadInput, leaving the shelf as it was,
        when a source cannot be had, is no list, or has lost too many entries.
        """
        given = tuple(source if is_address(source) else str(Path(source).absolute()) for source in sources)
        called = list_name(name) if name else list_name(given[0], derived=True)
        with self._writing() as part:
            held = self.snapshots(called)
            if not name and held and given not in {one.sources for one in held}:
                raise BadInput(
                    f"the shelf has a list {called!r} from {held[-1].sources[0]}; give --name {called} to add a "
                    "snapshot of it, or another name"
                )
            return self._take(called, given, read, said or {}, terms or Terms(), arriving, held, part)

    def update(self, name: str, read: Read, *, terms: Terms | None = None, arriving: Arriving | None = None) -> Taken:
        """Fetch or read the sources of a list again. Raises BadInput as `add` does, and where there is no such list."""
        with self._writing() as part:
            held = self.snapshots(name)
            last = newest(held)
            if last is None:
                raise BadInput(f"there is no list {name!r} on the shelf; `enduse lists list` shows what there is")
            return self._take(last.name, last.sources, read, {}, terms or Terms(), arriving, held, part)

    def _take(
        self,
        name: str,
        sources: tuple[str, ...],
        read: Read,
        said: Mapping[str, str],
        terms: Terms,
        arriving: Arriving | None,
        held: Sequence[Snapshot],
        part: Path,
    ) -> Taken:
        last = newest(held)
        again = last is not None and last.sources == sources
        staging = Staging(part / secrets.token_hex(8) / ORIGINAL)
        staging.fill(sources, terms.patience, arriving)
        try:
            found, form = read(staging.file, staging.beside)
        except BadInput as error:  # told by the name that the user gave
            raise BadInput(str(error).replace(str(staging.file), sources[0])) from error
        made = self._snapshot(name, sources, found, form, staging.files, said, held)
        for one in [last] if again else held:
            if one and _content(one) == _content(made):
                if again and all(map(is_address, sources)):
                    one = self._confirmed(one, made.fetched_at, part)
                return Taken(snapshot=one, new=False, before=last)
        _whole(made, last if made.day == made.fetched_at[:10] else newest(held, made.day), terms)
        folder = staging.folder.parent
        (folder / RECORD).write_bytes(msgspec.json.format(msgspec.json.encode(made)))
        settle(folder, self.folder / made.folder)
        return Taken(snapshot=made, new=True, before=last)

    def _snapshot(
        self,
        name: str,
        sources: tuple[str, ...],
        found: Watchlist,
        form: str,
        files: Sequence[Kept],
        said: Mapping[str, str],
        held: Sequence[Snapshot],
    ) -> Snapshot:
        """What is known of the new state of a list of which `held` are the earlier ones."""
        now, last = self._clock(), newest(held)
        told = {**(last.said if last else {}), **said}
        own = {"publisher": found.publisher, "licence": found.licence}
        former = {"publisher": last.publisher, "licence": last.licence} if last else own
        facts = {key: told.get(key) or (own[key] if own[key] != "unknown" else former[key]) for key in own}
        given, known = whole_day(found.as_of), whole_day(last.as_of) if last else None
        older = last is not None and last.sources != sources and given and known and given < known
        return Snapshot(
            id=f"{now.replace(':', '-')}-{files[0].sha256[:8]}",
            number=max((one.number for one in held), default=0) + 1,
            name=name,
            publisher=facts["publisher"],
            licence=facts["licence"],
            format=form,
            entries=len(found.entries),
            refused=len(found.refused),
            first_refused=found.refused[0] if found.refused else None,
            as_of=found.as_of,
            fetched_at=now,
            confirmed_at=now,
            day=given if given and older else now[:10],
            sources=sources,
            files=tuple(files),
            said=told,
        )

    def _confirmed(self, snapshot: Snapshot, now: str, part: Path) -> Snapshot:
        """Note that the source of a snapshot still holds the same."""
        made = replace(snapshot, confirmed_at=now)
        data = msgspec.json.format(msgspec.json.encode(made))
        replace_file(self.folder / snapshot.folder / RECORD, data, part, lasting=True, mode=0o444)
        return made

    @contextmanager
    def _writing(self) -> Iterator[Path]:
        """The folder for what is not finished yet, while no other run writes."""
        part = self.folder / ".part"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = Lock(self.folder, "the shelf of lists")
            try:
                shutil.rmtree(part, ignore_errors=True)  # of a run that was killed
                part.mkdir(exist_ok=True)
                yield part
            finally:
                shutil.rmtree(part, ignore_errors=True)
                lock.release()
        except (OSError, sqlite3.Error) as error:
            cause = getattr(error, "strerror", None) or error
            raise BadInput(
                f"the shelf {self.folder} cannot be written ({cause}); make room, or name another "
                "folder in ENDUSE_LISTS"
            ) from error


def _records(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*/{RECORD}")) if folder.is_dir() else []


def _content(snapshot: Snapshot) -> list[str]:
    return sorted(one.sha256 for one in snapshot.files)


def _whole(made: Snapshot, before: Snapshot | None, terms: Terms) -> None:
    """Raise BadInput for a list without entries, or with so many fewer than before that it may not be whole."""
    if not made.entries:
        raise BadInput(f"the list {made.name!r} from {made.sources[0]} holds no entry; check that it is the whole list")
    if terms.accept or before is None or made.entries >= before.entries * (1 - terms.may_fall):
        return
    share = 1 - made.entries / before.entries
    raise BadInput(
        f"the list {made.name!r} would fall from {before.entries} entries (fetched {before.fetched_at[:10]}) to "
        f"{made.entries}, by {share:.0%}; the shelf stays as it was. If the list is right, say so with --accept"
    )
