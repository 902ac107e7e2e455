"""What the texts tell, arranged for the question what an answer bears on."""

from enduse.records.claim import Claim
from enduse.records.picture import Picture
from enduse.trace.goods import covers
from enduse.trace.homes import homes
from enduse.trace.legs import Goods
from enduse.trace.posts import posts

#: Relations about which somebody is asked.
ASKED = frozenset(
    ("transfer", "production", "development", "cooperation", "payment", "ownership", "affiliation", "use", "visit")
)


class Dossier:
    """The asserted claims and the transfers of a case, by document, by party and by claim."""

    def __init__(self, picture: Picture) -> None:
        self.parties = {p.id: p for p in picture.parties}
        self.claims = {c.id: c for c in picture.claims}
        self.transfers = {t.id: t for t in picture.transfers}
        self.homes = homes(picture.claims, self.parties)
        self._goods = Goods(picture.claims, picture.items)
        self.by_claim: dict[str, list[str]] = {}
        self.denied: dict[str, list[str]] = {}
        for one in picture.transfers:
            for id in one.supported_by:
                self.by_claim.setdefault(id, []).append(one.id)
            for id in one.denied_by:
                self.denied.setdefault(id, []).append(one.id)
        wide = [f for f in picture.findings if f.rule == "general_denial"]
        self.general = {(t, c) for f in wide for t in (f.transfer, *f.transfers) for c in f.claims}
        self.in_document: dict[str, list[Claim]] = {}
        self._acting: set[str] = set()
        self.by_role: dict[tuple[str, str, str], list[Claim]] = {}
        self._firms = posts(picture.claims, self.parties)
        for claim in picture.claims:
            if claim.stance != "asserts" or claim.certainty == "conditional" or claim.relation not in ASKED:
                continue
            self.in_document.setdefault(claim.document, []).append(claim)
            for role in claim.roles:
                if role.party:
                    self._acting.add(role.party)
                    self.by_role.setdefault((claim.relation, role.role, role.party), []).append(claim)

    def firms(self, person: str) -> tuple[str, ...]:
        """The firms and bodies for which a person speaks: those it belongs to or owns, as the texts tell."""
        return self._firms.get(person, ())

    def kinds(self, claim: Claim) -> frozenset[str]:
        """The kinds of goods that a claim is about."""
        return self._goods.kinds(claim)

    def same_goods(self, wide: Claim, narrow: Claim) -> bool:
        """Whether a word on the goods of one claim also speaks of those of the other."""
        items = {r.item for r in wide.fillers("item") if r.item} & {r.item for r in narrow.fillers("item")}
        kinds, other = self.kinds(wide), self.kinds(narrow)
        return bool(items) or not kinds or any(covers(w, n) for w in kinds for n in other)

    def involves(self, claim: Claim, party: str) -> bool:
        """Whether a party, or a firm for which it speaks, takes part in what a claim tells."""
        who = {party, *self.firms(party)}
        return any(r.party in who for r in claim.roles)

    def takes_part(self, party: str) -> bool:
        """Whether a party, or a firm for which it speaks, takes part in anything that is asked about."""
        return not self._acting.isdisjoint((party, *self.firms(party)))

    def concerns(self, claim: Claim, party: str) -> bool:
        """Whether a claim, or the transfer that it supports, is of a state's firms or places, where the party is that
        state or speaks for it."""
        one = self.parties.get(party)
        if one is None or not one.countries or (one.kind != "place" and one.schema != "PublicBody"):
            return False
        own = set(one.countries)
        moved = [self.transfers[t] for t in self.by_claim.get(claim.id, ())]
        ends = [i for t in moved for i in (t.supplier, *t.via, t.recipient, t.end_user, t.origin, t.destination)]
        met = {i for i in (*(r.party for r in claim.roles), *ends) if i and i != party}
        return any(own & self._countries(i) for i in met)

    def _countries(self, id: str) -> set[str]:
        known = set(self.parties[id].countries) if id in self.parties else set()
        return known | set(self.homes.get(id, ()))
