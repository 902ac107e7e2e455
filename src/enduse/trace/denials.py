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
from enduse.trace.goods import covers, is_again, is_empty, is_known
from enduse.trace.legs import Leg, Side, in_two_scripts
from enduse.trace.match import narrowly
from enduse.trace.phrases import is_pronoun, says
from enduse.trace.reach import gave, within
from enduse.trace.seats import seats

#: Who denies passing these on denies a deal with the other side as such, whatever a source calls the goods.
ARMS = frozenset({"weapon", "military goods"})
#: Party -> the scripts at the other end -> the events, in order.
Scripts = dict[str, dict[frozenset[str], dict[int, None]]]
NOBODY = Side(frozenset(), frozenset(), frozenset(), frozenset())


def denials(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that deny a transfer, by id. Under a condition ("not until the ministry agrees") none is denied."""
    found = (c for c in claims if c.relation == "transfer" and c.stance == "denies" and c.certainty != "conditional")
    return sorted(found, key=lambda c: c.id)


class Denials:
    """The denials of a case, and the events that each speaks about; only events that share an end with it are asked.

    `speaks_for`: person -> the firms for which it speaks.
    """

    def __init__(
        self,
        against: list[Leg],
        told: list[list[Leg]],
        parties: Mapping[str, Party],
        papers: Mapping[str, Document],
        speaks_for: Mapping[str, Iterable[str]],
    ) -> None:
        self._found: dict[int, list[Leg]] = {}
        if any(denial.supply.countries or denial.receive.countries for denial in against):
            told = _seated(told, parties)
        given = gave(told) if against else {}
        supply, receive = _index(told, "supply"), _index(told, "receive")
        open_supply, open_receive = _open(told, "supply"), _open(told, "receive")
        from_givers, from_takers = _scripts(told, "supply"), _scripts(told, "receive")
        of_claim = {one.claim.id: n for n, event in enumerate(told) for one in event}
        in_text: dict[str, set[int]] = {}
        for n, event in enumerate(told):
            for leg in event:
                in_text.setdefault(leg.claim.document, set()).add(n)
        for one in against:
            denial = _meant(one, parties, speaks_for)
            here = _of_unknown_part(denial, parties)
            givers, takers = _at(denial.supply, supply), _at(denial.receive, receive)
            if _given(denial.supply) and _given(denial.receive):
                near = (givers & takers) | (givers & open_receive) | (takers & open_supply)
                near |= _unread(denial.supply, denial.receive, from_givers)
                near |= _unread(denial.receive, denial.supply, from_takers)
            else:
                near = givers | takers
            near |= {of_claim[id] for id in denial.claim.about if id in of_claim}
            if _without_ends(denial):
                near |= in_text.get(one.claim.document, set())
            if here:
                near = {n for n in near if any(leg.claim.document == one.claim.document for leg in told[n])}
            covered = [n for n in sorted(near) if answers(denial, told[n], parties)]
            for n in within(denial, covered, told, papers, given):
                self._found.setdefault(n, []).append(denial)

    def of(self, event: int) -> list[Leg]:
        """The denials that speak about an event, by its number."""
        return self._found.get(event, [])


def _seated(told: list[list[Leg]], parties: Mapping[str, Party]) -> list[list[Leg]]:
    """The events, each end with the country where the texts put its firms if nothing else tells one."""
    sides = (side for event in told for one in event for side in (one.supply, one.receive))
    homeless = {id for side in sides if not side.homes for id in side.parties}
    where = seats((one.claim for event in told for one in event), parties, homeless)

    def seated(side: Side) -> Side:
        codes = frozenset(code for id in side.parties for code in where.get(id, ()))
        return side if side.homes or not codes else replace(side, homes=codes)

    return [[replace(one, supply=seated(one.supply), receive=seated(one.receive)) for one in e] for e in told]


def _meant(denial: Leg, parties: Mapping[str, Party], speaks_for: Mapping[str, Iterable[str]]) -> Leg:
    """The denial, its persons together with the firms for which they speak, and the denier as the giver where it denies
    passing on anything and names no giver."""

    def wide(side: Side) -> Side:
        firms = {firm for id in side.parties for firm in speaks_for.get(id, ())}
        scripts = {s for id in firms if id in parties for n in parties[id].names for s in scripts_of(n.text)}
        return replace(side, parties=side.parties | firms, scripts=side.scripts | scripts)

    receive = wide(denial.receive)
    supply = wide(denial.supply)
    if not _given(supply) and (_anything(denial) or not denial.claim.fillers("item")):
        supply = _own(denial, receive, parties, speaks_for)
    return replace(denial, supply=supply, receive=receive)


def _index(told: list[list[Leg]], end: Literal["supply", "receive"]) -> dict[str, list[int]]:
    """Party, place or country code -> the events that have it at this end; who stands between is at both."""
    found: dict[str, list[int]] = {}
    for n, event in enumerate(told):
        sides = [one.supply if end == "supply" else one.receive for one in event]
        keys = {k for s in sides for k in (*s.parties, *s.places, *s.countries, *s.homes)}
        for key in keys.union(*(one.via for one in event)):
            found.setdefault(key, []).append(n)
    return found


def _at(side: Side, index: Mapping[str, list[int]]) -> set[int]:
    """The events that have one of these parties, places or countries at the end that the index is of."""
    return {n for key in (*side.parties, *side.places, *side.countries) for n in index.get(key, ())}


def _scripts(told: list[list[Leg]], end: Literal["supply", "receive"]) -> Scripts:
    """Party at this end, or between -> the scripts of whoever is named at the other -> the events."""
    found: Scripts = {}
    for n, event in enumerate(told):
        for one in event:
            side, other = (one.supply, one.receive) if end == "supply" else (one.receive, one.supply)
            if other.parties:
                for party in side.parties | one.via:
                    found.setdefault(party, {}).setdefault(other.scripts, {})[n] = None
    return found


def _unread(side: Side, other: Side, index: Scripts) -> set[int]:
    """The events that have one of these parties at the end that the index is of, and at the other a party whose name
    cannot be read against the denied one's."""
    if not other.parties:
        return set()
    told = (known for party in side.parties for known in index.get(party, {}).items())
    return {n for scripts, events in told if scripts.isdisjoint(other.scripts) for n in events}


def _open(told: list[list[Leg]], end: Literal["supply", "receive"]) -> set[int]:
    """The events that name neither party nor place at this end."""
    sides = ((n, [one.supply if end == "supply" else one.receive for one in event]) for n, event in enumerate(told))
    return {n for n, these in sides if not any(side.parties or side.places for side in these)}


def answers(denial: Leg, event: list[Leg], parties: Mapping[str, Party]) -> bool:
    """Whether the denial answers any of the event's claims by name, or covers the event by its ends, goods and time.

    Each end that the denial gives must be the event's: the same party or place, or a country that the event's party or
    place belongs to; who stands between is at both. Where one end is the same party, or both stand in one text or name
    one model, it is enough that the event tells nothing else of the other; or that its passages name the denied place
    there. Goods are covered by wider goods, a model by none but itself. Words that name no goods ("anything") cover
    all. Arms cover all between two firms that both sides name. A denial that gives no end covers what its own text
    tells of the goods that it names; one by "us" of whom the text does not tell who they are covers nothing that
    another text tells.
    """
    if denial.claim.about and not {one.claim.id for one in event}.isdisjoint(denial.claim.about):
        return True
    given = [(denial.supply, [one.supply for one in event]), (denial.receive, [one.receive for one in event])]
    if any(wide.veiled and not wide.anyone and not _given(wide) for wide, _ in given):
        return False  # "several makers": nobody knows whether the event's party is one of those
    if _of_nobody(denial) and all(one.claim.document != denial.claim.document for one in event):
        return False
    if _without_ends(denial):
        return _told_there(denial, event)
    ends = [(wide, narrow) for wide, narrow in given if _given(wide)]
    between = frozenset[str]().union(*(one.via for one in event))
    named = [bool(wide.parties & between.union(*(side.parties for side in narrow))) for wide, narrow in ends]
    covered = [_covered(*end, by_name=any(named)) or name for end, name in zip(ends, named, strict=True)]
    if not any(covered):
        return False
    if not all(covered):
        if not (_same_goods(denial, event) or any(one.claim.document == denial.claim.document for one in event)):
            return False  # nobody tells whether the denier had a part in it
        tied = any(named) or any(
            one.claim.document == denial.claim.document or (denial.specific and denial.items & one.items)
            for one in event
        )
        passages = " ".join(e.quote for one in event for e in one.claim.evidence)
        if not all(
            met or (tied and _untold(*end)) or _named(*end, passages, parties)
            for met, end in zip(covered, ends, strict=True)
        ):
            return False
    dates = {overlap(denial.claim.when, one.claim.when) for one in event}
    if False in dates and True not in dates:
        return False
    return _anything(denial) or _of_goods(denial, event, both=len(ends) == 2)


def _without_ends(denial: Leg) -> bool:
    """Whether a denial names its goods and nobody at either end: "no drives were delivered"."""
    sides = (denial.supply, denial.receive)
    empty = not any(_given(side) or side.veiled for side in sides) and not denial.via
    claim = denial.claim
    return empty and bool(denial.items or denial.kinds) and claim.phase != "planned" and not claim.fillers("supplier")


def _told_there(denial: Leg, event: list[Leg]) -> bool:
    """Whether the text of a denial tells of the event, as one of the goods that are denied."""
    here = [one for one in event if one.claim.document == denial.claim.document]
    return any(denial.items & one.items or _covers_goods(denial, [one]) for one in here)


def _of_nobody(denial: Leg) -> bool:
    """Whether nobody knows who denies it: "we" of a text without an author; "the press service" that names no party."""
    voice = denial.claim.voice
    if voice and voice[-1].kind == "anonymous":
        return not (denial.supply.parties or denial.receive.parties)
    return bool(denial.claim.fillers("supplier")) and not (_given(denial.supply) or voice)


def _of_goods(denial: Leg, event: list[Leg], *, both: bool) -> bool:
    """Whether the denied goods are the event's; `both`: the denial gives both ends."""
    if any(denial.items & one.items for one in event):
        return True
    if (
        denial.specific == "number"
        and not _points_back(denial)
        and any(one.specific == "number" or one.kinds for one in event)
    ):
        return False  # another model, or goods among which it may be one of many
    if not denial.kinds:
        dated = any(narrowly(denial, one) for one in event)
        return both or dated or denial.claim.when is None or not denial.claim.fillers("item")
    untold = not any(one.kinds for one in event)
    return untold or _covers_goods(denial, event) or _arms_between(denial, event) or _in_other_script(denial, event)


def _same_goods(denial: Leg, event: list[Leg]) -> bool:
    """Whether the denied goods are, or cover, those that the event names; either may name none."""
    if all(is_empty(r.text) and not is_pronoun(r.text) for r in denial.claim.fillers("item")):
        return True
    named = [one for one in event if one.items or one.kinds]
    return not named or any(denial.items & one.items for one in named) or _covers_goods(denial, named)


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
    """Whether the denial's words for the goods name none: "anything", "such shipments"; "they", "the machines" are
    those named before, where that is known."""
    if not _points_back(denial):
        return False
    said = denial.claim.fillers("item")
    return not denial.continues or not denial.kinds or any(says("whatever", r.text) for r in said)


def _points_back(denial: Leg) -> bool:
    """Whether all words for the goods may stand for goods named before."""
    said = denial.claim.fillers("item")
    return bool(said) and all(is_again(r.text) for r in said)


def _own(denial: Leg, receive: Side, parties: Mapping[str, Party], speaks_for: Mapping[str, Iterable[str]]) -> Side:
    """The denier as the giver, where it is a known party that is not the receiving one; a person with its firms."""
    speaker = denial.claim.voice[-1].party if denial.claim.voice else None
    if speaker is None or speaker not in parties or speaker in receive.parties | receive.places:
        return NOBODY
    if parties[speaker].schema == "PublicBody" and not denial.claim.fillers("item"):
        return NOBODY  # it may speak of others
    firms = frozenset(speaks_for.get(speaker, ())) - receive.parties
    if parties[speaker].kind == "person" and receive.parties and not firms:
        return NOBODY  # for whom it is not told
    if parties[speaker].kind == "place":
        return replace(NOBODY, places=frozenset({speaker}), countries=frozenset(parties[speaker].countries))
    scripts = frozenset(s for id in (speaker, *firms) for n in parties[id].names for s in scripts_of(n.text))
    return replace(NOBODY, parties=frozenset({speaker}) | firms, scripts=scripts)


def _of_unknown_part(denial: Leg, parties: Mapping[str, Party]) -> bool:
    """Whether somebody denies that others got something, naming neither giver nor goods, and nobody knows for whom."""
    claim = denial.claim
    if _given(denial.supply) or claim.fillers("supplier") or claim.fillers("item") or not claim.voice:
        return False
    speaker = claim.voice[-1]
    known = parties.get(speaker.party or "")
    if speaker.kind not in ("person", "organization") or (known and known.schema == "PublicBody"):
        return False
    return speaker.party not in denial.receive.parties | denial.receive.places


def _given(side: Side) -> bool:
    return bool(side.parties or side.places or side.countries)


def _covers_goods(denial: Leg, event: list[Leg]) -> bool:
    return any(covers(wide, narrow) for wide in denial.kinds for one in event for narrow in one.kinds)


def _in_other_script(denial: Leg, event: list[Leg]) -> bool:
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


def _covered(wide: Side, narrow: list[Side], *, by_name: bool) -> bool:
    """Whether the denied end is, or holds, the event's end. Of two named parties neither stands for its country.

    `by_name`: both are known to share a party; then names in two scripts may be one.
    """
    for side in narrow:
        if wide.parties & side.parties:
            return True
        if wide.parties and side.parties:
            if by_name and in_two_scripts(wide, side):
                return True
        elif wide.places & side.places or wide.countries & (side.homes | side.countries):
            return True
    return False
