"""What does a paper say without a label? The firm in the head of a letter, a date by itself, terms of delivery.

Only what no label gives is looked for, and only what its shape tells.
"""

import re
from collections.abc import Iterator, Sequence

from enduse.read.trade.cells import Box, Row
from enduse.read.trade.dates import date_in
from enduse.read.trade.fields import INCOTERMS, Field, is_label
from enduse.read.trade.paper import Titled, is_title
from enduse.read.trade.parties import is_firm, names_in

_HEAD = 4  # lines in which the head of a letter names its firm
_TOP = 14  # lines in which a date may stand by itself
_WHOLE = 0.8  # share of a line that is the name
_ISSUED = ("commercial_invoice", "proforma_invoice", "quotation", "tax_invoice")
#: Incoterms 2010 and 2020 with the place that follows.
_TERM = re.compile(rf"(?<!\w)(?:{INCOTERMS})(?!\w)[ ,]{{1,2}}[A-ZА-ЯЁ][\w'’-]+(?: [A-ZА-ЯЁ][\w'’-]+)?")
CONTAINER = re.compile(r"(?<![A-Z])[A-Z]{3}U ?\d{6}-?\d(?!\d)")  # ISO 6346
_SHORT = 40  # characters of a cell that is a date


def unlabelled(lines: Sequence[Row], title: Titled | None, known: Sequence[Field]) -> Iterator[Field]:
    """The values that stand without a label of their own."""
    have = {field.canonical for field in known}
    if title and title.paper.kind in _ISSUED and "seller" not in have:
        yield from _letterhead(lines, [field.value for field in known if field.kind == "party"])
    if "date" not in have:
        yield from _dated(lines)
    if "incoterm" not in have:
        yield from _matched(lines, _TERM, "incoterm", "text")


def containers(lines: Sequence[Row], known: Sequence[Field]) -> Iterator[Field]:
    """The number of a container, wherever it stands."""
    if not any(CONTAINER.search(f.value.text) for f in known if f.canonical == "container"):
        yield from _matched(lines, CONTAINER, "container", "code")


def _letterhead(lines: Sequence[Row], others: Sequence[Box]) -> Iterator[Field]:
    """The firm whose name is a line of its own at the top, and is no other party of the paper."""
    for at, line in enumerate(lines[:_HEAD]):
        alone = all(is_title(box.text) for box in line[1:])  # or beside "INVOICE"
        names = names_in(line[0]) if alone and not is_label(line[0].text) else []
        whole = names and len(names[0].text) >= _WHOLE * len(line[0].text)
        if whole and is_firm(names[0].text) and all(line[0].start != box.start for box in others):
            yield Field("seller", "party", line[0].part(0, 0), line[0], at)
            return


def _dated(lines: Sequence[Row]) -> Iterator[Field]:
    """The first cell near the top that is a date and nothing else."""
    for at, line in enumerate(lines[:_TOP]):
        for box in line:
            date = date_in(box.text) if len(box.text) <= _SHORT else None
            if date and date[0] and date[2] - date[1] >= len(box.text.strip(" .")) - 2:
                yield Field("date", "date", box.part(0, 0), box, at)
                return


def _matched(lines: Sequence[Row], shape: re.Pattern[str], canonical: str, kind: str) -> Iterator[Field]:
    for at, line in enumerate(lines):
        for box in line:
            found = shape.search(box.text)
            if found:
                yield Field(canonical, kind, box.part(0, 0), box.part(*found.span()), at)
                return
