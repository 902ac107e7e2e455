"""A leg: what one claim says of a transfer, in the terms by which claims are compared."""

from collections.abc import Mapping
from typing import NamedTuple

from enduse.records.claim import Claim
from enduse.records.item import Item
from enduse.records.party import Party
from enduse.trace.goods import is_specific, kind, kinds_of

#: Roles that name an end or a stop of a transfer.
END_ROLES = ("supplier", "via", "recipient", "end_user", "from", "to")


class Side(NamedTuple):
    """One end of a transfer: the parties named there, and its places (a country may stand for its government)."""

    parties: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str]  # codes of the places
    homes: frozenset[str]  # codes of the countries that the named parties belong to
    veiled: bool = False  # given, but only by a party without a name: "a customer in Cyprus"


class Leg(NamedTuple):
    """One claim, ready to be compared. Unnamed parties count as unknown: nobody knows whom they would contradict."""

    claim: Claim
    supply: Side
    receive: Side
    via: frozenset[str]
    items: frozenset[str]
    kinds: frozenset[str]
    specific: bool
    in_table: bool
    paper: str  # id of its document, or of the long table that the document is a part of


class Goods:
    """What is known of each item: its kinds, gathered from all words that any claim uses for it."""

    def __init__(self, claims: tuple[Claim, ...], items: tuple[Item, ...]) -> None:
        texts: dict[str, list[str]] = {}
        for claim in claims:
            for role in claim.roles:
                if role.item:
                    texts.setdefault(role.item, []).append(role.text)
        self._items = {item.id: item for item in items}
        self._kinds = {
            id: kinds_of(self._items.get(id), tuple(texts.get(id, ()))) for id in sorted({*texts, *self._items})
        }

    def kinds(self, claim: Claim) -> frozenset[str]:
        """The kinds of goods that a claim is about: of the words it uses, else of the item they stand for."""
        found: set[str] = set()
        for role in claim.fillers("item"):
            said = kind(role.text)
            known = self._kinds.get(role.item or "", frozenset())
            if said and not said.startswith("="):
                found.add(said)
            elif known:
                found |= known
            elif said:
                found.add(said)
        return frozenset(found)

    def specific(self, claim: Claim) -> bool:
        """Whether the claim is about one model or line of goods."""
        return any(is_specific(self._items.get(role.item or "")) for role in claim.fillers("item"))


def leg(
    claim: Claim,
    parties: Mapping[str, Party],
    goods: Goods,
    homes: Mapping[str, frozenset[str]],
    *,
    in_table: bool,
    paper: str,
) -> Leg:
    """The leg that a transfer claim describes."""
    return Leg(
        claim=claim,
        supply=_side(claim, ("supplier", "from"), parties, homes),
        receive=_side(claim, ("recipient", "to", "end_user"), parties, homes),
        via=frozenset(r.party for r in claim.fillers("via") if r.party and _named(r.party, parties)),
        items=frozenset(r.item for r in claim.fillers("item") if r.item),
        kinds=goods.kinds(claim),
        specific=goods.specific(claim),
        in_table=in_table,
        paper=paper,
    )


def is_place(party: Party | None) -> bool:
    """Whether a party is a place: a country, a town, a zone."""
    return party is not None and party.kind == "place"


def _side(
    claim: Claim, roles: tuple[str, ...], parties: Mapping[str, Party], homes: Mapping[str, frozenset[str]]
) -> Side:
    known = [parties[r.party] for role in roles for r in claim.fillers(role) if r.party and r.party in parties]
    places = [p for p in known if is_place(p)]
    named = [p for p in known if not is_place(p) and not p.unnamed]
    return Side(
        parties=frozenset(p.id for p in named),
        places=frozenset(p.id for p in places),
        countries=frozenset(c for p in places for c in p.countries),
        homes=frozenset(c for p in named for c in homes.get(p.id, p.countries)),
        veiled=not named and any(p.unnamed for p in known),
    )


def _named(id: str, parties: Mapping[str, Party]) -> bool:
    return id in parties and not parties[id].unnamed
