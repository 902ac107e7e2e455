"""Do two claims speak of one transfer? They do when goods, ends and time fit, and enough of the ends is the same."""

from typing import Literal, get_args

from enduse.compare.quantities import ABOUT, agree
from enduse.records.claim import Claim, State
from enduse.trace.dates import days, is_day, overlap, width
from enduse.trace.legs import Leg, Side
from enduse.trace.phrases import pattern

#: `agree`: figures agree, or neither gives one. `open`: only one gives a figure, or the goods are worded more widely.
#: `loose`: figures can both hold, but lie far apart ("at least thirty", sixty).
#: `disagree`: everything fits but the figures; `date`, `supply`, `receive`: everything fits but this one point.
Bond = Literal["agree", "open", "loose", "disagree", "date", "supply", "receive"]
#: A point other than the figure on which two claims differ.
Clash = Literal["date", "supply", "receive"]

STATES: tuple[State, ...] = get_args(State)

#: How far "at least fourteen" may lie from fifteen to be a second word for it, as a share of the greater.
BOUNDED = 0.25
#: Figures for one thing that disagree by more than this factor are figures of two things.
DISTANT = 2.5
#: A month or less, in days: dates this close tie a plan to its fulfilment.
MONTH = 31
#: Days within which two dates may be told of one delivery, and within which an order may be followed by its delivery.
DISPUTED, FOLLOWED = 190, 366


def conflict(left: Leg, right: Leg, *, one_text: bool) -> bool:
    """Whether the two cannot be about one transfer: other goods, plan against deed, or two rows of one table.

    `one_text`: both stand in one text. One author who gives two figures, dates or parties speaks of two things, unless
    the passage says that it corrects.
    """
    if one_text:
        if left.in_table and right.in_table:
            return True
        one, other = left.claim.quantity, right.claim.quantity
        if one and other and agree(one, other) is False and not (corrects(left.claim) or corrects(right.claim)):
            return True
        if not (one and other and agree(one, other)) and hidden(left, right):
            return True
    return not _goods_fit(left, right) or _phases_apart(left, right)


def clashes(left: Leg, right: Leg) -> frozenset[Clash]:
    """On which points two claims differ, figures aside."""
    found: set[Clash] = set()
    via = left.via | right.via
    if overlap(left.claim.when, right.claim.when) is False and not _steps(left, right):
        found.add("date")
    if _apart(left.supply, right.supply, via):
        found.add("supply")
    if _apart(left.receive, right.receive, via):
        found.add("receive")
    return frozenset(found)


def bond(left: Leg, right: Leg, differ: frozenset[Clash], *, one_text: bool) -> Bond | None:
    """How well two claims that do not conflict fit together; None where too little of them is the same.

    Enough is: a named party at the same end, or the same places at both ends, or one figure and one time of the same
    goods. Goods of which one wording is wider ("drones", "H9") or missing need the same ends on both sides. Figures
    that disagree need an equal word, or silence, on every other point. A claim that names no goods of its own goes on
    from the claim before it.
    """
    one, other = left.claim.quantity, right.claim.quantity
    figures = agree(one, other) if one and other else None
    if differ:
        return None if one_text else _but_for(left, right, differ, figures)
    if one_text and (right.claim.id in left.continues or left.claim.id in right.continues):
        return "agree"
    supply, receive = _shared(left.supply, right.supply, figures), _shared(left.receive, right.receive, figures)
    if left.via & right.receive.parties or right.via & left.receive.parties:
        receive = 2  # the first leg of a way that the other tells whole
    if left.via & right.supply.parties or right.via & left.supply.parties:
        supply = 2
    both = supply > 0 and receive > 0
    same_goods = _same_goods(left, right)
    alike = figures and same_figure(left.claim, right.claim)
    dated = overlap(left.claim.when, right.claim.when)
    narrow = dated and max(width(left.claim.when), width(right.claim.when)) <= MONTH
    if same_goods and not (supply == 2 or receive == 2 or both) and figures is not False:
        if alike and dated:
            return "agree" if narrow else "open"
        if left.items & right.items and (one_text or (narrow and (supply or receive))):
            return "open"
    if not (supply == 2 or receive == 2 or both):
        return None
    if not figures and hidden(left, right):
        return None  # "sold to a customer" is no word on the firm that another text names
    if not same_goods:
        if figures and supply == receive == 2 and left.kinds & right.kinds:
            return (
                "agree"  # the same seller, buyer and figure: "14 lathes" in an article, "Lathe VL-40, 14 pcs" on a row
            )
        return "open" if both and figures is not False else None
    if figures is None:
        return "agree" if one is None and other is None and both else "open"
    if figures:
        return "agree" if alike or supply == receive == 2 else "loose"
    all_else_fits = (supply or _open(left.supply, right.supply)) and (receive or _open(left.receive, right.receive))
    if not all_else_fits or within(left.claim, right.claim) or _far(left.claim, right.claim):
        return None
    return "disagree"


def same_figure(one: Claim, other: Claim) -> bool:
    """Whether both figures agree and lie close: "at least thirty" agrees with sixty, but is no second word for it."""
    left, right = one.quantity, other.quantity
    if not (left and right and agree(left, right)) or left.value is None or right.value is None:
        return False
    near = ABOUT if {left.qualifier, right.qualifier} <= {"exactly", "about"} else BOUNDED
    return abs(left.value - right.value) <= near * max(abs(left.value), abs(right.value))


def _far(one: Claim, other: Claim) -> bool:
    """Whether the figures lie so far apart that they count two things rather than one thing twice."""
    if not (one.quantity and other.quantity):
        return False
    small, great = sorted((one.quantity.value or 0, other.quantity.value or 0))
    return great > DISTANT * small


def hidden(left: Leg, right: Leg) -> bool:
    """Whether one end has a party without a name in one claim and a named one in the other."""
    return _veiled(left.supply, right.supply) or _veiled(left.receive, right.receive)


def closeness(left: Leg, right: Leg) -> int:
    """How much two claims have in common: the higher, the sooner they are joined."""
    score = 3 * bool(left.items & right.items) + bool(left.kinds & right.kinds)
    score += _shared(left.supply, right.supply, None) + _shared(left.receive, right.receive, None)
    one, other = left.claim.quantity, right.claim.quantity
    if one and other and agree(one, other):
        score += 3 + (one.value == other.value)
    if is_day(left.claim.when) and is_day(right.claim.when) and overlap(left.claim.when, right.claim.when):
        score += 3
    if right.claim.id in left.continues[:1] or left.claim.id in right.continues[:1]:
        score += 6
    return score


def _but_for(left: Leg, right: Leg, differ: frozenset[Clash], figures: bool | None) -> Bond | None:
    """The one point on which two texts about one delivery differ; None where it may as well be another delivery."""
    alike = same_figure(left.claim, right.claim)
    if len(differ) > 1 or (figures is not None and not alike) or not _same_goods(left, right) or (left.in_table and right.in_table):
        return None
    supply, receive = _shared(left.supply, right.supply, figures), _shared(left.receive, right.receive, figures)
    (point,) = differ
    if point == "date":
        if _days_between(left.claim, right.claim) > DISPUTED:
            return None
        ends = supply + receive
        return "date" if ends >= (1 if alike else 4) and (alike or left.items & right.items) else None
    dated = overlap(left.claim.when, right.claim.when) and max(width(left.claim.when), width(right.claim.when)) <= MONTH
    other_end = receive if point == "supply" else supply
    return point if other_end == 2 and (alike or (dated and left.items & right.items)) else None


def _days_between(one: Claim, other: Claim) -> int:
    """Roughly how many days lie between two dates that do not overlap."""
    left, right = sorted(d for d in (days(one.when), days(other.when)) if d)
    (y1, m1, d1), (y2, m2, d2) = (map(int, day.split("-")) for day in (left[1], right[0]))
    return (y2 - y1) * 366 + (m2 - m1) * 31 + (d2 - d1)


def _steps(left: Leg, right: Leg) -> bool:
    """Whether two dates are those of two steps of one case, the later step on the later date."""
    one, other = left.claim, right.claim
    tied = same_figure(one, other) or other.id in left.continues or one.id in right.continues
    if not tied or one.state is None or other.state is None or one.state == other.state:
        return False
    first, then = sorted((one, other), key=lambda c: STATES.index(c.state or "planned"))
    before, after = days(first.when), days(then.when)
    return before is not None and after is not None and before[0] <= after[0] and _days_between(one, other) <= FOLLOWED


def within(one: Claim, other: Claim) -> bool:
    """Whether the smaller figure is told of a shorter time within that of the greater: a part of the total."""
    left, right = days(one.when), days(other.when)
    if not (one.quantity and other.quantity):
        return False
    small, great = sorted((one, other), key=lambda c: c.quantity.value or 0 if c.quantity else 0)
    inner, outer = days(small.when), days(great.when)
    if left is None or right is None or inner is None or outer is None or inner == outer:
        return False
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def corrects(claim: Claim) -> bool:
    """Whether the passage says that it corrects what was told before."""
    return any(pattern("correction", whole=False).search(e.quote) for e in claim.evidence)


def _same_goods(left: Leg, right: Leg) -> bool:
    return bool(left.items & right.items) or (
        bool(left.kinds & right.kinds) and not left.specific and not right.specific
    )


def _goods_fit(left: Leg, right: Leg) -> bool:
    if left.items & right.items:
        return True
    if left.specific and right.specific and left.items and right.items:
        return False
    return not left.kinds or not right.kinds or bool(left.kinds & right.kinds)


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


def _shared(left: Side, right: Side, figures: bool | None) -> int:
    """2 for a named party in common, 1 for a place in common, else 0.

    Where the figures agree, a country in common is enough: "to Iran", "to a firm in Tehran".
    """
    if left.parties & right.parties:
        return 2
    if left.places & right.places:
        return 1
    return int(bool(figures and (left.countries & (right.countries | right.homes) or right.countries & left.homes)))


def _open(left: Side, right: Side) -> bool:
    """Whether one of the two says nothing of this end, or names the country that the other's party belongs to."""
    if not (left.parties or left.places) or not (right.parties or right.places):
        return True
    return bool(left.countries & right.homes or right.countries & left.homes)


def _phases_apart(left: Leg, right: Leg) -> bool:
    """A plan and a deed are one event only where the figures or narrow dates tie them together."""
    one, other = left.claim, right.claim
    if (one.phase == "planned") == (other.phase == "planned"):
        return False
    tied = one.quantity and other.quantity and agree(one.quantity, other.quantity)
    dated = overlap(one.when, other.when) and max(width(one.when), width(other.when)) <= MONTH
    return not (tied or dated)
