"""Electronic invoices, orders and despatch advices: UBL 2 (Peppol) and UN/CEFACT CII (Factur-X, ZUGFeRD, XRechnung)."""

import re

from lxml import etree

from enduse.errors import Empty
from enduse.ingest.extracted import Extracted, Limits
from enduse.ingest.sniff import CII, UBL
from enduse.ingest.tradepaper import TradePaper, written
from enduse.ingest.xmltree import found, leaves, local, parsed
from enduse.reference import trade

NAME = "tradexml"
MEDIA_TYPES = (UBL, CII)
EXTENSIONS = ()

#: Titles by root element, and by the code of UNTDID 1001 that an invoice gives as its type.
_TITLES = {
    "Invoice": "Invoice", "CreditNote": "Credit note", "Order": "Purchase order", "DespatchAdvice": "Despatch advice",
    "CrossIndustryInvoice": "Invoice",
}  # fmt: skip
_TYPES = {"325": "Proforma invoice", "381": "Credit note", "261": "Credit note", "296": "Credit note"}
_TYPE = ("InvoiceTypeCode", "CreditNoteTypeCode", "ExchangedDocument/TypeCode")
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """The paper written out: its fields by their path, its goods as a table, every other value under its own path.

    Raises Damaged for XML that breaks off, Empty when it holds no value, TooLarge over the limits.
    """
    root = parsed(data, limits)
    kind = local(root)
    if not any(True for _ in leaves(root)):
        raise Empty("no value in it; check that it is the right file")
    used: set[etree._Element] = set()
    paper = TradePaper(_title(root, kind, used), _header(root, kind, used), _lines(root, kind, used))
    others = tuple((path, _said(leaf)) for leaf, path in leaves(root) if leaf not in used)
    return written(TradePaper(paper.title, paper.header, paper.lines, others), kind, limits)


def _title(root: etree._Element, kind: str, used: set[etree._Element]) -> str:
    for path in _TYPE:
        for leaf, code in found(root, path):
            if code in _TYPES or code == "380":
                used.add(leaf)
                return _TYPES.get(code, _TITLES[kind])
    return _TITLES.get(kind, kind)


def _header(root: etree._Element, kind: str, used: set[etree._Element]) -> tuple[tuple[str, str], ...]:
    made = []
    for route in trade.routes(kind):
        if route.level != "header":
            continue
        whole = route.paths[0].endswith("/*")  # an address: all its parts
        for path in route.paths:
            hits = [(leaf, _said(leaf)) for leaf, words in found(root, path) if words]
            if hits:
                taken = hits if whole else hits[:1]
                used.update(leaf for leaf, _ in taken)
                made.append((route.label, ", ".join(words for _, words in taken)))
                break
    return tuple(made)


def _lines(root: etree._Element, kind: str, used: set[etree._Element]) -> tuple[dict[str, str], ...]:
    routes = [r for r in trade.routes(kind) if r.level == "line"]
    (where,) = [r.paths[0] for r in routes if r.canonical == "lines"] or [""]
    made = []
    for line, _ in found(root, where) if where else ():
        cells: dict[str, str] = {}
        for route in routes:
            for path in route.paths if route.canonical != "lines" else ():
                hit = next(((leaf, words) for leaf, words in found(line, path) if words), None)
                if hit:
                    used.add(hit[0])
                    cells.setdefault(route.canonical, hit[1])
                    break
        made.append(cells)
    return tuple(made)


def _said(leaf: etree._Element) -> str:
    """The words of an element; a day of format 102 (yyyymmdd) as ISO, a weight with its unit."""
    words = " ".join((leaf.text or "").split())
    if local(leaf) == "DateTimeString" and (day := _DAY.fullmatch(words)):
        return "-".join(day.groups())
    unit = leaf.get("unitCode") if local(leaf).endswith("Measure") else None
    return f"{words} {unit}" if unit else words
