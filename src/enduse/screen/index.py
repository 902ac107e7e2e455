"""Which listed names come into question for a name? An inverted index over words, letter groups, initials and
numbers."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import product
from math import log
from operator import itemgetter

from msgspec import Struct

from enduse.compare.fold import skeleton
from enduse.compare.names import spellings
from enduse.compare.tokens import Parsed, Token, parse
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Identifier

#: Letter groups and words are followed from the rarest on, until this many postings were touched.
_BUDGET = 25_000
#: How much a word one slip away, or of the same consonants, counts beside an equal one.
_NEAR = 0.75
_LONGEST_ACRONYM = 12
_MOST_INITIALS = 12
_GRAM = 3
#: At most this many listed names are kept for their letters alone.
_NEAREST = 400


class Listed(Struct, frozen=True):
    """A listed entity and the list it stands on."""

    entry: Entry
    watchlist: Watchlist


class Index:
    """The names of some lists, ready to be asked. Built once, then only read."""

    def __init__(self, lists: Sequence[Watchlist]) -> None:
        self.listed = tuple(Listed(entry, known) for known in lists for entry in known.entries)
        self.names: list[Parsed] = []
        self.owner = array("I")
        self._words: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._near: dict[str, list[str]] = defaultdict(list)
        self._bare: dict[str, list[str]] = defaultdict(list)
        self._grams: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._initials: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._numbers: dict[Identifier, list[int]] = defaultdict(list)
        for position, listed in enumerate(self.listed):
            self._add(position, listed.entry)
        for word in self._words:
            if word.isalpha() and len(word) >= 3:
                for key in _without_one(word):
                    self._near[key].append(word)
                self._bare[skeleton(word)].append(word)

    def _add(self, position: int, entry: Entry) -> None:
        person = entry.schema == "Person"
        for number in entry.identifiers:
            self._numbers[number].append(position)
        for text in dict.fromkeys(s for name in entry.names for s in spellings(name.text)):
            name = parse(text, person)
            if not name.tokens:
                continue
            key = len(self.names)
            self.names.append(name)
            self.owner.append(position)
            for word in dict.fromkeys(_spelled(t) for t in name.tokens if t.kind != "filler"):
                self._words[word].append(key)
            for gram in _grams(name):
                self._grams[gram].append(key)
            if not person:
                for letters in dict.fromkeys(_initials(name)):
                    self._initials[letters].append(key)

    def by_number(self, numbers: Iterable[Identifier]) -> set[int]:
        """The positions of listed entities that carry one of the numbers."""
        return {position for number in numbers for position in self._numbers.get(number, ())}

    def candidates(self, name: Parsed, most: int) -> list[tuple[float, int]]:
        """At most `most` listed names that come into question, as (closeness from 0 to 1, name), closest first."""
        by_words = self._by_words(name)
        by_grams = self._by_grams(name)
        found: dict[int, float] = {}
        for key, value in by_words.items():
            found[key] = max(value, by_grams.get(key, 0.0)) + 0.3 * min(value, by_grams.get(key, 0.0))
        for key, value in by_grams.items():
            if key not in found:
                found[key] = value
        for letters in sorted({t.word for t in name.tokens if 2 < len(t.word) <= _LONGEST_ACRONYM} | {name.whole}):
            for key in self._initials.get(letters, ()):
                found[key] = found.get(key, 0.0) + 1.0
        best = sorted(((value / 1.3, -key) for key, value in found.items()), reverse=True)[:most]
        return [(min(1.0, value), -key) for value, key in best]

    def _weight(self, postings: Sequence[int]) -> float:
        return log(1 + len(self.names) / len(postings))

    def _by_words(self, name: Parsed) -> dict[int, float]:
        """Shares of the name's words, by rarity, that listed names hold, equal or one slip away."""
        asked: list[tuple[int, float, array[int]]] = []
        total = 0.0
        for token in name.tokens:
            if token.kind == "filler":
                continue
            spelled = _spelled(token)
            variants = {spelled: 1.0}
            if spelled.isalpha() and len(spelled) >= 3:
                for key in sorted(_without_one(spelled)):
                    for word in self._near.get(key, ()):
                        variants.setdefault(word, _NEAR)
                if token.arabic:
                    for word in self._bare.get(skeleton(token.word), ()):
                        variants.setdefault(word, _NEAR)
            hits = [(self._words[w], share) for w, share in variants.items() if w in self._words]
            best = max((self._weight(p) for p, _ in hits), default=log(1 + len(self.names)))
            best *= max(token.weight, 0.1)
            total += best
            asked += [(len(p), best * share, p) for p, share in hits]
        asked.sort(key=lambda entry: entry[:2])
        found: dict[int, float] = defaultdict(float)
        touched = 0
        for size, worth, postings in asked:
            touched += size
            if touched > _BUDGET and found:
                break
            for holder in postings:
                found[holder] += worth
        return {key: value / total for key, value in found.items()} if total else {}

    def _by_grams(self, name: Parsed) -> dict[int, float]:
        """Shares of the name's letter groups, by rarity, that listed names hold."""
        held = sorted((len(p), gram) for gram in _grams(name) if (p := self._grams.get(gram)))
        if not held:
            return {}
        found: dict[int, float] = defaultdict(float)
        total = touched = 0.0
        for size, gram in held:
            touched += size
            if touched > _BUDGET and total:
                break
            worth = self._weight(self._grams[gram])
            total += worth
            for name_key in self._grams[gram]:
                found[name_key] += worth
        return {key: value / total for key, value in nlargest(_NEAREST, found.items(), key=itemgetter(1))}


def _spelled(token: Token) -> str:
    return token.word if token.kind == "acronym" else token.key


def _without_one(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _grams(name: Parsed) -> list[str]:
    padded = f"^{name.squashed}$"
    return sorted({padded[i : i + _GRAM] for i in range(max(1, len(padded) - _GRAM + 1))})


def _initials(name: Parsed) -> Iterator[str]:
    """The acronyms a name may have: of all printed words, and of its words without the legal form, also by their
    Russian initials."""
    printed = re.findall(r"[^\W\d_]+", name.text)
    if 2 < len(printed) <= _LONGEST_ACRONYM:
        yield "".join(word[0] for word in printed).lower()
        yield "".join(word[0] for word in printed if len(word) > 3 or word[0].isupper()).lower()
    choices = [t.initials for t in name.tokens if t.kind != "filler"]
    if 2 < len(choices) <= _LONGEST_ACRONYM:
        for count, letters in enumerate(product(*choices)):
            if count >= _MOST_INITIALS:
                break
            yield "".join(letters)
