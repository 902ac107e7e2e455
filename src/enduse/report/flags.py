"""The red flags: what fired, on what and why; what was tested and did not fire; what could not be tested, and why."""

from collections import defaultdict

from enduse.records.flag import FlagTest
from enduse.records.picture import Picture
from enduse.records.transfer import Finding
from enduse.reference.flags import rule, sources
from enduse.report.names import Names
from enduse.report.view import FlagLine, FlagsView, FlagView

#: Of one flag at most so many are shown; the exports hold all.
MOST = 40
#: At most so many of the parties of a flag are named beside it.
PARTIES = 6
_WEIGHTS = ("high", "medium", "low")


def ids(picture: Picture) -> frozenset[str]:
    """The rules whose findings are red flags."""
    return frozenset(test.id for test in picture.flags)


def view(picture: Picture, names: Names) -> FlagsView:
    """All flags, the weightiest first. Nothing is added up."""
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for found in picture.findings:
        by_rule[found.rule].append(found)
    fired = [test for test in picture.flags if test.status == "fired"]
    ordered = sorted(fired, key=lambda t: (_WEIGHTS.index(t.weight), t.id))
    return FlagsView(
        fired=tuple(_fired(test, by_rule[test.id], names) for test in ordered),
        quiet=tuple(f"{t.id} {t.name} ({t.looked_at:,} looked at)" for t in picture.flags if t.status == "not fired"),
        untested=tuple((f"{t.id} {t.name}", t.needs) for t in picture.flags if t.status == "not tested"),
        sources=sources() if picture.flags else (),
    )


def by_claim(picture: Picture) -> dict[str, tuple[tuple[str, str], ...]]:
    """Claim -> the flags that rest on it: id and name."""
    called = {t.id: t.name for t in picture.flags}
    found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for finding in picture.findings:
        for claim in finding.claims if finding.rule in called else ():
            found[claim].setdefault((finding.rule, called[finding.rule]))
    return {claim: tuple(flags) for claim, flags in found.items()}


def _fired(test: FlagTest, found: list[Finding], names: Names) -> FlagView:
    known = rule(test.id)
    facts = [
        f"weight {test.weight}",
        f"fired in {test.fired:,} of {test.looked_at:,} cases looked at",
        test.base_rate or "base rate not known",
        known.titles if known else test.source,
    ]
    more = f"{len(found) - MOST:,} more stand in export/findings.jsonl" if len(found) > MOST else ""
    return FlagView(
        id=test.id, name=test.name, facts=tuple(facts), lines=tuple(_line(f, names) for f in found[:MOST]), more=more
    )


def _line(found: Finding, names: Names) -> FlagLine:
    papers = sorted({names.documents[d].origin for d in found.documents if d in names.documents})
    looked = [*found.inputs, *([f"documents: {', '.join(papers)}"] if papers else [])]
    return FlagLine(
        text=found.summary,
        anchor=names.anchor(found.transfer),
        inputs="; ".join(dict.fromkeys(looked)),
        parties=tuple((names.party(p), names.anchor(p)) for p in found.parties[:PARTIES]),
    )
