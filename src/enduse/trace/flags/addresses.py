"""Do two addresses name one building? Words of the unit, the town and the country are left out."""

import re
import unicodedata
from functools import cache, lru_cache

from enduse.reference.flags import words
from enduse.reference.places import han_names, lookup

_HAN_UNIT = re.compile(r"[\dA-Za-z-]+(?:室|层|楼层|楼|单元|号房)$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_TOKEN = re.compile(r"[\u3400-\u9fff\d]*[\u3400-\u9fff][\u3400-\u9fff\d]*|[^\W_]+(?:[-/][^\W_]+)*")
LONGEST_HAN = 8  # characters of a country's name
LEAST = 2  # words that a building must have, one of them with a figure
_POSTCODE = re.compile(r"\d{5,}")


def building(address: str) -> frozenset[str]:
    """The words that name a building: street, house, number. Empty where the address is too short to tell one.

    >>> sorted(building("8 Harbour Road, Room 1204, Port Hallow")) == sorted(building("Harbour Road 8, Port Hallow"))
    True
    """
    text = unicodedata.normalize("NFKC", address).casefold().replace("ё", "е")
    found: list[str] = []
    skip = False
    pieces = _TOKEN.findall(text)
    units, plain = frozenset(words("unit")), frozenset(words("city"))
    for n, token in enumerate(pieces):
        following = pieces[n + 1] if n + 1 < len(pieces) else ""
        if skip and any(c.isdigit() for c in token):
            skip = False
            continue
        skip = False
        if token in units:
            skip = any(c.isdigit() for c in following)
            continue
        if following in units and token[0].isdigit() and not token.isdigit():
            continue  # "7th floor"
        if token in plain or _POSTCODE.fullmatch(token):
            continue
        if _HAN.search(token):
            token = _HAN_UNIT.sub("", token)
        if token:
            found.append(token)
    numbered = any(any(c.isdigit() for c in token) for token in found)
    worded = any(len(token) > 2 and any(c.isalpha() for c in token) for token in found)
    return frozenset(found) if len(found) >= LEAST and numbered and worded else _han(found)


@lru_cache(maxsize=8192)
def country(address: str) -> str | None:
    """The country (ISO 3166-1 alpha-2, lower case) that an address names at its end or its beginning, None where it
    names none."""
    parts = [part.strip() for part in re.split(r"[,，]", address)]
    spoken = address.replace(",", " ").split()
    ends = [parts[-1], parts[0], " ".join(spoken[-2:]), spoken[-1] if spoken else "", spoken[0] if spoken else ""]
    found = next((p for end in ends if end and (p := lookup(end)) and p.kind == "country"), None)
    if found:
        return found.country
    known = _han_countries()
    return next((known[address[:n]] for n in range(LONGEST_HAN, 1, -1) if address[:n] in known), None)


@cache
def _han_countries() -> dict[str, str]:
    return {name: place.country for name, place in han_names() if place.kind == "country"}


def same(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether all words of the shorter address stand in the other, with every figure of both alike."""
    if not left or not right:
        return False
    shorter, longer = sorted((left, right), key=len)
    return shorter <= longer and figures(left) == figures(right)


def figures(building: frozenset[str]) -> frozenset[str]:
    """The words of a building that hold a figure."""
    return frozenset(w for w in building if any(c.isdigit() for c in w))


def _han(found: list[str]) -> frozenset[str]:
    """An address in one run of Chinese characters, with a number of the house in it."""
    return frozenset(t for t in found if _HAN.search(t) and any(c.isdigit() for c in t) and len(t) >= 6)
