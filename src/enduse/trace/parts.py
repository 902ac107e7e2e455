"""Is one transfer a part of another? "Seven drones, two of them H9s": the two are part of the seven."""

from collections.abc import Iterator, Sequence

from enduse.compare.quantities import agree
from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.trace.phrases import pattern


def parts(claims: Sequence[Claim], document: Document) -> Iterator[tuple[Claim, Claim]]:
    """Each claim of one text with the claims that it is a part of. Only claims whose passages overlap are compared."""
    ordered = sorted(claims, key=lambda c: (_span(c), c.id))
    open_: list[Claim] = []
    for claim in ordered:
        open_ = [c for c in open_ if _span(c)[1] > _span(claim)[0]]
        for other in open_:
            if part_of(claim, other, document):
                yield claim, other
            if part_of(other, claim, document):
                yield other, claim
        open_.append(claim)


def _span(claim: Claim) -> tuple[int, int]:
    return min((e.start for e in claim.evidence), default=0), max((e.end for e in claim.evidence), default=0)


def part_of(part: Claim, whole: Claim, document: Document) -> bool:
    """Whether `part` counts some of what `whole` counts: one passage, a smaller figure, "including" between them."""
    if part.document != whole.document or part.id == whole.id or not (part.quantity and whole.quantity):
        return False
    if part.quantity.value is None or whole.quantity.value is None or part.quantity.value >= whole.quantity.value:
        return False
    if agree(part.quantity, whole.quantity) is None or not _one_passage(part, whole):
        return False
    begin = whole.quantity.end
    if part.quantity.start < begin:
        return False
    return bool(pattern("part").search(document.text, begin, max(_end(part), part.quantity.end)))


def _one_passage(part: Claim, whole: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in part.evidence for b in whole.evidence)


def _end(claim: Claim) -> int:
    return max((r.end for r in claim.fillers("item")), default=0)
