"""What a Word document's XML says: paragraphs, heads and tables in reading order (ECMA-376 Part 1, section 17)."""

import re

from lxml import etree

from enduse.ingest.compose import Composer, clean, one_line

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
#: The second copy of a drawing, kept for old programs.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = frozenset({f"{_W}del", f"{_W}moveFrom"})
_WRITTEN = {f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEAD_STYLE = re.compile(r"(?:heading \d|title|subtitle)$", re.I)
_LONGEST_CELL = 2000
_BODY_LEVEL = "9"


def heading_styles(styles: etree._Element | None) -> frozenset[str]:
    """Ids of the paragraph styles that are heads: by name, by outline level, or based on one that is."""
    if styles is None:
        return frozenset()
    found: set[str] = set()
    based: dict[str, str] = {}
    for style in styles.iterchildren(f"{_W}style"):
        name, own = style.find(f"{_W}name"), style.get(f"{_W}styleId", "")
        level, base = style.find(f"{_W}pPr/{_W}outlineLvl"), style.find(f"{_W}basedOn")
        if (name is not None and _HEAD_STYLE.match(name.get(_VAL, ""))) or _is_level(level):
            found.add(own)
        if base is not None:
            based[own] = base.get(_VAL, "")
    for _ in range(10):  # styles are rarely based on one another more deeply
        found |= {own for own, base in based.items() if base in found}
    return frozenset(found)


class Story:
    """One run of content (body, a page header, the footnotes) on its way into a text."""

    def __init__(self, out: Composer, heads: frozenset[str]) -> None:
        self._out, self._heads = out, heads
        self.deleted = 0

    def blocks(self, root: etree._Element) -> None:
        """Append every paragraph and table under `root`; tracked deletions are left out and counted."""
        for node in root.iterchildren(etree.Element):
            if node.tag == f"{_W}p":
                self._paragraph(node)
            elif node.tag == f"{_W}tbl":
                self._table(node)
            elif node.tag in _DELETED:
                self.deleted += 1
            elif node.tag != _FALLBACK:
                self.blocks(node)

    def _paragraph(self, node: etree._Element) -> None:
        boxes: list[etree._Element] = []
        lines = clean(self._words(node, boxes)).split("\n")
        text = "\n".join(line.strip() for line in lines if line.strip())
        if text:
            heading = self._is_head(node)
            self._out.block(text.replace("\n", " ") if heading else text, heading=heading)
        for box in boxes:
            self.blocks(box)

    def _is_head(self, node: etree._Element) -> bool:
        style, level = node.find(f"{_W}pPr/{_W}pStyle"), node.find(f"{_W}pPr/{_W}outlineLvl")
        return _is_level(level) or (style is not None and style.get(_VAL, "") in self._heads)

    def _words(self, node: etree._Element, boxes: list[etree._Element]) -> str:
        """The words of a paragraph; text boxes anchored in it are put in `boxes`, to follow after it."""
        pieces: list[str] = []
        for child in node.iterchildren(etree.Element):
            if child.tag == f"{_W}t":
                pieces.append(child.text or "")
            elif child.tag in _WRITTEN:
                pieces.append(_WRITTEN[child.tag])
            elif child.tag in _DELETED:
                self.deleted += 1
            elif child.tag == f"{_W}txbxContent":
                boxes.append(child)
            elif child.tag not in (_FALLBACK, f"{_W}pPr", f"{_W}rPr"):
                pieces.append(self._words(child, boxes))
        return "".join(pieces)

    def _table(self, node: etree._Element) -> None:
        """A table; one that only frames a text (one column, or cells of page length) is read as paragraphs."""
        rows = [self._row(row) for row in node.iterdescendants(f"{_W}tr") if _table_of(row) is node]
        if all(len(row) < 2 for row in rows) or any(len(text) > _LONGEST_CELL for row in rows for _, text in row):
            for cell in (c for c in node.iterdescendants(f"{_W}tc") if _table_of(c) is node):
                self.blocks(cell)
            return
        self._out.gap()
        self._out.table(rows)

    def _row(self, row: etree._Element) -> list[tuple[int, str]]:
        """The cells of a row by grid column; a cell merged into the one above is empty."""
        before = row.find(f"{_W}trPr/{_W}gridBefore")
        column, cells = _number(before, 0), []
        for cell in (c for c in row.iterdescendants(f"{_W}tc") if _row_of(c) is row):
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            covered = merged is not None and merged.get(_VAL, "continue") == "continue"
            cells.append((column, "" if covered else self._cell(cell)))
            column += _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
        return cells

    def _cell(self, cell: etree._Element) -> str:
        """All words of a cell on one line, inner tables and boxes included."""
        said = []
        for paragraph in cell.iterdescendants(f"{_W}p"):
            if not any(True for _ in paragraph.iterancestors(f"{_W}txbxContent")):
                boxes: list[etree._Element] = []
                said.append(self._words(paragraph, boxes))
                said += [self._cell(box) for box in boxes]
        return one_line(" ".join(said))


def _is_level(level: etree._Element | None) -> bool:
    return level is not None and level.get(_VAL, _BODY_LEVEL) != _BODY_LEVEL


def _number(node: etree._Element | None, default: int) -> int:
    """A small number in an attribute, at most 63 (Word's own limit of columns)."""
    value = node.get(_VAL, "") if node is not None else ""
    return min(int(value), 63) if value.isascii() and value.isdigit() else default


def _table_of(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(f"{_W}tbl"), None)


def _row_of(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(f"{_W}tr"), None)
