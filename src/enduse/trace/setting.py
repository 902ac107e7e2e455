"""What a whole case knows by which one claim is read: its goods, countries, papers, and what its text told before."""

from bisect import bisect_right
from collections.abc import Sequence

from enduse.records.claim import Claim
from enduse.records.document import CUT, Document
from enduse.records.item import Item
from enduse.records.party import Party
from enduse.trace.homes import homes
from enduse.trace.legs import Ends, Goods, Leg, Thread, leg
from enduse.trace.roots import Origins
from enduse.trace.transfers import may_tell


class Setting:
    """The case around its claims; makes the leg that a claim describes."""

    def __init__(
        self, documents: Sequence[Document], claims: Sequence[Claim], parties: Sequence[Party], items: Sequence[Item]
    ) -> None:
        self.claims = claims
        self.parties = {p.id: p for p in parties}
        self.papers = {d.id: d for d in documents}
        self.goods = Goods(tuple(claims), tuple(items))
        self.origins = Origins(documents, claims, self.parties)
        self.ends = Ends(self.parties, homes(claims, self.parties))
        self._thread = Thread((c for c in claims if may_tell(c)), self.goods)
        self._rows = _rows(claims, self.papers)
        spoken: dict[str, set[str]] = {}
        for claim in claims:
            spoken.setdefault(claim.document, set()).update(r.party for r in claim.roles if r.party)
        self._present = {document: frozenset(found) for document, found in spoken.items()}

    def leg(self, claim: Claim) -> Leg:
        """The leg that a transfer claim describes."""
        return leg(
            claim,
            self.ends,
            self.goods,
            self._thread,
            in_table=claim.id in self._rows,
            paper=_paper(self.papers[claim.document], self.papers),
            marks=self.origins.of(claim),
            outlet=self.origins.publisher(claim) or "",
            present=self._present.get(claim.document, frozenset()),
        )

    def legs(self) -> list[Leg]:
        """The legs of all claims that may tell of a transfer."""
        return [self.leg(c) for c in self.claims if may_tell(c)]


def _paper(document: Document, papers: dict[str, Document]) -> str:
    """The document, or the long table that it is a part of: rows of one table are told apart, wherever it is cut."""
    parent = papers.get(document.parent or "")
    return parent.id if parent and parent.media_type in CUT else document.id


def _rows(claims: Sequence[Claim], papers: dict[str, Document]) -> frozenset[str]:
    """The claims that rest on a row of a table: rows are events of their own."""
    tables = {id: sorted((t.start, t.end) for t in d.tables) for id, d in papers.items() if d.tables}

    def holds(document: str, start: int, end: int) -> bool:
        known = tables.get(document, [])
        at = bisect_right(known, (start, 1 << 62)) - 1
        return at >= 0 and known[at][0] <= start and end <= known[at][1]

    return frozenset(
        c.id
        for c in claims
        if c.reader.startswith("table") or any(holds(c.document, e.start, e.end) for e in c.evidence)
    )
