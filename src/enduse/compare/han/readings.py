"""How may a Chinese character, or a name of some, be read aloud? Pinyin with its heteronyms, and the spellings of
Taiwan, Hong Kong, Japan and Korea."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product

from enduse.compare.han.wade_giles import taiwanese
from enduse.compare.scripts import romanise

#: At most this many readings of each system for one name.
_MOST = 6
#: Readings of one character looked at in a name of several.
_EACH = 3


@cache
def table() -> dict[str, dict[str, tuple[str, ...]]]:
    """By system (pinyin, south, korean, japanese-family, japanese-given, meaning): characters and their readings."""
    systems: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    with (files("enduse.compare.han") / "readings.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            systems[row["system"]][row["han"]] = tuple(row["readings"].split())
    return dict(systems)


@lru_cache(maxsize=16_384)
def syllables(character: str) -> tuple[str, ...]:
    """The pinyin of one character, the most common reading first."""
    known = table()["pinyin"].get(character)
    return known or (romanise(character).replace(" ", ""),)


@lru_cache(maxsize=16_384)
def in_pinyin(text: str) -> tuple[str, ...]:
    """The readings of a text in pinyin, syllables parted by blanks; the most common one first."""
    return _joined([syllables(c) for c in text])


@lru_cache(maxsize=16_384)
def elsewhere(text: str, *, korean: bool = True) -> tuple[str, ...]:
    """The readings of a text in Taiwan, Hong Kong and, where every character is known there, Korea."""
    found = [*_joined([_in_taiwan(c) for c in text])]
    for system in ("south", "korean") if korean else ("south",):
        known = table()[system]
        if all(c in known for c in text):
            found += _joined([known[c] for c in text])
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16_384)
def _in_taiwan(character: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t for s in syllables(character)[:2] for t in taiwanese(s)))


@lru_cache(maxsize=16_384)
def meanings(text: str) -> tuple[tuple[str, ...], ...]:
    """The English words that a trade name of up to three characters may be translated with, character by character."""
    known = table()["meaning"]
    if not 1 < len(text) <= 3 or any(c not in known for c in text):
        return ()
    return tuple(islice(product(*(known[c] for c in text)), _MOST))


@cache
def _pinyin(syllables: int) -> re.Pattern[str]:
    written = (files("enduse.compare.han") / "pinyin.txt").read_text(encoding="utf-8").split()
    times = f"{{{syllables}}}" if syllables else "+"
    return re.compile(f"(?:{'|'.join(sorted(written, key=len, reverse=True))}){times}")


@lru_cache(maxsize=16_384)
def is_pinyin(word: str, syllables: int = 0) -> bool:
    """Whether a lower-case word is made of syllables that Chinese characters have in pinyin; of so many, where told."""
    return _pinyin(syllables).fullmatch(word) is not None


@cache
def _syllables() -> frozenset[str]:
    written = (files("enduse.compare.han") / "pinyin.txt").read_text(encoding="utf-8").split()
    spelled = {t for s in written for t in taiwanese(s)}
    elsewhere_ = {s for system in ("south", "korean") for found in table()[system].values() for s in found}
    return frozenset({*written, *spelled, *elsewhere_})


def is_syllable(word: str) -> bool:
    """Whether a lower-case word is a Chinese character's reading in pinyin, in Taiwan, Hong Kong or Korea."""
    return word in _syllables()


def _joined(choices: Sequence[Iterable[str]]) -> tuple[str, ...]:
    picked = [tuple(islice(c, _EACH if len(choices) > 1 else None)) for c in choices]
    return tuple(" ".join(r) for r in islice(product(*picked), _MOST if len(choices) > 1 else None))
