"""The ledger of replies: who was asked about what, by whom and when, what came back, and who was not asked.

Rows of texts come from claims: denials, silences, ignorance, and what a party says itself where others tell something
of it. Rows of inquiries come from the case's own log. A party of whom something grave is told and of whom neither says
that it was asked has a row `not_asked`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from enduse.records.claim import Claim, Voice
from enduse.records.document import Document
from enduse.records.identity import hashed
from enduse.records.party import Party
from enduse.records.picture import Picture
from enduse.records.reply import Answer, Bearing, Inquiry, Reply
from enduse.records.transfer import Finding
from enduse.trace.authors import authors
from enduse.trace.bearing import bearings, grouped, matter
from enduse.trace.dossier import ASKED, Dossier
from enduse.trace.grave import Matters, grave
from enduse.trace.phrases import is_pronoun

#: The stance of a claim -> what came back.
ANSWERS: dict[str, Answer] = {
    "denies": "denied",
    "unaware": "unaware",
    "declines": "declined",
    "no_reply": "no_reply",
    "asserts": "answered",
}
#: What a text may tell of a party without letting it speak.
SILENCES = ("unaware", "declines", "no_reply")
#: Answers that were given to a question, so that whoever reports them has asked.
TO_A_QUESTION = ("declined", "no_reply")


def replies(picture: Picture, inquiries: Iterable[Inquiry] = (), as_of: str | None = None) -> tuple[Reply, ...]:
    """The ledger, by party. Deadlines are compared with the day `as_of`, never with the clock; without it, not."""
    told = Dossier(picture)
    rows = [*_of_texts(picture, told), *_of_inquiries(inquiries, told, as_of)]
    rows += _not_asked(rows, grave(told, picture), told, _themselves(picture, told))
    return tuple(sorted(rows, key=lambda r: (r.name.casefold(), r.party, r.told_on or "", r.answer, r.id)))


def unasked(rows: Iterable[Reply], picture: Picture) -> tuple[Finding, ...]:
    """A finding for each party that no text and no inquiry asks about what is told of it."""
    goods = {t.id: t.item_text for t in picture.transfers}
    home = {c.id: c.document for c in picture.claims}
    found = []
    for row in rows:
        if row.answer != "not_asked":
            continue
        said = dict.fromkeys(f"“{goods[b.transfer]}”" for b in row.bears_on if b.transfer and goods.get(b.transfer))
        about = f" about {', '.join(list(said)[:3])}{' and more' if len(said) > 3 else ''}" if said else ""
        claims = tuple(sorted({c for b in row.bears_on for c in b.claims}))
        found.append(
            Finding(
                rule="not_asked",
                severity="question",
                summary=f"Was {row.name} asked{about}? No text says so ({row.note}).",
                claims=claims,
                parties=(row.party,),
                documents=tuple(sorted({home[c] for c in claims})),
                transfer=next((b.transfer for b in row.bears_on if b.transfer), None),
            )
        )
    return tuple(found)


def _of_texts(picture: Picture, told: Dossier) -> Iterator[Reply]:
    """What the texts tell came back: one row for each party, text and kind of answer; none of bystanders."""
    papers = {d.id: d for d in picture.documents}
    signed = authors(picture.documents, picture.claims, told.parties)
    rows: dict[str, Reply] = {}
    outlets = [n.text for p in told.parties.values() if p.kind == "publication" for n in p.names]
    for claim in sorted(picture.claims, key=lambda c: (c.document, c.evidence[0].start if c.evidence else 0, c.id)):
        paper = papers[claim.document]
        who = _speaker(claim, paper, told.parties, signed)
        if who is None or (claim.stance == "asserts" and not _speaks_for_itself(claim, who, told)):
            continue
        row = _row(claim, who, paper, told, outlets)
        if row.answer == "answered" and not row.bears_on:
            continue  # it speaks of something else
        if not row.bears_on and _is_bystander(row, told):
            continue  # a lawyer, an observer: nobody asked them for themselves
        rows[row.id] = _joined(rows[row.id], row) if row.id in rows else row
    yield from rows.values()


def _is_bystander(row: Reply, told: Dossier) -> bool:
    """Whether whoever speaks has no part in what is told, nor a denial to give as a firm or an office."""
    if row.answer in TO_A_QUESTION or told.takes_part(row.party):
        return False
    known = told.parties.get(row.party)
    return row.answer != "denied" or (known is not None and known.kind == "person")


def _row(claim: Claim, who: Voice, paper: Document, told: Dossier, outlets: Sequence[str]) -> Reply:
    answer, party = ANSWERS[claim.stance], who.party or ""
    outlet = next((v.name for v in reversed(claim.voice[:-1]) if v.kind == "publication"), paper.publisher or "")
    return Reply(
        id=hashed("reply", party or who.name.casefold(), answer, claim.document),
        party=party,
        name=told.parties[party].caption if party in told.parties else who.name,
        answer=answer,
        speaks_for=told.firms(party),
        bears_on=bearings(claim, party, told),
        matter=matter(claim),
        asked_by=(_asker(claim, outlets) or outlet) if answer in TO_A_QUESTION else "",
        told_by=outlet,
        told_on=paper.published,
        claims=(claim.id,),
        document=claim.document,
    )


def _joined(one: Reply, other: Reply) -> Reply:
    """Two passages of one text that tell of one answer."""
    bearing: dict[tuple[str | None, tuple[str, ...]], Bearing] = {}
    for each in (*one.bears_on, *other.bears_on):
        bearing.setdefault((each.transfer, () if each.transfer else each.claims), each)
    matters = dict.fromkeys(m for m in (one.matter, other.matter) if m)
    return replace(
        one,
        bears_on=tuple(bearing.values()),
        matter="; ".join(matters),
        asked_by=one.asked_by or other.asked_by,
        claims=(*one.claims, *other.claims),
    )


def _speaker(claim: Claim, paper: Document, parties: Mapping[str, Party], signed: Mapping[str, str]) -> Voice | None:
    """Whose answer it is: the innermost voice, whoever is named as speaker, or whoever the text is by (`signed`); no
    outlet, no paper, nobody unnamed."""
    if claim.voice:
        who = claim.voice[-1]
    elif claim.stance in SILENCES and (said := claim.fillers("speaker")):
        who = Voice(name=said[0].text, kind="organization", party=said[0].party)
    elif claim.stance != "asserts" and (own := parties.get(signed.get(claim.document, ""))):
        who = Voice(name=own.caption, kind="organization", party=own.id)
    else:
        return None
    if is_pronoun(who.name) and who.party not in parties:
        return None
    known = parties.get(who.party or "")
    if who.kind not in ("organization", "person") or (known is not None and known.kind == "publication"):
        return None
    outlet = (paper.publisher or "").casefold()
    return None if outlet and who.name.casefold() == outlet else who


def _speaks_for_itself(claim: Claim, who: Voice, told: Dossier) -> bool:
    """Whether a party says something where the same text tells something of it in another's words."""
    if claim.relation != "statement" or any(v.kind in ("document", "anonymous") for v in claim.voice):
        return False
    here = told.in_document.get(claim.document, ())
    return bool(who.party) and any(
        c.relation in ASKED and told.involves(c, str(who.party)) and not (c.voice and c.voice[-1].party == who.party)
        for c in here
    )


def _asker(claim: Claim, outlets: Sequence[str]) -> str:
    """The outlet whose questions the passage names."""
    passage = " ".join(e.quote for e in claim.evidence)
    own = [v.name for v in claim.voice if v.kind == "publication"]
    return next((name for name in (*own, *outlets) if name and name in passage), "")


def _of_inquiries(inquiries: Iterable[Inquiry], told: Dossier, as_of: str | None) -> Iterator[Reply]:
    """What the case's own log says was asked and came back."""
    now = {former: p for p in told.parties.values() for former in (p.id, *p.also)}
    for one in inquiries:
        if one.withdrawn is not None:
            continue
        party = now.get(one.party)
        late = one.due is not None and as_of is not None
        yield Reply(
            id=hashed("reply", one.id),
            party=party.id if party else one.party,
            name=party.caption if party else one.party,
            answer=one.answer,
            way=one.way,
            bears_on=tuple(grouped((c for c in one.claims if c in told.claims), "request", told)),
            matter=one.matter,
            asked_by=one.by,
            asked_on=one.asked_on,
            told_on=one.answered_on,
            due=one.due,
            overdue=(one.answer == "asked" and str(as_of) > str(one.due)) if late else None,
            inquiry=one.id,
            note="; ".join(text for text in (one.said, one.note) if text),
        )


def _themselves(picture: Picture, told: Dossier) -> dict[str, set[str]]:
    """Party -> the transfers that it tells of itself: in its own text, by its own mouth, or by who speaks for it."""
    signed = authors(picture.documents, picture.claims, told.parties)
    found: dict[str, set[str]] = {}
    for id, transfers in told.by_claim.items():
        claim = told.claims[id]
        who = claim.voice[-1].party if claim.voice else signed.get(claim.document)
        for party in (who, *told.firms(who)) if who else ():
            found.setdefault(party, set()).update(transfers)
    return found


def _not_asked(
    rows: Iterable[Reply], matters: Mapping[str, Matters], told: Dossier, themselves: Mapping[str, set[str]]
) -> list[Reply]:
    """A row for each party of whom something grave is told that none of its rows bears on and that it does not tell
    itself."""
    covered = {party: set(transfers) for party, transfers in themselves.items()}
    for row in rows:
        heard_on = {id for b in row.bears_on for id in ((b.transfer,) if b.transfer else b.claims)}
        for party in (row.party, *row.speaks_for):
            covered.setdefault(party, set()).update(heard_on)
    found = []
    for party, about in matters.items():
        heard = covered.get(party, set())
        supporting = {c for t in about.transfers if t not in heard for c in told.transfers[t].supported_by}
        open_claims = {c for c in about.claims if c not in heard and not heard & set(told.by_claim.get(c, ()))}
        bearing = [b for b in grouped(supporting, "open", told) if b.transfer in about.transfers]
        if alone := tuple(sorted(open_claims - supporting)):
            bearing.append(Bearing(scope="open", claims=alone))
        if not bearing:
            continue
        why = "; ".join(about.why)
        found.append(
            Reply(
                id=hashed("reply", party, "not_asked"),
                party=party,
                name=told.parties[party].caption,
                answer="not_asked",
                bears_on=tuple(bearing),
                note=f"{why}; it was heard on other matters" if party in covered else why,
            )
        )
    return found
