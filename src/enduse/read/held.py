"""Who holds that something is so, told by no verb of saying: "the firm is adamant that …", "the prosecution's case was
that …", "…, the ministry is convinced".
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from enduse.read.grammar.chunk import Chunk, described
from enduse.read.grammar.clause import arguments
from enduse.read.grammar.lexicon import words
from enduse.records.claim import Stance


class Held(Struct, frozen=True):
    """The noun phrase of who holds it, the verb, and what is held (code points); `by` is the place of the phrase where
    it is a whole one, `deed` tells that a clause is held and no mere topic.
    """

    holder: Chunk
    at: int
    start: int
    end: int
    by: int | None = None
    stance: Stance = "asserts"
    deed: bool = True


def grounds(chunks: Sequence[Chunk], m: int) -> bool:
    """Whether "on the ground that", "on the basis that" begins at `m`."""
    behind = chunks[m + 1 : m + 3]
    named = len(behind) == 2 and behind[0].head in words("voices.reporting", "grounds")
    return chunks[m].low == "on" and named and behind[1].tag == "THAT"


def _on_grounds(chunks: Sequence[Chunk]) -> Iterator[Held]:
    """What somebody gives as the ground of what he does: "X avoided the policy on the ground that Y had …"."""
    for m in range(2, len(chunks) - 3):
        if not grounds(chunks, m):
            continue
        verb = next((k for k in range(m - 1, -1, -1) if chunks[k].tag == "VG" and chunks[k].finite), None)
        doer = arguments(chunks, verb).subject if verb is not None and not chunks[verb].passive else []
        if verb is not None and doer:
            yield Held(chunks[doer[0]], m + 1, chunks[m + 3].start, chunks[-1].end, doer[0])


def held(chunks: Sequence[Chunk]) -> Iterator[Held]:
    """Each conviction, each account and each ground of a sentence."""
    yield from _on_grounds(chunks)
    for k in range(1, len(chunks)):
        group, before = chunks[k], chunks[k - 1]
        if group.tag != "VG" or before.tag != "NP":
            continue
        sure = _sure(chunks, k)
        if sure is not None and (span := _span(chunks, k, sure)) is not None:
            yield Held(before, k, *span)
        elif group.lemma == "be" and not group.negated and before.head in words("voices.reporting", "accounts"):
            holder, behind = _whose(before), chunks[k + 1 : k + 3]
            if holder is not None and len(behind) == 2 and behind[0].tag == "THAT":
                yield Held(holder, k, behind[1].start, chunks[-1].end)


def _sure(chunks: Sequence[Chunk], k: int) -> int | None:
    """The last chunk of "is convinced", "was adamant"; None where the verb tells no conviction."""
    group = chunks[k]
    sure = words("voices.reporting", "sure")
    if group.negated or group.lemma == "make":
        return None  # "made sure that"
    if any(w.low in sure for w in group.words[1:]):
        return k
    return k + 1 if group.lemma in {"be", "remain"} and k + 1 < len(chunks) and chunks[k + 1].low in sure else None


def _span(chunks: Sequence[Chunk], k: int, last: int) -> tuple[int, int] | None:
    """What is held: the that-clause behind, or the clause before where this closes the sentence."""
    behind = chunks[last + 1 : last + 3]
    if len(behind) == 2 and behind[0].tag == "THAT":
        return behind[1].start, chunks[-1].end
    closes = not behind or behind[0].tag == "BREAK"
    if closes and k > 2 and chunks[k - 2].tag == "COMMA" and any(c.tag == "VG" and c.finite for c in chunks[: k - 2]):
        return chunks[0].start, chunks[k - 2].start
    return None


def _whose(phrase: Chunk) -> Chunk | None:
    """Whose account a phrase tells of: "the ministry's position", "the prosecution case"."""
    parts = [n for n, w in enumerate(phrase.words) if w.tag == "POSS"]
    owner = phrase.words[: parts[-1]] if parts else phrase.words[:-1]
    if not parts and not any(w.low in _SIDES or w.found is not None for w in owner):
        return None  # "the bottom line", "the official version"
    return described(owner) if any(w.tag in {"N", "NAME"} for w in owner) else None


_SIDES = frozenset({"prosecution", "defence", "defense", "government", "ministry", "company", "police", "customs"})
