"""Which headings of the Harmonized System may words for goods stand for? "Gearboxes" and "редукторы" for one.

By head noun alone, over the terms of `enduse.reference.goods`: enough to see that two texts speak of one sort of goods.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from enduse.compare.han.variants import simplify
from enduse.reference import goods

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
#: Endings that Russian nouns and adjectives take, longest first; what is left keeps at least four letters.
_ENDINGS = tuple(
    "иями ями ами ыми ими его ого ему ому иях ией ами ях ах ев ов ей ой ий ый ая яя ое ее ые ие их ых им ым ом ем ам "
    "ям ую юю ью ия ии ию а я о е ы и у ю ь й".split()
)
#: A term counts for its first codes only: what follows is less likely.
_CODES = 3
#: A head noun alone tells the sort of goods where the terms that end with it stand for so many headings at most.
FEW = 4


class Known(NamedTuple):
    """The headings of a term, and how far it stands from where the head noun does: at the end, in Russian in front."""

    headings: frozenset[str]
    away: int


@lru_cache(maxsize=32_768)
def known(text: str) -> Known | None:
    """The four-digit headings of the longest known term nearest to the head of `text`; None where none is known."""
    low = text.casefold().replace("ё", "е")
    if _HAN.search(low):
        return _chinese(simplify(low))
    words = _WORD.findall(low)
    if _CYRILLIC.search(low):
        return _first([stem(w) for w in words])
    return _last([singular(w) for w in words])


def stem(word: str) -> str:
    """A Russian word without its ending."""
    return next((word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), word)


def singular(word: str) -> str:
    """An English word without the ending of the plural."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("nses"):  # lenses, as lens
        return word[:-3]
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]


def _last(words: list[str]) -> Known | None:
    """English: the longest term that ends the phrase, else that stands further in front."""
    plain = [w for w in words if not any(c.isdigit() for c in w)]
    for end in range(len(plain), 0, -1):
        for begin in range(max(0, end - 4), end):
            if found := _terms().get(tuple(plain[begin:end])):
                wider = _heads().get(plain[-1], frozenset()) if end - begin == 1 and end == len(plain) else frozenset()
                return Known(found | wider, len(plain) - end)
    found = _heads().get(plain[-1]) if plain else None
    return Known(found, 0) if found else None


def _first(words: list[str]) -> Known | None:
    """Russian: the first term of the phrase, the longest that begins there or ends with the same noun."""
    for begin in range(len(words)):
        for end in range(min(len(words), begin + 4), begin, -1):
            if found := _terms().get(tuple(words[begin:end])):
                return Known(found, begin)
    return None


def _chinese(text: str) -> Known | None:
    """Chinese: the longest term that ends last."""
    for end in range(len(text), 1, -1):
        for begin in range(max(0, end - 12), end - 1):
            if found := _terms().get((text[begin:end],)):
                return Known(found, len(text) - end)
    return None


@cache
def _heads() -> dict[str, frozenset[str]]:
    """English head noun -> the headings of all terms that end with it, where these are few: "lens" of "camera lens"."""
    found: dict[str, set[str]] = {}
    for words, codes in _terms().items():
        if len(words) > 1 and words[-1].isascii():
            found.setdefault(words[-1], set()).update(codes)
    return {word: frozenset(codes) for word, codes in found.items() if len(codes) <= FEW}


@cache
def _terms() -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], set[str]] = {}
    for entry in goods.entries():
        if entry.platform:
            continue
        for name in entry.names:
            low = name.casefold().replace("ё", "е")
            if _HAN.search(low):
                key: tuple[str, ...] = (simplify(low),)
            elif _CYRILLIC.search(low):
                key = tuple(stem(w) for w in _WORD.findall(low))
            else:
                key = tuple(singular(w) for w in _WORD.findall(low))
            found.setdefault(key, set()).update(code[:4] for code in entry.codes[:_CODES])
    return {key: frozenset(codes) for key, codes in found.items()}
