"""FollowTheMoney JSON lines, plain or gzip: one entity a line, `Sanction` lines joined to theirs by `entity`.

A file that is one JSON array of entities is read too; its entities are counted as lines.

A line that cannot be read is refused with its number and the reason; the others count. `as_of` is the newest date
the list gives.
"""

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from enduse.compare.identifiers import check
from enduse.errors import BadInput
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Identifier, Name

NAME = "FollowTheMoney JSON lines"
_GZIP = b"\x1f\x8b"
#: A line longer than this, or a list larger than this when unpacked, is refused.
_LONGEST_LINE = 16 * 1024 * 1024
_LARGEST = 8 * 1024 * 1024 * 1024
_NAMES = ("name", "alias", "weakAlias", "previousName")
_COUNTRIES = ("country", "jurisdiction", "nationality", "citizenship", "flag")
_NUMBERS = {
    "innCode": "inn", "ogrnCode": "ogrn", "uscCode": "uscc", "leiCode": "lei", "imoNumber": "imo", "vatCode": "vat",
    "taxNumber": "tax", "registrationNumber": "registration",
}  # fmt: skip
_DATES = ("startDate", "modifiedAt", "listingDate")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?$")
#: What lists print in a name column that is no name.
_NO_NAMES = frozenset({"text of image", "n/a", "na", "none", "unknown", "-", "--", "-0-"})
#: Schemas that are no listed party.
_NO_PARTIES = frozenset({"Sanction", "Address", "Identification", "Passport", "Note", "Article"})


class _Line(msgspec.Struct):
    id: str
    schema: str
    properties: dict[str, list[Any]] = {}
    languages: dict[str, str] = {}


def sniff(head: bytes) -> bool:
    """Whether the first bytes are a FollowTheMoney entity, packed or not."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 65536)
        except zlib.error:
            return False
    first = head.lstrip(b"\xef\xbb\xbf \r\n\t").split(b"\n", 1)[0]
    return first.startswith((b"{", b"[")) and b'"schema"' in head and b'"id"' in head


def load(stream: BinaryIO, origin: str) -> Watchlist:
    """The list in an open file; `origin` is how the user calls it. BadInput when no entity can be read."""
    digest = hashlib.sha256()
    decoder = msgspec.json.Decoder(_Line)
    parties: dict[str, _Line] = {}
    sanctions: dict[str, list[dict[str, list[Any]]]] = {}
    refused: list[str] = []
    for number, raw in _entities(_lines(stream, digest, refused), origin):
        try:
            line = decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            refused.append(f"line {number}: {error}")
            continue
        if line.schema == "Sanction":
            for entity in _texts(line.properties, "entity"):
                sanctions.setdefault(entity, []).append(line.properties)
        elif line.schema in _NO_PARTIES:
            continue
        elif line.id in parties:
            refused.append(f"line {number}: the id {line.id!r} came before")
        elif not any(_names(line)):
            refused.append(f"line {number}: {line.id!r} has no name")
        else:
            parties[line.id] = line
    if not parties:
        why = refused[0] if refused else "the file holds no entity"
        raise BadInput(f"no entry could be read from the list {origin!r} ({why}); give FollowTheMoney JSON lines")
    refused += [f"a sanction names {key!r}, which no line describes" for key in sorted(set(sanctions) - set(parties))]
    entries = tuple(_entry(line, sanctions.get(line.id, [])) for line in parties.values())
    dates = [d for props in [p.properties for p in parties.values()] for d in _dates(props)]
    dates += [d for group in sanctions.values() for props in group for d in _dates(props)]
    return Watchlist(
        name=_short(origin),
        publisher="unknown",
        licence="unknown",
        as_of=max(dates, default=None),
        sha256=digest.hexdigest(),
        entries=entries,
        refused=tuple(refused),
    )


def _entities(lines: Iterator[tuple[int, bytes]], origin: str) -> Iterator[tuple[int, bytes]]:
    """The entities, one a line, or the members of the one array that the lines make up, with their numbers."""
    first = next(lines, None)
    if first is None:
        return
    if not first[1].lstrip().startswith(b"["):
        yield first
        yield from lines
        return
    try:
        members = msgspec.json.decode(b"\n".join((first[1], *(raw for _, raw in lines))), type=list[msgspec.Raw])
    except msgspec.DecodeError as error:
        raise BadInput(
            f"the list {origin!r} is no whole JSON array ({error}); give FollowTheMoney JSON lines"
        ) from error
    yield from ((number, bytes(member)) for number, member in enumerate(members, 1))


def _lines(stream: BinaryIO, digest: Any, refused: list[str]) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers, unpacked; the digest is over the bytes as given."""

    class Hashed:
        def read(self, size: int = -1) -> bytes:
            data = stream.read(size)
            digest.update(data)
            return data

    start = stream.read(2)
    stream.seek(0)
    source: Any = gzip.GzipFile(fileobj=Hashed()) if start == _GZIP else Hashed()  # type: ignore[call-overload]
    rest, number, total = b"", 0, 0
    while True:
        try:
            piece = source.read(1 << 20)
        except (OSError, EOFError, zlib.error) as error:
            refused.append(f"after line {number}: the file breaks off ({error})")
            break
        if not piece:
            break
        total += len(piece)
        if total > _LARGEST or len(rest) > _LONGEST_LINE:
            size = f"over {_LARGEST} bytes, or line {number + 1} over {_LONGEST_LINE}"
            raise BadInput(f"the list is too large: {size}; give one entity a line")
        *whole, rest = (rest + piece).split(b"\n")
        for line in whole:
            number += 1
            if line.strip():
                yield number, line.removeprefix(b"\xef\xbb\xbf")
    if rest.strip():
        yield number + 1, rest.removeprefix(b"\xef\xbb\xbf")


def _short(origin: str) -> str:
    name = origin.replace("\\", "/").rsplit("/", 1)[-1]
    return re.sub(r"(?:\.ftm|\.entities)?(?:\.jsonl?|\.json\.gz|\.jsonl\.gz|\.gz)$", "", name) or name


def _texts(properties: dict[str, list[Any]], *names: str) -> list[str]:
    return [v.strip() for name in names for v in properties.get(name, []) if isinstance(v, str) and v.strip()]


def _dates(properties: dict[str, list[Any]]) -> list[str]:
    return [d[:10] for d in _texts(properties, *_DATES) if _DATE.match(d[:10])]


def _names(line: _Line) -> list[str]:
    found = dict.fromkeys(" ".join(n.split()) for n in _texts(line.properties, *_NAMES))
    return [n for n in found if n.casefold() not in _NO_NAMES and any(c.isalpha() for c in n)]


def _numbers(properties: dict[str, list[Any]]) -> tuple[Identifier, ...]:
    """The numbers whose check digits hold. A plain tax or registration number that is a valid INN or OGRN counts as
    that."""
    found: set[Identifier] = set()
    for name, scheme in _NUMBERS.items():
        for value in _texts(properties, name):
            known = (
                [c for s in ("inn", "ogrn", "uscc") if (c := check(s, value))]
                if scheme in ("tax", "registration")
                else []
            )
            plain = check(scheme, value)
            found.update(known or ([plain] if plain else []))
    return tuple(sorted(found))


def _entry(line: _Line, sanctions: list[dict[str, list[Any]]]) -> Entry:
    """An entity with its measures: listed since the first of them."""
    properties = line.properties
    starts = [d for s in sanctions for d in _dates({"startDate": s.get("startDate", [])})]
    programmes = [p for s in (properties, *sanctions) for p in _texts(s, "programId", "program")]
    reasons = [r for s in sanctions for r in _texts(s, "reason")] + _texts(properties, "notes")
    authorities = [a for s in sanctions for a in _texts(s, "authority")]
    sources = [u for s in (properties, *sanctions) for u in _texts(s, "sourceUrl")]
    allegation = None
    if reasons:
        by = authorities[0] if authorities else "the issuing authority"
        allegation = f"{by} says: {' '.join(reasons[0].split())}"
    return Entry(
        id=line.id,
        schema=line.schema,
        names=tuple(Name(n, line.languages.get(n)) for n in _names(line)),
        identifiers=_numbers(properties),
        countries=tuple(sorted({c.lower() for c in _texts(properties, *_COUNTRIES)})),
        birth_dates=tuple(dict.fromkeys(d[:10] for d in _texts(properties, "birthDate") if _DATE.match(d[:10]))),
        programmes=tuple(dict.fromkeys(programmes)),
        listed_since=min(starts, default=None),
        allegation=allegation,
        source=sources[0] if sources else None,
    )
