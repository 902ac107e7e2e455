"""May a word in Cyrillic letters be an English one, written as it sounds? Бридж is Bridge, Уоллес is Wallace."""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files

#: Shorter words sound like too many.
SHORTEST = 3
#: Letters that sound alike in every English word, and the Cyrillic ones for them.
_PLAIN = dict(zip("bmnlr", "бмнлр", strict=True))
_DOUBLED = re.compile(r"([bcdfgklmnprstvz])\1")


def sounds_like(english: str, cyrillic: str) -> bool:
    """May a lower-case English word be written so in Cyrillic letters?

    >>> sounds_like("quayside", "куэйсайд"), sounds_like("merlin", "марлин")
    (True, False)
    """
    heard = _sounds(english)
    if heard and not cyrillic.startswith(heard[0]):  # most words part at once
        return False
    reached = {0}
    for sounds in heard:
        reached = {at + len(sound) for at in reached for sound in sounds if cyrillic.startswith(sound, at)}
        if not reached:
            return False
    return len(cyrillic) in reached


@lru_cache(maxsize=65_536)
def _sounds(english: str) -> tuple[tuple[str, ...], ...]:
    """What each letter, or group of letters, of a word may be in Cyrillic letters; "" where it may be silent."""
    table, found, at = _table(), [], 0
    while at < len(english):
        if _DOUBLED.match(english, at):
            once = table[english[at]]
            found.append((*once, *(a + b for a in once for b in once)))
            at += 2
            continue
        size = next(n for n in range(4, 0, -1) if n == 1 or (len(english) >= at + n and english[at : at + n] in table))
        silent = english[at:] in ("e", "es") or (english[at] == "e" and at > 0 and size == 1)
        found.append(table.get(english[at : at + size], ("",)) + (("",) if silent else ()))
        at += size
    return tuple(found)


def plain(word: str) -> str:
    """The letters of an English word, or of a Cyrillic one, that sound alike in every word: words that differ in them
    are two.

    >>> plain("northline") == plain("нортлайн")
    True
    """
    kept = (c if c in _PLAIN.values() else _PLAIN.get(c, "") for c in word)
    return re.sub(r"(.)\1+", r"\1", "".join(kept))


@cache
def _table() -> dict[str, tuple[str, ...]]:
    with (files("enduse.compare") / "english_sounds.csv").open(encoding="utf-8") as lines:
        return {row["english"]: tuple(row["cyrillic"].split("|")) for row in csv.DictReader(lines)}
