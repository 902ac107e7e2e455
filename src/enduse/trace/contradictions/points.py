"""On which points do two claims differ so that both cannot hold, if they are about one matter?

A gate, not a judgement: whether they are about one matter is weighed apart (`signals`).
"""

import re

from msgspec.structs import replace

from enduse.compare.quantities import agree
from enduse.records.claim import Claim
from enduse.reference.trade import currencies
from enduse.trace.contradictions.facts import Fact, World
from enduse.trace.dates import days, meet, width
from enduse.trace.legs import Side
from enduse.trace.match import PERIOD, STATES, within
from enduse.trace.phrases import says

KINDS = ("quantity", "date", "party", "phase", "stance", "inflation")


def points(one: Fact, other: Fact, world: World) -> list[str]:
    """The kinds of contradiction that the two would make."""
    left, right = one.claim, other.claim
    if left.stance != right.stance:
        denial, told = (one, other) if left.stance == "denies" else (other, one)
        return ["stance"] if denies(denial, told, world) else []
    if left.stance == "denies":
        return ["inflation"] if widened(one, other) else []
    if only(one, other) or only(other, one):
        return ["stance"]
    found = []
    grown = firmer(one, other)
    if grown:
        found.append(grown)
    if "conditional" not in (left.certainty, right.certainty):
        if other_figures(one, other):
            found.append("quantity")
        if other_dates(one, other):
            found.append("date")
        if other_parties(one, other, world):
            found.append("party")
    return found


def other_figures(one: Fact, other: Fact) -> bool:
    """Whether the figures exclude each other, and neither is told as a part of the other's time, but where two texts
    have them from one source."""
    if one.figure is None or other.figure is None or one.claim.relation != other.claim.relation:
        return False
    if agree(one.figure, other.figure) is not False:
        return False
    if one.claim.relation == "payment" and _currency(one) != _currency(other):
        return False
    retold = one.claim.document != other.claim.document and bool(one.marks & other.marks)
    return retold or not within(one.claim, other.claim)


def _currency(one: Fact) -> str | None:
    """The currency of a payment, by ISO 4217."""
    known = currencies()
    words = f"{one.figure.unit or ''} {one.figure.text}".casefold() if one.figure else ""
    return next((known[w] for w in re.findall(r"[^\W\d]+|[$€£¥₽₸₺]", words) if w in known), None)


def other_dates(one: Fact, other: Fact) -> bool:
    """Whether the dates exclude each other, or both close a span otherwise; a later step has no other date."""
    left, right = one.claim, other.claim
    if other_span(left, right) or other_start(one, other) or after_last(one, other) or after_last(other, one):
        return True
    if meet(one.when, other.when) is not False or later_step(one, other):
        return False
    return one.signed == other.signed or not _agreed_before(one, other)


def _agreed_before(one: Fact, other: Fact) -> bool:
    """Whether the contract of one is dated before the deed of the other."""
    contract, deed = (one, other) if one.signed else (other, one)
    return bool(contract.when and deed.when and contract.when[0] <= deed.when[1])


def later_step(one: Fact, other: Fact) -> bool:
    """Whether the later of two steps of one case is on the later day: ordered in May, delivered in July."""
    s, t = one.claim.state, other.claim.state
    if s is None or t is None or s == t or one.when is None or other.when is None:
        return False
    first, then = (one, other) if STATES.index(s) < STATES.index(t) else (other, one)
    return bool(first.when and then.when and first.when[0] <= then.when[0])


def other_span(one: Claim, other: Claim) -> bool:
    """Whether two claims give a span from and to, of one precision, that begins or ends differently."""
    if not (one.when and other.when and one.when.value and other.when.value):
        return False
    left, right = one.when.value.split("/"), other.when.value.split("/")
    if len(left) != 2 or len(right) != 2 or [len(x) for x in left] != [len(x) for x in right] or ".." in left + right:
        return False
    return left != right and all(left) and all(right)


def other_start(one: Fact, other: Fact) -> bool:
    """Whether one source is told to let a span begin on two days: "since May" against "from July to August"."""
    if one.when is None or other.when is None or one.claim.document == other.claim.document:
        return False
    if not one.marks & other.marks or one.claim.relation != other.claim.relation:
        return False
    open_, closed = sorted((one.when, other.when), key=lambda d: d[1], reverse=True)
    if closed[1] == "9999-12-31":
        return closed[0][:7] != open_[0][:7]
    return open_[1] == "9999-12-31" and closed[0][:7] != open_[0][:7] and closed[0][:10] > open_[0]


def after_last(last: Fact, other: Fact) -> bool:
    """Whether one says when the last delivery was, and the other tells of deliveries until after that."""
    span = other.claim.when
    if last.when is None or span is None or "/" not in (span.value or ""):
        return False
    then = days(replace(span, value=(span.value or "").rpartition("/")[2], text=""))
    if then is None or then[0] <= last.when[1]:
        return False
    return any(says("last", e.quote, whole=False) for e in last.claim.evidence)


def other_parties(one: Fact, other: Fact, world: World) -> list[str]:
    """The ends that the two give to different parties."""
    if one.claim.relation != other.claim.relation:
        return []
    between = one.via | other.via
    if one.claim.relation == "ownership":
        return ["give"] if _other_owner(one, other, world) else []
    if one.claim.relation in ("sanction", "visit", "location", "affiliation", "cooperation"):
        return []
    found = []
    for end in ("give", "take"):
        left, right = getattr(one, end), getattr(other, end)
        if apart(left, right, between, world):
            found.append(end)
    return found


def _other_owner(one: Fact, other: Fact, world: World) -> bool:
    """Two owners of one thing, neither above the other, whose shares cannot both hold."""
    if not one.take.parties & other.take.parties or not apart(one.give, other.give, frozenset(), world):
        return False
    share, rest = one.figure, other.figure
    if share and rest and share.value is not None and rest.value is not None:
        return share.value + rest.value > 100
    return not (one.claim.fillers("share") or other.claim.fillers("share"))


def exceeds(one: Fact, other: Fact) -> bool:
    """Whether one tells of a part, or of what was sent on, more than the other leaves room for in the whole time."""
    for total, part in ((one, other), (other, one)):
        if total.figure is None or part.figure is None or total.when is None or part.when is None:
            continue
        if total.figure.qualifier in ("at_least", "more_than") or part.figure.qualifier in ("at_most", "up_to"):
            continue
        long = PERIOD <= width(total.claim.when) < 10 * 366
        within = total.when[0] <= part.when[0] and part.when[1] <= total.when[1] and total.when != part.when
        if long and within and (part.figure.value or 0) > (total.figure.value or 0):
            return True
    return False


def apart(left: Side, right: Side, between: frozenset[str], world: World) -> bool:
    """Whether one end is given to two different parties, neither between the ends nor above the other.

    Names in two scripts, or of which one is a part of the other, may be of one party.
    """
    ours, theirs = left.parties, right.parties
    if not ours or not theirs or not ours.isdisjoint(theirs) or (between and not between.isdisjoint(ours | theirs)):
        return False
    if left.scripts.isdisjoint(right.scripts):
        return False
    return not any(
        b in world.above.get(a, ()) or a in world.above.get(b, ()) or _one_name(a, b, world)
        for a in ours
        for b in theirs
    )


def _one_name(one: str, other: str, world: World) -> bool:
    """Whether all words of one party's name stand in a name of the other: "Tarvel", "Tarvel Trading"."""
    theirs = world.words.get(other, ())
    return any(a <= b or b <= a for a in world.words.get(one, ()) for b in theirs)


def firmer(one: Fact, other: Fact) -> str | None:
    """`inflation` where a later text tells it more firmly than an earlier one; `phase` where a plan is told after the
    deed, or on the same day."""
    if one.level == other.level or not (one.published and other.published):
        return None if one.planned == other.planned else "phase"
    weak, firm = sorted((one, other), key=lambda f: f.level)
    if not (weak.level[0] <= firm.level[0] and weak.level[1] <= firm.level[1]):
        return None
    if weak.published < firm.published:
        return "inflation"
    same = weak.level[1] == firm.level[1]
    return "phase" if same and weak.claim.phase == "planned" != firm.claim.phase else None


def denies(denial: Fact, told: Fact, world: World) -> bool:
    """Whether the denial can be meant of the claim: of no other time, nor of such deals in general."""
    if told.claim.certainty == "conditional" or (denial.claim.id, told.transfer) in world.general:
        return False
    return meet(denial.when, told.when) is not False


def only(closed: Fact, other: Fact) -> bool:
    """Whether one names all that somebody supplies, and the other somebody else that it supplied."""
    if not closed.only or closed.claim.document == other.claim.document:
        return False
    if closed.give.parties.isdisjoint(other.give.parties):
        return False
    if not other.take.parties or not closed.take.parties.isdisjoint(other.take.parties):
        return False
    return closed.take.veiled or bool(closed.take.parties)


def widened(one: Fact, other: Fact) -> bool:
    """Whether a later text lets somebody deny more than an earlier one did."""
    if one.published == other.published:
        return False
    first, then = sorted((one, other), key=lambda f: f.published)
    narrower = bool(first.parties - then.parties) and not (then.parties - first.parties)
    return narrower or (bool(first.specific) and not then.specific)
