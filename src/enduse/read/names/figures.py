"""The times and amounts of a document's sentences, each worked out once: names and claims both ask for them."""

from enduse.read.messages import day_at
from enduse.read.names.amounts import Amount, quantities
from enduse.read.names.times import Time, times
from enduse.read.segment import Sentence
from enduse.records.document import Document


class Figures:
    """Asked by sentence."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[tuple[int, int], tuple[tuple[Time, ...], tuple[Amount, ...]]] = {}

    def of(self, sentence: Sentence) -> tuple[tuple[Time, ...], tuple[Amount, ...]]:
        """The times and the amounts of an English sentence."""
        place = (sentence.start, sentence.end)
        if place not in self._known:
            when = times(self._document.text, sentence.tokens, day_at(self._document, sentence.start))
            self._known[place] = when, quantities(self._document.text, sentence.tokens, when=when)
        return self._known[place]
