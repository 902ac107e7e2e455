"""Which passages a model is asked about, and where words stand within one of them."""

import re
from collections.abc import Iterator

from msgspec import Struct

from enduse.read.ground import fold
from enduse.read.segment import Sentence, sentences
from enduse.records.document import Document

#: Whole paragraphs are joined up to so many characters; a longer paragraph is cut between sentences.
LONGEST = 6_000

#: Scripts written without blanks between words.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Passage(Struct, frozen=True):
    """Neighbouring sentences that are asked about at once: `start` to `end` of the document's text."""

    start: int
    end: int
    text: str
    folded: str  # the text under the fold of `ground`
    sentences: tuple[Sentence, ...]

    def find(self, words: str, near: tuple[int, int] | None = None) -> tuple[int, int] | None:
        """Where words stand in this passage, as offsets into the document; None where they do not.

        Of several places the first within `near` is taken, then the last before it, then the first of all.
        """
        spans = list(self.spans(words))
        if near is not None:
            inside = [s for s in spans if near[0] <= s[0] and s[1] <= near[1]]
            before = [s for s in spans if s[1] <= near[0]]
            spans = inside or before[-1:] or spans
        return spans[0] if spans else None

    def spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Every place in this passage where the words stand as whole words, exactly or under the fold of `ground`."""
        parts = fold(words).split() if len(words) <= 2 * len(self.text) else []
        if not parts:
            return
        for m in re.finditer(r"\s+".join(map(re.escape, parts)), self.folded):
            if _whole(self.text, m.start(), m.end()):
                yield self.start + m.start(), self.start + m.end()

    def around(self, span: tuple[int, int]) -> tuple[int, int]:
        """The whole sentences that a span touches."""
        touched = [s for s in self.sentences if s.start < span[1] and span[0] < s.end]
        return (min(touched[0].start, span[0]), max(touched[-1].end, span[1])) if touched else span


def passages(document: Document) -> tuple[Passage, ...]:
    """The prose of a document in passages of at most `LONGEST` characters; no table stands in one."""
    found: list[Passage] = []
    run: list[Sentence] = []
    for paragraph in _paragraphs(sentences(document)):
        if run and (paragraph[-1].end - run[0].start > LONGEST or _apart(document, run[-1].end, paragraph[0].start)):
            found.append(_passage(document, run))
            run = []
        for sentence in paragraph:
            if run and sentence.end - run[0].start > LONGEST:
                found.append(_passage(document, run))
                run = []
            run.append(sentence)
    if run:
        found.append(_passage(document, run))
    return tuple(found)


def _paragraphs(prose: tuple[Sentence, ...]) -> Iterator[list[Sentence]]:
    """The sentences, paragraph by paragraph."""
    here: list[Sentence] = []
    for sentence in prose:
        if here and sentence.paragraph != here[0].paragraph:
            yield here
            here = []
        here.append(sentence)
    if here:
        yield here


def _apart(document: Document, end: int, start: int) -> bool:
    """Whether a table stands between two places."""
    return any(end <= table.start and table.end <= start for table in document.tables)


def _passage(document: Document, run: list[Sentence]) -> Passage:
    start, end = run[0].start, run[-1].end
    text = document.text[start:end]
    return Passage(start, end, text, fold(text), tuple(run))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at either end."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    """Whether the letters on both sides of `at` belong to one word."""
    return 0 < at < len(text) and _lettered(text[at - 1]) and _lettered(text[at])


def _lettered(character: str) -> bool:
    return character.isalnum() and not _UNSPACED.match(character)
