"""Where a place's name ends, and whether it stands for a government."""

from collections.abc import Iterator, Sequence

from enduse.read.names.cues import cues
from enduse.read.segment import Token
from enduse.reference.places import demonym, lookup, place

#: Type words that belong to the name where it is not a place by itself: "Kashgar special economic zone", but
#: "Xinjiang province".
_DIVISIONS = frozenset(
    (
        "province region oblast state republic krai territory canton county prefecture city town village governorate "
        "emirate"
    ).split()
)
_LOCATING = frozenset(
    "in at near from to outside inside around across into through via throughout of towards toward".split()
)


def extended(tokens: Sequence[Token], last: int, own: str) -> int:
    """The end offset of a place's name with the lower-case type words that belong to it."""
    table = cues()
    j = last
    while j < len(tokens) and tokens[j].low in table.place_modifiers and j - last < 3:
        j += 1
    end = tokens[last - 1].end
    if j >= len(tokens) or tokens[j].low not in table.place_types or not tokens[j].text.islower():
        return end
    if tokens[j].low in _DIVISIONS and j == last:
        return end
    known = lookup(own)
    return end if known is not None and known.kind == "country" else tokens[j].end


def governing(tokens: Sequence[Token], first: int, last: int, own: str) -> str:
    """A capital's country where the capital stands for its government ("Moscow denied"), else the name itself."""
    known = lookup(own)
    if known is None or known.kind != "capital":
        return own
    before = tokens[first - 1].low if first else ""
    after = [t.low for t in tokens[last : last + 2]]
    if before in _LOCATING or (after[:1] == [","] and len(after) > 1 and lookup(tokens[last + 1].text)):
        return own
    if after and after[0] in cues().place_types | {"airport", "street", "office", "suburb"}:
        return own
    country = place(known.country)
    return country.name if country else own


def hyphenated(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Places inside hyphenated words: "Beijing-based", "China-made", "United Arab Emirates-based"."""
    for i, token in enumerate(tokens):
        head, _, tail = token.text.partition("-")
        if not tail or not tail.islower() or not head[:1].isupper() or demonym(head):
            continue
        for back in (2, 1, 0):
            words = [t.text for t in tokens[max(0, i - back) : i]]
            named = len(words) == back and all(w[0].isupper() for w in words)
            known = lookup(" ".join([*words, head])) if named else None
            if known is not None and (known.kind != "city" or known.people > 100_000):
                yield tokens[i - back].start, token.start + len(head)
                break
