"""The reader of trade papers: invoices, packing lists, contracts and customs rows, by column heads and labels."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from enduse.read.messages import MAIL
from enduse.read.registry.heads import head as register
from enduse.read.trade.amounts import comma_is_decimal, currency_in, figures, unit_in
from enduse.read.trade.cells import Box, Row
from enduse.read.trade.claims import Claimer
from enduse.read.trade.dates import date_in
from enduse.read.trade.fields import LONGEST_LABEL, Field, labelled
from enduse.read.trade.goods import Items
from enduse.read.trade.header import Header, exported, header
from enduse.read.trade.heads import Head
from enduse.read.trade.labels import folded
from enduse.read.trade.lines import Goods, GoodsLine, goods
from enduse.read.trade.numbered import boxed_goods, numbered
from enduse.read.trade.paper import TITLE_LINES, Titled, implied, titled
from enduse.read.trade.parties import Parties
from enduse.read.trade.payments import KINDS, payment
from enduse.read.trade.places import Places
from enduse.read.trade.running import contracts, defined
from enduse.read.trade.sections import Block, Section, blocks, sections
from enduse.read.trade.totals import checks, total_below, weights_below
from enduse.read.trade.unlabelled import containers, unlabelled
from enduse.records.document import Document
from enduse.records.proposal import Proposals, ProposedClaim, ProposedMention
from enduse.records.reading import Check
from enduse.reference import trade

_AMOUNTS = frozenset({"line_price", "line_total", "line_gross", "invoice_total", "customs_value"})
_MONEY = ("line_price", "line_total")
MOST_LABELLED = 4  # cells of a row below the goods that holds labels with their values
_STAMP = 4  # words of a cell that may be a stamp
LEAST_FIELDS = 3  # a text without tables is read when it has a paper's title and this many labelled values


class _Read(Struct, frozen=True):
    """What one paper yields."""

    claims: tuple[ProposedClaim, ...]
    mentions: tuple[ProposedMention, ...]
    fields: dict[str, str]
    checks: tuple[Check, ...]
    notes: tuple[str, ...]


class TableReader:
    """Reads trade papers. Known names are not needed: heads and labels say what a cell is."""

    NAME = "table"
    VERSION = "4"

    def __init__(self, known: object = None) -> None:
        self.known = known

    def reads(self, document: Document) -> bool:
        """Documents with tables, and papers that consist of labelled lines."""
        if document.tables:
            return True
        return any(_is_paper(section) for section in sections(document))

    def propose(self, document: Document) -> Proposals:
        """The transfers, parties, goods and header fields of every paper in a document."""
        parties, items, places = Parties(), Items(), Places()
        read = [_paper(document, section, parties, items, places) for section in sections(document)]
        fields: dict[str, str] = {}
        for paper in read:
            fields = paper.fields | fields
        return Proposals(
            reader=f"{self.NAME} {self.VERSION}",
            references=(*parties.references(), *items.references(), *places.references()),
            mentions=(
                *parties.mentions(),
                *items.mentions(),
                *places.mentions(),
                *(m for p in read for m in p.mentions),
            ),
            claims=tuple(claim for p in read for claim in p.claims),
            fields=fields,
            checks=tuple(check for p in read for check in p.checks),
            notes=tuple(dict.fromkeys(note for p in read for note in p.notes)),
        )


def _is_paper(section: Section) -> bool:
    return titled(section.lines) is not None and len({f.canonical for f in labelled(section.lines)}) >= LEAST_FIELDS


def _paper(document: Document, section: Section, parties: Parties, items: Items, places: Places) -> _Read:
    """Read one paper: its header from the lines outside the goods tables, then each goods line."""
    tables, others = blocks(section)
    sorted_rows = [goods(block.rows, block.head) for block in tables]
    comma = comma_is_decimal(box.text for found in sorted_rows for line in found.lines for box in _amounts(line))
    outside = _outside(section, tables, sorted_rows)
    title = titled(outside) if tables or section.tables == () or outside else None
    found = [*defined(outside), *labelled(outside)]
    if document.media_type == MAIL:  # what a mail is about is no goods
        found = [f for f in found if f.canonical != "line_description" or folded(f.label.text) != "subject"]
    if all(f.canonical != "contract_no" for f in found):
        own = title is not None and title.paper.kind == "contract"
        found += (f for f in contracts(outside) if own or f.canonical == "contract_no")
    if not tables and not (title and len({f.canonical for f in found}) >= LEAST_FIELDS):
        return _Read((), (), {}, (), _untraded(section))
    if title is None:
        guess = implied([*(f.canonical for f in found), *(c for block in tables for c in block.head.columns.values())])
        title = Titled(guess, None) if guess else None
    kind = title.paper.kind if title else ""
    found += numbered(outside, kind, found)
    found += unlabelled(outside, title, found)
    found += containers(section.lines, found)
    top = header(found, title, parties, _last_goods(sorted_rows))
    undone = _undone(title, outside)
    claims: list[ProposedClaim] = []
    mentions = list(_header_mentions(top))
    verdicts: list[Check] = []
    open_lines: list[GoodsLine] = []  # of tables that go on over a page, until their total
    notes = [*(_untraded(Section(section.name, (), tuple(others))) if others and not found else ())]
    for block, rows in zip(tables, sorted_rows, strict=True):
        claimer = Claimer(document, top, block.head.customs, parties, items, places, comma)
        units = {meaning: block.head.boxes[c].text for c, meaning in block.head.columns.items()}
        for line in rows.lines if undone is None else ():
            claims.extend(claimer.claims(line, units.get("line_quantity")))
        mentions.extend(claimer.mentions)
        if not block.head.customs:
            open_lines += rows.lines
            if any(s.canonical == "total" for s in rows.sums) or block is tables[-1]:
                verdicts.extend(checks(top.called, open_lines, rows.sums, top.boxes, comma, document.scanned))
                open_lines = []
        notes.extend(f"column not known: {name}" for name in block.head.unknown)
        if claimer.unclaimed:
            notes.append(f"{claimer.unclaimed} goods lines name neither who sends nor who receives the goods")
    if undone is not None:
        notes.append(f"{undone}: its fields are read, its lines are no transfers")
    elif kind in KINDS:
        claims.extend(paid for paid in [payment(document, top, outside)] if paid is not None)
    elif not tables:
        claims.extend(_boxed(document, top, kind, outside, parties, items, places, comma))
        notes.append("no goods table found: read from its labelled lines")
    heads = [box.text for block in tables for c, box in block.head.boxes.items() if block.head.columns.get(c) in _MONEY]
    money = [*heads, *_money(sorted_rows)] if not any(block.head.customs for block in tables) else heads
    told = [text for text in money if currency_in(text)]
    fields = exported(top, comma, told or list(_sums_told(outside))) | _sum_fields(sorted_rows, comma, top, tables)
    return _Read(tuple(claims), tuple(mentions), fields, tuple(verdicts), tuple(notes))


def _last_goods(read: Sequence[Goods]) -> int | None:
    """Where the last goods line begins."""
    return max((line.row[0].start for found in read for line in found.lines), default=None)


def _money(read: Sequence[Goods]) -> Iterator[str]:
    """Where the goods may name their currency: the cells of money, the labels of the sums."""
    for found in read:
        for cells in (*(line.cells for line in found.lines), *(s.cells for s in found.sums)):
            yield from (cells[c].text for c in (*_MONEY, "line_gross", "currency") if c in cells)
        yield from (s.label.text for s in found.sums)


def _sums_told(lines: Sequence[Row]) -> Iterator[str]:
    """The currency behind a figure in a running line: "на сумму 146 624,26 руб."."""
    for box in (box for line in lines for box in line if len(box.text) <= LONGEST_LABEL * 3):
        for figure in figures(box.text):
            unit = box.text[figure.end : figure.end + 6].strip()
            if figure.decimals == 2 and currency_in(unit) and not unit_in(unit):  # KGS are soms and kilograms
                yield unit


def _undone(title: Titled | None, outside: Sequence[Row]) -> str | None:
    """Why no goods pass by a paper: it takes back another one, or it was cancelled itself; None where they do."""
    if title is None:
        return None
    if title.paper.kind == "credit_note":
        return "a credit note takes back what was billed"
    told = [box.text for line in outside[:TITLE_LINES] for box in line if len(box.text.split()) <= _STAMP]
    stamp = next((text for text in told if trade.words("cancelled") & {*folded(text).split()}), None)
    return f"the paper says that it was cancelled (“{stamp}”)" if stamp else None


def _amounts(line: GoodsLine) -> Iterable[Box]:
    return (line.cells[c] for c in ("line_quantity", "line_price", "line_total") if c in line.cells)


def _outside(section: Section, tables: Sequence[Block], read: Sequence[Goods]) -> list[Row]:
    """The lines that are neither heads nor goods nor sums."""
    inside: set[int] = set()
    for block, rows in zip(tables, read, strict=True):
        if block.head.last >= 0:
            inside.update(row[0].start for row in block.rows[block.head.first : block.head.last + 1])
        for line in rows.lines:
            inside.update(row[0].start for row in (line.row, *line.more))
        inside.update(row.row[0].start for row in rows.sums)
        inside.update(row[0].start for row in rows.rest if _fills(row, block.head))
    return [line for line in section.lines if line[0].start not in inside]


def _fills(row: Row, head: Head) -> bool:
    """Whether a row has cells in most columns of the table: a line of it that names no goods, no label with a value."""
    return len(row) > MOST_LABELLED and 2 * sum(box.column in head.columns for box in row) > len(head.columns)


def _untraded(section: Section) -> tuple[str, ...]:
    """A note for each table that has no goods column and is no register."""
    where = f"sheet {section.name!r}" if section.name else "a table"
    others = (table for table in section.tables if table and register(table) is None)
    return tuple(f"{where} was not read as a trade table: no column names goods" for _ in others)


def _header_mentions(top: Header) -> Iterable[ProposedMention]:
    """The dates and sums of the header."""
    for field in top.fields.values():
        if field.kind == "money" and any(c.isdigit() for c in field.value.text):
            yield ProposedMention(words=field.value.words, kind="money")
        if field.kind == "date":
            date = date_in(field.value.text)
            if date:
                yield ProposedMention(words=field.value.part(date[1], date[2]).words, kind="date")


def _boxed(
    document: Document, top: Header, kind: str, lines: Sequence[Row], parties: Parties, items: Items, places: Places,
    comma: bool | None,
) -> Iterable[ProposedClaim]:  # fmt: skip
    """The goods of a form that has boxes for each; else those named on a labelled line."""
    boxed = boxed_goods(lines, kind)
    if not boxed:
        yield from _single(document, top, parties, items, places, comma)
    claimer = Claimer(document, top, bool(boxed), parties, items, places, comma)
    for line in boxed:
        yield from claimer.claims(line)


def _single(
    document: Document, top: Header, parties: Parties, items: Items, places: Places, comma: bool | None
) -> Iterable[ProposedClaim]:
    """A paper without a table that names its goods on a labelled line, as bills of lading do."""
    named: Field | None = top.fields.get("line_description")
    if named is None:
        return ()
    columns = ("line_description", "line_part_no", "line_quantity", "line_hs")
    cells = {c: top.fields[c].value for c in columns if c in top.fields}
    row = tuple(sorted(cells.values(), key=lambda box: box.start))
    claimer = Claimer(document, top, False, parties, items, places, comma)
    return tuple(claimer.claims(GoodsLine(cells, row)))


def _sum_fields(read: Sequence[Goods], comma: bool | None, top: Header, tables: Sequence[Block]) -> dict[str, str]:
    """The total, the weights and the packages below the goods, where no labelled line gives them."""
    found = {name: text for rows in read for name, text in weights_below(rows).items() if name not in top.fields}
    if "total" in top.fields:
        return found
    if tables and not any(c in _AMOUNTS for block in tables for c in block.head.columns.values()):
        return found  # the sum of weights is no total
    for rows in read:
        total = total_below(rows.sums, comma)
        if total is not None:
            return found | {"total": f"{total:f}"}
    return found
