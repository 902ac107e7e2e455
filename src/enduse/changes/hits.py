"""Which candidates on lists are new, gone, or have another score?"""

from enduse.changes.identities import Identities, of_kind
from enduse.records.change import Change, Difference
from enduse.records.past import PastHit, Run


def hits(before: Run, after: Run, same: Identities, moved: float) -> list[Change]:
    """The changes; a score that moved by less than `moved` is none."""
    was = {(same.now(h.party), h.list, h.entity): h for h in of_kind(before, PastHit)}
    now = {(h.party, h.list, h.entity): h for h in of_kind(after, PastHit)}
    found = []
    for key, hit in now.items():
        former = was.get(key)
        if former is None:
            found.append(_change("new", hit, same, None, hit))
        elif abs(hit.score - former.score) >= moved or hit.via_ownership != former.via_ownership:
            found.append(_change("changed", hit, same, former, hit))
    found += [_change("gone", hit, same, hit, None) for key, hit in was.items() if key not in now]
    return sorted(found, key=lambda c: (("new", "changed", "gone").index(c.how), c.what))


def _change(how: str, hit: PastHit, same: Identities, old: PastHit | None, new: PastHit | None) -> Change:
    through = " through ownership" if hit.via_ownership else ""
    differences = []
    if old and new and old.score != new.score:
        differences.append(Difference(field="score", before=f"{old.score:.2f}", after=f"{new.score:.2f}"))
    if old and new and old.via_ownership != new.via_ownership:
        said = {True: "through ownership", False: "by name"}
        differences.append(Difference(field="found", before=said[old.via_ownership], after=said[new.via_ownership]))
    return Change(
        how=how,  # type: ignore[arg-type]
        what=f"{same.name(hit.party)} ~ {hit.caption or hit.entity}{through} ({hit.list}; {hit.score:.2f})",
        before=old.party if old else None,
        after=new.party if new else None,
        differences=tuple(differences),
        documents=tuple(sorted({d for h in (old, new) if h for d in _papers(h, same)})),
        parties=tuple(sorted({hit.list, hit.entity, *same.members(hit.party)})),
    )


def _papers(hit: PastHit, same: Identities) -> tuple[str, ...]:
    held = [p for p in (same.before.get(hit.party), same.after.get(hit.party)) if p]
    return tuple(d for p in held for d in p.documents)
