"""Flags on who owns and runs a party: listed owners, listed agents, shared officers, shells."""

import re
from collections import defaultdict

from enduse.records.claim import Claim
from enduse.records.transfer import Finding
from enduse.reference.flags import limit, said
from enduse.trace.flags.facts import Facts, Fired, Looked, documents_of
from enduse.trace.flags.parties import seats_of

#: An owner's hit answers so where a legal test is met only if an unknown share is large enough.
POSSIBLE = 0.5
#: How a field is called in words, where its name is none.
_PLAYED = {"notify": "notify party", "payer_account": "holder of the paying account"}
#: A name of fewer letters is not looked for within longer words.
LEAST_NAME = 3


def shell_signs(facts: Facts) -> Looked:
    """P06: one officer runs several firms, or many firms share an address."""
    firms: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in facts.by_relation["affiliation"]:
        for member, firm in _officers(claim):
            firms[member][firm] = claim
    for person in sorted(firms):
        held = firms[person]
        if len(held) < limit("P06", "companies"):
            yield None
            continue
        yield Fired(
            why=f"{facts.name(person)} runs {len(held)} firms: {', '.join(sorted(map(facts.name, held)))}",
            inputs=tuple(f"{facts.name(person)} at {facts.name(f)}" for f in sorted(held, key=facts.by_name)),
            parties=(person, *sorted(held)),
            claims=tuple(sorted({c.id for c in held.values()})),
            documents=documents_of(held.values()),
        )
    seats = seats_of(facts)
    houses: dict[frozenset[str], list[str]] = defaultdict(list)
    for party, (key, _) in seats.items():
        houses[key].append(party)
    for there in houses.values():
        if len({facts.name(p).casefold() for p in there}) < limit("P06", "at address"):
            if len(seats) > 1:
                yield None
            continue
        yield Fired(
            why=f"{len(there)} firms have their seat in one building: {', '.join(sorted(map(facts.name, there)))}",
            inputs=tuple(f"{facts.name(p)}: “{seats[p][1].value}”" for p in there),
            parties=tuple(there),
            documents=documents_of([seats[p][1] for p in there]),
        )


def _officers(claim: Claim) -> list[tuple[str, str]]:
    """Who runs which firm by a claim of affiliation; a member without a post that runs a firm runs none."""
    posts = [r.text for r in claim.fillers("capacity")]
    if not any(said("officer", post) for post in posts):
        return []
    people = [r.party for r in claim.fillers("member") if r.party]
    return [(m, str(f.party)) for m in people for f in claim.fillers("organization") if f.party]


def unknown_share(facts: Facts) -> Looked:
    """P07: a listed party is named as owner, and what it holds is not told or may reach the threshold."""
    for claim in facts.by_relation["ownership"]:
        if claim.phase == "planned":
            continue
        for owner in claim.fillers("owner"):
            for asset in claim.fillers("asset"):
                hits = facts.listed(owner.party)
                if not hits or not asset.party:
                    continue
                reached = [h for h in facts.hits[asset.party] if h.via_ownership and owner.party in h.via_ownership]
                answers = [r.score for h in reached for r in h.reasons if r.feature == "ownership"]
                share = claim.fillers("share")
                if facts.listed(asset.party) or (share and POSSIBLE not in answers):
                    yield None
                    continue
                told = f"“{share[0].text}”" if share else "no share"
                yield Fired(
                    why=f"{facts.name(owner.party)}, a candidate for {hits[0].caption or hits[0].entity} on "
                    f"{hits[0].list}, is named as owner of {facts.name(asset.party)}; {told} is told, so that the "
                    "tests of ownership stay open",
                    inputs=(f"share: {told}", f"hit of the owner: {hits[0].list}, score {hits[0].score:.2f}"),
                    parties=(str(owner.party), asset.party),
                    claims=(claim.id,),
                    documents=(claim.document,),
                )


def listed_agent(facts: Facts) -> Looked:
    """P08: a listed party acts for another, banks for it, forwards or is to be told of its goods. The longest name of a
    party that a field holds is whom it names: "Dalmera Trading" is not Dalmera.
    """
    said: dict[str, list[Finding]] = defaultdict(list)
    for one in facts.case.acting:
        said[one.summary].append(one)
    for why, alike in said.items():
        claims = tuple(dict.fromkeys(id for one in alike for id in one.claims))
        documents = tuple(sorted({id for one in alike for id in one.documents}))
        yield Fired(why=why, parties=alike[0].parties, claims=claims, documents=documents)
    parties = sorted(facts.parties, key=lambda p: (bool(facts.listed(p)), p))  # of one name the listed one
    names = {n.text.casefold(): p for p in parties for n in facts.parties[p].names}
    known = [n for n, p in names.items() if len(n) > LEAST_NAME and facts.listed(p)]
    for document in sorted(facts.fields):
        for field in ("payer_account", "notify", "carrier", "agent", "declarant", "broker"):
            value = facts.fields[document].get(field, "")
            if not value:
                continue
            low = value.casefold()
            held = [n for n in names if n in low] if any(n in low for n in known) else []
            whole = (n for n in sorted(held, key=len, reverse=True) if re.search(rf"\b{re.escape(n)}\b", low))
            met = next((names[n] for n in whole if len(n) > LEAST_NAME), None)
            if met is None or not facts.listed(met):
                yield None
                continue
            hit = facts.listed(met)[0]
            yield Fired(
                why=f"{facts.name(met)}, a candidate for {hit.caption or hit.entity} on {hit.list}, stands on "
                f"{facts.origin(document)} as {_PLAYED.get(field, field)}",
                inputs=(f"{_PLAYED.get(field, field)}: “{value}”",),
                parties=(met,),
                documents=(document,),
            )


def shared_management(facts: Facts) -> Looked:
    """P13: one person runs a party and a listed firm."""
    runs: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in facts.by_relation["affiliation"]:
        for member, firm in _officers(claim):
            runs[member][firm] = claim
    for person in sorted(runs):
        listed = [f for f in sorted(runs[person]) if facts.listed(f)]
        others = [f for f in sorted(runs[person]) if not facts.listed(f)]
        if not (listed and others):
            if listed or others:
                yield None
            continue
        hit = facts.listed(listed[0])[0]
        for firm in others:
            told = (runs[person][firm], runs[person][listed[0]])
            yield Fired(
                why=f"{facts.name(person)} runs {facts.name(firm)} and {facts.name(listed[0])}, a candidate for "
                f"{hit.caption or hit.entity} on {hit.list}",
                inputs=(f"hit of {facts.name(listed[0])}: {hit.list}, score {hit.score:.2f}",),
                parties=(person, firm, listed[0]),
                claims=tuple(sorted({c.id for c in told})),
                documents=documents_of(told),
            )
