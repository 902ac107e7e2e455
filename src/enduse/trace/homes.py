"""Which countries does a party belong to? Its own, those it is located in, and those of its owners and theirs."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from enduse.compare.inflected import adjectives
from enduse.records.claim import Claim
from enduse.records.party import Party
from enduse.reference.places import demonym, lookup

#: How far up owners are followed where only their standing above one another counts.
DEPTH = 6
#: Relation -> the role that belongs, the role it belongs to.
_BONDS = {"location": ("subject", "place"), "ownership": ("asset", "owner")}


def homes(claims: Iterable[Claim], parties: Mapping[str, Party]) -> dict[str, frozenset[str]]:
    """Party -> country codes (ISO 3166-1 alpha-2, lower case), as its record and asserted claims tell.

    They tell where it is, who owns it, from and to where it sends and receives itself.

    For judging what a statement about a country speaks of, not for naming a party's nationality.
    """
    below: dict[str, set[str]] = {}
    for claim in claims:
        if claim.relation == "transfer" and claim.stance == "asserts" and not claim.fillers("via"):
            for place, end in (("from", "supplier"), ("to", "recipient")):
                for role in claim.fillers(place):
                    if role.party:
                        below.setdefault(role.party, set()).update(r.party for r in claim.fillers(end) if r.party)
        if claim.relation in _BONDS and claim.stance == "asserts" and claim.phase != "planned":
            inner, outer = _BONDS[claim.relation]
            for role in claim.fillers(outer):
                if role.party:
                    below.setdefault(role.party, set()).update(r.party for r in claim.fillers(inner) if r.party)
    found = {id: set(countries(parties[id])) if id in parties else set() for id in {*parties, *below}}
    left = sorted(id for id in found if found[id])
    while left:  # a country only ever spreads: every party is looked at once for each country that reaches it
        id = left.pop()
        for inner in sorted(below.get(id, ())):
            known = found.setdefault(inner, set())
            if not found[id] <= known:
                known |= found[id]
                left.append(inner)
    return {id: frozenset(found[id]) for id in sorted(parties)}


def countries(party: Party) -> frozenset[str]:
    """The codes of the countries on a party's record; of a place without any, those that its names tell."""
    if party.countries or party.kind != "place":
        return frozenset(party.countries)
    known = {p.country for n in party.names if (p := lookup(n.text))}
    return frozenset(known) or frozenset(c for n in party.names for c in countries_in(n.text))


@lru_cache(maxsize=4096)
def countries_in(words: str) -> frozenset[str]:
    """The codes of the countries that words name or are derived from: "anyone in Cyprus", "турецких заводов"."""
    found: set[str] = set()
    parts = re.findall(r"[^\W\d_]+", words)[:20]
    runs = [" ".join(parts[n : n + size]) for size in (1, 2, 3) for n in range(len(parts) - size + 1)]
    runs += [p[n : n + size] for p in parts if p[:1] > "\u3400" for size in (2, 3, 4) for n in range(len(p) - size + 1)]
    for run in runs:
        place = lookup(run)
        if place is None:
            code = next((c for form in (run, *adjectives(run)) if (c := demonym(form))), None)
        else:
            code = place.country if place.kind == "country" else None
        if code:
            found.add(code)
    return frozenset(found)


def owners_above(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Party -> everybody told to own it, or its owners, up to `DEPTH` steps."""
    above: dict[str, set[str]] = {}
    for claim in claims:
        if claim.relation == "ownership" and claim.stance == "asserts" and claim.phase != "planned":
            for role in claim.fillers("asset"):
                if role.party:
                    above.setdefault(role.party, set()).update(r.party for r in claim.fillers("owner") if r.party)
    return {id: _reached(id, above) for id in sorted(above)}


def _reached(id: str, above: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    front = {id}
    for _ in range(DEPTH):
        front = {o for one in front for o in above.get(one, ())} - found
        found |= front
    return frozenset(found)
