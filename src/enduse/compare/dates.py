"""Do two dates of birth agree as far as both go? "1960" agrees with "1960-08-11"."""

from collections.abc import Sequence

from enduse.records.match import Reason


def compare_births(left: Sequence[str], right: Sequence[str]) -> Reason | None:
    """Agreement or conflict of ISO dates of any precision; None where either side gives none."""
    if not left or not right:
        return None
    for ours in sorted(left, key=len, reverse=True):
        for theirs in sorted(right, key=len, reverse=True):
            shorter = min(len(ours), len(theirs))
            if ours[:shorter] == theirs[:shorter]:
                score = 0.6 if shorter >= 10 else 0.3
                return Reason(feature="birth date", score=score, detail=f"{ours} agrees with {theirs}")
    return Reason(feature="birth date", score=-0.7, detail=f"{', '.join(left)} against {', '.join(right)}")
