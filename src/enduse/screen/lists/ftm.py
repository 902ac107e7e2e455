"""FollowTheMoney JSON lines, plain or gzip: one entity a line, `Sanction` lines joined to theirs by `entity`.

A file that is one JSON array of entities is read too; its entities are counted as lines.

A line that cannot be read is refused with its number and the reason; the others count. `as_of` is the newest date
the list gives.
"""

import gzip
import hashlib
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import msgspec

from enduse.errors import BadInput
from enduse.records.listing import Entry, Watchlist
from enduse.screen.lists.followthemoney import NO_PARTIES, dates, entry, named, texts
from enduse.screen.lists.undated import dated
from enduse.screen.packed import Entries

NAME = "FollowTheMoney JSON lines"
_GZIP = b"\x1f\x8b"
#: A line longer than this, or a list larger than this when unpacked, is refused.
_LONGEST_LINE = 16 * 1024 * 1024
_LARGEST = 8 * 1024 * 1024 * 1024


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


def load(stream: BinaryIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
    """The list in an open file; `origin` is how the user calls it. BadInput when no entity can be read.

    Nothing lying `beside` it is needed.
    """
    digest = hashlib.sha256()
    decoder = msgspec.json.Decoder(_Line)
    parties: dict[str, bytes] = {}
    sanctions: dict[str, list[dict[str, list[Any]]]] = {}
    refused: list[str] = []
    newest = ""
    for number, raw in _entities(_lines(stream, digest, refused), origin):
        try:
            line = decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            refused.append(f"line {number}: {error}")
            continue
        if line.schema == "Sanction":
            for entity in texts(line.properties, "entity"):
                sanctions.setdefault(entity, []).append(line.properties)
                newest = max((newest, *dates(line.properties)))
        elif line.schema in NO_PARTIES:
            continue
        elif line.id in parties:
            refused.append(f"line {number}: the id {line.id!r} came before")
        elif not named(line.properties):
            refused.append(f"line {number}: {line.id!r} has no name")
        else:
            parties[line.id] = raw
            newest = max((newest, *dates(line.properties)))
    if not parties:
        why = refused[0] if refused else "the file holds no entity"
        raise BadInput(f"no entry could be read from the list {origin!r} ({why}); give FollowTheMoney JSON lines")
    refused += [f"a sanction names {key!r}, which no line describes" for key in sorted(set(sanctions) - set(parties))]
    return Watchlist(
        name=_short(origin),
        publisher="unknown",
        licence="unknown",
        **dated(None, [newest]),
        sha256=digest.hexdigest(),
        entries=Entries.of(_entries(parties, sanctions)),
        refused=tuple(refused),
    )


def _entries(parties: dict[str, bytes], sanctions: dict[str, list[dict[str, list[Any]]]]) -> Iterator[Entry]:
    """The entries of the parties' lines; each line is let go when its entry is made."""
    decoder = msgspec.json.Decoder(_Line)
    for key in list(parties):
        line = decoder.decode(parties.pop(key))
        yield entry(key, line.schema, line.properties, sanctions.get(key, []), line.languages)


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
