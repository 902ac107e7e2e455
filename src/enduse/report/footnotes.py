"""Footnotes: for every sentence the exact passage, its document, page and offsets, shown within the words around it."""

from typing import NamedTuple

from enduse.records.claim import Claim
from enduse.records.document import UNSURE, Document
from enduse.report.names import Names
from enduse.report.pieces import Line, Piece
from enduse.report.shown import shown

#: Characters of context shown on each side of a passage, at most.
CONTEXT = 140
#: A passage longer than this is cut in the footnote; its offsets still give the whole.
PASSAGE = 1200


class Footnote(NamedTuple):
    """One passage. `marks` are the anchors of the places that cite it."""

    number: int
    anchor: str
    document: str  # title or path
    origin: str
    target: str  # anchor of the document
    facts: str  # publisher, date
    place: str  # page and offsets
    before: str
    quote: str
    parts: tuple[tuple[str, str], ...]  # of the quote: words, and what is to be said of them ("read from a scan …")
    after: str
    marks: tuple[str, ...]
    read_by: str  # the readers that found the claims, with their lowest score where it is below 1


class Footnotes:
    """Gives each passage a number at its first use, the same one whenever it is cited again."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._spots: dict[tuple[str, int, int], int] = {}
        self._marks: dict[int, list[str]] = {}
        self._readers: dict[int, dict[str, float]] = {}

    def cite(self, claim: Claim) -> Line:
        """The footnote marks of a claim's passages."""
        pieces = []
        for passage in claim.evidence:
            number = self._spots.setdefault((claim.document, passage.start, passage.end), len(self._spots) + 1)
            marks = self._marks.setdefault(number, [])
            marks.append(f"r{number}-{len(marks) + 1}")
            scores = self._readers.setdefault(number, {})
            scores[claim.reader] = min(claim.score, scores.get(claim.reader, 1.0))
            pieces.append(Piece("note", str(number), f"n{number}", marks[-1]))
        return tuple(pieces)

    def all(self) -> tuple[Footnote, ...]:
        """Every footnote, by number."""
        return tuple(self._footnote(number, *spot) for spot, number in self._spots.items())

    def _footnote(self, number: int, id: str, start: int, end: int) -> Footnote:
        document = self._names.documents[id]
        before, after = _context(document.text, start, end)
        quote = document.text[start:end]
        return Footnote(
            number=number,
            anchor=f"n{number}",
            document=self._names.document(id),
            origin=document.origin,
            target=self._names.anchor(id),
            facts=", ".join(x for x in (document.publisher, document.published) if x),
            place=_place(document, start, end),
            before=shown(before),
            quote=shown(quote if len(quote) <= PASSAGE else quote[:PASSAGE] + " […]"),
            parts=_parts(document, start, min(end, start + PASSAGE), end),
            after=shown(after),
            marks=tuple(self._marks[number]),
            read_by=_readers(self._readers[number]),
        )


def _parts(document: Document, start: int, stop: int, end: int) -> tuple[tuple[str, str], ...]:
    """The passage cut where words were read unsurely from a scan."""
    parts, at = [], start
    for word in document.scanned:
        if word.sureness < UNSURE and start <= word.start and word.end <= stop:
            parts += [(document.text[at : word.start], "")] if word.start > at else []
            said = f"read from the scan with a sureness of {word.sureness:.0f} %: compare the original"
            parts.append((document.text[word.start : word.end], said))
            at = word.end
    rest = document.text[at:stop] + (" […]" if end > stop else "")
    return tuple((shown(text), said) for text, said in (*parts, (rest, "")) if text)


def _readers(scores: dict[str, float]) -> str:
    """ "rules-en, encoder-en (.87)"."""
    return ", ".join(
        reader if score >= 1 else f"{reader} ({score:.2f})" for reader, score in sorted(scores.items()) if reader
    )


def _place(document: Document, start: int, end: int) -> str:
    """ "page 2, characters 120–180"."""
    pages = [p.number for p in document.pages if p.start < end and start < p.end]
    page = ""
    if pages and len(document.pages) > 1:
        page = f"page {pages[0]}, " if pages[0] == pages[-1] else f"pages {pages[0]}–{pages[-1]}, "
    return f"{page}characters {start}–{end}"


def _context(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a passage, within its paragraph, cut at word ends."""
    low = max(text.rfind("\n", 0, start) + 1, start - CONTEXT, 0)
    stop = text.find("\n", end)
    high = min(stop if stop >= 0 else len(text), end + CONTEXT)
    before, after = text[low:start], text[end:high]
    if low and text[low - 1] != "\n":
        before = "…" + (before.split(" ", 1)[-1] if " " in before else before)
    if high < len(text) and text[high] != "\n":
        after = (after.rsplit(" ", 1)[0] if " " in after else after) + "…"
    return before, after
