"""The words of a goods phrase in one form each: folded, singular, without endings; Chinese stays a run of signs."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from enduse.compare.han.variants import simplify
from enduse.compare.scripts import mend
from enduse.reference import goods

_WORD = re.compile(r"[㐀-鿿豈-﫿]+|[Ѐ-ԯ]+(?:\.(?=[\s\w]|$))?|[A-Za-zÀ-ɏ0-9]+(?:\.(?=[\s\w]|$))?")
_MACHINE = re.compile(r"(?<![A-Za-z])[mM]/[cC](?![A-Za-z])")  # "milling m/c"
#: Endings of Russian nouns and adjectives; the second set only where four letters stay.
_ENDINGS = ("ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "иями", "иях", "иям", "ов", "ев", "ей", "ам", "ям",
            "ах", "ях", "ый", "ая", "яя", "ое", "ее", "ые", "ую", "юю", "ых", "их", "а", "я", "о", "е", "у", "ю", "ы",
            "и", "ь", "й")  # fmt: skip
_LONG = ("ем", "ом", "им", "ым", "ий", "ой", "ие", "ия", "ии", "ию", "ием", "ью")
_ALL = tuple(sorted((*_ENDINGS, *_LONG), key=lambda e: (-len(e), e)))
_FLEETING = re.compile(r"(?<=..)[оеё](?=[кц]$)")
_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ых|их|ому|ему|ую|юю|ыми|ими|ым|им)$")


class Word(NamedTuple):
    """A word of a phrase: where it stands, as written in lower case, its form for comparing, and its script."""

    start: int
    end: int
    text: str
    key: str
    script: str  # latin, cyrillic or han
    cut: bool = False  # cut short by a full stop


def plain(text: str) -> str:
    """A phrase in one width, in simplified characters; letter for letter where Unicode allows."""
    told = simplify(unicodedata.normalize("NFKC", text)).replace("ё", "е").replace("Ё", "Е")
    return _MACHINE.sub("machine", told)


def split(text: str) -> tuple[Word, ...]:
    """The words of a phrase that went through `plain`."""
    found = []
    for match in _WORD.finditer(text):
        written = match[0].casefold()
        first = written[0]
        if "㐀" <= first <= "鿿" or "豈" <= first <= "﫿":
            found.append(Word(match.start(), match.end(), written, written, "han"))
        elif "Ѐ" <= first <= "ԯ":
            bare = written.rstrip(".")
            cut = written != bare and len(bare) >= 3
            found.append(Word(match.start(), match.end(), bare, stem(bare), "cyrillic", cut))
        else:
            bare = written.rstrip(".")
            cut = written != bare and len(bare) >= 3 and bare.isalpha()
            found.append(Word(match.start(), match.start() + len(bare), bare, singular(bare), "latin", cut))
    return tuple(found)


@lru_cache(maxsize=32_768)
def singular(word: str) -> str:
    """An English word in one spelling, without the ending of the plural."""
    word = goods.spellings().get(word, word)
    if len(word) < 4 or word.isdigit() or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("ches", "shes", "xes", "sses", "zes", "oes")):
        word = word[:-2]
    else:
        word = word[:-1]
    return goods.spellings().get(word, word)


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """A Russian word without its ending: one form for станок, станка and станков."""
    word = mend(word)
    for ending in _ALL:
        left = len(word) - len(ending)
        if left >= (4 if ending in _LONG else 3) and word.endswith(ending):
            word = word[:left]
            break
    if len(word) > 4 and word[-1] in "аеиоуыэюя":
        word = word[:-1]
    word = re.sub(r"(.)\1$", r"\1", word)
    return _FLEETING.sub("", word) if len(word) > 4 else word


def adjective(word: str) -> bool:
    """Whether a Russian word has the ending of an adjective."""
    return len(word) > 4 and bool(_ADJECTIVE.search(word))
