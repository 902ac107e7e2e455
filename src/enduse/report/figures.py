"""Which figures does a transfer's report show? Its own; where the sources disagree, all of them."""

from collections.abc import Mapping
from itertools import combinations

from enduse.compare.quantities import agree, is_measure
from enduse.records.claim import Claim, Quantity
from enduse.records.transfer import Transfer

#: What goods are called of which no text says what they are.
NOT_NAMED = "goods not named"


def figures(transfer: Transfer, claims: Mapping[str, Claim]) -> tuple[Quantity, ...]:
    """The transfer's figure; where claims that support it contradict one another, every figure once, smallest first.

    "six" and "шесть" are one figure: it stands as the transfer's own words say it, else as it was first told.
    """
    told = [q for id in transfer.supported_by if id in claims and (q := claims[id].quantity)]
    if not any(agree(one, other) is False for one, other in combinations(told, 2)):
        return (transfer.quantity,) if transfer.quantity else ()
    known = [*reversed(told), *([transfer.quantity] if transfer.quantity else [])]
    worded = {(q.value, q.qualifier, _measure(q), q.text if q.value is None else ""): q for q in known}
    return tuple(sorted(worded.values(), key=lambda q: (q.value is None, q.value or 0, q.text)))


def _measure(figure: Quantity) -> str:
    """What a figure is measured in, where that is no word for the goods: 40 tonnes are not 40 pieces."""
    return figure.unit if figure.unit and is_measure(figure.unit) else ""


def wares(transfer: Transfer, claims: Mapping[str, Claim]) -> str:
    """The goods as worded; a figure among the words that is not the transfer's own ("at least 600 modules") goes."""
    if not transfer.item_text:
        return NOT_NAMED
    text = transfer.item_text
    for claim in (claims[id] for id in transfer.supported_by if id in claims):
        figure = claim.quantity
        if figure is None or transfer.quantity is None or figure == transfer.quantity:
            continue
        for filler in claim.fillers("item"):
            if filler.text == text and filler.start <= figure.start and figure.end < filler.end:
                return text[: figure.start - filler.start] + text[figure.end - filler.start :].lstrip()
    return text


def disputed(transfer: Transfer, claims: Mapping[str, Claim]) -> str:
    """ "240 / at least 400" where the sources disagree on the figure, else nothing."""
    found = figures(transfer, claims)
    return " / ".join(q.text for q in found) if len(found) > 1 else ""
