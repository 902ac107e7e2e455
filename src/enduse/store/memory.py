"""What ingest and the readers made, kept so that no work is done twice.

A result is taken over only when the same code made it from the same bytes and it still is as it was kept; anything else
is made again from the original. The caller holds the transaction.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import PurePosixPath

import msgspec

from enduse.records.document import Document
from enduse.records.identity import hashed, sha256_bytes, sha256_text
from enduse.records.reading import Reading
from enduse.store.custody import Custody
from enduse.store.maker import maker

#: How the note on a document ends whose source is no longer in the input; it changes nothing for the readers.
GONE = "is no longer in the input; the case keeps it"


def suffix_of(origin: str) -> str:
    """The file extension, in lower case: the same bytes under another extension may be read otherwise."""
    return PurePosixPath(origin).suffix.lower()


def recall_documents(connection: sqlite3.Connection, sha256: str, suffix: str) -> tuple[Document, ...] | None:
    """The documents made before from these bytes, None where there are none or they cannot be vouched for.

    None also where one of them waits for a program that was not installed then: it may be now.
    """
    row = connection.execute(
        "SELECT record, record_sha256 FROM kept_documents WHERE sha256 = ? AND suffix = ? AND maker = ?",
        (sha256, suffix, maker()),
    ).fetchone()
    if row is None or sha256_bytes(row[0]) != row[1]:
        return None
    documents = []
    for document in msgspec.json.decode(row[0], type=tuple[Document, ...]):
        if document.unfinished:
            return None
        text = _text(connection, document.text_sha256)
        if text is None:
            return None
        documents.append(msgspec.structs.replace(document, text=text))
    return tuple(documents)


def keep_documents(
    connection: sqlite3.Connection, custody: Custody, sha256: str, origin: str, documents: Sequence[Document]
) -> None:
    """Keep what was made of a source's bytes: each text once under its hash, the rest as one record."""
    bare = []
    for document in documents:
        digest = sha256_text(document.text)
        connection.execute("INSERT OR REPLACE INTO texts VALUES (?, ?)", (digest, document.text))
        bare.append(msgspec.structs.replace(document, text="", text_sha256=digest))
    record = msgspec.json.encode(bare)
    digest, suffix = sha256_bytes(record), suffix_of(origin)
    connection.execute(
        "INSERT OR REPLACE INTO kept_documents VALUES (?, ?, ?, ?, ?)", (sha256, suffix, maker(), record, digest)
    )
    texts = sorted({document.text_sha256 for document in bare})
    custody.add("ingest", sha256, origin=origin, suffix=suffix, record=digest, texts=texts)


def reading_stamp(document: Document, key: str) -> str:
    """What a reading depends on: the document as ingest made it, the readers, the code."""
    notes = tuple(note for note in document.notes if not note.endswith(GONE))
    return hashed(
        key, maker(), sha256_bytes(msgspec.json.encode(msgspec.structs.replace(document, origins=(), notes=notes)))
    )


def recall_reading(connection: sqlite3.Connection, document: Document, stamp: str) -> Reading | None:
    """The reading made before under this stamp, None where there is none or it cannot be vouched for."""
    row = connection.execute(
        "SELECT record, record_sha256 FROM kept_readings WHERE document = ? AND key = ?", (document.id, stamp)
    ).fetchone()
    if row is None or sha256_bytes(row[0]) != row[1]:
        return None
    return msgspec.json.decode(row[0], type=Reading)


def keep_reading(
    connection: sqlite3.Connection, custody: Custody, document: Document, stamp: str, reading: Reading
) -> None:
    """Keep a reading in place of the document's former one."""
    record = msgspec.json.encode(reading)
    digest = sha256_bytes(record)
    connection.execute("INSERT OR REPLACE INTO kept_readings VALUES (?, ?, ?, ?)", (document.id, stamp, record, digest))
    custody.add("reading", document.id, record=digest, claims=len(reading.claims), dropped=len(reading.rejections))


def _text(connection: sqlite3.Connection, sha256: str) -> str | None:
    """The text of this hash, None where it is missing or altered."""
    row = connection.execute("SELECT CAST(text AS BLOB) FROM texts WHERE sha256 = ?", (sha256,)).fetchone()
    return row[0].decode() if row and sha256_bytes(row[0]) == sha256 else None
