"""The UK Sanctions List, XML: `Designations` with one `Designation` for each party.

A party without a name is refused with its line; a file that breaks off is refused whole. `as_of` is the date the file
gives, else the day of the newest update.
"""

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from enduse.errors import BadInput
from enduse.records.listing import Entry, Watchlist
from enduse.screen.lists import uk_party
from enduse.screen.lists.digest import sha256
from enduse.screen.lists.elements import elements, opens, tag, text
from enduse.screen.lists.papers import day
from enduse.screen.lists.uk_party import Party, report_day
from enduse.screen.lists.undated import dated

NAME = "UK Sanctions List, XML"

_PARTS = tuple(f"Name{i}" for i in range(1, 7))


def sniff(head: bytes) -> bool:
    """Whether the first bytes open a UK Sanctions List."""
    return bool(opens(head, "Designations"))


def load(stream: BinaryIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
    """The list in an open file; `origin` is how the user calls it. BadInput where the file is not whole.

    Nothing lying `beside` it is needed.
    """
    digest = sha256(stream)
    members = elements(stream, origin, 1)
    root = next(members)
    dates = [value for name, value in root.items() if "date" in name.lower()]
    entries: dict[str, Entry] = {}
    refused: list[str] = []
    updated: set[str] = set()
    for member in members:
        if tag(member) != "Designation":
            if "date" in tag(member).lower():
                dates.append(member.text or "")
            continue
        where = f"line {member.sourceline}"
        key = text(member, "UniqueID") or text(member, "OFSIGroupID") or where
        key = f"{key} ({where})" if key in entries else key
        updated.update(told for told in [day(text(member, "LastUpdated"))] if told)
        if entry := _party(member, key, where).entry():
            entries[key] = entry
        else:
            refused.append(f"{where}: {key!r} has no name")
    if not entries:
        why = refused[0] if refused else "the file holds no party"
        raise BadInput(f"no entry could be read from the list {origin!r} ({why}); get the whole XML file again")
    return Watchlist(
        name=uk_party.NAME,
        publisher=uk_party.PUBLISHER,
        licence=uk_party.LICENCE,
        **dated(next((told for value in dates if (told := report_day(value))), None), updated),
        sha256=digest,
        entries=tuple(entries.values()),
        refused=tuple(refused),
    )


def _party(member: Any, key: str, where: str) -> Party:
    """What one designation tells. Elements not known here are passed over."""
    party = Party(id=key, where=where, kind=text(member, "IndividualEntityShip"))
    for name in member.iterfind("{*}Names/{*}Name"):
        party.named([text(name, part) for part in _PARTS], text(name, "NameType"), text(name, "AliasStrength"))
    for group in member.iterfind("{*}NonLatinNames"):
        for name in (*group.iterfind("{*}NonLatinName"), group):
            party.written(text(name, "NameNonLatinScript"), text(name, "NonLatinScriptLanguage"))
    party.said(
        text(member, "RegimeName"),
        text(member, "DateDesignated"),
        text(member, "UKStatementofReasons") or text(member, "UKStatementOfReasons"),
        text(member, "OtherInformation"),
    )
    for kind in ("Nationality", "AddressCountry", "CurrentBelievedFlagOfShip"):
        for value in _texts(member, kind):
            party.located(value)
    for value in _texts(member, "DOB"):
        party.born(value)
    for value in _texts(member, "PassportNumber"):
        party.numbered("passport", value)
    for paper in member.iter("{*}NationalIdentifier"):
        number = text(paper, "NationalIdentifierNumber")
        party.numbered("id", number, text(paper, "NationalIdentifierAdditionalInformation"))
    for scheme, kind in (("registration", "BusinessRegistrationNumber"), ("imo", "IMONumber")):
        for value in _texts(member, kind):
            party.numbered(scheme, value)
    return party


def _texts(member: Any, name: str) -> Iterator[str]:
    """The words of every element of that name, at any depth."""
    return (" ".join((element.text or "").split()) for element in member.iter(f"{{*}}{name}"))
