"""Rows of a table answered one after the other, as JSON lines: what every engine comes down to."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.json import encode
from msgspec.structs import replace

from enduse.screen.index import Index
from enduse.screen.queries import Query, Row, Terms, answer, query_of


class Answered(Struct, frozen=True):
    """What some rows in a row came to, as JSON lines: `rows` are the answers and the refused together."""

    rows: int
    refused: int
    answers: bytes
    refusals: bytes


#: The line of a row, and its answer or why it was refused, as JSON.
Told = tuple[int, bytes | None, bytes | None]


def answer_rows(rows: Iterable[Row], index: Index, terms: Terms) -> Iterator[Told]:
    """The answer to each row, or why it was refused. Rows that ask the same are asked once."""
    known: dict[Query, bytes] = {}
    for row in rows:
        query = query_of(row)
        if isinstance(query, Query):
            asked = replace(query, id="")
            if asked not in known:
                known[asked] = answer(asked, index, terms)
            yield row.line, _given(known[asked], "", query.id), None
        else:
            yield row.line, None, encode(query)


def answer_from(rows: Iterable[tuple[Row, int | None]], answers: Callable[[int], bytes], asker: str) -> Iterator[Told]:
    """What `answer_rows` tells, where the answers are there already: each row comes with the number of its question.

    `answers` gives the answer of that number, as given to a query whose id is `asker`.
    """
    for row, number in rows:
        query = query_of(row)
        if isinstance(query, Query) and number is not None:
            yield row.line, _given(answers(number), asker, query.id), None
        else:
            yield row.line, None, encode(query)


def _given(answer: bytes, asker: str, to: str) -> bytes:
    """The answer that was given to `asker`, given to another."""
    return b'{"query":' + encode(to) + answer.removeprefix(b'{"query":' + encode(asker))


def answered(told: Sequence[Told]) -> Answered:
    """The answers and refusals of some rows, put together in the rows' order."""
    found = [said for _, said, _ in told if said is not None]
    refused = [why for _, _, why in told if why is not None]
    return Answered(len(told), len(refused), _lines(found), _lines(refused))


def _lines(parts: Sequence[bytes]) -> bytes:
    return b"".join(part + b"\n" for part in parts)
