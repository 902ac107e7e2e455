"""Builders for tests of resolve: references by their names, documents by their text, and who was joined."""

from enduse.records.claim import Claim, Mention
from enduse.records.document import Document
from enduse.records.identity import hashed
from enduse.records.reading import Name, Reading, Reference
from enduse.resolve import Resolution, resolve


def ref(document: str, *names: str, kind: str = "organization", **more: object) -> Reference:
    """A reference of a document by its names, or by its description where it has none."""
    return Reference(
        id=hashed(document, kind, names[0] if names else more["description"]),
        document=document,
        kind=kind,  # type: ignore[arg-type]
        names=tuple(Name(n) for n in names),
        **more,  # type: ignore[arg-type]
    )


def run(*refs: Reference, claims: tuple[Claim, ...] = (), texts: dict[str, str] | None = None) -> Resolution:
    """What resolve makes of references. `texts`: the documents' texts, in which the references' names are mentions."""
    documents = tuple(
        Document(id=key, origin=key, text=text, publisher=None) for key, text in sorted((texts or {}).items())
    )
    readings = []
    for key in dict.fromkeys(r.document for r in refs):
        mine = tuple(r for r in refs if r.document == key)
        readings.append(
            Reading(
                document=key,
                references=mine,
                mentions=tuple(m for r in mine for m in _mentions(r, (texts or {}).get(key, ""))),
                claims=tuple(c for c in claims if c.document == key),
            )
        )
    return resolve(documents, readings)


def _mentions(one: Reference, text: str) -> list[Mention]:
    found = []
    for name in [n.text for n in one.names] or [one.description or ""]:
        at = text.find(name)
        if at >= 0:
            found.append(
                Mention(document=one.document, start=at, end=at + len(name), text=name, kind=one.kind, ref=one.id)
            )
    return found


def together(result: Resolution, *refs: Reference) -> bool:
    """Whether references became one party or item."""
    members = [{p.id, *p.also} for p in (*result.parties, *result.items)]
    return any({r.id for r in refs} <= ids for ids in members)
