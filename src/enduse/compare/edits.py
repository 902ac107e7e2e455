"""How many slips lie between two words? Insertions, deletions, substitutions and swaps of neighbours count one each."""

from rapidfuzz.distance import OSA


def edits(left: str, right: str, most: int | None = None) -> int:
    """The optimal string alignment distance; with `most`, anything larger counts as `most` + 1."""
    return int(OSA.distance(left, right, score_cutoff=most))


def closeness(left: str, right: str) -> float:
    """1 minus the share of the longer text that has to be changed."""
    return float(OSA.normalized_similarity(left, right)) if left or right else 0.0
