"""What the report says, in its order: the answer, then transfer by transfer, then everything else that was found."""

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from enduse.records.claim import Claim
from enduse.records.grade import InformationGrade
from enduse.records.picture import Picture
from enduse.records.transfer import Transfer
from enduse.report import deliveries, flags, goods, grades, parties, replies
from enduse.report.bound import Bound
from enduse.report.disagreements import DISAGREE, disagreement
from enduse.report.footnotes import Footnotes
from enduse.report.list_dates import asked_for, dated
from enduse.report.names import Names
from enduse.report.papers import papers, unsigned
from enduse.report.unnamed import RULE, asked_there, candidates, with_candidates
from enduse.report.view import Group, Report, TransferView
from enduse.report.wording import sentence

#: A report is read by people: beyond these numbers it points to the exports, which hold everything.
TRANSFERS, ROWS, OTHER_CLAIMS, PARTIES, GOODS = 150, 500, 1500, 400, 200

#: Which role a claim is filed under.
SUBJECTS = ("owner", "developer", "producer", "member", "item", "subject", "payer", "target", "authority", "visitor",
            "party", "user", "speaker", "supplier", "recipient")  # fmt: skip


def contents(picture: Picture) -> Report:
    """Everything the report says about a picture. Footnotes are numbered in reading order."""
    names, bound = Names(picture), Bound(picture)
    claims = {c.id: c for c in picture.claims}
    order = deliveries.ranked(picture.transfers)
    detailed, listed = order[:TRANSFERS], order[:ROWS]
    described, ware = parties.chosen(picture), goods.chosen(picture)
    people = described[:PARTIES]
    for id in [*(t.id for t in detailed), *(p.id for p in people), *(d.id for d in picture.documents)]:
        names.describe(id)
    notes = Footnotes(names)
    graded = grades.of_transfers(picture)
    flagged = flags.by_claim(picture)
    seen: deliveries.Seen = {}
    views = tuple(_view(t, picture, bound, claims, names, notes, graded, flagged, seen) for t in detailed)
    used = {c for t in detailed for c in (*t.supported_by, *t.denied_by)}
    rest = also_told(picture, used)
    to_ask, ledger = replies.ledger(picture, bound, claims, names, notes, ROWS)
    groups = _groups(rest[:OTHER_CLAIMS], names, notes)
    read, unread = papers(picture, names)
    rules = flags.ids(picture)
    return Report(
        summary=_summary(picture),
        rows=tuple(deliveries.row(t, bound, claims, names) for t in listed),
        transfers=views,
        not_shown=_not_shown(len(order), len(rest), len(described), len(ware)),
        groups=groups,
        to_ask=to_ask,
        ledger=ledger,
        parties=tuple(parties.view(p, picture, names) for p in people),
        goods=tuple(goods.view(item) for item in ware[:GOODS]),
        control_lists=goods.control_lists(),
        questions=(*_found("open_question", picture, names), *_unnamed(picture, names)),
        contradictions=tuple(
            (disagreement(f), names.anchor(f.transfer)) for f in picture.findings if f.rule in DISAGREE
        ),
        remarks=tuple(
            dict.fromkeys(
                (f.rule.replace("_", " "), f.summary)
                for f in picture.findings
                if f.rule not in ("open_question", "not_asked", RULE, *DISAGREE) and f.rule not in rules
            )
        ),
        flags=flags.view(picture, names),
        sources=grades.sources(picture),
        lists=_lists(picture),
        papers=read,
        unreadable=unread,
        rejections=tuple(sorted(Counter(f"{r.reader}: {r.field.split(' ')[0]}" for r in picture.rejections).items())),
        footnotes=notes.all(),
        version=picture.version,
    )


def _view(
    transfer: Transfer,
    picture: Picture,
    bound: Bound,
    claims: dict[str, Claim],
    names: Names,
    notes: Footnotes,
    graded: dict[str, InformationGrade],
    flagged: dict[str, tuple[tuple[str, str], ...]],
    seen: deliveries.Seen,
) -> TransferView:
    """A transfer in full, with its grades and its red flags."""
    shown = deliveries.view(transfer, bound, claims, names, notes, seen)
    given = grades.facts(graded[transfer.id], picture.grades.sources) if transfer.id in graded else ()
    told = sorted({flag for claim in transfer.supported_by for flag in flagged.get(claim, ())})
    return replace(shown, grades=given, flags=tuple(told))


def _summary(picture: Picture) -> tuple[str, ...]:
    """What was read, and as of when the lists speak."""
    unread = sum(1 for d in picture.documents if d.error)
    languages = sorted({d.language for d in picture.documents if d.language})
    texts = f"{_count(len(picture.documents) - unread, 'document')} read"
    texts += f", {_count(unread, 'file')} could not be read" if unread else ""
    texts += f"; languages: {', '.join(languages)}" if languages else ""
    named = ", ".join(f"{known.name} ({dated(known)})" for known in picture.lists)
    against = f"{_count(len(picture.lists), 'list')}, {named}{asked_for(picture)}"
    lists = f"Screened against {against}" if picture.lists else "Not screened: no list was given"
    if any(known.entries for known in picture.lists):
        asked = sum(1 for p in picture.parties if p.names and not p.unnamed and p.kind != "place")
        lists += f": {asked:,} of {len(picture.parties):,} parties searched, not those without a name, and no places"
    found = f"{_count(len(picture.claims), 'claim')}, {_count(len(picture.transfers), 'transfer')}"
    hits = len({h.party for h in picture.hits})
    found += f", {hits} {'party' if hits == 1 else 'parties'} with a candidate on a list"
    return tuple(line for line in (texts, unsigned(picture), found, lists) if line)


def _found(rule: str, picture: Picture, names: Names) -> tuple[tuple[str, str], ...]:
    """The findings of one rule, each with the place that describes its transfer."""
    known = with_candidates(picture)
    found = (f for f in picture.findings if f.rule == rule and not asked_there(f, known))
    return tuple((f.summary, names.anchor(f.transfer)) for f in found)


def _unnamed(picture: Picture, names: Names) -> Iterable[tuple[str, str]]:
    """Whom those without a name may be, each with its place among the parties."""
    return ((f"{line}; a person has to judge.", names.anchor(id)) for line, id in candidates(picture, names))


def also_told(picture: Picture, used: set[str]) -> list[Claim]:
    """The claims that no transfer and no row of the ledger of replies holds, without those in `used`."""
    held = (
        used | {c for t in picture.transfers for c in t.supported_by} | {c for r in picture.replies for c in r.claims}
    )
    return [c for c in picture.claims if c.id not in held]


def _groups(claims: Iterable[Claim], names: Names, notes: Footnotes) -> tuple[Group, ...]:
    """Claims by the party or item they are about, in the order of the documents."""
    filed: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (names.documents[c.document].origin, _start(c), c.id)):
        filed.setdefault(_subject(claim, names), []).append(claim)
    return tuple(
        Group(heading, tuple((*sentence(c, names), *notes.cite(c)) for c in filed[heading]))
        for heading in sorted(filed, key=lambda h: (h.casefold(), h))
    )


def _subject(claim: Claim, names: Names) -> str:
    for role in SUBJECTS:
        for filler in claim.fillers(role):
            if filler.party:
                return names.party(filler.party)
            if filler.item in names.items:
                return names.items[filler.item].description
            return names.called(filler.text)
    if claim.voice:
        return names.party(claim.voice[-1].party) or claim.voice[-1].name
    return names.document(claim.document)


def _lists(picture: Picture) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    found = []
    for known in picture.lists:
        facts = [
            known.publisher,
            f"as of {known.as_of}" if known.as_of else "gives no date",
            f"{known.entries:,} entries",
            f"licence: {known.licence}" if known.licence else "",
            known.note or "",
            known.stale or "",
            *known.limits,
            f"{_count(len(known.refused), 'line')} could not be read" if known.refused else "",
            f"SHA-256 {known.sha256}",
        ]
        found.append((known.name, "; ".join(f for f in facts if f), known.refused[:20]))
    return tuple(found)


def _not_shown(transfers: int, claims: int, people: int, items: int) -> str:
    limits = (
        (transfers, TRANSFERS, "transfers"),
        (claims, OTHER_CLAIMS, "other claims"),
        (people, PARTIES, "parties"),
        (items, GOODS, "goods"),
    )
    cut = [f"{most} of {total} {what}" for total, most, what in limits if total > most]
    return f"For length, this report describes {', '.join(cut)} in full; the files in export/ hold all." if cut else ""


def _start(claim: Claim) -> int:
    return claim.evidence[0].start if claim.evidence else 0


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
