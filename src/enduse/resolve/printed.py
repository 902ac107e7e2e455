"""How may a firm's or body's name be printed otherwise? Without the describing words around it, with its abbreviations
written out, its legal form behind it, a section of a body before the body."""

import csv
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from enduse.compare.forms import split_words, strip_forms
from enduse.compare.scripts import romanise
from enduse.compare.words import word_for
from enduse.resolve.natures import PAPERS
from enduse.resolve.told import told_by

#: How adjectives of places end, in Russian and in Latin letters.
_ADJECTIVE = re.compile(
    r"(?:ск|ц|н)(?:ий|ой|ый|ая|ое|ого|ому|им|ом|ую|ої)$|[sc]k(?:y|iy|i|ij|aya|oye|oe|ogo)$", re.IGNORECASE
)
#: S.A. Velmora, AS Velmora: a legal form of few capitals before a name.
_FORM_FIRST = re.compile(r"(?P<form>(?:[A-Z]\.){2,4}|A/S|AS|AB|SA|SAS|BV|NV) (?P<name>[^,]*[a-z][^,]*)")
_NUMBER_SIGN = re.compile(r"(?:№|\bNo\.?|\bNr\.?)\s*(?=\d)")
#: "Ministry of Trade, Export Department".
_SECTION = re.compile(r"(?P<body>[^,]+), (?P<section>[^,]+)")
_SECTIONS = frozenset({"bureau", "services", "center", "laboratory", "section"})
#: Letters with a caron that transliterations write with two.
_CARONS = str.maketrans(
    {"č": "ch", "š": "sh", "ž": "zh", "ě": "e", "Č": "Ch", "Š": "Sh", "Ž": "Zh", "Ě": "E", "ʹ": "", "′": ""}
)
#: Longer names are left as they are printed.
_LONGEST = 200


def ways(text: str) -> list[str]:
    """The ways to print a name, its own first but with its legal form behind it.

    >>> ways("S.A. Velmora"), ways("Ministry of Trade, Export Department")
    (['Velmora S.A.'], ['Ministry of Trade, Export Department', 'Export Department of Ministry of Trade'])
    """
    if len(text) > _LONGEST:
        return [text]
    text = _NUMBER_SIGN.sub("", text)
    found = _FORM_FIRST.fullmatch(text)
    if found and not strip_forms(split_words(text))[1]:
        text = f"{found['name']} {found['form']}"
    if len(bare := _without(words := list(split_words(text)), _is_paper)) < len(words):
        text = " ".join(bare)  # a paper's name alone
    full = _abbreviation().sub(lambda short: _written_out().get(short[0].lower(), short[0]), text)
    known = [text, full, full.translate(_CARONS)]
    parts = _SECTION.fullmatch(full)
    if parts and _is_section(parts["section"]):
        known.append(f"{parts['section']} of {parts['body']}")
    return list(dict.fromkeys(known))


def _is_section(words: str) -> bool:
    """Whether words name a section of a body: they hold the word for one and are no firm's name."""
    written = split_words(words)
    known = [word_for(romanise(word)) for word in written]
    return not strip_forms(written)[1] and any(word and word.concept in _SECTIONS for word in known)


@cache
def _written_out() -> dict[str, str]:
    with files(__package__ or "enduse.resolve").joinpath("abbreviated.csv").open(encoding="utf-8") as lines:
        return {row["written"]: row["words"] for row in csv.DictReader(lines)}


@cache
def _abbreviation() -> re.Pattern[str]:
    written = "|".join(map(re.escape, sorted(_written_out(), key=lambda w: (-len(w), w))))
    return re.compile(rf"(?<![\w-])(?:{written})(?![\w])", re.IGNORECASE)


def bare(text: str) -> str:
    """A firm's name without the describing words around it: "the Kupol plant" is Kupol. Written in capitals they
    are its name."""
    words = list(split_words(text))
    if not any(w[0].isupper() for w in words) or len(words) < 2:
        return text
    kept = _without(words, _describes)
    if len(kept) == len(words) or all(word.isdigit() or word_for(romanise(word)) for word in kept):
        return text
    forms = {w for n, w in enumerate(words) if n not in strip_forms(words)[0]}
    if all(_ADJECTIVE.search(word) for word in kept if word[0].isupper() and word not in forms):
        return text  # "the Izhevsky plant" is no Izhevsky
    return " ".join(kept)


def _without(words: list[str], told: Callable[[str], bool]) -> list[str]:
    """The words without those in lower case at either end of which something is told; one always remains."""
    first, last = 0, len(words)
    while last - first > 1 and words[first].islower() and told(words[first]):
        first += 1
    while last - first > 1 and words[last - 1].islower() and told(words[last - 1]):
        last -= 1
    return words[first:last]


def _describes(word: str) -> bool:
    known = word_for(romanise(word))
    return known is not None and known.kind in ("generic", "filler")


def _is_paper(word: str) -> bool:
    return bool(told_by(word, "natures") & PAPERS)
