"""The European Union's consolidated list of financial sanctions, XML 1.1 (`xmlFullSanctionsList_1_1`).

A party without a name is refused with its line; a file that breaks off is refused whole. `as_of` is the day the file
was generated.
"""

from collections.abc import Callable
from typing import Any, BinaryIO

from enduse.errors import BadInput
from enduse.records.listing import Entry, Watchlist
from enduse.screen.lists import eu_party
from enduse.screen.lists.digest import sha256
from enduse.screen.lists.elements import elements, opens, tag, text
from enduse.screen.lists.eu_party import Party, first_country, yes
from enduse.screen.lists.papers import day
from enduse.screen.lists.undated import dated

NAME = "EU financial sanctions, XML 1.1"


def sniff(head: bytes) -> bool:
    """Whether the first bytes open an export of the EU financial sanctions."""
    start = opens(head, "export")
    return bool(start) and (b"/fpi/fsd/export" in start or b"<sanctionEntity" in head.replace(b"\0", b""))


def load(stream: BinaryIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
    """The list in an open file; `origin` is how the user calls it. BadInput where the file is not whole.

    Nothing lying `beside` it is needed.
    """
    digest = sha256(stream)
    members = elements(stream, origin, 1)
    root = next(members)
    as_of = day(root.get("generationDate") or "")
    entries: dict[str, Entry] = {}
    refused: list[str] = []
    for member in members:
        if tag(member) != "sanctionEntity":
            refused.append(f"line {member.sourceline}: <{tag(member)}> is no party known to this format")
            continue
        party = _party(member)
        if party.id in entries:
            party.id = f"{party.id} ({party.where})"
        if entry := party.entry():
            entries[party.id] = entry
        else:
            refused.append(f"{party.where}: {party.id!r} has no name")
    if not entries:
        why = refused[0] if refused else "the file holds no sanctionEntity"
        raise BadInput(f"no entry could be read from the list {origin!r} ({why}); get the whole XML 1.1 file again")
    return Watchlist(
        name=eu_party.NAME,
        publisher=eu_party.PUBLISHER,
        licence=eu_party.LICENCE,
        **dated(as_of, (e.listed_since for e in entries.values())),
        sha256=digest,
        entries=tuple(entries.values()),
        refused=tuple(refused),
    )


def _party(element: Any) -> Party:
    """All that the list tells of one party. Elements not known here are passed over."""
    where = f"line {element.sourceline}"
    reference, key = element.get("euReferenceNumber") or "", element.get("logicalId") or ""
    party = Party(id=reference.strip() or key.strip() or where, where=where)
    party.ruled("", (element.get("designationDate") or "",), "")
    for child in element.iterchildren("*"):
        match tag(child):
            case "subjectType":
                party.subject = child.get("code") or child.get("classificationCode") or ""
            case "nameAlias":
                parts = tuple(child.get(part) or "" for part in ("firstName", "middleName", "lastName"))
                strong = yes(child.get("strong") or "true")
                party.named(child.get("wholeName") or "", parts, child.get("nameLanguage") or "", strong=strong)
                for act in child.iterchildren("{*}regulationSummary"):
                    party.ruled("", (act.get("publicationDate") or "",), "")
            case "regulation":
                dates = (child.get("publicationDate") or "", child.get("entryIntoForceDate") or "")
                party.ruled(child.get("programme") or "", dates, text(child, "publicationUrl"))
            case "identification":
                issuer = first_country(*_country(child))
                for number in dict.fromkeys((child.get("number") or "", child.get("latinNumber") or "")):
                    party.numbered(child.get("identificationTypeCode") or "", number, issuer)
            case "address" | "citizenship":
                party.located(*_country(child))
            case "birthdate":
                party.born(
                    child.get("birthdate") or "",
                    (child.get("year") or "", child.get("monthOfYear") or "", child.get("dayOfMonth") or ""),
                    (child.get("yearRangeFrom") or "", child.get("yearRangeTo") or ""),
                    child.get("circa") or "",
                    child.get("calendarType") or "",
                )
            case "remark":
                party.remarked(" ".join(child.itertext()))
    party.remarked(element.get("designationDetails") or "")
    return party


def _country(element: Any) -> tuple[str, str]:
    return element.get("countryIso2Code") or "", element.get("countryDescription") or ""
