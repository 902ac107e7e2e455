"""What does a text tell only to take it back? "The Gazette wrongly reported that …", "the paper withdraws that".

Such a claim says what was told elsewhere; it is no further source for it.
"""

from collections.abc import Iterable

from enduse.records.claim import Claim
from enduse.trace.phrases import says

#: What is withdrawn stands at most so many characters before.
NEAR = 200


def refuted(claims: Iterable[Claim]) -> frozenset[str]:
    """The claims whose own passage, or a retraction right behind it, takes them back."""
    claims = list(claims)
    own = {
        c.id for c in claims if c.stance == "asserts" and any(says("refutes", e.quote, whole=False) for e in c.evidence)
    }
    return frozenset(own.union(*retracted(claims).values()))


def retracted(claims: Iterable[Claim]) -> dict[str, tuple[str, ...]]:
    """Retraction -> the transfers told in the passage just before it."""
    of_text: dict[str, list[Claim]] = {}
    for claim in claims:
        of_text.setdefault(claim.document, []).append(claim)
    found = {}
    for told in of_text.values():
        for claim in told:
            if (
                claim.relation == "statement"
                and claim.evidence
                and says("retracts", claim.evidence[0].quote, whole=False)
            ):
                start = claim.evidence[0].start
                before = [c for c in told if _told(c) and start - NEAR <= c.evidence[0].end <= start]
                last = max((c.evidence[0].end for c in before), default=0)
                if about := tuple(sorted(c.id for c in before if c.evidence[0].end == last)):
                    found[claim.id] = about
    return found


def _told(claim: Claim) -> bool:
    return claim.relation == "transfer" and claim.stance == "asserts" and bool(claim.evidence)
