"""The tables of the output contract as JSON lines, and the text that every offset counts into. See docs/model.md.

One line per record, sorted, keys always in the same order, so that two runs over the same input give the same bytes.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import to_builtins

from enduse.records.claim import Claim, Mention
from enduse.records.document import UNSURE, Document
from enduse.records.party import Party
from enduse.records.picture import Picture

NAME = "jsonl"

Row = dict[str, Any]


def export(picture: Picture) -> dict[str, bytes]:
    """Every table under `export/`; a document that could not be read has its line, and no text."""
    credible = {claim: grade.credibility for grade in picture.grades.information for claim in grade.claims}
    tables: dict[str, Iterable[Row]] = {
        "documents": (_document(d, picture) for d in sorted(picture.documents, key=lambda d: d.id)),
        "mentions": (
            _mention(m)
            for m in sorted(picture.mentions, key=lambda m: (m.document, m.start, m.end, m.kind, m.ref or ""))
        ),
        "claims": (_claim(c, credible) for c in sorted(picture.claims, key=lambda c: c.id)),
        "parties": (_party(p) for p in sorted(picture.parties, key=lambda p: p.id)),
        "items": (to_builtins(i) for i in sorted(picture.items, key=lambda i: i.id)),
        "transfers": (to_builtins(t) for t in sorted(picture.transfers, key=lambda t: t.id)),
        "replies": (to_builtins(r) for r in sorted(picture.replies, key=lambda r: r.id)),
        "hits": (to_builtins(h) for h in sorted(picture.hits, key=lambda h: (h.party, h.list, h.entity))),
        "findings": sorted((to_builtins(f) for f in picture.findings), key=_order),
        "flags": (to_builtins(f) for f in picture.flags),
        "grades": _grades(picture),
        "rejections": sorted((to_builtins(r) for r in picture.rejections), key=_order),
        "lists": sorted((to_builtins(known) for known in picture.lists), key=_order),
    }
    files = {f"export/{name}.jsonl": b"".join(_line(row) for row in rows) for name, rows in tables.items()}
    for document in picture.documents:
        if document.error is None:
            files[f"export/text/{document.id}.txt"] = document.text.encode("utf-8", "surrogatepass")
    return files


def _document(document: Document, picture: Picture) -> Row:
    row: Row = {
        "id": document.id,
        "origin": document.origin,
        "origins": list(document.origins),
        "parent": document.parent,
        "media_type": document.media_type,
        "size": document.size,
        "language": document.language,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "text_sha256": document.text_sha256,
        "error": document.error,
        "notes": [*document.notes, *picture.notes.get(document.id, ())],
    }
    unsure = [word for word in document.scanned if word.sureness < UNSURE]
    if unsure:
        row["unsure"] = [
            {"start": w.start, "end": w.end, "sureness": w.sureness, "page": w.page,
             "box": [w.left, w.top, w.right, w.bottom]}
            for w in unsure
        ]  # fmt: skip
    fields = picture.fields.get(document.id)
    return row | ({"fields": dict(sorted(fields.items()))} if fields else {})


def _mention(mention: Mention) -> Row:
    """`ref` is the document-local reference that judgements are bound to."""
    return {
        "document": mention.document,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        "party": mention.party,
        "item": mention.item,
        "ref": mention.ref,
    }


def _claim(claim: Claim, credible: Mapping[str, int]) -> Row:
    """`credibility` is that of what the claim says, by rule; 6 where nothing else speaks of it."""
    row: Row = to_builtins(claim) | {"credibility": credible.get(claim.id, 6)}
    for inner in (*row["roles"], *row["voice"]):
        inner.pop("ref")
    return row


def _party(party: Party) -> Row:
    return {
        "id": party.id,
        "also": list(party.also),
        "schema": party.schema,
        "names": to_builtins(party.names),
        "identifiers": to_builtins(party.identifiers),
        "countries": list(party.countries),
        "unnamed": party.unnamed,
        "description": party.description,
        "candidates": [
            {
                "party": c.party,
                "score": c.score,
                "for": to_builtins(c.reasons_for),
                "against": to_builtins(c.reasons_against),
            }
            for c in party.candidates
        ],
        "merges": to_builtins(party.merges),
    }


def _grades(picture: Picture) -> Iterable[Row]:
    """The sources, then the transfers: reliability and credibility are never one grade."""
    yield from ({"of": "source", **to_builtins(g)} for g in sorted(picture.grades.sources, key=lambda g: g.source))
    yield from ({"of": "information", **to_builtins(g)} for g in picture.grades.information)


def _order(row: Row) -> str:
    return json.dumps(row, ensure_ascii=True)


def _line(row: Row) -> bytes:
    """One line; signs that some readers take for a line's end, and lone surrogates, are escaped."""
    text = json.dumps(row, ensure_ascii=False)
    for sign in ("\u2028", "\u2029", "\x85"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(row, ensure_ascii=True).encode() + b"\n"
