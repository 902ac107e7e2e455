"""Which listed names come into question for a name? An index over letter groups, words, consonants, initials and
numbers, asked in memory or from the disk."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log1p
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from enduse.compare.tokens import Parsed, Token
from enduse.records.listing import Watchlist
from enduse.records.picture import Screened
from enduse.records.reading import Identifier
from enduse.screen.build import Head, build, number_key
from enduse.screen.features import KINDS, SKELETON, asked_features, word_feature
from enduse.screen.packed import Arrays, Entries, Pieces

#: The features of a name are followed from the rarest on, until this many postings were touched …
_BUDGET = 16_000
#: … and the names that come into question are those the rarest of them lead to.
_SEEDS = 5_000
#: What a want of the asked name, and of the listed one, takes from the nearness (Tversky's index).
_WANT_ASKED, _WANT_LISTED = 0.6, 0.3
#: An acronym met by initials counts as this much of the asked name.
_CROSSED = 0.8
#: How much more the consonants of a word count where the asked name is written without vowels.
_BARE = 4.0
#: A short list says nothing of how rare a word is: no fewer names are supposed, …
_AT_LEAST = 20_000
#: … and this share of them at least hold a word of the plain vocabulary or a common given name.
_KNOWN = 0.003
#: What a word that every listed name holds still tells.
_COMMON = 0.6


class Near(NamedTuple):
    """Listed names by number, and how near each is to the one asked for, from 0 to 1; nearest first."""

    names: NDArray[Any]
    nearness: NDArray[Any]


class Index:
    """The names of some lists, ready to be asked. Built once, then only read."""

    def __init__(self, lists: Sequence[Screened], arrays: Arrays) -> None:
        self.lists = tuple(lists)
        self.owner = arrays["owner"]
        self.kind = arrays["kind"]
        self.list = arrays["list"]
        self.since = arrays["since"]
        self._a = arrays
        self._entries, self._heads, self._names = Entries(arrays), Pieces(arrays, "head"), Pieces(arrays, "name")
        self._met = np.zeros(len(self.owner), np.float32)
        self._seen = np.zeros(len(self.owner), np.int32)
        self.entry = lru_cache(maxsize=4096)(self._entries.__getitem__)
        self._size = max(len(self.owner), _AT_LEAST)
        self._rarest = log1p(self._size)
        self.rarity = lru_cache(maxsize=16_384)(self._rarity)
        self.weight = lru_cache(maxsize=16_384)(self._weight)
        self.name = lru_cache(maxsize=4096)(self._name)

    @classmethod
    def of(cls, lists: Sequence[Watchlist]) -> "Index":
        """An index over lists, in memory."""
        return cls(described(lists), build(lists))

    def __len__(self) -> int:
        return len(self.kind)

    def head(self, position: int) -> Head:
        """What every hit tells of an entity."""
        return _HEADS.decode(bytes(self._heads[position]) + b"}")

    def heads(self, positions: Sequence[int]) -> list[memoryview]:
        """What every hit tells of the entities at these positions, as JSON that has no end yet."""
        return self._heads.several(positions)

    def searched(self, position: int) -> Screened:
        """The list that an entity is on."""
        return self.lists[int(self.list[position])]

    def _name(self, number: int) -> Parsed:
        return _NAMES.decode(self._names[number])

    def _rarity(self, token: Token) -> float:
        """How rare a word is among listed names: the natural logarithm of their number by that of its holders."""
        known, at = self._a["feature"], self._a["feature_at"]
        wanted = np.uint32(word_feature(token))
        place = int(np.searchsorted(known, wanted))
        held = place < len(known) and known[place] == wanted
        holders = float(at[place + 1] - at[place]) if held else 1.0
        if token.key[0] == "=":
            holders = max(holders, self._size * _KNOWN)
        return log1p(self._size / holders)

    def _weight(self, token: Token) -> float:
        """How much a word of a name tells: by its kind, and the less the more listed names hold it."""
        return token.weight * (_COMMON + (1 - _COMMON) * self.rarity(token) / self._rarest)

    def by_number(self, numbers: Iterable[Identifier]) -> set[int]:
        """The positions of listed entities that carry one of the registration numbers."""
        found: set[int] = set()
        for number in numbers:
            key = np.uint64(number_key(number))
            begin, end = np.searchsorted(self._a["number"], key), np.searchsorted(self._a["number"], key, "right")
            found.update(self._a["number_of"][begin:end].tolist())
        return {position for position in found if set(self.entry(position).identifiers) & set(numbers)}

    def near(self, name: Parsed, most: int, day: int = 0) -> Near:
        """At most `most` listed names that come into question for a name, of those listed by `day` (0: by today).

        Nearness is Tversky's index over the worth of shared features. The rarest features are followed until enough
        postings were touched; what was left out for being common is taken as shared to the same degree.
        """
        wanted = self._wanted(name)
        if not len(wanted.places):
            return _NONE
        begins = self._a["feature_at"][wanted.places]
        sizes = self._a["feature_at"][wanted.places + 1] - begins
        order = np.argsort(sizes, kind="stable")
        reached = np.cumsum(sizes[order])
        used = max(1, int(np.searchsorted(reached, _BUDGET, "right")))
        order, reached = order[:used], reached[:used]
        followed = self._holders(begins[order], sizes[order])
        np.add.at(self._met, followed, np.repeat(wanted.worth[order], sizes[order]))
        seeds = self._each_once(followed[: reached[min(int(np.searchsorted(reached, _SEEDS)), used - 1)]])
        if day:
            seeds = seeds[self.since[self.owner[seeds]] <= day]
        shared = self._met[seeds]
        self._met[followed] = 0.0
        touched = float(wanted.worth[order][order < wanted.own].sum())
        shared = np.minimum(shared * (wanted.whole / touched if touched else 1.0), wanted.whole)
        listed = np.maximum(self._a["total"][seeds], shared)
        wants = _WANT_ASKED * (wanted.whole - shared) + _WANT_LISTED * (listed - shared)
        nearness = shared / (shared + wants + 1e-6)
        if len(seeds) > most:
            best = np.argpartition(nearness, len(nearness) - most)[-most:]
            seeds, nearness = seeds[best], nearness[best]
        order = np.lexsort((seeds, -nearness))
        return Near(seeds[order], nearness[order])

    def _wanted(self, name: Parsed) -> "_Wanted":
        """The features of a name that any listed name has."""
        own, crossed = asked_features(name)
        known = self._a["feature"]
        features = np.unique(np.frombuffer(own, np.uint32))
        places = _places(known, features)
        worth = self._a["worth"][places]
        if any(token.arabic for token in name.tokens):
            worth[known[places] & KINDS == SKELETON] *= _BARE
        whole = float(worth.sum()) + (len(features) - len(places)) * self._rarest
        count = len(places)
        if crossed:
            across = _places(known, np.fromiter(crossed, np.uint32, len(crossed)))
            shares = np.array([crossed[feature] for feature in known[across].tolist()], np.float32)
            places = np.concatenate((places, across))
            worth = np.concatenate((worth, shares * np.float32(_CROSSED * whole)))
        return _Wanted(places, worth, whole, count)

    def _holders(self, begins: NDArray[Any], sizes: NDArray[Any]) -> NDArray[Any]:
        """The names behind these stretches of postings, one stretch after the other."""
        holder = self._a["holder"]
        stretches = zip(begins.tolist(), (begins + sizes).tolist(), strict=True)
        return np.concatenate([holder[begin:end] for begin, end in stretches]).astype(np.int64)

    def _each_once(self, names: NDArray[Any]) -> NDArray[Any]:
        marks = np.arange(len(names), dtype=np.int32)
        self._seen[names] = marks
        found: NDArray[Any] = names[self._seen[names] == marks]
        return found


class _Wanted(NamedTuple):
    """Places of features in the index, what each is worth, and what all features of the name are worth together. The
    first `own` are the name's own, the others those by which acronyms meet."""

    places: NDArray[Any]
    worth: NDArray[Any]
    whole: float
    own: int


def _places(known: NDArray[Any], wanted: NDArray[Any]) -> NDArray[Any]:
    """Where those of the wanted features stand that are known."""
    if not len(known):
        return np.zeros(0, np.int64)
    places = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    held: NDArray[Any] = places[known[places] == wanted]
    return held


_NONE = Near(np.zeros(0, np.int64), np.zeros(0, np.float32))
_NAMES = msgspec.msgpack.Decoder(Parsed)
_HEADS = msgspec.json.Decoder(Head)


def described(lists: Sequence[Watchlist]) -> tuple[Screened, ...]:
    """What an index tells of the lists it was made of: their dates and counts."""
    return tuple(
        Screened(
            name=known.name,
            publisher=known.publisher,
            licence=known.licence,
            as_of=known.as_of,
            sha256=known.sha256,
            entries=len(known.entries),
            refused=known.refused,
            note=known.note,
        )
        for known in lists
    )
