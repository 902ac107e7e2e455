"""resolve: claims become parties and items. One identity across documents and scripts; judgements outrank scores."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from enduse.records.claim import Claim, Mention, Role
from enduse.records.document import Document
from enduse.records.item import Item
from enduse.records.judgement import Judgement
from enduse.records.match import Reason
from enduse.records.party import Candidate, Party
from enduse.records.reading import Reading, Reference
from enduse.records.transfer import Finding
from enduse.resolve.beside import told_apart
from enduse.resolve.build import item, party
from enduse.resolve.cluster import Clustered, Near, cluster
from enduse.resolve.ends import ends_apart
from enduse.resolve.judged import judged
from enduse.resolve.seats import seats
from enduse.resolve.ships import Ships
from enduse.resolve.subject import references, subjects
from enduse.resolve.unnamed import candidates

__all__ = ["Resolution", "resolve"]


class Resolution(Struct, frozen=True, kw_only=True):
    """Who and what the documents speak of. Mentions and claims carry the ids of parties and items."""

    parties: tuple[Party, ...]
    items: tuple[Item, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]


def resolve(
    documents: Sequence[Document], readings: Sequence[Reading], judgements: Sequence[Judgement] = ()
) -> Resolution:
    """Join the references of all documents into parties and items, each join with its reasons.

    The result does not depend on the order of the documents. A party's or item's id is the smallest of its
    references' ids. Unnamed parties stay apart and get candidates. A judgement that names an id no document holds
    is left for screening.
    """
    refs = references(readings)
    ready = subjects(refs, {d.id: d.publisher for d in documents if d.publisher})
    said = [c for reading in readings for c in reading.claims]
    named = [m for reading in readings for m in reading.mentions]
    apart = told_apart(documents, named, said, {r.id: r for r in refs})
    made = cluster(ready, judged(judgements), apart)
    known = {one.id: one.ref for one in ready}
    parties, items = [], []
    of_ref: dict[str, str] = {}
    for ids, merges in made.clusters:
        members = [known[i] for i in ids]
        of_ref.update(dict.fromkeys(ids, ids[0]))
        if members[0].kind == "item":
            items.append(item(members))
        else:
            parties.append(party(members, merges))
    of_id = {one.id: one for one in parties}
    mentions = tuple(_mention(m, of_ref, known) for reading in readings for m in reading.mentions)
    ships = Ships(documents, mentions, items, parties)
    claims = tuple(
        ships.told(ends_apart(_claim(claim, of_ref, known), of_id)) for reading in readings for claim in reading.claims
    )
    spoken: dict[str, set[str]] = {}
    for ref in refs:
        spoken.setdefault(of_ref[ref.id], set()).add(ref.document)
    filled, findings = candidates(
        _with_near(parties, made, of_ref), claims, spoken, seats(documents, named, said, {r.id: r for r in refs})
    )
    return Resolution(
        parties=tuple(ships.among(filled)),
        items=tuple(items),
        mentions=tuple(sorted(mentions, key=lambda m: (m.document, m.start, m.end, m.kind))),
        claims=tuple(sorted(claims, key=lambda c: (c.document, c.evidence[0].start if c.evidence else 0, c.id))),
        findings=(*findings, *_unmet(made, of_ref), *_one_number(filled, spoken)),
    )


def _claim(claim: Claim, of_ref: dict[str, str], known: dict[str, Reference]) -> Claim:
    return replace(
        claim,
        roles=tuple(_role(role, of_ref, known) for role in claim.roles),
        voice=tuple(replace(v, party=of_ref.get(v.ref)) if v.ref else v for v in claim.voice),
    )


def _role(role: Role, of_ref: dict[str, str], known: dict[str, Reference]) -> Role:
    if role.ref not in of_ref:
        return role
    key = of_ref[role.ref]
    return replace(role, item=key) if known[role.ref].kind == "item" else replace(role, party=key)


def _mention(mention: Mention, of_ref: dict[str, str], known: dict[str, Reference]) -> Mention:
    if mention.ref not in of_ref:
        return mention
    key = of_ref[mention.ref]
    kind = known[mention.ref].kind
    return replace(mention, item=key) if kind == "item" else replace(mention, party=key, kind=kind)


def _with_near(parties: Sequence[Party], made: Clustered, of_ref: dict[str, str]) -> list[Party]:
    """Named parties that came near to being one are each other's candidates."""
    best: dict[tuple[str, str], Near] = {}
    for near in made.near:
        for ours, theirs in ((near.left, near.right), (near.right, near.left)):
            pair = of_ref[ours], of_ref[theirs]
            if pair not in best or near.scored.score > best[pair].scored.score:
                best[pair] = near
    found: dict[str, list[Candidate]] = {}
    for (ours, theirs), near in sorted(best.items()):
        held = Reason(feature="choice", score=0.0, detail=near.why)
        found.setdefault(ours, []).append(
            Candidate(
                party=theirs,
                score=near.scored.score,
                reasons_for=tuple(r for r in near.scored.reasons if r.score > 0),
                reasons_against=(*(r for r in near.scored.reasons if r.score <= 0), held),
            )
        )
    return [
        replace(p, candidates=tuple(sorted(found[p.id], key=lambda c: (-c.score, c.party)))) if p.id in found else p
        for p in parties
    ]


def _unmet(made: Clustered, of_ref: dict[str, str]) -> Iterator[Finding]:
    """Judgements that contradict each other or ask what cannot be."""
    for judgement, why in made.unmet:
        yield Finding(
            rule="judgement_conflict",
            severity="warning",
            summary=f"The judgement that {judgement.left} and {judgement.right} are the same was not followed: {why}. "
            "Take one of the judgements back.",
            parties=tuple(sorted({of_ref[judgement.left], of_ref[judgement.right]})),
        )


def _one_number(parties: Sequence[Party], spoken: dict[str, set[str]]) -> Iterator[Finding]:
    """One registration number on two parties: a slip of a list, a personal number on a firm, or one party under two
    names."""
    holders: dict[tuple[str, str], list[Party]] = {}
    for one in parties:
        for number in one.identifiers:
            holders.setdefault((number.scheme, number.value), []).append(one)
    for (scheme, value), held in sorted(holders.items()):
        if len(held) > 1:
            yield Finding(
                rule="shared_identifier",
                severity="question",
                summary=f"{scheme.upper()} {value} stands with {' and '.join(p.caption for p in held)}; "
                "equal numbers are no proof that they are one.",
                parties=tuple(p.id for p in held),
                documents=tuple(sorted({d for p in held for d in spoken.get(p.id, ())})),
            )
