"""The grades: how far sources can be relied on, and how credible information is. Two scales, never one figure."""

from collections.abc import Iterable

from enduse.records.grade import InformationGrade, SourceGrade
from enduse.records.picture import Picture
from enduse.reference.grades import meanings
from enduse.report.pieces import Line, ours, said
from enduse.report.view import SourceView

#: At most so many sources are shown; the exports hold all. Of one transfer fewer.
MOST, OF_TRANSFER = 200, 8
KINDS = {"publication": "publication", "paper": "document", "speaker": "speaks in the texts"}


def sources(picture: Picture) -> tuple[SourceView, ...]:
    """The sources: those that a person graded first, then those behind most claims."""
    ordered = sorted(picture.grades.sources, key=lambda g: (g.graded is None, -g.claims, g.source))
    return tuple(
        SourceView(
            name=one.source,
            kind=KINDS[one.kind],
            claims=one.claims,
            grade=reliability(one),
            why=one.why if one.graded else "",
            proposed=f"{one.proposed}: {one.proposed_why}" if one.proposed else "",
        )
        for one in ordered[:MOST]
    )


def reliability(one: SourceGrade) -> str:
    """ "B, usually reliable" """
    return f"{one.reliability}, {meanings('reliability')[one.reliability]}"


def credibility(one: InformationGrade) -> str:
    """ "3, possibly true" """
    return f"{one.credibility}, {meanings('credibility')[str(one.credibility)]}"


def of_transfers(picture: Picture) -> dict[str, InformationGrade]:
    """Transfer -> its grade."""
    return {one.transfer: one for one in picture.grades.information if one.transfer}


def facts(one: InformationGrade, graded: Iterable[SourceGrade]) -> tuple[tuple[str, Line], ...]:
    """What the report says under a transfer: the two grades on lines of their own."""
    known = {g.source: g for g in graded}
    told = [known[name] for name in one.sources if name in known]
    letters: list[Line] = []
    for n, source in enumerate(told[:OF_TRANSFER]):
        letters.append((ours(", " if n else ""), said(source.source), ours(f" {source.reliability}")))
    more = f", {len(told) - OF_TRANSFER} more" if len(told) > OF_TRANSFER else ""
    note = "" if any(g.graded for g in told) else "; not graded by anyone yet"
    return (
        ("Credibility of the information", (ours(f"{credibility(one)}: "), said("; ".join(one.reasons)))),
        ("Reliability of the sources", (*(piece for line in letters for piece in line), ours(more + note))),
    )
