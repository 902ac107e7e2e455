"""What a sentence only asks: "asked whether X had sold …, she declined to comment", "to ask the minister whether …"."""

from collections.abc import Iterator, Sequence

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words

#: Chunks that may stand between the asking and what is asked: "asked by X on Monday about whether".
_BETWEEN = frozenset({"PREP", "TO", "NP", "TIME", "ADV"})
_YES_OR_NO = frozenset({"whether", "if"})


def formal(chunks: Sequence[Chunk]) -> tuple[int, int] | None:
    """What is put to a minister in writing, from its "whether" on (code points): "To ask … whether …"."""
    asking = next((k for k in range(len(chunks)) if _formal(chunks, k)), len(chunks))
    first = next((c for c in chunks[asking:] if c.low == "whether"), None)
    return (first.start, chunks[-1].end) if first is not None else None


def asked(chunks: Sequence[Chunk]) -> Iterator[tuple[int, int]]:
    """Each stretch (code points) that puts a question which can be answered by yes or no."""
    for k, chunk in enumerate(chunks):
        asking = _asking(chunks, k) if chunk.words[0].low in _YES_OR_NO else None
        if asking is not None:
            yield chunk.start, chunks[_close(chunks, k)].start


def _formal(chunks: Sequence[Chunk], k: int) -> bool:
    """ "To ask the Secretary of State …" at the head of a sentence."""
    opens = k == 0 or chunks[k - 1].tag == "BREAK"
    return opens and chunks[k].infinitive and chunks[k].lemma in words("voices.silence", "inquiring")


def _asking(chunks: Sequence[Chunk], k: int) -> int | None:
    """Where the asking stands that the "whether" at `k` belongs to: "(when) asked", "a question about", "as to"."""
    if k > 1 and chunks[k - 2].low == "as" and chunks[k - 1].low == "to" and (k == 2 or chunks[k - 3].tag == "BREAK"):
        return k - 2
    for m in range(k - 1, max(-1, k - 7), -1):
        group = chunks[m]
        if group.tag == "VG":
            puts = group.lemma in words("voices.silence", "putting") and (group.participle or group.passive)
            return m if puts and not group.negated and not group.modal else None
        if group.tag == "NP" and group.head in words("voices.silence", "questions") and m + 2 >= k - 1:
            put = next((c for c in reversed(chunks[:m]) if c.tag == "VG"), None)
            return m if put is not None and put.lemma in words("voices.silence", "answering") else None
        if group.tag not in _BETWEEN:
            return None
    return None


def _close(chunks: Sequence[Chunk], k: int) -> int:
    """Where the question that opens at `k` ends: at the comma before the main clause, or with the sentence."""
    told = False
    for m in range(k + 1, len(chunks)):
        if chunks[m].tag == "BREAK":
            return m
        if chunks[m].tag == "COMMA" and told and (_clause(chunks, m + 1) or _goes_on(chunks, k, m + 1)):
            return m
        told = told or (chunks[m].tag == "VG" and chunks[m].finite)
    return len(chunks) - 1


def _clause(chunks: Sequence[Chunk], m: int) -> bool:
    """Whether a subject and its verb, or "but", begin at `m`."""
    if m < len(chunks) and chunks[m].tag == "CC":
        m += 1
    first = m
    while m < len(chunks) and chunks[m].tag in _BETWEEN:
        m += 1
    verb = m < len(chunks) and chunks[m].tag == "VG" and chunks[m].finite
    return verb and m > first


def _goes_on(chunks: Sequence[Chunk], k: int, m: int) -> bool:
    """Whether a verb at `m` takes up a subject before the asking: "X, asked whether …, declined"."""
    verb = m < len(chunks) and chunks[m].tag == "VG" and chunks[m].finite
    return verb and any(c.tag == "COMMA" for c in chunks[:k])
