"""What enduse makes of a network, beside its gold: given the gold's claims, or end to end from the texts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from enduse import pipeline
from enduse.plugins import plugs
from enduse.read.known import Known
from enduse.records.claim import Claim, Mention
from enduse.records.item import Item
from enduse.records.party import Party
from enduse.records.transfer import Finding, Transfer
from enduse.resolve import resolve
from enduse.trace import put_together, questioned
from enduse.trace.contradictions import World
from networks.load import Network, find, readings, texts


@dataclass(frozen=True)
class Told:
    """What was made of a network. `names` and `unnamed` give the id of each gold form and placeholder, None where it
    was not found; `golden` the gold's id of a claim, where it is one of the gold's."""

    network: Network
    names: dict[tuple[str, str, str], str | None]
    unnamed: dict[tuple[int, int], str | None]
    claims: dict[str, Claim]
    golden: dict[str, str]
    parties: dict[str, Party]
    transfers: tuple[Transfer, ...]
    findings: tuple[Finding, ...]
    lost: tuple[str, ...] = ()
    world: World | None = None  # given the gold's claims
    canonicals: dict[str, set[str]] = field(default_factory=dict)  # id -> the identities that have it

    def __post_init__(self) -> None:
        for (canonical, _, _), id in self.names.items():
            if id:
                self.canonicals.setdefault(id, set()).add(canonical)

    def ids(self, canonical: str) -> set[str]:
        """All ids that the forms of an identity have."""
        return {id for (name, _, _), id in self.names.items() if name == canonical and id}


def given(network: Network, *, apart: bool = False) -> Told:
    """What resolve and trace make of the gold's claims. `apart`: each form of a name is a reference of its own."""
    from_gold = readings(network, apart=apart)
    documents = tuple(network.documents.values())
    found = resolve(documents, from_gold.readings)
    made = put_together(documents, found.claims, found.parties, found.items)
    traced = questioned(made, found.claims, found.items)
    home = _homes(found.parties, found.items)
    return Told(
        network=network,
        names={key: home.get(ref) for key, ref in from_gold.names.items()},
        unnamed={key: home.get(ref) for key, ref in from_gold.unnamed.items()},
        claims={c.id: c for c in found.claims},
        golden=from_gold.claims,
        parties={p.id: p for p in found.parties},
        transfers=traced.transfers,
        findings=(*found.findings, *traced.findings),
        lost=from_gold.lost,
        world=made.world,
    )


def end_to_end(network: Network, folder: Path) -> Told:
    """What the whole pipeline makes of the texts."""
    readers = [make(Known.of(())) for make in plugs("enduse.readers")]
    picture = pipeline.run(texts(folder), readers)
    stems = {d.id: stem for stem, d in network.documents.items()}
    mentions: dict[str, list[Mention]] = {}
    for mention in picture.mentions:
        if mention.party or mention.item:
            mentions.setdefault(stems.get(mention.document, ""), []).append(mention)
    forms = {
        (identity["canonical"], member["doc"], form)
        for identity in network.gold["identities"]
        for member in identity["members"]
        for form in member["names"]
    }
    placed = {
        (number, at): (mention["doc"], mention["text"])
        for number, placeholder in enumerate(network.gold["unnamed"])
        for at, mention in enumerate(placeholder["mentions"])
    }
    return Told(
        network=network,
        names={key: _named(network, mentions, key[1], key[2]) for key in sorted(forms)},
        unnamed={key: _named(network, mentions, *where) for key, where in placed.items()},
        claims={c.id: c for c in picture.claims},
        golden=_golden(network, stems, picture.claims),
        parties={p.id: p for p in picture.parties},
        transfers=picture.transfers,
        findings=picture.findings,
    )


def _homes(parties: Iterable[Party], items: Iterable[Item]) -> dict[str, str]:
    """The party or item that each reference became."""
    return {ref: one.id for one in (*parties, *items) for ref in (one.id, *one.also)}


def _named(network: Network, mentions: Mapping[str, Sequence[Mention]], stem: str, form: str) -> str | None:
    """The id most often given to mentions of a form: written as it is, else to those that stand where it stands."""
    document = network.documents.get(stem)
    if document is None:
        return None
    fold = " ".join(form.casefold().split())
    found = Counter(
        m.party or m.item for m in mentions.get(stem, ()) if " ".join(m.text.casefold().split()) == fold
    ) or Counter(m.party or m.item for m in mentions.get(stem, ()) if _stands(document.text, form, m))
    return min(found, key=lambda id: (-found[id], str(id)), default=None)


def _stands(text: str, form: str, mention: Mention) -> bool:
    """Whether a mention covers half of the form, or the form half of it."""
    at = 0
    while span := find(text, form, (at, len(text))):
        inside = re.search(r"[A-Za-z0-9]{2}$", text[: span[1] + 1][-2:]) if form[-1:].isalnum() else None
        common = 0 if inside else min(span[1], mention.end) - max(span[0], mention.start)
        if common > 0 and 2 * common >= max(span[1] - span[0], mention.end - mention.start):
            return True
        at = span[1]
    return False


def _golden(network: Network, stems: Mapping[str, str], claims: Iterable[Claim]) -> dict[str, str]:
    """The gold's claim that each claim is: same text and relation, evidence that meets, the most roles in common.

    Pairs are one to one, best first.
    """
    spans = {
        id: span
        for id, c in network.claims.items()
        if c["doc"] in network.documents and (span := find(network.documents[c["doc"]].text, c["evidence"]))
    }
    fits = []
    for claim in claims:
        for id, gold in network.claims.items():
            if stems.get(claim.document) != gold["doc"] or claim.relation != gold["relation"] or id not in spans:
                continue
            low, high = spans[id]
            if any(min(high, e.end) > max(low, e.start) for e in claim.evidence) and (met := _met(claim, gold)):
                figure = claim.quantity.value if claim.quantity else None
                same = (gold["quantity"] or {}).get("value") == figure, claim.stance == gold["stance"]
                fits.append((-met, [not s for s in same], claim.id, id))
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, claim_id, id in sorted(fits):
        if claim_id not in found and id not in taken:
            found[claim_id] = id
            taken.add(id)
    return found


def _met(claim: Claim, gold: Mapping[str, Any]) -> int:
    """How many roles of the gold the claim fills with words that meet the gold's; the silent need none."""
    if not gold["roles"]:
        return 1
    return sum(
        any(r.role == role["role"] and (r.text in role["text"] or role["text"] in r.text) for r in claim.roles)
        for role in gold["roles"]
    )
