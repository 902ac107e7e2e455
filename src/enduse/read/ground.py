"""Ground: only what stands in the text passes.

Words are looked up exactly, or under a fold that keeps every offset: case, quotation marks, dashes and the kind of
white space; nothing else. A claim without evidence in the text is dropped; a role, voice, cue or quantity that does not
stand in the text is dropped from its claim. Each drop is kept as a `Rejection`, so that it is counted and listed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from enduse.compare.scripts import language_of
from enduse.records.claim import ROLES, Claim, Cue, Evidence, Mention, Quantity, Role, Voice, When
from enduse.records.document import Document
from enduse.records.identity import hashed
from enduse.records.proposal import (
    Proposals,
    ProposedClaim,
    ProposedCue,
    ProposedQuantity,
    ProposedReference,
    ProposedRole,
    ProposedVoice,
    ProposedWhen,
    Words,
)
from enduse.records.reading import Name, Reading, Reference, Rejection

_FOLDED = {ord(c): "'" for c in "‘’‚‛′`´"} | {ord(c): '"' for c in "“”„‟″«»"}
_FOLDED |= {ord(c): "-" for c in "‐‑‒–—―−"} | {ord(c): " " for c in "\t\n\r\u00a0\u2007\u2009\u202f\u3000"}


def fold(text: str) -> str:
    """The text with case, quotes, dashes and white space made alike; one character stays one character."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text.translate(_FOLDED))


class Ground:
    """One document's text, looked up again and again."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self._folded: str | None = None

    def find(self, words: Words, within: tuple[int, int] | None = None) -> tuple[int, int] | None:
        """Where the words stand (code points, end exclusive), or None. Prefers the proposed start, then `within`."""
        wanted, start = words.text, words.start
        if not wanted or wanted.isspace():
            return None
        if start is not None:
            span = start, start + len(wanted)
            if start >= 0 and (self.text.startswith(wanted, start) or fold(self.text[start : span[1]]) == fold(wanted)):
                return span
            return None
        if self._folded is None:
            self._folded = fold(self.text)
        lo, hi = within or (0, len(self.text))
        for haystack, needle in ((self.text, wanted), (self._folded, fold(wanted))):
            at = haystack.find(needle, lo, hi)
            if at >= 0:
                return at, at + len(wanted)
        return None

    def said(self, words: Words, span: tuple[int, int]) -> str:
        """The words as they stand at `span`; where they are the proposed ones to the letter, those, held once."""
        return words.text if self.text.startswith(words.text, span[0]) else self.text[slice(*span)]


def ground(document: Document, proposals: Sequence[Proposals]) -> Reading:
    """The reading of a document: everything proposed that stands in its text, everything else as rejections."""
    where = Ground(document)
    rejections: list[Rejection] = []
    references: dict[str, Reference] = {}
    mentions: dict[tuple[int, int, str], Mention] = {}
    claims: dict[str, Claim] = {}
    for proposal in proposals:
        ids, found = _references(document, proposal, where, mentions, rejections)
        references |= {r.id: _joined(references[r.id], r) if r.id in references else r for r in found}
        _claims(document, proposal, where, ids, claims, rejections)
    return Reading(
        document=document.id,
        references=tuple(references[k] for k in sorted(references)),
        mentions=tuple(mentions[k] for k in sorted(mentions)),
        claims=tuple(sorted(claims.values(), key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.id))),
        fields={k: v for p in proposals for k, v in p.fields.items()},
        checks=tuple(c for p in proposals for c in p.checks),
        rejections=tuple(rejections),
        notes=tuple(dict.fromkeys(n for p in proposals for n in p.notes)),
        unfinished=any(p.unfinished for p in proposals),
    )


def _references(
    document: Document,
    proposal: Proposals,
    where: Ground,
    mentions: dict[tuple[int, int, str], Mention],
    rejections: list[Rejection],
) -> tuple[dict[str, str], list[Reference]]:
    """Turn keys into ids and mentions into grounded ones. A named reference without any name in the text is dropped."""
    spans: dict[str, list[tuple[int, int]]] = {}
    placed: list[tuple[tuple[int, int], str, str, str | None]] = []
    for mention in proposal.mentions:
        span = where.find(mention.words)
        if span is None:
            rejections.append(_rejected(document, proposal, f"mention {mention.kind}", mention.words))
            continue
        placed.append((span, where.said(mention.words, span), mention.kind, mention.key))
        if mention.key is not None and mention.naming:
            spans.setdefault(mention.key, []).append(span)
    ids: dict[str, str] = {}
    for ref in proposal.references:
        forms = sorted(spans.get(ref.key, ()))
        first = where.text[slice(*forms[0])] if forms else (ref.description or "")
        if not first or (not forms and not ref.unnamed and ref.kind != "item"):
            rejections.append(_rejected(document, proposal, f"reference {ref.kind}", Words(ref.description or ref.key)))
            continue
        # an unnamed party is bound to its place: two "a trading firm" are two
        place = ref.key if ref.unnamed or not forms else ""
        ids[ref.key] = hashed("reference", document.id, ref.kind, first, place)
    found = [
        _reference(document, ref, ids, spans.get(ref.key, []), where) for ref in proposal.references if ref.key in ids
    ]
    for span, said, kind, key in placed:
        mentions.setdefault(
            (*span, kind),
            Mention(
                document=document.id,
                start=span[0],
                end=span[1],
                text=said,
                kind=kind,  # type: ignore[arg-type]
                ref=ids.get(key) if key else None,
            ),
        )
    return ids, found


def _reference(
    document: Document, ref: ProposedReference, ids: dict[str, str], spans: list[tuple[int, int]], where: Ground
) -> Reference:
    """One reference with the names its mentions give, the most frequent first."""
    forms = [" ".join(where.text[a:b].split()) for a, b in spans]
    first = {form: start for form, (start, _) in reversed([*zip(forms, spans, strict=True)])}
    order = [form for form, _ in Counter(forms).most_common()]
    return Reference(
        id=ids[ref.key],
        document=document.id,
        kind=ref.kind,
        schema="Commodity" if ref.kind == "item" else ref.schema,
        names=(
            *_normal(document, ref, spans, order),
            *(Name(f, _language(document, first[f], f)) for f in order),
        ),
        identifiers=ref.identifiers,
        countries=ref.countries,
        unnamed=ref.unnamed,
        description=ref.description,
        distinct_from=tuple(sorted(ids[k] for k in ref.distinct_from if k in ids)),
        hs=ref.hs,
        whole=ref.whole,
    )


def _normal(
    document: Document, ref: ProposedReference, spans: list[tuple[int, int]], forms: Sequence[str]
) -> tuple[Name, ...]:
    """The dictionary form of a name that the text only has in other cases; each of its words must stand there by its
    stem, so that no reader can add a name of its own.
    """
    if ref.normal and " " not in ref.normal and ref.kind != "person":
        return ()  # one word is too thin to be compared in a form that the text does not have
    if not ref.normal or not spans or any(_bare(ref.normal) == _bare(form) for form in forms):
        return ()
    said = [w for form in forms for w in _bare(form).split()]
    stems = (w[: max(3, len(w) - 3)] for w in _bare(ref.normal).split())
    if not all(any(w.startswith(stem) for w in said) for stem in stems):
        return ()
    return (Name(ref.normal, _language(document, spans[0][0], ref.normal)),)


def _bare(name: str) -> str:
    """A name folded, without marks."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(name)).split())


def _joined(known: Reference, more: Reference) -> Reference:
    """One reference as two readers know it: the facts of the first, and what only the second adds."""
    forms = {name.text for name in known.names}
    return replace(
        known,
        names=(*known.names, *(name for name in more.names if name.text not in forms)),
        identifiers=tuple(dict.fromkeys((*known.identifiers, *more.identifiers))),
        countries=tuple(dict.fromkeys((*known.countries, *more.countries))),
        distinct_from=tuple(sorted({*known.distinct_from, *more.distinct_from})),
        hs=tuple(dict.fromkeys((*known.hs, *more.hs))),
        whole=tuple(dict.fromkeys((*known.whole, *more.whole))),
    )


def _language(document: Document, at: int, name: str) -> str | None:
    """The language of a name: that of the stretch it stands in, unless its script contradicts it. What a cell or a line
    in plain Latin letters is written in is a guess: it counts only where the whole document, no table, is in it."""
    around = next((s.language for s in document.stretches if s.start <= at < s.end and s.language), document.language)
    if name.isascii() and around != "en" and (around != document.language or document.tables):
        return None
    return language_of(name, around)


def _claims(
    document: Document,
    proposal: Proposals,
    where: Ground,
    ids: dict[str, str],
    claims: dict[str, Claim],
    rejections: list[Rejection],
) -> None:
    """Add the grounded claims of one reader to `claims`; an identical claim is kept once."""
    made: list[Claim | None] = [
        _claim(document, proposal, proposed, where, ids, rejections) for proposed in proposal.claims
    ]
    for proposed, claim in zip(proposal.claims, made, strict=True):
        if claim is not None:
            about = tuple(
                sorted({other.id for k in proposed.about if (other := made[k]) is not None and other is not claim})
            )
            claims.setdefault(claim.id, replace(claim, about=about) if about else claim)


def _claim(
    document: Document,
    proposal: Proposals,
    proposed: ProposedClaim,
    where: Ground,
    ids: dict[str, str],
    rejections: list[Rejection],
) -> Claim | None:
    """One grounded claim, or None when its evidence does not stand in the text."""
    evidence = []
    for words in proposed.evidence:
        span = where.find(words)
        if span is None:
            rejections.append(_rejected(document, proposal, "evidence", words))
            return None
        evidence.append(Evidence(span[0], span[1], where.text[slice(*span)]))
    if not evidence:
        rejections.append(_rejected(document, proposal, "evidence", Words("")))
        return None
    near = (min(e.start for e in evidence), max(e.end for e in evidence))
    drop = _Dropper(document, proposal, where, near, rejections)
    roles = tuple(r for r in (drop.role(p, proposed.relation, ids) for p in proposed.roles) if r)
    voice = tuple(v for v in (drop.voice(p, ids) for p in proposed.voice) if v)
    return Claim(
        id=hashed(
            "claim",
            document.id,
            proposed.relation,
            near[0],
            near[1],
            proposed.stance,
            proposed.phase,
            *(f"{r.role}:{r.start}:{r.end}" for r in roles),
            *(f"{v.name}:{v.start}" for v in voice),
        ),
        document=document.id,
        relation=proposed.relation,
        roles=roles,
        quantity=drop.quantity(proposed.quantity),
        when=drop.when(proposed.when),
        voice=voice,
        stance=proposed.stance,
        certainty=proposed.certainty,
        phase=proposed.phase,
        state=proposed.state if proposed.relation == "transfer" else None,
        cues=tuple(drop.cues(proposed.cues)),
        evidence=tuple(evidence),
        reader=proposed.reader or proposal.reader,
        score=proposed.score,
    )


class _Dropper:
    """Grounds the parts of one claim; what does not stand is dropped and noted."""

    def __init__(
        self, document: Document, proposal: Proposals, where: Ground, near: tuple[int, int], rejections: list[Rejection]
    ) -> None:
        self.document, self.proposal, self.where, self.near, self.rejections = (
            document,
            proposal,
            where,
            near,
            rejections,
        )

    def span(self, field: str, words: Words, anywhere: bool = False) -> tuple[int, int] | None:
        """Where the words stand: within the evidence first, then anywhere if that is allowed."""
        found = self.where.find(words, self.near) or (self.where.find(words) if anywhere else None)
        if found is None:
            self.rejections.append(_rejected(self.document, self.proposal, field, words))
        return found

    def role(self, proposed: ProposedRole, relation: str, ids: dict[str, str]) -> Role | None:
        if proposed.role not in ROLES[relation]:
            self.rejections.append(
                _rejected(
                    self.document,
                    self.proposal,
                    f"role {proposed.role}",
                    proposed.words,
                    f"{relation} has no role {proposed.role!r}",
                )
            )
            return None
        span = self.span(f"role {proposed.role}", proposed.words, anywhere=True)
        if span is None:
            return None
        return Role(
            role=proposed.role,
            text=self.where.said(proposed.words, span),
            start=span[0],
            end=span[1],
            ref=ids.get(proposed.key) if proposed.key else None,
        )

    def voice(self, proposed: ProposedVoice, ids: dict[str, str]) -> Voice | None:
        ref = ids.get(proposed.key) if proposed.key else None
        if proposed.words is None:
            known = proposed.kind == "publication" and proposed.name == self.document.publisher
            if not known:
                self.rejections.append(_rejected(self.document, self.proposal, "voice", Words(proposed.name)))
                return None
            return Voice(name=proposed.name, kind=proposed.kind, ref=ref)
        span = self.span("voice", proposed.words, anywhere=True)
        if span is None:
            return None
        return Voice(name=proposed.name, kind=proposed.kind, ref=ref, start=span[0], end=span[1])

    def quantity(self, proposed: ProposedQuantity | None) -> Quantity | None:
        span = self.span("quantity", proposed.words) if proposed else None
        if proposed is None or span is None:
            return None
        return Quantity(
            value=proposed.value,
            unit=proposed.unit,
            qualifier=proposed.qualifier,
            text=self.where.text[slice(*span)],
            start=span[0],
            end=span[1],
        )

    def when(self, proposed: ProposedWhen | None) -> When | None:
        span = self.span("when", proposed.words) if proposed else None
        if proposed is None or span is None:
            return None
        return When(value=proposed.value, text=self.where.text[slice(*span)], start=span[0], end=span[1])

    def cues(self, proposed: Sequence[ProposedCue]) -> Iterator[Cue]:
        for cue in proposed:
            span = self.span(f"cue {cue.field}", cue.words, anywhere=True)
            if span is not None:
                yield Cue(cue.field, span[0], span[1], self.where.text[slice(*span)])


def _rejected(
    document: Document, proposal: Proposals, field: str, words: Words, why: str = "these words do not stand in the text"
) -> Rejection:
    """A rejection of words."""
    return Rejection(document=document.id, reader=proposal.reader, field=field, text=words.text[:500], why=why)
