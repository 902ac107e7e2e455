"""What do the labelled lines say? "Seller: …", "Дата: …", "合同号 …", on a line or in neighbouring cells."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from enduse.read.trade.amounts import currency_in, figures, unit_in
from enduse.read.trade.cells import Box, Row
from enduse.read.trade.dates import date_in
from enduse.read.trade.labels import BRACKETS
from enduse.read.trade.labels import fields as vocabulary
from enduse.read.trade.parties import is_firm, names_in
from enduse.reference import trade

_COLON = re.compile(r"[:：]")
_WORD = re.compile(r"\S+")
_DATED = re.compile(r"[\s,]+(?:от|dated|date|of|issued)(?=[\s:])|\s{2,}|,\s", re.IGNORECASE)
#: "Договор № 17": the name of the paper in front of its number.
_NAMED = re.compile(r"(?:договор\w*|контракт\w*|contract|agreement|合同)\s*(?:№|no\.?|号)?\s*[:：]?\s*(?=\S*\d)", re.I)
_GLUED = re.compile(r"(No|NO|Nr|№)[.:]?\s?(\d[\w/-]{4,20})")  # "No27145367" on a scan
INCOTERMS = "EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DAT|DDP"  # 2010 and 2020
_COUNTED = ("weight", "count", "money", "quantity")
_HAN_RUN = re.compile("[㐀-鿿]{2,16}")
_CAPTION = re.compile(
    r"(?:(?:" + "|".join(sorted(map(re.escape, trade.words("caption")), key=len, reverse=True)) + r")(?!\w)[\s,;.]*)+",
    re.I,
)
_COMMA = re.compile(r"[,;]\s")
_SPECKS = " =-_.,'‘’"  # what a scan may show in front of a word
_CLAUSE = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s")  # "1.3. The goods …"
_MARKS = " .:：·…_,，"  # a cell of these alone is no value: a colon apart, dots that lead to one
_SERIES = 3  # letters in front of a number
_STREET = re.compile(r"\b(?:road|rd|street|str|avenue|ave|lane|district|building|bldg|floor)\b", re.I)
LONGEST_LABEL = 60  # characters; a longer one is prose
LONGEST_LINE = 2000  # characters; a longer line is prose
MOST_WORDS = 10  # of a label in front of its value
TAIL_LINES = 6  # lines of an address below a name


class Field(Struct, frozen=True):
    """A labelled value: `canonical` names the field, `tail` holds the lines below it that belong to it (an address)."""

    canonical: str
    kind: str
    label: Box
    value: Box
    line: int
    tail: tuple[Box, ...] = ()


def labelled(lines: Sequence[Row]) -> list[Field]:
    """Every labelled value, in order. A label without a value takes the cell beside it, else the one below."""
    lines = [row for line in lines if (row := tuple(b for box in line if (b := _uncaptioned(box)).text.strip(_MARKS)))]
    found: list[Field] = []
    taken: set[int] = set()
    for number, line in enumerate(lines):
        for place, box in enumerate(line):
            if box.start in taken:
                continue
            for meanings, label, value in _pairs(box, len(line) > 1):
                if value is None and _says(line, place + 1, meanings):
                    continue
                beside = value or _beside(line, place) or _below(lines, number, label)
                if beside is None:
                    continue
                meanings = _of_value(meanings, beside.text)
                kind = vocabulary().kinds[meanings[0]]
                if value is None and kind == "party" and not _fits(kind, beside.text, True):
                    below = _below(lines, number, label)  # beside it may stand another label, of a name not known
                    beside = below if below and _fits(kind, below.text, True) else beside
                if kind in _COUNTED and not any(c.isdigit() for c in beside.text):
                    continue
                if kind == "code" and not any(c.isdigit() for c in beside.text):
                    continue
                if kind == "date" and date_in(beside.text) is None:
                    continue
                if kind == "money" and not currency_in(beside.text) and _no_money(beside.text):
                    continue
                if value is None:
                    taken.add(beside.start)
                tail = tuple(_tail(lines, number, label, beside)) if kind == "party" else ()
                for canonical in meanings if kind == "party" else meanings[:1]:
                    found.append(Field(canonical, kind, label, _trimmed(beside, kind), number, tail))
                if kind == "code":
                    dated = "contract_date" if meanings[0] == "contract_no" else "date after number"
                    found.extend(_date_after(beside, label, number, dated))
    return found


def _no_money(text: str) -> bool:
    """Whether a figure is a day or counts pieces: "Delivery: mid March 2024", "TOTAL: SIXTY (60) CARTONS"."""
    unit = unit_in(text)
    return date_in(text) is not None or (unit is not None and unit[1] in ("goods", "packing"))


def _of_value(meanings: tuple[str, ...], value: str) -> tuple[str, ...]:
    """What a label means beside its value: "Customer order" names no customer where a number follows, "Terms" are those
    of delivery before an Incoterm.
    """
    if meanings[0] == "payment_terms" and re.match(rf"(?:{INCOTERMS})\b", value):
        return ("incoterm",)
    codes = tuple(m for m in meanings if vocabulary().kinds[m] == "code")
    numbered = any(map(str.isdigit, value.split()[0])) and not is_firm(value)
    return codes if codes and numbered and vocabulary().kinds[meanings[0]] == "party" else meanings


def _uncaptioned(box: Box) -> Box:
    """A cell without the caption of a printed form: "организация, адрес, телефон"; one word is none."""
    parts = _CAPTION.match(box.text, len(box.text) - len(box.text.lstrip(_SPECKS)))
    if parts is None or not _COMMA.search(parts.group()):
        return box
    return box.part(parts.end(), len(box.text))


@lru_cache(maxsize=20_000)
def is_label(text: str) -> bool:
    """Whether a cell is, or begins with, a label."""
    return any(True for _ in _pairs(Box(0, text, 0)))


def _pairs(box: Box, celled: bool = False) -> Iterator[tuple[tuple[str, ...], Box, Box | None]]:
    """The labels in a cell or line with their values, None where nothing follows the label. `celled`: a cell."""
    if len(box.text) > LONGEST_LINE:
        return
    marks: list[tuple[tuple[str, ...], Box, int]] = []
    for colon in _COLON.finditer(box.text):
        before = _label_before(box, colon.start(), marks[-1][2] if marks else 0)
        if before:
            marks.append((*before, colon.end()))
        elif marks and vocabulary().is_filler(box.text[marks[-1][2] : colon.start()]):
            marks[-1] = (*marks[-1][:2], colon.end())  # "Валюта: наименование, код: …"
    if not marks or marks[0][1].start > box.start:
        first = next(_unmarked(box, celled), None)
        if first and vocabulary().kinds[first[0][0]] == "party":  # its address may hold "No: 7"
            yield first
            return
    if not marks:
        short = len(BRACKETS.sub("", box.text)) <= LONGEST_LABEL and not box.text[-1:].isdigit()
        whole = vocabulary().means(box.text) if short else ()
        if whole:
            yield whole, box, None
        else:
            unmarked = list(_unmarked(box, celled))
            yield from unmarked
            misread = vocabulary().in_one_script(box.text) if short and celled and not unmarked else ()
            if misread:
                yield misread, box, None
        return
    for (meanings, label, after), following in zip(marks, [*marks[1:], None], strict=True):
        end = following[1].start - box.start if following else len(box.text)
        value = box.part(after, end)
        money = vocabulary().kinds[meanings[0]] == "currency" and currency_in(value.text)
        filler = vocabulary().is_filler(value.text) and not money
        twice = set(vocabulary().means(value.text)) & set(meanings)  # "To: 致"
        empty = not value.text or value.text[-1] in ":：" or filler or twice
        yield meanings, label, None if empty else value


def _label_before(box: Box, colon: int, floor: int) -> tuple[tuple[str, ...], Box] | None:
    """The longest known label that ends at the colon and begins at a word."""
    for word in _WORD.finditer(box.text, max(floor, colon - LONGEST_LABEL), colon):
        if word.start() > floor and not box.text[word.start() - 1].isspace():
            continue
        meanings = vocabulary().means(box.text[word.start() : colon])
        if meanings:
            return meanings, box.part(word.start(), colon)
    start = max(floor, colon - LONGEST_LABEL)
    meanings = vocabulary().beside_unknown(box.text[start:colon])
    return (meanings, box.part(start, colon)) if meanings else None


def _unmarked(box: Box, celled: bool) -> Iterator[tuple[tuple[str, ...], Box, Box | None]]:
    """ "Invoice No MT-17", "Shipper Acme Ltd., Izmir", "发货人某某公司": no colon, but a value of the label's kind."""
    glued = _GLUED.fullmatch(box.text)
    if glued:
        yield ("document_number",), box.part(0, glued.end(1)), box.part(glued.start(2), glued.end(2))
        return
    for end in _label_ends(box.text):
        words = box.text[:end].split()
        meanings = vocabulary().means(box.text[:end])
        if not meanings or any(c.isdigit() for word in words[1:] for c in word):
            continue
        if meanings[0] == "attached" and len(meanings) > 1:
            meanings = meanings[1:]
        value = box.part(end, len(box.text))
        if _fits(vocabulary().kinds[meanings[0]], value.text, celled):
            yield meanings, box.part(0, end), value
            if meanings[0] == "attached":
                yield from _unmarked(value, celled)
        return


def _label_ends(text: str) -> Iterator[int]:
    """Where a label at the beginning of a text may end, the longest first: after a word, within a run of Chinese."""
    words = list(_WORD.finditer(text[: 2 * LONGEST_LABEL]))
    for word in reversed(words[: min(MOST_WORDS, len(words) - 1)]):
        yield word.end()
    run = _HAN_RUN.match(text)
    if run:
        yield from range(min(run.end(), len(text) - 1), 1, -1)


def _fits(kind: str, value: str, celled: bool) -> bool:
    if not value:
        return False
    if kind == "party":
        names = names_in(Box(0, value, 0)) if not value[0].islower() else []
        return bool(names) and (is_firm(names[0].text) or is_firm(names[-1].text))
    if kind in ("text", "place"):
        return (
            celled
            and len(value) <= LONGEST_LABEL
            and value[-1] not in ":："
            and (value[0].isupper() or value[0] >= "⺀")
        )
    if kind in ("weight", "count"):
        return celled and len(figures(value)) == 1 and len(value) <= 40
    if kind == "date":
        date = date_in(value)
        return date is not None and date[1] <= 2
    if kind == "money":
        return len(figures(value)) == 1 and len(value) <= 40
    if kind in ("code", "identifier"):
        first, *more = value.split()
        series = len(first) <= _SERIES and first.isupper() and more and more[0].isdigit()  # "LT 0088214"
        street = len(more) > 1 and _STREET.search(value)  # "No. 206 Lianhu Road"
        return (any(c.isdigit() for c in first) or bool(series)) and len(value) <= 60 and not street
    return False


def _beside(line: Row, place: int) -> Box | None:
    following = line[place + 1] if place + 1 < len(line) else None
    return following if following and not is_label(following.text) else None


def _says(line: Row, place: int, meanings: tuple[str, ...]) -> bool:
    """Whether the cell there carries this label itself, with its value: "Основание" beside "Договор № 17"."""
    if place >= len(line):
        return False
    return any(value and set(said) & set(meanings) for said, _, value in _pairs(line[place], True))


def _below(lines: Sequence[Row], number: int, label: Box) -> Box | None:
    if number + 1 >= len(lines):
        return None
    for box in lines[number + 1]:
        if box.column == label.column and not is_label(box.text):
            return box
    return None


def _tail(lines: Sequence[Row], number: int, label: Box, value: Box) -> Iterator[Box]:
    """The cells below a party's name, down to the next label or empty line."""
    started = False
    for line in lines[number : number + TAIL_LINES]:
        below = [box for box in line if box.column in (label.column, value.column)]
        if any(box.start > value.start and (_CLAUSE.match(box.text) or is_label(box.text)) for box in below):
            return
        after = [box for box in below if box.start > value.start and box.column == value.column]
        started = started or any(box.start == value.start or box.start == label.start for box in line)
        yield from after


def _trimmed(value: Box, kind: str) -> Box:
    """A code without the date that follows it: `17 от 25.09.2024` is number 17."""
    if kind != "code":
        return value
    named = _NAMED.match(value.text)
    value = value.part(named.end(), len(value.text)) if named else value
    cut = _DATED.search(value.text)
    return value.part(0, cut.start()) if cut and cut.start() else value


def _date_after(value: Box, label: Box, number: int, canonical: str) -> Iterator[Field]:
    cut = _DATED.search(value.text)
    date = date_in(value.text[cut.start() :]) if cut and cut.start() else None
    if cut and date:
        box = value.part(cut.start() + date[1], cut.start() + date[2])
        yield Field(canonical, "date", label, box, number)
