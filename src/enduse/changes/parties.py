"""Which parties became one, came apart, are new or gone, or are called otherwise?"""

from enduse.changes.identities import Identities
from enduse.records.change import Change, Difference
from enduse.records.past import PastParty, Run


def parties(before: Run, after: Run, same: Identities) -> list[Change]:
    """The changes, joins and splits first, then by name."""
    met = _met(same)
    back: dict[str, set[str]] = {}
    for old, new in met.items():
        for id in new:
            back.setdefault(id, set()).add(old)
    found = []
    for id, one in same.after.items():
        former = [same.before[o] for o in sorted(back.get(id, ()))]
        if len(former) > 1:
            names = " and ".join(dict.fromkeys(p.name for p in former))
            found.append(_change("joined", f"{names} are one party now: {one.name}", None, one, former))
        elif not former:
            found.append(_change("new", one.name, None, one, []))
        elif former[0].name != one.name and len(met[former[0].id]) == 1:
            named = (Difference(field="name", before=former[0].name, after=one.name),)
            found.append(_change("changed", one.name, former[0], one, former, named))
    for id, one in same.before.items():
        now = [same.after[n] for n in sorted(met.get(id, ()))]
        if len(now) > 1:
            names = " and ".join(p.name for p in now)
            found.append(_change("parted", f"{one.name} is several parties now: {names}", one, None, now))
        elif not now:
            found.append(_change("gone", one.name, one, None, []))
    order = ("joined", "parted", "changed", "new", "gone")
    return sorted(found, key=lambda c: (order.index(c.how), c.what.casefold(), c.before or "", c.after or ""))


def _met(same: Identities) -> dict[str, set[str]]:
    """Former party -> the parties that hold its references now."""
    held = {r: p.id for p in same.after.values() for r in (p.id, *p.also)}
    return {p.id: {held[r] for r in (p.id, *p.also) if r in held} for p in same.before.values()}


def _change(
    how: str,
    what: str,
    before: PastParty | None,
    after: PastParty | None,
    others: list[PastParty],
    differences: tuple[Difference, ...] = (),
) -> Change:
    involved = [p for p in (before, after, *others) if p]
    return Change(
        how=how,  # type: ignore[arg-type]
        what=what,
        before=before.id if before else None,
        after=after.id if after else None,
        differences=differences,
        documents=tuple(sorted({d for p in involved for d in p.documents})),
        parties=tuple(sorted({i for p in involved for i in (p.id, *p.also)})),
    )
