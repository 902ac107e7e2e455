"""Which countries does a party belong to? Its own, those it is located in, and those of its owners and theirs."""

from collections.abc import Iterable, Mapping

from enduse.records.claim import Claim
from enduse.records.party import Party

#: Relation -> the role that belongs, the role it belongs to.
_BONDS = {"location": ("subject", "place"), "ownership": ("asset", "owner")}


def homes(claims: Iterable[Claim], parties: Mapping[str, Party]) -> dict[str, frozenset[str]]:
    """Party -> country codes (ISO 3166-1 alpha-2, lower case), as its record and asserted claims tell.

    For judging what a statement about a country speaks of, not for naming a party's nationality.
    """
    above: dict[str, set[str]] = {}
    for claim in claims:
        if claim.relation in _BONDS and claim.stance == "asserts" and claim.phase != "planned":
            inner, outer = _BONDS[claim.relation]
            for role in claim.fillers(inner):
                if role.party:
                    above.setdefault(role.party, set()).update(r.party for r in claim.fillers(outer) if r.party)
    return {id: frozenset(c for one in _reached(id, above) for c in _countries(one, parties)) for id in sorted(parties)}


def _reached(id: str, above: Mapping[str, set[str]]) -> set[str]:
    found, left = {id}, [id]
    while left:
        for one in sorted(above.get(left.pop(), set()) - found):
            found.add(one)
            left.append(one)
    return found


def _countries(id: str, parties: Mapping[str, Party]) -> tuple[str, ...]:
    return parties[id].countries if id in parties else ()
