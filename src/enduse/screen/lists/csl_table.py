"""The rows of the Consolidated Screening List in CSV, brought into the shape of its JSON."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from enduse.errors import BadInput
from enduse.screen.lists.csl_row import LISTS, TEXTS
from enduse.screen.lists.us_terms import aside, country, scheme

#: Codes of states of the US that are codes of countries too. The Denied Persons List prints addresses that end in them.
_STATES = frozenset(
    "AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC NE PA SC SD TN VA".split()
)  # fmt: skip


def columns(start: bytes) -> list[str]:
    """The names of the columns in the first line; none where that is no line of a table."""
    line = start.split(b"\n", 1)[0].decode("utf-8", "replace")
    try:
        return [name.strip() for name in next(csv.reader([line.strip()], strict=True), [])]
    except csv.Error:
        return []


def rows(
    data: bytes, origin: str, refused: list[str], then: str
) -> tuple[Iterator[tuple[int, dict[str, Any]]], list[str]]:
    """The rows with the lines they end on, and what is to be said of the file. BadInput where it breaks off; `then`
    is the next step."""
    text = data.decode("utf-8-sig", "replace")
    notes = []
    if "\ufffd" in text:
        notes.append("some bytes are no UTF-8 and are shown as \ufffd")
    if not text.endswith(("\n", "\r")):
        notes.append("the last line does not end: it may be cut short")
    return _rows(text, origin, refused, then), notes


def _rows(text: str, origin: str, refused: list[str], then: str) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        names = [name.strip() for name in next(reader, [])]
    except csv.Error as error:
        raise BadInput(f"{origin!r} has no line of column names: line 1: {error}; {then}") from error
    last = text.count("\n")
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise BadInput(f"{origin!r} breaks off in line {reader.line_num}: {error}; {then}") from error
            refused.append(f"line {reader.line_num}: {error}")
            continue
        if not any(field.strip() for field in row):
            continue
        if len(row) == len(names):
            yield reader.line_num, _shaped(dict(zip(names, row, strict=True)))
        elif reader.line_num > last and not text.endswith("\n"):
            raise BadInput(f"{origin!r} breaks off in line {reader.line_num}; {then}")
        else:
            refused.append(f"line {reader.line_num}: {len(row)} columns where {len(names)} belong")


def _shaped(row: dict[str, str]) -> dict[str, Any]:
    """A row of texts as the JSON gives it: lists where several values may stand."""
    row = {"id": row.get("_id", ""), **row}
    parts = {key: [part.strip() for part in row.get(key, "").split("; ") if part.strip()] for key in LISTS}
    denied = "Denied Persons" in row.get("source", "")
    return {
        **{key: row.get(key, "").strip() for key in TEXTS},
        **parts,
        "addresses": [{"country": code} for code in _codes(parts["addresses"], denied)],
        "ids": [_number(part) for part in parts["ids"]],
    }


def _codes(addresses: Iterable[str], denied: bool) -> Iterator[str]:
    """The codes of countries that addresses end in."""
    for address in addresses:
        end = re.search(r"(?:^|, )([A-Z]{2})$", address)
        if end and not (denied and end[1] in _STATES):
            yield end[1]


def _number(text: str) -> dict[str, str]:
    """A number of "Tax ID No., 7744001497, RU" or, as earlier files have it, "RU, 7744001497, Tax ID No."."""
    first, *middle, last = text.split(", ") if ", " in text else (text, "")
    backward = scheme(first) is None and (scheme(last) is not None or aside(last) or last.endswith((":", "-")))
    label, rest = (last, [first, *middle]) if backward else (first, [*middle, last])
    issuer = ""
    for at in (-1, 0):
        if len(rest) > 1 and not issuer and re.fullmatch("[A-Z]{2}", rest[at]) and country(rest[at]):
            issuer = rest.pop(at)
    return {"type": label, "number": ", ".join(rest), "country": issuer}
