"""The six stages end to end: without database, network or model; the same answer every time and in every order."""

import json
import socket
from collections.abc import Sequence

import pytest

from enduse import pipeline
from enduse.errors import TooLarge
from enduse.plugins import plugs
from enduse.read import Reader
from enduse.read.known import Known
from enduse.records.document import Document, Source
from enduse.records.judgement import Judgement
from enduse.records.picture import Picture
from enduse.records.proposal import Proposals
from enduse.report import files
from enduse.screen.lists import starter

TEXTS = {
    "gazette.txt": "Varlok Trading sold 14 lathes to Dorrin Metal Plant, "
    "according to customs papers seen by the Vesna Gazette.\n"
    "Varlok Trading denied selling lathes to Dorrin Metal Plant.\n",
    "echo.txt": "Varlok Trading sold 14 lathes to Dorrin Metal Plant, the Vesna Gazette reported.\n",
    "rows.csv": "Declaration No,Shipper,Consignee,Goods description,Quantity,Country of origin\n"
    "10999/1,Varlok Trading LLC,Dorrin Metal Plant,Lathe VL-40,14,TR\n",
    "empty.txt": "",
}


def sources(texts: dict[str, str]) -> list[Source]:
    return [Source(name, lambda text=text: text.encode()) for name, text in texts.items()]


def run(
    texts: dict[str, str], judgements: Sequence[Judgement] = (), readers: Sequence[Reader] | None = None
) -> Picture:
    lists = [starter()]
    chosen = readers if readers is not None else [make(Known.of(lists)) for make in plugs("enduse.readers")]
    return pipeline.run(sources(texts), chosen, judgements, lists)


def party(picture: Picture, name: str) -> str:
    return next(p.id for p in picture.parties if any(n.text == name for n in p.names))


def test_it_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a run opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert run(TEXTS).transfers


def test_every_input_has_its_line_and_the_run_goes_on() -> None:
    rows = [json.loads(line) for line in files(run(TEXTS))["export/documents.jsonl"].decode().splitlines()]
    assert {r["origin"] for r in rows} == set(TEXTS)
    assert [r["origin"] for r in rows if r["error"]] == ["empty.txt"]


def test_a_source_that_cannot_be_opened_has_its_line_too() -> None:
    def refuse() -> bytes:
        raise TooLarge("too large: 9 GB; the limit is 512 MB; split it")

    picture = pipeline.run([Source("big.pdf", refuse), *sources({"a.txt": "Nothing here."})], [])
    assert [(d.origin, bool(d.error)) for d in picture.documents] == [("a.txt", False), ("big.pdf", True)]


def test_two_runs_and_any_order_give_the_same_bytes() -> None:
    first = files(run(TEXTS))
    assert files(run(TEXTS)) == first
    assert files(run(dict(reversed(TEXTS.items())))) == first


def test_adding_a_document_leaves_the_claims_of_the_others() -> None:
    before, after = run({k: TEXTS[k] for k in ("gazette.txt", "rows.csv")}), run(TEXTS)
    ids = {c.id for c in after.claims}
    assert {c.id for c in before.claims} <= ids
    known = {x for p in after.parties for x in (p.id, *p.also)}
    assert {x for p in before.parties for x in (p.id, *p.also)} <= known


def test_prose_and_rows_meet_in_one_transfer_with_its_denial() -> None:
    picture = run(TEXTS)
    seller = party(picture, "Varlok Trading")
    (transfer,) = [t for t in picture.transfers if t.supplier == seller]
    readers = {c.reader for c in picture.claims if c.id in transfer.supported_by}
    assert readers in ({"rules-en", "table 4"}, {"rules-en + encoder-en", "table 4"})  # with or without the encoder
    assert [c.stance for c in picture.claims if c.id in transfer.denied_by] == ["denies"]


def test_a_judgement_parts_what_the_scores_joined_and_can_be_taken_back() -> None:
    picture = run(TEXTS)
    joined = next(p for p in picture.parties if p.id == party(picture, "Varlok Trading"))
    assert {"Varlok Trading", "Varlok Trading LLC"} <= {n.text for n in joined.names}
    left, right = (
        next(r.id for r in picture.references if r.names and r.names[0].text == name)
        for name in ("Varlok Trading", "Varlok Trading LLC")
    )
    different = Judgement(
        id="1", left=left, right=right, verdict="different", why="another register number", at="2026-01-01"
    )
    parted = run(TEXTS, [different])
    assert party(parted, "Varlok Trading") != party(parted, "Varlok Trading LLC")
    back = Judgement(id="1", left=left, right=right, verdict="different", why="", at="2026-01-02", retracted=True)
    assert files(run(TEXTS, [different, back])) == files(picture)


def test_a_reader_that_fails_loses_only_its_own_proposals() -> None:
    class Broken:
        NAME, VERSION = "broken", "1"

        def reads(self, document: Document) -> bool:
            return True

        def propose(self, document: Document) -> Proposals:
            raise RuntimeError("no luck")

    readers = [Broken(), *(make(Known.of([])) for make in plugs("enduse.readers"))]
    picture = run(TEXTS, readers=readers)
    assert picture.transfers
    assert all(any("no luck" in note for note in notes) for notes in picture.notes.values())


def test_every_span_of_every_export_equals_the_text() -> None:
    picture = run(TEXTS)
    text = {d.id: d.text for d in picture.documents}
    for claim in picture.claims:
        body = text[claim.document]
        spans = [(r.start, r.end, r.text) for r in claim.roles] + [(e.start, e.end, e.quote) for e in claim.evidence]
        spans += [(c.start, c.end, c.text) for c in claim.cues]
        spans += [(x.start, x.end, x.text) for x in (claim.quantity, claim.when) if x]
        assert all(body[a:b] == words for a, b, words in spans)
    for mention in picture.mentions:
        assert text[mention.document][mention.start : mention.end] == mention.text


def test_an_unnamed_buyer_is_never_taken_for_the_named_one() -> None:
    texts = {
        "a.txt": "Varlok Trading sold lathes to Dorrin Metal Plant, the Vesna Gazette reported.\n",
        "b.txt": "Varlok Trading sold lathes to a customer in Cyprus.\n",
    }
    picture = run(texts)
    assert len(picture.transfers) == 2
    assert all(len(t.supported_by) == 1 for t in picture.transfers)
