"""What a language model answered about passages, kept so that nothing is asked twice.

Each answer is a transaction of its own: a run that is killed has lost nothing that was answered. The log carries the
hash of each answer, so that `verify` finds an altered one.
"""

import sqlite3

from enduse.records.identity import sha256_bytes
from enduse.store import schema
from enduse.store.custody import Custody


class Answers:
    """The answers kept in a case, by key (a hash of passage, model, prompt and schema)."""

    def __init__(self, connection: sqlite3.Connection, custody: Custody) -> None:
        self._connection, self._custody = connection, custody

    def get(self, key: str) -> str | None:
        """The answer kept under a key, None where there is none or it is not as it was kept."""
        query = "SELECT CAST(answer AS BLOB), answer_sha256 FROM answers WHERE key = ?"
        row = self._connection.execute(query, (key,)).fetchone()
        return row[0].decode() if row and sha256_bytes(row[0]) == row[1] else None

    def put(self, key: str, answer: str) -> None:
        """Keep an answer in place of a former one under the same key."""
        digest = sha256_bytes(answer.encode())
        with schema.transaction(self._connection):
            self._connection.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (key, answer, digest))
            self._custody.add("answer", key, record=digest)
