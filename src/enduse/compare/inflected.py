"""Which dictionary forms may an inflected Russian or Ukrainian word have? Guesses by its ending; the caller knows which
of them is a name.

Endings of the regular declensions (A. A. Zaliznyak, Grammatical Dictionary of the Russian Language; for Ukrainian the
endings that differ). Only words in Cyrillic letters are inflected.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from enduse.compare.scripts import scripts_of

#: Dictionary ending -> the endings of its other cases, both numbers where names have them.
_DECLENSIONS: tuple[tuple[str, str], ...] = (
    ("", "а у ом ем е ы и ов ам ами ах ою ым ові"),  # Вектор, Полозов
    ("а", "ы и е у ой ою ей і ам ами ах"),  # Радоница
    ("я", "и е ю ей ею і ї ям ями ях"),  # Заря
    ("ия", "ии ию ией ий иям иями иях"),  # Гарпия
    ("ь", "я ю ем е и ью ём ей ям ями ях"),  # Сталь, Кремль
    ("й", "я ю ем е и ём"),  # Алтай
    ("ий", "ия ию ием ии"),  # Юрий
    ("о", "а у ом е"),  # Облако
    ("ие", "ия ию ием ии"),  # Объединение
    ("ый", "ого ому ым ом"),
    ("ий", "ого ому им ом его ему ем"),
    ("ой", "ого ому ым им ом"),
    ("ая", "ой ую ою"),
    ("яя", "ей юю ею"),
    ("ое", "ого ому ым ом"),
    ("ы", "ов ам ами ах"),  # Эмираты
    ("и", "ов ев ей ам ям ами ями ах ях"),
    ("ые", "ых ым ыми"),
    ("ие", "их им ими"),
    ("ова", "овой ову ової"),
    ("ева", "евой еву евої"),
    ("ина", "иной ину"),
)  # fmt: skip
#: How adjectives end in all cases, and how in the dictionary.
_ENDINGS = "ый ий ой ого его ому ему ым им ом ем ая яя ую юю ою ею ое ее ые ие ых их ыми ими".split()
_MASCULINE = ("ый", "ий", "ой")
_ADJECTIVE = re.compile(r"(?P<stem>.{2,})ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)")
_NOUN_ENDINGS = ("ск", "", "ь", "а", "я", "ия", "о")
_FLEETING = (("ец", "ц"), ("ок", "к"), ("ёк", "ьк"), ("ел", "л"), ("ень", "н"))
#: Dictionary ending -> how names have the word else: an adjective in each gender and of what something is, a noun as
#: what something is of.
_ADJECTIVES = (
    *((f"{last}ий", f"{last}ая {last}ое {last}ие {last}ого {last}ой {last}их") for last in "гкх"),
    *((f"{last}ий", f"{last}ая {last}ее {last}ие {last}его {last}ей {last}их") for last in "жшчщ"),
    ("ий", "яя ее ие его ей их"), ("ый", "ая ое ые ого ой ых"), ("ой", "ая ое ые ие ого их ых"),
)  # fmt: skip
_GENITIVES = (
    ("ия", "ии ий"), ("ие", "ия ий"), ("ка", "ки"), ("а", "ы"), ("я", "и"), ("ь", "и я"), ("й", "я ев"), ("о", "а"),
    ("е", "я"), ("ы", "ов"), ("и", "ов ев ей"), ("", "а ов"),
)  # fmt: skip
#: The genitive of a shorter noun is too often another word: марина.
_LONG = 6
#: So many readings of a name of several words are tried.
_WAYS = 200
#: What is left of a word without its ending has at least this many letters.
_STEM = 3


@lru_cache(maxsize=16_384)
def dictionary_forms(word: str) -> tuple[str, ...]:
    """What a word in Cyrillic letters may be a case of, in lower case, the word itself left out.

    >>> "вектор" in dictionary_forms("Вектором"), "пушица" in dictionary_forms("Пушице")
    (True, True)
    """
    low = word.lower()
    if scripts_of(low) != {"cyrillic"}:
        return ()
    found: dict[str, None] = {}
    for base, cases in _DECLENSIONS:
        for ending in cases.split():
            if low.endswith(ending) and len(low) - len(ending) >= _STEM:
                stem = low[: -len(ending)]
                found[stem + base] = None
                if not base:
                    for full, short in _FLEETING:
                        if stem.endswith(short):
                            found[stem[: -len(short)] + full] = None
    found.pop(low, None)
    return tuple(found)


def adjectives(word: str) -> tuple[str, ...]:
    """The dictionary forms that a word may have as an adjective, in lower case.

    >>> "турецкий" in adjectives("Турецкая")
    True
    """
    low = word.lower()
    found = [e for e in _ENDINGS if low.endswith(e) and len(low) >= len(e) + _STEM]
    return tuple(dict.fromkeys(low[: -len(e)] + own for e in found for own in _MASCULINE))


def all_cases(adjective: str) -> tuple[str, ...]:
    """All forms of an adjective in its dictionary form; the word itself where it is none."""
    return tuple(adjective[:-2] + e for e in _ENDINGS) if adjective.endswith(_MASCULINE) else (adjective,)


def in_names(word: str) -> tuple[str, ...]:
    """How a Russian word stands in names beside its dictionary form; a word in other letters has no other.

    >>> in_names("приборы"), in_names("оптика"), in_names("точный")[:3]
    (('приборов',), ('оптики',), ('точная', 'точное', 'точные'))
    """
    if scripts_of(word) != {"cyrillic"}:
        return ()
    kinds = _ADJECTIVES if word.endswith(_MASCULINE) else _GENITIVES if len(word) >= _LONG else ()
    base, endings = next(((base, endings) for base, endings in kinds if word.endswith(base)), ("", ""))
    return tuple(word.removesuffix(base) + ending for ending in endings.split())


def nouns(adjective: str) -> tuple[str, ...]:
    """The names that a Russian adjective in -ский may be made of, in lower case: тегеранским of тегеран.

    >>> "казань" in nouns("Казанского"), "омск" in nouns("Омский"), "баку" in nouns("бакинского")
    (True, True, True)
    """
    found = _ADJECTIVE.fullmatch(adjective.lower())
    if not found:
        return ()
    stem = found["stem"]
    made = [s + ending for s in (stem, stem.removesuffix("ь")) for ending in _NOUN_ENDINGS]
    made += [stem.removesuffix(s) + e for s in ("ин", "ий") if stem.endswith(s) for e in ("у", "и", "ы", "а", "ио")]
    return tuple(dict.fromkeys(made))


def named(text: str) -> Iterator[str]:
    """What a name of several words may be called in the dictionary, as it stands first: Европейского союза, Баренцевом
    море."""
    words = text.split()
    ways = [(word, *(form for form in dictionary_forms(word))) for word in words]
    for combination in islice(product(*ways), _WAYS):
        yield " ".join(combination)
