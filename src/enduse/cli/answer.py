"""The answer in the terminal after a run: who supplies whom with what, who says so, who denies it, and what is open.

It is short on purpose: each section is cut after a few lines and says how many more stand in the report.
"""

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from enduse.cli.answered import answers, owed
from enduse.cli.shown import on_one_line
from enduse.records.claim import Claim, Voice
from enduse.records.document import Document
from enduse.records.picture import Picture
from enduse.records.transfer import Transfer
from enduse.report.besides import besides, deniers
from enduse.report.bound import Bound
from enduse.report.deliveries import STATES, between, certainty
from enduse.report.figures import disputed, wares
from enduse.report.list_dates import asked_for, dated
from enduse.report.names import Names
from enduse.report.other_ends import other_ends
from enduse.report.papers import unsigned
from enduse.report.unnamed import RULE, asked_there, candidates, with_candidates
from enduse.report.voices import is_number, voices

#: How many lines of a section are printed before the report is pointed to.
LONGEST = 8
WIDTH = 100
#: How sure the surest source sounds that does not state it as fact.
HEDGES = {"probable": "said to be probable", "possible": "said to be possible", "conditional": "under a condition"}


def answer(picture: Picture, report: Path, *, colour: bool = False) -> str:
    """The whole answer as text; `colour` sets the headings apart with terminal codes (none come from documents)."""
    names = Names(picture)
    sections = (
        ("TRANSFERS", list(_transfers(picture))),
        (
            "WHO ANSWERED",
            [*_cut([[line] for line in answers(picture, names)]), *_cut([[line] for line in owed(picture)])],
        ),
        ("HITS  (candidates for a person to check, never a verdict)", _cut([[line] for line in _hits(picture)])),
        ("DISAGREEMENTS AND REMARKS", _cut([[line] for line in _findings(picture, ("warning", "notice"))])),
        ("RED FLAGS  (reasons to look closer; each stands for itself)", _cut([[line] for line in _flags(picture)])),
        ("OPEN QUESTIONS", _cut([[line] for line in _findings(picture, ("question",))])),
        ("WHO IT MAY BE  (for a person to judge)", _cut([[line] for line, _ in candidates(picture, names)])),
        ("NOT READ", _cut([[line] for line in _unread(picture)])),
    )
    blocks = [_wrapped(_opening(picture), "", "")]
    for heading, lines in sections:
        if lines:
            blocks.append("\n".join([click.style(heading, bold=True) if colour else heading, *lines]))
    if lacking := unsigned(picture):
        blocks.append(_wrapped(lacking, "", ""))
    blocks.append(f"Report: {on_one_line(report, 500)}")
    return "\n\n".join(blocks) + "\n"


def summary(picture: Picture, case: Path) -> dict[str, object]:
    """The counts of a run for programs, with every document that could not be read."""
    return {
        "case": str(case),
        "report": str(case / "report.html"),
        "as_of": picture.as_of,
        "documents": len(picture.documents),
        "unread": [{"origin": d.origin, "error": d.error} for d in picture.documents if d.error],
        "claims": len(picture.claims),
        "parties": len(picture.parties),
        "items": len(picture.items),
        "transfers": len(picture.transfers),
        "hits": len(picture.hits),
        "findings": len(picture.findings),
        "rejections": len(picture.rejections),
        "lists": [{"name": x.name, "as_of": x.as_of, "entries": x.entries} for x in picture.lists],
    }


def _opening(picture: Picture) -> str:
    unread = sum(1 for d in picture.documents if d.error)
    counts = [
        _count(len(picture.documents) - unread, "document") + " read" + (f", {unread} not" if unread else ""),
        _count(len(picture.claims), "claim"),
    ]
    if picture.rejections:
        counts.append(f"{_count(len(picture.rejections), 'proposal')} dropped (not in the text)")
    searched = "; ".join(f"{x.name} ({dated(x)}, {_count(x.entries, 'entry', 'entries')})" for x in picture.lists)
    counts.append(f"screened against {searched}{asked_for(picture)}" if searched else "not screened")
    return " · ".join(counts)


def _transfers(picture: Picture) -> Iterator[str]:
    names, bound, claims = Names(picture), Bound(picture), {c.id: c for c in picture.claims}
    first = sorted(picture.transfers, key=_weight)[:LONGEST]
    if not first:
        yield "  the documents speak of none" if picture.documents else "  there are no documents"
    blocks = [_transfer(t, names, bound, claims) for t in first]
    yield from _cut(blocks, numbered=True, of=len(picture.transfers))


def _transfer(transfer: Transfer, names: Names, bound: Bound, claims: dict[str, Claim]) -> list[str]:
    """One transfer: the chain; what, how many, when, state; who says so; who denies."""
    stops = [stop.name for stop in between(transfer, names)]
    chain = " → ".join([names.party(transfer.supplier) or "?", *stops, names.party(transfer.recipient) or "?"])
    if transfer.end_user and transfer.end_user != transfer.recipient:
        chain += f" → {names.party(transfer.end_user)} (end user)"
    places = [f"{word} {names.party(p)}" for word, p in (("from", transfer.origin), ("to", transfer.destination)) if p]
    what = [wares(transfer, claims)]
    figures = disputed(transfer, claims)
    if figures or (transfer.quantity and transfer.quantity.text not in what[0]):
        what.append(figures or (transfer.quantity.text if transfer.quantity else ""))
    what += [" ".join(places)] if places else []
    what.append((transfer.when.value or transfer.when.text) if transfer.when else "date unknown")
    state = STATES.get(transfer.state or "", transfer.state or "state unknown")
    sure = certainty(transfer, claims)
    what.append(f"{state} ({HEDGES[sure]})" if sure else state)
    supporting = [claims[c] for c in transfer.supported_by if c in claims]
    texts = len({claim.document for claim in supporting})
    ends = {claim.id: other_ends(claim, transfer, names) for claim in supporting}
    said = _unique(_voice(claim, names) for claim in supporting if not ends[claim.id])
    otherwise = _unique(f"{_voice(c, names)} ({', '.join(ends[c.id])})" for c in supporting if ends[c.id])
    lines = [chain, ", ".join(what)]
    count = f"{_count(texts, 'text')}, {_count(transfer.roots, 'independent origin')}"
    lines.append(f"said by {'; '.join(said)} — {count}" if said else f"told with other ends only — {count}")
    if otherwise:
        lines.append(f"told of the same goods with another end by {'; '.join(otherwise)}")
    general = bound.in_general(transfer)
    against = [claims[c] for c in transfer.denied_by if c in claims]
    if narrow := _unique(_denier(c, names) for c in against if c.id not in general):
        lines.append(f"denied by {'; '.join(narrow)}")
    if wide := _unique(_denier(c, names) for c in against if c.id in general):
        lines.append(f"denied in general, not of this delivery alone, by {'; '.join(wide)}")
    chained = {transfer.supplier, *transfer.via, transfer.recipient, transfer.end_user}
    if others := sorted(
        {names.party(id) for c in besides(transfer, bound.denials) for id in deniers(c) & chained} - {""}
    ):
        lines.append(f"other denials by {'; '.join(others)}, not of this delivery for sure: see the report")
    return lines


def _weight(transfer: Transfer) -> tuple[int, int, int]:
    """What comes first: more independent origins, then fewer unknown ends, then more claims."""
    unknown = sum(1 for known in (transfer.supplier, transfer.recipient, transfer.item) if not known)
    return -transfer.roots, unknown, -len(transfer.supported_by)


def _names(picture: Picture) -> dict[str, str]:
    """What the report calls each party."""
    known = Names(picture)
    return {party.id: known.party(party.id) for party in picture.parties}


def _hits(picture: Picture) -> Iterator[str]:
    names = _names(picture)
    for hit in sorted(picture.hits, key=lambda h: (-h.score, h.party, h.list, h.entity)):
        since = f", listed {hit.listed_since}" if hit.listed_since else ""
        as_of = f", as of {hit.as_of}" if hit.as_of else ""
        owner = " through ownership" if hit.via_ownership else ""
        name = names.get(hit.party, hit.party)
        yield f"{name} ~ {hit.caption or hit.entity}{owner} ({hit.list}{since}{as_of}; {hit.score:.2f})"


def _findings(picture: Picture, severities: Sequence[str]) -> Iterator[str]:
    apart, known = {*(test.id for test in picture.flags), "not_asked", RULE}, with_candidates(picture)
    for severity in severities:
        found = (f for f in picture.findings if f.severity == severity and f.rule not in apart)
        yield from _unique(f.summary for f in found if not asked_there(f, known))


def _flags(picture: Picture) -> Iterator[str]:
    """Each flag that fired, the weightiest first: how often, and the first time it did."""
    order = ("high", "medium", "low")
    for test in sorted(picture.flags, key=lambda t: (order.index(t.weight), t.id)):
        if test.status == "fired":
            first = next(f.summary for f in picture.findings if f.rule == test.id)
            yield f"{test.id} {test.name} ({test.fired} of {test.looked_at} looked at): {first}"


def _unread(picture: Picture) -> Iterator[str]:
    yield from (f"{d.origin}: {d.error}" for d in picture.documents if d.error)


def _voice(claim: Claim, names: Names) -> str:
    """Who says it, outermost first; the document's own name where no voice is known."""
    document = names.documents.get(claim.document)
    if document is None or not claim.voice:
        return names.source(claim.document)
    return ", citing ".join(reversed([_called(voice, document) for voice in voices(claim.voice, document)]))


def _denier(claim: Claim, names: Names) -> str:
    """Who denies: the innermost voice; those who report it stand in brackets."""
    document = names.documents.get(claim.document)
    chain = [voice.name for voice in voices(claim.voice, document)] if document else []
    if len(chain) < 2 or not claim.voice:
        return _voice(claim, names)
    return f"{chain[0]} (as reported by {', relayed by '.join(chain[1:])})"


def _called(voice: Voice, document: Document) -> str:
    """A voice's name; a paper known by its number alone with the file in which it stands."""
    return f"{voice.name} in {document.origin}" if is_number(voice) else voice.name


def _cut(blocks: Sequence[Sequence[str]], *, numbered: bool = False, of: int = 0) -> list[str]:
    """The blocks as indented, wrapped lines, cut after `LONGEST` blocks; `of` is how many there are, if more."""
    lines = []
    for number, block in enumerate(blocks[:LONGEST], 1):
        first = f"{number:>3}  " if numbered else "  "
        for index, line in enumerate(block):
            lines.append(_wrapped(line, first if index == 0 else " " * len(first), " " * (len(first) + 2)))
    if (whole := max(of, len(blocks))) > LONGEST:
        lines.append(f"  … and {whole - LONGEST} more in the report")
    return lines


def _wrapped(line: str, first: str, rest: str) -> str:
    return textwrap.fill(
        on_one_line(line, 400), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


def _unique(names: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
