"""Wordings of several words that tell how sure it is or when: "in all likelihood", "it cannot be ruled out that"."""

import re
from collections.abc import Sequence
from functools import cache

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import table
from enduse.read.grammar.word import Word

_CLAUSE = frozenset({"BREAK", "THAT", "REL"})
_NOT = frozenset({"no", "not", "n't", "never", "without", "any", "little", "hardly"})


def worded(chunks: Sequence[Chunk], within: tuple[int, int], key: str) -> tuple[int, int] | None:
    """Where a wording of a list of `lang/en/wordings.toml` first stands within a stretch (code points)."""
    said = [w for c in chunks for w in c.words if within[0] <= w.token.start < within[1]]
    text = "".join(f"{w.low} " for w in said)
    for match in _pattern(key).finditer(text):
        first, last = text.count(" ", 0, match.start()), text.count(" ", 0, match.end()) - 1
        if not _taken_back(said, first):
            return said[first].token.start, said[last].token.end
    return None


def before_that(chunks: Sequence[Chunk], trigger: int) -> tuple[int, int] | None:
    """The stretch before the "that" or "whether" of the clause that the event stands in."""
    that = next((m for m in range(trigger - 1, -1, -1) if chunks[m].tag in _CLAUSE or chunks[m].low == "whether"), 0)
    if chunks[that].tag in {"BREAK", "REL"} or not that:
        return None
    first = next((m + 1 for m in range(that - 1, -1, -1) if chunks[m].tag in _CLAUSE | {"COMMA"}), 0)
    return (chunks[first].start, chunks[that].end) if first < that else None


def _taken_back(said: Sequence[Word], first: int) -> bool:
    """Whether "no", "not" or the like stands right before: "no signs that"."""
    return first > 0 and said[first - 1].low in _NOT


@cache
def _pattern(key: str) -> re.Pattern[str]:
    """The wordings of a list; "..." in one stands for up to three words."""
    longest = sorted(table("wordings")[key], key=lambda wording: (-len(wording), wording))
    told = ("".join(r"(?:\S+ ){0,3}" if w == "..." else re.escape(w) + " " for w in each.split()) for each in longest)
    return re.compile(rf"(?<!\S)(?:{'|'.join(told)})")
