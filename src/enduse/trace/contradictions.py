"""Where do the sources of one transfer contradict each other? In figures, in plan or deed, in a denial."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from enduse.compare.quantities import agree, is_measure
from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.transfer import Finding, Transfer


def contradictions(
    transfer: Transfer, claims: Mapping[str, Claim], documents: Mapping[str, Document], general: frozenset[str]
) -> Iterator[Finding]:
    """One finding per kind of contradiction, with the claims on both sides.

    `general`: the denials that speak of more than this transfer. They are told apart, as a `general_denial`.
    """
    told = [claims[id] for id in transfer.supported_by]
    yield from _figures(transfer, told)
    yield from _plan_and_deed(transfer, told, documents)
    against = [claims[id] for id in transfer.denied_by if id not in general]
    if against:
        said = f"{_deniers(against)} what others assert: {_what(transfer)}."
        yield _finding(transfer, "warning", said, [*told, *against])
    wide = [claims[id] for id in transfer.denied_by if id in general]
    if wide:
        said = f"{_deniers(wide)} such transfers in general: {_what(transfer)}."
        yield replace(_finding(transfer, "notice", said, wide), rule="general_denial")


def _deniers(against: Sequence[Claim]) -> str:
    """ "Orion denies", "Delta and Orion deny": the innermost voices, since those who report a denial deny nothing."""
    who = sorted({c.voice[-1].name for c in against if c.voice})
    if not who:
        return "A party that is not named denies"
    return f"{who[0]} denies" if len(who) == 1 else f"{', '.join(who[:-1])} and {who[-1]} deny"


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
    if not quantity.unit or quantity.unit in quantity.text or not is_measure(quantity.unit):
        return quantity.text
    return f"{quantity.text} {quantity.unit}"


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
