"""Which sentences of the report are new, gone, worded otherwise, or stand under a transfer that changed?"""

from collections.abc import Sequence

from msgspec.structs import replace

from enduse.changes.identities import of_kind
from enduse.changes.transfers import Pairing
from enduse.records.change import Change, Difference
from enduse.records.past import PastSentence, Run


def sentences(before: Run, after: Run, pairing: Pairing, moving: Sequence[Change]) -> list[Change]:
    """The changes, in the order of the words; those that are only touched come last."""
    was = {s.claim: s for s in of_kind(before, PastSentence)}
    now = {s.claim: s for s in of_kind(after, PastSentence)}
    changed = {c.after: c for c in moving if c.how in ("changed", "parted") and c.after}
    found = []
    for claim, one in now.items():
        former = was.get(claim)
        if former is None:
            found.append(_change("new", one, None, one))
        elif former.text != one.text:
            words = (Difference(field="words", before=former.text, after=one.text),)
            found.append(_change("changed", one, former, one, words))
        elif {pairing.now.get(t, t) for t in former.transfers} != set(one.transfers):
            found.append(_change("touched", one, former, one))
        elif above := [changed[t] for t in one.transfers if t in changed]:
            found.append(replace(_change("touched", one, former, one), because=_of(above)))
    found += [_change("gone", one, one, None) for claim, one in was.items() if claim not in now]
    order = ("new", "changed", "gone", "touched")
    return sorted(found, key=lambda c: (order.index(c.how), c.what, c.after or "", c.before or ""))


def _of(above: list[Change]) -> tuple[str, ...]:
    """The transfers that changed, each by its words and the fields."""
    return tuple(
        f"its transfer changed ({', '.join(d.field for d in c.differences) or c.how}): {c.what}" for c in above
    )


def _change(
    how: str,
    one: PastSentence,
    old: PastSentence | None,
    new: PastSentence | None,
    differences: tuple[Difference, ...] = (),
) -> Change:
    return Change(
        how=how,  # type: ignore[arg-type]
        what=one.text,
        before=old.claim if old else None,
        after=new.claim if new else None,
        differences=differences,
        documents=(one.document,),
        parties=tuple(sorted({t for s in (old, new) if s for t in s.transfers})),
    )
