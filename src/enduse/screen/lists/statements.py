"""FollowTheMoney statements as OpenSanctions publishes them: a CSV file, plain or gzip, one value a row.

Rows that share a `canonical_id` tell of one entity, wherever in the file they stand; `Sanction` entities are joined to
theirs by their property `entity`. An entity's schema is the most specific that is told of it. What is marked
`external` (a candidate of enrichment, not part of the list) is left out. `as_of` is the last day on which anything was
seen by the publisher, or else the newest date that the list gives.

A file that breaks off is refused whole; so is one in which no row can be read.
"""

import csv
import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from sys import intern
from typing import Any, BinaryIO, NamedTuple

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.screen.lists.csv_rows import NO_UTF8, csv_rows
from enduse.screen.lists.digest import sha256
from enduse.screen.lists.followthemoney import NO_PARTIES, USED, dates, entry, named
from enduse.screen.lists.undated import dated
from enduse.screen.packed import Entries

NAME = "FollowTheMoney statements (CSV)"
_GZIP = b"\x1f\x8b"
_NEEDED = ("prop", "schema", "value")
#: A line longer than this, or a list larger than this when unpacked, is refused.
_LONGEST_LINE = 1024 * 1024
_LARGEST = 16 * 1024 * 1024 * 1024
_NEXT = "get the whole file again"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: How special each schema of a party is; the parents have lower numbers (followthemoney 4.11).
_DEPTH = {
    "Thing": 0, "LegalEntity": 1, "Asset": 1, "Person": 2, "Organization": 2, "Vehicle": 2, "CryptoWallet": 2,
    "Security": 2, "RealEstate": 2, "Company": 3, "PublicBody": 3, "Vessel": 3, "Airplane": 3, "Train": 3,
}  # fmt: skip
#: Schemas that tie or describe parties and are none.
_TIES = NO_PARTIES | {
    "Associate", "BankAccount", "Call", "Contract", "ContractAward", "CourtCase", "CourtCaseParty", "Debt",
    "Directorship", "Document", "Documentation", "EconomicActivity", "Email", "Employment", "Event", "Family",
    "Interest", "Interval", "Membership", "Message", "Occupancy", "Ownership", "Payment", "Position", "Project",
    "ProjectParticipant", "Representation", "Similar", "Succession", "TaxRoll", "Trip", "UnknownLink", "UserAccount",
}  # fmt: skip


class _Entity:
    """What the statements of one entity say: its most specific schema, property and value with its language."""

    __slots__ = ("said", "schema")

    def __init__(self, schema: str) -> None:
        self.said: dict[tuple[str, str], str | None] = {}
        self.schema = schema

    def told(self, schema: str) -> None:
        """Take a schema over that is more specific; of two that are equally so, the first of the alphabet."""
        self.schema = min(self.schema, schema, key=lambda s: (-_DEPTH.get(s, -1), s))

    def properties(self) -> dict[str, list[str]]:
        grouped: dict[str, list[str]] = {}
        for prop, value in self.said:
            grouped.setdefault(prop, []).append(value)
        return grouped

    def languages(self) -> dict[str, str]:
        return {" ".join(value.split()): language for (_, value), language in self.said.items() if language}


class _Told(NamedTuple):
    """Everything a file tells."""

    entities: dict[str, _Entity]
    canonical: dict[str, str]  # entity_id -> canonical_id, where they differ
    external: set[str]  # entities of which at least one statement is external
    seen: str  # the last day anything was seen, "" where none is told


def sniff(head: bytes) -> bool:
    """Whether the first line names the columns of statements, packed or not."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 65536)
        except zlib.error:
            return False
    try:
        first = next(csv.reader([head.split(b"\n", 1)[0].decode("utf-8-sig", "replace")]), [])
    except csv.Error:
        return False
    return _places(first) is not None


def load(stream: BinaryIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
    """The list in an open file; `origin` is how the user calls it. Nothing lying `beside` it is needed.

    Raises BadInput naming the line when the file breaks off or is no such list.
    """
    digest = sha256(stream)
    refused: list[str] = []
    told = _told(stream, origin, refused)
    entries, newest = _entries(told, refused)
    if not entries:
        why = refused[0] if refused else "it tells of no party"
        raise BadInput(f"no entry could be read from the list {origin!r} ({why}); give FollowTheMoney statements")
    stem = re.sub(r"(?:\.csv)?(?:\.gz)?$", "", origin.replace("\\", "/").rsplit("/", 1)[-1])
    return Watchlist(
        name=stem or origin,
        publisher="unknown",
        licence="unknown",
        **dated(told.seen, [newest]),
        sha256=digest,
        entries=entries,
        refused=tuple(refused),
    )


def _entries(told: _Told, refused: list[str]) -> tuple[Entries, str | None]:
    """The listed parties with their sanctions, and the newest date that any of them gives."""
    sanctions: dict[str, list[dict[str, list[str]]]] = {}
    parties: dict[str, _Entity] = {}
    newest: list[str] = []
    for key, one in told.entities.items():
        properties = one.properties()
        if one.schema == "Sanction":
            newest += dates(properties)
            for entity in dict.fromkeys(told.canonical.get(e, e) for e in properties.get("entity", ())):
                sanctions.setdefault(entity, []).append(properties)
        elif one.schema in _TIES:
            continue
        elif not named(properties):
            refused.append(f"{key!r} has no name")
        else:
            parties[key] = one
            newest += dates(properties)
    refused += [f"{key!r}: all its statements are external" for key in sorted(told.external - set(told.entities))]
    orphans = sorted(set(sanctions) - set(told.entities) - told.external)
    refused += [f"a sanction names {key!r}, which no row describes" for key in orphans]
    made = Entries.of(
        entry(
            key,
            one.schema if one.schema in _DEPTH else "LegalEntity",
            one.properties(),
            sanctions.get(key, []),
            one.languages(),
        )
        for key, one in parties.items()
    )
    return made, max(newest, default=None)


def _told(stream: BinaryIO, origin: str, refused: list[str]) -> _Told:
    """The rows of the file, grouped by the entity they tell of."""
    found = _Told({}, {}, set(), "")
    seen = ""
    rows = csv_rows(_lines(stream, origin), partial(_broken, origin))
    _, head = next(rows, (0, []))
    at = _places(head)
    if at is None:
        raise BadInput(f"the list {origin!r}, line 1: no columns of statements; give FollowTheMoney statements as CSV")
    for number, row in rows:
        if not row:
            continue
        if len(row) != len(head):
            refused.append(f"line {number}: {len(row)} columns, not {len(head)}")
            continue
        if NO_UTF8.search("".join(row)):
            refused.append(f"line {number}: not in UTF-8")
            continue
        prop, schema, value = (row[at[name]].strip() for name in _NEEDED)
        source = row[at["entity_id"]].strip() if "entity_id" in at else ""
        key = intern((row[at["canonical_id"]].strip() if "canonical_id" in at else "") or source)
        if not key or not prop or not schema:
            refused.append(f"line {number}: no {'id' if not key else 'property' if not prop else 'schema'}")
            continue
        if "external" in at and row[at["external"]].strip().casefold() in ("t", "true", "1", "yes", "y"):
            found.external.add(key)
            continue
        if source and source != key:
            found.canonical[source] = key
        schema = intern(schema)
        one = found.entities.get(key) or found.entities.setdefault(key, _Entity(schema))
        if schema != one.schema:
            one.told(schema)
        if prop in USED and value:
            language = row[at["lang"]].strip() if "lang" in at else ""
            one.said.setdefault((intern(prop), value), intern(language) or None)
        if "last_seen" in at and (day := _DAY.match(row[at["last_seen"]])):
            seen = max(seen, day[0])
    return found._replace(seen=seen)


def _places(head: list[str]) -> dict[str, int] | None:
    """Where each column stands, None where these are not the columns of statements."""
    at = {name.strip().casefold(): place for place, name in enumerate(head)}
    return at if all(n in at for n in _NEEDED) and ("canonical_id" in at or "entity_id" in at) else None


def _lines(stream: BinaryIO, origin: str) -> Iterator[str]:
    """The lines, unpacked. Raises BadInput where the file breaks off or is too large."""
    packed = stream.read(2) == _GZIP
    stream.seek(0)
    source: Any = gzip.GzipFile(fileobj=stream) if packed else stream
    number, total = 0, 0
    while True:
        number += 1
        try:
            line: bytes = source.readline(_LONGEST_LINE + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise _broken(origin, number, str(error)) from error
        if not line:
            return
        total += len(line)
        if len(line) > _LONGEST_LINE or total > _LARGEST:
            raise BadInput(f"the list {origin!r}, line {number}: longer than any list; give FollowTheMoney statements")
        if not line.endswith(b"\n"):
            raise _broken(origin, number, "the last line has no end")
        yield line.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape")


def _broken(origin: str, line: int, why: str) -> BadInput:
    return BadInput(f"the list {origin!r} breaks off at line {line} ({why}); {_NEXT}")
