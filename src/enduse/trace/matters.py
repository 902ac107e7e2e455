"""Which claims beside transfers speak of one matter? One maker and its goods, one owned firm, one payer and payee.

Claims are filed by party, and within that by what they say of it; only what stands in one file is ever compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from enduse.records.claim import Claim
from enduse.records.party import Party
from enduse.trace.goods import covers, is_empty
from enduse.trace.legs import Goods

#: Relation -> its family, and the roles whose parties a claim of it is filed by.
FAMILIES = {
    "production": ("makes", ("producer",)),
    "development": ("makes", ("developer", "partner")),
    "use": ("uses", ("user",)),
    "ownership": ("owns", ("asset",)),
    "sanction": ("sanctions", ("target",)),
    "payment": ("pays", ("payer", "payee")),
    "visit": ("visits", ("visitor",)),
    "cooperation": ("works with", ("party",)),
    "affiliation": ("belongs", ("member",)),
    "location": ("is at", ("subject",)),
}
#: Family -> the roles that two claims of one matter may not fill with different parties.
SAME = {
    "makes": ("place",),
    "uses": ("place",),
    "owns": (),
    "sanctions": ("authority",),
    "pays": ("payer", "payee"),
    "visits": ("host", "place"),
    "works with": (),
    "belongs": ("organization",),
    "is at": ("place",),
}
#: In a file of more claims one of each wording is compared: where all speak of one party, most repeat.
MOST = 80


class Told(NamedTuple):
    """One claim of a matter, with the goods it is about."""

    claim: Claim
    family: str
    items: frozenset[str]
    kinds: frozenset[str]
    specific: bool


def matters(claims: Iterable[Claim], goods: Goods, parties: Mapping[str, Party]) -> Iterator[tuple[Told, ...]]:
    """The claims of each file, in the order of their ids. A claim may stand in several files."""
    found: dict[tuple[str, str], list[Told]] = {}
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.relation not in FAMILIES or claim.stance not in ("asserts", "denies"):
            continue
        family, roles = FAMILIES[claim.relation]
        told = Told(claim, family, goods.items(claim), goods.kinds(claim), goods.specific(claim))
        for filler in dict.fromkeys(r.party or r.item for role in roles for r in claim.fillers(role)):
            if filler and (filler not in parties or not parties[filler].unnamed):
                found.setdefault((family, filler), []).append(told)
    for key in sorted(found):
        if len(found[key]) > 1:
            yield tuple(_worded(found[key]))


def alike(file: Sequence[Told]) -> Iterator[list[Claim]]:
    """The asserted claims of a file, together where they speak of one thing."""
    groups: list[list[Told]] = []
    for one in file:
        if one.claim.stance == "asserts" and one.family in ("makes", "uses"):
            near = next((g for g in groups if all(same_matter(one, other) for other in g)), None)
            if near is None:
                groups.append([one])
            else:
                near.append(one)
    yield from ([one.claim for one in group] for group in groups if len(group) > 1)


def same_matter(left: Told, right: Told) -> bool:
    """Whether two claims of one file speak of one thing: the same goods, and no other party, place or time."""
    if any(_other(left.claim, right.claim, role) for role in SAME[left.family]):
        return False
    if left.family == "works with":
        return len(_parties(left.claim, "party") & _parties(right.claim, "party")) > 1
    return left.family not in ("makes", "uses") or same_goods(left, right)


def same_goods(left: Told, right: Told) -> bool:
    """Whether both are about one item, or one sort of goods that neither narrows to a model of its own."""
    if left.items & right.items:
        return True
    if left.specific and right.specific:
        return False
    return bool(left.kinds & right.kinds) and left.specific == right.specific


def denies_it(denial: Told, told: Told) -> bool:
    """Whether a denial is about what the other claim tells: its goods, or all goods, or wider ones."""
    if any(_other(denial.claim, told.claim, role) for role in SAME[denial.family]):
        return False
    if denial.family == "owns":
        owners = _parties(denial.claim, "owner")
        return not owners or bool(owners & _parties(told.claim, "owner"))
    if denial.family == "works with":
        return len(_parties(denial.claim, "party") & _parties(told.claim, "party")) > 1
    if denial.family == "pays":
        ends = (_parties(denial.claim, role) & _parties(told.claim, role) for role in SAME["pays"])
        return all(ends)
    if denial.family not in ("makes", "uses"):
        return True
    said = denial.claim.fillers("item")
    if not said or all(is_empty(r.text) for r in said):
        return True
    return same_goods(denial, told) or any(covers(wide, narrow) for wide in denial.kinds for narrow in told.kinds)


def _parties(claim: Claim, role: str) -> frozenset[str]:
    return frozenset(r.party for r in claim.fillers(role) if r.party)


def _other(one: Claim, other: Claim, role: str) -> bool:
    """Whether both fill a role, with different parties."""
    left, right = _parties(one, role), _parties(other, role)
    return bool(left and right) and not left & right


def _worded(told: Sequence[Told]) -> list[Told]:
    """The claims; of very many, some of each wording."""
    if len(told) <= MOST:
        return list(told)
    found: dict[object, list[Told]] = {}
    for one in told:
        claim = one.claim
        figure = claim.quantity and claim.quantity.text
        ends = tuple(sorted({r.party or r.text for r in claim.roles}))
        key = (claim.relation, claim.stance, claim.phase, claim.certainty, figure, ends)
        found.setdefault(key, []).append(one)
    return sorted((g[0] for g in found.values()), key=lambda one: one.claim.id)[:MOST]
