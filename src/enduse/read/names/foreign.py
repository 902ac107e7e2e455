"""The names of text that is not English prose: each script is read by its own rules, then the names are joined.

Known names, media, places, legal forms, quoted names after a type word, model codes; no claims are made of them here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from enduse.read.known import Known
from enduse.read.names import cyrillic, han, han_aliases, latin
from enduse.read.names.found import Names, Spot
from enduse.read.names.publications import publications
from enduse.read.names.references import references
from enduse.read.segment import Sentence
from enduse.records.document import Document
from enduse.reference.places import lookup

#: Mention kinds of known names by their FollowTheMoney schema; all others are organizations.
KINDS = {"Person": "person", "Vessel": "item", "Airplane": "item", "Vehicle": "item", "Address": "place"}
_RANK = {"publication": 0, "organization": 1, "item": 2, "person": 3, "place": 4}


class Eyes(Protocol):
    """What sees names beyond the rules, and knows their dictionary forms."""

    def spots(self, text: str, start: int, end: int, ruled: Sequence[Spot]) -> Iterator[Spot]:
        """The names between two offsets that the rules did not find."""

    def own(self, spot: Spot) -> Spot:
        """A name in its dictionary form."""

    def together(self, text: str, spots: Sequence[Spot]) -> list[Spot]:
        """Names with one dictionary form for all cases of one name."""

    def meant(self, text: str, spot: Spot) -> Spot | None:
        """A name of the rules as it is meant, None where it is none."""


def foreign_names(
    document: Document, spans: Sequence[tuple[int, int, str | None]], known: Known, eyes: Eyes | None = None
) -> Names:
    """All names in some stretches (start, end, language) of a document, with the references they belong to."""
    text = document.text
    spots = _apart([s for start, end, language in spans for s in _spots(text, start, end, language, known)])
    if eyes is not None:
        spots = [meant for s in spots if (meant := eyes.meant(text, s)) is not None]
        seen = [s for start, end, _ in spans for s in eyes.spots(text, start, end, spots)]
        spots = eyes.together(text, [eyes.own(s) for s in _apart([*spots, *seen])])
    spots = _apart([*spots, *_again(text, spans, spots)])
    short, same = han_aliases.aliases(text, spots, [(start, end) for start, end, _ in spans])
    spots = _apart([*spots, *short])
    pieces = [Sentence(m.start(), m.end(), m.group(), 0, False, ()) for m in re.finditer(r"[^.!?。！？\n]+", text)]
    found, refs = references(text, pieces, spots, same, inflected=eyes is not None)
    return Names(tuple(sorted(found, key=lambda f: (f.start, f.end))), refs)


def _spots(text: str, start: int, end: int, language: str | None, known: Known) -> Iterator[Spot]:
    """Everything that any rule finds in one stretch."""
    for medium in publications(text, start, end):
        yield Spot(medium.start, medium.end, "publication", medium.key, medium.country or None)
    for match in known.matches(text[start:end]):
        a, b = start + match.start, start + match.end
        yield Spot(a, b, KINDS.get(match.name.schema, "organization"), match.name.text)
    yield from cyrillic.spots(text, start, end)
    yield from han.spots(text, start, end)
    yield from latin.spots(text, start, end, language)


def _apart(spots: Sequence[Spot]) -> list[Spot]:
    """No two spots over the same words: the longer first, then by kind."""
    kept: list[Spot] = []
    taken: set[int] = set()
    for spot in sorted(spots, key=lambda s: (-(s.end - s.start), s.start, _RANK[s.kind], s.own)):
        if taken.isdisjoint(range(spot.start, spot.end)):
            kept.append(spot)
            taken.update(range(spot.start, spot.end))
    return sorted(kept, key=lambda s: s.start)


def _again(text: str, spans: Sequence[tuple[int, int, str | None]], spots: Sequence[Spot]) -> Iterator[Spot]:
    """Further places of the names found: the same words, and the last word of an organization's name ("IEMZ Kupol",
    "Kupol")."""
    forms: dict[str, Spot] = {}
    for spot in spots:
        if spot.kind in ("organization", "item", "person"):
            form = text[spot.start : spot.end]
            form = form if re.search(r"[\u3400-\u9fff]", form) else form.strip("«»„“”\"'")
            if len(form) > 3 or any(c.isdigit() for c in form) or _full_name(spot, form):
                forms.setdefault(form, spot)
            last = form.split()[-1].strip("«»„“”\"'")
            own = (
                spot.kind != "item" and len(form.split()) > 1 and len(last) > 3 and last[0].isupper() and not spot.body
            )
            if own and cyrillic.inflected(last) is None and lookup(last) is None:
                forms.setdefault(last, Spot(0, 0, spot.kind, last))
    for form, spot in forms.items():
        at = text.find(form)
        while at >= 0:
            stop = at + len(form)
            if _whole(text, at, stop) and any(a <= at and stop <= b for a, b, _ in spans):
                yield Spot(at, stop, spot.kind, spot.own, spot.country, spot.body)
            at = text.find(form, stop)


def _full_name(spot: Spot, form: str) -> bool:
    """Whether a name is a Chinese person's whole name of three characters, which is hardly anything else."""
    return spot.kind == "person" and len(form) == 3 and re.fullmatch(r"[\u3400-\u9fff]{3}", form) is not None


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a form stands by itself and is no part of a longer word; Han characters have no word edges."""
    if re.search(r"[\u3400-\u9fff]", text[start:end]):
        return True
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
