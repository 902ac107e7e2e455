"""What do running lines tell? Which contract: "Приложение № 1 к Контракту № К-17 от 13.12.2023"; who is the seller:
"Acme Ltd., hereinafter called the Seller".
"""

import re
from collections.abc import Iterator, Sequence

from enduse.read.trade.cells import Row
from enduse.read.trade.dates import date_in
from enduse.read.trade.fields import Field
from enduse.read.trade.labels import fields
from enduse.read.trade.parties import is_firm, names_in

#: What a contract calls a party from here on.
_CALLED = re.compile(
    r"(?:\b(?:hereinafter|hereafter)(?: (?:referred to as|called|named))?,?(?: the)?"
    r"|именуем\w+(?: в дальнейшем)?,?|далее\s*[-–—]|(?:以下|下)(?:简称|称)(?:为|作)?)"
    r"\s*(?:[:：]\s*)?(?:[«\"“”'‘「『]\s*)?(?:the\s+)?(?P<role>[^\W\d_]{2,20})",
    re.IGNORECASE,
)
#: What joins the parties of a contract, in front of the second's name.
_AND = re.compile(r"(?:(?:^|[,;，；。”»\"')）]\s*)(?:и|and|与|和)|\bbetween|\bмежду)\s*(?=[A-ZА-ЯЁ«\"㐀-鿿])")
_NEAR = 200  # characters in front of "hereinafter" that hold the name
TOP_LINES = 12  # further down a contract that is named is one that the text speaks of
LONGEST = 250  # characters; a longer line is prose
_CONTRACT = re.compile(
    r"\b(?:контракт|договор)\w*\s*(?:поставки\s*)?(?:№|no\.?)\s*(?P<ru>[\w./-]*\d[\w./-]*)"
    r"|\b(?:contract|agreement)\s*(?:no\.?|number|№)\s*(?P<en>[\w./-]*\d[\w./-]*)"
    r"|\b(?:contract|agreement|контракт\w*|договор\w*)\s+(?P<dated>[\w./-]*\d[\w./-]*)(?=\s+(?:of|dated|от)\s)"
    r"|合同(?:编号|号)?\s*[:：]?\s*(?P<zh>[A-Za-z][\w./-]*\d[\w./-]*)",
    re.IGNORECASE,
)


def defined(lines: Sequence[Row]) -> Iterator[Field]:
    """The parties that a contract names before it calls them Seller and Buyer."""
    for number, line in enumerate(lines):
        for box in line:
            after = 0
            for called in _CALLED.finditer(box.text):
                start = max(after, called.start() - _NEAR)
                joint = [found.end() for found in _AND.finditer(box.text, start, called.start())]
                value = box.part(joint[-1] if joint else start, called.start())
                value = value.part(0, len(value.text.rstrip(" ,，(（")))
                after = called.end()
                meant = [m for m in fields().means(called["role"]) if fields().kinds[m] == "party"]
                if meant and is_firm(value.text) and names_in(value):
                    yield Field(meant[0], "party", box.part(*called.span("role")), value, number)


def contracts(lines: Sequence[Row]) -> Iterator[Field]:
    """The contract that a line near the top names without a label of its own, and the date behind its number."""
    for number, line in enumerate(lines[:TOP_LINES]):
        for box in line:
            found = _CONTRACT.search(box.text[:LONGEST])
            if not found or not found.lastgroup:
                continue
            start, end = found.span(found.lastgroup)
            date = date_in(box.text[end : end + 40])
            if found.lastgroup == "dated" and not date:
                continue
            label, value = box.part(found.start(), start), box.part(start, end)
            yield Field("contract_no", "code", label, value, number)
            if date:
                yield Field("date after number", "date", label, box.part(end + date[1], end + date[2]), number)
