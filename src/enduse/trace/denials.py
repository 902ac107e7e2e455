"""Which transfers does a denial speak about? "We never armed Ruritania" speaks of drones, not of tractors."""

import re
from collections.abc import Iterable, Mapping

from enduse.records.claim import Claim
from enduse.records.party import Party
from enduse.trace.dates import overlap
from enduse.trace.goods import covers
from enduse.trace.legs import Leg, Side


def denials(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that deny a transfer, by id."""
    return sorted((c for c in claims if c.relation == "transfer" and c.stance == "denies"), key=lambda c: c.id)


def answers(denial: Leg, event: list[Leg], parties: Mapping[str, Party]) -> bool:
    """Whether the denial answers any of the event's claims by name, or covers the event by its ends, goods and time.

    Each end that the denial gives must be the event's: the same party or place, or a country that the event's party or
    place belongs to. Where the event's claims leave an end open, it is enough that their passages name the denied party
    or place there. Goods are covered by wider goods. A denial that gives no end covers nothing by itself.
    """
    if {one.claim.id for one in event} & set(denial.claim.about):
        return True
    given = [(denial.supply, [one.supply for one in event]), (denial.receive, [one.receive for one in event])]
    ends = [(wide, narrow) for wide, narrow in given if wide.parties or wide.places]
    passages = " ".join(e.quote for one in event for e in one.claim.evidence)
    covered = [_covered(wide, narrow) or _named(wide, narrow, passages, parties) for wide, narrow in ends]
    if not ends or not all(covered) or not any(_covered(wide, narrow) for wide, narrow in ends):
        return False
    if all(overlap(denial.claim.when, one.claim.when) is False for one in event):
        return False
    if denial.items and any(denial.items & one.items for one in event):
        return True
    if not denial.kinds:
        return len(ends) == 2 or not denial.claim.fillers("item")
    return any(covers(wide, narrow) for wide in denial.kinds for one in event for narrow in one.kinds)


def _named(wide: Side, narrow: list[Side], passages: str, parties: Mapping[str, Party]) -> bool:
    """Whether the event leaves this end open, and its passages name the denied party or place."""
    if any(side.parties or side.places for side in narrow):
        return False
    names = [n.text for id in sorted(wide.parties | wide.places) for n in parties[id].names]
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", passages) for name in names if name)


def _covered(wide: Side, narrow: list[Side]) -> bool:
    """Whether the denied end is, or holds, the event's end."""
    for side in narrow:
        if wide.parties & side.parties or wide.places & side.places:
            return True
        if wide.countries & (side.homes | side.countries):
            return True
    return False
