"""Grades: sources and information apart. `sources` says who tells, `information` how credible it is that it is so."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.grade import Grades, Grading, InformationGrade, SourceGrade
from enduse.records.party import Party
from enduse.records.transfer import Finding, Transfer
from enduse.trace.grades.information import credibility
from enduse.trace.grades.sources import Sources, proposal

__all__ = ["grades"]


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
        about[finding.transfer].append(finding)
    information = tuple(
        _information(one, by_id, sources, about[one.id]) for one in sorted(transfers, key=lambda t: t.id)
    )
    told_by: dict[str, list[InformationGrade]] = defaultdict(list)
    for grade in information:
        for name in grade.sources:
            told_by[name].append(grade)
    deals = Counter(p for t in transfers for p in {t.supplier, *t.via, t.recipient, t.end_user} if p)
    graded = {sources.key(g.source): g for g in given}  # the last word on each holds
    found = []
    for name in sorted(behind, key=lambda n: (-len(behind[n]), n)):
        said = graded.pop(sources.key(name), None)
        source = sources.told(name)
        letter, why = proposal(source, deals[source.party or ""], told_by[name])
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
    one: Transfer, claims: dict[str, Claim], sources: Sources, findings: Sequence[Finding]
) -> InformationGrade:
    told = [claims[c] for c in one.supported_by if c in claims]
    grade, reasons = credibility(one, told, [claims[c] for c in one.denied_by if c in claims], findings)
    names = dict.fromkeys(s.name for c in told for s in sources.of(c))
    return InformationGrade(
        transfer=one.id, credibility=grade, reasons=reasons, sources=tuple(names), claims=one.supported_by
    )
