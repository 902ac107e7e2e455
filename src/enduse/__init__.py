"""enduse: who supplies whom with what, sourced and screened.

    run(sources, readers, judgements, lists)    the six stages; returns a Picture
    Source, Document, Claim, Party, Item, Transfer, Hit, Finding, Picture, Watchlist, Judgement    the records
    EnduseError    base of everything raised on purpose

A name is imported when it is first used, so `import enduse` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from enduse.errors import EnduseError
    from enduse.pipeline import run
    from enduse.records.claim import Claim
    from enduse.records.document import Document, Source
    from enduse.records.item import Item
    from enduse.records.judgement import Judgement
    from enduse.records.listing import Watchlist
    from enduse.records.match import Hit
    from enduse.records.party import Party
    from enduse.records.picture import Picture
    from enduse.records.transfer import Finding, Transfer

__all__ = [
    "Claim",
    "Document",
    "EnduseError",
    "Finding",
    "Hit",
    "Item",
    "Judgement",
    "Party",
    "Picture",
    "Source",
    "Transfer",
    "Watchlist",
    "__version__",
    "run",
]

_HOME = {
    "Claim": "enduse.records.claim",
    "Document": "enduse.records.document",
    "EnduseError": "enduse.errors",
    "Finding": "enduse.records.transfer",
    "Hit": "enduse.records.match",
    "Item": "enduse.records.item",
    "Judgement": "enduse.records.judgement",
    "Party": "enduse.records.party",
    "Picture": "enduse.records.picture",
    "Source": "enduse.records.document",
    "Transfer": "enduse.records.transfer",
    "Watchlist": "enduse.records.listing",
    "run": "enduse.pipeline",
}

__version__: str


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("enduse")
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'enduse' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
