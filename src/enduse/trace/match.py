"""Do two claims speak of one transfer? They do when goods, ends and time fit, and enough of the ends is the same."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from enduse.compare.quantities import ABOUT, agree
from enduse.records.claim import Claim, State
from enduse.trace.accounts import two_accounts
from enduse.trace.dates import days, is_day, overlap, width
from enduse.trace.goods import covers, no_kind
from enduse.trace.legs import Leg, Side
from enduse.trace.phrases import says

#: `agree`: figures agree, or neither gives one. `firm`: only one gives a figure, both ends are the same. `open`: only
#: one gives a figure, or the goods are worded more widely.
#: `loose`: figures can both hold, but lie far apart ("at least thirty", sixty).
#: `count`: one figure of like goods, and nothing else in common.
#: `disagree`: everything fits but the figures; `date`, `supply`, `receive`: everything fits but this one point.
Bond = Literal["agree", "firm", "open", "loose", "count", "disagree", "date", "supply", "receive"]
#: A point other than the figure on which two claims differ.
Clash = Literal["date", "supply", "receive"]


class Chain(NamedTuple):
    """Who is told to stand between the ends, and who behind one another as buyer and end user: no two are rivals."""

    between: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()


NO_CHAIN = Chain()

STATES: tuple[State, ...] = get_args(State)

#: How far "at least fourteen" may lie from fifteen to be a second word for it, as a share of the greater.
BOUNDED = 0.25
#: Figures for one thing that disagree by more than this factor are figures of two things.
DISTANT = 2.5
#: A month or less, in days: dates this close tie a plan to its fulfilment.
MONTH = 31
#: Figures from this one on are hardly told of two deliveries of one sort of goods within a short time.
LARGE = 20
#: A figure from this one on, told of like goods, ties two claims together where nothing sets them apart.
TELLING = 5
#: Days that a total must span for a figure of a shorter time to be a part of it.
PERIOD = 80
#: Days within which two dates may be told of one delivery, and within which an order may be followed by its delivery.
DISPUTED, FOLLOWED = 190, 366


def conflict(left: Leg, right: Leg, *, one_text: bool) -> bool:
    """Whether the two cannot be about one transfer: other goods, plan against deed, or two rows of one table.

    `one_text`: both stand in one text. Who gives two figures, dates or parties there speaks of two things, unless the
    passage says that it corrects, or the text lets two persons speak.
    """
    if one_text:
        if left.in_table and right.in_table:
            return True
        one, other = left.figure, right.figure
        if one and other and agree(one, other) is False and not two_accounts(left.claim, right.claim):
            return True
    if _first_leg(left, right) or _first_leg(right, left):
        return True
    return not _goods_fit(left, right) or _phases_apart(left, right)


def clashes(left: Leg, right: Leg, chain: Chain = NO_CHAIN) -> frozenset[Clash]:
    """On which points two claims differ, figures aside. `chain`: what other claims of the same events tell of it."""
    found: set[Clash] = set()
    via = left.via | right.via | chain.between
    if overlap(left.claim.when, right.claim.when) is False and not _steps(left, right):
        found.add("date")
    on_the_way = (left.via_homes | right.via_homes) & (left.supply.countries | right.supply.countries)
    if not on_the_way and _apart(left.supply, right.supply, via):
        found.add("supply")
    if _apart(left.receive, right.receive, chain.behind):
        found.add("receive")
    return frozenset(found)


def bond(left: Leg, right: Leg, differ: frozenset[Clash], *, one_text: bool) -> Bond | None:
    """How well two claims that do not conflict fit together; None where too little of them is the same.

    Enough is: a named party at the same end, or the same places at both ends, or one figure and one time of the same
    goods. Goods of which one wording is wider ("drones", "H9") or missing need the same ends on both sides. Figures
    that disagree need an equal word, or silence, on every other point. A claim that names no goods of its own goes on
    from the claim before it.
    """
    one, other = left.figure, right.figure
    figures = agree(one, other) if one and other else None
    if differ:
        return None if one_text else _but_for(left, right, differ, figures)
    if one_text and (right.claim.id in left.continues or left.claim.id in right.continues):
        return "agree"
    if one_text and (left.further or right.further):
        return None
    supply, receive = _shared(left.supply, right.supply, figures), _shared(left.receive, right.receive, figures)
    last_leg = left.via & right.supply.parties or right.via & left.supply.parties
    if last_leg and (receive or _near(left.receive, right.receive) or _silent(left.receive, right.receive)):
        supply = 2  # of a way that the other tells whole
    both = supply > 0 and receive > 0
    same_goods = _same_goods(left, right)
    akin = same_goods or bool(left.kinds & right.kinds) or _untold(left, right) or _wider(left, right)
    alike = figures and same_figure(left, right)
    dated = overlap(left.claim.when, right.claim.when)
    narrow = dated and max(width(left.claim.when), width(right.claim.when)) <= MONTH
    if alike and same_goods and left.marks & right.marks:
        return "agree"  # the figure that the one has from the other
    if alike and same_goods and (supply or receive) and not (supply == 2 or receive == 2 or both):
        return "loose"
    if same_goods and left.via & right.via and dated is not False and not (supply == 2 or receive == 2 or both):
        return "loose" if not (one and other) or figures or not _far(left, right) else None
    if (left.continues or right.continues) and not both and not alike:
        return None  # "the batch was returned to Delta": which batch, its own text says
    if not (supply == 2 or receive == 2 or both) and figures is not False:
        if alike and dated and (same_goods or _wider(left, right)):
            return "agree" if narrow else "open"
        if same_goods and left.items & right.items and (one_text or (narrow and (supply or receive))):
            return "open"
        if alike and akin and not (one_text or left.in_table or right.in_table) and _count(left) >= TELLING:
            return "count"
    if not (supply == 2 or receive == 2 or both):
        return None
    if not figures and hidden(left, right):
        return None  # "sold to a customer" is no word on the firm that another text names
    if not same_goods:
        if alike and (dated or (akin and not (left.in_table or right.in_table))) and not (supply == receive == 2):
            return "loose"
        if figures and supply == receive == 2 and left.kinds & right.kinds:
            return (
                "agree"  # the same seller, buyer and figure: "14 lathes" in an article, "Lathe VL-40, 14 pcs" on a row
            )
        strange = left.items and right.items and not left.kinds & right.kinds and not _wider(left, right)
        return "open" if both and figures is not False and (alike or not strange) else None
    if figures is None:
        if not both or _batch(left.claim) != _batch(right.claim):
            return "open"
        return "agree" if one is None and other is None else "firm"
    if figures:
        if alike or (supply == receive == 2 and not _far(left, right)):
            return "agree"
        return None if _far(left, right) or _lower_bounds(left.claim, right.claim) else "loose"
    all_else_fits = (supply or _open(left.supply, right.supply)) and (receive or _open(left.receive, right.receive))
    if not all_else_fits or within(left.claim, right.claim) or _far(left, right):
        return None
    return "disagree"


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


def _lower_bounds(one: Claim, other: Claim) -> bool:
    """Whether both figures only say how many at least: two counts of which neither tells the whole."""
    return all(c.quantity and c.quantity.qualifier in ("at_least", "more_than") for c in (one, other))


def _far(one: Leg, other: Leg) -> bool:
    """Whether the figures lie so far apart that they count two things rather than one thing twice."""
    if not (one.figure and other.figure):
        return False
    small, great = sorted((one.figure.value or 0, other.figure.value or 0))
    return great > DISTANT * small


def hidden(left: Leg, right: Leg) -> bool:
    """Whether one end has a party without a name in one claim and a named one in the other."""
    return _veiled(left.supply, right.supply) or _veiled(left.receive, right.receive)


def closeness(left: Leg, right: Leg) -> int:
    """How much two claims have in common: the higher, the sooner they are joined."""
    score = 3 * bool(left.items & right.items) + bool(left.kinds & right.kinds)
    score += _shared(left.supply, right.supply, None) + _shared(left.receive, right.receive, None)
    one, other = left.figure, right.figure
    if one and other and agree(one, other):
        score += 3 + (one.value == other.value)
    if is_day(left.claim.when) and is_day(right.claim.when) and overlap(left.claim.when, right.claim.when):
        score += 3
    if right.claim.id in left.continues or left.claim.id in right.continues:
        score += 4 + 2 * (right.claim.id in left.continues[:1] or left.claim.id in right.continues[:1])
    if left.via & right.supply.parties or right.via & left.supply.parties:
        score += 2
    score += 2 * (_near(left.supply, right.supply) + _near(left.receive, right.receive))
    return score - 3 * (_batch(left.claim) != _batch(right.claim))


def _but_for(left: Leg, right: Leg, differ: frozenset[Clash], figures: bool | None) -> Bond | None:
    """The one point on which two texts about one delivery differ; None where it may as well be another delivery."""
    alike = same_figure(left, right)
    if (
        len(differ) > 1
        or (figures is not None and not alike)
        or not _same_goods(left, right)
        or (left.in_table and right.in_table)
    ):
        return None
    supply, receive = _shared(left.supply, right.supply, figures), _shared(left.receive, right.receive, figures)
    (point,) = differ
    if point == "date":
        if _days_between(left.claim, right.claim) > DISPUTED:
            return None
        ends = supply + receive
        if alike and not ends and _count(left) >= LARGE and _days_between(left.claim, right.claim) <= DISPUTED / 3:
            return "date"
        return "date" if ends >= (1 if alike else 4) and (alike or left.items & right.items) else None
    dated = narrowly(left, right)
    other_end = receive if point == "supply" else supply
    return point if other_end == 2 and (alike or (dated and left.items & right.items)) else None


def _count(one: Leg) -> float:
    return one.figure.value or 0 if one.figure else 0


def _days_between(one: Claim, other: Claim) -> int:
    """Roughly how many days lie between two dates that do not overlap."""
    left, right = sorted(d for d in (days(one.when), days(other.when)) if d)
    (y1, m1, d1), (y2, m2, d2) = (map(int, day.split("-")) for day in (left[1], right[0]))
    return (y2 - y1) * 366 + (m2 - m1) * 31 + (d2 - d1)


def _steps(left: Leg, right: Leg) -> bool:
    """Whether two dates are those of two steps of one case, the later step on the later date."""
    one, other = left.claim, right.claim
    one_way = left.supply.parties & right.supply.parties or left.receive.parties & right.receive.parties
    uncounted = not (left.figure and right.figure) and left.items & right.items and one_way
    tied = same_figure(left, right) or uncounted or other.id in left.continues or one.id in right.continues
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
    return outer[0] <= inner[0] and inner[1] <= outer[1] and width(great.when) >= PERIOD


def _same_goods(left: Leg, right: Leg) -> bool:
    return bool(left.items & right.items) or (
        bool(left.kinds & right.kinds) and not left.specific and not right.specific
    )


def _wider(left: Leg, right: Leg) -> bool:
    """Whether one names a wider kind of the goods that the other names."""
    return any(covers(a, b) or covers(b, a) for a in left.kinds for b in right.kinds)


def _goods_fit(left: Leg, right: Leg) -> bool:
    if left.items & right.items:
        return True
    if left.specific and right.specific and left.items and right.items:
        return False
    return bool(left.kinds & right.kinds) or _untold(left, right) or _wider(left, right)


def _untold(left: Leg, right: Leg) -> bool:
    """Whether the words of one tell no known kind of goods, and the other none in words that can be held against it."""
    return no_kind(left.kinds, right.kinds) or no_kind(right.kinds, left.kinds)


def _apart(left: Side, right: Side, via: frozenset[str]) -> bool:
    """Whether one end is given as two different parties, or as places in different countries."""
    if left.parties and right.parties and not left.parties & right.parties and not (left.parties | right.parties) & via:
        return not _unread(left, right)
    if left.places and right.places:
        if left.places & right.places or left.countries & right.countries:
            return False
        return bool(left.countries and right.countries) or not _unread(left, right)
    return False


def _unread(left: Side, right: Side) -> bool:
    """Whether two parties have no script in common: they may be one under two names."""
    return not left.scripts & right.scripts and not (left.homes and right.homes and not left.homes & right.homes)


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
    if _silent(left, right):
        return True
    parties, places = (left, right) if left.parties else (right, left)
    return _near(left, right) or (not parties.homes and not places.parties)


def _silent(left: Side, right: Side) -> bool:
    """Whether one of the two says nothing of this end."""
    return not (left.parties or left.places) or not (right.parties or right.places)


def _near(left: Side, right: Side) -> bool:
    """Whether one names the country that the other's party, or place, belongs to."""
    if left.parties & right.parties or left.places & right.places:
        return False
    return bool(left.countries & (right.homes | right.countries) or right.countries & left.homes)


def _first_leg(part: Leg, whole: Leg) -> bool:
    """Whether one tells how the goods came to whom the other only names on the way: another delivery."""
    given = whole.receive.parties or whole.receive.places
    return (
        bool(given and whole.via & (part.receive.parties | part.receive.maybe))
        and not whole.receive.parties & part.receive.parties
    )


def _batch(claim: Claim) -> bool:
    return any(says("batch", e.quote) for e in claim.evidence)


def is_plan(claim: Claim) -> bool:
    """Whether nothing has been done yet: planned, and not told as sent or paid."""
    return claim.phase == "planned" and claim.state in (None, "planned", "agreed", "ordered")


def _phases_apart(left: Leg, right: Leg) -> bool:
    """A plan and a deed are one event only where the figures or narrow dates tie them together."""
    one, other = left.claim, right.claim
    if is_plan(one) == is_plan(other):
        return False
    tied = left.figure and right.figure and agree(left.figure, right.figure)
    dated = overlap(one.when, other.when) and max(width(one.when), width(other.when)) <= MONTH
    return not (tied or dated)


def chain_of(legs: Iterable[Leg]) -> Chain:
    """What these claims tell of who stands between the ends, and behind the receiver."""
    told = list(legs)
    return Chain(
        between=frozenset(p for one in told for p in one.via),
        behind=frozenset(p for one in told if len(one.receive.parties) > 1 for p in one.receive.parties),
    )


def with_antecedents(legs: Sequence[Leg]) -> list[Leg]:
    """The legs; one goes on from a claim before it only if it gives no unnamed party for the one named there."""
    of_claim = {one.claim.id: one for one in legs}

    def goes_on(one: Leg) -> bool:
        spoken = of_claim.get(one.continues[-1]) if one.continues else None
        return spoken is None or not hidden(one, spoken)

    return [one if goes_on(one) else one._replace(continues=(), further=True) for one in legs]
