"""screen: parties get hits (here), goods get codes and control lists (`enduse.screen.goods`). A hit is a candidate
with reasons, never a verdict; "no hit" differs from "not searched"."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from enduse.records.judgement import Judgement
from enduse.records.listing import Watchlist
from enduse.records.match import Hit, Reason
from enduse.records.party import Party
from enduse.records.picture import Screened
from enduse.screen.apart import apart
from enduse.screen.index import Index, described
from enduse.screen.limits import limits
from enduse.screen.match import Asked, Found, find
from enduse.screen.sides import entry_side, party_side
from enduse.screen.standing import Standing, Words

__all__ = ["ALERT", "apart", "screen", "screened"]

#: From this score on a listed entity is shown as a hit of a party: it is likelier to be the party than not.
ALERT = 0.5
#: At most this many hits a party.
_MOST = 20


def screen(
    parties: Iterable[Party],
    lists: Sequence[Watchlist],
    *,
    as_of: str | None = None,
    judgements: Sequence[Judgement] = (),
    index: Index | None = None,
) -> tuple[Hit, ...]:
    """The listed entities that named parties may be, by party, best first. Places and unnamed parties are not screened.

    `as_of` (ISO date) leaves out what was listed later. A judgement between a reference of the party and a list's
    entity id counts: `different` takes the hit away, `same` and `unsure` are shown as a reason. Where the entry is no
    longer what the person saw, the hit is shown and says so. `index` is that of the lists, made where it is not given.
    """
    if not lists:
        return ()
    index = Index.of(lists) if index is None else index
    words = Words(judgements)
    hits: list[Hit] = []
    for party in sorted(parties, key=lambda p: p.id):
        if party.unnamed or party.kind == "place" or not party.names:
            continue
        asked = Asked(
            names=tuple(dict.fromkeys(name.text for name in party.names)),
            schema="Person" if party.kind == "person" else party.schema,
            countries=party.countries,
            identifiers=party.identifiers,
        )
        for found in find(asked, index, most=_MOST, threshold=0.0, as_of=as_of):
            hits += _hit(party, found, index, words)
    return tuple(hits)


def screened(lists: Sequence[Watchlist], as_of: str | None = None) -> tuple[Screened, ...]:
    """The lists that were searched, with their dates, counts and limits; `as_of` is the day that was asked for."""
    return tuple(
        replace(told, fetched_at=known.fetched_at, stale=known.stale, limits=tuple(limits(known, as_of)))
        for told, known in zip(described(lists), lists, strict=True)
    )


def _hit(party: Party, found: Found, index: Index, words: Words) -> Iterator[Hit]:
    """The hit on one entity, if it is near enough and no person has said otherwise."""
    entry, known = index.entry(found.position), index.searched(found.position)
    if found.score < ALERT and not any(words.about(ref) for ref in (party.id, *party.also)):
        return
    side = entry_side(entry)
    said = words.on(party_side(party), side)
    if said and said.word.verdict == "different" and not said.changed:
        return
    if found.score < ALERT and not (said and said.word.verdict == "same"):
        return
    marks = (_mark(said),) if said else ()
    yield Hit(
        party=party.id,
        entity=entry.id,
        list=known.name,
        score=found.score,
        reasons=(*marks, *found.reasons),
        caption=entry.names[0].text,
        programme=index.head(found.position).programme,
        listed_since=entry.listed_since,
        as_of=known.as_of,
        allegation=entry.allegation,
        source=entry.source,
        publisher=known.publisher,
        listed=side,
    )


def _mark(said: Standing) -> Reason:
    """What a person judged, as a reason; it counts for the pair only where it says so and still holds."""
    called = "the same" if said.word.verdict == "same" else said.word.verdict
    detail = f"judged {called}: {said.word.why}" if said.word.why else f"judged {called}"
    if said.changed:
        detail += f"; changed since: {'; '.join(said.changed)}"
    score = 1.0 if said.word.verdict == "same" and not said.changed else 0.0
    return Reason(feature="judgement", score=score, detail=detail)
