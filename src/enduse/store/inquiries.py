"""The log of inquiries: what who works on the case asked a party, until when, and what came back.

Nothing in it is ever changed or removed: an answer, and that an entry does not hold, are entries of their own.
"""

import csv
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import get_args

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from enduse.errors import BadInput
from enduse.records.identity import hashed, sha256_bytes
from enduse.records.party import Party
from enduse.records.reply import Answer, Inquiry, Way
from enduse.store import schema, tables
from enduse.store.custody import Custody
from enduse.store.judging import SHORTEST_ID

#: What may come back to an inquiry.
ANSWERS: tuple[Answer, ...] = ("answered", "denied", "unaware", "declined", "no_reply")
WAYS: tuple[Way, ...] = tuple(way for way in get_args(Way) if way != "text")


class _Answered(Struct, frozen=True):
    """What came back, as one entry of the log."""

    answer: Answer
    on: str
    said: str
    by: str


class Inquiries:
    """The inquiries of a case."""

    def __init__(self, connection: sqlite3.Connection, custody: Custody) -> None:
        self._connection = connection
        self._custody = custody

    def ask(
        self,
        party: str,
        way: Way,
        on: str,
        *,
        due: str | None = None,
        about: Sequence[str] = (),
        matter: str = "",
        by: str = "",
        note: str = "",
    ) -> Inquiry:
        """Note that a party (its id, the beginning of it, or one of its names) was asked on a day.

        `about` are ids of transfers or claims; where neither they nor a matter is given, all that is told of the party
        but statements. Without a deadline the usual one of `way` holds. Raises BadInput for what the case does not know
        and for days that do not fit.
        """
        due = due or usual_deadline(way, on)
        if due is not None and due < on:
            raise BadInput(f"the answer would be due on {due}, before it was asked for on {on}; give a later --due")
        one = _party(self._connection, party)
        claims = _claims(self._connection, one, about, everything=not matter)
        (count,) = self._connection.execute("SELECT count(*) FROM inquiries").fetchone()
        made = Inquiry(
            id=hashed("inquiry", count, one.id, way, on, *claims, matter), party=one.id, way=way, claims=claims,
            matter=matter, asked_on=on, due=due, by=by, note=note,
        )  # fmt: skip
        self._add(made.id, "asked", made)
        return made

    def answer(self, inquiry: str, answer: Answer, on: str, *, said: str = "", by: str = "") -> Inquiry:
        """Note what came back on a day; a later entry outranks an earlier one.

        Raises BadInput where there is no such inquiry, or the day lies before the one on which it was asked.
        """
        one = self._find(inquiry)
        if on < one.asked_on:
            raise BadInput(f"{on} lies before {one.asked_on}, the day on which {one.id} was asked; give a later --on")
        self._add(one.id, "answered", _Answered(answer, on, said, by))
        return self._find(one.id)

    def withdraw(self, inquiry: str, why: str, by: str = "") -> Inquiry:
        """Note that an inquiry was entered by mistake; it stays in the log. Raises BadInput without a reason."""
        one = self._find(inquiry)
        if not why.strip():
            raise BadInput('that an entry does not hold needs its reason; give it with --why "…"')
        self._add(one.id, "withdrawn", {"why": why, "by": by})
        return replace(one, withdrawn=why)

    def all(self) -> tuple[Inquiry, ...]:
        """Every inquiry with the last word on it, oldest first; those withdrawn too."""
        found: dict[str, Inquiry] = {}
        query = "SELECT inquiry, entry, record FROM inquiries ORDER BY seq"
        for id, entry, record in self._connection.execute(query):
            if entry == "asked":
                found[id] = msgspec.json.decode(record, type=Inquiry)
            elif entry == "answered":
                told = msgspec.json.decode(record, type=_Answered)
                found[id] = replace(found[id], answer=told.answer, answered_on=told.on, said=told.said)
            else:
                found[id] = replace(found[id], withdrawn=msgspec.json.decode(record, type=dict[str, str])["why"])
        return tuple(found.values())

    def _find(self, wanted: str) -> Inquiry:
        held = [one for one in self.all() if one.id == wanted or _begins(one.id, wanted)]
        if len(held) != 1:
            what = "no inquiry" if not held else f"{len(held)} inquiries"
            raise BadInput(f"{what} with the id {wanted!r}; `enduse replies list CASE` lists them with their ids")
        if held[0].withdrawn is not None:
            raise BadInput(f"the inquiry {held[0].id} was withdrawn ({held[0].withdrawn}); enter a new one")
        return held[0]

    def _add(self, id: str, entry: str, record: object) -> None:
        told = msgspec.json.encode(record).decode()
        with schema.transaction(self._connection):
            self._connection.execute(
                "INSERT INTO inquiries (inquiry, entry, record, at) VALUES (?, ?, ?, ?)",
                (id, entry, told, self._custody.clock()),
            )
            self._custody.add("inquiry", None, inquiry=id, entry=entry, record=sha256_bytes(told.encode()))


def entries(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Inquiry, kind of entry and hash of each entry, oldest first: what the custody log says of each."""
    for id, entry, record in connection.execute(
        "SELECT inquiry, entry, CAST(record AS BLOB) FROM inquiries ORDER BY seq"
    ):
        yield id, entry, sha256_bytes(record)


def usual_deadline(way: Way, on: str) -> str | None:
    """The day until which an answer is usually waited for; None where there is no such usage."""
    days = _usage().get(way)
    return None if days is None else (date.fromisoformat(on) + timedelta(days=days)).isoformat()


@cache
def _usage() -> dict[str, int]:
    lines = files("enduse.reference.asking").joinpath("deadlines.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["way"]: int(row["days"]) for row in rows}


def _party(connection: sqlite3.Connection, given: str) -> Party:
    """The party of this id, of an id that begins so, or of this name in any case."""
    known = tables.parties(connection)
    found = {p.id: p for p in known if given in (p.id, *p.also)} or {
        p.id: p
        for p in known
        if any(_begins(i, given) for i in (p.id, *p.also))
        or any(n.text.casefold() == given.casefold() for n in p.names)
    }
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        told = "; ".join(f"{p.id} ({p.caption})" for p in found.values())
        raise BadInput(f"{given!r} may be {len(found)} parties: {told}; give the id of one")
    raise BadInput(f"{given!r} is no party of this case; ids and names stand in the report under Parties")


def _claims(connection: sqlite3.Connection, party: Party, about: Sequence[str], *, everything: bool) -> tuple[str, ...]:
    """The claims behind the transfers and claims that `about` names; of none given, all of the party's transfers."""
    columns = "id, supplier, via, recipient, end_user, supported_by"
    transfers = {row[0]: row for row in tables.stored(connection, "transfers", columns)}

    def supporting(id: str) -> tuple[str, ...]:
        return msgspec.json.decode(transfers[id][5], type=tuple[str, ...])

    if not about:
        own = [
            id
            for id, supplier, via, recipient, end_user, _ in transfers.values()
            if party.id in (supplier, recipient, end_user, *msgspec.json.decode(via, type=tuple[str, ...]))
        ]
        told = {c for id in own for c in supporting(id)} | _told_of(connection, party)
        return tuple(sorted(told)) if everything else ()
    known = {*transfers, *(row[0] for row in tables.stored(connection, "claims", "id"))}
    found: set[str] = set()
    for given in about:
        held = [given] if given in known else [id for id in known if _begins(id, given)]
        if len(held) != 1:
            what = "no transfer or claim" if not held else f"{len(held)} transfers or claims"
            raise BadInput(
                f"--about {given!r} is the id of {what} of this case; ids stand in export/transfers.jsonl and"
                " export/claims.jsonl"
            )
        found.update(supporting(held[0]) if held[0] in transfers else held)
    return tuple(sorted(found))


def _told_of(connection: sqlite3.Connection, party: Party) -> set[str]:
    """The claims that assert something of a party, in another's or its own words, but statements."""
    named = {claim for claim, id in tables.stored(connection, "roles", "claim, party") if id == party.id}
    rows = tables.stored(connection, "claims", "id, relation, stance")
    return {id for id, relation, stance in rows if id in named and stance == "asserts" and relation != "statement"}


def _begins(whole: str, part: str) -> bool:
    return len(part) >= SHORTEST_ID and whole.startswith(part)
