"""Who is asked: "the paper asked X", "wrote to X", "sent X questions"; the text then goes on about X."""

from collections.abc import Callable, Sequence

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words


def addressees(chunks: Sequence[Chunk], firm: Callable[[int], bool]) -> dict[int, int]:
    """The parties that are asked by name, each by the place of who or what asks. A firm that writes to another one is
    what the text goes on about itself.
    """
    found = {}
    for k, group in enumerate(chunks):
        if group.tag != "VG":
            continue
        before = next((m for m in range(k - 1, -1, -1) if chunks[m].tag == "NP"), None)
        behind = _sent(chunks, k) if group.lemma in words("nouns.corefer", "sending") else _spoken_to(chunks, k)
        own = before is not None and group.lemma not in words("nouns.corefer", "asking") and firm(before)
        if (
            before is not None
            and not own
            and behind is not None
            and behind < len(chunks)
            and chunks[behind].name is not None
        ):
            found[before] = behind
    return found


def _spoken_to(chunks: Sequence[Chunk], k: int) -> int | None:
    """Where the party stands in "asked X", "wrote to X"."""
    group = chunks[k]
    if group.passive:
        return None
    if group.lemma in words("nouns.corefer", "asking"):
        return k + 1
    return _to(chunks, k + 1) if group.lemma in words("nouns.corefer", "writing") else None


def _sent(chunks: Sequence[Chunk], k: int) -> int | None:
    """Where the party stands in "sent a list of questions to X", "questions were put to X"."""
    if chunks[k].passive:
        return _to(chunks, k + 1) if any(_questions(chunks, m) for m in range(max(0, k - 3), k)) else None
    behind = next((m for m in range(k + 1, min(k + 4, len(chunks))) if _questions(chunks, m)), None)
    return _to(chunks, behind + 1) if behind is not None else None


def _questions(chunks: Sequence[Chunk], m: int) -> bool:
    return chunks[m].tag == "NP" and chunks[m].head in words("nouns.corefer", "questions")


def _to(chunks: Sequence[Chunk], k: int) -> int | None:
    return k + 1 if k < len(chunks) and chunks[k].low == "to" else None
