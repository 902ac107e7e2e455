"""The starter list that comes with enduse: a few dated public listings, so that a first run shows a hit. Not a full
list."""

import csv
import hashlib
from importlib.resources import files

from enduse.compare.identifiers import check
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Identifier, Name
from enduse.screen.lists.undated import dated

_NOTE = "a starter of a few entries for trying out, not a full list; load the authorities' own lists for real screening"


def starter() -> Watchlist:
    """The starter watch list. Each measure is shown as the issuing authority's, with where it can be checked."""
    folder = files("enduse.reference")
    entities = (folder / "watchlist.csv").read_text(encoding="utf-8")
    listings = (folder / "watchlist_listings.csv").read_text(encoding="utf-8")
    measures: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(listings.splitlines()):
        measures.setdefault(row["entity"], []).append(row)
    entries = tuple(_entry(row, measures.get(row["id"], [])) for row in csv.DictReader(entities.splitlines()))
    return Watchlist(
        name="enduse starter",
        publisher="enduse, from the sources of each row",
        licence="facts; each row names its source",
        **dated(None, (row["start_date"] for rows in measures.values() for row in rows), _NOTE),
        sha256=hashlib.sha256((entities + listings).encode()).hexdigest(),
        entries=entries,
    )


def _entry(row: dict[str, str], measures: list[dict[str, str]]) -> Entry:
    names = [Name(text.strip(), language) for text, language in _texts(row) if text.strip()]
    numbers = [check(scheme, row[scheme]) for scheme in ("inn", "ogrn", "uscc") if row[scheme]]
    said = [f"{m['issuer']}: {m['measure']} ({m['list']}{', ' + m['note'] if m['note'] else ''})" for m in measures]
    return Entry(
        id=f"starter-{row['id']}",
        schema="Company",
        names=tuple(dict.fromkeys(names)),
        identifiers=tuple(sorted(n for n in numbers if isinstance(n, Identifier))),
        countries=(row["country"],) if row["country"] else (),
        programmes=tuple(dict.fromkeys(m["list"] for m in measures)),
        listed_since=min((m["start_date"] for m in measures if m["start_date"]), default=None),
        allegation=f"As the issuing authority has it: {'; '.join(said)}",
        source=measures[0]["source"] if measures else row["source"],
    )


def _texts(row: dict[str, str]) -> list[tuple[str, str | None]]:
    by_language = [(row[f"name_{code}"], code) for code in ("en", "ru", "zh")]
    return [*by_language, *((alias, None) for alias in row["aliases"].split("|"))]
