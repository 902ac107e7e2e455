"""The UK Sanctions List, CSV, and the Consolidated List of OFSI that came before it (`ConList.csv`).

Both have a line with a date, a line of headers, and one row for each name or address of a party, which repeats the
party; columns are found by their headers. `as_of` is the date of the first line. Neither says how many rows it has: a
file cut exactly between two rows cannot be told from a whole one.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from enduse.errors import BadInput
from enduse.records.listing import Watchlist
from enduse.screen.lists import uk_party
from enduse.screen.lists.csv_rows import NO_UTF8, csv_rows
from enduse.screen.lists.digest import sha256
from enduse.screen.lists.papers import day
from enduse.screen.lists.uk_party import Party, report_day
from enduse.screen.lists.undated import dated

NAME = "UK Sanctions List, CSV"

#: What is read: the headers of the UK Sanctions List, then of OFSI's list, in lower case, letters and digits only.
_COLUMNS = {
    "id": ("uniqueid", "groupid"),
    "kind": ("individualentityship", "designationtype", "grouptype"),
    "name_type": ("nametype", "aliastype"),
    "strength": ("aliasstrength", "aliasquality"),
    "script": ("namenonlatinscript",),
    "language": ("nonlatinscriptlanguage",),
    "regime": ("regimename", "regime"),
    "designated": ("datedesignated", "uksanctionslistdatedesignated"),
    "listed": ("listedon",),
    "updated": ("lastupdated",),
    "reason": ("ukstatementofreasons",),
    "remark": ("otherinformation",),
    "birth": ("dob", "dateofbirth"),
    "nationality": ("nationalityies", "nationality"),
    "passport": ("passportnumber",),
    "national": ("nationalidentifiernumber", "nationalidentificationnumber", "ninumber"),
    "national_details": ("nationalidentifieradditionalinformation", "nationalidentificationdetails"),
    "registration": ("businessregistrationnumbers", "businessregistrationnumber"),
    "imo": ("imonumber",),
    "flag": ("currentbelievedflagofship",),
    "country": ("addresscountry", "country"),
}
_PARTS = tuple(f"name{i}" for i in range(1, 7))
#: The headers stand on one of the first lines.
_FIRST = 5
_LONGEST_LINE = 1024 * 1024
_NEXT = "get the whole CSV file again"


def sniff(head: bytes) -> bool:
    """Whether one of the first lines holds the headers of either list."""
    for line in head.split(b"\n", _FIRST)[:_FIRST]:
        try:
            row = next(csv.reader([line.decode("utf-8-sig", "replace").strip("\r")]), [])
        except csv.Error:
            continue
        if _places(row):
            return True
    return False


def load(stream: BinaryIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
    """The list in an open file; `origin` is how the user calls it. BadInput where it breaks off or no row fits.

    Nothing lying `beside` it is needed.
    """
    digest = sha256(stream)
    rows = _rows(stream, origin)
    as_of, headers = _head(rows, origin)
    at = _places(headers)
    parties: dict[str, Party] = {}
    updated: set[str] = set()
    refused: list[str] = []
    fit, number = 0, 1
    last_is_read = max(at.values()) == len(headers) - 1
    for number, row, ended in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(headers):
            if not ended:
                raise _broken(origin, number, f"{len(row)} columns, not {len(headers)}, and no end of the line")
            refused.append(f"line {number}: {len(row)} columns, not {len(headers)}")
        elif last_is_read and not ended:
            refused.append(f"line {number}: it has no end, so its last column may be cut")
        elif any(NO_UTF8.search(cell) for cell in row):
            refused.append(f"line {number}: not in UTF-8")
        elif not (key := row[at["id"]].strip()):
            refused.append(f"line {number}: no number of the party")
        else:
            fit += 1
            cells = {name: row[place] for name, place in at.items()}
            _tell(parties.setdefault(key, Party(id=key, where=f"line {number}")), cells)
            updated.update(told for told in [day(cells.get("updated", ""))] if told)
    entries = [entry for party in parties.values() if (entry := party.entry())]
    refused += [f"{party.where}: {key!r} has no name" for key, party in parties.items() if not party.names]
    if not entries or len(refused) > fit:
        raise _broken(origin, number, refused[0] if refused else "no party")
    new = "uniqueid" in [_header(cell) for cell in headers]
    return Watchlist(
        name=uk_party.NAME if new else "OFSI Consolidated List",
        publisher=uk_party.PUBLISHER if new else "Office of Financial Sanctions Implementation, HM Treasury",
        licence=uk_party.LICENCE,
        **dated(as_of, updated),
        sha256=digest,
        entries=tuple(entries),
        refused=tuple(refused),
    )


def _tell(party: Party, cells: dict[str, str]) -> None:
    """What one row tells of its party."""
    told = defaultdict(str, cells)
    party.kind = party.kind or told["kind"]
    party.named([told[part] for part in _PARTS], told["name_type"], told["strength"])
    party.written(told["script"], told["language"])
    party.said(told["regime"], told["designated"], told["reason"], told["remark"])
    party.said("", told["listed"], "", "")
    party.born(told["birth"])
    party.numbered("passport", told["passport"])
    party.numbered("id", told["national"], told["national_details"])
    party.numbered("registration", told["registration"])
    party.numbered("imo", told["imo"])
    for place in ("country", "nationality", "flag"):
        party.located(told[place])


def _head(rows: Iterator[tuple[int, list[str], bool]], origin: str) -> tuple[str | None, list[str]]:
    """The date of the list and the headers."""
    as_of = None
    for number, row, _ in rows:
        if _places(row):
            return as_of, row
        if number >= _FIRST:
            break
        as_of = as_of or report_day(" ".join(row))
    raise _broken(origin, 1, f"none of the first {_FIRST} lines holds the headers")


def _places(row: list[str]) -> dict[str, int]:
    """Where each column that is read stands; empty where these are not the headers of either list."""
    headers = {_header(cell): place for place, cell in reversed(list(enumerate(row)))}
    at = {name: headers[h] for name, known in _COLUMNS.items() for h in reversed(known) if h in headers}
    at |= {part: headers[part] for part in _PARTS if part in headers}
    return at if {"id", "kind", "name1", "name6"} <= set(at) else {}


def _header(cell: str) -> str:
    return "".join(c for c in cell.casefold() if c.isalnum())


def _rows(stream: BinaryIO, origin: str) -> Iterator[tuple[int, list[str], bool]]:
    """The rows, each with the number of the line where it begins and whether its last line has an end."""
    ended = True

    def lines() -> Iterator[str]:
        nonlocal ended
        number = 0
        while line := stream.readline(_LONGEST_LINE + 1):
            number += 1
            if len(line) > _LONGEST_LINE:
                raise _broken(origin, number, f"longer than {_LONGEST_LINE} bytes")
            ended = line.endswith((b"\n", b"\r"))
            yield line.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape")

    for begins, row in csv_rows(lines(), partial(_broken, origin)):
        yield begins, row, ended


def _broken(origin: str, line: int, why: str) -> BadInput:
    return BadInput(
        f"the list {origin!r} breaks off or is no list of the United Kingdom at line {line} ({why}); {_NEXT}"
    )
