"""Which claims exclude a transfer without denying it? "We sell only to shops"; "the ship did not call there"."""

from collections.abc import Iterator, Mapping, Sequence

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.transfer import Finding, Transfer
from enduse.trace.accounts import same_speaker
from enduse.trace.dates import overlap
from enduse.trace.legs import Leg
from enduse.trace.phrases import says
from enduse.trace.told import finding, goods_of, source

#: A claim that excludes so many transfers says something general; the finding names the first of them.
MOST = 20


def excluded(
    transfers: Sequence[Transfer],
    told: Sequence[Sequence[Leg]],
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
) -> Iterator[Finding]:
    """One finding for each such claim, against the claims of all transfers that it excludes."""
    givers: dict[str, list[int]] = {}
    ways: dict[str, list[int]] = {}
    for n, event in enumerate(told):
        for party in {p for one in event for p in one.supply.parties}:
            givers.setdefault(party, []).append(n)
        for stop in {v for one in event for v in one.via}:
            ways.setdefault(stop, []).append(n)
    for event in told:
        for one in event:
            if any(says("only", e.quote) for e in one.claim.evidence) and one.supply.parties:
                near = sorted({n for party in one.supply.parties for n in givers[party]})
                against = {n: [o.claim for o in told[n] if _other_receiver(one, o)] for n in near[:MOST]}
                yield from _said(one.claim, against, transfers, documents)
    for claim in claims:
        if claim.relation == "visit" and claim.stance == "denies":
            stops = [r.item or r.party for r in claim.fillers("visitor")]
            near = sorted({n for stop in stops for n in ways.get(stop or "", ())})
            against = {n: [o.claim for o in told[n] if _called_there(claim, o)] for n in near[:MOST]}
            yield from _said(claim, against, transfers, documents)


def _other_receiver(only: Leg, other: Leg) -> bool:
    """Whether the same giver is told to have supplied somebody else than those it names as its only receivers."""
    if same_speaker(only.claim, other.claim) or not only.supply.parties & other.supply.parties:
        return False
    if not other.receive.parties or overlap(only.claim.when, other.claim.when) is False:
        return False
    return (only.receive.veiled or bool(only.receive.parties)) and not only.receive.parties & other.receive.parties


def _called_there(denial: Claim, one: Leg) -> bool:
    """Whether goods are told to have gone through a ship or person to or from the place of a visit that is denied."""
    places = {r.party for r in denial.fillers("place") if r.party}
    stops = {r.item or r.party for r in denial.fillers("visitor")}
    if not stops & one.via or not places & (one.receive.places | one.supply.places):
        return False
    return overlap(denial.when, one.claim.when) is not False


def _said(
    claim: Claim, against: Mapping[int, list[Claim]], transfers: Sequence[Transfer], documents: Mapping[str, Document]
) -> Iterator[Finding]:
    concerned = [transfers[n] for n, met in against.items() if met]
    if concerned:
        met = [c for told in against.values() for c in told]
        said = f"What {source(claim, documents)} tells leaves no room for what others assert: {goods_of(concerned[0])}."
        yield finding("stance", "notice", said, [met, [claim]], transfers=concerned)
