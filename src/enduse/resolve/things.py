"""What kind of thing does a good's name say it is, and what is it called? MV Tarolina is a ship and called Tarolina; a
Kulik-4 drone is no Kulik-4 engine."""

import re
from functools import cache, lru_cache

from enduse.compare.han.readings import is_pinyin
from enduse.compare.han.variants import simplify
from enduse.compare.scripts import scripts_of
from enduse.resolve.told import by_word, told, told_by

_TABLE = "things"
_WORD = re.compile(r"\w(?:[\w/]*\w)?")
#: What stands behind a name in Chinese characters, a number or none: 8号轮, 号, 型.
_BEHIND = re.compile(r"(?:[号號][轮輪]?|[轮輪]|型)$")
_MARKS = " \t“”„«»《》〈〉「」『』\"'"
#: Words of pinyin before a number: Hai Sheng Da 8.
_PINYIN = re.compile(r"(?P<words>[A-Z][a-z]+(?: [A-Z][a-z]+)+)(?P<number> ?\d*)")

#: MT-LB, SS-18: the mark of a model, no word before a ship's name.
_MARK_FIRST = re.compile(r"[A-Z]{2}-\w")
#: VK 77M.
_LETTERS_AND_NUMBER = re.compile(r"[A-ZА-Я]{1,4} \d+[A-ZА-Я]{1,2}")
#: A name and its mark: Azimut K-6, Azimut-K6.
_MARKED = re.compile(r"(?P<name>[^\W\d_]{4,})[ -](?P<letter>[^\W\d_])-?(?P<number>\d\w*)")


def kinds_of_thing(text: str) -> frozenset[str]:
    """The kinds of things that a name says."""
    return told(text, _TABLE)


def two_things(ours: frozenset[str], theirs: frozenset[str]) -> str | None:
    """Why two goods are two by the kinds that their names say; None where nothing says so."""
    if not ours or not theirs or ours & theirs:
        return None
    return f"one is of the kind {', '.join(sorted(ours))}, the other {', '.join(sorted(theirs))}"


@lru_cache(maxsize=16_384)
def called(text: str) -> str:
    """The name of a good without the words for what it is; syllables of pinyin before a number as one word.

    >>> called("т/х «Таролина»"), called("Kulik-4 drone"), called("雨燕-3无人机"), called("Hai Lan 6")
    ('Таролина', 'Kulik-4', '雨燕-3', 'Hailan 6')
    """
    bare = _of_han(text) if "han" in scripts_of(text) else _of_alphabet(text)
    found = _PINYIN.fullmatch(bare)
    if found and all(map(is_pinyin, found["words"].lower().split())):
        return found["words"].replace(" ", "").capitalize() + found["number"]
    return bare


def joined(name: str) -> str | None:
    """A good's name and its mark as one word, however they are parted; None where it has none.

    >>> joined("Азимут К-6") == joined("Азимут-К6"), joined("Kulik-4")
    (True, None)
    """
    if _LETTERS_AND_NUMBER.fullmatch(name):
        return name.replace(" ", "-")
    found = _MARKED.fullmatch(name.strip(_MARKS))
    if not found or not found["name"][0].isupper() or found["name"].isupper() or not found["letter"].isupper():
        return None
    return f"{found['name']}-{found['letter']}{found['number']}"


def _of_alphabet(text: str) -> str:
    """The name within the words of the table around it, and those in small letters before it or behind its number."""
    words = list(_WORD.finditer(text))
    first, last = 0, len(words)
    if _MARK_FIRST.match(text):
        return text
    while first < last and (told_by(words[first][0], _TABLE) or _small(words[first][0])):
        first += 1
    numbered = max((n for n, w in enumerate(words, 1) if any(c.isdigit() for c in w[0])), default=len(words))
    while first < last and (told_by(words[last - 1][0], _TABLE) or (last > numbered and _small(words[last - 1][0]))):
        last -= 1
    if first == last or (first, last) == (0, len(words)):
        return text
    taken = [w[0] for w in (*words[:first], *words[last:])]
    name = text[words[first].start() : words[last - 1].end()]
    sure = any(w.islower() or w.isupper() for w in taken) or any(c.isdigit() or c in '«“"' for c in text)
    return name if sure and any(c.isupper() for c in name) else text


def _small(word: str) -> bool:
    return word.isalpha() and word.islower()


def _of_han(text: str) -> str:
    bare = simplify(text).strip(_MARKS)
    before = next((w for w in _han_words() if bare.startswith(w)), "")
    bare = bare.removeprefix(before).strip(_MARKS)
    behind = next((w for w in _han_words() if bare.endswith(w)), "")
    bare = bare.removesuffix(behind).strip(_MARKS)
    name = _BEHIND.sub("", bare).strip(_MARKS)
    return name if len(name) > 1 else text


@cache
def _han_words() -> tuple[str, ...]:
    return tuple(sorted((w for w in by_word(_TABLE) if "han" in scripts_of(w)), key=lambda w: (-len(w), w)))
