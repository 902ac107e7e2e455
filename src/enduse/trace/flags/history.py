"""Flags on the order of things: who supplied before, who came after a listing, where goods went once."""

from collections import defaultdict
from datetime import date

from enduse.compare.tokens import parse
from enduse.records.transfer import Transfer
from enduse.reference.flags import countries, day, limit
from enduse.trace.flags.facts import Facts, Fired, Looked, links


def supplied_before(facts: Facts) -> Looked:
    """P09: a party supplied priority goods to a country under the controls after they began."""
    known = [t for t in facts.transfers if facts.named(t.supplier) and facts.dated(t) and facts.goal(t)]
    for deals in facts.grouped(known, lambda t: t.supplier if facts.priority(t.item) else None):
        met = [t for t in deals if facts.after_controls(t) and facts.embargoed(t) and t.state != "planned"]
        if not met:
            yield None
            continue
        one, *more = sorted(met, key=lambda t: not facts.sure(t))
        code = facts.priority(one.item)
        why = (
            f"{facts.name(one.supplier)} supplied priority goods to {_codes(facts.goal(one))} after {day('controls')}: "
            f"{facts.told(one)}"
        )
        told = f"code {code[0].code} ({code[0].basis})" if code else ""
        yield facts.on(one, why, told, also=more, unsure=not facts.sure(one))


def successor(facts: Facts) -> Looked:
    """P11: soon after a supplier was listed, another one first supplies the same goods to the same receiver."""
    sold: dict[tuple[str, str], list[Transfer]] = defaultdict(list)
    for one in facts.transfers:
        if one.item and one.recipient and facts.named(one.supplier) and facts.dated(one):
            sold[one.item, one.recipient].append(one)
    for deals in sold.values():
        first: dict[str, Transfer] = {}
        for one in sorted(deals, key=lambda t: (facts.dated(t) or "", t.id)):
            first.setdefault(str(one.supplier), one)
        for old in first:
            for listing in sorted({h.listed_since for h in facts.listed(old) if h.listed_since}):
                for new, start in first.items():
                    if new != old:
                        yield _took_over(facts, old, new, listing, first[old], start)


def _took_over(facts: Facts, old: str, new: str, listing: str, before: Transfer, start: Transfer) -> Fired | None:
    gap = _gap(listing, facts.dated(start))
    if gap is None or not 0 <= gap <= limit("P11", "days") or (facts.dated(before) or "") > listing:
        return None
    why = (
        f"{facts.name(new)} first supplies {facts.told(start)} {gap} days after {facts.name(old)}, the supplier until "
        f"then, was listed on {listing}"
    )
    return facts.on(start, why, f"before: {facts.told(before)}", f"listed {listing}: {facts.name(old)}")


def ordered_again(facts: Facts) -> Looked:
    """P14: a model once supplied to a party that is now listed is ordered by another party after the listing."""
    got: dict[str, list[Transfer]] = defaultdict(list)
    for one in facts.transfers:
        model = one.item in facts.items and (facts.items[one.item].designations or any(map(str.isdigit, one.item_text)))
        if one.item and model and facts.named(one.recipient) and facts.dated(one):
            got[one.item].append(one)
    for deals in got.values():
        first: dict[str, Transfer] = {}
        for one in sorted(deals, key=lambda t: (facts.dated(t) or "", t.id)):
            first.setdefault(str(one.recipient), one)
        for customer, before in first.items():
            listing = min((h.listed_since for h in facts.listed(customer) if h.listed_since), default=None)
            if listing is None or (facts.dated(before) or "") > listing:
                continue
            for one in (t for t in deals if not facts.listed(t.recipient)):
                why = (
                    f"{facts.name(one.recipient)} receives {facts.told(one)} after {facts.name(customer)}, "
                    f"who had received the same model, was listed on {listing}"
                )
                late = (facts.dated(one) or "") > listing
                yield facts.on(one, why, f"before: {facts.told(before)}") if late else None


def redirected(facts: Facts) -> Looked:
    """R05: goods that a receiver once had sent to a country under the controls now end elsewhere."""
    sent: dict[tuple[str, str], list[Transfer]] = defaultdict(list)
    for one in facts.transfers:
        if one.item and facts.named(one.recipient) and facts.dated(one) and _ends(facts, one):
            sent[one.item, str(one.recipient)].append(one)
    begun, under = day("controls"), countries("destination")
    for deals in sent.values():
        before = [t for t in deals if (facts.dated(t) or "") < begun]
        after = [t for t in deals if (facts.dated(t) or "") >= begun]
        for one in after if before else ():
            old = next((t for t in before if _ends(facts, t) & under), None)
            if old is None or _ends(facts, one) & under:
                yield None
                continue
            why = (
                f"{facts.told(one)} ends in {_codes(_ends(facts, one))}; before {begun} the same goods of this "
                f"receiver went to {_codes(_ends(facts, old))}"
            )
            yield facts.on(one, why, f"before: {facts.told(old)}")


def named_alike(facts: Facts) -> Looked:
    """P12: an intermediary carries a rare word of the name of another party of its chain."""
    holders: dict[str, set[str]] = defaultdict(set)
    rare = {id: _rare(facts, id) for id, p in facts.parties.items() if facts.named(id) and p.kind == "organization"}
    for id, found in rare.items():
        for word in found:
            holders[word].add(id)
    none: frozenset[str] = frozenset()
    for one in facts.transfers:
        for stop in dict.fromkeys(one.via):
            others = [p for p in dict.fromkeys(links(one)) if p != stop and facts.named(p)]
            if not facts.named(stop) or not others:
                continue
            met = [(w, p) for p in others for w in sorted(rare.get(stop, none) & rare.get(p, none))]
            met = [(w, p) for w, p in met if len(holders[w]) <= limit("P12", "parties")]
            if not met:
                yield None
                continue
            word, other = met[0]
            why = f"{facts.name(stop)} stands between in {facts.told(one)} and shares “{word}” with {facts.name(other)}"
            yield facts.on(one, why, f"parties of the case whose name has “{word}”: {len(holders[word])}")


def _rare(facts: Facts, id: str) -> frozenset[str]:
    """The words of a party's names that are neither vocabulary nor place."""
    tokens = (t for n in facts.parties[id].names for t in parse(n.text).tokens)
    return frozenset(t.key for t in tokens if t.kind == "word" and len(t.key) > 3)


def _ends(facts: Facts, transfer: Transfer) -> frozenset[str]:
    """Where goods are sent: the place told, else the receiver's country."""
    return facts.countries(transfer.destination) or facts.goal(transfer)


def _gap(before: str, after: str | None) -> int | None:
    """Days between two ISO days; None where either is less than a day."""
    try:
        return (date.fromisoformat(after or "") - date.fromisoformat(before)).days
    except ValueError:
        return None


def _codes(found: frozenset[str]) -> str:
    return ", ".join(sorted(found)).upper()
