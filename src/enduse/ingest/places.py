"""Where each document lies: the same bytes in several places are one document with several origins."""

from collections.abc import Iterable, Sequence

from msgspec import structs

from enduse.ingest.unpack import INSIDE
from enduse.records.document import Document


def placed(documents: Sequence[Document], origin: str) -> tuple[Document, ...]:
    """The documents of one file (itself first, then its parts) as they are called when the file lies at `origin`."""
    if not documents:
        return ()
    root = documents[0].origin
    return tuple(structs.replace(d, origin=_moved(d.origin, root, origin)) for d in documents)


def _moved(path: str, root: str, origin: str) -> str:
    """`path` with `origin` in place of its beginning `root`."""
    return origin + path[len(root) :] if path == root or path.startswith(root + INSIDE) else path


def gather(documents: Iterable[Document]) -> tuple[Document, ...]:
    """One document per id, sorted by origin, whatever the order they came in.

    Of several places the first in sorted order is `origin` (its container is `parent`), the others are `origins`.
    Where the same bytes could be read at one place only (a nest too deep at the other), the reading stands.
    """
    by_id: dict[str, list[Document]] = {}
    for document in documents:
        by_id.setdefault(document.id, []).append(document)
    joined = [_joined(sorted(same, key=lambda d: (d.origin, d.parent or ""))) for same in by_id.values()]
    return tuple(sorted(joined, key=lambda d: (d.origin, d.id)))


def _joined(same: Sequence[Document]) -> Document:
    """One document out of its appearances, sorted by origin."""
    first = same[0]
    best = next((d for d in same if d.error is None), first)
    others = {d.origin for d in same} | {o for d in same for o in d.origins}
    return structs.replace(
        best, origin=first.origin, parent=first.parent, origins=tuple(sorted(others - {first.origin}))
    )
