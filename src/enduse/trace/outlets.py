"""Which names are one publication's? An outlet is called in every script by its name there."""

from collections.abc import Mapping, Sequence

from enduse.compare.names import compare_names
from enduse.compare.scripts import scripts_of
from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.party import Party
from enduse.trace.attribution import fold

#: Names of one publication in two scripts are at least this alike; more pairs than this are not compared.
ALIKE, PAIRS = 0.8, 20_000


def publications(
    documents: Sequence[Document], claims: Sequence[Claim], parties: Mapping[str, Party]
) -> dict[str, str]:
    """Every name of a publication -> its key: a party id, else the folded name. One outlet has one in every script."""
    known = {name: id for id in sorted(parties) if parties[id].kind == "publication" for name in names(parties[id])}
    bodies = {fold(name): id for id in sorted(parties) if not parties[id].unnamed for name in names(parties[id])}
    for claim in claims:
        for voice in claim.voice:
            if voice.kind == "publication":
                if voice.party and voice.party in parties:
                    known.update(dict.fromkeys(names(parties[voice.party]), voice.party))
                known.setdefault(voice.name, voice.party or bodies.get(fold(voice.name)) or fold(voice.name))
    folded = {fold(name): key for name, key in known.items()}
    publishers = sorted({d.publisher for d in documents if d.publisher})
    strange = []
    for name in publishers:
        if found := folded.get(fold(name)) or bodies.get(fold(name)):
            known[name] = found
        else:
            strange.append(name)
    foreign = sorted((name, key) for name, key in known.items() if name not in publishers)
    if len(strange) * len(foreign) <= PAIRS:
        known |= {name: key for name in strange if (key := _foreign_name(name, foreign))}
    return {**{name: fold(name) for name in strange}, **known}


def names(party: Party) -> list[str]:
    """Every name of a party."""
    return [n.text for n in party.names]


def _foreign_name(name: str, others: Sequence[tuple[str, str]]) -> str | None:
    """The key of the publication that bears this name in another script."""
    scripts = scripts_of(name)
    alike = [
        (score, key)
        for other, key in others
        if not scripts & scripts_of(other) and (score := compare_names(name, other).score) >= ALIKE
    ]
    return max(alike)[1] if alike else None
