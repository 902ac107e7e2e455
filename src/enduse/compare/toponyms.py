"""Which places do words name or make adjectives of? "Lagos Marine", "томский", "新西伯利亚的"."""

from collections.abc import Iterator

from enduse.compare.forms import split_words
from enduse.compare.inflected import adjectives, dictionary_forms, nouns
from enduse.compare.scripts import scripts_of
from enduse.reference.places import Place, demonym, lookup, place

#: Words that make another place of a place.
_PARTS = frozenset({"South", "North", "East", "West", "New", "Upper", "Lower", "Южный", "Северный", "Новый"})
_LONGEST = 6  # of a place's name in Chinese characters


def places_in(words: str) -> Iterator[Place]:
    """The places that words name or make adjectives of."""
    if "han" in scripts_of(words):
        yield from _in_han(words)
        return
    written = split_words(words)
    taken = -1
    for position, word in enumerate(written):
        if position <= taken:
            continue
        if (
            word in _PARTS
            and written[position + 1 : position + 2]
            and not any(_looked_up(" ".join(written[position:end])) for end in (position + 2, position + 3))
        ):
            taken = position + 1  # South Karelia is no Karelia
            continue
        for end in (position + 3, position + 2, position + 1):
            run = written[position:end]
            if len(run) == end - position and run[0][:1].isupper() and (known := _looked_up(" ".join(run))):
                yield known
                taken = end - 1
                break
        else:
            codes = (code for form in (word, *adjectives(word)) if (code := demonym(form)))
            if (code := next(codes, None)) and (country := place(code)):
                yield country
            elif found := next((p for noun in nouns(word) if (p := lookup(noun))), None):
                yield found


def _looked_up(name: str) -> Place | None:
    return lookup(name) or next((p for form in dictionary_forms(name) if (p := lookup(form))), None)


def _in_han(words: str) -> Iterator[Place]:
    position = 0
    while position < len(words):
        for end in range(min(len(words), position + _LONGEST), position + 1, -1):
            if known := lookup(words[position:end]):
                yield known
                position = end - 1
                break
        position += 1
