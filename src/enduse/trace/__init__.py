"""Trace: claims become transfers, with their independent roots, their denials, contradictions and open questions.

`goods` (with `terms`), `quantities` and `dates` know what two claims must agree on, `homes` which country a party
belongs to; `legs` (made by `setting`), `blocks`, `match`, `likeness` and `events` put together what speaks of one
transfer; `transfers`, `roots` (with `attribution` and `copies`), `parts` and `denials` say what is known of it;
`contradictions`, `matters` with `disputed`,
`inflation`, `totals` and `questions` what is not; `reach` how far a denial goes. `replies` keeps the ledger of who was
asked and what came back.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.item import Item
from enduse.records.party import Party
from enduse.records.transfer import Finding, Transfer
from enduse.trace.contradictions import contradictions, rivals
from enduse.trace.denials import Denials, denials, is_general
from enduse.trace.disputed import Case, disputed
from enduse.trace.events import events
from enduse.trace.excluded import excluded
from enduse.trace.goods import is_specific
from enduse.trace.homes import owners_above
from enduse.trace.inflation import inflation
from enduse.trace.legs import Goods, Leg
from enduse.trace.match import with_antecedents
from enduse.trace.matters import alike, matters
from enduse.trace.parts import parts
from enduse.trace.questions import questions
from enduse.trace.roots import Origins
from enduse.trace.setting import Setting
from enduse.trace.told import deniers, finding, goods_of
from enduse.trace.totals import exceeded
from enduse.trace.transfers import makers, makes_transfer, transfer

__all__ = ["Traced", "trace"]

#: Goods named in the finding about a denial.
SHOWN = 3


class Traced(Struct, frozen=True):
    """What trace found: the transfers by id, and what a reader should know about them."""

    transfers: tuple[Transfer, ...] = ()
    findings: tuple[Finding, ...] = ()


def trace(
    documents: Sequence[Document], claims: Sequence[Claim], parties: Sequence[Party], items: Sequence[Item]
) -> Traced:
    """Put the claims about transfers together into events, and say what supports, denies and questions each.

    A denial alone makes no transfer; neither does a claim under a condition, a non-reply or a plea of ignorance.
    """
    setting = Setting(documents, claims, parties, items)
    known, papers, origins, goods = setting.parties, setting.papers, setting.origins, setting.goods
    by_id = {c.id: c for c in claims}
    whole = events(with_antecedents(setting.legs()))
    numbers = [n for n, event in enumerate(whole.groups) if any(makes_transfer(one.claim) for one in event)]
    told = [whole.groups[n] for n in numbers]
    answered = Denials([setting.leg(c) for c in denials(claims)], told, known, papers)
    made = makers(claims, known)
    transfers, general = [], {}
    for n, event in enumerate(told):
        denied = answered.of(n)
        transfers.append(transfer(event, [d.claim for d in denied], origins, known, made))
        general[transfers[-1].id] = frozenset(d.claim.id for d in denied if is_general(d, event))
    of_transfer = {one.id: event for one, event in zip(transfers, told, strict=True)}
    found = sorted(_with_parts(transfers, told, papers), key=lambda t: t.id)
    findings: list[Finding] = []
    for one in found:
        event = of_transfer[one.id]
        grown = tuple(inflation([e.claim for e in event], origins, papers, known, one))
        findings += contradictions(one, event, by_id, papers, known, _general(one, general))
        findings += grown
    at = {number: n for n, number in enumerate(numbers)}
    for a, b, point in whole.rivals:
        if a in at and b in at:
            both = (transfers[at[a]], transfers[at[b]])
            findings.append(rivals(both, (told[at[a]], told[at[b]]), point, known))
    findings += excluded(transfers, told, claims, papers)
    findings += exceeded(transfers, told, known)
    findings += _denied(answered, told, transfers, known, papers)
    findings += _beside(claims, goods, origins, papers, known)
    return Traced(
        tuple(found), (*findings, *questions(found, by_id, known, frozenset(i.id for i in items if is_specific(i))))
    )


def _denied(
    answered: Denials,
    told: list[list[Leg]],
    transfers: list[Transfer],
    known: dict[str, Party],
    papers: dict[str, Document],
) -> Iterator[Finding]:
    """What one speaker denies in one text, against all claims of all transfers that say so."""
    for denying, claims in answered.by_speaker(told, known):
        against = [d.claim for d in denying]
        concerned = [transfers[n] for n in sorted(claims)]
        goods = list(dict.fromkeys(goods_of(one) for one in concerned))
        more = f" and {len(goods) - SHOWN} more" if len(goods) > SHOWN else ""
        said = f"{deniers(against, papers)} what others assert: {', '.join(goods[:SHOWN])}{more}."
        asserted = [c for n in sorted(claims) for c in claims[n]]
        yield finding("stance", "warning", said, [asserted, against], transfers=concerned)


def _beside(
    claims: Sequence[Claim], goods: Goods, origins: Origins, papers: dict[str, Document], known: dict[str, Party]
) -> Iterator[Finding]:
    """Contradictions and inflation among the claims that are no transfers, each finding once."""
    above = owners_above(claims)
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for file in matters(claims, goods, known):
        grown = [f for group in alike(file) for f in inflation(group, origins, papers, known)]
        pairs = frozenset((a, b) for f in grown for a in f.claims for b in f.claims)
        for one in (*grown, *disputed(file, Case(papers, known, above, pairs))):
            if (one.kind or "", one.claims) not in seen:
                seen.add((one.kind or "", one.claims))
                yield one


def _general(one: Transfer, general: dict[str, frozenset[str]]) -> frozenset[str]:
    """The denials that speak of more than this transfer: its own, and for a part those of the whole."""
    return general[one.id] | (general[one.part_of] if one.part_of else frozenset())


def _with_parts(transfers: list[Transfer], told: list[list[Leg]], papers: dict[str, Document]) -> list[Transfer]:
    """The transfers, each part pointing to the smallest whole that holds it; who denies the whole denies its parts."""
    home = {
        member.claim.id: one.id
        for one, event in zip(transfers, told, strict=True)
        for member in event
        if member.claim.quantity and not member.in_table
    }
    by_document: dict[str, list[Claim]] = {}
    for event in told:
        for member in event:
            if member.claim.id in home:
                by_document.setdefault(member.claim.document, []).append(member.claim)
    wholes: dict[str, list[tuple[float, str]]] = {}
    for document, members in by_document.items():
        for part, whole in parts(members, papers[document]):
            if home[part.id] != home[whole.id] and whole.quantity:
                wholes.setdefault(home[part.id], []).append((whole.quantity.value or 0, home[whole.id]))
    found = {t.id: replace(t, part_of=min(wholes[t.id])[1]) if t.id in wholes else t for t in transfers}
    return [
        replace(t, denied_by=tuple(sorted({*t.denied_by, *found[t.part_of].denied_by}))) if t.part_of else t
        for t in found.values()
    ]
