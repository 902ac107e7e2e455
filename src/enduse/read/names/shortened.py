"""A firm called by the first word of its name: "Beacon did not reply", where the text names Beacon Optical Ltd."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from enduse.read.names import aliases
from enduse.read.names.cues import cues, is_goods
from enduse.read.names.found import Spot
from enduse.read.names.runs import capital, is_adjective
from enduse.read.segment import Sentence
from enduse.read.vocabulary import common_words, given_names
from enduse.reference.places import demonym

_SHORTEST = 4
#: Behind a name at the head of a sentence; the latter tell too little behind an everyday word.
_DOES = frozenset(
    (
        "did does didn't doesn't would wouldn't could couldn't has hasn't had hadn't refused rejected replied "
        "responded answered disputed dismissed maintains maintained asked promised"
    ).split()
)
_IS = frozenset("is isn't was wasn't will won't can cannot may might also later then".split())


def shortened(sentences: Sequence[Sentence], spots: Sequence[Spot]) -> list[Spot]:
    """The spots, with the places added where a firm goes by the first word of its name. A person or place that was read
    there gives way, unless the text names one so elsewhere.
    """
    full = _first_words(spots)
    if not full:
        return list(spots)
    at = {(s.start, s.end): n for n, s in enumerate(spots)}
    taken = [False] * (max(*(s.end for s in spots), *(s.end for s in sentences)) + 1)
    for spot in spots:
        taken[spot.start : spot.end] = [True] * (spot.end - spot.start)
    located = _located(sentences, full)
    found = list(spots)
    for sentence in sentences:
        for i, token in enumerate(sentence.tokens):
            if token.text not in full or token.text in located or not _stands_alone(sentence, i):
                continue
            n = at.get((token.start, token.end))
            if n is not None and found[n].kind in ("person", "place") and found[n].own == token.text:
                found[n] = structs.replace(found[n], kind="organization", own=full[token.text], guessed=False)
            elif n is None and not any(taken[token.start : token.end]):
                found.append(Spot(token.start, token.end, "organization", full[token.text]))
    return found


def _first_words(spots: Sequence[Spot]) -> Mapping[str, str]:
    """The first words that tell one firm of the text, with its full name; surnames and given names are left out."""
    of: dict[str, set[str]] = {}
    people = {word for s in spots if s.kind == "person" and " " in s.own for word in s.own.split()}
    generic = cues().strong | cues().trade | cues().type_words | cues().adjectives | given_names()
    for spot in spots:
        word = spot.own.split()[0] if spot.own else ""
        plain = aliases.plain(spot.own).split()
        if spot.kind != "organization" or len(plain) < 2 or plain[0] != word.lower():
            continue
        if len(word) < _SHORTEST or word.isupper() or not word[0].isupper() or word in cues().generic or word in people:
            continue
        low = word.lower()
        if low not in generic and not is_goods(low) and not is_adjective(word) and not demonym(word):
            of.setdefault(word, set()).add(spot.own)
    longest = {word: max(sorted(names), key=len) for word, names in of.items()}
    return {word: longest[word] for word, names in of.items() if all(_begins(longest[word], name) for name in names)}


def _begins(longer: str, name: str) -> bool:
    """Whether a name is the first words of a longer one."""
    words = aliases.plain(name).split()
    return aliases.plain(longer).split()[: len(words)] == words


def _located(sentences: Sequence[Sentence], words: Mapping[str, str]) -> frozenset[str]:
    """Those of the words that the text uses for a place: "in Venlo"."""
    return frozenset(
        token.text
        for sentence in sentences
        for before, token in zip(sentence.tokens, sentence.tokens[1:], strict=False)
        if token.text in words and before.low in cues().place_before and before.low != "from"
    )


def _stands_alone(sentence: Sentence, i: int) -> bool:
    """Whether a word in capitals is a name by itself: behind a plain word, else before a verb."""
    tokens = sentence.tokens
    before = tokens[i - 1].text if i else ""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and (capital(after) or after.text.startswith("-")):
        return False
    if before[-1:].isalnum():
        return before.islower()
    if after is None:
        return False
    if after.low in _DOES | cues().says | cues().verbs:
        return True
    return after.low in _IS | {"'s", "’s"} and tokens[i].low not in common_words()
