"""Whose a noun phrase is by "of", and with whom somebody deals at the head of a sentence."""

from collections.abc import Sequence

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.joined import after_of
from enduse.read.names import Found


def whose(parts: Sequence[Chunk]) -> dict[int, Found]:
    """What is named after "of", by where the noun phrase before it begins: "the government of X"."""
    found: dict[int, Found] = {}
    for k in range(len(parts) - 3, -1, -1):
        behind = after_of(parts, k) if parts[k].tag == "NP" and parts[k].name is None else None
        inner = parts[behind] if behind is not None else None
        named = (inner.name or inner.owner or found.get(inner.start)) if inner is not None else None
        if named is not None and named.kind in {"organization", "publication", "place"}:
            found[parts[k].start] = named
    return found


def addressed(parts: Sequence[Chunk]) -> frozenset[str]:
    """The names of those with whom somebody deals at the head of a sentence: "In a letter to X, the company …"."""
    opening = next((k for k, c in enumerate(parts) if c.tag in {"COMMA", "VG"}), 0) if parts[0].tag == "PREP" else 0
    pairs = [(parts[k - 1], parts[k]) for k in range(2, opening)]
    keys = [c.name.key for p, c in pairs if p.low in {"to", "with", "from", "by"} and c.name is not None]
    return frozenset(key.split(":", 1)[1] for key in keys if key is not None)
