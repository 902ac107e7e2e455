"""Voices beside a clause: "as X has shown", "in the view of X", "Statement of reasons: …"."""

from collections.abc import Iterator, Sequence

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words

#: How far into a sentence the name of the paper that speaks may reach, in chunks.
_HEADING = 4


def asides(chunks: Sequence[Chunk]) -> Iterator[tuple[int, int, int]]:
    """For each: the positions of who speaks and of the words that tell so, and where what is said begins at the
    earliest (code points).
    """
    start = chunks[0].start
    for k, chunk in enumerate(chunks):
        if chunk.low == "as" and (k == 0 or chunks[k - 1].tag == "COMMA") and (verb := _reports(chunks, k)) is not None:
            yield k + 1, verb, start
        viewed = _view(chunks, k)
        if viewed is not None:
            yield viewed, k, start
    colon = next((m for m, c in enumerate(chunks[: _HEADING + 1]) if c.low == ":"), None)
    paper = chunks[0].tag == "NP" and chunks[0].head in words("voices.sources", "documents")
    if colon is not None and paper and all(c.tag in {"NP", "PREP"} for c in chunks[:colon]):
        yield 0, 0, chunks[colon].end


def _reports(chunks: Sequence[Chunk], k: int) -> int | None:
    """The verb of "as X reported", where it closes its clause."""
    if k + 2 >= len(chunks) or chunks[k + 1].tag != "NP":
        return None
    verb = next((m for m in range(k + 2, min(k + 6, len(chunks))) if chunks[m].tag == "VG"), None)
    if verb is None or any(c.tag == "COMMA" for c in chunks[k:verb]):
        return None
    group = chunks[verb]
    after = chunks[verb + 1].tag if verb + 1 < len(chunks) else "BREAK"
    reporting = words("voices.reporting", "stated") | words("voices.reporting", "probable")
    closes = after in {"BREAK", "COMMA", "PREP", "TIME", "ADV"}
    return verb if group.lemma in reporting and not group.passive and group.finite and closes else None


def _view(chunks: Sequence[Chunk], k: int) -> int | None:
    """Who holds it in "in the view of X"."""
    seen = k > 0 and chunks[k - 1].low in {"in", "by"} and chunks[k].tag == "NP"
    if not seen or chunks[k].head not in words("voices.sources", "views") or k + 2 >= len(chunks):
        return None
    return k + 2 if chunks[k + 1].low == "of" and chunks[k + 2].tag == "NP" else None


def goes_on(chunks: Sequence[Chunk], k: int) -> bool:
    """ "…, it continues": who spoke goes on."""
    behind = k > 1 and chunks[k - 2].tag == "COMMA" and chunks[k - 1].low in {"it", "he", "she", "they"}
    return behind and chunks[k].lemma in {"continue", "go"} and chunks[k].form == "s"


def impersonal(chunks: Sequence[Chunk], k: int, subject: int) -> bool:
    """ "It appears that", "it would seem": nobody is "it"."""
    group = chunks[k]
    return (
        group.lemma in words("voices.reporting", "impersonal")
        and chunks[subject].low == "it"
        and not set(group.helpers) & words("voices.reporting", "impersonal")
    )


def in_the_middle(chunks: Sequence[Chunk], k: int, m: int, subject: Sequence[int]) -> bool:
    """Whether "…, X says, …" stands inside what X says, which goes on behind it."""
    if subject and min(subject) == k + 1 and chunks[k - 1].tag == "COMMA":
        return _opened(chunks, k, max(subject))
    if not subject or min(subject) == 0 or min(subject) > k or chunks[min(subject) - 1].tag != "COMMA":
        return False
    goes_on = m + 1 < len(chunks) and chunks[m].tag == "COMMA" and chunks[m + 1].low not in _TURNS
    return goes_on and any(c.tag == "VG" and c.finite for c in chunks[m + 1 :])


def _opened(chunks: Sequence[Chunk], k: int, last: int) -> bool:
    """Whether "In May, said X of Y, Z sold …" goes on behind X: no verb stands before it."""
    close = next((m for m in range(last + 1, len(chunks)) if chunks[m].tag not in {"PREP", "NP"}), len(chunks))
    behind = chunks[close + 1 :]
    verbs = [any(c.tag == "VG" and c.finite for c in part) for part in (chunks[:k], behind)]
    goes_on = close < len(chunks) and chunks[close].tag == "COMMA" and bool(behind) and behind[0].low not in _TURNS
    return goes_on and verbs == [False, True] and not behind[0].indefinite


_TURNS = frozenset("but while whereas although though and who which adding citing quoting".split())


def parenthetical_end(chunks: Sequence[Chunk], k: int, m: int, subject: Sequence[int]) -> bool:
    """Whether "…, X told Y in an e-mail" closes the sentence: a clause before the comma, no clause after the verb."""
    if not subject or min(subject) < 2 or min(subject) > k or chunks[min(subject) - 1].tag not in {"COMMA", "BREAK"}:
        return False
    before = any(c.tag == "VG" and c.finite for c in chunks[: min(subject) - 1])
    after = any(c.tag in {"THAT", "VG", "SUB"} for c in chunks[m:])
    return before and not after
