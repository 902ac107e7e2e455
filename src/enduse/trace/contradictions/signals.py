"""What speaks for two claims being about one matter, and what for an innocent reading? Named signals, each 0 to 1.

Their weights and words stand in `signals.csv`.
"""

from collections.abc import Callable, Iterator
from math import log

from enduse.compare.quantities import agree, tenfold
from enduse.trace.accounts import same_speaker
from enduse.trace.contradictions.alike import ends, goods, pass_on, same_figure, shared
from enduse.trace.contradictions.facts import Fact, World
from enduse.trace.contradictions.points import exceeds, other_parties
from enduse.trace.dates import meet, overlap, width
from enduse.trace.goods import is_again
from enduse.trace.match import DISTANT, MONTH
from enduse.trace.phrases import says

Signal = str | tuple[str, float]
#: In a text of more claims it is not looked for what else it tells.
LONG = 60
#: A figure from this one on that a passage names beside its own tells that the two are set against each other.
TELLING = 10
#: A figure from this one on is no round handful that two deliveries share by chance.
LARGE = 20
#: Dates so many months apart are as far apart as dates can be.
YEAR = 12
#: Signals that tie two claims; without any, only ends and goods are alike.
TIES = frozenset({"one transfer", "same figure", "one root", "correction", "between"})
#: Kinds for which who gives, owns or orders need not be the same.
GIVEN = ("party", "phase", "inflation")
#: Relations about somebody at the receiving end, and those about a thing.
OWNED, MADE = ("ownership", "payment", "sanction"), ("production", "development", "use")


def signals(one: Fact, other: Fact, kind: str, world: World) -> dict[str, float]:
    """The signals of a pair that differs on a point of this kind."""
    found: dict[str, float] = {}
    for name in _ends(one, other, kind, world):
        found[name] = 1.0
    for way in (_goods, _figures, _times, _texts):
        for name in way(one, other, kind):
            found[name] = 1.0
    if kind != "stance":
        if not TIES & found.keys() and not (one.specific and one.items & other.items):
            found["nothing else ties them"] = 1.0
        if _told_too(one, other, kind, world):
            found["the other text tells this too"] = 1.0
    for signal in OWN[kind](one, other, world):
        name, value = (signal, 1.0) if isinstance(signal, str) else signal
        found[name] = value
    return found


def _ends(one: Fact, other: Fact, kind: str, world: World) -> Iterator[str]:
    give, take = ends(one.give, other.give), ends(one.take, other.take)
    disputed = other_parties(one, other, world) if kind == "party" else ()
    for name, state in (("give", give), ("take", take)):
        if name in disputed:
            if state == "alike":
                yield "disputed names alike"
        elif state != "unknown" or one.claim.relation == other.claim.relation == "transfer":
            yield f"{name} {state}"
    if give == take == "same":
        yield "both ends same"
    if pass_on(one, other) and not (kind == "quantity" and exceeds(one, other)):
        yield "one passes on to the other"
    if (one.via and one.via & other.parties) or (other.via and other.via & one.parties):
        yield "between"
    if one.transfer and one.transfer == other.transfer:
        yield "one transfer"


def _goods(one: Fact, other: Fact, kind: str) -> Iterator[str]:
    state = goods(one, other)
    yield f"goods {state}"
    if one.claim.relation == other.claim.relation and one.claim.relation != "transfer":
        give, take = ends(one.give, other.give), ends(one.take, other.take)
        if one.claim.relation in OWNED and take == "same" and (give != "other" or kind in GIVEN):
            yield "one thing owned or paid"
        elif one.claim.relation in MADE and state == "same" and (give == "same" or kind == "party"):
            yield "one thing made or used"
    if one.claim.relation != other.claim.relation:
        yield "call of the ship" if kind == "date" and _call(one, other) else "other relation"


def _call(one: Fact, other: Fact) -> bool:
    """Whether one tells where and when somebody called, and the other of goods that he had a part in."""
    relations = {one.claim.relation, other.claim.relation}
    return relations == {"visit", "transfer"} and not one.parties.isdisjoint(other.parties)


def _figures(one: Fact, other: Fact, kind: str) -> Iterator[str]:
    if one.figure is None or other.figure is None or one.figure.value is None:
        return
    if same_figure(one, other):
        yield "same figure" if one.figure.value >= LARGE else "same small figure"
        return
    fits = agree(one.figure, other.figure)
    if fits:
        yield "figures agree"
    elif fits is False and kind != "quantity":
        yield "other figures"


def _times(one: Fact, other: Fact, kind: str) -> Iterator[str]:
    meets = meet(one.when, other.when)
    if meets is None:
        yield "undated"
    elif meets:
        narrow = max(width(one.claim.when), width(other.claim.when)) <= MONTH
        yield "dates meet narrowly" if narrow else "dates meet"
    elif kind != "date":
        yield "other dates"
    if kind not in ("phase", "inflation", "stance") and one.planned != other.planned:
        yield "plan and deed"


def _texts(one: Fact, other: Fact, kind: str) -> Iterator[str]:
    if not one.marks.isdisjoint(other.marks):
        yield "one root"
    if one.claim.document == other.claim.document:
        yield "one text"
    elif one.outlet and one.outlet == other.outlet:
        yield "one outlet"
    if one.corrects or other.corrects:
        yield "correction"
    later = one if (one.published, one.claim.id) > (other.published, other.claim.id) else other
    if not later.sourced:
        yield "later one without source"


def _told_too(one: Fact, other: Fact, kind: str, world: World) -> bool:
    """Whether the text of one tells elsewhere what the other does."""
    return _elsewhere(one, other, kind, world) or _elsewhere(other, one, kind, world)


def _elsewhere(one: Fact, other: Fact, kind: str, world: World) -> bool:
    """Whether the text of `other` tells elsewhere just what `one` does: then `other` is about something else."""
    near = world.told.get(other.claim.document, ())
    if one.claim.document == other.claim.document or len(near) > LONG:
        return False
    return any(
        fact is not other
        and fact.claim.relation == one.claim.relation
        and fact.claim.stance == "asserts"
        and _tells(fact, one, other, kind)
        and goods(one, fact) != "other"
        and "other" not in (ends(one.give, fact.give), ends(one.take, fact.take))
        for fact in near
    )


def _tells(fact: Fact, one: Fact, other: Fact, kind: str) -> bool:
    """Whether a claim of the other text says on the disputed point what `one` says, and is nearer to it."""
    match kind:
        case "quantity":
            return same_figure(fact, one)
        case "date":
            return bool(meet(fact.when, one.when)) and fact.claim.state == one.claim.state
        case "party":
            return shared(one, fact) > shared(one, other)
        case _:
            return fact.level == one.level and shared(one, fact) > shared(one, other)


def _quantity(one: Fact, other: Fact, world: World) -> Iterator[Signal]:
    a, b = (fact.figure.value or 0 if fact.figure else 0 for fact in (one, other))
    whole = exceeds(one, other) and goods(one, other) in ("same", "of one kind")
    if whole and not _told_too(one, other, "quantity", world):
        yield "more than the whole"
        if pass_on(one, other):
            yield "more sent on than received"
    elif a > 0 and b > 0 and not tenfold(a, b):
        far = min(abs(log(a / b)) / log(DISTANT), 2.0) / 2
        yield "far apart", far
        if one.marks & other.marks and one.claim.document != other.claim.document:
            yield "far apart, one root", far
    if _is_part(one, other, world) or _is_part(other, one, world):
        yield "a part of another whole"
    if _slip(a, b):
        yield "one digit other"
    named = (b >= TELLING and one.names(b)) or (a >= TELLING and other.names(a))
    if named and not _told_too(one, other, "quantity", world):
        yield "one names the figure of the other"


def _is_part(one: Fact, other: Fact, world: World) -> bool:
    """Whether one counts a part of a whole, and the other no such part."""
    transfer = world.transfers.get(one.claim.id)
    return transfer is not None and transfer.part_of is not None and transfer.id != other.transfer


def _slip(a: float, b: float) -> bool:
    """Whether two figures have the same digits in another order, all but one in common, or one a nought more."""
    if tenfold(a, b):
        return True
    left, right = f"{a:.0f}", f"{b:.0f}"
    if len(left) != len(right) or len(left) < 2:
        return False
    return sorted(left) == sorted(right) or (
        len(left) > 2 and sum(x != y for x, y in zip(left, right, strict=True)) == 1
    )


def _date(one: Fact, other: Fact, world: World) -> Iterator[Signal]:
    if one.when and other.when:
        low, high = sorted((one.when, other.when))
        yield "months apart", _months(low[1], high[0])
    left, right = one.claim, other.claim
    if left.state and right.state and left.state != right.state and meet(one.when, other.when) is False:
        yield "later step earlier"  # the later step on the later day is no other date


def _months(first: str, then: str) -> float:
    """The months between two dates, a year and more as 1; a date without a month is of January."""
    (year, month), (later, last) = ((int(d[:4]), int(d[5:7] or 1)) for d in (first, then))
    return min(max((later - year) * 12 + last - month, 0), YEAR) / YEAR


def _party(one: Fact, other: Fact, world: World) -> Iterator[Signal]:
    disputed = other_parties(one, other, world)
    if len(disputed) > 1:
        yield "both ends other"
    elif disputed and one.claim.state == other.claim.state == "paid":
        yield "two sales"
    for end in disputed:
        left, right = (fact.give if end == "give" else fact.take for fact in (one, other))
        if any((a, b) in world.passed or (b, a) in world.passed for a in left.parties for b in right.parties):
            yield "one stands before the other"
    if one.claim.relation == "ownership":
        yield "owner"
        if one.figure and other.figure:  # shares that together are more than all
            yield "more than the whole"
    if one.claim.relation in ("production", "development"):
        yield "maker"


def _grown(one: Fact, other: Fact, world: World) -> Iterator[Signal]:
    weak, firm = sorted((one, other), key=lambda fact: (fact.level, fact.claim.id))
    if weak.level[0] != firm.level[0]:
        yield "plan to deed"
    if weak.level[1] != firm.level[1]:
        yield "surer"
    if weak.claim.state in ("paid", "shipped"):
        yield "a step was taken"
    if weak.claim.state == "agreed" and weak.when and firm.when and weak.when[0] < firm.when[0]:
        yield "agreed before"
    if firm.when and firm.when[0][:7] >= weak.published[:7]:
        yield "deed after the first text"
    done = firm.when[1] if firm.when else firm.published
    if weak.planned and weak.when and done and done < weak.when[0]:
        yield "done before the day planned"
    if weak.claim.stance == "denies":
        yield "wider denial"
    elsewhere = weak.claim.fillers("place") and not firm.claim.fillers("place")
    if elsewhere or (weak.figure and not same_figure(one, other)):
        yield "the plan is of more"
    if weak.published >= firm.published and _one_case(weak, firm):
        yield "still planned after the deed"
    if _as_firm_before(weak, firm, world):
        yield "told as firmly before"
    if weak.published and weak.published < firm.published:
        yield "months between the texts", _months(weak.published, firm.published)
        if firm.sourced and not one.marks & other.marks:
            yield "a source of its own"
        if one.outlet and one.outlet == other.outlet:
            yield "the outlet follows up"


def _one_case(weak: Fact, firm: Fact) -> bool:
    """Whether both are of the same goods of one giver, or of sanctions against one target."""
    if weak.claim.relation == firm.claim.relation == "sanction":
        return ends(weak.take, firm.take) == "same"
    return bool(weak.items & firm.items) and ends(weak.give, firm.give) == "same"


def _as_firm_before(weak: Fact, firm: Fact, world: World) -> bool:
    """Whether the text of the weaker claim tells the matter as firmly in another place."""
    near = world.told.get(weak.claim.document, ())
    return len(near) <= LONG and any(
        fact.claim.stance == "asserts"
        and fact.claim.relation == firm.claim.relation
        and fact.level[0] >= firm.level[0]
        and fact.level[1] >= firm.level[1]
        and ((fact.transfer and fact.transfer == firm.transfer) or shared(fact, firm) > max(shared(weak, firm), 3))
        for fact in near
    )


def _stance(one: Fact, other: Fact, world: World) -> Iterator[Signal]:
    if one.claim.stance == other.claim.stance:
        yield "sells to nobody else"
        return
    denial, told = (one, other) if one.claim.stance == "denies" else (other, one)
    voice = denial.claim.voice[-1] if denial.claim.voice else None
    goods_denied = denial.claim.fillers("item")
    if told.claim.id in denial.claim.about:
        yield "answers it"
    if told.transfer and (denial.claim.id, told.transfer) in world.denied:
        yield "reaches the transfer"
    if denial.figure and not same_figure(denial, told):
        yield "denies a part"
    transfer = world.transfers.get(told.claim.id)
    if told.when is None and transfer and overlap(denial.claim.when, transfer.when) is False:
        yield "transfer at another time"
    if voice and voice.party in told.parties:
        yield "denier takes part"
    if goods_denied and all(is_again(role.text) for role in goods_denied):
        yield "denies any goods"
    if any(says("direct", e.quote) and not says("indirect", e.quote, whole=False) for e in denial.claim.evidence):
        yield "denies direct"
        if told.via or not told.give.parties or not told.take.parties:
            yield "way round"
    if same_speaker(denial.claim, told.claim):
        yield "one speaker"
    if denial.planned != told.planned:
        yield "other phase"
    if not denial.parties & told.parties:
        yield "nobody in common"


#: Kind -> the signals of its own.
OWN: dict[str, Callable[[Fact, Fact, World], Iterator[Signal]]] = {
    "quantity": _quantity,
    "date": _date,
    "party": _party,
    "phase": _grown,
    "inflation": _grown,
    "stance": _stance,
}
