"""A statement that is taken back in the next sentence: "X is believed to have sold radios. The paper withdraws that
statement.": who takes it back denies what it told.
"""

from collections.abc import Sequence

from msgspec import structs

from enduse.read.grammar.lexicon import words
from enduse.records.proposal import ProposedClaim, ProposedCue


def withdrawn(before: Sequence[ProposedClaim], now: Sequence[ProposedClaim]) -> list[ProposedClaim]:
    """The claims of a sentence; where it takes back the one before it, what that told, denied."""
    taken = next((claim for claim in now if _takes_back(claim)), None)
    told = [c for c in before if c.relation != "statement" and c.stance == "asserts"] if taken is not None else []
    if taken is None or not told:
        return list(now)
    cues = tuple(ProposedCue("stance", cue.words) for cue in taken.cues[:1])
    shared = {"stance": "denies", "certainty": "stated", "voice": taken.voice, "cues": cues}
    denied = [structs.replace(c, evidence=(*c.evidence, *taken.evidence), **shared) for c in told]
    return [*(c for c in now if c is not taken), *denied]


def _takes_back(claim: ProposedClaim) -> bool:
    """Whether a claim is that somebody withdraws "that statement"."""
    topic = next((r.words.text.lower().split() for r in claim.roles if r.role == "topic"), [])
    said = {word.lower() for cue in claim.cues for word in cue.words.text.split()}
    if claim.relation != "statement" or claim.stance != "denies" or not said & words("voices.reporting", "retracting"):
        return False
    thing = topic[-1] if topic else ""
    known = thing in words("voices.negation", "told_things") | {"statements", "article", "passage"}
    passage = " ".join(" ".join(e.text for e in claim.evidence).lower().split())
    return known and any(f"{which} {thing}" in passage for which in ("that", "this", "those", "these"))
