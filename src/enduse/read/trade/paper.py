"""What kind of paper is it? Its title says so; where there is none, its fields do."""

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from enduse.read.trade.cells import Box, Row
from enduse.read.trade.labels import Vocabulary, folded
from enduse.reference import trade
from enduse.reference.trade import Paper, Term

#: What stands between a title and its number, and how long the letters of a series before it are at most.
_NUMBER = ("no", "number", "ref", "nr", "номер", "编号", "号")
_SERIES = 3
TITLE_LINES = 30  # a title further down is another paper's, or prose


class Titled(Struct, frozen=True):
    """A kind of paper and the words that say so, None where the kind follows from the fields."""

    paper: Paper
    title: Box | None


@cache
def _titles() -> Vocabulary:
    return Vocabulary(Term(p.kind, "paper", p.titles) for p in trade.papers())


@cache
def by_kind() -> dict[str, Paper]:
    """The kinds of paper by their key."""
    return {paper.kind: paper for paper in trade.papers()}


def titled(lines: Sequence[Row]) -> Titled | None:
    """The paper whose title stands in the first lines, alone ("PACKING LIST") or with its number ("Счет № 17")."""
    top = lines[:TITLE_LINES]
    for place, line in enumerate(top):
        if len(line) > 1 and place >= 3:
            continue
        for box in line:
            kinds = _titles().means(box.text) if len(box.text) <= 120 else ()
            if kinds:
                return Titled(_most_particular(kinds), box)
    for line in top:
        for box in line:
            paper = _numbered(box.text)
            if paper:
                return Titled(paper, box)
    return None


def implied(fields: Sequence[str]) -> Paper | None:
    """The paper that these header fields belong to, None where they fit several."""
    for field, kind in (
        ("bl_no", "bill_of_lading"),
        ("awb_no", "air_waybill"),
        ("invoice_number", "commercial_invoice"),
    ):
        if field in fields:
            return by_kind()[kind]
    return None


def _most_particular(kinds: Sequence[str]) -> Paper:
    return next(paper for paper in trade.papers() if paper.kind in kinds)


def is_title(text: str) -> bool:
    """Whether a cell is the title of a kind of paper and nothing else."""
    return any(folded(text) == title for title, _ in _folded_titles())


@cache
def _folded_titles() -> tuple[tuple[str, Paper], ...]:
    pairs = [(folded(title), paper) for paper in trade.papers() for title in paper.titles]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _numbered(text: str) -> Paper | None:
    """The paper that "Invoice No. 2024-17" or "Счет № 17 от …" names."""
    form = folded(text[:120])
    for title, paper in _folded_titles():
        if form.startswith(title + " "):
            after, behind = (*form[len(title) + 1 :].split(), "")[:2]
            series = after.isalpha() and len(after) <= _SERIES and behind.isdigit()  # "Credit note CN-12"
            if after in _NUMBER or any(c.isdigit() for c in after) or series:
                return paper
    return None
