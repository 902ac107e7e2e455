"""One party of OFAC's advanced XML: its names, dates, places and numbers, told by the file's own reference values."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from msgspec import Struct

from enduse.records.reading import Identifier, Name
from enduse.screen.lists.elements import tag
from enduse.screen.lists.us_terms import aside, country, dates, number, schema, scheme

#: The parts of a person's name as they are spoken; family name first where the script writes it so.
_SPOKEN = ("First Name", "Middle Name", "Patronymic", "Maiden Name", "Last Name", "Matronymic")
_FAMILY_FIRST = ("Last Name", "Maiden Name", "Matronymic", "First Name", "Patronymic", "Middle Name")
_FAMILY_FIRST_SCRIPTS = frozenset({"Hang", "Hani", "Hans", "Hant", "Jpan", "Kore"})
_UNSPACED = frozenset({"Hang", "Hani", "Hans", "Hant", "Jpan", "Kore"})
#: Scripts that are one language's own.
_LANGUAGES = {
    "Armn": "hy", "Geor": "ka", "Grek": "el", "Hang": "ko", "Hans": "zh", "Hant": "zh", "Jpan": "ja", "Kore": "ko",
    "Thai": "th",
}  # fmt: skip
_OF_COUNTRY = re.compile(r"(?:nationality|citizenship|location|vessel flag|flag|jurisdiction)\b", re.I)


class Values:
    """The reference value sets: what each numbered value of a kind means."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], tuple[str, dict[str, str]]] = {}

    def add(self, one: Any) -> None:
        """Take in the element that holds one set."""
        for value in one.iterfind("{*}*"):
            if (key := value.get("ID")) and isinstance(value.tag, str):
                known = (" ".join((value.text or "").split()), {str(k): str(v) for k, v in value.attrib.items()})
                self._held[tag(value), key] = known

    def text(self, kind: str, key: str | None) -> str:
        """What a value means; an empty text where the file does not say."""
        return self._held.get((kind, key or ""), ("", {}))[0]

    def of(self, kind: str, key: str | None, attribute: str) -> str:
        """An attribute of a value; an empty text where the file does not say."""
        return self._held.get((kind, key or ""), ("", {}))[1].get(attribute, "")

    def country(self, key: str | None) -> str | None:
        """The ISO code of a numbered country."""
        return country(self.of("Country", key, "ISO2")) or country(self.text("Country", key))


class Party(Struct, kw_only=True):
    """A party as its own element tells it. `places` are ids of locations, `identities` those its documents name."""

    id: str
    profile: str
    schema: str
    names: tuple[Name, ...]
    identities: tuple[str, ...]
    places: list[str] = []
    births: list[str] = []
    countries: list[str] = []
    numbers: list[Identifier] = []
    said: list[str] = []


def party(element: Any, values: Values) -> Party:
    """The party of one `DistinctParty`. ValueError with the reason where it cannot be one."""
    profile = element.find("{*}Profile")
    if profile is None or not (key := element.get("FixedRef") or profile.get("ID")):
        raise ValueError("it has no profile, or no number")
    identities = list(profile.iterfind("{*}Identity"))
    names = tuple(dict.fromkeys(name for identity in identities for name in _names(identity, values)))
    if not names:
        raise ValueError(f"{key} has no name")
    found = Party(
        id=key,
        profile=profile.get("ID") or key,
        schema=_schema(profile.get("PartySubTypeID"), values),
        names=names,
        identities=tuple(identity.get("ID") or "" for identity in identities),
    )
    found.said += _texts(element.iterfind("{*}Comment"))
    for feature in element.iterfind(".//{*}Feature"):
        label = values.text("FeatureType", feature.get("FeatureTypeID")).rstrip(" :-")
        for version in feature.iterfind("{*}FeatureVersion"):
            _feature(label, version, found, values)
    return found


def _schema(subtype: str | None, values: Values) -> str:
    """The schema of a subtype; where that says "Unknown", of its type."""
    known = schema(values.text("PartySubType", subtype))
    if known != "LegalEntity":
        return known
    return schema(values.text("PartyType", values.of("PartySubType", subtype, "PartyTypeID")))


def _names(identity: Any, values: Values) -> Iterable[Name]:
    """The names of an identity: the primary ones first, the weak ones last."""
    kinds = {
        group.get("ID"): values.text("NamePartType", group.get("NamePartTypeID"))
        for group in identity.iterfind("{*}NamePartGroups/{*}MasterNamePartGroup/{*}NamePartGroup")
    }
    aliases = list(identity.iterfind("{*}Alias"))
    aliases.sort(key=lambda a: (a.get("Primary") != "true", a.get("LowQuality") == "true"))
    for alias in aliases:
        for documented in alias.iterfind("{*}DocumentedName"):
            parts = [
                (kinds.get(value.get("NamePartGroupID"), ""), " ".join((value.text or "").split()), value)
                for value in documented.iterfind("{*}DocumentedNamePart/{*}NamePartValue")
            ]
            scripts = {values.of("Script", value.get("ScriptID"), "ScriptCode") for _, _, value in parts}
            script = scripts.pop() if len(scripts) == 1 else ""
            text = _spoken([(kind, text) for kind, text, _ in parts if text], script)
            if any(c.isalnum() for c in text):
                yield Name(text, _LANGUAGES.get(script))


def _spoken(parts: list[tuple[str, str]], script: str) -> str:
    order = _FAMILY_FIRST if script in _FAMILY_FIRST_SCRIPTS else _SPOKEN
    if all(kind in order for kind, _ in parts):
        parts.sort(key=lambda part: order.index(part[0]))
        return ("" if script in _UNSPACED else " ").join(text for _, text in parts)
    return " ".join(text for _, text in parts)


def _feature(label: str, version: Any, found: Party, values: Values) -> None:
    """Put one feature where it belongs: a birth date, a country, a number, or words that OFAC says."""
    if label.casefold() == "birthdate":
        for period in version.iterfind("{*}DatePeriod"):
            found.births += period_dates(period)
        return
    if _OF_COUNTRY.match(label):
        found.places += [place.get("LocationID") or "" for place in version.iterfind("{*}VersionLocation")]
    for detail in version.iterfind("{*}VersionDetail"):
        text = values.text("DetailReference", detail.get("DetailReferenceID")) or " ".join((detail.text or "").split())
        if not text or aside(label):
            continue
        if _OF_COUNTRY.match(label) and (code := country(text)):
            found.countries.append(code)
        elif scheme(label) and (value := number(label, text, None, vessel=found.schema == "Vessel")):
            found.numbers.append(value)
        else:
            found.said.append(f"{label}: {text}" if label else text)


def period_dates(period: Any) -> tuple[str, ...]:
    """The ISO dates of a period: a day, month or year where that is what it spans, else every year in it."""
    days = [d for end in period.iterfind("*/*") if (d := iso(end))]
    if not days:
        return ()
    first, last = min(days), max(days)
    about = any(end.get("Approximate") == "true" for end in period.iterfind("*"))
    if about and first[:4] == last[:4]:
        return (first[:4],)
    return (first,) if first == last else dates(f"{first} to {last}")


def iso(element: Any) -> str | None:
    """The ISO date of an element with Year, Month and Day, of the precision told; None where it tells no date."""
    told = {tag(part): (part.text or "").strip() for part in element}
    return date_of(told.get("Year", ""), told.get("Month", ""), told.get("Day", ""))


@lru_cache(4096)
def date_of(*parts: str) -> str | None:
    """The ISO date of a year, perhaps a month and a day; None where they are no date."""
    told = []
    for part, width in zip(parts, (4, 2, 2), strict=False):
        if not (part.isascii() and part.isdecimal()) or int(part) == 0:
            break
        told.append(part.zfill(width))
    found = dates("-".join(told)) if told else ()
    return found[0] if found else None


def _texts(elements: Iterable[Any]) -> list[str]:
    return [text for element in elements if (text := " ".join((element.text or "").split()))]
