"""UBL, CII and Factur-X: read by path, written out as a paper that the trade reader reads."""

import io

import papers
import pytest

from enduse.read import read
from enduse.read.readers.table import TableReader
from enduse.read.trade import labels
from enduse.records.document import Document
from enduse.reference import trade


def _read(document: Document):
    return read(document, [TableReader()])


def _said(claim, role):
    return [filler.text for filler in claim.fillers(role)]


def _transfers(document: Document):
    return [c for c in _read(document).claims if c.relation == "transfer"]


@pytest.fixture
def invoice(opened):
    def make(code="380", total="51100.00"):
        (document,) = opened(papers.UBL_INVOICE.format(code=code, total=total).encode(), "a.xml")
        return document

    return make


def test_a_peppol_invoice(invoice):
    document = invoice()
    assert document.media_type == "application/x-ubl+xml" and document.title == "Invoice" and document.error is None
    found = _read(document)
    assert found.fields == {
        "invoice_number": "LB-2024-17", "date": "2024-09-25", "currency": "EUR", "contract_no": "MT-88",
        "seller": "Lantern Bay Navigation OÜ", "buyer": "Solonchak Trade LLP", "consignee": "Meridian Works JSC",
        "subtotal": "51030.00", "tax": "100.00", "deposit": "30.00", "total": "51100.00",
    }  # fmt: skip
    first, second = _transfers(document)
    assert _said(first, "supplier") == ["Lantern Bay Navigation OÜ"] and _said(first, "recipient") == [
        "Meridian Works JSC"
    ]
    assert _said(first, "via") == ["Solonchak Trade LLP"] and _said(first, "from") == []
    assert _said(first, "item") == ["Navigation module"] and _said(first, "price") == ["48000.00"]
    assert (first.quantity.value, first.quantity.unit, first.state, first.when.value) == (
        40,
        "C62",
        "ordered",
        "2024-09-25",
    )
    assert (second.quantity.value, second.quantity.unit) == (1200, "MTR")
    assert [_said(c, "producer") for c in found.claims if c.relation == "production"] == [["Lantern Works Factory"]]
    (module,) = [r for r in found.references if r.kind == "item" and r.hs]
    assert module.hs == ("852691",) and found.checks == ()
    assert found.rejections == ()


def test_values_without_a_field_are_listed(invoice):
    document = invoice()
    below = document.text.partition("Further values, as the file names them")[2]
    assert "BuyerReference = Dept 7" in below
    assert "InvoiceLine/Item/CommodityClassification/ItemClassificationCode = 09348023" in below
    assert "AccountingSupplierParty/Party/PartyName/Name = Lantern Bay" in below
    assert any("belong to no field" in note for note in document.notes)


def test_a_wrong_total_is_found(invoice):
    (check,) = _read(invoice(total="61100.00")).checks
    assert check.rule == "wrong_total" and "61,100" in check.summary


def test_a_proforma_is_planned_and_a_credit_note_moves_nothing(invoice):
    assert {c.phase for c in _transfers(invoice("325"))} == {"planned"}
    note = invoice("381")
    assert (
        note.title == "Credit note" and _transfers(note) == [] and _read(note).fields["invoice_number"] == "LB-2024-17"
    )
    assert any("credit note takes back" in n for n in _read(note).notes)


def test_a_despatch_advice_is_shipped(opened):
    (document,) = opened(papers.UBL_DESPATCH.encode(), "a.xml")
    (claim,) = _transfers(document)
    assert (claim.state, claim.when.value, claim.quantity.value) == ("shipped", "2024-10-02", 40)
    assert _said(claim, "supplier") == ["Lantern Bay Navigation OÜ"] and _said(claim, "recipient") == [
        "Meridian Works JSC"
    ]


def test_a_cross_industry_invoice(opened):
    (document,) = opened(papers.CII.encode(), "a.xml")
    assert document.media_type == "application/x-cii+xml"
    found = _read(document)
    assert found.fields["date"] == "2024-09-25" and found.fields["total"] == "1190.00" and found.checks == ()
    (claim,) = _transfers(document)
    assert _said(claim, "supplier") == ["Nordlicht Instrumente GmbH"] and _said(claim, "end_user") == [
        "Meridian Works JSC"
    ]
    assert _said(claim, "item") == ["Kreiselkompass"] and _said(claim, "from") == []


def test_the_invoice_inside_a_pdf(opened):
    pypdfium2 = pytest.importorskip("pypdfium2")
    pytest.importorskip("reportlab")
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.drawString(72, 700, "Rechnung R-204 der Nordlicht Instrumente GmbH")
    canvas.save()
    pdf = pypdfium2.PdfDocument(stream.getvalue())
    pdf.new_attachment("factur-x.xml").set_data(papers.CII.encode())
    hybrid = io.BytesIO()
    pdf.save(hybrid)
    outer, inner = opened(hybrid.getvalue(), "r.pdf")
    assert inner.origin == "r.pdf!/factur-x.xml" and inner.parent == outer.id
    assert _read(inner).fields["invoice_number"] == "R-204" and len(_transfers(inner)) == 1


def test_every_label_means_its_field_to_the_reader():
    for root in ("Invoice", "CreditNote", "Order", "DespatchAdvice", "CrossIndustryInvoice", "EDIFACT"):
        for route in trade.routes(root):
            if route.label:
                known = labels.columns() if route.level == "line" else labels.fields()
                assert route.canonical in known.means(route.label), (route.label, known.means(route.label))


def test_entities_are_not_expanded_and_nothing_is_fetched(opened, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha"> {bomb} <!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    body = papers.UBL_DESPATCH.replace("DA-5", "&file;&l11;")
    (document,) = opened((head + body).encode(), "a.xml")
    assert "SECRET" not in document.text and "haha" not in document.text
    deep = papers.UBL_DESPATCH.replace("<cbc:ID>DA-5</cbc:ID>", "<a>" * 5000 + "</a>" * 5000)
    assert opened(deep.encode(), "a.xml")[0].error.startswith("damaged: XML that cannot be followed")
    assert opened(papers.CII.encode()[:900], "a.xml")[0].error.startswith("damaged: XML that cannot be followed")
    assert opened(papers.CII.encode(), "a.xml", text=500)[0].error.startswith("too large: ")


def test_other_xml_stays_text(opened):
    (document,) = opened(b"<?xml version='1.0'?><Invoice xmlns='urn:other'><ID>1</ID></Invoice>", "a.xml")
    assert document.media_type == "text/plain"
