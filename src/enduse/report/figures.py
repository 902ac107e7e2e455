"""Which figures does a transfer's report show? Its own; where the sources disagree, all of them."""

from collections.abc import Mapping
from itertools import combinations

from enduse.compare.quantities import agree
from enduse.records.claim import Claim, Quantity
from enduse.records.transfer import Transfer


def figures(transfer: Transfer, claims: Mapping[str, Claim]) -> tuple[Quantity, ...]:
    """The transfer's figure; where claims that support it contradict one another, every figure once, smallest first.

    "six" and "шесть" are one figure: it stands as the transfer's own words say it, else as it was first told.
    """
    told = [q for id in transfer.supported_by if id in claims and (q := claims[id].quantity)]
    if not any(agree(one, other) is False for one, other in combinations(told, 2)):
        return (transfer.quantity,) if transfer.quantity else ()
    known = [*reversed(told), *([transfer.quantity] if transfer.quantity else [])]
    worded = {(q.value, q.qualifier, q.text if q.value is None else ""): q for q in known}
    return tuple(sorted(worded.values(), key=lambda q: (q.value is None, q.value or 0, q.text)))


def disputed(transfer: Transfer, claims: Mapping[str, Claim]) -> str:
    """ "240 / at least 400" where the sources disagree on the figure, else nothing."""
    found = figures(transfer, claims)
    return " / ".join(q.text for q in found) if len(found) > 1 else ""
