"""Which contract does a running line name? "Приложение № 1 к Контракту № К-17 от 13.12.2023"."""

import re
from collections.abc import Iterator, Sequence

from enduse.read.trade.cells import Row
from enduse.read.trade.dates import date_in
from enduse.read.trade.fields import Field

TOP_LINES = 12  # further down a contract that is named is one that the text speaks of
LONGEST = 250  # characters; a longer line is prose
_CONTRACT = re.compile(
    r"\b(?:контракт|договор)\w*\s*(?:поставки\s*)?(?:№|no\.?)\s*(?P<ru>[\w./-]*\d[\w./-]*)"
    r"|\b(?:contract|agreement)\s*(?:no\.?|number|№)\s*(?P<en>[\w./-]*\d[\w./-]*)"
    r"|合同(?:编号|号)?\s*[:：]?\s*(?P<zh>[A-Za-z][\w./-]*\d[\w./-]*)",
    re.IGNORECASE,
)


def contracts(lines: Sequence[Row]) -> Iterator[Field]:
    """The contract that a line near the top names without a label of its own, and the date behind its number."""
    for number, line in enumerate(lines[:TOP_LINES]):
        for box in line:
            found = _CONTRACT.search(box.text[:LONGEST])
            if not found or not found.lastgroup:
                continue
            start, end = found.span(found.lastgroup)
            label, value = box.part(found.start(), start), box.part(start, end)
            yield Field("contract_no", "code", label, value, number)
            date = date_in(box.text[end : end + 40])
            if date:
                yield Field("date after number", "date", label, box.part(end + date[1], end + date[2]), number)
