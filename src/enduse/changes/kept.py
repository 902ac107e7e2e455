"""What of a picture is kept of a run."""

from collections.abc import Iterable, Iterator

from enduse.records.judgement import Judgement
from enduse.records.past import (
    Past,
    PastDocument,
    PastFinding,
    PastHit,
    PastInquiry,
    PastItem,
    PastJudgement,
    PastList,
    PastParty,
    PastReply,
    PastSentence,
    PastTransfer,
)
from enduse.records.picture import Picture
from enduse.records.reply import Inquiry


def records(
    picture: Picture, judgements: Iterable[Judgement], inquiries: Iterable[Inquiry], sentences: Iterable[PastSentence]
) -> Iterator[Past]:
    """What went into a run and what came out of it, one record each."""
    home = {c.id: c.document for c in picture.claims}
    yield from (PastDocument(id=d.id, origin=d.origin, error=d.error) for d in picture.documents)
    yield from (PastList(name=x.name, as_of=x.as_of, sha256=x.sha256, entries=x.entries) for x in picture.lists)
    for said in judgements:
        yield PastJudgement(
            id=said.id, left=said.left, right=said.right, verdict=said.verdict, why=said.why, by=said.by
        )
    for asked in inquiries:
        if asked.withdrawn is None:
            yield PastInquiry(
                id=asked.id, party=asked.party, way=asked.way, answer=asked.answer, asked_on=asked.asked_on,
                due=asked.due,
            )  # fmt: skip
    yield from _identities(picture)
    yield from _transfers(picture, home)
    for hit in picture.hits:
        yield PastHit(
            party=hit.party, list=hit.list, entity=hit.entity, caption=hit.caption, score=round(hit.score, 4),
            via_ownership=bool(hit.via_ownership),
        )  # fmt: skip
    for found in picture.findings:
        papers = {*found.documents, *(home[c] for c in found.claims if c in home)}
        yield PastFinding(
            rule=found.rule, severity=found.severity, summary=found.summary, transfer=found.transfer,
            parties=tuple(sorted(found.parties)), documents=tuple(sorted(papers)),
        )  # fmt: skip
    for row in picture.replies:
        papers = {home[c] for c in row.claims if c in home} | {
            home[c] for b in row.bears_on for c in b.claims if c in home
        }
        yield PastReply(
            id=row.id, party=row.party, name=row.name, answer=row.answer, way=row.way, overdue=bool(row.overdue),
            document=row.document, inquiry=row.inquiry, documents=tuple(sorted(papers)),
        )  # fmt: skip
    yield from sentences


def _identities(picture: Picture) -> Iterator[Past]:
    papers: dict[str, str] = {r.id: r.document for r in picture.references}
    for party in picture.parties:
        own = {papers[i] for i in (party.id, *party.also) if i in papers}
        yield PastParty(id=party.id, name=party.caption, also=party.also, documents=tuple(sorted(own)))
    yield from (PastItem(id=item.id, name=item.description, also=item.also) for item in picture.items)


def _transfers(picture: Picture, home: dict[str, str]) -> Iterator[Past]:
    for one in picture.transfers:
        claims = (*one.supported_by, *one.denied_by)
        yield PastTransfer(
            id=one.id, goods=one.item_text, item=one.item, supplier=one.supplier, via=one.via,
            recipient=one.recipient, end_user=one.end_user, origin=one.origin, destination=one.destination,
            quantity=one.quantity.text if one.quantity else "",
            when=(one.when.value or one.when.text) if one.when else "", state=one.state, roots=one.roots,
            supported_by=one.supported_by, denied_by=one.denied_by,
            documents=tuple(sorted({home[c] for c in claims if c in home})),
        )  # fmt: skip
