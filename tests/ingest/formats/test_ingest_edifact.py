"""EDIFACT: INVOIC and DESADV by tag and qualifier, released signs, several messages in one interchange."""

import papers

from enduse.read import read
from enduse.read.readers.table import TableReader


def _said(claim, role):
    return [filler.text for filler in claim.fillers(role)]


def test_an_invoice_message(opened):
    (document,) = opened(papers.INVOIC.encode("latin-1"), "a.edi")
    assert document.media_type == "application/edifact" and document.error is None
    found = read(document, [TableReader()])
    assert found.fields | {
        "invoice_number": "E-31", "date": "2024-09-25", "currency": "EUR", "contract_no": "MT-88", "total": "48025.00",
        "seller": "Lantern Bay Navigation OÜ", "buyer": "Solonchak Trade+Sons LLP", "end_user": "Steppe Observatory",
        "consignee": "Meridian Works JSC", "incoterm": "FCA Lantern Bay", "seller_id": "EE100931558",
    } == found.fields  # fmt: skip
    first, second = (c for c in found.claims if c.relation == "transfer")
    assert _said(first, "supplier") == ["Lantern Bay Navigation OÜ"] and _said(first, "end_user") == [
        "Steppe Observatory"
    ]
    assert _said(first, "via") == ["Solonchak Trade+Sons LLP"] and _said(first, "from") == []
    assert (first.quantity.value, first.quantity.unit) == (40, "PCE") and _said(second, "price") == ["25.00"]
    assert "Cable, 3 m: spare" in document.text and found.checks == () and found.rejections == ()
    (module,) = [r for r in found.references if r.kind == "item" and r.hs]
    assert module.hs == ("852691",)


def test_a_segment_without_a_field_is_listed(opened):
    (document,) = opened(papers.INVOIC.encode("latin-1"), "a.edi")
    assert "XYZ = what's this" in document.text.partition("Further values")[2]


def test_a_wrong_total_is_found(opened):
    (document,) = opened(papers.INVOIC.replace("MOA+9:48025.00", "MOA+9:58025.00").encode("latin-1"), "a.edi")
    assert [c.rule for c in read(document, [TableReader()]).checks] == ["wrong_total"]


def test_each_message_of_an_interchange_is_a_document(opened):
    data = papers.INVOIC.replace("UNZ+1+1'", papers.DESADV + "UNZ+2+1'").encode("latin-1")
    outer, invoice, despatch = opened(data, "day.edi")
    assert [d.origin for d in (invoice, despatch)] == ["day.edi!/1 INVOIC.edi", "day.edi!/2 DESADV.edi"]
    assert outer.notes == ("an interchange of 2 messages, each a document of its own",)
    assert "Lantern Bay Navigation OÜ" in invoice.text and despatch.title == "Despatch advice"
    (claim,) = (c for c in read(despatch, [TableReader()]).claims if c.relation == "transfer")
    assert (claim.state, claim.when.value, claim.quantity.value) == ("shipped", "2024-10-02", 40)


def test_other_marks_and_broken_messages(opened):
    other = papers.INVOIC.replace("UNA:+.? '", "UNA:*.? ~").replace("+", "*").replace("'", "~").replace("?*", "?+")
    (document,) = opened(other.replace("?~", "'").encode("latin-1"), "a.edi")
    assert "Invoice No: E-31" in document.text and "Solonchak Trade+Sons LLP" in document.text
    (document,) = opened(papers.INVOIC[:500].encode("latin-1"), "a.edi")
    assert document.error.startswith("damaged: an EDIFACT message without its end")
