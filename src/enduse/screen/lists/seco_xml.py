"""The Swiss sanctions list of SECO, XML: programmes, then targets, then the places that targets refer to.

The file keeps what is no longer listed: a target whose last modification took it off the list is left out and counted
in the note. Only what stands in the target itself counts, never what its modifications added or removed. A target that
names nobody is refused with its line; a file that breaks off is refused whole. `as_of` is the date of the list.
"""

import re
from collections.abc import Callable
from typing import Any, BinaryIO

import msgspec
from msgspec.structs import replace

from enduse.compare.identifiers import check, identify
from enduse.errors import BadInput
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Identifier
from enduse.screen.lists.country_names import country
from enduse.screen.lists.digest import sha256
from enduse.screen.lists.elements import elements, opens, tag, text
from enduse.screen.lists.papers import day, joined_day, paper_number
from enduse.screen.lists.seco_names import names

NAME = "Swiss SECO sanctions list, XML"

_URL = "https://www.sesam.search.admin.ch/sesam-search-web/pages/search.xhtml"
_SCHEMAS = {"individual": "Person", "entity": "Organization", "vessel": "Vessel", "aircraft": "Airplane"}
_NUMBER = re.compile(r"(tax|vat)?[^:]*?\b(?:registration|identification|company) (?:number|no\.?)\s*:\s*(.+)", re.I)
_ENGLISH = ("eng", "en")


class _Lists(msgspec.Struct):
    """What targets refer to: the programme of every set of sanctions, and the country of every place."""

    programmes: dict[str, str] = {}
    places: dict[str, str] = {}


def sniff(head: bytes) -> bool:
    """Whether the first bytes open a Swiss sanctions list."""
    return bool(opens(head, "swiss-sanctions-list"))


def load(stream: BinaryIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
    """The list in an open file; `origin` is how the user calls it. BadInput where the file is not whole.

    Nothing lying `beside` it is needed.
    """
    digest = sha256(stream)
    members = elements(stream, origin, 1)
    root = next(members)
    as_of, kind = day(root.get("date") or ""), root.get("list-type") or "whole-list"
    lists = _Lists()
    found: list[tuple[Entry, set[str], set[str]]] = []
    refused: list[str] = []
    taken: set[str] = set()
    gone = 0
    for member in members:
        if tag(member) == "sanctions-program":
            _programme(member, lists.programmes)
        elif tag(member) == "place" and (code := _country(member)):
            lists.places[member.get("ssid") or ""] = code
        elif tag(member) == "target":
            listed, since = _listed(member, as_of)
            if not listed:
                gone += 1
            elif told := _target(member, since):
                entry, sets, places = told
                again = f" (line {member.sourceline})" if entry.id in taken else ""
                taken.add(entry.id)
                found.append((replace(entry, id=entry.id + again), sets, places))
            else:
                refused.append(f"line {member.sourceline}: target {member.get('ssid')!r} names nobody")
    if not found:
        why = refused[0] if refused else "the file holds no target that is listed"
        raise BadInput(f"no entry could be read from the list {origin!r} ({why}); get the whole XML file again")
    every = len(found) + len(refused) + gone
    notes = [f"no longer listed and left out: {gone} of {every} targets"] if gone else []
    notes += [f"the file calls itself {kind!r}, it is not the whole list"] if kind != "whole-list" else []
    return Watchlist(
        name="Swiss sanctions list",
        publisher="State Secretariat for Economic Affairs SECO",
        licence="open government data of Switzerland, with the source named",
        as_of=as_of,
        sha256=digest,
        entries=tuple(_resolved(*told, lists) for told in found),
        refused=tuple(refused),
        note="; ".join(notes) or None,
    )


def _programme(member: Any, programmes: dict[str, str]) -> None:
    """Note the key of a programme, in English where told, for itself and each of its sets of sanctions."""
    keys = [*member.iterfind("{*}program-key"), *member.iterfind("{*}program-name")]
    keys.sort(key=lambda key: (tag(key) != "program-key", key.get("lang") not in _ENGLISH))
    said = next((words for key in keys if (words := _text(key))), "")
    for one in (*member.iterfind("{*}sanctions-set"), member):
        if said and one.get("ssid"):
            programmes.setdefault(one.get("ssid"), said)


def _listed(member: Any, as_of: str | None) -> tuple[bool, str | None]:
    """Whether the modifications leave the target on the list at its date, and since when.

    They stand newest first; dates count more than that. A target that was listed again is so since then.
    """
    events = []
    for place, one in enumerate(member.iterfind("{*}modification")):
        dates = (day(one.get(f"{kind}-date") or "") for kind in ("effective", "enactment", "publication"))
        events.append((next((d for d in dates if d), ""), -place, one.get("modification-type")))
    listed, since = True, None
    for date, _, kind in sorted(events):
        if kind == "de-listed" and not (as_of and date > as_of):
            listed, since = False, None
        elif kind == "listed":
            listed, since = True, since or date or None
    return listed, since


def _target(member: Any, since: str | None) -> tuple[Entry, set[str], set[str]] | None:
    """One target, with the sets of sanctions and the places it refers to; None where it names nobody."""
    body = next((child for child in member.iterchildren("*") if child.find("{*}identity") is not None), None)
    if body is None:
        return None
    schema = _SCHEMAS.get(body.get("object-type") or tag(body), "LegalEntity")
    identities = sorted(body.iterfind("{*}identity"), key=lambda one: one.get("main") != "true")
    ranked = sorted((pair for one in identities for pair in names(one)), key=lambda pair: pair[0])
    if not ranked:
        return None
    births = [date for one in identities for date in _births(one)] if schema == "Person" else []
    reasons = sorted(body.iterfind("{*}justification"), key=lambda one: one.get("lang", "eng") not in _ENGLISH)
    said = dict.fromkeys(words for one in reasons if (words := _text(one)))
    entry = Entry(
        id=f"seco-{member.get('ssid') or f'line-{member.sourceline}'}",
        schema=schema,
        names=tuple(dict.fromkeys(name for _, name in ranked)),
        identifiers=tuple(sorted({n for one in identities for n in _papers(one)} | _numbers(body))),
        countries=tuple(sorted({code for one in identities for code in _countries(one)})),
        birth_dates=tuple(dict.fromkeys(births)),
        listed_since=since,
        allegation=f"The Swiss SECO says: {' '.join(said)}" if said else None,
        source=_URL,
    )
    sets = {member.get("sanctions-set-id") or "", *_texts(member, "sanctions-set-id")}
    places = {address.get("place-id") or "" for one in identities for address in one.iterfind("{*}address")}
    return entry, sets, places


def _resolved(entry: Entry, sets: set[str], places: set[str], lists: _Lists) -> Entry:
    """The entry with the programmes and countries that it refers to."""
    programmes = {lists.programmes[key] for key in sets if key in lists.programmes}
    countries = {lists.places[key] for key in places if key in lists.places}
    return replace(
        entry, programmes=tuple(sorted(programmes)), countries=tuple(sorted(countries | set(entry.countries)))
    )


def _births(identity: Any) -> list[str]:
    """The dates of birth as far as they are told, of the calendar that the file calls Gregorian."""
    told = [
        joined_day(one.get("year") or "", one.get("month") or "", one.get("day") or "")
        for one in identity.iterfind("{*}day-month-year")
        if (one.get("calendar") or "Gregorian").lower() == "gregorian"
    ]
    return [date for date in told if date]


def _countries(identity: Any) -> list[str]:
    """The countries of nationality and of addresses, where they are not told by reference."""
    parents = (*identity.iterfind("{*}nationality"), *identity.iterfind("{*}address"))
    return [code for parent in parents if (code := _country(parent))]


def _country(parent: Any) -> str | None:
    one = parent.find("{*}country")
    return None if one is None else country(one.get("iso-code") or "") or country(_text(one))


def _papers(identity: Any) -> list[Identifier]:
    """The numbers of passports and other papers."""
    found = []
    for paper in identity.iterfind("{*}identification-document"):
        scheme = "passport" if "passport" in (paper.get("document-type") or "").lower() else "id"
        number = paper_number(text(paper, "number"))
        if number and (known := check(scheme, number)):
            found.append(known)
    return found


def _numbers(body: Any) -> set[Identifier]:
    """The numbers in the remarks: "IMO Number: 9074729", "Registration number: 1027700132195"."""
    found: set[Identifier] = set()
    for said in _texts(body, "other-information"):
        labelled = identify(f"{said};") if ":" in said else []
        m = _NUMBER.match(said)
        if m and not labelled and (number := paper_number(m[2])):
            scheme = "tax" if m[1] else "registration"
            labelled = [next(k for s in ("inn", "ogrn", "uscc", scheme) if (k := check(s, number)))]
        found.update(labelled)
    return found


def _texts(parent: Any, name: str) -> list[str]:
    return [words for child in parent.iterfind(f"{{*}}{name}") if (words := _text(child))]


def _text(element: Any) -> str:
    return " ".join((element.text or "").split())
