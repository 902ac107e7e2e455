"""What a file holds: its own text, and every file inside it, all the way down."""

import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from msgspec import Struct, structs

from enduse.errors import Damaged, Empty, Encrypted, Missing, SkipDocument, TooLarge, Unsafe, Unsupported
from enduse.ingest.extracted import Extracted, Limits, Part
from enduse.ingest.language import majority, stretches
from enduse.ingest.longtable import SNIFFED, cut
from enduse.ingest.naming import distinct, extension, part_name
from enduse.ingest.sniff import UNKNOWN, sniff
from enduse.plugins import plugs
from enduse.records.document import Document
from enduse.records.identity import sha256_bytes, sha256_text

#: Between a container's origin and the path of a part in it.
INSIDE = "!/"
_KINDS = (
    (Encrypted, "encrypted"), (Damaged, "damaged"), (Empty, "empty"),
    (TooLarge, "too large"), (Unsafe, "unsafe"), (Unsupported, "unsupported"), (Missing, "not read yet"),
)  # fmt: skip
_NO_PLUG_NEEDED = ("image/", "audio/", "video/")


class Ingested(Struct, frozen=True):
    """A document and its bytes. `data` is empty for a file that could not be opened."""

    document: Document
    data: bytes


class _Budget:
    """What is left, over one whole input file, of the bytes and parts that may be unpacked."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def spend(self, parts: Sequence[Part]) -> None:
        self.limits = structs.replace(
            self.limits,
            unpacked=max(0, self.limits.unpacked - sum(len(p.data) for p in parts)),
            parts=max(0, self.limits.parts - len(parts)),
        )


def worded(error: BaseException) -> str:
    """An error as one line for the reader: its kind, then what it says."""
    said = " ".join(str(error).split()) or type(error).__name__
    kind = next((name for cls, name in _KINDS if isinstance(error, cls)), "could not be read")
    return f"{kind}: {said}"


def unreadable(origin: str, error: SkipDocument, inside: str | None = None) -> Ingested:
    """The line of a file whose bytes could not be had: its id is a hash of "unread:" and its origin.

    `inside` is the id of the container it lies in: the hash is then over that id and the part's path, so that it stays
    when the container is found elsewhere.
    """
    place = origin if inside is None else f"{inside}{INSIDE}{origin.rpartition(INSIDE)[2]}"
    document = Document(
        id=sha256_text(f"unread:{place}"),
        origin=origin,
        parent=inside,
        text_sha256=sha256_text(""),
        error=worded(error),
    )
    return Ingested(document, b"")


def ingest(
    origin: str, data: bytes, formats: Sequence[Any] | None = None, limits: Limits | None = None
) -> tuple[Ingested, ...]:
    """The document in `data`, then every part of it, depth first; a part's origin is `container!/part/path`.

    `formats` are the format plugs (default: all that are installed). A file that cannot be read is a Document with
    `error`; nothing a file holds makes this raise.
    """
    budget = _Budget(limits or Limits())
    known = plugs("enduse.formats") if formats is None else formats
    return tuple(_opened(origin, data, known, budget, ()))


def ingest_long(
    origin: str,
    stream: BinaryIO,
    sha256: str,
    formats: Sequence[Any] | None = None,
    limits: Limits | None = None,
) -> tuple[Ingested, ...]:
    """As `ingest`, of a long table (`is_long`) that is read from `stream` piece by piece; `sha256` is its bytes' hash.

    The first document stands for the whole file and holds no bytes. Raises SkipDocument where the file breaks off.
    """
    budget = _Budget(limits or Limits())
    known = plugs("enduse.formats") if formats is None else formats
    name = origin.rpartition("/")[2]
    try:
        sniffed = sniff(stream.read(SNIFFED), name)
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        got = cut(stream, name, budget.limits)
    except OSError as error:
        raise SkipDocument(f"{name}: {error.strerror or error}; check the disk") from error
    budget.spend(got.parts)
    whole = Document(
        id=sha256,
        origin=origin,
        media_type=sniffed.media_type,
        size=size,
        text_sha256=sha256_text(""),
        notes=(*((sniffed.note,) if sniffed.note else ()), *got.notes),
    )
    return (Ingested(whole, b""), *_inside(origin, got.parts, known, budget, (sha256,)))


def _opened(
    origin: str, data: bytes, formats: Sequence[Any], budget: _Budget, above: tuple[str, ...]
) -> Iterator[Ingested]:
    """One document and its parts; `above` are the ids of the containers around it, outermost first."""
    own, name = sha256_bytes(data), origin.rpartition("/")[2]
    made, parts = _document(own, origin, name, data, formats, budget, above)
    yield Ingested(made, data)
    yield from _inside(origin, parts, formats, budget, (*above, own))


def _inside(
    origin: str, parts: Sequence[Part], formats: Sequence[Any], budget: _Budget, above: tuple[str, ...]
) -> Iterator[Ingested]:
    """The documents of a container's parts; the last of `above` is the container's id."""
    taken: set[str] = set()
    for part in parts:
        path = f"{origin}{INSIDE}{distinct(part_name(part.name), taken)}"
        if part.error is not None:
            yield _left_inside(path, part.error, above[-1])
        else:
            yield from _opened(path, part.data, formats, budget, above)


def _left_inside(origin: str, error: str, container: str) -> Ingested:
    """The line of a part that was not taken out; `error` is already worded."""
    made = unreadable(origin, SkipDocument(error), container)
    return Ingested(structs.replace(made.document, error=error), b"")


def _document(
    own: str, origin: str, name: str, data: bytes, formats: Sequence[Any], budget: _Budget, above: tuple[str, ...]
) -> tuple[Document, tuple[Part, ...]]:
    """The document as far as it can be read, and its parts."""
    kind, got = UNKNOWN, Extracted()
    notes: tuple[str, ...] = ()
    error: str | None = None
    waits = False
    try:
        if not data:
            raise Empty("holds no bytes; get the file again from where it came")
        if len(data) > budget.limits.bytes:
            raise oversize(len(data), budget.limits)
        if own in above:
            raise Unsafe("the container holds itself; it is not unpacked again")
        sniffed = sniff(data, name)
        kind, notes = sniffed.media_type, (sniffed.note,) if sniffed.note else ()
        got = _plug(kind, name, formats).read(data, name, budget.limits)
        if got.parts and len(above) >= budget.limits.depth:
            got = structs.replace(got, parts=())
            raise Unsafe(f"nested deeper than {budget.limits.depth} containers; unpack it by hand")
        budget.spend(got.parts)
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except SkipDocument as skipped:
        error, waits = worded(skipped), isinstance(skipped, Missing)
    except BaseException as broken:  # a native parser's panic is no Exception; a bad file must not end the run
        error = worded(broken)
    spans = stretches(got.text, got.tables)
    document = Document(
        id=own,
        origin=origin,
        parent=above[-1] if above else None,
        media_type=kind,
        size=len(data),
        language=majority(spans),
        title=got.title,
        publisher=got.publisher,
        published=got.published,
        text=got.text,
        text_sha256=sha256_text(got.text),
        headings=got.headings,
        pages=got.pages,
        tables=got.tables,
        stretches=spans,
        scanned=got.scanned,
        notes=notes + got.notes,
        error=error,
        unfinished=got.unfinished or waits,
    )
    return document, got.parts


def _plug(kind: str, name: str, formats: Sequence[Any]) -> Any:
    """The plug for a media type; where none claims it, the one that the extension names.

    Raises Unsupported when there is neither.
    """
    for plug in formats:
        if kind in plug.MEDIA_TYPES:
            return plug
    if not kind.startswith(_NO_PLUG_NEEDED):
        for plug in formats:
            if extension(name) in plug.EXTENSIONS:
                return plug
    raise Unsupported(f"{name} is {kind}, which no format plug reads; {_next_step(kind)}")


def _next_step(kind: str) -> str:
    """What the user may do about a kind that is not read."""
    if kind.startswith("image/"):
        return "save it as .png, .jpg or .tif"
    if "msword" in kind or "opendocument.text" in kind:
        return "save it as .docx or .pdf"
    if "powerpoint" in kind or "presentation" in kind:
        return "save it as .pdf"
    if any(mark in kind for mark in ("gzip", "x-tar", "rar", "7z", "bzip", "x-xz", "compress")):
        return "unpack it and give the files"
    return "save it in a format that is read"


def oversize(size: int, limits: Limits) -> TooLarge:
    """The error for a file over the limit of bytes."""
    return TooLarge(f"{size:,} bytes, over the limit of {limits.bytes:,}; split it")
