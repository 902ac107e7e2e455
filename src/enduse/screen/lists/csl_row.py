"""One row of the Consolidated Screening List: the party, and what the agency that lists it says."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from enduse.records.listing import Entry
from enduse.records.reading import Identifier, Name
from enduse.screen.lists.us_terms import aside, country, dates, number, schema, scheme

#: The fields of a row with one value, and those with several.
TEXTS = (
    "id", "source", "entity_number", "type", "name", "title", "federal_register_notice", "start_date", "end_date",
    "standard_order", "license_requirement", "license_policy", "call_sign", "vessel_type", "vessel_flag",
    "vessel_owner", "remarks", "source_list_url", "source_information_url", "country",
)  # fmt: skip
LISTS = ("programs", "alt_names", "addresses", "citizenships", "nationalities", "dates_of_birth", "ids")

#: What a row says of the party, by the field it stands in.
_SAID = {
    "title": "title", "license_requirement": "license requirement", "license_policy": "license review policy",
    "federal_register_notice": "Federal Register", "standard_order": "standard order", "end_date": "until",
    "vessel_type": "vessel type", "vessel_owner": "vessel owner", "remarks": "remarks",
}  # fmt: skip
_SUCCESSORS = re.compile(r"[;,]?\s*and any successor,? sub-unit,? or subsidiary(?: thereof)?\s*$", re.I)


def entry(row: dict[str, Any]) -> Entry:
    """The entry of a row in the shape of the JSON. ValueError with the reason where it names no party."""
    name = " ".join(_SUCCESSORS.sub("", row["name"]).split())
    if not any(c.isalnum() for c in name):
        raise ValueError("it has no name")
    listed, _, agency = row["source"].partition(" - ")
    kind = schema(row["type"])
    numbers, told = _numbers(row, vessel=kind == "Vessel")
    said = [f"on the {listed}"] if listed else []
    said += [f"{label}: {text}" for key, label in _SAID.items() if (text := " ".join(row[key].split()))]
    if _SUCCESSORS.search(row["name"]):
        said.append("and any successor, sub-unit, or subsidiary thereof")
    return Entry(
        id=f"csl-{_key(row)}",
        schema=kind,
        names=tuple(Name(text) for text in dict.fromkeys((name, *_aliases(row)))),
        identifiers=tuple(sorted(numbers)),
        countries=tuple(sorted(set(_countries(row)))),
        birth_dates=tuple(dict.fromkeys(day for text in _texts(row["dates_of_birth"]) for day in dates(text))),
        programmes=tuple(dict.fromkeys(part for part in (listed, *_texts(row["programs"])) if part)),
        listed_since=next(iter(dates(row["start_date"][:10])), None),
        allegation=f"{agency or 'the listing agency'} says: {'; '.join([*said, *told])}" if said or told else None,
        source=row["source_list_url"] or row["source_information_url"] or None,
    )


def _key(row: dict[str, Any]) -> str:
    """The id of the row; where the file gives none, one made of what the row says."""
    if row["id"]:
        return str(row["id"])
    said = "\x1f".join(str(row[key]) for key in (*TEXTS, *LISTS))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _texts(values: list[Any]) -> list[str]:
    return [text for value in values if isinstance(value, str) and (text := " ".join(value.split()))]


def _aliases(row: dict[str, Any]) -> Iterator[str]:
    """The other names. Some rows hold several in one text, the last of them after "and"."""
    for text in _texts(row["alt_names"]):
        for part in text.split("; "):
            name = part.removeprefix("and ").strip(" ;")
            if any(c.isalnum() for c in name):
                yield name


def _countries(row: dict[str, Any]) -> Iterator[str]:
    places = [row["country"], row["vessel_flag"], *_texts(row["citizenships"]), *_texts(row["nationalities"])]
    places += _texts([address.get("country") for address in row["addresses"] if isinstance(address, dict)])
    if row["type"].casefold() not in ("individual", "vessel"):
        ids = [one for one in row["ids"] if isinstance(one, dict) and scheme(str(one.get("type"))) is not None]
        places += _texts([one.get("country") for one in ids])
    yield from (code for place in places if place and (code := country(place)))


def _numbers(row: dict[str, Any], *, vessel: bool) -> tuple[set[Identifier], list[str]]:
    """The numbers of the party, and the rest of that field, which says what sanctions it is under."""
    numbers: set[Identifier] = set()
    told: list[str] = []
    for one in row["ids"]:
        if not isinstance(one, dict):
            continue
        label, text, issuer = (" ".join(str(one.get(key) or "").split()) for key in ("type", "number", "country"))
        if aside(label):
            continue
        if value := number(label, text, country(issuer) if issuer else None, vessel=vessel):
            numbers.add(value)
        elif label or text:
            told.append(": ".join(part for part in (label.rstrip(" :-"), text) if part))
    return numbers, told
