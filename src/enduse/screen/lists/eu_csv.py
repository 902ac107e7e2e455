"""The European Union's consolidated list of financial sanctions, CSV 1.0 and 1.1 (`csvFullSanctionsList`).

Every row tells one thing of a party (a name, an address, a number …) and repeats the party; columns are found by their
headers, and what a version has no column for is told in the note. `as_of` is the day the file was generated.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.screen.lists import eu_party
from enduse.screen.lists.csv_rows import NO_UTF8
from enduse.screen.lists.digest import sha256
from enduse.screen.lists.eu_party import Party, first_country
from enduse.screen.lists.papers import day
from enduse.screen.lists.undated import dated

NAME = "EU financial sanctions, CSV"

#: What is read: the headers of version 1.1, then of 1.0, in lower case without underscores.
_COLUMNS = {
    "generated": ("filegenerationdate", "datefile"),
    "key": ("entitylogicalid",),
    "reference": ("entityeureferencenumber", "eurefnum"),
    "subject": ("entitysubjecttypeclassificationcode", "entitysubjecttype", "subjecttype"),
    "designated": ("entitydesignationdate",),
    "details": ("entitydesignationdetails",),
    "remark": ("entityremark",),
    "programme": ("entityregulationprogramme", "programme"),
    "published": ("entityregulationpublicationdate", "lebapublicationdate"),
    "in_force": ("entityregulationentryintoforcedate",),
    "url": ("entityregulationpublicationurl", "lebaurl"),
    "name": ("namealiaswholename", "naalwholename"),
    "first": ("namealiasfirstname", "naalfirstname"),
    "middle": ("namealiasmiddlename", "naalmiddlename"),
    "last": ("namealiaslastname", "naallastname"),
    "language": ("namealiasnamelanguage", "naallanguage"),
    "name_published": ("namealiasregulationpublicationdate", "naallebapublicationdate"),
    "address": ("addresscountryiso2code", "addrcountry"),
    "address_country": ("addresscountrydescription",),
    "citizenship": ("citizenshipcountryiso2code", "citicountry"),
    "citizenship_country": ("citizenshipcountrydescription",),
    "birth": ("birthdatebirthdate", "birtdate"),
    "year": ("birthdateyear",),
    "month": ("birthdatemonth",),
    "day": ("birthdateday",),
    "from": ("birthdateyearrangefrom",),
    "to": ("birthdateyearrangeto",),
    "circa": ("birthdatecirca",),
    "calendar": ("birthdatecalendartype",),
    "number": ("identificationnumber", "idennumber"),
    "latin_number": ("identificationlatinnumber",),
    "number_type": ("identificationtypecode",),
    "issuer": ("identificationcountryiso2code", "idencountry"),
    "issuer_country": ("identificationcountrydescription",),
}
#: Columns that a reader of the list must know to be missing.
_TOLD = {
    "generated": "the date of the file", "reference": "EU reference number", "subject": "kind of party",
    "programme": "programme", "published": "date of the act", "url": "source", "remark": "remark",
    "language": "language of names", "address": "country of addresses", "citizenship": "citizenship",
    "birth": "date of birth", "number": "identification", "number_type": "kind of identification",
}  # fmt: skip
_OPEN = "a quotation is opened and never closed"
#: In version 1.0 the kind of a number stands behind it: "123 (passport-National passport)".
_KIND = re.compile(r"\(\s*([a-z]+)\s*-")


def sniff(head: bytes) -> bool:
    """Whether the first line holds the headers of the EU's financial sanctions."""
    first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace")
    headers = [_header(cell) for cell in first.split(";")]
    return "entitylogicalid" in headers and any(name in headers for name in _COLUMNS["name"])


def load(stream: BinaryIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
    """The list in an open file; `origin` is how the user calls it. BadInput where no column or no row fits.

    Nothing lying `beside` it is needed.
    """
    digest = sha256(stream)
    lines = _Lines(stream)
    rows = _rows(lines, origin)
    headers = next(rows, ("", None))[1] or []
    columns = _columns(headers, origin)
    parties: dict[str, Party] = {}
    refused: list[str] = []
    generated: str | None = None
    count = bad = 0
    for where, cells in rows:
        count += 1
        why = _OPEN if cells is None else _unfit(cells, len(headers))
        if cells is None or why:
            refused.append(f"{where}: {why}")
            bad += 1
            continue
        row = {field: cells[at].strip() for field, at in columns.items()}
        if not row["key"]:
            refused.append(f"{where}: no Entity_LogicalId")
            continue
        generated = generated or day(row.get("generated", ""))
        if row["key"] not in parties:
            parties[row["key"]] = Party(id=row.get("reference") or row["key"], where=where)
        _add(parties[row["key"]], row)
    if bad * 2 > count:
        raise BadInput(
            f"{bad} of {count} rows of the list {origin!r} do not fit ({refused[0]}); get the whole file again"
        )
    return _list(parties, refused, generated, digest, _note(columns, lines), origin)


def _list(
    parties: dict[str, Party], refused: list[str], generated: str | None, digest: str, note: str | None, origin: str
) -> Watchlist:
    taken: set[str] = set()
    entries = []
    for key, party in parties.items():
        party.id = f"{party.id} ({key})" if party.id in taken else party.id
        taken.add(party.id)
        if entry := party.entry():
            entries.append(entry)
        else:
            refused.append(f"{party.where}: {party.id!r} has no name in any row")
    if not entries:
        why = refused[0] if refused else "the file holds no row"
        raise BadInput(f"no entry could be read from the list {origin!r} ({why}); get the whole CSV file again")
    return Watchlist(
        name=eu_party.NAME,
        publisher=eu_party.PUBLISHER,
        licence=eu_party.LICENCE,
        **dated(generated, (e.listed_since for e in entries), note),
        sha256=digest,
        entries=tuple(entries),
        refused=tuple(refused),
    )


def _add(party: Party, row: dict[str, str]) -> None:
    """What one row tells of its party."""

    def said(*fields: str) -> tuple[str, ...]:
        return tuple(row.get(field, "") for field in fields)

    party.subject = party.subject or row.get("subject", "")
    party.named(row.get("name", ""), said("first", "middle", "last"), row.get("language", ""))
    dates = said("designated", "published", "in_force", "name_published")
    party.ruled(row.get("programme", ""), dates, row.get("url", ""))
    party.located(*said("address", "address_country"))
    party.located(*said("citizenship", "citizenship_country"))
    year, month, date, first, last = said("year", "month", "day", "from", "to")
    party.born(row.get("birth", ""), (year, month, date), (first, last), row.get("circa", ""), row.get("calendar", ""))
    issuer = first_country(*said("issuer", "issuer_country"))
    for number in filter(None, dict.fromkeys(said("number", "latin_number"))):
        behind = _KIND.search(number)
        party.numbered(row.get("number_type") or (behind[1] if behind else ""), number, issuer)
    party.remarked(row.get("remark", ""))
    party.remarked(row.get("details", ""))


class _Lines:
    """The lines of the file as text; bytes that are no UTF-8 stay as marks that no row may hold."""

    def __init__(self, stream: BinaryIO) -> None:
        self.text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
        self.record: list[str] = []
        self.ended = True

    def __iter__(self) -> Iterator[str]:
        try:
            for line in self.text:
                self.record.append(line)
                self.ended = line.endswith(("\n", "\r"))
                yield line
        finally:
            self.text.detach()

    def broken(self) -> bool:
        """Whether the lines of the last record open a quotation that the end of the file breaks off."""
        try:
            list(csv.reader(self.record, delimiter=";", strict=True))
        except csv.Error as error:
            return "end of data" in str(error)
        return False


def _rows(lines: _Lines, origin: str) -> Iterator[tuple[str, list[str] | None]]:
    """The rows that hold anything, each with its lines; None for one whose quotation is never closed."""
    reader = csv.reader(lines, delimiter=";")
    start = 1
    while True:
        lines.record.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadInput(
                f"the list {origin!r} is no CSV from line {start} on ({error}); get the whole file again"
            ) from error
        where = f"line {start}" if reader.line_num <= start else f"lines {start} to {reader.line_num}"
        start = reader.line_num + 1
        if (len(lines.record) > 1 or not lines.ended) and lines.broken():
            yield where, None
        elif any(cells):
            yield where, cells


def _unfit(cells: list[str], width: int) -> str | None:
    """Why a row cannot be read. Empty cells behind the last column do no harm; a cell that holds the beginning of the
    next row, which every row begins alike, is one whose quotation goes on too long."""
    begins = re.compile(rf"[\r\n]{re.escape(cells[0])};") if cells[0] else None
    if begins and any(begins.search(cell) for cell in cells if "\n" in cell or "\r" in cell):
        return _OPEN
    if len(cells) < width or any(cells[width:]):
        return f"{len(cells)} cells instead of {width}"
    return "the text is no UTF-8" if NO_UTF8.search("".join(cells)) else None


def _header(cell: str) -> str:
    return re.sub(r"[\s_\"\ufeff]", "", cell).lower()


def _columns(headers: list[str], origin: str) -> dict[str, int]:
    """Where each thing stands; of two columns of one name the first."""
    at: dict[str, int] = {}
    for position, cell in enumerate(headers):
        at.setdefault(_header(cell), position)
    found = {field: next((at[n] for n in names if n in at), -1) for field, names in _COLUMNS.items()}
    if found["key"] < 0 or max(found[field] for field in ("name", "first", "last")) < 0:
        raise BadInput(
            f"line 1 of the list {origin!r} names no columns for the number of the party and its name "
            "(Entity_LogicalId, NameAlias_WholeName); get the whole CSV file again"
        )
    return {field: position for field, position in found.items() if position >= 0}


def _note(columns: dict[str, int], lines: _Lines) -> str | None:
    """What the file cannot tell, and whether its end may be missing."""
    missing = [words for field, words in _TOLD.items() if field not in columns]
    notes = [f"the file has no column for: {', '.join(missing)}"] if missing else []
    if not lines.ended:
        notes.append("the file ends within a line: rows may be missing")
    return "; ".join(notes) or None
