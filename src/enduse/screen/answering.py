"""Rows of a table answered one after the other, as JSON lines: what every engine comes down to."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.json import encode
from msgspec.structs import replace

from enduse.screen.index import Index
from enduse.screen.queries import Query, Row, Terms, answer, query_of

#: How the answer to a query without an id begins.
_UNNAMED = b'{"query":""'


class Answered(Struct, frozen=True):
    """What some rows in a row came to, as JSON lines: `rows` are the answers and the refused together."""

    rows: int
    refused: int
    answers: bytes
    refusals: bytes


def answer_rows(rows: Iterable[Row], index: Index, terms: Terms) -> Iterator[tuple[int, bytes | None, bytes | None]]:
    """For each row its line, and its answer or why it was refused, as JSON. Rows that ask the same are asked once."""
    known: dict[Query, bytes] = {}
    for row in rows:
        query = query_of(row)
        if not isinstance(query, Query):
            yield row.line, None, encode(query)
            continue
        asked = replace(query, id="")
        if asked not in known:
            known[asked] = encode(answer(asked, index, terms)).removeprefix(_UNNAMED)
        yield row.line, b'{"query":' + encode(query.id) + known[asked], None


def answered(told: Sequence[tuple[int, bytes | None, bytes | None]]) -> Answered:
    """The answers and refusals of some rows, put together in the rows' order."""
    found = [said for _, said, _ in told if said is not None]
    refused = [why for _, _, why in told if why is not None]
    return Answered(len(told), len(refused), _lines(found), _lines(refused))


def _lines(parts: Sequence[bytes]) -> bytes:
    return b"".join(part + b"\n" for part in parts)
