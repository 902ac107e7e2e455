"""What does a bank's paper claim? Who paid whom how much, and when: payment orders, confirmations, remittances."""

from collections.abc import Sequence

from enduse.read.trade.amounts import figures
from enduse.read.trade.cells import Box, Row, passage
from enduse.read.trade.dates import date_in
from enduse.read.trade.header import Header
from enduse.read.trade.labels import folded
from enduse.records.document import Document
from enduse.records.proposal import ProposedClaim, ProposedRole, ProposedVoice, ProposedWhen, Words
from enduse.reference import trade

#: Kinds of paper by which money passes.
KINDS = ("payment_order", "payment_confirmation")
#: What the header calls who pays and who is paid, the first that stands on the paper.
_PAYER, _PAYEE = ("payer", "buyer"), ("payee", "seller", "consignee")


def payment(document: Document, top: Header, lines: Sequence[Row]) -> ProposedClaim | None:
    """The payment that a bank's paper tells; None where it names neither side, or no sum."""
    sides = [(role, side) for role, names in (("payer", _PAYER), ("payee", _PAYEE)) if (side := _side(top, names))]
    paid = _amount(lines)
    if top.titled is None or not sides or paid is None:
        return None
    amount, row = paid
    evidence = [passage(document, row)]
    for _, (_, box) in sides:
        line = next((line for line in lines if any(cell.start <= box.start < cell.end for cell in line)), None)
        if line is not None and (whole := passage(document, line)) not in evidence:
            evidence.append(whole)
    cited = top.cited(document)
    return ProposedClaim(
        relation="payment",
        evidence=tuple(evidence),
        roles=(
            *(ProposedRole(role=role, words=box.words, key=key) for role, (key, box) in sides),
            ProposedRole(role="amount", words=amount),
        ),
        when=_when(top),
        voice=(ProposedVoice(name=cited.text, kind="document", words=cited),) if cited else (),
        phase=top.titled.paper.phase,  # type: ignore[arg-type]
    )


def _side(top: Header, names: Sequence[str]) -> tuple[str, Box] | None:
    return next((top.keys[name] for name in names if name in top.keys), None)


def _amount(lines: Sequence[Row]) -> tuple[Words, Row] | None:
    """The sum behind its label, in the cell or beside it, with its currency."""
    labels = trade.words("paid")
    for line in lines:
        for at, box in enumerate(line):
            label, colon, value = box.text.replace("：", ":").partition(":")
            if folded(label) not in labels:
                continue
            if colon and value.strip():
                start = len(label) + 1 + len(value) - len(value.lstrip())
                told = box.part(start, len(box.text.rstrip()))
            else:
                told = line[at + 1] if at + 1 < len(line) else box
            if figures(told.text):
                return told.words, line
    return None


def _when(top: Header) -> ProposedWhen | None:
    field = top.fields.get("date")
    date = date_in(field.value.text) if field else None
    return ProposedWhen(words=field.value.part(date[1], date[2]).words, value=date[0]) if field and date else None
