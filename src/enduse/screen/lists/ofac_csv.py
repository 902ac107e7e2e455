"""OFAC's legacy CSV: `sdn.csv`, or `cons_prim.csv` of the lists that block nobody, with what lies beside it.

Twelve columns without a header; `-0-` is no value; an end mark 0x1A follows the last row. `alt.csv` holds the aliases,
`add.csv` the addresses, `sdn_comments.csv` what did not fit the remarks (`cons_alt.csv` and so on beside
`cons_prim.csv`). `sha256` is over the files in this order, one after the other.
The files say since when a directive holds for some parties, but of none since when it is listed.
"""

import csv
import hashlib
from collections.abc import Callable, Iterable
from typing import BinaryIO

from msgspec import Struct

from enduse.errors import BadInput
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Name
from enduse.screen.lists.ofac_remarks import WIDTH, joined, remarks
from enduse.screen.lists.us_terms import LICENCE, OFAC, OFAC_PARTY, country, schema

NAME = "OFAC legacy CSV (sdn.csv, cons_prim.csv)"
_NULL = "-0-"
_END = b"\x1a"
_COLUMNS = {"prim": 12, "alt": 5, "add": 6, "comments": 2}
_MISSING = {
    "alt": "{} is not beside the list: aliases are missing, and only weak ones of the remarks are searched",
    "add": "{} is not beside the list: countries of addresses are missing",
    "comments": "{} is not beside the list: {} remarks break off",
}
_UNDATED = "the files bear no date; give one as `as_of` in {}.meta.json"
_UNENDED = "{} does not end with the mark 0x1A that OFAC writes: rows may be missing at its end"


class _Row(Struct):
    """One row of the primary file with the rows of the others that belong to it."""

    fields: list[str]
    aliases: list[str] = []
    countries: list[str] = []
    comment: str = ""


def sniff(head: bytes) -> bool:
    """Whether one of the first lines is a row of a primary file."""
    for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n")[:4]:
        try:
            fields = _fields(line, _COLUMNS["prim"])
        except ValueError:
            continue
        if any(field.strip() == _NULL for field in fields):
            return True
    return False


def load(stream: BinaryIO, origin: str, beside: Callable[[str], bytes | None]) -> Watchlist:
    """The list with the files `beside` it. BadInput when a file breaks off or holds no row."""
    data = stream.read()
    digest = hashlib.sha256(data)
    refused: list[str] = []
    rows: dict[str, _Row] = {}
    for number, fields in _rows(data, origin, "prim", refused):
        if fields[0] in rows:
            refused.append(f"line {number}: the number {fields[0]} came before")
        elif not _names([fields[1]]):
            refused.append(f"line {number}: {fields[0]} has no name")
        else:
            rows[fields[0]] = _Row(fields)
    if not rows:
        why = refused[0] if refused else "the file holds no row"
        raise BadInput(f"no entry could be read from the list {origin!r} ({why}); fetch it again from OFAC")
    notes = [_UNDATED.format(origin)] + ([] if _ended(data) else [_UNENDED.format(origin)])
    consolidated = origin.replace("\\", "/").rsplit("/", 1)[-1].casefold().startswith("cons")
    for kind in ("alt", "add", "comments"):
        name = f"cons_{kind}.csv" if consolidated else "sdn_comments.csv" if kind == "comments" else f"{kind}.csv"
        more = beside(name)
        if more is not None:
            digest.update(more)
            _join(rows, kind, name, _rows(more, name, kind, refused), refused)
            notes += [] if _ended(more) else [_UNENDED.format(name)]
        elif cut := sum(len(row.fields[11]) >= WIDTH for row in rows.values()) if kind == "comments" else 1:
            notes.append(_MISSING[kind].format(name, cut))
    return Watchlist(
        name="OFAC consolidated non-SDN" if consolidated else "OFAC SDN",
        publisher=OFAC,
        licence=LICENCE,
        as_of=None,
        sha256=digest.hexdigest(),
        entries=tuple(_entry(row) for row in rows.values()),
        refused=tuple(refused),
        note="; ".join(notes),
    )


def _ended(data: bytes) -> bool:
    """Whether nothing follows the end mark."""
    return data.rstrip().endswith(_END)


def _rows(data: bytes, origin: str, kind: str, refused: list[str]) -> Iterable[tuple[int, list[str]]]:
    """The rows with their lines. A row that cannot be read is refused; a last line without its end stops."""
    where = "line" if kind == "prim" else f"{origin} line"
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if _ended(data):
        while not (last := lines.pop()).strip():
            continue
        lines.append(last.strip().removesuffix(_END))
    elif lines[-1].strip():
        raise BadInput(f"{origin!r} breaks off in line {len(lines)}; fetch it again from OFAC")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            fields = _fields(line, _COLUMNS[kind])
        except ValueError as error:
            refused.append(f"{where} {number}: {error}")
            continue
        told = ["" if field.strip() == _NULL else field for field in fields]
        yield number, [*(field.strip() for field in told[:-1]), told[-1]]


def _fields(line: bytes, columns: int) -> list[str]:
    """The fields of one line. ValueError with the reason when it is no row of so many columns."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        text = line.decode("cp1252", "replace")
    try:
        fields = next(csv.reader([text.strip("\r\n")], strict=True), [])
    except csv.Error as error:
        raise ValueError(str(error)) from error
    if len(fields) != columns:
        raise ValueError(f"{len(fields)} columns where {columns} belong")
    if not fields[0].strip().isdecimal():
        raise ValueError(f"{fields[0]!r} is no number of a party")
    return fields


def _join(
    rows: dict[str, _Row], kind: str, name: str, found: Iterable[tuple[int, list[str]]], refused: list[str]
) -> None:
    """Give every row of another file to its party; what belongs to none is told."""
    strays: list[str] = []
    for _, fields in found:
        row = rows.get(fields[0])
        if row is None:
            strays.append(fields[0])
        elif kind == "alt":
            row.aliases = [*row.aliases, fields[3]]
        elif kind == "add":
            row.countries = [*row.countries, fields[4]]
        else:
            row.comment += fields[1]
    if strays:
        refused.append(f"{name}: {len(strays)} rows belong to parties that the list does not hold, first {strays[0]}")


def _names(texts: Iterable[str]) -> list[str]:
    found = dict.fromkeys(" ".join(text.split()) for text in texts)
    return [text for text in found if any(c.isalnum() for c in text)]


def _entry(row: _Row) -> Entry:
    number, name, kind, programmes, title, _, vessel_type, _, _, flag, owner, text = row.fields
    said = remarks(joined(text, row.comment), vessel=kind == "vessel")
    listed = [part.strip("[] ") for part in programmes.replace("] [", ";").replace("][", ";").split(";")]
    listed = [part for part in dict.fromkeys(listed) if part]
    told = [f"listed under {', '.join(listed)}"] if listed else []
    labelled = (("title", title), ("vessel type", vessel_type), ("vessel owner", owner))
    told += [f"{label}: {value}" for label, value in labelled if value]
    told += [part for part in dict.fromkeys(said.said) if part not in title.split("; ")]
    codes = [code for place in (*row.countries, flag) if place and (code := country(place))]
    return Entry(
        id=f"ofac-{number}",
        schema=schema(kind or "entity"),
        names=tuple(Name(text) for text in _names([name, *row.aliases, *said.names])),
        identifiers=tuple(sorted(set(said.numbers))),
        countries=tuple(sorted({*codes, *said.countries})),
        birth_dates=tuple(dict.fromkeys(said.births)),
        programmes=tuple(listed),
        allegation=f"OFAC says: {'; '.join(told)}" if told else None,
        source=OFAC_PARTY + number,
    )
