"""screen: parties get hits. A hit is a candidate with reasons, never a verdict; "no hit" differs from "not
searched"."""

from collections.abc import Iterable, Iterator, Sequence

from enduse.records.judgement import Judgement
from enduse.records.listing import Watchlist
from enduse.records.match import Hit, Reason
from enduse.records.party import Party
from enduse.records.picture import Screened
from enduse.screen.index import Index, described
from enduse.screen.match import Asked, Found, find

__all__ = ["ALERT", "screen", "screened"]

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
) -> tuple[Hit, ...]:
    """The listed entities that named parties may be, by party, best first. Places and unnamed parties are not screened.

    `as_of` (ISO date) leaves out what was listed later. A judgement between a reference of the party and a list's
    entity id counts: `different` takes the hit away, `same` is shown as a reason.
    """
    if not lists:
        return ()
    index = Index.of(lists)
    words = _judged(judgements)
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


def screened(lists: Sequence[Watchlist]) -> tuple[Screened, ...]:
    """The lists that were searched, with their dates and counts."""
    return described(lists)


def _judged(judgements: Sequence[Judgement]) -> dict[frozenset[str], Judgement]:
    """The standing judgement on each pair of ids: the latest, where it was not taken back."""
    latest = {frozenset((j.left, j.right)): j for j in sorted(judgements, key=lambda j: j.at)}
    return {pair: word for pair, word in latest.items() if not word.retracted}


def _hit(party: Party, found: Found, index: Index, words: dict[frozenset[str], Judgement]) -> Iterator[Hit]:
    """The hit on one entity, if it is near enough and no person has said otherwise."""
    entry, known = index.entry(found.position), found.searched
    said = [w for ref in (party.id, *party.also) if (w := words.get(frozenset((ref, entry.id))))]
    if any(w.verdict == "different" for w in said):
        return
    same = [w for w in said if w.verdict == "same"]
    if found.score < ALERT and not same:
        return
    marks = tuple(Reason(feature="judgement", score=1.0, detail=f"judged the same: {w.why}") for w in same)
    yield Hit(
        party=party.id,
        entity=entry.id,
        list=known.name,
        score=found.score,
        reasons=(*marks, *found.reasons),
        caption=entry.names[0].text,
        programme=found.head.programme,
        listed_since=entry.listed_since,
        as_of=known.as_of,
        allegation=entry.allegation,
        source=entry.source,
    )
