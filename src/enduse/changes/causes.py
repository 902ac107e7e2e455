"""What went into one run and not into the other, and which change it touches.

A cause touches what rests on its document, its list, or the references that its judgement or inquiry names. A change
that no cause touches has the only cause there is; of several none is blamed.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from enduse.changes.identities import of_kind
from enduse.records.change import Cause, Change
from enduse.records.past import PastDocument, PastHit, PastInquiry, PastJudgement, PastList, PastParty, Run

#: Of many causes that touch one change at most so many are told with it.
TOLD = 3
VERDICTS = {"same": "is the same as", "different": "is not", "unsure": "may or may not be"}


class WentIn(NamedTuple):
    """A cause, with the documents and the ids (references, lists, inquiries) that it touches."""

    told: Cause
    documents: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()


def causes(before: Run, after: Run) -> list[WentIn]:
    """Documents, lists, judgements, inquiries, the day and the program itself, where they differ."""
    found = [*_documents(before, after), *_lists(before, after), *_judgements(before, after)]
    found += _inquiries(before, after)
    if before.day != after.day and not any(c.told.kind == "list" for c in found):
        what = f"screened for {after.day or 'no day'}, before for {before.day or 'no day'}"
        touched = {x.name for run in (before, after) for x in of_kind(run, PastList)}
        touched |= {x.id for run in (before, after) for x in of_kind(run, PastInquiry)}
        found.append(WentIn(Cause(kind="day", what=what), ids=frozenset(touched)))
    if before.code != after.code:
        tools = f"{before.tool} → {after.tool}" if before.tool != after.tool else after.tool
        found.append(WentIn(Cause(kind="code", what=f"enduse itself changed: {tools}")))
    return found


class Because:
    """Gives changes their reasons."""

    def __init__(self, went_in: Sequence[WentIn], parted: Iterable[Change]) -> None:
        self._went_in = went_in
        self._moved: dict[str, list[Change]] = {}
        self._renamed: list[tuple[str, Change]] = []
        for change in parted:
            for id in change.parties if change.how in ("joined", "parted") else ():
                self._moved.setdefault(id, []).append(change)
            self._renamed += [(d.before, change) for d in change.differences if d.field == "name" and d.before]

    def all(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """The changes, each with the reasons that are known."""
        return tuple(replace(c, because=tuple(dict.fromkeys((*c.because, *self._reasons(c))))) for c in changes)

    def _reasons(self, change: Change) -> Iterator[str]:
        papers, ids = set(change.documents), set(change.parties)
        direct = [c.told.what for c in self._went_in if c.documents & papers or c.ids & ids]
        if len(direct) > TOLD:
            direct[TOLD:] = [f"and {len(direct) - TOLD} more"]
        named = list(dict.fromkeys(_named(p) for p in self._parties(change) if p is not change))
        if direct or named or change.because:
            yield from (*direct, *named[:TOLD])
        elif len(self._went_in) == 1:
            yield self._went_in[0].told.what
        elif self._went_in and len({c.told.kind for c in self._went_in}) == 1:
            yield f"one or more of {len(self._went_in)} changes of {self._went_in[0].told.kind}s"

    def _parties(self, change: Change) -> Iterator[Change]:
        """Parties that were joined, came apart or were renamed, where a change rests on them or is of their name."""
        for id in change.parties:
            yield from self._moved.get(id, ())
        words = [d.before for d in change.differences if d.field == "words"]
        if words:
            yield from (party for name, party in self._renamed if any(name in said for said in words))


def _named(party: Change) -> str:
    """What happened to a party, in words of its own: a change of its name says both."""
    for one in party.differences:
        if one.field == "name":
            return f"{one.before} is called {one.after} now"
    return party.what


def _documents(before: Run, after: Run) -> Iterator[WentIn]:
    was = {d.id: d for d in of_kind(before, PastDocument)}
    now = {d.id: d for d in of_kind(after, PastDocument)}
    gone = {d.origin: d for id, d in was.items() if id not in now}
    for id, one in sorted(now.items(), key=lambda item: item[1].origin):
        if id in was:
            if was[id].error != one.error:
                how = "can be read now" if was[id].error else "could not be read this time"
                yield _document(f"document {how}: {one.origin}", one)
        elif one.origin in gone:
            yield _document(f"document changed: {one.origin}", gone.pop(one.origin), one)
        else:
            yield _document(f"document added: {one.origin}", one)
    for origin, one in sorted(gone.items()):
        yield _document(f"document removed: {origin}", one)


def _document(what: str, *which: PastDocument) -> WentIn:
    return WentIn(Cause(kind="document", what=what), documents=frozenset(d.id for d in which))


def _lists(before: Run, after: Run) -> Iterator[WentIn]:
    was, now = ({x.name: x for x in of_kind(run, PastList)} for run in (before, after))
    for name in sorted({*was, *now}):
        old, new = was.get(name), now.get(name)
        if old and new and (old.sha256, old.as_of) != (new.sha256, new.as_of):
            what = f"list changed: {name}, {_day(old)} → {_day(new)} ({old.entries:,} → {new.entries:,} entries)"
        elif old is None and new is not None:
            what = f"list added: {name}, {_day(new)} ({new.entries:,} entries)"
        elif new is None and old is not None:
            what = f"list no longer searched: {name}, {_day(old)}"
        else:
            continue
        yield WentIn(Cause(kind="list", what=what), ids=frozenset({name}))


def _day(known: PastList) -> str:
    return f"as of {known.as_of}" if known.as_of else "without a date"


def _called(run: Run) -> dict[str, str]:
    """Reference or list entry -> what the party or entry is called in a run."""
    found = {id: party.name for party in of_kind(run, PastParty) for id in (party.id, *party.also)}
    return {hit.entity: hit.caption for hit in of_kind(run, PastHit)} | found


def _pair(one: PastJudgement, runs: Iterable[dict[str, str]]) -> tuple[str, str]:
    """What both sides of a judgement were called while they had names of their own."""
    each = [(called.get(one.left, one.left), called.get(one.right, one.right)) for called in runs]
    return next((pair for pair in each if pair[0] != pair[1] and pair != (one.left, one.right)), each[-1])


def _judgements(before: Run, after: Run) -> Iterator[WentIn]:
    was, now = ({x.id: x for x in of_kind(run, PastJudgement)} for run in (before, after))
    names = (_called(before), _called(after))
    for id in sorted({*was, *now}):
        if id in was and id in now:
            continue
        one = now.get(id) or was[id]
        how = "judgement added" if id in now else "judgement taken back or replaced"
        why = f" ({one.why})" if one.why else ""
        left, right = _pair(one, names)
        told = Cause(kind="judgement", what=f"{how}: {left} {VERDICTS[one.verdict]} {right}{why}")
        yield WentIn(told, ids=frozenset({one.left, one.right}))


def _inquiries(before: Run, after: Run) -> Iterator[WentIn]:
    was, now = ({x.id: x for x in of_kind(run, PastInquiry)} for run in (before, after))
    called = _called(before) | _called(after)
    for id in sorted({*was, *now}):
        old, new = was.get(id), now.get(id)
        if old == new:
            continue
        one = new or old
        if one is None:
            continue
        whom = f"{called.get(one.party, one.party)}, {one.way.replace('_', ' ')} of {one.asked_on}"
        if old is None:
            how = f"inquiry noted: {whom}"
        elif new is None:
            how = f"inquiry withdrawn: {whom}"
        else:
            how = f"answer noted: {one.answer.replace('_', ' ')}, by {whom}"
        yield WentIn(Cause(kind="inquiry", what=how), ids=frozenset({id, one.party}))
