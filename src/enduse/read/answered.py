"""What "denies this" answers: the claims that others made in the sentence before."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import structs

from enduse.read.segment import Sentence
from enduse.records.proposal import ProposedClaim

_THIS = frozenset(
    {"this", "it", "that", "these claims", "this claim", "this allegation", "the claim", "the allegation"}
)


def answered(claims: Sequence[ProposedClaim], sentences: Sequence[Sentence]) -> list[ProposedClaim]:
    """The claims of a document in order; what denies or knows nothing of "this" with the claims that it answers."""
    starts = [s.start for s in sentences]
    place = [bisect_right(starts, c.evidence[0].start or 0) - 1 for c in claims]
    found: list[ProposedClaim] = []
    for n, claim in enumerate(claims):
        topic = next((r.words.text.lower() for r in claim.roles if r.role == "topic"), None)
        if claim.relation == "statement" and claim.stance in {"denies", "unaware", "declines"} and topic in _THIS:
            before = [k for k in range(n) if place[k] == place[n] - 1 and claims[k].stance == "asserts"]
            joined = before and sentences[place[n]].paragraph == sentences[place[n] - 1].paragraph
            others = [k for k in before if _speaker(claims[k]) != _speaker(claim)] if joined else []
            claim = structs.replace(claim, about=tuple(others)) if others else claim
        found.append(claim)
    return found


def _speaker(claim: ProposedClaim) -> str | None:
    return (claim.voice[-1].key or claim.voice[-1].name) if claim.voice else None
