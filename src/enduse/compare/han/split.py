"""What is an organisation's name in Chinese characters made of? Place, trade name, industry words and legal form."""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import inf
from typing import NamedTuple

from enduse.compare.fold import fold
from enduse.compare.forms import Form, han_forms, strip_han_form
from enduse.compare.han.lexicon import LONGEST, Entry, entry, lexicon, transliterates
from enduse.compare.han.numerals import number_at
from enduse.compare.han.piece import Piece, PieceKind
from enduse.compare.han.readings import elsewhere, in_pinyin, meanings, table
from enduse.compare.han.sounds import spoken
from enduse.compare.han.variants import simplify
from enduse.compare.scripts import romanise, script_of

#: What a reading of a name costs: each known word, each character that no word explains, and each stretch of those.
_WORD, _NAME, _UNKNOWN, _STRETCH = 1.0, 1.4, 0.9, 0.6
#: One character is a word only at the end of a name (厂, 局): elsewhere it is mostly part of another.
_LAST_CHARACTER = 0.8
_RANKS = frozenset("省市县区州镇")
#: A shorter legal form in the middle of a name is none.
_SHORTEST_FORM = 4
#: Letters, with the figures they stand with, are a word of their own: 3D, CETC.
_LATIN = re.compile("([A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*)")
#: From this share of characters used for foreign sounds on, a trade name may be a foreign word.
_MOSTLY = 0.34
#: A trade name of more characters has one reading only.
_LONG = 4


class Cut(NamedTuple):
    """A stretch of a name, and the word it is, None where no word explains it."""

    start: int
    end: int
    told: Entry | None


#: The cheapest way to a position: its price, where its last word begins, what that is, and whether none explains it.
_Step = tuple[float, int, Entry | None, bool]


def organisation(text: str) -> tuple[tuple[Piece, ...], Form | None]:
    """The parts of an organisation's name written without blanks, and its legal form.

    >>> pieces, form = organisation("厦门林多航空发动机股份有限公司")
    >>> [p.word for p in pieces], form.family
    (['xiamen', 'linduo', 'hangkongfadongji'], 'stock')
    """
    written = simplify(text)
    if whole := han_forms().get(written):
        return (), whole
    written, form = strip_han_form(written)
    return _pieces(written, form is None), form or _inner_form(written)


def _inner_form(text: str) -> Form | None:
    return next(
        (f for spelling, f in han_forms().items() if len(spelling) >= _SHORTEST_FORM and spelling in text), None
    )


@lru_cache(maxsize=16_384)
def _pieces(text: str, formless: bool) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for stretch in filter(None, _LATIN.split(text)):
        if _LATIN.fullmatch(stretch):
            pieces.append(unknown(stretch))
            continue
        for cut in cuts(stretch):
            if cut.told is not None or not (formless and stretch[cut.start : cut.end] in han_forms()):
                pieces.append(piece(stretch, cut))
    return tuple(pieces)


def piece(text: str, cut: Cut) -> Piece:
    """The piece that a part of a text is."""
    part = text[cut.start : cut.end]
    return unknown(part) if cut.told is None else _known(part, cut.told)


def unexplained(text: str) -> tuple[str, ...]:
    """The stretches of an organisation's name that no word explains: its trade name, in simplified characters.

    >>> unexplained("无锡蓝塔液压机械有限公司")
    ('蓝塔',)
    """
    written, _ = strip_han_form(simplify(text))
    return tuple(written[c.start : c.end] for c in cuts(written) if c.told is None and _LATIN.search(written) is None)


def cuts(text: str) -> list[Cut]:
    """The cheapest way to explain a name: stretches of known words, and of characters that no word explains."""
    size = len(text)
    best: list[_Step] = [(inf if end else 0.0, 0, None, False) for end in range(size + 1)]
    for start in range(size):
        cost, _, _, loose = best[start]
        further = cost + _UNKNOWN + (0.0 if loose else _STRETCH)
        if further < best[start + 1][0]:
            best[start + 1] = (further, start, None, True)
        for end, price, told in _words_at(text, start):
            if cost + price < best[end][0]:
                best[end] = (cost + price, start, told, False)
    found: list[Cut] = []
    end = size
    while end:
        _, start, told, loose = best[end]
        while loose and start and best[start][3]:
            start = best[start][1]
        found.append(Cut(start, end, told))
        end = start
    return found[::-1]


def _words_at(text: str, start: int) -> Iterator[tuple[int, float, Entry | None]]:
    """The known words, numbers and legal forms (None) that begin at a position: their ends, prices and entries."""
    if number := number_at(text, start):
        yield number[0], _WORD, number[1]
        return
    known, forms, size = lexicon(), han_forms(), len(text)
    for end in range(start + 1, min(size, start + LONGEST) + 1):
        part = text[start:end]
        if part not in known or (end - start == 1 and end < size):
            if end - start >= _SHORTEST_FORM and part in forms:
                yield end, _WORD, None
            continue
        if told := entry(part):
            price = _LAST_CHARACTER if end - start == 1 else _NAME if told.foreign else _WORD
            yield end, price, told
            if told.kind == "place" and text[end : end + 1] in _RANKS and text[end : end + 2] not in known:
                yield end + 1, price, told


def _known(part: str, told: Entry) -> Piece:
    if told.kind == "number":
        return Piece(told.spoken, told.spoken, "number", (told.spoken,), (), told.meanings)
    return _word(part)


@lru_cache(maxsize=16_384)
def _word(part: str) -> Piece:
    told = entry(part) or entry(part[:-1])
    if told is None:
        return unknown(part)
    word = told.spoken or romanise(part).replace(" ", "") or part
    key = told.meanings[0] if " " not in told.meanings[0] else fold(word)
    readings = in_pinyin(part)[:2] if told.kind == "word" else ()
    sounds = _sounds(part) if told.foreign else ""
    return Piece(word, key, told.kind, told.initials or (word[:1],), readings, told.meanings, sounds)


@lru_cache(maxsize=16_384)
def unknown(part: str) -> Piece:
    """The part of a name that no word explains: a trade name, mostly read aloud, at times translated."""
    word = romanise(part).replace(" ", "") or part  # a character that no table reads stands for itself
    if _LATIN.fullmatch(part) or any(script_of(c) != "han" for c in part):
        kind: PieceKind = "number" if any(c.isdigit() for c in word) else "word"
        return Piece(word, (word.lstrip("0") or word) if kind == "number" else fold(word), kind, (word[:1],))
    readings = list(in_pinyin(part))
    if len(part) <= _LONG:
        readings += elsewhere(part, korean=False)
    for system in ("japanese-family", "japanese-given"):
        readings += table()[system].get(part, ())
    said = tuple(" ".join(fold(w) for w in words) for words in meanings(part))
    return Piece(word, fold(word), "word", (word[:1],), tuple(dict.fromkeys(readings)), said, _sounds(part))


def _sounds(part: str) -> str:
    """What a trade name sounds like, where most of its characters are such as foreign names are written with."""
    foreign = len(part) > 1 and transliterates(part) >= (_MOSTLY if len(part) > 2 else 1.0)
    return spoken(part, tuple(in_pinyin(part)[0].split())) if foreign else ""
