"""The ledger of replies as an editor reads it: first whom to ask or remind, then what came back."""

from collections import Counter
from collections.abc import Iterable

from enduse.records.claim import Claim
from enduse.records.picture import Picture
from enduse.records.reply import Reply
from enduse.records.transfer import Transfer
from enduse.report import deliveries
from enduse.report.bound import Bound
from enduse.report.footnotes import Footnotes
from enduse.report.names import Names
from enduse.report.pieces import Line, mark, ours, said
from enduse.report.view import ReplyView
from enduse.report.wording import sentence

#: What came back, in words.
ANSWERS = {
    "asked": "asked, no answer noted",
    "answered": "answered",
    "denied": "denies",
    "unaware": "not aware",
    "declined": "declined to comment",
    "no_reply": "no reply",
    "not_asked": "not asked, as far as known",
}
WAYS = {"question": "a question", "trace_request": "a trace request", "right_of_reply": "a right of reply"}
#: How it is known what an answer bears on, where that needs saying.
SCOPES = {"general": " (in general)", "text": " (told in the same text)"}
#: At most so many transfers are named with one answer.
NAMED = 4


def ledger(
    picture: Picture, bound: Bound, claims: dict[str, Claim], names: Names, notes: Footnotes, most: int
) -> tuple[tuple[ReplyView, ...], tuple[ReplyView, ...]]:
    """Whom to ask or remind, the overdue first; and what came back, by party. At most `most` rows of each."""
    open_rows = sorted((r for r in picture.replies if r.answer in ("asked", "not_asked")), key=_urgency)
    back = [r for r in picture.replies if r.answer not in ("asked", "not_asked")]

    def views(rows: Iterable[Reply]) -> tuple[ReplyView, ...]:
        return tuple(_view(r, bound.transfers, claims, names, notes) for r in rows)

    return views(open_rows[:most]), views(back[:most])


def _urgency(reply: Reply) -> tuple[bool, bool, str, int, str]:
    return (
        not reply.overdue,
        reply.answer == "not_asked",
        reply.due or "9999",
        -len(reply.bears_on),
        reply.name.casefold(),
    )


def _view(
    reply: Reply, transfers: dict[str, Transfer], claims: dict[str, Claim], names: Names, notes: Footnotes
) -> ReplyView:
    ids = reply.claims
    if reply.answer == "not_asked":  # what is told of it beside transfers, which have their own place
        ids = tuple(c for b in reply.bears_on if b.transfer is None for c in b.claims)[:NAMED]
    told = sorted((claims[c] for c in ids if c in claims), key=lambda c: (_start(c), c.id))
    return ReplyView(
        party=reply.name + (f" ({', '.join(map(names.party, reply.speaks_for[:2]))})" if reply.speaks_for else ""),
        target=names.anchor(reply.party),
        answer=ANSWERS[reply.answer],
        denied=reply.answer == "denied",
        about=_about(reply, transfers, claims, names),
        facts=_facts(reply),
        lines=tuple((*sentence(c, names), *notes.cite(c)) for c in told),
    )


def _about(reply: Reply, transfers: dict[str, Transfer], claims: dict[str, Claim], names: Names) -> tuple[Line, ...]:
    """The transfers that it bears on, else its matter in the words of the source."""
    pieces: list[Line] = []
    about = [b for b in reply.bears_on if b.transfer in transfers]
    for bearing in about[:NAMED]:
        id = str(bearing.transfer)
        told = deliveries.heading(transfers[id], claims, names)
        pieces.append((said(told, names.anchor(id)), ours(SCOPES.get(bearing.scope, ""))))
    if len(about) > NAMED:
        pieces.append((ours(f"{len(about) - NAMED} more transfers, in export/replies.jsonl"),))
    others = Counter(claims[c].relation for b in reply.bears_on if b.transfer is None for c in b.claims if c in claims)
    if others:
        kinds = ", ".join(f"{relation} ({count})" for relation, count in sorted(others.items()))
        pieces.append((ours(f"what is told of {kinds}"),))
    if reply.matter and (not pieces or reply.way != "text"):
        pieces.insert(0, (ours("“"), said(reply.matter), ours("”")))
    if not about and not others and reply.matter:
        pieces.append((ours("no transfer told of is meant for sure"),))
    return tuple(pieces)


def _facts(reply: Reply) -> Line:
    """Who asked, how and when; until when an answer is due; who tells of it."""
    pieces: list[Line] = []
    if reply.way != "text":
        by = f" by {reply.asked_by}" if reply.asked_by else ""
        pieces.append((ours(f"{WAYS[reply.way]} of {reply.asked_on}"), said(by)))
        if reply.answer != "asked" and reply.told_on:
            pieces.append((ours("answered on "), said(reply.told_on)))
        elif reply.due:
            pieces.append((ours(f"due {reply.due}"), *((ours(", "), mark("overdue")) if reply.overdue else ())))
    else:
        if reply.asked_by:
            pieces.append((ours("asked by "), said(reply.asked_by)))
        by = f" by {reply.told_by}" if reply.told_by and reply.told_by != reply.asked_by else ""
        on = f" on {reply.told_on}" if reply.told_on else ""
        if by or on:
            pieces.append((ours("told"), said(by + on)))
    if reply.note:
        pieces.append((said(reply.note),))
    return tuple(piece for n, each in enumerate(pieces) for piece in ((ours("; "),) if n else ()) + each)


def _start(claim: Claim) -> int:
    return claim.evidence[0].start if claim.evidence else 0
