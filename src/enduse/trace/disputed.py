"""Where do claims beside transfers contradict each other? On who makes what, who owns whom, who was paid how much.

Time and scope decide: another period, another place, another model, a later step are no contradiction.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from enduse.compare.quantities import agree
from enduse.records.claim import Claim, Quantity
from enduse.records.document import Document
from enduse.records.party import Party
from enduse.records.transfer import Finding
from enduse.trace.accounts import corrects, same_speaker
from enduse.trace.contradictions import figure
from enduse.trace.dates import days, overlap
from enduse.trace.match import within
from enduse.trace.matters import Told, denies_it, same_matter
from enduse.trace.told import by_content, deniers, finding, matter

#: Families in which a plan and a deed can exclude each other; elsewhere a plan is a step.
PHASED = frozenset({"makes", "uses", "owns"})
#: Families in which figures are told of one thing.
COUNTED = frozenset({"makes", "owns", "pays"})
#: Families of single events, of which two texts may give two days.
DATED = frozenset({"sanctions", "visits"})

_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|％|per\s?cent|процент\w*)|百分之\s*(\d+(?:\.\d+)?)", re.I)


class Case(NamedTuple):
    """What the rules may ask beside the two claims."""

    documents: Mapping[str, Document]
    parties: Mapping[str, Party]
    above: Mapping[str, frozenset[str]]  # owner -> all its owners, as told
    grown: frozenset[tuple[str, str]]  # pairs of claims that an inflation tells of


Rule = Callable[[Told, Told, Case], bool]


def disputed(file: Sequence[Told], case: Case) -> Iterator[Finding]:
    """One finding per kind for the claims of one file that contradict each other, each with all its claims."""
    for kind, rule in RULES.items():
        pairs = [
            (a, b) for a, b in combinations(file, 2) if (a.claim.id, b.claim.id) not in case.grown and rule(a, b, case)
        ]
        for group in _linked(pairs):
            yield _said(kind, group, case)


def _stance(left: Told, right: Told, case: Case) -> bool:
    denial, told = (left, right) if left.claim.stance == "denies" else (right, left)
    if denial.claim.stance != "denies" or told.claim.stance != "asserts" or told.claim.certainty == "conditional":
        return False
    if told.claim.phase == "planned" and denial.claim.phase != "planned":
        return False  # who says that it is not done yet may well plan it
    if same_speaker(denial.claim, told.claim):
        return False
    return overlap(denial.claim.when, told.claim.when) is not False and denies_it(denial, told)


def _phase(left: Told, right: Told, case: Case) -> bool:
    """A plan told before the deed is a step; told after it, or set for a later day, it excludes the deed."""
    one, other = left.claim, right.claim
    if left.family not in PHASED or not _both_assert(one, other) or one.document == other.document:
        return False
    if (one.phase == "planned") == (other.phase == "planned") or one.relation != other.relation:
        return False
    plan, deed = (one, other) if one.phase == "planned" else (other, one)
    if not same_matter(left, right) or (left.family == "owns" and not _same_owner(one, other)):
        return False
    if _narrower(plan, deed):
        return False
    told_first, told_then = case.documents[plan.document].published, case.documents[deed.document].published
    due = days(plan.when)
    if told_first is None or told_then is None or told_first >= told_then[: len(told_first)]:
        return True
    return due is not None and due[0] > told_then


def _narrower(plan: Claim, deed: Claim) -> bool:
    """Whether a plan speaks of more than the deed: a new hall, a further number. Then both can hold."""
    if plan.fillers("place") and not deed.fillers("place"):
        return True
    return plan.quantity is not None and (deed.quantity is None or agree(plan.quantity, deed.quantity) is False)


def _quantity(left: Told, right: Told, case: Case) -> bool:
    one, other = left.claim, right.claim
    if left.family not in COUNTED or not _both_assert(one, other) or one.relation != other.relation:
        return False
    if one.document == other.document and not (corrects(one) or corrects(other)):
        return False
    if (one.phase == "planned") != (other.phase == "planned") or not same_matter(left, right):
        return False
    if left.family == "owns" and not _same_owner(one, other):
        return False
    if overlap(one.when, other.when) is False or within(one, other):
        return False
    ours, theirs = counted(one), counted(other)
    return ours is not None and theirs is not None and agree(ours, theirs) is False


def _party(left: Told, right: Told, case: Case) -> bool:
    """Two owners of one firm, where neither stands above the other and their shares cannot both hold."""
    one, other = left.claim, right.claim
    if left.family != "owns" or not _both_assert(one, other) or one.document == other.document:
        return False
    if "planned" in (one.phase, other.phase) or overlap(one.when, other.when) is False:
        return False
    ours, theirs = _owners(one, case), _owners(other, case)
    if not ours or not theirs or ours & theirs or _one_above(ours, theirs, case.above):
        return False
    share, rest = counted(one), counted(other)
    if share and rest and share.value is not None and rest.value is not None:
        return share.value + rest.value > 100
    return not (one.fillers("share") or other.fillers("share"))


def _date(left: Told, right: Told, case: Case) -> bool:
    one, other = left.claim, right.claim
    if left.family not in DATED or not _both_assert(one, other) or one.document == other.document:
        return False
    if one.phase != other.phase or not same_matter(left, right):
        return False
    if left.family == "sanctions" and not _shared(one, other, "authority"):
        return False
    if left.family == "visits" and not _shared(one, other, "place") and not _shared(one, other, "host"):
        return False
    ours, theirs = days(one.when), days(other.when)
    if ours is None or theirs is None or overlap(one.when, other.when) is not False:
        return False
    return left.family == "sanctions" or ours[0][:4] == theirs[0][:4]


#: Kind -> when two claims of one file contradict each other so.
RULES: dict[str, Rule] = {
    "stance": _stance,
    "phase": _phase,
    "quantity": _quantity,
    "party": _party,
    "date": _date,
}


def counted(claim: Claim) -> Quantity | None:
    """The figure of a claim: its quantity, or the percentage that its share is worded with."""
    if claim.quantity is not None and claim.quantity.value is not None:
        return claim.quantity
    for role in claim.fillers("share"):
        if found := _PERCENT.search(role.text):
            value = float((found[1] or found[2]).replace(",", "."))
            return Quantity(value=value, unit="%", qualifier="exactly", text=role.text, start=role.start, end=role.end)
    return None


def _linked(pairs: Sequence[tuple[Told, Told]]) -> list[list[Told]]:
    """Pairs that share a claim, together."""
    groups: list[dict[str, Told]] = []
    for a, b in pairs:
        near = [g for g in groups if a.claim.id in g or b.claim.id in g]
        joined = {k: v for g in near for k, v in g.items()} | {a.claim.id: a, b.claim.id: b}
        groups = [g for g in groups if g not in near] + [joined]
    return [[g[id] for id in sorted(g)] for g in groups]


def _said(kind: str, group: Sequence[Told], case: Case) -> Finding:
    claims = [one.claim for one in group]
    about = matter(claims, case.parties)
    match kind:
        case "stance":
            sides = by_content(claims, lambda c: c.stance)
            words = (
                f"{deniers([c for c in claims if c.stance == 'denies'], case.documents)} what others assert: {about}."
            )
        case "phase":
            sides = by_content(claims, lambda c: c.phase == "planned")
            words = f"Told as done and as planned: {about}."
        case "quantity":
            sides = by_content(claims, lambda c: (q := counted(c)) and (q.value, q.qualifier))
            told = {figure(c) or (q.text if (q := counted(c)) else ""): counted(c) for c in claims}
            order = sorted(told, key=lambda t: (q.value or 0 if (q := told[t]) else 0, t))
            words = f"The figures disagree: {' against '.join(f'“{t}”' for t in order)} ({about})."
        case "party":
            sides = by_content(claims, lambda c: frozenset(r.party for r in c.fillers("owner")))
            names = sorted({case_name(r.party, r.text, case) for c in claims for r in c.fillers("owner")})
            words = f"Sources name different owners: {' against '.join(names)} ({about})."
        case _:
            sides = by_content(claims, lambda c: days(c.when))
            dates = sorted({c.when.text for c in claims if c.when})
            words = f"The dates disagree: {' against '.join(f'“{t}”' for t in dates)} ({about})."
    return finding(kind, "notice" if kind == "phase" else "warning", words, sides)


def case_name(party: str | None, text: str, case: Case) -> str:
    """A party's main name, else the words."""
    return case.parties[party].caption if party and party in case.parties else f"“{text}”"


def _both_assert(one: Claim, other: Claim) -> bool:
    return one.stance == other.stance == "asserts" and "conditional" not in (one.certainty, other.certainty)


def _owners(claim: Claim, case: Case) -> frozenset[str]:
    """The named owners, a country's government left out: that it stands behind a firm says nothing of its register."""
    found = (r.party for r in claim.fillers("owner"))
    return frozenset(
        p for p in found if p and p in case.parties and not case.parties[p].unnamed and case.parties[p].kind != "place"
    )


def _same_owner(one: Claim, other: Claim) -> bool:
    return _shared(one, other, "owner")


def _shared(one: Claim, other: Claim, role: str) -> bool:
    left = {r.party for r in one.fillers(role) if r.party}
    return bool(left & {r.party for r in other.fillers(role)})


def _one_above(ours: frozenset[str], theirs: frozenset[str], above: Mapping[str, frozenset[str]]) -> bool:
    return any(above.get(a, frozenset()) & theirs for a in ours) or any(
        above.get(b, frozenset()) & ours for b in theirs
    )
