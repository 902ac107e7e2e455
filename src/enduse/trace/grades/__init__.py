"""Grades: sources and information apart. `sources` says who tells, `information` how credible it is that it is so."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.grade import Grades, Grading, InformationGrade, SourceGrade
from enduse.records.party import Party
from enduse.records.transfer import Finding, Transfer
from enduse.trace.grades.information import clashes_with, credibility
from enduse.trace.grades.sources import Sources, proposal
from enduse.trace.roots import Origins

__all__ = ["grades"]

#: Relation, phase, and the parties and goods by their roles.
Matter = tuple[str, str, tuple[tuple[str, str], ...]]


def grades(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    parties: Sequence[Party],
    transfers: Sequence[Transfer],
    findings: Sequence[Finding],
    given: Sequence[Grading] = (),
) -> Grades:
    """Every source with the reliability that a person gave it, and the credibility of every transfer by rule."""
    sources = Sources(documents, parties)
    by_id = {c.id: c for c in claims}
    behind: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.id):
        for told in sources.of(claim):
            behind[told.name].append(claim)
    about: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        for concerned in dict.fromkeys((finding.transfer, *finding.transfers)):
            about[concerned].append(finding)
    called = {p.id: p.caption for p in parties if not p.unnamed}
    information = (
        *(_information(one, by_id, sources, about[one.id], called) for one in sorted(transfers, key=lambda t: t.id)),
        *_others(claims, sources, documents, parties),
    )
    told_by: dict[str, list[InformationGrade]] = defaultdict(list)
    for grade in information:
        for name in grade.sources:
            told_by[name].append(grade)
    denials = [c for c in claims if c.stance == "denies"]
    clashing = {id for f in findings if clashes_with(f, denials) for id in f.claims}
    deals = Counter(p for t in transfers for p in {t.supplier, *t.via, t.recipient, t.end_user} if p)
    graded = {sources.key(g.source): g for g in given}  # the last word on each holds
    found = []
    for name in sorted(behind, key=lambda n: (-len(behind[n]), n)):
        said = graded.pop(sources.key(name), None)
        source = sources.told(name)
        contradicted = clashing & {c.id for c in behind[name] if c.stance == "asserts"}
        letter, why = proposal(source, deals[source.party or ""], told_by[name], contradicted)
        found.append(
            SourceGrade(
                source=name,
                kind=source.kind,
                reliability=said.reliability if said else "F",
                graded=said.id if said else None,
                why=said.why if said else "nobody has graded it",
                claims=len(behind[name]),
                proposed=letter,
                proposed_why=why,
            )
        )
    return Grades(tuple(found), information, tuple(sorted(g.source for g in graded.values())))


def _information(
    one: Transfer, claims: dict[str, Claim], sources: Sources, findings: Sequence[Finding], called: dict[str, str]
) -> InformationGrade:
    told = [claims[c] for c in one.supported_by if c in claims]
    ends = {id: called[id] for id in (one.supplier, one.recipient, one.end_user) if id in called}
    denied = [claims[c] for c in one.denied_by if c in claims]
    grade, reasons = credibility(one.roots, told, denied, findings, ends)
    names = dict.fromkeys(s.name for c in told for s in sources.of(c))
    return InformationGrade(
        transfer=one.id, credibility=grade, reasons=reasons, sources=tuple(names), claims=one.supported_by
    )


def _others(
    claims: Sequence[Claim], sources: Sources, documents: Sequence[Document], parties: Sequence[Party]
) -> Iterator[InformationGrade]:
    """What several texts say of the same parties and goods in another relation, or what is denied there."""
    groups: dict[Matter, list[Claim]] = defaultdict(list)
    for claim in claims:
        plain = claim.relation not in ("transfer", "statement") and claim.certainty != "conditional"
        if plain and (key := _matter(claim)):
            groups[key].append(claim)
    worth = {key: group for key, group in groups.items() if len(group) > 1}
    origins = Origins(documents, claims, {p.id: p for p in parties}) if worth else None
    for key in sorted(worth):
        told = [c for c in worth[key] if c.stance == "asserts"]
        denied = [c for c in worth[key] if c.stance == "denies"]
        if origins is None or not told:
            continue
        roots = len(origins.roots(told))
        grade, reasons = credibility(roots, told, denied, ())
        names = dict.fromkeys(s.name for c in told for s in sources.of(c))
        yield InformationGrade(
            relation=key[0], credibility=grade, reasons=reasons, sources=tuple(names), claims=tuple(c.id for c in told)
        )


def _matter(claim: Claim) -> Matter | None:
    """What a claim is about: its relation, its phase and its parties and goods by role; None where it names fewer than
    two."""
    known = sorted((r.role, r.party or r.item or "") for r in claim.roles if r.party or r.item)
    return (claim.relation, claim.phase, tuple(known)) if len(known) > 1 else None
