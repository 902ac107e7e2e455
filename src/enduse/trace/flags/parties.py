"""Flags on what a party is: when founded, where seated, how reached, what it does."""

from collections import defaultdict

from enduse.compare.names import compare_names
from enduse.records.reading import Particular
from enduse.records.transfer import Transfer
from enduse.reference import flags as reference
from enduse.reference.flags import business, chapters, countries, dialled, limit, said
from enduse.trace.flags.addresses import building, figures, same
from enduse.trace.flags.facts import Facts, Fired, Looked, documents_of, links

#: From this likeness of names on, two parties at one address may be one and the same.
ALIKE = 0.7


def founded_late(facts: Facts) -> Looked:
    """P01: founded since the controls began, and deals in priority goods towards a country under them."""
    begun = reference.day("controls")
    for party in sorted(facts.dealing):
        for told in facts.particulars[party]["incorporated"][:1]:
            deals = [t for t in facts.deals[party] if facts.priority(t.item) and _towards(t, facts)]
            if not deals:
                continue
            if told.value[:10] < begun[: len(told.value)] or len(told.value) < len(begun):
                yield None
                continue
            yield Fired(
                why=f"{facts.name(party)} was founded on {told.value}, after the controls of {begun}, and takes part "
                f"in a transfer of priority goods: {facts.told(deals[0])}",
                inputs=(f"founded {told.value} ({facts.origin(told.document)})", *(facts.told(t) for t in deals)),
                parties=(party,),
                claims=tuple(sorted({c for t in deals for c in t.supported_by})),
                documents=tuple(sorted({told.document, *(d for t in deals for d in facts.papers(t))})),
                transfer=deals[0].id,
            )


def _towards(transfer: Transfer, facts: Facts) -> bool:
    """Whether a transfer ends under the controls, or passes a transshipment country."""
    on = facts.dated(transfer)
    ways = {c for p in (*links(transfer), transfer.origin, transfer.destination) for c in facts.countries(p)}
    return facts.embargoed(transfer) or bool(ways & countries("transit", on))


def shared_address(facts: Facts) -> Looked:
    """P02: firms that no statement of ownership connects have their seat in one building."""
    seats = seats_of(facts)
    bound = {
        frozenset((a.party, b.party))
        for c in facts.by_relation["ownership"]
        for a in c.fillers("owner")
        for b in c.fillers("asset")
    }
    near: dict[frozenset[str], list[str]] = defaultdict(list)
    for party, (key, _) in seats.items():
        near[figures(key)].append(party)
    seen: set[str] = set()
    for party, (key, told) in seats.items() if len(seats) > 1 else ():
        there = [p for p in near[figures(key)] if p != party and same(key, seats[p][0])]
        if party in seen:
            continue
        strangers = [p for p in there if frozenset((party, p)) not in bound and not _may_be_one(facts, party, p)]
        if not strangers:
            yield None
            continue
        all_there = sorted({party, *strangers}, key=facts.by_name)
        seen.update(all_there)
        papers = documents_of([told, *(seats[p][1] for p in strangers)])
        yield Fired(
            why=f"{', '.join(facts.name(p) for p in all_there)} give one building as their address; "
            f"{len(all_there)} of {len(seats)} parties with an address are there",
            inputs=tuple(f"{facts.name(p)}: “{seats[p][1].value}”" for p in all_there),
            parties=tuple(all_there),
            documents=papers,
        )


def _may_be_one(facts: Facts, left: str, right: str) -> bool:
    """Whether two parties are called so alike that they may be one firm under two numbers or in two spellings."""
    pairs = ((a.text, b.text) for a in facts.parties[left].names for b in facts.parties[right].names)
    return any(compare_names(a, b).score >= ALIKE for a, b in pairs)


def seats_of(facts: Facts) -> dict[str, tuple[frozenset[str], Particular]]:
    """Party -> the building of its first address that names one."""
    found: dict[str, tuple[frozenset[str], Particular]] = {}
    for party in sorted(facts.particulars):
        for told in facts.particulars[party]["address"]:
            key = building(told.value)
            if key and facts.named(party):
                found.setdefault(party, (key, told))
    return found


def flat_address(facts: Facts) -> Looked:
    """P03: a party of a transfer has a flat as its address."""
    for party in sorted(facts.dealing):
        for told in facts.particulars[party]["address"]:
            word = said("flat", told.value)
            why = f"{facts.name(party)} trades from an address that names a flat (“{word}”)"
            yield _about(party, why, told, facts) if word else None


def no_trace(facts: Facts) -> Looked:
    """P04: contact details without a website or a mailbox of its own, and hardly a document that names the party."""
    least = limit("P04", "documents")
    named: dict[str, set[str]] = defaultdict(set)
    for claim in facts.case.claims:
        for role in claim.roles:
            if role.party:
                named[role.party].add(claim.document)
    for party in sorted(facts.dealing):
        told = facts.particulars[party]
        if not (told["phone"] or told["email"] or told["website"]):
            continue
        own = [e for e in told["email"] if e.value.rpartition("@")[2].casefold() not in _private()]
        if told["website"] or own or len(named[party]) >= least:
            yield None
            continue
        known = (told["phone"] + told["email"])[0]
        why = f"{facts.name(party)} gives neither website nor mailbox of its own and stands in one document only"
        yield _about(party, why, known, facts)


def _private() -> frozenset[str]:
    return frozenset(reference.words("free mail"))


def private_mailbox(facts: Facts) -> Looked:
    """P05: a party writes from a mailbox of a public service."""
    for party in sorted(facts.particulars):
        for told in facts.particulars[party]["email"] if facts.named(party) else ():
            domain = told.value.rpartition("@")[2].casefold()
            why = f"{facts.name(party)} is reached at a mailbox of the public service {domain}"
            yield _about(party, why, told, facts) if domain in _private() else None


def unfitting_business(facts: Facts) -> Looked:
    """P10: the receiver's line of business does not work with goods of the chapter that it receives."""
    for one in facts.transfers:
        code = facts.priority(one.item)
        for told in facts.particulars[one.recipient]["activity"][:1] if one.recipient and code else ():
            division = "".join(c for c in told.value[:8] if c.isdigit())[:2]
            known = chapters(division)
            if code is None or known is None:
                continue
            chapter = code[0].code[:2]
            why = (
                f"{facts.name(one.recipient)} is registered for {business(division)} ({told.value}) and receives "
                f"goods of chapter {chapter}, {facts.told(one)}"
            )
            yield None if chapter in known else facts.on(one, why, f"activity: {told.value}", unsure=not code[1])


def foreign_telephone(facts: Facts) -> Looked:
    """E05: a telephone number carries the code of another country than its party's."""
    for party in sorted(facts.particulars):
        home = facts.countries(party)
        for told in facts.particulars[party]["phone"] if home and facts.named(party) else ():
            rung = dialled(told.value)
            if rung:
                seat = ", ".join(sorted(home)).upper()
                why = f"{facts.name(party)} is of {seat}; its telephone is of {'/'.join(sorted(rung)).upper()}"
                yield None if rung & home else _about(party, why, told, facts)


def _about(party: str, why: str, told: Particular, facts: Facts) -> Fired:
    """A flag on a party that rests on one particular."""
    return Fired(
        why=why,
        inputs=(f"{told.kind} “{told.value}” ({facts.origin(told.document)})",),
        parties=(party,),
        documents=(told.document,),
    )
