"""Which Chinese words and phrases does a name of an organisation hold, and what are they in English? Glossary, phrases,
names of makers, foreign names and places, by their characters."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from importlib.resources import files

from msgspec import Struct

from enduse.compare.fold import fold
from enduse.compare.forms import split_words
from enduse.compare.han.piece import PieceKind
from enduse.compare.han.variants import simplify
from enduse.compare.scripts import romanise
from enduse.compare.words import Word, together, word_for, words
from enduse.reference.places import Place, han_names

#: A place of fewer people is taken for one only with its rank written behind it (县, 镇).
_LARGE = 150_000
_RANKS = frozenset("省市县区州镇乡村旗盟")
#: Longer phrases are not looked for.
LONGEST = 12


class Entry(Struct, frozen=True):
    """What some characters mean. `meanings` as in `Piece`; the first one decides the key."""

    kind: PieceKind
    meanings: tuple[str, ...]
    initials: tuple[str, ...] = ()
    spoken: str = ""
    foreign: bool = False


def english(phrase: str) -> str:
    """The keys of an English phrase: the meaning of each word the glossary knows, its folded spelling else."""
    keys = []
    for word in (romanise(w) for w in together(split_words(phrase))):
        known = word_for(word)
        if known is None:
            keys.append(word if any(c.isdigit() for c in word) else fold(word))
        elif known.kind != "filler":
            keys.append("=" + known.concept)
    return " ".join(keys)


@cache
def lexicon() -> dict[str, Callable[[], Entry]]:
    """What makes the entry of each known word, by simplified characters. A phrase outranks a word of the glossary, and
    that a place or a foreign name."""
    found: dict[str, Callable[[], Entry]] = {}
    for han, make in (*_phrases(), *_words(), *_places(), *_foreign()):
        found.setdefault(han, make)
    return found


@lru_cache(maxsize=16_384)
def entry(han: str) -> Entry | None:
    """The entry of some simplified characters, None where they are no known word."""
    make = lexicon().get(han)
    return make() if make else None


@cache
def foreign_names() -> dict[str, tuple[str, ...]]:
    """Foreign personal names by their usual characters, as folded Latin spellings."""
    with (files("enduse.compare.han") / "foreign_names.csv").open(encoding="utf-8") as lines:
        return {row["han"]: tuple(romanise(w) for w in row["latin"].split("|")) for row in csv.DictReader(lines)}


@cache
def _transliterating() -> frozenset[str]:
    """The characters that foreign names are commonly written with: those in three names or more."""
    counts = Counter(c for name in foreign_names() for c in set(name))
    return frozenset(c for c, count in counts.items() if count >= 3)


def transliterates(text: str) -> float:
    """The share of characters that foreign names are commonly written with: 1 for 林肯, little for 华恒."""
    return sum(c in _transliterating() for c in text) / len(text)


def _phrases() -> Iterator[tuple[str, Callable[[], Entry]]]:
    with (files("enduse.compare.han") / "phrases.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield row["han"], partial(_phrase, row["class"], row["english"])


def _phrase(given: str, told: str) -> Entry:
    said = tuple(filter(None, (english(p) for p in told.split("|"))))
    first = said[0].split()
    kind = _kind(given, first)
    spoken = said[0][1:] if kind == "place" and len(first) == 1 and first[0][0] == "=" else ""
    return Entry(kind, said, tuple(k.lstrip("=")[0] for k in first[:1]), spoken)


def _kind(given: str, first: list[str]) -> PieceKind:
    """What a phrase tells: a place as given, its own kind where it is one known word, else whether any word tells."""
    known = [words().concepts[k[1:]] if k[0] == "=" else None for k in first]
    if len(known) == 1 and known[0]:
        return known[0].kind
    if given == "place":
        return "place"
    return "word" if any(w is None or w.kind == "word" for w in known) else "generic"


def _words() -> Iterator[tuple[str, Callable[[], Entry]]]:
    for han, known in words().han.items():
        yield han, partial(_word, known)


def _word(known: tuple[Word, ...]) -> Entry:
    first = known[0]
    spoken = first.concept if first.kind == "place" else ""
    return Entry(first.kind, tuple("=" + w.concept for w in known), first.initials, spoken)


def _places() -> Iterator[tuple[str, Callable[[], Entry]]]:
    for written, place in han_names():
        han = simplify(written)
        large = place.kind != "city" or place.people >= _LARGE
        if len(han) > 1 and (large or (len(han) > 2 and han[-1] in _RANKS)):
            yield han, partial(_place, place)
            if len(han) > 2 and han[-1] in "市省" and large:
                yield han[:-1], partial(_place, place)


def _place(place: Place) -> Entry:
    name = place.name.split(",")[0].removesuffix(" City").removesuffix(" Shi")
    word = romanise(name).replace(" ", "")
    return Entry("country" if place.kind == "country" else "place", (english(name) or fold(word),), (word[:1],), word)


def _foreign() -> Iterator[tuple[str, Callable[[], Entry]]]:
    for han, latin in foreign_names().items():
        if len(han) > 1:
            yield han, partial(_name, latin)


def _name(latin: tuple[str, ...]) -> Entry:
    return Entry("word", tuple(map(fold, latin)), (latin[0][0],), foreign=True)
