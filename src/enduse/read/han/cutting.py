"""Where Chinese words begin and end: by rjieba where the extra `[zh]` is installed, else by the longest word of our own
tables."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Any

from msgspec import Struct

from enduse.compare.han.lexicon import LONGEST, lexicon
from enduse.read.han.tables import cue_words, place_words, table, words

#: What a document is told where the extra is not installed.
WITHOUT_WORDS = (
    "its Chinese prose was read by tables alone, which miss more names; install the trained tagger "
    "(pip install ./packages/enduse-model-zh in the repository of enduse)"
)


class Cut(Struct, frozen=True):
    """One word: its place, its characters in the fold, and rjieba's part of speech (empty without it)."""

    start: int
    end: int
    text: str
    tag: str


def installed() -> bool:
    """Whether rjieba is there."""
    return find_spec("rjieba") is not None


def cut(folded: str, start: int, end: int) -> list[Cut]:
    """The words between two offsets of a folded text, without the blanks."""
    piece = folded[start:end]
    found, at = [], start
    for word, tag in _tagged(piece) if installed() else _longest(piece):
        if word.strip():
            found.append(Cut(at, at + len(word), word, tag))
        at += len(word)
    return found


@cache
def one_verbs() -> frozenset[str]:
    """The verbs of the frames that have one character."""
    return frozenset(w for frame in table("frames")["verb"] for w in frame["lemmas"].split() if len(w) == 1)


@lru_cache(maxsize=4096)
def _tagged(piece: str) -> tuple[tuple[str, str], ...]:
    found = tuple(word for part in _held(piece) for word in _loosened(part))
    if "".join(w for w, _ in found) != piece:  # a character it cannot hold: no word may shift the offsets
        return tuple(_longest(piece))
    return found


def is_word(word: str) -> bool:
    """Whether rjieba has a word in its dictionary, and did not only guess it."""
    return installed() and bool(_cutter().has_word(word))


@cache
def _cutter() -> Any:
    """rjieba with the cue words and the larger places of our own tables."""
    import rjieba

    cutter = rjieba.Jieba()
    for word, tag in cue_words().items():
        cutter.add_word(word, None, tag)
    for name in place_words():
        if not cutter.has_word(name):
            cutter.add_word(name, None, "ns")
    return cutter


#: Words of one character that rjieba's guess at unknown words may swallow.
_FUNCTION = frozenset("由自称与及将向被把对从经受该为于和并则曾已未在是其据至往给的时后仍")
#: 第三方|向其销售, which a dictionary cuts as 第三|方向.
_TOWARDS = re.compile("(?<=被[指控称])向|(?<=[三买卖对双我中俄美伊乌]方)向(?=[\u3400-\u9fff])(?![前后上下左右])")
#: Two words that a dictionary or a guess holds as one: 拟|向某国出口, 因|其供货, 受访时|说.
_TWO = re.compile("拟[向以将由从在于与对为经赴]|[因使令让]其|是[从由向在]|[时后前间中里][说称讲指先]")
_TURNS = frozenset(["改口"])
_ALONE = {"是": "v", "其": "r", "时": "n", "说": "v", "称": "v", "讲": "v", "指": "v", "先": "d"}
#: Marks of aspect behind a verb: 卖|过.
_ASPECTS = frozenset("了过着")
_PLACED = re.compile("(?<=[由在向从往经至抵到对与和])[\u3400-\u9fff]{2,7}")


@cache
def _silences() -> re.Pattern[str]:
    """Words of silence that a dictionary may cut through: 一事不知|情."""
    listed = [w for key in ("unaware", "declines", "no_reply") for w in words("voices.silence", key) if len(w) > 2]
    return re.compile("|".join(sorted(listed, key=lambda w: (-len(w), w))))


def _held(piece: str) -> Iterator[str]:
    """The text cut before words of silence and 向 behind a side, and around known places right after a marker:
    由|台中|的."""
    at = 0
    for m in sorted((*_silences().finditer(piece), *_TOWARDS.finditer(piece)), key=lambda m: m.start()):
        if m.start() > at:
            yield from _placed(piece[at : m.start()])
            at = m.start()
    yield from _placed(piece[at:])


def _placed(piece: str) -> Iterator[str]:
    """The text cut before and behind known places that stand right after a marker."""
    at = 0
    for m in _PLACED.finditer(piece):
        size = next((n for n in range(len(m.group()), 1, -1) if m.group()[:n] in place_words()), 0)
        if size and m.start() >= at:
            yield from (part for part in (piece[at : m.start()], piece[m.start() : m.start() + size]) if part)
            at = m.start() + size
    if piece[at:]:
        yield piece[at:]


def _loosened(piece: str) -> Iterator[tuple[str, str]]:
    """The words of a text; a word that rjieba only guessed gives back the markers at its ends: 厂自 is 厂 and 自."""
    cutter = _cutter()
    for word, tag in cutter.tag(piece):
        if (
            len(word) > 1
            and word[-1] in _ASPECTS
            and cue_words().get(word[:-1], "v" if word[:-1] in one_verbs() else "") == "v"
        ):
            yield word[:-1], "v"
            yield word[-1], "u"
            continue
        if len(word) == 4 and cue_words().get(word[:2]) == "v" and word[2:] in words("voices.sources", "documents"):
            yield word[:2], "v"
            yield word[2:], "n"  # 签订|合同
            continue
        if _TWO.fullmatch(word):
            yield from ((character, _ALONE.get(character, "p")) for character in word)
            continue
        if len(word) == 3 and word[-1] in "说称" and (word[:2] in _TURNS or not cutter.has_word(word)):
            yield word[:2], "v" if tag == "n" else tag
            yield word[2], "v"  # 改口|说
            continue
        if len(word) in (2, 3) and not word.isascii() and not cutter.has_word(word):
            if word[0] in _FUNCTION:
                yield word[0], "p"
                yield word[1:], tag
                continue
            if word[-1] in _FUNCTION:
                yield word[:-1], tag
                yield word[-1], "p"
                continue
        yield str(word), str(tag)


def _longest(piece: str) -> Iterator[tuple[str, str]]:
    """The longest known word at each place, else runs of letters or figures, else one character."""
    at, known = 0, _known()
    while at < len(piece):
        stop = at + 1
        if piece[at].isascii() and piece[at].isalnum():
            while stop < len(piece) and piece[stop].isascii() and piece[stop].isalnum():
                stop += 1
        else:
            stop = next(
                (at + n for n in range(min(LONGEST, len(piece) - at), 1, -1) if piece[at : at + n] in known), stop
            )
        yield piece[at:stop], ""
        at = stop


@cache
def _known() -> frozenset[str]:
    """Chinese words of our own tables: the lexicon of names, places, cue words."""
    asked = words("voices.negation", "whether") | words("voices.negation", "forbids")
    return frozenset(lexicon()) | set(place_words()) | set(cue_words()) | asked
