"""An entry of a list made from what FollowTheMoney tells of an entity: its properties and those of its sanctions.

Both forms in which such lists are published are read with it: entities as JSON lines, and single statements as CSV.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from enduse.compare.identifiers import check
from enduse.records.listing import Entry
from enduse.records.reading import Identifier, Name

Properties = Mapping[str, Sequence[Any]]

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
_LONGEST_NO_NAME = max(map(len, _NO_NAMES))
_LETTER = re.compile(r"[^\W\d_]")
#: Schemas that are no listed party.
NO_PARTIES = frozenset({"Sanction", "Address", "Identification", "Passport", "Note", "Article"})
#: Every property that an entry, or the date of a list, is made of.
USED = frozenset(
    {*_NAMES, *_COUNTRIES, *_NUMBERS, *_DATES, "programId", "program", "reason", "notes", "authority", "sourceUrl"}
    | {"birthDate", "entity"}
)


def texts(properties: Properties, *names: str) -> list[str]:
    """The values of these properties that hold words."""
    held = [properties[name] for name in names if name in properties]
    return [told for values in held for v in values if isinstance(v, str) and (told := v.strip())] if held else []


def dates(properties: Properties) -> list[str]:
    """The dates at which the list was added to or changed, ISO 8601 of the precision told."""
    return [d[:10] for d in texts(properties, *_DATES) if _DATE.match(d[:10])]


def names(properties: Properties) -> list[str]:
    """The names, the printed main name first."""
    found = dict.fromkeys([" ".join(n.split()) for n in texts(properties, *_NAMES)])
    return [n for n in found if _is_name(n)]


def named(properties: Properties) -> bool:
    """Whether an entity has a name."""
    return any(_is_name(" ".join(n.split())) for n in texts(properties, *_NAMES))


def _is_name(text: str) -> bool:
    return _LETTER.search(text) is not None and (len(text) > _LONGEST_NO_NAME or text.casefold() not in _NO_NAMES)


def entry(
    key: str, schema: str, properties: Properties, sanctions: Sequence[Properties], languages: Mapping[str, str]
) -> Entry:
    """An entity with its measures: listed since the first of them. `languages` maps a name to its language."""
    both = (properties, *sanctions)
    starts = [d for s in sanctions for d in dates({"startDate": s.get("startDate", ())})]
    programmes = [p for s in both for p in texts(s, "programId", "program")]
    reasons = [r for s in sanctions for r in texts(s, "reason")] + texts(properties, "notes")
    authorities = [a for s in sanctions for a in texts(s, "authority")]
    sources = [u for s in both for u in texts(s, "sourceUrl")]
    allegation = None
    if reasons:
        by = authorities[0] if authorities else "the issuing authority"
        allegation = f"{by} says: {' '.join(reasons[0].split())}"
    return Entry(
        id=key,
        schema=schema,
        names=tuple([Name(n, languages.get(n)) for n in names(properties)]),
        identifiers=_numbers(properties),
        countries=tuple(sorted({c.lower() for c in texts(properties, *_COUNTRIES)})),
        birth_dates=tuple(dict.fromkeys(d[:10] for d in texts(properties, "birthDate") if _DATE.match(d[:10]))),
        programmes=tuple(dict.fromkeys(programmes)),
        listed_since=min(starts, default=None),
        allegation=allegation,
        source=sources[0] if sources else None,
    )


def _numbers(properties: Properties) -> tuple[Identifier, ...]:
    """The numbers whose check digits hold. A plain tax or registration number that is a valid INN or OGRN counts as
    that."""
    found: set[Identifier] = set()
    if properties.keys().isdisjoint(_NUMBERS):
        return ()
    for name, scheme in _NUMBERS.items():
        for value in texts(properties, name):
            known = (
                [c for s in ("inn", "ogrn", "uscc") if (c := check(s, value))]
                if scheme in ("tax", "registration")
                else []
            )
            plain = check(scheme, value)
            found.update(known or ([plain] if plain else []))
    return tuple(sorted(found))
