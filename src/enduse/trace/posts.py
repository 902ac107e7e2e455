"""For which firms does a person speak? For those that it belongs to or owns, as the texts tell."""

from collections.abc import Iterable, Mapping

from enduse.records.claim import Claim
from enduse.records.party import Party

#: Relation -> the role of the person, the role of the firm.
_POSTS = {"affiliation": ("member", "organization"), "ownership": ("owner", "asset")}


def posts(claims: Iterable[Claim], parties: Mapping[str, Party]) -> dict[str, tuple[str, ...]]:
    """Person -> the firms and bodies for which it speaks, in the order told."""
    found: dict[str, dict[str, None]] = {}
    for claim in claims:
        if claim.relation not in _POSTS or claim.stance != "asserts":
            continue
        if claim.certainty == "conditional" or claim.phase == "planned":
            continue
        who, where = _POSTS[claim.relation]
        firms = [parties.get(r.party or "") for r in claim.fillers(where)]
        named = {f.id: None for f in firms if f is not None and f.kind == "organization" and not f.unnamed}
        for member in claim.fillers(who):
            person = parties.get(member.party or "")
            if person is not None and person.kind == "person":
                found.setdefault(person.id, {}).update(named)
    return {person: tuple(firms) for person, firms in found.items()}
