"""A goods phrase made ready: which known words stand where, and what is the thing itself and what is said beside it."""

import re
from collections import defaultdict
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from enduse.screen.goods.lexicon import Lexicon, near, small, starting
from enduse.screen.goods.words import Word, plain, split

#: Longer texts are cut: a description of goods is no essay.
LONGEST = 600
_BREAK = re.compile(r"[,;:|\n()\[\]{}、。]+|\s[-–—/]\s|(?<=\w\w\w)\.\s+(?=[A-ZА-Я][a-zа-я])|(?<=[㐀-鿿])\s+")
#: Abbreviations of "with": "w/ charger", "c/w probes".
_SHORT_WITH = re.compile(r"(?<![A-Za-z])(?:[cC]/[wW](?![A-Za-z])|[wW]/)")
#: "X for Y" and "with X" in Chinese: 用 parts what it is for from what it is, but not in 万用表 or 专用.
_USED_FOR = re.compile(r"(?<![万通专家军民使适医车船商农食日备作利耐饮])用(?![表于途户电])")
_ASIDE_FROM = re.compile(r"(?:适?用于|适合|适配|带有|带|含|附)")

Spot = tuple[int, int]


class Piece(NamedTuple):
    """A stretch of a phrase: the number of its part (parts end at commas), and whether it stands beside the thing."""

    start: int
    end: int
    part: int
    aside: bool


class Phrase:
    """What a phrase holds, seen with the eyes of a lexicon."""

    def __init__(self, text: str, known: Lexicon) -> None:
        self.text = plain(text[:LONGEST])
        self.words = split(self.text)
        self.shouted = self.text.upper() == self.text and self.text.lower() != self.text
        self._known = known
        self.pieces = tuple(_pieces(self.text, self.words))

    @cached_property
    def spots(self) -> dict[str, list[Spot]]:
        """Where each known key stands, words with slips, cut short, joined or parted included."""
        found: dict[str, list[Spot]] = defaultdict(list)
        for word in self.words:
            spot = (word.start, word.end)
            if word.script == "han":
                self._han(word, found)
            elif word.cut and (word.script == "cyrillic" or word.key not in self._known.keys):
                for key in starting(word.text):
                    found[key].append(spot)
            elif word.key in self._known.keys:
                found[word.key].append(spot)
            elif word.key in self._known.joined:
                for key in self._known.joined[word.key]:
                    found[key].append(spot)
            elif word.key not in small("plain") and (meant := near(word.key)):
                found[meant].append(spot)
        for left, right in pairwise(self.words):
            joined = left.key + right.key
            if left.script == right.script != "han" and right.start - left.end <= 1 and joined in self._known.keys:
                found[joined].append((left.start, right.end))
        return found

    def _han(self, word: Word, found: dict[str, list[Spot]]) -> None:
        for start in range(len(word.text)):
            for size in range(1, min(self._known.longest, len(word.text) - start) + 1):
                key = word.text[start : start + size]
                if key in self._known.han:
                    found[key].append((word.start + start, word.start + start + size))

    def piece(self, spot: Spot) -> Piece:
        """The stretch that a spot lies in."""
        return next((p for p in self.pieces if p.start <= spot[0] < p.end), self.pieces[-1])

    def gauged(self, left: Spot, right: Spot) -> bool:
        """Whether a figure stands between two spots: what follows it in an English phrase is a property."""
        return any(w.text[0].isdigit() for w in self.words if left[1] <= w.start and w.end <= right[0])

    def within(self, piece: Piece) -> list[Word]:
        """The words of a stretch; a run of Chinese signs is cut to it."""
        held = []
        for word in self.words:
            start, end = max(word.start, piece.start), min(word.end, piece.end)
            if start < end:
                cut = self.text[start:end].casefold()
                held.append(word._replace(start=start, end=end, text=cut, key=cut) if word.script == "han" else word)
        return held


def _pieces(text: str, words: tuple[Word, ...]) -> list[Piece]:
    """The stretches of a phrase. At least one."""
    found: list[Piece] = []
    at = 0
    breaks: list[re.Match[str] | None] = [*_BREAK.finditer(text), None]
    for part, match in enumerate(breaks):
        end = match.start() if match else len(text)
        found += _parted(text, words, at, end, part)
        at = match.end() if match else end
    return found or [Piece(0, len(text) + 1, 0, False)]


def _parted(text: str, words: tuple[Word, ...], start: int, end: int, part: int) -> list[Piece]:
    """What of one part is the thing, and what stands beside it."""
    cuts: list[tuple[int, bool]] = [(start, False)]  # from where, and whether aside
    for word in words:
        if not start <= word.start < end:
            continue
        if word.script == "han":
            cuts += _han_cuts(text, word)
        elif _property(text, words, word, start):
            cuts.append((word.start, True))
        elif word.text in small("aside") and text[word.start - 1 : word.start] != "-":
            before = [w for w in words if start <= w.start < word.start]
            if word.text != "of" or not before or any(w.key not in small("holder") for w in before):
                cuts.append((word.start, True))
    cuts += [(match.start(), True) for match in _SHORT_WITH.finditer(text, start, end)]
    cuts = sorted(set(cuts))
    bounds = [*(at for at, _ in cuts[1:]), end]
    return [Piece(at, to, part, aside) for (at, aside), to in zip(cuts, bounds, strict=True) if to > at]


def _property(text: str, words: tuple[Word, ...], word: Word, start: int) -> bool:
    """Whether a word only says how the thing is mounted or packed: "PCB mount", "bag of 100", "tray 900"."""
    at = words.index(word)
    if word.script != "latin" or at == 0 or words[at - 1].start < start or at + 1 >= len(words):
        return False
    after = words[at + 1]
    if after.text in ("mount", "mounted", "mounting"):
        return True
    if word.text == "din" and after.text == "rail":
        return True
    if after.text == "of" and at + 2 < len(words):
        after = words[at + 2]
    counted = after.text.isdigit() or text[word.start - 1] == "/"
    return counted and word.key in small("packing")


def _han_cuts(text: str, word: Word) -> list[tuple[int, bool]]:
    cuts: list[tuple[int, bool]] = []
    body = text[word.start : word.end]
    aside = None
    for match in _ASIDE_FROM.finditer(body):
        cuts.append((word.start + match.start(), True))
        aside = match.end()
    of = body.rfind("的")
    if of > 0:
        if aside is None:
            cuts.append((word.start, True))
        cuts.append((word.start + of + 1, False))
    elif aside is None and (used := _USED_FOR.search(body)) and used.start() and used.end() < len(body):
        cuts += [(word.start, True), (word.start + used.end(), False)]
    return cuts
