"""How do different romanisations of one word become one key? The key is for finding and comparing, never for
showing."""

import re
from functools import lru_cache

#: Letter groups that different romanisation systems (BGN/PCGN, ISO 9, GOST 7.79, German and French press, KMU 55/2010)
#: write differently for one sound; applied in this order. Capital letters stand for sounds that need two Latin letters.
_GROUPS: tuple[tuple[str, str], ...] = (
    ("shtsh", "S"), ("shch", "S"), ("stch", "S"), ("schtsch", "S"), ("sch", "S"), ("shh", "S"), ("sh", "S"),
    ("tsch", "C"), ("tch", "C"), ("ch", "C"), ("dzh", "j"), ("zh", "Z"),
    ("kh", "h"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("gh", "g"), ("dh", "d"), ("q", "k"), ("x", "ks"),
    ("tz", "c"), ("ts", "c"), ("w", "v"), ("oo", "u"), ("ou", "u"), ("ee", "i"),
    ("ue", "u"), ("ae", "e"), ("oe", "o"), ("yo", "e"), ("jo", "e"), ("ye", "e"), ("je", "e"), ("ie", "e"),
    ("y", "i"), ("j", "i"),
)  # fmt: skip
_RESTS = {
    first: "|".join(g[1:] for g, _ in _GROUPS if g[0] == first) for first in dict.fromkeys(g[0] for g, _ in _GROUPS)
}
_GROUP = re.compile("|".join(f"{first}(?:{rests})" for first, rests in _RESTS.items()))
_SOUND = dict(_GROUPS)
_HARD_C = re.compile("c(?=[aoulrkt]|$)")
_DOUBLED = re.compile(r"(.)\1+")
_ADJECTIVE = re.compile("(?<=..sk)(?:i|ia|oe|ogo|ai|aia|oi|im|om)$")
#: Between vowels ye and je are e.
_GLIDE = re.compile("(?<=[aeiou])[yj](?=e)")
_VOWELS = re.compile("[aeiouv]")


@lru_cache(maxsize=16_384)
def fold(word: str) -> str:
    """The key of a romanised lower-case word: one for Yury, Yuriy, Jurij and Iurii; one for Izhevsk and Izhevskiy."""
    if len(word) < 3 or not word.isalpha():
        return word
    key = _HARD_C.sub("k", word.replace("ts", "tz").replace("tzch", "C")) if "c" in word else word
    key = _GROUP.sub(lambda found: _SOUND[found[0]], key)
    key = _DOUBLED.sub(r"\1", key)
    key = _ADJECTIVE.sub("", key)
    if key.endswith("h") and len(key) > 3:
        key = key[:-1]
    return key


@lru_cache(maxsize=16_384)
def skeleton(word: str) -> str:
    """The consonants of a word as far as Arabic script writes them: one for Mohammed, Muhammad and محمد."""
    key = fold(word)
    key = key.replace("Z", "j").replace("C", "x").replace("S", "x").replace("g", "k").replace("dh", "z")
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", key)) if key.isalpha() else key


def without_glides(word: str) -> str:
    """The key of a romanised lower-case word that is one for Galayev and Galaev, Murtaliyev and Murtaliev."""
    return fold(_GLIDE.sub("", word))
