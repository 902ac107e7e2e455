"""How far does a denial reach? Of the transfers that its words cover, those that it can have spoken of.

A denial of forty drones denies no delivery of seven, one told in March none of May, "denied the shipment" none that its
own text does not tell of, a denied plan no deed, "no further orders" none that is told as the first; and what a maker
denies to have sold is not what others to whom it sold passed on. What a denial answers by name it always reaches.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

from enduse.compare.quantities import agree
from enduse.records.claim import When
from enduse.records.document import Document
from enduse.trace.dates import days
from enduse.trace.goods import is_empty, is_further
from enduse.trace.legs import Leg
from enduse.trace.topics import points_back

Event = Sequence[Leg]
#: Giver and item -> all named parties to whom it is told to have given that item.
Gave = Mapping[tuple[str, str], frozenset[str]]


def gave(events: Iterable[Event]) -> Gave:
    """To whom each named party is told to have given what."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in chain.from_iterable(events):
        for key in product(one.supply.parties, one.items):
            found.setdefault(key, set()).update(one.receive.parties)
    return {key: frozenset(takers) for key, takers in found.items()}


def within(
    denial: Leg, covered: Sequence[int], events: Sequence[Event], documents: Mapping[str, Document], gave: Gave
) -> Iterator[int]:
    """Of the events that a denial covers (`covered`, by position), those it can have spoken of."""
    about = set(denial.claim.about)
    named = {n for n in covered if about and not about.isdisjoint(one.claim.id for one in events[n])}
    free = [
        n
        for n in covered
        if n not in named
        and _was_known(denial, events[n], documents)
        and _same_step(denial, events[n])
        and _may_be_giver(denial, events[n], gave)
    ]
    if any(is_further(r.text) for r in denial.claim.fillers("item")):
        free = [n for n in free if any(_is_further(one) for one in events[n])]
    here = [n for n in free if any(one.claim.document == denial.claim.document for one in events[n])]
    if here and any(points_back(r.text) for r in denial.claim.fillers("item")):
        free = here
    yield from sorted({*named, *(n for n in free if _same_figure(denial, events[n]))})


def _was_known(denial: Leg, event: Event, documents: Mapping[str, Document]) -> bool:
    """Whether the event can have been known when the denial was told: it is none of days after it, unless as a plan of
    which a text told by then; and who denied all goods ("never sold them anything") answers no report that came
    later."""
    told = documents[denial.claim.document].published
    last = days(When(value=told, text=told, start=0, end=0)) if told else None
    if told is None or last is None or any(one.claim.document == denial.claim.document for one in event):
        return True
    heard = any((documents[one.claim.document].published or "") <= told for one in event)
    if not heard and denial.claim.phase == "done" and _all_goods(denial):
        return False
    planned = any(one.claim.phase != "done" for one in event)
    dated = [span for one in event if (span := days(one.claim.when))]
    return (heard and planned) or not dated or any(span[0] <= last[1] for span in dated)


def _all_goods(denial: Leg) -> bool:
    return bool(said := denial.claim.fillers("item")) and all(is_empty(r.text) for r in said)


def _same_step(denial: Leg, event: Event) -> bool:
    """Whether a denied plan meets a plan; what is denied as such meets plans and deeds."""
    return denial.claim.phase != "planned" or any(one.claim.phase != "done" for one in event)


def _may_be_giver(denial: Leg, event: Event, gave: Gave) -> bool:
    """Whether the denied giver may be the event's: none is named there, and it gave such goods to nobody else."""
    givers = denial.supply.parties
    if not givers or any(givers & (one.supply.parties | one.via) for one in event):
        return True
    takers = {id for one in event for id in one.receive.parties}
    keys = product(givers, {item for one in event for item in one.items})
    return all(not to or to & takers for to in (gave.get(key, frozenset()) for key in keys))


def _is_further(one: Leg) -> bool:
    """Whether a claim tells of goods beside those told before, or of such as are to come."""
    return one.further or one.claim.phase == "planned" or any(is_further(r.text) for r in one.claim.fillers("item"))


def _same_figure(denial: Leg, event: Event) -> bool:
    """Whether the event may be of the figure that is denied; a denial without one speaks of any."""
    figure = denial.claim.quantity
    if figure is None:
        return True
    told = [one.claim.quantity for one in event if one.claim.quantity is not None]
    return not told or any(agree(figure, other) is not False for other in told)
