"""Which known names stand in a text: the names of lists, looked up all at once in any script.

A name is found by its words, whatever case and punctuation; Russian and Ukrainian words also with another ending
(«Купола» is
«Купол»). Names shorter than four letters and everyday words are left out, as they would be found everywhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from enduse.read.vocabulary import common_words
from enduse.records.identity import hashed
from enduse.records.listing import Watchlist
from enduse.reference.places import lookup

_WORD = re.compile(r"[^\W_]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ENDING = re.compile(
    r"(?:ами|ями|ого|его|ому|ему|ыми|ими|ием|ією|ой|ей|ою|ею|ом|ем|ым|им|ах|ях|ам|ям|ов|ев|ів|ий|ый|ая|ое|ые|ою|ь|[аяуюеоыиійё])$"
)
#: Legal forms that may be left off a known name, in lower case.
_FORMS = frozenset(
    [
        "llc",
        "ltd",
        "inc",
        "corp",
        "co",
        "jsc",
        "ojsc",
        "pjsc",
        "cjsc",
        "ooo",
        "ao",
        "oao",
        "pao",
        "zao",
        "gmbh",
        "ag",
        "limited",
        "company",
        "corporation",
        "ооо",
        "ао",
        "оао",
        "пао",
        "зао",
        "тов",
        "фгуп",
        "fze",
        "fzco",
        "dmcc",
        "plc",
    ]
)
LEAST = 4


class KnownName(Struct, frozen=True):
    """A name on a list: FollowTheMoney schema of its bearer, and the list's name."""

    text: str
    schema: str
    source: str


class Match(Struct, frozen=True):
    """A known name found at start to end of a text."""

    start: int
    end: int
    name: KnownName


class Known:
    """Known names, ready to be looked up in texts."""

    def __init__(self, names: Iterable[KnownName] = ()) -> None:
        self._words: dict[str, KnownName] = {}
        self._lengths: dict[str, set[int]] = {}
        self._han: dict[str, list[KnownName]] = {}
        self.names = tuple(names)
        for name in self.names:
            for form in _forms(name):
                self._add(form, name)

    @classmethod
    def of(cls, lists: Sequence[Watchlist]) -> "Known":
        """All names of the entries of some lists."""
        return cls(
            KnownName(name.text, entry.schema, known.name)
            for known in lists
            for entry in known.entries
            for name in entry.names
        )

    @cached_property
    def digest(self) -> str:
        """A hash of all names: a part of the version of readers that use them."""
        return hashed(*(f"{n.text}\t{n.schema}\t{n.source}" for n in self.names))[:16]

    def _add(self, form: str, name: KnownName) -> None:
        if _HAN.search(form):
            if len(form) >= LEAST:
                self._han.setdefault(form[:2], []).append(KnownName(form, name.schema, name.source))
            return
        words = [_stem(w) for w in _WORD.findall(_plain(form))]
        if not words or (len(words) == 1 and (len(words[0]) < LEAST or _everyday(form))):
            return
        if self._words.setdefault(" ".join(words), name) is name:
            self._lengths.setdefault(words[0], set()).add(len(words))

    def matches(self, text: str) -> Iterator[Match]:
        """Every known name in the text, the longest first where two begin together; later ones inside it are left
        out."""
        at = 0
        words = (
            [(m.start(), m.end(), _stem(_plain(m.group())), m.group()) for m in _WORD.finditer(text)]
            if self._lengths
            else []
        )
        for i, (start, _, first, raw) in enumerate(words):
            if start < at or first not in self._lengths or raw[0].islower():
                continue
            for length in sorted(self._lengths[first], reverse=True):
                name = self._words.get(" ".join(w[2] for w in words[i : i + length]))
                if name is not None and i + length <= len(words) and _together(text, words[i : i + length]):
                    at = words[i + length - 1][1]
                    yield Match(start, at, name)
                    break
        yield from self._han_matches(text)

    def _han_matches(self, text: str) -> Iterator[Match]:
        at = 0
        if not self._han:
            return
        for m in _HAN.finditer(text):
            if m.start() < at:
                continue
            for name in sorted(self._han.get(text[m.start() : m.start() + 2], ()), key=lambda n: -len(n.text)):
                if text.startswith(name.text, m.start()):
                    at = m.start() + len(name.text)
                    yield Match(m.start(), at, name)
                    break


def _forms(name: KnownName) -> Iterator[str]:
    """The name; without its legal form; a person's "SURNAME, Given" the other way round."""
    text = name.text.strip()
    yield text
    if _HAN.search(text):
        return
    if name.schema == "Person" and text.count(",") == 1:
        surname, given = text.split(",")
        yield f"{given.strip()} {surname.strip()}"
    words = text.split()
    while len(words) > 1 and words[0].strip('.,"«»').casefold() in _FORMS:
        words = words[1:]
    while len(words) > 1 and words[-1].strip('.,"«»').casefold() in _FORMS:
        words = words[:-1]
    if len(words) < len(text.split()):
        yield " ".join(words)


def _plain(text: str) -> str:
    """Case and accents taken away; й and ї kept."""
    text = text.casefold().replace("ё", "е")
    if text.isascii() or _CYRILLIC.search(text):
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _stem(word: str) -> str:
    """A Cyrillic word without its ending, other words as they are."""
    if len(word) < 4 or not _CYRILLIC.match(word):
        return word
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= 3 else word


def _everyday(form: str) -> bool:
    """Whether a single word is too common to be looked for: an English word, or a place."""
    return form.lower() in common_words() or lookup(form) is not None


def _together(text: str, words: Sequence[tuple[int, int, str, str]]) -> bool:
    """Whether the words stand in one piece of text: nothing but blanks, hyphens, quotes and the like between them."""
    return all(
        len(gap) <= 4 and "\n\n" not in gap and not re.search(r"[!?;:|\t]", gap)
        for left, right in pairwise(words)
        for gap in [text[left[1] : right[0]]]
    )
