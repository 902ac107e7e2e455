"""The grades that a person gave to sources, oldest first. None is changed or removed; the last of each source holds."""

import sqlite3

from enduse.errors import BadInput
from enduse.records.grade import Grading, Reliability, SourceGrade
from enduse.records.identity import hashed
from enduse.store import tables
from enduse.store.custody import Custody
from enduse.store.schema import transaction

#: Longer reasons are cut off.
LONGEST = 1000


class Gradings:
    """The log of grades of a case."""

    def __init__(self, connection: sqlite3.Connection, custody: Custody) -> None:
        self._connection, self._custody = connection, custody

    def add(self, source: str, reliability: str, why: str, by: str = "") -> Grading:
        """Note a person's word on how far a source of the last run can be relied on (A to F).

        Raises BadInput when the source is not known, the letter is no grade, or no reason is given.
        """
        if not why.strip():
            raise BadInput('a grade needs its reason; give it with --why "…"')
        word, reason = _letter(reliability), " ".join(why.split())[:LONGEST]
        with transaction(self._connection):
            name, at = self._known(source), self._custody.clock()
            (count,) = self._connection.execute("SELECT count(*) FROM gradings").fetchone()
            made = Grading(
                id=hashed("grading", count, name, word, reason), source=name, reliability=word, why=reason, by=by, at=at
            )
            self._connection.execute(
                "INSERT INTO gradings (id, source, reliability, why, by, at) VALUES (?, ?, ?, ?, ?, ?)",
                (made.id, name, word, reason, by, at),
            )
            self._custody.add("grade", grading=made.id, source=name, reliability=word, why=reason, by=by)
        return made

    def all(self) -> tuple[Grading, ...]:
        """Every grading, oldest first."""
        rows = self._connection.execute("SELECT id, source, reliability, why, by, at FROM gradings ORDER BY rowid")
        return tuple(
            Grading(id=i, source=source, reliability=letter, why=why, by=by, at=at)
            for i, source, letter, why, by, at in rows
        )

    def sources(self) -> tuple[SourceGrade, ...]:
        """The sources of the last run with their grades. Raises BadCase where there was no run of this version."""
        return tables.source_grades(self._connection)

    def _known(self, given: str) -> str:
        """The source that `given` names, in full or as the beginning of one name, case aside."""
        names = [one.source for one in self.sources()]
        low = given.casefold().strip()
        found = [name for name in names if name.casefold() == low]
        found = found or [name for name in names if low and name.casefold().startswith(low)]
        if len(found) == 1:
            return found[0]
        if found:
            raise BadInput(f"{given!r} begins {len(found)} sources ({', '.join(found[:3])} …); give more of it")
        raise BadInput(f"{given!r} is no source of this case; `enduse grades CASE` lists them")


def _letter(word: str) -> Reliability:
    """`word` as a grade of a source."""
    match word.upper():
        case "A" | "B" | "C" | "D" | "E" | "F" as letter:
            return letter
        case _:
            raise BadInput(f"{word!r} is no grade of a source; give a letter from A to F")
