"""A case for the tests of red flags, built deed by deed. All parties, papers and goods are invented."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from enduse.records.claim import Claim, Quantity, Role, Voice, When
from enduse.records.document import Document
from enduse.records.identity import hashed
from enduse.records.item import HsCode, Item
from enduse.records.match import Hit, Reason
from enduse.records.party import Party
from enduse.records.reading import Name, Particular, Reference
from enduse.records.transfer import Transfer
from enduse.trace.flags import Case, flags
from factories import document, item_id, party_id

ITEM_ROLES = ("item",)
#: Roles whose words stand for no party.
WORDS = ("price", "share", "capacity", "amount")


class Build:
    """Collects records; parties, papers and goods are made when they are first named."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.fields: dict[str, dict[str, str]] = {}
        self.references: list[Reference] = []
        self.particulars: list[Particular] = []
        self.claims: list[Claim] = []
        self.parties: dict[str, Party] = {}
        self.items: dict[str, Item] = {}
        self.transfers: list[Transfer] = []
        self.hits: list[Hit] = []

    def paper(self, origin: str = "a.txt", text: str = "", **fields: str) -> str:
        """A document and the header fields of it; its id."""
        if origin not in self.documents:
            self.documents[origin] = document(origin, text)
        made = self.documents[origin].id
        if fields:
            self.fields[made] = self.fields.get(made, {}) | fields
        return made

    def party(self, name: str, *countries: str, **more: Any) -> str:
        """A party; its id."""
        kind = {"schema": "Company", "kind": "organization"} | more
        if name not in self.parties or countries or more:
            self.parties[name] = Party(id=party_id(name), names=(Name(name),), countries=countries, **kind)
        return party_id(name)

    def place(self, name: str, country: str) -> str:
        """A place; its id."""
        return self.party(name, country, schema="Address", kind="place")

    def goods(self, name: str, hs: str = "", control: str = "", basis: str = "declared", score: float = 1.0) -> str:
        """An item with one code; its id."""
        codes = (HsCode(code=hs, control=(control,) if control else (), basis=basis, score=score),) if hs else ()
        self.items[name] = Item(id=item_id(name), description=name, hs=codes)
        return item_id(name)

    def priority(self, name: str = "filters F-1") -> str:
        """Goods on the priority list by a declared code; their name."""
        self.goods(name, "854231", "CHPL tier 1")
        return name

    def claim(self, relation: str, paper: str = "a.txt", reader: str = "prose", hs: str = "", **roles: Any) -> Claim:
        """A claim; a role's name is its party's, an item's its goods'. Fields of the claim go by their own names."""
        fields = {k: roles.pop(k) for k in list(roles) if k in Claim.__struct_fields__}
        filled = []
        for role, given in roles.items():
            for name in (given if isinstance(given, list | tuple) else (given,)) if given else ():
                party = None if role in (*ITEM_ROLES, *WORDS) else party_id(name)
                if party and name not in self.parties:
                    self.party(name)
                ref = hashed("ref", paper, name, len(self.claims)) if role == "item" else None
                if ref:
                    self.references.append(
                        Reference(id=ref, document=self.paper(paper), kind="item", hs=(hs,) if hs else ())
                    )
                filled.append(
                    Role(role=role, text=name, start=0, end=0, ref=ref, party=party,
                         item=item_id(name) if role == "item" else None)
                )  # fmt: skip
        made = Claim(
            id=hashed("claim", relation, paper, len(self.claims)),
            document=self.paper(paper),
            relation=relation,  # type: ignore[arg-type]
            roles=tuple(filled),
            reader=reader,
            **fields,
        )
        self.claims.append(made)
        return made

    def deal(
        self,
        item: str,
        supplier: str | None = "Orlin",
        recipient: str | None = "Delta",
        *,
        via: Sequence[str] = (),
        end_user: str | None = None,
        to: str | None = None,
        origin: str | None = None,
        when: str | None = None,
        paper: str = "a.txt",
        table: bool = False,
        count: float | None = None,
        **more: Any,
    ) -> Transfer:
        """A transfer with the claim that tells of it."""
        if item not in self.items:
            self.goods(item)
        for name in (supplier, recipient, *via, end_user):
            if name and name not in self.parties:
                self.party(name)
        date = When(value=when, text=when, start=0, end=0) if when else None
        counted = (
            Quantity(value=count, unit=None, qualifier="exactly", text=str(count), start=0, end=0) if count else None
        )
        told = self.claim(
            "transfer", paper, "table 1" if table else "prose", item=item, supplier=supplier, recipient=recipient,
            via=list(via), end_user=end_user, when=date, quantity=counted, **more,
        )  # fmt: skip
        made = Transfer(
            id=hashed("transfer", told.id), item=item_id(item), item_text=item,
            supplier=party_id(supplier) if supplier else None, recipient=party_id(recipient) if recipient else None,
            via=tuple(map(party_id, via)), end_user=party_id(end_user) if end_user else None,
            origin=party_id(origin) if origin else None, destination=party_id(to) if to else None, when=date,
            quantity=counted, state="delivered", supported_by=(told.id,), roots=1,
        )  # fmt: skip
        self.transfers.append(made)
        return made

    def also(self, transfer: Transfer, paper: str, **roles: Any) -> None:
        """A further claim that tells of the same transfer."""
        told = self.claim("transfer", paper, roles.pop("reader", "table 1"), **roles)
        self._again(replace(transfer, supported_by=(*transfer.supported_by, told.id)))

    def deny(self, transfer: Transfer, name: str, paper: str = "a.txt") -> None:
        """A denial of the transfer by a party."""
        voice = (Voice(name=name, kind="organization", party=party_id(name)),)
        told = self.claim("transfer", paper, stance="denies", voice=voice)
        self._again(replace(transfer, denied_by=(*transfer.denied_by, told.id)))

    def _again(self, transfer: Transfer) -> None:
        self.transfers = [transfer if t.id == transfer.id else t for t in self.transfers]

    def listed(self, name: str, since: str | None = None) -> None:
        """A hit of a party."""
        if name not in self.parties:
            self.party(name)
        self.hits.append(
            Hit(party=party_id(name), entity="x-1", list="Test List", score=0.9, caption=name, listed_since=since)
        )

    def owned(self, name: str, owner: str, answer: float) -> None:
        """A hit of a party through its owner, with the answer of a legal test (1 yes, 0.5 possible)."""
        why = Reason(feature="ownership", score=answer, detail="test")
        self.hits.append(
            Hit(party=party_id(name), entity="x-1", list="Test List", score=0.9, reasons=(why,), caption=owner,
                via_ownership=(party_id(owner),))
        )  # fmt: skip

    def known(self, name: str, kind: str, value: str, paper: str = "register.csv") -> None:
        """A particular of a party."""
        if name not in self.parties:
            self.party(name)
        self.particulars.append(
            Particular(
                document=self.paper(paper), reference=party_id(name), kind=kind, value=value, start=0, end=0,  # type: ignore[arg-type]
            )
        )  # fmt: skip

    def case(self) -> Case:
        """The case as the tests of the flags take it."""
        return Case(
            documents=tuple(self.documents.values()), fields=self.fields, references=self.references,
            particulars=self.particulars, claims=self.claims, parties=tuple(self.parties.values()),
            items=tuple(self.items.values()), transfers=self.transfers, hits=self.hits,
        )  # fmt: skip

    def status(self, rule: str) -> str:
        """What testing a rule on this case comes to."""
        return next(t.status for t in flags(self.case()).tests if t.id == rule)
