"""A name to screen and its answer. A row of a table is a query, or is refused with the reason."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec
from msgspec import Struct

from enduse.compare.identifiers import identify
from enduse.records.side import Side
from enduse.screen.answered import status
from enduse.screen.index import Index
from enduse.screen.match import Asked, find
from enduse.screen.sides import row_side
from enduse.screen.told import Answer, answer_line

#: Country codes as lists write them: ISO 3166-1, a part of a country (ISO 3166-2), a former country (ISO 3166-3).
_COUNTRY = re.compile(r"[a-z]{2}|[a-z]{2}-[a-z0-9]{1,3}|[a-z]{4}")


class Row(NamedTuple):
    """A row as it stands in a table: `line` counts from 1, `trouble` says why its cells cannot be trusted."""

    line: int
    id: str | None = None
    name: str | None = None
    schema: str | None = None
    country: str | None = None
    identifier: str | None = None
    trouble: str | None = None


class Query(Struct, frozen=True, kw_only=True):
    """What is asked: `country` is ISO 3166-1 alpha-2, `identifier` any registration number."""

    id: str
    name: str
    schema: str = "LegalEntity"
    country: str | None = None
    identifier: str | None = None


class Refused(Struct, frozen=True, kw_only=True):
    """A row that no answer could be given to: where it stands, why, and its filled cells."""

    line: int
    error: str
    row: dict[str, str]


class Terms(Struct, frozen=True, kw_only=True):
    """At most `top` hits an answer, none under `threshold` (0 to 1), nothing listed after `as_of` (ISO date)."""

    top: int = 10
    threshold: float = 0.0
    as_of: str | None = None


def query_of(row: Row) -> Query | Refused:
    """The query that a row asks. A row in trouble, or without an id to answer to, is refused."""
    trouble = row.trouble or (None if (row.id or "").strip() else "no id; fill it in, the answer is given under it")
    if trouble or row.id is None:
        cells = zip(Row._fields[1:-1], row[1:-1], strict=True)
        return Refused(line=row.line, error=trouble or "", row={name: cell for name, cell in cells if cell})
    return Query(
        id=row.id,
        name=(row.name or "").strip(),
        schema=(row.schema or "").strip() or "LegalEntity",
        country=(row.country or "").strip().lower() or None,
        identifier=(row.identifier or "").strip() or None,
    )


def answers(queries: Iterable[Query], index: Index, terms: Terms | None = None) -> Iterator[Answer]:
    """One answer for each query, in the order asked."""
    for query in queries:
        yield msgspec.json.decode(answer(query, index, terms or Terms()), type=Answer)


def answer(query: Query, index: Index, terms: Terms) -> bytes:
    """The listed entities that may be the one asked for: an `Answer` as JSON.

    What of the query could not be searched stands in `error`: no name (its hits are then those of its number), a
    number of no scheme known here, a country that is no code.
    """
    numbers = tuple(identify(query.identifier)) if query.identifier else ()
    country = query.country if query.country and _COUNTRY.fullmatch(query.country) else None
    asked = Asked(
        names=(query.name,), schema=query.schema, countries=(country,) if country else (), identifiers=numbers
    )
    found = find(asked, index, most=terms.top, threshold=terms.threshold, as_of=terms.as_of)
    state, why = status(asked, len(found), len(index))
    unheard = [why] if why else []
    if query.identifier and not numbers:
        unheard.append(f"not searched: the identifier {query.identifier!r} is no valid number of a scheme known here")
    if query.country and not country:
        unheard.append(f"not compared: the country {query.country!r} is no ISO 3166-1 code")
    said = Answer(query=query.id, hits=(), status=state, error="; ".join(unheard) or None)
    return answer_line(said, found, index)


def row_of(query: Query) -> Side:
    """The row that asks, as a person judges it."""
    return row_side(query.id, query.name, query.schema, query.country, query.identifier)
