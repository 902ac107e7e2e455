"""A leg: what one claim says of a transfer, in the terms by which claims are compared."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from enduse.compare.fold import fold
from enduse.compare.quantities import agree
from enduse.compare.scripts import scripts_of
from enduse.compare.tokens import parse
from enduse.records.claim import Claim, Quantity, Role
from enduse.records.item import Item
from enduse.records.party import Party
from enduse.trace.accounts import two_accounts
from enduse.trace.goods import covers, is_again, is_further, is_sort, kinds, kinds_of, known_by
from enduse.trace.homes import countries, countries_in
from enduse.trace.phrases import is_self, says
from enduse.trace.roots import Mark

NONE: frozenset[str] = frozenset()
#: Roles that name an end or a stop of a transfer.
END_ROLES = ("supplier", "via", "recipient", "end_user", "from", "to")


class Side(Struct, frozen=True, gc=False):
    """One end of a transfer: the parties named there, and its places (a country may stand for its government)."""

    parties: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str]  # codes of the places
    homes: frozenset[str]  # codes of the countries that the named parties belong to
    veiled: bool = False  # given, but only by words that name nobody: "a customer in Cyprus", "repair shops"
    maybe: frozenset[str] = frozenset()  # named parties that the unnamed one may be, as resolve lists them
    scripts: frozenset[str] = frozenset()  # of its parties, else places: in another they may go by other names
    called: frozenset[str] = NONE  # the telling words of its parties' names, romanised and folded
    anyone: bool = False  # so veiled by words that take in all: "nobody in Cyprus", not "any military unit"
    armed: bool = False  # so veiled by words for those who fight: "the army", "fighters"
    lands: frozenset[str] = NONE  # codes of the countries in the words that veil it: "a customer in Cyprus"


class Leg(Struct, frozen=True, gc=False):
    """One claim, ready to be compared. Unnamed parties count as unknown: nobody knows whom they would contradict."""

    claim: Claim
    supply: Side
    receive: Side
    via: frozenset[str]  # named parties, and ships, in between
    items: frozenset[str]
    kinds: frozenset[str]
    specific: str  # what its model or line is told by: `number`, `name`; empty for a sort of goods
    in_table: bool
    paper: str  # id of its document, or of the long table that the document is a part of
    figure: Quantity | None = None  # its own, else that of the goods it points back to: "them"
    continues: tuple[str, ...] = ()  # claims just before it in its text, where it names no goods of its own
    further: bool = False  # of goods that its text named before, but others: "one more batch"
    via_homes: frozenset[str] = frozenset()  # codes of the countries of those in between
    marks: frozenset[Mark] = frozenset()  # where the claim comes from
    outlet: str = ""  # key of whoever published its document


#: From this score on, a candidate is one whom an unnamed party may well be.
MAYBE = 0.5
#: "They", "the crates" go back no further than this (code points).
REACH = 1200


class Told(Struct, frozen=True, gc=False):
    """Goods as one claim tells of them."""

    items: frozenset[str]
    kinds: frozenset[str]
    specific: str


class Goods:
    """What is known of each item: its kinds, gathered from all words that any claim uses for it."""

    def __init__(self, claims: tuple[Claim, ...], items: tuple[Item, ...]) -> None:
        texts: dict[str, list[str]] = {}
        for claim in claims:
            for role in claim.roles:
                if role.item:
                    texts.setdefault(role.item, []).append(role.text)
        self._told: dict[tuple[tuple[str, str | None], ...], Told] = {}
        self._called = {id for id, said in texts.items() if not all(is_again(t) for t in said)}
        self._items = {item.id: item for item in items}
        self._kinds = {
            id: kinds_of(self._items.get(id), tuple(texts.get(id, ()))) for id in sorted({*texts, *self._items})
        }

    def items(self, claim: Claim) -> frozenset[str]:
        """The items that a claim is about."""
        return self._of(claim).items

    def kinds(self, claim: Claim) -> frozenset[str]:
        """The kinds of goods that a claim is about: of the words it uses, else of the item they stand for.

        Of a model of which no word tells the kind there is none: it may be any.
        """
        return self._of(claim).kinds

    def specific(self, claim: Claim) -> str:
        """What the one model or line of goods that the claim is about is told by; empty where it is about none."""
        return self._of(claim).specific

    def named(self, claim: Claim) -> bool:
        """Whether the claim names its goods, not only "them" or "the second batch"."""
        said = claim.fillers("item")
        return any(not is_again(role.text) or (role.item in self._called) for role in said)

    def may_mean(self, claim: Claim, spoken: Claim) -> bool:
        """Whether the words by which a claim points back can stand for the goods named there: no missile is "parts"."""
        words = {k for r in claim.fillers("item") for k in kinds(r.text) if is_sort(k)}
        meant = self.kinds(spoken)
        if not words or not all(map(is_sort, meant)):
            return True
        return any(covers(a, b) or covers(b, a) for a in words for b in meant)

    def _of(self, claim: Claim) -> Told:
        said = tuple([(r.text, r.item) for r in claim.roles if r.role == "item"])
        if said not in self._told:
            self._told[said] = self._named_by(said)
        return self._told[said]

    def _named_by(self, said: tuple[tuple[str, str | None], ...]) -> Told:
        """What words for goods, with the items that they stand for, tell."""
        found: set[str] = set()
        for text, item in said:
            own = frozenset() if is_again(text) else kinds(text)
            known = self._kinds.get(item or "", frozenset())
            found |= known if known and all(k.startswith("=") for k in own) else own
        specific = max((known_by(self._items.get(item or "")) for _, item in said), default="")
        if specific and all(k.startswith("=") for k in found):
            found = set()
        return Told(frozenset(item for _, item in said if item), frozenset(found), specific)


class Ends:
    """What is known of each party that may stand at an end; ends of the same parties are one record."""

    def __init__(self, parties: Mapping[str, Party], homes: Mapping[str, frozenset[str]]) -> None:
        self.parties, self.homes = parties, homes
        self._known: dict[tuple[str, ...], Side] = {}

    def side(self, claim: Claim, roles: tuple[str, ...], present: frozenset[str]) -> Side:
        """The end of a claim that these roles name; `present`: the parties that its text speaks of."""
        said = [r for role in roles for r in claim.roles if r.role == role]
        side = self.of(tuple([r.party for r in said if r.party in self.parties]))  # type: ignore[misc]
        hidden = () if side.parties else (r for r in said if r.party is None or self._is_unnamed(r.party))
        veils = [r for r in hidden if not is_self(r.text)]
        if not veils:
            return side
        maybe = (c for r in veils if r.party for c in self.parties[r.party].candidates if c.score >= MAYBE)
        return replace(
            side,
            countries=side.countries | _told_countries(claim, veils),
            veiled=True,
            maybe=frozenset(c.party for c in maybe) - present,
            anyone=any(says("anyone", r.text) and not says("forces", r.text, whole=False) for r in veils),
            armed=any(says("troops", r.text, whole=False) for r in veils),
            lands=frozenset(c for r in veils for c in countries_in(r.text)),
        )

    def named(self, id: str) -> bool:
        """Whether a party has a name."""
        return id in self.parties and not self.parties[id].unnamed

    def _is_unnamed(self, id: str) -> bool:
        return id in self.parties and self.parties[id].unnamed

    def of(self, ids: tuple[str, ...]) -> Side:
        """The end at which just these parties stand."""
        if ids not in self._known:
            known = [self.parties[id] for id in ids]
            places = [p for p in known if is_place(p)]
            named = [p for p in known if not is_place(p) and not p.unnamed]
            self._known[ids] = Side(
                parties=frozenset(p.id for p in named),
                places=frozenset(p.id for p in places),
                countries=frozenset(c for p in places for c in countries(p)),
                homes=frozenset(c for p in named for c in self.homes.get(p.id, p.countries)),
                scripts=frozenset(s for p in named or places for n in p.names for s in scripts_of(n.text)),
                called=frozenset(word for p in named for n in p.names for word in _telling(n.text)),
            )
        return self._known[ids]


@lru_cache(maxsize=16_384)
def _telling(name: str) -> frozenset[str]:
    """The words of a name that no other firm has for its trade or its form, as they sound."""
    words = [t for t in parse(name).tokens if t.kind in ("word", "acronym")]
    return frozenset(key for t in words for key in (t.key, *map(fold, t.readings)) if len(key) >= 3)


class Thread:
    """The transfer claims of each text in their order: whose goods "they", "the crates", "这批货物" are."""

    def __init__(self, claims: Iterable[Claim], goods: Goods) -> None:
        self._before: dict[str, tuple[Claim, ...]] = {}
        texts: dict[str, list[Claim]] = {}
        for claim in claims:
            if claim.relation == "transfer" and not claim.reader.startswith("table"):
                texts.setdefault(claim.document, []).append(claim)
        for told in texts.values():
            told.sort(key=_place)
            for n, claim in enumerate(told):
                if not goods.named(claim):
                    self._before[claim.id] = self._back(told, n, goods)

    def before(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims that a claim without goods of its own goes on from, nearest first, to one that names them."""
        return self._before.get(claim.id, ())

    @staticmethod
    def _back(told: list[Claim], at: int, goods: Goods) -> tuple[Claim, ...]:
        found = []
        for other in reversed(told[:at]):
            if _place(told[at])[0] - _place(other)[0] > REACH:
                break
            if other.stance != "asserts":
                continue
            found.append(other)
            if goods.named(other):
                return tuple(found) if goods.may_mean(told[at], other) else ()
        return ()


def _place(claim: Claim) -> tuple[int, int, str]:
    """Where a claim stands in its text."""
    return (
        min((e.start for e in claim.evidence), default=0),
        min((r.start for r in claim.fillers("item")), default=0),
        claim.id,
    )


def leg(
    claim: Claim,
    ends: Ends,
    goods: Goods,
    thread: Thread,
    *,
    in_table: bool,
    paper: str,
    marks: frozenset[Mark] = frozenset(),
    outlet: str = "",
    present: frozenset[str] = frozenset(),
) -> Leg:
    """The leg that a transfer claim describes. Goods that it only points back to are those of the claim before.

    `present`: the parties that its text speaks of; none of them is whom the text leaves without a name.
    """
    before = thread.before(claim)
    spoken = before[-1] if before else claim
    other = bool(before) and (any(is_further(r.text) for r in claim.fillers("item")) or _counts_anew(claim, spoken))
    stops = claim.fillers("via")
    figure = claim.quantity
    if figure is None and before and not other and claim.fillers("item"):
        figure = spoken.quantity
    return Leg(
        claim=claim,
        supply=ends.side(claim, ("supplier", "from"), present),
        receive=ends.side(claim, ("recipient", "to", "end_user"), present),
        via=frozenset(p for r in stops if (p := r.item or r.party) and (r.item or ends.named(p))) if stops else NONE,
        items=goods.items(spoken),
        kinds=goods.kinds(spoken),
        specific=goods.specific(spoken),
        in_table=in_table,
        paper=paper,
        figure=figure,
        continues=() if other else tuple(c.id for c in before),
        further=other,
        via_homes=frozenset(c for r in stops if r.party for c in ends.homes.get(r.party, ())) if stops else NONE,
        marks=marks,
        outlet=outlet,
    )


def _counts_anew(claim: Claim, spoken: Claim) -> bool:
    """Whether a claim that names no goods of its own counts others than those named before."""
    if claim.quantity is None or spoken.quantity is None or two_accounts(claim, spoken):
        return False
    return agree(claim.quantity, spoken.quantity) is False


def is_place(party: Party | None) -> bool:
    """Whether a party is a place: a country, a town, a zone."""
    return party is not None and party.kind == "place"


def in_two_scripts(one: Side, other: Side) -> bool:
    """Whether two names have no script in common: they may be of one party."""
    if not one.scripts.isdisjoint(other.scripts):
        return False
    return not (one.homes and other.homes and one.homes.isdisjoint(other.homes))


def _told_countries(claim: Claim, veils: list[Role]) -> frozenset[str]:
    """The countries that a denial names in its words for an end: "anyone in Cyprus"."""
    if claim.stance != "denies" or any(says("forces", r.text, whole=False) for r in veils):
        return frozenset()
    return frozenset(c for r in veils for c in countries_in(r.text))
