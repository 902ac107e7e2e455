"""Dictionary forms of Russian words: the lemma that fits a word's place, and the nominative of a name."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from enduse.read.russian.models import models
from enduse.read.tables import words as words_of

_CASES = {
    "Nom": "nomn",
    "Gen": "gent",
    "Dat": "datv",
    "Acc": "accs",
    "Ins": "ablt",
    "Loc": "loct",
}
_SORTS = {
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "AUX": {"VERB", "INFN"},
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "ADJ": {"ADJF", "ADJS", "PRTF", "COMP"},
    "NUM": {"NUMR"},
    "ADP": {"PREP"},
    "ADV": {"ADVB", "COMP", "PRED"},
    "PRON": {"NPRO", "ADJF"},
    "DET": {"ADJF", "NPRO"},
    "SCONJ": {"CONJ"},
    "CCONJ": {"CONJ"},
    "PART": {"PRCL"},
}
#: Prepositions before a run of consonants.
_PREPOSITIONS = {"со": "с", "во": "в", "ко": "к", "ото": "от", "изо": "из", "обо": "о", "об": "о", "надо": "над"}
#: A name stays as it is where at least this share of its readings are nominatives.
_SURE = 0.2
#: Of a longer word only the end is looked up.
_LONGEST = 40
_CYRILLIC = re.compile(r"[А-Яа-яЁё-]+")


@lru_cache(maxsize=65_536)
def readings(word: str) -> tuple[Any, ...]:
    """What the dictionary takes a word for, the likeliest first."""
    return tuple(models().dictionary.parse(word[-_LONGEST:]))


def lemma(word: str, pos: str, feats: Mapping[str, str]) -> str:
    """The dictionary form of a word in lower case, with е for ё."""
    low = word.lower()
    if pos == "ADP":
        return _PREPOSITIONS.get(low, low)
    if not _CYRILLIC.fullmatch(word):
        return low.replace("ё", "е")
    fits = [r for r in readings(word) if r.tag.POS in _SORTS.get(pos, ())]
    best = next((r for r in fits if _agrees(r, feats)), fits[0] if fits else None)
    if best is None:
        return low.replace("ё", "е")
    return str(best.normal_form).replace("ё", "е")


def of_goods(word: str, chosen: str, counted: bool, seen: set[str]) -> str:
    """The dictionary form of a noun that may be of two: goods where it is counted or the text spoke of such goods
    before ("два пресса" are no press). `seen` keeps the goods of the text.
    """
    goods = words_of("words.goods.heads", "ru")
    if chosen in goods:
        seen.add(chosen)
        return chosen
    if chosen in heads() or not _CYRILLIC.fullmatch(word):
        return chosen
    other = {str(r.normal_form).replace("ё", "е") for r in readings(word) if r.tag.POS == "NOUN" and r.is_known}
    found = sorted(o for o in other & goods if o in seen or (counted and o not in words_of("words.goods.vague", "ru")))
    if not found:
        return chosen
    seen.add(found[0])
    return found[0]


#: The endings by which a name shows its case, by those of its nominative.
_SHOWN = {
    "": {"а": "Gen", "я": "Gen", "у": "Dat", "ю": "Dat", "ом": "Ins", "ем": "Ins", "ым": "Ins", "е": "Loc"},
    "а": {"ы": "Gen", "у": "Acc", "ой": "Ins", "ою": "Ins"},
    "я": {"ю": "Acc", "ей": "Ins", "ею": "Ins"},
    "ь": {"я": "Gen", "ю": "Dat", "ем": "Ins", "ью": "Ins", "е": "Loc"},
    "о": {"а": "Gen", "у": "Dat", "ом": "Ins", "е": "Loc"},
    "й": {"я": "Gen", "ю": "Dat", "ем": "Ins", "е": "Loc"},
    "ый": {"ого": "Gen", "ому": "Dat", "ым": "Ins", "ом": "Loc"},
    "ий": {"ого": "Gen", "ому": "Dat", "им": "Ins", "ом": "Loc"},
}


def case_shown(word: str, normal: str) -> str | None:
    """The case that a word of a name shows by its ending beside the name's nominative: «Турмалину» is a dative."""
    for own in normal.split():
        known = own.strip('«»„“”"')
        size = next(
            (i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known))
        )
        if size < 3 or size < len(known) - 2:
            continue
        if word == known:
            return "Nom"
        return _SHOWN.get(known[size:], {}).get(word[size:])
    return None


def _agrees(reading: Any, feats: Mapping[str, str]) -> bool:
    """Whether a reading has the case and number that the tagger saw."""
    case, number = feats.get("Case"), feats.get("Number")
    if case and reading.tag.case and reading.tag.case[:3] != _CASES.get(case, "")[:3]:
        return False
    return not (number and reading.tag.number and reading.tag.number[:4].lower() != number.lower())


def nominative(text: str, kind: str) -> str:
    """A name in the nominative, with its capitals: «Ивана Петрова» is «Иван Петров», «Куполу» is «Купол».

    Only words that agree with each other are turned; a name in quotation marks of several words already stands in it.
    """
    words = text.split()
    if kind == "person":
        return " ".join(_person(words))
    if len(words) == 1:
        return _single(text) if len(text) > 3 and not text.isupper() and "-" not in text else text
    return " ".join(_agreeing(words))


def _agreeing(words: list[str]) -> list[str]:
    """A name of several words whose adjectives and first noun stand in one other case: «Вольной пристани»."""
    last = next((i for i, w in enumerate(words) if _is(w, "NOUN") and not _before_a_noun(words, i)), None)
    if last is None:
        return words
    group = words[: last + 1]
    forms = [{_form(r) for r in readings(w) if r.tag.POS in _TURNED} for w in group]
    shared = set.intersection(*forms)
    if readings(group[-1])[0].normal_form in heads():
        shared = {f for f in shared if f[1] == "sing"} or shared  # a ministry is one
    if not shared or any(case == "nomn" for case, _ in shared):
        return words
    noun = next(r for r in readings(group[-1]) if r.tag.POS == "NOUN" and _form(r) in shared)
    number = _form(noun)[1]
    turned = noun.inflect({"nomn", number})
    if turned is None:
        return words
    wanted = {"nomn", number} | ({noun.tag.gender} if number == "sing" and noun.tag.gender else set())
    found = []
    for word in group[:-1]:
        fits = [r for r in readings(word) if r.tag.POS in _TURNED and _form(r) in shared]
        adjective = next((r for r in fits if r.tag.POS != "NOUN"), fits[0]).inflect(wanted)
        found.append(_cased(adjective.word, word) if adjective is not None else word)
    return [*found, _cased(turned.word, group[-1]), *words[last + 1 :]]


#: Parts of speech whose words agree in a name.
_TURNED = frozenset({"NOUN", "ADJF", "PRTF"})
_LIKE_ADJECTIVE = re.compile(r"(?:ого|его|ому|ему|ой|ей|ым|им|ую|юю|ых|их|ая|яя|ий|ый)$")


def _before_a_noun(words: list[str], i: int) -> bool:
    """Whether a word that may be a surname is an adjective here: "Луганского насосного завода"."""
    rest = words[i + 1 : i + 3]
    return _LIKE_ADJECTIVE.search(words[i]) is not None and bool(rest) and all(_is(w, *_TURNED) for w in rest)


def _form(reading: Any) -> tuple[str, str]:
    """The case and number of a reading."""
    return str(reading.tag.case), "plur" if "plur" in reading.tag.grammemes else "sing"


@cache
def heads() -> frozenset[str]:
    """Words that name an organization by its kind."""
    return words_of("words.organizations.heads", "ru")


def _is(word: str, *sorts: str) -> bool:
    """Whether the dictionary takes a word first for one of these parts of speech."""
    found = readings(word)
    return bool(found) and found[0].tag.POS in sorts


def _person(words: list[str]) -> list[str]:
    """The parts of a person's name in the nominative; the given name tells the gender."""
    gender = None
    for word in words:
        given = next((r for r in readings(word) if {"Name"} <= r.tag.grammemes or {"Patr"} <= r.tag.grammemes), None)
        if given is not None and gender is None:
            gender = given.tag.gender
    return [_turned(word, gender) for word in words]


#: A surname made of a given name.
_OF_MEN = re.compile(r"[оеё]в$")


def _turned(word: str, gender: str | None) -> str:
    """One part of a person's name in the nominative."""
    if not _CYRILLIC.fullmatch(word) or len(word) < 3:
        return word
    wanted = ("Name", "Patr", "Surn")
    fits = [r for r in readings(word) if any(g in r.tag.grammemes for g in wanted)]
    if fits and all("plur" in r.tag.grammemes for r in fits) and _OF_MEN.search(word):
        return word  # «Джапаров» of «Джапар», as «Иванов» of «Иван»
    fits = [r for r in fits if "plur" not in r.tag.grammemes] or fits
    if gender and not any({"Surn", "Name", "Patr"} & set(r.tag.grammemes) for r in fits):
        return _surname(word, gender)
    if not fits and gender is None:
        return word
    fits = fits or [r for r in readings(word) if r.tag.POS == "NOUN" and "plur" not in r.tag.grammemes]
    same = [r for r in fits if r.tag.gender == gender] if gender else fits
    if not same or any(r.tag.case == "nomn" for r in same):
        return word
    turned = same[0].inflect({"nomn", "sing"})
    return _cased(turned.word, word) if turned is not None else word


def _surname(word: str, gender: str) -> str:
    """A surname that the dictionary does not know, by its ending: «Кедровой» of a woman is «Кедрова»."""
    if gender == "femn":
        found = re.fullmatch(r"(.+(?:[оеё]в|[иы]н))(?:ой|у)", word)
        return found[1] + "а" if found else re.sub(r"(?<=к)(?:ой|ую)$", "ая", word)
    found = re.fullmatch(r"(.+(?:[оеё]в|[иы]н))(?:а|у|ым|е)", word)
    return found[1] if found else re.sub(r"(?<=к)(?:ого|ому|им)$", "ий", word)


def _single(word: str) -> str:
    """A one-word name in the nominative."""
    fits = [r for r in readings(word) if r.tag.POS == "NOUN"]
    if not fits or sum(r.score for r in fits if r.tag.case == "nomn") >= _SURE * sum(r.score for r in fits):
        return word
    fits = [r for r in fits if r.tag.case != "nomn" and r.is_known]
    if not fits:
        return word
    turned = fits[0].inflect({"nomn", "sing"}) if "plur" not in fits[0].tag.grammemes else None
    return _cased(turned.word, word) if turned is not None else word


def _cased(word: str, like: str) -> str:
    """A word with the capitals of another one."""
    if like.isupper():
        return word.upper()
    parts = zip(word.split("-"), like.split("-"), strict=False)
    return "-".join(w[:1].upper() + w[1:] if k[:1].isupper() else w for w, k in parts)


def nominatives(name: str) -> tuple[str, ...]:
    """Every nominative that a one-word Cyrillic name may be a case of; itself first."""
    if not _CYRILLIC.fullmatch(name) or name.isupper() or len(name) < 4:
        return (name,)
    turned = [
        r.inflect({"nomn", "sing"}) for r in readings(name) if r.tag.POS == "NOUN" and "plur" not in r.tag.grammemes
    ]
    return tuple(dict.fromkeys([name, *(_cased(t.word, name) for t in turned if t is not None)]))


def with_dative(word: str, feats: Mapping[str, str]) -> Mapping[str, str]:
    """The features, with Also=Dat where a genitive of the tagger may as well be a dative: «армии», «России»."""
    if feats.get("Case") not in {"Gen", "Acc"} or not _CYRILLIC.fullmatch(word):
        return feats
    sure = feats["Case"] == "Acc" and feats.get("Number") != "Plur"
    if sure and any(_agrees(r, feats) for r in readings(word) if r.tag.POS == "NOUN"):
        return feats
    also = any(r.tag.case == "datv" and r.tag.POS == "NOUN" for r in readings(word))
    return {**feats, "Also": "Dat"} if also else feats


def masculine(name: str) -> str:
    """A man's name in the nominative where the dictionary does not know it: its endings taken off."""
    return " ".join(re.sub(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:ым|ом|ем|а|у|е)$", "", word) for word in name.split())


def bases(name: str) -> tuple[str, ...]:
    """Every dictionary form that a one-word name may be a case of, plurals too: «Филинов» is of «Филин»."""
    found = [r.inflect({"nomn", "sing"}) for r in readings(name) if r.tag.POS == "NOUN"]
    return tuple(dict.fromkeys([name, *(_cased(t.word, name) for t in found if t is not None)]))
