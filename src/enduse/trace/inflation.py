"""Where does certainty grow from text to text? "Able to produce" becomes "is producing", and no one new has said so.

A later text is firmer than an earlier one about the same matter, and goes back to it, or names no source at all. A
publication that follows up its own report, a text with a source of its own, a deed dated after the first report: these
are later steps of one case, no inflation.
"""

from collections.abc import Iterator, Mapping, Sequence

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.party import Party
from enduse.records.transfer import Finding, Transfer
from enduse.trace.dates import days
from enduse.trace.roots import Mark, Origins
from enduse.trace.told import finding, goods_of, matter, source

CERTAINTIES = ("conditional", "possible", "probable", "stated")


def inflation(
    claims: Sequence[Claim],
    origins: Origins,
    documents: Mapping[str, Document],
    parties: Mapping[str, Party],
    transfer: Transfer | None = None,
) -> Iterator[Finding]:
    """The chain of what grew among claims of one matter, in the order of their dates; at most one."""
    told = [c for c in claims if c.stance == "asserts" and documents[c.document].published]
    if len({level(c) for c in told}) < 2 or len({c.document for c in told}) < 2:
        return
    told.sort(key=lambda c: (documents[c.document].published or "", documents[c.document].origin, c.id))
    marks = origins.marks(told)
    grown = [c for n, c in enumerate(told) if _grows(c, told[:n], origins, documents, marks)]
    if not grown:
        return
    before = [c for c in told if any(_firmer(g, c) and _day(c, documents) <= _day(g, documents) for g in grown)]
    chain = [c for c in told if c in before or c in grown]
    about = goods_of(transfer) if transfer else matter(chain, parties)
    first, last = chain[0], grown[0]
    said = f"{_worded(first)} ({source(first, documents)}) became {_worded(last)} ({source(last, documents)}): {about}."
    sides = [[c for c in chain if c not in grown], grown]
    transfers = [transfer] if transfer else []
    yield finding("inflation", "warning", f"Told more firmly from text to text: {said}", sides, transfers=transfers)


def level(claim: Claim) -> tuple[bool, int]:
    """How firmly a claim tells its matter: as more than a plan, and how surely."""
    return claim.phase != "planned" and claim.state not in ("planned", "agreed"), CERTAINTIES.index(claim.certainty)


def _grows(
    claim: Claim,
    earlier: Sequence[Claim],
    origins: Origins,
    documents: Mapping[str, Document],
    marks: Mapping[str, frozenset[Mark]],
) -> bool:
    """Whether a claim is firmer than one that it goes back to, and no one had said as much before."""
    if any(c.document != claim.document and _covers(c, claim) for c in earlier):
        return False
    return any(_firmer(claim, c) and _derived(claim, c, origins, documents, marks) for c in earlier)


def _derived(
    claim: Claim,
    earlier: Claim,
    origins: Origins,
    documents: Mapping[str, Document],
    marks: Mapping[str, frozenset[Mark]],
) -> bool:
    """Whether a claim goes back to an earlier one of another outlet, or to nobody."""
    if claim.document == earlier.document or _day(claim, documents) < _day(earlier, documents):
        return False
    outlet = origins.publisher(claim)
    if outlet is not None and outlet == origins.publisher(earlier):
        return False
    span = days(claim.when)
    if span is not None and span[0] > _day(earlier, documents):
        return False
    if marks[claim.id] & marks[earlier.id]:
        return True
    return not origins.cites(claim)


def _firmer(claim: Claim, other: Claim) -> bool:
    one, rest = level(claim), level(other)
    return one != rest and one[0] >= rest[0] and one[1] >= rest[1]


def _covers(earlier: Claim, claim: Claim) -> bool:
    """Whether an earlier claim was as firm, and of the same scope: the same place, a figure where this one has one."""
    one, rest = level(earlier), level(claim)
    if (claim.fillers("place") and not earlier.fillers("place")) or (claim.quantity and not earlier.quantity):
        return False
    return one[0] >= rest[0] and one[1] >= rest[1]


def _day(claim: Claim, documents: Mapping[str, Document]) -> str:
    return documents[claim.document].published or ""


def _worded(claim: Claim) -> str:
    """How a claim puts it: the words that hedge or plan, and what they come to."""
    cues = [c.text for c in claim.cues if c.field in ("certainty", "phase")]
    sure = "" if claim.certainty == "stated" else claim.certainty
    what = ", ".join(x for x in (claim.state or claim.phase, sure) if x)
    return f"“{cues[0]}” ({what})" if cues else f"“{what}”"
