"""An extract from a register of companies as a form: labelled lines under section heads, one company in all.

Russian extracts (ЕГРЮЛ) and Chinese reports (企业信用信息公示) name the company first; further sections tell who may
act for it and who holds its shares, and repeat their labels for each of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from enduse.read.trade.cells import Box, Row
from enduse.read.trade.labels import folded
from enduse.records.document import Document
from enduse.reference import registry

#: What an extract tells of the company that no ownership or office rests on.
PARTICULARS = frozenset({"address", "incorporated", "activity", "email"})
_BEGINNING = 4000  # characters in which an extract says that it is one
_NUMBER = re.compile(r"\d{1,4}[.)]?(?:\s+|$)")
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^\t]+")
_COLON = re.compile(r"\s*[:：]\s*")
#: An owner and the share on one numbered line: "1. ГУСАРОВ ИВАН ПЕТРОВИЧ, ИНН 500100732259, доля: 60 %".
_HELD = re.compile(
    r"[ \t]*\d{1,4}[.)][ \t]+(?P<who>[^\n\t:：;—–(,]{2,120}?)"
    r"(?:[ ,(]{1,3}ИНН[ :]{0,3}(?P<inn>\d{10,12})\)?)?[ ,;—–-]{1,4}"
    r"(?:(?:размер[ ])?(?:дол[яи]|持股比例|出资比例)(?:[ ]в[ ]уставном[ ]капитале)?[ ]?[:：—–-]?[ ]?)?"
    r"(?P<share>\d{1,3}(?:[.,]\d{1,6})?[ \u00a0]?%)",
    re.IGNORECASE,
)
_NAMES_A_FIRM = re.compile(r"(?:\w+\s)?наименование", re.IGNORECASE)  # a person stands by surname
_LONGEST_HEAD = 160
_LONGEST_LINE = 2000


class Entry(Struct):
    """The company, an owner or an officer of an extract: its values by canonical name, and its lines."""

    section: str
    values: dict[str, Box] = field(default_factory=dict)
    lines: list[Row] = field(default_factory=list)


def is_extract(document: Document) -> bool:
    """Whether a document says at its beginning that it is an extract from a register."""
    begins = folded(document.text[:_BEGINNING])
    return any(folded(title) in begins for title in registry.extract()["title"][""])


def entries(document: Document) -> list[Entry]:
    """The company first, then each officer and owner; empty where no company is named."""
    company, found = Entry("company"), list[Entry]()
    section, at = "company", company
    for line in _LINE.finditer(document.text):
        cells = list(_cells(line)) if len(line[0]) <= _LONGEST_LINE else []
        if not cells:
            continue
        head = _heading(cells)
        if head is not None:
            section = "company" if head == "other" else head
            at = company if section == "company" else Entry(section)
            continue
        held = _HELD.match(line[0]) if section == "owner" else None
        if held is not None:
            at = _holder(line, held, cells)
            found.append(at)
            continue
        named = _value(cells, section)
        if named is None:
            continue
        canonical, box = named
        if at is not company and (canonical in at.values or not at.values):
            at = Entry(section)  # its labels begin anew: the next owner
            found.append(at)
        if canonical not in at.values:
            at.values[canonical] = box
            if canonical == "owner" and _NAMES_A_FIRM.match(cells[0].text):
                at.values["owner_kind"] = cells[0]
            if canonical not in PARTICULARS:
                at.lines.append(tuple(cells))
    complete = [e for e in found if e.section in e.values]
    return [company, *complete] if "company" in company.values else []


def _holder(line: re.Match[str], held: re.Match[str], cells: Sequence[Box]) -> Entry:
    """The owner that one line gives with the share and, where it has one, the number."""
    whole = Box(0, line[0], line.start())
    names = {"who": "owner", "inn": "owner_inn", "share": "share"}
    values = {name: whole.part(*held.span(group)) for group, name in names.items() if held[group]}
    return Entry("owner", values, [tuple(cells)])


def _cells(line: re.Match[str]) -> Iterator[Box]:
    """The cells of a line without its number; a line of one cell is parted at its first colon."""
    cells = [Box(n, m[0], line.start() + m.start()).part(0, len(m[0])) for n, m in enumerate(_CELL.finditer(line[0]))]
    if len(cells) > 1 and _NUMBER.fullmatch(cells[0].text):
        cells = cells[1:]
    elif len(cells) == 1 and (number := _NUMBER.match(cells[0].text)):
        cells = [cells[0].part(number.end(), len(cells[0].text))]
    if len(cells) == 1 and (colon := _COLON.search(cells[0].text)):
        box = cells[0]
        cells = [box.part(0, colon.start()), box.part(colon.end(), len(box.text))]
    yield from (c for c in cells if c.text)


def _heading(cells: Sequence[Box]) -> str | None:
    """The section that a line without a value opens; "other" where it tells nothing of owners and officers."""
    if len(cells) != 1 or len(cells[0].text) > _LONGEST_HEAD:
        return None
    said = folded(cells[0].text)
    for section in ("officer", "owner", "other"):
        if any(folded(word) in said for word in registry.extract()[section]["heading"]):
            return section
    return None


def _value(cells: Sequence[Box], section: str) -> tuple[str, Box] | None:
    """What a line gives: "ИНН | 7707083893", or on one line "ИНН 7707083893"."""
    labels = _labels(registry.extract().get(section, {}))
    said = folded(cells[0].text)
    if len(cells) > 1:
        canonical = labels.get(said)
        heads = folded(cells[1].text) in labels  # the heads of a table, not a label and its value
        return (canonical, cells[1]) if canonical and not heads else None
    for label in sorted(labels, key=len, reverse=True):
        if said.startswith(f"{label} "):
            behind = _behind(cells[0], label)
            return (labels[label], behind) if behind is not None else None
    return None


def _labels(meanings: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {folded(x): canonical for canonical, known in meanings.items() if canonical != "heading" for x in known}


def _behind(box: Box, label: str) -> Box | None:
    """What stands behind the label within one cell."""
    for end in range(len(label), min(len(box.text), 2 * len(label) + 10)):
        if folded(box.text[:end]) == label and box.text[end].isspace():
            return box.part(end, len(box.text))
    return None
