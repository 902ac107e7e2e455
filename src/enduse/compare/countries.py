"""Do two parties have a country in common?"""

from collections.abc import Sequence

from enduse.records.match import Reason

#: Names of one place in sanctions data: a firm of Hong Kong, Macau or Taiwan is often filed under China.
_FILED_UNDER = {"hk": "cn", "mo": "cn", "su": "ru"}


def compare_countries(left: Sequence[str], right: Sequence[str]) -> Reason | None:
    """Agreement or conflict of ISO 3166-1 codes; None where either side gives none."""
    if not left or not right:
        return None
    ours = {_FILED_UNDER.get(c, c) for c in left}
    theirs = {_FILED_UNDER.get(c, c) for c in right}
    if shared := sorted(ours & theirs):
        return Reason(feature="country", score=0.2, detail=f"both {', '.join(shared)}")
    return Reason(
        feature="country", score=-0.4, detail=f"{', '.join(sorted(ours))} against {', '.join(sorted(theirs))}"
    )
