"""Are the transfers put together as the gold has them, with their ends, figures and roots; are contradictions found?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from enduse.records.transfer import Finding, Transfer
from networks.told import Told

#: A transfer is the gold's event when the claims they share are at least this part of all claims of the two.
SHARED = 0.5
#: Findings that say that sources contradict each other.
RULES = ("contradiction", "inflation")


def matched(told: Told) -> list[tuple[Transfer, dict[str, Any]]]:
    """Transfers and the gold's events that they are, one to one: those that share the most of their claims first."""
    fits = []
    for transfer in told.transfers:
        ours = {told.golden[c] for c in transfer.supported_by if c in told.golden}
        for event in told.network.gold["transfers"]:
            theirs = set(event["claims"])
            share = len(ours & theirs) / max(len(ours | theirs), 1)
            if share >= SHARED:
                fits.append((-share, transfer.id, event["id"], transfer, event))
    found: dict[str, tuple[Transfer, dict[str, Any]]] = {}
    taken: set[str] = set()
    for _, id, event_id, transfer, event in sorted(fits, key=lambda f: f[:3]):
        if id not in found and event_id not in taken:
            found[id] = transfer, event
            taken.add(event_id)
    return list(found.values())


def transfers(told: Told) -> Counter[str]:
    """Events found; B³ over the gold's transfer claims; and how the events found are filled."""
    counts: Counter[str] = Counter()
    pairs = matched(told)
    counts["events"] = len(told.network.gold["transfers"])
    counts["events told"] = len(told.transfers)
    counts["events right"] = len(pairs)
    _claims(told, counts)
    for transfer, event in pairs:
        slots = list(_slots(told, transfer, event))
        counts["slots"] += len(slots)
        counts["slots right"] += sum(right for _, right in slots)
        counts["chains"] += 1
        counts["chains right"] += all(right for _, right in slots)
        if event["quantity"]:
            counts["quantities"] += 1
            counts["quantities right"] += _quantity(transfer, event)
        if event["state"]:
            counts["states"] += 1
            counts["states right"] += transfer.state == event["state"]
        documents = {told.network.claims[c]["doc"] for c in event["claims"]}
        counts["roots"] += 1
        counts["roots right"] += transfer.roots == event["roots"]
        counts["roots, three texts"] += len(documents) >= 3
        counts["roots right, three texts"] += len(documents) >= 3 and transfer.roots == event["roots"]
        denied = {told.golden[c] for c in transfer.denied_by if c in told.golden}
        counts["denials"] += len(event["denied_by"])
        counts["denials told"] += len(transfer.denied_by)
        counts["denials right"] += len(denied & set(event["denied_by"]))
    return counts


def _claims(told: Told, counts: Counter[str]) -> None:
    """B³ over the claims of the gold's events; one that stands in no transfer is alone."""
    home = {told.golden[c]: t.id for t in told.transfers for c in t.supported_by if c in told.golden}
    gold: dict[str, str] = {}
    for event in told.network.gold["transfers"]:
        for claim in event["claims"]:
            gold.setdefault(claim, event["id"])
    held = Counter(home.get(c, c) for c in gold)
    whole = Counter(gold.values())
    both = Counter((gold[c], home.get(c, c)) for c in gold)
    for claim, event_id in gold.items():
        here = home.get(claim, claim)
        counts["event claims"] += 1
        counts["event precision"] += both[event_id, here] / held[here]  # type: ignore[assignment]
        counts["event recall"] += both[event_id, here] / whole[event_id]  # type: ignore[assignment]


def _slots(told: Told, transfer: Transfer, event: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each place of the chain that the gold or the transfer fills with a named party, and whether they agree."""
    places = {"supplier": transfer.origin, "recipient": transfer.destination, "end_user": None}
    for role, place in places.items():
        wanted = event[role] if event[role] and not event[role].startswith("unnamed") else None
        got = getattr(transfer, role)
        if wanted:
            yield role, any(id in told.ids(wanted) for id in (got, place) if id)
        elif got and _is_named(told, got):
            yield role, False
    wanted_via = [v for v in event["via"] if not v.startswith("unnamed")]
    for via in wanted_via:
        yield "via", any(id in told.ids(via) for id in transfer.via)
    for id in transfer.via:
        if _is_named(told, id) and not told.canonicals.get(id, set()) & set(wanted_via):
            yield "via", False


def _is_named(told: Told, id: str) -> bool:
    party = told.parties.get(id)
    return party is not None and not party.unnamed and party.kind != "place"


def _quantity(transfer: Transfer, event: dict[str, Any]) -> bool:
    got, wanted = transfer.quantity, event["quantity"]
    return bool(got) and got.value == wanted["value"] and got.qualifier == (wanted.get("qualifier") or "exactly")  # type: ignore[union-attr]


def contradictions(told: Told) -> Counter[str]:
    """Contradictions found, and findings that are none. A finding counts for a contradiction when it joins a claim of
    each of two sides, or another text's claim of the same event, origin and content."""
    counts: Counter[str] = Counter()
    findings = [f for f in told.findings if f.rule.split(":")[0] in RULES]
    pairs = {n: set(_pairs(told, f)) for n, f in enumerate(findings)}
    for wanted in told.network.gold["contradictions"]:
        found = any(_joins(told, pairs[n], wanted["claims"]) for n in pairs)
        counts["contradictions"] += 1
        counts["contradictions found"] += found
        counts[f"{wanted['kind']}"] += 1
        counts[f"{wanted['kind']} found"] += found
    for n, finding in enumerate(findings):
        right = any(_joins(told, pairs[n], x["claims"]) for x in told.network.gold["contradictions"])
        counts["contradictions told"] += 1
        counts["contradictions false"] += not right
        counts[f"{kind(finding)} false"] += not right
    for alike in told.network.gold["not_contradictions"]:
        exact = {frozenset(p) for p in combinations(alike["claims"], 2)}
        counts["look-alikes"] += 1
        counts["look-alikes flagged"] += any(exact & pairs[n] for n in pairs)
    return counts


def kind(finding: Finding) -> str:
    """The kind of a finding where it says one, else its rule."""
    return str(getattr(finding, "kind", None) or finding.rule.partition(":")[2] or finding.rule)


def _pairs(told: Told, finding: Finding) -> Iterator[frozenset[str]]:
    """The pairs of the gold's claims that a finding sets against each other: its sides where it gives them, else
    those who deny against those who assert, else those who differ."""
    sides: Sequence[Sequence[str]] = getattr(finding, "sides", ()) or ()
    if sides:
        against = [(a, b) for one, other in combinations(sides, 2) for a in one for b in other]
    else:
        records = [told.claims[c] for c in finding.claims if c in told.claims]
        every = list(combinations(records, 2))
        stances = [(a, b) for a, b in every if (a.stance == "asserts") != (b.stance == "asserts")]
        differ = [
            (a, b)
            for a, b in every
            if (a.quantity and b.quantity and a.quantity.value != b.quantity.value)
            or (a.when and b.when and a.when.value != b.when.value)
            or a.phase != b.phase
            or a.certainty != b.certainty
        ]
        against = [(a.id, b.id) for a, b in stances or differ or every]
    for a, b in against:
        if a in told.golden and b in told.golden:
            yield frozenset((told.golden[a], told.golden[b]))


def _joins(told: Told, pairs: set[frozenset[str]], claims: Sequence[str]) -> bool:
    wanted = [(a, b) for a, b in combinations(claims, 2) if not _twin(told, a, b)]
    for pair in pairs:
        if len(pair) == 2:
            one, other = sorted(pair)
            for a, b in wanted:
                if (_twin(told, one, a) and _twin(told, other, b)) or (_twin(told, one, b) and _twin(told, other, a)):
                    return True
    return False


def _twin(told: Told, one: str, other: str) -> bool:
    """Whether two gold claims are one, or say the same of one event from one origin."""
    if one == other:
        return True
    ours, theirs = told.network.claims[one], told.network.claims[other]
    same = ("relation", "origin", "stance", "certainty", "phase")
    if any(ours[k] != theirs[k] for k in same) or any(
        _value(ours, k) != _value(theirs, k) for k in ("quantity", "when")
    ):
        return False
    if any({one, other} <= {*t["claims"], *t["denied_by"]} for t in told.network.gold["transfers"]):
        return True
    spoken = [{r["identity"] for r in c["roles"] if r.get("identity")} for c in (ours, theirs)]
    return ours["relation"] != "transfer" and bool(spoken[0] & spoken[1])


def _value(claim: dict[str, Any], key: str) -> tuple[Any, Any]:
    held = claim.get(key) or {}
    return held.get("value"), held.get("qualifier")


def faults(told: Told) -> Iterator[str]:
    """What is wrong with transfers and contradictions, a line each."""
    pairs = matched(told)
    hit = {event["id"] for _, event in pairs}
    mine = {t.id for t, _ in pairs}
    for event in told.network.gold["transfers"]:
        if event["id"] not in hit:
            yield f"event missed: {event['id']} {event['claims']}"
    for transfer in told.transfers:
        if transfer.id not in mine:
            yield f"event too many: {sorted(told.golden.get(c, '?') for c in transfer.supported_by)}"
    for transfer, event in pairs:
        ours = {told.golden.get(c, "?") for c in transfer.supported_by}
        if ours != set(event["claims"]):
            lacks, extra = sorted(set(event["claims"]) - ours), sorted(ours - set(event["claims"]))
            yield f"event {event['id']}: lacks {lacks}, has too {extra}"
        wrong = [role for role, right in _slots(told, transfer, event) if not right]
        if wrong:
            yield f"event {event['id']}: roles wrong {wrong}"
        if event["quantity"] and not _quantity(transfer, event):
            yield f"event {event['id']}: quantity {transfer.quantity}, wanted {event['quantity']}"
        if transfer.roots != event["roots"]:
            yield f"event {event['id']}: roots {transfer.roots} {transfer.root_names}, wanted {event['roots']}"
    findings = [f for f in told.findings if f.rule.split(":")[0] in RULES]
    for wanted in told.network.gold["contradictions"]:
        if not any(_joins(told, set(_pairs(told, f)), wanted["claims"]) for f in findings):
            yield f"contradiction missed: {wanted['kind']} {wanted['claims']} {wanted['why']}"
    for finding in findings:
        joined = set(_pairs(told, finding))
        if not any(_joins(told, joined, x["claims"]) for x in told.network.gold["contradictions"]):
            yield f"contradiction false: {kind(finding)} {sorted(map(sorted, joined))} {finding.summary}"
        for alike in told.network.gold["not_contradictions"]:
            if {frozenset(p) for p in combinations(alike["claims"], 2)} & joined:
                yield f"look-alike flagged: {alike['claims']} {alike['why']}"
