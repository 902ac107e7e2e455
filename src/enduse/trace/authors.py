"""Who speaks in a text that names no publisher? Whoever "we" is there: a firm's statement, a ministry's letter."""

from collections.abc import Iterable, Mapping

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.party import Party
from enduse.trace.phrases import is_self


def authors(documents: Iterable[Document], claims: Iterable[Claim], parties: Mapping[str, Party]) -> dict[str, str]:
    """Document without a publisher -> the one named party that it calls "we" in its own words."""
    silent = {d.id for d in documents if not d.publisher}
    found: dict[str, set[str]] = {}
    for claim in claims:
        if claim.document in silent and not claim.voice:
            for role in claim.roles:
                if role.party and role.party in parties and not parties[role.party].unnamed and is_self(role.text):
                    found.setdefault(claim.document, set()).add(role.party)
    return {document: next(iter(who)) for document, who in found.items() if len(who) == 1}
