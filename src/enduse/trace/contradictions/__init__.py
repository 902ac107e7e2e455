"""Contradictions: where claims about one matter cannot all hold, and where a matter is told ever more firmly.

Two plain steps. `candidates` says which claims may be about one matter, `points` on which points two of them differ so
that both cannot hold. Whether they are about one matter is then weighed: `signals` name what speaks for it and for an
innocent reading, `weigh` adds them up. `findings` puts what is left together, with its sides and the reasons. Nothing
is decided: each finding says what evidence would settle it.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from enduse.records.claim import Claim
from enduse.records.transfer import Finding
from enduse.trace.contradictions.candidates import SMALL, candidates
from enduse.trace.contradictions.facts import Fact, World, facts, worded
from enduse.trace.contradictions.findings import findings
from enduse.trace.contradictions.points import KINDS, points
from enduse.trace.contradictions.signals import signals
from enduse.trace.contradictions.weigh import TOLD, likelihood

__all__ = ["Weighed", "World", "contradicted", "weighed"]


class Weighed(Struct, frozen=True, gc=False):
    """Two claims that differ on a point, and how likely they are about one matter."""

    one: Fact
    other: Fact
    kind: str
    signals: dict[str, float]
    likelihood: float


def contradicted(claims: Iterable[Claim], world: World) -> Iterator[Finding]:
    """One finding for each group of claims that contradict one another on points of one kind."""
    told = facts(claims, world)
    alike = worded(told) if len(told) > SMALL else {one.claim.id: [one] for one in told}
    facts_once = [same[0] for same in alike.values()]
    pairs = [p for p in weighed(facts_once, world) if p.likelihood >= TOLD or _dates_one_transfer(p)]
    for kind in KINDS:
        found = [p for p in pairs if p.kind == kind and p.likelihood >= TOLD]
        yield from findings(kind, [(p.one, p.other, p.signals) for p in found], alike, world)
        if kind == "date":
            known = {f.transfer for p in found for f in (p.one, p.other)}
            left = [p for p in pairs if _dates_one_transfer(p) and p.one.transfer not in known]
            for made in findings(kind, [(p.one, p.other, p.signals) for p in left], alike, world):
                yield replace(made, severity="notice")


def _dates_one_transfer(pair: Weighed) -> bool:
    """Whether the two give one transfer dates that exclude each other."""
    return pair.kind == "date" and pair.one.transfer is not None and pair.one.transfer == pair.other.transfer


def weighed(known: Iterable[Fact], world: World) -> Iterator[Weighed]:
    """Every pair of facts that may be about one matter and differs on a point, with its likelihood."""
    for one, other in candidates(sorted(known, key=lambda fact: fact.claim.id)):
        for kind in points(one, other, world):
            found = signals(one, other, kind, world)
            yield Weighed(one, other, kind, found, likelihood(kind, found))
