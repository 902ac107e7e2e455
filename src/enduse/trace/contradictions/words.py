"""How a finding is put: who says something, what it is about, and what evidence would settle a contradiction."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec.structs import replace

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.party import Party
from enduse.records.transfer import Finding, Transfer
from enduse.trace.contradictions.facts import World

#: Roles that name whom or what a claim is about, the most telling first.
SUBJECTS = (
    "producer",
    "developer",
    "user",
    "asset",
    "target",
    "payer",
    "payee",
    "visitor",
    "member",
    "party",
    "subject",
)
#: Goods named in a finding.
SHOWN = 3
WORDS = {
    "production": "production",
    "development": "development",
    "ownership": "ownership",
    "payment": "a payment",
    "sanction": "sanctions",
    "use": "use",
    "visit": "a visit",
    "location": "where it is",
    "affiliation": "a post",
    "cooperation": "joint work",
    "specification": "a property",
}


def finding(
    kind: str, severity: str, summary: str, sides: Sequence[Sequence[Claim]], *, transfers: Sequence[Transfer] = ()
) -> Finding:
    """A contradiction of this kind, or an inflation: then the claims stay in the order in which they were told."""
    claims = [c for side in sides for c in side]
    ids = [c.id for c in claims] if kind == "inflation" else sorted({c.id for c in claims})
    relation = claims[0].relation if claims else "any"
    return Finding(
        rule="inflation" if kind == "inflation" else "contradiction",
        severity=severity,  # type: ignore[arg-type]
        summary=summary,
        claims=tuple(dict.fromkeys(ids)),
        parties=tuple(dict.fromkeys(p for t in transfers for p in _ends(t))) or _parties(claims),
        documents=tuple(sorted({c.document for c in claims})),
        transfer=transfers[0].id if transfers else None,
        transfers=tuple(t.id for t in transfers) if len(transfers) > 1 else (),
        kind=kind,
        sides=tuple(tuple(dict.fromkeys(c.id for c in side)) for side in sides),
        settled_by=settled_by(kind, relation),
    )


def settled_by(kind: str, relation: str) -> str:
    """What evidence would settle a contradiction of this kind about this relation."""
    known = _settled()
    relation = "production" if relation == "development" else relation
    return known.get((kind, relation)) or known.get((kind, "any"), "")


def source(claim: Claim, documents: Mapping[str, Document]) -> str:
    """Who says it, in which text of which day: "Coastal Wire, 2031-03-02"."""
    document = documents[claim.document]
    who = claim.voice[-1].name if claim.voice and claim.voice[-1].kind in ("organization", "person") else ""
    outlet = document.publisher or document.title or document.origin
    return ", ".join(x for x in (who if who != outlet else "", outlet, document.published or "") if x)


def deniers(against: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """ "Orion denies", "Delta and Orion deny": the innermost voices, since those who report a denial deny nothing."""
    papers = [documents[c.document] for c in against if not c.voice]
    who = sorted({_denier(c, documents) for c in against if c.voice} | {p.publisher for p in papers if p.publisher})
    who = who or sorted({f"“{p.title or p.origin}”" for p in papers})
    if not who:
        return "A party that is not named denies"
    return f"{who[0]} denies" if len(who) == 1 else f"{', '.join(who[:-1])} and {who[-1]} deny"


def _denier(claim: Claim, documents: Mapping[str, Document]) -> str:
    """The innermost voice; of a paper, who publishes what it shows."""
    voice, outlet = claim.voice[-1], documents[claim.document].publisher
    return f"{outlet} ({voice.name})" if voice.kind == "document" and outlet else voice.name


def goods_of(transfer: Transfer) -> str:
    """The transfer's goods as worded."""
    return f"“{transfer.item_text}”" if transfer.item_text else "the transfer"


def goods_of_all(transfers: Iterable[Transfer]) -> str:
    """The goods of several transfers as worded, each once, the first of them."""
    goods = list(dict.fromkeys(map(goods_of, transfers)))
    return ", ".join(goods[:SHOWN]) + (f" and {len(goods) - SHOWN} more" if len(goods) > SHOWN else "")


def matter(claims: Sequence[Claim], parties: Mapping[str, Party]) -> str:
    """What claims of one matter are about: "Delta, production of “winches”"."""
    first = claims[0]
    found = next((r for role in SUBJECTS for r in first.fillers(role)), None)
    known = parties.get(found.party or "") if found else None
    who = known.caption if known else f"“{found.text}”" if found else ""
    goods = next((f" of “{r.text}”" for c in claims for r in c.fillers("item")), "")
    said = WORDS.get(first.relation, first.relation) + (goods if found is None or found.role != "item" else "")
    return f"{who}, {said}" if who else said


def about(claims: Sequence[Claim], world: World) -> str:
    """What a finding is about: the goods of the transfer that most of its claims tell of, else the matter."""
    told = Counter(t.id for c in claims if (t := world.transfers.get(c.id)))
    if not told:
        return matter(claims, world.parties)
    most = min(told, key=lambda id: (-told[id], id))
    return goods_of(next(t for c in claims if (t := world.transfers.get(c.id)) and t.id == most))


def general_denial(
    against: Sequence[Claim], transfers: Sequence[Transfer], documents: Mapping[str, Document]
) -> Finding:
    """The denials that speak of more than these transfers, told apart from contradictions."""
    said = f"{deniers(against, documents)} such transfers in general: {goods_of_all(transfers)}."
    found = finding("stance", "notice", said, [against], transfers=transfers)
    return replace(found, rule="general_denial", kind=None, sides=(), settled_by="")


def _ends(transfer: Transfer) -> tuple[str, ...]:
    ends = (transfer.supplier, *transfer.via, transfer.recipient, transfer.end_user)
    return tuple(dict.fromkeys(p for p in ends if p))


def _parties(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.party for c in claims for r in c.roles if r.party))


@cache
def _settled() -> dict[tuple[str, str], str]:
    lines = files(__package__).joinpath("settled.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {(r["kind"], r["relation"]): r["evidence"] for r in rows}
