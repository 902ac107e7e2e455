"""Items of a case get codes and control lists; a line whose words do not fit its code becomes a finding."""

import json

from enduse import pipeline
from enduse.plugins import plugs
from enduse.read.known import Known
from enduse.records.document import Source
from enduse.records.item import HsCode
from enduse.records.picture import Picture
from enduse.report import files
from enduse.screen.goods import graded
from factories import item

ROWS = (
    "Declaration No,Shipper,Consignee,Goods description,HS code,Quantity,Country of origin\n"
    '10999/1,Varlok Trading LLC,Dorrin Metal Plant,"Piston engine for UAV, two-stroke, VX-40",8418690000,14,TR\n'
    '10999/2,Varlok Trading LLC,Dorrin Metal Plant,"Ball bearings BX-7",8482101000,400,TR\n'
)


def run(rows: str) -> Picture:
    readers = [make(Known.of([])) for make in plugs("enduse.readers")]
    return pipeline.run([Source("rows.csv", rows.encode)], readers)


def test_declared_and_inferred_codes_stand_apart() -> None:
    (found,) = graded([item("ball bearings", hs=("8482101000",))], ())
    assert [(code.code, code.basis) for code in found.hs] == [("8482101000", "declared"), ("848210", "inferred")]
    assert all(code.control == ("CHPL tier 3.B", "EAR 746 Supp. 4") for code in found.hs)


def test_the_day_asked_for_counts() -> None:
    (found,) = graded([item("ball bearings")], (), as_of="2022-01-01")
    assert found.hs == (HsCode(code="848210", score=found.hs[0].score, basis="inferred", reasons=found.hs[0].reasons),)


def test_a_goods_line_that_is_declared_as_something_else_is_a_finding() -> None:
    picture = run(ROWS)
    (finding,) = [f for f in picture.findings if f.rule == "misdescription"]
    assert "8407.10" in finding.summary and "8418690000" in finding.summary
    assert finding.documents and set(finding.claims) <= {claim.id for claim in picture.claims} and finding.claims


def test_exports_and_report_show_codes_with_lists_and_reasons() -> None:
    made = files(run(ROWS))
    rows = [json.loads(line) for line in made["export/items.jsonl"].decode().splitlines()]
    (bearing,) = [row for row in rows if any(code["code"] == "8482101000" for code in row["hs"])]
    assert bearing["hs"][0]["control"] == ["CHPL tier 3.B", "EAR 746 Supp. 4"]
    page, text = made["report.html"].decode(), made["report.md"].decode()
    for shown in (page, text):
        assert "Goods and control lists" in shown and "misdescription" in shown
    assert "not looked at: EU Annex XL" in page
