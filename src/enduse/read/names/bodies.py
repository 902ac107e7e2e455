"""Which bodies of a state are named in lower case: "the Russian defence ministry", "China's foreign ministry"."""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from enduse.read.names.cues import cues
from enduse.read.names.runs import capital
from enduse.read.segment import Token
from enduse.reference.places import demonym, lookup

_INDEFINITE = frozenset(["a", "an", "any", "some", "no", "each", "every", "other"])
#: Bodies that a state has in many places: the place belongs to the name.
_MISSIONS = frozenset(["embassy", "consulate", "mission", "delegation", "commission"])


class Body(Struct, frozen=True):
    """A body of a state: its words from `start` to `end`, its own words without the nation ("defence ministry"), the
    country."""

    start: int
    end: int
    core: str
    country: str | None


def bodies(text: str, tokens: Sequence[Token]) -> Iterator[Body]:
    """The bodies named in one sentence; `text` is the document's whole text."""
    lows = [t.low for t in tokens]
    at = 0
    while at < len(tokens):
        words = next((b for b in _by_first().get(lows[at], ()) if tuple(lows[at : at + len(b)]) == b), None)
        if words is None or capital(tokens[at]):
            at += 1
            continue
        nation = _nation(tokens, at)
        if nation is not None:
            first, country = nation
            last = at + len(words) - 1
            last = _posted(tokens, last) if words[-1] in _MISSIONS else last
            yield Body(tokens[first].start, tokens[last].end, " ".join(words), country)
        at += len(words)


def _posted(tokens: Sequence[Token], last: int) -> int:
    """The last word of "embassy in Bamako"; `last` itself where no place follows."""
    if last + 2 >= len(tokens) or tokens[last + 1].low not in {"in", "to"}:
        return last
    for end in range(min(last + 4, len(tokens) - 1), last + 1, -1):
        words = tokens[last + 2 : end + 1]
        if all(capital(t) for t in words) and lookup(" ".join(t.text for t in words)) is not None:
            return end
    return last


@cache
def _by_first() -> dict[str, list[tuple[str, ...]]]:
    """The bodies of the cue table by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for body in cues().bodies:
        table.setdefault(body[0], []).append(body)
    return table


def _nation(tokens: Sequence[Token], at: int) -> tuple[int, str | None] | None:
    """Where the nation's name right before `at` begins, and its country: "Russian", "China's", "South Korean",
    "U.S."."""
    if at < 1:
        return None
    if tokens[at - 1].low == "'s":
        first = at - 2
        if first < 0 or not capital(tokens[first]):
            return None
        while first > 0 and capital(tokens[first - 1]) and first > at - 5:
            first -= 1
        known = lookup(" ".join(t.text for t in tokens[first : at - 1]))
        if known is None:
            first = at - 2
            known = lookup(tokens[first].text)
        return first, known.country if known else None
    for size in (2, 1):
        first = at - size
        if first < 0 or not capital(tokens[first]):
            continue
        name = " ".join(t.text for t in tokens[first:at])
        country = demonym(name)
        if country is None:
            known = lookup(name)
            country = known.country if known and known.kind == "country" else None
        if country is None and size == 1 and _like_adjective(name):
            country = ""
        if country is not None and not (first and tokens[first - 1].low in _INDEFINITE):
            return first, country or None
    return None


def _like_adjective(word: str) -> bool:
    """Whether a word not in the table looks like a nation's adjective."""
    return len(word) > 4 and word.endswith(("ian", "ean", "ese", "ish", "an"))
