"""Words that were read unsurely from a scan are marked wherever their passage is shown, and exported with their box."""

import json

from msgspec.structs import replace

import fictional
from enduse.records.document import Scanned
from enduse.records.picture import Picture
from enduse.report.exporters import html, jsonl, markdown


def _with_an_unsure_word() -> tuple[Picture, str]:
    """The fictional picture, one word of a cited passage read with 31 %, the next one with 97 %."""
    picture = fictional.picture()
    claim = next(c for c in picture.claims if c.document == fictional.INVOICE.id and c.evidence)
    start = claim.evidence[0].start
    first, second = fictional.INVOICE.text[start : claim.evidence[0].end].split()[:2]
    other = start + fictional.INVOICE.text[start:].index(second, len(first))
    words = (
        Scanned(start, start + len(first), 1, 10.0, 20.0, 60.5, 32.0, 31.0),
        Scanned(other, other + len(second), 1, 70.0, 20.0, 99.0, 32.0, 97.0),
    )
    documents = tuple(replace(d, scanned=words) if d.id == claim.document else d for d in picture.documents)
    return replace(picture, documents=documents), first


def test_an_unsure_word_is_marked_in_its_passage() -> None:
    picture, word = _with_an_unsure_word()
    page = html.export(picture)["report.html"].decode()
    mark = 'class="unsure" title="read from the scan with a sureness of 31 %: compare the original"'
    assert mark in page and page.count(mark) == page.count('class="unsure"')
    assert 'class="unsure"' not in html.export(fictional.picture())["report.html"].decode()
    text = markdown.export(picture)["report.md"].decode()
    assert markdown.escaped(f"{word}[?]") in text


def test_an_unsure_word_is_exported_with_its_box() -> None:
    picture, _ = _with_an_unsure_word()
    rows = [json.loads(line) for line in jsonl.export(picture)["export/documents.jsonl"].splitlines()]
    (row,) = [row for row in rows if "unsure" in row]
    (word,) = row["unsure"]
    assert row["id"] == fictional.INVOICE.id
    assert (word["sureness"], word["page"], word["box"]) == (31.0, 1, [10.0, 20.0, 60.5, 32.0])
    assert word["end"] > word["start"]
