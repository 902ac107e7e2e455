"""Words that stand for a firm and are no name: "АО «X» (далее — Общество)", a bare legal form ("счёт ТОО")."""

import re
from collections.abc import Mapping, Sequence

from msgspec import structs

from enduse.read.names.found import Spot
from enduse.read.russian.forms import readings
from enduse.read.tables import words

_DEFINED = re.compile(
    r"\((?:именуем\w{2,3} )?далее(?: по тексту| также)?[ \u00a0]*[—–-]?[ \u00a0]*[«\"]?([А-ЯЁ][а-яё]{3,20})[»\"]?\)"
)
_TERM = re.compile(r"(?<![\w«„“\"-])[А-ЯЁ][а-яё]{3,22}(?![\w-])")


def defined(text: str, spots: Sequence[Spot]) -> list[Spot]:
    """The spots with each defined term and each bare legal form as the firm that it stands for; else these are none."""
    forms = words("names.legal", "ru")
    terms = _terms(text, spots)
    found: list[Spot] = []
    for spot in sorted(spots, key=lambda s: s.start):
        said = text[spot.start : spot.end]
        if spot.kind == "organization" and said in forms:
            firm = next((s for s in reversed(found) if text.startswith((f"{said} ", f"{said}\u00a0"), s.start)), None)
            found += [structs.replace(spot, own=firm.own, naming=False)] if firm is not None else []
        elif not (_TERM.fullmatch(said) and _lemmas(said) & terms.keys()):
            found.append(spot)
    taken = {i for s in found for i in range(s.start, s.end)}
    for m in _TERM.finditer(text) if terms else ():
        own = next((terms[form] for form in sorted(_lemmas(m[0])) if form in terms), None)
        if own is not None and m.start() not in taken:
            found.append(Spot(m.start(), m.end(), "organization", own, naming=False))
    return sorted(found, key=lambda s: s.start)


def _terms(text: str, spots: Sequence[Spot]) -> Mapping[str, str]:
    """What each defined term stands for: the firm right before the brackets."""
    terms: dict[str, str] = {}
    for m in _DEFINED.finditer(text):
        before = (s for s in spots if s.kind == "organization" and s.end <= m.start())
        firm = max(before, key=lambda s: s.end, default=None)
        if firm is not None and not text[firm.end : m.start()].strip():
            terms |= dict.fromkeys(_lemmas(m[1]), firm.own)
    return terms


def _lemmas(word: str) -> frozenset[str]:
    return frozenset(r.normal_form for r in readings(word.lower())[:2] if r.tag.POS == "NOUN")
