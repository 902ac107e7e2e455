"""Which script is a word written in, and how is it read in Latin letters? Nothing here decides likeness."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

#: Letters that look alike in Latin and Cyrillic. A word that mixes the two scripts is mended towards its majority.
_LATIN_LOOKALIKES = "AaBCcEeHIiJjKMOoPpSsTXxy"
_CYRILLIC_LOOKALIKES = "АаВСсЕеНІіЈјКМОоРрЅѕТХху"
_TO_CYRILLIC = str.maketrans(_LATIN_LOOKALIKES, _CYRILLIC_LOOKALIKES)
_TO_LATIN = str.maketrans(_CYRILLIC_LOOKALIKES, _LATIN_LOOKALIKES)

#: One reading of each Cyrillic letter (BGN/PCGN for Russian, KMU 55/2010 and the Belarusian 2007 rules for letters
#: Russian does not have). Other romanisations meet it in `fold`.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "j", "ѕ": "s", "’": "", "ʼ": "",
}  # fmt: skip
_BEFORE_H = frozenset("cdgkpstz")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
#: Arabic and Persian letters as consonant classes of `fold.skeleton`; anyascii keeps no difference that
#: romanisations keep.
_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ي": "y", "ی": "y", "ﻯ": "y", "ې": "y", "ئ": "y", "و": "w",
    "ؤ": "w", "ة": "a", "ه": "h", "ۀ": "h", "ع": "a", "ء": "", "ـ": "", "غ": "gh", "خ": "kh", "ح": "h", "ج": "j",
    "چ": "ch", "ش": "sh", "ژ": "zh", "ث": "th", "ذ": "dh", "ظ": "z", "ض": "z", "ص": "s", "ط": "t", "ق": "q",
    "ک": "k", "ك": "k", "گ": "g", "پ": "p", "ڤ": "v",
}  # fmt: skip


@lru_cache(maxsize=65536)
def script_of(character: str) -> str | None:
    """The script of one letter: latin, cyrillic, han, kana, hangul, arabic or other; None for what is no letter."""
    point = ord(character)
    if point < 0x250:
        return "latin" if character.isalpha() else None
    if 0x400 <= point <= 0x52F:
        return "cyrillic"
    if 0x4E00 <= point <= 0x9FFF or 0x3400 <= point <= 0x4DBF or 0xF900 <= point <= 0xFAFF or point >= 0x20000:
        return "han"
    if 0x3040 <= point <= 0x30FF:
        return "kana"
    if 0xAC00 <= point <= 0xD7AF:
        return "hangul"
    if 0x600 <= point <= 0x77F or 0xFB50 <= point <= 0xFEFC:
        return "arabic"
    if 0x1E00 <= point <= 0x1EFF or 0x2C60 <= point <= 0x2C7F:
        return "latin"
    return "other" if character.isalpha() else None


@lru_cache(maxsize=65536)
def scripts_of(text: str) -> frozenset[str]:
    """All scripts that the letters of a text belong to."""
    return frozenset([s for s in map(script_of, set(text)) if s])


#: The scripts that a language is written in; languages not named here are written in Latin letters.
_WRITTEN = {
    **dict.fromkeys(("ru", "uk", "be", "bg", "kk", "ky", "mk", "mn", "tg"), frozenset({"cyrillic"})),
    **dict.fromkeys(("ar", "fa", "ur", "ps"), frozenset({"arabic"})),
    **dict.fromkeys(("el", "he", "hy", "ka", "hi", "th"), frozenset({"other"})),
    "sr": frozenset({"cyrillic", "latin"}), "zh": frozenset({"han"}), "ja": frozenset({"han", "kana"}),
    "ko": frozenset({"hangul", "han"}),
}  # fmt: skip


def language_of(name: str, around: str | None) -> str | None:
    """The language of a name (ISO 639-1) in a text of the language `around`, by its letters where they contradict it.

    >>> language_of("深圳天力电子", "ru"), language_of("«Купол»", "en"), language_of("Acme Ltd", "ru")
    ('zh', 'ru', None)
    """
    scripts = scripts_of(name)
    if not scripts or (around and scripts & _WRITTEN.get(around, frozenset({"latin"}))):
        return around
    if "kana" in scripts:
        return "ja"
    if "cyrillic" in scripts:
        return "uk" if _UKRAINIAN.search(name) else "ru"
    return "zh" if "han" in scripts else "ko" if "hangul" in scripts else None


def mend(word: str) -> str:
    """A word in which Latin and Cyrillic letters are mixed, brought to the script of its unmistakable letters.

    `Сompany` with a Cyrillic С becomes `Company`, `Вiталiй` with Latin i becomes `Віталій`. A word in one script,
    or one whose letters decide nothing, is returned as it is.
    """
    if word.isascii() or not {"latin", "cyrillic"} <= scripts_of(word):
        return word
    latin = sum(script_of(c) == "latin" and c not in _LATIN_LOOKALIKES for c in word)
    cyrillic = sum(script_of(c) == "cyrillic" and c not in _CYRILLIC_LOOKALIKES for c in word)
    if latin and not cyrillic:
        return word.translate(_TO_LATIN)
    if cyrillic and not latin:
        return word.translate(_TO_CYRILLIC)
    return word


def romanise(text: str) -> str:
    """A text in lower-case ASCII letters, as it would be read. Cyrillic by table, Arabic by table, all else by
    anyascii.

    Han characters become pinyin syllables separated by blanks, one reading per character (names with another
    reading are the business of the word table).
    """
    return text.lower() if text.isascii() else _romanise(unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=16_384)
def _syllable(character: str) -> str:
    return f" {anyascii(character).lower()} "


@lru_cache(maxsize=16_384)
def _romanise(text: str) -> str:
    ukrainian = bool(_UKRAINIAN.search(text))
    read: list[str] = []
    for character in text.lower():
        script = script_of(character)
        if script == "cyrillic":
            if ukrainian and character in "ги":
                read.append("h" if character == "г" else "y")
            else:
                read.append(_CYRILLIC[character] if character in _CYRILLIC else anyascii(character).lower())
        elif script == "arabic":
            letter = _ARABIC.get(character, anyascii(character).lower())
            # Two consonants that are no digraph get the vowel that is not written: ظه is no zh.
            read.append("a" + letter if letter == "h" and read and read[-1][-1:] in _BEFORE_H else letter)
        elif script in ("han", "kana", "hangul"):
            read.append(_syllable(character))
        else:
            read.append(anyascii(character).lower())
    return re.sub(" +", " ", "".join(read)).strip()
