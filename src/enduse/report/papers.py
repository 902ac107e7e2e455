"""The documents: what was read, what could not be, and their hashes."""

from enduse.records.document import Document
from enduse.records.picture import Picture
from enduse.report.names import Names
from enduse.report.view import Paper


def papers(picture: Picture, names: Names) -> tuple[tuple[Paper, ...], tuple[Paper, ...]]:
    """The documents that were read and those that were not, by path."""
    ordered = sorted(picture.documents, key=lambda d: (d.origin, d.id))
    views = [(d, _paper(d, picture, names)) for d in ordered]
    return tuple(v for d, v in views if not d.error), tuple(v for d, v in views if d.error)


def _paper(document: Document, picture: Picture, names: Names) -> Paper:
    facts = [
        document.publisher or "",
        document.published or "",
        document.language or "",
        f"{len(document.pages)} pages" if len(document.pages) > 1 else "",
        f"{document.size:,} bytes" if document.size else "",
        f"part of {names.documents[document.parent].origin}" if document.parent in names.documents else "",
        f"also as {', '.join(document.origins)}" if document.origins else "",
    ]
    fields = [f"{k.replace('_', ' ')}: {v}" for k, v in picture.fields.get(document.id, {}).items()]
    notes = (*document.notes, *picture.notes.get(document.id, ()))
    return Paper(
        anchor=names.anchor(document.id),
        origin=document.origin,
        title=document.title or "",
        facts=", ".join(f for f in facts if f),
        sha256=document.id,
        notes=(*(["; ".join(fields)] if fields else []), *notes),
        error=document.error or "",
    )


def unsigned(picture: Picture) -> str:
    """How many of the texts that tell something bear no date or outlet, and what follows; "" where all bear both."""
    prose = {c.document for c in picture.claims if not c.reader.startswith(("table", "registry"))}
    told = [d for d in picture.documents if d.id in prose and not d.media_type.startswith("message/")]
    undated, nameless = sum(not d.published for d in told), sum(not d.publisher for d in told)
    lacking = []
    if undated:
        lacking.append(f"without a date, so that “last year” and the like have no value: {undated} of {len(told)}")
    if nameless:
        lacking.append(f"without an outlet, so that texts of one outlet may count apart: {nameless} of {len(told)}")
    return f"Texts {'; '.join(lacking)}" if lacking else ""
