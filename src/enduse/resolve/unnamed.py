"""Who may an unnamed party be? Named parties in like places of like claims, with the evidence for and against;
never joined."""

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from enduse.compare.tokens import parse
from enduse.records.claim import Claim
from enduse.records.match import Reason
from enduse.records.party import Candidate, Party
from enduse.records.transfer import Finding

#: A named party is listed as a candidate from this sum of evidence on, and at most this many are listed.
LISTED = 0.5
_MOST = 5
_ROLE, _NEAR_ROLE, _COUNTERPART, _SAME_TEXT, _ITEM, _COUNTRY, _TIME = 0.25, 0.15, 0.3, 0.15, 0.15, 0.2, 0.1
_DEALERS = frozenset({"supplier", "via"})
_PARTY_ROLES = frozenset(
    {
        "supplier",
        "via",
        "recipient",
        "end_user",
        "owner",
        "asset",
        "developer",
        "partner",
        "producer",
        "payer",
        "payee",
        "user",
        "party",
    }
)
#: What a description says of the part a party plays.
_DESCRIBED = (
    ("via", re.compile(r"intermediar|middlem|broker|trading|посредни|中间商|中介|贸易", re.I)),
    ("supplier", re.compile(r"supplier|seller|exporter|vendor|поставщик|供应商|出口商", re.I)),
    ("producer", re.compile(r"maker|manufacturer|producer|factory|производител|завод|制造商|厂家", re.I)),
    ("recipient", re.compile(r"buyer|importer|recipient|customer|покупател|импорт[её]р|买家|进口商", re.I)),
)


class _Place(Struct):
    """What the claims say around one party."""

    roles: set[str]
    counterparts: set[str]
    items: set[str]
    years: set[str]
    claims: set[str]
    documents: set[str]


def candidates(
    parties: Sequence[Party], claims: Sequence[Claim], documents: dict[str, set[str]]
) -> tuple[tuple[Party, ...], tuple[Finding, ...]]:
    """The parties with the candidates of the unnamed ones filled in, and one finding for each candidate.

    `documents` maps a party's id to the documents that speak of it. A candidate needs a part like the unnamed
    party's and a counterpart, item or text in common; a country that differs rules it out.
    """
    around = _around(claims)
    texts: dict[str, set[str]] = defaultdict(set)
    for key, held in around.items():
        for document in held.documents:
            texts[document].add(key)
    named = [p for p in parties if not p.unnamed and p.kind == "organization" and p.id in around]
    filled: list[Party] = []
    findings: list[Finding] = []
    by_id = {p.id: p for p in parties}
    for party in parties:
        if not party.unnamed or party.kind not in ("organization", "person"):
            filled.append(party)
            continue
        place = around.get(party.id) or _Place(set(), set(), set(), set(), set(), set())
        place = _Place(
            place.roles | _described(party), place.counterparts, place.items, place.years, place.claims,
            place.documents | documents.get(party.id, set()),
        )  # fmt: skip
        spoken = set().union(*(texts[d] for d in sorted(place.documents))) - {party.id}
        found = [c for other in named if (c := _weigh(party, place, other, around[other.id], spoken, by_id))]
        found = sorted(found, key=lambda c: (-c.score, c.party))[:_MOST]
        filled.append(replace(party, candidates=tuple(found)))
        for candidate in found:
            findings.append(_finding(party, by_id[candidate.party], candidate, place, around[candidate.party]))
    return tuple(filled), tuple(findings)


def _around(claims: Sequence[Claim]) -> dict[str, _Place]:
    around: dict[str, _Place] = {}
    for claim in claims:
        held = [(r.role, r.party) for r in claim.roles if r.party and r.role in _PARTY_ROLES]
        items = {r.item for r in claim.roles if r.item}
        year = {claim.when.value[:4]} if claim.when and claim.when.value else set()
        for role, party in held:
            place = around.setdefault(party, _Place(set(), set(), set(), set(), set(), set()))
            place.roles.add(role)
            place.counterparts |= {other for _, other in held if other != party}
            place.items |= items
            place.years |= year
            place.claims.add(claim.id)
            place.documents.add(claim.document)
    return around


def _described(party: Party) -> set[str]:
    return {role for role, pattern in _DESCRIBED if pattern.search(party.description or party.caption)}


def _countries(party: Party) -> set[str]:
    """The countries of a party, and those its names say (OOO is a form of Russian law)."""
    said = {c for name in party.names for c in parse(name.text, party.schema == "Person").countries}
    return said | set(party.countries)


def _weigh(
    party: Party, place: _Place, other: Party, theirs: _Place, spoken: set[str], shown: dict[str, Party]
) -> Candidate | None:
    """The candidate that a named party makes for an unnamed one, None where it makes none."""
    if other.id in place.counterparts or place.claims & theirs.claims:
        return None
    reasons: list[Reason] = []
    if shared := sorted(place.roles & theirs.roles):
        reasons.append(Reason(feature="role", score=_ROLE, detail=f"both {', '.join(shared)}"))
    elif place.roles & _DEALERS and theirs.roles & _DEALERS:
        reasons.append(Reason(feature="role", score=_NEAR_ROLE, detail="both hand goods on"))
    else:
        return None
    if shared := sorted(place.counterparts & theirs.counterparts):
        reasons.append(
            Reason(feature="counterpart", score=_COUNTERPART, detail=f"both deal with {_captions(shared, shown)}")
        )
    elif shared := sorted(spoken & theirs.counterparts):
        detail = f"deals with what the same text names: {_captions(shared, shown)}"
        reasons.append(Reason(feature="counterpart", score=_SAME_TEXT, detail=detail))
    if shared := sorted(place.items & theirs.items):
        reasons.append(Reason(feature="item", score=_ITEM, detail="the same goods"))
    if len(reasons) == 1:
        return None
    against: list[Reason] = []
    ours, held = _countries(party), _countries(other)
    if ours and held and not ours & held:
        return None
    if ours & held:
        reasons.append(Reason(feature="country", score=_COUNTRY, detail=f"both {', '.join(sorted(ours & held))}"))
    elif ours:
        against.append(
            Reason(
                feature="country",
                score=0.0,
                detail=f"country of the named party not known, asked {', '.join(sorted(ours))}",
            )
        )
    if place.years & theirs.years:
        reasons.append(
            Reason(feature="time", score=_TIME, detail=f"both {', '.join(sorted(place.years & theirs.years))}")
        )
    elif place.years and theirs.years:
        detail = f"{', '.join(sorted(place.years))} against {', '.join(sorted(theirs.years))}"
        against.append(Reason(feature="time", score=-_TIME, detail=detail))
    if extra := sorted(theirs.roles - place.roles - _DEALERS):
        against.append(Reason(feature="role", score=-0.05, detail=f"also {', '.join(extra)}"))
    total = round(min(0.9, sum(r.score for r in (*reasons, *against))), 3)
    return (
        Candidate(party=other.id, score=total, reasons_for=tuple(reasons), reasons_against=tuple(against))
        if total >= LISTED
        else None
    )


def _captions(ids: Sequence[str], shown: dict[str, Party]) -> str:
    return ", ".join(sorted(shown[i].caption for i in ids if i in shown))


def _finding(party: Party, other: Party, candidate: Candidate, place: _Place, theirs: _Place) -> Finding:
    why = ", ".join(r.feature for r in candidate.reasons_for)
    return Finding(
        rule="unnamed_candidate",
        severity="question",
        summary=f"“{party.caption}” may be {other.caption} (same {why}); a person has to judge.",
        claims=tuple(sorted(place.claims | theirs.claims)),
        parties=(party.id, other.id),
        documents=tuple(sorted(place.documents | theirs.documents)),
    )
