"""Which registration numbers of a text belong to which of the parties it names: each to the nearest name in its
line."""

import re
from collections.abc import Mapping, Sequence

from enduse.compare.identifiers import identify, of_person
from enduse.read.names.found import Found
from enduse.read.trade.labels import fields
from enduse.records.reading import Identifier

_LINE = re.compile(r"[^\n]+")
_MARKS = '«»"“” '
_BESIDE = 40  # characters between a ship and its number; goods stand further off


def numbered(text: str, found: Sequence[Found]) -> Mapping[str, tuple[Identifier, ...]]:
    """Reference key to the identifiers that stand beside its name: after it in the same line, else before it, else
    one line on."""
    kinds_named = ("organization", "person", "item")
    named = [f for f in found if f.kind in kinds_named and f.key and f.naming and not _is_role(text[f.start : f.end])]
    beside: dict[str, list[Identifier]] = {}
    for line in _LINE.finditer(text):
        if not named or not re.search(r"\d{7}", re.sub(r"[ \-]", "", line.group())):
            continue
        for identifier in identify(line.group()):
            place = line.start() + _place(line.group(), identifier.value)
            kinds = _kinds(identifier)
            fit = [f for f in named if f.kind in kinds and (f.kind != "item" or abs(place - f.end) < _BESIDE)]
            key = _nearest(text, fit, place, line.start(), line.end())
            if key is not None and identifier not in beside.setdefault(key, []):
                beside[key].append(identifier)
    return {key: tuple(sorted(values)) for key, values in beside.items()}


def _kinds(identifier: Identifier) -> frozenset[str]:
    """What a number may identify: the IMO's a ship, a natural person's a person or sole trader, any other a firm."""
    if identifier.scheme == "imo":
        return frozenset({"item"})
    return frozenset({"organization", "person"} if of_person(identifier) else {"organization"})


def _place(line: str, value: str) -> int:
    """Where a number stands in its line, which may write it in groups."""
    m = re.search(r"[\s\-–.]*".join(map(re.escape, value)), line, re.IGNORECASE)
    return m.start() if m else 0


def _is_role(words: str) -> bool:
    """Whether a name is what a contract calls a party: «Покупатель», "the Seller"."""
    return any(fields().kinds[meaning] == "party" for meaning in fields().means(words.strip(_MARKS)))


def _nearest(text: str, parties: Sequence[Found], place: int, start: int, end: int) -> str | None:
    """The key of the party that a number at `place` of the line from `start` to `end` belongs to."""
    before = [f for f in parties if start <= f.start <= place]  # a name may hold the bracket with its number
    if before:
        return before[-1].key
    after = [f for f in parties if place <= f.start and f.end <= end]
    if after:
        return after[0].key
    above = next((f for f in reversed(parties) if f.end <= start), None)
    near = above is not None and start - above.end < 200 and not text[above.end : start].partition("\n")[2].strip()
    return above.key if above is not None and near else None
