"""OFAC's advanced XML: `sdn_advanced.xml` and `cons_advanced.xml`, read party by party.

Parties, their places, documents, measures and relations stand in sections of their own and are joined by number.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, BinaryIO

from msgspec import Struct

from enduse.errors import BadInput
from enduse.records.listing import Entry, Watchlist
from enduse.screen.lists.digest import sha256
from enduse.screen.lists.elements import elements, opens, tag
from enduse.screen.lists.ofac_party import Party, Values, date_of, iso, party
from enduse.screen.lists.undated import dated
from enduse.screen.lists.us_terms import LICENCE, OFAC, OFAC_PARTY, country, number

NAME = "OFAC advanced XML (sdn_advanced.xml, cons_advanced.xml)"
_SPACES = (b"/ADVANCED_XML", b"un.org/sanctions/1.0")


class _Measures(Struct):
    """What the sanctions entries of one profile say."""

    lists: list[str] = []
    programmes: list[str] = []
    since: list[str] = []
    said: list[str] = []


class _Held:
    """What the sections say, by the numbers that join them."""

    def __init__(self) -> None:
        self.issued: list[str] = []
        self.values = Values()
        self.places: dict[str, set[str]] = {}
        self.documents: defaultdict[str, list[tuple[str, str, str | None]]] = defaultdict(list)
        self.parties: dict[str, Party] = {}
        self.links: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self.measures: defaultdict[str, _Measures] = defaultdict(_Measures)
        self.refused: list[str] = []
        self.seen = 0


def sniff(head: bytes) -> bool:
    """Whether the first bytes are the root of an advanced sanctions list."""
    start = opens(head, "Sanctions")
    return any(space in start for space in _SPACES)


def load(stream: BinaryIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
    """The list in an open file; nothing `beside` it is needed. BadInput when the XML is not whole or holds no party."""
    digest = sha256(stream)
    held = _Held()
    take = {
        "Location": _place, "IDRegDocument": _document, "DistinctParty": _party, "ProfileRelationship": _link,
        "SanctionsEntry": _measure, "Year": _issue, "Month": _issue, "Day": _issue,
    }  # fmt: skip
    for element in elements(stream, origin, depth=2):
        section = tag(element)
        if section in take:
            take[section](element, held)
        elif section.endswith("Values"):
            held.values.add(element)
    if not held.parties:
        why = held.refused[0] if held.refused else "the file holds no party"
        raise BadInput(f"no entry could be read from the list {origin!r} ({why}); fetch it again from OFAC")
    known = {one.profile for one in held.parties.values()}
    held.refused += [
        f"a sanctions entry names the profile {key}, which no party has" for key in held.measures if key not in known
    ]
    lists = {name for one in held.measures.values() for name in one.lists}
    base = origin.replace("\\", "/").rsplit("/", 1)[-1].casefold()
    consolidated = base.startswith("cons") or bool(lists and not any(name.startswith("SDN") for name in lists))
    names = {one.profile: one.names[0].text for one in held.parties.values()}
    return Watchlist(
        name="OFAC consolidated non-SDN" if consolidated else "OFAC SDN",
        publisher=OFAC,
        licence=LICENCE,
        **dated(date_of(*held.issued), (d for one in held.measures.values() for d in one.since)),
        sha256=digest,
        entries=tuple(_entry(one, held, names) for one in held.parties.values()),
        refused=tuple(held.refused),
    )


def _issue(element: Any, held: _Held) -> None:
    """Year, month or day of the date of issue, in the order they stand."""
    held.issued.append((element.text or "").strip())


def _place(element: Any, held: _Held) -> None:
    """The countries of a location."""
    found = {held.values.country(c.get("CountryID")) for c in element.iterfind("{*}LocationCountry")}
    for area in element.iterfind("{*}LocationAreaCode"):
        key = area.get("AreaCodeID")
        words = (held.values.of("AreaCode", key, "Description"), held.values.text("AreaCode", key))
        found.add(next((code for word in words if (code := country(word))), None))
    held.places[element.get("ID") or ""] = {code for code in found if code}


def _document(element: Any, held: _Held) -> None:
    """A document of an identity: what it is called, its number, and the country that issued it."""
    label = held.values.text("IDRegDocType", element.get("IDRegDocTypeID"))
    text = " ".join((element.findtext("{*}IDRegistrationNo") or "").split())
    held.documents[element.get("IdentityID") or ""].append(
        (label, text, held.values.country(element.get("IssuedBy-CountryID")))
    )


def _party(element: Any, held: _Held) -> None:
    held.seen += 1
    try:
        found = party(element, held.values)
    except ValueError as error:
        held.refused.append(f"party {held.seen}: {error}")
        return
    if found.id in held.parties:
        held.refused.append(f"party {held.seen}: the number {found.id} came before")
    else:
        held.parties[found.id] = found


def _link(element: Any, held: _Held) -> None:
    """A relation, said of the party it goes out from."""
    relation = held.values.text("RelationType", element.get("RelationTypeID")) or "Linked To"
    former = "formerly " if element.get("Former") == "true" else ""
    held.links[element.get("From-ProfileID") or ""].append((f"{former}{relation}", element.get("To-ProfileID") or ""))


def _measure(element: Any, held: _Held) -> None:
    """The lists, programmes, dates and legal bases of a sanctions entry."""
    one = held.measures[element.get("ProfileID") or ""]
    one.lists.append(held.values.text("List", element.get("ListID")))
    for event in element.iterfind("{*}EntryEvent"):
        one.since += [day for date in event.iterfind("{*}Date") if (day := iso(date))]
        basis = held.values.text("LegalBasis", event.get("LegalBasisID"))
        comment = " ".join((event.findtext("{*}Comment") or "").split())
        one.said += [words for words in (basis, comment) if words and words != "Unknown"]
    for measure in element.iterfind("{*}SanctionsMeasure"):
        measured = held.values.text("SanctionsType", measure.get("SanctionsTypeID"))
        comment = " ".join((measure.findtext("{*}Comment") or "").split())
        if comment and measured in ("Program", ""):
            one.programmes.append(comment)
        else:
            one.said += [": ".join(words for words in (measured, comment) if words)] if measured else []


def _entry(one: Party, held: _Held, names: dict[str, str]) -> Entry:
    numbers, countries = list(one.numbers), list(one.countries)
    for label, text, issuer in [d for key in one.identities for d in held.documents.get(key, ())]:
        value = number(label, text, issuer, vessel=one.schema == "Vessel")
        if value:
            numbers.append(value)
        elif text:
            one.said.append(f"{label or 'document'}: {text}")
        if value and issuer and one.schema not in ("Person", "Vessel"):
            countries.append(issuer)
    countries += [code for key in one.places for code in held.places.get(key, ())]
    measures = held.measures.get(one.profile, _Measures())
    lists = [name for name in dict.fromkeys(measures.lists) if name]
    programmes = tuple(dict.fromkeys(measures.programmes))
    told = [f"listed under {', '.join(programmes)}"] if programmes else []
    told += [f"on the {name}" for name in lists]
    told += [f"{relation}: {names[key]}" for relation, key in held.links.get(one.profile, ()) if key in names]
    told += [*measures.said, *one.said]
    return Entry(
        id=f"ofac-{one.id}",
        schema=one.schema,
        names=one.names,
        identifiers=tuple(sorted(set(numbers))),
        countries=tuple(sorted(set(countries))),
        birth_dates=tuple(dict.fromkeys(one.births)),
        programmes=programmes,
        listed_since=min(measures.since, default=None),
        allegation=f"OFAC says: {'; '.join(dict.fromkeys(told))}" if told else None,
        source=OFAC_PARTY + one.profile,
    )
