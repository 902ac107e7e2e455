"""Which verbs an event hangs on: "may be evading … by producing" has two."""

from collections.abc import Sequence

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words


def governors(chunks: Sequence[Chunk], at: int | None) -> list[int]:
    """The verb group at `at` and those it hangs on, inside its clause: "may be evading … by producing" -> producing,
    be evading.
    """
    chain: list[int] = []
    k = at
    while k is not None:
        chain.append(k)
        group = chunks[k]
        shared = shared_with(chunks, k)
        if shared is not None:
            k = shared
            continue
        if group.finite and not _bare_participle(chunks, k):
            break
        k = next((m for m in range(k - 1, -1, -1) if chunks[m].tag in {"VG", "THAT", "REL", "BREAK", "SUB"}), None)
        if k is not None and chunks[k].tag != "VG":
            break
    return chain


def shared_with(chunks: Sequence[Chunk], k: int) -> int | None:
    """The verb group whose auxiliary a participle behind "and" takes up: "may have been sold to X and shipped to Y"."""
    group = chunks[k]
    if not group.participle or len(group.words) > 2:
        return None
    joint = next((m for m in range(k - 1, max(-1, k - 5), -1) if chunks[m].tag in {"CC", "VG", "BREAK", "THAT"}), None)
    if joint is None or chunks[joint].tag != "CC" or any(c.tag == "NP" for c in chunks[joint:k]):
        return None
    for m in range(joint - 1, -1, -1):
        if chunks[m].tag in {"BREAK", "THAT"} or (
            chunks[m].tag == "VG" and chunks[m].finite and len(chunks[m].words) == 1
        ):
            return None if not chunks[m].participle else _helped(chunks, m)
        if chunks[m].tag == "VG" and (chunks[m].passive or chunks[m].perfect):
            return m
    return None


def _helped(chunks: Sequence[Chunk], k: int) -> int | None:
    """The passive or perfect verb group before a participle at `k` that describes a noun: "sold to X, owned by Y"."""
    before = next((m for m in range(k - 1, -1, -1) if chunks[m].tag in {"VG", "BREAK", "THAT"}), None)
    leads = before is not None and chunks[before].tag == "VG" and (chunks[before].passive or chunks[before].perfect)
    return before if leads else None


def _bare_participle(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a past form only describes the phrase before it ("a ship sold by X"), and is no verb of its own ("he
    says it sold the ship").
    """
    if not chunks[k].participle or k == 0 or chunks[k - 1].tag != "NP" or chunks[k - 1].words[0].tag == "PRON":
        return False
    before = next((c for c in reversed(chunks[:k]) if c.tag == "VG" and c.finite), None)
    if before is None:
        return False
    said = k > 1 and chunks[k - 2] is before and before.lemma in words("voices.reporting", "stated")
    edge = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag in {"CC", "COMMA", "BREAK"}), len(chunks))
    return not said or any(c.tag == "VG" and c.finite for c in chunks[k + 1 : edge])
