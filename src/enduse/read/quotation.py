"""Quotations that run over sentences: what stands between quotation marks belongs to the voice that was named last."""

import re
from collections.abc import Sequence

from enduse.read.saying import Saying
from enduse.read.segment import Sentence
from enduse.read.speakers import Link

_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'
#: A quotation left open for longer lost its closing mark.
_LONGEST = 6
_MARKS = re.compile(f"[{_OPENING}{_CLOSING}{_STRAIGHT}]")


class Quotations:
    """Remembers, sentence by sentence, who was quoted last in the paragraph."""

    def __init__(self) -> None:
        self._paragraph = -1
        self._speaker: tuple[Link, ...] = ()
        self._cue = (0, 0)
        self._open = False  # whether the sentence before left a quotation open

    def carried(self, sentence: Sentence, sayings: Sequence[Saying]) -> Saying | None:
        """What a sentence says in the voice of an earlier one; None where it names its own, or quotes nobody."""
        if sentence.paragraph != self._paragraph and not self._open:
            self._speaker = ()
        began = self._open
        quoted = began or sentence.text.lstrip()[:1] in {*_OPENING, _STRAIGHT}
        end = self._closing(sentence, began)
        if not quoted or not self._speaker or any(s.start < end and sentence.start < s.end for s in sayings):
            return None
        return Saying(chain=self._speaker, start=sentence.start, end=end, cue=self._cue, at=-1)

    def spans(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The stretches of a sentence that stand between quotation marks."""
        found: list[tuple[int, int]] = []
        begun = sentence.start if self._open else None
        for mark in _MARKS.finditer(sentence.text):
            c, at = mark.group(), sentence.start + mark.start()
            if begun is None and c not in _CLOSING:
                begun = at
            elif begun is not None and c not in _OPENING:
                found.append((begun, at + 1))
                begun = None
        return [*found, (begun, sentence.end)] if begun is not None else found

    def note(self, sentence: Sentence, sayings: Sequence[Saying]) -> None:
        """A sentence was read: who it quotes, and whether the quotation goes on."""
        end = self._closing(sentence, self._open) if self.opens(sentence) else sentence.start
        end = sentence.start if end == sentence.end and not self._open else end  # never closed: a mark was lost
        own = [s for s in sayings if s.chain and s.at >= 0 and s.form == "clause" and s.cue[0] >= end]
        if own:
            self._speaker, self._cue = own[0].chain, own[0].cue
        self._paragraph = sentence.paragraph
        for c in _MARKS.findall(sentence.text):
            if c in _OPENING or c in _CLOSING:
                self._open = c in _OPENING
            elif c == _STRAIGHT:
                self._open = not self._open

    def opens(self, sentence: Sentence) -> bool:
        """Whether the sentence begins within quotation marks, so that who speaks stands behind them."""
        return self._open or sentence.text.lstrip()[:1] in {*_OPENING, _STRAIGHT}

    def _closing(self, sentence: Sentence, began: bool) -> int:
        """Where the quotation that holds the sentence's beginning ends."""
        begun = began
        for mark in _MARKS.finditer(sentence.text):
            c, at = mark.group(), sentence.start + mark.start()
            if c in _OPENING or (c == _STRAIGHT and not begun):
                begun = True
            elif (c in _CLOSING or c == _STRAIGHT) and begun:
                return at
        return sentence.end


def closed(sentence: Sentence) -> int:
    """Where the quotation ends that a sentence begins within."""
    mark = next((m for m in _MARKS.finditer(sentence.text) if m.group() not in _OPENING), None)
    return sentence.start + mark.start() if mark is not None else sentence.end


def closings(sentences: Sequence[Sentence]) -> list[Sentence | None]:
    """For each sentence that leaves a quotation open, the one of its paragraph that closes it."""
    found: list[Sentence | None] = [None] * len(sentences)
    waiting: list[int] = []
    begun = False
    for n, sentence in enumerate(sentences):
        if waiting and (sentence.paragraph != sentences[waiting[0]].paragraph or len(waiting) > _LONGEST):
            waiting, begun = [], False
        for mark in _MARKS.findall(sentence.text):
            begun = mark in _OPENING or (mark == _STRAIGHT and not begun)
        if begun:
            waiting.append(n)
        else:
            for m in waiting:
                found[m] = sentence
            waiting = []
    return found
