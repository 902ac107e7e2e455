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

    "six" and "шесть" are one figure: it stands as the transfer's own words say it, else as it was first told. Six in
    May may be a part of nine in the whole year, and contradict nobody.
    """
    counted = [claims[id] for id in transfer.supported_by if id in claims and claims[id].quantity]
    told = [c.quantity for c in counted if c.quantity]
    if not any(_differ(one, other) and not _of_year(one, other) for one, other in combinations(counted, 2)):
        return (transfer.quantity,) if transfer.quantity else ()
    known = [*reversed(told), *([transfer.quantity] if transfer.quantity else [])]
    worded = {(q.value, q.qualifier, _measure(q), q.text if q.value is None else ""): q for q in known}
    return tuple(sorted(worded.values(), key=lambda q: (q.value is None, q.value or 0, q.text)))


def other_times(transfer: Transfer, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """The figures of a longer or a shorter time beside the transfer's own, as worded, where nothing is disputed."""
    own = [c for id in transfer.supported_by if (c := claims.get(id)) and c.quantity == transfer.quantity]
    if transfer.quantity is None or not own or disputed(transfer, claims):
        return ()
    rest = [c for id in transfer.supported_by if (c := claims.get(id)) and c.quantity and _differ(own[0], c)]
    return tuple(dict.fromkeys(f"{c.quantity.text} ({c.when.text})" for c in rest if c.quantity and c.when))


def _differ(one: Claim, other: Claim) -> bool:
    return bool(one.quantity and other.quantity and agree(one.quantity, other.quantity) is False)


def _of_year(one: Claim, other: Claim) -> bool:
    """Whether the smaller figure is told of days or months of the year of which the greater is told: a part of it."""
    small, great = sorted((one, other), key=lambda c: (c.quantity and c.quantity.value) or 0)
    year, inner = (c.when.value if c.when and c.when.value else "" for c in (great, small))
    return len(year) == len("2031") < len(inner) and all(part.startswith(year) for part in inner.split("/"))


def _measure(figure: Quantity) -> str:
    """What a figure is measured in, where that is no word for the goods: 40 tonnes are not 40 pieces."""
    return figure.unit if figure.unit and is_measure(figure.unit) else ""


def wares(transfer: Transfer, claims: Mapping[str, Claim], bare: bool = False) -> str:
    """The goods as worded; a figure among the words that is not the transfer's own ("at least 600 modules") goes, with
    `bare` any figure.
    """
    if not transfer.item_text:
        return NOT_NAMED
    text = transfer.item_text
    for claim in (claims[id] for id in transfer.supported_by if id in claims):
        figure = claim.quantity
        if figure is None or not (bare or (transfer.quantity is not None and figure != transfer.quantity)):
            continue
        for filler in claim.fillers("item"):
            if filler.text == text and filler.start <= figure.start and figure.end < filler.end:
                return text[: figure.start - filler.start] + text[figure.end - filler.start :].lstrip()
    return text


def disputed(transfer: Transfer, claims: Mapping[str, Claim]) -> str:
    """ "240 / at least 400" where the sources disagree on the figure, else nothing."""
    found = figures(transfer, claims)
    return " / ".join(q.text for q in found) if len(found) > 1 else ""
