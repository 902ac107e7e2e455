"""What are the words of a name, and how much does each tell? A name becomes tokens: folded, weighed, with their
initials."""

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from enduse.compare.fold import fold
from enduse.compare.forms import Form, split_words, strip_forms
from enduse.compare.han.persons import Written
from enduse.compare.han.persons import person as han_person
from enduse.compare.han.piece import Piece
from enduse.compare.han.split import organisation, unknown
from enduse.compare.scripts import romanise, script_of, scripts_of
from enduse.compare.words import Word, parts, together, word_for, words

TokenKind = Literal["word", "generic", "place", "country", "filler", "acronym", "number", "initial"]

#: How much a token of each kind tells about which party is meant. A trade name counts in full; plain vocabulary little.
WEIGHTS: dict[str, float] = {
    "word": 1.0, "number": 1.0, "acronym": 0.6, "place": 0.5, "initial": 0.4, "country": 0.35, "generic": 0.3,
    "filler": 0.0, }  # fmt: skip
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_VOWELS = frozenset("aeiouy")
#: Dots between the parts of a foreign name in Chinese characters.
_DOTS = frozenset("·•・‧∙⋅．.")
_DIGRAPHS = ("shch", "sh", "ch", "ts", "kh", "zh", "ya", "yu", "ye")


class Token(Struct, frozen=True):
    """One word of a name. `key` is its meaning (`=plant`) or its folded spelling; `initials` may stand for it in an
    acronym. Of a word in Chinese characters, `readings`, `meanings` and `sounds` are those of its `Piece`."""

    word: str
    key: str
    kind: TokenKind
    initials: tuple[str, ...]
    arabic: bool = False
    readings: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    sounds: str = ""

    @property
    def weight(self) -> float:
        """How much it tells about which party is meant."""
        return WEIGHTS[self.kind]


class Parsed(Struct, frozen=True):
    """A name taken apart. `squashed` is the name without blanks and forms; `whole` with its forms; `country` where
    the form or a place in the name says one."""

    text: str
    tokens: tuple[Token, ...]
    forms: tuple[Form, ...]
    squashed: str
    whole: str
    countries: tuple[str, ...]
    person: bool
    han: bool


@lru_cache(maxsize=300_000)
def parse(text: str, person: bool = False) -> Parsed:
    """Take a name apart. In a person's name no word is vocabulary and there is no legal form."""
    written = split_words(text) if person else together(split_words(text))
    forms: tuple[Form, ...] = ()
    keep: tuple[int, ...] = tuple(range(len(written)))
    if not person:
        keep, forms = strip_forms(written)
    tokens: list[Token] = []
    shouted = not any(c.islower() for c in text)
    for position in keep:
        word = written[position]
        if scripts_of(word) & {"han", "kana", "hangul"}:
            found, form = _joined(word, person, _written_as(text, len(written)))
            tokens += found
            forms = (*forms, form) if form else forms
        else:
            tokens += [_token(part, person, shouted) for part in ((word,) if person else parts(word))]
    told = tuple(tokens)
    countries = {f.country for f in forms if f.country}
    if not person:
        countries |= {w.country for t in told for w in _places(t) if w.country}
    return Parsed(
        text=text,
        tokens=told,
        forms=forms,
        squashed=fold("".join(t.word for t in told if t.kind != "filler")),
        whole=fold("".join(romanise(w).replace(" ", "") for w in written)),
        countries=tuple(sorted(countries)),
        person=person,
        han="han" in scripts_of(text),
    )


def _places(token: Token) -> list[Word]:
    """The places and countries that a word or phrase names."""
    keys = token.meanings[0].split() if token.meanings else [token.key]
    known = (words().concepts.get(key[1:]) for key in keys if key[0] == "=")
    return [word for word in known if word and word.kind in ("place", "country")]


def _token(written: str, person: bool, shouted: bool) -> Token:
    """The token of one word in an alphabet. `shouted`: the whole name is in capitals, so capitals say nothing."""
    word = romanise(written).replace(" ", "") or written
    arabic = script_of(written[0]) == "arabic"
    if any(c.isdigit() for c in word):
        word = _ORDINAL.sub("", word)
        return Token(word, word.lstrip("0") or word, "number", (word,))
    known = None if person else word_for(word)
    if len(word) == 1 and not known:
        return Token(word, word, "initial", (word,))
    if known:
        initials = (word[0],) if known.kind == "filler" else known.initials
        return Token(word, "=" + known.concept, known.kind, initials)
    if not person and len(written) <= 6 and written.isupper() and (not shouted or not _VOWELS & set(word)):
        return Token(word, fold(word), "acronym", (word[0], word))
    starts = tuple(d for d in _DIGRAPHS if word.startswith(d))
    return Token(word, fold(word), "word", (word[0], *starts), arabic)


def _written_as(text: str, words: int) -> Written:
    return "whole" if words == 1 else "foreign" if any(c in _DOTS for c in text) else "part"


def _joined(text: str, person: bool, written_as: Written) -> tuple[list[Token], Form | None]:
    """The tokens of a name written without blanks, and its legal form."""
    form = None
    if not person:
        pieces, form = organisation(text)
    elif scripts_of(text) == {"han"}:
        pieces = han_person(text, written_as)
    else:
        pieces = (unknown(text),)
    return [_from_piece(piece) for piece in pieces], form


def _from_piece(p: Piece) -> Token:
    return Token(p.word, p.key, p.kind, p.initials, False, p.readings, p.meanings, p.sounds)
