"""The pairs of a case, or of a screened table, that a person has still to judge, strongest first."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, UnsetType

from enduse.errors import BadInput
from enduse.records.match import Hit
from enduse.records.pair import Listing, Pair
from enduse.records.party import Party
from enduse.records.side import Side
from enduse.screen.queries import Query, row_of
from enduse.screen.sides import party_side
from enduse.screen.standing import Standing, Words
from enduse.screen.told import Authority, Near, near_side, read_answers


class Open(Struct, frozen=True):
    """A pair to judge, with the former word on it where there is one."""

    pair: Pair
    former: Standing | None = None


def open_pairs(pairs: Iterable[Pair], words: Words, *, threshold: float = 0.0, unsure: bool = False) -> list[Open]:
    """The pairs from `threshold` on that nobody has judged, or that changed since; each once, strongest first.

    `unsure` asks again for those judged unsure.
    """
    found: dict[tuple[str, ...], Open] = {}
    for pair in sorted(pairs, key=lambda p: (-p.score, p.left.id, p.right.id)):
        if pair.score < threshold:
            continue
        former = words.on(pair.left, pair.right)
        if former is None or former.changed or (unsure and former.word.verdict == "unsure"):
            ids = words.key(pair.left.id, pair.right.id)
            found.setdefault((*ids, *sorted((pair.left.digest, pair.right.digest))), Open(pair, former))
    return list(found.values())


def case_pairs(
    parties: Iterable[Party], hits: Iterable[Hit], passages: Mapping[str, tuple[str, ...]] | None = None
) -> Iterator[Pair]:
    """The hits of a case's parties, and the other parties that one of them may be. `passages` are by party.

    A hit through owners is no pair: whether it stands is a matter of the hit on the owner.
    """
    known = {party.id: party for party in parties}
    told = passages or {}
    for hit in hits:
        if hit.via_ownership:
            continue
        left = (
            party_side(known[hit.party], told.get(hit.party, ()))
            if hit.party in known
            else Side(id=hit.party, names=(hit.party,))
        )
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
                    left=party_side(party, told.get(party.id, ())),
                    right=party_side(known[candidate.party], told.get(candidate.party, ())),
                    score=candidate.score,
                    reasons_for=candidate.reasons_for,
                    reasons_against=candidate.reasons_against,
                )


def table_pairs(hits: Path, queries: Iterable[Query], threshold: float) -> Iterator[Pair]:
    """The hits in a HITS.jsonl from `threshold` on, each with the row of the table that was screened.

    Raises BadInput where the table is not the one that was screened.
    """
    strong = [(answer.query, hit) for answer in read_answers(hits) for hit in answer.hits if hit.score >= threshold]
    wanted = {query for query, _ in strong}
    rows: dict[str, Side] = {}
    for query in queries:
        if query.id in wanted:
            side = row_of(query)
            if rows.setdefault(query.id, side) != side:
                raise BadInput(f"the id {query.id!r} stands for two rows of the table; give each row its own id, and "
                               "screen it again")  # fmt: skip
    if missing := sorted(wanted - rows.keys()):
        raise BadInput(f"{str(hits)!r} answers {missing[0]!r}, which the table does not hold; give the table that was "
                       "screened")  # fmt: skip
    return (_near_pair(rows[query], hit) for query, hit in strong)


def _near_pair(left: Side, hit: Near) -> Pair:
    said = Authority() if isinstance(hit.authority, UnsetType) else hit.authority
    return Pair(
        left=left,
        right=near_side(hit),
        score=hit.score,
        reasons_for=tuple(r for r in hit.reasons if r.score >= 0),
        reasons_against=tuple(r for r in hit.reasons if r.score < 0),
        listing=Listing(
            name=hit.list,
            publisher=said.publisher,
            as_of=hit.as_of,
            programme=hit.programme,
            listed_since=hit.listed_since,
            allegation=said.allegation,
            source=said.source,
        ),
    )
