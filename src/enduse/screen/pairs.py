"""The pairs of a case, or of a screened table, that a person has still to judge, strongest first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, convert
from msgspec.structs import replace

from enduse.records.match import Hit, Reason
from enduse.records.pair import Listing, Pair
from enduse.records.party import Party
from enduse.records.side import Side
from enduse.screen.queries import Query
from enduse.screen.sides import digest, party_side
from enduse.screen.standing import Standing, Words


class Open(Struct, frozen=True):
    """A pair to judge, with the former word on it where there is one."""

    pair: Pair
    former: Standing | None = None


def open_pairs(pairs: Iterable[Pair], words: Words, *, threshold: float = 0.0, unsure: bool = False) -> list[Open]:
    """The pairs from `threshold` on that nobody has judged, or that changed since; each once, strongest first.

    `unsure` asks again for those judged unsure.
    """
    found: dict[tuple[frozenset[str], str, str], Open] = {}
    for pair in sorted(pairs, key=lambda p: (-p.score, p.left.id, p.right.id)):
        if pair.score < threshold:
            continue
        former = words.on(pair.left, pair.right)
        if former is None or former.changed or (unsure and former.word.verdict == "unsure"):
            ids = frozenset((pair.left.id, pair.right.id))
            found.setdefault((ids, pair.left.digest, pair.right.digest), Open(pair, former))
    return list(found.values())


def case_pairs(parties: Iterable[Party], hits: Iterable[Hit]) -> Iterator[Pair]:
    """The hits of a case's parties, and the other parties that one of them may be."""
    known = {party.id: party for party in parties}
    for hit in hits:
        left = party_side(known[hit.party]) if hit.party in known else Side(id=hit.party, names=(hit.party,))
        evidence = [r for r in hit.reasons if r.feature != "judgement"]
        yield Pair(
            left=left,
            right=hit.listed or Side(id=hit.entity, names=(hit.caption or hit.entity,)),
            score=hit.score,
            reasons_for=tuple(r for r in evidence if r.score >= 0),
            reasons_against=tuple(r for r in evidence if r.score < 0),
            listing=Listing(
                name=hit.list,
                publisher=hit.publisher,
                as_of=hit.as_of,
                programme=hit.programme,
                listed_since=hit.listed_since,
                allegation=hit.allegation,
                source=hit.source,
            ),
        )
    for party in known.values():
        for candidate in party.candidates:
            if candidate.party in known:
                yield Pair(
                    left=party_side(party),
                    right=party_side(known[candidate.party]),
                    score=candidate.score,
                    reasons_for=candidate.reasons_for,
                    reasons_against=candidate.reasons_against,
                )


def answer_pairs(answer: Mapping[str, Any], query: Query) -> Iterator[Pair]:
    """The hits of one answer of `enduse screen`, as HITS.jsonl holds them, with the row that was asked."""
    left = query_side(query)
    for hit in answer["hits"]:
        reasons = convert(hit["reasons"], tuple[Reason, ...])
        yield Pair(
            left=left,
            right=hit_side(hit),
            score=hit["score"],
            reasons_for=tuple(r for r in reasons if r.score >= 0),
            reasons_against=tuple(r for r in reasons if r.score < 0),
            listing=Listing(
                name=hit.get("list") or "",
                as_of=hit.get("as_of"),
                programme=hit.get("programme"),
                listed_since=hit.get("listed_since"),
                **hit.get("authority", {}),
            ),
        )


def query_side(query: Query) -> Side:
    """A row of a table. Its id is the user's own and may be given to another name later: the digest tells."""
    names, numbers = (query.name,), (query.identifier,) if query.identifier else ()
    countries = (query.country,) if query.country else ()
    return Side(
        id=query.id,
        names=names,
        schema=query.schema,
        countries=countries,
        identifiers=numbers,
        digest=digest(names, numbers, countries),
    )


def hit_side(hit: Mapping[str, Any]) -> Side:
    """The listed entity of a hit of HITS.jsonl; of a weak hit only the main name is known."""
    told = hit.get("listed")
    side = convert(told, Side) if told else Side(id=hit["entity"], names=(hit["name"],))
    return replace(side, id=hit["entity"], digest=hit.get("digest", ""))
