"""Whom do the stakes of listed parties reach? The legal tests of ownership and control, side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from enduse.compare.shares import share_of
from enduse.records.claim import Claim
from enduse.records.match import Hit, Reason
from enduse.records.ownership import UNKNOWN, Listed, Reached, Share, Stake
from enduse.records.party import Party
from enduse.records.transfer import Finding
from enduse.screen.owners.applied import Applied
from enduse.screen.owners.authorities import authority_of
from enduse.screen.owners.regimes import checked, regimes

__all__ = ["acting", "stakes", "through_owners"]

_WORTH = {"yes": 1.0, "possible": 0.5, "no": 0.0}


def stakes(claims: Iterable[Claim]) -> tuple[Stake, ...]:
    """The stakes that claims assert as so. What is only planned or denied is none; what is hedged is a possible one."""
    found = []
    for claim in claims:
        if claim.relation != "ownership" or claim.stance != "asserts" or claim.phase == "planned":
            continue
        said = " ".join(role.text for role in claim.fillers("share"))
        share = share_of(said) if said else UNKNOWN
        since, _, until = (claim.when.value if claim.when and claim.when.value else "").partition("/")
        for owner in claim.fillers("owner"):
            for asset in claim.fillers("asset"):
                if owner.party and asset.party and owner.party != asset.party:
                    found.append(
                        Stake(
                            owner=owner.party,
                            asset=asset.party,
                            share=share,
                            since=since if until and since != ".." else None,
                            until=until or None,
                            possible=claim.certainty != "stated",
                            claims=(claim.id,),
                        )
                    )
    return tuple(found)


def through_owners(
    claims: Iterable[Claim], parties: Sequence[Party], hits: Sequence[Hit], as_of: str | None = None
) -> tuple[Hit, ...]:
    """Hits of parties that listed ones own or control: as good as the hit on the owner, with what every test says.

    A party that has a hit of its own on the same entity gets none.
    """
    held = stakes(claims)
    if not held:
        return ()
    names = {party.id: party.caption for party in parties}
    best: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        best[hit.party].append(hit)
    listed = [
        Listed(party=hit.party, authority=authority_of(hit.publisher, hit.programme), since=hit.listed_since)
        for hit in hits
    ]
    applied = [Applied(regime, held, listed, as_of) for regime in regimes().values()]
    reached = sorted({party for one in applied for party in one.reached()})
    return tuple(hit for party in reached for hit in _hits(party, [one.of(party) for one in applied], best, names))


def _hits(party: str, said: Sequence[Reached], best: dict[str, list[Hit]], names: dict[str, str]) -> Iterator[Hit]:
    """The hits of a reached party: one for each entity that the tests lead to."""
    own = {(hit.list, hit.entity) for hit in best[party]}
    reasons = tuple(_reason(one, names) for one in said if one.answer != "no" or one.flags)
    for owner in dict.fromkeys(owner for one in said for owner in one.listed if owner != party):
        way = next(_way(one, owner) for one in said if owner in one.listed)
        for hit in best[owner]:
            if (hit.list, hit.entity) not in own:
                own.add((hit.list, hit.entity))
                yield replace(hit, party=party, reasons=reasons, via_ownership=way, listed=None)


def _way(said: Reached, owner: str) -> tuple[str, ...]:
    """The parties from the first owner of a party to the listed one."""
    came: dict[str, str] = {}
    for step in said.steps:
        for stake in step.stakes:
            came.setdefault(stake.owner, step.asset)
    way = [owner]
    while came[way[0]] != said.party:
        way.insert(0, came[way[0]])
    return tuple(way)


def _reason(said: Reached, names: dict[str, str]) -> Reason:
    regime = regimes()[said.test]
    held = "; ".join(
        f"{names.get(stake.owner, stake.owner)} {_percent(stake)} of {names.get(step.asset, step.asset)}"
        for step in said.steps
        for stake in step.stakes
    )
    told = f"{regime.title}: {said.answer}" if said.status == "in force" else f"{regime.title}: {said.status}"
    flags = f" ({', '.join(said.flags)})" if said.flags else ""
    return Reason(
        feature="ownership",
        score=_WORTH[said.answer],
        detail=f"{told}{flags} — {held}; {regime.effect}; the rule as its sources were read on {checked()}",
    )


def _percent(stake: Stake) -> str:
    share = stake.share
    said = "control" if stake.kind == "control" else _said(share)
    said += " of the votes" if stake.kind == "votes" else ""
    return f"possibly {said}" if stake.possible else said


def _said(share: Share) -> str:
    if share == UNKNOWN:
        return "an unknown share"
    if share.low == share.high:
        return f"{share.low:g} %"
    if share.high == 100 and not share.high_open:
        return f"{'more than' if share.low_open else 'at least'} {share.low:g} %"
    if share.low == 0:
        return f"{'less than' if share.high_open else 'up to'} {share.high:g} %"
    return f"{share.low:g} to {share.high:g} %"


def acting(claims: Iterable[Claim], parties: Sequence[Party], hits: Sequence[Hit]) -> Iterator[Finding]:
    """Listed persons who act for a party that no list names: dealing with the person is the matter (OFAC FAQ 400)."""
    names = {party.id: party.caption for party in parties}
    listed = {hit.party: hit for hit in hits if not hit.via_ownership}
    reached = {hit.party for hit in hits}
    for claim in claims:
        over = claim.when is not None and (claim.when.value or "").partition("/")[2] not in ("", "..")
        if claim.relation != "affiliation" or claim.stance != "asserts" or claim.phase == "planned" or over:
            continue
        for member in claim.fillers("member"):
            for firm in claim.fillers("organization"):
                if member.party in listed and firm.party and firm.party not in reached:
                    hit = listed[member.party]
                    who, of = names.get(member.party, member.text), names.get(firm.party, firm.text)
                    yield Finding(
                        rule="listed_person_acts",
                        severity="notice",
                        summary=f"{who}, a candidate for {hit.caption} on {hit.list}, acts for {of}, which has no hit: "
                        "what the person signs may be barred although the firm is not",
                        claims=(claim.id,),
                        parties=(member.party, firm.party),
                        documents=(claim.document,),
                    )
