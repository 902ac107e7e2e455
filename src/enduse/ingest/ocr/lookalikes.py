"""Letters that look the same in two alphabets: a word that holds nothing else takes the alphabet of its line.

Tesseract may read "ООО" on a Russian line in Latin letters. The picture is the same, the name would not be.
"""

from collections.abc import Sequence

_LATIN = "ABCEHKMOPTXaceopxy"
_CYRILLIC = "АВСЕНКМОРТХасеорху"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_MOST = 3  # times as many letters of the line's own alphabet as of the other
_SHORTEST = 2  # letters; one alone may be a mark or a model


def of_one_alphabet(words: Sequence[str]) -> list[str]:
    """The words of a line, those of lookalikes alone in the line's alphabet; words with figures stay as they are."""
    cyrillic = sum("\u0400" <= c <= "\u04ff" for word in words for c in word)
    latin = sum(c.isascii() and c.isalpha() for word in words for c in word)
    if cyrillic > _MOST * latin:
        return [_turned(word, _LATIN, _TO_CYRILLIC) for word in words]
    if latin > _MOST * cyrillic:
        return [_turned(word, _CYRILLIC, _TO_LATIN) for word in words]
    return list(words)


def alike(text: str) -> str:
    """The text with letters that look the same in both alphabets in Latin ones: what looks the same is the same."""
    return text.translate(_TO_LATIN)


def in_latin(text: str) -> str:
    """A word of lookalikes alone in Latin letters, for a page without Cyrillic print."""
    cyrillic = [c for c in text if "\u0400" <= c <= "\u04ff"]
    return text.translate(_TO_LATIN) if cyrillic and all(c in _CYRILLIC for c in cyrillic) else text


def _turned(word: str, alike: str, table: dict[int, int]) -> str:
    """The word in the other alphabet, where every letter that is not of it already looks alike in both."""
    other = [c for c in word if c.isalpha() and (c.isascii() == alike.isascii())]
    if (len(other) < _SHORTEST and len(other) == sum(map(str.isalpha, word))) or any(map(str.isdigit, word)):
        return word
    return word.translate(table) if all(c in alike for c in other) else word
