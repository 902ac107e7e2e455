"""Where do the texts put a firm? "Orbis of Tomsk", "томский «Орбис»", "沙迦的贸易公司", "Minsk Radio Works".

For judging what a denial that names a country speaks of, where neither record nor claim tells the firm's own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache

from enduse.compare.described import described
from enduse.compare.toponyms import places_in
from enduse.records.claim import Claim, Role
from enduse.records.party import Party

#: Code points before and behind a name that are read.
_NEAR = 100
#: A town in a firm's name tells its country where so many people live there; a smaller one may be a river or a saint.
_WELL_KNOWN = 500_000
_NAME = r"[A-ZА-ЯЁ][\w’'-]*(?:\s[A-ZА-ЯЁ][\w’'-]*){0,2}"
_FIRM = (
    "(?:firm|company|house|trader|dealer|maker|producer|manufacturer|supplier|plant|works|factory|yard|broker|forwarder"
    "|haulier|distributor|importer|exporter|shipper|intermediary)"
)
_IN = r"(?:in|of|в|во|из)\s+(?:the\s+)?(?:(?:port|city|town|free zone)\s+of\s+|г\.\s*)?"
_BEHIND = re.compile(
    r"\s*,?\s*\(?(?:(?:which is |that is )?(?:based|registered|located|headquartered|incorporated)\s+)?"
    rf"{_IN}(?P<seat>{_NAME})"
)
_WITHIN = re.compile(rf"\s{_IN}(?P<seat>{_NAME})$")
_ASIDE = re.compile(r",\s+(?P<said>(?:an?|the|one\s+of\s+the)\s[^\n,.;:()–—]{3,90}?)(?=[\n,.;:()–—]|\s(?:that|wh)|$)")
_BEFORE = (
    re.compile(rf"(?P<seat>{_NAME})(?:-based|[’']s?)?\s(?:[a-z-]+\s){{0,2}}{_FIRM}\s$"),
    re.compile(rf"(?P<seat>{_NAME})-based\s$"),
    re.compile(r"(?P<seat>[\w-]+ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими))\s(?:[\w-]+\s){0,2}[«\"“]?$", re.I),
    re.compile(r"(?P<seat>[\u3400-\u9fff]{2,12})(?<![向由给給到從从对對与與和])[“「]?$"),
)


def seats(claims: Iterable[Claim], parties: Mapping[str, Party], asked: Set[str]) -> dict[str, frozenset[str]]:
    """Each of the firms asked for -> the codes of the countries where its names and the passages about it put it."""
    found: dict[str, set[str]] = {}
    for id in asked:
        if parties[id].kind == "organization":
            found[id] = {code for name in parties[id].names for code in _named(name.text)}
    for claim in claims:
        for role in claim.roles:
            if role.party in found:
                found[role.party].update(_named(role.text), *map(_countries, _beside(claim, role)))
    return {id: frozenset(codes) for id, codes in found.items()}


@lru_cache(maxsize=16_384)
def _named(name: str) -> frozenset[str]:
    """The countries that a firm's name tells: by a country, a region or a town that everybody knows."""
    known = (p for p in places_in(name) if p.kind in ("country", "region") or p.people >= _WELL_KNOWN)
    return frozenset(p.country for p in known)


def _countries(words: str) -> set[str]:
    return {p.country for p in places_in(words) if p.country}


def _beside(claim: Claim, role: Role) -> Iterator[str]:
    """The words for a place that a passage puts in, before or behind the words for a party."""
    if m := _WITHIN.search(role.text):
        yield m["seat"]
    for e in claim.evidence:
        start, end = role.start - e.start, role.end - e.start
        if not 0 <= start < end <= len(e.quote):
            continue
        behind = e.quote[end : end + _NEAR]
        if m := _BEHIND.match(behind):
            yield m["seat"]
        elif (m := _ASIDE.match(behind)) and (seat := described(m["said"]).seat):
            yield seat
        before = e.quote[max(0, start - _NEAR) : start]
        yield from (m["seat"] for pattern in _BEFORE if (m := pattern.search(before)))
