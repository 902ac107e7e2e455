"""EDIFACT messages: invoices (INVOIC), despatch advices (DESADV) and orders (ORDERS), each a document of its own."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from enduse.errors import Empty
from enduse.ingest.edifact import Segment, encoding_of, interchange
from enduse.ingest.extracted import Extracted, Limits, Part
from enduse.ingest.sniff import EDIFACT
from enduse.ingest.tradepaper import TradePaper, written
from enduse.reference import trade

NAME = "edifact"
MEDIA_TYPES = (EDIFACT,)
EXTENSIONS = (".edi", ".edifact")

_TITLES = {"380": "Invoice", "325": "Proforma invoice", "381": "Credit note", "351": "Despatch advice",
           "220": "Purchase order", "INVOIC": "Invoice", "DESADV": "Despatch advice",
           "ORDERS": "Purchase order"}  # fmt: skip
_FRAME = frozenset({"UNH", "UNT", "UNS", "UNB", "UNZ", "CNT", "CPS"})  # what only holds a message together
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{4}(?:\d{2})?)?")
_NO_PART_NUMBER = frozenset({"EN", "UP", "SRV"})  # article numbers of trade, not of the maker (code list 7143)


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """The message written out: fields by tag and qualifier, goods as a table, every other segment as it stands.

    Several messages in one interchange are parts. Raises Damaged for one that breaks off.
    """
    found = interchange(data)
    if len(found.messages) > 1:
        code = encoding_of(data)
        parts = tuple(
            Part(f"{number} {kind or 'message'}.edi", source.encode(code, "replace"))
            for number, ((kind, _), source) in enumerate(zip(found.messages, found.sources, strict=True), start=1)
        )
        return Extracted(parts=parts, notes=(f"an interchange of {len(parts)} messages, each a document of its own",))
    ((kind, segments),) = found.messages
    if all(segment[0][0] in _FRAME for segment in segments):
        raise Empty("a message without content; check that it is the right file")
    return written(_paper(kind, segments), "EDIFACT", limits)


def _paper(kind: str, segments: Sequence[Segment]) -> TradePaper:
    used: set[int] = set()
    title, number = _beginning(kind, segments, used)
    header, lines = _parted(segments)
    found = [
        (r.label, v) for r in trade.routes("EDIFACT") if r.level == "header" and (v := _value(r.paths, header, used))
    ]
    for qualifier, label in (("SE", "Seller address"), ("BY", "Buyer address")):
        address = next((_address(s) for _, s in header if _is(s, "NAD", qualifier)), "")
        found += [(label, address)] if address else []
    name = "Invoice No" if kind == "INVOIC" else "Document No"
    others = tuple(
        (_at(s, 0), "+".join(":".join(element) for element in s[1:]))
        for n, s in enumerate(segments)
        if n not in used and s[0][0] not in _FRAME
    )
    head = ((name, number), *found) if number else tuple(found)
    return TradePaper(title, head, tuple(_line(line, used) for line in lines), others)


def _beginning(kind: str, segments: Sequence[Segment], used: set[int]) -> tuple[str, str]:
    """The title and the number of the paper."""
    for n, segment in enumerate(segments):
        if segment[0][0] == "BGM":
            used.add(n)
            code, number = _at(segment, 1), _at(segment, 2)
            return _TITLES.get(code) or _TITLES.get(kind) or f"EDIFACT {kind} {code}".strip(), number
    return _TITLES.get(kind, f"EDIFACT {kind}".strip()), ""


_Placed = tuple[int, Segment]


def _parted(segments: Sequence[Segment]) -> tuple[list[_Placed], list[list[_Placed]]]:
    """The segments of the header and summary, and those of each goods line, with their numbers."""
    header: list[_Placed] = []
    lines: list[list[_Placed]] = []
    inside = False
    for placed in enumerate(segments):
        tag = placed[1][0][0]
        if tag == "LIN":
            inside = True
            lines.append([])
        elif tag in ("UNS", "CPS"):
            inside = False
        (lines[-1] if inside else header).append(placed)
    return header, lines


def _line(line: Sequence[_Placed], used: set[int]) -> Mapping[str, str]:
    cells = {"line_number": _at(line[0][1], 1)}
    used.add(line[0][0])
    for route in trade.routes("EDIFACT"):
        if route.level == "line" and (value := _value(route.paths, line, used)):
            cells.setdefault(route.canonical, value)
    return cells


def _value(paths: Sequence[str], segments: Sequence[_Placed], used: set[int]) -> str:
    """The value at the first of the paths that has one: "NAD+SE", "NAD+SE/RFF+VA", "QTY+47@unit"."""
    for path in paths:
        steps, _, part = path.partition("@")
        group, _, inner = steps.rpartition("/")
        for n, segment in _within(group, segments) if group else segments:
            tag, *qualifiers = inner.split("+")
            if _is(segment, tag, *qualifiers) and (value := _said(segment, qualifiers, part)):
                used.add(n)
                return value
    return ""


def _within(group: str, segments: Sequence[_Placed]) -> Iterator[_Placed]:
    """The segments that follow one such as NAD+SE, up to the next of its tag."""
    tag, qualifier = group.split("+")
    inside = False
    for placed in segments:
        if placed[1][0][0] == tag:
            inside = _is(placed[1], tag, qualifier)
        elif inside:
            yield placed


def _is(segment: Segment, tag: str, *qualifiers: str) -> bool:
    if segment[0][0] != tag:
        return False
    if tag == "PIA":
        return not qualifiers or any(_at_component(e, 1) == qualifiers[0] for e in segment[2:])
    return all(_at(segment, n) == q for n, q in enumerate(qualifiers, start=1))


def _said(segment: Segment, qualifiers: Sequence[str], part: str) -> str:
    """What a segment says, by its tag."""
    tag = segment[0][0]
    if part:
        return _at(segment, 1, 2 if part == "unit" else 4)
    if tag == "PIA" and qualifiers:
        return next((e[0] for e in segment[2:] if _at_component(e, 1) == qualifiers[0]), "")
    return _READ[tag](segment) if tag in _READ else _at(segment, 1, 1)


def _day(segment: Segment) -> str:
    day = _DAY.fullmatch(_at(segment, 1, 1))
    return "-".join(day.groups()) if day else _at(segment, 1, 1)


def _named(segment: Segment) -> str:
    """The name of a party: its name, else its name and address lines, else its code."""
    for place in (4, 3):
        if said := " ".join(filter(None, segment[place] if len(segment) > place else ())):
            return said
    return _at(segment, 2)


def _address(segment: Segment) -> str:
    return ", ".join(filter(None, (" ".join(filter(None, element)) for element in segment[5:10])))


def _worded(segment: Segment) -> str:
    words = " ".join(filter(None, (_at(segment, 3, 3), _at(segment, 3, 4))))
    return words or _at(segment, 3)


def _item(segment: Segment) -> str:
    return "" if _at(segment, 3, 1) in _NO_PART_NUMBER else _at(segment, 3)


def _measured(segment: Segment) -> str:
    return f"{_at(segment, 3, 1)} {_at(segment, 3)}".strip() if _at(segment, 3, 1) else ""


#: Where each segment holds its value (D.96A and later), as far as it is not the second component of the first element.
_READ: dict[str, Callable[[Segment], str]] = {
    "ALI": lambda s: _at(s, 1),
    "DTM": _day,
    "EQD": lambda s: _at(s, 2),
    "FII": lambda s: _at(s, 2),
    "IMD": _worded,
    "LIN": _item,
    "LOC": lambda s: _at(s, 2, 3) or _at(s, 2),
    "MEA": _measured,
    "NAD": _named,
    "PAC": lambda s: _at(s, 1),
    "TDT": lambda s: _at(s, 8, 3) or _at(s, 8) or _at(s, 2),
    "TOD": lambda s: " ".join(filter(None, (_at(s, 3), _at(s, 3, 3)))),
}


def _at(segment: Segment, element: int, component: int = 0) -> str:
    return _at_component(segment[element], component) if element < len(segment) else ""


def _at_component(element: Sequence[str], component: int) -> str:
    return element[component].strip() if component < len(element) else ""
