"""Persons in Chinese text: foreign names with dots, and family names beside a post or a verb of saying."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from enduse.compare.han.lexicon import foreign_names, lexicon, transliterates
from enduse.read.han.cutting import Cut, is_word
from enduse.read.han.tables import words
from enduse.read.names.found import Spot
from enduse.read.names.han_tables import cues, place_called, posts, surnames

_DOT = re.compile("[\u3400-\u9fffA-Za-z.]·(?=[\u3400-\u9fffA-Za-z])")
#: Characters that never stand in a foreign name although they may in others.
NO_SOUND = frozenset("的和与及在是为对从把被将给了称说据于至以并其该而经到让等有无也都则因由向")
_IS = frozenset("为是系")
_SPEAKS = re.compile("(?:[^，。；]{0,4})(?:表示|说|称|指出|告诉|认为|强调|透露|否认|承认|辩称|坦言|回应|解释)")


@cache
def _untold() -> re.Pattern[str]:
    """瞿某某, 李某: a name that a court leaves out."""
    family = "".join(sorted(surnames()))
    return re.compile(f"(?<![\u4e00-\u9fff])[{family}]某{{1,2}}(?![家些个种人国地处公])|[{family}]某某")


@cache
def _after() -> re.Pattern[str]:
    """What may stand right behind a name."""
    return re.compile("[，。；：、！？（）”’《“ ]|$|" + "|".join(sorted(words("words.persons", "behind"))))


def persons(folded: str, start: int, end: int, words: Sequence[Cut]) -> Iterator[Spot]:
    """Persons between two offsets."""
    yield from dotted(folded, start, end, words)
    yield from _with_post(folded, start, end, words)
    for m in _untold().finditer(folded, start, end):
        yield Spot(m.start(), m.end(), "person", m.group())
    for k, word in enumerate(words):
        if (
            word.tag.startswith("nr")
            and 2 <= len(word.text) <= 4
            and chinese(word.text)
            and not (word.text in lexicon() or word.text in posts())
        ):
            beside = k and cues().titles.fullmatch(words[k - 1].text)
            if beside or _SPEAKS.match(folded, word.end):
                yield Spot(word.start, word.end, "person", word.text, guessed=not beside)


def dotted(folded: str, start: int, end: int, words: Sequence[Cut]) -> Iterator[Spot]:
    """Foreign names with dots between their parts: 约翰·史密斯. Beyond the outer dots only as far as sounds go."""
    edges = {w.start for w in words} | {w.end for w in words}
    known = {(w.start, w.end): w for w in words}
    at = start
    for m in _DOT.finditer(folded, start, end):
        if m.start() < at:
            continue
        first, last = m.start(), m.end()
        while first > start and (_sounds(folded[first - 1]) or _named(words, first - 1)) and m.end() - first < 9:
            if _word_ends(known, first) or folded.endswith(tuple(posts()), 0, first):
                break
            first -= 1
        while last < end:
            if folded[last] == "·" and last + 1 < end:
                last += 1
                continue
            if folded[last - 1] == "·" and not _sounds(folded[last]):
                word = next((w for w in words if w.start == last and not w.tag.startswith(("x", "p", "u"))), None)
                last = word.end if word is not None else last
                break
            begins_word = last in edges and folded[last - 1] != "·" and _word_begins(known, last)
            if not _sounds(folded[last]) or begins_word:
                break
            last += 1
        at = last
        if folded[first:last].count("·") and last - first > 3:
            yield Spot(first, last, "person", folded[first:last])


def _named(words: Sequence[Cut], at: int) -> bool:
    """Whether a character stands in a word that is tagged as a name."""
    return any(w.start <= at < w.end and w.tag.startswith(("nr", "nz")) for w in words)


def _word_ends(known: dict[tuple[int, int], Cut], at: int) -> bool:
    """Whether an everyday word ends right before a place: 商人 before a name."""
    return any(b == at and b - a > 1 and _everyday(w) for (a, b), w in known.items())


def _word_begins(known: dict[tuple[int, int], Cut], at: int) -> bool:
    return any(
        a == at and (b - a > 1 or w.tag[:1] in {"v", "p", "c", "u", "d"}) and _everyday(w)
        for (a, b), w in known.items()
    )


def _everyday(word: Cut) -> bool:
    """Whether a word is none of a name: not tagged as a name, and not all of it sounds."""
    if cues().titles.fullmatch(word.text):
        return True
    if word.tag.startswith("nr") or word.text in foreign_names():
        return False
    return (
        word.tag[:1] in {"v", "n", "d", "p", "c", "u", "a", "b", "f", "t", "m", "l", "i"}
        and transliterates(word.text) < 1.0
    )


def _sounds(character: str) -> bool:
    if character in NO_SOUND:
        return False
    return (character.isascii() and (character.isalpha() or character == ".")) or (
        "\u3400" <= character <= "\u9fff" and transliterates(character) > 0
    )


def chinese(text: str) -> bool:
    """Whether characters look like a Chinese name: a family name and one or two more."""
    if text[:2] in words("words.persons", "double"):
        return 3 <= len(text) <= 4
    return text[:1] in surnames() and 2 <= len(text) <= 3


def _with_post(folded: str, start: int, end: int, words: Sequence[Cut]) -> Iterator[Spot]:
    """A name behind a post (发言人毛某某) or before one (李先生)."""
    for m in cues().titles.finditer(folded, start, end):
        at = m.end()
        if folded[at : at + 1] in _IS and m.group() in posts() and chinese(folded[at + 1 : at + 4]):
            at += 1  # 股东为何启明
        found = _name_at(folded, at, end, words)
        if found is not None and place_called(folded[at:found]) is None:
            yield Spot(at, found, "person", folded[at:found])
    for m in cues().behind.finditer(folded, start, end):
        for size in (3, 2, 1):
            first = m.start() - size
            name = folded[max(first, 0) : m.start()]
            edge = first >= start and (
                first == start or not folded[first - 1].isalnum() or any(w.start == first for w in words)
            )
            if name in posts():
                break  # 董事|总经理
            word = size == 2 and _is_word(words, first, m.start())  # 车间|主任
            family = size == 1 and name in surnames() and m.group() != "氏"
            if edge and not word and ((size > 1 and chinese(name)) or family):
                stop = m.end() if size == 1 else m.start()
                yield Spot(first, stop, "person", folded[first:stop])
                break


def _name_at(folded: str, at: int, end: int, words: Sequence[Cut]) -> int | None:
    """Where the name that begins at a place ends; None where none begins."""
    if at >= end or folded[at] in NO_SOUND:
        return None
    starred = re.compile("[\u3400-\u9fff][某×Xx*]{1,2}").match(folded, at, end)
    if starred and starred.group()[0] in surnames():
        return starred.end()
    for size in (4, 3, 2):
        name = folded[at : at + size]
        if any(w.start == at and w.end - at > 1 and _everyday_word(w) for w in words):
            break
        if len(name) == size and chinese(name) and _ends_at(folded, at + size, words) and name not in lexicon():
            earlier = any(w.start == at and w.text == name[0] and w.tag == "d" for w in words)
            if any(c in NO_SOUND for c in name[1:]) or (size == 2 and _is_word(words, at, at + 2)):
                continue
            if earlier and is_word(name[1:]):  # 主管|曾|交代
                continue
            return at + size
    stop = at
    while stop < end and _sounds(folded[stop]) and transliterates(folded[stop]) == 1.0 and stop - at < 7:
        stop += 1
    while stop - at >= 2:
        if _ends_at(folded, stop, words) and not _is_word(words, at, stop) and folded[at:stop] not in lexicon():
            return stop
        stop -= 1
    return None


def _everyday_word(word: Cut) -> bool:
    """Whether rjieba's dictionary has a word, and not as a name."""
    if word.tag == "ns" and word.text[0] in surnames() and place_called(word.text) is None:
        return False  # 黎国|保
    return not word.tag.startswith(("nr", "nz", "x")) and is_word(word.text)


def _ends_at(folded: str, stop: int, words: Sequence[Cut]) -> bool:
    """Whether a name may end at a place: a mark, a verb or a preposition stands behind."""
    return bool(_after().match(folded, stop)) or any(w.start == stop and w.tag[:1] in "vpdc" for w in words)


def whole_name(folded: str, start: int, end: int, words: Sequence[Cut]) -> int | None:
    """Where a name of two characters ends that cannot end there: 周立|群称."""
    longer = folded[start : end + 1]
    if end - start != 2 or not chinese(longer) or len(longer) != 3 or _ends_at(folded, end, words):
        return None
    following = next((w for w in words if w.start == end), None)
    single = following is not None and following.end == end + 1 and following.tag[:1] in {"n", "a", "j", "x", "z"}
    return end + 1 if single and _ends_at(folded, end + 1, words) else None


def _is_word(words: Sequence[Cut], start: int, end: int) -> bool:
    """Whether the characters are an everyday word."""
    return any(w.start == start and w.end == end and not w.tag.startswith("nr") for w in words)
