"""What do papers and registers tell of a party beside its name? Address, contacts, when founded, line of business."""

import re
from collections.abc import Iterator, Sequence

from enduse.read.registry.extract import entries, is_extract
from enduse.read.registry.heads import head as register_head
from enduse.read.trade.cells import Box, Row, rows
from enduse.read.trade.dates import date_in
from enduse.read.trade.fields import labelled
from enduse.read.trade.labels import folded
from enduse.read.trade.parties import ADDRESS
from enduse.read.trade.sections import blocks, sections
from enduse.records.document import Document
from enduse.records.reading import Particular, Reading

#: At most so many are kept of one document.
MOST = 5000
LONGEST = 300  # characters of a value
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w-])")
_SITE = re.compile(r"[^\s@]{1,100}\.[A-Za-z]{2,24}(?:/\S{0,100})?")  # in a column of websites
_WEBSITE = re.compile(r"(?<![\w@./-])(?:https?://|www\.)(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}")
#: The numbers of a firm in front of its address: "ИНН 7707083893, КПП 770701001, …".
_NUMBERS = re.compile(r"[\s,;/]*(?:[A-ZА-Я][\w./ ]{0,20}[\s:№]*\d{8,15}[\s,;/]+)+")
_LABEL = re.compile(r"[^\d:：]{1,24}[:：]\s*")
#: What stands before an address in Chinese: the name in an alphabet.
_BEFORE_HAN = re.compile(r"[^\d\u3400-\u9fff]+(?=[\u3400-\u9fff])")
_PHONE = re.compile(r"\+\d[\d\s().-]{6,20}\d")
_DIALLED = frozenset("tel phone telephone mobile fax тел телефон факс 电话 手机 传真".split())
_KINDS = ("address", "email", "phone", "website", "incorporated", "activity")


def particulars(document: Document, reading: Reading) -> Iterator[Particular]:
    """The particulars of the parties that a reading names, each standing at its place in the text."""
    named = _Named(document, reading)
    if not named.starts:
        return
    seen: set[tuple[str, str, str]] = set()
    trade = bool(reading.fields) or any(claim.reader.startswith("table") for claim in reading.claims)
    papers = _papers(document, named) if trade else ()
    for one in (*_registers(document, named), *_extract(document, named), *papers):
        key = (one.reference, one.kind, one.value)
        if key not in seen and len(seen) < MOST:
            seen.add(key)
            yield one


class _Named:
    """Where the firms and persons of a document are named."""

    def __init__(self, document: Document, reading: Reading) -> None:
        self.document = document
        found = [m for m in reading.mentions if m.ref and m.kind in ("organization", "person")]
        self.starts = {m.start: (m.end, str(m.ref)) for m in sorted(found, key=lambda m: (m.start, -m.end))}

    def within(self, box: Box) -> tuple[int, str] | None:
        """The end of the last name in a cell and the reference of the first, None where it names nobody."""
        met = [self.starts[at] for at in range(box.start, box.end) if at in self.starts]
        return (max(end for end, _ in met), met[0][1]) if met else None

    def told(self, reference: str, kind: str, box: Box, value: str | None = None) -> Particular:
        return Particular(
            document=self.document.id,
            reference=reference,
            kind=kind,  # type: ignore[arg-type]
            value=value or box.text,
            start=box.start,
            end=box.end,
        )


def _registers(document: Document, named: _Named) -> Iterator[Particular]:
    """The columns of registers that describe the company of each row."""
    for table in document.tables:
        body = rows(document, table)
        top = register_head(body)
        if top is None:
            continue
        for row in body[top.row + 1 :]:
            cells = {top.columns[box.column]: box for box in reversed(row) if box.column in top.columns}
            company = cells.get("company") or next((b for c, b in cells.items() if c.startswith("company")), None)
            owner = named.within(company) if company else None
            for kind in _KINDS if owner else ():
                if kind in cells and owner:
                    yield from _cell(owner[1], kind, cells[kind], named)


def _extract(document: Document, named: _Named) -> Iterator[Particular]:
    """What an extract from a register tells of its company."""
    for entry in entries(document)[:1] if is_extract(document) else ():
        owner = named.within(entry.values["company"])
        for kind in _KINDS if owner else ():
            if kind in entry.values and owner:
                yield from _cell(owner[1], kind, entry.values[kind], named)


def _cell(reference: str, kind: str, box: Box, named: _Named) -> Iterator[Particular]:
    if kind == "incorporated":
        date = date_in(box.text)
        if date and date[0]:
            yield named.told(reference, kind, box.part(date[1], date[2]), date[0])
    elif kind in ("email", "website"):
        yield from _matches(reference, kind, _EMAIL if kind == "email" else _SITE, box, named)
    elif len(box.text) <= LONGEST:
        yield named.told(reference, kind, box)


def _papers(document: Document, named: _Named) -> Iterator[Particular]:
    """Addresses and contacts below and beside the parties of trade papers, and in columns of customs rows."""
    for section in sections(document):
        goods: set[int] = set()
        for block in blocks(section)[0]:
            goods.update(row[0].start for row in block.rows[max(block.head.first, 0) :])
            yield from _columns(block.rows, block.head.columns, named)
        yield from _labels([line for line in section.lines if line[0].start not in goods], named)


def _columns(body: Sequence[Row], columns: dict[int, str], named: _Named) -> Iterator[Particular]:
    """Columns such as `consignee_address`, beside the party they belong to."""
    if not any(name.endswith("_address") for name in columns.values()):
        return
    for row in body:
        cells = {columns[box.column]: box for box in reversed(row) if box.column in columns}
        for name, box in cells.items():
            party = cells.get(name.removesuffix("_address"))
            owner = named.within(party) if name.endswith("_address") and party else None
            if owner and len(box.text) <= LONGEST:
                yield named.told(owner[1], "address", box)


def _labels(lines: Sequence[Row], named: _Named) -> Iterator[Particular]:
    """What stands behind and below the name of a party, and behind labels below it."""
    last: dict[int, str] = {}
    latest: str | None = None
    for field in labelled(lines):
        if field.kind == "party":
            owner = named.within(field.value)
            if owner:
                latest = last[field.label.column] = owner[1]
                rest = field.value.part(owner[0] - field.value.start, len(field.value.text))
                for box in (rest, *field.tail):
                    yield from _described(owner[1], box, named)
        elif field.kind in ("address", "contact"):
            reference = last.get(field.label.column) or latest
            if reference is None:
                continue
            if field.kind == "address" and len(field.value.text) <= LONGEST:
                yield named.told(reference, "address", field.value)
            elif field.kind == "contact":
                yield from _contact(reference, field.label.text, field.value, named)


def _contact(reference: str, label: str, box: Box, named: _Named) -> Iterator[Particular]:
    yield from _matches(reference, "email", _EMAIL, box, named)
    yield from _matches(reference, "website", _WEBSITE, box, named)
    if set(folded(label).split()) & _DIALLED and len(box.text) <= 40 and sum(c.isdigit() for c in box.text) >= 7:
        yield named.told(reference, "phone", box)


def _described(reference: str, box: Box, named: _Named) -> Iterator[Particular]:
    """A line beside or below a name: an address by its words and figures, with the contacts that stand in it."""
    if len(box.text) > 4 * LONGEST:
        return
    name = named.within(box)
    box = box.part(name[0] - box.start, len(box.text)) if name else box
    for before in (_NUMBERS, _LABEL, _BEFORE_HAN):
        found = before.match(box.text)
        box = box.part(found.end(), len(box.text)) if found else box
    text = box.text.strip(" ,，;；/")
    if not text or len(text) > LONGEST:
        return
    yield from _matches(reference, "email", _EMAIL, box, named)
    yield from _matches(reference, "website", _WEBSITE, box, named)
    yield from _matches(reference, "phone", _PHONE, box, named)
    if any(c.isdigit() for c in text) and ADDRESS.search(text) and not _EMAIL.search(text):
        lead = box.text.index(text[0])
        yield named.told(reference, "address", box.part(lead, lead + len(text)))


def _matches(reference: str, kind: str, form: re.Pattern[str], box: Box, named: _Named) -> Iterator[Particular]:
    for match in form.finditer(box.text[: 4 * LONGEST]):
        yield named.told(reference, kind, box.part(*match.span()))
