"""Names in Russian and Ukrainian text: quoted names after a type word, legal forms, bodies of a state, places in any
case."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct, toml

from enduse.read.names.found import Spot
from enduse.reference.places import Place, lookup

_LETTER = "А-Яа-яЁёІіЇїЄєҐґ"
_UPPER = "А-ЯЁІЇЄҐ"
_OPEN, _CLOSE = '«„“"', '»“”"'
_CODE = re.compile(rf"(?<![\w-])[{_UPPER}][{_LETTER}]{{0,15}}[-‐‑–]\d+[{_LETTER}\d]*(?![\w])")
_WORDS = re.compile(rf"(?<![\w-])[{_UPPER}][{_LETTER}’'-]+(?:[ \u00a0][{_UPPER}][{_LETTER}’'-]+){{0,3}}")
_PATRONYMIC = re.compile(r"(?:[оеё]вич|[оеё]вн|ічн|ович|ович)(?:а|у|ем|ом|е|ы|ой)?$|ична$|ичны$")
_QUOTED = re.compile(r"[«„“]([^«»„“”\n]{2,60})[»”“]|(?<!\w)\"([^\"\n]{2,60})\"(?!\w)")
_REGION = re.compile(
    rf"(?<![\w-])([{_UPPER}][{_LETTER}-]+)[ \u00a0](област[ьиію]ю?|кра[йяюе]|краем|республик[аеиу]|республикой)(?!\w)",
    re.IGNORECASE,
)
_NESTED = re.compile(r"«([^«»\n]{0,40}«[^«»\n]{2,60}»{1,2})")
#: Countries whose smaller towns Russian and Ukrainian texts name.
_NEAR = frozenset("ru ua by kz kg uz tm tj am ge az cn".split())
#: Endings that a noun loses, the longest first, and those that its first form may have.
_LOST = (
    "ами",
    "ями",
    "ией",
    "иею",
    "ием",
    "ой",
    "ей",
    "ою",
    "ом",
    "ем",
    "єю",
    "ию",
    "ии",
    "ія",
    "ії",
    "ію",
    "ах",
    "ях",
    "а",
    "у",
    "ю",
    "е",
    "ы",
    "и",
    "я",
    "ь",
    "і",
    "ї",
)
_FIRST = ("", "а", "я", "ь", "й", "ия", "ія", "ы", "и", "о", "е")


class Cues(Struct, frozen=True):
    """The Russian and Ukrainian cue words as patterns."""

    legal: re.Pattern[str]
    types: re.Pattern[str]
    publications: re.Pattern[str]
    goods: re.Pattern[str]
    bodies: re.Pattern[str]
    given: frozenset[str]


def spots(text: str, start: int, end: int) -> Iterator[Spot]:
    """Names in Cyrillic between two offsets; they may overlap, the longer one is meant."""
    yield from _quoted(text, start, end)
    for m in cues().bodies.finditer(text, start, end):
        yield Spot(m.start(), m.end(), "organization", m.group(), None, True)
    for m in _REGION.finditer(text, start, end):
        known = lookup(_region(m[1], m[2]))
        if known is not None:
            yield Spot(m.start(), m.end(), "place", known.name, known.country)
    for m in _CODE.finditer(text, start, end):
        yield Spot(m.start(), m.end(), "item", m.group())
    for m in _WORDS.finditer(text, start, end):
        yield from _capitals(text, m.start(), m.group())


def _quoted(text: str, start: int, end: int) -> Iterator[Spot]:
    """Names in quotation marks, with the legal form or capitalised words that belong to them."""
    kinds: dict[str, tuple[str, str]] = {}  # by the form without its ending: the kind, and the name as it is headed
    open_cases: list[tuple[int, int, str]] = []
    for m in _NESTED.finditer(text, start, end):  # «Ижевский завод «Купол»
        lead = _lead(text, start, m.start())
        if lead is not None:
            yield Spot(lead, m.end(), "organization", bare(text[lead : m.end()]), body=True)
    for m in _QUOTED.finditer(text, start, end):
        name = (m[1] or m[2]).strip()
        own = _nominative(name)
        before = text[max(start, m.start() - 60) : m.start()]
        kind, first = _kind_before(text, start, m.start(), before, name)
        if kind is None:
            open_cases.append((m.start(), m.end(), own))
            continue
        if own not in kinds or kinds[own][0] == "item":  # behind its head word a name stands in the nominative
            kinds[own] = kind, own if kind == "item" else name
        yield Spot(first, m.end(), kind, kinds[own][1] if first == m.start() else bare(text[first : m.end()]))
    for a, b, own in open_cases:
        if own in kinds:
            yield Spot(a, b, *kinds[own])


def _kind_before(text: str, floor: int, at: int, before: str, name: str) -> tuple[str | None, int]:
    """The kind that the words before a quoted name tell, and where the name begins."""
    if not (name[0].isupper() or name[0].isdigit()):
        return None, at
    lead = _lead(text, floor, at)
    if lead is not None:
        return "organization", lead
    if re.search(r"[-\s]\d+\w*$", name):
        return "item", at
    word = _last_word(before)
    if cues().goods.match(word):
        return "item", at
    if cues().publications.match(word):
        return "publication", at
    if cues().types.match(word):
        full = re.search(rf"(?:[{_UPPER}][{_LETTER}-]+[ \u00a0])(?:[{_LETTER}-]+[ \u00a0]){{0,4}}$", before)
        if full and inflected(full.group().split()[0]) is not None:
            return "organization", at  # "через Киргизию фирмой «X»"
        if full and not re.search(r"[.!?]\s*$", before[: full.start()]) and before[: full.start()].strip():
            return "organization", at - len(before) + full.start()
        return "organization", at
    return None, at


def _lead(text: str, floor: int, at: int) -> int | None:
    """Where the legal form right before a quotation mark begins, None where there is none."""
    m = cues().legal.search(text[max(floor, at - 30) : at])
    return max(floor, at - 30) + m.start() if m else None


def _capitals(text: str, start: int, words: str) -> Iterator[Spot]:
    """Persons and places in a run of words in capitals."""
    parts = re.split(r"[ \u00a0]", words)
    person = _person(parts)
    if person:
        name = " ".join(parts[person[0] : person[1]])
        at = start + len(" ".join(parts[: person[0]])) + (1 if person[0] else 0)
        yield Spot(at, at + len(name), "person", name)
        return
    for size in range(len(parts), 0, -1):
        for first in range(len(parts) - size + 1):
            span = " ".join(parts[first : first + size])
            known = inflected(span)
            if known is not None:
                at = start + len(" ".join(parts[:first])) + (1 if first else 0)
                yield Spot(at, at + len(span), "place", known.name, known.country)


def _person(parts: list[str]) -> tuple[int, int] | None:
    """Which of the words make a person's name: given name and surname, with or without patronymic."""
    for i in range(len(parts) - 1):
        if _given(parts[i]):
            if i + 2 < len(parts) + 1 and _PATRONYMIC.search(parts[i + 1]):
                before = 1 if i and not _given(parts[i - 1]) else 0
                return (i, i + 3) if i + 2 < len(parts) else (i - before, i + 2)
            return i, i + 2
    return None


def _given(word: str) -> bool:
    return any(w in cues().given for w in _candidates(word))


def inflected(name: str) -> Place | None:
    """The place that a Cyrillic name stands for in any grammatical case: «Китае», «Украину»."""
    known = lookup(name)
    if known is not None:
        return known if known.kind != "city" or known.people > (20_000 if known.country in _NEAR else 200_000) else None
    if " " in name:
        return None
    for word in _candidates(name):
        known = lookup(word) if len(word) > 3 else None
        if known is not None and (known.kind != "city" or known.people > 100_000):
            return known
    return None


def _candidates(word: str) -> Iterator[str]:
    """The word, and the first forms that it may be a case of."""
    yield word
    for ending in _LOST:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            yield from (stem + first for first in _FIRST)
            vowel = re.fullmatch(r"(.+)([еоє])([^\W\d_])", stem)
            if vowel:  # Києв-і, Харков-а
                yield vowel[1] + ("ї" if vowel[2] == "є" else "і") + vowel[3]
            if stem[-1:] in "кцв" and len(stem) > 4:  # Ижевск-а, Донец-ком
                yield stem[:-1] + "е" + stem[-1]


def _region(adjective: str, noun: str) -> str:
    """The first form of a region's name: «Московской области» is «Московская область»."""
    stem = re.sub(r"(?:ая|ой|ую|ою|ий|ый|ого|ому|им|ом|а|ої|ій)$", "", adjective)
    if noun.lower().startswith("кра"):
        return f"{stem}ий край"
    return f"{stem}ая область" if noun.lower().startswith("обл") else f"{stem}ая республика"


def _nominative(name: str) -> str:
    """A quoted name without the ending of its case, so that «Купола» and «Купол» are one."""
    if " " in name or not re.search(rf"[{_LETTER}]$", name) or len(name) < 5:
        return name
    return re.sub(r"(?:ами|ом|ем|ой|а|у|е|ы|і)$", "", name) if not name.isupper() else name


def type_before(before: str) -> bool:
    """Whether the last word of a text is one for a firm: "немецкой фирмой ", "завод "."""
    return cues().types.match(_last_word(before)) is not None


def _last_word(before: str) -> str:
    """The last word of a text, nothing where it ends in none."""
    last = re.search(rf"([{_LETTER}’'-]+)[\s\u00a0]*$", before)
    return last[1] if last else ""


def bare(name: str) -> str:
    """A name without quotation marks."""
    return " ".join(re.sub(rf"[{_OPEN}{_CLOSE}]", " ", name).split())


@cache
def cues() -> Cues:
    """The cue words of `lang/ru/names.toml`."""
    table: dict[str, Any] = toml.decode(files("enduse.read.lang.ru").joinpath("names.toml").read_bytes())

    def stems(words: str) -> re.Pattern[str]:
        return re.compile("|".join(sorted(words.split(), key=lambda w: (-len(w), w))), re.IGNORECASE)

    legal = "|".join(sorted(table["legal"].split(), key=lambda w: (-len(w), w)))
    states = "|".join(table["states"].split())
    return Cues(
        legal=re.compile(rf"(?<!\w)(?:(?:{legal})[ \u00a0]+)*(?:{legal})[ \u00a0]*$"),
        types=stems(table["types"]),
        publications=stems(table["publications"]),
        goods=stems(table["goods"]),
        bodies=re.compile(rf"(?<![\w-])(?:{'|'.join(table['bodies'])})(?:[ \u00a0](?:{states}))?(?!\w)"),
        given=frozenset(table["given"].split()),
    )
