"""Whose account is a claim, and does one text give two of one thing?"""

from enduse.records.claim import Claim
from enduse.trace.phrases import says


def speaker(claim: Claim) -> str:
    """Who says it, the innermost voice: a party's id, a name, or nothing."""
    inner = claim.voice[-1] if claim.voice else None
    return "" if inner is None else inner.party or inner.name.casefold()


def same_speaker(one: Claim, other: Claim) -> bool:
    """Whether one speaker says both in one text: who makes one thing and not another does not contradict itself."""
    return one.document == other.document and speaker(one) == speaker(other)


def corrects(claim: Claim) -> bool:
    """Whether the passage says that it corrects what was told before."""
    return any(says("correction", e.quote, whole=False) for e in claim.evidence)


def two_accounts(one: Claim, other: Claim) -> bool:
    """Whether one text gives two accounts of one thing: a correction, or the words of two named speakers."""
    if corrects(one) or corrects(other):
        return True
    left, right = (c.voice[-1] if c.voice else None for c in (one, other))
    spoken = ("person", "organization")
    return bool(left and right and left.kind in spoken and right.kind in spoken) and not same_speaker(one, other)
