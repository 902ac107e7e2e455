"""The UK register of people with significant control (PSC snapshot of Companies House): JSON lines as a table."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from enduse.errors import Damaged, Empty
from enduse.ingest.compose import Composer, one_line
from enduse.ingest.encoding import decode
from enduse.ingest.extracted import Extracted, Limits
from enduse.ingest.sniff import PSC

NAME = "psc"
MEDIA_TYPES = (PSC,)
EXTENSIONS = ()

#: Heads of the table, and where each value lies in a line of the snapshot (Companies House, PSC data product).
_COLUMNS = (
    ("Company number", "company_number"), ("Person with significant control", "data.name"), ("Kind", "data.kind"),
    ("Natures of control", "data.natures_of_control"), ("Notified on", "data.notified_on"),
    ("Ceased on", "data.ceased_on"), ("Nationality", "data.nationality"),
    ("Country of residence", "data.country_of_residence"),
    ("Owner registration number", "data.identification.registration_number"),
    ("Country registered", "data.identification.country_registered"),
    ("Place registered", "data.identification.place_registered"),
    ("Legal form", "data.identification.legal_form"), ("Legal authority", "data.identification.legal_authority"),
)  # fmt: skip
_FURTHER = "Further values"
_TAKEN = frozenset(path for _, path in _COLUMNS)
_DEEPEST = 6


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """One row for each line; every value that has no column of its own stands in the last one.

    Raises Empty when no line names anyone, Damaged when no line is JSON, TooLarge over the limits.
    """
    out, broken, named = Composer(limits), list[int](), 0
    decoded = decode(data)

    def lines() -> Iterator[list[tuple[int, str]]]:
        nonlocal named
        yield list(enumerate([*(head for head, _ in _COLUMNS), _FURTHER]))
        for number, line in enumerate(decoded.text.splitlines(), start=1):
            if not line.strip():
                continue
            try:
                values = dict(_flat(json.loads(line)))
            except (ValueError, RecursionError):
                broken.append(number)
                continue
            named += "data.name" in values
            further = "; ".join(f"{path}={value}" for path, value in values.items() if path not in _TAKEN)
            yield list(enumerate([*(values.get(path, "") for _, path in _COLUMNS), further]))

    out.table(lines())
    if not named:
        raise (Damaged if broken else Empty)("no line names a person with significant control; get the snapshot again")
    told = f"{len(broken):,} lines are no JSON and were left out, the first is line {broken[0]:,}" if broken else None
    notes = tuple(note for note in (decoded.note, told) if note)
    return Extracted(text=out.text, tables=tuple(out.tables), title=None, notes=notes)


def _flat(value: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The values of a JSON object by their dotted path; a list of words is parted by semicolons."""
    if isinstance(value, Mapping) and depth < _DEEPEST:
        for key, inner in value.items():
            yield from _flat(inner, f"{path}.{one_line(str(key))}" if path else one_line(str(key)), depth + 1)
    elif isinstance(value, list):
        yield path, "; ".join(one_line(str(inner)) for inner in value)
    elif value not in (None, ""):
        yield path, one_line(str(value))
