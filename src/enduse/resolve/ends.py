"""Nobody supplies itself: where both ends of a transfer came out as one party, one of them is somebody else."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from enduse.records.claim import Claim, Role
from enduse.records.party import Party

_TAKERS = ("recipient", "end_user")


def ends_apart(claim: Claim, parties: Mapping[str, Party]) -> Claim:
    """The claim; of two ends that are one firm or person, that which only points to it ("the company", "it") is left
    open, and where both name it or both point, both."""
    if claim.relation != "transfer":
        return claim
    givers = {r.party for r in claim.fillers("supplier") if r.party}
    takers = {r.party for role in _TAKERS for r in claim.fillers(role) if r.party}
    both = {p for p in givers & takers if p in parties and parties[p].kind != "place"}
    if not both:
        return claim
    ends = [r for r in claim.roles if r.party in both and r.role in ("supplier", *_TAKERS)]
    naming = {r.role in _TAKERS for r in ends if _names(r, parties[str(r.party)])}

    def is_open(role: Role) -> bool:
        return role in ends and not (len(naming) == 1 and _names(role, parties[str(role.party)]))

    return replace(claim, roles=tuple(replace(r, party=None) if is_open(r) else r for r in claim.roles))


def _names(role: Role, party: Party) -> bool:
    """Whether the words of a role hold a name of the party in full."""
    words = f" {_plain(role.text)} "
    return not party.unnamed and any(f" {_plain(n.text)} " in words or n.text == role.text for n in party.names)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
