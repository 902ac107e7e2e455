"""The six stages in order. Read this file first: everything enduse does is one of these six calls.

    ingest   bytes become documents
    read     documents become claims
    resolve  claims become parties and items
    screen   parties get hits, goods get codes and control lists
    trace    claims become transfers
    report   the picture becomes files        (`enduse.report.files`)

Nothing here needs a database, a network or a model: what a run may remember of earlier runs comes in as `keep`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol

from msgspec.structs import replace

from enduse import __version__
from enduse.errors import SkipDocument
from enduse.indexes import index_of
from enduse.ingest import Ingested, gather, ingest, ingest_long, is_long, placed, unreadable
from enduse.read import Reader, read, reading_key
from enduse.records.document import CUT, Document, Source
from enduse.records.grade import Grading
from enduse.records.identity import sha256_stream
from enduse.records.judgement import Judgement
from enduse.records.listing import Watchlist
from enduse.records.picture import Picture
from enduse.records.reading import Reading
from enduse.records.reply import Inquiry
from enduse.records.transfer import Finding
from enduse.resolve import resolve
from enduse.screen import apart, screen, screened
from enduse.screen.goods import graded, misdescriptions
from enduse.screen.owners import acting, through_owners
from enduse.trace import trace
from enduse.trace.flags import Case, flags
from enduse.trace.grades import grades
from enduse.trace.replies import replies, unasked

#: Called as each piece of work is done: stage, pieces done, pieces in all, what was done last.
Watch = Callable[[str, int, int, str], None]


class Keep(Protocol):
    """What a run may remember, so that no work is done twice and a killed run resumes."""

    def documents(self, source: Source, make: Callable[[bytes], Sequence[Ingested]]) -> Sequence[Document]:
        """The documents in a source: remembered by the hash of its bytes, else made and kept with their bytes."""

    def long_documents(self, source: Source, make: Callable[[BinaryIO, str], Sequence[Ingested]]) -> Sequence[Document]:
        """As `documents`, for a source too long to be held: `make` gets it open, and the hash of its bytes."""

    def reading(self, document: Document, key: str, make: Callable[[], Reading]) -> Reading:
        """The reading of a document: remembered by document and `key` (readers and versions), else made and kept."""


class Forgetful:
    """A keep that remembers nothing."""

    def documents(self, source: Source, make: Callable[[bytes], Sequence[Ingested]]) -> Sequence[Document]:
        try:
            return [part.document for part in make(source.read())]
        except SkipDocument as error:  # the file itself cannot be opened, or is over the limit
            return [unreadable(source.origin, error).document]

    def long_documents(self, source: Source, make: Callable[[BinaryIO, str], Sequence[Ingested]]) -> Sequence[Document]:
        try:
            with source.stream() as stream:
                return [part.document for part in make(stream, sha256_stream(stream))]
        except SkipDocument as error:
            return [unreadable(source.origin, error).document]

    def reading(self, document: Document, key: str, make: Callable[[], Reading]) -> Reading:
        return make()


def run(
    sources: Iterable[Source],
    readers: Sequence[Reader],
    judgements: Sequence[Judgement] = (),
    lists: Sequence[Watchlist] = (),
    *,
    gradings: Sequence[Grading] = (),
    inquiries: Sequence[Inquiry] = (),
    as_of: str | None = None,
    keep: Keep | None = None,
    room: Path | None = None,
    watch: Watch = lambda stage, done, total, what: None,
) -> Picture:
    """Drive sources through the stages and return the picture.

    `as_of` (ISO date) is the day that screening answers for and that deadlines of `inquiries` are compared with; None
    means the newest date of the lists, and no comparison. In the folder `room` indexes of long lists are kept for the
    next run.
    """
    keep = keep or Forgetful()
    documents = gather(_ingested(list(sources), keep, watch))
    readings = tuple(_readings(documents, readers, keep, watch))
    documents = tuple(_dated(documents, readings))
    watch("resolve", 0, 1, "")
    identity = resolve(documents, readings, judgements)
    watch("screen", 0, 1, "")
    hits = screen(identity.parties, lists, as_of=as_of, judgements=judgements, index=index_of(lists, room))
    references = tuple(reference for reading in readings for reference in reading.references)
    items = graded(identity.items, references, as_of)
    doubtful = tuple(misdescriptions(items, references, identity.claims, documents))
    day = as_of or max((known.as_of for known in lists if known.as_of), default=None)
    owned = through_owners(identity.claims, identity.parties, hits, day)
    watch("trace", 0, 1, "")
    traced = trace(documents, identity.claims, identity.parties, identity.items)
    particulars = tuple(one for reading in readings for one in reading.particulars)
    fields = {r.document: r.fields for r in readings if r.fields}
    flagged = flags(
        Case(
            documents=documents,
            fields=fields,
            references=references,
            particulars=particulars,
            claims=identity.claims,
            parties=identity.parties,
            items=items,
            transfers=traced.transfers,
            hits=hits + owned,
            acting=tuple(acting(identity.claims, identity.parties, hits + owned)),
        )
    )
    graded_sources = grades(documents, identity.claims, identity.parties, traced.transfers, traced.findings, gradings)
    watch("trace", 1, 1, "")
    picture = Picture(
        documents=documents,
        fields=fields,
        references=references,
        mentions=identity.mentions,
        claims=identity.claims,
        parties=identity.parties,
        items=items,
        transfers=traced.transfers,
        hits=hits + owned,
        apart=apart(identity.parties, lists, judgements),
        findings=(
            *identity.findings,
            *doubtful,
            *traced.findings,
            *flagged.findings,
            *_checked(readings),
            *_left_out(documents),
        ),
        particulars=particulars,
        flags=flagged.tests,
        grades=graded_sources,
        rejections=tuple(x for r in readings for x in r.rejections),
        notes={r.document: r.notes for r in readings if r.notes},
        lists=screened(lists, as_of),
        as_of=day,
        version=__version__,
    )
    ledger = replies(picture, inquiries, as_of)
    return replace(picture, replies=ledger, findings=(*picture.findings, *unasked(ledger, picture)))


def _ingested(sources: Sequence[Source], keep: Keep, watch: Watch) -> Iterator[Document]:
    """Every document in every source, a container's parts after it, each at its own place."""
    for done, source in enumerate(sources):
        watch("ingest", done, len(sources), source.origin)
        if is_long(source):
            made = keep.long_documents(source, partial(ingest_long, source.origin))
        else:
            made = keep.documents(source, partial(ingest, source.origin))
        yield from placed(made, source.origin)
    watch("ingest", len(sources), len(sources), "")


def _readings(documents: Sequence[Document], readers: Sequence[Reader], keep: Keep, watch: Watch) -> Iterator[Reading]:
    """What the readers find in each document that could be opened."""
    key = reading_key(readers)
    for done, document in enumerate(documents):
        watch("read", done, len(documents), document.origin)
        yield keep.reading(document, key, lambda d=document: read(d, readers))  # type: ignore[misc]
    watch("read", len(documents), len(documents), "")


def _dated(documents: Sequence[Document], readings: Sequence[Reading]) -> Iterator[Document]:
    """The documents, a trade paper with the date that stands on it where its metadata gave none."""
    for document, reading in zip(documents, readings, strict=True):
        written = reading.fields.get("date", "")
        if document.published is None and _ISO.fullmatch(written):
            yield replace(document, published=written)
        else:
            yield document


_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def _left_out(documents: Sequence[Document]) -> Iterator[Finding]:
    """The rows of long tables that were not read, as findings."""
    cut = {document.id for document in documents if document.media_type in CUT}
    for one in documents:
        if one.parent in cut and one.error:
            yield Finding(
                rule="rows_not_read", severity="warning", summary=f"{one.origin}: {one.error}", documents=(one.id,)
            )


def _checked(readings: Sequence[Reading]) -> Iterator[Finding]:
    """What readers found out about the documents themselves, as findings."""
    for reading in readings:
        for check in reading.checks:
            yield Finding(
                rule=check.rule, severity=check.severity, summary=check.summary, documents=(reading.document,)
            )
