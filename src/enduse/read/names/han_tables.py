"""The words by which Chinese texts show what a name names, loaded once from `lang/zh/names.toml` and the tables beside
it."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from enduse.read.han.tables import other_places, words
from enduse.reference.places import Place, lookup

#: A name of a town of fewer people is too short and too common a word to be taken without a type character behind it.
_KNOWN_TOWN = 500_000
_HAN = re.compile("[\u3400-\u9fff]+")


class Cues(Struct, frozen=True):
    """The lists of `names.toml`; words of a pattern are tried longest first."""

    firms: re.Pattern[str]
    bodies: re.Pattern[str]
    titles: re.Pattern[str]
    behind: re.Pattern[str]
    weak: frozenset[str]
    trade: frozenset[str]
    coined: frozenset[str]
    legal: tuple[str, ...]
    alone: frozenset[str]
    bounds: frozenset[str]
    goods: tuple[str, ...]
    media: tuple[str, ...]
    medium_cues: tuple[str, ...]
    laws: tuple[str, ...]


@cache
def cues() -> Cues:
    """The cue words for names."""
    table = tomllib.loads(files("enduse.read.lang.zh").joinpath("names.toml").read_text("utf-8"))
    return Cues(
        firms=_either([*table["firms"], *table["coined"].split()]),
        bodies=_either(table["bodies"]),
        titles=_either(table["titles"]),
        behind=_either(table["behind"]),
        weak=frozenset(table["weak"]),
        trade=frozenset(table["trade"]),
        coined=frozenset(table["coined"].split()) - frozenset(table["firms"]),
        legal=tuple(table["legal"]),
        alone=frozenset(table["alone"]),
        bounds=frozenset(table["bounds"].split()),
        goods=_longest(table["goods"]),
        media=_longest(table["media"]),
        medium_cues=tuple(table["medium_cues"]),
        laws=tuple(table["laws"]),
    )


@lru_cache(maxsize=8192)
def place_called(name: str) -> Place | None:
    """A country, region, capital or larger town of this name in simplified characters, as the mainland
    and Taiwan call it."""
    if len(name) < 2 or not _HAN.fullmatch(name):
        return None
    other = other_places().get(name)
    if other is not None:
        known = lookup(other)
        return known or Place(other.casefold(), other, "", "city", None, None, 0)
    known = lookup(name)
    if known is None or (known.kind == "city" and known.people < _KNOWN_TOWN and name[-1] not in "市县省区州港镇"):
        return None
    return known


def _longest(listed: list[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(listed), key=lambda w: (-len(w), w)))


def _either(listed: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _longest(listed))))


@cache
def posts() -> frozenset[str]:
    """Words for posts."""
    return frozenset(cues().titles.pattern.split("|"))


@cache
def surnames() -> frozenset[str]:
    """Chinese family names of one character."""
    return frozenset("".join(words("words.persons", "surnames")))
