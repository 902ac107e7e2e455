"""Trace: claims become transfers, with their independent roots, their denials, contradictions and open questions.

`goods`, `quantities` and `dates` know what two claims must agree on, `homes` which country a party belongs to; `legs`,
`match` and `events` put together what speaks of one transfer; `transfers`, `roots`, `parts` and `denials` say what is
known of it, `reach` how far a denial goes; `contradictions` and `questions` what is not.
`replies` keeps the ledger of who was asked and what came back.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from enduse.records.claim import Claim
from enduse.records.document import CUT, Document
from enduse.records.item import Item
from enduse.records.party import Party
from enduse.records.transfer import Finding, Transfer
from enduse.trace.contradictions import contradictions
from enduse.trace.denials import denials, is_general
from enduse.trace.events import events
from enduse.trace.homes import homes
from enduse.trace.legs import Goods, Leg, leg
from enduse.trace.parts import part_of
from enduse.trace.questions import questions
from enduse.trace.reach import reached
from enduse.trace.roots import Origins
from enduse.trace.transfers import makes_transfer, transfer

__all__ = ["Traced", "trace"]


class Traced(Struct, frozen=True):
    """What trace found: the transfers by id, and what a reader should know about them."""

    transfers: tuple[Transfer, ...] = ()
    findings: tuple[Finding, ...] = ()


def trace(
    documents: Sequence[Document], claims: Sequence[Claim], parties: Sequence[Party], items: Sequence[Item]
) -> Traced:
    """Put the claims about transfers together into events, and say what supports, denies and questions each.

    A denial alone makes no transfer; neither does a claim under a condition, a non-reply or a plea of ignorance.
    """
    known = {p.id: p for p in parties}
    by_id = {c.id: c for c in claims}
    papers = {d.id: d for d in documents}
    goods = Goods(tuple(claims), tuple(items))
    at_home = homes(claims, known)
    origins = Origins(documents, claims, known)

    def as_leg(claim: Claim) -> Leg:
        document = papers[claim.document]
        paper = _paper(document, papers)
        return leg(claim, known, goods, at_home, in_table=_in_table(claim, document), paper=paper)

    told = events([as_leg(c) for c in claims if makes_transfer(c)])
    against = [as_leg(c) for c in denials(claims)]
    transfers, general = [], {}
    for event, denied in zip(told, reached(against, told, known, papers), strict=True):
        transfers.append(transfer(event, [d.claim for d in denied], origins, known))
        general[transfers[-1].id] = frozenset(d.claim.id for d in denied if is_general(d, event))
    found = sorted(_with_parts(transfers, told, papers), key=lambda t: t.id)
    findings = [f for one in found for f in contradictions(one, by_id, papers, _general(one, general))]
    return Traced(tuple(found), (*findings, *questions(found, by_id, known)))


def _general(one: Transfer, general: dict[str, frozenset[str]]) -> frozenset[str]:
    """The denials that speak of more than this transfer: its own, and for a part those of the whole."""
    return general[one.id] | (general[one.part_of] if one.part_of else frozenset())


def _with_parts(transfers: list[Transfer], told: list[list[Leg]], papers: dict[str, Document]) -> list[Transfer]:
    """The transfers, each part pointing to the smallest whole that holds it; who denies the whole denies its parts."""
    by_document: dict[str, list[tuple[Transfer, Claim]]] = {}
    for one, event in zip(transfers, told, strict=True):
        for member in event:
            if member.claim.quantity and not member.in_table:
                by_document.setdefault(member.claim.document, []).append((one, member.claim))
    wholes: dict[str, list[tuple[float, str]]] = {}
    for document, members in by_document.items():
        for part, claim in members:
            for whole, other in members:
                if part.id != whole.id and part_of(claim, other, papers[document]) and other.quantity:
                    wholes.setdefault(part.id, []).append((other.quantity.value or 0, whole.id))
    found = {t.id: replace(t, part_of=min(wholes[t.id])[1]) if t.id in wholes else t for t in transfers}
    return [
        replace(t, denied_by=tuple(sorted({*t.denied_by, *found[t.part_of].denied_by}))) if t.part_of else t
        for t in found.values()
    ]


def _paper(document: Document, papers: dict[str, Document]) -> str:
    """The document, or the long table that it is a part of: rows of one table are told apart, wherever it is cut."""
    parent = papers.get(document.parent or "")
    return parent.id if parent and parent.media_type in CUT else document.id


def _in_table(claim: Claim, document: Document) -> bool:
    """Whether the claim rests on a row of a table: rows are events of their own."""
    if claim.reader.startswith("table"):
        return True
    return any(t.start <= e.start and e.end <= t.end for t in document.tables for e in claim.evidence)
