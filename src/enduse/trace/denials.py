"""Which transfers does a denial speak about? "We never armed Ruritania" speaks of drones, not of tractors."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec.structs import replace

from enduse.compare.scripts import scripts_of
from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.party import Party
from enduse.trace.dates import overlap
from enduse.trace.goods import covers, is_again, is_known
from enduse.trace.legs import Leg, Side
from enduse.trace.match import narrowly
from enduse.trace.reach import within

#: Who denies passing these on denies a deal with the other side as such, whatever a source calls the goods.
ARMS = frozenset({"weapon", "military goods"})
NOBODY = Side(frozenset(), frozenset(), frozenset(), frozenset())


def denials(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that deny a transfer, by id."""
    return sorted((c for c in claims if c.relation == "transfer" and c.stance == "denies"), key=lambda c: c.id)


class Denials:
    """The denials of a case, and the events that each speaks about; only events that share an end with it are asked."""

    def __init__(
        self,
        against: list[Leg],
        told: list[list[Leg]],
        parties: Mapping[str, Party],
        papers: Mapping[str, Document],
    ) -> None:
        self._found: dict[int, list[Leg]] = {}
        supply, receive = _index(told, "supply"), _index(told, "receive")
        open_supply, open_receive = _open(told, "supply"), _open(told, "receive")
        of_claim = {one.claim.id: n for n, event in enumerate(told) for one in event}
        for denial in against:
            given = _own(denial, parties) if _anything(denial) and not _given(denial.supply) else denial.supply
            givers, takers = _at(given, supply), _at(denial.receive, receive)
            if _given(given) and _given(denial.receive):
                near = (givers & takers) | (givers & open_receive) | (takers & open_supply)
            else:
                near = givers | takers
            near |= {of_claim[id] for id in denial.claim.about if id in of_claim}
            covered = [n for n in sorted(near) if answers(denial, told[n], parties)]
            for n in within(denial, covered, told, papers):
                self._found.setdefault(n, []).append(denial)

    def of(self, event: int) -> list[Leg]:
        """The denials that speak about an event, by its number."""
        return self._found.get(event, [])


def _index(told: list[list[Leg]], end: Literal["supply", "receive"]) -> dict[str, list[int]]:
    """Party, place or country code -> the events that have it at this end."""
    found: dict[str, list[int]] = {}
    for n, event in enumerate(told):
        sides = [one.supply if end == "supply" else one.receive for one in event]
        for key in {k for s in sides for k in (*s.parties, *s.places, *s.countries, *s.homes)}:
            found.setdefault(key, []).append(n)
    return found


def _at(side: Side, index: Mapping[str, list[int]]) -> set[int]:
    """The events that have one of these parties, places or countries at the end that the index is of."""
    return {n for key in (*side.parties, *side.places, *side.countries) for n in index.get(key, ())}


def _open(told: list[list[Leg]], end: Literal["supply", "receive"]) -> set[int]:
    """The events that name neither party nor place at this end."""
    sides = ((n, [one.supply if end == "supply" else one.receive for one in event]) for n, event in enumerate(told))
    return {n for n, these in sides if not any(side.parties or side.places for side in these)}


def answers(denial: Leg, event: list[Leg], parties: Mapping[str, Party]) -> bool:
    """Whether the denial answers any of the event's claims by name, or covers the event by its ends, goods and time.

    Each end that the denial gives must be the event's: the same party or place, or a country that the event's party or
    place belongs to. Where one end is the same party, or both stand in one text or name one model, it is enough that
    the event tells nothing else of the other; or that its passages name the denied place there. Goods are covered by
    wider goods, and another model by none. Words that name no goods ("anything") cover all; whoever denies them without
    naming the giver speaks of itself. Arms cover all between two firms that both sides name. A denial that gives no end
    covers nothing by itself.
    """
    if denial.claim.about and not {one.claim.id for one in event}.isdisjoint(denial.claim.about):
        return True
    anything = _anything(denial)
    supply = _own(denial, parties) if anything and not _given(denial.supply) else denial.supply
    given = [(supply, [one.supply for one in event]), (denial.receive, [one.receive for one in event])]
    if any(wide.veiled and not wide.anyone and not _given(wide) for wide, _ in given):
        return False  # "Chinese makers": nobody knows whether the event's party is one of those
    ends = [(wide, narrow) for wide, narrow in given if _given(wide)]
    covered = [_covered(wide, narrow) for wide, narrow in ends]
    if not any(covered):
        return False
    if not all(covered):
        by_name = any(wide.parties & side.parties for wide, narrow in ends for side in narrow)
        by_name = by_name or any(
            one.claim.document == denial.claim.document or (denial.specific and denial.items & one.items)
            for one in event
        )
        passages = " ".join(e.quote for one in event for e in one.claim.evidence)
        if not all(
            met or (by_name and _untold(*end)) or _named(*end, passages, parties)
            for met, end in zip(covered, ends, strict=True)
        ):
            return False
    if all(overlap(denial.claim.when, one.claim.when) is False for one in event):
        return False
    return anything or _of_goods(denial, event, both=len(ends) == 2)


def _of_goods(denial: Leg, event: list[Leg], *, both: bool) -> bool:
    """Whether the denied goods are the event's; `both`: the denial gives both ends."""
    if any(denial.items & one.items for one in event):
        return True
    if denial.specific == "number" and any(one.specific == "number" for one in event):
        return False  # another model
    if not denial.kinds:
        dated = any(narrowly(denial, one) for one in event)
        return both or dated or denial.claim.when is None or not denial.claim.fillers("item")
    untold = not any(one.kinds for one in event)
    return untold or _covers_goods(denial, event) or _arms_between(denial, event) or _unread(denial, event)


def is_general(denial: Leg, event: list[Leg]) -> bool:
    """Whether the denial speaks of more than this event: of a country that no claim names as giver, of arms as such."""
    if denial.claim.about and not {one.claim.id for one in event}.isdisjoint(denial.claim.about):
        return False
    ends = [side for side in (denial.supply, denial.receive) if _given(side)]
    if len(ends) == 1 and not denial.claim.fillers("item"):
        return True
    if any(side.veiled and not side.anyone and not _given(side) for side in (denial.supply, denial.receive)):
        return True
    for wide, role in ((denial.supply, ("supplier",)), (denial.receive, ("recipient", "end_user"))):
        if wide.parties:
            break
        if wide.places & {r.party for name in role for r in denial.claim.fillers(name)}:
            return not wide.places & {r.party for one in event for name in role for r in one.claim.fillers(name)}
    same_item = any(denial.items & one.items for one in event)
    return bool(denial.kinds & ARMS) and not same_item and not _covers_goods(denial, event)


def _anything(denial: Leg) -> bool:
    """Whether the denial's words for the goods name none: "anything", "such shipments"."""
    said = denial.claim.fillers("item")
    return bool(said) and all(is_again(r.text) for r in said)


def _own(denial: Leg, parties: Mapping[str, Party]) -> Side:
    """The denier as the giver, where it is a known party that is not the receiving one."""
    speaker = denial.claim.voice[-1].party if denial.claim.voice else None
    if speaker is None or speaker not in parties or speaker in denial.receive.parties | denial.receive.places:
        return NOBODY
    if parties[speaker].kind == "person" and denial.receive.parties:
        return NOBODY  # for whom it is not told
    if parties[speaker].kind == "place":
        return replace(NOBODY, places=frozenset({speaker}), countries=frozenset(parties[speaker].countries))
    return replace(NOBODY, parties=frozenset({speaker}))


def _given(side: Side) -> bool:
    return bool(side.parties or side.places or side.countries)


def _covers_goods(denial: Leg, event: list[Leg]) -> bool:
    return any(covers(wide, narrow) for wide in denial.kinds for one in event for narrow in one.kinds)


def _unread(denial: Leg, event: list[Leg]) -> bool:
    """Whether the denial's words tell no known kind of goods, and the event's are written in another script."""
    words = {s for r in denial.claim.fillers("item") for s in scripts_of(r.text)}
    return not any(map(is_known, denial.kinds)) and any(
        words.isdisjoint(scripts_of(r.text)) for one in event for r in one.claim.fillers("item")
    )


def _arms_between(denial: Leg, event: list[Leg]) -> bool:
    """Whether arms as such are denied between the very firms that the event names at both ends."""
    return bool(denial.kinds & ARMS) and all(
        any(wide.parties & side.parties for side in narrow)
        for wide, narrow in (
            (denial.supply, [one.supply for one in event]),
            (denial.receive, [one.receive for one in event]),
        )
    )


def _named(wide: Side, narrow: list[Side], passages: str, parties: Mapping[str, Party]) -> bool:
    """Whether the event leaves this end open, and its passages name the denied place."""
    if any(side.parties or side.places for side in narrow):
        return False
    names = [n.text for id in sorted(wide.places) for n in parties[id].names]
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", passages) for name in names if name)


def _untold(wide: Side, narrow: list[Side]) -> bool:
    """Whether the event says nothing of this end, or not to which country its party there belongs."""
    return not any(side.parties or side.places or side.veiled for side in narrow)


def _covered(wide: Side, narrow: list[Side]) -> bool:
    """Whether the denied end is, or holds, the event's end."""
    for side in narrow:
        if wide.parties & side.parties or wide.places & side.places:
            return True
        if wide.countries & (side.homes | side.countries):
            return True
    return False
