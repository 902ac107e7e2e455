"""Are the transfers put together as the gold has them, with their ends, figures and roots; are contradictions found?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from enduse.compare.quantities import agree
from enduse.records.claim import Quantity, When
from enduse.records.transfer import Finding, Transfer
from enduse.trace.dates import overlap
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
    counts["events"] = sum(1 for event in told.network.gold["transfers"] if event["claims"])  # some are only denied
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
    """Contradictions found, and findings that are none.

    A finding counts for a contradiction when it joins a claim of each of two sides, or one that stands for it: another
    claim of the same event that agrees with it on the disputed point. A denial set against an event that the gold lists
    it under (`denied_by`) is right as well, though the gold tells no contradiction of it.
    """
    counts: Counter[str] = Counter()
    findings = [f for f in told.findings if f.rule.split(":")[0] in RULES]
    pairs = {n: set(_pairs(told, f)) for n, f in enumerate(findings)}
    for wanted in told.network.gold["contradictions"]:
        found = any(_joins(told, pairs[n], wanted) for n in pairs)
        counts["contradictions"] += 1
        counts["contradictions found"] += found
        counts[f"{wanted['kind']}"] += 1
        counts[f"{wanted['kind']} found"] += found
    for n, finding in enumerate(findings):
        right = is_right(told, pairs[n])
        counts["contradictions told"] += 1
        counts["contradictions false"] += not right
        counts[f"{kind(finding)} false"] += not right
    for alike in told.network.gold["not_contradictions"]:
        exact = {frozenset(p) for p in combinations(alike["claims"], 2)}
        counts["look-alikes"] += 1
        counts["look-alikes flagged"] += any(exact & pairs[n] for n in pairs)
    return counts


def joined(told: Told, pairs: set[frozenset[str]]) -> list[dict[str, Any]]:
    """The gold's contradictions that these pairs of its claims hold."""
    return [x for x in told.network.gold["contradictions"] if _joins(told, pairs, x)]


def is_right(told: Told, pairs: set[frozenset[str]]) -> bool:
    """Whether these pairs of the gold's claims hold a contradiction of the gold, or a denial and an event it denies."""
    return bool(joined(told, pairs)) or any(
        pair & set(event["denied_by"]) and pair & set(event["claims"])
        for pair in pairs
        for event in told.network.gold["transfers"]
    )


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


def _joins(told: Told, pairs: set[frozenset[str]], wanted: dict[str, Any]) -> bool:
    for a, b in combinations(wanted["claims"], 2):
        if _twin(told, a, b, "all"):
            continue  # two that say the same, on one side
        kind = "all" if _twin(told, a, b, wanted["kind"]) else wanted["kind"]
        for pair in pairs:
            if len(pair) == 2:
                one, other = sorted(pair)
                for left, right in ((a, b), (b, a)):
                    if _twin(told, one, left, kind) and _twin(told, other, right, kind):
                        return True
    return False


def _twin(told: Told, one: str, other: str, kind: str) -> bool:
    """Whether two gold claims are one, or tell one event alike on the point disputed (`all`: alike in all, and from
    one origin)."""
    if one == other:
        return True
    ours, theirs = told.network.claims[one], told.network.claims[other]
    if any(ours[k] != theirs[k] for k in ("relation", "stance")) or not _alike(ours, theirs, kind):
        return False
    if any({one, other} <= {*t["claims"], *t["denied_by"]} for t in told.network.gold["transfers"]):
        return True
    if kind not in ("all", "quantity") and all(ours[k] == theirs[k] for k in ("doc", "evidence")):
        return True  # "forty blades and two hundred tyres": two claims of one sentence
    spoken = [{r["identity"] for r in c["roles"] if r.get("identity")} for c in (ours, theirs)]
    return ours["relation"] != "transfer" and bool(spoken[0] & spoken[1]) and (kind == "all" or spoken[0] == spoken[1])


def _alike(ours: dict[str, Any], theirs: dict[str, Any], kind: str) -> bool:
    """Whether two claims say the same on a point: figures and dates that agree, the same parties, steps, sureness."""
    match kind:
        case "all":
            same = all(ours[k] == theirs[k] for k in ("origin", "certainty", "phase"))
            reach = ours["stance"] == "asserts" or _fillers(ours) == _fillers(theirs)
            return same and reach and all(_value(ours, k) == _value(theirs, k) for k in ("quantity", "when"))
        case "quantity":
            figures = [_quantity_of(c) for c in (ours, theirs)]
            return figures == [None, None] or (None not in figures and agree(*figures) is True)  # type: ignore[arg-type]
        case "date":
            dates = [_when_of(c) for c in (ours, theirs)]
            return dates == [None, None] or (None not in dates and overlap(*dates) is True)
        case "party":
            return _fillers(ours) == _fillers(theirs)
        case "phase" | "inflation":
            return all((ours[k] == "planned") == (theirs[k] == "planned") for k in ("phase", "state")) and (
                ours["certainty"] == theirs["certainty"]
            )
        case _:
            return True


def _value(claim: dict[str, Any], key: str) -> tuple[Any, Any]:
    held = claim.get(key) or {}
    return held.get("value"), held.get("qualifier")


def _fillers(claim: dict[str, Any]) -> set[tuple[str, str]]:
    return {(r["role"], r.get("identity") or r["text"]) for r in claim["roles"] if r["role"] not in ("item", "price")}


def _quantity_of(claim: dict[str, Any]) -> Quantity | None:
    if not (held := claim.get("quantity")):
        return None
    qualifier = held.get("qualifier") or "exactly"
    return Quantity(value=held["value"], unit=held.get("unit"), qualifier=qualifier, text=held["text"], start=0, end=0)


def _when_of(claim: dict[str, Any]) -> When | None:
    held = claim.get("when")
    return When(value=held["value"], text=held["text"], start=0, end=0) if held else None


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
        if not any(_joins(told, set(_pairs(told, f)), wanted) for f in findings):
            yield f"contradiction missed: {wanted['kind']} {wanted['claims']} {wanted['why']}"
    for finding in findings:
        joined = set(_pairs(told, finding))
        if not is_right(told, joined):
            yield f"contradiction false: {kind(finding)} {sorted(map(sorted, joined))} {finding.summary}"
        for alike in told.network.gold["not_contradictions"]:
            if {frozenset(p) for p in combinations(alike["claims"], 2)} & joined:
                yield f"look-alike flagged: {alike['claims']} {alike['why']}"
