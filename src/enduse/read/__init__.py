"""Read: documents become claims. Readers propose; `ground` keeps only what stands in the text."""

from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import replace

from enduse.read.ground import ground
from enduse.read.messages import by_senders
from enduse.read.particulars import particulars
from enduse.records.document import Document
from enduse.records.identity import hashed
from enduse.records.proposal import Proposals
from enduse.records.reading import Reading


class Reader(Protocol):
    """A plug that reads documents: it proposes, and never decides what stands."""

    NAME: str
    VERSION: str

    def reads(self, document: Document) -> bool:
        """Whether this reader has anything to say about such a document."""

    def propose(self, document: Document) -> Proposals:
        """What it takes the document to say."""


def reading_key(readers: Sequence[Reader]) -> str:
    """A hash of the readers and their versions: another key means another reading."""
    return hashed(*(f"{r.NAME} {r.VERSION}" for r in readers))


def read(document: Document, readers: Sequence[Reader]) -> Reading:
    """Everything the readers find in one document, grounded. A document with an error yields an empty reading.

    A reader that fails on a document loses its own proposals only: the failure is noted with the reading.
    """
    if document.error or not document.text:
        return Reading(document=document.id)
    reading = ground(document, [_proposed(document, r) for r in readers if r.reads(document)])
    return replace(reading, particulars=tuple(particulars(document, reading)))


def _proposed(document: Document, reader: Reader) -> Proposals:
    """What one reader proposes, or nothing but a note where it fails."""
    try:
        return by_senders(document, reader.propose(document))
    except Exception as error:  # a plug may fail in any way, and the other documents must still be read
        note = f"the reader {reader.NAME} failed on this document ({type(error).__name__}: {error}); please report it"
        return Proposals(reader=reader.NAME, notes=(note,))
