"""Which place does a name name? A place of the table in any form of its name; any other by its name and by what kind of
place it says it is: Свободная зона «Карвар» is Karvar Free Zone and no Port of Karvar."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from enduse.compare.fold import fold
from enduse.compare.forms import split_words
from enduse.compare.han.readings import in_pinyin, is_pinyin
from enduse.compare.han.variants import simplify
from enduse.compare.inflected import adjectives, dictionary_forms, named, nouns
from enduse.compare.scripts import romanise, scripts_of
from enduse.compare.tokens import parse
from enduse.compare.words import word_for
from enduse.reference.places import lookup

#: What the land around a town is called by, with the town's name.
_REGION = re.compile(
    r"^(?:the )?(?:province|region|district) of |^(?:область|провинция|район) |"
    r" (?:province|region|oblast|krai|область)$|(?<=..)[省州]$",
    re.IGNORECASE,
)
#: The land around a town by an adjective of it: Пермского края.
_LAND = re.compile(r"(?P<town>[а-яё]+[сц]к\w{2,3}) (?:област[ьию]|кра[йяюе]|провинци[яию])", re.IGNORECASE)
#: What a place is, said with its name.
_KIND_OF_PLACE = re.compile(
    r"^(?:the )?(?:(?:sea)?port|city|town|province|republic|kingdom|state|region|emirate|island|district) of |"
    r"^(?:port|порт)[ -]|^(?:город|г\.|республика|область|провинция|район|эмират) |"
    r" (?:port|city|province|region|oblast|krai|область)$|"
    r"(?<=..)(?:港口|港|市|省|州|共和国|自由区)$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s“”„«»《》〈〉「」『』\"'()（）·]+")
#: Words between the name and what it is.
_BETWEEN = frozenset({"of", "the", "no", "nr"})


def known_place(text: str) -> str | None:
    """The key of a place that the table knows by its name; an inflected name by its dictionary form, one with a word
    for what it is (the port of) by the rest."""
    text = simplify(text)
    for name in dict.fromkeys((text, _KIND_OF_PLACE.sub("", text).strip())):
        if place := lookup(name) or (lookup(name.upper()) if name.istitle() else None):  # Osh, no abbreviation
            region = place.kind == "city" and _REGION.search(text)
            return f"{place.key} region" if region else place.key  # Almaty Region is not Almaty
        words = [word_for(romanise(word)) for word in split_words(name)]
        if len(words) == 1 and words[0] and words[0].kind == "country":
            return words[0].country
        if len(words) == 1 and words[0] and words[0].kind == "place":
            place = lookup(words[0].concept)
            return place.key if place else None
        found = [p for form in named(name) if (p := lookup(form)) is not None]
        if found:
            return max(found, key=lambda p: (p.kind == "country", p.people, p.key)).key
        if (land := _LAND.fullmatch(name)) and (town := next(filter(None, map(lookup, nouns(land["town"]))), None)):
            return f"{town.key} region"
    return None


def unknown_place(text: str) -> str:
    """The key of a place that no table knows: what kind of place it says it is, and its name.

    >>> unknown_place("Port of Karvar") == unknown_place("порт Карвар") != unknown_place("Karvar Airport")
    True
    """
    if "han" in scripts_of(text):
        written = _MARKS.sub("", simplify(text))
        behind = next((word for word in _han_kinds() if written.endswith(word) and len(written) > len(word) + 1), "")
        name = in_pinyin(written.removesuffix(behind))[0]
        return f"{_han_kinds().get(behind, '')} {fold(name.replace(' ', ''))}".strip()
    words = [w for w in split_words(text) if w.lower() not in _BETWEEN]
    kind, bare = next(_parted(words), ("", words))
    if bare and all(w.isascii() and is_pinyin(w.lower()) for w in bare):
        return f"{kind} {fold(''.join(bare).lower())}".strip()
    keys = sorted(t.key for t in parse(" ".join(bare) or text).tokens if t.kind != "filler")
    return " ".join((kind, *keys)).strip()


def _parted(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    """What kind of place some words say, and the words without those that say it."""
    forms = [{low, *dictionary_forms(low), *adjectives(low)} for low in (w.lower().replace("ё", "е") for w in words)]
    for phrase, kind in _kinds().items():
        size = len(phrase)
        if size < len(words):
            numbered = words[-1].isdigit() and size + 1 < len(words)  # Tokarnaya Street 14
            for start in (0, len(words) - size, *([len(words) - size - 1] if numbered else ())):
                if all(word in said for word, said in zip(phrase, forms[start : start + size], strict=True)):
                    yield kind, words[:start] + words[start + size :]


@cache
def _kinds() -> dict[tuple[str, ...], str]:
    """The kind of place that words in an alphabet say, the longest first."""
    found = {tuple(word.split()): kind for word, kind in _rows() if "han" not in scripts_of(word)}
    return dict(sorted(found.items(), key=lambda entry: (-len(entry[0]), entry[0])))


@cache
def _han_kinds() -> dict[str, str]:
    found = {word: kind for word, kind in _rows() if "han" in scripts_of(word)}
    return dict(sorted(found.items(), key=lambda entry: (-len(entry[0]), entry[0])))


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    with files(__package__ or "enduse.resolve").joinpath("place_kinds.csv").open(encoding="utf-8") as lines:
        return tuple(
            (word.replace("ё", "е"), row["kind"])
            for row in csv.DictReader(lines)
            for column in ("english", "russian", "chinese")
            for word in filter(None, row[column].split("|"))
        )
