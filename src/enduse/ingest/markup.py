"""What a tree of markup says: paragraphs, section heads and tables, in the order a reader meets them.

Serves pages as they are (HTML tags) and the article that trafilatura cuts out of them (its own tags).
"""

import re

from lxml import etree

from enduse.ingest.compose import Composer, clean, one_line

_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "head"})
_BLOCKS = _HEADS | {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "cell", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "item",
    "legend", "li", "list", "main", "nav", "ol", "p", "pre", "quote", "row", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul", "code", "ab",
}  # fmt: skip
_BREAKS = frozenset({"br", "lb"})
_AS_SET = frozenset({"pre", "code", "ab"})
_ROWS, _CELLS, _TABLES = ("tr", "row"), ("td", "th", "cell"), ("table",)
_UNSEEN = frozenset({
    "script", "style", "template", "noscript", "object", "iframe", "svg", "math", "canvas", "select", "button",
    "input",
})  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LONGEST_CELL = 1000
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]*\n\s*|[ \t\r\f\v]+")


class _Words:
    """The running text of the paragraph at hand."""

    def __init__(self, out: Composer) -> None:
        self._out = out
        self._pieces: list[str] = []

    def say(self, text: str | None, as_set: bool = False) -> None:
        """Add words; line breaks in the markup are spaces, unless the text is shown as it is set."""
        if text:
            self._pieces.append(text if as_set else _SPACES.sub(" ", text))

    def line(self) -> None:
        self._pieces.append("\n")

    def close(self, heading: bool = False) -> None:
        """Put the paragraph down, if it holds anything; a line break in it stays."""
        lines = [one_line(line) for line in clean("".join(self._pieces)).split("\n")]
        self._pieces.clear()
        if text := "\n".join(line for line in lines if line):
            self._out.block(text.replace("\n", " ") if heading else text, heading=heading)


def compose(root: etree._Element, out: Composer, drop: frozenset[str] = frozenset()) -> int:
    """Append the tree to `out`, leaving out the tags in `drop`; returns how many hidden elements were left out."""
    words, hidden = _Words(out), 0
    left_out: set[etree._Element] = set()
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            concealed = node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))
            if tag in _UNSEEN or tag in drop or concealed or (tag == "head" and node.find("title") is not None):
                hidden += concealed
                walk.skip_subtree()
                left_out.add(node)
            elif tag in _TABLES and _holds_data(node):
                words.close()
                out.gap()
                out.table(_rows(node))
                walk.skip_subtree()
                left_out.add(node)
            else:
                if tag in _BLOCKS:
                    words.close()
                elif tag in _BREAKS:
                    words.line()
                words.say(node.text, as_set=tag in _AS_SET)
            continue
        if event == "end":
            if node in left_out:
                left_out.discard(node)
            elif tag in _BLOCKS:
                words.close(heading=tag in _HEADS)
        if node is not root:
            words.say(node.tail)
    words.close()
    return hidden


def _holds_data(table: etree._Element) -> bool:
    """Whether a table is one (two rows of two short cells), not a means to lay out a page."""
    if next(table.iterdescendants(*_TABLES), None) is not None:
        return False
    rows = [[_said(cell) for cell in row.iterchildren(*_CELLS)] for row in table.iterdescendants(*_ROWS)]
    return sum(sum(map(bool, row)) > 1 for row in rows) > 1 and all(len(c) <= _LONGEST_CELL for r in rows for c in r)


def _rows(table: etree._Element) -> list[list[tuple[int, str]]]:
    """The cells of a table by row and column; a cell that spans columns or rows stands in its first."""
    found: list[list[tuple[int, str]]] = []
    taken: dict[int, int] = {}  # column -> rows still covered from above
    for row in table.iterdescendants(*_ROWS):
        line, column, below = [], 0, {c: n - 1 for c, n in taken.items() if n > 1}
        for cell in row.iterchildren(*_CELLS):
            while taken.get(column, 0) > 0:
                column += 1
            line.append((column, _said(cell)))
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            if high > 1:
                below.update(dict.fromkeys(range(column, column + wide), high - 1))
            column += wide
        taken = below
        found.append(line)
    return found


def _span(cell: etree._Element, name: str) -> int:
    """How many columns or rows a cell covers, at most 1,000 (HTML Living Standard, 4.9.11)."""
    value = cell.get(name) or cell.get("cols" if name == "colspan" else "rows") or "1"
    return min(int(value), 1000) if value.isascii() and value.isdigit() and len(value) < 6 and int(value) else 1


def _said(cell: etree._Element) -> str:
    """The words of a cell on one line; line breaks and inner blocks part words."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(cell, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else ""
        apart = " " if tag in _BLOCKS or tag in _BREAKS else ""
        if event == "start":
            pieces += [apart, "" if tag in _UNSEEN else node.text or ""]
        elif node is not cell:
            pieces += [apart, node.tail or ""]
    return one_line("".join(pieces))
