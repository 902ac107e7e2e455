"""The exported tables keep the output contract."""

import json

import fictional
from enduse.report.exporters import jsonl
from factories import document

FILES = jsonl.export(fictional.picture())

#: Fields of the output contract, by table.
CONTRACT = {
    "documents": "id origin origins parent language title publisher published text_sha256 error",
    "mentions": "document start end text kind party item",
    "claims": "id document relation roles quantity when voice stance certainty phase state cues about evidence reader"
    " score",
    "parties": "id also schema names identifiers countries unnamed candidates",
    "items": "id description designations hs",
    "transfers": "id item supplier via recipient end_user from to quantity when state supported_by denied_by roots",
    "hits": "party entity list score reasons listed_since as_of via_ownership",
    "findings": "rule severity summary claims parties documents",
    "rejections": "document reader field text why",
    "lists": "name publisher licence as_of sha256 entries",
}


def rows(table: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in FILES[f"export/{table}.jsonl"].decode().split("\n")[:-1]]


def test_every_table_has_its_fields() -> None:
    for table, fields in CONTRACT.items():
        assert rows(table), f"the case has no {table}"
        for row in rows(table):
            assert set(fields.split()) <= set(row), table


def test_claims_speak_of_parties_not_of_references() -> None:
    for claim in rows("claims"):
        for inner in [*claim["roles"], *claim["voice"]]:  # type: ignore[misc]
            assert "ref" not in inner


def test_every_span_stands_in_the_exported_text() -> None:
    checked = 0
    for claim in rows("claims"):
        text = FILES[f"export/text/{claim['document']}.txt"].decode()
        spans = [
            (s["start"], s["end"], s.get("text") or s.get("quote"))
            for k in ("roles", "cues", "evidence")
            for s in claim[k]
        ]  # type: ignore[attr-defined]
        for start, end, words in spans:
            assert text[start:end] == words
            checked += 1
    assert checked > 50


def test_candidates_are_told_for_and_against() -> None:
    (candidate,) = [c for p in rows("parties") for c in p["candidates"]]  # type: ignore[attr-defined]
    assert set(candidate) == {"party", "score", "for", "against"}
    assert candidate["for"][0]["feature"] == "role"


def test_every_document_has_its_line_and_every_read_one_its_text() -> None:
    by_id = {d["id"]: d for d in rows("documents")}
    assert len(by_id) == len(fictional.DOCUMENTS)
    for id, row in by_id.items():
        assert (f"export/text/{id}.txt" in FILES) is (row["error"] is None)
    assert by_id[fictional.INVOICE.id]["fields"] == {
        "currency": "USD",
        "date": "2031-02-11",
        "invoice_number": "LB-2031-07",
    }
    assert "fields" not in by_id[fictional.WIRE.id]


def test_lines_are_sorted_and_the_same_on_every_run() -> None:
    for table in ("documents", "claims", "parties", "items", "transfers"):
        ids = [str(r["id"]) for r in rows(table)]
        assert ids == sorted(ids)
    assert jsonl.export(fictional.picture()) == FILES


def test_texts_keep_their_bytes_and_odd_signs_keep_their_line() -> None:
    odd = document("odd\u2028name.txt", "one\r\ntwo\u2028three\ud800", title="lone \ud800")
    files = jsonl.export(fictional.picture().__class__(documents=(odd,)))
    assert files[f"export/text/{odd.id}.txt"].decode("utf-8", "surrogatepass") == odd.text
    (line,) = files["export/documents.jsonl"].decode().splitlines()
    assert json.loads(line)["title"] == odd.title
