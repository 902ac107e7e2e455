"""How credible is it? Derived from independent roots, papers, contradictions and denials; never from trust."""

from collections.abc import Mapping, Sequence
from typing import Literal

from enduse.records.claim import Claim
from enduse.records.transfer import Finding
from enduse.trace.phrases import says

Credibility = Literal[1, 2, 3, 4, 5, 6]
#: Roots that confirm one another without a paper among them.
ENOUGH = 3
#: Findings that set one account against another.
AGAINST = ("contradiction", "inflation")


def credibility(
    roots: int,
    told: Sequence[Claim],
    denied: Sequence[Claim],
    findings: Sequence[Finding],
    ends: Mapping[str, str] | None = None,
) -> tuple[Credibility, tuple[str, ...]]:
    """The grade of the Admiralty code from 1 to 6, and the reasons. `ends`: who stands at an end, and how it is called.

    1 two independent roots or more, a paper among them or three without, at least one that states it, and two texts for
      each end; nothing against. What an accuser alleges is neither a paper nor stated.
    2 two independent roots or more; nothing against
    3 two independent roots or more, and something against; or one root that rests on a paper, and nothing against
    4 one root, and something against   5 one root, and two or more who deny it   6 one root, nothing for or against it
    """
    wide = {c for f in findings if f.rule == "general_denial" for c in f.claims}
    plain = [c for c in denied if c.id not in wide]
    clashes = [f for f in findings if clashes_with(f, denied)]
    papers = any(_on_paper(c) and not _accuses(c) for c in told)
    stated = any(c.certainty == "stated" and not _accuses(c) for c in told)
    lone = [name for id, name in (ends or {}).items() if roots > 1 and len(_texts(id, told)) == 1]
    who = sorted({c.voice[-1].name if c.voice else "a party that is not named" for c in plain})
    reasons = [f"{roots} independent origin{'s' * (roots != 1)}"]
    reasons += ["a paper tells of it"] if papers else ["no paper tells of it"]
    alone = any(c.certainty == "stated" for c in told)
    reasons += [] if stated else ["only accusers state it" if alone else "no source states it without a hedge"]
    reasons += [f"only one text names {name}" for name in lone]
    reasons += [f"denied by {', '.join(who)}"] if plain else []
    reasons += ["denied only in general, which lowers nothing"] if wide and not plain else []
    reasons += [f"contradicted: {f.summary.rstrip('.')}" for f in clashes]
    reasons += [] if plain or clashes else ["nothing speaks against it"]
    return _grade(roots, papers, stated and not lone, len(who), bool(clashes)), tuple(reasons)


def _grade(roots: int, papers: bool, stated: bool, deniers: int, clashes: bool) -> Credibility:
    against = bool(deniers) or clashes
    if roots >= 2:
        if against:
            return 3
        return 1 if stated and (papers or roots >= ENOUGH) else 2
    if against:
        return 5 if deniers >= 2 else 4
    return 3 if papers else 6


def _texts(party: str, told: Sequence[Claim]) -> set[str]:
    """The texts that name a party."""
    return {c.document for c in told if any(r.party == party for r in c.roles)}


def _accuses(claim: Claim) -> bool:
    """Whether it is what an accuser alleges: prosecutors, an indictment, a statement of claim."""
    return bool(claim.voice) and says("accuser", claim.voice[-1].name, whole=False)


def _on_paper(claim: Claim) -> bool:
    return claim.reader.startswith(("table", "registry")) or any(v.kind == "document" for v in claim.voice)


def clashes_with(finding: Finding, denied: Sequence[Claim]) -> bool:
    """Whether one account is set against another, and not a denial against what it denies, which counts by itself."""
    if finding.rule not in AGAINST or finding.severity != "warning":
        return False
    return set(finding.claims).isdisjoint(c.id for c in denied)
