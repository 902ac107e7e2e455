"""Of whom is something told that they should be asked about? Arms, dual-use and controlled goods; listed counterparts.

What makes a matter grave is a rule of ours and shown with it; it is no finding of guilt. Who takes or sells ordinary
goods among ordinary firms is not asked for.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from enduse.records.claim import Claim
from enduse.records.item import Item
from enduse.records.party import Party
from enduse.records.picture import Picture
from enduse.records.transfer import Transfer
from enduse.reference.control import scopes
from enduse.reference.flags import limit
from enduse.trace.dossier import Dossier
from enduse.trace.goods import covers

#: Goods about which whoever is named is asked.
GRAVE = ("military goods", "dual-use goods")
#: A hit below this score is no reason to ask: from here on `enduse review` shows hits of a table, too.
LISTED = 0.75
#: Who makes or develops such goods.
MAKERS = {"production": ("producer",), "development": ("developer", "partner")}


class Matters(Struct, frozen=True):
    """What is told of one party: transfers and claims by id, and why they are grave."""

    transfers: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()  # of no transfer
    why: tuple[str, ...] = ()


def grave(told: Dossier, picture: Picture) -> dict[str, Matters]:
    """Party -> what is told of it that it should be asked about; only firms, bodies and persons with a name."""
    listed = {h.party for h in picture.hits if h.score >= LISTED}
    controlled = {i.id for i in picture.items if _controlled(i)}
    makers: dict[str, list[Claim]] = {}
    for claims in told.in_document.values():
        for claim in claims:
            if claim.relation in MAKERS and _goods(claim, told, controlled):
                for role in MAKERS[claim.relation]:
                    for filler in claim.fillers(role):
                        if _askable(filler.party, told.parties):
                            makers.setdefault(str(filler.party), []).append(claim)
    found: dict[str, tuple[set[str], set[str], set[str]]] = {}
    for one in told.transfers.values():
        stops = [p for p in (one.supplier, *one.via, one.recipient, one.end_user) if p]
        for party in dict.fromkeys(p for p in stops if _askable(p, told.parties)):
            others = {p for p in stops if p != party}
            arming = {p for p in others & makers.keys() if p != one.supplier or _same(one, makers[p])}
            if why := _why(one, others, told, controlled, listed, arming):
                transfers, _, reasons = found.setdefault(party, (set(), set(), set()))
                transfers.add(one.id)
                reasons.add(why)
    for party, claims in makers.items():
        _, alone, reasons = found.setdefault(party, (set(), set(), set()))
        alone.update(c.id for c in claims)
        reasons.add("is said to make or develop arms, dual-use or controlled goods")
    return {
        party: Matters(tuple(sorted(transfers)), tuple(sorted(alone)), tuple(sorted(why)))
        for party, (transfers, alone, why) in sorted(found.items())
    }


def _why(
    one: Transfer, others: set[str], told: Dossier, controlled: set[str], listed: set[str], arming: set[str]
) -> str:
    """Why whoever takes part in a transfer should be asked about it; empty where nothing says so."""
    if any(_goods(told.claims[c], told, controlled) for c in one.supported_by if c in told.claims):
        return "arms, dual-use or controlled goods"
    if others & listed:
        return "the other side may be on a list"
    if arming:
        return "the other side is said to make or develop arms, dual-use or controlled goods"
    return "somebody denies it" if one.denied_by else ""


def _same(one: Transfer, made: Iterable[Claim]) -> bool:
    """Whether who gives something makes those very goods, or what is given is not told: a maker may sell toys too."""
    return one.item is None or any(r.item == one.item for c in made for r in c.fillers("item"))


def _goods(claim: Claim, told: Dossier, controlled: set[str]) -> bool:
    """Whether the goods of a claim are arms, dual-use goods, or under a control list."""
    if any(r.item in controlled for r in claim.fillers("item")):
        return True
    return any(covers(wide, kind) for kind in told.kinds(claim) for wide in GRAVE)


def _controlled(item: Item) -> bool:
    """Whether a control list names the goods by their own code: declared, else the likeliest of their words.

    A list that takes in whole chapters names pumps and refrigerators as well, and a heading of which a list names some
    codes is not on it.
    """
    declared = [code for code in item.hs if code.basis == "declared"]
    codes = declared or [code for code in item.hs[:1] if code.score >= limit("G01", "sure")]
    return any("(" not in name and not name.startswith(_by_chapter()) for code in codes for name in code.control)


@cache
def _by_chapter() -> tuple[str, ...]:
    return tuple(scope.name for scope in scopes() if scope.complete == "by chapter")


def _askable(id: str | None, parties: Mapping[str, Party]) -> bool:
    party = parties.get(id or "")
    return (
        party is not None
        and not party.unnamed
        and party.kind in ("organization", "person")
        and party.schema != "Vessel"
    )
