"""What does an answer bear on? On what it names, on what its words cover, else on what its own text tells of the party.

"Is unaware of the project" denies no delivery; a denial of one delivery denies no other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from enduse.records.claim import Claim
from enduse.records.reply import Bearing, Scope
from enduse.trace.dates import overlap
from enduse.trace.dossier import Dossier
from enduse.trace.goods import covers, kind
from enduse.trace.topics import ONWARD, relations

#: The last word of a good of at least so many letters may stand for it: "where the lenses are".
_HEAD = 4
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def bearings(answer: Claim, party: str, told: Dossier) -> tuple[Bearing, ...]:
    """What an answer of `party` bears on, by the narrowest way that is known."""
    found = list(_named(answer, told))
    if answer.stance == "denies" and answer.relation != "statement":
        found += _denied(answer, party, told)
        return _once(found)
    return _once(found or _of_its_text(answer, party, told))


def matter(answer: Claim) -> str:
    """What an answer is about, in the words of its text."""
    said = [r.text for r in answer.fillers("topic")] or (
        [r.text for r in answer.fillers("item")] if answer.relation != "statement" else []
    )
    return "; ".join(dict.fromkeys(said))


def grouped(claims: Iterable[str], scope: Scope, told: Dossier) -> list[Bearing]:
    """Claims by the transfer that they support, those of none together at the end."""
    by_transfer: dict[str, list[str]] = {}
    alone = []
    for id in sorted(set(claims)):
        for transfer in told.by_claim.get(id, ()):
            by_transfer.setdefault(transfer, []).append(id)
        if id not in told.by_claim:
            alone.append(id)
    found = [Bearing(scope=scope, transfer=t, claims=tuple(ids)) for t, ids in sorted(by_transfer.items())]
    return found + ([Bearing(scope=scope, claims=tuple(alone))] if alone else [])


def _named(answer: Claim, told: Dossier) -> Iterator[Bearing]:
    """What it answers by name."""
    yield from grouped((id for id in answer.about if id in told.claims), "named", told)


def _denied(answer: Claim, party: str, told: Dossier) -> Iterator[Bearing]:
    """The transfers that a denial covers, as trace found them; of another relation the claims with its roles."""
    for id in told.denied.get(answer.id, ()):
        scope: Scope = "general" if (id, answer.id) in told.general else "covered"
        yield Bearing(scope=scope, transfer=id, claims=told.transfers[id].supported_by)
    if answer.relation == "transfer":
        return
    firms = told.firms(party) if any(r.party == party for r in answer.roles) else ()
    own = {party: {party, *firms}}
    near = {
        other.id: other
        for role in answer.roles
        if role.party
        for id in sorted(own.get(role.party, {role.party}))
        for other in told.by_role.get((answer.relation, role.role, id), ())
    }
    yield from grouped((id for id, other in near.items() if _covers(answer, other, own, told)), "covered", told)


def _covers(denial: Claim, other: Claim, own: Mapping[str, set[str]], told: Dossier) -> bool:
    """Whether a denial has no other party, goods or time than a claim of the same relation; `own`: for whom else a
    party speaks."""
    for name in {r.role for r in denial.roles}:
        ours = {id for r in denial.fillers(name) if r.party for id in own.get(r.party, {r.party})}
        theirs = {r.party for r in other.fillers(name) if r.party}
        if ours and theirs and not ours & theirs:
            return False
    return told.same_goods(denial, other) and overlap(denial.when, other.when) is not False


def _of_its_text(answer: Claim, party: str, told: Dossier) -> list[Bearing]:
    """What the text of the answer tells of the party, or of its state, as far as the topic is about that."""
    here = [c for c in told.in_document.get(answer.document, ()) if not _own(c, party)]
    topics = [r.text for r in answer.fillers("topic")]
    if answer.stance != "asserts" and any(ONWARD in (relations(t) or ()) for t in topics):
        return grouped((c.id for c in _onward(here, party)), "text", told)
    near = [c for c in here if told.involves(c, party)] or [c for c in here if told.concerns(c, party)]
    return grouped((c.id for c in near if not topics or any(_about(t, c, party, told) for t in topics)), "text", told)


def _onward(here: list[Claim], party: str) -> list[Claim]:
    """The transfers of a text in which others pass goods on to whom the party had given something."""
    moved = [c for c in here if c.relation == "transfer"]
    given = [c for c in moved if any(r.party == party for r in c.fillers("supplier"))]
    takers = {r.party for c in given for role in ("recipient", "via") for r in c.fillers(role) if r.party}
    return [c for c in moved if takers & {r.party for r in c.fillers("supplier")}]


def _own(claim: Claim, party: str) -> bool:
    return bool(claim.voice) and claim.voice[-1].party == party


def _about(topic: str, claim: Claim, party: str, told: Dossier) -> bool:
    """Whether a topic speaks of what a claim tells: by the word for it, its goods, or another party that it names."""
    meant = relations(topic)
    if meant is None or claim.relation in meant or (ONWARD in meant and claim.relation == "transfer"):
        return True
    goods = kind(topic)
    if goods and not goods.startswith("=") and any(covers(goods, k) for k in told.kinds(claim)):
        return True
    low = topic.casefold()
    others = [told.parties[r.party] for r in claim.roles if r.party in told.parties and r.party != party]
    names = [n.text for one in others if one.kind != "place" for n in one.names]
    goods_told = [r.text for r in claim.fillers("item") if r.text]
    names += [*goods_told, *(text.split()[-1] for text in goods_told if len(text.split()[-1]) >= _HEAD)]
    return any(_stands_in(name.casefold(), low) for name in names)


def _stands_in(name: str, low: str) -> bool:
    """Whether a name stands in a text as a word of its own; names in scripts without spaces anywhere."""
    if _HAN.search(name):
        return len(name) > 1 and name in low
    return len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", low) is not None


def _once(found: Iterable[Bearing]) -> tuple[Bearing, ...]:
    """Each transfer once, with the first (narrowest) scope; claims alone that no transfer holds."""
    kept: dict[str | None, Bearing] = {}
    alone: list[Bearing] = []
    for one in found:
        if one.transfer is None:
            alone.append(one)
        else:
            kept.setdefault(one.transfer, one)
    return (*kept.values(), *dict.fromkeys(alone))
