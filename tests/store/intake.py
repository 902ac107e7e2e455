"""A small intake for store tests: a source's bytes become one document, and each `part:` line in it one part."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from enduse.errors import SkipDocument
from enduse.records.document import Document, Source
from enduse.records.identity import hashed, sha256_bytes, sha256_text
from enduse.records.reading import Reading, Reference
from enduse.store import Case


class Taken(Struct, frozen=True):
    """As `enduse.ingest.Ingested`."""

    document: Document
    data: bytes


def clock() -> Callable[[], str]:
    """A clock that ticks one second per look."""
    ticks = itertools.count()
    return lambda: f"2025-01-01T00:00:{next(ticks) % 60:02d}Z"


def unreadable(origin: str, error: SkipDocument) -> Taken:
    """The document that stands for bytes that cannot be had."""
    return Taken(Document(id=hashed("unread", origin), origin=origin, error=str(error)), b"")


def opened(folder: Path) -> Case:
    """The case in `folder`, made if needed."""
    return Case.open(folder, create=True, unreadable=unreadable, clock=clock())


def source(origin: str, data: bytes | SkipDocument, folder: str = "/input") -> Source:
    """A source of these bytes, or one that cannot be read."""

    def read() -> bytes:
        if isinstance(data, SkipDocument):
            raise data
        return data

    return Source(origin, read, f"{folder}/{origin}")


class Intake:
    """Makes documents of bytes, and readings of documents; counts how often."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.read: list[str] = []

    def documents(self, case: Case, one: Source) -> Sequence[Document]:
        return case.documents(one, lambda data: list(self._parts(one.origin, data)))

    def reading(self, case: Case, document: Document, key: str = "k") -> Reading:
        return case.reading(document, key, lambda: self._reading(document))

    def _parts(self, origin: str, data: bytes) -> Iterator[Taken]:
        self.made.append(origin)
        whole = _document(origin, data, None)
        yield Taken(whole, data)
        for number, line in enumerate(data.splitlines()):
            if line.startswith(b"part:"):
                yield Taken(_document(f"{origin}!/{number}", line[5:], whole.id), line[5:])

    def _reading(self, document: Document) -> Reading:
        self.read.append(document.origin)
        named = Reference(id=hashed(document.id, "ref"), document=document.id, kind="organization")
        return Reading(document=document.id, references=(named,))


def _document(origin: str, data: bytes, parent: str | None) -> Document:
    text = data.decode()
    return Document(
        id=sha256_bytes(data),
        origin=origin,
        parent=parent,
        size=len(data),
        text=text,
        text_sha256=sha256_text(text),
    )
