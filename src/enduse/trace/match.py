"""What sets two claims about transfers apart: other goods, a plan against a deed, other dates, other parties."""

from collections.abc import Sequence
from typing import get_args

from msgspec.structs import replace

from enduse.compare.quantities import ABOUT, agree, tenfold
from enduse.records.claim import Claim, State
from enduse.trace.accounts import two_accounts
from enduse.trace.dates import days, overlap, width
from enduse.trace.goods import covers, no_kind
from enduse.trace.legs import Leg, Side
from enduse.trace.phrases import says

STATES: tuple[State, ...] = get_args(State)

#: How far "at least fourteen" may lie from fifteen to be a second word for it, as a share of the greater.
BOUNDED = 0.25
#: Figures for one thing that disagree by more than this factor are figures of two things.
DISTANT = 2.5
#: A month or less, in days: dates this close tie a plan to its fulfilment.
MONTH = 31
#: Days that a total must span for a figure of a shorter time to be a part of it.
PERIOD = 80
#: Days within which two dates may be told of one delivery, and within which an order may be followed by its delivery.
DISPUTED, FOLLOWED = 190, 366


def conflict(left: Leg, right: Leg) -> bool:
    """Whether two claims of one text cannot be about one transfer: two rows of a table, or two figures.

    Who gives two figures there speaks of two things, unless the passage says that it corrects, or the text lets two
    persons speak.
    """
    if left.in_table and right.in_table:
        return True
    one, other = left.figure, right.figure
    return bool(one and other and agree(one, other) is False and not two_accounts(left.claim, right.claim))


def narrowly(left: Leg, right: Leg) -> bool:
    """Whether both are dated, to a month or less, and the dates meet."""
    dated = overlap(left.claim.when, right.claim.when)
    return bool(dated) and max(width(left.claim.when), width(right.claim.when)) <= MONTH


def same_figure(one: Leg, other: Leg) -> bool:
    """Whether both figures agree and lie close: "at least thirty" agrees with sixty, but is no second word for it."""
    left, right = one.figure, other.figure
    if not (left and right and agree(left, right)) or left.value is None or right.value is None:
        return False
    bounds = {"at_least", "more_than", "at_most", "up_to"}
    near = BOUNDED if len({left.qualifier in bounds, right.qualifier in bounds}) == 2 else ABOUT
    return abs(left.value - right.value) <= near * max(abs(left.value), abs(right.value))


def far(one: Leg, other: Leg) -> bool:
    """Whether the figures lie so far apart that they count two things rather than one thing twice; a nought too many is
    a slip."""
    if not (one.figure and other.figure):
        return False
    small, great = sorted((one.figure.value or 0, other.figure.value or 0))
    return great > DISTANT * small and not tenfold(small, great)


def hidden(left: Leg, right: Leg) -> bool:
    """Whether one end has a party without a name in one claim and a named one in the other."""
    return _veiled(left.supply, right.supply) or _veiled(left.receive, right.receive)


def days_between(one: Claim, other: Claim) -> int:
    """Roughly how many days lie between two dates that do not overlap."""
    left, right = sorted(d for d in (days(one.when), days(other.when)) if d)
    (y1, m1, d1), (y2, m2, d2) = (map(int, day.split("-")) for day in (left[1], right[0]))
    return (y2 - y1) * 366 + (m2 - m1) * 31 + (d2 - d1)


def steps(left: Leg, right: Leg) -> bool:
    """Whether two dates are those of two steps of one case, the later step on the later date."""
    one, other = left.claim, right.claim
    one_way = left.supply.parties & right.supply.parties or left.receive.parties & right.receive.parties
    uncounted = not (left.figure and right.figure) and left.items & right.items and one_way
    tied = same_figure(left, right) or uncounted or other.id in left.continues or one.id in right.continues
    if not tied or one.state is None or other.state is None or one.state == other.state:
        return False
    first, then = sorted((one, other), key=lambda c: STATES.index(c.state or "planned"))
    before, after = days(first.when), days(then.when)
    return before is not None and after is not None and before[0] <= after[0] and days_between(one, other) <= FOLLOWED


def within(one: Claim, other: Claim) -> bool:
    """Whether the smaller figure is told of a shorter time within that of the greater: a part of the total."""
    left, right = days(one.when), days(other.when)
    if not (one.quantity and other.quantity):
        return False
    small, great = sorted((one, other), key=lambda c: c.quantity.value or 0 if c.quantity else 0)
    inner, outer = days(small.when), days(great.when)
    if left is None or right is None or inner is None or outer is None or inner == outer:
        return False
    return outer[0] <= inner[0] and inner[1] <= outer[1] and width(great.when) >= PERIOD


def worth(one: Leg) -> bool:
    """Whether a claim tells what all goods of a longer time were worth together, and of none in particular."""
    claim = one.claim
    return (
        bool(claim.fillers("price") and claim.when and not one.kinds and not one.figure) and width(claim.when) >= PERIOD
    )


def wider(left: Leg, right: Leg) -> bool:
    """Whether one names a wider kind of the goods that the other names."""
    return any(covers(a, b) or covers(b, a) for a in left.kinds for b in right.kinds)


def untold(left: Leg, right: Leg) -> bool:
    """Whether the words of one tell no known kind of goods, and the other none in words that can be held against it."""
    return no_kind(left.kinds, right.kinds) or no_kind(right.kinds, left.kinds)


def _veiled(left: Side, right: Side) -> bool:
    """Whether one end is a party without a name in one claim and a named one in the other."""
    return (left.veiled and bool(right.parties)) or (right.veiled and bool(left.parties))


def first_leg(part: Leg, whole: Leg) -> bool:
    """Whether one tells how the goods came to whom the other only names on the way: another delivery."""
    given = whole.receive.parties or whole.receive.places
    return (
        bool(given and whole.via & (part.receive.parties | part.receive.maybe))
        and not whole.receive.parties & part.receive.parties
    )


def differs_in_batch(left: Leg, right: Leg) -> bool:
    """Whether only one of the two speaks of a part of a series: "the last consignment"."""
    return _batch(left.claim) != _batch(right.claim)


def _batch(claim: Claim) -> bool:
    return any(says("batch", e.quote) for e in claim.evidence)


def is_plan(claim: Claim) -> bool:
    """Whether nothing has been done yet: planned, and not told as sent or paid."""
    return claim.phase == "planned" and claim.state in (None, "planned", "agreed", "ordered")


def with_antecedents(legs: Sequence[Leg]) -> list[Leg]:
    """The legs; one goes on from a claim before it only if it gives no unnamed party for the one named there."""
    of_claim = {one.claim.id: one for one in legs}

    def goes_on(one: Leg) -> bool:
        spoken = of_claim.get(one.continues[-1]) if one.continues else None
        return spoken is None or not hidden(one, spoken)

    return [one if goes_on(one) else replace(one, continues=(), further=True) for one in legs]
