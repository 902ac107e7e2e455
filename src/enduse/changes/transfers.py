"""Which transfers are new, gone, told as one, or told otherwise?

A transfer's id hangs on its claims and may change when one joins: two are one where they share claims, else where ends,
goods and places are the same (a document that was changed has new claims).
"""

from collections import Counter
from collections.abc import Iterator

from enduse.changes.identities import Identities, of_kind
from enduse.records.change import Change, Difference
from enduse.records.past import PastTransfer, Run

PARTY_FIELDS = ("supplier", "recipient", "end_user", "origin", "destination")
#: How the fields are called in the report.
CALLED = {"end_user": "end user", "origin": "from", "destination": "to", "when": "time"}


class Pairing:
    """The transfers of two runs, and which of them are one."""

    def __init__(self, before: Run, after: Run, same: Identities) -> None:
        self.before = {t.id: t for t in of_kind(before, PastTransfer)}
        self.after = {t.id: t for t in of_kind(after, PastTransfer)}
        self.now: dict[str, str] = {}
        self.then: dict[str, str] = {}
        self._holds_now = {c: t.id for t in self.after.values() for c in t.supported_by}
        self._held_then = {c: t.id for t in self.before.values() for c in t.supported_by}
        self._by_claims()
        self._by_ends(same)

    def successor(self, former: str) -> str | None:
        """The transfer that took over claims of one that has no other successor."""
        return _most(self.before[former], self._holds_now)

    def origin(self, id: str) -> str | None:
        """The former transfer that held claims of one that has no other predecessor."""
        return _most(self.after[id], self._held_then)

    def _pair(self, old: str, new: str) -> None:
        if old not in self.now and new not in self.then:
            self.now[old], self.then[new] = new, old

    def _by_claims(self) -> None:
        shared = Counter(
            (one.id, self._holds_now[c])
            for one in self.before.values()
            for c in one.supported_by
            if c in self._holds_now
        )
        for old, new in sorted(shared, key=lambda pair: (-shared[pair], pair)):
            self._pair(old, new)

    def _by_ends(self, same: Identities) -> None:
        open_now: dict[tuple[object, ...], list[PastTransfer]] = {}
        for one in sorted(self.after.values(), key=lambda t: (t.when, t.quantity, t.id)):
            if one.id not in self.then:
                open_now.setdefault(_ends(one, None), []).append(one)
        left = [t for t in self.before.values() if t.id not in self.now]
        for one in sorted(left, key=lambda t: (t.when, t.quantity, t.id)):
            there = [t for t in open_now.get(_ends(one, same), ()) if t.id not in self.then]
            alike = [t for t in there if (t.when, t.quantity) == (one.when, one.quantity)]
            for other in (alike or there)[:1]:
                self._pair(one.id, other.id)


def transfers(before: Run, after: Run, same: Identities, pairing: Pairing) -> list[Change]:
    """The changes: new, gone, told as one, told apart, changed; in the order of their words."""
    found = []
    for id, one in pairing.after.items():
        old = pairing.before.get(pairing.then.get(id, ""))
        if old is None:
            source = pairing.origin(id)
            if source is None:
                found.append(_change("new", called(one, same), None, one, same))
            else:
                whole = called(pairing.before[source], same)
                found.append(_change("parted", f"{called(one, same)} is told apart from {whole}", None, one, same))
        elif differences := tuple(_differences(old, one, same)):
            found.append(_change("changed", called(one, same), old, one, same, differences))
    for id, one in pairing.before.items():
        if id in pairing.now:
            continue
        taken = pairing.successor(id)
        if taken is None:
            found.append(_change("gone", called(one, same), one, None, same))
        else:
            whole = called(pairing.after[taken], same)
            found.append(_change("joined", f"{called(one, same)} is told as one with {whole}", one, None, same))
    return sorted(
        found, key=lambda c: (("new", "changed", "joined", "parted", "gone").index(c.how), c.what, c.after or "")
    )


def called(one: PastTransfer, same: Identities) -> str:
    """ "seven drones: Orion → Delta"."""
    stops = [one.supplier or one.origin, *one.via, one.recipient or one.destination]
    goods = one.goods or "goods not named"
    figure = one.quantity if one.quantity and one.quantity not in goods else ""
    return f"{figure} {goods}: {' → '.join(same.name(s) or 'not named' for s in stops)}".strip()


def _differences(old: PastTransfer, new: PastTransfer, same: Identities) -> Iterator[Difference]:
    for field in PARTY_FIELDS:
        was, now = getattr(old, field), getattr(new, field)
        if same.now(was) != now:
            yield _differs(field, _former_name(was, same), same.name(now))
    if tuple(same.now(v) for v in old.via) != new.via:
        yield _differs("via", ", ".join(_former_name(v, same) for v in old.via), ", ".join(map(same.name, new.via)))
    if (same.now(old.item) != new.item or not new.item) and old.goods.casefold() != new.goods.casefold():
        yield _differs("goods", old.goods, new.goods)
    for field in ("quantity", "when", "state"):
        was, now = getattr(old, field) or "", getattr(new, field) or ""
        if was != now:
            yield _differs(field, was, now)
    for field, was, now in (
        ("claims", len(old.supported_by), len(new.supported_by)),
        ("roots", old.roots, new.roots),
        ("denials", len(old.denied_by), len(new.denied_by)),
    ):
        if was != now:
            yield _differs(field, str(was), str(now))


def _former_name(id: str | None, same: Identities) -> str:
    """What a party was called before."""
    return same.before[id].name if id in same.before else same.name(id)


def _differs(field: str, was: str, now: str) -> Difference:
    return Difference(field=CALLED.get(field, field), before=was, after=now)


def _ends(one: PastTransfer, same: Identities | None) -> tuple[object, ...]:
    """Ends, goods and places, those of the former run by their ids of the later one."""
    ids = [getattr(one, field) for field in PARTY_FIELDS]
    item = one.item
    if same is not None:
        ids, item = [same.now(i) for i in ids], same.now(item)
    return (*ids, item or one.goods.casefold())


def _most(one: PastTransfer, holders: dict[str, str]) -> str | None:
    counted = Counter(holders[c] for c in one.supported_by if c in holders)
    return min(counted, key=lambda id: (-counted[id], id)) if counted else None


def _change(
    how: str,
    what: str,
    old: PastTransfer | None,
    new: PastTransfer | None,
    same: Identities,
    differences: tuple[Difference, ...] = (),
) -> Change:
    both = [t for t in (old, new) if t]
    ends = {i for t in both for i in (t.supplier, *t.via, t.recipient, t.end_user, t.origin, t.destination) if i}
    members = {m for end in ends for m in same.members(end)}
    return Change(
        how=how,  # type: ignore[arg-type]
        what=what,
        before=old.id if old else None,
        after=new.id if new else None,
        differences=differences,
        documents=tuple(sorted({d for t in both for d in t.documents})),
        parties=tuple(sorted(members)),
    )
