"""Which findings, and which rows of the ledger of replies, are new, gone, or say something else?"""

from collections import Counter
from collections.abc import Mapping

from enduse.changes.identities import Identities, of_kind
from enduse.changes.transfers import Pairing
from enduse.records.change import Change, Difference
from enduse.records.past import PastFinding, PastReply, Run

#: What these are about is told with the replies.
LEFT_OUT = ("not_asked",)


def findings(before: Run, after: Run, same: Identities, pairing: Pairing) -> list[Change]:
    """The changes. A finding is the same where rule and words are; where only the words differ, it changed."""
    was = [f for f in of_kind(before, PastFinding) if f.rule not in LEFT_OUT]
    now = [f for f in of_kind(after, PastFinding) if f.rule not in LEFT_OUT]
    there = Counter((f.rule, f.summary) for f in was) & Counter((f.rule, f.summary) for f in now)
    gone, new = _left(was, there), _left(now, there)
    former = _by_transfer(gone, {id: id for id in pairing.before})
    found, told = [], set()
    for key, alike in _by_transfer(new, pairing.then).items():
        if len(alike) == len(former.get(key, ())) == 1:
            one, old = alike[0], former[key][0]
            words = (Difference(field="words", before=old.summary, after=one.summary),)
            found.append(_finding("changed", one, old, same, words))
            told |= {id(one), id(old)}
    found += [_finding("new", f, f, same) for f in new if id(f) not in told]
    found += [_finding("gone", f, f, same) for f in gone if id(f) not in told]
    return sorted(found, key=lambda c: (("new", "changed", "gone").index(c.how), c.what))


def replies(before: Run, after: Run, same: Identities) -> list[Change]:
    """The rows that are new or gone, and those whose answer or lateness changed."""
    was = {_key(r, same.now(r.party) or ""): r for r in of_kind(before, PastReply)}
    now = {_key(r, r.party): r for r in of_kind(after, PastReply)}
    found = []
    for key, row in now.items():
        former = was.get(key)
        if former is None:
            found.append(_reply("new", row, None, row, same))
        elif (former.answer, former.overdue) != (row.answer, row.overdue):
            found.append(_reply("changed", row, former, row, same))
    found += [_reply("gone", row, row, None, same) for key, row in was.items() if key not in now]
    return sorted(found, key=lambda c: (("new", "changed", "gone").index(c.how), c.what, c.after or "", c.before or ""))


def _left(all: list[PastFinding], there: Counter[tuple[str, str]]) -> list[PastFinding]:
    """Those that the other run has no equal of."""
    spent: Counter[tuple[str, str]] = Counter()
    left = []
    for one in all:
        key = one.rule, one.summary
        spent[key] += 1
        if spent[key] > there[key]:
            left.append(one)
    return left


def _by_transfer(all: list[PastFinding], then: Mapping[str, str]) -> dict[tuple[str, str], list[PastFinding]]:
    """Findings by rule and the transfer before that they are about."""
    found: dict[tuple[str, str], list[PastFinding]] = {}
    for one in all:
        if one.transfer in then:
            found.setdefault((one.rule, then[str(one.transfer)]), []).append(one)
    return found


def _finding(
    how: str, one: PastFinding, former: PastFinding, same: Identities, differences: tuple[Difference, ...] = ()
) -> Change:
    return Change(
        how=how,  # type: ignore[arg-type]
        what=f"{one.rule.replace('_', ' ')}: {one.summary}",
        differences=differences,
        documents=tuple(sorted({*one.documents, *former.documents})),
        parties=tuple(sorted({i for f in (one, former) for p in f.parties for i in same.members(p)})),
    )


def _key(row: PastReply, party: str) -> tuple[str, ...]:
    """An inquiry is itself whatever came back; of texts there is a row for each party, text and answer."""
    return (row.inquiry,) if row.inquiry else (party or row.name.casefold(), row.answer, row.document or "")


def _reply(how: str, row: PastReply, old: PastReply | None, new: PastReply | None, same: Identities) -> Change:
    differences = []
    if old and new and old.answer != new.answer:
        differences.append(Difference(field="answer", before=_said(old.answer), after=_said(new.answer)))
    if old and new and old.overdue != new.overdue:
        late = {True: "overdue", False: "not overdue"}
        differences.append(Difference(field="deadline", before=late[old.overdue], after=late[new.overdue]))
    way = "" if row.way == "text" else f" ({row.way.replace('_', ' ')})"
    return Change(
        how=how,  # type: ignore[arg-type]
        what=f"{row.name}: {_said(row.answer)}{way}",
        before=old.id if old else None,
        after=new.id if new else None,
        differences=tuple(differences),
        documents=tuple(sorted({d for r in (old, new) if r for d in r.documents})),
        parties=tuple(sorted({*(same.members(row.party) if row.party else ()), row.inquiry or ""} - {""})),
    )


def _said(answer: str) -> str:
    return answer.replace("_", " ")
