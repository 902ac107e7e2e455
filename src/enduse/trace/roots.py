"""From how many independent origins does a story come? Ten outlets that repeat one agency are one root.

Every claim has marks of where it comes from: the innermost publication that reports it, a named person or body that
says it, a passage copied from elsewhere, the mail that a paper was attached to. The roots are the fewest marks that
explain all claims, so the count errs on the low side: claims with a common mark are not counted as independent.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from enduse.records.claim import Claim, Voice
from enduse.records.document import Document
from enduse.records.party import Party
from enduse.trace.copies import copied, same_paper, shingles

#: Media types of mails: a paper attached to one comes from the same sender.
MAIL = ("message/rfc822", "application/vnd.ms-outlook")

#: A mark: its kind, and the party id, folded name or document id it stands for.
Mark = tuple[str, str]


class Origins:
    """Where each claim of a case comes from."""

    def __init__(self, documents: Sequence[Document], claims: Sequence[Claim], parties: Mapping[str, Party]) -> None:
        self.documents = {d.id: d for d in documents}
        self.parties = parties
        self._publications = self._known_publications(documents, claims)
        self._relayed = self._most_relayed(claims)
        self._known: dict[frozenset[str], tuple[str, ...]] = {}

    def roots(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """How each independent origin of these claims is called, the one behind most claims first."""
        key = frozenset(c.id for c in claims)
        if key not in self._known:
            self._known[key] = self._roots(claims)
        return self._known[key]

    def _roots(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        marks = {c.id: self._marks(c) for c in claims}
        for number, twins in enumerate(self._twins(claims)):
            for id in twins:
                marks[id] = (*marks[id], ("copy", str(number)))
        by_id = {c.id: c for c in claims}
        left = sorted(by_id)
        found = []
        while left:
            count = Counter(m for id in left for m in marks[id])
            best = min(count, key=lambda m: (-count[m], m[0] == "copy", m))
            covered = [id for id in left if best in marks[id]]
            found.append((-len(covered), self._called(best, [by_id[id] for id in covered])))
            left = [id for id in left if id not in covered]
        return tuple(name for _, name in sorted(found))

    def _marks(self, claim: Claim) -> tuple[Mark, ...]:
        """The marks of one claim, never empty."""
        found: list[Mark] = []
        publication = next((v for v in reversed(claim.voice) if v.kind == "publication"), None)
        shown = self._shown_by(claim)
        if shown:
            found.append(shown)
        elif publication:
            found.append(self._mark(publication))
        inner = claim.voice[-1] if claim.voice else None
        if inner and inner.kind in ("organization", "person"):
            found.append(self._mark(inner))
        document = self.documents[claim.document]
        if not publication and not shown:
            if not claim.voice and claim.document in self._relayed:
                found.append(self._relayed[claim.document])
            elif document.publisher:
                found.append(("voice", self._publications.get(_fold(document.publisher), _fold(document.publisher))))
        mail = self._mail(document)
        if mail:
            found.append(("mail", mail))
        return tuple(dict.fromkeys(found)) or (("document", claim.document),)

    def _shown_by(self, claim: Claim) -> Mark | None:
        """The publication that a document voice names itself by: "documents reviewed by Coastal Wire"."""
        for voice in reversed(claim.voice):
            if voice.kind == "document":
                said = f" {_fold(voice.name)} "
                for name in sorted(self._publications, key=lambda n: (-len(n), n)):
                    if f" {name} " in said:
                        return ("voice", self._publications[name])
        return None

    def _mark(self, voice: Voice) -> Mark:
        return ("voice", voice.party or self._publications.get(_fold(voice.name), _fold(voice.name)))

    def _mail(self, document: Document) -> str | None:
        if document.media_type in MAIL:
            return document.id
        parent = self.documents.get(document.parent or "")
        return parent.id if parent and parent.media_type in MAIL else None

    def _twins(self, claims: Sequence[Claim]) -> list[list[str]]:
        """Groups of claims from different documents whose passages, or papers, are the same."""
        ordered = sorted(claims, key=lambda c: c.id)
        prints = {c.id: shingles(" ".join(e.quote for e in c.evidence)) for c in ordered}
        groups: list[list[Claim]] = []
        for claim in ordered:
            near = [
                g
                for g in groups
                if any(
                    o.document != claim.document
                    and (copied(prints[o.id], prints[claim.id]) or same_paper(o, claim, self.documents))
                    for o in g
                )
            ]
            joined = [claim, *(c for g in near for c in g)]
            groups = [g for g in groups if g not in near] + [joined]
        return [[c.id for c in g] for g in groups if len(g) > 1]

    def _known_publications(self, documents: Sequence[Document], claims: Sequence[Claim]) -> dict[str, str]:
        """Folded name of every publication -> its party id, or the folded name itself."""
        known = {_fold(d.publisher): _fold(d.publisher) for d in documents if d.publisher}
        for claim in claims:
            for voice in claim.voice:
                if voice.kind == "publication":
                    known[_fold(voice.name)] = voice.party or _fold(voice.name)
                    party = self.parties.get(voice.party or "")
                    for name in party.names if party else ():
                        known[_fold(name.text)] = str(voice.party)
        return {name: mark for name, mark in sorted(known.items()) if name}

    def _most_relayed(self, claims: Sequence[Claim]) -> dict[str, Mark]:
        """Document -> the outside publication it leans on most: what it tells without a source counts as relayed."""
        count: dict[str, Counter[Mark]] = {}
        for claim in claims:
            document = self.documents[claim.document]
            own = self._publications.get(_fold(document.publisher or ""), "")
            outside = next((v for v in reversed(claim.voice) if v.kind == "publication"), None)
            if outside and claim.relation != "statement" and self._mark(outside)[1] != own:
                count.setdefault(claim.document, Counter())[self._mark(outside)] += 1
        return {d: min(c, key=lambda m: (-c[m], m)) for d, c in count.items()}

    def _called(self, mark: Mark, claims: Iterable[Claim]) -> str:
        """A root's name for a reader, with the papers it goes by: "Coastal Wire (port records)"."""
        claims = sorted(claims, key=lambda c: c.id)
        papers = sorted({c.voice[-1].name for c in claims if c.voice and c.voice[-1].kind in ("document", "anonymous")})
        if mark[0] != "voice":
            papers = [mark[1]] if mark[0] != "copy" else sorted({c.document for c in claims})
            return min(self.documents[id].title or self.documents[id].origin for id in papers)
        name = self.parties[mark[1]].caption if mark[1] in self.parties else self._spelled(mark[1], claims)
        return f"{name} ({'; '.join(papers)})" if papers else name

    def _spelled(self, folded: str, claims: Iterable[Claim]) -> str:
        said = [v.name for c in claims for v in c.voice] + [self.documents[c.document].publisher or "" for c in claims]
        return next((name for name in sorted(said) if _fold(name) == folded), folded)


def _fold(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))
