"""Flags on the way of goods: transshipment, forwarders, detours, free zones, gaps."""

from collections.abc import Hashable
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

from msgspec.structs import replace

from enduse.records.transfer import Transfer
from enduse.reference.flags import countries, limit, said
from enduse.reference.places import Place, lookup, place
from enduse.trace.flags.facts import Facts, Looked

EARTH = 6371.0  # kilometres, mean radius
RUSSIA = "ru"


def transshipped(facts: Facts) -> Looked:
    """R01: a stop, or the origin, lies in a known transshipment country, the end under the controls or is not told."""
    for one, *more in facts.grouped(facts.transfers, lambda t: _way(facts, t)):
        transit = countries("transit", facts.dated(one))
        stops = [(p, facts.countries(p)) for p in one.via if facts.countries(p)]
        start = facts.countries(one.origin) or facts.countries(one.supplier)
        goal = facts.goal(one)
        if not stops and not (start and goal):
            continue
        met = next(((p, found & transit) for p, found in stops if found & transit and not found & goal), None)
        bound = bool(goal & countries("destination"))
        if met and (bound or not goal):
            where = f"goes on to {_codes(goal)}" if goal else "the country of its end is not told"
            why = f"{facts.told(one)} passes {facts.name(met[0])} in {_codes(met[1])}, a transshipment country; {where}"
            yield facts.on(one, why, f"stop: {facts.name(met[0])}, {_codes(met[1])}", also=more)
        elif bound and start & transit and not start & goal:
            why = (
                f"{facts.told(one)} leaves from {_codes(start & transit)}, a transshipment country, for {_codes(goal)}"
            )
            yield facts.on(one, why, f"from {_codes(start)}, to {_codes(goal)}", also=more)
        else:
            yield None


def _way(facts: Facts, transfer: Transfer) -> Hashable:
    """What transfers by one way have in common, the transshipment countries of their day included."""
    ends = (
        transfer.supplier,
        transfer.via,
        transfer.origin,
        transfer.destination,
        transfer.recipient,
        transfer.end_user,
    )
    return (*ends, countries("transit", facts.dated(transfer)))


def forwarder(facts: Facts) -> Looked:
    """R02: the final receiver is a forwarder by its name, and no end user is stated."""
    onward = {(t.supplier, t.item) for t in facts.transfers}
    known = (t for t in facts.transfers if facts.named(t.recipient) and (t.recipient, t.item) not in onward)
    for deals in facts.grouped(known, lambda t: t.recipient):
        one, *more = sorted(deals, key=lambda t: t.end_user is not None)
        word = next((w for n in facts.parties[str(one.recipient)].names if (w := said("forwarder", n.text))), None)
        why = f"{facts.told(one)}: the receiver is a forwarder by its name (“{word}”), and no end user is stated"
        more = [t for t in more if t.end_user is None]
        yield facts.on(one, why, "end user: not stated", also=more) if word and one.end_user is None else None


def detour(facts: Facts) -> Looked:
    """R03: the way by the stops told is far longer than the direct line, and no stop is a hub of freight."""
    for one in facts.transfers:
        start = _spot(facts, one.origin) or _spot(facts, one.supplier)
        goal = _spot(facts, one.destination) or _spot(facts, one.recipient) or _spot(facts, one.end_user)
        stops = [found for p in one.via if (found := _spot(facts, p))]
        if start is None or goal is None or not stops or len(stops) < len(one.via) or start.key == goal.key:
            continue
        way = [start, *stops, goal]
        length = sum(_apart(a, b) for a, b in pairwise(way))
        direct = _apart(start, goal)
        hub = any(stop.country in countries("hub") for stop in stops)
        far = length > limit("R03", "ratio") * direct and length - direct > limit("R03", "detour")
        why = (
            f"{facts.told(one)}: the way {' – '.join(p.name for p in way)} is about {length:,.0f} km, the direct line "
            f"{direct:,.0f} km"
        )
        yield (
            facts.on(one, why, "distances between the places told, of countries between their middles")
            if (far and not hub)
            else None
        )


def _spot(facts: Facts, party: str | None) -> Place | None:
    """Where a place or party is: the place of its name, else the middle of its only country."""
    known = facts.parties.get(party or "")
    if known is None:
        return None
    found = next((p for n in known.names if (p := lookup(n.text))), None) if known.kind == "place" else None
    codes = facts.countries(party)
    found = found or (place(next(iter(codes))) if len(codes) == 1 else None)
    return found if found and found.lat is not None and found.lon is not None else None


def _apart(a: Place, b: Place) -> float:
    """Kilometres between two places on the sphere."""
    one, other = radians(a.lat or 0), radians(b.lat or 0)
    turn = sin((other - one) / 2) ** 2 + cos(one) * cos(other) * sin(radians((b.lon or 0) - (a.lon or 0)) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(turn)))


def through_russia(facts: Facts) -> Looked:
    """R06: goods pass Russia on their way elsewhere, or end in a free zone."""
    for one in facts.transfers:
        goal = facts.goal(one)
        ends = [p for p in (one.destination, one.recipient) if p in facts.parties]
        if not ends and not one.via:
            continue
        passed = next((p for p in one.via if RUSSIA in facts.countries(p)), None)
        names = [n.text for p in ends for n in facts.parties[str(p)].names]
        zone = next((n for n in names if said("free zone", n)), None)
        if passed and goal and not goal & countries("destination"):
            why = f"{facts.told(one)} passes {facts.name(passed)} in Russia on its way to {_codes(goal)}"
            yield facts.on(one, why, f"stop: {facts.name(passed)}")
        elif zone:
            yield facts.on(one, f"{facts.told(one)} ends in a free zone", f"destination: “{zone}”")
        else:
            yield None


def gap(facts: Facts) -> Looked:
    """R07: who made the goods is told, and no document shows a step from the maker into the chain."""
    made: dict[str, dict[str, str]] = {}
    for claim in facts.by_relation["production"]:
        for item in claim.fillers("item"):
            for maker in claim.fillers("producer"):
                if item.item and facts.named(maker.party) and claim.certainty == "stated":
                    made.setdefault(item.item, {}).setdefault(str(maker.party), claim.id)
    sold = {(t.item, t.supplier) for t in facts.transfers}
    for one in facts.transfers:
        makers = made.get(one.item or "", {})
        if not makers or not (facts.named(one.recipient) or facts.named(one.end_user)):
            continue
        if len(makers) > 1 or _in_chain(one, makers) or any((one.item, m) in sold for m in makers):
            yield None
            continue
        first = next(iter(makers))
        found = facts.on(one, f"{facts.told(one)}: made by {facts.name(first)}; no step from the maker is told")
        source = facts.claims[makers[first]]
        yield replace(
            found,
            parties=(first, *found.parties),
            claims=tuple(sorted({*found.claims, source.id})),
            documents=tuple(sorted({*found.documents, source.document})),
        )


def _in_chain(one: Transfer, makers: dict[str, str]) -> bool:
    return any(p in makers for p in (one.supplier, *one.via, one.recipient, one.end_user))


def _codes(found: frozenset[str]) -> str:
    return ", ".join(sorted(found)).upper()
