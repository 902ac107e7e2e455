"""Wordings of several words that tell how sure it is or when: "in all likelihood", "it cannot be ruled out that"."""

from collections.abc import Sequence
from functools import cache

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import table
from enduse.read.grammar.word import Word

_CLAUSE = frozenset({"BREAK", "THAT", "REL"})
#: How many words "..." in a wording stands for at most.
_BETWEEN = 3
#: So many words before a wording may take it back.
_BEFORE = 3
_NOT = frozenset({"no", "not", "n't", "never", "without", "any", "little", "hardly"})


def worded(chunks: Sequence[Chunk], within: tuple[int, int], key: str) -> tuple[int, int] | None:
    """Where a wording of a list of `lang/en/wordings.toml` first stands within a stretch (code points)."""
    near = [c for c in chunks if c.start < within[1] and within[0] < c.end]
    said = [w for c in near for w in c.words if within[0] <= w.token.start < within[1]]
    known = _wordings(key)
    for first, word in enumerate(said):
        for wording in known.get(word.low, ()):
            last = _reaches(said, first, wording)
            if last is not None and not _taken_back(said, first):
                return word.token.start, said[last].token.end
    return None


def _reaches(said: Sequence[Word], at: int, wording: tuple[str, ...]) -> int | None:
    """Where the last word of a wording stands if the wording begins at a word."""
    for n, word in enumerate(wording):
        if word == "...":
            rest = wording[n + 1 :]
            ends = (_reaches(said, m, rest) for m in range(at, min(at + _BETWEEN + 1, len(said))))
            return next((end for end in ends if end is not None), None)
        if at >= len(said) or said[at].low != word:
            return None
        at += 1
    return at - 1


def before_that(chunks: Sequence[Chunk], trigger: int) -> tuple[int, int] | None:
    """The stretch before the "that" or "whether" of the clause that the event stands in."""
    that = next((m for m in range(trigger - 1, -1, -1) if chunks[m].tag in _CLAUSE or chunks[m].low == "whether"), 0)
    if chunks[that].tag in {"BREAK", "REL"} or not that:
        return None
    aside = [c.tag for c in chunks[max(0, that - 3) : that]] == ["COMMA", "ADV", "COMMA"]  # ", however, that"
    before = that - 3 if aside else that
    first = next((m + 1 for m in range(before - 1, -1, -1) if chunks[m].tag in _CLAUSE | {"COMMA"}), 0)
    return (chunks[first].start, chunks[that].end) if first < that else None


def _taken_back(said: Sequence[Word], first: int) -> bool:
    """Whether "no", "not" or the like stands before: "no signs that", "no good reason to believe"."""
    near = [w.low for w in said[max(0, first - _BEFORE) : first]]
    if "," in near:
        near = near[len(near) - near[::-1].index(",") :]
    return bool(_NOT & set(near)) or near[-2:] == ["no", "means"]


@cache
def _wordings(key: str) -> dict[str, list[tuple[str, ...]]]:
    """The wordings of a list by their first word; "..." in one stands for up to three words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for wording in table("wordings")[key]:
        told = tuple(wording.split())
        found.setdefault(told[0], []).append(told)
    return found
