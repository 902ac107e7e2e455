"""What of a name can be looked up? Letter groups, words, consonants and initials, each a number of 32 bits.

Two names that may be one share some of these. A listed name and an asked one are taken apart by the same functions.
"""

from array import array
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from zlib import crc32

from enduse.compare.crossed import keys
from enduse.compare.fold import fold, skeleton
from enduse.compare.initials import LONGEST, initials
from enduse.compare.names import TELLING
from enduse.compare.scripts import romanise
from enduse.compare.tokens import Parsed, Token

#: The numbers of some features.
Features: TypeAlias = "array[int]"
#: The kinds of features; the lowest bits of a feature, those of KINDS, say which it is. SOUND is how a word would sound
#: in Chinese; only a name in Chinese characters is asked for by it.
GRAM, WORD, SKELETON, INITIALS, SOUND = range(5)
KINDS = 7
_GRAM = 3
#: The share of an asked name that a listed word of its initials stands for.
_OF_ALL = 0.6


def feature(kind: int, text: str) -> int:
    """The number of a feature: a checksum of its text, with its kind in the lowest bits."""
    return crc32(text.encode()) & ~KINDS | kind


def listed_features(name: Parsed) -> Features:
    """All features of a name on a list."""
    found: Features = array("I")
    for token in name.tokens:
        found += _of_token(token)
    if name.forms:  # a name whose blanks were lost is asked for with its form
        known = {token.word for token in name.tokens}
        for word in name.written:
            if (read := romanise(word)) not in known:
                found.extend(_grams(fold(read)))
    if not name.person and len(name.tokens) + len(name.forms) > 1:
        found.extend(feature(INITIALS, letters) for letters in dict.fromkeys(initials(name.text, name.tokens)))
    return found


class Sought(NamedTuple):
    """The features of a name that is asked for; and those by which a word of it may be the initials of a listed name,
    or a listed word the initials of it, each with the share of the name that it stands for."""

    own: Features
    crossed: dict[int, float]


def asked_features(name: Parsed) -> Sought:
    """All features of a name that is asked for."""
    found: Features = array("I")
    for token in name.tokens:
        found += _of_token(token) if token.readings else _without_sound(token)
    crossed: dict[int, float] = {}
    if not name.person:
        telling = [t for t in name.tokens if t.kind in TELLING and 2 < len(t.word) <= LONGEST]
        crossed = {feature(INITIALS, t.word): 1 / len(name.tokens) for t in telling}
        if " " not in name.text and 2 < len(name.whole) <= LONGEST:
            crossed[feature(INITIALS, name.whole)] = 1.0
        if len(name.tokens) > 1:
            for letters in initials(name.text, name.tokens):
                if len(letters) > 3:
                    crossed.setdefault(feature(WORD, letters), _OF_ALL)
    return Sought(found, crossed)


@lru_cache(maxsize=16_384)
def word_feature(token: Token) -> int:
    """The feature of a whole word."""
    return feature(WORD, token.word if token.kind == "acronym" else token.key)


@lru_cache(maxsize=16_384)
def _without_sound(token: Token) -> Features:
    return array("I", [each for each in _of_token(token) if each & KINDS != SOUND])


@lru_cache(maxsize=16_384)
def _of_token(token: Token) -> Features:
    meant = token.key.removeprefix("=").removeprefix("name ") if token.key[0] == "=" else token.word
    found = array("I", [word_feature(token)])
    found.extend(feature(SOUND if key[0] == "~" else WORD, key) for key in keys(token) if key and key != token.key)
    if not token.arabic:
        found.extend(_grams(fold(meant)))
    if token.kind == "word" and len(bare := skeleton(token.word)) > 1:
        found.append(feature(SKELETON, bare))
    return found


@lru_cache(maxsize=16_384)
def _grams(word: str) -> Features:
    padded = f"^{word}$"
    return array("I", [feature(GRAM, padded[i : i + _GRAM]) for i in range(len(padded) - _GRAM + 1)])
