"""The picture as plain tables, for people who open `case.sqlite` in Datasette or any SQLite browser.

They are derived: dropped and rebuilt whole in one transaction, and read back by enduse only to verify them, to ask a
person about parties and hits (`parties`, `hits`) and to find what an inquiry is about (`stored`).
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from enduse.errors import BadCase
from enduse.records.claim import Claim
from enduse.records.grade import SourceGrade
from enduse.records.identity import hashed, sha256_bytes
from enduse.records.match import Hit, Reason
from enduse.records.party import Candidate, Party
from enduse.records.picture import Picture
from enduse.records.reading import Identifier, Name
from enduse.records.side import Side

Row = tuple[Any, ...]

#: At most so many passages of a party, each of so many characters, are shown to who judges it.
_PASSAGES, _LONGEST = 3, 400


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _claim(claim: Claim) -> Row:
    quantity, when, first = claim.quantity, claim.when, claim.evidence[0] if claim.evidence else None
    return (
        claim.id, claim.document, claim.relation, claim.stance, claim.certainty, claim.phase, claim.state,
        quantity.value if quantity else None, quantity.unit if quantity else None,
        quantity.qualifier if quantity else None, when.value if when else None,
        " <- ".join(v.name for v in claim.voice), _json(claim.about), first.quote if first else None,
        first.start if first else None, first.end if first else None, claim.reader, claim.score,
    )  # fmt: skip


def _known_ids(picture: Picture) -> Iterator[Row]:
    """Every id that a judgement may name, with what kind of thing it is."""
    seen: dict[str, str] = {}
    for kind, ids in (
        ("party", (i for p in picture.parties for i in (p.id, *p.also))),
        ("item", (i for p in picture.items for i in (p.id, *p.also))),
        ("reference", (r.id for r in picture.references)),
        ("entity", (h.entity for h in picture.hits)),
        ("entity", (a.entity for a in picture.apart)),
    ):
        for one in ids:
            seen.setdefault(one, kind)
    yield from sorted(seen.items())


#: Table name -> columns, and how its rows come from the picture.
TABLES: dict[str, tuple[tuple[str, ...], Callable[[Picture], Iterable[Row]]]] = {
    "documents": (
        ("id", "origin", "origins", "parent", "media_type", "size", "language", "title", "publisher", "published",
         "text_sha256", "error"),
        lambda p: (
            (d.id, d.origin, _json(d.origins), d.parent, d.media_type, d.size, d.language, d.title, d.publisher,
             d.published, d.text_sha256, d.error)
            for d in p.documents
        ),
    ),
    "mentions": (
        ("document", "start", "end", "text", "kind", "reference", "party", "item"),
        lambda p: ((m.document, m.start, m.end, m.text, m.kind, m.ref, m.party, m.item) for m in p.mentions),
    ),
    "claims": (
        ("id", "document", "relation", "stance", "certainty", "phase", "state", "quantity", "unit", "qualifier",
         "when", "voice", "about", "quote", "start", "end", "reader", "score"),
        lambda p: map(_claim, p.claims),
    ),
    "roles": (
        ("claim", "role", "text", "start", "end", "party", "item"),
        lambda p: ((c.id, r.role, r.text, r.start, r.end, r.party, r.item) for c in p.claims for r in c.roles),
    ),
    "parties": (
        ("id", "schema", "kind", "name", "names", "identifiers", "countries", "unnamed",
         "description", "also", "candidates"),
        lambda p: (
            (x.id, x.schema, x.kind, x.caption, _json(x.names), _json(x.identifiers), _json(x.countries),
             int(x.unnamed), x.description, _json(x.also), _json(x.candidates))
            for x in p.parties
        ),
    ),
    "items": (
        ("id", "description", "designations", "hs"),
        lambda p: ((x.id, x.description, _json(x.designations), _json(x.hs)) for x in p.items),
    ),
    "transfers": (
        ("id", "item", "item_text", "supplier", "via", "recipient", "end_user", "from", "to", "quantity", "when",
         "state", "supported_by", "denied_by", "roots", "part_of"),
        lambda p: (
            (t.id, t.item, t.item_text, t.supplier, _json(t.via), t.recipient, t.end_user, t.origin, t.destination,
             t.quantity.text if t.quantity else None, t.when.value if t.when else None, t.state,
             _json(t.supported_by), _json(t.denied_by), t.roots, t.part_of)
            for t in p.transfers
        ),
    ),
    "replies": (
        ("id", "party", "name", "answer", "speaks_for", "way", "bears_on", "matter", "asked_by", "asked_on",
         "told_by", "told_on", "due", "overdue", "claims", "document", "inquiry", "note"),
        lambda p: (
            (r.id, r.party, r.name, r.answer, _json(r.speaks_for), r.way, _json(r.bears_on), r.matter, r.asked_by,
             r.asked_on, r.told_by, r.told_on, r.due, r.overdue, _json(r.claims), r.document, r.inquiry, r.note)
            for r in p.replies
        ),
    ),
    "hits": (
        ("party", "entity", "list", "score", "caption", "programme", "listed_since", "as_of", "allegation", "source",
         "reasons", "publisher", "listed", "via_ownership"),
        lambda p: (
            (h.party, h.entity, h.list, h.score, h.caption, h.programme, h.listed_since, h.as_of, h.allegation,
             h.source, _json(h.reasons), h.publisher, _json(h.listed), _json(h.via_ownership))
            for h in p.hits
        ),
    ),
    "findings": (
        ("rule", "severity", "summary", "claims", "parties", "documents", "transfer", "inputs", "source", "weight"),
        lambda p: (
            (f.rule, f.severity, f.summary, _json(f.claims), _json(f.parties), _json(f.documents), f.transfer,
             _json(f.inputs), f.source, f.weight)
            for f in p.findings
        ),
    ),
    "flags": (
        ("id", "name", "status", "looked_at", "fired", "weight", "source", "base_rate", "needs"),
        lambda p: (
            (f.id, f.name, f.status, f.looked_at, f.fired, f.weight, f.source, f.base_rate, f.needs) for f in p.flags
        ),
    ),
    "source_grades": (
        ("source", "kind", "reliability", "graded", "why", "claims", "proposed", "proposed_why"),
        lambda p: (
            (g.source, g.kind, g.reliability, g.graded, g.why, g.claims, g.proposed, g.proposed_why)
            for g in p.grades.sources
        ),
    ),
    "information_grades": (
        ("transfer", "relation", "credibility", "reasons", "sources", "claims"),
        lambda p: (
            (g.transfer, g.relation, g.credibility, _json(g.reasons), _json(g.sources), _json(g.claims))
            for g in p.grades.information
        ),
    ),
    "rejections": (
        ("document", "reader", "field", "text", "why"),
        lambda p: ((r.document, r.reader, r.field, r.text, r.why) for r in p.rejections),
    ),
    "lists": (
        ("name", "publisher", "licence", "as_of", "sha256", "entries", "refused", "note", "fetched_at", "stale",
         "limits"),
        lambda p: (
            (s.name, s.publisher, s.licence, s.as_of, s.sha256, s.entries, _json(s.refused), s.note, s.fetched_at,
             s.stale, _json(s.limits))
            for s in p.lists
        ),
    ),
    "known_ids": (("id", "kind"), _known_ids),
}  # fmt: skip


def stamp(picture: Picture, maker: str) -> str:
    """A hash of the picture and of the code that fills the tables: the same stamp means the same tables."""
    return hashed(maker, sha256_bytes(msgspec.json.encode(picture)))


def parties(connection: sqlite3.Connection) -> tuple[Party, ...]:
    """The parties of the last picture, as far as a person is asked about them."""
    return tuple(
        Party(
            id=i, schema=schema, kind=kind, names=_from(names, tuple[Name, ...]), description=description,
            identifiers=_from(numbers, tuple[Identifier, ...]), countries=_from(countries, tuple[str, ...]),
            unnamed=bool(unnamed), also=_from(also, tuple[str, ...]),
            candidates=_from(candidates, tuple[Candidate, ...]),
        )
        for i, schema, kind, names, numbers, countries, unnamed, description, also, candidates in stored(
            connection, "parties", "id, schema, kind, names, identifiers, countries, unnamed, description, also, "
            "candidates")
    )  # fmt: skip


def hits(connection: sqlite3.Connection) -> tuple[Hit, ...]:
    """The hits of the last picture."""
    return tuple(
        Hit(
            party=party, entity=entity, list=name, score=score, caption=caption, programme=programme,
            listed_since=since, as_of=as_of, allegation=allegation, source=source, publisher=publisher,
            reasons=_from(reasons, tuple[Reason, ...]), listed=_from(listed, Side | None),
            via_ownership=_from(via, tuple[str, ...]),
        )
        for party, entity, name, score, caption, programme, since, as_of, allegation, source, reasons, publisher,
        listed, via in stored(
            connection, "hits", "party, entity, list, score, caption, programme, listed_since, as_of, allegation, "
            "source, reasons, publisher, listed, via_ownership")
    )  # fmt: skip


def source_grades(connection: sqlite3.Connection) -> tuple[SourceGrade, ...]:
    """The sources of the last picture."""
    columns = "source, kind, reliability, graded, why, claims, proposed, proposed_why"
    return tuple(
        SourceGrade(
            source=source, kind=kind, reliability=letter, graded=graded, why=why, claims=claims, proposed=proposed,
            proposed_why=proposed_why,
        )
        for source, kind, letter, graded, why, claims, proposed, proposed_why
        in stored(connection, "source_grades", columns)
    )  # fmt: skip


def passages(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The first few passages that tell of each party, each with the origin of its document."""
    found: dict[str, dict[str, None]] = {}
    for party, origin, quote in connection.execute(
        "SELECT r.party, d.origin, c.quote FROM roles r JOIN claims c ON c.id = r.claim"
        " JOIN documents d ON d.id = c.document WHERE r.party IS NOT NULL AND c.quote IS NOT NULL"
        " ORDER BY d.origin, c.start, c.id"
    ):
        told = found.setdefault(party, {})
        if len(told) < _PASSAGES:
            told[f"{origin}: “{quote[:_LONGEST]}{'…' if len(quote) > _LONGEST else ''}”"] = None
    return {party: tuple(told) for party, told in found.items()}


def stored(connection: sqlite3.Connection, table: str, columns: str) -> Iterator[Row]:
    """Rows of a derived table. Raises BadCase where no run, or only one of another version, has made it."""
    try:
        yield from connection.execute(f'SELECT {columns} FROM "{table}" ORDER BY rowid')
    except sqlite3.OperationalError as error:
        raise BadCase(
            f"the case has no results of this version yet ({error}); `enduse run` on it makes them"
        ) from error


def _from(text: str, kind: Any) -> Any:
    return msgspec.json.decode(text, type=kind)


def rebuild(connection: sqlite3.Connection, picture: Picture) -> dict[str, str]:
    """Replace every table by what the picture says; the caller holds the transaction. Returns `digests`."""
    for name, (columns, rows) in TABLES.items():
        named = ", ".join(f'"{c}"' for c in columns)
        connection.execute(f'DROP TABLE IF EXISTS "{name}"')
        connection.execute(f'CREATE TABLE "{name}" ({named})')
        marks = ", ".join("?" * len(columns))
        connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows(picture))
    return digests(connection)


def digests(connection: sqlite3.Connection) -> dict[str, str]:
    """SHA-256 of what each table holds, in its order; a table that is not there is left out."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        name: hashed(*(_json(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid')))
        for name in TABLES
        if name in there
    }
