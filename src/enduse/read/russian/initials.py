"""Firms by their initials: «МРЗ» is the Мезенский радиозавод that the text names."""

import re
from collections.abc import Sequence

from msgspec import structs

from enduse.read.names.found import Spot
from enduse.read.tables import words

_INITIALS = re.compile(r"(?<![\w-])[А-ЯЁ]{3,6}(?![\w-])")
_CYRILLIC = re.compile(r"[а-яё]")


def abbreviated(text: str, spots: Sequence[Spot]) -> list[Spot]:
    """The spots with every place where a firm of two words or more stands by its initials."""
    firms = {
        s.own for s in spots if s.kind == "organization" and not s.body and " " in s.own and _CYRILLIC.search(s.own)
    }
    places = {m.start(): m for m in _INITIALS.finditer(text)}
    meant = {at: own for at, m in places.items() if (own := _meant(m.group(), firms)) is not None}
    found = [
        structs.replace(s, kind="organization", own=meant[s.start])
        if s.start in meant and s.end == places[s.start].end() and not s.body
        else s
        for s in spots
    ]
    taken = {i for s in spots for i in range(s.start, s.end)}
    free = [at for at in meant if at not in taken]
    return [*found, *(Spot(at, places[at].end(), "organization", meant[at]) for at in free)]


def _meant(initials: str, firms: set[str]) -> str | None:
    """The one firm that initials may stand for."""
    if initials in words("names.not_names", "ru"):
        return None
    fits = sorted(f for f in firms if _fits(initials, re.split(r"[\s-]+", f.upper())))
    return fits[0] if len(fits) == 1 else None


def _fits(initials: str, parts: Sequence[str]) -> bool:
    """Whether the letters are those with which the words begin, or stand within the word last begun."""
    at = 0
    for k, part in enumerate(parts):
        if at >= len(initials) or not part or part[0] != initials[at]:
            return False
        at += 1
        behind = parts[k + 1][:1] if k + 1 < len(parts) else ""
        place = 1
        while at < len(initials) and initials[at] != behind:
            place = part.find(initials[at], place) + 1
            if not place:
                return False
            at += 1
    return at == len(initials)
