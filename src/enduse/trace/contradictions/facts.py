"""What does one claim say on the points on which two may disagree? Who, with whom, what, how many, when, how surely."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import permutations, product
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from enduse.compare.forms import strip_han_form
from enduse.compare.han.variants import simplify
from enduse.compare.scripts import scripts_of
from enduse.compare.shares import share_of
from enduse.records.claim import Claim, Evidence, Quantity
from enduse.records.document import Document
from enduse.records.party import Party
from enduse.records.transfer import Transfer
from enduse.trace.accounts import corrects
from enduse.trace.dates import Days, days
from enduse.trace.legs import Ends, Goods, Leg, Side
from enduse.trace.match import is_plan
from enduse.trace.phrases import says
from enduse.trace.roots import Mark, Origins

#: Relation -> the roles of who gives, makes, owns, pays, goes; and of whom, or where, it reaches.
ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "transfer": (("supplier", "from"), ("recipient", "to", "end_user")),
    "production": (("producer",), ("place",)),
    "development": (("developer", "partner"), ("place",)),
    "use": (("user",), ("place",)),
    "ownership": (("owner",), ("asset",)),
    "payment": (("payer",), ("payee",)),
    "sanction": (("authority",), ("target",)),
    "visit": (("visitor",), ("host", "place")),
    "location": (("subject",), ("place",)),
    "affiliation": (("member",), ("organization",)),
    "cooperation": (("party",), ()),
    "specification": ((), ()),
}
#: A claim that names more stops says nothing of who passes goods to whom.
CHAIN = 8
#: A figure, with the marks that part its thousands.
_DIGITS = re.compile(r"\d{1,3}(?:[,. \u00a0]\d{3})+(?!\d)|\d+")
_COMMA = re.compile(r"[,;，；]")
#: Letters around an owner and what is owned in which it may be said that nobody else has a part.
_NEAR = 30
#: Letters before a date in which it may be said that it is that of a contract.
SIGNED = 30
CERTAINTIES = ("conditional", "possible", "probable", "stated")


class Fact(Struct, frozen=True, gc=False):
    """One claim, ready to be held against others. Parties without a name count as unknown."""

    claim: Claim
    give: Side
    take: Side
    via: frozenset[str]
    items: frozenset[str]
    kinds: frozenset[str]
    specific: str
    figure: Quantity | None
    when: Days | None
    published: str
    outlet: str | None
    sourced: bool  # names where it has it from
    marks: frozenset[Mark]
    transfer: str | None  # the transfer that it tells of
    in_table: bool
    corrects: bool  # the passage says so
    only: bool  # the passage says that there is no other
    signed: bool  # its date is that of a contract
    planned: bool  # nothing has been done yet
    level: tuple[bool, int]  # how firmly the matter is told: as more than a plan, and how surely

    @property
    def parties(self) -> frozenset[str]:
        """Everybody named, and ships."""
        return self.give.parties | self.take.parties | self.via

    @property
    def places(self) -> frozenset[str]:
        """The places at either end."""
        return self.give.places | self.take.places

    def names(self, figure: float) -> bool:
        """Whether this figure stands in its passage."""
        digits = f"{figure:.0f}"
        return any(digits[-3:] in e.quote and digits in _numbers_in(e.quote) for e in self.claim.evidence)


class World(NamedTuple):
    """What is known of the case beside the claims."""

    documents: Mapping[str, Document]
    parties: Mapping[str, Party]
    goods: Goods
    origins: Origins
    legs: Mapping[str, Leg]  # by claim
    transfers: Mapping[str, Transfer]  # by claim
    denied: frozenset[tuple[str, str]]  # (denial, transfer)
    general: frozenset[tuple[str, str | None]]  # of these, the denials that speak of more than the transfer
    ends: Ends
    above: Mapping[str, frozenset[str]]  # owner -> all its owners, as told
    passed: frozenset[tuple[str, str]]  # who is told to have passed goods to whom, or stands behind whom
    words: Mapping[str, tuple[frozenset[str], ...]]  # party -> the words of each of its names
    told: dict[str, list["Fact"]]  # by document


def facts(claims: Iterable[Claim], world: World) -> list[Fact]:
    """The claims that say something or deny it, in the order of their ids."""
    told = (c for c in claims if c.relation in ENDS and c.stance in ("asserts", "denies"))
    found = [_fact(c, world) for c in sorted(told, key=lambda c: c.id)]
    of_text: dict[str, list[Fact]] = {}
    for one in found:
        of_text.setdefault(one.claim.document, []).append(one)
    world.told.update(of_text)
    return found


def worded(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The facts that say the very same, by the id of the first told: ten outlets that repeat a report are held once."""
    found: dict[object, list[Fact]] = {}
    for one in sorted(facts, key=lambda fact: (fact.published, fact.claim.id)):
        claim, figure = one.claim, one.figure
        told = figure and (figure.value, figure.unit, figure.qualifier, figure.value is None and figure.text)
        ends = (one.give, one.take, one.via, one.items, one.kinds)
        key = (claim.relation, claim.stance, claim.phase, claim.state, claim.certainty, *ends, told, one.when)
        found.setdefault(key, []).append(one)
    return {same[0].claim.id: same for same in found.values()}


def name_words(parties: Iterable[Party]) -> dict[str, tuple[frozenset[str], ...]]:
    """Party -> the words of each of its names; Chinese parts no words, so there its signs without the legal form."""
    return {one.id: tuple(map(_words, (n.text for n in one.names))) for one in parties}


def _words(name: str) -> frozenset[str]:
    if scripts_of(name) == {"han"}:
        return frozenset(simplify(strip_han_form(name)[0]))
    return frozenset(name.casefold().split())


def passed(legs: Iterable[Leg]) -> frozenset[tuple[str, str]]:
    """Pairs of parties of which the second is told to get goods from, or by way of, or behind the first."""
    found: set[tuple[str, str]] = set()
    for one in legs:
        if len(one.via) + len(one.receive.parties) <= CHAIN:
            found.update(product(one.supply.parties | one.via, one.via | one.receive.parties))
            found.update(permutations(one.receive.parties, 2))
    return frozenset(found)


def _fact(claim: Claim, world: World) -> Fact:
    leg = world.legs.get(claim.id)
    give, take = ENDS[claim.relation]
    transfer = world.transfers.get(claim.id)
    return Fact(
        claim=claim,
        give=leg.supply if leg else _side(claim, give, world),
        take=leg.receive if leg else _side(claim, take, world),
        via=leg.via if leg else frozenset(),
        items=leg.items if leg else world.goods.items(claim),
        kinds=leg.kinds if leg else world.goods.kinds(claim),
        specific=leg.specific if leg else world.goods.specific(claim),
        figure=_figure(claim),
        when=days(claim.when),
        published=world.documents[claim.document].published or "",
        outlet=world.origins.publisher(claim),
        sourced=world.origins.cites(claim),
        marks=world.origins.of(claim),
        transfer=transfer.id if transfer else None,
        in_table=leg.in_table if leg else claim.reader.startswith("table"),
        corrects=corrects(claim),
        only=any(says("only", e.quote) for e in claim.evidence),
        signed=_signed(claim),
        planned=is_plan(claim),
        level=(
            claim.phase != "planned" and claim.state not in ("planned", "agreed"),
            CERTAINTIES.index(claim.certainty),
        ),
    )


def _signed(claim: Claim) -> bool:
    """Whether its date is that of a contract: "under a contract signed on 3 June the firm delivered"."""
    if claim.when is None or claim.state == "agreed":
        return claim.state == "agreed"
    start = claim.when.start
    return any(
        says("signed", e.quote[max(0, start - e.start - SIGNED) : start - e.start], whole=False)
        for e in claim.evidence
        if e.start <= start < e.end
    )


@lru_cache(maxsize=16_384)
def _numbers_in(passage: str) -> frozenset[str]:
    """The figures of a passage, in digits."""
    return frozenset(re.sub(r"\D", "", found) for found in _DIGITS.findall(passage))


def _side(claim: Claim, roles: tuple[str, ...], world: World) -> Side:
    said = [r for role in roles for r in claim.fillers(role)]
    side = world.ends.of(tuple([r.party for r in said if r.party and r.party in world.parties]))
    things = {r.item for r in said if r.item}
    if things:
        return replace(side, parties=side.parties | things)
    return replace(side, veiled=True) if said and not side.parties else side


def _figure(claim: Claim) -> Quantity | None:
    """The figure of a claim: its quantity, or what its share comes to in per cent."""
    if claim.relation == "ownership":
        for role in claim.fillers("share"):
            share = share_of(role.text)
            if share.low == share.high:
                return Quantity(value=share.low, unit="%", qualifier="exactly", text=role.text, start=role.start,
                                end=role.end)  # fmt: skip
        if claim.quantity is None and not claim.fillers("share"):
            for passage in claim.evidence:
                if says("sole", _about_both(claim, passage)):
                    return Quantity(value=100.0, unit="%", qualifier="exactly", text="100 %", start=passage.start,
                                    end=passage.end)  # fmt: skip
    return claim.quantity


def _about_both(claim: Claim, passage: Evidence) -> str:
    """The words of a passage around its owner and what is owned; nothing where a comma parts the two."""
    ends = [r for role in ("owner", "asset") for r in claim.fillers(role)[:1] if passage.start <= r.start < passage.end]
    if len(ends) < 2:
        return ""
    first, last = sorted(ends, key=lambda r: r.start)
    between = passage.quote[first.end - passage.start : last.start - passage.start]
    if _COMMA.search(between.lstrip(" ,，、")):
        return ""
    return passage.quote[max(0, first.start - passage.start - _NEAR) : last.end - passage.start + _NEAR]
