"""Which place is named in this cell? A country by its code or name, a port, a town."""

from functools import cache

from enduse.read.trade.cells import Box
from enduse.read.trade.labels import folded
from enduse.records.proposal import ProposedMention, ProposedReference
from enduse.reference.places import lookup


class Places:
    """The places of one document: one key for each name."""

    def __init__(self) -> None:
        self._found: dict[str, str | None] = {}
        self._mentions: dict[tuple[int, int], ProposedMention] = {}

    def named(self, box: Box) -> tuple[str, Box] | None:
        """The key and the words of the place in a cell; a bare number (a customs code) names none."""
        if not any(c.isalpha() for c in box.text) or len(box.text) > 120:
            return None
        key = f"place {folded(box.text)}"
        self._found.setdefault(key, country(box.text))
        self._mentions.setdefault((box.start, box.end), ProposedMention(words=box.words, kind="place", key=key))
        return key, box

    def references(self) -> list[ProposedReference]:
        """The places as references."""
        return [
            ProposedReference(key=key, kind="place", schema="Address", countries=(code,) if code else ())
            for key, code in self._found.items()
        ]

    def mentions(self) -> list[ProposedMention]:
        """Every cell that names a place."""
        return [self._mentions[place] for place in sorted(self._mentions)]


@cache
def country(text: str) -> str | None:
    """ISO 3166-1 alpha-2 code (lower case) of the country a place lies in, None where it is not known."""
    bare = text.strip()
    if len(bare) == 2 and bare.isascii() and bare.isupper():
        return bare.lower()
    found = lookup(bare)
    return found.country if found else None
