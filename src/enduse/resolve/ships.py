"""Ships are goods that move other goods: those with a name are screened like parties, and stand between as carriers.

A ship is an item by the contract. Where a text calls it one ("the tanker Amber Gull", "Amber Gull (IMO 9074729)"), it
is a party of the schema Vessel as well, under its own id; so is what a reader took for a firm where its text says so.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from enduse.compare.identifiers import check
from enduse.records.claim import Claim, Mention, Role
from enduse.records.document import Document
from enduse.records.item import Item
from enduse.records.party import Party
from enduse.records.reading import Identifier, Name

#: Code points before and behind a name that are read.
_NEAR = 80
_KIND = (
    r"(?:vessel|(?:motor|cargo|container|merchant|feeder|research|supply|war)[ -]?ship|ship|tanker|freighter|coaster|"
    r"bulk carrier|bulker|ferry|barge|tug(?:boat)?|trawler|dhow|ro-?ro|cargo carrier|reefer|yacht)"
)
#: "A tanker operator", "a ship's chandler": no ship.
_NO_FIRM = r"(?![ -’']s?[ -]?(?:own|oper|build|brok|agen|manag|chandl|yard|compan|line|firm|repair|maker|captain|crew))"
_TITLE = re.compile(r"^(?:MV|M/V|MT|M/T|MS|SS|M\.V\.|т/х)\s+(?=\w)")
#: "MT Aerospace", "MS Technologies" are firms.
_SURE_TITLE = re.compile(r"^(?:MV|M/V|M/T|M\.V\.|т/х)\s+(?=\w)")
_CALLED = re.compile(
    rf"(?:\b{_KIND},? (?:named |called )?(?:the )?|(?<!\d )\b(?:MV|M/V|MT|M/T|MS|SS|M\.V\.)\s|"
    r"(?:судн\w{1,3}|сухогруз\w{0,2}|танкер\w{0,2}|теплоход\w{0,2}|балкер\w{0,2}|паром\w{0,2}|барж\w{1,2}|корабл\w{1,3})\s|"
    r"(?:货轮|油轮|轮船|货船|油船|貨輪|油輪|船舶|散货船|集装箱船))[\"'“„«《(]?$",
    re.I,
)
_IS_ONE = re.compile(
    r"[\"'”»》]?(?:\s*[,(]\s*(?:an?|the) (?:(?!of\b|for\b|that\b|which\b|with\b|who\b)[\w-]+ ){0,5}"
    rf"{_KIND}\b{_NO_FIRM}|\s*[,(]?\s*IMO(?:\s*(?:number|no|nr|№))?[\s.:#-]*\d{{7}}(?!\d)|[号號]?[轮輪](?!胎))",
    re.I,
)
_NUMBER = re.compile(r"[\"'”»》]?\s*[,(]?\s*IMO(?:\s*(?:number|no|nr|№))?[\s.:#-]*(\d{7})(?!\d)", re.I)
#: What a ship does as a carrier, behind its name, and how goods are aboard, before it.
_CARRIES = re.compile(
    r"(?:\s*\([^()\n]{0,40}\))?[\"'”»》]?\s+(?:had\s+|has\s+)?(?:carried|carrying|transported|delivered|discharged|"
    r"unloaded|offloaded|brought|shipped|ferried|took|was loaded with|перев[её]з\w*|достави\w+|выгрузи\w+)\b",
    re.I,
)
_ABOARD = re.compile(
    r"\b(?:aboard|on ?board(?: of)?|in the holds? of|loaded (?:on|onto)|carried by|transported by|на борту|на)\s+"
    rf"(?:an? |the )?(?:[\w-]+ ){{0,4}}(?:{_KIND} |MV |M/V )?[\"'“„«]?$",
    re.I,
)
#: Steps of a delivery in which no ship carries anything.
_UNMOVED = ("paid", "ordered", "agreed")
#: What a reader calls a party of which it knows no more than its name.
_VAGUE = ("LegalEntity", "Organization", "Vessel")


class Ships:
    """The ships of a case, by id, each as a party; and where the texts name them."""

    def __init__(
        self,
        documents: Iterable[Document],
        mentions: Iterable[Mention],
        items: Iterable[Item],
        parties: Iterable[Party] = (),
    ) -> None:
        self._texts = {d.id: d.text for d in documents}
        named = {i.id: i.designations for i in items}
        firms = {p.id: p for p in parties if p.schema in _VAGUE and p.kind == "organization" and not p.unnamed}
        numbers: dict[str, set[Identifier]] = {}
        said: dict[str, list[Mention]] = {}
        for m in mentions:
            id = str(m.item or m.party)
            if m.document in self._texts and (m.text in named.get(id, ()) or id in firms):
                said.setdefault(id, []).append(m)
                before, behind = self._around(m)
                if (
                    _IS_ONE.match(behind)
                    or (_TITLE if m.item else _SURE_TITLE).match(m.text)
                    or (m.item and _CALLED.search(before))
                ):
                    found = _NUMBER.match(behind)
                    number = check("imo", found[1]) if found else None
                    numbers.setdefault(id, set()).update((number,) if number else ())
        of_item = {i.id: _party(i) for i in items if i.id in numbers}
        self.parties = {
            id: replace(
                of_item.get(id) or firms[id], schema="Vessel", identifiers=tuple(sorted(numbers[id])), unnamed=False
            )
            for id in sorted(numbers)
        }
        self._named: dict[str, list[Mention]] = {}
        for id in self.parties:
            for m in said[id]:
                self._named.setdefault(m.document, []).append(m)

    def among(self, parties: Iterable[Party]) -> Iterator[Party]:
        """The parties, with the ships; a ship's number is no number of the firm beside it."""
        left = dict(self.parties)
        numbers = {n for ship in left.values() for n in ship.identifiers}
        for one in parties:
            kept = tuple(n for n in one.identifiers if n not in numbers)
            yield left.pop(one.id, one if len(kept) == len(one.identifiers) else replace(one, identifiers=kept))
        yield from left.values()

    def told(self, claim: Claim) -> Claim:
        """The claim, its ships as parties; one that it tells as the carrier stands between the two ends."""
        moves = claim.relation == "transfer" and claim.state not in _UNMOVED
        roles = tuple(self._role(r, claim, moves=moves) for r in claim.roles)
        if moves:
            spoken = {r.party or r.item for r in roles}
            roles += tuple(
                Role(role="via", text=m.text, start=m.start, end=m.end, ref=m.ref, party=m.item or m.party, item=m.item)
                for m in self._carriers(claim)
                if (m.item or m.party) not in spoken
            )
        return replace(claim, roles=roles) if roles != claim.roles else claim

    def _role(self, role: Role, claim: Claim, *, moves: bool) -> Role:
        if role.role == "item":
            return role
        if (id := role.item or role.party) in self.parties:
            return replace(role, party=id, role="via" if moves and role.role == "supplier" else role.role)
        if role.role == "via":  # "general cargo vessel Amber" for Amber Gull
            for m in self._named.get(claim.document, ()):
                if role.start < m.start < role.end <= m.end:
                    id = m.item or m.party
                    return replace(role, text=m.text, start=m.start, end=m.end, ref=m.ref, party=id, item=m.item)
        return role

    def _carriers(self, claim: Claim) -> Iterable[Mention]:
        found: dict[str | None, Mention] = {}
        for m in self._named.get(claim.document, ()):
            if any(e.start <= m.start and m.end <= e.end for e in claim.evidence):
                before, behind = self._around(m)
                if _ABOARD.search(before) or _CARRIES.match(behind):
                    found.setdefault(m.item or m.party, m)
        return found.values()

    def _around(self, mention: Mention) -> tuple[str, str]:
        text = self._texts[mention.document]
        return text[max(0, mention.start - _NEAR) : mention.start], text[mention.end : mention.end + _NEAR]


def _party(ship: Item) -> Party:
    bare = (_TITLE.sub("", text) for text in ship.designations)
    return Party(id=ship.id, schema="Vessel", also=ship.also, names=tuple(Name(text) for text in dict.fromkeys(bare)))
