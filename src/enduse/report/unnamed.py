"""Whom those that no text names may be: a line for each, with all its candidates, the likeliest first."""

from collections.abc import Container, Iterator, Mapping

from enduse.records.party import Party
from enduse.records.picture import Picture
from enduse.records.transfer import Finding
from enduse.report.names import Names

RULE = "unnamed_candidate"


def candidates(picture: Picture, names: Names) -> Iterator[tuple[str, str]]:
    """ "“trading firm” may be Delta (same role, item) or Vega (same role)", and the id of the first so called."""
    told: dict[str, str] = {}
    for id in with_candidates(picture):
        if (party := names.parties.get(id)) is not None:
            told.setdefault(f"“{party.caption}” may be {_either(party, names.parties)}", id)
    yield from told.items()


def asked_there(finding: Finding, known: Container[str]) -> bool:
    """Whether a question asks no more than who a party is, whose candidates have their own line (`known`)."""
    (first, *more) = finding.parties or ("",)
    return finding.rule == "open_question" and not (finding.transfer or more) and first in known


def with_candidates(picture: Picture) -> dict[str, None]:
    """The parties without a name for which candidates are told."""
    return {f.parties[0]: None for f in picture.findings if f.rule == RULE and f.parties}


def _either(party: Party, parties: Mapping[str, Party]) -> str:
    each = []
    for candidate in sorted(party.candidates, key=lambda c: (-c.score, c.party)):
        why = ", ".join(dict.fromkeys(reason.feature for reason in candidate.reasons_for))
        if candidate.party in parties:
            each.append(parties[candidate.party].caption + (f" (same {why})" if why else ""))
    return ", ".join(each[:-1]) + " or " + each[-1] if len(each) > 1 else "".join(each)
