"""A file of names to screen, one row each, and the answers in the order of the file."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from enduse.compare.identifiers import identify
from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.screen.index import Index
from enduse.screen.match import Asked, find


class Query(Struct, frozen=True, kw_only=True):
    """One row: `country` is ISO 3166-1 alpha-2, `identifier` any registration number."""

    id: str
    name: str
    schema: str = "LegalEntity"
    country: str | None = None
    identifier: str | None = None


def read_queries(path: Path) -> Iterator[Query]:
    """The rows of a CSV file with the columns id, name and perhaps schema, country, identifier.

    Raises BadInput naming the file, and the line where there is one, when it cannot be opened or read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if missing := [c for c in ("id", "name") if c not in (rows.fieldnames or ())]:
                raise BadInput(
                    f"{str(path)!r} has no column {' or '.join(missing)}; its first line must name the columns id,name"
                )
            for row in rows:
                if not row["id"] or row["name"] is None:
                    raise BadInput(f"{str(path)!r} line {rows.line_num}: no id or name; fill the row or take it out")
                yield Query(
                    id=row["id"],
                    name=row["name"].strip(),
                    schema=(row.get("schema") or "").strip() or "LegalEntity",
                    country=(row.get("country") or "").strip().lower() or None,
                    identifier=(row.get("identifier") or "").strip() or None,
                )
    except OSError as error:
        raise BadInput(f"the queries {str(path)!r} cannot be opened: {error.strerror}; check the path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"the queries {str(path)!r} cannot be read: {error}; save the file as CSV in UTF-8") from error


def screen_queries(
    queries: Iterator[Query] | Sequence[Query],
    lists: Sequence[Watchlist],
    *,
    top: int = 10,
    threshold: float = 0.0,
    as_of: str | None = None,
) -> Iterator[dict[str, Any]]:
    """For each query one answer `{query, hits: [{entity, name, score, reasons}]}`, best hit first, in the order asked.

    A query without a name says so in `error`; its hits are those of its number, if it gives one.

    `top` is the most hits of one answer; hits under `threshold` (0 to 1) are left out; `as_of` is an ISO date.
    """
    index = Index.of(lists)
    for query in queries:
        asked = Asked(
            names=(query.name,),
            schema=query.schema,
            countries=(query.country,) if query.country else (),
            identifiers=tuple(identify(query.identifier)) if query.identifier else (),
        )
        hits = find(asked, index, most=top, threshold=threshold, as_of=as_of)
        unnamed = {} if any(c.isalnum() for c in query.name) else {"error": "no name given"}
        yield {
            "query": query.id,
            "hits": [
                {
                    "entity": hit.head.id,
                    "name": hit.head.caption,
                    "score": hit.score,
                    "reasons": [{"feature": r.feature, "score": r.score, "detail": r.detail} for r in hit.reasons],
                }
                for hit in hits
            ],
            **unnamed,
        }
