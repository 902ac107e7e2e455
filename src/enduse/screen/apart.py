"""Which listed entities did a person judge to be others than the parties? "No hit" then has a reason of its own."""

from collections.abc import Iterable, Sequence

from enduse.records.judgement import Judgement
from enduse.records.listing import Watchlist
from enduse.records.match import Apart
from enduse.records.party import Party
from enduse.screen.sides import entry_side, party_side
from enduse.screen.standing import Words


def apart(
    parties: Iterable[Party], lists: Sequence[Watchlist], judgements: Sequence[Judgement] = ()
) -> tuple[Apart, ...]:
    """The pairs of a party and a listed entity that were judged different, as far as that still holds."""
    words = Words(judgements)
    named = {one for j in judgements if j.verdict == "different" for one in (j.left, j.right)}
    listed = [(entry, known) for known in lists for entry in known.entries if entry.id in named] if named else []
    found = []
    for party in sorted(parties, key=lambda p: p.id):
        if listed and any(ref in named for ref in (party.id, *party.also)):
            ours = party_side(party)
            for entry, known in listed:
                said = words.on(ours, entry_side(entry))
                if said and said.word.verdict == "different" and not said.changed:
                    found.append(
                        Apart(
                            party=party.id,
                            entity=entry.id,
                            list=known.name,
                            caption=entry.names[0].text,
                            judgement=said.word.id,
                            why=said.word.why,
                        )
                    )
    return tuple(found)
