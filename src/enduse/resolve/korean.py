"""Which Korean name is spelled in letters? Ri Yong-chol, Lee Yong-cheol and 리용철 are one, by how the syllables are
read.

The systems are those of the two Koreas and of McCune and Reischauer; family names have spellings of their own.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from enduse.compare.han.readings import is_pinyin
from enduse.compare.scripts import romanise, scripts_of

#: The letters of a syllable, as each system writes them, and what they are one with.
_ONSET = {
    "kk": "kk", "k": "k", "g": "k", "n": "n", "tt": "tt", "t": "t", "d": "t", "r": "r", "l": "r", "m": "m", "pp": "pp",
    "p": "p", "b": "p", "ss": "ss", "sh": "s", "s": "s", "jj": "jj", "j": "j", "ch": "ch", "h": "h", "": "",
}  # fmt: skip
_VOWEL = {
    "yeo": "yo", "you": "yo", "yo": "yo", "yae": "ye", "ye": "ye", "ya": "ya", "yoo": "yu", "yu": "yu", "wae": "we",
    "we": "we", "wa": "wa", "weo": "wo", "wo": "wo", "woo": "u", "wi": "wi", "eui": "ui", "ui": "ui", "oe": "oe",
    "eu": "u", "eo": "o", "ae": "e", "ai": "e", "oo": "u", "ee": "i", "a": "a", "e": "e", "i": "i", "o": "o", "u": "u",
}  # fmt: skip
_CODA = {"ng": "ng", "n": "n", "m": "m", "l": "l", "r": "l", "k": "k", "g": "k", "t": "t", "p": "p", "b": "p", "": ""}


def _longest_first(letters: dict[str, str]) -> str:
    return "|".join(sorted(letters, key=lambda part: (-len(part), part)))


_SYLLABLE = re.compile(f"({_longest_first(_ONSET)})({_longest_first(_VOWEL)})({_longest_first(_CODA)})")
#: Two given names; a syllable may be written on to the next.
_GIVEN = re.compile(f"(?P<first>{_SYLLABLE.pattern})(?P<second>{_SYLLABLE.pattern})")
_PARTS = re.compile(r"[\s-]+")
#: Hangul by their place in the alphabet, in the spelling of the South.
_FIRST, _HANGUL = 0xAC00, re.compile(r"[\uac00-\ud7a3]{3}")
_LEADS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u weo we wi yu eu ui i".split()
_TAILS = " k k k n n n t l l l l l l l l m p p t t ng t t k t p t".split(" ")


@lru_cache(maxsize=16_384)
def korean(name: str) -> str | None:
    """The key of a Korean name of a family and two given syllables, None where a name may be none.

    >>> korean("Ri Yong-chol") == korean("Lee Yongcheol") == korean("리용철"), korean("Ivan Petrov")
    (True, None)
    """
    scripts = scripts_of(name)
    if scripts == {"hangul"}:
        bare = name.replace(" ", "")
        words = [_spelled(syllable) for syllable in bare] if _HANGUL.fullmatch(bare) else []
    elif scripts == {"latin"}:
        words = _PARTS.split(romanise(name).strip())
    else:
        return None
    if words and words[0] not in _families() and words[-1] in _families():
        words = [words[-1], *words[:-1]]
    if len(words) not in (2, 3) or words[0] not in _families():
        return None
    given = _GIVEN.fullmatch("".join(words[1:])) if len(words) == 2 else None
    said = [given["first"], given["second"]] if given else words[1:]
    parts = [_SYLLABLE.fullmatch(part) for part in said]
    if len(said) != 2 or not all(parts):
        return None
    keys = [_ONSET[p[1]] + _VOWEL[p[2]] + _CODA[p[3]] for p in parts if p]
    return " ".join((_families()[words[0]], *keys))


def one_korean(left: Iterable[str], right: Iterable[str]) -> str | None:
    """The key of a Korean name that both have. Two in Hangul have the same given name; two in pinyin may be Chinese."""
    for ours, theirs in product(left, right):
        key = korean(ours)
        if key and key == korean(theirs) and not _told_apart(ours, theirs):
            return key
    return None


def _told_apart(ours: str, theirs: str) -> bool:
    a, b = ("".join(_PARTS.split(romanised.strip())) for romanised in (ours, theirs))
    if _HANGUL.fullmatch(a) and _HANGUL.fullmatch(b):
        return a[1:] != b[1:]
    return a.lower() != b.lower() and is_pinyin(a.lower()) and is_pinyin(b.lower())


def _spelled(syllable: str) -> str:
    """A syllable of Hangul in Latin letters."""
    at = ord(syllable) - _FIRST
    return _LEADS[at // 588] + _VOWELS[at % 588 // 28] + _TAILS[at % 28]


@cache
def _families() -> dict[str, str]:
    with files(__package__ or "enduse.resolve").joinpath("korean_families.csv").open(encoding="utf-8") as lines:
        return {spelling: row["name"] for row in csv.DictReader(lines) for spelling in row["spellings"].split("|")}
