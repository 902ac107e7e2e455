"""What are the words of a name, and how much does each tell? A name becomes tokens: folded, weighed, with their
initials."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Literal

from msgspec import Struct, structs

from enduse.compare.fold import fold
from enduse.compare.forms import Form, split_words, strip_forms
from enduse.compare.han.persons import Written
from enduse.compare.han.persons import person as han_person
from enduse.compare.han.piece import Piece
from enduse.compare.han.sounded import parted, sounded
from enduse.compare.han.split import organisation, unknown
from enduse.compare.numerals import ROMAN
from enduse.compare.persons import given_names, particles
from enduse.compare.scripts import romanise, script_of, scripts_of
from enduse.compare.words import Word, is_filler, parts, together, word_as_listed, word_for, words

TokenKind = Literal["word", "generic", "place", "country", "filler", "acronym", "number", "initial", "particle"]

#: How much a token of each kind tells about which party is meant. A trade name counts in full; plain vocabulary little.
WEIGHTS: dict[str, float] = {
    "word": 1.0, "number": 1.0, "acronym": 0.6, "place": 0.5, "initial": 0.4, "country": 0.35, "generic": 0.3,
    "particle": 0.1, "filler": 0.0, }  # fmt: skip
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_VOWELS = frozenset("aeiouy")
#: An initial of a person, and the one letter that two Latin ones stand for: E. A., Yu. S.
_INITIAL = re.compile(r"\b([^\W\d_]|Y[uaeo]|[ZKCS]h|Ts)\.")
_ONE_LETTER = {
    "Yu": "Ю", "Ya": "Я", "Ye": "Е", "Yo": "Ё", "Zh": "Ж", "Kh": "Х", "Ch": "Ч", "Sh": "Ш", "Ts": "Ц",
}  # fmt: skip
_ARTICLE = "ال"
#: Dots between the parts of a foreign name in Chinese characters.
_DOTS = frozenset("·•・‧∙⋅．.")
_DIGRAPHS = ("shch", "sh", "ch", "ts", "kh", "zh", "ya", "yu", "ye")


class Token(Struct, frozen=True, array_like=True, gc=False):
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


class Parsed(Struct, frozen=True, array_like=True, gc=False):
    """A name taken apart. `written` are its words as printed; `countries` those that the form or a place in the name
    says."""

    text: str
    written: tuple[str, ...]
    tokens: tuple[Token, ...]
    forms: tuple[Form, ...]
    countries: tuple[str, ...]
    person: bool
    han: bool

    @property
    def squashed(self) -> str:
        """The key of the name without blanks and forms."""
        return _one_word(tuple([t.word for t in self.tokens if t.kind != "filler"]))

    @property
    def whole(self) -> str:
        """The key of the name without blanks, with its forms."""
        return _one_word(self.written)


@lru_cache(maxsize=16_384)
def _one_word(words: tuple[str, ...]) -> str:
    return fold("".join([romanise(word).replace(" ", "") for word in words]))


def taken_apart(text: str, person: bool = False) -> Parsed:
    """A name taken apart. In a person's name no word is vocabulary and there is no legal form."""
    written = split_words(_INITIAL.sub(_initial, text)) if person else together(split_words(text))
    forms: tuple[Form, ...] = ()
    keep: tuple[int, ...] = tuple(range(len(written)))
    if not person:
        keep, forms = strip_forms(written)
    tokens: list[Token] = []
    shouted = text.upper() == text
    how = "part" if text.isascii() else _written_as(text, len(written))
    for position in keep:
        word = written[position]
        found, form = read_word(word, person, shouted, how)
        tokens += found
        forms = (*forms, form) if form else forms
    told = tuple(tokens)
    if not person and all(t.kind in ("generic", "filler") for t in told):
        told = tuple(map(_in_its_form, told))
    countries = {f.country for f in forms if f.country}
    if not person and any(t.kind in ("place", "country") for t in told):
        countries |= {w.country for t in told for w in _places(t) if w.country}
    return Parsed(
        text=text,
        written=written,
        tokens=told,
        forms=forms,
        countries=tuple(sorted(countries)),
        person=person,
        han=not text.isascii() and "han" in scripts_of(text),
    )


def _initial(found: re.Match[str]) -> str:
    return f"{_ONE_LETTER.get(found[1], found[1])} "


@lru_cache(maxsize=16_384)
def parse(text: str, person: bool = False) -> Parsed:
    """A name taken apart, as `taken_apart` does, and remembered in case it is met again soon."""
    return taken_apart(text, person)


@lru_cache(maxsize=16_384)
def by_sound(text: str) -> Parsed | None:
    """A firm's name in Chinese characters whose foreign parts are taken as sounds, None where it has no such parts."""
    whole = parse(text)
    if not whole.han or len(whole.written) != 1:
        return None
    pieces = sounded(text)
    return structs.replace(whole, tokens=tuple(map(_from_piece, pieces))) if pieces else None


def by_known(text: str, known: Collection[str]) -> Parsed | None:
    """A firm's name in Chinese characters, its trade name parted behind a `known` one in pinyin; None where it is
    not."""
    whole = parse(text)
    if not whole.han or len(whole.written) != 1:
        return None
    pieces = parted(text, known)
    return structs.replace(whole, tokens=tuple(map(_from_piece, pieces))) if pieces else None


@lru_cache(maxsize=16_384)
def read_word(
    written: str, person: bool, shouted: bool, written_as: Written = "part"
) -> tuple[tuple[Token, ...], Form | None]:
    """The tokens of one written word, and the legal form that a word without blanks ends in. `shouted`: the whole name
    is in capitals, so capitals say nothing; `written_as` is for persons' names in Chinese characters."""
    if not written.isascii() and scripts_of(written) & {"han", "kana", "hangul"}:
        found, form = _joined(written, person, written_as)
        return tuple(found), form
    return tuple(_token(part, person, shouted) for part in (_apart(written) if person else parts(written))), None


def _apart(written: str) -> tuple[str, ...]:
    """A word of a person's name, the Arabic article that is written together with it taken off."""
    joined = written.startswith(_ARTICLE) and len(written) > len(_ARTICLE) + 2
    return (_ARTICLE, written[len(_ARTICLE) :]) if joined else (written,)


def _in_its_form(token: Token) -> Token:
    """A plain word in another form than the table's, which in a name of plain words alone tells two firms apart: Новая
    and Новое."""
    if token.word not in words().inflected or word_as_listed(token.word):
        return token
    return structs.replace(token, key=fold(token.word), kind="word")


def _places(token: Token) -> list[Word]:
    """The places and countries that a word or phrase names."""
    keys = token.meanings[0].split() if token.meanings else [token.key]
    known = (words().concepts.get(key[1:]) for key in keys if key[0] == "=")
    return [word for word in known if word and word.kind in ("place", "country")]


def _token(written: str, person: bool, shouted: bool) -> Token:
    """The token of one word in an alphabet."""
    word = romanise(written).replace(" ", "") or written
    arabic = script_of(written[0]) == "arabic"
    if not word.isalpha() and any(c.isdigit() for c in word):
        word = _ORDINAL.sub("", word)
        return Token(word, word.lstrip("0") or word, "number", (word,))
    if not person and written in ROMAN:
        return Token(word, ROMAN[written], "number", (word[0], word))
    known = None if person else word_for(word)
    if known and known.kind == "filler" and len(word) > 2 and not is_filler(word):
        known = None  # Jin is no "in"
    if person and word in particles() and (shouted or len(written) > 1 or written.islower()):
        return Token(word, word, "particle", (word[0],), arabic)
    if (len(word) == 1 or (person and len(written) == 1 and written.isupper())) and not known:
        return Token(word, word, "initial", (word,))
    if known:
        initials = (word[0],) if known.kind == "filler" else known.initials
        return Token(word, "=" + known.concept, known.kind, initials)
    if not person and len(written) <= 6 and written.isupper() and (not shouted or not _VOWELS & set(word)):
        return Token(word, fold(word), "acronym", (word[0], word))
    starts = tuple(d for d in _DIGRAPHS if word.startswith(d)) if word.startswith(_DIGRAPHS) else ()
    given = given_names().get(word) if person else None
    return Token(word, f"=name {given}" if given else fold(word), "word", (word[0], *starts), arabic)


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
