"""Where do the sources of one transfer contradict each other? In figures, in plan or deed, in a denial."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.transfer import Finding, Transfer
from enduse.trace.quantities import agree


def contradictions(
    transfer: Transfer, claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> Iterator[Finding]:
    """One finding per kind of contradiction, with the claims on both sides."""
    told = [claims[id] for id in transfer.supported_by]
    yield from _figures(transfer, told)
    yield from _plan_and_deed(transfer, told, documents)
    if transfer.denied_by:
        against = [claims[id] for id in transfer.denied_by]
        deniers = sorted({c.voice[-1].name for c in against if c.voice})
        who = f" by {', '.join(deniers)}" if deniers else ""
        yield _finding(transfer, "warning", f"Asserted and denied{who}: {_what(transfer)}.", [*told, *against])


def _figures(transfer: Transfer, told: Sequence[Claim]) -> Iterator[Finding]:
    clashing: dict[str, Claim] = {}
    for one, other in combinations(told, 2):
        if one.quantity and other.quantity and agree(one.quantity, other.quantity) is False:
            clashing.update({one.id: one, other.id: other})
    if clashing:
        found = [clashing[id] for id in sorted(clashing)]
        figures = sorted({(c.quantity.value or 0, _figure(c)) for c in found if c.quantity})
        said = " against ".join(f"“{text}”" for _, text in dict(figures).items())
        yield _finding(transfer, "warning", f"The figures disagree: {said} ({_what(transfer)}).", found)


def _plan_and_deed(transfer: Transfer, told: Sequence[Claim], documents: Mapping[str, Document]) -> Iterator[Finding]:
    """A plan told before the deed is no contradiction; one told after it, or at an unknown time, may be."""
    deeds = [c for c in told if c.phase == "done"]
    dates = [d for c in deeds if (d := documents[c.document].published)]
    plans = [
        c
        for c in told
        if c.phase == "planned" and not (dates and (said := documents[c.document].published) and said < min(dates))
    ]
    if plans and deeds:
        yield _finding(transfer, "notice", f"Told as done and as planned: {_what(transfer)}.", [*deeds, *plans])


def _figure(claim: Claim) -> str:
    quantity = claim.quantity
    if quantity is None:
        return ""
    return quantity.text if not quantity.unit or quantity.unit in quantity.text else f"{quantity.text} {quantity.unit}"


def _what(transfer: Transfer) -> str:
    return f"“{transfer.item_text}”" if transfer.item_text else "the transfer"


def _finding(transfer: Transfer, severity: str, summary: str, claims: Sequence[Claim]) -> Finding:
    return Finding(
        rule="contradiction",
        severity=severity,  # type: ignore[arg-type]
        summary=summary,
        claims=tuple(sorted({c.id for c in claims})),
        parties=_parties(transfer),
        documents=tuple(sorted({c.document for c in claims})),
        transfer=transfer.id,
    )


def _parties(transfer: Transfer) -> tuple[str, ...]:
    ends = (transfer.supplier, *transfer.via, transfer.recipient, transfer.end_user)
    return tuple(dict.fromkeys(p for p in ends if p))
