"""A line of the report before it becomes HTML or Markdown: pieces, each marked as our words or a source's."""

from typing import Literal, NamedTuple

PieceKind = Literal["ours", "said", "mark", "note"]


class Piece(NamedTuple):
    """`ours`: the report's words. `said`: a source's words, never markup. `mark`: a word of caution that must be seen.

    `note`: a footnote's number. `target` is the anchor it points to, `id` its own anchor.
    """

    kind: PieceKind
    text: str
    target: str = ""
    id: str = ""


Line = tuple[Piece, ...]


def ours(text: str) -> Piece:
    """The report's own words."""
    return Piece("ours", text)


def said(text: str, target: str = "") -> Piece:
    """Words of a source."""
    return Piece("said", text, target)


def mark(text: str) -> Piece:
    """A word of caution."""
    return Piece("mark", text)


def plain(line: Line) -> str:
    """The line without marks and footnotes: for titles and descriptions."""
    return "".join(p.text for p in line if p.kind != "note")
