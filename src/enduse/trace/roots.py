"""From how many independent origins does a story come? Ten outlets that repeat one agency are one root.

Every claim has marks of where it comes from: the innermost publication that reports it (or the one that the text says
it is taken from), a named person or body that says it, a passage copied from elsewhere, an earlier text whose
quotations it lifts, the mail that a paper was attached to. A firm's own statement and what its head tells of its deals
come from the firm. Where a publication's own text is at hand and leads further, so do those who cite it. The roots are
the fewest marks or texts that explain all claims, so the count errs on the low side: claims with a common mark are not
counted as independent, and there are never more roots than texts. The origin may be a text that no one has.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from enduse.compare.scripts import scripts_of
from enduse.records.claim import Claim, Voice
from enduse.records.document import Document
from enduse.records.party import Party
from enduse.trace.attribution import Publications, fold
from enduse.trace.authors import authors
from enduse.trace.copies import lifted, twins
from enduse.trace.heard import cited_mail, meant
from enduse.trace.outlets import names, publications
from enduse.trace.phrases import court_paper, is_own, is_paper, is_press, says, speaks_for_itself
from enduse.trace.posts import posts
from enduse.trace.refuted import refuted
from enduse.trace.retold import DAYS, day_number, retold

#: Media types of mails: a paper attached to one comes from the same sender.
MAIL = ("message/rfc822", "application/vnd.ms-outlook")

#: A mark: its kind, and the party id, folded name or document id it stands for.
Mark = tuple[str, str]
#: "The media report": from somebody else, nobody knows whom; no root of its own beside others.
HEARSAY: Mark = ("hearsay", "")


class Sources(NamedTuple):
    """How often a story is told: texts, the outlets that published them, and the original reportings behind."""

    texts: int
    outlets: int
    roots: tuple[str, ...]


class Origins:
    """Where each claim of a case comes from."""

    def __init__(self, documents: Sequence[Document], claims: Sequence[Claim], parties: Mapping[str, Party]) -> None:
        self.documents = {d.id: d for d in documents}
        self._cites: dict[str, str | None] = {}
        self._own_finding: dict[tuple[str, str | None], bool] = {}
        self._same: dict[str, str] = {}
        self.parties = parties
        self._publications = Publications(publications(documents, claims, parties))
        heard = {v.party for c in claims for v in c.voice if v.kind == "organization" and v.party in parties}
        self._bodies = Publications({name: str(id) for id in sorted(map(str, heard)) for name in names(parties[id])})
        self._own = {d.id: self._key(d.publisher) for d in documents if d.publisher}
        telling = {c.document for c in claims if c.relation != "statement" and not c.reader.startswith("table")}
        prose = sorted((d for d in documents if d.id in telling), key=lambda d: (d.published or "9", d.origin, d.id))
        self._refuted = refuted(claims)
        self._meant = meant(claims, parties)
        self._authors = authors(documents, claims, parties)
        self._posts = posts(claims, parties)
        self._lifted = lifted([(d.id, d.text) for d in prose])
        about = {r.party for c in claims for r in c.roles if r.party}
        self._speaking = frozenset(
            id for id, key in self._own.items() if self._speaks(self.documents[id].publisher or "", key, about)
        )
        told_before = retold(claims, self.documents, self._speaking)
        self._retold = told_before.sources
        self._sources = {source for sources in self._lifted.values() for source in sources}
        self._sources |= {source for told in self._retold.values() for source in told.values()}
        self._same = self._bridged(claims, told_before.first)
        self._outlets = {*self._own.values(), *self._cites.values()} - {None}
        self._taken = {d.id: self._publications.taken_from(d.text, self._own.get(d.id)) for d in prose}
        self._relayed = self._most_relayed(claims)
        self._known: dict[frozenset[str], tuple[str, ...]] = {}
        self._of_claim: dict[str, frozenset[Mark]] = {}
        self._alike: dict[frozenset[Mark], frozenset[Mark]] = {}

    def sources(self, claims: Sequence[Claim]) -> Sources:
        """Texts, outlets and roots of these claims, counted apart."""
        claims = [c for c in claims if c.id not in self._refuted] or claims
        papers = {c.document for c in claims}
        outlets = {self._own[id] for id in papers if id in self._own}
        return Sources(len(papers), len(outlets), self.roots(claims))

    def roots(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """How each independent origin of these claims is called, the one behind most claims first."""
        key = frozenset(c.id for c in claims)
        if key not in self._known:
            self._known[key] = self._roots(claims)
        return self._known[key]

    def marks(self, claims: Sequence[Claim]) -> dict[str, frozenset[Mark]]:
        """The marks of each of these claims, with those that come of their standing together."""
        marks = {c.id: self.of(c) for c in claims}
        if len(claims) == 1:
            return marks
        further = self._further(claims, marks)
        for claim in claims:
            for mark in sorted(marks[claim.id]):
                marks[claim.id] |= further.get((claim.document, mark), frozenset())
        for number, alike in enumerate(twins(claims, self.documents)):
            for id in alike:
                marks[id] |= {("copy", str(number))}
        self._follow(claims, marks)
        return marks | {id: marks[id] | mail for id, mail in cited_mail(claims, marks).items()}

    def _follow(self, claims: Sequence[Claim], marks: dict[str, frozenset[Mark]]) -> None:
        """What a text tells of one thing without a source, beside what it has from another text, is from there too."""
        of_text: dict[str, list[Claim]] = {}
        for claim in claims:
            of_text.setdefault(claim.document, []).append(claim)
        for document, told in of_text.items():
            outside = frozenset(m for c in told for m in marks[c.id] if self._is_outside(m, document))
            for claim in told if outside else ():
                if self._is_bare(claim) and not any(self._is_outside(m, document) for m in marks[claim.id]):
                    marks[claim.id] |= outside

    def _is_outside(self, mark: Mark, document: str) -> bool:
        """Whether a mark is that of another text, or of a publication that is not the text's own."""
        kind, key = mark
        if kind == "text":
            return key != document
        return kind == "voice" and key != self._own.get(document) and key in self._outlets

    def _is_bare(self, claim: Claim) -> bool:
        """Whether nobody is named who says it, but a paper at most, and the text did not find it out itself."""
        voices = self.voices(claim)
        spoken = any(v.kind != "document" and not is_press(v.name) for v in voices)
        return not (spoken or self._body_of_paper(voices) or claim.reader.startswith("table") or self._found_out(claim))

    def of(self, claim: Claim) -> frozenset[Mark]:
        """The marks of one claim by itself."""
        if claim.id not in self._of_claim:
            found = self._found_marks(claim)
            self._of_claim[claim.id] = self._alike.setdefault(found, found)
        return self._of_claim[claim.id]

    def publisher(self, claim: Claim) -> str | None:
        """The key of the outlet that published the claim's document."""
        return self._own.get(claim.document)

    def cites(self, claim: Claim) -> bool:
        """Whether the claim names where it has it from: a voice, a publication, an own finding."""
        return bool(self.voices(claim)) or self._cited(claim) is not None or self._found_out(claim)

    def voices(self, claim: Claim) -> tuple[Voice, ...]:
        """Who says it, without the text's own publisher."""
        own = self._own.get(claim.document)
        return tuple(
            v for v in claim.voice if v.kind != "publication" or (self._mark(v)[1] != own and not is_own(v.name))
        )

    def _roots(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        marks = self.marks(claims)
        seen = {id for id in marks if marks[id] != frozenset((HEARSAY,))}
        seen = seen - self._refuted or seen
        told = seen - self._late(claims) or seen
        by_id = {c.id: c for c in claims if c.id in told or not told}
        behind: dict[Mark, set[str]] = {}
        for id in sorted(by_id):
            for mark in marks[id]:
                behind.setdefault(mark, set()).add(id)
        for id, claim in by_id.items():
            behind.setdefault(("document", claim.document), set()).add(id)
        found, left = [], set(by_id)
        while left:
            count = {m: len(ids & left) for m, ids in behind.items()}
            best = min(count, key=lambda m: (-count[m], _vagueness(m), m))
            covered = behind.pop(best) & left
            found.append((-len(covered), self._called(best, [by_id[id] for id in sorted(covered)])))
            left -= covered
        texts = {("document", c.document): 0 for c in by_id.values()}
        if len(found) > len(texts):
            found = [(0, self._called(mark, ())) for mark in texts]
        return tuple(name for _, name in sorted(found))

    def _late(self, claims: Sequence[Claim]) -> set[str]:
        """Claims that press tells without any source, soon after another text told the same: no roots of their own."""
        dated = {c.document: self.documents[c.document].published or "" for c in claims}
        days = {id: day_number(day) for id, day in dated.items() if len(day) == len("2024-03-01")}
        told = sorted(set(days.values()))
        late = {
            id
            for id, day in days.items()
            if id in self._own and id not in self._speaking and bisect(told, day - 1) > bisect(told, day - DAYS - 1)
        }
        return {c.id for c in claims if c.document in late and not (self.cites(c) or c.reader.startswith("table"))}

    def _further(
        self, claims: Sequence[Claim], marks: Mapping[str, frozenset[Mark]]
    ) -> dict[tuple[str, Mark], frozenset[Mark]]:
        """(Document, publication it cites) -> the marks that the publication's own texts, if not later, all lead to, or
        those of them that name an outside source, where they are most."""
        own: dict[Mark, list[Claim]] = {}
        for claim in claims:
            own.setdefault(("text", claim.document), []).append(claim)
            if claim.document in self._own:
                own.setdefault(("voice", self._own[claim.document]), []).append(claim)
        found: dict[tuple[str, Mark], frozenset[Mark]] = {}
        for claim in claims:
            day = self.documents[claim.document].published
            for mark in sorted(marks[claim.id]):
                if mark not in own or mark[1] in (self._own.get(claim.document), claim.document):
                    continue
                if (claim.document, mark) in found:
                    continue
                papers = [c for c in own[mark] if not day or (self.documents[c.document].published or "") <= day]
                leading = [c for c in papers if any(self._is_outside(m, c.document) for m in marks[c.id])]
                if papers:
                    kept = leading if 2 * len(leading) > len(papers) else papers
                    found[claim.document, mark] = frozenset.intersection(*(marks[c.id] for c in kept))
        return found

    def _found_marks(self, claim: Claim) -> frozenset[Mark]:
        """The marks of one claim, never empty."""
        document = self.documents[claim.document]
        found: list[Mark] = []
        cited, voices = self._cited(claim), self.voices(claim)
        body = self._body_of_paper(voices)
        if cited:
            found.append(("voice", cited))
        inner = voices[-1] if voices else None
        if inner and inner.kind in ("organization", "person") and not is_press(inner.name):
            meant_by = self._meant.get(claim.id)
            found.append(("voice", meant_by) if meant_by else self._mark(inner))
            found += [("voice", firm) for firm in self._posts.get(inner.party or "", ()) if _deals(firm, claim)]
        if body:
            found.append(("voice", body))
        found += [("paper", p) for v in voices if v.kind == "document" and (p := court_paper(v.name))]
        told_so = any(kind == "voice" for kind, _ in found)
        relays = any(is_press(v.name) for v in voices)
        relays |= not claim.reader.startswith("table") and says("relayed", _passage(claim))
        if not cited:
            if not found and not self._found_out(claim):
                if taken := self._taken.get(claim.document):
                    found.append(("voice", taken))
                if (relays or all(is_paper(v.name) for v in voices)) and claim.document in self._relayed:
                    found.append(self._relayed[claim.document])
                if claim.document not in self._speaking:
                    found += [("text", source) for source in self._lifted.get(claim.document, ())]
                if source := self._retold.get(claim.document, {}).get(claim.id):
                    found.append(("text", source))
            if not found and relays:
                found.append(HEARSAY)
            if (told_so or all(kind == "paper" for kind, _ in found)) and claim.document in self._own:
                found.append(("voice", self._own[claim.document]))
        if claim.document in self._sources and found != [HEARSAY]:
            found.append(("text", claim.document))
        if not (found or voices) and claim.document in self._authors:
            found.append(("voice", self._authors[claim.document]))
        mail = self._mail(document)
        if mail:
            found.append(("mail", mail))
        return frozenset(found) or frozenset((("document", claim.document),))

    def _cited(self, claim: Claim) -> str | None:
        """The innermost publication that a claim is put to, other than the text's own publisher."""
        if claim.id not in self._cites:
            self._cites[claim.id] = self._found_cited(claim)
        return self._cites[claim.id]

    def _bridged(self, claims: Sequence[Claim], first: Mapping[str, str]) -> dict[str, str]:
        """Publication of which no text is at hand -> the outlet that it is, under a name in another script.

        What is put to it was told before by a text of that outlet.
        """
        own = set(self._own.values())
        votes: dict[str, Counter[str]] = {}
        for claim in claims:
            cited = self._cited(claim)
            source = first.get(claim.id)
            if cited is None or cited in own or source not in self._own:
                continue
            scripts = [self._scripts(key) for key in (cited, self._own[source])]
            if all(scripts) and scripts[0].isdisjoint(scripts[1]):
                votes.setdefault(cited, Counter())[self._own[source]] += 1
        found = {cited: min(count, key=lambda key: (-count[key], key)) for cited, count in votes.items()}
        self._cites = {id: found.get(key, key) if key else None for id, key in self._cites.items()}
        return found

    def _scripts(self, key: str) -> frozenset[str]:
        called = names(self.parties[key]) if key in self.parties else [key]
        return frozenset(s for name in called for s in scripts_of(name))

    def _found_cited(self, claim: Claim) -> str | None:
        own = self._own.get(claim.document)
        for voice in reversed(claim.voice):
            if (
                (self._is_publication(voice) or (voice.kind != "document" and self._publications.called(voice.name)))
                and not (is_press(voice.name) or is_own(voice.name))
                and (key := self._mark(voice)[1]) != own
            ):
                return key
            if voice.kind == "document" and (shown := self._shown_by(voice)) and shown != own:
                return shown
        if self.voices(claim):
            return None
        return None if claim.reader.startswith("table") else self._publications.cited(_passage(claim), own)

    def _speaks(self, publisher: str, key: str, about: set[str]) -> bool:
        """Whether a publisher is no press, but tells of itself: a firm, a ministry, whoever it is about."""
        if key in self.parties:
            return self.parties[key].kind != "publication" and (key in about or speaks_for_itself(publisher))
        return speaks_for_itself(publisher)

    def _found_out(self, claim: Claim) -> bool:
        asked = _passage(claim), self._own.get(claim.document)
        if asked not in self._own_finding:
            self._own_finding[asked] = self._publications.is_own(*asked)
        return self._own_finding[asked]

    def _body_of_paper(self, voices: Sequence[Voice]) -> str | None:
        """The body whose paper it is: "a report by harbour experts", where experts are heard elsewhere too."""
        papers = [v.name for v in voices if v.kind == "document" and not is_paper(v.name)]
        return next((key for name in papers if (key := self._bodies.within(name))), None)

    def _is_publication(self, voice: Voice) -> bool:
        """Whether a voice is a publication, by its own kind or that of the party it is."""
        party = self.parties.get(voice.party or "")
        return voice.kind == "publication" or (party is not None and party.kind == "publication")

    def _shown_by(self, voice: Voice) -> str | None:
        """The publication that a document voice names itself by: "documents reviewed by Coastal Wire", "the Wire"."""
        return self._publications.within(voice.name) or self._publications.short(voice.name)

    def _mark(self, voice: Voice) -> Mark:
        key = self._publications.key(voice.name) or voice.party or fold(voice.name)
        return ("voice", self._same.get(key, key))

    def _key(self, publisher: str) -> str:
        return self._publications.key(publisher) or fold(publisher)

    def _mail(self, document: Document) -> str | None:
        if document.media_type in MAIL:
            return document.id
        parent = self.documents.get(document.parent or "")
        return parent.id if parent and parent.media_type in MAIL else None

    def _most_relayed(self, claims: Sequence[Claim]) -> dict[str, Mark]:
        """Document -> the outside publication it leans on most: what it tells without a source counts as relayed."""
        count: dict[str, Counter[Mark]] = {}
        for claim in claims:
            if claim.relation == "statement":
                continue
            if outside := self._cited(claim) or self._body_of_paper(self.voices(claim)):
                count.setdefault(claim.document, Counter())[("voice", outside)] += 1
        return {d: min(c, key=lambda m: (-c[m], m)) for d, c in count.items()}

    def _called(self, mark: Mark, claims: Iterable[Claim]) -> str:
        """A root's name for a reader, with the papers it goes by: "Coastal Wire (port records)"."""
        claims = sorted(claims, key=lambda c: c.id)
        papers = sorted({c.voice[-1].name for c in claims if c.voice and c.voice[-1].kind in ("document", "anonymous")})
        if mark == HEARSAY:
            return "reports that are not named"
        if mark[0] == "paper":
            return min(c.voice[-1].name for c in claims)
        if mark[0] != "voice":
            of = [mark[1]] if mark[0] != "copy" else [c.document for c in claims]
            first = min((self.documents[id] for id in of), key=lambda d: (d.published or "9", d.title or d.origin))
            return (mark[0] == "document" and first.publisher) or first.title or first.origin
        name = self.parties[mark[1]].caption if mark[1] in self.parties else self._spelled(mark[1], claims)
        return f"{name} ({'; '.join(papers)})" if papers else name

    def _spelled(self, folded: str, claims: Iterable[Claim]) -> str:
        said = [v.name for c in claims for v in c.voice] + [self.documents[c.document].publisher or "" for c in claims]
        return next((name for name in sorted(said) if fold(name) == folded), folded)


def _vagueness(mark: Mark) -> int:
    """Of marks that explain as much, a named source is told before a text, a text before a mere likeness."""
    return ("voice", "paper", "document", "mail", "text", "copy", "hearsay").index(mark[0])


def _deals(firm: str, claim: Claim) -> bool:
    """Whether a firm takes part in what a claim tells."""
    return any(r.party == firm for r in claim.roles)


def _passage(claim: Claim) -> str:
    return " ".join(e.quote for e in claim.evidence)
