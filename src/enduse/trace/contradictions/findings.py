"""Pairs become findings: those of one kind that share a claim, each claim on its side, the reasons in words."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from enduse.compare.quantities import is_measure
from enduse.records.claim import Claim
from enduse.records.transfer import Finding, Transfer
from enduse.trace.accounts import speaker
from enduse.trace.contradictions.facts import Fact, World
from enduse.trace.contradictions.points import other_dates, other_figures, other_parties
from enduse.trace.contradictions.weigh import likelihood, reasons
from enduse.trace.contradictions.words import about, deniers, finding, goods_of_all, source

Pair = tuple[Fact, Fact, dict[str, float]]


def findings(kind: str, pairs: Sequence[Pair], alike: Mapping[str, Sequence[Fact]], world: World) -> Iterator[Finding]:
    """One finding for each group of pairs that hang together by a claim; `alike`: who says the same as a fact."""
    for group in _linked(kind, _told_on(kind, pairs)):
        facts = sorted({f.claim.id: f for a, b, _ in group for f in (a, b)}.values(), key=lambda f: _place(f, world))
        sides = [[f.claim for one in side for f in alike[one.claim.id]] for side in _sides(kind, facts, group, world)]
        transfers = list({t.id: t for f in facts if (t := world.transfers.get(f.claim.id))}.values())
        best = max(group, key=lambda pair: (likelihood(kind, pair[2]), pair[0].claim.id, pair[1].claim.id))
        claims = [c for side in sides for c in side]
        if kind == "inflation":
            weak, firm = sorted(best[:2], key=lambda f: _firmness(kind, f))
            words = _inflation(weak, firm, claims, world)
        else:
            words = _WORDS[kind](claims, sides, facts, world)
        severity = "notice" if kind == "phase" else "warning"
        made = finding(kind, severity, words, sides, transfers=sorted(transfers, key=lambda t: t.id))
        yield replace(made, inputs=reasons(best[2]))


def _place(fact: Fact, world: World) -> tuple[str, str, str]:
    """The order in which claims were told."""
    return fact.published, world.documents[fact.claim.document].origin, fact.claim.id


def _told_on(kind: str, pairs: Sequence[Pair]) -> Sequence[Pair]:
    """The pairs without those of two deniers: nobody's denial grows into another's."""
    if kind != "inflation":
        return pairs
    return [(a, b, s) for a, b, s in pairs if a.claim.stance != "denies" or speaker(a.claim) == speaker(b.claim)]


def _linked(kind: str, pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that share a claim, together; of denials those of one denier."""
    home: dict[str, str] = {}

    def top(id: str) -> str:
        while home.setdefault(id, id) != id:
            home[id] = home[home[id]]
            id = home[id]
        return id

    for pair in pairs:
        one, other = sorted(map(top, _links(kind, pair)))
        home[other] = one
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(top(_links(kind, pair)[0]), []).append(pair)
    return [found[id] for id in sorted(found)]


def _links(kind: str, pair: Pair) -> tuple[str, str]:
    """By what a pair hangs together with others: its claims; what several deny is held against each of them apart."""
    one, other = pair[0].claim, pair[1].claim
    denier = next((speaker(c) for c in (one, other) if c.stance == "denies"), "") if kind == "stance" else ""
    return f"{one.id} {denier}", f"{other.id} {denier}"


def _sides(kind: str, facts: Sequence[Fact], group: Sequence[Pair], world: World) -> list[list[Fact]]:
    """The facts on sides: no two on one side that were told against each other or differ on the point."""
    against = {frozenset((a.claim.id, b.claim.id)) for a, b, _ in group}
    if kind in ("phase", "stance", "inflation"):
        firm = {max(a, b, key=lambda f: _firmness(kind, f)).claim.id for a, b, _ in group}
        sides = [[f for f in facts if f.claim.id not in firm], [f for f in facts if f.claim.id in firm]]
        return [side for side in sides if side]
    found: list[list[Fact]] = []
    for fact in facts:
        for side in found:
            if not any(
                frozenset((fact.claim.id, f.claim.id)) in against or _DIFFER[kind](fact, f, world) for f in side
            ):
                side.append(fact)
                break
        else:
            found.append([fact])
    return found


def _firmness(kind: str, fact: Fact) -> tuple[object, ...]:
    """What is on the second side: the denial, the firmer, of denials the later, which reaches further."""
    if kind == "stance":
        return fact.claim.stance == "denies", fact.claim.id
    if fact.claim.stance == "denies":
        return fact.published, fact.claim.id
    return fact.level, fact.published, fact.claim.id


_DIFFER: dict[str, Callable[[Fact, Fact, World], bool]] = {
    "quantity": lambda a, b, world: other_figures(a, b),
    "date": lambda a, b, world: other_dates(a, b),
    "party": lambda a, b, world: bool(other_parties(a, b, world)),
}


def _quantity(claims: Sequence[Claim], sides: object, facts: Sequence[Fact], world: World) -> str:
    told: dict[float, Counter[str]] = {}
    for fact in facts:
        if fact.figure:
            told.setdefault(fact.figure.value or 0, Counter())[figure(fact)] += 1
    words = " against ".join(f"“{_usual(told[value])}”" for value in sorted(told))
    return f"The figures disagree: {words} ({about(claims, world)})."


def _usual(told: Counter[str]) -> str:
    """The wording met most often, of several the longest."""
    return min(told, key=lambda text: (-told[text], -len(text), text))


def figure(fact: Fact) -> str:
    """A fact's figure as worded, with its unit where that measures and the words leave it out."""
    quantity = fact.figure
    if quantity is None:
        return ""
    if not quantity.unit or quantity.unit in quantity.text or not is_measure(quantity.unit):
        return quantity.text
    return f"{quantity.text} {quantity.unit}"


def _date(claims: Sequence[Claim], sides: object, facts: Sequence[Fact], world: World) -> str:
    told = {f.when or ("9", "9"): f.claim.when.text for f in reversed(facts) if f.claim.when}
    words = " against ".join(f"“{told[span]}”" for span in sorted(told))
    return f"The dates disagree: {words} ({about(claims, world)})."


def _party(claims: Sequence[Claim], sides: object, facts: Sequence[Fact], world: World) -> str:
    ends = {end for a in facts for b in facts for end in other_parties(a, b, world)}
    named = sorted({p for f in facts for end in ends for p in (f.give if end == "give" else f.take).parties})
    names = " against ".join(sorted({world.parties[p].caption for p in named if p in world.parties}))
    if claims[0].relation == "ownership":
        return f"Sources name different owners: {names} ({about(claims, world)})."
    if claims[0].relation != "transfer":
        return f"Sources differ on who it is: {names} ({about(claims, world)})."
    who = " and ".join(words for end, words in (("give", "who gave"), ("take", "who received")) if end in ends)
    perhaps = ", or there were two transfers" if len({f.transfer for f in facts}) > 1 else ""
    return f"Sources differ on {who}{perhaps}: {names} ({about(claims, world)})."


def _phase(claims: Sequence[Claim], sides: object, facts: Sequence[Fact], world: World) -> str:
    return f"Told as done and as planned: {about(claims, world)}."


def _stance(claims: Sequence[Claim], sides: Sequence[Sequence[Claim]], facts: Sequence[Fact], world: World) -> str:
    against = [c for c in claims if c.stance == "denies"]
    told = [c for c in claims if c.stance == "asserts"]
    transfers: dict[str, Transfer] = {t.id: t for c in told if (t := world.transfers.get(c.id))}
    what = goods_of_all(transfers.values()) or about(told or claims, world)
    if not against:
        return f"What {source(sides[-1][0], world.documents)} tells leaves no room for what others assert: {what}."
    return f"{deniers(against, world.documents)} what others assert: {what}."


def _inflation(weak: Fact, firm: Fact, claims: Sequence[Claim], world: World) -> str:
    first, last = weak.claim, firm.claim
    chain = (
        f"{_worded(first)} ({source(first, world.documents)}) became {_worded(last)} ({source(last, world.documents)})"
    )
    if last.stance == "denies":
        return f"A denial reaches further from text to text: {chain}: {about(claims, world)}."
    return f"Told more firmly from text to text: {chain}: {about(claims, world)}."


def _worded(claim: Claim) -> str:
    """How a claim puts it: the words that hedge, plan or deny, and what they come to."""
    if claim.stance == "denies":
        return f"“{claim.evidence[0].quote}”" if claim.evidence else "a denial"
    cues = [c.text for c in claim.cues if c.field in ("certainty", "phase")]
    sure = "" if claim.certainty == "stated" else claim.certainty
    what = ", ".join(x for x in (claim.state or claim.phase, sure) if x)
    return f"“{cues[0]}” ({what})" if cues else f"“{what}”"


_WORDS: dict[str, Callable[[Sequence[Claim], Sequence[Sequence[Claim]], Sequence[Fact], World], str]] = {
    "quantity": _quantity,
    "date": _date,
    "party": _party,
    "phase": _phase,
    "stance": _stance,
}
