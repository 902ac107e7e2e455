"""Entries and parties as the sides of a pair, with a digest by which a later change shows."""

from enduse.records.identity import sha256_text
from enduse.records.listing import Entry
from enduse.records.party import Party
from enduse.records.reading import Identifier
from enduse.records.side import Side

#: Parts the facts of a set: no name holds it.
_BETWEEN = "\1"


def entry_side(entry: Entry) -> Side:
    """A listed entity with all that its list knows it by."""
    names = tuple(dict.fromkeys(name.text for name in entry.names))
    numbers = _numbers(entry.identifiers)
    return Side(
        id=entry.id,
        names=names,
        schema=entry.schema,
        countries=entry.countries,
        identifiers=numbers,
        birth_dates=entry.birth_dates,
        digest=digest(names, numbers, entry.countries, entry.birth_dates),
    )


def party_side(party: Party, passages: tuple[str, ...] = ()) -> Side:
    """A party of a case. What its references say may grow with each document; its ids stand for it."""
    return Side(
        id=party.id,
        also=party.also,
        names=tuple(dict.fromkeys(name.text for name in party.names)) or (party.caption,),
        schema=party.schema,
        countries=party.countries,
        identifiers=_numbers(party.identifiers),
        passages=passages,
    )


def row_side(key: str, name: str, schema: str, country: str | None, identifier: str | None) -> Side:
    """A row of a table. Its id is the user's own and may be given to another name later: the digest tells."""
    names, numbers, countries = (name,), (identifier,) if identifier else (), (country,) if country else ()
    return Side(
        id=key,
        names=names,
        schema=schema,
        countries=countries,
        identifiers=numbers,
        digest=digest(names, numbers, countries),
    )


def digest(*facts: tuple[str, ...]) -> str:
    """16 hex digits over sets of facts: neither their order nor their case, nor blanks, count."""
    sets = (sorted(set(_BETWEEN.join(each).casefold().split(_BETWEEN))) for each in facts)
    told = "\0".join(f"{_BETWEEN} ".join(each) for each in sets)
    return sha256_text(" ".join(told.split()))[:16]


def _numbers(identifiers: tuple[Identifier, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{one.scheme} {one.value}" for one in identifiers))
