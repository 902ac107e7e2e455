"""Which registration numbers of a text belong to which of the parties it names: each to the nearest name in its
line."""

import re
from collections.abc import Mapping, Sequence

from enduse.compare.identifiers import identify
from enduse.read.names.found import Found
from enduse.records.reading import Identifier

_LINE = re.compile(r"[^\n]+")


def numbered(text: str, found: Sequence[Found]) -> Mapping[str, tuple[Identifier, ...]]:
    """Reference key to the identifiers that stand beside its name: after it in the same line, else before it, else
    one line on. An IMO number is the ship's where one is named."""
    named = [f for f in found if f.key and f.naming]
    parties = [f for f in named if f.kind in ("organization", "person")]
    ships = sorted((f for f in named if f.kind in ("organization", "person", "item")), key=lambda f: f.start)
    beside: dict[str, list[Identifier]] = {}
    for line in _LINE.finditer(text):
        if not ships or not re.search(r"\d{7}", re.sub(r"[ \-]", "", line.group())):
            continue
        for identifier in identify(line.group()):
            place = line.start() + _place(line.group(), identifier.value)
            key = _nearest(ships if identifier.scheme == "imo" else parties, place, line.start(), line.end())
            if key is not None and identifier not in beside.setdefault(key, []):
                beside[key].append(identifier)
    return {key: tuple(sorted(values)) for key, values in beside.items()}


def _place(line: str, value: str) -> int:
    """Where a number stands in its line, which may write it in groups."""
    m = re.search(r"[\s\-–.]*".join(map(re.escape, value)), line, re.IGNORECASE)
    return m.start() if m else 0


def _nearest(parties: Sequence[Found], place: int, start: int, end: int) -> str | None:
    """The key of the party that a number at `place` of the line from `start` to `end` belongs to."""
    before = [f for f in parties if start <= f.start and f.end <= place]
    if before:
        return before[-1].key
    after = [f for f in parties if place <= f.start and f.end <= end]
    if after:
        return after[0].key
    above = [f for f in parties if f.end <= start and start - f.end < 200]
    return above[-1].key if above else None
