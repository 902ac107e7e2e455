"""Do two claims speak of one transfer? They do when goods, ends and time fit, and enough of the ends is the same."""

from typing import Literal

from enduse.compare.quantities import agree
from enduse.trace.dates import is_day, overlap, width
from enduse.trace.legs import Leg, Side

#: `agree`: figures agree, or neither gives one. `open`: only one gives a figure, or the goods are worded more widely.
#: `disagree`: everything fits but the figures.
Bond = Literal["agree", "open", "disagree"]

#: A month or less, in days: dates this close tie a plan to its fulfilment.
MONTH = 31


def conflict(left: Leg, right: Leg) -> bool:
    """Whether the two cannot be about one transfer: other goods, other ends, other times, or two rows of one table."""
    one, other = left.claim, right.claim
    if left.paper == right.paper:
        if left.in_table and right.in_table:
            return True
        if one.quantity and other.quantity and agree(one.quantity, other.quantity) is False:
            return True  # one author who gives two figures speaks of two things
    if overlap(one.when, other.when) is False or not _goods_fit(left, right):
        return True
    return (
        _apart(left.supply, right.supply, left.via | right.via)
        or _apart(left.receive, right.receive, left.via | right.via)
        or _phases_apart(left, right)
    )


def bond(left: Leg, right: Leg) -> Bond | None:
    """How well two claims that do not conflict fit together; None where too little of their ends is the same.

    Enough is: a named party at the same end, or the same places at both ends. Goods of which one wording is wider
    ("drones", "H9") or missing need the same ends on both sides. Figures that disagree need an equal word, or
    silence, on every other point.
    """
    supply, receive = _shared(left.supply, right.supply), _shared(left.receive, right.receive)
    both = supply > 0 and receive > 0
    if not (supply == 2 or receive == 2 or both):
        return None
    same_goods = bool(left.items & right.items) or (
        bool(left.kinds & right.kinds) and not left.specific and not right.specific
    )
    one, other = left.claim.quantity, right.claim.quantity
    figures = agree(one, other) if one and other else None
    if not figures and (_veiled(left.supply, right.supply) or _veiled(left.receive, right.receive)):
        return None  # "sold to a customer" is no word on the firm that another text names
    if not same_goods:
        if figures and supply == receive == 2 and left.kinds & right.kinds:
            return (
                "agree"  # the same seller, buyer and figure: "14 lathes" in an article, "Lathe VL-40, 14 pcs" on a row
            )
        return "open" if both and figures is not False else None
    if figures is None:
        return "agree" if one is None and other is None else "open"
    if figures:
        return "agree"
    all_else_fits = (supply or _silent(left.supply, right.supply)) and (receive or _silent(left.receive, right.receive))
    return "disagree" if all_else_fits else None


def closeness(left: Leg, right: Leg) -> int:
    """How much two claims have in common: the higher, the sooner they are joined."""
    score = 3 * bool(left.items & right.items) + bool(left.kinds & right.kinds)
    score += _shared(left.supply, right.supply) + _shared(left.receive, right.receive)
    one, other = left.claim, right.claim
    if one.quantity and other.quantity and agree(one.quantity, other.quantity):
        score += 3 + (one.quantity.value == other.quantity.value)
    if is_day(one.when) and is_day(other.when) and overlap(one.when, other.when):
        score += 3
    return score


def _goods_fit(left: Leg, right: Leg) -> bool:
    if left.items & right.items or not left.kinds or not right.kinds:
        return True
    if left.specific and right.specific:
        return False
    return bool(left.kinds & right.kinds)


def _apart(left: Side, right: Side, via: frozenset[str]) -> bool:
    """Whether one end is given as two different parties, or as places in different countries."""
    if left.parties and right.parties and not left.parties & right.parties and not (left.parties | right.parties) & via:
        return True
    if left.places and right.places:
        return not left.places & right.places and not left.countries & right.countries
    return False


def _veiled(left: Side, right: Side) -> bool:
    """Whether one end is a party without a name in one claim and a named one in the other."""
    return (left.veiled and bool(right.parties)) or (right.veiled and bool(left.parties))


def _shared(left: Side, right: Side) -> int:
    """2 for a named party in common, 1 for a place in common, else 0."""
    return 2 if left.parties & right.parties else int(bool(left.places & right.places))


def _silent(left: Side, right: Side) -> bool:
    """Whether one of the two says nothing of this end."""
    return not (left.parties or left.places) or not (right.parties or right.places)


def _phases_apart(left: Leg, right: Leg) -> bool:
    """A plan and a deed are one event only where the figures or narrow dates tie them together."""
    one, other = left.claim, right.claim
    if (one.phase == "planned") == (other.phase == "planned"):
        return False
    tied = one.quantity and other.quantity and agree(one.quantity, other.quantity)
    dated = overlap(one.when, other.when) and max(width(one.when), width(other.when)) <= MONTH
    return not (tied or dated)
