"""What does a paper say once for all its lines? Number, date, parties, places, under their field names."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from enduse.read.trade.amounts import currency_in, figures
from enduse.read.trade.cells import Box
from enduse.read.trade.dates import date_in
from enduse.read.trade.fields import Field
from enduse.read.trade.labels import folded
from enduse.read.trade.paper import Titled
from enduse.read.trade.parties import Parties, names_in, number_in
from enduse.read.trade.unlabelled import CONTAINER
from enduse.records.document import Document
from enduse.records.proposal import Words

_NOT_EXPORTED = (
    "party_id",
    "address",
    "contact",
    "signature",
    "remark",
    "date after number",
    "line_description",
    "line_part_no",
)

ACCOUNT = 6  # digits that the number of an account has at least
LONGEST_CITED = 80  # characters of a label with its number

_INVOICES = ("commercial_invoice", "proforma_invoice", "credit_note")
#: Papers of carriers: who issues them carries the goods, and From and To are the ends of a route.
_CARRIED = ("bill_of_lading", "air_waybill", "road_waybill")
_ROUTE = ("from", "to", "by")
#: Which number is a paper's own.
_OWN = {
    "bill_of_lading": "bl_no",
    "air_waybill": "awb_no",
    "road_waybill": "document_number",
    "contract": "contract_no",
    "customs_declaration": "declaration",
}
_BARE = ("no", "number", "номер", "编号", "nr", "单号")
#: The number of an account behind the name of its bank.
_ACCOUNT = re.compile(r"[^\W\d][^\d]*?[\s:：,)]*((?:\b[A-Z]{2}\d{2}[ ]?[\dA-Z ]{8,30}|(?<![A-Z\d])\d[\d .]{8,40}\d))$")
_PAYEE = re.compile(r"benefici|payee|pa(?:y|id|yable) to|получател|收款|受益", re.IGNORECASE)
_BANK_CODE = 9  # digits of a BIK; an account has more
_CORRESPONDENT = re.compile(r"301\d{17}")  # of a Russian bank with the central bank (Regulation 809-P)
_CODE = re.compile(r"(?:№|#|编号|号|\bno\b\.?|\bnr\b\.?|\bnumber\b)\s*[:：]?\s*([\w./-]*\d[\w./-]*)", re.IGNORECASE)


class Header(Struct, frozen=True):
    """The header of a paper: its kind, the labelled values (the first of each name), and what it is called."""

    titled: Titled | None
    fields: dict[str, Field]
    number: Box | None
    keys: dict[str, tuple[str, Box]]  # party fields: reference key and the words of the name

    @property
    def called(self) -> str:
        """How the paper is cited: `Invoice MT-2024-017`."""
        name = self.titled.paper.name if self.titled else "Trade paper"
        return f"{name} {self.number.text}" if self.number else name

    def cited(self, document: Document) -> Words | None:
        """The words of the paper that name it: its number, a bare figure with its label where they stand side by side.

        A number with letters names the paper by itself, and alike in a PDF and a sheet.
        """
        if self.number is None:
            return self.titled.title.words if self.titled and self.titled.title else None
        if any(c.isalpha() for c in self.number.text):
            return self.number.words
        label = next(f.label for f in self.fields.values() if f.value == self.number)
        words = document.text[label.start : self.number.end]
        beside = label.start < self.number.start and len(words) <= LONGEST_CITED and words.isprintable()
        return Words(words, label.start) if beside else self.number.words

    @property
    def boxes(self) -> dict[str, Box]:
        """The values by field name."""
        return {name: field.value for name, field in self.fields.items()}


def header(found: Sequence[Field], titled: Titled | None, parties: Parties, last_goods: int | None = None) -> Header:
    """Collect the labelled values of a paper; numbers that identify a party go to the party they stand under.

    Below the goods (the last line begins at `last_goods`) they are of who issues the paper, the seller.
    """
    fields: dict[str, Field] = {}
    keys: dict[str, tuple[str, Box]] = {}
    last: dict[int, str] = {}
    latest: str | None = None
    for field in found:
        if titled and titled.paper.kind in _CARRIED and field.canonical in ("seller", "buyer"):
            if folded(field.label.text) in _ROUTE:
                continue
            if folded(field.label.text) == "issued by":
                field = replace(field, canonical="carrier")
        if field.kind == "party":
            if "@" in field.value.text:  # the From and To of a mail are no seller and buyer
                continue
            named = parties.named(field.value, field.tail)
            if named:
                keys.setdefault(field.canonical, named)
                latest = last[field.label.column] = named[0]
                fields.setdefault(field.canonical, field)
            continue
        if field.kind == "identifier":
            owner = _owner(field, keys) or last.get(field.label.column) or latest
            seller = keys.get("seller")
            if seller and _issuers(field, found, last_goods):
                owner = seller[0]
            if owner:
                parties.numbered(owner, field.label.text, field.value.text)
            if seller and owner == seller[0] and field.canonical == "party_id":
                fields.setdefault("seller_id", field)
        above_goods = last_goods is None or field.label.start < last_goods
        if field.canonical == "container" and _shaped(field) and not _shaped(fields.get("container")):
            fields.pop("container", None)  # the number of its seal
        if field.kind == "account":
            others = above_goods and _others(last.get(field.label.column, latest), keys)
            if others and not _PAYEE.search(field.label.text):
                continue
            if _account(fields.get(field.canonical)) < _account(field):
                fields.pop(field.canonical, None)  # the bank's name or code, before the number of the account
        fields.setdefault(field.canonical, field)
    if titled and titled.paper.kind in _INVOICES and "invoice_number" not in fields:
        number = fields.get("document_number")
        if number and folded(number.label.text) in _BARE:
            fields["invoice_number"] = replace(number, canonical="invoice_number")
            del fields["document_number"]
    if titled and titled.title:
        _from_title(titled.title, fields, titled.paper.kind)
    if "date" not in fields and "date after number" in fields:
        fields["date"] = fields["date after number"]
    if "date" not in fields and "contract_date" in fields and titled and titled.paper.kind == "contract":
        fields["date"] = fields["contract_date"]
    return Header(titled, fields, _number(fields, titled.paper.kind if titled else ""), keys)


def _others(party: str | None, keys: Mapping[str, tuple[str, Box]]) -> bool:
    """Whether an account stands under the buyer: it is not the one to be paid to."""
    buyer, seller = keys.get("buyer"), keys.get("seller")
    return party is not None and buyer is not None and party == buyer[0] and (seller is None or party != seller[0])


def _issuers(field: Field, found: Sequence[Field], last_goods: int | None) -> bool:
    """Whether a number stands below the goods with no party beside it: it is of who issues the paper."""
    if field.canonical != "party_id" or last_goods is None or field.label.start < last_goods:
        return False
    return not any(f.kind == "party" and last_goods < f.label.start < field.label.start for f in found)


def _shaped(field: Field | None) -> bool:
    return field is not None and CONTAINER.search(field.value.text) is not None


def _account(field: Field | None) -> int:
    """How likely a value holds the number of an account that is paid to, not a bank's name, its code or account."""
    digits = "".join(c for c in field.value.text if c.isdigit()) if field else ""
    if len(digits) < ACCOUNT:
        return 0
    return 1 if len(digits) <= _BANK_CODE or _CORRESPONDENT.fullmatch(digits) else 2


def _from_title(box: Box, fields: dict[str, Field], kind: str) -> None:
    """Number and date that stand in the title itself: "Счет на оплату № 17 от 25 сентября 2024 г."."""
    name = "invoice_number" if kind in ("commercial_invoice", "proforma_invoice") else "document_number"
    date = date_in(box.text)
    if date and "date" not in fields:
        fields["date"] = Field("date", "date", box, box.part(date[1], date[2]), 0)
    code = _CODE.search(box.text[: date[1]] if date else box.text)
    if code and name not in fields:
        fields[name] = Field(name, "code", box, box.part(*code.span(1)), 0)


def _owner(field: Field, keys: Mapping[str, tuple[str, Box]]) -> str | None:
    """The party that an id field names itself: seller_id is the seller's."""
    owner = keys.get(field.canonical.removesuffix("_id"))
    return owner[0] if owner else None


def _number(fields: Mapping[str, Field], kind: str) -> Box | None:
    """The number of the paper: that of its own kind, before those of papers that it refers to."""
    own = (_OWN[kind],) if kind in _OWN else ()
    for name in (*own, "invoice_number", "document_number", "declaration", "bl_no", "awb_no", "contract_no"):
        if name in fields and any(c.isdigit() for c in fields[name].value.text):
            return fields[name].value
    return None


def exported(header: Header, decimal_comma: bool | None, heads: Sequence[str] = ()) -> dict[str, str]:
    """The fields for export: parties by name, clear dates as ISO dates, totals as plain numbers."""
    found = {}
    for name in sorted(header.fields):
        if name in _NOT_EXPORTED or name.startswith("line_"):
            continue
        field = header.fields[name]
        text = field.value.text
        if field.kind == "party":
            names = names_in(field.value)
            text = names[0].text if names else text
        elif field.kind == "date":
            date = date_in(text)
            text = (date[0] if date else None) or text
        elif field.kind == "money":
            amounts = figures(text, decimal_comma)
            text = f"{amounts[0].value:f}" if len(amounts) == 1 else text
        elif field.kind == "account":
            account = _ACCOUNT.search(text)
            text = account[1] if account else text
        elif field.kind == "currency":
            text = currency_in(text) or ""
        if text:
            found[name] = text
    seller = header.fields.get("seller")
    number = number_in(seller.value.text) if seller and "seller_id" not in found else None
    if number:
        found["seller_id"] = number
    if "currency" not in found:
        money = [text for f in header.fields.values() if f.kind == "money" for text in (f.value.text, f.label.text)]
        codes = {currency_in(text) for text in (*money, *heads)} - {None}
        if len(codes) == 1:
            found["currency"] = next(iter(codes)) or ""
    return found
