"""What a text says of a firm right beside its name: "X, a bakery chain in Lisbon", "Lisbon-based X"."""

import re
from collections.abc import Sequence

from enduse.compare.described import described, seat_country
from enduse.read.names.aliases import acronym_of
from enduse.read.names.found import Spot
from enduse.reference.places import demonym, lookup

_BEHIND = re.compile(r",\s+(?:which\s+is\s+)?(?P<said>(?:an?|one\s+of\s+the|based|headquartered)\s[^\n,.;:()–—]{3,90})")
#: Words that part a description from the name behind it: "a Turkish firm for X", "a Dubai-based trader through X".
PARTS = (
    r"(?!(?:about|after|against|among|and|at|before|behind|between|but|by|during|for|from|in|into|nor|of|on|or|over|than|"
    r"that|through|to|under|until|upon|via|when|where|which|while|who|whose|with|within|without)\s)"
)
_BASED = re.compile(rf"(?P<seat>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?)-based\s(?:{PARTS}[a-z-]+\s){{0,4}}$")


def acronym_beside(text: str, left: Spot, right: Spot) -> bool:
    """Whether one of two names that follow each other is the acronym of the other: "Rapid Support Forces (RSF)", "TRZ,
    the Tarusovsk Radio Plant"."""
    gap = text[left.end : right.start]
    if re.fullmatch(r"\s?\((?:the )?[\"“”'«]?", gap):
        return acronym_of(right.own, left.own)
    if (
        gap != ", the "
        or not left.own.isupper()
        or not 2 < len(left.own) < 7
        or text[left.start - 2 : left.start] == ", "
    ):
        return False
    initials = "".join(word[0] for word in right.own.split())
    return text[right.end : right.end + 1] in {",", ".", ";", ")", ""} and initials[:2] == left.own[:2]


def apposed(members: Sequence[Spot], text: str) -> str | None:
    """The first words that describe an organization behind one of its names."""
    for spot in members:
        if spot.kind == "organization" and (m := _BEHIND.match(text, spot.end)):
            return " ".join(m["said"].split())
    return None


def seats(members: Sequence[Spot], text: str) -> frozenset[str]:
    """The countries where descriptions beside its names say that an organization sits."""
    found: set[str | None] = set()
    for spot in members:
        if spot.kind != "organization":
            continue
        if m := _BEHIND.match(text, spot.end):
            words = m["said"].split()
            found |= {seat_country(described(m["said"])), *(demonym(w) for w in words[1:3] if w[0].isupper())}
        if m := _BASED.search(text, max(0, spot.start - 80), spot.start):
            known = lookup(m["seat"]) or lookup(m["seat"].split()[-1])
            found.add(known.country if known else None)
    return frozenset(c for c in found if c)
