"""A case: one folder that remembers everything a run took in, read, and was told.

    case.sqlite    sources, texts, readings, answers of a model, judgements, the custody log, and derived tables
    vault/         every original by its SHA-256, read-only
    export/        the exports; report.html and report.md lie beside it
    .lock, .part/  one writer at a time; files that are not finished yet

A case accumulates. `enduse run A --out CASE` and then `enduse run B --out CASE` gives the picture of A and B together,
whether or not A is still there: its originals are in the vault. A file that was changed at its place replaces its
former self in the picture; the former bytes stay in the vault and in the log. A file that was deleted stays in the
case with a note, until it is forgotten (`Case.forget`). Two files of the same relative path in two folders are two
sources.

Each source, each reading and each export is one transaction, so a run may be killed at any moment: the same command
again takes up where it ended and comes to the same result.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

from msgspec.structs import replace

from enduse.errors import BadCase, BadInput, SkipDocument
from enduse.records.document import Document, Source
from enduse.records.identity import hashed, sha256_bytes, sha256_stream
from enduse.records.match import Hit
from enduse.records.party import Party
from enduse.records.picture import Picture
from enduse.records.reading import Reading
from enduse.store import custody, exports, memory, schema, tables, verify
from enduse.store.answers import Answers
from enduse.store.grading import Gradings
from enduse.store.inquiries import Inquiries
from enduse.store.judged import Judged
from enduse.store.lock import Lock
from enduse.store.maker import maker, tool
from enduse.store.remembered import Remembered
from enduse.store.runs import Runs
from enduse.store.vault import Vault

DATABASE = "case.sqlite"


class Part(Protocol):
    """A document and the bytes it was made of, as ingest gives them."""

    @property
    def document(self) -> Document: ...
    @property
    def data(self) -> bytes: ...


class Case(Judged):
    """An open case; use it in a `with` statement. It is the `Keep` of a run (see `enduse.pipeline`)."""

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        create: bool = False,
        write: bool = True,
        unreadable: Callable[[str, SkipDocument], Part] | None = None,
        clock: Callable[[], str] = custody.utc_now,
    ) -> Self:
        """Open the case in `folder`; `create` makes it where there is none, `write` keeps other writers out.

        `unreadable` makes the document that stands for a source whose bytes cannot be had; a run needs it.
        Raises BadCase when the folder is no case, is of a newer version, or is in use by another run.
        """
        if folder.exists() and not folder.is_dir():
            raise BadCase(f"{folder} is a file; give a folder")
        if not cls.there(folder):
            if not create:
                raise BadCase(f"{folder} is no case (no {DATABASE} in it); `enduse run INPUT --out {folder}` makes one")
            _claim(folder)
        return cls(folder, write, unreadable, clock)

    def __init__(
        self,
        folder: Path,
        write: bool,
        unreadable: Callable[[str, SkipDocument], Part] | None,
        clock: Callable[[], str],
    ) -> None:
        """Use `Case.open`."""
        self.folder = folder
        self._unreadable = unreadable
        self._lock = Lock(folder) if write else None
        try:
            self._connection = schema.connect(folder / DATABASE)
        except BaseException:
            self._release()
            raise
        scratch = folder / ".part"
        self._scratch, self._vault = scratch, Vault(folder / "vault", scratch)
        self._custody = custody.Custody(self._connection, tool(), clock)
        try:
            self._salt = self._prepare(write)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database and let the next run in."""
        self._connection.close()
        self._release()

    @staticmethod
    def there(folder: Path) -> bool:
        """Whether `folder` is a case."""
        return (folder / DATABASE).is_file()

    def sources(self, given: Iterable[Source], inputs: Iterable[Path] = ()) -> tuple[Source, ...]:
        """The sources of this run's input and those of earlier runs, by origin, without the case's own files.

        `inputs` are the files and folders that were given: a former source that lay in one of them is `gone`.
        """
        own = self.folder.resolve()
        fresh = [s for s in given if not (s.place and Path(s.place).is_relative_to(own))]
        keys = {self._key(source) for source in fresh}
        rows = self._connection.execute("SELECT key, origin, sha256, error FROM sources ORDER BY origin, key")
        roots = [path.resolve() for path in inputs]
        former = [self._remembered(*row, roots=roots) for row in rows if row[0] not in keys]
        return tuple(sorted((*fresh, *former), key=lambda source: source.origin))

    def documents(self, source: Source, make: Callable[[bytes], Sequence[Part]]) -> Sequence[Document]:
        """The documents in a source, remembered by the hash of its bytes, else made, and kept with their bytes.

        A source whose bytes cannot be had yields one document that says why.
        """
        try:
            data = source.read()
        except SkipDocument as error:
            return self._unread(source, error)
        return self._documents(source, sha256_bytes(data), lambda: (make(data), None))

    def long_documents(self, source: Source, make: Callable[[BinaryIO, str], Sequence[Part]]) -> Sequence[Document]:
        """As `documents`, for a source too long to be held: its bytes go to the vault piece by piece, and `make` gets
        them open from there, with their hash."""
        try:
            with source.stream() as stream:
                sha256 = sha256_stream(stream)

                def made() -> tuple[Sequence[Part], bool]:
                    new = self._vault.put_stream(sha256, stream)
                    with self._vault.open(sha256, source.origin) as kept:
                        return make(kept, sha256), new

                return self._documents(source, sha256, made)
        except SkipDocument as error:
            return self._unread(source, error)

    def forget(self, origin: str) -> None:
        """Take the source of this origin out of later runs; its original and its rows in the log stay.

        Raises BadInput when the case has no such source.
        """
        with schema.transaction(self._connection):
            rows = self._connection.execute("SELECT sha256 FROM sources WHERE origin = ? ORDER BY key", (origin,))
            known = [row[0] for row in rows]
            if not known:
                raise BadInput(
                    f"{origin!r} is no source of this case; give a path as the report shows it, for a part of a file"
                    " (mail.eml!/a.pdf) that of the file"
                )
            self._connection.execute("DELETE FROM sources WHERE origin = ?", (origin,))
            for sha256 in known:
                self._custody.add("forget", sha256, origin=origin)

    def _unread(self, source: Source, error: SkipDocument) -> Sequence[Document]:
        """The document that stands for a source whose bytes cannot be had."""
        if self._unreadable is None:
            raise error
        with schema.transaction(self._connection):
            self._note(source, None, str(error))
        return self._told([self._unreadable(source.origin, error).document], source)

    def _documents(
        self, source: Source, sha256: str, make: Callable[[], tuple[Sequence[Part], bool | None]]
    ) -> Sequence[Document]:
        """The documents remembered or made. `make` also tells whether it put the source's own bytes into the vault
        anew; None where they are still to be put there."""
        kept = memory.recall_documents(self._connection, sha256, memory.suffix_of(source.origin))
        if kept is not None and all(self._vault.holds(d.id) for d in kept if self._logged(d.id)):
            with schema.transaction(self._connection):
                self._note(source, sha256, None)
            return self._told(kept, source)
        parts, stored = make()
        whole = [part for part in parts if sha256_bytes(part.data) == part.document.id]
        new = {part.document.id for part in whole if self._vault.put(part.document.id, part.data)}
        if stored is not None:
            whole.insert(0, parts[0])
            new |= {sha256} if stored else set()
        with schema.transaction(self._connection):
            self._note(source, sha256, None)
            for part in whole:
                self._take_in(part.document, part.document.id in new)
            documents = [part.document for part in parts]
            memory.keep_documents(self._connection, self._custody, sha256, source.origin, documents)
        return self._told(documents, source)

    @staticmethod
    def _told(documents: Sequence[Document], source: Source) -> Sequence[Document]:
        """The documents, with a note where the input no longer holds their source."""
        if not (isinstance(source, Remembered) and source.gone):
            return documents
        note = f"{source.origin} {memory.GONE}"
        return [replace(document, notes=(*document.notes, note)) for document in documents]

    def reading(self, document: Document, key: str, make: Callable[[], Reading]) -> Reading:
        """The reading of a document: remembered by document, readers and code, else made; kept unless unfinished."""
        stamp = memory.reading_stamp(document, key)
        kept = memory.recall_reading(self._connection, document, stamp)
        if kept is not None:
            return kept
        reading = make()
        if reading.unfinished:
            return reading
        with schema.transaction(self._connection):
            memory.keep_reading(self._connection, self._custody, document, stamp, reading)
        return reading

    @property
    def answers(self) -> Answers:
        """What a language model answered about passages, kept from run to run."""
        return Answers(self._connection, self._custody)

    @property
    def gradings(self) -> Gradings:
        """How far a person said that sources can be relied on, kept from run to run."""
        return Gradings(self._connection, self._custody)

    def save(self, picture: Picture) -> None:
        """Rebuild the derived tables, where the picture or the tables are not what they were."""
        stamp = tables.stamp(picture, maker())
        former = self._meta("picture")
        if former == f"{stamp} {hashed(*sorted(tables.digests(self._connection).items()))}":
            return
        with schema.transaction(self._connection):
            made = tables.rebuild(self._connection, picture)
            self._set_meta("picture", f"{stamp} {hashed(*sorted(made.items()))}")
            self._custody.add("save", tables=made)

    def write_exports(self, files: Mapping[str, bytes]) -> int:
        """Make the report and exports be `files` (path within the case -> bytes); returns how many were touched."""
        touched = exports.write(self._connection, self.folder, self._scratch, files)
        if touched:
            hashes = {path: sha256_bytes(data) for path, data in files.items()}
            self.log("export", files=len(files), touched=touched, digest=hashed(*sorted(hashes.items())))
        return touched

    def parties(self) -> tuple[Party, ...]:
        """The parties of the last run. Raises BadCase where there was none of this version."""
        return tables.parties(self._connection)

    def passages(self) -> dict[str, tuple[str, ...]]:
        """The first few passages that tell of each party, with the origins of their documents."""
        return tables.passages(self._connection)

    def hits(self) -> tuple[Hit, ...]:
        """The hits of the last run. Raises BadCase where there was none of this version."""
        return tables.hits(self._connection)

    @property
    def inquiries(self) -> Inquiries:
        """What parties were asked by who works on the case, and what came back."""
        return Inquiries(self._connection, self._custody)

    @property
    def runs(self) -> Runs:
        """What earlier runs found, as far as two runs are compared."""
        return Runs(self._connection, self._custody)

    def log(self, action: str, **detail: object) -> None:
        """Add a row about the case as a whole to the custody log."""
        with schema.transaction(self._connection):
            self._custody.add(action, None, **detail)

    def entries(self) -> tuple[custody.Entry, ...]:
        """The custody log, oldest row first."""
        return tuple(custody.entries(self._connection))

    def problems(self) -> tuple[str, ...]:
        """One line for each altered, missing or added thing; none when all is as it was taken in."""
        return tuple(verify.problems(self._connection, self.folder, self._vault))

    def _prepare(self, write: bool) -> str:
        """Bring the folder up to date and clear what a killed run left unfinished. Returns the salt of the case."""
        if write:
            schema.migrate(self._connection)
            if self._meta("salt") is None:
                with schema.transaction(self._connection):
                    self._set_meta("salt", secrets.token_hex(16))
            self._scratch.mkdir(exist_ok=True)
            for left_over in self._scratch.iterdir():
                left_over.unlink()
        elif not schema.is_current(self._connection):
            raise BadCase(f"{self.folder} is of another version of enduse; `enduse run` on it brings it up to date")
        return self._meta("salt") or ""

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()

    def _key(self, source: Source) -> str:
        """What tells one source from another: its place on the disk, as a salted hash that gives no path away."""
        if isinstance(source, Remembered):
            return source.key
        return hashed(self._salt, source.place or f"origin {source.origin}")

    def _remembered(
        self, key: str, origin: str, sha256: str | None, error: str | None, *, roots: Sequence[Path]
    ) -> Remembered:
        def read() -> bytes:
            if sha256 is None:
                raise SkipDocument(error)
            return self._vault.read(sha256, origin)

        gone = self._lay_in(roots, key, origin)
        if sha256 is None:
            return Remembered(origin, read, key=key, error=error, gone=gone)
        opener, size = partial(self._vault.open, sha256, origin), self._vault.size(sha256)
        return Remembered(origin, read, open=opener, size=size, key=key, error=error, gone=gone)

    def _lay_in(self, roots: Sequence[Path], key: str, origin: str) -> bool:
        """Whether a former source lay in one of these folders: its origin begins below the folder or with its name."""
        places = ((root, place) for root in roots for place in (root / origin, root.parent / origin))
        return any(place.is_relative_to(root) and hashed(self._salt, str(place)) == key for root, place in places)

    def _note(self, source: Source, sha256: str | None, error: str | None) -> None:
        """Note which bytes a source has now; the log gets a row where that is news."""
        key, now = self._key(source), (source.origin, sha256, error)
        row = self._connection.execute("SELECT origin, sha256, error FROM sources WHERE key = ?", (key,)).fetchone()
        if row == now:
            return
        self._connection.execute("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)", (key, *now))
        self._custody.add("source", sha256, origin=source.origin, error=error, former=row[1] if row else None)

    def _take_in(self, document: Document, new: bool) -> None:
        """Log that a document's bytes were put into the vault: for the first time, or again because they were lost."""
        first = not self._logged(document.id)
        if first or new:
            about = {"origin": document.origin, "bytes": document.size, "parent": document.parent}
            self._custody.add("intake" if first else "restore", document.id, **about)

    def _logged(self, document: str) -> bool:
        """Whether the bytes of this document were taken into the vault."""
        query = "SELECT 1 FROM log WHERE subject = ? AND action = 'intake' LIMIT 1"
        return self._connection.execute(query, (document,)).fetchone() is not None

    def _meta(self, name: str) -> str | None:
        row = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def _set_meta(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def _claim(folder: Path) -> None:
    """Make the folder, unless it holds things that a case would write over."""
    taken = [name for name in ("vault", "export", *exports.FILES) if (folder / name).exists()]
    if taken:
        raise BadCase(f"{folder} is no case, but holds {', '.join(taken)}; give another folder to --out")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadCase(f"{folder} cannot be made ({error.strerror}); give another folder to --out") from error
