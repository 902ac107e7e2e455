"""The report as Markdown: the same content as the page, for editors, wikis and diffs.

Words of documents can become neither markup nor links: every sign that means something to Markdown where it stands is
escaped, and what looks like an address stands in a code span, where no reader of Markdown makes a link of it.
"""

import re
from collections.abc import Iterable, Iterator

from enduse.records.picture import Picture
from enduse.report.contents import contents
from enduse.report.footnotes import Footnote
from enduse.report.pieces import Line
from enduse.report.shown import shown
from enduse.report.view import FlagsView, PartyView, ReplyView, Report, SourceView, TransferView

NAME = "markdown"

#: Signs that mean something anywhere in a line, and the colon before what may be the name of a picture, ":warning:".
_SIGNS = re.compile(r"([\\`*_{}\[\]#|<>~&$^]|:(?=[\w+-]{1,40}:))")
#: What means something at the beginning of a line alone: a list, a rule, a heading's underline, a definition.
_FIRST = re.compile(r" ?(?:[-+=:]|\d{1,9}[.)](?=\s|$))")
#: What some readers of Markdown turn into links by themselves (GitHub Flavored Markdown 0.29, "Autolinks (extension)").
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|mailto:|xmpp:)\S*", re.IGNORECASE)


def export(picture: Picture) -> dict[str, bytes]:
    """`report.md`."""
    text = "\n".join(_page(contents(picture)))
    return {"report.md": (re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n").encode("utf-8", "backslashreplace")}


def escaped(text: str) -> str:
    """Words of a document as Markdown that shows them and does nothing else."""
    text = shown(text)
    pieces, at = [], 0
    for address in _ADDRESS.finditer(text):
        pieces += [_SIGNS.sub(r"\\\1", text[at : address.start()]), _code(address[0])]
        at = address.end()
    told = "".join([*pieces, _SIGNS.sub(r"\\\1", text[at:])])
    first = _FIRST.match(told)
    return f"{told[: first.end() - 1]}\\{told[first.end() - 1 :]}" if first else told


def _code(text: str) -> str:
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{gap}{text}{gap}{fence}".replace("|", "\\|")


def _line(line: Line) -> str:
    texts = []
    for piece in line:
        if piece.kind == "note":
            texts.append(f"[^{piece.text}]")
        elif piece.kind == "mark":
            texts.append(f"**{piece.text}**")
        else:
            texts.append(escaped(piece.text) if piece.kind == "said" else piece.text)
    return "".join(texts)


def _page(report: Report) -> Iterator[str]:
    yield "# Who supplies whom with what\n"
    yield from (f"{escaped(each)}.  " for each in report.summary)
    yield "\n## Answer\n"
    yield from _answer(report)
    if report.transfers:
        yield "\n## Transfer by transfer\n"
        for one in report.transfers:
            yield from _transfer(one)
    yield from _section("Contradictions", (each for each, _ in report.contradictions))
    yield from _section("Open questions", (each for each, _ in report.questions))
    yield from _section("Remarks", (f"{rule}: {each}" for rule, each in report.remarks))
    yield from _flags(report.flags)
    if report.to_ask or report.ledger:
        yield "\n## Replies"
        yield from _replies("Still to ask, or to remind", report.to_ask, "[ ] ")
        yield from _replies("What came back", report.ledger, "")
    if report.groups:
        yield "\n## Also told\n"
        for group in report.groups:
            yield f"\n### {escaped(group.heading)}\n"
            yield from (f"- {_line(each)}" for each in group.lines)
    yield "\n## Parties\n\nA hit is a **candidate** with reasons for a person to judge, never a verdict.\n"
    for party in report.parties:
        yield from _party(party)
    yield from _goods(report)
    yield from _sources(report.sources)
    yield from _papers(report)
    yield from _reading()
    yield "\n## Footnotes\n"
    for note in report.footnotes:
        where = [note.document, note.origin if note.origin != note.document else "", note.facts]
        source = ", ".join(escaped(x) for x in where if x)
        passage = f"{escaped(note.before)}**{_quoted(note)}**{escaped(note.after)}"
        by = f"; read by {escaped(note.read_by)}" if note.read_by else ""
        yield f"[^{note.number}]: {passage} — {source}; {note.place}{by}.\n"
    yield f"\nMade by enduse {escaped(report.version)}. Offsets count Unicode code points into export/text/."


def _answer(report: Report) -> Iterator[str]:
    if not report.rows:
        yield "The documents that were read tell of no transfer. That is no finding that there was none."
    else:
        yield "Nothing here is a finding of fact: each line is what sources say.\n"
        yield "| What | From | Via | To | State | Told by |"
        yield "|---|---|---|---|---|---|"
        for row in report.rows:
            state = "**planned**" if row.planned else row.state
            state += (f", **{row.certainty}**" if row.certainty else "") + (", **denied**" if row.denied else "")
            state += ", **general denial**" if row.denied_in_general else ""
            cells = [escaped(x) for x in (row.goods, row.supplier, row.via or "–", row.recipient)]
            yield f"| {' | '.join([*cells, state, row.sources])} |"
    if report.not_shown:
        yield f"\n{report.not_shown}"
    if report.unreadable:
        yield f"\n{len(report.unreadable)} of the files could not be read; the answer may lack what stands there."


def _transfer(one: TransferView) -> Iterator[str]:
    yield f"\n### {escaped(one.heading)}\n"
    if one.part_of:
        yield f"Part of: {_line(one.part_of)}\n"
    stops = [f"{s.role}: {escaped(s.name)}" + ("" if s.known else " (not known)") for s in one.stops]
    yield f"Chain: {' → '.join(stops)}\n"
    yield from (f"- {label}: {_line(value)}" for label, value in one.facts)
    yield f"- Sources: {escaped(one.sources)}"
    yield from (f"- {label}: {_line(value)}" for label, value in one.grades)
    for heading, all in (
        ("Who says so", one.told),
        ("Who denies it", one.denials),
        ("Other denials by those who take part: of another delivery, or of none in particular", one.besides),
        ("What those concerned answered", one.replies),
    ):
        if all:
            yield f"\n**{heading}**\n"
            yield from (f"- {_line(each)}" for each in all)
    for heading, words in (
        ("Contradictions", one.remarks),
        ("Red flags", tuple(f"{id} {name}" for id, name in one.flags)),
        ("Open questions", one.questions),
    ):
        if words:
            yield f"\n**{heading}**\n"
            yield from (f"- {escaped(each)}" for each in words)


def _replies(heading: str, rows: Iterable[ReplyView], box: str) -> Iterator[str]:
    found = list(rows)
    if found:
        yield f"\n### {heading}\n"
    for row in found:
        about = f": {'; '.join(map(_line, row.about))}" if row.about else ""
        facts = f" ({_line(row.facts)})" if row.facts else ""
        yield f"- {box}{escaped(row.party)}: **{row.answer}**{about}{facts}"
        yield from (f"  - {_line(each)}" for each in row.lines)


def _party(party: PartyView) -> Iterator[str]:
    yield f"\n### {escaped(party.caption)} ({escaped(party.kind)})\n"
    yield from (f"- Name{f' ({escaped(k)})' if k else ''}: {escaped(v)}" for k, v in party.names)
    yield from (f"- Identifier: {escaped(each)}" for each in party.identifiers)
    if party.countries:
        yield f"- Country: {escaped(party.countries)}"
    yield f"- Id: `{party.id}`"
    yield from (f"- Judgement: {escaped(each)}" for each in party.judgements)
    yield from (f"- May be: {escaped(each)}" for each in party.candidates)
    for hit in party.hits:
        yield f"- **candidate** {escaped(hit.caption)}"
        yield from (f"  - {label}: {escaped(value)}" for label, value in hit.facts)
        yield from (f"  - {escaped(each)}" for each in hit.reasons)
    if party.screening:
        yield f"- {escaped(party.screening)}"


def _flags(flags: FlagsView) -> Iterator[str]:
    if not (flags.fired or flags.quiet or flags.untested):
        return
    yield "\n## Red flags\n"
    yield "Signs that authorities name as a reason to look closer. Each stands for itself; none is proof of guilt.\n"
    for flag in flags.fired:
        yield f"\n### {flag.id} {escaped(flag.name)}\n"
        yield f"{escaped('; '.join(flag.facts))}\n"
        for line in flag.lines:
            yield f"- {escaped(line.text)}"
            concerns = f" Concerns: {', '.join(escaped(name) for name, _ in line.parties)}" if line.parties else ""
            yield f"  - Looked at: {escaped(line.inputs)}.{concerns}"
        if flag.more:
            yield f"- {escaped(flag.more)}"
    if flags.quiet:
        yield f"\nTested, and not fired: {escaped('; '.join(flags.quiet))}."
    if flags.untested:
        yield "\nNot tested, for want of what the rule looks at:\n"
        yield from (f"- {escaped(name)}: needs {escaped(needs)}" for name, needs in flags.untested)
    yield "\nWhere the rules stand:\n"
    yield from (f"- {escaped(each)}" for each in flags.sources)


def _sources(sources: tuple[SourceView, ...]) -> Iterator[str]:
    if not sources:
        return
    yield "\n## Sources and their grades\n"
    yield "Reliability (A to F) is a person’s word on a source; F until given. A proposal by rule is not in use.\n"
    yield "| Source | Reliability | Reason given | Proposed by rule, not in use |"
    yield "|---|---|---|---|"
    for one in sources:
        cells = (f"{one.name} ({one.kind})", one.grade, one.why or "–", one.proposed or "–")
        yield f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _goods(report: Report) -> Iterator[str]:
    if not report.goods:
        return
    yield "\n## Goods and control lists\n"
    yield "A code is **declared** where it stands in a document; an **inferred** one is a candidate, no ruling.\n"
    for item in report.goods:
        said = f" (also: {'; '.join(map(escaped, item.wordings))})" if item.wordings else ""
        yield f"- **{escaped(item.description)}**{said}"
        for code in item.codes:
            yield f"  - {escaped(code.code)}, {code.basis}. Control lists: {escaped(code.control)}"
            yield from (f"    - {escaped(each)}" for each in code.reasons)
    yield "\nControl lists:\n"
    yield from (f"- {escaped(each)}" for each in report.control_lists)


def _papers(report: Report) -> Iterator[str]:
    yield "\n## Lists searched\n"
    if not report.lists:
        yield "None. No party was looked up on any list."
    for name, facts, refused in report.lists:
        yield f"- {escaped(name)}: {escaped(facts)}"
        yield from (f"  - could not be read: {escaped(each)}" for each in refused)
    yield "\n## Documents\n"
    for paper in report.papers:
        title = f" – {escaped(paper.title)}" if paper.title else ""
        yield f"- **{escaped(paper.origin)}**{title}  \n  {escaped(paper.facts)}  \n  SHA-256 `{paper.sha256}`"
        yield from (f"  - {escaped(each)}" for each in paper.notes)
    if report.unreadable:
        yield "\n### Could not be read\n"
        for paper in report.unreadable:
            yield f"- **{escaped(paper.origin)}**: {escaped(paper.error)}  \n  SHA-256 `{paper.sha256}`"
    if report.rejections:
        yield "\n### Dropped proposals\n\nSuggestions whose words do not stand in the text; used nowhere.\n"
        yield from (f"- {escaped(what)}: {count}" for what, count in report.rejections)


def _reading() -> Iterator[str]:
    yield "\n## How to read this\n"
    yield "- Every sentence is put together by rule from one claim; the footnote shows the exact words."
    yield (
        "- A footnote names the reader that found the claim; a figure behind it is that reader's own score of its "
        "labels, not a likelihood that the claim is true."
    )
    yield "- **probable**, **possible**, **only under a condition** are the source’s own caution, not a score of ours."
    yield "- **planned** means that it has not been told as done."
    yield "- Texts that go back to one origin count as one independent origin; the count errs on the low side."
    yield "- A hit on a list is a candidate. No party is ever cleared by this report: “no hit” is not “not listed”."
    yield "- A word followed by [?] in a footnote was read unsurely from a scan: compare the original."
    yield "- A red flag is a sign that an authority names. “Not tested” means that the documents do not tell it."
    yield "- Reliability (A to F) is a person’s word on a source; credibility (1 to 6) is derived by rule."
    yield "- Brackets hold the name by which the report calls what the source's words do not name."
    yield "- A party that a text does not name is never taken for a named one, whatever speaks for it."


def _quoted(note: Footnote) -> str:
    """The passage, a question mark after each word that was read unsurely from a scan."""
    words = "".join(f"{text}[?]" if said else text for text, said in note.parts)
    return escaped(words.strip())


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"\n## {heading}\n"
        yield from (f"- {escaped(each)}" for each in found)
