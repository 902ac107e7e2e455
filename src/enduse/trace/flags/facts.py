"""What the tests of red flags look at: the records of a case by party, item, document and transfer."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.item import HsCode, Item
from enduse.records.match import Hit
from enduse.records.party import Party
from enduse.records.reading import Particular, Reference
from enduse.records.transfer import Finding, Transfer
from enduse.reference.flags import countries, day, limit
from enduse.trace.dates import days
from enduse.trace.flags.addresses import country

#: How the control list of priority goods is called in an item's codes.
PRIORITY = "CHPL"


class Case(Struct, frozen=True, kw_only=True):
    """The records that flags are tested on."""

    documents: Sequence[Document] = ()
    fields: Mapping[str, Mapping[str, str]] = {}
    references: Sequence[Reference] = ()
    particulars: Sequence[Particular] = ()
    claims: Sequence[Claim] = ()
    parties: Sequence[Party] = ()
    items: Sequence[Item] = ()
    transfers: Sequence[Transfer] = ()
    hits: Sequence[Hit] = ()
    acting: Sequence[Finding] = ()  # listed persons who act for a party without a hit


class Fired(Struct, frozen=True, kw_only=True):
    """A flag that fired: why, in words, and on what. `unsure`: it rests on a reading that is not sure."""

    why: str
    inputs: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    transfer: str | None = None
    unsure: bool = False


#: What a test gives for each thing it looks at: None where the flag does not fire.
Looked = Iterator[Fired | None]


class Facts:
    """A case by what the tests ask of it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.documents = {d.id: d for d in case.documents}
        self.fields = case.fields
        self.claims = {c.id: c for c in case.claims}
        self.parties = {p.id: p for p in case.parties}
        self.items = {i.id: i for i in case.items}
        self.references = {r.id: r for r in case.references}
        self.transfers = tuple(sorted(case.transfers, key=lambda t: t.id))
        self._goals: dict[str, frozenset[str]] = {}
        self._priority: dict[str | None, tuple[HsCode, bool] | None] = {}
        self.hits: dict[str, list[Hit]] = defaultdict(list)
        for hit in case.hits:
            self.hits[hit.party].append(hit)

    @cached_property
    def by_relation(self) -> dict[str, list[Claim]]:
        """The claims that assert a relation as so, by id."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(self.case.claims, key=lambda c: c.id):
            if claim.stance == "asserts" and claim.certainty != "conditional" and claim.phase != "planned":
                found[claim.relation].append(claim)
        return found

    @cached_property
    def particulars(self) -> dict[str, dict[str, list[Particular]]]:
        """What papers tell of a party, by kind."""
        home = {ref: p.id for p in self.case.parties for ref in (*p.also, p.id)}
        found: dict[str, dict[str, list[Particular]]] = defaultdict(lambda: defaultdict(list))
        for one in sorted(self.case.particulars, key=lambda p: (p.document, p.start, p.kind)):
            if one.reference in home:
                found[home[one.reference]][one.kind].append(one)
        return found

    @cached_property
    def _seated(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {p.id: set(p.countries) for p in self.case.parties}
        for party, told in self.particulars.items():
            found[party].update(c for address in told["address"] if (c := country(address.value)))
        return {id: frozenset(codes) for id, codes in found.items()}

    @cached_property
    def deals(self) -> dict[str, list[Transfer]]:
        """The transfers that a party takes part in."""
        found: dict[str, list[Transfer]] = defaultdict(list)
        for one in self.transfers:
            for party in dict.fromkeys(links(one)):
                found[party].append(one)
        return found

    @cached_property
    def told_in(self) -> dict[str, list[Transfer]]:
        """The transfers that a claim supports."""
        found: dict[str, list[Transfer]] = defaultdict(list)
        for one in self.transfers:
            for claim in one.supported_by:
                found[claim].append(one)
        return found

    @cached_property
    def in_paper(self) -> dict[str, list[Claim]]:
        """The claims of a document."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.case.claims:
            found[claim.document].append(claim)
        return found

    def by_name(self, party: str) -> tuple[str, str]:
        """What parties are put in order by: what they are called."""
        return self.name(party).casefold(), party

    def grouped(
        self, transfers: Iterable[Transfer], key: Callable[[Transfer], Hashable | None]
    ) -> Iterator[list[Transfer]]:
        """Transfers by what a flag is about, those that come first in time first; None is about nothing."""
        found: dict[Hashable, list[Transfer]] = defaultdict(list)
        for one in sorted(transfers, key=lambda t: (self.dated(t) or "9999", t.id)):
            about = key(one)
            if about is not None:
                found[about].append(one)
        yield from found.values()

    def name(self, party: str | None) -> str:
        """A party's main name."""
        return self.parties[party].caption if party in self.parties else "a party that is not named"

    def countries(self, party: str | None) -> frozenset[str]:
        """The countries a party belongs to or gives in its address; where it also has a plant says nothing of that."""
        return self._seated.get(party or "", frozenset())

    def named(self, party: str | None) -> bool:
        """Whether a party is a firm or person with a name."""
        known = self.parties.get(party or "")
        return known is not None and not known.unnamed and known.kind not in ("place", "publication")

    def listed(self, party: str | None) -> list[Hit]:
        """The hits of a party itself, not through its owners."""
        return [h for h in self.hits.get(party or "", ()) if not h.via_ownership]

    @cached_property
    def dealing(self) -> frozenset[str]:
        """The named parties that take part in a transfer."""
        return frozenset(p for p in self.deals if self.named(p))

    def goal(self, transfer: Transfer) -> frozenset[str]:
        """The countries where a transfer ends, as far as they are told: of the end user, else place, else receiver."""
        if transfer.id not in self._goals:
            ends = (transfer.end_user, transfer.destination, transfer.recipient)
            self._goals[transfer.id] = next((found for end in ends if (found := self.countries(end))), frozenset())
        return self._goals[transfer.id]

    def embargoed(self, transfer: Transfer) -> bool:
        """Whether a transfer ends in a country under the controls."""
        return bool(self.goal(transfer) & countries("destination"))

    def priority(self, item: str | None) -> tuple[HsCode, bool] | None:
        """The code by which goods are on the priority list, and whether that is sure: declared in full."""
        if item not in self._priority:
            self._priority[item] = self._looked_up(item)
        return self._priority[item]

    def _looked_up(self, item: str | None) -> tuple[HsCode, bool] | None:
        best: tuple[HsCode, bool] | None = None
        for code in self.items[item].hs if item in self.items else ():
            told = next((name for name in code.control if name.startswith(PRIORITY)), None)
            if told is None or (code.basis == "inferred" and code.score < limit("G01", "sure")):
                continue
            sure = code.basis == "declared" and "(" not in told
            if best is None or (sure and not best[1]):
                best = (code, sure)
        return best

    def sure(self, transfer: Transfer) -> bool:
        """Whether the goods of a transfer are on the priority list by a code that is declared in full."""
        found = self.priority(transfer.item)
        return found is not None and found[1]

    def papers(self, transfer: Transfer) -> tuple[str, ...]:
        """The documents that tell of a transfer."""
        return tuple(sorted({self.claims[c].document for c in transfer.supported_by if c in self.claims}))

    def trade_papers(self, transfer: Transfer) -> tuple[str, ...]:
        """Those of them that are papers of the trade themselves."""
        return tuple(d for d in self.papers(transfer) if self.fields.get(d))

    def origin(self, document: str) -> str:
        """A document's path."""
        return self.documents[document].origin if document in self.documents else document

    def dated(self, transfer: Transfer) -> str | None:
        """The first day that a transfer can mean."""
        span = days(transfer.when)
        return span[0] if span else None

    def after_controls(self, transfer: Transfer) -> bool | None:
        """Whether a transfer surely took place since the controls began; None where its date is not told."""
        first = self.dated(transfer)
        return None if first is None else first >= day("controls")

    def told(self, transfer: Transfer) -> str:
        """ "“pumps” from Delta to Orion" """
        goods = f"“{transfer.item_text}”" if transfer.item_text else "goods"
        giver = f" from {self.name(transfer.supplier)}" if transfer.supplier else ""
        taker = transfer.recipient or transfer.end_user
        return f"{goods}{giver}" + (f" to {self.name(taker)}" if taker else "")

    def on(
        self, transfer: Transfer, why: str, *inputs: str, also: Sequence[Transfer] = (), unsure: bool = False
    ) -> Fired:
        """A flag on a transfer, and on others `also`, with their parties, claims and documents."""
        about, every = self.told(transfer), (transfer, *(t for t in also if t.id != transfer.id))
        named = () if about in why else (about,)
        dated = (f"time told: {transfer.when.text}",) if transfer.when else ()
        return Fired(
            why=why,
            inputs=(*named, *dated, *inputs, *([f"transfers: {len(every)}"] if len(every) > 1 else ())) or (about,),
            parties=tuple(dict.fromkeys(p for t in every for p in links(t))),
            claims=tuple(sorted({c for t in every for c in t.supported_by})),
            documents=tuple(sorted({d for t in every for d in self.papers(t)})),
            transfer=transfer.id,
            unsure=unsure,
        )

    def line(self, claim: Claim, why: str, *inputs: str) -> Fired:
        """A flag on one claim of a document, which the reason names first."""
        return Fired(
            why=f"{self.origin(claim.document)}: {why}",
            inputs=inputs,
            parties=tuple(dict.fromkeys(r.party for r in claim.roles if r.party)),
            claims=(claim.id,),
            documents=(claim.document,),
        )

    def paper(self, document: str, why: str, *inputs: str, claims: tuple[str, ...] = ()) -> Fired:
        """A flag on one paper, with the parties that it names."""
        told = self.in_paper[document]
        return Fired(
            why=f"{self.origin(document)}: {why}",
            inputs=inputs,
            parties=tuple(dict.fromkeys(r.party for c in told for r in c.roles if r.party and self.named(r.party))),
            claims=claims,
            documents=(document,),
        )


def links(transfer: Transfer) -> tuple[str, ...]:
    """The parties of a transfer, in their order along the chain."""
    ends = (transfer.supplier, *transfer.via, transfer.recipient, transfer.end_user)
    return tuple(p for p in ends if p)


def documents_of(told: Iterable[Claim | Particular]) -> tuple[str, ...]:
    """The documents behind claims or particulars."""
    return tuple(sorted({one.document for one in told}))
