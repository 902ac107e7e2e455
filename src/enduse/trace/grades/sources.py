"""Who tells? The publication, the paper or the speaker that a claim rests on, and what its record in the case is."""

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.grade import InformationGrade, Reliability, SourceKind
from enduse.records.party import Party

#: Fewer transfers than this that others tell as well are no record.
RECORD = 3
CONFIRMED, DISPUTED = (1, 2), (4, 5)


class Told(NamedTuple):
    """A source: how it is called, what it is, and the party it is where it is one."""

    name: str
    kind: SourceKind
    party: str | None = None


class Sources:
    """The sources of a case by their names."""

    def __init__(self, documents: Sequence[Document], parties: Sequence[Party]) -> None:
        self._documents = {d.id: d for d in documents}
        self._parties = {p.id: p for p in parties}
        self._keys = {fold(n.text): p.caption for p in sorted(parties, key=lambda p: p.id) for n in p.names}
        self._told: dict[str, Told] = {}

    def of(self, claim: Claim) -> tuple[Told, ...]:
        """The source of a claim: its paper, or the publication nearest to it; and who speaks in it, innermost."""
        found: list[Told] = []
        paper = self._documents[claim.document]
        publication = next((v for v in reversed(claim.voice) if v.kind == "publication"), None)
        if claim.reader.startswith(("table", "registry")):
            found.append(Told(paper.origin, "paper"))
        elif publication:
            found.append(self._voice(publication.name, publication.party, "publication"))
        elif paper.publisher:
            found.append(self._voice(paper.publisher, None, "publication"))
        else:
            found.append(Told(paper.origin, "paper"))
        inner = claim.voice[-1] if claim.voice else None
        if inner and inner.kind in ("organization", "person"):
            found.append(self._voice(inner.name, inner.party, "speaker"))
        return tuple(self._told.setdefault(one.name, one) for one in dict.fromkeys(found))

    def told(self, name: str) -> Told:
        """The source of this name, which `of` has given."""
        return self._told[name]

    def key(self, name: str) -> str:
        """What tells two names of one source to be one: the party they stand for, else the name itself, folded."""
        return fold(self._keys.get(fold(name), name))

    def _voice(self, name: str, party: str | None, kind: SourceKind) -> Told:
        known = self._parties.get(party or "")
        caption = known.caption if known else self._keys.get(fold(name), name)
        return Told(caption, kind, party)


def proposal(
    source: Told, own: int, told: Sequence[InformationGrade], contradicted: Set[str] = frozenset()
) -> tuple[Reliability | None, str]:
    """What the case lets suppose of a source, by rule, and why. It is a proposal for a person and changes nothing.

    `own` is in how many transfers the source takes part, `told` how credible what it tells is, `contradicted` what it
    asserts and another account contradicts. That those concerned deny it, which it may print itself, is no mark.
    """
    if source.kind == "speaker" and own:
        return "F", f"speaks of its own dealings ({own} of the transfers)"
    met = [g for g in told if len(g.sources) > 1]
    confirmed = sum(g.credibility in CONFIRMED for g in met)
    disputed = sum(g.credibility in DISPUTED and not contradicted.isdisjoint(g.claims) for g in met)
    if confirmed + disputed < RECORD:
        return None, f"no proposal: {confirmed + disputed} of its transfers can be compared with what others tell"
    if not disputed:
        return "C", f"{confirmed} of its transfers are told by other roots as well, none is disputed"
    if disputed > confirmed:
        return "D", f"what it tells of {disputed} of {confirmed + disputed} transfers is contradicted by others"
    return None, f"no proposal: {confirmed} of its transfers are told by others as well, {disputed} are disputed"


def fold(name: str) -> str:
    """A name as sources are compared: words and figures in lower case."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))
