"""What does a text tell only to take it back? "The Gazette wrongly reported that …", "the paper withdraws that".

Such a claim says what was told elsewhere; it is no further source for it.
"""

from bisect import bisect_right
from collections.abc import Iterable

from enduse.records.claim import Claim
from enduse.trace.phrases import says

#: What is withdrawn stands at most so many characters before.
NEAR = 200


def refuted(claims: Iterable[Claim]) -> frozenset[str]:
    """The claims whose own passage, or a retraction right behind it, takes them back."""
    claims = [c for c in claims if not c.reader.startswith("table")]
    own = {
        c.id for c in claims if c.stance == "asserts" and any(says("refutes", e.quote, whole=False) for e in c.evidence)
    }
    return frozenset(own.union(*retracted(claims).values()))


def retracted(claims: Iterable[Claim]) -> dict[str, tuple[str, ...]]:
    """Retraction -> the transfers told in the passage just before it."""
    told: dict[str, dict[int, list[str]]] = {}
    back = []
    for claim in claims:
        if not claim.evidence:
            continue
        if claim.relation == "transfer" and claim.stance == "asserts":
            told.setdefault(claim.document, {}).setdefault(claim.evidence[0].end, []).append(claim.id)
        elif claim.relation == "statement" and says("retracts", claim.evidence[0].quote, whole=False):
            back.append(claim)
    ends = {document: sorted(found) for document, found in told.items()}
    found = {}
    for claim in back:
        start, known = claim.evidence[0].start, ends.get(claim.document, [])
        at = bisect_right(known, start) - 1
        if at >= 0 and known[at] >= start - NEAR:
            found[claim.id] = tuple(sorted(told[claim.document][known[at]]))
    return found
