"""Goods get codes and control lists: what documents declare, and what words let suppose, apart and with reasons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.item import HsCode, Item
from enduse.records.match import Reason
from enduse.records.reading import Reference
from enduse.records.transfer import Finding
from enduse.screen.goods.candidate import Candidate
from enduse.screen.goods.classify import candidates
from enduse.screen.goods.control import controls
from enduse.screen.goods.misdescribed import at_odds, misdescribed

__all__ = ["candidates", "controls", "graded", "inferred", "misdescriptions"]

#: At most so many codes are inferred for an item, and so many of its wordings looked at.
_MOST, _WORDINGS = 3, 12
RULE = "misdescription"


def graded(items: Iterable[Item], references: Iterable[Reference], as_of: str | None = None) -> tuple[Item, ...]:
    """The items with the control lists that cover their declared codes, and the codes that their words let suppose."""
    said = _wordings(references)
    return tuple(_graded(item, said, as_of) for item in items)


def inferred(texts: Iterable[str], as_of: str | None = None) -> tuple[HsCode, ...]:
    """The codes that wordings of one item let suppose, likeliest first, each with its reasons and control lists."""
    best: dict[str, Candidate] = {}
    for text in texts:
        for found in candidates(text):
            if found.code not in best or best[found.code].score < found.score:
                best[found.code] = found
    ranked = sorted(best.values(), key=lambda c: (-c.score, c.code))[:_MOST]
    return tuple(
        HsCode(code=c.code, score=c.score, basis="inferred", control=controls(c.code, as_of), reasons=c.reasons)
        for c in ranked
    )


def misdescriptions(
    items: Iterable[Item], references: Iterable[Reference], claims: Iterable[Claim], documents: Sequence[Document]
) -> Iterator[Finding]:
    """A finding for each goods line whose words do not fit its declared code, or its own part number."""
    owner = {ref: item.id for item in items for ref in (item.id, *item.also)}
    origins = {document.id: document.origin for document in documents}
    told = defaultdict(list)
    for claim in claims:
        for role in claim.roles:
            if role.item:
                told[role.item, claim.document].append(claim.id)
    for ref in sorted(references, key=lambda r: (origins.get(r.document, ""), r.id)):
        if ref.kind != "item" or ref.id not in owner or not (ref.hs or ref.whole):
            continue
        text = "; ".join(ref.whole or dict.fromkeys((*_described(ref), *(n.text for n in ref.names))))
        why = next((w for code in ref.hs if (w := misdescribed(text, code))), None) or at_odds(text)
        if why:
            named = ref.description or (ref.names[0].text if ref.names else "goods")
            yield Finding(
                rule=RULE,
                severity="warning",
                summary=f"{origins.get(ref.document, ref.document)}: “{named}”: {why}",
                claims=tuple(dict.fromkeys(told[owner[ref.id], ref.document])),
                documents=(ref.document,),
            )


def _described(ref: Reference) -> tuple[str, ...]:
    return (ref.description,) if ref.description else ()


def _wordings(references: Iterable[Reference]) -> dict[str, tuple[str, ...]]:
    """What each reference to an item says, the fullest words first."""
    return {
        ref.id: tuple(dict.fromkeys(text for text in (*ref.whole, *_described(ref), *(n.text for n in ref.names))))
        for ref in references
        if ref.kind == "item"
    }


def _graded(item: Item, said: dict[str, tuple[str, ...]], as_of: str | None) -> Item:
    declared = tuple(
        replace(
            code,
            control=controls(code.code, as_of),
            reasons=(Reason(feature="declared", score=1.0, detail="stands in a document"),),
        )
        for code in item.hs
    )
    texts = dict.fromkeys(t for ref in (item.id, *item.also) for t in said.get(ref, ()))
    wordings = list(texts) or [item.description, *item.designations]
    return replace(item, hs=(*declared, *inferred(wordings[:_WORDINGS], as_of)))
