"""The United Nations Security Council's consolidated list, XML.

A party without a name is refused with its line; a file that breaks off is refused whole. `as_of` is the day the file
was generated.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from enduse.compare.identifiers import check
from enduse.errors import BadInput
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Identifier, Name
from enduse.screen.lists.country_names import country
from enduse.screen.lists.digest import sha256
from enduse.screen.lists.elements import elements, opens, tag, text
from enduse.screen.lists.papers import day, paper_number, years
from enduse.screen.lists.un_names import names
from enduse.screen.lists.undated import dated

NAME = "UN consolidated list, XML"

_SCHEMAS = {"INDIVIDUAL": "Person", "ENTITY": "Organization"}
_MAIN = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_URL = "https://scsanctions.un.org/resources/xml/en/consolidated.xml"
#: A standing remark that is no reason.
_NOTICE = re.compile(r"\s*INTERPOL-UN Security Council Special Notice web link:\s*\S*(?:\s*click here)?", re.I)


def sniff(head: bytes) -> bool:
    """Whether the first bytes open a consolidated list of the United Nations."""
    return bool(opens(head, "CONSOLIDATED_LIST"))


def load(stream: BinaryIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
    """The list in an open file; `origin` is how the user calls it. BadInput where the file is not whole.

    Nothing lying `beside` it is needed.
    """
    digest = sha256(stream)
    members = elements(stream, origin, 2)
    root = next(members)
    as_of = day(root.get("dateGenerated") or "")
    entries: dict[str, Entry] = {}
    refused: list[str] = []
    updated: set[str] = set()
    for member in members:
        where = f"line {member.sourceline}"
        key = text(member, "REFERENCE_NUMBER") or text(member, "DATAID") or where
        key = f"{key} ({where})" if key in entries else key
        updated.update(d for value in _values(member, "LAST_DAY_UPDATED") if (d := day(value)))
        if entry := _entry(member, key):
            entries[key] = entry
        else:
            refused.append(f"{where}: {tag(member)} {key!r} has no name")
    if not entries:
        why = refused[0] if refused else "the file holds no party"
        raise BadInput(f"no entry could be read from the list {origin!r} ({why}); get the whole XML file again")
    updated.update(e.listed_since for e in entries.values() if e.listed_since)
    return Watchlist(
        name="UN Security Council consolidated list",
        publisher="United Nations Security Council",
        licence="terms of use of the United Nations",
        **dated(as_of, updated),
        sha256=digest,
        entries=tuple(entries.values()),
        refused=tuple(refused),
    )


def _entry(member: Any, key: str) -> Entry | None:
    """One party; None without a name. Elements not known here are passed over."""
    main = " ".join(part for name in _MAIN if (part := text(member, name)) and part.lower() not in ("na", "n/a"))
    said = [main, text(member, "NAME_ORIGINAL_SCRIPT")]
    said += [text(alias, "ALIAS_NAME") for alias in _aliases(member)]
    found = tuple(Name(name) for name in dict.fromkeys(name for field in said for name in names(field)))
    if not found:
        return None
    places = [*_values(member, "NATIONALITY"), *(text(a, "COUNTRY") for a in _of_kind(member, "_ADDRESS"))]
    reason = _NOTICE.sub("", text(member, "COMMENTS1")).strip(" :")
    return Entry(
        id=key,
        schema=_SCHEMAS.get(tag(member), "LegalEntity"),
        names=found,
        identifiers=_numbers(member),
        countries=tuple(sorted({code for place in places if (code := country(place))})),
        birth_dates=tuple(dict.fromkeys(_births(member))),
        programmes=tuple(kind for kind in (text(member, "UN_LIST_TYPE"),) if kind),
        listed_since=day(text(member, "LISTED_ON")),
        allegation=f"The United Nations Security Council says: {reason}" if reason else None,
        source=_URL,
    )


def _of_kind(member: Any, ending: str) -> Iterator[Any]:
    """The children of a kind, whatever the party: INDIVIDUAL_ADDRESS, ENTITY_ADDRESS."""
    return (child for child in member.iterchildren("*") if tag(child).endswith(ending))


def _aliases(member: Any) -> list[Any]:
    """The aliases, the good ones before those that the list calls low."""
    return sorted(_of_kind(member, "_ALIAS"), key=lambda alias: text(alias, "QUALITY").lower() == "low")


def _values(member: Any, name: str) -> list[str]:
    """The VALUEs of all children of that name."""
    return [" ".join((value.text or "").split()) for child in member.iterchildren(f"{{*}}{name}")
            for value in child.iterchildren("{*}VALUE")]  # fmt: skip


def _births(member: Any) -> Iterator[str]:
    """The dates of birth: day, month or year as told, each year of a span, the year alone of an approximate date, and
    those of other identities."""
    for birth in _of_kind(member, "_DATE_OF_BIRTH"):
        told = day(text(birth, "DATE")) or day(text(birth, "YEAR")) or day(text(birth, "NOTE"))
        if told:
            yield told[:4] if text(birth, "TYPE_OF_DATE").upper() == "APPROXIMATELY" else told
        yield from years(text(birth, "FROM_YEAR"), text(birth, "TO_YEAR"))
    yield from (told for alias in _aliases(member) if (told := day(text(alias, "DATE_OF_BIRTH"))))


def _numbers(member: Any) -> tuple[Identifier, ...]:
    """The numbers of passports and other papers, where it is clear which part of what is printed is the number."""
    found: set[Identifier] = set()
    for paper in _of_kind(member, "_DOCUMENT"):
        kind = text(paper, "TYPE_OF_DOCUMENT") + text(paper, "TYPE_OF_DOCUMENT2")
        number = paper_number(text(paper, "NUMBER"))
        known = check("passport" if re.search("pass[ae]?p|pasap", kind, re.I) else "id", number) if number else None
        if known:
            found.add(known)
    return tuple(sorted(found))
