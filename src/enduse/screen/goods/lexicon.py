"""The names of goods, taken apart into words and indexed: which names can stand in a phrase?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import log

from msgspec import Struct

from enduse.compare.edits import edits
from enduse.reference import goods
from enduse.reference.goods import Entry
from enduse.screen.goods.words import Word, adjective, plain, split

#: A word of so many letters may hold one slip; of so many, two.
_SLIP, _TWO_SLIPS = 7, 11


class Term(Struct, frozen=True):
    """A name of goods: the keys that must all stand in a phrase, and the one that names the thing itself."""

    name: str
    entry: Entry
    keys: tuple[str, ...]
    head: str
    script: str  # of the head
    beside: frozenset[str] = frozenset()  # keys that stand behind a preposition: "with recorder"
    weight: float = 0.0

    @property
    def together(self) -> bool:
        """Whether the words must follow each other, as those of a designation do."""
        return bool(self.entry.platform)


class Lexicon(Struct, frozen=True):
    """All names by their rarest key, the keys of each script, and words that are written together."""

    terms: dict[str, tuple[Term, ...]]
    keys: frozenset[str]
    han: frozenset[str]
    longest: int  # Han key
    joined: dict[str, tuple[str, str]]
    by_start: dict[tuple[str, int], tuple[str, ...]]  # first letter and length -> keys in an alphabet


@cache
def lexicon() -> Lexicon:
    """The names of the reference tables."""
    terms = [term for entry in goods.entries() for name in entry.names if (term := _term(name, entry))]
    rows = Counter(key for entry in _keys_by_entry(terms) for key in entry)
    total = len(goods.entries())
    by_key: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        weights = {key: log(1 + total / rows[key]) for key in term.keys}
        weighed = Term(
            term.name, term.entry, term.keys, term.head, term.script, term.beside,
            round(sum(weights[k] for k in term.keys), 4),
        )  # fmt: skip
        by_key[max(sorted(weights), key=lambda k: weights[k])].append(weighed)
    han = {key for key in rows if _is_han(key)}
    starts: dict[tuple[str, int], list[str]] = defaultdict(list)
    for key in sorted(rows):
        if key not in han and key.isalpha():
            starts[key[0], len(key)].append(key)
    return Lexicon(
        terms={key: tuple(found) for key, found in by_key.items()},
        keys=frozenset(rows),
        han=frozenset(han),
        longest=max(map(len, han)),
        joined={
            "".join(t.keys): (t.keys[0], t.keys[1])
            for t in terms
            if len(t.keys) == 2 and t.script != "han" and not any(map(_is_han, t.keys))
        },
        by_start={start: tuple(found) for start, found in starts.items()},
    )


@lru_cache(maxsize=4096)
def starting(prefix: str) -> tuple[str, ...]:
    """The keys that a word cut short may be the beginning of."""
    return tuple(sorted(key for key in lexicon().keys if key.startswith(prefix)))


@lru_cache(maxsize=32_768)
def near(key: str) -> str | None:
    """The one key that a word with a slip may mean, None where there is none or more."""
    if len(key) < _SLIP or not key.isalpha():
        return None
    most = 2 if len(key) >= _TWO_SLIPS else 1
    for slips in range(1, most + 1):
        found = [
            known
            for length in range(len(key) - slips, len(key) + slips + 1)
            for known in lexicon().by_start.get((key[0], length), ())
            if edits(key, known, slips) <= slips
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


@cache
def small(use: str) -> frozenset[str]:
    """The words of one use in the form for comparing; prepositions as written."""
    if use == "aside":
        return frozenset(goods.words(use))
    return frozenset(key for word in goods.words(use) for key in _small_keys(word))


def _small_keys(word: str) -> Iterator[str]:
    found = split(plain(word))
    if len(found) == 1:
        yield found[0].key


def _term(name: str, entry: Entry) -> Term | None:
    told, aside = split(plain(name)), small("aside")
    words = [word for word in told if entry.platform or word.text not in aside]
    if all(word.key.isdigit() for word in words):
        return None
    cut = min((word.start for word in told if word.text in aside), default=len(name))
    head = _head(cut, words)
    beside = frozenset(word.key for word in words if word.start > cut) - {head.key}
    return Term(name, entry, tuple(dict.fromkeys(word.key for word in words)), head.key, head.script, beside)


def _head(cut: int, words: list[Word]) -> Word:
    """The word that names the thing: the last in Chinese, the last before a preposition (at `cut`) in English, the
    first that is no adjective in Russian."""
    han = [word for word in words if word.script == "han"]
    if han:
        return han[-1]
    first = [word for word in words if word.start < cut] or words
    cyrillic = [word for word in first if word.script == "cyrillic"]
    if cyrillic:
        return next((word for word in cyrillic if not adjective(word.text)), cyrillic[0])
    return next((word for word in reversed(first) if not word.key.isdigit()), first[-1])


def _keys_by_entry(terms: Iterable[Term]) -> Iterable[set[str]]:
    held: dict[int, set[str]] = defaultdict(set)
    for term in terms:
        held[id(term.entry)].update(term.keys)
    return held.values()


def _is_han(key: str) -> bool:
    return "㐀" <= key[0] <= "鿿" or "豈" <= key[0] <= "﫿"
