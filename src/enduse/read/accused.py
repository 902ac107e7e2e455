"""What a speech act is about where no "that" follows: what is called false or waved off, what somebody is charged with,
each of several that-clauses.
"""

from collections.abc import Iterator, Sequence

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words


def called_false(chunks: Sequence[Chunk], k: int) -> tuple[int, int] | None:
    """What "called X false" or "dismissed X as nonsense" speaks of (code points), if the words after it say false."""
    after = [c for c in chunks[k + 1 : k + 7] if c.tag not in {"ADV", "TIME"}]
    if not after or after[0].tag != "NP":
        return None
    said = any(w.low in words("voices.reporting", "false") for c in after for w in c.words)
    return after[0].core if said else None


def waved_off(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether somebody "laughs off", "waves away" or "brushes aside" a claim or report that comes next."""
    behind = chunks[k + 1 : k + 3]
    if chunks[k].lemma not in words("voices.reporting", "waves") or len(behind) < 2:
        return False
    told = behind[1].tag == "THAT" or behind[1].head in words("voices.negation", "told_things")
    return behind[0].low in {"off", "away", "aside"} and told


def charged(chunks: Sequence[Chunk], k: int) -> tuple[int, int] | None:
    """What "charged X with selling" or "accuses X of having sold" alleges (code points): from the party to the end."""
    if chunks[k].lemma not in words("voices.reporting", "charges"):
        return None
    to = next(
        (m for m in range(k + 1, len(chunks) - 1) if chunks[m].low in {"with", "of"} and _doing(chunks[m + 1])), None
    )
    over = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag in {"BREAK", "THAT"}), len(chunks))
    return (chunks[k + 1].start, chunks[over - 1].end) if to is not None and to < over else None


def _doing(group: Chunk) -> bool:
    """Whether a verb group is "selling" or "having sold"."""
    return group.tag == "VG" and (group.form == "ing" or group.words[0].low == "having")


def each_that(chunks: Sequence[Chunk], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of "that A and that B", each of its own."""
    for m in range(len(chunks) - 1):
        if (
            chunks[m].tag == "CC"
            and chunks[m + 1].tag == "THAT"
            and start < chunks[m].start < end
            and m + 2 < len(chunks)
        ):
            yield start, chunks[m].start
            yield from each_that(chunks, chunks[m + 2].start, end)
            return
    yield start, end
