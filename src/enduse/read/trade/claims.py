"""What do goods lines claim? One transfer for each line, and who made the goods where the paper says so."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from enduse.read.trade.amounts import Counted, quantities, reading_that_adds_up, unit_in
from enduse.read.trade.cells import Box, passage
from enduse.read.trade.dates import date_in, registered
from enduse.read.trade.fields import Field
from enduse.read.trade.goods import Items, hs_code
from enduse.read.trade.header import Header
from enduse.read.trade.lines import GoodsLine
from enduse.read.trade.parties import Parties, nobody
from enduse.read.trade.places import Places
from enduse.records.claim import Phase, State
from enduse.records.document import Document
from enduse.records.proposal import (
    ProposedClaim,
    ProposedCue,
    ProposedMention,
    ProposedQuantity,
    ProposedRole,
    ProposedVoice,
    ProposedWhen,
    Words,
)
from enduse.reference import trade

_TAX_IDS = {
    "shipper_tax_id": "shipper", "consignee_tax_id": "consignee", "contract_holder_tax_id": "contract_holder",
    "declarant_tax_id": "declarant", "broker_tax_id": "broker",
}  # fmt: skip
#: Columns that number the paper of each row.
_NUMBERED = ("declaration", "bl_no", "invoice_number")
_PARTIES = (
    "seller",
    "shipper",
    "buyer",
    "consignee",
    "contract_holder",
    "end_user",
    "maker",
    "declarant",
    "broker",
    "carrier",
    "notify",
)
_COUNT = re.compile(r"[,;]\s*(\d[\d\s.,]{0,12}\s?[^\W\d]{1,10}\.?)\s*$")  # at the end of a description
_DATES = {
    "shipped": ("registration_date", "shipment_date", "date"),
    "delivered": ("registration_date", "delivery_date", "date"),
}


class Line(Struct, frozen=True):
    """A goods line with its parties resolved: role of the paper -> (key, words), from the row or from the header."""

    goods: GoodsLine
    parties: dict[str, tuple[str, Box]]
    from_header: dict[str, Field]


class Claimer:
    """Turns the goods lines of one paper into claims, collecting parties, goods and places on the way."""

    def __init__(
        self, document: Document, header: Header, customs: bool, parties: Parties, items: Items, places: Places,
        decimal_comma: bool | None,
    ) -> None:  # fmt: skip
        self._document, self._header, self._customs = document, header, customs
        self._parties, self._items, self._places = parties, items, places
        self._decimal_comma = decimal_comma
        self._made: set[tuple[str, str]] = set()
        self.mentions: list[ProposedMention] = []
        self.unclaimed = 0  # goods lines that name no party on either side

    def claims(self, goods: GoodsLine, unit_head: str | None = None) -> Iterator[ProposedClaim]:
        """The transfer of one line, and the production of its goods where a maker is named."""
        line = self._line(goods)
        cells = goods.cells
        description = cells.get("line_description") or cells["line_part_no"]
        code = hs_code(cells["line_hs"].text) if "line_hs" in cells else None
        more = [box for row in goods.more for box in row]
        key, words = self._items.named(description, cells.get("line_part_no"), code, more, self._customs)
        item = ProposedRole(role="item", words=words.words, key=key)
        transfer = self._transfer(line, item, unit_head)
        if transfer:
            yield transfer
        else:
            self.unclaimed += 1
        maker = line.parties.get("maker")
        if maker and (maker[0], key) not in self._made:
            self._made.add((maker[0], key))
            roles = [ProposedRole(role="producer", words=maker[1].words, key=maker[0]), item]
            made_in = self._place(line, "origin")
            if made_in:
                roles.append(ProposedRole(role="place", words=made_in[1].words, key=made_in[0]))
            used = ("maker", "origin")
            yield ProposedClaim(
                relation="production", evidence=self._evidence(line, used), roles=tuple(roles), voice=self._voice(line)
            )

    def _line(self, goods: GoodsLine) -> Line:
        parties: dict[str, tuple[str, Box]] = {}
        for role in _PARTIES:
            if role in goods.cells:
                named = self._parties.named(goods.cells[role])
                if named:
                    parties[role] = named
        for column, role in _TAX_IDS.items():
            if column in goods.cells and role in parties:
                self._parties.numbered(parties[role][0], "ID", goods.cells[column].text)
        from_header = {}
        for role, named in self._header.keys.items():
            if role not in parties and role not in goods.cells:
                parties[role] = named
                from_header[role] = self._header.fields[role]
        for name in (
            "origin",
            "departure_country",
            "destination_country",
            "port_lading",
            "port_unlading",
            *_date_names(self._state(goods)),
        ):
            if name not in goods.cells and name in self._header.fields:
                from_header[name] = self._header.fields[name]
        return Line(goods, parties, from_header)

    def _transfer(self, line: Line, item: ProposedRole, unit_head: str | None) -> ProposedClaim | None:
        sides = self._sides(line)
        if not any(role in ("supplier", "recipient", "end_user") for role, _ in sides):
            return None
        roles = [
            ProposedRole(role=role, words=line.parties[name][1].words, key=line.parties[name][0])
            for role, name in sides
        ]
        roles.append(item)
        used = [name for _, name in sides]
        for role, names in (
            ("from", ("departure_country", "port_lading")),
            ("to", ("destination_country", "port_unlading")),
        ):
            for name in names:
                place = self._place(line, name)
                if place:
                    roles.append(ProposedRole(role=role, words=place[1].words, key=place[0]))
                    used.append(name)
                    break
        amount = line.goods.cells.get("line_total")
        if amount and any(c.isdigit() for c in amount.text):
            roles.append(ProposedRole(role="price", words=amount.words))
            self._mention(amount, "money")
        state = self._state(line.goods)
        when, date_name = self._when(line, state)
        if date_name:
            used.append(date_name)
        return ProposedClaim(
            relation="transfer",
            evidence=self._evidence(line, used),
            roles=tuple(roles),
            quantity=self._quantity(line.goods, unit_head),
            when=when,
            voice=self._voice(line),
            phase=self._phase(),
            state=state,
            cues=self._cues(line),
        )

    def _sides(self, line: Line) -> list[tuple[str, str]]:
        """Which of the paper's parties plays which role in the transfer, as (role, name on the paper)."""
        known = line.parties
        sender = self._header.titled.paper.sender if self._header.titled and not self._customs else "shipper"
        suppliers = ("seller", "shipper") if sender == "seller" else ("shipper", "seller")
        supplier = next((name for name in suppliers if name in known), None)
        own = supplier is not None and "consignee" in known and known["consignee"][0] == known[supplier][0]
        # The seller as "recipient" is who is paid, not who gets the goods.
        recipient = "consignee" if "consignee" in known and not own else "buyer" if "buyer" in known else None
        sides = [(role, name) for role, name in (("supplier", supplier), ("recipient", recipient)) if name]
        taken = {known[name][0] for _, name in sides}
        # The buyer holds the contract where another receives the goods; on a customs row the contract holder does. Who
        # makes or sells what another exports stands behind the exporter, not in between.
        behind = ("contract_holder",) if self._customs and _way(line.goods) in trade.words("export") else ()
        for name in ("through", "contract_holder", "buyer"):
            if name in known and name not in behind and known[name][0] not in taken:
                sides.append(("via", name))
                taken.add(known[name][0])
        if (
            "end_user" in known and (recipient is None or known["end_user"][0] != known[recipient][0])
        ) or "end_user" in known:
            sides.append(("end_user", "end_user"))
        return sides

    def _place(self, line: Line, name: str) -> tuple[str, Box] | None:
        box = line.goods.cells.get(name) or (line.from_header[name].value if name in line.from_header else None)
        return self._places.named(box) if box and not nobody(box.text) else None

    def _state(self, goods: GoodsLine) -> State | None:
        if self._customs:
            return "delivered" if _way(goods) in trade.words("import") else "shipped"
        return self._header.titled.paper.state if self._header.titled else None  # type: ignore[return-value]

    def _phase(self) -> Phase:
        return self._header.titled.paper.phase if self._header.titled and not self._customs else "done"  # type: ignore[return-value]

    def _when(self, line: Line, state: State | None) -> tuple[ProposedWhen | None, str | None]:
        for name in _date_names(state):
            box = line.goods.cells.get(name) or (line.from_header[name].value if name in line.from_header else None)
            date = date_in(box.text) if box else None
            if box and date:
                words = box.part(date[1], date[2])
                self._mention(words, "date")
                return ProposedWhen(words=words.words, value=date[0]), None if name in line.goods.cells else name
        number = line.goods.cells.get("declaration")
        day = registered(number.text) if number else None
        if number and day:
            return ProposedWhen(words=number.part(day[1], day[2]).words, value=day[0]), None
        return None, None

    def _quantity(self, goods: GoodsLine, unit_head: str | None) -> ProposedQuantity | None:
        """The counted quantity: never a weight or a count of packages beside it."""
        box = goods.cells.get("line_quantity")
        price, amount = (goods.cells[c].text if c in goods.cells else None for c in ("line_price", "line_total"))
        comma = reading_that_adds_up(box.text, price, amount, self._decimal_comma) if box else None
        found = quantities(box.text, comma) if box else []
        if not found and (told := _told_in(goods, self._decimal_comma)) is not None:
            box, found = told
        if not box or not found:
            return None
        best = _counted(found)
        unit = best.unit
        words = box.part(best.start, best.end)
        if unit is None and "line_unit" in goods.cells and not goods.cells["line_unit"].text.isdigit():
            unit = goods.cells["line_unit"].text
        if unit is None and unit_head:
            in_head = unit_in(unit_head)
            unit = in_head[0] if in_head else None
        kind = unit_in(unit) if unit else None
        if kind and kind[1] == "packing" and not {"packages", "line_price", "line_total"}.intersection(goods.cells):
            return None
        self._mention(words, "quantity")
        return ProposedQuantity(words=words.words, value=_plain(best.value), unit=unit)

    def _voice(self, line: Line) -> tuple[ProposedVoice, ...]:
        """The paper, by the words that stand in it: its number in the row, or with its label in the header."""
        number = next((line.goods.cells[c] for c in _NUMBERED if c in line.goods.cells), None)
        words = number.words if number else self._header.cited(self._document)
        return (ProposedVoice(name=words.text, kind="document", words=words),) if words else ()

    def _cues(self, line: Line) -> tuple[ProposedCue, ...]:
        box = (
            line.goods.cells.get("direction")
            if self._customs
            else (self._header.titled.title if self._header.titled else None)
        )
        return (ProposedCue("state", box.words),) if box else ()

    def _evidence(self, line: Line, used: Mapping[str, object] | list[str] | tuple[str, ...]) -> tuple[Words, ...]:
        """The row first, then the rows that continue it, then the header lines that the claim also rests on."""
        passages = [passage(self._document, line.goods.row), *(passage(self._document, row) for row in line.goods.more)]
        for name in used:
            field = line.from_header.get(name)
            if field:
                start, end = min(field.label.start, field.value.start), max(field.label.end, field.value.end)
                text = self._document.text[start:end]
                whole = Words(text, start) if "\n" not in text else field.value.words
                if whole not in passages:
                    passages.append(whole)
        return tuple(passages)

    def _mention(self, box: Box, kind: str) -> None:
        self.mentions.append(ProposedMention(words=box.words, kind=kind))  # type: ignore[arg-type]


def _way(goods: GoodsLine) -> str:
    """Whether a customs row says that goods came in or went out, in its own word; "" where it does not."""
    return next((goods.cells[c].text.split()[0].lower() for c in ("direction", "procedure") if c in goods.cells), "")


def _told_in(goods: GoodsLine, comma: bool | None) -> tuple[Box, list[Counted]] | None:
    """The count at the end of a description or on a line below, as waybills give it: "GNSS receiver, 400 pcs"."""
    box = goods.cells.get("line_description")
    if box is None:
        return None
    last = _COUNT.search(box.text)
    below = [b for row in goods.more for b in row if b.column == box.column and b.start > box.start]
    for told in ([box.part(*last.span(1))] if last else []) + below:
        found = [q for q in quantities(told.text, comma) if q.unit and (kind := unit_in(q.unit)) and kind[1] == "goods"]
        if found and (told not in below or (len(found) == 1 and _COUNT.fullmatch(f", {told.text}"))):
            return told, found
    return None


def _date_names(state: State | None) -> tuple[str, ...]:
    return _DATES.get(state or "", ("registration_date", "date"))


def _counted(found: list[Counted]) -> Counted:
    """The quantity that counts goods, before one without a unit, before weights and packages."""
    order = {"goods": 0, None: 1, "measure": 2, "weight": 3, "packing": 4}
    return min(found, key=lambda q: (order[q.counts], q.start))


def _plain(value: Decimal) -> float:
    return float(value)
