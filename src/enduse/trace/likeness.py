"""How likely do two claims speak of one transfer? What they have in common, point by point, each with its weight.

`points` says what is alike and what differs; `weights.json` how much each counts, as log odds, fitted by
`evaluation/fit_events.py`. A pair's points say why it was joined or left apart.
"""

import json
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from math import fsum, log
from typing import NamedTuple

from enduse.compare.quantities import agree, tenfold
from enduse.trace.accounts import corrects, speaker
from enduse.trace.dates import is_day, overlap, width
from enduse.trace.goods import near_kinds
from enduse.trace.legs import Leg, Side, in_two_scripts
from enduse.trace.match import (
    DISPUTED,
    MONTH,
    days_between,
    differs_in_batch,
    far,
    first_leg,
    is_plan,
    same_figure,
    steps,
    untold,
    wider,
    worth,
)

#: A figure counts by its size, up to this one: 12,400 twice says more than two twice.
TELLING = 150
#: So many transfer claims further on, a text has gone on to something else.
AWAY = 4


_OTHERS = frozenset({"first leg", "kind differs", "models differ", "figure far"})
_FARTHER = frozenset({"supply other country", "receive other country", "date far"})
_DATED = frozenset({"date same month", "date same day"})
_MET = frozenset(
    "supply same;receive same;supply place;receive place;supply unread;receive unread;stop same;stop is supplier".split(
        ";"
    )
)
_UNLIKE = frozenset(("plan and deed", "sureness differs", "supply other country", "receive other country"))
_TOLD_ALIKE = frozenset({"one source", "text same"})
_OF_ONE_SUPPLY = frozenset({"one source", "item same", "kind same"})
_TIES = frozenset(
    "supply same;receive same;supply place;receive place;stop same;stop is supplier;item same;kind same;figure same;"
    "date same month;date same day;one source;text same".split(";")
)


class Likeness(NamedTuple):
    """What two claims have in common, and the log odds that they speak of one transfer."""

    points: dict[str, float]
    score: float


def likeness(left: Leg, right: Leg, known: Mapping[str, float], *, distance: int | None) -> Likeness:
    """Compare two claims by the weights that are `known`.

    `distance`: how many transfer claims on the one stands in the text of the other, None where the texts are two.
    """
    found = points(left, right, distance=distance)
    return Likeness(found, fsum((known["bias"], *(known.get(name, 0.0) * value for name, value in found.items()))))


def points(left: Leg, right: Leg, *, distance: int | None) -> dict[str, float]:
    """What is alike and what differs, by name; each counts once, an equal figure by its size."""
    said = {_end(left.supply, right.supply, "supply"), _end(left.receive, right.receive, "receive")}
    said |= {_goods(left, right), _dates(left, right)}
    for side, name in (((left.supply, right.supply), "supply"), ((left.receive, right.receive), "receive")):
        if f"{name} veiled" in said and (side[0].maybe & side[1].parties or side[1].maybe & side[0].parties):
            said.add(f"{name} maybe")
    figure = _figure(left, right)
    said |= figure | set(_ways(left, right)) | set(_telling(left, right, said | figure))
    if distance is not None:
        said |= set(_in_one_text(left, right, said, distance))
    else:
        if _one_source(left, right):
            said.add("one source")
        if "thin" in said:
            said.add("thin, two texts")
    found = dict.fromkeys(said, 1.0)
    if "figure same" in said and left.figure and right.figure:
        least = min(left.figure.value or 0, right.figure.value or 0)
        found["figure size"] = min(log(max(least, 1)), log(TELLING))
    return found


def bars(said: AbstractSet[str]) -> bool:
    """Whether too much differs for one delivery, whatever else is alike. What else differs is weighed."""
    if not _OTHERS.isdisjoint(said) or said >= {"supply differs", "receive differs"}:
        return True
    counted, dated = "figure same" in said, not _DATED.isdisjoint(said)
    tied = counted or dated or not _TOLD_ALIKE.isdisjoint(said)
    if "plan and deed" in said and not (tied or "figure fits" in said):
        return True
    if _MET.isdisjoint(said) and not dated and _strangers(said, counted):
        return True
    for end, other in (("supply", "receive"), ("receive", "supply")):
        passed = "stop is supplier" in said or (counted and f"{other} unread" not in said)
        held = counted or dated or not said.isdisjoint(("one source", "text corrects"))
        if f"{end} differs" in said and not (passed or (f"{other} same" in said and held)):
            return True
    if "supply state and firm" in said and not (counted or dated or said & _OF_ONE_SUPPLY):
        return True
    if "receive of two sorts" in said and not (counted or dated or "one source" in said):
        return True
    if said >= {"thin, two texts", "nothing counted"} and not (tied or said & {"item same", "stop same"}):
        return True  # "X as the recipient": of what, nobody tells
    if said >= {"receive veiled", "nothing counted"} and not tied:
        return True  # "sold to a customer" is no word on the firm that another text names
    if said >= {"date differs", "figure untold"} and not (tied or said & {"both ends", "stop same"}):
        return True
    return not counted and not _FARTHER.isdisjoint(said)


def _strangers(said: AbstractSet[str], counted: bool) -> bool:
    """Whether two claims with neither party, place nor date in common (a country is none) are of two deliveries: a
    plan that no figure ties to a deed; in one text goods under words that do not fit; or, in two texts without a common
    source, a plan and a deed, a rumour and a fact, two countries."""
    if "plan and deed" in said and not (counted or "figure fits" in said):
        return True
    if said >= {"text other goods", "kind untold"} and not (counted or "figure fits" in said):
        return True
    return said.isdisjoint(("text same", "one source")) and not said.isdisjoint(_UNLIKE)


def hopeless(left: Leg, right: Leg) -> bool:
    """Whether `bars` is sure to bar the two for their ends, goods or figures alone: most that are compared; or one
    tells of all goods of a longer time and the other of some."""
    if any(worth(one) and (other.kinds or other.figure) for one, other in ((left, right), (right, left))):
        return True
    if _differ(left.supply, right.supply) and _differ(left.receive, right.receive):
        return True
    if _goods(left, right) in _OTHERS:
        return True
    one, other = left.figure, right.figure
    return bool(one and other and far(left, right) and agree(one, other) is False)


def _one_source(left: Leg, right: Leg) -> bool:
    """Whether both are told after one source; that one outlet tells both, or told something alike before, is none."""
    own = left.outlet if left.outlet == right.outlet else None
    return any(kind != "text" and key != own for kind, key in left.marks & right.marks)


def _differ(left: Side, right: Side) -> bool:
    """Whether other parties stand at the two ends."""
    ours, theirs = left.parties, right.parties
    if not ours or not theirs or not ours.isdisjoint(theirs):
        return False
    return left.places.isdisjoint(right.places) and not in_two_scripts(left, right)


def ties(said: AbstractSet[str]) -> bool:
    """Whether anything is the same at all: nobody is joined for what is left unsaid."""
    return not _TIES.isdisjoint(said)


@cache
def weights() -> Mapping[str, float]:
    """The weight of each point, and of what is said by no point (`bias`)."""
    return dict(json.loads(files("enduse.trace").joinpath("weights.json").read_text(encoding="utf-8"))["weights"])


def _end(left: Side, right: Side, name: str) -> str:
    """How one end of the two compares: by parties, places, countries, else by who gives it."""
    if not left.parties.isdisjoint(right.parties):
        return f"{name} same"
    if not left.places.isdisjoint(right.places):
        return f"{name} place"
    if left.parties and right.parties:
        return f"{name} unread" if in_two_scripts(left, right) else f"{name} differs"
    ours, theirs = left.countries | left.lands, right.countries | right.lands
    if ours & (theirs | right.homes) or theirs & left.homes:
        return f"{name} country"
    if (ours and (theirs or right.homes)) or (theirs and left.homes):
        return f"{name} other country"
    if (left.veiled and right.parties) or (right.veiled and left.parties):
        return f"{name} veiled"
    if left.veiled and right.veiled:
        return f"{name} veiled twice"
    given = [bool(s.parties or s.places or s.veiled) for s in (left, right)]
    return f"{name} given once" if any(given) else f"{name} untold"


def _goods(left: Leg, right: Leg) -> str:
    if not left.items.isdisjoint(right.items):
        return "item same"
    if not left.items or not right.items:
        return "item untold"
    if left.specific and left.specific == right.specific:
        return "models differ"
    if not left.kinds.isdisjoint(right.kinds):
        return "kind same"
    if wider(left, right):
        return "kind wider"
    if untold(left, right):
        return "kind untold"
    return "kind near" if near_kinds(left.kinds, right.kinds) else "kind differs"


def _figure(left: Leg, right: Leg) -> set[str]:
    one, other = left.figure, right.figure
    if not (one and other):
        return {"figure given once" if one or other else "figure untold"}
    match agree(one, other):
        case None:
            return {"units differ"}
        case False if tenfold(one.value or 0, other.value or 0):
            slip = _one_source(left, right) or corrects(left.claim) or corrects(right.claim)
            return {"figure same"} if slip else set()
        case False:
            return {"figure differs", "figure far"} if far(left, right) else {"figure differs"}
        case _:
            return {"figure same" if same_figure(left, right) else "figure fits"}


def _dates(left: Leg, right: Leg) -> str:
    one, other = left.claim, right.claim
    meet = overlap(one.when, other.when)
    if meet is None:
        return "date untold"
    if meet:
        if is_day(one.when) and is_day(other.when):
            return "date same day"
        return "date same month" if max(width(one.when), width(other.when)) <= MONTH else "date fits"
    if steps(left, right):
        return "date of a later step"
    return "date differs" if days_between(one, other) <= DISPUTED else "date far"


def _ways(left: Leg, right: Leg) -> Iterator[str]:
    """How the ways of the goods run into each other."""
    if left.via & right.via:
        yield "stop same"
    if left.via & right.supply.parties or right.via & left.supply.parties:
        yield "stop is supplier"
    if left.supply.parties & right.receive.parties or right.supply.parties & left.receive.parties:
        yield "passed on"
    if first_leg(left, right) or first_leg(right, left):
        yield "first leg"


def _telling(left: Leg, right: Leg, said: set[str]) -> Iterator[str]:
    """What several points say together, and how much the claims tell at all."""
    ends = ("supply same" in said) + ("receive same" in said)
    goods = "item same" in said or "kind same" in said
    if ends == 2:
        yield "both ends"
        if goods:
            yield "both ends and goods"
    if ends == 1 and not said & {"supply differs", "receive differs"}:
        yield "one end"
    if "receive veiled twice" in said and left.receive.armed != right.receive.armed:
        yield "receive of two sorts"
    if _state_gives(left, right) or _state_gives(right, left):
        yield "supply state and firm"
    if "figure same" in said and goods:
        yield "figure and goods"
    if "figure same" in said and ends:
        yield "figure and end"
    if said >= {"date untold", "figure untold"}:
        yield "nothing counted"
    if is_plan(left.claim) != is_plan(right.claim):
        yield "plan and deed"
    if left.claim.state and left.claim.state == right.claim.state:
        yield "state same"
    if (left.claim.certainty == "stated") != (right.claim.certainty == "stated"):
        yield "sureness differs"
    if differs_in_batch(left, right):
        yield "batch differs"
    if not all(any(s.parties or s.places or s.veiled for s in (one.supply, one.receive)) for one in (left, right)):
        yield "no ends"
    if any(len(one.claim.roles) <= 1 for one in (left, right)):
        yield "thin"


def _state_gives(state: Leg, firm: Leg) -> bool:
    """Whether a country itself is told to have given what a firm of another, or of an unknown, country gave."""
    codes = state.supply.countries
    acting = any(r.party in state.supply.places for r in state.claim.fillers("supplier"))
    return acting and bool(codes and firm.supply.parties) and not (state.supply.parties or codes & firm.supply.homes)


def _in_one_text(left: Leg, right: Leg, said: set[str], distance: int) -> Iterator[str]:
    """How the two stand to each other in their text."""
    one, other = left.claim, right.claim
    yield "text same"
    if distance == 1:
        yield "text next, thin" if "thin" in said else "text next"
    if distance == 2:
        yield "text second"
    if distance >= AWAY:
        yield "text away"
    if other.id in left.continues or one.id in right.continues:
        yield "text goes on"
    if other.id in left.continues[-1:] or one.id in right.continues[-1:]:
        yield "text of those goods"
    if left.further or right.further:
        yield "text of further goods"
    if any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence):
        yield "text passage"
        counted = [c.quantity.value for c in (one, other) if c.quantity and c.quantity.value]
        if len(set(counted)) == 2:
            yield "text counts twice"
    if said & {"date differs", "date far", "date of a later step"}:
        yield "text dates"
    if speaker(one) == speaker(other):
        yield "text speaker"
    if corrects(one) or corrects(other):
        yield "text corrects"
    if one.fillers("item") and other.fillers("item") and "item same" not in said:
        yield "text other goods"
