"""May a word in Cyrillic letters be an English one, written as it sounds? Куэйсайд is Quayside, Спрус is Spruce."""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

#: Shorter words sound like too many.
SHORTEST = 3
#: Letters that sound alike in every English word, and the Cyrillic ones for them.
_PLAIN = dict(zip("bmnlr", "бмнлр", strict=True))
_DOUBLED = re.compile(r"([bcdfgklmnprstvz])\1")


@lru_cache(maxsize=16_384)
def sounds_of(english: str) -> re.Pattern[str]:
    """What a lower-case English word may be in Cyrillic letters.

    >>> bool(sounds_of("quayside").fullmatch("куэйсайд")), bool(sounds_of("merlin").fullmatch("марлин"))
    (True, False)
    """
    table, found, at = _table(), [], 0
    while at < len(english):
        if _DOUBLED.match(english, at):
            found.append(f"{_one_of(table[english[at]])}{{1,2}}")
            at += 2
            continue
        size = next(n for n in range(4, 0, -1) if n == 1 or (len(english) >= at + n and english[at : at + n] in table))
        silent = english[at:] in ("e", "es") or (english[at] == "e" and at > 0 and size == 1)
        found.append(_one_of(table.get(english[at : at + size], ())) + ("?" if silent else ""))
        at += size
    return re.compile("".join(found))


def plain(word: str) -> str:
    """The letters of an English word, or of a Cyrillic one, that sound alike in every word: words that differ in them
    are two.

    >>> plain("northline") == plain("нортлайн")
    True
    """
    kept = (c if c in _PLAIN.values() else _PLAIN.get(c, "") for c in word)
    return re.sub(r"(.)\1+", r"\1", "".join(kept))


def _one_of(spellings: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(spellings)})"


@cache
def _table() -> dict[str, tuple[str, ...]]:
    with (files("enduse.compare") / "english_sounds.csv").open(encoding="utf-8") as lines:
        return {row["english"]: tuple(row["cyrillic"].split("|")) for row in csv.DictReader(lines)}
